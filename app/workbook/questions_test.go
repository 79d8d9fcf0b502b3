package workbook_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

// questions returns the workbook of a kind that goes to the client of the sample case.
func questions(t testing.TB, kind audit.DocumentKind) workbook.Questions {
	t.Helper()
	f := asked(t)
	c := f.Case
	c.DocumentRequests = []audit.DocumentRequest{
		{Record: rec("d2"), Audit: "st2", Title: "Risk assessment RA-07", Requirements: []audit.Number{"6.1.2", "8.2"}, DueOn: day("2026-02-27"), Rank: "b", RequestedOn: day("2026-02-01")},
		{Record: rec("d1"), Audit: "st2", Title: "AI policy", Detail: "as in force", Rank: "a", State: audit.RequestOpen},
		{Record: rec("d3"), Audit: "st2", Title: "Minutes of the management review", Rank: "c", State: audit.RequestDropped},
		{Record: rec("d4"), Audit: "st1", Title: "Of another audit", Rank: "a"},
	}
	return workbook.Questions{
		Kind: kind, Case: c, Catalogue: f.Catalogue, Audit: c.Audit("st2"), ExportedAt: f.ExportedAt, Program: f.Program, Today: f.Today, Export: sent,
	}
}

func encodeQuestions(t testing.TB, q workbook.Questions) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := q.Encode(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set puts a text into a cell of a sheet, by the number of its row and the title of its column.
func set(t testing.TB, data []byte, sheet, title, number, value string) []byte {
	t.Helper()
	return edited(t, data, func(x *excelize.File) {
		rows, err := x.GetRows(sheet)
		must(t, err)
		for i, row := range rows[4:] {
			for k, cell := range rows[3] {
				if cell == title && row[1] == number {
					at, err := excelize.CoordinatesToCellName(k+1, i+5)
					must(t, err, x.SetCellStr(sheet, at, value))
				}
			}
		}
	})
}

func TestQuestions_whatTheClientSees(t *testing.T) {
	list := text(t, encodeQuestions(t, questions(t, audit.RequestDocument)), "Documents asked for")
	for _, want := range []string{"D-01|AI policy", "D-02|Risk assessment RA-07|6.1.2, 8.2|2026-02-27", "as in force"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is not in\n%s", want, list)
		}
	}
	if strings.Contains(list, "Minutes") || strings.Contains(list, "another audit") {
		t.Errorf("what is not asked for:\n%s", list)
	}
	plan := text(t, encodeQuestions(t, questions(t, audit.PlanDocument)), "Audit plan")
	for _, want := range []string{"01|2026-05-04|09:30–12:00", "10|2026-05-06", "MK, AB"} {
		if !strings.Contains(plan, want) {
			t.Errorf("%q is not in\n%s", want, plan)
		}
	}
}

// TestQuestions_unchangedChangesNothing: whatever was answered and asked, a workbook that nobody edited changes nothing.
func TestQuestions_unchangedChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		kind := rapid.SampledFrom([]audit.DocumentKind{audit.RequestDocument, audit.PlanDocument}).Draw(rt, "kind")
		q := questions(t, kind)
		texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"=1+1", "\u202bעברית\u202c", "👩‍⚕️", strings.Repeat("å", 32767), "Accepted", "01"}))
		for i := range q.Case.DocumentRequests {
			d := &q.Case.DocumentRequests[i]
			d.Title, d.Detail, d.Remark = texts.Draw(rt, "title"), texts.Draw(rt, "detail"), texts.Draw(rt, "remark")
			d.State = rapid.SampledFrom(append(audit.AnswerableRequestStates(), audit.RequestOpen, "")).Draw(rt, "state")
		}
		for i := range q.Case.PlanItems {
			p := &q.Case.PlanItems[i]
			p.Title, p.With, p.Query, p.QueryReply = texts.Draw(rt, "title"), texts.Draw(rt, "with"), texts.Draw(rt, "query"), texts.Draw(rt, "reply")
			p.Answer = rapid.SampledFrom(append(audit.AllPlanAnswers(), "")).Draw(rt, "answer")
		}
		back := decode(t, encodeQuestions(t, q))
		back.Stale = workbook.Stale(q.Case, q.Catalogue, back)
		p := audit.PlanImport(q.Case, back, workbook.Shown)
		if back.Kind != kind || p.Refused != nil || len(p.Cells) > 0 || len(p.Remarks) > 0 || len(back.Stale) > 0 || p.Unchanged == 0 {
			rt.Errorf("%s: %+v", back.Kind, p)
		}
	})
}

