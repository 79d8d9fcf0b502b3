package checklist_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/checklist"
	"fieldcase/app/desktop/page"
)

func TestPage_showsTheClauseAsItStands(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Sees("Major MK-01", "Oslo, Monday 13:00–16:30, with product, clinical safety",
		"Impact assessments are carried out at planned intervals", "1 of 2 asked", "5 May 09:38 MK", "private",
		"3, all used in MK-01", "Stage 1, concern 1", "Also 6.1.4", "60 of 68 concluded", "MK 30 of 36, JL 30 of 32")
	d.goTo("A.4.5")
	d.Sees("Excluded in the Statement of Applicability: ")
}

func TestPage_recordsAClauseFromEmpty(t *testing.T) {
	d := newDesk(t, "9.2.2")
	d.Type("Quality manager: the programme was copied.")
	d.Press("Enter")
	d.Type("IAP-2026 v1 has no date for clauses 9 and 10.")
	d.Press("Ctrl+Enter")
	d.Press("F7")
	notes, seen := d.notes("9.2.2"), d.evidence("9.2.2")
	if len(notes) != 1 || len(seen) != 1 || d.conclusion("9.2.2").State != audit.ConcludedMin {
		t.Fatalf("%d notes, %d pieces of evidence, %s", len(notes), len(seen), d.conclusion("9.2.2").State)
	}
	if e := seen[0]; e.Method != audit.DocumentRead || e.Document != "IAP-2026" || e.Version != "v1" || d.Case().Site(e.Site).Name != "Oslo" {
		t.Errorf("evidence %+v", e)
	}
	d.Sees("Quality manager: the programme was copied.", "Minor without a finding of that grade.")
	if !slices.Equal(d.Toasts, []string{"9.2.2 marked Minor"}) {
		t.Errorf("toasts %q", d.Toasts)
	}
	d.Press("F4")
	f := d.Case().Findings[len(d.Case().Findings)-1]
	if f.Requirement != "9.2.2" || f.Grade != audit.Minor || len(f.Evidence) != 1 || f.Evidence[0] != seen[0].ID ||
		!strings.Contains(f.EvidenceText, "IAP-2026 v1 has no date for clauses 9 and 10 (Oslo, 2026-05-05).") {
		t.Errorf("finding %+v", f)
	}
	d.wantWent("findings")
	d.SeesNot("Minor without a finding")
	d.Sees("Minor MK-02", "1, all used in MK-02")
}

func TestPage_eachActIsOneUndo(t *testing.T) {
	d := newDesk(t, "9.2.2")
	d.Type("VP-12 v3 is not signed.")
	d.Press("F4")
	if len(d.Case().Findings) != 9 || len(d.evidence("9.2.2")) != 1 {
		t.Fatalf("%d findings, %d pieces of evidence", len(d.Case().Findings), len(d.evidence("9.2.2")))
	}
	d.undo()
	if len(d.Case().Findings) != 8 || len(d.evidence("9.2.2")) != 0 {
		t.Errorf("after undo %d findings, %d pieces of evidence", len(d.Case().Findings), len(d.evidence("9.2.2")))
	}
	d.Press("F5")
	d.undo()
	if got := d.conclusion("9.2.2").State; got != "" && got != audit.NotStarted {
		t.Errorf("after undo the conclusion is %s", got)
	}
	d.Press("F8")
	if got := d.conclusion("9.2.2"); got.State != audit.ConcludedMaj || len(got.Conflicts()) > 0 {
		t.Errorf("after undo and F8: %+v", got)
	}
}

func TestPage_anUnfinishedNoteStaysWithItsClause(t *testing.T) {
	d := newDesk(t, "9.1")
	d.Type("Dashboards differ")
	d.Press("Alt+Down")
	d.SeesNot("Dashboards differ")
	d.Type("Audit calendar")
	d.Press("Alt+Up")
	if got := d.field(); got != "Dashboards differ" {
		t.Fatalf("9.1 has %q", got)
	}
	if err := d.Page.Leave(); err != nil {
		t.Fatal(err)
	}
	d.Rest()
	d.Show(checklist.New(d, d.Session, d.Writer())) // as after the program was killed
	d.goTo("9.2.1")
	if got := d.field(); got != "Audit calendar" {
		t.Errorf("after a crash 9.2.1 has %q", got)
	}
	recovered, err := d.Session.Recovered(t.Context())
	if err != nil || len(recovered) != 0 {
		t.Errorf("offered back: %v, %v", recovered, err)
	}
	d.Type(" of 2026") // where one left off
	d.Press("Enter")
	d.Rest()
	drafts, err := d.Session.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Text != "Dashboards differ" {
		t.Errorf("drafts %v, %v", drafts, err)
	}
	if got := d.notes("9.2.1"); len(got) != 1 || got[0].Text != "Audit calendar of 2026" {
		t.Errorf("notes %v", got)
	}
}

