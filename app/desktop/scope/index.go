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

// entry is a line of the list of sections.
type entry struct {
	section section
	about   about
	count   string
	open    int // points
	unsaved int
}

// showIndex shows the sections with what they lack.
func (p *Page) showIndex() {
	var rows []entry
	for _, s := range p.sections {
		if p.offers(s) {
			rows = append(rows, entry{section: s, about: s.about(), count: s.count(), open: p.open(s), unsaved: s.unsaved()})
		}
	}
	p.index.SetRows(rows)
	p.index.Select(p.at.about().id)
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

func (p *Page) newIndex() *kit.Grid[entry] {
	g := kit.NewGrid(func(e entry) string { return e.about.id },
		kit.Column[entry]{ID: "section", Text: func(e entry) string { return e.about.title }, Cell: indexCell})
	g.HideHeader, g.Height = true, indexRow
	g.OnSelect = func(e entry) { p.turnTo(e.section) }
	g.OnOpen = func(e entry) { e.section.focus() }
	return g
}

// indexCell is icon and name of a section, and what there is and what it lacks beneath.
func indexCell() kit.Cell[entry] {
	icon := kit.NewIcon("", kit.IconSize, kit.Ink2)
	title := kit.NewText("", kit.Body).Truncated()
	count := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	mark := kit.NewStatus("", "", kit.Minor)
	o := kit.Pad(0, 0, 0, 8, kit.Cols(8, kit.Top(kit.Fixed(0, 20, icon)),
		kit.Grow(kit.Rows(0, title, kit.Fixed(0, 18, kit.Cols(8, kit.Grow(count), mark))))))
	return kit.Cell[entry]{Object: o, Update: func(e entry, selected bool) {
		icon.SetName(e.about.icon)
		icon.SetColor(kit.Ink2)
		title.SetStyle(kit.Body)
		if selected {
			icon.SetColor(kit.Accent)
			title.SetStyle(kit.BodyStrong)
		}
		title.SetText(e.about.title)
		count.SetText(e.count)
		switch {
		case e.unsaved > 0:
			mark.Set("circle-x", fmt.Sprintf("%d not saved", e.unsaved), kit.Major)
		case e.open > 0:
			mark.Set("triangle-alert", fmt.Sprintf("%d open", e.open), kit.Minor)
		default:
			mark.Set("circle-check", "", kit.Good)
		}
		o.Refresh() // the mark takes another width
	}}
}
