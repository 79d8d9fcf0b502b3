package programme

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// side is the pane at the right: what is to settle, audit time, sites and team in short. Each heading leads to the view
// that edits it.
type side struct {
	page   *Page
	points []point
	links  map[int]*kit.Button // to the views; the same ones stay, so that none loses the keyboard
	rows   *fyne.Container
	root   fyne.CanvasObject
}

func newSide(p *Page) *side {
	s := &side{page: p, rows: kit.Rows(0), links: map[int]*kit.Button{}}
	for view, x := range map[int]struct{ word, key string }{
		viewTime: {"Sheet", keysTime}, viewSites: {"Sample", keysSites}, viewTeam: {"Competence", keysTeam}, viewLog: {"Log", keysLog},
	} {
		s.links[view] = kit.NewButton(kit.Link, x.word, func() { p.showView(view) }).Small().WithKey(x.key)
	}
	s.root = kit.Ground(kit.Panel, container.NewVScroll(kit.Pad(12, kit.EdgePane, kit.EdgeSide, kit.EdgePane, s.rows)))
	return s
}

// show shows the case that the page has.
func (s *side) show() {
	p := s.page
	s.points = p.pointsOf()
	s.rows.Objects = nil
	s.addPoints()
	s.addTime()
	s.addSites()
	s.addTeam()
	s.addLog()
	s.rows.Refresh()
	count := ""
	if n := len(s.points); n > 0 {
		count = strconv.Itoa(n)
	}
	p.panes.SetFoldCount(count)
}

func (s *side) settleFirst() {
	if len(s.points) > 0 {
		s.points[0].run()
	}
}

// mostPoints are shown at once; settling one brings up the next.
const mostPoints = 4

func (s *side) addPoints() {
	if len(s.points) == 0 {
		return
	}
	s.rows.Add(kit.PanelHead("To settle", kit.NewChip("triangle-alert", counted(len(s.points), "point", "points"), kit.Minor)))
	for i, x := range s.points[:min(len(s.points), mostPoints)] {
		s.rows.Add(kit.Pad(6, 0, 6, 0, pointCard(x, i == 0)))
		s.rows.Add(kit.Hairline())
	}
	if more := len(s.points) - mostPoints; more > 0 {
		s.rows.Add(kit.Pad(4, 0, 0, 0, kit.NewText(counted(more, "more point", "more points"), kit.Small).In(kit.Ink3)))
	}
	s.rows.Add(kit.Fixed(0, 12, kit.Spacer()))
}

// heading is the head of a section with what leads to its view.
func (s *side) heading(words string, view int, trailing ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.PanelHead(words, append([]fyne.CanvasObject{s.links[view]}, trailing...)...)
}

// addTime shows how the audit time was reached, step by step, and how it is spread over the cycle.
func (s *side) addTime() {
	p := s.page
	sheet, refusals := p.sheetNow()
	total := kit.NewText("", kit.SectionFigures)
	if len(refusals) == 0 && p.cycle != nil {
		total.SetText(sheet.Total.String() + " days")
	}
	s.rows.Add(s.heading("Audit time", viewTime, total))
	s.rows.Add(kit.Rule())
	switch {
	case p.cycle == nil:
		s.rows.Add(note("The case has no certification cycle."))
	case len(refusals) > 0:
		r, ink := refusals[0], kit.Major
		if audittime.TimeOf(p.now, p.cycle.ID) == nil {
			ink = kit.Ink2 // not begun yet, which is nothing wrong
		}
		s.rows.Add(kit.Pad(8, 0, 4, 0, kit.NewParagraph(form.Sentence(r.Message)+".", kit.SmallFigures, ink)))
		s.rows.Add(kit.NewParagraph(r.Remedy, kit.SmallFigures, kit.Ink2))
	default:
		for _, step := range sheet.Steps {
			if isInput(step.Kind) {
				s.rows.Add(timeRow(step))
				s.rows.Add(kit.Hairline())
			}
		}
		s.rows.Add(kit.Pad(8, 0, 0, 0, split(sheet)))
	}
	s.rows.Add(kit.Fixed(0, 12, kit.Spacer()))
}

func note(words string) fyne.CanvasObject {
	return kit.Pad(8, 0, 0, 0, kit.NewParagraph(words, kit.SmallFigures, kit.Ink3))
}

// isInput reports whether a step is one of those that make the total.
func isInput(k audittime.StepKind) bool {
	return slices.Contains([]audittime.StepKind{
		audittime.StepTable, audittime.StepAddition, audittime.StepReduction, audittime.StepOtherStandard, audittime.StepIntegration,
	}, k)
}

func timeRow(step audittime.Step) fyne.CanvasObject {
	days, label := step.Unrounded.String(), step.Label
	if step.Kind != audittime.StepTable {
		days, label = signed(step.Unrounded), label+", "+strings.TrimLeft(step.Formula, "+− ")
	}
	return kit.Pad(5, 0, 5, 0, kit.Rows(0,
		kit.Cols(8, kit.Grow(kit.NewText(label, kit.BodyFigures).Truncated()), kit.NewText(days, kit.BodyFigures)),
		kit.NewText(cmp.Or(step.Reason, step.Source), kit.SmallFigures).In(kit.Ink2).Truncated()))
}

// signed writes days as what they change: + 2.0, − 0.5.
func signed(d audit.Days) string {
	if d < 0 {
		return "− " + (-d).String()
	}
	return "+ " + d.String()
}

// split is how the time is spread over the audits.
func split(s audittime.Sheet) fyne.CanvasObject {
	row := kit.Cols(0)
	for _, x := range []struct {
		word string
		days audit.Days
	}{{"Stage 1", s.Stage1}, {"Stage 2", s.Stage2}, {"Surv. 1", s.Surveillance}, {"Surv. 2", s.Surveillance}, {"Recert.", s.Recertification}} {
		row.Add(kit.Grow(kit.Rows(2, kit.NewText(x.word, kit.Small).In(kit.Ink2), kit.NewText(x.days.String(), kit.BodyMediumFigures))))
	}
	return row
}

// addLog shows the last change of the programme and leads to the others.
func (s *side) addLog() {
	p := s.page
	log := p.changes()
	s.rows.Add(kit.Fixed(0, 12, kit.Spacer()))
	s.rows.Add(s.heading("Changes", viewLog))
	s.rows.Add(kit.Rule())
	if len(log) == 0 {
		s.rows.Add(note("The programme was not changed with a reason yet."))
		return
	}
	x := log[0]
	s.rows.Add(kit.Pad(6, 0, 0, 0, kit.Rows(0,
		kit.NewParagraph(x.Change, kit.BodyFigures, kit.Ink),
		kit.NewParagraph(strings.Join(filled(x.ChangedOn.String(), p.personName(x.ChangedBy), x.Reason), " · "), kit.SmallFigures, kit.Ink2))))
}

func filled(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

func (p *Page) personName(id audit.ID) string {
	if x := p.now.Person(id); x != nil {
		return x.Name
	}
	return ""
}
