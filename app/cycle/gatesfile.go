package cycle

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// filePoint is a point of the technical review: what the records prove of it, or nothing, when the reviewer attests it.
type filePoint struct {
	key, rule, title string
	page             Page
	missing          func(*keeper) string // what is missing, "" for nothing; nil for a point that the reviewer attests
}

// filePoints are what the technical review of the whole file goes through (ISO/IEC 17021-1:2015 9.5.2; reference 9.10).
// Report and nonconformities have gates of their own before it.
var filePoints = []filePoint{
	{"review-application", "R-1-1", "Application reviewed and accepted", PageClient, (*keeper).application},
	{"review-agreement", "5.1.2", "Agreement signed", PageClient, nil},
	{"review-competence", "R-1-2", "Competence of the team covers what is needed", PagePlan, (*keeper).competence},
	{"review-impartiality", "R-1-2", "Team declared and impartial", PagePlan, (*keeper).impartiality},
	{"review-time", "9.1.4", "Audit time determined with its reasons", PageProgramme, (*keeper).time},
	{"review-sampling", "9.1.5", "Sites visited, or sampled with a rationale", PageProgramme, (*keeper).sampling},
	{"review-programme", "9.1.3", "Requirements of the programme concluded on", PageChecklist, (*keeper).coverage},
	{"review-plan", "R-1-3", "Plan covers scope and criteria", PagePlan, (*keeper).plan},
	{"review-stages", "R-2-1", "Stage 2 after a concluded Stage 1", PageProgramme, (*keeper).stages},
	{"review-concerns", "R-2-2", "Concerns of Stage 1 followed", PageFindings, (*keeper).concerns},
	{"review-report", "R-1-4", "Report supports the recommendation", PageReport, nil},
	{"review-findings", "R-3-1", "Nonconformities formulated and graded", PageFindings, nil},
	{"review-scope", "9.5.2", "Scope supported by the evidence", PageClient, (*keeper).scope},
	{"review-soa", "R-7-1", "Statement of Applicability as audited", PageClient, (*keeper).statement},
	{"review-certificate", "8.2.2", "Data of the certificate", PageDecision, nil},
	{"review-complaints", "R-1-11", "Complaints and appeals considered", PageClient, (*keeper).complaints},
	{"review-recommendation", "R-1-10", "Recommendation of the lead auditor", PageReport, (*keeper).recommendation},
}

// file is the technical review of the whole file by somebody who did not audit.
func (k *keeper) file() Gate {
	g := Gate{Rule: "9.5.2", Source: "ISO/IEC 17021-1:2015 9.5.2", Title: "Technical review of the whole file", Page: PageDecision}
	if k.withoutReview() {
		g.Message = "not needed: no major, and the lead auditor's conclusion is positive (R-1-12)"
		return g.judged("")
	}
	var missing []string
	for _, p := range filePoints {
		point := k.point(p)
		g.Points = append(g.Points, point)
		if !point.OK && (p.missing != nil || k.contested(p.key)) {
			missing = append(missing, point.Message)
		}
	}
	if d := k.decision; d != nil {
		g.Record = d.ID
	}
	switch {
	case len(missing) == 1:
		return g.judged(missing[0])
	case len(missing) > 1:
		return g.judged(fmt.Sprintf("%s (and %d more)", missing[0], len(missing)-1))
	case k.decision == nil || !k.past(k.decision.ReviewedOn):
		return g.judged("The review by somebody who did not audit is to be done" + k.reviewer(" by ") + ".")
	case k.taken() && k.decision.ReviewedOn.After(k.decision.DecidedOn):
		return g.failed(fmt.Sprintf("The review of %s came after the decision of %s.", k.decision.ReviewedOn, k.decision.DecidedOn))
	}
	g.Day = k.decision.ReviewedOn
	g.Message = strings.TrimPrefix(k.reviewer(", ")+fmt.Sprintf(", %d of %d points", len(g.Points), len(g.Points)), ", ") + ". " + k.recommended()
	return g.judged("")
}

