package nonconformity

import (
	"cmp"
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// stationRounds is how many rounds, the latest, have stations of their own.
const stationRounds = 2

// stepsOf draws the way of a nonconformity: issued, the rounds of answers, plan accepted, verified, closed.
func stepsOf(c *audit.Case, f *audit.Finding) []kit.Step {
	out := []kit.Step{{Word: "Issued", Note: f.IssuedOn.String(), State: kit.StepDone}}
	rounds := c.RoundsOf(f.ID)
	var accepted date.Date
	for i, r := range rounds {
		if r.Review == audit.ReviewAccepted && !r.EvidenceOnly {
			accepted = r.ReviewedOn
		}
		if i < len(rounds)-stationRounds {
			continue
		}
		word := fmt.Sprintf("Response %d", r.Round)
		if r.EvidenceOnly {
			word = "Evidence"
		}
		out = append(out, kit.Step{Word: word, Note: r.ReceivedOn.String(), State: kit.StepDone})
		if r.Review == audit.ReviewReturned {
			out = append(out, kit.Step{Word: "Returned", Note: r.ReviewedOn.String(), State: kit.StepBack})
		}
	}
	if f.State == audit.Withdrawn {
		return append(out, kit.Step{Word: "Withdrawn", Note: f.ClosedOn.String(), State: kit.StepNow})
	}
	if len(rounds) == 0 {
		out = append(out, kit.Step{Word: "Response 1", Note: dueNote(f.ResponseDue), State: kit.StepOpen})
	}
	if f.State == audit.ResponseReturned {
		out = append(out, kit.Step{Word: fmt.Sprintf("Response %d", len(rounds)+1), Note: dueNote(f.ResponseDue), State: kit.StepOpen})
	}
	return markNow(f, append(out, laterSteps(c, f, accepted)...))
}

// laterSteps are the stations after the answers.
func laterSteps(c *audit.Case, f *audit.Finding, accepted date.Date) []kit.Step {
	plan := kit.Step{Word: "Plan accepted", Note: accepted.String(), State: kit.StepDone}
	verified := kit.Step{Word: "Verified", Note: f.VerifiedOn.String(), State: kit.StepDone}
	closed := kit.Step{Word: "Closed", Note: f.ClosedOn.String(), State: kit.StepDone}
	if accepted.IsZero() {
		plan.Note, plan.State = "", kit.StepOpen
	}
	if f.State.IsOpen() {
		verified.Note, verified.State = "", kit.StepOpen
		if a := c.Audit(f.VerifyAt); a != nil {
			verified.Note = "at " + strings.ToLower(a.Title())
		} else if !accepted.IsZero() {
			verified.Note = dueNote(f.EvidenceDue)
		}
	}
	if f.State != audit.Closed {
		closed.Note, closed.State = "", kit.StepOpen
	}
	return []kit.Step{plan, verified, closed}
}

// markNow marks the station at which an open nonconformity stands: the last that was reached.
func markNow(f *audit.Finding, steps []kit.Step) []kit.Step {
	if f.State == audit.Closed {
		return steps
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].State == kit.StepDone {
			steps[i].State = kit.StepNow
			break
		}
		if steps[i].State == kit.StepBack {
			break
		}
	}
	return steps
}

func dueNote(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return "by " + d.String()
}

// settledWords tell how a nonconformity was verified and closed.
func settledWords(c *audit.Case, f *audit.Finding) string {
	var out []string
	if !f.VerifiedOn.IsZero() && !f.State.IsOpen() {
		out = append(out, fmt.Sprintf("Verified %s%s, %s: %s", f.VerifiedOn, byWhom(c, f.VerifiedBy), methodWord(f.VerificationMethod), f.Verification))
	}
	switch {
	case f.State == audit.Closed:
		out = append(out, fmt.Sprintf("Closed %s%s. %s", f.ClosedOn, byWhom(c, f.ClosedBy), f.ClosureNote))
	case f.State == audit.Withdrawn:
		out = append(out, fmt.Sprintf("Withdrawn %s%s. %s", f.ClosedOn, byWhom(c, f.ClosedBy), f.ClosureNote))
	}
	return strings.Join(out, "\n")
}

func byWhom(c *audit.Case, id audit.ID) string {
	if p := c.Person(id); p != nil {
		return " by " + p.Name
	}
	return ""
}

// methodWord says how something was verified.
func methodWord(m audit.VerificationMethod) string {
	switch m {
	case audit.ByDocuments:
		return "by documents"
	case audit.ByVisit:
		return "by a visit"
	case audit.AtAudit:
		return "at an audit"
	default:
		return cmp.Or(string(m), "no method recorded")
	}
}