func TestQuestions_answered(t *testing.T) {
	q := questions(t, audit.RequestDocument)
	data := encodeQuestions(t, q)
	data = set(t, data, "Documents asked for", "Answer", "D-01", "provided ")
	data = set(t, data, "Documents asked for", "Answer", "D-02", "soon")
	data = set(t, data, "Documents asked for", "Document", "D-02", "Something else")
	data = set(t, data, "Documents asked for", "Provided on", "D-02", "2026-01-31")
	data = set(t, data, "Documents asked for", "File", "D-02", "a.pdf; b.pdf")
	p := planOf(t, q.Case, data)
	want := map[string]string{"D-01 state": "new: received", "D-02 state": "refused: soon", "D-02 received_on": "refused: 2026-01-31"}
	if diff := cmp.Diff(want, newTexts(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]audit.ImportRemarkKind{audit.RemarkUnreadable, audit.RemarkLocked, audit.RemarkUnreadable}, kinds(p)); diff != "" {
		t.Errorf("%s\n%+v", diff, p.Remarks)
	}
	if diff := cmp.Diff([]string{"a.pdf", "b.pdf"}, p.Files["d2"]); diff != "" {
		t.Error(diff)
	}
}

// TestQuestions_withoutSheetAndProperty: what is asked is known by either of the carriers.
func TestQuestions_withoutSheetOrProperty(t *testing.T) {
	q := questions(t, audit.PlanDocument)
	data := set(t, encodeQuestions(t, q), "Audit plan", "Answer", "03", "Question")
	back := decode(t, edited(t, data, func(x *excelize.File) { must(t, x.DeleteSheet("_fieldcase")) }))
	if back.Kind != audit.PlanDocument || back.Case != q.Case.ID || len(back.Rows) != 10 {
		t.Errorf("%+v", back)
	}
}

func TestQuestions_nothingToAnswer(t *testing.T) {
	q := questions(t, audit.RequestDocument)
	q.Case.DocumentRequests = nil
	if _, err := q.Encode(t.Context(), &bytes.Buffer{}); !errors.Is(err, workbook.ErrNothingAsked) {
		t.Errorf("%v", err)
	}
}

// TestFindings_Encode_partOfAPerson: one person sees what names them, and nothing of the others.
func TestFindings_Encode_partOfAPerson(t *testing.T) {
	f := asked(t)
	first(f.Case).Contact = "ingrid"
	f.Part = &workbook.Part{Contact: &f.Case.Contacts[0]}
	data, result := encode(t, f)
	sheets := open(t, data).GetSheetList()
	if diff := cmp.Diff([]string{"How to answer", "Your response", "Findings", "Evidence register", "About", "_fieldcase"}, sheets); diff != "" || result.Findings != 1 {
		t.Errorf("%d findings, %s", result.Findings, diff)
	}
	all := strings.Join([]string{text(t, data, "Your response"), text(t, data, "Findings"), text(t, data, "Evidence register")}, "\n")
	if !strings.Contains(all, "NC-2026-ST2-01") || strings.Contains(all, "NC-2026-ST2-02") || strings.Contains(all, "OFI-") {
		t.Errorf("%.3000s", all)
	}
	computed, stated := contentHash(t, data)
	if computed != stated {
		t.Errorf("the hash of the part is %s, stated %s", computed, stated)
	}
	if p := planOf(t, f.Case, data); len(p.Cells) > 0 || len(p.Remarks) > 0 {
		t.Errorf("%+v", p)
	}
	persons := workbook.Answerers(f.Case, nil)
	if len(persons) != 2 || persons[0] == nil || persons[0].Name != "Ingrid Næss" || persons[1] != nil {
		t.Errorf("answer: %v", persons)
	}
}

// first is the first nonconformity of the sample.
func first(c *audit.Case) *audit.Finding {
	return &c.Findings[slices.IndexFunc(c.Findings, func(f audit.Finding) bool { return f.Number == "NC-2026-ST2-01" })]
}

// TestResponse_cutText: what did not go out is not replaced without a word.
func TestResponse_cutText(t *testing.T) {
	f := asked(t)
	long := strings.Repeat("wörd ", 8000) + "the end"
	f.Case.Responses = []audit.Response{{Finding: first(f.Case).ID, Round: 1, Correction: long, Cause: "short"}}
	data, _ := encode(t, f)
	if p := planOf(t, f.Case, data); len(p.Cells) > 0 {
		t.Errorf("unchanged: %.200q", p.Cells)
	}
	number := first(f.Case).Number
	p := planOf(t, f.Case, edited(t, data, func(x *excelize.File) {
		fill(t, x, "Correction", number, "rewritten")
		fill(t, x, "Cause", number, "rewritten too")
	}))
	want := map[string]string{number + " correction": "doubt: rewritten", number + " cause": "changed: rewritten too"}
	if diff := cmp.Diff(want, newTexts(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]audit.ImportRemarkKind{audit.RemarkCut}, kinds(p)); diff != "" {
		t.Error(diff)
	}
}
