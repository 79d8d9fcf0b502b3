package decision_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// fill types into fields of the dialog, by their labels; a picker takes its choice with Enter.
func fill(d *pagetest.Desk, fields ...string) {
	d.T.Helper()
	for i := 0; i < len(fields); i += 2 {
		focus(d, fields[i])
		if _, day := d.Field(fields[i]).Control().(*kit.DateField); day {
			d.Press(append([]page.Keys{"End"}, slices.Repeat([]page.Keys{"BackSpace"}, 10)...)...)
		}
		d.Type(fields[i+1])
		switch fields[i] {
		case "Ground", "Decided by":
			d.Press("Enter")
		case "With":
			d.Press("Enter", "Esc") // and out of the list
		}
	}
}

// lastDecision is the decision recorded last.
func lastDecision(d *pagetest.Desk) audit.Decision {
	d.T.Helper()
	c := d.Case()
	return c.Decisions[len(c.Decisions)-1]
}

// locked is why a command cannot be run, "" when it can.
func locked(d *pagetest.Desk, word string) string {
	d.T.Helper()
	for _, c := range d.Page.Commands() {
		if c.Word == word {
			return c.Reason(false)
		}
	}
	d.T.Fatalf("there is no command %q", word)
	return ""
}

// TestLater_whatEachAsks: every later decision refuses to be recorded without what its kind asks for, names rule or clause,
// and is then a dated decision with it.
func TestLater_whatEachAsks(t *testing.T) {
	for _, tt := range []struct {
		word    string
		kind    audit.DecisionKind
		at      sample.Moment
		asks    []string // of a dialog with nothing entered
		fields  []string
		becomes string // status afterwards
	}{
		{
			"Suspend…", audit.Suspend, sample.Whole,
			[]string{"Choose who decides (R-1-7)", "Choose the ground (9.6.5.2)", "Give the reason"},
			[]string{"Decided by", "Henrik", "Ground", "audits not", "Reason", "Surveillance refused"},
			"Suspended, since 2026-06-18",
		},
		{
			"Withdraw…", audit.Withdraw, sample.Whole,
			[]string{"Choose the ground (9.6.5.2)", "Give the reason"},
			[]string{"Decided by", "Henrik", "Ground", "breach", "Reason", "Fees unpaid"},
			"Withdrawn, on 2026-06-18",
		},
		{
			"Reduce the scope…", audit.Reduce, sample.Whole,
			[]string{"Choose the ground (9.6.5.2)", "It is not said what changes in the scope (R-1-7; ISO/IEC 17021-1:2015 9.5)"},
			[]string{"Decided by", "Henrik", "Ground", "asked", "What changes in the scope", "without mammography", "Reason", "Sold"},
			"Certified, until 2029-06-17",
		},
		{
			"Expand the scope…", audit.Expand, sample.Whole,
			[]string{"It is not said what changes in the scope (R-1-7; ISO/IEC 17021-1:2015 9.5)"},
			[]string{"Decided by", "Henrik", "What changes in the scope", "and ReportDraft", "Reason", "Special audit held"},
			"Certified, until 2029-06-17",
		},
		{
			"Refuse…", audit.Refuse, sample.BeforeDecision,
			[]string{"Choose who decides (R-1-7)", "Give the reason"},
			[]string{"Decided by", "Henrik", "Reason", "Withdrawn by the client"},
			"Refused, on 2026-06-18",
		},
	} {
		t.Run(string(tt.kind), func(t *testing.T) {
			d := desk(t, tt.at)
			run(d, tt.word)
			d.Answer("Record decision")
			d.Sees(tt.asks...)
			fill(d, append(tt.fields, "Client told on", "2026-06-18")...)
			d.Answer("Record decision")
			got := lastDecision(d)
			if got.Kind != tt.kind || got.DecidedOn.String() != "2026-06-18" || got.EffectiveOn != got.DecidedOn || got.NotifiedOn != got.DecidedOn || got.Reason == "" {
				t.Fatalf("recorded %+v", got)
			}
			d.Sees(tt.becomes, "Client told on 2026-06-18")
		})
	}
}

// TestLater_days: a decision is recorded on its day, takes effect not before it (8.2.2), and the ground of a suspension is
// resolved after it begins.
func TestLater_days(t *testing.T) {
	d := desk(t, sample.Whole)
	run(d, "Suspend…")
	fill(d, "Decided by", "Henrik", "Ground", "another", "Reason", "r", "Decided on", "2026-06-19")
	d.Answer("Record decision")
	d.Sees("Is after today; record it on its day")
	fill(d, "Decided on", "2026-06-18", "Effective from", "2026-06-17")
	d.Answer("Record decision")
	d.Sees("(ISO/IEC 17021-1:2015 8.2.2)")
	fill(d, "Effective from", "2026-06-18", "To be resolved by", "2026-06-01")
	d.Answer("Record decision")
	d.Sees("Is before the suspension takes effect")
	fill(d, "To be resolved by", "2026-12-18", "Client told on", "2026-06-17")
	d.Answer("Record decision")
	d.Sees("Is before the decision")
	fill(d, "Client told on", "2026-06-18")
	d.Answer("Record decision")
	if got := lastDecision(d); got.Kind != audit.Suspend || got.Until.String() != "2026-12-18" {
		t.Errorf("recorded %+v", got)
	}
}

