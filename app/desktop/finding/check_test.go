package finding_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

const explained = "Alerts raised outside office hours were not handled in time because on-call staffing is missing."

// selected is what is selected where the keyboard is.
func (d *desk) selected() string {
	if s, ok := d.Window().Canvas().Focused().(interface{ SelectedText() string }); ok {
		return s.SelectedText()
	}
	return ""
}

func causeDesk(t *testing.T) *desk {
	return newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.Minor, "A.6.2.6")(f); f.Statement = explained })
	})
}

func TestPage_theCheckShowsACauseAndCutsIt(t *testing.T) {
	d := causeDesk(t)
	if !d.shows("A cause is stated") || !d.shows("“because on-call staffing is missing”") || !d.shows("1 to settle") {
		t.Fatalf("the panel shows %q", d.texts())
	}
	d.Press("Ctrl+G")
	if d.focused() != "Statement" || d.selected() != "because on-call staffing is missing" {
		t.Errorf("the words are not selected: %q at %s", d.selected(), d.focused())
	}
	d.Press("Ctrl+.")
	if got := d.finding("MK-01").Statement; got != "Alerts raised outside office hours were not handled in time." {
		t.Errorf("cut to %q", got)
	}
	if !d.shows("in order") || d.focused() != "Statement" || !slices.Contains(d.Toasts, "Words cut") {
		t.Errorf("keyboard at %s, toasts %q", d.focused(), d.Toasts)
	}
	d.Type("X")
	if got := d.field("Statement"); got != "Alerts raised outside office hours were not handled in timeX." {
		t.Errorf("the caret is not where the words were: %q", got)
	}
}

func TestPage_theCheckFollowsTyping(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.Minor, "A.6.2.6")) })
	d.Press("Alt+S")
	d.Type(" Staff should be trained. ")
	if d.shows("A solution is proposed") {
		t.Error("the check does not wait for the pause")
	}
	d.Rest()
	if !d.shows("A solution is proposed") || d.focused() != "Statement" || !d.shows("1 point open") {
		t.Fatalf("keyboard at %s, shown %q", d.focused(), d.texts())
	}
	d.Type("More. ")
	if got := d.field("Statement"); !strings.HasSuffix(got, "in time. Staff should be trained. More. ") {
		t.Errorf("typing was disturbed: %q", got)
	}
}

func TestPage_aWarningIsLetStandWithAReasonAndTakenBack(t *testing.T) {
	d := causeDesk(t)
	d.Press("Ctrl+Shift+K", "Ctrl+Enter")
	if !d.shows("Say why: a reviewer of the certification body reads it.") {
		t.Fatalf("let stand without a reason: %q", d.texts())
	}
	d.Type("The client’s own words, quoted from the log.")
	d.Press("Ctrl+Enter")
	c := d.Case()
	if len(c.Acceptances) != 1 || c.Acceptances[0].Rule != "cause" || c.Acceptances[0].Words != "because on-call staffing is missing" {
		t.Fatalf("kept %+v", c.Acceptances)
	}
	if !d.shows("in order") || !d.shows("Let stand: The client’s own words, quoted from the log.") {
		t.Errorf("the panel shows %q", d.texts())
	}
	d.Button("Take back").Tapped(nil)
	if len(d.Case().Acceptances) != 0 || !d.shows("1 to settle") {
		t.Errorf("taken back: %+v, shown %q", d.Case().Acceptances, d.texts())
	}
	if d.focused() != "Tile" {
		t.Errorf("the keyboard was left at %s", d.focused())
	}
}

// TestPage_aReasonBeingTypedOutlivesTheProgram: it is there when the question is asked again.
func TestPage_aReasonBeingTypedOutlivesTheProgram(t *testing.T) {
	d := causeDesk(t)
	d.Press("Ctrl+Shift+K")
	d.Type("The client’s own words")
	d.Rest()
	d.show(d.Session)
	d.Press("Ctrl+Shift+K")
	if got := d.field("Reason"); got != "The client’s own words" {
		t.Errorf("asked again it has %q", got)
	}
	d.Press("Ctrl+Enter")
	if c := d.Case(); len(c.Acceptances) != 1 || c.Acceptances[0].Reason != "The client’s own words" {
		t.Errorf("kept %+v", c.Acceptances)
	}
	if drafts, err := d.Session.Drafts(t.Context()); err != nil || len(drafts) > 0 {
		t.Errorf("drafts left: %v, %v", drafts, err)
	}
}

