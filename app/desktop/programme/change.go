package programme

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// do runs what changes the case, unless it can only be read or the change before is still being written.
func (p *Page) do(run func()) {
	if p.saving > 0 {
		return
	}
	if why := p.lockedWrite(); why != "" {
		p.matrix.say(form.Sentence(why))
		return
	}
	run()
}

// say tells in the foot of the matrix why a key did nothing.
func (v *matrixView) say(words string) {
	v.note = words
	v.showFoot()
}

func (v *matrixView) lockedCell() string {
	if l, _, ok := v.current(); !ok || l.out || len(l.points) > 0 {
		return "choose a cell that can be planned"
	}
	return ""
}

// turn makes must sample, sample none, and none must. What the standard asks for is only given up with a reason.
func (v *matrixView) turn() {
	l, c, ok := v.current()
	switch {
	case !ok:
		return
	case len(l.points) > 0:
		v.say("Rules ask for it of the audit; there is nothing to plan")
		return
	case l.out:
		v.say("Excluded by the Statement of Applicability: there is nothing to plan")
		return
	case c.isOver():
		v.say(c.audit.Title() + " is over. What it left open can be carried over, with a reason: F2")
		return
	}
	x := c.cellOf(l)
	switch {
	case x.coverage == audit.CoverageMust && v.page.isMandatory(c, l):
		v.askCoverage(audit.CoverageSample)
	case x.coverage == audit.CoverageMust:
		v.set(audit.CoverageSample)
	case x.coverage == audit.CoverageSample:
		v.set(audit.CoverageNone)
	default:
		v.set(audit.CoverageMust)
	}
}

// set plans the whole line for the audit.
func (v *matrixView) set(to audit.Coverage) {
	l, c, ok := v.current()
	if !ok || v.lockedCell() != "" {
		return
	}
	if c.isOver() || v.page.isMandatory(c, l) && to != audit.CoverageMust {
		v.askCoverage(to)
		return
	}
	v.note = ""
	words := l.title() + ", " + c.audit.Title() + ": " + coverageWord(to)
	v.page.save("Programme: "+words, words, v.page.cellChanges(c.audit.ID, l.numbers, to, "")...)
}

func coverageWord(v audit.Coverage) string {
	switch v {
	case audit.CoverageNone:
		return "not planned"
	case audit.CoverageCarriedOver:
		return "carried over"
	case audit.CoverageMust, audit.CoverageSample:
		return string(v)
	default:
		return string(v)
	}
}

// cellChanges are what makes the programme plan requirements so in an audit. A cell that is not there and would say
// nothing is not made.
func (p *Page) cellChanges(of audit.ID, numbers []audit.Number, to audit.Coverage, reason string) []casefile.Change {
	c := p.columns[p.columnAt(of)]
	var out []casefile.Change
	for _, n := range numbers {
		before := p.cellRecord(of, n)
		after := &audit.ProgrammeCell{Record: audit.Record{ID: audit.ProgrammeCellID(of, n)}, Audit: of, Requirement: n}
		ch := casefile.Change{After: after}
		if before != nil {
			after, ch.Before = audit.Clone(before), before
			ch.After = after
		} else if to == audit.CoverageNone && c.planned(n) == audit.CoverageNone {
			continue
		}
		after.Coverage, after.Reason = to, reason
		out = append(out, ch)
	}
	return out
}

// askChange asks how the current cell is to be planned, and why.
func (v *matrixView) askChange() {
	l, c, ok := v.current()
	if !ok || v.lockedCell() != "" {
		return
	}
	to := c.cellOf(l).coverage
	if len(c.cellOf(l).carried) > 0 {
		to = audit.CoverageCarriedOver
	}
	v.askCoverage(to)
}

