package cycle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// findings lists the open nonconformities with their next step, by number.
func (g *agenda) findings() {
	open := audit.OpenNonconformities(g.c)
	slices.SortStableFunc(open, func(a, b *audit.Finding) int { return cmp.Compare(a.Number, b.Number) })
	for _, f := range open {
		if a := g.verifiedAt(f); pending(a, g.today) {
			continue // a line of that audit
		}
		if i, ok := g.step(f); ok {
			g.add(i)
		}
	}
}

// Steps tells the next step of nonconformities of a case on one day. It is made once for all of them.
type Steps struct{ agenda *agenda }

// StepsOf looks at the case as it stands on a day.
func StepsOf(c *audit.Case, today date.Date) Steps { return Steps{newAgenda(c, today)} }

// Of returns the next step of an open nonconformity with its day, and false when there is none: for a response that is
// with the client its due day, for what we have to review or verify today, for what is verified at an audit the day of that
// audit. ISO/IEC 17021-1:2015 9.4.9, 9.4.10.
func (s Steps) Of(f *audit.Finding) (Item, bool) {
	i, ok := s.agenda.step(f)
	if !ok {
		return Item{}, false
	}
	return s.agenda.settled(i), true
}

func (g *agenda) step(f *audit.Finding) (Item, bool) {
	if !f.IsOpenNonconformity() {
		return Item{}, false
	}
	i := Item{Actor: ActorTeam, Page: PageNonconformities, Record: f.ID, Rule: "9.4.10"}
	switch f.State {
	case audit.FindingIssued, audit.ResponseReturned:
		i.What, i.Due, i.Kind, i.Actor, i.Rule = "Response to "+f.Label(), g.responseDue(f), StepResponse, ActorClient, "9.4.9"
		i.Why = "with the client, issued " + f.IssuedOn.String()
		if f.State == audit.ResponseReturned {
			i.Why = "returned to the client"
		}
	case audit.ResponseReceived:
		i.What, i.Due, i.Kind = "Review the response to "+f.Label(), g.today, StepReview
		if r := g.rounds[f.ID]; r != nil {
			i.What, i.Why = fmt.Sprintf("Review response %d to %s", r.Round, f.Label()), "received "+r.ReceivedOn.String()
		}
	case audit.EvidenceReceived:
		i.What, i.Due, i.Kind = "Verify "+f.Label()+" by documents", g.today, StepVerify
		i.Why = "the evidence is there"
	case audit.PlanAccepted, audit.VerifyNextAudit:
		i = g.accepted(f, i)
	case audit.FindingDraft, audit.FindingReady, audit.Verified, audit.Closed, audit.Withdrawn:
		return Item{}, false
	}
	if f.Disputed {
		i.Why = strings.TrimPrefix(i.Why+", disputed by the client", ", ")
	}
	return i, true
}

// accepted is the step of a nonconformity whose plan is accepted: evidence, or verification at an audit.
func (g *agenda) accepted(f *audit.Finding, i Item) Item {
	a := g.verifiedAt(f)
	switch {
	case a == nil:
		i.What, i.Due, i.Kind, i.Actor = "Evidence for "+f.Label(), g.evidenceDue(f), StepEvidence, ActorClient
		i.Why = "plan accepted"
		if i.Due.IsZero() {
			i.Why = "plan accepted; no audit is planned at which to verify it"
		}
	case pending(a, g.today):
		i.What, i.Kind, i.Why = "Verify "+f.Label(), StepVerify, "at "+a.Title()
		if i.Due = a.StartsOn; i.Due.IsZero() {
			i.Month = a.Planned
		}
	case a.State == audit.AuditCancelled:
		i.What, i.Kind, i.Why = "Choose when to verify "+f.Label(), StepVerify, a.Title()+" was cancelled"
	default:
		i.What, i.Due, i.Kind, i.Late = "Verify "+f.Label(), end(a), StepVerify, true
		i.Why = "to be verified at " + a.Title() + ", which is over"
	}
	return i
}

// responseDue returns the day agreed for the response, or the one that the body's habit gives.
func (g *agenda) responseDue(f *audit.Finding) date.Date {
	if f.ResponseDue.IsZero() {
		return f.IssuedOn.AddDays(int(g.ledger.habits.ResponseDays))
	}
	return f.ResponseDue
}

// evidenceDue returns the day agreed for the evidence; for a major without one that of the body's habit.
func (g *agenda) evidenceDue(f *audit.Finding) date.Date {
	if f.EvidenceDue.IsZero() && f.Grade == audit.Major {
		return f.IssuedOn.AddDays(int(g.ledger.habits.MajorEvidenceDays))
	}
	return f.EvidenceDue
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