// point judges one point. What a record proves is proven before the review; what the reviewer attests is attested with it,
// or with an answer of its own.
func (k *keeper) point(p filePoint) GatePoint {
	out := GatePoint{Key: p.key, Rule: p.rule, Title: p.title, Page: p.page}
	switch {
	case k.contested(p.key):
		out.Message = p.title + ": the reviewer holds that it is not in order." + k.note(p.key)
	case p.missing != nil:
		out.Message = p.missing(k)
	case k.answer(p.key) == "" && (k.decision == nil || !k.past(k.decision.ReviewedOn)):
		out.Message = "to be reviewed"
	}
	out.OK = out.Message == ""
	return out
}

// contested reports whether the reviewer holds that a point is not, or not wholly, in order.
func (k *keeper) contested(key string) bool {
	answer := k.answer(key)
	return answer == audit.NotFulfilled || answer == audit.PartlyFulfilled
}

// answer returns what the reviewer answered to a point, "" while nothing was.
func (k *keeper) answer(key string) audit.Fulfilment {
	if c := k.checkpoint(key); c != nil {
		return c.Result
	}
	return ""
}

// note returns what the reviewer said of a point, with a space before it; "" for nothing.
func (k *keeper) note(key string) string {
	if c := k.checkpoint(key); c != nil && strings.TrimSpace(c.Note) != "" {
		return " " + strings.TrimSpace(c.Note)
	}
	return ""
}

// checkpoint returns the reviewer's answer to a point, or nil.
func (k *keeper) checkpoint(key string) *audit.Checkpoint {
	if k.decision == nil {
		return nil
	}
	id := audit.CheckpointID(k.decision.ID, key)
	for i := range k.c.Checkpoints {
		if p := &k.c.Checkpoints[i]; p.ID == id {
			return p
		}
	}
	return nil
}

// reviewer returns the name of the reviewer behind the word, or "".
func (k *keeper) reviewer(word string) string {
	if k.decision == nil {
		return ""
	}
	if p := k.c.Person(k.decision.Reviewer); p != nil {
		return word + p.Name
	}
	return ""
}

func (k *keeper) recommended() string {
	switch {
	case k.a.Recommended != "":
		return "Recommendation of the lead auditor: " + strings.ReplaceAll(string(k.a.Recommended), "-", " ")
	case k.decision != nil && k.decision.Recommendation != "":
		return "Recommendation of the lead auditor: " + firstClause(k.decision.Recommendation)
	default:
		return "Recommendation of the lead auditor: " + firstClause(k.a.Recommendation)
	}
}

// withoutReview reports whether the lead auditor's positive conclusion is enough to maintain the certification. R-1-12.
func (k *keeper) withoutReview() bool {
	kind := audit.Maintain
	if k.decision != nil {
		kind = k.decision.Kind
	}
	return k.a.Kind == audit.Surveillance && kind == audit.Maintain && !MaintainNeedsReview(k.c, k.a)
}

// application: R-1-1; ISO/IEC 17021-1:2015 9.1.2.
func (k *keeper) application() string {
	switch p := &k.c.Application; {
	case p.ReviewedOn.IsZero():
		return "The review of the application is not recorded."
	case !p.Accepted:
		return "The application was declined."
	}
	for _, p := range audit.CheckApplication(&k.c.Application) {
		return "Review of the application: " + p.Message + "."
	}
	return ""
}

// competence: R-1-2; ISO/IEC 17021-1:2015 9.2.2.1.
func (k *keeper) competence() string {
	var open []string
	for _, n := range audit.CheckTeam(k.c, k.a).Needs {
		if !n.Covered() {
			open = append(open, n.Name)
		}
	}
	if len(open) == 0 {
		return ""
	}
	return "Nobody on the team has " + listed(open) + "."
}