// TestLater_withdrawnStays: what was withdrawn is not restored, suspended or changed, and the refusal names rule and source
// (R-8-1).
func TestLater_withdrawnStays(t *testing.T) {
	d := desk(t, sample.Whole)
	run(d, "Withdraw…")
	fill(d, "Decided by", "Henrik", "Ground", "breach", "Reason", "Fees unpaid")
	d.Answer("Record decision")
	for _, word := range []string{"Restore…", "Suspend…", "Reduce the scope…", "Expand the scope…", "Withdraw…"} {
		if why := locked(d, word); !strings.Contains(why, "R-8-1; ISO/IEC 17021-1:2015 9.6") {
			t.Errorf("%s is locked by %q", word, why)
		}
	}
}

// TestLater_suspendedAndRestored: a restoration lifts the suspension; the certificate stays as it is.
func TestLater_suspendedAndRestored(t *testing.T) {
	d := desk(t, sample.Whole)
	if why := locked(d, "Restore…"); !strings.Contains(why, "nothing is suspended") {
		t.Errorf("an active certification can be restored: %q", why)
	}
	run(d, "Suspend…")
	fill(d, "Decided by", "Henrik", "Ground", "asked", "Reason", "Moving")
	d.Answer("Record decision")
	if why := locked(d, "Expand the scope…"); !strings.Contains(why, "suspended") {
		t.Errorf("the scope of a suspended certification can be expanded: %q", why)
	}
	run(d, "Restore…")
	fill(d, "Decided by", "Henrik", "Reason", "Moved")
	d.Answer("Record decision")
	d.Sees("Certified, until 2029-06-17")
	if n := len(d.Case().Certificates); n != 1 {
		t.Errorf("%d certificates", n)
	}
}

// TestLater_committee: every person of a committee is independent of the audits (R-1-5).
func TestLater_committee(t *testing.T) {
	d := desk(t, sample.Whole)
	run(d, "Suspend…")
	fill(d, "Decided by", "Henrik", "With", "Aoife", "Ground", "asked", "Reason", "Moving")
	d.Answer("Record decision")
	d.Sees("Dr. Aoife Byrne was on the team of Stage 2 as technical expert; who audits does not decide")
	if lastDecision(d).Kind == audit.Suspend {
		t.Error("decided by the expert of the audit")
	}
}

// afterExpiry is the page at the recertification on a day after the certificate expired, with the audit held in March 2029
// when held is set.
func afterExpiry(t *testing.T, day string, held bool) *pagetest.Desk {
	t.Helper()
	clock, err := time.Parse("2006-01-02 15:04", day+" 09:00")
	if err != nil {
		t.Fatal(err)
	}
	d := pagetest.Sample(t, clock, sample.Whole)
	d.Choose("recertification")
	if held {
		a := audit.Clone(hold(d, "2029-03-05"))
		before := d.Case().Audit(a.ID)
		a.Recommended, a.Recommendation = audit.RecommendRenew, "As recommended."
		d.Put(casefile.Change{Before: before, After: a})
	}
	d.Show(decision.New(d, d.Session, d.Writer()))
	return d
}

// TestLater_restoredAfterExpiry: within six months of the expiry the certification is restored on its recertification audit,
// until three years after the old expiry (D6), with a next issue of the certificate; later it takes a Stage 2 (D7).
func TestLater_restoredAfterExpiry(t *testing.T) {
	if why := locked(afterExpiry(t, "2029-09-01", false), "Restore…"); !strings.Contains(why, "D6; ISO/IEC 17021-1:2015 9.6.3.2.5") {
		t.Errorf("restored without a recertification audit: %q", why)
	}
	open := afterExpiry(t, "2029-09-01", true)
	for _, m := range open.Case().MeetingsOf(open.At) {
		gone := audit.Clone(m)
		gone.Deleted = true
		open.Put(casefile.Change{Before: m, After: gone})
	}
	if why := locked(open, "Restore…"); !strings.Contains(why, "recertification, Closing meeting held") {
		t.Errorf("restored although the recertification is not completed: %q", why)
	}
	if why := locked(afterExpiry(t, "2029-12-18", true), "Restore…"); !strings.Contains(why, "could be restored until 2029-12-17") {
		t.Errorf("restored a day too late: %q", why)
	}
	d := afterExpiry(t, "2029-12-17", true)
	d.Sees("Expired, on 2029-06-17, restoration until 2029-12-17")
	run(d, "Restore…")
	d.Sees("The next expiry rests on the cycle before: 2032-06-17 (D6; 9.6.3.2.5)")
	fill(d, "Decided by", "Henrik", "Reason", "Recertification completed")
	d.Answer("Record decision")
	if got := lastDecision(d); got.Kind != audit.Restore || got.Audit != d.At {
		t.Fatalf("recorded %+v", got)
	}
	d.Sees("Certified, until 2032-06-17", "Draft, issue 2", "expired 2029-06-17")
	d.Press("Ctrl+I")
	d.Answer("Issue certificate")
	c := d.Case()
	if k := c.Certificates[len(c.Certificates)-1]; k.Revision != 2 || k.ExpiresOn.String() != "2032-06-17" || k.EffectiveOn.String() != "2029-12-17" ||
		k.Number != "FC-AIMS-0042" || k.PreviousExpiry.String() != "2029-06-17" || k.FirstIssued.String() != "2026-06-18" {
		t.Errorf("issued %+v", k)
	}
}

