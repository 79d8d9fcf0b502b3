package cycle

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// ClosingGate returns the first of the Gates by itself: what the closing meeting of an audit still lacks as of today. An
// audit that leads to no decision has a closing meeting too.
func ClosingGate(c *audit.Case, a *audit.Audit, today date.Date) Gate {
	g := newKeeper(c, a, Basis{}, today).closing()
	g.Number, g.Key, g.OK = 1, GateClosing, g.State == GatePassed
	return g
}

// closing is the closing meeting: held, with its attendance, and no finding left a draft.
// ISO/IEC 17021-1:2015 9.4.7.1.
func (k *keeper) closing() Gate {
	g := Gate{Rule: "9.4.7", Source: "ISO/IEC 17021-1:2015 9.4.7", Title: "Closing meeting held", Page: PageMeetings, Record: k.a.ID}
	at := slices.IndexFunc(k.c.Meetings, func(m audit.Meeting) bool {
		return m.Audit == k.a.ID && m.Kind == audit.ClosingMeeting && k.past(m.Day)
	})
	if at < 0 {
		return g.judged("Hold the closing meeting and record who attended.")
	}
	m := &k.c.Meetings[at]
	if !slices.ContainsFunc(k.c.Attendees, func(x audit.Attendee) bool { return x.Meeting == m.ID }) {
		return g.judged("Record who attended the closing meeting of " + m.Day.String() + ".")
	}
	drafts := 0
	for _, f := range k.c.Findings {
		if f.Audit == k.a.ID && !f.State.IsIssued() {
			drafts++
		}
	}
	if drafts > 0 {
		g.Page = PageFindings
		return g.judged(counted(drafts, "finding is a draft", "findings are drafts") + "; issue or withdraw what is left.")
	}
	presented := k.of(k.a.ID)
	g.Day, g.Message = m.Day, counted(len(presented), "nonconformity presented", "nonconformities presented")
	if disputed := labels(presented, func(f *audit.Finding) bool { return f.Disputed }); len(disputed) > 0 {
		g.Message += "; " + listed(disputed) + " disputed by the client, recorded"
	}
	return g.judged("")
}

// of returns the nonconformities that an audit raised.
func (k *keeper) of(id audit.ID) []*audit.Finding {
	return slices.DeleteFunc(slices.Clone(k.found), func(f *audit.Finding) bool { return f.Audit != id })
}

// labels returns the short labels of the chosen findings, in order.
func labels(findings []*audit.Finding, chosen func(*audit.Finding) bool) []string {
	var out []string
	for _, f := range findings {
		if chosen(f) {
			out = append(out, f.ShortLabel())
		}
	}
	slices.Sort(out)
	return out
}

// report is the report: complete and issued. R-1-4; ISO/IEC 17021-1:2015 9.4.8; 9.6.2.2 of a surveillance.
func (k *keeper) report() Gate {
	g := Gate{Rule: "R-1-4", Source: "ISO/IEC 17021-1:2015 9.4.8", Title: "Report issued to the client", Page: PageReport, Record: k.a.ID}
	missing := audit.CheckReport(k.c, k.a)
	for _, w := range missing {
		g.Points = append(g.Points, GatePoint{Key: w.Field, Rule: w.Rule, Title: w.Title, Message: w.Message, Page: PageReport, Record: k.a.ID})
	}
	issued := k.past(k.a.ReportedOn)
	switch {
	case len(missing) == 1:
		return g.judged(missing[0].Message)
	case len(missing) > 1:
		return g.judged(fmt.Sprintf("%s (and %d more)", missing[0].Message, len(missing)-1))
	case !issued:
		return g.judged("Issue the report to the client; all its elements are there.")
	}
	n := len(audit.ReportElements(k.c, k.a))
	g.Day, g.Message = k.a.ReportedOn, fmt.Sprintf("%s report, %d of %d elements", k.a.Title(), n, n)
	if points := audit.PointsOf(k.c, k.a); len(points) > 0 {
		g.Message += fmt.Sprintf("; %d of %d points", len(points), len(points))
	}
	return g.judged("")
}

