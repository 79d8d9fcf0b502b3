package decision

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// gateStep is one of the gates between the last day of an audit and its certificate (reference 1.19).
type gateStep string

// The gates.
const (
	gateClosingMeeting  gateStep = "closing-meeting"
	gateReport          gateStep = "report"
	gateResponses       gateStep = "responses"
	gateReviews         gateStep = "reviews"
	gateMajorsVerified  gateStep = "majors-verified"
	gateTechnicalReview gateStep = "technical-review"
	gateDecision        gateStep = "decision"
	gateCertificate     gateStep = "certificate"
)

// allGateSteps returns the gates in their order.
func allGateSteps() []gateStep {
	return []gateStep{
		gateClosingMeeting, gateReport, gateResponses, gateReviews, gateMajorsVerified, gateTechnicalReview, gateDecision, gateCertificate,
	}
}

// gateState is whether a gate is passed by the facts of the case.
type gateState string

const (
	gatePassed gateState = "passed"
	gateOpen   gateState = "open"
	gateFailed gateState = "failed" // what would pass it cannot be made good, or breaks a rule
)

// gate is one gate as it stands.
type gate struct {
	Step    gateStep
	Rule    string
	Title   string
	State   gateState
	Day     date.Date // on which it was passed
	Message string    // why it is passed, or what it asks for
}

// judge looks up what the gates of an audit rest on.
type judge struct {
	c        *audit.Case
	a        *audit.Audit
	today    date.Date
	decision *audit.Decision
	nonconf  []*audit.Finding // issued and not withdrawn, by number
}

// gatesOf returns the gates of an audit in their order as of today. A gate that the audit does not ask for is left out:
// the six-month limit of all but Stage 2, the technical review where the lead auditor's conclusion is enough (R-1-12), the
// certificate after a decision that changes none.
func gatesOf(c *audit.Case, a *audit.Audit, today date.Date) []gate {
	j := &judge{c: c, a: a, today: today, decision: decisionOn(c, a)}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == a.ID && f.Grade.IsNonconformity() && f.State.IsIssued() && f.State != audit.Withdrawn {
			j.nonconf = append(j.nonconf, f)
		}
	}
	slices.SortFunc(j.nonconf, func(x, y *audit.Finding) int { return strings.Compare(x.Number, y.Number) })
	out := []gate{j.closing(), j.report(), j.responses(), j.reviews()}
	if a.Kind == audit.Stage2 {
		out = append(out, j.sixMonths())
	}
	if a.Kind != audit.Surveillance || cycle.MaintainNeedsReview(c, a) {
		out = append(out, j.review())
	}
	out = append(out, j.decided())
	if d := j.decision; d == nil && certifies(kindsAfter(a)[0]) || d != nil && certifies(d.Kind) {
		out = append(out, j.certificate())
	}
	return out
}

func (j *judge) past(d date.Date) bool { return !d.IsZero() && !d.After(j.today) }

// closing: the closing meeting was held and the nonconformities are issued. ISO/IEC 17021-1:2015 9.4.7.
func (j *judge) closing() gate {
	g := gate{Step: gateClosingMeeting, Rule: "9.4.7", Title: "Closing meeting held", State: gateOpen}
	held := j.a.EndsOn
	if j.a.State != audit.AuditDone {
		held = none
	}
	for i := range j.c.Meetings {
		if m := &j.c.Meetings[i]; m.Audit == j.a.ID && m.Kind == audit.ClosingMeeting && j.past(m.Day) {
			held = m.Day
		}
	}
	drafts := 0
	for i := range j.c.Findings {
		if f := &j.c.Findings[i]; f.Audit == j.a.ID && f.Grade.IsNonconformity() && !f.State.IsIssued() {
			drafts++
		}
	}
	switch {
	case !j.past(held):
		g.Message = "not held yet"
	case drafts > 0:
		g.Message = counted(drafts, "nonconformity", "nonconformities") + " not issued yet"
	default:
		g.State, g.Day, g.Message = gatePassed, held, j.presented()
	}
	return g
}

// presented says how many nonconformities the client was told, and which it disputes.
func (j *judge) presented() string {
	if len(j.nonconf) == 0 {
		return "no nonconformity"
	}
	out := counted(len(j.nonconf), "nonconformity", "nonconformities") + " presented"
	if disputed := labels(j.nonconf, func(f *audit.Finding) bool { return f.Disputed }); disputed != "" {
		out += "; " + disputed + " disputed by the client, recorded"
	}
	return out
}

// report: the report was issued to the client. ISO/IEC 17021-1:2015 9.4.8; R-1-4.
func (j *judge) report() gate {
	g := gate{Step: gateReport, Rule: "R-1-4", Title: "Report issued to the client", State: gateOpen, Message: j.a.Title() + " report is not issued yet"}
	if j.past(j.a.ReportedOn) {
		g.State, g.Day, g.Message = gatePassed, j.a.ReportedOn, j.a.Title()+" report"
	}
	return g
}

