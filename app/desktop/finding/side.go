package finding

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// side is the pane at the right: what is still open before the finding can be issued, the evidence it rests on, and
// what was found at its clause before.
type side struct {
	do      sideActs
	shown   panel
	chip    *kit.Chip
	head    *kit.Paragraph
	remedy  *kit.Button
	content *fyne.Container
	root    fyne.CanvasObject
}

// sideActs are what the user does in the side panel.
type sideActs struct {
	remedy       func()         // the first offered remedy
	link         func(audit.ID) // take up a concern
	linkEvidence func()
	readOnly     func() bool
}

func newSide(do sideActs) *side {
	s := &side{do: do, chip: kit.NewChip("", "", kit.Good), head: kit.NewParagraph("", kit.Group, kit.Ink)}
	s.content = kit.Rows(12)
	s.remedy = kit.NewButton(kit.Secondary, "Go to it", do.remedy).Small().WithKey("Ctrl+.")
	s.root = kit.Ground(kit.Panel, container.NewVScroll(kit.Pad(10, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide, s.content)))
	return s
}

// show shows what the panel says; the same again changes nothing.
func (s *side) show(p panel) {
	if reflect.DeepEqual(p, s.shown) {
		return
	}
	s.shown = p
	s.content.Objects = nil
	s.addHead(p)
	if p.issued {
		s.content.Add(factRows(p.facts))
	} else {
		s.addPoints(p.points)
	}
	s.addEarlier(p)
	s.addEvidence(p)
	s.content.Refresh()
}

func (s *side) addHead(p panel) {
	s.head.SetText("Before it can be issued")
	switch n := toSettle(p.points); {
	case p.issued:
		s.head.SetText("Issued")
	case n > 0:
		s.chip.Set("triangle-alert", fmt.Sprintf("%d to settle", n), kit.Minor)
	default:
		s.chip.Set("check", "complete", kit.Good)
	}
	s.chip.Hidden = p.issued
	s.content.Add(kit.Pad(2, 0, 2, 0, kit.Cols(8, kit.Grow(s.head), kit.Top(s.chip))))
}

// addPoints shows the first open point as a card with its remedy, the others beneath it, then what passed.
func (s *side) addPoints(points []point) {
	first := true
	rows := kit.Rows(8)
	for _, p := range points {
		switch {
		case p.state == passed:
		case first && p.state == open:
			first = false
			s.content.Add(s.card(p))
		default:
			rows.Add(pointRow(p))
		}
	}
	for _, p := range points {
		if p.state == passed {
			rows.Add(pointRow(p))
		}
	}
	if len(rows.Objects) > 0 {
		s.content.Add(kit.Pad(2, 0, 0, 0, rows))
	}
}

func (s *side) card(p point) fyne.CanvasObject {
	words := kit.Rows(2, kit.NewParagraph(p.title, kit.BodyMedium, kit.Ink), kit.NewParagraph(p.line, kit.SmallFigures, kit.Ink2))
	if !s.do.readOnly() {
		words.Add(kit.Pad(6, 0, 0, 0, kit.Cols(0, s.remedy, kit.Spacer())))
	}
	return kit.Card(kit.Cols(8, lead("triangle-alert", kit.Minor), kit.Grow(words)))
}

func pointRow(p point) fyne.CanvasObject {
	icon, token := "check", kit.Good
	if p.state != passed {
		icon, token = "triangle-alert", kit.Minor
	}
	return kit.Cols(8, lead(icon, token), kit.Grow(kit.Rows(0,
		kit.NewParagraph(p.title, kit.Body, kit.Ink), kit.NewParagraph(p.line, kit.SmallFigures, kit.Ink2))))
}

// lead is an icon beside the first of several lines.
func lead(icon string, t kit.Token) fyne.CanvasObject {
	return kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(icon, kit.IconSize, t)))
}

func factRows(facts []fact) fyne.CanvasObject {
	rows := kit.Rows(4)
	for _, f := range facts {
		rows.Add(kit.Cols(8, kit.Top(kit.Fixed(92, 0, kit.NewText(f.name, kit.Body).In(kit.Ink3))),
			kit.Grow(kit.NewParagraph(f.value, kit.BodyFigures, f.token))))
	}
	return rows
}

func (s *side) addEvidence(p panel) {
	link := kit.NewButton(kit.Link, "Link…", s.do.linkEvidence).Small().WithKey("Ctrl+Shift+E")
	link.Hidden = p.issued || s.do.readOnly()
	s.content.Add(kit.Pad(4, 0, 0, 0, kit.Hairline()))
	s.content.Add(kit.Fixed(0, kit.HeightSmall, kit.GroupHead("Evidence", link)))
	if len(p.evidence) == 0 {
		s.content.Add(kit.NewParagraph("No entry of the register is linked.", kit.Small, kit.Ink3))
	}
	for _, e := range p.evidence {
		s.content.Add(entryRow(e))
	}
}

func (s *side) addEarlier(p panel) {
	if p.nothing == "" && len(p.earlier) == 0 {
		return
	}
	s.content.Add(kit.Pad(4, 0, 0, 0, kit.Hairline()))
	s.content.Add(kit.GroupHead("Earlier"))
	if p.nothing != "" {
		s.content.Add(kit.NewParagraph(p.nothing, kit.SmallFigures, kit.Ink2))
	}
	for _, e := range p.earlier {
		row := entryRow(e)
		if e.linkable && !p.issued && !s.do.readOnly() {
			link := kit.NewButton(kit.Secondary, "Link it", func() { s.do.link(e.id) }).Small().WithIcon("link-2")
			row.Add(kit.Pad(4, 0, 0, kit.IconSize+8, kit.Cols(0, link, kit.Spacer())))
		}
		s.content.Add(row)
	}
}

func entryRow(e entry) *fyne.Container {
	return kit.Rows(0, kit.Cols(8, lead(e.icon, e.token), kit.Grow(kit.Rows(0,
		kit.NewParagraph(e.title, kit.BodyFigures, kit.Ink), kit.NewParagraph(e.text, kit.SmallFigures, kit.Ink2)))))
}