func TestPage_aPointThatIsPressedGoesToItsWords(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) {
			complete(audit.Minor, "A.6.2.6")(f)
			f.Statement = explained
			f.EvidenceText = "Überprüfung OP-14 v3: the log was adequate."
		})
	})
	d.Press("Ctrl+G", "Ctrl+G")
	if d.focused() != "Evidence" || d.selected() != "adequate" || !d.shows("Words that cannot be verified") {
		t.Fatalf("%q at %s, shown %q", d.selected(), d.focused(), d.texts())
	}
	d.Press("Ctrl+G")
	if d.focused() != "Statement" {
		t.Errorf("the points do not go round: %s", d.focused())
	}
}

func TestPage_anErrorCannotStand(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.Minor, "A.6.2.6")(f); f.EvidenceText = "We were told so." })
	})
	if !d.shows("The evidence cannot be traced") || d.shows("Keep…") {
		t.Fatalf("shown %q", d.texts())
	}
	d.Press("Ctrl+Shift+K", "Ctrl+Enter")
	if got := d.finding("MK-01"); got.State != audit.FindingDraft || d.message("Evidence") != "The evidence cannot be traced" || d.focused() != "Evidence" {
		t.Errorf("state %s, message %q, keyboard at %s", got.State, d.message("Evidence"), d.focused())
	}
}

func TestPage_theExtentOfASampleIsInserted(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.Put(casefile.Change{After: &audit.Sample{Audit: d.At, Name: "competence files", Population: 9, Size: 4, Hits: 1}})
		d.add(complete(audit.Minor, "7.2"))
	})
	d.Press("Ctrl+Shift+D")
	d.Type("comp")
	d.Press("Enter", "Esc", "Enter")
	if !d.shows("The extent is not told") || !d.shows("Insert the extent") {
		t.Fatalf("shown %q", d.texts())
	}
	d.Press("Ctrl+.")
	want := "OP-14 v3; alert log 2026-01-01 to 2026-04-30. 4 of 9 competence files sampled; 1 of the 4 did not fulfil the requirement."
	if got := d.finding("MK-01").EvidenceText; got != want || d.focused() != "Evidence" || d.shows("The extent is not told") {
		t.Errorf("evidence %q, keyboard at %s", got, d.focused())
	}
}

// again is a desk at an audit that finds once more what an earlier one found, which is in that state by now.
func again(t *testing.T, state audit.FindingState) *desk {
	return newDesk(t, func(d *desk) {
		before := &audit.Audit{Kind: audit.Special, State: audit.AuditDone, StartsOn: date.MustParse("2026-04-01"), EndsOn: date.MustParse("2026-04-01")}
		d.Put(casefile.Change{After: before})
		d.add(func(f *audit.Finding) {
			complete(audit.Minor, "7.2")(f)
			f.Audit, f.State, f.Number, f.DraftNumber = before.ID, state, "NC-2026-SP1-03", "JL-09"
			f.Statement = "Evidence of competence was not available for one of the validators."
		})
		d.add(func(f *audit.Finding) {
			complete(audit.Minor, "7.2")(f)
			f.Statement = "Evidence of competence was not available for two validators."
		})
	})
}

func TestPage_aRepeatIsOfferedLinkedAndGraded(t *testing.T) {
	d := again(t, audit.VerifyNextAudit)
	if !d.shows("Repeat of NC-2026-SP1-03?") || !d.shows("It was raised against 7.2 too and is still open.") {
		t.Fatalf("shown %q", d.texts())
	}
	d.Press("Ctrl+.")
	earlier := d.finding("NC-2026-SP1-03")
	if got := d.finding("MK-01"); got.RepeatOf != earlier.ID || !d.shows("Repeats NC-2026-SP1-03") || !d.shows("Regrade to major…") {
		t.Fatalf("linked to %q, shown %q", got.RepeatOf, d.texts())
	}
	d.Press("Ctrl+.")
	d.Type("Its corrective action was not effective. ")
	d.Press("Ctrl+Enter")
	got := d.finding("MK-01")
	if got.Grade != audit.Major || !strings.Contains(got.GradeReason, "Its corrective action was not effective.") || !d.shows("in order") {
		t.Errorf("grade %s, reason %q, shown %q", got.Grade, got.GradeReason, d.texts())
	}
}

func TestPage_notARepeatIsKept(t *testing.T) {
	d := again(t, audit.Closed)
	d.Press("Ctrl+Shift+K")
	d.Type("Another department, another register.")
	d.Press("Ctrl+Enter")
	if d.shows("Repeat of NC-2026-SP1-03?") || !d.shows("Not a repeat of NC-2026-SP1-03") || d.finding("MK-01").RepeatOf != "" {
		t.Errorf("shown %q", d.texts())
	}
}