// responses: the client has answered each nonconformity. ISO/IEC 17021-1:2015 9.4.9.
func (j *judge) responses() gate {
	g := gate{Step: gateResponses, Rule: "9.4.9", Title: "Responses received", State: gateOpen}
	waits := func(f *audit.Finding) bool { return f.State.Stand() == audit.WithClient }
	open := labels(j.nonconf, waits)
	g.Day = j.lastResponse()
	if open != "" {
		g.Message = "with the client: " + open
		return g
	}
	g.State, g.Message = gatePassed, fmt.Sprintf("%d of %d, with correction, cause and corrective action", len(j.nonconf), len(j.nonconf))
	if len(j.nonconf) == 0 {
		g.Message = "no nonconformity to answer"
	}
	return g
}

func (j *judge) lastResponse() date.Date {
	var last date.Date
	for i := range j.c.Responses {
		r := &j.c.Responses[i]
		if j.about(r.Finding) && j.past(r.ReceivedOn) && last.Before(r.ReceivedOn) {
			last = r.ReceivedOn
		}
	}
	return last
}

func (j *judge) about(id audit.ID) bool {
	return slices.ContainsFunc(j.nonconf, func(f *audit.Finding) bool { return f.ID == id })
}

// verified reports whether a nonconformity allows a decision: a major is verified, the plan of a minor is accepted. R-1-8;
// ISO/IEC 17021-1:2015 9.5.2 b and c.
func verified(f *audit.Finding) bool {
	stand := f.State.Stand()
	return stand == audit.Settled || f.Grade == audit.Minor && stand == audit.Accepted
}

// reviews: every major is verified and the plan of every minor accepted. R-1-8.
func (j *judge) reviews() gate {
	g := gate{Step: gateReviews, Rule: "R-1-8", Title: "Responses reviewed", State: gateOpen}
	var parts []string
	passed := true
	for _, grade := range []audit.Grade{audit.Major, audit.Minor} {
		of := slices.DeleteFunc(slices.Clone(j.nonconf), func(f *audit.Finding) bool { return f.Grade != grade })
		if len(of) == 0 {
			continue
		}
		done := slices.DeleteFunc(slices.Clone(of), func(f *audit.Finding) bool { return !verified(f) })
		word := map[audit.Grade]string{audit.Major: "verified", audit.Minor: "accepted"}[grade]
		part := fmt.Sprintf("%s %d of %d %s", grade.Word(), len(done), len(of), word)
		if len(done) == len(of) {
			part += ": " + labels(of, func(*audit.Finding) bool { return true })
		} else {
			passed = false
			part += ", open " + labels(of, func(f *audit.Finding) bool { return !verified(f) })
		}
		parts = append(parts, part)
	}
	g.Message = strings.Join(parts, ". ")
	if len(parts) == 0 {
		g.Message = "no nonconformity to review"
	}
	if passed {
		g.State, g.Day = gatePassed, j.lastReview()
	}
	return g
}

// lastReview is the day of the last review or verification.
func (j *judge) lastReview() date.Date {
	var last date.Date
	later := func(d date.Date) {
		if j.past(d) && last.Before(d) {
			last = d
		}
	}
	for _, f := range j.nonconf {
		later(f.VerifiedOn)
	}
	for i := range j.c.Responses {
		if r := &j.c.Responses[i]; j.about(r.Finding) {
			later(r.ReviewedOn)
		}
	}
	return last
}

// sixMonths: the majors of Stage 2 were verified within six months after its last day. R-1-9; ISO/IEC 17021-1:2015 9.5.3.2.
func (j *judge) sixMonths() gate {
	g := gate{Step: gateMajorsVerified, Rule: "R-1-9", Title: "Six-month limit", State: gateOpen}
	if j.a.EndsOn.IsZero() {
		g.Message = "counts from the last day of Stage 2"
		return g
	}
	limit := cycle.MajorLimit(j.a.EndsOn)
	majors, last, open := j.majors()
	switch {
	case majors == 0:
		g.State, g.Day, g.Message = gatePassed, j.a.EndsOn, "no major to verify"
	case cycle.NewStage2Required(j.a.EndsOn, last, j.today):
		g.State, g.Message = gateFailed, limit.String()+" has passed; another Stage 2 is needed before certification (R-1-9)"
	case open != "":
		g.Message = fmt.Sprintf("%s; %s is not verified, %d days left", limit, open, j.today.DaysUntil(limit))
	default:
		g.State, g.Day = gatePassed, last
		g.Message = fmt.Sprintf("%s; the last major was verified %d days before", limit, last.DaysUntil(limit))
	}
	return g
}

