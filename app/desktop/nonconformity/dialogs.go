package nonconformity

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// asking is a dialog that keeps what was typed until everything in it can be taken.
type asking struct {
	fields map[string]*kit.Field
	body   *fyne.Container
	dialog *kit.Dialog
}

func newAsking() *asking { return &asking{fields: map[string]*kit.Field{}, body: kit.Rows(12)} }

// add adds a field under a name.
func (a *asking) add(name, label string, control fyne.CanvasObject) {
	f := kit.NewField(label, control)
	a.fields[name] = f
	a.body.Add(f)
}

// tell shows what is wrong beside the fields and reports whether anything is.
func (a *asking) tell(problems map[string]string) bool {
	for name, f := range a.fields {
		kind := kit.NoMessage
		if problems[name] != "" {
			kind = kit.Wrong
		}
		f.SetMessage(kind, problems[name])
	}
	a.dialog.Refresh()
	return len(problems) > 0
}

// show shows the dialog; keep takes what was entered and names what is wrong by field.
func (a *asking) show(p *Page, title, text, yes, icon string, focus fyne.Focusable, keep func() map[string]string) {
	a.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: title, Text: text, Body: a.body, Width: dialogWidth, Focus: focus,
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: yes, Icon: icon, Kind: kit.Primary, Default: true, Press: func() bool { return !a.tell(keep()) }},
		},
	})
}

// dayIn reads a day that is needed, into problems where it is none.
func dayIn(problems map[string]string, name string, field *kit.DateField) date.Date {
	d, err := date.Parse(field.Value())
	switch {
	case field.Problem() != "":
		problems[name] = field.Problem()
	case field.Value() == "" || err != nil:
		problems[name] = "enter a day, such as 2026-06-30"
	}
	return d
}

// textIn reads a text that is needed.
func textIn(problems map[string]string, name, text, problem string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		problems[name] = problem
	}
	return text
}

// askAccept asks how a minor nonconformity goes on after its plan was accepted.
func (p *Page) askAccept(f *audit.Finding, r *audit.Response, next *audit.Audit) {
	const byEvidence = "evidence"
	how := kit.NewSegmented(
		kit.Segment{ID: string(next.ID), Icon: "calendar-clock", Word: "Verify at " + strings.ToLower(next.Title())},
		kit.Segment{ID: byEvidence, Icon: "file-search", Word: "Evidence comes before"})
	how.Choose(string(next.ID))
	if len(r.Attachments) > 0 || !r.DoneOn.IsZero() {
		how.Choose(byEvidence)
	}
	a := newAsking()
	a.add("how", "Its effect", how)
	a.show(p, "Accept the plan of "+f.Label(), "The effect of a minor nonconformity may be verified at the next audit (ISO/IEC 17021-1:2015 9.4.10).", "Accept plan", "check", how,
		func() map[string]string {
			at := audit.ID(how.Chosen())
			if at == byEvidence {
				at = ""
			}
			p.acceptPlan(f, r, at)
			return nil
		})
}

// giveBack asks for the reason and the day, and sends the round back to the client.
func (p *Page) giveBack() {
	if p.lockedReturn() != "" {
		return
	}
	typed := p.detail.reason()
	p.settled(func(f *audit.Finding) {
		r := p.lastRound(f)
		if r == nil {
			return
		}
		why, by := kit.NewNarrative("What is missing, so that the client can answer at once", 3), p.dayField()
		why.SetTextQuiet(typed)
		if r.IsOpen() && typed == "" {
			why.SetTextQuiet(r.ReviewReason)
		}
		by.SetQuiet(p.host.Today().AddDays(int(p.now.Policy.AnswerAgainDays)).String())
		a := newAsking()
		a.add("why", "Why it comes back", why)
		a.add("by", "Answer again by", by)
		title := "Return the response to " + f.Label()
		if f.State == audit.EvidenceReceived {
			title = "Ask for more evidence of " + f.Label()
		}
		a.show(p, title, "The client reads the reason in the workbook.", "Return", "undo-2", why, func() map[string]string {
			problems := map[string]string{}
			reason := textIn(problems, "why", why.Text(), "say what is missing; the client is told why a response comes back")
			day := dayIn(problems, "by", by)
			if len(problems) == 0 {
				p.returned(f, r, reason, day)
			}
			return problems
		})
	})
}

