package scope

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// record is a pointer to a record of the case.
type record[T any] interface {
	*T
	audit.Recorder
}

// part is a form of a record of which the case has one.
type part interface {
	show()
	close()
	focusField(name string)
	has(id audit.ID) bool
	unsaved() int
}

// single is the form of a record of which the case has one. It is begun with the first entry.
type single[T any, P record[T]] struct {
	page *Page
	form *form.Form[T, P]
	of   func(*audit.Case) P
}

func newSingle[T any, P record[T]](p *Page, label string, of func(*audit.Case) P, specs ...form.Spec) *single[T, P] {
	s := &single[T, P]{page: p, of: of}
	s.form = form.New(p.writer, func(P) string { return label }, p.host.Tell, p.today, specs...)
	s.form.Settle(func(r P) map[string]string { return p.lacking(r) })
	s.form.Edited(p.showIndex)
	return s
}

func (s *single[T, P]) show() {
	s.form.Lock(s.page.host.ReadOnly())
	r := s.of(s.page.now)
	here := r.Base().ID != "" && !r.Base().Deleted
	switch {
	case here && s.form.IsOpen() && s.form.Record().Base().ID == r.Base().ID:
		s.form.Renew(r)
	case here:
		s.form.Open(r)
	case !s.form.IsOpen() || s.form.IsSettled(): // not yet there, or taken back
		s.begin()
	}
}

// begin begins the record that the case does not have, or goes on with what could not be written of it.
func (s *single[T, P]) begin() {
	s.form.Open(nil)
	if kept := s.form.Unsaved(); len(kept) > 0 {
		s.form.Open(kept[0])
		return
	}
	r := P(new(T))
	r.Base().ID = s.page.single(audit.KindOf(r).Name)
	s.form.Begin(r)
}

func (s *single[T, P]) close() { s.form.Close(s.page.host.Window().Canvas()) }

func (s *single[T, P]) focusField(name string) { s.form.Focus(s.page.host.Window().Canvas(), name) }

func (s *single[T, P]) has(id audit.ID) bool { return id != "" && s.of(s.page.now).Base().ID == id }

func (s *single[T, P]) unsaved() int { return heldOf(s.form.Unsaved()) }

// heldOf counts the records that say something: one that was begun and not filled in is not missed.
func heldOf[P audit.Recorder](records []P) int {
	n := 0
	for _, r := range records {
		if !isEmpty(r) {
			n++
		}
	}
	return n
}

// isEmpty reports whether nothing was entered into a record; its place in a list does not count.
func isEmpty(r audit.Recorder) bool {
	k := audit.KindOf(r)
	for _, f := range k.Fields {
		if f.Name != "rank" && f.Name != "control" && (f.Get(r) != audit.Null || len(f.Elements(r)) > 0) {
			return false
		}
	}
	return true
}

// sheet is a section of fields without a list.
type sheet struct {
	page  *Page
	what  about
	parts []part
	root  *container.Scroll
	shown func()                   // shows what is no field; may be nil
	says  func(*audit.Case) string // for the list of sections
}

func newSheet(p *Page, what about, says func(*audit.Case) string, body fyne.CanvasObject, parts ...part) *sheet {
	s := &sheet{page: p, what: what, says: says, parts: parts}
	s.root = container.NewVScroll(kit.Pad(14, kit.EdgePage, 24, kit.EdgePane, body))
	kit.FollowFocus(s.root)
	return s
}

func (s *sheet) about() about               { return s.what }
func (s *sheet) content() fyne.CanvasObject { return s.root }
func (s *sheet) count() string              { return s.says(s.page.now) }
func (s *sheet) focus()                     { s.edit() }
func (s *sheet) edit()                      { s.parts[0].focusField("") }
func (s *sheet) nextWords() string          { return "Done, next section" }
func (s *sheet) back() bool                 { return false }

func (s *sheet) show() {
	for _, x := range s.parts {
		x.show()
	}
	if s.shown != nil {
		s.shown()
	}
}

func (s *sheet) close() {
	for _, x := range s.parts {
		x.close()
	}
}

func (s *sheet) next() {
	if s.page.step(1) {
		s.page.at.focus()
	}
}

func (s *sheet) choose(id audit.ID) bool {
	for _, x := range s.parts {
		if x.has(id) {
			return true
		}
	}
	return false
}

func (s *sheet) unsaved() int {
	n := 0
	for _, x := range s.parts {
		n += x.unsaved()
	}
	return n
}
