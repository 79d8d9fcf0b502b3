package decision_test

import (
	"fmt"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/pagetest"
)

// asReported fills every element of a report.
func asReported(a *audit.Audit) {
	for _, text := range []*string{
		&a.Objectives, &a.Scope, &a.Deviations, &a.SignificantIssues, &a.Summary, &a.SignificantChanges, &a.Unresolved, &a.Combination,
		&a.MarkUse, &a.EarlierActions, &a.Conformity, &a.InternalAudit, &a.ScopeConclusion, &a.ObjectivesMet,
	} {
		*text = "As reported."
	}
}

// settle answers the points of an audit that was held, and verifies the nonconformities that came into it.
func settle(d *pagetest.Desk, a *audit.Audit) {
	d.T.Helper()
	d.Put(casefile.Change{After: &audit.Meeting{
		Record: audit.Record{ID: "019a"}, Audit: a.ID, Kind: audit.ClosingMeeting, Day: a.EndsOn,
	}}, casefile.Change{After: &audit.Attendee{Record: audit.Record{ID: "019b"}, Meeting: "019a", Name: "Ingrid Næss"}})
	for _, p := range audit.PointsOf(d.Case(), a) {
		d.Put(casefile.Change{After: &audit.Checkpoint{
			Record: audit.Record{ID: audit.CheckpointID(a.ID, p.Key)}, Audit: a.ID, Key: p.Key, Result: audit.Fulfilled, Note: "Seen.",
		}})
	}
	for _, e := range audit.EarlierNonconformities(d.Case(), a) {
		after := audit.Clone(e.Finding)
		after.State, after.VerifiedOn, after.VerificationMethod, after.Verification = audit.Verified, a.EndsOn, audit.ByDocuments, "Rota seen."
		d.Put(casefile.Change{Before: e.Finding, After: after})
	}
}

// hold holds an audit of the case as Stage 2 was held, from a day on: its team, plan and conclusions.
func hold(d *pagetest.Desk, first string) *audit.Audit {
	d.T.Helper()
	c := d.Case()
	before, two := c.Audit(d.At), c.AuditNamed("stage-2")
	shift := two.StartsOn.DaysUntil(date.MustParse(first))
	confirmed := audit.Clone(before)
	confirmed.State, confirmed.StartsOn, confirmed.EndsOn = audit.AuditConfirmed, two.StartsOn.AddDays(shift), two.EndsOn.AddDays(shift)
	done := audit.Clone(confirmed)
	done.State, done.ReportedOn, done.Spent, done.SoAVersion = audit.AuditDone, confirmed.EndsOn.AddDays(2), 600, c.SoA.Version
	asReported(done)
	changes := []casefile.Change{{Before: before, After: confirmed}}
	for i, m := range c.Team(two.ID) {
		own := audit.Clone(m)
		own.ID, own.Audit = audit.ID(fmt.Sprintf("0199%04d", i)), d.At
		changes = append(changes, casefile.Change{After: own})
	}
	for i, item := range c.PlanOf(two.ID) {
		own := audit.Clone(item)
		own.ID, own.Audit, own.Day = audit.ID(fmt.Sprintf("0198%04d", i)), d.At, item.Day.AddDays(shift)
		for n, of := range own.Members {
			for k, m := range c.Team(two.ID) {
				if m.ID == of {
					own.Members[n] = audit.ID(fmt.Sprintf("0199%04d", k))
				}
			}
		}
		changes = append(changes, casefile.Change{After: own})
	}
	for i := range c.Conclusions {
		if k := audit.Clone(&c.Conclusions[i]); k.Audit == two.ID {
			k.ID, k.Audit = audit.ConclusionID(d.At, k.Requirement), d.At
			changes = append(changes, casefile.Change{After: k})
		}
	}
	d.Put(changes...)
	d.Put(casefile.Change{Before: confirmed, After: done})
	settle(d, done)
	return done
}

// TestPage_renew: after a recertification audit the file is reviewed and the certification renewed, until three years after
// the last expiry (D5); a refusal is the other way, and leaves the certification as it is.
func TestPage_renew(t *testing.T) {
	for _, tt := range []struct {
		kind        audit.DecisionKind
		recommended audit.Recommended
		sees        []string
	}{
		{audit.Renew, audit.RecommendRenew, []string{"Renew by Henrik Dahl", "Certified, until 2032-06-17", "Draft, issue 2"}},
		{audit.Refuse, audit.RecommendRefuse, []string{"Refuse by Henrik Dahl", "Certified, until 2029-06-17"}},
	} {
		t.Run(string(tt.kind), func(t *testing.T) {
			d := pagetest.Sample(t, time.Date(2029, 3, 20, 9, 0, 0, 0, time.UTC), sample.Whole)
			d.Choose("recertification")
			a := audit.Clone(hold(d, "2029-03-05"))
			before := d.Case().Audit(a.ID)
			a.Recommended, a.Recommendation = tt.recommended, "As recommended."
			d.Put(casefile.Change{Before: before, After: a})
			d.Show(decision.New(d, d.Session, d.Writer()))
			focus(d, "Reviewed by")
			d.Type("Henrik")
			d.Press("Enter")
			answerAll(d)
			focus(d, "Result")
			d.Type("Whole file looked at.")
			d.Press("Ctrl+Enter")
			d.Sees("three years after 2029-06-17")
			if tt.kind == audit.Refuse {
				d.Page.Focus()
				d.Press("Right")
				focus(d, "Reason")
				d.Type("The system was given up.")
			}
			focus(d, "Decided by")
			d.Type("Henrik")
			d.Press("Enter", "Ctrl+Enter")
			if got := lastDecision(d); got.Kind != tt.kind || got.DecidedOn.String() != "2029-03-20" || got.Audit != a.ID {
				t.Fatalf("recorded %+v", got)
			}
			d.Sees(tt.sees...)
		})
	}
}
