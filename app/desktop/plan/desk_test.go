package plan_test

import (
	"fmt"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/plan"
)

// now is the clock of every test.
var now = time.Date(2026, 4, 20, 10, 17, 0, 0, time.UTC)

// desk is the page at an audit of the sample case before Stage 2.
type desk struct {
	*pagetest.Desk
	page *plan.Page
}

// newDesk shows the plan of an audit after prepare did to the case what the test needs.
func newDesk(t testing.TB, auditName string, prepare ...func(*desk)) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.Sample(t, now, sample.BeforeStage2)}
	if a := d.Case().AuditNamed(auditName); a != nil {
		d.At = a.ID
	}
	for _, p := range prepare {
		p(d)
	}
	d.show()
	return d
}

// show puts the page into a window as it is entered.
func (d *desk) show() {
	d.T.Helper()
	d.page = plan.New(d, d.Session, d.Writer())
	d.Show(d.page)
}

// Go implements page.Host; the page leads to the plans of other audits too.
func (d *desk) Go(to page.Name, record audit.ID) {
	d.Desk.Go(to, record)
	if d.Case().Audit(record) != nil {
		d.At = record
		d.Enter(record)
	}
}

// run does what a script of keys says.
func (d *desk) run(script string) {
	d.T.Helper()
	for _, s := range strokes(script) {
		if s.key != "" {
			d.Press(s.key)
		}
		d.Type(s.text)
	}
}

// items are the activities of the audit as the case has them.
func (d *desk) items() []*audit.PlanItem { return d.Case().PlanOf(d.At) }

// change changes the audit beside the page.
func (d *desk) change(change func(*audit.Audit)) {
	d.T.Helper()
	before := d.Case().Audit(d.At)
	after := audit.Clone(before)
	change(after)
	d.Put(casefile.Change{Before: before, After: after})
}

// unplanned takes every activity out of the plan.
func unplanned(d *desk) {
	for _, i := range d.items() {
		d.Put(casefile.Change{Before: i})
	}
}

// focused is the text of the field with the keyboard.
func (d *desk) focused() string {
	if e, ok := d.Window().Canvas().Focused().(interface{ Text() string }); ok {
		return e.Text()
	}
	return fmt.Sprintf("%T", d.Window().Canvas().Focused())
}

// settle presses the act of an open point.
func (d *desk) settle(word string) {
	d.T.Helper()
	d.Button(word).Press()
}
