package decision

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// filled counts the items of a certificate that are filled, and names those that are not.
func filled(items []cycle.CertificateItem) (n int, missing []string) {
	for _, i := range items {
		if i.Value != "" {
			n++
		} else {
			missing = append(missing, i.Title)
		}
	}
	return n, missing
}

// certificateOn returns the latest certificate that rests on a decision, or on a change of the scope that was decided in
// the cycle that it began; issued or drafted, nil for none.
func certificateOn(c *audit.Case, d *audit.Decision) *audit.Certificate {
	var out *audit.Certificate
	for i := range c.Certificates {
		k := &c.Certificates[i]
		rests := k.Decision == d.ID || slices.ContainsFunc(changesSince(c, d), func(x *audit.Decision) bool { return x.ID == k.Decision })
		if rests && (out == nil || k.Revision > out.Revision) {
			out = k
		}
	}
	return out
}

// changesSince returns the changes of the scope that were decided after a decision and before the next grant or renewal,
// in the order of their days; none while it is not taken.
func changesSince(c *audit.Case, d *audit.Decision) []*audit.Decision {
	if d.DecidedOn.IsZero() {
		return nil
	}
	var out []*audit.Decision
	for i := range c.Decisions {
		x := &c.Decisions[i]
		change := x.Kind == audit.Expand || x.Kind == audit.Reduce
		if change && x.ID != d.ID && !x.DecidedOn.Before(d.DecidedOn) && !overtaken(c, d, x) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b *audit.Decision) int { return a.DecidedOn.Compare(b.DecidedOn) })
	return out
}

// overtaken reports whether a cycle began between two decisions.
func overtaken(c *audit.Case, d, x *audit.Decision) bool {
	return slices.ContainsFunc(c.Decisions, func(n audit.Decision) bool {
		begins := n.Kind == audit.Grant || n.Kind == audit.Renew
		return begins && n.ID != d.ID && n.DecidedOn.After(d.DecidedOn) && !n.DecidedOn.After(x.DecidedOn)
	})
}

// lastCertificate returns the certificate issued last, nil for none.
func lastCertificate(c *audit.Case) *audit.Certificate {
	var out *audit.Certificate
	for i := range c.Certificates {
		k := &c.Certificates[i]
		if !k.IssuedOn.IsZero() && (out == nil || out.IssuedOn.Before(k.IssuedOn) || out.IssuedOn == k.IssuedOn && out.Revision < k.Revision) {
			out = k
		}
	}
	return out
}

// draft returns the certificate that the decision would be followed by, from what the case says, with the number that is
// proposed for a first one.
func (p *Page) draft(d *audit.Decision) *audit.Certificate {
	then := audit.Clone(d)
	if then.DecidedOn.IsZero() {
		then.PlannedOn = p.expected(d)
	}
	k := cycle.DraftCertificate(p.now, then)
	if k.Number == "" {
		k.Number = proposedNumber(p.now, k.EffectiveOn)
	}
	if k.Revision == 1 {
		k.Accredited, k.Language = p.now.Body.AccreditationNumber != "", p.now.Client.Language
	}
	if who := p.now.Person(d.DecidedBy); who != nil {
		k.SignedBy = who.Name
	}
	return &k
}

// proposedNumber returns the number of a first certificate in the pattern of the body, with the running number that the
// client has in its register; "" where either is missing: a running number that nobody gave would look like one.
func proposedNumber(c *audit.Case, day date.Date) string {
	digits := c.Client.Number[strings.LastIndexFunc(c.Client.Number, func(r rune) bool { return r < '0' || r > '9' })+1:]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return ""
	}
	number, err := audit.NumberInPattern(c.Body.NumberPattern, day.Year(), n)
	if err != nil {
		return ""
	}
	return number
}

// certificate returns the certificate that the page shows: the one that rests on the decision, else the draft that
// follows from the case; nil while there is nothing to certify.
func (p *Page) certificate() *audit.Certificate {
	d := p.preparing()
	if d == nil {
		return nil
	}
	if k := certificateOn(p.now, d); k != nil {
		return k
	}
	if !p.certifies(d) {
		return lastCertificate(p.now)
	}
	return p.draft(d)
}

// preparing returns the decision of the page, or while none is recorded the one that is begun.
func (p *Page) preparing() *audit.Decision {
	switch {
	case p.decision != nil:
		return p.decision
	case p.editor.Record() != nil:
		return p.editor.Record()
	case p.about != nil:
		return &audit.Decision{Audit: p.about.ID, Kind: kindsAfter(p.about)[0]}
	default:
		return nil
	}
}

// certifies reports whether a decision is followed by a new certificate: also a restoration after the expiry, which begins
// another cycle (D6).
func (p *Page) certifies(d *audit.Decision) bool {
	switch d.Kind {
	case audit.Grant, audit.Renew, audit.Expand, audit.Reduce:
		return true
	case audit.Restore:
		a := p.now.Audit(d.Audit)
		return a != nil && a.Kind == audit.Recertification
	case audit.Refuse, audit.Maintain, audit.Suspend, audit.Withdraw:
		return false
	default:
		return false
	}
}

// expected is the day of a decision: as taken, as planned, but not before today.
func (p *Page) expected(d *audit.Decision) date.Date {
	switch {
	case !d.DecidedOn.IsZero():
		return d.DecidedOn
	case d.PlannedOn.After(p.host.Today()):
		return d.PlannedOn
	default:
		return p.host.Today()
	}
}

// lockedIssue says why the certificate cannot be issued now, "" when it can.
func (p *Page) lockedIssue() string {
	k, d := p.certificate(), p.decision
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case p.about == nil:
		return "no audit to decide on"
	case k != nil && !k.IssuedOn.IsZero() && documentOf(p.now, k) != nil:
		return "issued " + k.IssuedOn.String()
	case d == nil || d.DecidedOn.IsZero():
		return "after the decision"
	case !p.certifies(d) || k == nil:
		return "the decision asks for none"
	}
	if _, missing := filled(cycle.CertificateItems(p.now, k)); len(missing) > 0 {
		return missing[0] + " is missing"
	}
	if found := cycle.CheckCertificate(p.now, k); len(found) > 0 {
		return certificateWords[found[0].Field] + " " + found[0].Message
	}
	return ""
}

// certificateWords name the fields of a certificate that its rules speak of.
var certificateWords = map[string]string{"decision": "the decision", "effective_on": "effective date", "expires_on": "expiry"}

// term says beside the expiry where it comes from.
func (p *Page) term(k *audit.Certificate) string {
	body := p.now.Body.Name
	if body == "" {
		body = "the body"
	}
	cycleEnd := cycle.CycleOf(p.now, p.host.Today()).Expiry
	switch k.ExpiresOn {
	case date.Date{}:
		return ""
	case cycle.RenewedExpiry(cycleEnd):
		return "three years after " + cycleEnd.String()
	case cycle.Expiry(k.EffectiveOn, true):
		return fmt.Sprintf("three years less a day, %s’s rule", shortName(body))
	case cycle.Expiry(k.EffectiveOn, false):
		return "three years"
	case cycleEnd:
		return "the end of the cycle"
	default:
		return "as entered"
	}
}

// shortName is a name without its legal form.
func shortName(name string) string {
	if first, _, ok := strings.Cut(name, " "); ok {
		return first
	}
	return name
}
