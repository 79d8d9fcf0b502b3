package workbook_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

const sent = "019523a4-7c00-7000-8000-00000000e001"

// asked returns the workbook that goes to the client of the sample case.
func asked(t testing.TB) workbook.Findings {
	t.Helper()
	f := findings(t)
	f.Export = sent
	for i := range f.Case.Findings {
		if n := &f.Case.Findings[i]; n.Grade.IsNonconformity() {
			n.State = audit.FindingIssued
		}
	}
	f.Case.Responses = nil
	return f
}

// decode reads a workbook that came back.
func decode(t testing.TB, data []byte) *audit.Return {
	t.Helper()
	back, err := workbook.DecodeResponse(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func planOf(t testing.TB, c *audit.Case, data []byte) audit.ImportPlan {
	t.Helper()
	return audit.PlanImport(c, decode(t, data), workbook.Shown)
}

// edited returns the workbook after edit, as a spreadsheet program saves it.
func edited(t testing.TB, data []byte, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := open(t, data)
	edit(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// where returns the cell of the sheet Your response in the column of a title and the row of a number.
func where(t testing.TB, f *excelize.File, title, number string) string {
	t.Helper()
	rows, err := f.GetRows("Your response")
	if err != nil {
		t.Fatal(err)
	}
	column := 0
	for _, row := range rows {
		column = max(column, slices.Index(row, title)+1)
	}
	for i, row := range rows {
		if len(row) > 1 && row[1] == number {
			cell, err := excelize.CoordinatesToCellName(column, i+1)
			if err != nil || column == 0 {
				t.Fatalf("no column %q", title)
			}
			return cell
		}
	}
	t.Fatalf("no row %q", number)
	return ""
}

func fill(t testing.TB, f *excelize.File, title, number string, value any) {
	t.Helper()
	if err := f.SetCellValue("Your response", where(t, f, title, number), value); err != nil {
		t.Fatal(err)
	}
}

// newTexts returns what a plan would write, by number and field.
func newTexts(p audit.ImportPlan) map[string]string {
	out := map[string]string{}
	for _, c := range p.Cells {
		out[c.Label+" "+c.Field] = string(c.State) + ": " + c.New
	}
	return out
}

func kinds(p audit.ImportPlan) []audit.ImportRemarkKind {
	var out []audit.ImportRemarkKind
	for _, r := range p.Remarks {
		out = append(out, r.Kind)
	}
	return out
}

func TestResponse_unchangedChangesNothing(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	back := decode(t, data)
	if back.Case != f.Case.ID || back.Export != sent || len(back.Expected) != 4 || len(back.Rows) != 4 || back.ExportedAt == "" {
		t.Errorf("identity: %+v", back)
	}
	p := audit.PlanImport(f.Case, back, workbook.Shown)
	if p.Refused != nil || len(p.Cells) > 0 || len(p.Remarks) > 0 || p.Unchanged != 4*len(audit.AnswerFields()) {
		t.Errorf("plan: %+v", p)
	}
}

func TestResponse_filledIn(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	data = edited(t, data, func(x *excelize.File) {
		fill(t, x, "Correction", "NC-2026-ST2-01", "Validation of ReportDraft stopped 2026-05-07")
		fill(t, x, "Cause", "NC-2026-ST2-01", "Release gate asked before launch, not before validation\n=really")
		fill(t, x, "Done by", "NC-2026-ST2-01", 46178) // 2026-06-05
		fill(t, x, "Done on", "NC-2026-ST2-03", "12.05.2026")
		fill(t, x, "Done by", "NC-2026-ST2-03", "04/05/2026")
		fill(t, x, "Responsible", "NC-2026-ST2-03", 7)
	})
	p := planOf(t, f.Case, data)
	want := map[string]string{
		"NC-2026-ST2-01 correction":  "new: Validation of ReportDraft stopped 2026-05-07",
		"NC-2026-ST2-01 cause":       "new: Release gate asked before launch, not before validation\n=really",
		"NC-2026-ST2-01 target_date": "new: 2026-06-05",
		"NC-2026-ST2-03 done_on":     "new: 2026-05-12",
		"NC-2026-ST2-03 target_date": "refused: 04/05/2026",
		"NC-2026-ST2-03 responsible": "new: 7",
	}
	if diff := cmp.Diff(want, newTexts(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]audit.ImportRemarkKind{audit.RemarkUnreadable}, kinds(p)); diff != "" {
		t.Error(diff)
	}
}

// TestResponse_movedAbout: sheets renamed and moved, columns added, moved and removed, rows above, rows sorted.
func TestResponse_movedAbout(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	data = edited(t, data, func(x *excelize.File) {
		fill(t, x, "Cause", "NC-2026-ST2-02", "Staffing")
		fill(t, x, "Correction", "NC-2026-ST2-04", "Audit of clauses 9 and 10")
		must(t, x.InsertCols("Your response", "D", 2), x.RemoveCol("Your response", "H"), x.InsertRows("Your response", 2, 3), x.InsertRows("Your response", 9, 1))
		swapRows(t, x, 8, 11)
		must(t, x.SetSheetName("Your response", "Vårt svar"), x.MoveSheet("Vårt svar", "Summary"), x.SetSheetName("Findings", "Your response"))
	})
	p := planOf(t, f.Case, data)
	want := map[string]string{"NC-2026-ST2-02 cause": "new: Staffing", "NC-2026-ST2-04 correction": "new: Audit of clauses 9 and 10"}
	if diff := cmp.Diff(want, newTexts(p)); diff != "" {
		t.Errorf("%s\n%v", diff, p.Remarks)
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// swapRows exchanges the cells of two rows, as sorting does.
func swapRows(t testing.TB, x *excelize.File, a, b int) {
	t.Helper()
	for column := 1; column <= 20; column++ {
		at, err := excelize.CoordinatesToCellName(column, a)
		must(t, err)
		to, err := excelize.CoordinatesToCellName(column, b)
		must(t, err)
		one, err := x.GetCellValue("Your response", at)
		must(t, err)
		other, err := x.GetCellValue("Your response", to)
		must(t, err)
		must(t, x.SetCellStr("Your response", at, other), x.SetCellStr("Your response", to, one))
	}
}

func TestResponse_whatIsSeen(t *testing.T) {
	tests := []struct {
		name  string
		edit  func(x *excelize.File)
		kinds []audit.ImportRemarkKind
		texts map[string]string
	}{
		{"locked cell edited", func(x *excelize.File) { fill(t, x, "What was found", "NC-2026-ST2-03", "All is well.") }, []audit.ImportRemarkKind{audit.RemarkLocked}, nil},
		{
			"formula", func(x *excelize.File) {
				must(t, x.SetCellFormula("Your response", where(t, x, "Cause", "NC-2026-ST2-02"), `"Staff"&"ing"`))
				must(t, x.SetCellFormula("Your response", where(t, x, "Cause", "NC-2026-ST2-02"), ""))
				fill(t, x, "Cause", "NC-2026-ST2-02", "Staffing")
			}, nil, map[string]string{"NC-2026-ST2-02 cause": "new: Staffing"},
		},
		{"row removed", func(x *excelize.File) { must(t, x.RemoveRow("Your response", 6)) }, []audit.ImportRemarkKind{audit.RemarkMissingRow}, nil},
		{
			"row copied and edited", func(x *excelize.File) {
				must(t, x.DuplicateRow("Your response", 5))
				must(t, x.SetCellStr("Your response", "I6", "Another correction"))
			}, []audit.ImportRemarkKind{audit.RemarkDoubleRow}, map[string]string{"NC-2026-ST2-01 correction": "doubt: Another correction"},
		},
		{
			"row of the client's own", func(x *excelize.File) {
				must(t, x.SetCellStr("Your response", "B12", "our own"), x.SetCellStr("Your response", "I12", "something"))
			}, []audit.ImportRemarkKind{audit.RemarkUnknownRow}, nil,
		},
		{
			"answers pasted beside another number", func(x *excelize.File) {
				must(t, x.SetCellStr("Your response", "B5", "NC-2026-ST2-02"))
				fill(t, x, "Cause", "NC-2026-ST2-02", "Staffing")
			}, []audit.ImportRemarkKind{audit.RemarkMovedRow, audit.RemarkLocked}, map[string]string{"NC-2026-ST2-01 cause": "doubt: Staffing"},
		},
		{
			"joined cells", func(x *excelize.File) {
				must(t, x.SetCellStr("Your response", "I5", "for both"), x.MergeCell("Your response", "I5", "I6"))
			},
			[]audit.ImportRemarkKind{audit.RemarkMerged},
			map[string]string{"NC-2026-ST2-01 correction": "new: for both", "NC-2026-ST2-02 correction": "refused: "},
		},
		{"column removed", func(x *excelize.File) { must(t, x.RemoveCol("Your response", "Q")) }, []audit.ImportRemarkKind{audit.RemarkColumn}, nil},
		{
			"hidden parts removed", func(x *excelize.File) {
				must(t, x.DeleteSheet("_fieldcase"), x.RemoveRow("Your response", 1), x.SetCellStr("Your response", "A4", ""))
				must(t, x.SetCellStr("Your response", "I4", "Staff"))
			}, nil, map[string]string{"NC-2026-ST2-01 correction": "new: Staff"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := asked(t)
			data, _ := encode(t, f)
			p := planOf(t, f.Case, edited(t, data, test.edit))
			if diff := cmp.Diff(test.kinds, kinds(p)); diff != "" {
				t.Errorf("%s\n%+v", diff, p.Remarks)
			}
			if test.texts == nil {
				test.texts = map[string]string{}
			}
			if diff := cmp.Diff(test.texts, newTexts(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestResponse_otherCase(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	other := *f.Case
	other.ID = "019523a4-7c00-7000-8000-0000000other"
	if p := planOf(t, &other, data); p.Refused == nil || p.Refused.Kind != audit.RemarkWrongCase || len(p.Cells) > 0 {
		t.Errorf("plan: %+v", p)
	}
}

// TestResponse_anyText: whatever was answered before, a workbook that nobody edited changes nothing.
func TestResponse_anyText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := asked(t)
		texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			"", "=1+1", "\u202bעברית\u202c", "👩‍⚕️ emoji", "_x000D_", "a\r\nb\rc", "\x00\x07", "  blanks  ", "2026-05-04", strings.Repeat("å", 32767),
			strings.Repeat("long ", 9000), "\xff\xfe broken",
		}))
		c := *f.Case
		c.Responses = nil
		for i := range c.Findings {
			if !c.Findings[i].Grade.IsNonconformity() {
				continue
			}
			c.Responses = append(c.Responses, audit.Response{
				Finding: c.Findings[i].ID, Round: 1, Correction: texts.Draw(rt, "correction"), Cause: texts.Draw(rt, "cause"),
				Action: texts.Draw(rt, "action"), Remark: texts.Draw(rt, "remark"), TargetDate: day("2026-06-05"),
			})
		}
		f.Case = &c
		data, _ := encode(t, f)
		if p := planOf(t, &c, data); len(p.Cells) > 0 || len(p.Remarks) > 0 {
			rt.Errorf("plan: %+v", p)
		}
	})
}
