package programme

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// changes are the entries of the log of the cycle, the latest first.
func (p *Page) changes() []audit.ProgrammeChange {
	if p.cycle == nil {
		return nil
	}
	var out []audit.ProgrammeChange
	for _, x := range p.now.ProgrammeChanges {
		if x.Programme == p.cycle.ID {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b audit.ProgrammeChange) int {
		return cmp.Or(b.ChangedOn.Compare(a.ChangedOn), cmp.Compare(b.ID, a.ID))
	})
	return out
}

// logView is the log of changes of the programme: when, who, what, why.
type logView struct {
	page *Page
	grid *kit.Grid[audit.ProgrammeChange]
	root *fyne.Container
}

func newLogView(p *Page) *logView {
	v := &logView{page: p}
	type entry = audit.ProgrammeChange
	v.grid = kit.NewGrid(func(x entry) string { return string(x.ID) },
		kit.Column[entry]{ID: "when", Title: "When", Width: 92, Style: kit.BodyFigures, Text: func(x entry) string { return x.ChangedOn.String() }},
		kit.Column[entry]{ID: "who", Title: "Who", Width: 132, Lines: 2, Text: func(x entry) string { return p.personName(x.ChangedBy) }},
		kit.Column[entry]{ID: "what", Title: "Change", Width: 250, Lines: 2, Style: kit.BodyMediumFigures, Text: func(x entry) string { return x.Change }},
		kit.Column[entry]{ID: "why", Title: "Reason", Lines: 2, Color: kit.Ink2, Text: func(x entry) string {
			if a := p.now.Audit(x.Audit); a != nil {
				return x.Reason + " (after " + a.Title() + ")"
			}
			return x.Reason
		}},
	)
	v.grid.Height = kit.HeightTwoLines
	v.grid.OnInsert = func() { p.do(v.add) }
	v.grid.OnOpen = func(x entry) { v.read(x) }
	v.grid.OnWidths = p.host.KeepColumns("programme log", v.grid.SetWidths)
	v.grid.Empty = kit.EmptyPage("history", "No change yet",
		"What is changed in the programme with a reason stands here: a requirement carried over, a must given up, a site added. Who, when and why go with it.",
		kit.NewButton(kit.Secondary, "Record a change…", func() { p.do(v.add) }).WithIcon("plus").WithKey("Ins"))
	v.root = kit.Pad(0, kit.EdgePage, 16, kit.EdgePage, v.grid)
	return v
}

func (v *logView) title() string              { return "Log of changes, with reasons" }
func (v *logView) content() fyne.CanvasObject { return v.root }
func (v *logView) focus() fyne.Focusable      { return v.grid }
func (v *logView) show()                      { v.grid.SetRows(v.page.changes()) }

func (v *logView) acts() acts {
	return acts{add: act{"Record a change…", func() { v.page.do(v.add) }, v.page.lockedWrite}}
}

// read shows an entry whole; the log is added to, not rewritten.
func (v *logView) read(x audit.ProgrammeChange) {
	kit.ShowDialog(v.page.host.Window(), kit.DialogSpec{
		Title: x.Change, Width: 520,
		Body: kit.Rows(8, kit.NewParagraph(x.ChangedOn.String()+" · "+v.page.personName(x.ChangedBy), kit.SmallFigures, kit.Ink2),
			kit.NewParagraph(x.Reason, kit.NarrativeText, kit.Ink)),
		Buttons: []kit.DialogButton{{Word: "Close", Kind: kit.Primary, Default: true, Cancel: true}},
	})
}

// newChange is an entry of today in the log, by who is working.
func (p *Page) newChange() *audit.ProgrammeChange {
	return &audit.ProgrammeChange{
		Record: audit.Record{ID: p.cases.NewID()}, Programme: p.cycle.ID, ChangedOn: p.host.Today(), ChangedBy: p.me(),
	}
}

// add records a change that no cell shows, such as an audit moved or a credit taken.
func (v *logView) add() {
	p := v.page
	x := p.newChange()
	p.ask(question{
		title: "Record a change of the programme", yes: "Record",
		specs: []spec{
			{of: x, name: "change", label: "Change", hint: "What was changed"},
			{of: x, name: "reason", label: "Reason", lines: 3},
			{of: x, name: "audit", label: "After the result of", hint: "No audit in particular", options: p.auditOptions()},
			{of: x, name: "changed_by", label: "Who", half: true, options: p.personOptions()},
			{of: x, name: "changed_on", label: "When"},
		},
		keep: func() []audit.Problem {
			problems := audit.Check(x)
			if x.Change == "" {
				problems = append(problems, audit.Problem{Field: "change", Message: "say what was changed"})
			}
			if len(problems) == 0 {
				p.save("Programme: "+x.Change, "Change recorded", casefile.Change{After: x})
			}
			return problems
		},
	})
}