// majors counts the majors and returns the day on which the last was verified, or the label of one that is not.
func (j *judge) majors() (n int, last date.Date, open string) {
	for _, f := range j.nonconf {
		if f.Grade != audit.Major {
			continue
		}
		n++
		day := f.VerifiedOn
		if day.IsZero() {
			day = f.ClosedOn
		}
		if f.State.IsOpen() {
			open = f.ShortLabel()
		} else if last.Before(day) {
			last = day
		}
	}
	if open != "" {
		last = none
	}
	return n, last, open
}

// review: the whole file was reviewed by somebody who did not audit. ISO/IEC 17021-1:2015 9.5.2; R-1-10.
func (j *judge) review() gate {
	g := gate{Step: gateTechnicalReview, Rule: "R-1-10", Title: "Technical review of the whole file", State: gateOpen}
	d := j.decision
	if d == nil || !j.past(d.ReviewedOn) {
		g.Message = "application, audit time, team, plan, report, nonconformities, scope"
		for i := range j.c.Clarifications {
			if q := &j.c.Clarifications[i]; d != nil && q.Decision == d.ID && q.AnsweredOn.IsZero() {
				g.Message = "sent back to the lead auditor " + q.AskedOn.String() + ": " + q.Question
			}
		}
		return g
	}
	if found := checkIndependence(j.c, "reviewer", d.Reviewer, decidedAudits(j.c, j.a), d.ReviewedOn); len(found) > 0 {
		g.State, g.Message = gateFailed, found[0].Message
		return g
	}
	var parts []string
	if who := j.c.Person(d.Reviewer); who != nil {
		parts = append(parts, who.Name)
	}
	if note, _, _ := strings.Cut(d.ReviewNote, ":"); note != "" {
		parts = append(parts, strings.TrimSuffix(strings.TrimSuffix(note, "."), " in order"))
	}
	g.State, g.Day, g.Message = gatePassed, d.ReviewedOn, strings.Join(parts, ", ")
	recommended := d.Recommendation
	if recommended == "" {
		recommended = j.a.Recommendation
	}
	if first, _, _ := strings.Cut(recommended, "."); first != "" {
		g.Message += ". The lead auditor recommends: " + strings.ToLower(first[:1]) + first[1:]
	}
	return g
}

// decided: a decision was taken by somebody who did not audit. R-1-5; ISO/IEC 17021-1:2015 9.5.1.
func (j *judge) decided() gate {
	g := gate{Step: gateDecision, Rule: "R-1-5", Title: "Independent decision", State: gateOpen, Message: "by a person who did not audit"}
	d := j.decision
	if d == nil || !j.past(d.DecidedOn) {
		return g
	}
	g.State, g.Day = gatePassed, d.DecidedOn
	g.Message = kindWords[d.Kind]
	if who := j.c.Person(d.DecidedBy); who != nil {
		g.Message += ", by " + who.Name
	}
	if d.Conditions != "" {
		g.Message += ". " + d.Conditions
	}
	found := checkIndependence(j.c, "decided_by", d.DecidedBy, decidedAudits(j.c, j.a), d.DecidedOn)
	if j.a.Kind == audit.Surveillance && !cycle.MaintainNeedsReview(j.c, j.a) {
		found = nil // R-1-12
	}
	switch {
	case len(found) > 0:
		g.State, g.Message = gateFailed, found[0].Message+" (R-1-5)"
	case !j.a.EndsOn.IsZero() && d.DecidedOn.Before(j.a.EndsOn):
		g.State, g.Message = gateFailed, "decided before the last day of "+j.a.Title()+", "+j.a.EndsOn.String()
	}
	return g
}

// certificate: the certificate was issued, effective not before the decision. ISO/IEC 17021-1:2015 8.2.2 b.
func (j *judge) certificate() gate {
	g := gate{Step: gateCertificate, Rule: "8.2.2", Title: "Certificate issued", State: gateOpen, Message: "effective not before the decision"}
	if j.decision == nil {
		return g
	}
	k := issuedOn(j.c, j.decision, j.today)
	if k == nil {
		return g
	}
	if found := cycle.CheckCertificate(j.c, k); len(found) > 0 {
		g.State, g.Message = gateFailed, certificateWords[found[0].Field]+" "+found[0].Message
		return g
	}
	g.State, g.Day, g.Message = gatePassed, k.IssuedOn, fmt.Sprintf("%s, issue %d, effective %s", k.Number, k.Revision, k.EffectiveOn)
	return g
}

// labels are the short numbers of the nonconformities that are so.
func labels(of []*audit.Finding, so func(*audit.Finding) bool) string {
	var out []string
	for _, f := range of {
		if so(f) {
			out = append(out, f.ShortLabel())
		}
	}
	return strings.Join(out, ", ")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
