package report_test

import (
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/report"
)

// desk is the Report page over a case.
type desk struct{ *pagetest.Desk }

// atSample shows the report of an audit of the sample case at a moment, after prepare, which may be nil.
func atSample(t *testing.T, m sample.Moment, auditName string, prepare func(desk)) desk {
	t.Helper()
	return shown(desk{pagetest.Sample(t, m.Clock(), m)}, auditName, prepare)
}

// atNew shows the report of Stage 1 of a new case on its last day.
func atNew(t *testing.T) desk {
	t.Helper()
	d := desk{pagetest.New(t, time.Date(2026, 3, 11, 15, 0, 0, 0, time.UTC), casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}})}
	return shown(d, "stage-1", func(d desk) {
		one := d.audit("stage-1")
		confirmed := audit.Clone(one)
		confirmed.State, confirmed.StartsOn, confirmed.EndsOn = audit.AuditConfirmed, day("2026-03-10"), day("2026-03-11")
		who := &audit.Person{Record: audit.Record{ID: d.Session.NewID()}, Name: "Márta Kővári", Initials: "MK", Competence: []string{"AI law"}}
		d.Put(casefile.Change{After: who}, casefile.Change{Before: one, After: confirmed}, casefile.Change{After: &audit.Member{
			Record: audit.Record{ID: d.Session.NewID()}, Audit: one.ID, Person: who.ID, Role: audit.LeadAuditor, Days: 300, DeclaredOn: day("2026-03-01"),
		}})
	})
}

// atSurveillance shows the report of Surveillance 1 of the sample case on its last day.
func atSurveillance(t *testing.T, prepare func(desk)) desk {
	t.Helper()
	d := desk{pagetest.Sample(t, time.Date(2027, 5, 11, 14, 0, 0, 0, time.UTC), sample.Whole)}
	return shown(d, "surveillance-1", func(d desk) {
		d.hold("surveillance-1", "2027-05-10", "2027-05-11")
		if prepare != nil {
			prepare(d)
		}
	})
}

func shown(d desk, auditName string, prepare func(desk)) desk {
	d.T.Helper()
	if prepare != nil {
		prepare(d)
	}
	d.Choose(auditName)
	d.Show(report.New(d, d.Session, d.Writer()))
	return d
}

// hold lets the team of Stage 2 hold an audit.
func (d desk) hold(auditName, first, last string) {
	d.T.Helper()
	a, c := d.audit(auditName), d.Case()
	confirmed := audit.Clone(a)
	confirmed.State, confirmed.StartsOn, confirmed.EndsOn = audit.AuditConfirmed, day(first), day(last)
	changes := []casefile.Change{{Before: a, After: confirmed}}
	for _, m := range c.Team(c.AuditNamed("stage-2").ID) {
		member := audit.Clone(m)
		member.Record, member.Audit = audit.Record{ID: d.Session.NewID()}, a.ID
		changes = append(changes, casefile.Change{After: member})
	}
	d.Put(changes...)
}

func (d desk) audit(name string) *audit.Audit {
	d.T.Helper()
	a := d.Case().AuditNamed(name)
	if a == nil {
		d.T.Fatalf("the case has no audit %s", name)
	}
	return a
}

// change changes an audit beside the page.
func (d desk) change(auditName string, change func(*audit.Audit)) {
	d.T.Helper()
	before := d.audit(auditName)
	after := audit.Clone(before)
	change(after)
	d.Put(casefile.Change{Before: before, After: after})
}

// finding is the finding with that label.
func (d desk) finding(label string) *audit.Finding {
	d.T.Helper()
	c := d.Case()
	for i := range c.Findings {
		if c.Findings[i].Label() == label {
			return &c.Findings[i]
		}
	}
	d.T.Fatalf("the case has no finding %s", label)
	return nil
}

// at turns to a section by the keys and gives it the keyboard.
func (d desk) at(section string) {
	d.T.Helper()
	d.Press("Esc", "Home")
	for range 12 {
		if report.SectionOf(d.Page) == section {
			d.Press("Enter")
			return
		}
		d.Press("Down")
	}
	d.T.Fatalf("there is no section %s", section)
}

func (d desk) wantFocus(label string) {
	d.T.Helper()
	if got := d.Focused(); got != label {
		d.T.Errorf("the keyboard is at %q, want %q", got, label)
	}
}

func day(s string) date.Date { return date.MustParse(s) }
