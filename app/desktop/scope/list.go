package scope

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// row is a record in a list, as the screen shows it.
type row[P audit.Recorder] struct {
	record P
	open   int  // points
	held   bool // holds what cannot be written
}

func (r row[P]) key() string    { return string(r.record.Base().ID) }
func (r row[P]) isMarked() bool { return r.held || r.open > 0 }

// listed is what a list is of.
type listed[T any, P record[T]] struct {
	about   about
	noun    string // "site"
	name    func(P) string
	records func(*audit.Case) []P
	rank    func(P) *string // nil for a list that has no order of its own
	columns []kit.Column[row[P]]
	specs   []form.Spec
	remark  func(*audit.Case) string
	purpose string // what the list is for, while it is empty
}

// list is a section of records, with the form of the selected one beside them.
type list[T any, P record[T]] struct {
	page *Page
	of   listed[T, P]
	grid *kit.Grid[row[P]]
	form *form.Form[T, P]
	view *listView

	marked bool // the grid has a column for what records lack
}

func newList[T any, P record[T]](p *Page, of listed[T, P]) *list[T, P] {
	s := &list[T, P]{page: p, of: of}
	s.grid = kit.NewGrid(row[P].key, of.columns...)
	s.grid.OnSelect = func(row[P]) { s.follow() }
	s.grid.OnOpen = func(row[P]) { s.edit() }
	s.grid.OnWidths = p.host.KeepColumns("scope "+of.noun, s.grid.SetWidths)
	s.form = form.New(p.writer, s.label, p.host.Tell, p.today, of.specs...)
	s.form.Settle(func(r P) map[string]string { return p.lacking(r) })
	s.form.Edited(s.edited)
	s.view = newListView(p, of.about, of.noun, of.purpose, s.grid, s.form.Content())
	return s
}

// label names a change in the history.
func (s *list[T, P]) label(r P) string {
	if name := s.of.name(r); name != "" {
		return form.Sentence(s.of.noun) + " " + name
	}
	return form.Sentence(s.of.noun)
}

func (s *list[T, P]) about() about               { return s.of.about }
func (s *list[T, P]) content() fyne.CanvasObject { return s.view.root }
func (s *list[T, P]) unsaved() int               { return heldOf(s.form.Unsaved()) }
func (s *list[T, P]) addWords() string           { return "Add " + s.of.noun }
func (s *list[T, P]) nextWords() string          { return "Done, another " + s.of.noun }
func (s *list[T, P]) count() string              { return s.of.remark(s.page.now) }

// live returns the record as it is in the case, nil when it is not there.
func (s *list[T, P]) live(id audit.ID) P {
	for _, r := range s.of.records(s.page.now) {
		if r.Base().ID == id {
			return r
		}
	}
	return nil
}

// rows are the records of the case with what the screen knows better, and after them those that are not in it yet.
func (s *list[T, P]) rows() []row[P] {
	better := map[audit.ID]P{}
	held := map[audit.ID]bool{}
	for _, r := range s.form.Unsaved() {
		better[r.Base().ID], held[r.Base().ID] = r, !isEmpty(r)
	}
	if r := s.form.Record(); r != nil {
		better[r.Base().ID] = r
	}
	var out []row[P]
	for _, r := range s.of.records(s.page.now) {
		id := r.Base().ID
		if b, ok := better[id]; ok {
			r = b
			delete(better, id)
		}
		out = append(out, row[P]{record: r, open: s.page.openOf(r), held: held[id]})
	}
	var fresh []row[P]
	for id, r := range better {
		fresh = append(fresh, row[P]{record: r, held: held[id]})
	}
	slices.SortFunc(fresh, func(a, b row[P]) int { return cmp.Compare(a.key(), b.key()) })
	return append(out, fresh...)
}

func (s *list[T, P]) show() {
	if r := s.form.Record(); r != nil && s.form.IsSettled() && s.live(r.Base().ID) == nil {
		s.form.Discard(r.Base().ID) // taken out elsewhere, or its adding was undone
	}
	s.form.Lock(s.page.host.ReadOnly())
	s.refresh()
	s.follow()
}

// refresh shows the rows; where the selected one is gone, the one in its place is selected.
func (s *list[T, P]) refresh() {
	at := slices.IndexFunc(s.grid.Shown(), func(r row[P]) bool { return r.key() == s.grid.SelectedKey() })
	rows := s.rows()
	s.showMarks(slices.ContainsFunc(rows, row[P].isMarked))
	s.grid.SetRows(rows)
	if shown := s.grid.Shown(); len(shown) > 0 && s.grid.SelectedKey() == "" {
		s.grid.Select(shown[max(0, min(at, len(shown)-1))].key())
	}
	s.view.show(s.of.remark(s.page.now), s.page.wanting(s.of.about), len(rows) > 0)
}

// showMarks gives the grid a column for what records lack, while any lacks something.
func (s *list[T, P]) showMarks(on bool) {
	if on == s.marked {
		return
	}
	s.marked = on
	columns := slices.Clone(s.of.columns)
	if on {
		columns = append(columns, markColumn[P]())
	}
	s.grid.SetColumns(columns...)
}

