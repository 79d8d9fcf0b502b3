package cycle

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// deciders returns who reviews and decides.
func (k *keeper) deciders() []audit.ID {
	if k.decision == nil {
		return nil
	}
	return append([]audit.ID{k.decision.DecidedBy, k.decision.Reviewer}, k.decision.Committee...)
}

// decided is the decision by somebody who did not audit. R-1-5, R-1-6, R-1-7; ISO/IEC 17021-1:2015 9.5.1.
func (k *keeper) decided() Gate {
	g := Gate{Rule: "R-1-5", Source: "ISO/IEC 17021-1:2015 9.5.1", Title: "Independent decision", Page: PageDecision}
	d := k.decision
	switch {
	case d == nil && k.withoutReview():
		g.Rule, g.Message = "R-1-12", "maintained on the lead auditor's positive conclusion"
		return g.judged("")
	case d == nil:
		return g.judged("Plan the decision: who reviews, who decides, and when.")
	}
	g.Record = d.ID
	for _, p := range k.bars() {
		g.Rule, g.Source = p.Rule, Source(p.Rule)
		return g.failed(capital(p.Message) + ".")
	}
	if !k.taken() {
		who := "somebody who did not audit"
		if p := k.c.Person(d.DecidedBy); p != nil {
			who = p.Name + ", " + k.apart()
		}
		return g.judged("To be taken by " + who + ".")
	}
	for _, p := range CheckTaken(k.c, d) {
		g.Rule, g.Source = p.Rule, Source(p.Rule)
		return g.failed(capital(p.Message) + ".")
	}
	g.Day, g.Message = d.DecidedOn, capital(string(d.Kind))+k.by()
	return g.judged("")
}

// by names who decided and that they did not audit.
func (k *keeper) by() string {
	p := k.c.Person(k.decision.DecidedBy)
	switch {
	case k.withoutReview():
		return ", on the lead auditor's positive conclusion (R-1-12)"
	case p == nil:
		return ""
	default:
		return " by " + p.Name + ", " + k.apart()
	}
}

// apart says that a person was not on the teams: not on the team of Stage 1 or Stage 2.
func (k *keeper) apart() string {
	var titles []string
	for _, a := range k.audits {
		titles = append(titles, a.Title())
	}
	return "not on the team of " + strings.Join(titles, " or ")
}

// bars returns what bars those who review and decide. Where the lead auditor's conclusion is enough (R-1-12) nobody is.
func (k *keeper) bars() []audit.Problem {
	if k.withoutReview() {
		return nil
	}
	return checkDeciders(k.c, k.decision, k.audits, k.asOf())
}

// checkDeciders returns what bars the persons of a decision: they were on a team (R-1-5), gave consultancy (R-1-2), or
// are one where the body wants two (a policy).
func checkDeciders(c *audit.Case, d *audit.Decision, audits []*audit.Audit, day date.Date) []audit.Problem {
	out := audit.CheckIndependence(c, "decided_by", d.DecidedBy, audits, day)
	for _, p := range d.Committee {
		out = append(out, audit.CheckIndependence(c, "committee", p, audits, day)...)
	}
	if d.Reviewer != d.DecidedBy {
		out = append(out, audit.CheckIndependence(c, "reviewer", d.Reviewer, audits, day)...)
	} else if policyOf(c).TwoPersons && d.Reviewer != "" {
		out = append(out, audit.Problem{
			Field: "reviewer", Rule: "R-1-5", Message: "technical review and decision are by one person; the body wants two",
		})
	}
	return out
}

// document is the certificate: complete, and effective not before the decision. ISO/IEC 17021-1:2015 8.2.2.
func (k *keeper) document() Gate {
	g := Gate{Rule: "8.2.2", Source: "ISO/IEC 17021-1:2015 8.2.2", Title: "Certificate issued", Page: PageDecision}
	kind := k.kind()
	switch {
	case kind == audit.Maintain && (k.taken() || k.decision == nil && k.withoutReview()):
		g.Message = "the certificate stays as it is"
		return g.judged("")
	case kind == audit.Refuse && k.taken():
		g.Message = "none is issued"
		return g.judged("")
	case !k.taken():
		return g.judged("After the decision, effective not before it.")
	}
	certificate := certificateOf(k.c, k.decision)
	if certificate == nil {
		return g.judged("Draw up the certificate.")
	}
	g.Record = certificate.ID
	for _, p := range CheckCertificate(k.c, certificate) {
		g.Rule, g.Source = p.Rule, Source(p.Rule)
		return g.failed(words(p) + ".")
	}
	items := CertificateItems(k.c, certificate)
	for _, i := range items {
		if i.Value == "" {
			return g.judged("The certificate lacks " + i.Title + ".")
		}
	}
	if !k.past(certificate.IssuedOn) {
		return g.judged("Issue certificate " + certificate.Number + ".")
	}
	g.Day = certificate.IssuedOn
	g.Message = fmt.Sprintf("%s, effective %s, expires %s", certificate.Number, certificate.EffectiveOn, certificate.ExpiresOn)
	return g.judged("")
}

// kind returns what is decided or planned to be; what the audit is for while nothing is planned.
func (k *keeper) kind() audit.DecisionKind {
	switch {
	case k.decision != nil:
		return k.decision.Kind
	case k.a.Kind == audit.Surveillance:
		return audit.Maintain
	case k.a.Kind == audit.Recertification:
		return audit.Renew
	default:
		return audit.Grant
	}
}

// words makes a sentence of a problem of a field: Effective on is 2026-06-17, before the decision.
func words(p audit.Problem) string {
	return capital(strings.TrimSpace(strings.ReplaceAll(p.Field, "_", " ") + " " + p.Message))
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