// TestDecision_committee: whoever decides with the decision maker must be independent, too; the day the client was told is
// recorded with the decision or later.
func TestDecision_committee(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Put(casefile.Change{After: &audit.Person{Record: audit.Record{ID: "0199"}, Name: "Ragnhild Moe", Initials: "RM"}})
	d.Button("Conditions, committee…").Press()
	focus(d, "Decided with")
	d.Type("Jonas")
	d.Press("Enter", "Ctrl+Enter")
	d.Sees("Jonas Lindqvist was on the team of Stage 1 as auditor; who audits does not decide")
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Fatal("decided with an auditor of the case")
	}
	focus(d, "Decided with")
	d.Press("BackSpace")
	d.Type("Ragnhild")
	d.Press("Enter", "Ctrl+Enter")
	got := theDecision(d)
	if got.DecidedOn.IsZero() || len(got.Committee) != 1 || d.Case().Person(got.Committee[0]).Name != "Ragnhild Moe" {
		t.Fatalf("recorded %+v", got)
	}
	d.Button("Client told…").Press()
	d.Press("Ctrl+A")
	d.Type("2026-06-17")
	d.Answer("Record")
	d.Sees("Is before the decision of 2026-06-18")
	d.Press(slices.Repeat([]page.Keys{"BackSpace"}, 10)...)
	d.Type("2026-06-18")
	d.Answer("Record")
	d.Sees("Client told on 2026-06-18")
}

// way is the drawn way of the certification: its stations with their days.
func way(d *pagetest.Desk) string {
	d.T.Helper()
	var out []string
	for _, o := range d.Objects() {
		if steps, ok := o.(*kit.Steps); ok {
			for _, part := range test.WidgetRenderer(steps).Objects() {
				if x, ok := part.(*canvas.Text); ok {
					out = append(out, x.Text)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

// TestStatus_way: the picture of the status follows from the decisions, each status with its first day; of a long way the
// middle is told by its number.
func TestStatus_way(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	if got, want := way(d), "Applicant now Active 2026-06-18 Expires 2029-06-17 Records kept to 2032-06-17"; got != want {
		t.Errorf("before the decision: %s, want %s", got, want)
	}
	d = desk(t, sample.Whole)
	put := func(kind audit.DecisionKind, on string) {
		id := audit.ID("0199" + on)
		d.Put(casefile.Change{After: &audit.Decision{
			Record: audit.Record{ID: id}, Kind: kind, DecidedBy: d.Case().Decisions[0].DecidedBy, DecidedOn: date.MustParse(on), EffectiveOn: date.MustParse(on),
			Ground: audit.GroundRequest, Reason: "r",
		}})
	}
	for i, want := range []string{
		"Applicant 2026-01-09 Active 2026-06-18 Expires 2029-06-17 Records kept to 2032-06-17",
		"Applicant 2026-01-09 Active 2026-06-18 Suspended 2026-08-01 Expires 2029-06-17 Records kept to 2032-06-17",
		"Applicant 2026-01-09 Active 2026-06-18 Suspended 2026-08-01 Active 2026-09-01 Expires 2029-06-17 Records kept to 2032-06-17",
		"Applicant 2026-01-09 2 before see below Active 2026-09-01 Suspended 2026-10-01 Expires 2029-06-17 Records kept to 2032-06-17",
		"Applicant 2026-01-09 2 before see below Active 2026-09-01 Suspended 2026-10-01 Withdrawn 2026-11-01 Records kept to 2032-06-17",
	} {
		switch i {
		case 1:
			d.Clock = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
			put(audit.Suspend, "2026-08-01")
		case 2:
			put(audit.Restore, "2026-09-01")
		case 3:
			put(audit.Suspend, "2026-10-01")
		case 4:
			put(audit.Withdraw, "2026-11-01")
		}
		if got := way(d); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}