// responses is the client's answer: correction, cause and corrective action for each nonconformity.
// ISO/IEC 17021-1:2015 9.4.9.
func (k *keeper) responses() Gate {
	g := Gate{Rule: "9.4.9", Source: "ISO/IEC 17021-1:2015 9.4.9", Title: "Responses received", Page: PageNonconformities}
	if k.refuses() {
		g.Message = "not asked of a refusal"
		return g.judged("")
	}
	missing := labels(k.found, func(f *audit.Finding) bool {
		full, day := k.answered(f)
		g.Day = later(g.Day, day)
		return !full
	})
	if len(missing) > 0 {
		return g.judged("No full response yet to " + listed(missing) + ": correction, cause and corrective action.")
	}
	if g.Message = "no nonconformity to answer"; len(k.found) > 0 {
		g.Message = fmt.Sprintf("%d of %d, with correction, cause and corrective action", len(k.found), len(k.found))
	}
	return g.judged("")
}

// answered reports whether a round of the client's answer has all its parts, with the day of the last that came. What was
// verified or closed without rounds, as in a case taken over, was answered.
func (k *keeper) answered(f *audit.Finding) (full bool, day date.Date) {
	for i := range k.c.Responses {
		r := &k.c.Responses[i]
		if r.Finding != f.ID || r.ReceivedOn.After(k.today) {
			continue
		}
		day = later(day, r.ReceivedOn)
		full = full || strings.TrimSpace(r.Correction) != "" && strings.TrimSpace(r.Cause) != "" && strings.TrimSpace(r.Action) != ""
	}
	return full || !f.State.IsOpen(), day
}

// reviewed is the review of the responses: each major verified, each minor's plan accepted, before the decision.
// R-1-8; ISO/IEC 17021-1:2015 9.5.2; 9.4.9 and 9.4.10.
func (k *keeper) reviewed() Gate {
	g := Gate{Rule: "R-1-8", Source: "ISO/IEC 17021-1:2015 9.5.2", Title: "Responses reviewed", Page: PageNonconformities}
	if k.refuses() {
		g.Message = "not asked of a refusal"
		return g.judged("")
	}
	majors := slices.DeleteFunc(slices.Clone(k.found), func(f *audit.Finding) bool { return f.Grade != audit.Major })
	minors := slices.DeleteFunc(slices.Clone(k.found), func(f *audit.Finding) bool { return f.Grade != audit.Minor })
	unverified := labels(majors, func(f *audit.Finding) bool { return !k.verified(f) })
	unaccepted := labels(minors, func(f *audit.Finding) bool { return !Acceptable(f.State) })
	var open []string
	if len(unverified) > 0 {
		open = append(open, "Major not verified: "+listed(unverified))
	}
	if len(unaccepted) > 0 {
		open = append(open, "Plan of minor not accepted: "+listed(unaccepted))
	}
	if len(open) > 0 {
		g.Record = k.first(append(unverified, unaccepted...))
		return g.judged(strings.Join(open, ". ") + ".")
	}
	var done []string
	if n := len(majors); n > 0 {
		done = append(done, fmt.Sprintf("Major %d of %d verified: %s", n, n, listed(labels(majors, all))))
	}
	if n := len(minors); n > 0 {
		done = append(done, fmt.Sprintf("Minor %d of %d accepted: %s", n, n, listed(labels(minors, all))))
	}
	if g.Message = strings.Join(done, ". "); g.Message == "" {
		g.Message = "no nonconformity to review"
	}
	g.Day = k.lastReview()
	return g.judged("")
}

func all(*audit.Finding) bool { return true }

// first returns the finding of the first label.
func (k *keeper) first(labels []string) audit.ID {
	for _, f := range k.found {
		if f.ShortLabel() == labels[0] {
			return f.ID
		}
	}
	return ""
}

// verified reports whether a major was verified by today, and not after the decision.
func (k *keeper) verified(f *audit.Finding) bool {
	return !f.State.IsOpen() && !verified(f).After(k.asOf())
}

