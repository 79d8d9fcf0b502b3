package meeting

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// The two views of the pane at the right; only the closing meeting has both.
const (
	sidePeople   = "attendance"
	sideFindings = "findings"
)

// side is the pane at the right: who took part and, at the closing meeting, the findings presented.
type side struct {
	page   *Page
	view   string
	words  string // on the segments
	choice *kit.Segmented
	title  *kit.Text
	count  *kit.Text
	head   *fyne.Container
	root   *fyne.Container
}

func newSide(p *Page) *side {
	s := &side{page: p, view: sidePeople, choice: kit.NewSegmented(), title: kit.NewText("Attendance", kit.SectionFigures), count: kit.NewText("", kit.SmallFigures).In(kit.Ink3)}
	s.choice.OnChange = func(view string) { s.choose(view) }
	s.head = kit.Layers(kit.Cols(8, s.choice, kit.NewText(keysView, kit.Key).In(kit.Ink3), kit.Spacer()), kit.Cols(8, s.title, s.count, kit.Spacer()))
	s.root = kit.Rows(0,
		kit.Pad(10, kit.EdgeSide, 4, kit.EdgeSide, kit.Fixed(0, kit.HeightControl, s.head)),
		kit.Grow(kit.Layers(p.people.root, p.presented.root)))
	return s
}

// choose shows one of the views.
func (s *side) choose(view string) {
	s.view = view
	s.show()
}

// other shows the other view and gives it the keyboard.
func (s *side) other() {
	if s.shown() == sideFindings {
		s.choose(sidePeople)
	} else {
		s.choose(sideFindings)
	}
	s.focus()
}

// shown is the view that is shown.
func (s *side) shown() string {
	if !s.closing() {
		return sidePeople
	}
	return s.view
}

// closing reports whether the meeting shown is the closing meeting.
func (s *side) closing() bool {
	m := s.page.meeting()
	return m != nil && m.Kind == audit.ClosingMeeting
}

// focus gives the keyboard to the view.
func (s *side) focus() {
	if s.shown() == sideFindings {
		s.page.focus(s.page.presented.grid)
		return
	}
	s.page.focus(s.page.people.grid)
}

// show shows the view chosen, as far as the meeting has it.
func (s *side) show() {
	people, findings := len(s.page.people.grid.Rows()), len(s.page.presented.grid.Rows())
	if words := fmt.Sprint(people, findings); words != s.words {
		s.words = words
		s.choice.SetSegments(
			kit.Segment{ID: sidePeople, Word: "Attendance", Count: fmt.Sprint(people)},
			kit.Segment{ID: sideFindings, Word: "Findings", Count: fmt.Sprint(findings)})
	}
	s.choice.Choose(s.shown())
	s.count.SetText(peopleWords(people))
	both := s.closing()
	s.head.Objects[0].(*fyne.Container).Hidden = !both
	s.head.Objects[1].(*fyne.Container).Hidden = both
	s.page.people.root.(*fyne.Container).Hidden = s.shown() != sidePeople
	s.page.presented.root.(*fyne.Container).Hidden = s.shown() != sideFindings
	s.root.Refresh()
}
