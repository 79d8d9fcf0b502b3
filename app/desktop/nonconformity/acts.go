package nonconformity

import (
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// acts are the buttons under a nonconformity. Those that its state has no use for are locked, with the reason.
type acts struct {
	page                             *Page
	accept, giveBack, verify, settle *kit.Button
	enter, reopen                    *kit.Button
	root                             *fyne.Container
}

func newActs(p *Page) *acts {
	a := &acts{page: p}
	a.accept = kit.NewButton(kit.Secondary, "Accept plan", p.accept).WithIcon("check").WithKey(keysNext)
	a.enter = kit.NewButton(kit.Secondary, "Enter response…", p.enterResponse).WithIcon("pencil-line").WithKey(keysEnter)
	a.giveBack = kit.NewButton(kit.Secondary, "Return to client…", p.giveBack).WithIcon("undo-2").WithKey(keysReturn)
	a.verify = kit.NewButton(kit.Secondary, "Verify…", p.verify).WithIcon("file-search").WithKey(keysVerify)
	a.settle = kit.NewButton(kit.Secondary, "Close…", p.closeFinding).WithIcon("lock").WithKey(keysClose)
	a.reopen = kit.NewButton(kit.Secondary, "Open again…", p.reopen).WithIcon("undo-2")
	a.root = kit.Cols(8, a.accept, a.enter, a.giveBack, kit.Spacer(), a.verify, a.settle, a.reopen)
	return a
}

// show shows the buttons that fit the state; the main one is that of the next step.
func (a *acts) show(f *audit.Finding) {
	p := a.page
	withClient := f.State == audit.FindingIssued || f.State == audit.ResponseReturned
	a.enter.Hidden = !withClient
	a.accept.Hidden = f.State != audit.ResponseReceived
	a.giveBack.Hidden = f.State != audit.ResponseReceived && f.State != audit.EvidenceReceived
	a.verify.Hidden = !slices.Contains(verifiable, f.State)
	a.settle.Hidden = f.State != audit.Verified
	a.reopen.Hidden = f.State != audit.Verified && f.State != audit.Closed
	a.giveBack.SetWord("Return to client…")
	if f.State == audit.EvidenceReceived {
		a.giveBack.SetWord("Ask for more…")
	}
	for b, why := range map[*kit.Button]string{
		a.accept: p.lockedAccept(), a.enter: p.lockedEnter(), a.giveBack: p.lockedReturn(), a.verify: p.lockedVerify(),
		a.settle: p.lockedClose(), a.reopen: p.lockedReopen(),
	} {
		b.LockFor(why)
		b.SetKind(kit.Secondary)
	}
	if next := a.next(f); next != nil {
		next.SetKind(kit.Primary)
	}
	a.root.Refresh()
}

// next is the button of the next step, nil where there is none.
func (a *acts) next(f *audit.Finding) *kit.Button {
	switch f.State {
	case audit.ResponseReceived:
		return a.accept
	case audit.PlanAccepted, audit.EvidenceReceived, audit.VerifyNextAudit:
		return a.verify
	case audit.Verified:
		return a.settle
	case audit.FindingIssued, audit.ResponseReturned:
		return a.enter
	case audit.FindingDraft, audit.FindingReady, audit.Closed, audit.Withdrawn:
	}
	return nil
}

// focus goes to the first button that can be pressed.
func (a *acts) focus() {
	for _, b := range []*kit.Button{a.accept, a.enter, a.verify, a.settle, a.reopen} {
		if !b.Hidden && !b.Disabled() {
			a.page.host.Window().Canvas().Focus(b)
			return
		}
	}
}

// pressNext does the next step.
func (p *Page) pressNext() {
	if f := p.chosen(); f != nil {
		if next := p.detail.acts.next(f); next != nil && !next.Disabled() {
			next.Press()
		}
	}
}

// settled calls what with the nonconformity chosen as the case has it, after everything that was typed is written.
func (p *Page) settled(what func(f *audit.Finding)) {
	id := p.list.SelectedKey()
	p.detail.close()
	p.then(func() {
		if f := p.at(audit.ID(id)); f != nil {
			what(f)
		}
	})
}

// accept accepts the round that waits. For a minor one it asks whether evidence comes before or the next audit verifies.
func (p *Page) accept() {
	if p.lockedAccept() != "" {
		return
	}
	p.settled(func(f *audit.Finding) {
		r := p.openRound(f)
		if r == nil {
			return
		}
		if at := p.now.FollowingAudit(f, p.host.Today()); at != nil && f.Grade == audit.Minor {
			p.askAccept(f, r, at)
			return
		}
		p.acceptPlan(f, r, "")
	})
}

// acceptPlan records the acceptance.
func (p *Page) acceptPlan(f *audit.Finding, r *audit.Response, verifyAt audit.ID) {
	after, round := p.me().AcceptPlan(f, r, r.ReviewReason, verifyAt)
	p.save(f.Label()+": plan accepted", "Plan of "+f.Label()+" accepted", casefile.Change{Before: r, After: round}, casefile.Change{Before: f, After: after})
}

// enterResponse begins a round, or goes on with the one that waits, and shows its fields.
func (p *Page) enterResponse() {
	if p.lockedEnter() != "" {
		return
	}
	p.settled(func(f *audit.Finding) {
		t := audit.BeginRound(p.now, f, p.host.Today())
		if t.ResponseBefore != nil {
			p.showResponse(f.ID, t.ResponseBefore.ID)
			return
		}
		t.Response.ID = p.cases.NewID()
		changes := []casefile.Change{{After: t.Response}}
		if t.Finding != nil {
			changes = append(changes, casefile.Change{Before: t.FindingBefore, After: t.Finding})
		}
		p.save("Response to "+f.Label(), "", changes...)
		p.then(func() { p.showResponse(f.ID, t.Response.ID) })
	})
}

// withdraw, reopen, regrade and postpone change what the client was told: they are amendments with a reason.

func (p *Page) reopen() {
	if p.lockedReopen() != "" {
		return
	}
	p.askAmendment(amending{
		title: "Open again", text: "It goes back to the client. What was verified and closed stays in the history.", yes: "Open again", icon: "undo-2",
		kind: audit.AmendReopen, change: func(f *audit.Finding) { f.State = audit.FindingIssued },
	})
}

func (p *Page) withdraw() {
	if p.lockedWithdraw() != "" {
		return
	}
	me := p.me()
	p.askAmendment(amending{
		title: "Withdraw", text: "For a nonconformity raised in error, or after an appeal that was upheld. Its number is never used again.", yes: "Withdraw", icon: "ban",
		kind: audit.AmendWithdraw, reasoned: func(f *audit.Finding, reason string) {
			f.State, f.ClosedOn, f.ClosedBy, f.ClosureNote = audit.Withdrawn, me.On, me.By, reason
		},
	})
}

// regrade makes a minor nonconformity major, or the other way round.
func (p *Page) regrade() {
	if p.lockedRegrade() != "" {
		return
	}
	to := audit.Major
	if p.chosen().Grade == audit.Major {
		to = audit.Minor
	}
	p.askAmendment(amending{
		title: "Regrade as " + string(to), text: "The client has to be told. The grade at its issue stays in sight.", yes: "Regrade", icon: "triangle-alert",
		kind: audit.AmendRegrade, reasoned: func(f *audit.Finding, reason string) {
			if f.GradeBefore == "" {
				f.GradeBefore = f.Grade
			}
			f.Grade, f.GradeReason = to, reason
		},
	})
}
