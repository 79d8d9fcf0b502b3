package kit_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldcase/app/desktop/kit"
)

// told is a comparison as text: words taken out in [], words put in in {}.
func told(runs []kit.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Struck:
			b.WriteString("[" + r.Text + "]")
		case r.Underlined:
			b.WriteString("{" + r.Text + "}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestCompareTexts(t *testing.T) {
	long := strings.Repeat("Ærlig talt. ", 40)
	for _, tt := range []struct{ before, after, want string }{
		{"", "All new.", "All new."},
		{"All gone.", "", "[All gone.]"},
		{"same", "same", "same"},
		{"Sørlie has no assessment.", "Sørlie had no impact assessment.", "Sørlie [has]{had} no{ impact} assessment."},
		{"no assessment was made", "no register was kept", "no [assessment]{register} was [made]{kept}"},
		{"4 of 11", "5 of 12", "[4]{5} of [11]{12}"},
		{"one two three", "uno dos three", "[one two]{uno dos} three"},
		{"a b", "a  b", "a[·]{··}b"},
		{"First.\nSecond.", "First.\nNext.\nSecond.", "First.\n{Next.¶\n}Second."},
		{long + "old " + long, long + "new " + long, "…" + string([]rune(long)[400:]) + "[old]{new} " + string([]rune(long)[:79]) + "…"},
	} {
		if got := told(kit.CompareTexts(tt.before, tt.after)); got != tt.want {
			t.Errorf("%q, %q: %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}

// Whatever is compared, what is not put in is the earlier text, and what is not taken out the later one.
func TestCompareTexts_holdsBoth(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "ø", " ", ", ", "§8.4"}), 1, 25)
	rapid.Check(t, func(t *rapid.T) {
		before, after := strings.Join(words.Draw(t, "before"), ""), strings.Join(words.Draw(t, "after"), "")
		var was, is strings.Builder
		for _, r := range kit.CompareTexts(before, after) {
			text := strings.ReplaceAll(r.Text, "·", " ")
			if !r.Underlined {
				was.WriteString(text)
			}
			if !r.Struck {
				is.WriteString(text)
			}
		}
		if was.String() != before || is.String() != after {
			t.Errorf("%q, %q: told as %q and %q", before, after, was.String(), is.String())
		}
	})
}

func TestCompareTexts_ofTextsThatShareNothing(t *testing.T) {
	before, after := strings.Repeat("alpha ", 20000), strings.Repeat("omega; ", 20000)
	if runs := kit.CompareTexts(before, after); len(runs) > 3 || len(runs[0].Text) > 5000 {
		t.Errorf("%d runs", len(runs))
	}
}
