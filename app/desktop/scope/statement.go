package scope

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// statement is the section of the Statement of Applicability: its version, and what it says of each control.
type statement struct {
	page *Page
	head *single[audit.SoA, *audit.SoA]
	grid *kit.Grid[control]
	form *form.Form[audit.SoAControl, *audit.SoAControl]
	kept kept
	all  []control // before the filter
	view *statementView
}

func newStatement(p *Page) section {
	s := &statement{page: p, kept: keepAll}
	s.head = newSingle(p, "Statement of Applicability", func(c *audit.Case) *audit.SoA { return &c.SoA },
		form.Spec{Name: "version", Label: "Version", Hint: "As the client names it", Half: true},
		form.Spec{Name: "issued_on", Label: "Issued on", Half: true},
		form.Spec{Name: "approved_by", Label: "Approved by", Hint: "Function"},
		form.Spec{Name: "note", Label: "Note on the statement", Lines: 1})
	s.form = form.New(p.writer, func(c *audit.SoAControl) string { return "Statement of Applicability: " + string(c.Control) },
		p.host.Tell, p.today,
		form.Spec{Name: "excluded", Label: "Does not apply: excluded"},
		form.Spec{Name: "justification", Label: "Justification", Lines: 3},
		form.Spec{Name: "implementation", Label: "State of implementation", Lines: 1},
		form.Spec{Name: "reference", Label: "Where its evidence is", Lines: 1})
	s.form.Settle(func(r *audit.SoAControl) map[string]string { return p.lacking(r) })
	s.form.Edited(s.edited)
	s.grid = kit.NewGrid(control.key, controlColumns()...)
	s.grid.OnSelect = func(control) { s.follow() }
	s.grid.OnOpen = func(control) { s.edit() }
	s.grid.OnWidths = p.host.KeepColumns("scope control", s.grid.SetWidths)
	s.grid.GroupBy(func(c control) string { return c.area }, s.areaCount)
	s.view = newStatementView(s)
	return s
}

func (s *statement) about() about {
	return about{id: "statement", title: "Statement of Applicability", icon: "list-checks", kinds: []string{"soa", "soa_control"}}
}

func (s *statement) content() fyne.CanvasObject { return s.view.root }
func (s *statement) unsaved() int {
	return heldOf(s.form.Unsaved()) + s.head.unsaved()
}
func (s *statement) addWords() string  { return "Add own control…" }
func (s *statement) nextWords() string { return "Done, next control" }

// count is how many of the controls are included, on the screen once it was shown.
func (s *statement) count() string {
	included, all := 0, len(s.page.now.SoAControls)
	for i := range s.page.now.SoAControls {
		if !s.page.now.SoAControls[i].Excluded {
			included++
		}
	}
	if len(s.all) > 0 {
		included, all = countKept(s.all, keepIncluded), len(s.all)
	}
	return fmt.Sprintf("%d of %d apply", included, all)
}

// areaCount is how many controls of an area are included.
func (s *statement) areaCount(area string, _ int) string {
	included, all := 0, 0
	for _, c := range s.all {
		if c.area == area {
			all++
			if !c.record.Excluded {
				included++
			}
		}
	}
	return kit.CountWords(included, all)
}

// live returns what the case says of a control, nil when it says nothing.
func (s *statement) live(number audit.Number) *audit.SoAControl {
	for i := range s.page.now.SoAControls {
		if s.page.now.SoAControls[i].Control == number {
			return &s.page.now.SoAControls[i]
		}
	}
	return nil
}

func (s *statement) show() {
	s.head.show()
	if r := s.form.Record(); r != nil && s.form.IsSettled() && s.live(r.Control) == nil {
		s.form.Discard(r.ID)
	}
	s.form.Lock(s.page.host.ReadOnly())
	s.refresh()
	s.follow()
}

// refresh shows the controls that pass the filter.
func (s *statement) refresh() {
	better, held := map[audit.Number]*audit.SoAControl{}, map[audit.ID]bool{}
	for _, r := range s.form.Unsaved() {
		better[r.Control], held[r.ID] = r, !isEmpty(r)
	}
	if r := s.form.Record(); r != nil {
		better[r.Control] = r
	}
	s.all = controlsOf(s.page.now, s.page.cases.Catalogue(), better, func(r *audit.SoAControl) bool { return held[r.ID] })
	at := slices.IndexFunc(s.grid.Shown(), func(c control) bool { return c.key() == s.grid.SelectedKey() })
	s.grid.SetRows(narrow(s.all, s.kept, s.view.words.Text(), s.grid.SelectedKey()))
	if shown := s.grid.Shown(); len(shown) > 0 && s.grid.SelectedKey() == "" {
		s.grid.Select(shown[max(0, min(at, len(shown)-1))].key())
	}
	s.view.show()
}

