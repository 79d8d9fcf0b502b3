package workbook_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

var rawValues = excelize.Options{RawCellValue: true}

func TestFindings_Encode_longTextGoesOnInTheNextRow(t *testing.T) {
	t.Parallel()
	for name, long := range map[string]string{
		"words":    strings.Repeat("Alert log seen in Trondheim, entry by entry. ", 1000) + "End.",
		"one word": strings.Repeat("x", 40_000) + "End.",
		"emoji":    strings.Repeat("👩‍⚕️", 9_000) + "End.",
		"lines":    strings.Repeat("\n", 100) + "End.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := findings(t)
			f.Case.Findings[1].EvidenceText = long
			data, result := encode(t, f)
			if result.Findings != 7 {
				t.Errorf("%d findings counted, want 7", result.Findings)
			}
			rows := records(t, data, "Findings")
			got, n := "", 0
			for _, r := range rows {
				if r["Number"] != "NC-2026-ST2-01" {
					continue
				}
				n++
				got += r["Evidence"]
				if units := len(utf16.Encode([]rune(r["Evidence"]))); units > excelize.TotalCellChars {
					t.Errorf("a cell holds %d units", units)
				}
				if r["Grade"] != "Major" || r["Clause"] != "8.4" || r["State"] != "Closed" {
					t.Errorf("row %d would be lost by a filter: %q", n, r)
				}
				if mark := r["Title"]; n > 1 && !strings.HasPrefix(mark, "continued (") {
					t.Errorf("row %d says %q, not that it continues the one before", n, mark)
				}
			}
			if n < 2 {
				t.Error("the text is in one row")
			}
			if got != long {
				t.Errorf("of %d bytes %d arrived", len(long), len(got))
			}
		})
	}
}

func TestFindings_Encode_longListOfSitesLosesNothing(t *testing.T) {
	t.Parallel()
	f := findings(t)
	var want []string
	for i := range 100 {
		site := audit.Site{Record: rec(audit.ID(fmt.Sprintf("site-%03d", i))), Name: fmt.Sprintf("Avdeling %03d", i)}
		f.Case.Sites = append(f.Case.Sites, site)
		f.Case.Findings[1].Sites = append(f.Case.Findings[1].Sites, site.ID)
		want = append(want, site.Name)
	}
	data, _ := encode(t, f)
	var got string
	for _, r := range records(t, data, "Findings") {
		if r["Number"] == "NC-2026-ST2-01" {
			got += r["Site, AI system"]
		}
	}
	for _, name := range want {
		if strings.Count(got, name) != 1 {
			t.Errorf("%s is named %d times", name, strings.Count(got, name))
		}
	}
}

func TestFindings_Encode_unusualTextArrives(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"naïve Œuvre 漢字 😀 שלום مرحبا": "naïve Œuvre 漢字 😀 שלום مرحبا",
		"one\r\ntwo\rthree\nfour":     "one\ntwo\nthree\nfour",
		"  space before and after  ":  "  space before and after  ",
		"tab\there":                   "tab\there",
		"bell\x07 null\x00 del\x7f":   "bell␇ null␀ del␡",
		"next\u0085line":              "next⟨U+0085⟩line",
		"bad \xff byte":               "bad \uFFFD byte",
		"nonchar \uFFFE":              "nonchar \uFFFD",
		"<b>&amp;]]>\"'":              "<b>&amp;]]>\"'",
		"_x0041_ and _x005F_ and _x":  "_x0041_ and _x005F_ and _x",
	} {
		f := findings(t)
		f.Case.Findings[1].Statement = in
		data, _ := encode(t, f)
		if got := records(t, data, "Findings")[0]["Statement"]; got != want {
			t.Errorf("%q arrived as %q, want %q", in, got, want)
		}
	}
}

func TestParts_joinToTheTextAndFitTheirRows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("aW .\n-漢é😀\u0301")), 0, 5000, -1).Draw(t, "text")
		width := rapid.Float64Range(1, 100).Draw(t, "width")
		parts, heights := workbook.Parts(text, width)
		if strings.Join(parts, "") != text {
			t.Fatalf("%d parts do not join to the text", len(parts))
		}
		for i, h := range heights {
			if h > 409 {
				t.Errorf("part %d needs a row of %.1f points", i, h)
			}
			if parts[i] == "" && len(parts) > 1 {
				t.Errorf("part %d is empty", i)
			}
		}
	})
}
