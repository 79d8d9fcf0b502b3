package cycle

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// planHorizon is how many days before an audit its plan begins to be a step; earlier it would only be noise.
const planHorizon = 90

// Due returns what is next in the case, the most urgent first: what is late, what is to be done now, then by day.
func Due(c *audit.Case, today date.Date) []Item {
	status, _ := StatusOf(c, today)
	if status == Closed || status == TransferredOut {
		return nil
	}
	g := newAgenda(c, today)
	g.status = status
	g.setUp()
	g.findings()
	g.audits()
	g.decisions()
	g.limits()
	return sorted(g.items, today)
}

// agenda collects what is due.
type agenda struct {
	c      *audit.Case
	today  date.Date
	ledger *ledger
	status Status
	verify []*audit.Audit               // audits to come at which nonconformities can be verified, by day
	rounds map[audit.ID]*audit.Response // last response to each finding
	items  []Item
}

func newAgenda(c *audit.Case, today date.Date) *agenda {
	g := &agenda{c: c, today: today, ledger: newLedger(c, today), rounds: map[audit.ID]*audit.Response{}}
	g.status = g.ledger.status
	for _, a := range append(ofKind(c, audit.Surveillance), ofKind(c, audit.Recertification)...) {
		if pending(a, today) {
			g.verify = append(g.verify, a)
		}
	}
	slices.SortStableFunc(g.verify, byDay)
	for i := range c.Responses {
		r := &c.Responses[i]
		if last := g.rounds[r.Finding]; last == nil || last.Round <= r.Round {
			g.rounds[r.Finding] = r
		}
	}
	return g
}

// add appends an item, marking it late when its day or month is over.
func (g *agenda) add(i Item) { g.items = append(g.items, g.settled(i)) }

// settled completes an item: whether it is late, and who has to act.
func (g *agenda) settled(i Item) Item {
	i.Late = i.Late || !i.Due.IsZero() && i.Due.Before(g.today) || i.Due.IsZero() && !i.Month.IsZero() && i.Month.Last().Before(g.today)
	if i.Actor == "" {
		i.Actor = ActorBody
	}
	return i
}

// setUp lists what an applicant's case still needs before its first audit, as steps without a day, in their order.
func (g *agenda) setUp() {
	c := g.c
	one, two := lastHeld(c, audit.Stage1, g.today), current(c, audit.Stage2, g.today)
	switch {
	case g.status != Applicant || held(two, g.today) || running(two, g.today):
		return
	case one != nil && (two == nil || begin(two).IsZero()) && (one.Readiness == audit.Ready || one.Readiness == audit.ReadyWithConcerns):
		g.add(Item{What: "Plan Stage 2", Why: "Stage 1 found the client ready", Kind: StepSetUp, Page: PageProgramme, Rule: "9.3.1"})
		return
	case one != nil:
		return
	}
	g.begin()
}

// begin lists what is to be entered and decided before Stage 1.
func (g *agenda) begin() {
	c := g.c
	step := func(missing bool, what, why string, page Page) {
		if missing {
			g.add(Item{What: what, Why: why, Kind: StepSetUp, Page: page, Rule: "9.1.1"})
		}
	}
	step(c.Client.Scope == "", "Describe the scope applied for", "what the certificate is to say", PageClient)
	step(len(c.Sites) == 0, "Add the sites", "address and activities of each", PageClient)
	step(len(c.Systems) == 0, "List the AI systems in scope", "with the client's role for each", PageClient)
	step(c.PeopleCount.Effective == 0 && c.PeopleCount.AIRelated == 0, "Count the persons with AI-related work", "the audit time rests on it", PageClient)
	step(c.SoA.Version == "", "Record the Statement of Applicability", "its version and the controls it excludes", PageClient)
	if len(g.beside()) == len(c.Audits) && len(c.Audits) > 0 {
		return // gap assessments and internal audits only: nobody has applied for a certification
	}
	if !c.Application.Reviewed() {
		why := "accept or decline it, with reasons"
		if p := audit.CheckApplication(&c.Application); !c.Application.ReviewedOn.IsZero() {
			why = p[0].Message
		}
		g.add(Item{What: "Review the application", Why: why, Kind: StepApplication, Page: PageClient, Record: c.Application.ID, Rule: "R-1-1"})
	}
	timed := slices.ContainsFunc(c.AuditTimes, func(t audit.AuditTime) bool { return t.Total > 0 || t.Stage1 > 0 })
	step(!timed, "Determine the audit time", "with its reasons", PageProgramme)
	one := current(c, audit.Stage1, g.today)
	step(one == nil || begin(one).IsZero(), "Plan Stage 1", "team and month", PageProgramme)
}

// beside returns the audits beside a certification: gap assessments and internal audits.
func (g *agenda) beside() []*audit.Audit {
	return append(ofKind(g.c, audit.GapAssessment), ofKind(g.c, audit.Internal)...)
}

