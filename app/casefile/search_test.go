package casefile_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// search brings the index up to date and looks for words.
func search(t testing.TB, s *casefile.Session, words string) []casefile.Hit {
	t.Helper()
	if err := s.Index(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return searchNow(t, s, words)
}

// searchNow looks for words without going through the case again.
func searchNow(t testing.TB, s *casefile.Session, words string) []casefile.Hit {
	t.Helper()
	r, err := s.Search(context.Background(), words, 20)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Complete {
		t.Error("the index does not know all of the case")
	}
	return r.Hits
}

// lines are hits as a person reads them.
func lines(hits []casefile.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, strings.Join(slices.DeleteFunc([]string{
			string(h.Group), h.Label, marked(h.Title), marked(h.Snippet), h.Detail,
		}, func(s string) bool { return s == "" }), " | "))
	}
	return out
}

// findings leaves the findings of what was found.
func findings(hits []casefile.Hit) []casefile.Hit {
	return slices.DeleteFunc(hits, func(h casefile.Hit) bool { return h.Group != casefile.FoundFindings })
}

func marked(m casefile.Marked) string {
	var b strings.Builder
	at := 0
	for _, s := range m.Marks {
		b.WriteString(m.Text[at:s.Start] + "[" + m.Text[s.Start:s.End] + "]")
		at = s.End
	}
	return b.String() + m.Text[at:]
}

func save(t testing.TB, s *casefile.Session, label string, changes ...casefile.Change) {
	t.Helper()
	if err := s.Save(context.Background(), label, changes...); err != nil {
		t.Fatal(err)
	}
}

// fillForSearch puts records of many kinds into the case.
func fillForSearch(t testing.TB, s *casefile.Session, stage2 audit.ID) {
	t.Helper()
	finding := &audit.Finding{
		Record: audit.Record{ID: s.NewID()}, Audit: stage2, Grade: audit.Minor, Requirement: "8.4", DraftNumber: "MK-07", Number: "NC-2026-ST2-02",
		Statement: "No impact assessment of Sørlie was made.", EvidenceText: "Register of 3 May; interview with the model owner.",
	}
	file := &audit.Attachment{Record: audit.Record{ID: s.NewID()}, Name: "Konsekvensvurdering_Sørlie.pdf", SHA256: strings.Repeat("ab", 32), Audit: stage2}
	save(t, s, "Fill",
		casefile.Change{After: finding}, casefile.Change{After: file},
		casefile.Change{After: &audit.Response{Finding: finding.ID, Round: 1, Correction: "Assessed, see Kővári's mail"}},
		casefile.Change{After: &audit.Evidence{Audit: stage2, Method: audit.Interview, Text: "The owner knows of no threshold.", Requirements: []audit.Number{"8.4", "9.1"}}},
		casefile.Change{After: &audit.Note{Audit: stage2, Requirement: "9.1", Text: "Ask again about thresholds", Private: true}},
		casefile.Change{After: &audit.Contact{Name: "Łukasz Großmann", Function: "Quality manager", Email: "lukasz@example.org"}},
		casefile.Change{After: &audit.Complaint{Kind: audit.ComplaintAboutClient, Text: "Images were sent to the wrong ward"}},
		casefile.Change{After: &audit.Meeting{Audit: stage2, Kind: audit.ClosingMeeting, Notes: "The deadline was agreed"}},
	)
}

func TestSearch_findsEverything(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	fillForSearch(t, s, current(t, s).AuditNamed("stage-2").ID)
	tests := []struct {
		words string
		want  []string
	}{
		{"02", []string{"Findings | NC-2026-ST2-02 | No impact assessment of Sørlie was made. | Minor, 8.4, Stage 2"}},
		{"mk-07", []string{"Findings | NC-2026-ST2-02 | No impact assessment of Sørlie was made. | Minor, 8.4, Stage 2"}},
		{"sorlie", []string{
			"Files & documents | Konsekvensvurdering_[Sørlie].pdf | Attachment, Stage 2",
			"Findings | NC-2026-ST2-02 | No impact assessment of [Sørlie] was made. | Minor, 8.4, Stage 2",
		}},
		{"kovari", []string{"Findings | NC-2026-ST2-02 | Assessed, see [Kővári]'s mail | Response, round 1, Stage 2"}},
		{"model owner", []string{"Findings | NC-2026-ST2-02 | No impact assessment of… | …with the [model] [owner]. | Minor, 8.4, Stage 2"}},
		{"thresholds", []string{"Evidence & notes | 9.1 | Ask again about [thresholds] | Private note, Stage 2"}},
		{"lukasz gross", []string{"People & places | [Łukasz] [Großmann] | Quality manager"}},
		{"lukasz@example", []string{"People & places | Łukasz Großmann | [lukasz]@[example].org | Quality manager"}},
		{"ward", []string{"Decisions & complaints | Images were sent to the wrong [ward] | Complaint"}},
		{"deadline agreed", []string{"Audits, plan & meetings | Closing meeting | The [deadline] was [agreed] | Meeting, Stage 2"}},
		{`"NOT" AND (x OR`, nil},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, lines(search(t, s, tt.words))); d != "" {
			t.Errorf("%q (-want +got)\n%s", tt.words, d)
		}
	}
	hits := search(t, s, "8.4")
	if i := slices.IndexFunc(hits, func(h casefile.Hit) bool { return h.Group == casefile.FoundClauses }); i < 0 || hits[i].Record != "8.4" {
		t.Errorf("the clause is not the first of its group in %q", lines(hits))
	}
	response := search(t, s, "kovari")[0]
	if finding := search(t, s, "mk-07")[0]; response.Show != finding.Record || response.OfKind != "finding" || response.Audit != finding.Audit {
		t.Errorf("a response is shown as %+v, want its finding %s", response, finding.Record)
	}
}

