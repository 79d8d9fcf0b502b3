package finding

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/page"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	grade := func(g audit.Grade) func() { return func() { p.setGrade(g) } }
	to := func(field string) func() { return func() { p.focusField(field) } }
	return []page.Command{
		{Menu: page.MenuAudit, Word: "New finding", Icon: "plus", Keys: keysNew, Write: true, Run: p.NewFinding, Locked: p.lockedNew},
		{Menu: page.MenuHidden, Word: "New finding", Keys: "Ins", Write: true, Run: p.NewFinding, Locked: p.lockedNew},
		{Menu: page.MenuAudit, Word: "Ready to issue", Icon: "check", Keys: "Ctrl+Enter", Write: true, Run: p.markReady, Locked: p.lockedReady},
		{Menu: page.MenuAudit, Word: "Back to draft", Icon: "undo-2", Write: true, Run: p.backToDraft, Locked: p.lockedDraft},
		{Menu: page.MenuAudit, Word: "Issue all…", Icon: "file-text", Keys: keysIssue, Write: true, Run: p.askIssue, Locked: p.lockedIssue},
		{Menu: page.MenuEdit, Word: "Grade: OFI", Icon: "lightbulb", Keys: "F6", Write: true, Run: grade(audit.OFI), Locked: p.locked},
		{Menu: page.MenuEdit, Word: "Grade: minor", Icon: "triangle-alert", Keys: "F7", Write: true, Run: grade(audit.Minor), Locked: p.locked},
		{Menu: page.MenuEdit, Word: "Grade: major", Icon: "octagon-alert", Keys: "F8", Write: true, Run: grade(audit.Major), Locked: p.locked},
		{Menu: page.MenuEdit, Word: "Do what the check offers first", Icon: "check", Keys: "Ctrl+.", Write: true, Run: p.settleFirst, Locked: p.lockedPoints},
		{Menu: page.MenuEdit, Word: "Let the point stand…", Icon: "shield-check", Keys: keysStand, Write: true, Run: p.standFirst, Locked: p.lockedStand},
		{Menu: page.MenuEdit, Word: "Good wordings for the clause…", Icon: "pencil-line", Keys: keysWordings, Write: true, Run: p.askWording, Locked: p.lockedWordings},
		{Menu: page.MenuEdit, Word: "Keep the wording…", Icon: "plus", Run: p.askKeep, Locked: p.lockedKeep},
		{Menu: page.MenuEdit, Word: "Link evidence…", Icon: "link-2", Keys: "Ctrl+Shift+E", Write: true, Run: p.linkEvidence, Locked: p.lockedEvidence},
		{Menu: page.MenuEdit, Word: "Link samples…", Icon: "list-checks", Keys: "Ctrl+Shift+D", Write: true, Run: p.linkSamples, Locked: p.lockedSamples},
		{Menu: page.MenuEdit, Word: "Insert the extent of the samples", Icon: "plus", Keys: "Ctrl+Shift+X", Write: true, Run: p.insertExtent, Locked: p.lockedExtent},
		{Menu: page.MenuEdit, Word: "Link concerns of Stage 1…", Icon: "flag", Keys: "Ctrl+Shift+L", Write: true, Run: p.linkConcerns, Locked: p.lockedConcerns},
		{Menu: page.MenuEdit, Word: "Merge into…", Icon: "git-merge", Keys: keysMerge, Write: true, Run: p.askMerge, Locked: p.lockedMerge},
		{Menu: page.MenuEdit, Word: "Delete finding", Icon: "trash-2", Keys: "Del", Write: true, Run: p.remove, Locked: p.lockedDelete},
		{Menu: page.MenuView, Word: "Filter", Icon: "search", Keys: "Ctrl+L", Run: p.openFilter, Locked: p.lockedNone},
		{Menu: page.MenuHidden, Word: "Leave the editor or the filter", Keys: "Esc", Run: p.escape},
		{Menu: page.MenuView, Word: "Wording check, as a panel", Keys: `Ctrl+\`, Run: p.panes.ToggleFolded},
		{Menu: page.MenuGo, Word: "Next finding", Icon: "arrow-down", Keys: "Alt+Down", Run: func() { p.step(1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Previous finding", Icon: "arrow-up", Keys: "Alt+Up", Run: func() { p.step(-1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Next point of the check", Keys: "Ctrl+G", Run: p.nextPoint, Locked: p.lockedPoints},
		{Menu: page.MenuGo, Word: "Trail to what was seen", Icon: "corner-down-right", Keys: "Ctrl+Shift+T", Run: p.showTrail, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "The clause in the checklist", Icon: "list-checks", Keys: keysChecklist, Run: p.toChecklist, Locked: p.lockedChecklist},
		{Menu: page.MenuGo, Word: "Clause or control", Keys: "Alt+C", Run: to(fieldClause), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Further clauses", Keys: "Alt+F", Run: to(fieldOthers), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Site and AI system", Keys: "Alt+P", Run: to(fieldPlaces), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Requirement", Keys: "Alt+R", Run: to(fieldRequirement), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Statement", Keys: "Alt+S", Run: to(fieldStatement), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Evidence", Keys: "Alt+E", Run: to(fieldEvidence), Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Reason for the grade", Keys: "Alt+G", Run: to(fieldReason), Locked: p.lockedNone},
	}
}

// Keys that stand on buttons too.
const (
	keysNew       = "Ctrl+Shift+N"
	keysIssue     = "Ctrl+I"
	keysStand     = "Ctrl+Shift+K"
	keysWordings  = "Ctrl+Shift+G"
	keysChecklist = "Alt+K"
	keysMerge     = "Ctrl+Shift+M"
)

// toChecklist goes to the clause of the finding in the checklist.
func (p *Page) toChecklist() {
	if p.lockedChecklist() == "" {
		p.host.Go(page.Checklist, p.current())
	}
}

// step goes to the next finding in the list; the keyboard stays where it is.
func (p *Page) step(by int) { p.list.grid.SelectNext(by) }

func (p *Page) openFilter() {
	p.list.openFilter()
	p.focus(p.list.words)
}

// escape takes the filter away, else leaves the editor for the list, else cancels what runs.
func (p *Page) escape() {
	filtered := p.list.clearFilter()
	if filtered {
		p.list.selectRow(p.current())
	}
	if filtered || p.host.Window().Canvas().Focused() != p.list.grid {
		p.Focus()
		return
	}
	p.host.Runner().CancelRunning()
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedNew() string {
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case p.host.Audit() == "":
		return "choose an audit first"
	default:
		return ""
	}
}

func (p *Page) lockedNone() string {
	if p.editor.Record() == nil {
		return "there is no finding yet"
	}
	return ""
}

func (p *Page) lockedChecklist() string {
	if r := p.editor.Record(); r != nil && r.Requirement == "" {
		return "the finding has no clause yet"
	}
	return p.lockedNone()
}

func (p *Page) locked() string {
	r := p.editor.Record()
	switch {
	case r == nil:
		return p.lockedNone()
	case p.host.ReadOnly():
		return "the case can only be read"
	case r.State.IsIssued():
		return r.Label() + " is issued"
	default:
		return ""
	}
}

func (p *Page) lockedReady() string {
	if why := p.locked(); why != "" {
		return why
	}
	if p.editor.Record().State == audit.FindingReady {
		return "it is ready"
	}
	return ""
}

func (p *Page) lockedDraft() string {
	if why := p.locked(); why != "" {
		return why
	}
	if p.editor.Record().State != audit.FindingReady {
		return "it is a draft"
	}
	return ""
}

func (p *Page) lockedDelete() string {
	if r := p.editor.Record(); r != nil && r.State.IsIssued() {
		return "an issued finding is never deleted"
	}
	return p.locked()
}

func (p *Page) lockedEvidence() string {
	if why := p.locked(); why != "" {
		return why
	}
	if len(evidenceOptions(p.now, p.editor.Record())) == 0 {
		return "the audit has no evidence yet"
	}
	return ""
}

func (p *Page) lockedSamples() string {
	if why := p.locked(); why != "" {
		return why
	}
	if len(sampleOptions(p.now, p.editor.Record())) == 0 {
		return "the audit has no sample yet"
	}
	return ""
}

func (p *Page) lockedExtent() string {
	if why := p.locked(); why != "" {
		return why
	}
	if extentOf(p.now, p.editor.Record()) == "" {
		return "no sample with its size is linked"
	}
	return ""
}

func (p *Page) lockedConcerns() string {
	if why := p.locked(); why != "" {
		return why
	}
	if len(concernOptions(p.now, p.editor.Record())) == 0 {
		return "Stage 1 raised no concern"
	}
	return ""
}
