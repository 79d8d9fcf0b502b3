package store_test

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func newIndex(t interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}, documents ...store.Document,
) *store.Index {
	t.Helper()
	x, err := store.NewIndex(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	if err := x.Put(context.Background(), documents...); err != nil {
		t.Fatal(err)
	}
	return x
}

func document(id, label, title, text string) store.Document {
	return store.Document{DocumentKey: store.DocumentKey{Kind: "finding", Record: audit.ID(id)}, Label: label, Title: title, Text: text}
}

// found looks for a query in the first group.
func found(t interface {
	Helper()
	Fatal(...any)
}, x *store.Index, query string,
) []string {
	t.Helper()
	hits, err := x.Find(context.Background(), store.ParseQuery(query), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, string(h.Record))
	}
	return out
}

func TestIndex_findsAsOneTypes(t *testing.T) {
	t.Parallel()
	x := newIndex(t,
		document("nc2", "NC-2026-ST2-02", "Drift reports were not reviewed", "model OP-14, clause 8.4"),
		document("nc3", "NC-2026-ST2-03", "Impact assessment of Sørlie’s system is missing", "clause A.6.2.6, e-mail anna.berg@example.org, 2026-05-03"),
		document("hu", "", "Kővári Łukasz, Straße 12", "ｆｕｌｌ ﬁle 東京病院 İstanbul Þór"),
		document("text", "", "", "The drift was seen in room 80"),
	)
	tests := []struct {
		query string
		want  []string
	}{
		{"ST2-03", []string{"nc3"}},
		{"st2.03", []string{"nc3"}},
		{"03", []string{"nc3"}}, // the number, not the day
		{"2026-05", []string{"nc3"}},
		{"NC-2026-ST2-", []string{"nc3", "nc2"}},
		{"8.4", []string{"nc2"}}, // not room 80
		{"6.2", []string{"nc3"}},
		{"drift", []string{"nc2", "text"}}, // in the title before in the text
		{"dri rev", []string{"nc2"}},
		{"drift missing", nil},
		{"SORLIES", nil},
		{"sorlie", []string{"nc3"}},
		{"sørlie", []string{"nc3"}},
		{"berg@example", []string{"nc3"}},
		{"kovari lukasz", []string{"hu"}},
		{"Strasse", []string{"hu"}},
		{"STRASSE", []string{"hu"}},
		{"full file", []string{"hu"}},
		{"病院", []string{"hu"}},
		{"istanbul thor", []string{"hu"}},
		{"", nil},
		{"  -- ", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, found(t, x, tt.query)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestIndex_followsChanges(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	x := newIndex(t, document("a", "", "first words", ""), document("b", "", "first too", ""))
	if err := x.Put(ctx, document("a", "", "second words", "")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b"}, found(t, x, "first")); diff != "" {
		t.Errorf("after the change (-want +got):\n%s", diff)
	}
	moved := document("a", "", "second words", "")
	moved.Group = 1
	if err := x.Put(ctx, moved); err != nil {
		t.Fatal(err)
	}
	if got := found(t, x, "second"); got != nil {
		t.Errorf("after it went to another group, the first has %v", got)
	}
	if err := x.Drop(ctx, moved.DocumentKey, store.DocumentKey{Kind: "finding", Record: "never there"}); err != nil {
		t.Fatal(err)
	}
	if err := x.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b"}, found(t, x, "first")); diff != "" || x.Len() != 1 {
		t.Errorf("%d documents are left; (-want +got):\n%s", x.Len(), diff)
	}
}

func TestIndex_closed(t *testing.T) {
	t.Parallel()
	x := newIndex(t)
	x.Close()
	x.Close()
	_, err := x.Find(context.Background(), store.ParseQuery("a"), 0, 1)
	wantIs(t, err, store.ErrClosed)
	wantIs(t, x.Put(context.Background(), document("a", "", "b", "")), store.ErrClosed)
}

// drawText draws texts as nobody writes them.
func drawText(t *rapid.T, what string) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[a-zA-Z0-9øÅßłőŐ./_:@"*()^ -]{0,60}`),
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"AND", "OR", "NOT", "NEAR", `"`, "*", "a.b", "-", "title:", "é", "е́", " ", "漢字", "2026-05-04"}), 0, 12),
			func(s []string) string { return strings.Join(s, "") }),
	).Draw(t, what)
}

func TestIndex_everyWordFindsItsText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := document("d", drawText(t, "label"), drawText(t, "title"), drawText(t, "text"))
		x := newIndex(t, d)
		for _, word := range strings.Fields(d.Label + " " + d.Title + " " + d.Text) {
			if q := store.ParseQuery(word); q.Empty() {
				if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Nd, r) }) {
					t.Fatalf("nothing is looked for by %q", word)
				}
				continue
			}
			if len(found(t, x, word)) == 0 {
				t.Fatalf("%q of %+v does not find it", word, d)
			}
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{`"`, `a" OR "b`, "*", "title:x", "(", "NEAR(a b)", "a\x00b", "\xff\xfe", "-", "^a", "a AND", strings.Repeat("a-", 100)} {
		f.Add(s)
	}
	x := newIndex(f, document("d", "A.6.2", "words", "more words"))
	f.Fuzz(func(t *testing.T, text string) {
		q := store.ParseQuery(text)
		if _, err := x.Find(context.Background(), q, 0, 5); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		m, _ := q.Mark(text)
		e := m.Excerpt(20, 8)
		for _, s := range append(m.Marks, e.Marks...) {
			if s.Start >= s.End {
				t.Errorf("%q: mark %v", text, s)
			}
		}
		if n := len(e.Marks); n > 0 && e.Marks[n-1].End > len(e.Text) {
			t.Errorf("%q: mark %v outside of %q", text, e.Marks[n-1], e.Text)
		}
	})
}

func TestQuery_marksWhatItFinds(t *testing.T) {
	t.Parallel()
	tests := []struct{ query, text, want string }{
		{"sor 8.4", "Sørlie: clause 8.4 and 8.41, not 8", "[Sørlie]: clause [8].[4] and [8].[41], not 8"},
		{"straße", "STRASSE, Straßen", "[STRASSE], [Straßen]"},
		{"x", "nothing", "nothing"},
	}
	for _, tt := range tests {
		m, _ := store.ParseQuery(tt.query).Mark(tt.text)
		if got := brackets(m); got != tt.want {
			t.Errorf("%q in %q: %q, want %q", tt.query, tt.text, got, tt.want)
		}
	}
}

func TestMarked_excerpt(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("long before ", 10) + "the drift\nreport " + strings.Repeat("long after ", 10)
	m, _ := store.ParseQuery("drift").Mark(text)
	if got, want := brackets(m.Excerpt(60, 32)), "…long before long before the [drift] report long after long aft…"; got != want {
		t.Errorf("excerpt %q, want %q", got, want)
	}
}

// brackets shows the marks of a text.
func brackets(m store.Marked) string {
	var b strings.Builder
	at := 0
	for _, s := range m.Marks {
		b.WriteString(m.Text[at:s.Start] + "[" + m.Text[s.Start:s.End] + "]")
		at = s.End
	}
	return b.String() + m.Text[at:]
}