// renarrow shows what a changed filter keeps.
func (s *statement) renarrow() {
	s.grid.Select("")
	s.refresh()
	s.follow()
}

func (s *statement) edited() {
	s.refresh()
	s.page.showIndex()
}

// follow edits the selected control in the form, or renews it there.
func (s *statement) follow() {
	c, ok := s.grid.Selected()
	if !ok {
		s.form.Open(nil)
		s.view.showControl(control{})
		return
	}
	live := s.live(c.record.Control)
	switch {
	case s.form.IsOpen() && s.form.Record().Control == c.record.Control:
		if live != nil {
			s.form.Renew(live)
		}
	case live != nil:
		s.form.Open(live)
	case c.held:
		s.form.Open(c.record)
	default:
		s.form.Begin(c.record)
	}
	s.view.showControl(c)
}

func (s *statement) close() {
	s.form.Close(s.page.host.Window().Canvas())
	s.head.close()
	s.view.panes.fold()
}

func (s *statement) focus() {
	if s.head.of(s.page.now).Version == "" && !s.page.host.ReadOnly() {
		s.head.focusField("version")
		return
	}
	s.page.focus(s.grid)
}

// edit goes to the justification: what is included was said by the key already.
func (s *statement) edit() {
	if s.form.IsOpen() {
		s.view.panes.unfold()
		s.form.Focus(s.page.host.Window().Canvas(), "justification")
	}
}

// next goes on to the next control; from the version to the list.
func (s *statement) next() {
	canvas := s.page.host.Window().Canvas()
	inForm := s.inForm()
	canvas.Unfocus()
	if !inForm {
		s.page.focus(s.grid)
		return
	}
	s.grid.SelectNext(1)
	s.edit()
}

// inForm reports whether list or form of the controls have the keyboard.
func (s *statement) inForm() bool {
	on := s.page.host.Window().Canvas().Focused()
	if on == fyne.Focusable(s.grid) {
		return true
	}
	for _, name := range []string{"justification", "implementation", "reference"} {
		if o, ok := s.form.Field(name).Control().(fyne.Focusable); ok && o == on {
			return true
		}
	}
	return false
}

func (s *statement) back() bool {
	if s.view.clear() {
		s.refresh()
	}
	s.view.panes.fold()
	if s.grid.Focused() {
		return false
	}
	s.page.focus(s.grid)
	return true
}

func (s *statement) choose(id audit.ID) bool {
	if s.head.has(id) {
		return true
	}
	for i := range s.page.now.SoAControls {
		if r := &s.page.now.SoAControls[i]; r.ID == id {
			s.kept = keepAll
			s.view.clear()
			s.refresh()
			s.grid.Select(string(r.Control))
			return true
		}
	}
	return false
}

// toggle includes the selected control or excludes it.
func (s *statement) toggle() {
	if _, ok := s.grid.Selected(); !ok || s.page.host.ReadOnly() || !s.form.IsOpen() {
		return
	}
	s.form.Change("excluded", func(c *audit.SoAControl) { c.Excluded = !c.Excluded })
	c, _ := s.grid.Selected()
	s.view.showControl(c)
}

func (s *statement) lockedRemove() string {
	c, ok := s.grid.Selected()
	switch {
	case !ok:
		return "choose a control first"
	case !s.grid.Focused():
		return "go to the list first"
	case !c.own:
		return "a control of the standard is excluded, not taken out"
	default:
		return ""
	}
}

func (s *statement) remove() {
	c, ok := s.grid.Selected()
	if !ok || !c.own {
		return
	}
	name := "Control " + string(c.record.Control)
	live := s.live(c.record.Control)
	if live == nil {
		return
	}
	s.page.askRemove(name, live, func() {
		s.form.Discard(live.ID)
		s.page.takeOut(name, live)
		s.page.focus(s.grid)
	})
}

func (s *statement) move(int)           {}
func (s *statement) lockedMove() string { return "controls stand in the order of the standard" }

// isControl reports whether a number is one of the standard's.
func (s *statement) isOfStandard(number string) bool {
	r, ok := s.page.cases.Catalogue().Find(number)
	return ok && r.Kind == standard.KindControl || ok && r.Kind == standard.KindClause
}
