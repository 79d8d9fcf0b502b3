package workbook_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

func TestFindings_Encode_tablesAreMadeToFilterAndPrint(t *testing.T) {
	t.Parallel()
	data, _ := encode(t, findings(t))
	all := parts(t, data)
	for _, tt := range []struct{ part, used string }{
		{"xl/worksheets/sheet2.xml", "A1:K8"}, {"xl/worksheets/sheet3.xml", "A1:J71"}, {"xl/worksheets/sheet4.xml", "A1:M6"},
	} {
		sheet := all[tt.part]
		for what, want := range map[string]string{
			"used range":       `<dimension ref="` + tt.used + `">`,
			"frozen header":    `<pane activePane="bottomRight" state="frozen" topLeftCell="B2" xSplit="1" ySplit="1">`,
			"filter":           `<autoFilter ref="`,
			"A4 landscape":     `<pageSetup fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="9">`,
			"one page wide":    `<pageSetUpPr fitToPage="true">`,
			"page numbers":     `Page &amp;P of &amp;N`,
			"client in header": `Sølvberg Bildediagnostikk AS`,
		} {
			if !strings.Contains(sheet, want) {
				t.Errorf("%s lacks %s: %s", tt.part, what, want)
			}
		}
	}
	f := open(t, data)
	var titles []string
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles = append(titles, n.RefersTo)
		}
	}
	if diff := cmp.Diff([]string{"'Findings'!$1:$1", "'Coverage'!$1:$1", "'Evidence register'!$1:$1"}, titles); diff != "" {
		t.Errorf("print titles (-want +got):\n%s", diff)
	}
}

func TestFindings_Encode_daysAreDates(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Case.Findings[1].EvidenceDue = day("1899-05-01") // no spreadsheet can count it
	data, _ := encode(t, f)
	book := open(t, data)
	raw, err := book.GetCellValue("Findings", "I2", rawValues)
	if err != nil || raw != "46178" {
		t.Errorf("response due = %q, %v; want the number of 2026-06-05, 46178", raw, err)
	}
	if got := records(t, data, "Findings")[0]["Evidence due"]; got != "1899-05-01" {
		t.Errorf("evidence due = %q, want the day as text", got)
	}
}

func TestFindings_Encode_hasNativeCharts(t *testing.T) {
	t.Parallel()
	data, _ := encode(t, findings(t))
	all := parts(t, data)
	var ranges []string
	for _, part := range []string{"xl/charts/chart1.xml", "xl/charts/chart2.xml"} {
		for _, m := range regexp.MustCompile(`<(?:c:)?f>([^<]*)</`).FindAllStringSubmatch(all[part], -1) {
			ranges = append(ranges, m[1])
		}
	}
	book := open(t, data)
	if len(ranges) != 4*2+4*3 {
		t.Fatalf("the charts draw %d ranges: %q", len(ranges), ranges)
	}
	for _, r := range ranges[:8] { // by grade: name and value of each
		cell := strings.ReplaceAll(strings.TrimPrefix(r, "Summary!"), "$", "")
		if v, err := book.GetCellValue("Summary", cell); err != nil || v == "" {
			t.Errorf("the chart draws the empty cell %s (%v)", cell, err)
		}
	}
}

func TestFindings_Encode_formulasStayText(t *testing.T) {
	t.Parallel()
	f := findings(t)
	k := &f.Case.Findings[1]
	payloads := []string{`=HYPERLINK("http://example.org","x")`, "+1+2", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"}
	k.RequirementText, k.Statement, k.EvidenceText = payloads[0], payloads[1], payloads[2]
	f.Case.Client.Name, f.Case.Evidence[1].Text = payloads[3], payloads[4]
	data, _ := encode(t, f)
	for name, part := range parts(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(part, "<f>") {
			t.Errorf("%s holds a formula", name)
		}
	}
	row := records(t, data, "Findings")[0]
	if row["Requirement"] != payloads[0] || row["Statement"] != payloads[1] || row["Evidence"] != payloads[2] {
		t.Errorf("texts changed: %q", row)
	}
	style, err := open(t, data).GetCellStyle("Findings", "F2")
	if err != nil {
		t.Fatal(err)
	}
	if xf := open(t, data).Styles.CellXfs.Xf[style]; xf.QuotePrefix == nil || !*xf.QuotePrefix {
		t.Error("a text that looks like a formula is not marked as text for whoever edits it")
	}
}

func TestFindings_Encode_namesOfAllKindsFitTheHeader(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Case.Client.Name = strings.Repeat("3 & 4 𝒳 søn ", 25)
	f.Case.Body.Name = strings.Repeat("&", audit.MaxName)
	data, _ := encode(t, f)
	header := regexp.MustCompile(`<oddHeader[^>]*>([^<]*)</oddHeader>`).FindStringSubmatch(parts(t, data)["xl/worksheets/sheet2.xml"])
	if header == nil || !strings.Contains(header[1], "3 &amp;&amp; 4 𝒳 søn 3") || !strings.Contains(header[1], "…") {
		t.Errorf("header = %q", header)
	}
}