func TestPage_goesFromClauseToClause(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Press("Alt+Shift+Down")
	d.Sees("9.1  Monitoring")
	d.Press("Alt+Up", "Alt+Up")
	d.Sees("8.3  AI risk treatment")
	d.Press("Ctrl+G")
	d.Type("operation and monitoring")
	d.Press("Enter")
	d.Sees("A.6.2.6  AI system operation and monitoring")
	if d.Focused() != "*kit.Narrative" {
		t.Errorf("the keyboard is at %s", d.Focused())
	}
	d.Press("Alt+Shift+Down") // nothing is open behind it
	d.Sees("9.1  Monitoring")
}

func TestPage_filters(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Press("Ctrl+L", "Ctrl+L", "Ctrl+L")
	d.Sees("9.3.3")
	d.SeesNot("AI risk treatment", "A.2.2")
	d.Press("Esc", "Alt+Down")
	d.Sees("9.1  Monitoring")
	d.Press("F5", "Ctrl+L", "Ctrl+L")
	d.Sees("61 of 68 concluded", "A.8.2")
	d.SeesNot("AI risk treatment")
}

func TestPage_whatWasNotLookedAtNeedsItsReason(t *testing.T) {
	d := newDesk(t, "9.1")
	d.Press("F9")
	d.Sees("Not applicable, because")
	d.Press("Esc")
	if d.conclusion("9.1").State != "" {
		t.Fatal("Esc concluded")
	}
	d.Press("Ctrl+F9")
	d.Type("No time left; at surveillance 1.")
	d.Press("Enter")
	if got := d.conclusion("9.1"); got.State != audit.NotAudited || got.Reason != "No time left; at surveillance 1." {
		t.Errorf("%s, %q", got.State, got.Reason)
	}
	if d.Focused() != "*kit.Narrative" || d.field() != "" {
		t.Errorf("the keyboard is at %s with %q", d.Focused(), d.field())
	}
}

// TestPage_aReasonBeingTypedOutlivesTheProgram: it stands at its clause again, and is concluded with.
func TestPage_aReasonBeingTypedOutlivesTheProgram(t *testing.T) {
	d := newDesk(t, "9.1")
	d.Press("Ctrl+F9")
	d.Type("No time left; at sur")
	d.Rest()
	d = d.killed("9.2.1")
	d.SeesNot("Not audited, because")
	d.goTo("9.1")
	d.Press("Esc")
	d.Sees("Not audited, because")
	d.wantTyped("No time left; at sur")
	d.Press("Ctrl+F9", "End")
	d.Type("veillance 1.")
	d.Press("Enter")
	if got := d.conclusion("9.1"); got.State != audit.NotAudited || got.Reason != "No time left; at surveillance 1." {
		t.Errorf("%s, %q", got.State, got.Reason)
	}
	d.wantNoDrafts()
	d.goTo("9.2.1")
	d.Press("F9")
	d.Type("given up")
	d.Press("Esc")
	d.wantNoDrafts()
}

// TestPage_aReasonBelongsToItsClause: it is kept there when one goes on without Enter.
func TestPage_aReasonBelongsToItsClause(t *testing.T) {
	d := newDesk(t, "9.1")
	d.Press("F9")
	d.Type("Nothing is measured")
	d.Press("Alt+Down")
	if got, next := d.conclusion("9.1"), d.conclusion("9.2.1"); got.Reason != "Nothing is measured" || next.Reason != "" {
		t.Errorf("9.1 %q, 9.2.1 %q", got.Reason, next.Reason)
	}
	d.Press("Ctrl+Shift+Q")
	d.Type("Who plans the audits?")
	d.Press("Alt+Down")
	if got, next := d.conclusion("9.2.1"), d.conclusion("9.2.2"); len(got.Questions) != 1 || len(next.Questions) != 0 {
		t.Errorf("9.2.1 %q, 9.2.2 %q", got.Questions, next.Questions)
	}
	d.wantNoDrafts()
}

