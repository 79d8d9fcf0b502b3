package meeting_test

import (
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/meeting"
	"fieldcase/app/desktop/pagetest"
)

// now is the clock of every test: at the closing meeting of Stage 2.
var now = time.Date(2026, 5, 6, 15, 2, 0, 0, time.UTC)

// desk is the page at Stage 2 of the sample case after the team meeting began: the opening meeting is recorded, team and
// closing meeting are only planned.
type desk struct {
	*pagetest.Desk
	page *meeting.Page
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.Sample(t, now, sample.TeamMeeting)}
	d.Choose("stage-2")
	d.show()
	return d
}

// emptyDesk is the page of a new case.
func emptyDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Sølvberg Bildediagnostikk AS"}})}
	d.Choose("stage-2")
	return d
}

func (d *desk) show() {
	d.T.Helper()
	d.page = meeting.New(d, d.Session, d.Writer())
	d.Show(d.page)
}

// held returns the meeting of that kind in the case, nil while it is not recorded.
func (d *desk) held(k audit.MeetingKind) *audit.Meeting {
	d.T.Helper()
	for _, m := range d.Case().MeetingsOf(d.At) {
		if m.Kind == k {
			return m
		}
	}
	return nil
}

// there are the names in the list of attendance of a meeting.
func (d *desk) there(k audit.MeetingKind) []*audit.Attendee {
	d.T.Helper()
	m := d.held(k)
	if m == nil {
		return nil
	}
	return d.Case().AttendeesOf(m.ID)
}

// finding returns the finding of that draft number.
func (d *desk) finding(draft string) *audit.Finding {
	d.T.Helper()
	c := d.Case()
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == d.At && f.DraftNumber == draft {
			return f
		}
	}
	d.T.Fatalf("there is no finding %s", draft)
	return nil
}

// settle takes the cause out of the statement of JL-01, so that nothing keeps the findings from being issued, and marks
// all of them as ready.
func (d *desk) settle() {
	d.T.Helper()
	c := d.Case()
	var changes []casefile.Change
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Audit != d.At {
			continue
		}
		after := audit.Clone(f)
		after.State = audit.FindingReady
		if f.DraftNumber == "JL-01" {
			after.Statement = "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled within the time the organization has set itself."
		}
		changes = append(changes, casefile.Change{Before: f, After: after})
	}
	d.Put(changes...)
}

// change is a change of a finding.
func change(before, after *audit.Finding) casefile.Change {
	return casefile.Change{Before: before, After: after}
}
