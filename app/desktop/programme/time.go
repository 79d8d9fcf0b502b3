package programme

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// sheetNow is the audit time of the cycle, or what its rules refuse.
func (p *Page) sheetNow() (audittime.Sheet, []*audittime.Refused) {
	if p.cycle == nil {
		return audittime.Sheet{}, nil
	}
	sheet, err := audittime.FromCase(p.now, p.cycle.ID)
	if err == nil {
		return sheet, nil
	}
	refusals := audittime.Refusals(err)
	if len(refusals) == 0 {
		refusals = []*audittime.Refused{{Rule: "9.1.4", Message: err.Error(), Remedy: "Correct what is named."}}
	}
	return sheet, refusals
}

// timeLine is a line of the sheet: a step, or a factor that could not be counted.
type timeLine struct {
	step    audittime.Step
	counted bool
	refused string // why the factor is refused
}

func (l timeLine) key() string {
	if l.step.Factor != "" {
		return string(l.step.Factor)
	}
	return string(l.step.Kind)
}

// timeView is the sheet of the audit time with every step, its formula, unrounded and rounded, and its source.
type timeView struct {
	page    *Page
	grid    *kit.Grid[timeLine]
	notices *fyne.Container
	root    *fyne.Container
}

func newTimeView(p *Page) *timeView {
	v := &timeView{page: p, notices: kit.Rows(8)}
	days := func(of func(timeLine) audit.Days) func(timeLine) string {
		return func(l timeLine) string {
			switch {
			case !l.counted:
				return "–"
			case l.step.Kind == audittime.StepAddition || l.step.Kind == audittime.StepReduction || l.step.Kind == audittime.StepIntegration:
				return signed(of(l))
			default:
				return of(l).String()
			}
		}
	}
	v.grid = kit.NewGrid(timeLine.key,
		kit.Column[timeLine]{ID: "step", Title: "Step", Width: 168, Lines: 2, Style: kit.BodyMediumFigures, Text: func(l timeLine) string { return l.step.Label }},
		kit.Column[timeLine]{ID: "formula", Title: "How", Width: 190, Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(l timeLine) string { return l.step.Formula }},
		kit.Column[timeLine]{ID: "unrounded", Title: "Unrounded", Width: 88, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Text: days(func(l timeLine) audit.Days { return l.step.Unrounded })},
		kit.Column[timeLine]{ID: "rounded", Title: "Rounded", Width: 70, Align: fyne.TextAlignTrailing, Style: kit.BodyMediumFigures, Text: days(func(l timeLine) audit.Days { return l.step.Rounded })},
		kit.Column[timeLine]{ID: "source", Title: "Reason and source", Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: sourceWords},
	)
	v.grid.Height = kit.HeightTwoLines
	v.grid.OnInsert = func() { p.do(v.add) }
	v.grid.OnOpen = func(timeLine) { p.do(v.edit) }
	v.grid.OnDelete = func(timeLine) { p.do(v.remove) }
	v.grid.OnWidths = p.host.KeepColumns("programme time", v.grid.SetWidths)
	add := kit.NewButton(kit.Secondary, "Addition or reduction…", func() { p.do(v.add) }).WithIcon("plus").WithKey("Ins")
	v.root = kit.Pad(0, kit.EdgePage, 16, kit.EdgePage, kit.Rows(12, v.notices, kit.Grow(v.grid), kit.Cols(8, add, kit.Grow(
		kit.NewText("Enter or F2 changes the chosen step, Del takes an addition or reduction out", kit.Small).In(kit.Ink3).Truncated()))))
	return v
}

// sourceWords are the reason of a factor and what the step rests on.
func sourceWords(l timeLine) string {
	if l.refused != "" {
		return "Refused: " + l.refused
	}
	return strings.Join(filled(l.step.Reason, l.step.Source), " · ")
}

func (v *timeView) title() string              { return "Audit time, how it was reached" }
func (v *timeView) content() fyne.CanvasObject { return v.root }
func (v *timeView) focus() fyne.Focusable      { return v.grid }

func (v *timeView) acts() acts {
	return acts{
		add:    act{"Addition or reduction…", func() { v.page.do(v.add) }, v.page.lockedWrite},
		edit:   act{"Table and persons…", func() { v.page.do(v.edit) }, v.page.lockedWrite},
		remove: act{"Take out", func() { v.page.do(v.remove) }, v.lockedFactor},
	}
}

