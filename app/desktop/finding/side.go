package finding

import (
	"fmt"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// side is the pane at the right: what the wording check says, what was found at the clause before, and the evidence that
// the finding rests on.
type side struct {
	do      sideActs
	shown   panel
	drawn   bool
	chip    *kit.Chip
	head    *kit.Paragraph
	content *fyne.Container
	scroll  *container.Scroll
	stops   []fyne.Focusable // what takes the keyboard, in reading order
	root    fyne.CanvasObject
}

// sideActs are what the user does in the side panel.
type sideActs struct {
	choose       func(key string)             // open a point and go to its words
	settle       func(key string, what offer) // do what is offered for a point
	takeBack     func(audit.ID)               // a warning no longer stands
	link         func(audit.ID)               // take up a concern
	wordings     func()                       // choose a good wording
	keep         func()                       // keep the wording of a closed finding
	linkEvidence func()
	insert       func(audit.ID) // an entry of the register or a sample into the evidence
	readOnly     func() bool
}

// panel is what the side panel shows of a finding, in words.
type panel struct {
	issued   bool
	facts    []fact           // of an issued finding
	open     []point          // of a draft: what is left to settle
	chosen   int              // which of these lies open on top
	stands   []stand          // warnings that were let stand
	passed   []casefile.Point // what is in order
	kept     int              // good wordings for the clause
	toKeep   bool             // the wording of an issued finding can be kept
	evidence []entry
	samples  []entry
	earlier  []entry
	nothing  string // sentence when there was no nonconformity at the clause before
}

func newSide(do sideActs) *side {
	s := &side{do: do, chip: kit.NewChip("", "", kit.Good), head: kit.NewParagraph("", kit.Group, kit.Ink)}
	s.content = kit.Rows(12)
	s.scroll = container.NewVScroll(kit.Pad(10, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide, s.content))
	s.root = kit.Ground(kit.Panel, s.scroll)
	return s
}

// show shows what the panel says; the same again changes nothing.
func (s *side) show(p panel) {
	if s.drawn && reflect.DeepEqual(p, s.shown) {
		return
	}
	s.shown, s.drawn = p, true
	s.content.Objects, s.stops = nil, nil
	s.addHead(p)
	if p.issued {
		s.content.Add(factRows(p.facts))
	} else {
		s.addOpen(p)
		s.addStands(p.stands)
		s.addPassed(p.passed)
	}
	s.addEarlier(p)
	s.addWordings(p)
	s.addEvidence(p)
	kit.FollowFocus(s.scroll)
	s.content.Refresh()
}

// holds reports whether something in the panel has the keyboard.
func (s *side) holds(f fyne.Focusable) bool { return f != nil && slices.Contains(s.stops, f) }

// first is the first thing in the panel that takes the keyboard, otherwise when there is none.
func (s *side) first(otherwise fyne.Focusable) fyne.Focusable {
	if len(s.stops) > 0 {
		return s.stops[0]
	}
	return otherwise
}

// button makes a small button of the panel.
func (s *side) button(kind kit.ButtonKind, word string, press func()) *kit.Button {
	b := kit.NewButton(kind, word, press).Small()
	s.stops = append(s.stops, b)
	return b
}

// tile makes what is given lead to a point.
func (s *side) tile(o fyne.CanvasObject, press func()) *kit.Tile {
	t := kit.NewTile(o, press)
	s.stops = append(s.stops, t)
	return t
}

func (s *side) addHead(p panel) {
	s.head.SetText("Wording check")
	switch n := len(p.open); {
	case p.issued:
		s.head.SetText("Issued")
	case n > 0:
		s.chip.Set(chipIcon(p.open), fmt.Sprintf("%d to settle", n), kit.Minor)
	default:
		s.chip.Set("check", "in order", kit.Good)
	}
	s.chip.Hidden = p.issued
	s.content.Add(kit.Pad(2, 0, 2, 0, kit.Cols(8, kit.Grow(s.head), kit.Top(s.chip))))
}

// chipIcon is the icon of the gravest point.
func chipIcon(open []point) string {
	icon, _ := open[0].mark()
	return icon
}

// addOpen shows the chosen point as a card with what is offered for it, the others beneath it as rows that lead to theirs.
func (s *side) addOpen(p panel) {
	if len(p.open) == 0 {
		return
	}
	s.content.Add(s.card(p.open[p.chosen]))
	rows := kit.Rows(8)
	for i, o := range p.open {
		if i != p.chosen {
			rows.Add(s.tile(openRow(o), func() { s.do.choose(o.key) }))
		}
	}
	if len(rows.Objects) > 0 {
		s.content.Add(kit.Pad(0, 0, 4, 0, rows))
	}
}

// card is the point on top: its words lead to their place in the text.
func (s *side) card(o point) fyne.CanvasObject {
	icon, token := o.mark()
	words := kit.Rows(4, kit.NewParagraph(o.title, kit.BodyMediumFigures, kit.Ink))
	if o.words != "" {
		words.Add(s.tile(kit.NewParagraph("“"+o.words+"”", kit.BodyFigures, token).AtMostLines(4), func() { s.do.choose(o.key) }))
	}
	words.Add(kit.NewParagraph(o.text, kit.SmallFigures, kit.Ink2))
	if !s.do.readOnly() {
		words.Add(kit.Pad(6, 0, 0, 0, s.offers(o)))
	}
	return kit.Card(kit.Cols(8, lead(icon, token), kit.Grow(words)))
}

// offers are the buttons of a point: the first with the key that presses it.
func (s *side) offers(o point) fyne.CanvasObject {
	first := s.button(kit.Secondary, string(o.offers[0]), func() { s.do.settle(o.key, o.offers[0]) }).WithKey("Ctrl+.")
	row := kit.Cols(4, first)
	rows := kit.Rows(4, row)
	for _, other := range o.offers[1:] {
		b := s.button(kit.Link, string(other), func() { s.do.settle(o.key, other) })
		if first.MinSize().Width+b.MinSize().Width > offersWide {
			row.Add(kit.Spacer())
			row = kit.Cols(4)
			rows.Add(row)
		}
		row.Add(b)
	}
	row.Add(kit.Spacer())
	return rows
}

// offersWide is the room for buttons beside one another in the narrowest panel.
const offersWide = 200

// openRow is a point that is not on top: title and words in two lines.
func openRow(o point) fyne.CanvasObject {
	icon, token := o.mark()
	words := kit.Rows(0, kit.NewParagraph(o.title, kit.BodyFigures, kit.Ink))
	if o.words != "" {
		words.Add(kit.NewParagraph("“"+o.words+"”", kit.SmallFigures, token).AtMostLines(1))
	}
	return kit.Cols(8, lead(icon, token), kit.Grow(words))
}

// addStands shows warnings that were let stand, with their reasons.
func (s *side) addStands(stands []stand) {
	rows := kit.Rows(8)
	for _, a := range stands {
		words := kit.Rows(0, kit.NewParagraph(a.title, kit.BodyFigures, kit.Ink), kit.NewParagraph("Let stand: "+a.reason, kit.SmallFigures, kit.Ink2))
		if !s.do.readOnly() {
			words.Add(kit.Cols(0, s.button(kit.Link, "Take back", func() { s.do.takeBack(a.id) }), kit.Spacer()))
		}
		rows.Add(kit.Cols(8, lead("shield-check", kit.Ink3), kit.Grow(words)))
	}
	if len(rows.Objects) > 0 {
		s.content.Add(rows)
	}
}

// addPassed shows what is in order, each with one line of proof.
func (s *side) addPassed(passed []casefile.Point) {
	rows := kit.Rows(8)
	for _, p := range passed {
		rows.Add(kit.Cols(8, lead("check", kit.Good), kit.Grow(kit.Rows(0,
			kit.NewParagraph(p.Title, kit.BodyFigures, kit.Ink), kit.NewParagraph(p.Proof, kit.SmallFigures, kit.Ink2)))))
	}
	if len(rows.Objects) > 0 {
		s.content.Add(kit.Pad(2, 0, 0, 0, rows))
	}
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
	locked := p.issued || s.do.readOnly()
	link := s.button(kit.Link, "Link…", s.do.linkEvidence).WithKey("Ctrl+Shift+E")
	link.Hidden = locked
	s.content.Add(kit.Pad(4, 0, 0, 0, kit.Hairline()))
	s.content.Add(kit.Fixed(0, kit.HeightSmall, kit.GroupHead("Evidence", link)))
	if len(p.evidence)+len(p.samples) == 0 {
		s.content.Add(kit.NewParagraph("No entry of the register is linked.", kit.Small, kit.Ink3))
	}
	for _, e := range append(p.samples[:len(p.samples):len(p.samples)], p.evidence...) {
		row := entryRow(e)
		if !locked {
			insert := s.button(kit.Link, "Insert its words", func() { s.do.insert(e.id) })
			row.Add(kit.Pad(0, 0, 0, kit.IconSize, kit.Cols(0, insert, kit.Spacer())))
		}
		s.content.Add(row)
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
			link := s.button(kit.Secondary, "Link it", func() { s.do.link(e.id) }).WithIcon("link-2")
			row.Add(kit.Pad(4, 0, 0, kit.IconSize+8, kit.Cols(0, link, kit.Spacer())))
		}
		s.content.Add(row)
	}
}

// addWordings leads to the good wordings for the clause, and from a closed finding into the library.
func (s *side) addWordings(p panel) {
	switch {
	case p.toKeep:
		keep := s.button(kit.Secondary, "Keep the wording…", s.do.keep).WithIcon("plus")
		s.content.Add(kit.Cols(0, keep, kit.Spacer()))
	case p.kept > 0 && !p.issued && !s.do.readOnly():
		choose := s.button(kit.Link, "Choose…", s.do.wordings).WithKey(keysWordings)
		s.content.Add(kit.Pad(4, 0, 0, 0, kit.Hairline()))
		s.content.Add(kit.Fixed(0, kit.HeightSmall, kit.GroupHead("Good wordings", choose)))
		s.content.Add(kit.NewParagraph(plural(p.kept, "wording is", "wordings are")+" kept for this clause.", kit.SmallFigures, kit.Ink2))
	}
}

func entryRow(e entry) *fyne.Container {
	return kit.Rows(0, kit.Cols(8, lead(e.icon, e.token), kit.Grow(kit.Rows(0,
		kit.NewParagraph(e.title, kit.BodyFigures, kit.Ink), kit.NewParagraph(e.text, kit.SmallFigures, kit.Ink2)))))
}
