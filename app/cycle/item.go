package cycle

import (
	"cmp"
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// ItemKind is what sort of step an item is; a page shows it as an icon.
type ItemKind string

// The kinds of items.
const (
	StepSetUp           ItemKind = "set-up"           // something to enter before the certification can begin
	StepApplication     ItemKind = "application"      // review of the application
	StepPlan            ItemKind = "plan"             // a plan to send to the client
	StepAudit           ItemKind = "audit"            // an audit to hold
	StepConclude        ItemKind = "conclude"         // conclusion, findings or report of an audit that is over
	StepResponse        ItemKind = "response"         // the client's answer
	StepReview          ItemKind = "review"           // a response to review
	StepEvidence        ItemKind = "evidence"         // the client's evidence
	StepVerify          ItemKind = "verify"           // a nonconformity to verify
	StepTechnicalReview ItemKind = "technical-review" // review of the whole file
	StepDecision        ItemKind = "decision"         // a decision on certification
	StepCertificate     ItemKind = "certificate"      // a certificate to draw up
	StepLimit           ItemKind = "limit"            // a last day that a rule sets
)

// AllItemKinds returns every kind of item.
func AllItemKinds() []ItemKind {
	return []ItemKind{
		StepSetUp, StepApplication, StepPlan, StepAudit, StepConclude, StepResponse, StepReview, StepEvidence, StepVerify,
		StepTechnicalReview, StepDecision, StepCertificate, StepLimit,
	}
}

// Actor is who has to act.
type Actor string

// The actors.
const (
	ActorTeam   Actor = "audit-team"
	ActorBody   Actor = "certification-body" // planner, reviewer, decision maker
	ActorClient Actor = "client"
)

// AllActors returns every actor.
func AllActors() []Actor { return []Actor{ActorTeam, ActorBody, ActorClient} }

// Page is the page on which an item is dealt with.
type Page string

// The pages that items lead to.
const (
	PageClient          Page = "client"
	PageProgramme       Page = "programme"
	PagePlan            Page = "plan"
	PageChecklist       Page = "checklist"
	PageFindings        Page = "findings"
	PageMeetings        Page = "meetings"
	PageReport          Page = "report"
	PageNonconformities Page = "nonconformities"
	PageDecision        Page = "decision"
)

// AllPages returns every page that items lead to.
func AllPages() []Page {
	return []Page{PageClient, PageProgramme, PagePlan, PageChecklist, PageFindings, PageMeetings, PageReport, PageNonconformities, PageDecision}
}

// Word returns the name of the page, as the navigation shows it.
func (p Page) Word() string {
	switch p {
	case PageClient:
		return "Client & scope"
	case PageProgramme:
		return "Programme"
	case PagePlan:
		return "Plan"
	case PageChecklist:
		return "Checklist"
	case PageFindings:
		return "Findings"
	case PageMeetings:
		return "Meetings"
	case PageReport:
		return "Report"
	case PageNonconformities:
		return "Nonconformities"
	case PageDecision:
		return "Decision & certificate"
	default:
		return string(p)
	}
}

// Item is something that is due. It has a day, or a month while no day is agreed, or neither when it is to be done as
// soon as may be.
type Item struct {
	What   string     `json:"what"`            // Review response 2 to NC-2026-ST2-02
	Due    date.Date  `json:"due,omitzero"`    // day by which, or on which
	Month  date.Month `json:"month,omitzero"`  // month in which, where no day is agreed
	Late   bool       `json:"late"`            // the day or month is over
	Why    string     `json:"why,omitempty"`   // what it rests on, in a few words
	Rule   string     `json:"rule,omitempty"`  // rule or clause that asks for it
	Kind   ItemKind   `json:"kind"`            // sort of step
	Actor  Actor      `json:"actor"`           // who has to act
	Page   Page       `json:"page"`            // where it is dealt with
	Record audit.ID   `json:"record,omitzero"` // the audit, finding or decision it is about
}

// DueText returns the day, the month, or "" when the item has neither: 2026-06-10, 2028-05.
func (i Item) DueText() string {
	if i.Due.IsZero() {
		return i.Month.String()
	}
	return i.Due.String()
}

// When says how far away the item is: today, in 5 days, in 11 months, 15 days late, limit (for a limit far away), planned
// (for a month), now (for what has no day).
func (i Item) When(today date.Date) string {
	switch {
	case i.Due.IsZero() && i.Month.IsZero():
		return "now"
	case i.Due.IsZero() && i.Late:
		return "late"
	case i.Due.IsZero():
		return "planned"
	case i.Kind == StepLimit && today.DaysUntil(i.Due) > farAway:
		return "limit"
	default:
		return Distance(today, i.Due)
	}
}

// farAway is the number of days from which a distance is told in months.
const farAway = 180

// Distance says how far day is from today: today, tomorrow, in 25 days, in 11 months, 1 day late.
func Distance(today, day date.Date) string {
	switch n := today.DaysUntil(day); {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "1 day late"
	case n < 0:
		return fmt.Sprintf("%d days late", -n)
	case n <= farAway:
		return fmt.Sprintf("in %d days", n)
	default:
		months := (day.Year()-today.Year())*12 + int(day.Month()) - int(today.Month())
		if day.Day() < today.Day() {
			months--
		}
		return fmt.Sprintf("in %d months", months)
	}
}

// sorted orders items by their day; a month counts from its first day, what has no day counts as today, after what is
// late and before what is due today.
func sorted(items []Item, today date.Date) []Item {
	key := func(i Item) date.Date {
		switch {
		case !i.Due.IsZero():
			return i.Due
		case !i.Month.IsZero():
			return i.Month.First()
		default:
			return today
		}
	}
	undated := func(i Item) int {
		if i.Due.IsZero() && i.Month.IsZero() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(key(a).Compare(key(b)), undated(a)-undated(b))
	})
	return items
}