// returned records that a round goes back.
func (p *Page) returned(f *audit.Finding, r *audit.Response, why string, by date.Date) {
	after, round := (*audit.Finding)(nil), (*audit.Response)(nil)
	if f.State == audit.EvidenceReceived {
		after, round = p.me().AskForEvidence(f, r, why, by)
	} else {
		after, round = p.me().ReturnResponse(f, r, why, by)
	}
	changes := []casefile.Change{{Before: f, After: after}}
	if round != nil {
		changes = append(changes, casefile.Change{Before: r, After: round})
	}
	p.save(f.Label()+": returned", f.Label()+" returned to the client", changes...)
}

func (p *Page) dayField() *kit.DateField {
	return kit.NewDateField(func() string { return p.host.Today().String() })
}

// verify asks how it was verified, and by what.
func (p *Page) verify() {
	if p.lockedVerify() != "" {
		return
	}
	typed := p.detail.reason()
	p.settled(func(f *audit.Finding) {
		how := kit.NewSegmented(
			kit.Segment{ID: string(audit.ByDocuments), Word: "By documents"}, kit.Segment{ID: string(audit.ByVisit), Word: "By a visit"},
			kit.Segment{ID: string(audit.AtAudit), Word: "At an audit"})
		how.Choose(string(audit.ByDocuments))
		if f.State == audit.VerifyNextAudit {
			how.Choose(string(audit.AtAudit))
		}
		words, on := kit.NewNarrative("What was seen: document, version, date, place", 3), p.dayField()
		words.SetTextQuiet(typed)
		on.SetQuiet(p.host.Today().String())
		a := newAsking()
		a.add("how", "How", how)
		a.add("words", "What was verified, and by what evidence", words)
		a.add("on", "Verified on", on)
		a.show(p, "Verify "+f.Label(), "Correction and corrective action were carried out and have the effect they were to have.", "Verified", "file-search", words, func() map[string]string {
			problems := map[string]string{}
			text := textIn(problems, "words", words.Text(), "say what was verified, and by what evidence (9.4.10)")
			day := dayIn(problems, "on", on)
			if day.After(p.host.Today()) {
				problems["on"] = "is in the future"
			}
			if len(problems) == 0 {
				after, round := audit.Act{By: p.me().By, On: day}.Verify(f, p.lastRound(f), audit.VerificationMethod(how.Chosen()), text)
				changes := []casefile.Change{{Before: f, After: after}}
				if round != nil {
					changes = append(changes, casefile.Change{Before: p.lastRound(f), After: round})
				}
				p.save(f.Label()+": verified", f.Label()+" verified", changes...)
			}
			return problems
		})
	})
}

// closeFinding asks for the note on the closure.
func (p *Page) closeFinding() {
	if p.lockedClose() != "" {
		return
	}
	p.settled(func(f *audit.Finding) {
		note := kit.NewNarrative("What is different now", 2)
		a := newAsking()
		a.add("note", "Note", note)
		a.show(p, "Close "+f.Label(), "", "Close", "lock", note, func() map[string]string {
			p.save(f.Label()+": closed", f.Label()+" closed", casefile.Change{Before: f, After: p.me().CloseFinding(f, strings.TrimSpace(note.Text()))})
			return nil
		})
	})
}

// verifyLater leaves the effect to the next audit.
func (p *Page) verifyLater() {
	if p.lockedLater() != "" {
		return
	}
	p.settled(func(f *audit.Finding) {
		at := p.now.FollowingAudit(f, p.host.Today())
		if at == nil {
			return
		}
		p.save(f.Label()+": verify at "+strings.ToLower(at.Title()), f.Label()+" is verified at "+strings.ToLower(at.Title()),
			casefile.Change{Before: f, After: p.me().VerifyLater(f, at.ID)})
	})
}

// amending is an amendment of a nonconformity that was issued.
type amending struct {
	title, text, yes, icon string
	kind                   audit.AmendmentKind
	change                 func(*audit.Finding)
	reasoned               func(f *audit.Finding, reason string) // in place of change
	day                    *kit.DateField                        // asked for beside the reason, nil for none
	dayLabel               string
}

