package received_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/workbook/received"
)

// TestRows reads the kinds of cells that programs write.
func TestRows(t *testing.T) {
	data := with(map[string]string{
		"xl/workbook.xml":            `<x:workbook xmlns:x="m" xmlns:rel="r"><x:workbookPr/><x:sheets><x:sheet name="One" rel:id="r1"/><x:sheet name="Two" state="veryHidden" rel:id="r2"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": rels(`<Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r3" Type="http://x/sharedStrings" Target="texts.xml"/>`),
		"xl/texts.xml":               `<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh></si><si><t>a_x000D__x000A_b_x005F_x0041_</t></si></sst>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="171" formatCode="0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		sheet1: `<x:worksheet xmlns:x="m"><x:sheetData>` +
			`<x:row r="3" hidden="1"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c></x:row>` +
			`<x:row><x:c s="1"><x:v>46178</x:v></x:c><x:c s="2"><x:v>7</x:v></x:c><x:c s="3"><x:v>46178.75</x:v></x:c><x:c><x:v>0.5</x:v></x:c></x:row>` +
			`<x:row r="9"><x:c r="B9" t="str"><x:f>A1&amp;"x"</x:f><x:v>worked out</x:v></x:c><x:c r="C9" t="b"><x:v>1</x:v></x:c><x:c r="D9" t="e"><x:v>#N/A</x:v></x:c><x:c r="E9" s="1"/><x:c r="F9" t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c></x:row>` +
			`</x:sheetData><x:mergeCells><x:mergeCell ref="B9:C10"/></x:mergeCells></x:worksheet>`,
	})(t)
	b, err := received.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 2 || b.Sheets[0].Hidden || !b.Sheets[1].Hidden || b.Sheets[1].Name != "Two" {
		t.Errorf("sheets %+v", b.Sheets)
	}
	var rows []received.Row
	merged, err := b.Rows(0, func(r received.Row) error {
		r.Cells = append([]received.Cell(nil), r.Cells...)
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []received.Row{
		{Number: 3, Hidden: true, Cells: []received.Cell{{Column: 1, Kind: received.Text, Text: "plain"}, {Column: 3, Kind: received.Text, Text: "rich "}, {Column: 4, Kind: received.Text, Text: "a\nb_x0041_"}}},
		{Number: 4, Cells: []received.Cell{
			{Column: 1, Kind: received.Number, Text: "2026-06-05", Number: 46178},
			{Column: 2, Kind: received.Number, Text: "7", Number: 7},
			{Column: 3, Kind: received.Number, Text: "2026-06-05", Number: 46178.75},
			{Column: 4, Kind: received.Number, Text: "0.5", Number: 0.5},
		}},
		{Number: 9, Cells: []received.Cell{
			{Column: 2, Kind: received.Text, Text: "worked out", Formula: true},
			{Column: 3, Kind: received.Bool, Text: "TRUE"},
			{Column: 4, Kind: received.Fault, Text: "#N/A"},
			{Column: 6, Kind: received.Text, Text: "inline"},
		}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]received.Merged{{FromColumn: 2, FromRow: 9, ToColumn: 3, ToRow: 10}}, merged); diff != "" {
		t.Error(diff)
	}
}

func TestOpen_countsFrom1904(t *testing.T) {
	data := with(map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="One" r:id="r1"/></sheets></workbook>`,
		"xl/styles.xml":   `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		sheet1:            sheet(`<row r="1"><c r="A1" s="0"><v>44716</v></c></row>`),
	})(t)
	b, err := received.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Rows(0, func(r received.Row) error {
		if r.Cells[0].Text != "2026-06-05" || r.Cells[0].Number != 46178 {
			t.Errorf("%+v", r.Cells[0])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDay(t *testing.T) {
	for n, want := range map[float64]string{61: "1900-03-01", 46178: "2026-06-05", 46178.99: "2026-06-05", 2958465: "9999-12-31", 60: "", 0: "", -5: "", 2958466: "", 1e300: ""} {
		if got, ok := received.Day(n); got != want || ok != (want != "") {
			t.Errorf("day %v is %q, want %q", n, got, want)
		}
	}
}

func TestReference(t *testing.T) {
	for column, want := range map[int]string{1: "A7", 26: "Z7", 27: "AA7", 702: "ZZ7", 703: "AAA7", 16384: "XFD7"} {
		if got := received.Reference(column, 7); got != want {
			t.Errorf("column %d: %s, want %s", column, got, want)
		}
	}
}