// edited shows in the list what was entered in the form.
func (s *list[T, P]) edited() {
	s.refresh()
	s.title()
	s.page.showIndex()
}

// follow edits the selected record in the form, or renews it there.
func (s *list[T, P]) follow() {
	r, ok := s.grid.Selected()
	if !ok {
		s.form.Open(nil)
		return
	}
	live := s.live(r.record.Base().ID)
	switch {
	case s.form.IsOpen() && s.form.Record().Base().ID == r.record.Base().ID:
		if live != nil {
			s.form.Renew(live)
		}
	case live != nil:
		s.form.Open(live)
		s.refresh() // without the one that was begun and not filled in
	default:
		s.form.Open(r.record)
		s.refresh()
	}
	s.title()
}

// title names the record in the pane of the form.
func (s *list[T, P]) title() {
	words := "New " + s.of.noun
	if r := s.form.Record(); r != nil && s.of.name(r) != "" {
		words = s.of.name(r)
	}
	s.view.title.SetText(words)
}

func (s *list[T, P]) close() {
	s.form.Close(s.page.host.Window().Canvas())
	s.view.fold()
}

func (s *list[T, P]) focus() {
	if len(s.grid.Rows()) == 0 {
		s.view.focusEmpty(s.page.host.Window().Canvas())
		return
	}
	s.page.focus(s.grid)
}

func (s *list[T, P]) edit() {
	if s.form.IsOpen() {
		s.view.unfold()
		s.form.Focus(s.page.host.Window().Canvas(), "")
	}
}

func (s *list[T, P]) next() {
	if s.page.host.ReadOnly() {
		return
	}
	s.add()
}

func (s *list[T, P]) back() bool {
	s.view.fold()
	if s.grid.Focused() {
		return false
	}
	s.focus()
	return true
}

func (s *list[T, P]) choose(id audit.ID) bool {
	if s.live(id) == nil {
		return false
	}
	s.refresh()
	s.grid.Select(string(id))
	return true
}

// add begins a record at the end of the list; one that is begun already is filled in first.
func (s *list[T, P]) add() {
	s.page.host.Window().Canvas().Unfocus()
	if r := s.form.Record(); r == nil || !isEmpty(r) {
		fresh := P(new(T))
		fresh.Base().ID = s.page.cases.NewID()
		if s.of.rank != nil {
			*s.of.rank(fresh) = audit.LastRank(s.ranks())
		}
		s.form.Begin(fresh)
		s.refresh()
		s.grid.Select(string(fresh.Base().ID))
		s.title()
	}
	s.edit()
}

func (s *list[T, P]) ranks() []string {
	var out []string
	for _, r := range append(s.of.records(s.page.now), s.form.Unsaved()...) {
		out = append(out, *s.of.rank(r))
	}
	return out
}

func (s *list[T, P]) lockedRemove() string {
	switch _, ok := s.grid.Selected(); {
	case !ok:
		return "choose a " + s.of.noun + " first"
	case !s.grid.Focused():
		return "go to the list first"
	default:
		return ""
	}
}

// remove takes the selected record out, after a question when others name it.
func (s *list[T, P]) remove() {
	r, ok := s.grid.Selected()
	if !ok {
		return
	}
	live := s.live(r.record.Base().ID)
	if live == nil { // it was only begun
		s.form.Discard(r.record.Base().ID)
		s.show()
		s.edited()
		return
	}
	s.page.askRemove(s.label(live), live, func() { s.removeNow(live) })
}

func (s *list[T, P]) removeNow(r P) {
	s.form.Discard(r.Base().ID)
	s.page.takeOut(s.label(r), r)
	s.focus()
}

func (s *list[T, P]) lockedMove() string {
	column, _ := s.grid.Sorted()
	switch {
	case s.of.rank == nil:
		return "this list has no order of its own"
	case column != "":
		return "the list is sorted by a column"
	case len(s.grid.Rows()) < 2:
		return "there is nothing to move it past"
	default:
		return ""
	}
}

// move moves the selected record up or down by so many places.
func (s *list[T, P]) move(by int) {
	rows := s.of.records(s.page.now)
	from := slices.IndexFunc(rows, func(r P) bool { return string(r.Base().ID) == s.grid.SelectedKey() })
	ranks := make([]string, len(rows))
	for i, r := range rows {
		ranks[i] = *s.of.rank(r)
	}
	var changes []casefile.Change
	var moved []audit.Recorder
	for i, rank := range audit.MoveRank(ranks, from, from+by) {
		after := audit.Clone(rows[i])
		*s.of.rank(after) = rank
		changes = append(changes, casefile.Change{Before: rows[i], After: after})
		moved = append(moved, audit.Clone(after)) // the other becomes the writer's
	}
	if len(changes) == 0 {
		return
	}
	s.page.now = s.page.now.With(moved...)
	s.show()
	s.page.writer.Save("Move "+s.of.noun, s.page.told, changes...)
}

func (s *list[T, P]) foldable() *listView { return s.view }