// askAmendment asks for the reason and amends the nonconformity chosen.
func (p *Page) askAmendment(m amending) {
	p.settled(func(f *audit.Finding) {
		why := kit.NewNarrative("In words that the client can be told", 2)
		a := newAsking()
		if m.day != nil {
			a.add("day", m.dayLabel, m.day)
		}
		a.add("why", "Reason", why)
		a.show(p, m.title+": "+f.Label(), m.text, m.yes, m.icon, why, func() map[string]string {
			problems := map[string]string{}
			reason := textIn(problems, "why", why.Text(), "an amendment needs its reason (R-3-3)")
			var day date.Date
			if m.day != nil {
				day = dayIn(problems, "day", m.day)
			}
			if len(problems) == 0 {
				p.amend(f.ID, m, reason, day)
			}
			return problems
		})
	})
}

// amend writes the amendment.
func (p *Page) amend(id audit.ID, m amending, reason string, day date.Date) {
	change := m.change
	if m.reasoned != nil {
		change = func(f *audit.Finding) { m.reasoned(f, reason) }
	}
	if m.day != nil {
		change = func(f *audit.Finding) { f.ResponseDue = day }
	}
	p.host.Runner().Save(func() error { return p.cases.Amend(context.Background(), id, m.kind, reason, change) }, func(err error) {
		if err != nil {
			p.host.Tell(err)
		}
		p.follow()
	})
}

// postpone agrees another day with the client.
func (p *Page) postpone() {
	if p.lockedPostpone() != "" {
		return
	}
	day := p.dayField()
	day.SetQuiet(p.chosen().ResponseDue.String())
	p.askAmendment(amending{
		title: "Another day for the answer", text: "The day that was agreed stays in the history.", yes: "Agree", icon: "calendar-clock",
		kind: audit.AmendDueDate, day: day, dayLabel: "Answer by",
	})
}

// dispute records what the client holds against it, and what came of that.
func (p *Page) dispute() {
	if p.lockedWrite() != "" {
		return
	}
	p.settled(func(f *audit.Finding) {
		what, outcome := kit.NewNarrative("What the client holds against it", 2), kit.NewNarrative("What came of it, and who settled it", 2)
		what.SetTextQuiet(f.Dispute)
		outcome.SetTextQuiet(f.DisputeOutcome)
		a := newAsking()
		a.add("what", "Dispute", what)
		a.add("outcome", "Outcome", outcome)
		a.show(p, f.Label()+" is disputed", "A dispute does not stop the clock. Empty both to take it back.", "Record", "message-square-warning", what, func() map[string]string {
			after := audit.Clone(f)
			after.Dispute, after.DisputeOutcome = strings.TrimSpace(what.Text()), strings.TrimSpace(outcome.Text())
			after.Disputed = after.Dispute != "" && after.DisputeOutcome == ""
			p.save(f.Label()+": dispute", "", casefile.Change{Before: f, After: after})
			return nil
		})
	})
}

// responseFields are what a client answers, as they are entered by hand.
func responseFields() []form.Spec {
	return []form.Spec{
		{Name: "received_on", Label: "Received on", Half: true},
		{Name: "responsible", Label: "Responsible", Half: true},
		{Name: "correction", Label: "Correction", Lines: 2},
		{Name: "cause", Label: "Cause", Lines: 2},
		{Name: "extent", Label: "Where else", Lines: 1},
		{Name: "action", Label: "Corrective action", Lines: 2},
		{Name: "target_date", Label: "Done by", Half: true},
		{Name: "done_on", Label: "Done on", Half: true},
		{Name: "evidence_text", Label: "Evidence named", Lines: 1},
		{Name: "remark", Label: "Remark", Lines: 1},
	}
}

// showResponse shows the fields of a round. Each is written when it is left, as everywhere; what is typed is kept.
func (p *Page) showResponse(finding, round audit.ID) {
	f := p.at(finding)
	var r *audit.Response
	for _, one := range p.now.RoundsOf(finding) {
		if one.ID == round {
			r = one
		}
	}
	if f == nil || r == nil {
		return
	}
	fields := form.New(p.writer, func(*audit.Response) string { return "Response to " + f.Label() }, p.host.Tell,
		func() string { return p.host.Today().String() }, responseFields()...)
	fields.Open(r)
	kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Response to " + f.Label(), Body: kit.Scrolled(fields.Content()), Width: 640, Height: responseHeight,
		Buttons: []kit.DialogButton{{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true}},
		OnClose: func() {
			fields.Close(p.host.Window().Canvas())
			p.then(p.Focus)
		},
	})
	fields.Focus(p.host.Window().Canvas(), "correction")
}