func TestSearch_followsTheCase(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	before, err := s.Search(t.Context(), "assessment", 5)
	if err != nil || before.Complete {
		t.Errorf("complete = %v, %v before anything was gone through", before.Complete, err)
	}
	if got := lines(findings(search(t, s, "no assessment"))); len(got) != 1 {
		t.Errorf("found %q, want the finding", got)
	}
	changed := audit.Clone(f)
	changed.Statement = "The register lacks owners"
	save(t, s, "Edit", casefile.Change{Before: f, After: changed})
	if got := lines(searchNow(t, s, "lacks owners")); len(got) != 1 {
		t.Errorf("after the change: found %q", got)
	}
	if got := lines(findings(searchNow(t, s, "no assessment"))); got != nil {
		t.Errorf("after the change: still found %q", got)
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := lines(findings(search(t, s, "no assessment"))); len(got) != 1 {
		t.Errorf("after undo: found %q", got)
	}
	now := current(t, s).Finding(f.ID)
	save(t, s, "Take out", casefile.Change{Before: now})
	if got := lines(findings(searchNow(t, s, "no assessment"))); got != nil {
		t.Errorf("after it was taken out: found %q", got)
	}
}

// A change that another program makes is found once the case is gone through again.
func TestSearch_followsOtherPrograms(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	search(t, s, "x")
	besides := filepath.Join(filepath.Dir(s.Path()), "besides.fieldcase") // a second name has a lock of its own
	if err := os.Link(s.Path(), besides); err != nil {
		t.Fatal(err)
	}
	other, err := casefile.Open(t.Context(), testEnv("JL"), besides, false)
	if err != nil {
		t.Fatal(err)
	}
	newFinding(t, other)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if got := lines(findings(search(t, s, "no assessment"))); len(got) != 1 {
		t.Errorf("found %q, want the finding of the other program", got)
	}
}

func TestIndex_canBeCutOff(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	newFinding(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Index(ctx, nil); !casefile.IsCancelled(err) {
		t.Errorf("error %v, want that it was cancelled", err)
	}
	if got := lines(findings(search(t, s, "no assessment"))); len(got) != 1 {
		t.Errorf("found %q after a pass that was cut off", got)
	}
}

// writtenIn are the fields that people write in, as the search is to know them.
func writtenIn(k *audit.Kind) []audit.Field {
	var out []audit.Field
	for _, f := range k.Fields {
		nobody := []string{
			"rank", "sha256", "media_type", "seed", "sample_seed", "signature", "signing_key", "signing_keys", "profile", "key",
			"asked", "agenda", "checks", "about", "subject", "field", "rule", "number_pattern", "catalogue",
		}
		if f.Type == audit.TextField && f.Format == "" && f.Ref == "" && f.Enum == nil && !slices.Contains(nobody, f.Name) {
			out = append(out, f)
		}
	}
	return out
}

// Whatever is written in whatever field of a record of whatever kind: each word of it finds the record.
func TestSearch_everyWordOfEveryRecord(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	if err := s.Index(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		k := audit.Kinds()[rapid.IntRange(0, len(audit.Kinds())-1).Draw(rt, "kind")]
		fields := writtenIn(k)
		if k.Singleton || len(fields) == 0 {
			return
		}
		r := k.New()
		r.Base().ID = s.NewID()
		f := fields[rapid.IntRange(0, len(fields)-1).Draw(rt, "field")]
		text := rapid.StringMatching(`[a-zæøåőłß]{3,9}( |-|\.|, )[A-ZÆØÅŁ0-9]{1,5}(\n)[é-ň]{4,8}`).Draw(rt, "text")
		if err := f.SetText(r, text); err != nil {
			rt.Fatal(err)
		}
		casefile.TakeIn(s, r)
		for _, word := range strings.Fields(text) {
			found, err := s.Search(context.Background(), word, 1<<20)
			if err != nil {
				rt.Fatal(err)
			}
			if !slices.ContainsFunc(found.Hits, func(h casefile.Hit) bool { return h.Record == r.Base().ID }) {
				rt.Fatalf("%q in %s of a %s finds %d others only", word, f.Name, k.Name, len(found.Hits))
			}
		}
	})
}
