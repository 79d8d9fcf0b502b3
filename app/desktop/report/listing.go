package report

import (
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// listed is what a list is of.
type listed[T any, P record[T]] struct {
	noun    string // "complaint"
	name    func(P) string
	records func(*audit.Case, *audit.Audit) []P
	fresh   func() P        // a new one
	rank    func(P) *string // nil for a list that has no order of its own
	columns []kit.Column[P]
	specs   func() []form.Spec // of the dialog
	none    string             // what the list is for, while it is empty
	height  float32            // of a row; 0 is the usual
}

// listing is a list of records that are edited in a dialog.
type listing[T any, P record[T]] struct {
	page  *Page
	of    listed[T, P]
	grid  *kit.Grid[P]
	first *kit.Button // of the empty list
	more  *kit.Button // of one that is not, for the heading over it
	room  *fyne.Container
	empty *fyne.Container
	root  *fyne.Container
}

func newListing[T any, P record[T]](p *Page, of listed[T, P]) *listing[T, P] {
	l := &listing[T, P]{page: p, of: of}
	l.grid = kit.NewGrid(func(r P) string { return string(r.Base().ID) }, of.columns...)
	l.grid.Height = max(of.height, kit.HeightRow)
	l.grid.OnOpen = func(P) { l.edit() }
	l.grid.OnWidths = p.host.KeepColumns("report "+of.noun, l.grid.SetWidths)
	l.first = kit.NewButton(kit.Secondary, l.addWords(), l.add).WithIcon("plus").WithKey("Ins")
	l.more = way(l.addWords(), l.add).WithKey("Ins")
	l.room = kit.Layers()
	l.empty = kit.Rows(8, quiet(of.none), kit.Cols(0, l.first, kit.Spacer()))
	l.root = kit.Rows(0, l.room, l.empty)
	return l
}

func (l *listing[T, P]) records() []P {
	if l.page.about == nil {
		return nil
	}
	return l.of.records(l.page.now, l.page.about)
}

// show shows the records of the case; where the selected one is gone, the one in its place is selected.
func (l *listing[T, P]) show() {
	rows := l.records()
	at := slices.IndexFunc(l.grid.Shown(), func(r P) bool { return string(r.Base().ID) == l.grid.SelectedKey() })
	l.grid.SetRows(rows)
	if shown := l.grid.Shown(); len(shown) > 0 && l.grid.SelectedKey() == "" {
		l.grid.Select(string(shown[max(0, min(at, len(shown)-1))].Base().ID))
	}
	l.room.Objects = []fyne.CanvasObject{kit.Fixed(0, gridHeight(len(rows), l.grid.Height), l.grid)}
	setShown(l.room, len(rows) > 0)
	setShown(l.empty, len(rows) == 0)
	why := ""
	if l.page.host.ReadOnly() {
		why = "the case can only be read"
	}
	l.first.LockFor(why)
	setShown(l.more, len(rows) > 0 && why == "")
	l.root.Refresh()
}

// mostRows is how many rows of a list are seen at once; more scroll.
const mostRows = 12

// gridHeight is the height of a grid with so many rows.
func gridHeight(rows int, row float32) float32 {
	return kit.HeightHeader + row*float32(min(rows, mostRows)) + 2
}

func (l *listing[T, P]) object() fyne.CanvasObject { return l.root }
func (l *listing[T, P]) addWords() string          { return "Add " + l.of.noun + "…" }

// focusable is where the list takes the keyboard.
func (l *listing[T, P]) focusable() fyne.Focusable {
	if l.empty.Visible() {
		return l.first
	}
	return l.grid
}

// has reports whether the list has the keyboard.
func (l *listing[T, P]) has() bool {
	on := l.page.host.Window().Canvas().Focused()
	return on == fyne.Focusable(l.grid) || on == fyne.Focusable(l.first) || on == fyne.Focusable(l.more)
}

func (l *listing[T, P]) choose(id audit.ID) bool {
	if !slices.ContainsFunc(l.records(), func(r P) bool { return r.Base().ID == id }) {
		return false
	}
	l.show()
	l.grid.Select(string(id))
	return true
}

// add begins a record in a dialog; it gets into the case with its first words.
func (l *listing[T, P]) add() {
	if l.page.host.ReadOnly() || l.page.about == nil {
		return
	}
	r := l.of.fresh()
	r.Base().ID = l.page.cases.NewID()
	if l.of.rank != nil {
		var ranks []string
		for _, x := range l.records() {
			ranks = append(ranks, *l.of.rank(x))
		}
		*l.of.rank(r) = audit.LastRank(ranks)
	}
	l.dialog("New "+l.of.noun, r, true)
}

// edit opens the selected record in a dialog.
func (l *listing[T, P]) edit() {
	if r, ok := l.grid.Selected(); ok {
		l.dialog(form.Sentence(l.of.noun), r, false)
	}
}

// dialog edits a record. What is written goes to the case as it is left; one that lacks what it needs can be finished or
// given up, and never vanishes by itself.
func (l *listing[T, P]) dialog(title string, r P, fresh bool) {
	p, c := l.page, l.page.host.Window().Canvas()
	f := form.New(p.writer, func(r P) string { return form.Sentence(l.of.noun) + " " + l.of.name(r) }, p.host.Tell, p.today, l.of.specs()...)
	if fresh {
		f.Begin(r)
	} else {
		f.Open(r)
	}
	f.Lock(p.host.ReadOnly())
	done := kit.DialogButton{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: func() bool {
		c.Unfocus() // commits the field that has the keyboard
		field, _ := f.Wrong()
		if field != "" {
			f.Focus(c, field)
		}
		return field == ""
	}}
	spec := kit.DialogSpec{Title: title, Body: f.Content(), Width: 560, Buttons: []kit.DialogButton{done}}
	if fresh {
		spec.Buttons = []kit.DialogButton{{Word: "Discard", Press: func() bool { l.discard(f, r.Base().ID); return true }}, done}
	}
	spec.OnClose = func() {
		f.Close(c)
		p.afterwards(func() {
			l.grid.Select(string(r.Base().ID))
			p.focus(l.focusable())
		})
	}
	d := kit.ShowDialog(p.host.Window(), spec)
	f.Edited(d.Refresh)
	f.Focus(c, "")
}

// discard gives a new record up, and takes it out where its first words are in the case already.
func (l *listing[T, P]) discard(f *form.Form[T, P], id audit.ID) {
	l.page.host.Window().Canvas().Unfocus()
	f.Discard(id)
	l.page.afterwards(func() {
		for _, r := range l.records() {
			if r.Base().ID == id {
				l.page.takeOut(form.Sentence(l.of.noun), r)
			}
		}
	})
}

func (l *listing[T, P]) remove() {
	if r, ok := l.grid.Selected(); ok {
		l.page.takeOut(form.Sentence(l.of.noun), r)
	}
}

func (l *listing[T, P]) lockedRow() string {
	if _, ok := l.grid.Selected(); !ok || !l.grid.Focused() {
		return "choose a " + l.of.noun + " in its list first"
	}
	return ""
}

func (l *listing[T, P]) lockedMove() string {
	if why := l.lockedRow(); why != "" {
		return why
	}
	if column, _ := l.grid.Sorted(); l.of.rank == nil || column != "" {
		return "the list is in the order of its days or of a column"
	}
	return ""
}

func (l *listing[T, P]) move(by int) {
	if l.of.rank == nil {
		return
	}
	rows := l.records()
	from := slices.IndexFunc(rows, func(r P) bool { return string(r.Base().ID) == l.grid.SelectedKey() })
	l.page.save("Move "+l.of.noun, moved(rows, from, by, l.of.rank)...)
}
