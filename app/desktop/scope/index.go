package scope

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// section is a part of the page: one sheet of fields, or a list with a form.
type section interface {
	about() about
	content() fyne.CanvasObject
	// show shows the case of the page; selection and what is being edited stay.
	show()
	// close writes what is being edited and edits nothing.
	close()
	// focus gives the keyboard to the first place.
	focus()
	// edit gives the keyboard to the first field.
	edit()
	// next finishes what is being edited and goes on to what most likely follows.
	next()
	// nextWords names that.
	nextWords() string
	// back leaves what is being edited; it reports false where there is nothing to leave.
	back() bool
	// choose selects the record with the ID and reports whether it belongs here.
	choose(id audit.ID) bool
	// count is what the list of sections shows of how much there is; it may be empty.
	count() string
	// unsaved is how many records hold what cannot be written.
	unsaved() int
}

// about is what the list of sections shows of one.
type about struct {
	id, title, icon string
	kinds           []string // of the records in it, whose open points count here
}

// lister is a section whose records can be added, taken out and put into another order.
type lister interface {
	section
	add()
	addWords() string
	remove()
	lockedRemove() string
	// move moves the selected record in the list; lockedMove says why it cannot be.
	move(by int)
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
	p.index.Select(p.at.about().id)
}

// entry is the line of a section: what there is in it and what it lacks.
func (p *Page) entry(s section) kit.IndexEntry {
	e := kit.IndexEntry{
		ID: s.about().id, Title: s.about().title, Icon: s.about().icon, Remark: s.count(),
		Turn: func() { p.turnTo(s) }, Enter: s.focus,
	}
	unsaved, open := s.unsaved(), p.open(s)
	switch {
	case unsaved > 0:
		e.MarkIcon, e.Mark, e.MarkColor = "circle-x", fmt.Sprintf("%d not saved", unsaved), kit.Major
	case open > 0:
		e.MarkIcon, e.Mark, e.MarkColor = "triangle-alert", fmt.Sprintf("%d open", open), kit.Minor
	default:
		e.MarkIcon, e.MarkColor = "circle-check", kit.Good
	}
	return e
}

// open counts the open points of a section.
func (p *Page) open(s section) int {
	n := 0
	for _, point := range p.points {
		for _, kind := range s.about().kinds {
			if point.Kind == kind {
				n++
			}
		}
	}
	return n
}
