package casefile_test

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
)

// asked is the sample case on the day before the client's answers are taken, and the workbook that went to the client.
func asked(t *testing.T) (s *casefile.Session, book string) {
	t.Helper()
	env := testEnv("MK")
	env.Now = sample.ClientReturn.Clock
	s, err := sample.MakeAt(t.Context(), env, filepath.Join(t.TempDir(), "client.fieldcase"), sample.ClientReturn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a test that closes it itself has looked at the error
	return s, exported(t, s)
}

func exported(t *testing.T, s *casefile.Session) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "findings.xlsx")
	if _, err := s.ExportFindings(t.Context(), current(t, s).AuditNamed("stage-2").ID, book, false, nil); err != nil {
		t.Fatal(err)
	}
	return book
}

// answered fills in cells of the sheet Your response.
func answered(t *testing.T, book string, answers map[[2]string]string) {
	t.Helper()
	fillIn(t, book, "Your response", answers)
}

// fillIn fills in cells of a sheet, by number and title of the column.
func fillIn(t *testing.T, book, sheet string, answers map[[2]string]string) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range answers {
		column, row := 0, 0
		for i, cells := range rows {
			for k, cell := range cells {
				if cell == at[1] && column == 0 {
					column = k + 1
				}
				if cell == at[0] {
					row = i + 1
				}
			}
		}
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatalf("%v: %v", at, err)
		}
		if err := f.SetCellStr(sheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// files writes files below a folder.
func files(t *testing.T, paths ...string) string {
	t.Helper()
	folder := t.TempDir()
	for _, p := range paths {
		at := filepath.Join(folder, filepath.FromSlash(p))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o700), os.WriteFile(at, []byte(p), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func taken(t *testing.T, s *casefile.Session, book, evidence string) (*casefile.ResponseImport, casefile.Taken) {
	t.Helper()
	in, err := s.ReadResponse(t.Context(), book, evidence)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.TakeResponse(t.Context(), in, in.Proposed())
	if err != nil {
		t.Fatal(err)
	}
	return in, out
}

func byNumber(t *testing.T, c *audit.Case, number string) *audit.Finding {
	t.Helper()
	for i := range c.Findings {
		if c.Findings[i].Number == number {
			return &c.Findings[i]
		}
	}
	t.Fatalf("no finding %s", number)
	return nil
}

// rounds returns the rounds of answers to a finding, in the order of the case.
func rounds(c *audit.Case, f *audit.Finding) []audit.Response {
	var out []audit.Response
	for _, r := range c.Responses {
		if r.Finding == f.ID {
			out = append(out, r)
		}
	}
	return out
}

var firstRound = map[[2]string]string{
	{"NC-2026-ST2-01", "Correction"}:        "Validation of ReportDraft stopped 2026-05-07; IA-04 carried out 2026-05-20",
	{"NC-2026-ST2-01", "Cause"}:             "Release gate asked for the assessment before launch, not before validation",
	{"NC-2026-ST2-01", "Corrective action"}: "Gate moved to project start, checklist PG-02 v2, project managers trained",
	{"NC-2026-ST2-01", "Done by"}:           "2026-06-05",
	{"NC-2026-ST2-02", "Cause"}:             "Staffing",
	{"NC-2026-ST2-02", "Corrective action"}: "Hire one person",
}

func TestTakeResponse(t *testing.T) {
	s, book := asked(t)
	answered(t, book, firstRound)
	evidence := files(t, "NC-2026-ST2-01 IA-04.txt", "NC-2026-ST2-02/rota.txt", "03 file P-06.txt", "letter.txt", ".hidden")
	in, out := taken(t, s, book, evidence)
	if want := (casefile.Taken{Kind: audit.ResponseDocument, Cells: 6, Records: 3, Evidence: 3}); out != want {
		t.Errorf("taken %+v, want %+v", out, want)
	}
	matched := map[string]string{}
	c := current(t, s)
	for _, f := range in.Evidence {
		matched[f.Path] = ""
		if of := c.Finding(f.Record); of != nil {
			matched[f.Path] = of.Number
		}
	}
	want := map[string]string{
		"NC-2026-ST2-01 IA-04.txt": "NC-2026-ST2-01", "NC-2026-ST2-02/rota.txt": "NC-2026-ST2-02", "03 file P-06.txt": "NC-2026-ST2-03", "letter.txt": "",
	}
	if diff := cmp.Diff(want, matched); diff != "" {
		t.Error(diff)
	}
	first := byNumber(t, c, "NC-2026-ST2-01")
	r := rounds(c, first)
	if len(r) != 1 || r[0].Cause != firstRound[[2]string{"NC-2026-ST2-01", "Cause"}] || r[0].TargetDate.String() != "2026-06-05" ||
		r[0].ReceivedOn.String() != "2026-05-26" || len(r[0].Attachments) != 1 || c.Attachment(r[0].Source) == nil {
		t.Errorf("rounds %+v", r)
	}
	if first.State != audit.ResponseReceived || byNumber(t, c, "NC-2026-ST2-04").State != audit.FindingIssued {
		t.Errorf("states %s, %s", first.State, byNumber(t, c, "NC-2026-ST2-04").State)
	}
}

// TestTakeResponse_twice: the same workbook and files again change nothing; undo takes all of it back.
func TestTakeResponse_twice(t *testing.T) {
	s, book := asked(t)
	before := current(t, s)
	answered(t, book, firstRound)
	evidence := files(t, "NC-2026-ST2-01 IA-04.txt")
	taken(t, s, book, evidence)
	history, err := s.History(t.Context(), casefile.HistoryQuery{})
	if err != nil {
		t.Fatal(err)
	}
	if _, out := taken(t, s, book, evidence); out != (casefile.Taken{}) {
		t.Errorf("the second time: %+v", out)
	}
	again, err := s.History(t.Context(), casefile.HistoryQuery{})
	if err != nil || len(again) != len(history) {
		t.Errorf("%d changes, %d before, %v", len(again), len(history), err)
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	after := current(t, s)
	if len(after.Responses) != len(before.Responses) || byNumber(t, after, "NC-2026-ST2-01").State != audit.FindingIssued {
		t.Errorf("%d responses after undo, %d before", len(after.Responses), len(before.Responses))
	}
}

// TestTakeResponse_secondRound: what was returned is answered anew, in another round that begins with the first.
func TestTakeResponse_secondRound(t *testing.T) {
	s, book := asked(t)
	answered(t, book, firstRound)
	taken(t, s, book, "")
	c := current(t, s)
	second := byNumber(t, c, "NC-2026-ST2-02")
	r, f := rounds(c, second)[0], audit.Clone(second)
	back := audit.Clone(&r)
	back.Review, back.ReviewReason = audit.ReviewReturned, "Correction missing, cause not analysed."
	f.State = audit.ResponseReturned
	if err := s.Save(t.Context(), "Return", casefile.Change{Before: &r, After: back}, casefile.Change{Before: second, After: f}); err != nil {
		t.Fatal(err)
	}
	next := exported(t, s)
	answered(t, next, map[[2]string]string{{"NC-2026-ST2-02", "Correction"}: "On-call rota since 2026-06-01", {"NC-2026-ST2-02", "Cause"}: "Routing ended at the desk"})
	if in, out := taken(t, s, next, ""); out.Cells != 2 {
		t.Errorf("taken %+v of %+v", out, in.Plan)
	}
	got := rounds(current(t, s), second)
	if len(got) != 2 || got[0].Cause != "Staffing" || got[1].Cause != "Routing ended at the desk" || got[1].Action != "Hire one person" || got[1].Round != 2 {
		t.Errorf("rounds %+v", got)
	}
	in, _ := taken(t, s, book, "")
	older := slices.ContainsFunc(in.Plan.Remarks, func(r audit.ImportRemark) bool { return r.Kind == audit.RemarkOlderExport })
	if len(in.Proposed()) > 0 || !older {
		t.Errorf("the older workbook proposes %+v", in.Plan)
	}
}

func TestReadResponse_zip(t *testing.T) {
	s, book := asked(t)
	archive := filepath.Join(t.TempDir(), "evidence.zip")
	f, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, name := range []string{"../../NC-2026-ST2-04 IAP v2.txt", "__MACOSX/._x", "folder/"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "folder/" {
			if _, err := w.Write([]byte(name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	in, out := taken(t, s, book, archive)
	if len(in.Evidence) != 1 || in.Evidence[0].Path != "NC-2026-ST2-04 IAP v2.txt" || out.Evidence != 1 {
		t.Errorf("evidence %+v, taken %+v", in.Evidence, out)
	}
}

func TestReadResponse_refusals(t *testing.T) {
	s, book := asked(t)
	other, _ := asked(t)
	in, err := other.ReadResponse(t.Context(), book, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.TakeResponse(t.Context(), in, in.Proposed()); !errors.Is(err, casefile.ErrWrongWorkbook) {
		t.Errorf("workbook of another case: %v", err)
	}
	folder := files(t, "answers.xlsx")
	if _, err := s.ReadResponse(t.Context(), filepath.Join(folder, "answers.xlsx"), ""); err == nil || casefile.Explain(err).Title != "This is a text file" {
		t.Errorf("a text file: %v", err)
	}
}