// audits lists the audits that are to come with their plans, and what those that are over still need.
func (g *agenda) audits() {
	var all []*audit.Audit
	for _, k := range audit.AllAuditKinds() {
		all = append(all, ofKind(g.c, k)...)
	}
	slices.SortStableFunc(all, byDay)
	for _, a := range all {
		switch {
		case held(a, g.today):
			g.conclude(a)
		case g.over(a) || begin(a).IsZero() && ofCycle(a):
		default:
			g.agree(a)
			g.plan(a)
			g.hold(a)
		}
	}
}

// ofCycle reports whether the audit belongs to a cycle in which others set its time: while it has no month, Stage 1 and
// Stage 2 are steps of setUp, the others part of their limit.
func ofCycle(a *audit.Audit) bool {
	return a.Kind == audit.Stage1 || a.Kind == audit.Stage2 || a.Kind == audit.Surveillance || a.Kind == audit.Recertification
}

// over reports whether the certification has ended for good, so that an audit of it is no longer expected.
func (g *agenda) over(a *audit.Audit) bool {
	return (g.status == Withdrawn || g.status == Refused) && a.Kind != audit.GapAssessment && a.Kind != audit.Internal
}

// agree reminds to agree the days of an audit that is planned for a month. D12.
func (g *agenda) agree(a *audit.Audit) {
	first, notice := a.Planned.First(), int(g.ledger.habits.NoticeDays)
	if notice == 0 || first.IsZero() || !a.StartsOn.IsZero() || !g.today.Before(first) {
		return
	}
	due := NoticeDue(first, notice)
	if g.today.DaysUntil(due) > planHorizon {
		return
	}
	g.add(Item{
		What: "Agree the days of " + a.Title(), Due: due, Why: counted(notice, "day", "days") + " before its month",
		Rule: "D12", Kind: StepPlan, Page: PageProgramme, Record: a.ID,
	})
}

// plan reminds of the plan of an audit that begins soon. D12.
func (g *agenda) plan(a *audit.Audit) {
	lead := int(g.ledger.habits.PlanLeadDays)
	if a.StartsOn.IsZero() || !a.PlanSent.IsZero() || lead == 0 || !g.today.Before(a.StartsOn) || g.today.DaysUntil(a.StartsOn) > planHorizon {
		return
	}
	g.add(Item{
		What: "Send the plan of " + a.Title(), Due: PlanDue(a.StartsOn, lead), Why: "the client agrees to days and team in advance",
		Rule: "D12", Kind: StepPlan, Actor: ActorTeam, Page: PagePlan, Record: a.ID,
	})
}

// hold lists an audit that is to come or under way.
func (g *agenda) hold(a *audit.Audit) {
	i := Item{
		What: a.Title(), Due: a.StartsOn, Kind: StepAudit, Actor: ActorTeam, Page: PageProgramme, Record: a.ID, Rule: "9.1.3", Why: g.about(a),
	}
	if n := days(a); n != "" {
		i.What += ", " + n
	}
	if i.Due.IsZero() {
		i.Month, i.Actor = a.Planned, ActorBody
	}
	switch {
	case running(a, g.today):
		i.Due, i.Page = g.today, PageChecklist
		i.Why = "under way, until " + end(a).String()
	case !a.StartsOn.IsZero() && end(a).Before(g.today):
		i.Late, i.Page = true, PageChecklist
		i.Why = "its days are over; hold the closing meeting or move it"
	case a.State == audit.AuditConfirmed:
		i.Page = PagePlan
	}
	g.add(i)
}

// about says what an audit that is to come is for: the nonconformities it verifies, else its time.
func (g *agenda) about(a *audit.Audit) string {
	verify := g.verifies(a)
	switch t := g.c.RequiredTime(a); {
	case verify != "":
		return verify
	case a.StartsOn.IsZero() && a.Planned.IsZero():
		return "month to be planned"
	case a.StartsOn.IsZero():
		return "days to be agreed"
	case t > 0:
		return t.String() + " days of audit time"
	default:
		return ""
	}
}

// fewNames is how many findings are named in a line; of more only the number is told.
const fewNames = 6

// verifies names the nonconformities that are to be verified at an audit: verify 02 and 03; "" for none.
func (g *agenda) verifies(a *audit.Audit) string {
	var verify []string
	for i := range g.c.Findings {
		if f := &g.c.Findings[i]; f.IsOpenNonconformity() && g.verifiedAt(f) == a {
			verify = append(verify, f.ShortLabel())
		}
	}
	switch n := len(verify); {
	case n == 0:
		return ""
	case n > fewNames:
		return fmt.Sprintf("verify %d nonconformities", n)
	}
	slices.Sort(verify)
	return "verify " + listed(verify)
}

// verifiedAt returns the audit at which an accepted nonconformity is to be verified, or nil: the one named, else, when
// its plan is accepted and no day is set for evidence, the next surveillance or recertification.
func (g *agenda) verifiedAt(f *audit.Finding) *audit.Audit {
	if f.State != audit.VerifyNextAudit && (f.State != audit.PlanAccepted || f.Grade == audit.Major || !f.EvidenceDue.IsZero()) {
		return nil
	}
	if f.VerifyAt != "" {
		return g.c.Audit(f.VerifyAt)
	}
	for _, a := range g.verify {
		if a.ID != f.Audit {
			return a
		}
	}
	return nil
}