// Acceptable reports whether a minor nonconformity in this state lets a certification be decided: its plan is accepted.
// R-1-8; ISO/IEC 17021-1:2015 9.5.2 c.
func Acceptable(s audit.FindingState) bool {
	return s.Stand() == audit.Accepted || s.Stand() == audit.Settled || s == audit.Withdrawn
}

// lastReview returns the day of the last review or verification.
func (k *keeper) lastReview() date.Date {
	var day date.Date
	for _, f := range k.found {
		day = later(day, verified(f))
		for _, r := range k.c.Responses {
			if r.Finding == f.ID && !r.ReviewedOn.After(k.today) {
				day = later(day, r.ReviewedOn)
			}
		}
	}
	return day
}

// limit is the limit of time: after Stage 2 majors verified within six months (R-1-9, D4; 9.5.3.2), of a recertification
// before the expiry, or within the time for restoration (D5, D6; 9.6.3.2.2 and 9.6.3.2.5).
func (k *keeper) limit() Gate {
	switch k.a.Kind {
	case audit.Stage2:
		return k.sixMonths()
	case audit.Recertification:
		return k.beforeExpiry()
	default:
		g := Gate{Rule: "R-1-9", Source: "ISO/IEC 17021-1:2015 9.5.3.2", Title: "Limit of time", Page: PageNonconformities}
		g.Message = "none for this audit; majors have the time the body set"
		return g.judged("")
	}
}

func (k *keeper) sixMonths() Gate {
	g := Gate{Rule: "R-1-9", Source: "ISO/IEC 17021-1:2015 9.5.3.2", Title: "Six-month limit", Page: PageNonconformities}
	last := MajorLimit(end(k.a))
	var done date.Date
	majors, open := 0, 0
	for _, f := range k.found {
		if f.Grade != audit.Major {
			continue
		}
		majors++
		if !k.verified(f) || verified(f).IsZero() {
			open++
		}
		done = later(done, verified(f))
	}
	switch {
	case k.refuses():
		g.Message = "not asked of a refusal"
	case last.IsZero():
		return g.judged("Set the last day of " + k.a.Title() + "; the limit counts from it.")
	case majors == 0:
		g.Message = last.String() + "; there is no major to verify"
	case open == 0 && done.After(last):
		return g.failed(fmt.Sprintf("The last major was verified on %s, after the limit of %s; another Stage 2 is needed.", done, last))
	case open == 0:
		g.Day, g.Message = done, fmt.Sprintf("%s; the last major was verified %s before", last, counted(done.DaysUntil(last), "day", "days"))
	case NewStage2Required(end(k.a), date.Date{}, k.asOf()):
		return g.failed(fmt.Sprintf("Majors were not verified by %s, six months after Stage 2; another Stage 2 is needed.", last))
	default:
		g.Message = fmt.Sprintf("%s, in %s", last, counted(k.asOf().DaysUntil(last), "day", "days"))
	}
	return g.judged("")
}

func (k *keeper) beforeExpiry() Gate {
	g := Gate{Rule: "D5", Source: "ISO/IEC 17021-1:2015 9.6.3.2", Title: "Before the expiry", Page: PageProgramme}
	expiry := k.cycleBefore().Expiry
	until := RestorationUntil(expiry)
	switch {
	case k.refuses():
		g.Message = "not asked of a refusal"
	case expiry.IsZero():
		return g.failed("There is no certification to renew.")
	case NeedsStage2(expiry, k.asOf()):
		return g.failed(fmt.Sprintf("It expired on %s and could be restored until %s; now it takes at least a Stage 2.", expiry, until))
	case k.asOf().After(expiry):
		g.Message = fmt.Sprintf("expired on %s; restoration until %s", expiry, until)
	default:
		g.Message = fmt.Sprintf("%s, in %s", expiry, counted(k.asOf().DaysUntil(expiry), "day", "days"))
	}
	return g.judged("")
}

// cycleBefore returns the cycle that the decision finds, the one that a recertification is to renew.
func (k *keeper) cycleBefore() Cycle {
	if k.decision != nil && k.taken() {
		return ledgerBefore(k.c, k.decision).cycle
	}
	return newLedger(k.c, k.today).cycle
}
