package profile

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// section is a part of the page.
type section interface {
	about() about
	content() fyne.CanvasObject
	// show shows the profile of the page; selection and what is being edited stay.
	show()
	// close writes what is being edited.
	close()
	// focus gives the keyboard to the first place.
	focus()
	// remark is what the list of sections says of it.
	remark() string
	// unsaved is how many records hold what cannot be written.
	unsaved() int
}

// acter is a section with a main act.
type acter interface {
	act()
	actWords() string
	lockedAct() string
}

// lister is a section whose records can be added and taken out.
type lister interface {
	section
	add()
	addWords() string
	remove()
	lockedRemove() string
	// back leaves the form for the list; false when the keyboard is on the list.
	back() bool
}

// about is what the list of sections shows of one.
type about struct{ id, title, icon string }

func (p *Page) showIndex() {
	var rows []kit.IndexEntry
	for _, s := range p.sections {
		e := kit.IndexEntry{
			ID: s.about().id, Title: s.about().title, Icon: s.about().icon, Remark: s.remark(),
			Turn: func() { p.turnTo(s) }, Enter: s.focus,
		}
		if n := s.unsaved(); n > 0 {
			e.Remark = "" // there may be no room for both
			e.MarkIcon, e.Mark, e.MarkColor = "circle-x", fmt.Sprintf("%d not saved", n), kit.Major
		}
		rows = append(rows, e)
	}
	p.index.SetRows(rows)
	p.index.Select(p.at.about().id)
}
