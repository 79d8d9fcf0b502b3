package report

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// sectionID names a section of the page.
type sectionID string

// The sections.
const (
	objectivesID     sectionID = "objectives"
	documentsID      sectionID = "documents"
	conclusionID     sectionID = "conclusion"
	basisID          sectionID = "basis"
	courseID         sectionID = "course"
	findingsID       sectionID = "findings"
	followUpID       sectionID = "follow-up"
	pointsID         sectionID = "points"
	cycleID          sectionID = "cycle"
	sinceID          sectionID = "since"
	verdictID        sectionID = "verdict"
	recommendationID sectionID = "recommendation"
	mattersID        sectionID = "matters"
)

// section is a part of the report.
type section interface {
	about() about
	// applies reports whether the report of the audit has the section.
	applies(a *audit.Audit) bool
	content() fyne.CanvasObject
	// show shows the case of the page; selection and what is being edited stay.
	show()
	// close writes what is being edited and edits nothing.
	close()
	// focus gives the keyboard to a field, or to the first place for "".
	focus(field string)
	// count is what the list of sections shows of how much there is; it may be empty.
	count() string
}

// about is what the list of sections shows of one.
type about struct {
	id          sectionID
	title, icon string
}

// chooser is a section that shows records of which one can be selected.
type chooser interface {
	// choose selects the record with the ID and reports whether it belongs here.
	choose(id audit.ID) bool
}

// lister is a section with records that are added, taken out and put into another order.
type lister interface {
	addWords() string
	add()
	edit()
	remove()
	move(by int)
	// lockedRow says why nothing can be done with a row now, "" when it can.
	lockedRow() string
	// lockedMove says why a row cannot be moved, "" when it can.
	lockedMove() string
}

// showIndex shows the sections with what they lack.
func (p *Page) showIndex() {
	var rows []kit.IndexEntry
	for _, s := range p.sections {
		if p.offers(s) {
			rows = append(rows, p.entry(s))
		}
	}
	p.index.SetRows(rows)
	p.index.Select(string(p.at.about().id))
}

// entry is the line of a section: what there is in it and what it lacks.
func (p *Page) entry(s section) kit.IndexEntry {
	what := s.about()
	e := kit.IndexEntry{
		ID: string(what.id), Title: what.title, Icon: what.icon, Remark: s.count(),
		Turn: func() { p.turnTo(s) }, Enter: func() { s.focus("") },
	}
	open, weigh := in(p.open, what.id), in(p.weigh, what.id)
	switch {
	case open > 0:
		e.MarkIcon, e.Mark, e.MarkColor = "triangle-alert", fmt.Sprintf("%d open", open), kit.Minor
	case weigh > 0:
		e.MarkIcon, e.Mark, e.MarkColor = "circle-dot", fmt.Sprintf("%d to weigh", weigh), kit.Accent
	case p.saysNothing(s):
		e.MarkIcon, e.Mark, e.MarkColor = "circle-slash", "n/a", kit.Ink3
	default:
		e.MarkIcon, e.MarkColor = "circle-check", kit.Good
	}
	return e
}

// saysNothing reports whether a section is there in case something comes, and nothing came.
func (p *Page) saysNothing(s section) bool {
	n, ok := s.(interface{ nothing() bool })
	return ok && n.nothing()
}

// in counts the points of a section.
func in(points []point, id sectionID) int {
	n := 0
	for _, x := range points {
		if x.section == id {
			n++
		}
	}
	return n
}

// elementsIn says how many of the elements of a section are there: 3 of 4 elements.
func (p *Page) elementsIn(id sectionID) string {
	filled, all := 0, 0
	for _, e := range p.elements() {
		if elementSections[e.Number] != id {
			continue
		}
		all++
		if e.Filled {
			filled++
		}
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %s", filled, counted(all, "element", "elements"))
}