// conclude lists what an audit that is over still needs: conclusion on readiness, findings issued, report.
func (g *agenda) conclude(a *audit.Audit) {
	if g.decidedSince(a) {
		return
	}
	i := Item{Kind: StepConclude, Actor: ActorTeam, Record: a.ID}
	if a.Kind == audit.Stage1 && a.Readiness == "" {
		j := i
		j.What, j.Page, j.Rule, j.Why = "Conclude Stage 1", PageReport, "R-2-1", "is the client ready for Stage 2?"
		g.add(j)
	}
	if n := g.drafts(a); n > 0 {
		j := i
		j.What, j.Page, j.Rule, j.Why = "Issue the findings of "+a.Title(), PageFindings, "9.4.5", counted(n, "finding is a draft", "findings are drafts")
		g.add(j)
	}
	if a.ReportedOn.IsZero() {
		j := i
		j.What, j.Page, j.Rule, j.Why = "Issue the report of "+a.Title(), PageReport, "9.4.8", "the audit ended on "+end(a).String()
		g.add(j)
	}
}

// decidedSince reports whether a decision was taken on the audit or after it: then its papers are done.
func (g *agenda) decidedSince(a *audit.Audit) bool {
	return slices.ContainsFunc(g.c.Decisions, func(d audit.Decision) bool {
		return taken(&d, g.today) && (d.Audit == a.ID || !d.DecidedOn.Before(end(a)))
	})
}

func (g *agenda) drafts(a *audit.Audit) int {
	n := 0
	for i := range g.c.Findings {
		if f := &g.c.Findings[i]; f.Audit == a.ID && !f.State.IsIssued() {
			n++
		}
	}
	return n
}

// limits lists the last days that are still to be met.
func (g *agenda) limits() {
	for _, l := range Limits(g.c, g.today) {
		again := l.Kind == LimitMajors && l.State == LimitPassed && nextOf(g.c, audit.Stage2, g.today) != nil
		if l.Unmet() && !again && (l.Kind != LimitMajors || g.status == Applicant) {
			g.renewInTime(l)
			g.add(g.limitItem(l))
		}
	}
	if l := g.ledger; g.status == Expired && NeedsStage2(l.cycle.Expiry, g.today) {
		g.add(Item{
			What: "Certify anew, with at least a Stage 2", Why: "the time for restoration has passed", Rule: "D7",
			Kind: StepApplication, Page: PageProgramme,
		})
	}
}

// renewalHorizon is how many days before the day by which a recertification audit has ended it begins to be a step.
const renewalHorizon = 365

// renewInTime reminds of the day by which the recertification audit has ended, while none is planned to have ended by it.
// D12 for D5; ISO/IEC 17021-1:2015 9.6.3.1.1.
func (g *agenda) renewInTime(l Limit) {
	lead := int(g.ledger.habits.RenewalLeadDays)
	if l.Kind != LimitRecertification || lead == 0 {
		return
	}
	due := RecertificationAuditDue(l.Last, lead)
	a := g.c.Audit(l.Audit)
	if a != nil && (held(a, g.today) || !end(a).IsZero() && !end(a).After(due)) || g.today.DaysUntil(due) > renewalHorizon {
		return
	}
	g.add(Item{
		What: "Recertification audit over no later than this day", Due: due, Why: "majors can be verified and the decision taken before " + l.Last.String(),
		Rule: "D12", Kind: StepPlan, Page: PageProgramme, Record: l.Audit,
	})
}

func (g *agenda) limitItem(l Limit) Item {
	i := Item{
		What: l.Title + " no later than this day", Due: l.Last, Why: l.Why, Rule: l.Rule, Kind: StepLimit, Page: PageProgramme, Record: l.Audit,
	}
	switch l.Kind {
	case LimitMajors:
		i.What, i.Page = "Majors of Stage 2 verified no later than this day", PageNonconformities
		if l.State == LimitPassed {
			i.What, i.Why, i.Page = "Plan another Stage 2", "majors were not verified by "+l.Last.String(), PageProgramme
		}
	case LimitSurveillance:
		i.Why = g.surveillanceWhy(l)
	case LimitSuspension:
		i.What, i.Page = "Lift the suspension, or withdraw or reduce the scope", PageDecision
	case LimitRestoration:
		i.What, i.Page = "Restore the certification no later than this day", PageDecision
	case LimitRecertification:
	}
	return i
}

// surveillanceWhy says what a surveillance limit rests on, that its audit is not planned yet, and what follows when the
// limit has passed (ISO/IEC 17021-1:2015 9.6.5: suspension).
func (g *agenda) surveillanceWhy(l Limit) string {
	parts := []string{l.Why}
	if a := g.c.Audit(l.Audit); a == nil || begin(a).IsZero() {
		parts = append(parts, "not planned yet")
		if a != nil {
			parts = append(parts, g.verifies(a))
		}
	}
	if l.State == LimitPassed && g.status == Active {
		parts = append(parts, "suspend if it cannot be held")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

// listed joins words as a sentence does: a, b and c.
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
