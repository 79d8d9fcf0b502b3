package finding

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// Measures of the form (LOOK.md, Findings).
const (
	formGap    = 10  // between fields
	clauseRoom = 186 // clause with its button, beside the places
)

func (f *form) build() {
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, f.number, kit.Grow(kit.Pad(2, 0, 0, 0, f.author)), f.concernLine))
	clause := kit.Fixed(clauseRoom, 0, kit.Cols(6, kit.Grow(f.clauseField), bottom(f.more)))
	f.content = kit.Rows(formGap,
		kit.Rows(6, head, f.notices, f.gradeField),
		kit.Cols(12, kit.Top(clause), kit.Grow(f.placesField)),
		f.othersField)
	for _, n := range f.texts {
		f.content.Add(n.field)
	}
	f.scroll = container.NewVScroll(kit.Pad(8, kit.EdgePane, 16, kit.EdgePane, f.content))
	f.clause.Follow(f.scroll)
	f.others.Follow(f.scroll)
	f.places.Follow(f.scroll)
	for _, n := range f.texts {
		n.input.Follow(f.scroll)
	}
	f.foot = kit.Pad(10, kit.EdgePane, 10, kit.EdgePane, kit.Fixed(0, kit.HeightControl,
		kit.Cols(8, f.state, f.due, kit.Grow(f.remark), f.checklist, f.draft, f.ready)))
	f.root = kit.Rows(0, kit.Grow(f.scroll), f.foot)
}

// bottom puts a button beside the control of a field, under its label.
func bottom(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Pad(kit.Label.LineHeight()+kit.GapLabel, 0, 0, 0, kit.Top(o))
}

func (f *form) buildFoot() {
	f.remark = kit.NewText("", kit.Small).In(kit.Ink3).Truncated()
	f.due = kit.NewText("", kit.SmallFigures).In(kit.Ink2)
	f.state = kit.NewStatus("", "", kit.Ink2)
	f.checklist = kit.NewButton(kit.Secondary, "To checklist", f.do.checklist).WithIcon("list-checks").WithKey(keysChecklist)
	f.ready = kit.NewButton(kit.Primary, "Ready to issue", f.do.ready).WithIcon("check").WithKey("Ctrl+Enter")
	f.draft = kit.NewButton(kit.Secondary, "Back to draft", f.do.draft).WithIcon("undo-2")
}

// showFoot shows how far the finding has come and what can be done with it.
func (f *form) showFoot(r *audit.Finding, readOnly bool) {
	draft := r.State == audit.FindingDraft || r.State == ""
	f.ready.Hidden = readOnly || !draft
	f.draft.Hidden = readOnly || r.State != audit.FindingReady
	f.checklist.Hidden = !draft || r.Requirement == ""
	f.state.Hidden = draft
	m := stateMark(r.State)
	f.state.Set(m.Icon, m.Word, m.Token)
	f.due.Hidden = !r.IsOpenNonconformity() || r.ResponseDue.IsZero()
	f.due.SetText("")
	if !f.due.Hidden {
		f.due.SetText("response due " + r.ResponseDue.String())
	}
}

// showRemark says how much is left to settle.
func (f *form) showRemark(r *audit.Finding, left int) {
	words := ""
	if !r.State.IsIssued() && left > 0 {
		words = plural(left, "point", "points") + " open"
	}
	f.remark.SetText(words)
}

// stateMark is how the state of a finding looks (LOOK.md, Icons).
func stateMark(s audit.FindingState) kit.Mark {
	m := kit.Mark{Word: s.Word(), Token: kit.Ink2}
	switch s {
	case audit.FindingDraft, "":
		m.Icon = "pencil-line"
	case audit.FindingReady:
		m.Icon, m.Token = "circle-check", kit.Good
	case audit.FindingIssued:
		m.Icon = "mail"
	case audit.ResponseReceived:
		m.Icon, m.Token = "inbox", kit.Accent
	case audit.ResponseReturned:
		m.Icon, m.Token = "corner-up-left", kit.Minor
	case audit.PlanAccepted:
		m.Icon = "mail"
	case audit.EvidenceReceived:
		m.Icon, m.Token = "file-search", kit.Accent
	case audit.VerifyNextAudit:
		m.Icon = "calendar-clock"
	case audit.Verified, audit.Closed:
		m.Icon, m.Token = "circle-check", kit.Good
	case audit.Withdrawn:
		m.Icon = "ban"
	}
	return m
}

// fieldWords are the names of fields within a sentence, for those that a merge may leave with two values.
var fieldWords = map[string]string{
	fieldGrade: "grade", fieldClause: "clause", fieldOthers: "further clauses", fieldPlaces: "sites", "systems": "AI systems",
	fieldRequirement: "requirement", fieldStatement: "statement", fieldEvidence: "evidence", fieldReason: "reason for the grade",
	"state": "state", "evidence": "evidence of the register", "concerns": "concerns",
}

// conflictWords says which fields have two values and how that ends.
func conflictWords(fields []string) string {
	var names []string
	for _, f := range fields {
		name, ok := fieldWords[f]
		if !ok {
			name = strings.ReplaceAll(f, "_", " ")
		}
		names = append(names, name)
	}
	what := capital(names[0])
	if n := len(names); n > 1 {
		what = capital(strings.Join(names[:n-1], ", ")) + " and " + names[n-1]
	}
	return what + " changed in two copies; the later is shown. What you write now settles it."
}