// askCoverage asks for the reason of a change, which goes into the log.
func (v *matrixView) askCoverage(to audit.Coverage) {
	l, c, ok := v.current()
	if !ok {
		return
	}
	p := v.page
	entry := p.newChange()
	cellNow := &audit.ProgrammeCell{Audit: c.audit.ID, Requirement: l.numbers[0], Coverage: to}
	p.ask(question{
		title: "Change the programme with a reason", yes: "Change", first: "reason",
		above: kit.Rows(8, kit.NewParagraph(l.title()+" in "+c.audit.Title()+", now "+p.cellWords(l, c), kit.BodyFigures, kit.Ink2), p.mandatoryNotice(c, l)),
		specs: []spec{
			{of: cellNow, name: "coverage", label: "Planned from now on", options: coverageOptions(), half: true},
			{of: entry, name: "audit", label: "After the result of", hint: "No audit in particular", options: p.auditOptions()},
			{of: entry, name: "reason", label: "Reason", lines: 3, hint: "Why the programme is changed"},
		},
		keep: func() []audit.Problem { return v.keepChange(l, c, cellNow.Coverage, entry) },
	})
}

// mandatoryNotice warns that the standard asks for the line in the audit.
func (p *Page) mandatoryNotice(c column, l line) fyne.CanvasObject {
	if !p.isMandatory(c, l) {
		return kit.Rows(0)
	}
	return kit.NewNotice("triangle-alert", p.mandatoryWords(c), kit.Minor, nil)
}

func coverageOptions() []kit.Option {
	return []kit.Option{
		{ID: string(audit.CoverageMust), Title: "Must", Hidden: true},
		{ID: string(audit.CoverageSample), Title: "Sample", Hidden: true},
		{ID: string(audit.CoverageCarriedOver), Title: "Carried over to the next audit", Hidden: true},
		{ID: string(audit.CoverageNone), Title: "Not planned", Hidden: true},
	}
}

func (p *Page) auditOptions() []kit.Option {
	var out []kit.Option
	for _, c := range p.columns {
		out = append(out, kit.Option{ID: string(c.audit.ID), Title: c.audit.Title(), Detail: c.audit.Code(), Hidden: true})
	}
	return out
}

// keepChange writes the change of the line with its entry in the log, as one action.
func (v *matrixView) keepChange(l line, c column, to audit.Coverage, entry *audit.ProgrammeChange) []audit.Problem {
	if strings.TrimSpace(entry.Reason) == "" {
		return []audit.Problem{{Field: "reason", Message: "a change of the programme is recorded with its reason (ISO/IEC 17021-1 9.1.3)"}}
	}
	p := v.page
	numbers := l.numbers
	if to == audit.CoverageCarriedOver {
		if missed := c.cellOf(l).missed; len(missed) > 0 {
			numbers = missed // what was audited stays so
		}
	}
	entry.Change = fmt.Sprintf("%s in %s: %s → %s", p.rangeOf(numbers), c.audit.Title(), v.wordNow(l, c), coverageWord(to))
	changes := append(p.cellChanges(c.audit.ID, numbers, to, entry.Reason), casefile.Change{After: entry})
	p.save("Programme: "+entry.Change, entry.Change, changes...)
	return nil
}

func (v *matrixView) wordNow(l line, c column) string {
	x := c.cellOf(l)
	if len(x.carried) > 0 {
		return coverageWord(audit.CoverageCarriedOver)
	}
	return coverageWord(x.coverage)
}

// menu offers what can be done with the cell.
func (v *matrixView) menu(at fyne.Position) {
	reason := v.page.lockedWrite()
	if reason == "" {
		reason = v.lockedCell()
	}
	item := func(word, icon, key string, run func()) kit.MenuItem {
		return kit.MenuItem{Word: word, Icon: icon, Key: key, Reason: reason, Run: func() { v.page.do(run) }}
	}
	kit.ShowMenu(v.page.host.Window().Canvas(), at, kit.MenuGroup{Items: []kit.MenuItem{
		item("Must", "", "", func() { v.set(audit.CoverageMust) }),
		item("Sample", "", "", func() { v.set(audit.CoverageSample) }),
		item("Not planned", "", "Del", func() { v.set(audit.CoverageNone) }),
		item("Change with reason…", "pencil-line", keysChange, v.askChange),
	}}, kit.MenuGroup{Items: []kit.MenuItem{{Word: "Open", Key: "Enter", Run: v.openCell}}})
}
