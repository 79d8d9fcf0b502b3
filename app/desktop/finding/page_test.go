package finding_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/finding"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// now is the clock of every test.
var now = time.Date(2026, 5, 6, 12, 31, 0, 0, time.UTC)

// desk is the page at the Stage 2 audit of a temporary case.
type desk struct {
	*pagetest.Desk
	page *finding.Page
}

// newDesk makes a case with what prepare puts into it, and shows the page. prepare may be nil.
func newDesk(t testing.TB, prepare func(*desk)) *desk {
	t.Helper()
	d := emptyDesk(t)
	d.Choose("stage-2")
	d.change(d.named("stage-2"), func(a *audit.Audit) {
		a.StartsOn, a.EndsOn = date.MustParse("2026-05-04"), date.MustParse("2026-05-06")
	})
	if prepare != nil {
		prepare(d)
	}
	d.show(d.Session)
	return d
}

// emptyDesk has a new case and does not show the page yet.
func emptyDesk(t testing.TB) *desk {
	t.Helper()
	return &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Sølvberg Bildediagnostikk AS"}})}
}

// show puts the page into a window as it is entered.
func (d *desk) show(cases finding.Cases) {
	d.T.Helper()
	d.page = finding.New(d, cases, d.Writer())
	d.Show(d.page)
}

// Go implements page.Host; the page leads to its own findings too.
func (d *desk) Go(to page.Name, record audit.ID) {
	d.Desk.Go(to, record)
	if to == page.Findings {
		d.Enter(record)
	}
}

// backspace erases one letter where the keyboard is.
func (d *desk) backspace() {
	d.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
}

func (d *desk) named(name string) *audit.Audit { return d.Case().AuditNamed(name) }

// finding returns the finding of that label in the case; the test ends when there is none.
func (d *desk) finding(label string) *audit.Finding {
	d.T.Helper()
	c := d.Case()
	for i := range c.Findings {
		if c.Findings[i].Label() == label || c.Findings[i].DraftNumber == label {
			return &c.Findings[i]
		}
	}
	d.T.Fatalf("the case has no finding %s", label)
	return nil
}

// change changes a record of the case, as another page or a copy does.
func (d *desk) change(before *audit.Audit, change func(*audit.Audit)) {
	d.T.Helper()
	after := audit.Clone(before)
	change(after)
	d.Put(casefile.Change{Before: before, After: after})
}

// edit changes a finding beside the page.
func (d *desk) edit(label string, change func(*audit.Finding)) {
	d.T.Helper()
	before := d.finding(label)
	after := audit.Clone(before)
	change(after)
	d.Put(casefile.Change{Before: before, After: after})
}

// add puts a finding of Stage 2 into the case and returns its label.
func (d *desk) add(fill func(*audit.Finding)) string {
	d.T.Helper()
	f, err := d.Session.NewFinding(d.T.Context(), d.At)
	if err != nil {
		d.T.Fatal(err)
	}
	if fill != nil {
		fill(f)
	}
	d.Put(casefile.Change{After: f})
	return f.DraftNumber
}

// complete is a finding that nothing keeps from being issued.
func complete(g audit.Grade, clause audit.Number) func(*audit.Finding) {
	return func(f *audit.Finding) {
		f.Grade, f.Requirement, f.Statement = g, clause, "Alerts raised outside office hours were not handled in time."
		if g.IsNonconformity() {
			f.RequirementText, f.GradeReason = "Deviations are handled.", "Three of eleven alerts, one system."
			f.EvidenceText = "OP-14 v3; alert log 2026-01-01 to 2026-04-30."
		}
	}
}
