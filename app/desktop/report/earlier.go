package report

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// earlier shows the nonconformities that come into an audit from those before it: each is verified there, or a finding
// repeats it (ISO/IEC 17021-1:2015 9.6.2.2 b).
type earlier struct {
	page  *Page
	lines *lines
	count *kit.Text
	root  *fyne.Container
}

func newEarlier(p *Page) *earlier {
	e := &earlier{page: p, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3)}
	e.lines = newLines(p, "earlier", "No nonconformity of an audit before comes into this one.", e.rows,
		act{"Verify…", "file-search", keysVerify, e.verify, e.lockedVerify},
		act{"Raise again…", "flag", keysRepeat, e.repeat, e.lockedRepeat})
	e.root = kit.Rows(8, kit.Pad(4, 0, 0, 0, kit.GroupHead("Nonconformities of audits before", e.count)), e.lines.root)
	return e
}

func (e *earlier) object() fyne.CanvasObject { return e.root }

func (e *earlier) show() {
	words := ""
	if all := audit.EarlierNonconformities(e.page.now, e.page.about); len(all) > 0 {
		handled := 0
		for _, x := range all {
			if x.Handled {
				handled++
			}
		}
		words = fmt.Sprintf("%d of %d handled", handled, len(all))
	}
	e.count.SetText(words)
	e.lines.show()
}

func (e *earlier) rows() []line {
	var out []line
	for _, x := range audit.EarlierNonconformities(e.page.now, e.page.about) {
		f := x.Finding
		l := line{finding: f, icon: "triangle-alert", token: kit.Minor, outcome: f.State.Word()}
		switch {
		case x.By != "":
			l.icon, l.token, l.outcome, l.proof = "corner-down-right", kit.Good, "Raised again", "Raised again as "+x.By+"."
		case x.Handled:
			l.icon, l.token = "circle-check", kit.Good
			l.proof = joined(" ", f.VerifiedOn.String(), f.Verification)
		}
		out = append(out, l)
	}
	return out
}

// lockedVerify says why a nonconformity cannot be verified as it stands: its plan was not accepted.
func (e *earlier) lockedVerify(x line) string {
	for _, m := range audit.FindingMoves(x.finding.Grade) {
		if m.From == x.finding.State && m.To == audit.Verified {
			return ""
		}
	}
	if !x.finding.State.IsOpen() {
		return "it is settled"
	}
	return "accept the plan of corrective action first"
}

func (e *earlier) lockedRepeat(x line) string {
	switch {
	case !x.finding.State.IsOpen():
		return "it is settled"
	case x.outcome == "Raised again":
		return "it is raised again already"
	default:
		return ""
	}
}

// methodWords name the methods of a verification.
var methodWords = map[audit.VerificationMethod]string{
	audit.ByDocuments: "By documents", audit.ByVisit: "By a visit", audit.AtAudit: "At this audit",
}

// verification asks what was verified.
type verification struct {
	page    *Page
	finding *audit.Finding
	method  *kit.Picker
	by      *kit.Picker
	on      *kit.DateField
	words   *kit.Narrative
	fields  map[string]*kit.Field
	dialog  *kit.Dialog
}

// verify asks what was verified, and when, and records it.
func (e *earlier) verify(x line) {
	v := &verification{page: e.page, finding: x.finding, on: kit.NewDateField(e.page.today), words: kit.NewNarrative("What was seen of the action and its effect, with the evidence", 3)}
	var options []kit.Option
	for _, m := range audit.AllVerificationMethods() {
		options = append(options, kit.Option{ID: string(m), Title: methodWords[m], Hidden: true})
	}
	v.method = kit.NewPicker("How it was verified", options...)
	v.method.Choose(string(audit.AtAudit))
	v.by = kit.NewPicker("Who verified it", e.page.teamOptions()...)
	v.by.Choose(string(e.page.lead()))
	v.on.SetQuiet(e.page.today())
	v.fields = map[string]*kit.Field{
		"verification_method": kit.NewField("Method", v.method), "verified_on": kit.NewField("Verified on", v.on),
		"verified_by":  kit.NewField("Verified by", v.by),
		"verification": kit.NewField("What was verified, and by what evidence", v.words),
	}
	v.dialog = kit.ShowDialog(e.page.host.Window(), kit.DialogSpec{
		Title: "Verify " + x.finding.Label(), Text: x.finding.Statement, Width: 520, Focus: v.words,
		Body: kit.Rows(12, kit.Cols(12, kit.Grow(v.fields["verified_by"]), kit.Grow(v.fields["verification_method"]),
			kit.Fixed(140, 0, v.fields["verified_on"])), v.fields["verification"]),
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true}, {Word: "Record verification", Icon: "check", Kind: kit.Primary, Default: true, Press: v.keep},
		},
		OnClose: func() { e.page.afterwards(func() { e.lines.focus(x.key()) }) },
	})
}

// keep records the verification; false keeps the dialog with what is wrong beside the fields.
func (v *verification) keep() bool {
	after := audit.Clone(v.finding)
	method, _ := v.method.Chosen()
	by, _ := v.by.Chosen()
	after.State, after.VerificationMethod, after.Verification = audit.Verified, audit.VerificationMethod(method.ID), v.words.Text()
	for _, f := range v.fields {
		f.SetMessage(kit.NoMessage, "")
	}
	day, problem := readDay(v.on, v.page.host.Today())
	after.VerifiedOn, after.VerifiedBy = day, audit.ID(by.ID)
	right := problem == ""
	if !right {
		v.fields["verified_on"].SetMessage(kit.Wrong, problem)
	}
	for _, x := range audit.CheckFindingMove(v.page.now, v.finding, after) {
		if f := v.fields[x.Field]; f != nil && (x.Field != "verified_on" || right) {
			f.SetMessage(kit.Wrong, sentence(x.Message))
		}
		right = false
	}
	if !right {
		v.dialog.Refresh()
		return false
	}
	v.page.save("Verify "+v.finding.Label(), casefile.Change{Before: v.finding, After: after})
	return true
}

// repeat begins a finding of this audit that repeats an earlier one, and leads to it.
func (e *earlier) repeat(x line) {
	p, old := e.page, x.finding
	kit.Confirm(p.host.Window(), kit.Question{
		Title: "Raise " + old.Label() + " again?",
		Text: "A draft finding of " + p.about.Title() + " on " + string(old.Requirement) +
			" begins, which names " + old.Label() + " as the one that it repeats. Its grade, statement and evidence are written anew.",
		Yes: "Raise again", Icon: "flag",
	}, func() {
		f, err := p.cases.NewFinding(context.Background(), p.about.ID)
		if err != nil {
			p.host.Tell(err)
			return
		}
		f.RepeatOf, f.Requirement, f.OtherRequirements, f.RequirementText = old.ID, old.Requirement, old.OtherRequirements, old.RequirementText
		f.Sites, f.Systems = old.Sites, old.Systems
		p.save("Raise "+old.Label()+" again", casefile.Change{After: f})
		p.afterwards(func() { p.host.Go(page.Findings, f.ID) })
	})
}
