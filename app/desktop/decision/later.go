package decision

import (
	"cmp"
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// laterKinds are the decisions that can come after the one on an audit, without its gates (ISO/IEC 17021-1:2015 9.6.4 and
// 9.6.5). A refusal is among them, since an application can be refused before its file is complete.
func laterKinds() []audit.DecisionKind {
	return []audit.DecisionKind{audit.Maintain, audit.Suspend, audit.Restore, audit.Reduce, audit.Expand, audit.Withdraw, audit.Refuse}
}

// groundWords name the grounds of a suspension, reduction or withdrawal (9.6.5.2).
var groundWords = map[audit.Ground]string{
	audit.GroundFailure: "persistent or serious failure", audit.GroundNoAudit: "audits not allowed in time", audit.GroundRequest: "asked for by the client",
	audit.GroundMarks: "misuse of marks", audit.GroundContract: "breach of the agreement", audit.GroundOther: "another ground",
}

func sortByDay(d []*audit.Decision) {
	slices.SortStableFunc(d, func(a, b *audit.Decision) int {
		return cmp.Or(from(b).Compare(from(a)), b.DecidedOn.Compare(a.DecidedOn), cmp.Compare(b.ID, a.ID))
	})
}

// lockedLater says why a later decision cannot be taken as the certification stands, "" when it can (R-8-1).
func (p *Page) lockedLater(k audit.DecisionKind) string {
	if why := p.lockedKind(k); why != "" {
		return why
	}
	d := &audit.Decision{Record: audit.Record{ID: "later"}, Kind: k, DecidedOn: p.host.Today(), Audit: p.restsOn(k)}
	for _, found := range cycle.CheckDecision(p.now, d) {
		return cycle.Told(found)
	}
	if status, _ := p.certification(); k == audit.Restore && status == cycle.Expired {
		return p.incomplete(p.recertified())
	}
	return ""
}

// lockedKind says what a kind of decision waits for on this page, "" when for nothing.
func (p *Page) lockedKind(k audit.DecisionKind) string {
	status, _ := p.certification()
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case k == audit.Maintain && (p.about == nil || p.about.Kind != audit.Surveillance || !cycle.Allowed(p.list)):
		return "after a surveillance whose gates are passed"
	case k == audit.Maintain && p.decision != nil && !p.decision.DecidedOn.IsZero():
		return "decided " + p.decision.DecidedOn.String()
	case k == audit.Refuse && status != cycle.Applicant:
		return "only an applicant is refused"
	case k == audit.Restore && status == cycle.Expired && p.recertified() == "":
		return "no recertification audit was held since; it rests on one (D6; ISO/IEC 17021-1:2015 9.6.3.2.5)"
	default:
		return ""
	}
}

// restsOn returns the audit that a later decision rests on; "" for one that rests on what happened beside the audits.
func (p *Page) restsOn(k audit.DecisionKind) audit.ID {
	status, _ := p.certification()
	switch {
	case p.about != nil && (k == audit.Refuse || k == audit.Maintain):
		return p.about.ID
	case k == audit.Restore && status == cycle.Expired:
		return p.recertified()
	default:
		return ""
	}
}

// recertified returns the last recertification audit that was held, "" for none.
func (p *Page) recertified() audit.ID {
	var out *audit.Audit
	for i := range p.now.Audits {
		a := &p.now.Audits[i]
		if a.Kind == audit.Recertification && a.State == audit.AuditDone && (out == nil || out.EndsOn.Before(a.EndsOn)) {
			out = a
		}
	}
	if out == nil {
		return ""
	}
	return out.ID
}

// incomplete says what of an audit is still outstanding before a decision on it, "" for nothing: a restoration after the
// expiry asks for all that a renewal does (ISO/IEC 17021-1:2015 9.6.3.2.5).
func (p *Page) incomplete(of audit.ID) string {
	for _, g := range casefile.GatesOf(p.now, p.cases.Catalogue(), p.now.Audit(of), p.host.Today()) {
		if g.Key == cycle.GateFile {
			break
		}
		if !g.OK {
			return "recertification, " + g.Title + ": " + g.Message
		}
	}
	return ""
}

// openLater offers the later decisions, those that cannot be taken with the reason why not.
func (p *Page) openLater() {
	var items []kit.MenuItem
	for _, k := range laterKinds() {
		items = append(items, kit.MenuItem{Word: kindWords[k] + "…", Reason: p.lockedLater(k), Run: func() { p.askLater(k) }})
	}
	kit.ShowMenuUnder(p.status.later, kit.MenuGroup{Title: "Later decision", Items: items})
}

// actOf is what a later decision asks of a person.
func actOf(k audit.DecisionKind) act {
	if k == audit.Maintain {
		return toDecide
	}
	return toChange
}

// laterTexts say what a decision means.
var laterTexts = map[audit.DecisionKind]string{
	audit.Maintain: "After a surveillance without a major the lead auditor’s positive conclusion is enough (R-1-12); this records it with its day.",
	audit.Suspend:  "The certification is not valid while it is suspended, normally for at most six months (9.6.5.5). The client stops advertising it.",
	audit.Restore:  "What led to the suspension is resolved, or the recertification is completed within six months after the expiry.",
	audit.Reduce:   "The parts that fail persistently leave the scope (9.6.5.6). The certificate needs a next issue.",
	audit.Expand:   "The activities needed for the wider scope were carried out (9.6.4.1). The certificate needs a next issue.",
	audit.Withdraw: "The certification ends. It does not come back: a new one takes a new application (R-8-1).",
	audit.Refuse:   "The application ends here. The client is told why, and of the way to appeal.",
}

// laterText says what a decision means as the certification stands.
func (p *Page) laterText(k audit.DecisionKind) string {
	words := laterTexts[k]
	if status, _ := p.certification(); k == audit.Restore && status == cycle.Expired {
		last := cycle.CycleOf(p.now, p.host.Today()).Expiry
		words = fmt.Sprintf("It expired on %s and can be restored until %s. The next expiry rests on the cycle before: %s (D6; 9.6.3.2.5). The certificate needs a next issue.",
			last, cycle.RestorationUntil(last), cycle.RenewedExpiry(last))
	}
	return words
}

// laterOptions are the persons who may decide, and why not the others.
func (p *Page) laterOptions(k audit.DecisionKind) []kit.Option {
	if p.about != nil {
		return p.personOptions(actOf(k), p.host.Today())
	}
	var out []kit.Option
	for i := range p.now.Persons {
		out = append(out, kit.Option{ID: string(p.now.Persons[i].ID), Title: p.now.Persons[i].Name, Hidden: true})
	}
	return out
}

// readDay reads a day from a field; one after last is wrong, unless last is the zero Date.
func readDay(f *kit.DateField, last date.Date) (date.Date, string) {
	if f.Problem() != "" || f.Value() == "" {
		return date.Date{}, "a day is needed, as 2026-06-18"
	}
	d, err := date.Parse(f.Value())
	switch {
	case err != nil:
		return date.Date{}, err.Error()
	case !last.IsZero() && d.After(last):
		return d, "is after today; record it on its day"
	default:
		return d, ""
	}
}