func (v *timeView) lockedFactor() string {
	if l, ok := v.grid.Selected(); !ok || l.step.Factor == "" {
		return "choose an addition or reduction first"
	}
	return v.page.lockedWrite()
}

func (v *timeView) show() {
	p := v.page
	sheet, refusals := p.sheetNow()
	v.notices.Objects = nil
	for _, r := range refusals {
		v.notices.Add(kit.NewNotice("octagon-alert", form.Sentence(r.Message)+". "+r.Remedy+" ("+r.Rule+"; "+r.Source+")", kit.Major, nil))
	}
	for _, n := range sheet.Notes {
		v.notices.Add(kit.NewNotice("triangle-alert", n, kit.Minor, nil))
	}
	show(v.notices, len(v.notices.Objects) > 0)
	var lines []timeLine
	for _, s := range sheet.Steps {
		lines = append(lines, timeLine{step: s, counted: true})
	}
	if len(refusals) > 0 {
		lines = v.uncounted(refusals)
	}
	v.grid.SetRows(lines)
	if _, ok := v.grid.Selected(); !ok && len(lines) > 0 {
		v.grid.Select(lines[0].key())
	}
	v.root.Refresh()
}

// uncounted are table and factors while the sheet is refused, so that what is wrong can be corrected.
func (v *timeView) uncounted(refusals []*audittime.Refused) []timeLine {
	p := v.page
	base := timeLine{step: audittime.Step{Kind: audittime.StepTable, Label: "Table and persons", Formula: "not determined", Source: refusals[0].Source}}
	out := []timeLine{base}
	t := audittime.TimeOf(p.now, p.cycle.ID)
	if t == nil {
		return out
	}
	out[0].step.Formula = strings.Join(filled(t.Table, t.Column), comma)
	for _, f := range p.now.TimeFactors {
		if f.AuditTime != t.ID {
			continue
		}
		l := timeLine{step: audittime.Step{Kind: audittime.StepAddition, Label: f.Factor, Formula: factorWords(f), Reason: f.Reason, Source: f.Source, Factor: f.ID}}
		for _, r := range refusals {
			if r.Factor == f.ID {
				l.refused = form.Sentence(r.Message)
			}
		}
		out = append(out, l)
	}
	return out
}

// recomputed are the changes with the figures of the sheet that come of them, so that all of it is one action. after is
// the case with the changes. Audits that had the time of the sheet get the new one; others were set by hand and stay.
func (p *Page) recomputed(after *audit.Case, changes ...casefile.Change) []casefile.Change {
	before := audittime.TimeOf(p.now, p.cycle.ID)
	sheet, err := audittime.FromCase(after, p.cycle.ID)
	if err != nil {
		return changes // refused: the figures stay, and the page says what is refused
	}
	next := sheet.Apply(*audittime.TimeOf(after, p.cycle.ID))
	return append(replaced(changes, before, &next), p.followers(before, &next)...)
}

// replaced puts the record of the audit time with its new figures among the changes.
func replaced(changes []casefile.Change, before, after *audit.AuditTime) []casefile.Change {
	for i, ch := range changes {
		if ch.After != nil && ch.After.Base().ID == after.ID {
			changes[i].After = after
			return changes
		}
	}
	ch := casefile.Change{After: after}
	if before != nil {
		ch.Before = before
	}
	return append(changes, ch)
}

// followers are the audits of the cycle that are not over and had the time of the sheet.
func (p *Page) followers(before, after *audit.AuditTime) []casefile.Change {
	if before == nil {
		return nil
	}
	var out []casefile.Change
	for _, c := range p.columns {
		was, is := daysFor(before, c.audit.Kind), daysFor(after, c.audit.Kind)
		if c.isOver() || was == is || c.audit.Required != was || was == 0 {
			continue
		}
		a := audit.Clone(c.audit)
		a.Required = is
		out = append(out, casefile.Change{Before: c.audit, After: a})
	}
	return out
}

func daysFor(t *audit.AuditTime, k audit.AuditKind) audit.Days {
	return map[audit.AuditKind]audit.Days{
		audit.Stage1: t.Stage1, audit.Stage2: t.Stage2, audit.Surveillance: t.Surveillance, audit.Recertification: t.Recertification,
	}[k]
}