// impartiality: R-1-2; ISO/IEC 17021-1:2015 5.2 and 9.2.2. Who decides and is on the team is the matter of the gate of the
// decision.
func (k *keeper) impartiality() string {
	for _, a := range k.audits {
		for _, w := range audit.CheckTeam(k.c, a).Warnings {
			m := k.c.Member(w.Member)
			if w.Severity != audit.SeverityBlock || w.Field == "competence" || m != nil && slices.Contains(k.deciders(), m.Person) {
				continue
			}
			return a.Title() + ": " + w.Title + "."
		}
	}
	return ""
}

// time: ISO/IEC 17021-1:2015 9.1.4: the audit time is recorded with its justification, each addition and reduction with its
// reason, is not less than its sheet gives, and was spent.
func (k *keeper) time() string {
	i := slices.IndexFunc(k.c.AuditTimes, func(t audit.AuditTime) bool { return t.Programme == k.a.Programme })
	if i < 0 && k.c.RequiredTime(k.a) == 0 {
		return "The audit time is not determined."
	}
	if i >= 0 {
		t := &k.c.AuditTimes[i]
		for j := range k.c.TimeFactors {
			if f := &k.c.TimeFactors[j]; f.AuditTime == t.ID && strings.TrimSpace(f.Reason) == "" {
				return "Audit time: " + nameOf(f) + " has no reason."
			}
		}
		if strings.TrimSpace(t.Justification) == "" {
			return "The audit time has no justification."
		}
	}
	for _, p := range k.basis.Time {
		if !k.settledTime(p) {
			return "Audit time: " + strings.TrimSpace(strings.ReplaceAll(p.Field, "_", " ")+" "+p.Message) + "."
		}
	}
	if p := audit.CheckPlan(k.c, k.a, k.basis.Required); p.PlannedDays < p.RequiredDays {
		return fmt.Sprintf("%s of %s days of audit time were assigned.", p.PlannedDays, p.RequiredDays)
	}
	return ""
}

// settledTime reports whether the reviewer let a deviation from the sheet stand: a third and two thirds are what is usual
// for surveillance and recertification, and less may be justified; the days of the initial audit are what the table gives.
func (k *keeper) settledTime(p audit.Problem) bool {
	usual := p.Field == "surveillance" || p.Field == "recertification"
	return usual && k.answer("review-time") == audit.Fulfilled
}

// nameOf names a factor of the audit time: the addition High-risk AI systems.
func nameOf(f *audit.TimeFactor) string {
	what := "the addition"
	if f.Each < 0 || f.Percent < 0 {
		what = "the reduction"
	}
	return strings.TrimSpace(what + " " + f.Factor)
}

// sampling: ISO/IEC 17021-1:2015 9.1.5; IAF MD 1: enough sites were visited, and the rationale of a sample is documented for
// each client.
func (k *keeper) sampling() string {
	for _, p := range k.basis.Sites {
		p.Message = strings.TrimSpace(p.Field + " " + p.Message)
		return "Sites: " + Told(p) + "."
	}
	if len(k.c.Sites) < 2 {
		return ""
	}
	reasoned := slices.ContainsFunc(k.c.Programmes, func(p audit.Programme) bool {
		return p.ID == k.a.Programme && strings.TrimSpace(p.SiteSample) != ""
	}) || slices.ContainsFunc(k.c.SiteSamples, func(s audit.SiteSample) bool {
		return s.Audit == k.a.ID && strings.TrimSpace(s.Rationale) != ""
	})
	for i := range k.c.Sites {
		s := &k.c.Sites[i]
		visited := slices.ContainsFunc(k.c.PlanOf(k.a.ID), func(p *audit.PlanItem) bool { return slices.Contains(p.Sites, s.ID) })
		if !visited && !reasoned {
			return s.Name + " was not visited, and no rationale of a site sample is recorded."
		}
	}
	return ""
}

