package desktop_test

import (
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/page"
)

// keep makes a profile that of this machine before the window begins, and returns what keeps it.
func (d *desk) keep(name string, change func(*casefile.Profile)) *casefile.KeptProfile {
	d.t.Helper()
	k := casefile.KeepProfile(d.someone("Ragnhild Moe"), filepath.Join(d.home, "data"))
	p := casefile.NewProfile(d.someone("Ragnhild Moe"), name)
	change(p)
	if err := k.Replace(p); err != nil {
		d.t.Fatal(err)
	}
	return k
}

func lateAnswers(p *casefile.Profile) { p.Policy.ResponseDays = 45 }

func TestProfile_withoutACase(t *testing.T) {
	d := newDesk(t)
	d.press("Ctrl+Shift+B")
	d.at(page.Profile)
	d.sees("No profile yet")
	d.press("Ctrl+Enter")
	d.typed("Fjørdcert AS")
	d.answer("Make the profile")
	d.sees("Name, as certificates show it", "Audit-time tables")
	d.seesNot("Compare with case")
	d.press("Esc")
	d.at(page.Start)
}

func TestNewCase_getsTheProfile(t *testing.T) {
	d := newDesk(t)
	d.press("Ctrl+N")
	d.sees("No profile of the certification body is kept on this machine")
	d.press("Esc")
	d.keep("Fjørdcert AS", lateAnswers)
	d.press("Ctrl+N")
	d.sees("The case gets a copy of the profile of Fjørdcert AS")
	d.typed("Vltava s.r.o.")
	d.press("Enter")
	d.at(page.Overview)
	if c := d.current(); c.Body.Name != "Fjørdcert AS" || c.Policy.ResponseDays != 45 {
		t.Errorf("the new case has body %q and %d days", c.Body.Name, c.Policy.ResponseDays)
	}
	d.seesNot("Your profile differs")
}

func TestOpen_hintsThatTheProfileDiffersAndForcesNothing(t *testing.T) {
	d := newDesk(t)
	d.keep("Fjørdcert AS", lateAnswers)
	d.w.Open(d.newCase("a.fieldcase"))
	d.at(page.Overview)
	d.sees("Your profile differs from this case in 2 points")
	if d.dialog() != nil {
		t.Error("the hint is a dialog")
	}
	if got := d.current().Policy.ResponseDays; got != 30 {
		t.Errorf("the case has %d days although nothing was taken over", got)
	}
	d.command("Compare with profile…").Run()
	d.at(page.Profile)
	d.sees("Compare with case", "45 days")
	d.press("Ctrl+Enter")
	if got := d.current().Policy.ResponseDays; got != 45 {
		t.Errorf("taken over, the case has %d days", got)
	}
	d.canvas().Unfocus()
	d.press("Ctrl+Z")
	if got := d.current().Policy.ResponseDays; got != 30 {
		t.Errorf("taken back, the case has %d days", got)
	}
	d.press("Esc", "Esc")
	d.at(page.Overview)
}

func TestProfile_undoIsThatOfTheProfile(t *testing.T) {
	d := newDesk(t)
	k := d.keep("Fjørdcert AS", lateAnswers)
	d.w.Open(d.newCase("a.fieldcase"))
	before := d.current()
	d.press("Ctrl+Shift+B", "Enter", "Tab")
	d.typed("Strandgaten 12")
	d.press("Tab")
	k.Reload()
	if got := k.Profile().Body.Address; got != "Strandgaten 12" {
		t.Fatalf("the profile says %q", got)
	}
	d.canvas().Unfocus()
	d.press("Ctrl+Z")
	k.Reload()
	if got := k.Profile().Body.Address; got != "" {
		t.Errorf("taken back, the profile says %q", got)
	}
	if d.current() != before {
		t.Error("Ctrl+Z on the page of the profile changed the case")
	}
}

func TestProfile_ofAnotherBodyIsNotHinted(t *testing.T) {
	d := newDesk(t)
	d.keep("Anderswo GmbH", func(p *casefile.Profile) { p.Policy = audit.DefaultPolicy(); p.Policy.ID = "x" })
	d.w.Open(d.sampleAt(sample.BeforeStage2))
	d.seesNot("Your profile differs")
}
