package decision

import (
	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Keys of the page (LOOK.md, Decision & certificate).
const (
	keysRecord = "Ctrl+Enter"
	keysBack   = "Ctrl+R"
	keysIssue  = "Ctrl+I"
	keysEdit   = "Ctrl+Shift+E"
	keysOpen   = "Ctrl+P"
	keysSave   = "Ctrl+E"
	keysLater  = "Ctrl+Shift+D"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	out := []page.Command{
		{Menu: page.MenuAudit, Word: p.mainWord(), Icon: "stamp", Keys: keysRecord, Write: true, Run: p.act, Locked: p.lockedAct},
		{Menu: page.MenuAudit, Word: "Send back to lead auditor…", Icon: "corner-up-left", Keys: keysBack, Write: true, Run: p.askBack, Locked: p.lockedBack},
		{Menu: page.MenuAudit, Word: "Issue certificate…", Icon: "award", Keys: keysIssue, Write: true, Run: p.issueCertificate, Locked: p.lockedIssue},
		{Menu: page.MenuEdit, Word: "Edit certificate data…", Icon: "pencil-line", Keys: keysEdit, Write: true, Run: p.editCertificate, Locked: p.lockedEdit},
		{Menu: page.MenuAudit, Word: "Show certificate", Icon: "eye", Keys: keysOpen, Run: p.openDocument, Locked: p.lockedEdit},
		{Menu: page.MenuCase, Word: "Save a copy of the certificate…", Icon: "download", Keys: keysSave, Run: p.saveDocument, Locked: p.lockedDocument},
		{Menu: page.MenuAudit, Word: "Later decision…", Icon: "stamp", Keys: keysLater, Write: true, Run: p.openLater, Locked: p.lockedNothing},
		{Menu: page.MenuHidden, Word: "Back to the gates", Keys: "Esc", Run: p.back},
	}
	for _, k := range laterKinds() {
		out = append(out, page.Command{
			Menu: page.MenuAudit, Word: kindWords[k] + "…", Write: true, Run: func() { p.askLater(k) }, Locked: func() string { return p.lockedLater(k) },
		})
	}
	return out
}

// mainWord names the page's main act.
func (p *Page) mainWord() string {
	if g := p.open(); g != nil && g.Key == cycle.GateFile {
		return "Record review"
	}
	return "Record decision"
}

// act does what is to be done now: the review, the decision, the certificate, or it leads to the page of the open gate.
func (p *Page) act() {
	switch g := p.open(); {
	case g == nil:
	case g.Key == cycle.GateFile && p.lacking() == nil:
		p.recordReview()
	case g.Key == cycle.GateDecision:
		p.recordDecision()
	case g.Key == cycle.GateDocument:
		p.issueCertificate()
	default:
		p.lead(g.Key)
	}
}

func (p *Page) lockedAct() string {
	switch g := p.open(); {
	case p.about == nil:
		return "no audit to decide on"
	case g == nil:
		return "every gate is passed"
	case g.Key == cycle.GateDocument:
		return p.lockedIssue()
	case g.Key != cycle.GateFile && g.Key != cycle.GateDecision || g.Key == cycle.GateFile && p.lacking() != nil:
		return g.Title + ": " + g.Message
	default:
		return ""
	}
}

// lockedBack says why the file cannot be sent back: before the review there is nothing to send back, after the decision
// it is too late.
func (p *Page) lockedBack() string {
	switch d := p.decision; {
	case p.host.ReadOnly():
		return "the case can only be read"
	case p.about == nil:
		return "no audit to decide on"
	case d == nil || d.ReviewedOn.IsZero():
		return "not reviewed yet"
	case !d.DecidedOn.IsZero():
		return "decided " + d.DecidedOn.String()
	default:
		return ""
	}
}

func (p *Page) lockedEdit() string {
	if p.certificate() == nil {
		return "no certificate yet"
	}
	return ""
}

func (p *Page) lockedNothing() string { return "" }

// askBack asks for the reason and sends the file back to the lead auditor: the technical review is open again.
func (p *Page) askBack() {
	if p.lockedBack() != "" {
		return
	}
	kit.Ask(p.host.Window(), kit.Asking{
		Title: "Send back to lead auditor", Text: "The technical review is open again. The reason is kept as a question to the team.",
		Label: "Reason", Yes: "Send back", Check: needed,
	}, func(reason string) {
		p.putQuestion("Sent back to lead auditor", reason, func(d *audit.Decision) { d.ReviewedOn = none })
	})
}

// back leaves a form for its gate.
func (p *Page) back() {
	if g := p.open(); g != nil {
		p.focus(p.gates.row(g.Key))
		return
	}
	if f := p.gates.first(); f != nil {
		p.focus(f)
	}
}
