//go:build window

package windowtest

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// newClient has letters, signs and blanks that a path, a command line and a workbook must live with.
const newClient = "Ångström & Søn #1 (test)"

// nonconformity is one that the new user records: by its shortcut, clause picker and grade key.
type nonconformity struct {
	clause    string
	key       string // of the grade
	grade     string // as the workbook says it
	statement string
}

var nonconformities = []nonconformity{
	{"6.1.3", "F7", "Minor", "The risk treatment plan names no owner for 3 of 7 treatments."},
	{"8.4", "F8", "Major", "No impact assessment was carried out for any of the 2 systems in use."},
	{"A.7.4", "F7", "Minor", "=Data quality is not \"measured\"; + no limits are set."},
}

// TestNewUser does the main job from an empty home on, in a real window and by keys alone: a case for a new client,
// Stage 1 and Stage 2 planned, three nonconformities, and the findings workbook, which LibreOffice opens.
func TestNewUser(t *testing.T) {
	t.Parallel()
	p := start(t, newHome(t), "--today", "2026-03-01")
	p.untilDrawn()
	p.untilStill()

	p.press("ctrl+n")
	p.untilStill()
	p.typeText(newClient, typist)
	p.press("Return")
	p.untilPage("overview")
	path := p.file("Audits", newClient, "client.fieldcase")
	r := read(t, path)
	p.planStages(r)
	p.keep("new-user-plan")
	for _, n := range nonconformities {
		p.record(path, n)
	}
	p.untilStill()
	p.keep("new-user-findings")

	p.press("ctrl+e")
	p.untilStill()
	p.press("Return")
	workbook := p.file("Audits", newClient, newClient+" findings stage-2.xlsx")
	waitFor(t, "the workbook", patience, func() bool { _, err := os.Stat(workbook); return err == nil })
	p.untilStill()
	p.keep("new-user-exported")
	p.quit()

	caseHoldsTheJob(t, path)
	workbookHoldsTheFindings(t, workbook)
	if told := p.told.String(); strings.Contains(told, "cache") {
		t.Errorf("for want of a cache the program told:\n%s", told)
	}
}

// planStages gives both stages days and a lead auditor, and plans some activities from the opening to the closing.
func (p *program) planStages(r reader) {
	p.t.Helper()
	p.press("ctrl+4")
	p.untilPage("plan")
	p.typeLine("[Ctrl+D]2026-03-10[Tab]2026-03-10[Tab][Tab][Tab][Enter]") // from the last day to Add
	p.untilStill()
	p.typeLine("Márta Kovács[Tab]MK[Tab][Tab]2[Tab]2026-02-20[Enter]")
	p.until(r, "the lead auditor", func(c *audit.Case) bool { return len(c.Members) == 1 })
	p.typeLine("[Esc][Ins][Ctrl+Enter]4.1-4.4, 5.2, 6.1[Ctrl+Enter]A.2.2-A.2.4, 6.1.3[Ctrl+Enter][Esc]")
	p.until(r, "the activities of Stage 1", func(c *audit.Case) bool { return len(c.PlanItems) == 4 })

	p.typeLine("[Ctrl+J][Down][Enter]")
	p.untilStill()
	p.typeLine("[Ctrl+D]2026-05-04[Tab]2026-05-04[Tab][Tab][Tab][Enter]")
	p.untilStill()
	p.typeLine("mart[Tab][Tab][Tab][Tab]3[Tab]2026-02-20[Enter]") // who is known is chosen
	p.until(r, "the lead auditor again", func(c *audit.Case) bool { return len(c.Members) == 2 })
	p.typeLine("[Esc][Ins][Ctrl+Enter]6.1, 8.1-8.4[Ctrl+Enter]A.7[Ctrl+Enter][Esc]")
	p.until(r, "the activities of Stage 2", func(c *audit.Case) bool { return len(c.PlanItems) == 8 })
}

