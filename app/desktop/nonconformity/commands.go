package nonconformity

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/page"
)

// Keys of the page that stand beside what they do.
const (
	keysNext   = "Ctrl+Enter"
	keysEnter  = "Ins"
	keysReturn = "Ctrl+R"
	keysVerify = "Ctrl+Shift+V"
	keysClose  = "Ctrl+Shift+C"
	keysReview = "Alt+R"
	keysFilter = "Ctrl+L"
	keysBook   = "Ctrl+E"
	keysWho    = "Alt+W"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	return p.preview.Over([]page.Command{
		{Menu: page.MenuAudit, Word: "Read client return…", Icon: "inbox", Keys: clientreturn.KeysRead, Write: true, Run: p.preview.Ask, Locked: p.lockedRead},
		{Menu: page.MenuCase, Word: "Workbook for client…", Icon: "file-spreadsheet", Keys: keysBook, Run: p.askWorkbook, Locked: p.lockedBook},
		{Menu: page.MenuAudit, Word: "Next step", Icon: "check", Keys: keysNext, Write: true, Run: p.pressNext, Locked: p.lockedWrite},
		{Menu: page.MenuAudit, Word: "Enter response…", Icon: "pencil-line", Keys: keysEnter, Write: true, Run: p.enterResponse, Locked: p.lockedEnter},
		{Menu: page.MenuAudit, Word: "Return to client…", Icon: "undo-2", Keys: keysReturn, Write: true, Run: p.giveBack, Locked: p.lockedReturn},
		{Menu: page.MenuAudit, Word: "Verify…", Icon: "file-search", Keys: keysVerify, Write: true, Run: p.verify, Locked: p.lockedVerify},
		{Menu: page.MenuAudit, Word: "Verify at the next audit", Icon: "calendar-clock", Write: true, Run: p.verifyLater, Locked: p.lockedLater},
		{Menu: page.MenuAudit, Word: "Close nonconformity…", Icon: "lock", Keys: keysClose, Write: true, Run: p.closeFinding, Locked: p.lockedClose},
		{Menu: page.MenuAudit, Word: "Open again…", Icon: "undo-2", Write: true, Run: p.reopen, Locked: p.lockedReopen},
		{Menu: page.MenuAudit, Word: "Another day for the answer…", Icon: "calendar-clock", Write: true, Run: p.postpone, Locked: p.lockedPostpone},
		{Menu: page.MenuAudit, Word: "Dispute…", Icon: "message-square-warning", Write: true, Run: p.dispute, Locked: p.lockedWrite},
		{Menu: page.MenuAudit, Word: "Regrade…", Icon: "triangle-alert", Write: true, Run: p.regrade, Locked: p.lockedRegrade},
		{Menu: page.MenuAudit, Word: "Withdraw nonconformity…", Icon: "ban", Write: true, Run: p.withdraw, Locked: p.lockedWithdraw},
		{Menu: page.MenuView, Word: "Open or all nonconformities", Keys: keysFilter, Run: p.otherFilter},
		{Menu: page.MenuView, Word: "Earlier round", Keys: "Alt+Left", Run: func() { p.detail.rounds.move(1) }, Locked: p.lockedRounds},
		{Menu: page.MenuView, Word: "Later round", Keys: "Alt+Right", Run: func() { p.detail.rounds.move(-1) }, Locked: p.lockedRounds},
		{Menu: page.MenuGo, Word: "Next nonconformity", Icon: "arrow-down", Keys: "Alt+Down", Run: func() { p.list.SelectNext(1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Previous nonconformity", Icon: "arrow-up", Keys: "Alt+Up", Run: func() { p.list.SelectNext(-1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Our review", Keys: keysReview, Run: p.detail.focus, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "The finding itself", Run: p.toFinding, Locked: p.lockedNone},
		{Menu: page.MenuAudit, Word: "Who answers at the client…", Icon: "user", Keys: keysWho, Write: true, Run: p.askWho, Locked: p.lockedWho},
		{Menu: page.MenuHidden, Word: "Back", Keys: "Esc", Run: p.Focus},
	})
}

// otherFilter shows the open ones or all.
func (p *Page) otherFilter() {
	to := filterAll
	if p.filter.Chosen() == filterAll {
		to = filterOpen
	}
	p.filter.Choose(to)
	p.show()
}

// toFinding leads to the finding on its own page, where its wording is.
func (p *Page) toFinding() {
	if f := p.chosen(); f != nil {
		p.host.Go(page.Findings, f.ID)
	}
}

// The locked… methods say why something cannot be done now, "" when it can.

const onlyRead = "the case can only be read"

func (p *Page) lockedNone() string {
	if p.chosen() == nil {
		return "no nonconformity is chosen"
	}
	return ""
}

func (p *Page) lockedWrite() string {
	if p.host.ReadOnly() {
		return onlyRead
	}
	return p.lockedNone()
}

// lockedUnless allows something in certain states only.
func (p *Page) lockedUnless(why string, states ...audit.FindingState) string {
	if locked := p.lockedWrite(); locked != "" {
		return locked
	}
	for _, s := range states {
		if p.chosen().State == s {
			return ""
		}
	}
	return why
}

func (p *Page) lockedAccept() string {
	return p.lockedUnless("there is no response to review", audit.ResponseReceived)
}

func (p *Page) lockedEnter() string {
	return p.lockedUnless("it waits for no answer", audit.FindingIssued, audit.ResponseReturned, audit.ResponseReceived, audit.PlanAccepted, audit.VerifyNextAudit)
}

func (p *Page) lockedReturn() string {
	return p.lockedUnless("there is nothing to return", audit.ResponseReceived, audit.EvidenceReceived)
}

// verifiable are the states in which correction and corrective action can be verified.
var verifiable = []audit.FindingState{audit.PlanAccepted, audit.EvidenceReceived, audit.VerifyNextAudit}

func (p *Page) lockedVerify() string {
	return p.lockedUnless("after the plan is accepted", verifiable...)
}

func (p *Page) lockedLater() string {
	if why := p.lockedUnless("after the plan is accepted", audit.PlanAccepted); why != "" {
		return why
	}
	switch {
	case p.chosen().Grade != audit.Minor:
		return "a major one is verified before the decision (R-1-8)"
	case p.now.FollowingAudit(p.chosen(), p.host.Today()) == nil:
		return "no later audit is planned"
	default:
		return ""
	}
}

func (p *Page) lockedClose() string { return p.lockedUnless("after it is verified", audit.Verified) }

func (p *Page) lockedReopen() string {
	return p.lockedUnless("it is open", audit.Verified, audit.Closed)
}

func (p *Page) lockedPostpone() string {
	return p.lockedUnless("it waits for no answer", audit.FindingIssued, audit.ResponseReturned)
}

func (p *Page) lockedRegrade() string {
	if locked := p.lockedWrite(); locked != "" {
		return locked
	}
	if !p.chosen().IsOpenNonconformity() {
		return "it is settled"
	}
	return ""
}

// lockedRead says why no return can be read. Workbooks of other kinds come back before anything was issued.
func (p *Page) lockedRead() string {
	if p.host.ReadOnly() {
		return onlyRead
	}
	return ""
}

// lockedBook says why there is no workbook to hand out.
func (p *Page) lockedBook() string {
	if len(p.all) == 0 {
		return "no nonconformity was issued"
	}
	return ""
}

// lockedWho says why nobody can be named.
func (p *Page) lockedWho() string {
	if why := p.lockedWrite(); why != "" {
		return why
	}
	if len(p.now.Contacts) == 0 {
		return "no contact of the client is known"
	}
	return ""
}

func (p *Page) lockedWithdraw() string {
	if locked := p.lockedWrite(); locked != "" {
		return locked
	}
	if p.chosen().State == audit.Withdrawn {
		return "it was withdrawn"
	}
	return ""
}

func (p *Page) lockedRounds() string {
	if f := p.chosen(); f == nil || len(p.now.RoundsOf(f.ID)) <= sideBySide {
		return "all rounds are shown"
	}
	return ""
}
