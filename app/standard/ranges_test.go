package standard_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldcase/app/standard"
)

func TestParseRange(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, tc := range []struct{ text, want string }{
		{"", ""},
		{" , ;\n", ""},
		{"4.1", "4.1"},
		{"4.1–4.4, 8.2-8.4", "4.1 4.2 4.3 4.4 8.2 8.3 8.4"},
		{"A.5.2–A.5.5, 7, 9.2", "7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3 9.2.1 9.2.2 A.5.2 A.5.3 A.5.4 A.5.5"},
		{"10", "10.1 10.2"},
		{"A.5", "A.5.2 A.5.3 A.5.4 A.5.5"},
		{"7.1–7.5", "7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3"},
		{"9.3—10.1", "9.3.1 9.3.2 9.3.3 10.1"},
		{"a.10.2 − a.10.4", "A.10.2 A.10.3 A.10.4"},
		{"10.2; 4.1\n4.1,4.1", "4.1 10.2"},
	} {
		got, err := c.ParseRange(tc.text)
		if err != nil || strings.Join(got, " ") != tc.want {
			t.Errorf("ParseRange(%q) = %q, %v; want %q", tc.text, got, err, tc.want)
		}
	}
	if all, err := c.ParseRange("4–10, A"); err != nil || len(all) != 70 {
		t.Errorf("everything is %d items, %v", len(all), err)
	}
}

func TestParseRangeSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, tc := range []struct{ text, piece, message string }{
		{"4.1, 9.4", "9.4", `"9.4": 9.4 is not in ISO/IEC 42001:2023 (nearest: 9.3, 9.2, 9.1)`},
		{"4.1–4.9", "4.1–4.9", `"4.1–4.9": 4.9 is not in ISO/IEC 42001:2023 (nearest: 4.4, 4.3, 4.2)`},
		{"A.6.2.9", "A.6.2.9", `"A.6.2.9": A.6.2.9 is not in ISO/IEC 42001:2023 (nearest: A.6.2.8, A.6.2.7, A.6.2.6)`},
		{"B.2.2", "B.2.2", `"B.2.2": B.2.2 is not in ISO/IEC 42001:2023 (nearest: 9.2.2, A.2.2, `},
		{"10.1, complaints", "complaints", `"complaints": complaints is not in ISO/IEC 42001:2023`},
		{"4.4–4.1", "4.4–4.1", `"4.4–4.1": 4.4 comes after 4.1`},
		{"4.1–", "4.1–", `"4.1–": an end of the range is missing`},
		{"4.1–4.2–4.3", "4.1–4.2–4.3", `"4.1–4.2–4.3": a range has two ends`},
	} {
		_, err := c.ParseRange(tc.text)
		var wrong *standard.RangeError
		if !errors.As(err, &wrong) {
			t.Errorf("ParseRange(%q) gave %v", tc.text, err)
			continue
		}
		if wrong.Piece != tc.piece {
			t.Errorf("ParseRange(%q) blames %q, want %q", tc.text, wrong.Piece, tc.piece)
		}
		if !strings.HasPrefix(wrong.Error(), tc.message) {
			t.Errorf("ParseRange(%q) says %s, want %s", tc.text, wrong, tc.message)
		}
	}
}

// The lists of an audit plan as a lead auditor writes them come back letter by letter.
func TestFormatRangeKeepsPlans(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, text := range []string{
		"", "4.1–4.4, 5.1–5.3, 6.2, 6.3", "7.1–7.5, A.2.2–A.2.4, A.3.2, A.3.3", "6.1.1–6.1.4, 8.2–8.4, A.5.2–A.5.5",
		"A.4.2–A.4.4, A.4.6, A.7.2, A.7.4–A.7.6", "8.1, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.5",
		"A.6.2.6–A.6.2.8, A.8.2–A.8.5", "A.9.2–A.9.4", "A.10.2–A.10.4", "9.1–9.3", "10.1, 10.2", "9.2.2", "9.2, 9.3",
	} {
		ids, err := c.ParseRange(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.FormatRange(ids); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
}

func TestFormatRange(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, tc := range []struct {
		ids  []string
		want string
	}{
		{[]string{"4.3", "4.1", "4.2", "4.1"}, "4.1–4.3"},
		{[]string{"9", "10"}, "9.1–9.3, 10.1, 10.2"},
		{[]string{"Q.1", "10.2", "B.1"}, "10.2, B.1, Q.1"},
		{[]string{"9.1", "9.2.1", "9.3.2"}, "9.1, 9.2.1, 9.3.2"},
		{[]string{"A"}, "A.2.2–A.2.4, A.3.2, A.3.3, A.4.2–A.4.6, A.5.2–A.5.5, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.8, " +
			"A.7.2–A.7.6, A.8.2–A.8.5, A.9.2–A.9.4, A.10.2–A.10.4"},
	} {
		if got := c.FormatRange(tc.ids); got != tc.want {
			t.Errorf("FormatRange(%q) = %q, want %q", tc.ids, got, tc.want)
		}
	}
}

func TestRangeRoundTrip(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"iso-iec-42001-2023", "iso-iec-27001-2022", "iso-9001-2015", "nist-ai-rmf-1.0", "eu-ai-act-2024-1689"} {
		c := load(t, id)
		leaves := ids(c.Auditable())
		rapid.Check(t, func(t *rapid.T) {
			chosen := rapid.SliceOf(rapid.SampledFrom(leaves)).Draw(t, "chosen")
			text := c.FormatRange(chosen)
			got, err := c.ParseRange(text)
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			c.Sort(chosen)
			if want := slices.Compact(chosen); !slices.Equal(got, want) {
				t.Fatalf("%q came back as %q, want %q", text, got, want)
			}
			if again := c.FormatRange(got); again != text {
				t.Fatalf("%q is written again as %q", text, again)
			}
		})
	}
}

func TestParseRangeNeverPanics(t *testing.T) {
	t.Parallel()
	c := aims(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9A.,;–\- aé]{0,20}`).Draw(t, "text")
		ids, err := c.ParseRange(text)
		if err != nil {
			return
		}
		for _, id := range ids {
			if r, ok := c.Find(id); !ok || !r.Auditable {
				t.Fatalf("ParseRange(%q) gave %s, which is not auditable", text, id)
			}
		}
	})
}
