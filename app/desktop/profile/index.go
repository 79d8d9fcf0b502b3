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

// entry is a line of the list of sections.
type entry struct {
	section section
	about   about
	remark  string
	unsaved int
}

func (p *Page) showIndex() {
	var rows []entry
	for _, s := range p.sections {
		rows = append(rows, entry{section: s, about: s.about(), remark: s.remark(), unsaved: s.unsaved()})
	}
	p.index.SetRows(rows)
	p.index.Select(p.at.about().id)
}

func (p *Page) newIndex() *kit.Grid[entry] {
	g := kit.NewGrid(func(e entry) string { return e.about.id },
		kit.Column[entry]{ID: "section", Text: func(e entry) string { return e.about.title }, Cell: indexCell})
	g.HideHeader, g.Height = true, indexRow
	g.OnSelect = func(e entry) { p.turnTo(e.section) }
	g.OnOpen = func(e entry) { e.section.focus() }
	return g
}

// indexCell is icon and name of a section, and what there is in it beneath.
func indexCell() kit.Cell[entry] {
	icon := kit.NewIcon("", kit.IconSize, kit.Ink2)
	title := kit.NewText("", kit.Body).Truncated()
	remark := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	mark := kit.NewStatus("", "", kit.Major)
	o := kit.Pad(0, 4, 0, 12, kit.Cols(10, kit.Top(kit.Fixed(0, 20, icon)),
		kit.Grow(kit.Rows(0, title, kit.Fixed(0, 18, kit.Cols(8, kit.Grow(remark), mark))))))
	return kit.Cell[entry]{Object: o, Update: func(e entry, selected bool) {
		icon.SetName(e.about.icon)
		icon.SetColor(kit.Ink2)
		title.SetStyle(kit.Body)
		if selected {
			icon.SetColor(kit.Accent)
			title.SetStyle(kit.BodyStrong)
		}
		title.SetText(e.about.title)
		remark.SetText(e.remark)
		if e.unsaved > 0 {
			remark.SetText("") // there may be no room for both
			mark.Set("circle-x", fmt.Sprintf("%d not saved", e.unsaved), kit.Major)
		} else {
			mark.Set("", "", kit.Major)
		}
		o.Refresh() // the mark takes another width
	}}
}