// TestPage_aQuestionBeingTypedOutlivesTheProgram: it stands among the prompts of its clause again.
func TestPage_aQuestionBeingTypedOutlivesTheProgram(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Press("Ctrl+Shift+Q")
	d.Type("Who was told of VP")
	d.Rest()
	d = d.killed("8.4")
	d.wantTyped("Who was told of VP")
	d.Press("F5") // what is shown anew keeps it
	d.Press("Ctrl+Shift+Q", "End")
	d.Type("-11?")
	d.Press("Enter")
	if got := d.conclusion("8.4").Questions; !slices.Equal(got, []string{"Who was told of VP-11?"}) {
		t.Errorf("own questions %q", got)
	}
	d.wantNoDrafts()
}

func TestPage_aNoteBecomesEvidenceAndIsChanged(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Press("Alt+N", "Ctrl+Enter")
	n := d.notes("8.4")[0]
	if len(n.Evidence) != 1 || len(d.evidence("8.4")) != 4 {
		t.Fatalf("note names %v, %d pieces of evidence", n.Evidence, len(d.evidence("8.4")))
	}
	d.Sees("evidence ")
	d.Press("Enter")
	d.Sees("Changes the note of 4 May 13:42 MK")
	d.Type(" In June.")
	d.Press("Enter")
	if got := d.notes("8.4")[0].Text; !strings.HasSuffix(got, "has begun. In June.") {
		t.Errorf("note %q", got)
	}
	d.Press("Alt+N", "Del")
	if got := d.notes("8.4"); len(got) != 2 {
		t.Errorf("%d notes left", len(got))
	}
	d.undo()
	d.Press("Alt+N", "Ctrl+Shift+Enter")
	if got := d.notes("8.4"); len(got) != 3 {
		t.Errorf("%d notes after undo", len(got))
	}
}

func TestPage_questionsOfTheTeam(t *testing.T) {
	d := newDesk(t, "8.4")
	d.Press("Ctrl+Shift+Q")
	d.Type("Who was told of VP-11?")
	d.Press("Enter")
	d.Sees("Who was told of VP-11?", "1 of 3 asked")
	d.Press("Alt+P", "Space")
	d.Sees("2 of 3 asked")
	d.Press("Alt+P", "Del")
	d.SeesNot("Who was told of VP-11?")
	if got := d.conclusion("8.4"); len(got.Asked) != 2 || len(got.Questions) != 0 {
		t.Errorf("asked %q, own %q", got.Asked, got.Questions)
	}
}

func TestPage_keepsFilesWithTheClause(t *testing.T) {
	d := newDesk(t, "9.1")
	path := filepath.Join(t.TempDir(), "Dashboard März.csv")
	if err := os.WriteFile(path, []byte("week;alerts\n12;3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Page.(page.Dropper).Drop([]string{path})
	d.Sees("Dashboard März.csv")
	d.Press("Alt+Down")
	d.SeesNot("Dashboard März.csv")
	a := d.Case().Attachments[len(d.Case().Attachments)-1]
	if a.Audit != d.At || !slices.Equal(a.Requirements, []audit.Number{"9.1"}) {
		t.Errorf("attached to %s, %v", a.Audit, a.Requirements)
	}
}

func TestPage_asksForAllThatIsToBeKnownOfEvidence(t *testing.T) {
	d := newDesk(t, "9.1")
	d.Type("Quality manager: limits are reviewed on Fridays.")
	d.Press("Ctrl+Shift+E")
	d.Dialog()
	d.Sees("Role, not the name", "Quality manager", "Clauses and controls")
	d.Answer("Done")
	before := len(d.evidence("9.1"))
	if d.field() != "" {
		t.Errorf("the field still has %q", d.field())
	}
	d.Press("Alt+E", "Enter")
	d.Dialog()
	d.Answer("Done")
	d.Press("Alt+E", "End", "Del")
	if got := len(d.evidence("9.1")); got != before-1 {
		t.Errorf("%d pieces of evidence of %d", got, before)
	}
}
