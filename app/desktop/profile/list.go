package profile

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// record is a pointer to a record of the profile.
type record[T any] interface {
	*T
	audit.Recorder
}

// list is the records of a kind with the form of the selected one.
type list[T any, P record[T]] struct {
	page    *Page
	noun    string
	name    func(P) string
	records func(*casefile.Profile) []P
	grid    *kit.Grid[P]
	form    *form.Form[T, P]
	title   *kit.Text // over the form
	follows func()    // called when another record is edited; may be nil
}

// listOf is what a list is of.
type listOf[T any, P record[T]] struct {
	noun    string
	name    func(P) string
	records func(*casefile.Profile) []P
	columns []kit.Column[P]
	specs   []form.Spec
}

func newList[T any, P record[T]](p *Page, of listOf[T, P]) *list[T, P] {
	l := &list[T, P]{page: p, noun: of.noun, name: of.name, records: of.records, title: kit.NewText("", kit.SectionFigures).Truncated()}
	l.grid = kit.NewGrid(func(r P) string { return string(r.Base().ID) }, of.columns...)
	l.grid.OnSelect = func(P) { l.follow() }
	l.grid.OnOpen = func(P) { l.edit() }
	l.grid.OnWidths = p.host.KeepColumns("profile "+of.noun, l.grid.SetWidths)
	l.form = form.New(p.writer, l.label, p.host.Tell, p.today, of.specs...)
	l.form.Edited(func() {
		l.refresh()
		l.entitle()
		p.showIndex()
	})
	return l
}

// label names a change for undo.
func (l *list[T, P]) label(r P) string {
	if name := l.name(r); name != "" {
		return form.Sentence(l.noun) + " " + name
	}
	return form.Sentence(l.noun)
}

func (l *list[T, P]) live(id audit.ID) P {
	for _, r := range l.records(l.page.now) {
		if r.Base().ID == id {
			return r
		}
	}
	return nil
}

// rows are the records of the profile with what the screen knows better, and after them those that are not in it yet.
func (l *list[T, P]) rows() []P {
	better := l.form.Unsaved()
	if r := l.form.Record(); r != nil && !slices.ContainsFunc(better, func(b P) bool { return b.Base().ID == r.Base().ID }) {
		better = append(better, r)
	}
	out := slices.Clone(l.records(l.page.now))
	for _, b := range better {
		if i := slices.IndexFunc(out, func(r P) bool { return r.Base().ID == b.Base().ID }); i >= 0 {
			out[i] = b
		} else if l.form.IsNew() || !l.form.IsSettled() {
			out = append(out, b)
		}
	}
	return out
}

func (l *list[T, P]) show() {
	if r := l.form.Record(); r != nil && l.form.IsSettled() && l.live(r.Base().ID) == nil {
		l.form.Discard(r.Base().ID) // taken out elsewhere, or its adding was undone
	}
	l.refresh()
	l.follow()
}

// refresh shows the rows; where the selected one is gone, the one in its place is selected.
func (l *list[T, P]) refresh() {
	at := slices.IndexFunc(l.grid.Shown(), func(r P) bool { return string(r.Base().ID) == l.grid.SelectedKey() })
	l.grid.SetRows(l.rows())
	if shown := l.grid.Shown(); len(shown) > 0 && l.grid.SelectedKey() == "" {
		l.grid.Select(string(shown[max(0, min(at, len(shown)-1))].Base().ID))
	}
}

// unsaved counts the records that hold what cannot be written; one that was begun and not filled in is not missed.
func (l *list[T, P]) unsaved() int {
	n := 0
	for _, r := range l.form.Unsaved() {
		if !isEmpty(r) {
			n++
		}
	}
	return n
}

func isEmpty(r audit.Recorder) bool {
	return !slices.ContainsFunc(audit.KindOf(r).Fields, func(f audit.Field) bool {
		return f.Get(r) != audit.Null || len(f.Elements(r)) > 0
	})
}

// follow edits the selected record in the form, or renews it there.
func (l *list[T, P]) follow() {
	r, ok := l.grid.Selected()
	if !ok {
		l.form.Open(nil)
		l.followed()
		return
	}
	live := l.live(r.Base().ID)
	switch {
	case l.form.IsOpen() && l.form.Record().Base().ID == r.Base().ID:
		if live != nil {
			l.form.Renew(live)
		}
	case live != nil:
		l.form.Open(live)
		l.refresh() // without the one that was begun and not filled in
	default:
		l.form.Open(r)
		l.refresh()
	}
	l.followed()
}

func (l *list[T, P]) followed() {
	l.entitle()
	if l.follows != nil {
		l.follows()
	}
}

// entitle names the record over its form.
func (l *list[T, P]) entitle() {
	words := "New " + l.noun
	if r := l.form.Record(); r != nil && l.name(r) != "" {
		words = l.name(r)
	}
	l.title.SetText(words)
}

func (l *list[T, P]) close() { l.form.Close(l.page.host.Window().Canvas()) }

func (l *list[T, P]) edit() {
	if l.form.IsOpen() {
		l.form.Focus(l.page.host.Window().Canvas(), "")
	}
}

// begin begins a record at the end of the list; one that is begun already is filled in first.
func (l *list[T, P]) begin() {
	l.page.host.Window().Canvas().Unfocus()
	if !l.form.IsNew() {
		fresh := P(new(T))
		fresh.Base().ID = l.page.kept.NewID()
		l.form.Begin(fresh)
		l.refresh()
		l.grid.Select(string(fresh.Base().ID))
		l.followed()
	}
	l.edit()
}

func (l *list[T, P]) lockedRemove() string {
	switch _, ok := l.grid.Selected(); {
	case !ok:
		return "choose a " + l.noun + " first"
	case !l.grid.Focused():
		return "go to the list first"
	default:
		return ""
	}
}

// remove takes the selected record out with others that go with it; it can be taken back.
func (l *list[T, P]) remove(with func(P) []casefile.Change) {
	r, ok := l.grid.Selected()
	if !ok {
		return
	}
	live, words := l.live(r.Base().ID), l.label(r)+" taken out"
	l.form.Discard(r.Base().ID)
	if live == nil { // it was only begun
		l.show()
		l.page.showIndex()
		return
	}
	changes := []casefile.Change{{Before: live}}
	if with != nil {
		changes = append(changes, with(live)...)
	}
	l.page.writer.Save(words, func(err error) {
		if err != nil {
			l.page.told(err)
			return
		}
		l.page.host.Offer(words, l.page.undo)
	}, changes...)
}

// back leaves the form for the list; false when the keyboard is on the list.
func (l *list[T, P]) back() bool {
	if l.grid.Focused() {
		return false
	}
	l.page.focus(l.grid)
	return true
}

// side is the pane of the form.
func (l *list[T, P]) side(next string, press func()) fyne.CanvasObject {
	done := kit.NewButton(kit.Secondary, "Done", l.page.back).WithKey("Esc")
	further := kit.NewButton(kit.Primary, next, press).WithKey("Ctrl+Enter")
	scroll := container.NewVScroll(kit.Pad(0, kit.EdgeSide, 16, kit.EdgeSide, l.form.Content()))
	kit.FollowFocus(scroll)
	return kit.Ground(kit.Panel, kit.Rows(0,
		kit.Pad(14, kit.EdgeSide, 6, kit.EdgeSide, kit.Fixed(0, kit.HeightHeader, l.title)),
		kit.Grow(scroll), kit.Hairline(),
		kit.Pad(10, kit.EdgeSide, 10, kit.EdgeSide, kit.Cols(8, kit.Spacer(), done, further))))
}