// until waits for what the case file shows, and then for the window to show it too.
func (p *program) until(r reader, what string, as func(*audit.Case) bool) {
	p.t.Helper()
	r.until(what, as)
	p.untilStill()
}

// record records a nonconformity from whatever page is shown.
func (p *program) record(path string, n nonconformity) {
	p.t.Helper()
	id := newFinding(p.t, p, path)
	p.untilStill()
	p.typeText(n.clause, typist)
	p.press("Return", n.key, "alt+s")
	p.typeText(n.statement, typist)
	p.press("alt+e") // what is left is saved
	p.until(read(p.t, path), "the statement on "+n.clause, func(c *audit.Case) bool { return c.Finding(id).Statement == n.statement })
}

func caseHoldsTheJob(t *testing.T, path string) {
	t.Helper()
	r := open(t, path, false)
	defer func() { _ = r.session.Close() }()
	r.isWhole()
	c := r.now()
	if c.Client.Name != newClient {
		t.Errorf("the client is called %q", c.Client.Name)
	}
	planned := map[string]string{}
	for _, name := range []string{"stage-1", "stage-2"} {
		for _, i := range c.PlanOf(c.AuditNamed(name).ID) {
			planned[name] += i.Start.String() + " " + requirements(i) + ";"
		}
	}
	if diff := cmp.Diff(map[string]string{
		"stage-1": "09:00 ;09:30 4.1 4.2 4.3 4.4 5.2 6.1.1 6.1.2 6.1.3 6.1.4;13:00 6.1.3 A.2.2 A.2.3 A.2.4;15:00 ;",
		"stage-2": "09:00 ;09:30 6.1.1 6.1.2 6.1.3 6.1.4 8.1 8.2 8.3 8.4;13:00 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6;15:00 ;",
	}, planned); diff != "" {
		t.Errorf("the plans (-want +got):\n%s", diff)
	}
	var got []nonconformity
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Audit != c.AuditNamed("stage-2").ID {
			t.Errorf("%s is not a finding of Stage 2", f.Label())
		}
		got = append(got, nonconformity{clause: string(f.Requirement), grade: string(f.Grade), statement: f.Statement})
	}
	var want []nonconformity
	for _, n := range nonconformities {
		want = append(want, nonconformity{clause: n.clause, grade: strings.ToLower(n.grade), statement: n.statement})
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(nonconformity{})); diff != "" {
		t.Errorf("the findings (-want +got):\n%s", diff)
	}
}

func requirements(i *audit.PlanItem) string {
	words := make([]string, len(i.Requirements))
	for n, r := range i.Requirements {
		words[n] = string(r)
	}
	return strings.Join(words, " ")
}

// workbookHoldsTheFindings has LibreOffice open a workbook and write its sheet of findings as text.
func workbookHoldsTheFindings(t *testing.T, workbook string) {
	t.Helper()
	folder := t.TempDir()
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
	c := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", everySheet, "--outdir", folder, workbook)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice does not open the workbook: %v\n%s", err, out)
	}
	name := strings.TrimSuffix(filepath.Base(workbook), ".xlsx")
	text, err := os.ReadFile(filepath.Join(folder, name+"-Findings.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Grade", "Clause", "Statement"}}
	for _, n := range nonconformities {
		want = append(want, []string{n.grade, n.clause, n.statement})
	}
	got := make([][]string, len(rows))
	for i, row := range rows {
		got[i] = []string{row[1], row[2], row[6]}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the findings in LibreOffice (-want +got):\n%s", diff)
	}
}

// TestSample opens the sample case from an empty home on, and leaves nothing but the copy and what is remembered.
func TestSample(t *testing.T) {
	t.Parallel()
	p := start(t, newHome(t), "--sample")
	p.untilDrawn()
	p.untilPage("overview")
	p.quit()
	path := p.file(".local", "share", "fieldcase", "sample", "client.fieldcase")
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the sample case lie %v (%v)", left, err)
	}
	read(t, path).isWhole()
}
