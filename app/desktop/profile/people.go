package profile

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// people is the section of who acts for the certification body, with their competences.
type people struct {
	*list[audit.Person, *audit.Person]
	panes *kit.Panes
	empty *fyne.Container
	first *kit.Button
	root  *fyne.Container
}

func newPeople(p *Page) *people {
	type P = *audit.Person
	s := &people{list: newList(p, listOf[audit.Person, P]{
		noun:    "person",
		name:    func(x P) string { return x.Name },
		records: func(p *casefile.Profile) []P { return pointers(p.Persons) },
		columns: []kit.Column[P]{
			{ID: "name", Title: "Name", Width: 150, Min: 100, Style: kit.BodyMedium, Text: func(x P) string { return nameOr(x.Name, "New person") }},
			{ID: "initials", Title: "Initials", Width: 62, Min: 56, Text: func(x P) string { return x.Initials }},
			{ID: "competence", Title: "Competences", Min: 140, Text: func(x P) string { return strings.Join(x.Competence, ", ") }},
			{ID: "function", Title: "Function", Width: 130, Min: 80, HideBelow: 520, Color: kit.Ink2, Text: func(x P) string { return x.Function }},
		},
		specs: []form.Spec{
			{Name: "name", Label: "Name"},
			{Name: "initials", Label: "Initials", Half: true},
			{Name: "function", Label: "Function", Hint: "decision maker"},
			{Name: "competence", Label: "Competences", Hint: "AIMS, health care", Help: "Parted by commas; the team of an audit is checked against them (R-1-2)", Read: readCompetence, Show: showCompetence},
			{Name: "qualified", Label: "Qualifications", Hint: "AIMS lead auditor"},
			{Name: "email", Label: "Email"},
			{Name: "organization", Label: "Employer, if not this body"},
			{Name: "background", Label: "Background, given to clients on request", Lines: 2, Help: "17021-1, 9.2.3.5"},
			{Name: "note", Label: "Note of the certification body", Lines: 2},
		},
	})}
	add := kit.NewButton(kit.Secondary, "Add person", s.begin).WithIcon("plus").WithKey("Ins").Small()
	middle := kit.Rows(0, kit.Pad(14, kit.EdgePane, 4, kit.EdgePane,
		kit.SectionHead("People", "declarations are made in each case", add)),
		kit.Grow(kit.Pad(4, kit.EdgePane-8, 8, kit.EdgePane-8, s.grid)))
	s.panes = kit.NewPanes(
		kit.Pane{Object: middle, Width: 560, Min: listMin, Main: true},
		kit.Pane{Object: s.side("Add another", s.begin), Width: sideWidth, Min: sideMin, Max: 520, Fold: "Person", FoldIcon: "pencil-line"})
	p.host.KeepWidths("profile person", s.panes)
	s.first = kit.NewButton(kit.Primary, "Add person", s.begin).WithIcon("plus").WithKey("Ins")
	s.empty = kit.EmptyPage("users", "No person yet",
		"Auditors, experts, reviewers and decision makers with their competences: a new case knows them, and its teams are put together of them.", s.first)
	s.root = kit.Layers(s.panes, s.empty)
	s.follows = s.showEmpty
	return s
}

func pointers[T any](records []T) []*T {
	out := make([]*T, len(records))
	for i := range records {
		out[i] = &records[i]
	}
	return out
}

func readCompetence(r audit.Recorder, text string) error {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	r.(*audit.Person).Competence = out
	return nil
}

func showCompetence(r audit.Recorder) string {
	return strings.Join(r.(*audit.Person).Competence, ", ")
}

func (s *people) about() about               { return about{id: "people", title: "People", icon: "users"} }
func (s *people) content() fyne.CanvasObject { return s.root }
func (s *people) add()                       { s.begin() }
func (s *people) addWords() string           { return "Add person" }
func (s *people) remove()                    { s.list.remove(nil) }
func (s *people) act()                       { s.add() }
func (s *people) actWords() string           { return "Done, another person" }
func (s *people) lockedAct() string          { return "" }

func (s *people) remark() string {
	if n := len(s.page.now.Persons); n > 0 {
		return counted(n, "person")
	}
	return "none yet"
}

// showEmpty shows what the section is for while there is nobody in it.
func (s *people) showEmpty() {
	filled := len(s.grid.Rows()) > 0
	if s.panes.Hidden == filled || s.empty.Hidden != filled {
		s.panes.Hidden, s.empty.Hidden = !filled, filled
		s.root.Refresh()
	}
}

func (s *people) focus() {
	if len(s.grid.Rows()) == 0 {
		s.page.focus(s.first)
		return
	}
	s.page.focus(s.grid)
}