// coverage: R-1-8 a; ISO/IEC 17021-1:2015 9.5.2 a: what the team tells is sufficient as to the requirements.
func (k *keeper) coverage() string {
	if !slices.ContainsFunc(k.c.Programmes, func(p audit.Programme) bool { return p.ID == k.a.Programme }) {
		return "The audit belongs to no programme."
	}
	concluded := map[audit.Number]bool{}
	for _, x := range k.c.Conclusions {
		done := x.State.Audited() || x.State == audit.NotApplicable
		concluded[x.Requirement] = concluded[x.Requirement] || x.Audit == k.a.ID && done
	}
	open := slices.DeleteFunc(append(slices.Clone(k.basis.Required.Clauses), k.basis.Required.Controls...), func(n audit.Number) bool { return concluded[n] })
	switch n := len(open); {
	case n == 0:
		return ""
	case n > fewNames:
		return fmt.Sprintf("No conclusion on %d requirements, the first of them %s.", n, open[0])
	}
	var names []string
	for _, n := range open {
		names = append(names, string(n))
	}
	return "No conclusion on " + listed(names) + "."
}

// plan: R-1-3; ISO/IEC 17021-1:2015 9.2.3.
func (k *keeper) plan() string {
	switch p := audit.CheckPlan(k.c, k.a, k.basis.Required); {
	case len(p.Missing) > 0:
		return counted(len(p.Missing), "requirement is", "requirements are") + " in no activity of the plan."
	case len(p.Overlaps) > 0:
		return p.Overlaps[0].Initials + " is in two places of the plan on " + p.Overlaps[0].Day.String() + "."
	default:
		return ""
	}
}

// stages: R-2-1; ISO/IEC 17021-1:2015 9.3.1.
func (k *keeper) stages() string {
	if k.a.Kind != audit.Stage2 {
		return ""
	}
	for _, w := range audit.CheckStages(k.c, k.a) {
		if w.Severity == audit.SeverityBlock && w.Rule == "R-2-1" {
			return w.Title + ". " + w.Message
		}
	}
	return ""
}

// concerns: R-2-2; ISO/IEC 17021-1:2015 9.3.1.2.3.
func (k *keeper) concerns() string {
	if k.a.Kind != audit.Stage2 {
		return ""
	}
	for _, w := range audit.CheckConcerns(k.c, k.a) {
		return w.Title + ". " + w.Message
	}
	return ""
}

func (k *keeper) scope() string {
	if strings.TrimSpace(k.c.Client.Scope) == "" {
		return "The scope of certification is not described."
	}
	return ""
}

// statement: R-7-1; report and certificate name the version of the Statement of Applicability that was audited. A later
// version is the matter of the next audit.
func (k *keeper) statement() string {
	switch audited, now := k.a.SoAVersion, k.c.SoA.Version; {
	case len(k.c.SoAControls) == 0 && now == "":
		return ""
	case audited == "":
		return "The audit does not say which version of the Statement of Applicability it looked at."
	case audited != now && now != "" && !k.taken():
		return fmt.Sprintf("Version %s of the Statement of Applicability was audited; it is at %s now.", audited, now)
	default:
		return ""
	}
}

// complaints: R-1-11; ISO/IEC 17021-1:2015 9.5.4, 9.7 and 9.8. One that is open may be considered all the same; the
// reviewer says so.
func (k *keeper) complaints() string {
	if k.answer("review-complaints") == audit.Fulfilled {
		return ""
	}
	open := 0
	for _, x := range k.c.Complaints {
		if x.ResolvedOn.IsZero() && x.ClosedOn.IsZero() && !x.ReceivedOn.After(k.asOf()) {
			open++
		}
	}
	if open == 0 {
		return ""
	}
	return counted(open, "complaint or appeal is", "complaints or appeals are") + " not resolved; say that the review considered it."
}

// recommendation: R-1-10; ISO/IEC 17021-1:2015 9.5.3.1 e.
func (k *keeper) recommendation() string {
	if k.a.Recommended == "" && k.a.Recommendation == "" && (k.decision == nil || k.decision.Recommendation == "") {
		return "The lead auditor's recommendation is missing."
	}
	return ""
}
