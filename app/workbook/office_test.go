//go:build window

package workbook_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

// These tests start LibreOffice and Python; they carry the tag of the tests that need more than Go.

// throughLibreOffice returns the workbook as LibreOffice saves it, by way of formats in between.
func throughLibreOffice(t *testing.T, data []byte, formats ...string) []byte {
	t.Helper()
	folder := t.TempDir()
	at := filepath.Join(folder, "0.xlsx")
	if err := os.WriteFile(at, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	for _, format := range formats {
		into := filepath.Join(folder, format+"-of-"+strings.TrimPrefix(filepath.Ext(at), "."))
		c := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", format, "--outdir", into, at)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		at = filepath.Join(into, "0."+format)
	}
	back, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// throughOpenpyxl returns the workbook as openpyxl saves it after lines of Python did something to the workbook w.
func throughOpenpyxl(t *testing.T, data []byte, lines ...string) []byte {
	t.Helper()
	at := filepath.Join(t.TempDir(), "answers.xlsx")
	if err := os.WriteFile(at, data, 0o600); err != nil {
		t.Fatal(err)
	}
	script := "import openpyxl, sys\nw = openpyxl.load_workbook(sys.argv[1])\n" + strings.Join(lines, "\n") + "\nw.save(sys.argv[1])\n"
	if out, err := exec.CommandContext(t.Context(), "/usr/bin/python3", "-c", script, at).CombinedOutput(); err != nil {
		t.Fatalf("python3: %v\n%s", err, out)
	}
	back, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// answeredCase is the sample case with an answer in every form that a round trip could harm.
func answeredCase(t *testing.T) *audit.Case {
	t.Helper()
	c := asked(t).Case
	texts := []string{
		"=1+1", "\u202bשלום\u202c", "👩‍⚕️ tasks", "  blanks at both ends  ", "_x000D_ stays", "a\nb\n\nc", "\ttab", "'quoted", "00123", "2026-05-04", "1-2",
		strings.Repeat("å", 32767), "TRUE", strings.Repeat("👩", 16000) + "\nend", "#N/A", "1e5", "«æøå» ﬁ ñ ő",
	}
	n := 0
	next := func() string { n++; return texts[n%len(texts)] }
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Grade.IsNonconformity() {
			c.Responses = append(c.Responses, audit.Response{
				Finding: f.ID, Round: 1, Correction: next(), Cause: next(), Extent: next(), Action: next(), Responsible: next(), EvidenceText: next(), Remark: next(),
				TargetDate: day("2026-06-05"), DoneOn: day("2026-05-12"),
			})
		}
	}
	return c
}

func TestResponse_savedByOtherPrograms(t *testing.T) {
	f := asked(t)
	f.Case = answeredCase(t)
	f.Audit = f.Case.Audit("st2")
	data, _ := encode(t, f)
	for name, back := range map[string][]byte{
		"LibreOffice":          throughLibreOffice(t, data, "xlsx"),
		"LibreOffice, by .ods": throughLibreOffice(t, data, "ods", "xlsx"),
		"openpyxl":             throughOpenpyxl(t, data),
	} {
		if p := planOf(t, f.Case, back); p.Refused != nil || len(p.Cells) > 0 || len(p.Remarks) > 0 || p.Unchanged == 0 {
			t.Errorf("%s: %d cells unchanged, but %.900q %.900q", name, p.Unchanged, fmt.Sprintf("%+v", p.Cells), fmt.Sprintf("%+v", p.Remarks))
		}
	}
}

// TestQuestions_savedByOtherPrograms: the same holds for documents asked for and for a plan.
func TestQuestions_savedByOtherPrograms(t *testing.T) {
	for _, kind := range []audit.DocumentKind{audit.RequestDocument, audit.PlanDocument} {
		q := questions(t, kind)
		for i := range q.Case.DocumentRequests {
			q.Case.DocumentRequests[i].Remark, q.Case.DocumentRequests[i].ReceivedOn = "=1+1 👩‍⚕️\nשלום", day("2026-02-27")
		}
		for i := range q.Case.PlanItems {
			q.Case.PlanItems[i].Answer, q.Case.PlanItems[i].Query = audit.PlanLineQueried, "-5 minutes?\n "
		}
		data := encodeQuestions(t, q)
		for name, saved := range map[string][]byte{"LibreOffice": throughLibreOffice(t, data, "xlsx"), "openpyxl": throughOpenpyxl(t, data)} {
			back := decode(t, saved)
			back.Stale = workbook.Stale(q.Case, q.Catalogue, back)
			if p := audit.PlanImport(q.Case, back, workbook.Shown); back.Kind != kind || len(p.Cells) > 0 || len(p.Remarks) > 0 || p.Unchanged == 0 {
				t.Errorf("%s, %s: %+v", kind, name, p)
			}
		}
	}
}

// TestResponse_asAPersonWouldLeaveIt: half filled in, coloured, a column put in between, rows sorted, saved by LibreOffice.
func TestResponse_asAPersonWouldLeaveIt(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	data = edited(t, data, func(x *excelize.File) {
		fill(t, x, "Cause", "NC-2026-ST2-02", "Staffing")
		fill(t, x, "Corrective action", "NC-2026-ST2-02", "Hire one person")
		fill(t, x, "Correction", "NC-2026-ST2-04", "Audit of clauses 9 and 10 on 2026-05-28")
	})
	data = throughOpenpyxl(t, data,
		"from openpyxl.styles import PatternFill",
		"s = w['Your response']",
		"rows = [[c.value for c in r] for r in s.iter_rows(min_row=5, max_row=8)]",
		"rows.sort(key=lambda r: r[4])",
		"for i, r in enumerate(rows):",
		"  for k, v in enumerate(r): s.cell(5 + i, k + 1).value = v",
		"s['I6'].fill = PatternFill('solid', fgColor='FFFF00')",
		"s.insert_cols(9)",
		"s['I4'].value = 'our notes'",
		"s['I5'].value = 'ask Ingrid'",
	)
	p := planOf(t, f.Case, throughLibreOffice(t, data, "xlsx"))
	want := map[string]string{
		"NC-2026-ST2-02 cause": "new: Staffing", "NC-2026-ST2-02 action": "new: Hire one person",
		"NC-2026-ST2-04 correction": "new: Audit of clauses 9 and 10 on 2026-05-28",
	}
	if diff := cmp.Diff(want, newTexts(p)); diff != "" || len(p.Remarks) > 0 {
		t.Errorf("%s\n%+v", diff, p.Remarks)
	}
}
