package material

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Samples is the pane of samples: each with how many of how many, and beneath it the items that were drawn with their
// results. Right and Left open and close a sample, Enter changes what is selected, Space turns the result of an item, Ins
// adds an item, Del takes out.
type Samples struct {
	m      *Material
	at     At
	closed map[audit.ID]bool
	grid   *kit.Grid[sampleLine]
	title  *kit.Paragraph
	add    *kit.Button
	none   *kit.Paragraph
	root   *fyne.Container
}

// sampleLine is a line of the pane: a sample, or one item of it.
type sampleLine struct {
	sample *audit.Sample
	item   *audit.SampleItem // nil for the sample itself
	share  string            // "5 of 12"
	told   string            // what was found so far
	hits   bool
}

func (l sampleLine) key() string {
	if l.item != nil {
		return string(l.item.ID)
	}
	return string(l.sample.ID)
}

// Heights of the lines of the pane.
const (
	sampleRow   float32 = 46
	itemRow     float32 = 27
	itemRowNote float32 = 42
)

// NewSamples makes the pane, empty until Show.
func (m *Material) NewSamples() *Samples {
	s := &Samples{m: m, closed: map[audit.ID]bool{}}
	s.grid = kit.NewGrid(sampleLine.key, kit.Column[sampleLine]{
		ID: "sample", Min: 120, Cell: sampleCell, Text: func(l sampleLine) string { return l.name() },
	})
	s.grid.Plain(kit.Clear)
	s.grid.HideHeader = true
	s.grid.RowHeight = lineHeight
	s.grid.OnOpen = func(sampleLine) { s.edit() }
	s.grid.OnInsert = s.addItem
	s.grid.OnDelete = func(sampleLine) { s.remove() }
	s.grid.OnKey = s.key
	s.grid.OnMenu = func(_ sampleLine, at fyne.Position) { kit.ShowMenu(m.canvas(), at, s.menu()) }
	s.add = kit.NewButton(kit.Link, "Draw", s.New).WithKey(string(KeysSample)).Small()
	s.none = kit.NewParagraph(noSample, kit.Small, kit.Ink3)
	s.title = kit.NewParagraph("Samples", kit.Group, kit.Ink)
	s.root = kit.Rows(4, kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Grow(s.title), s.add)), kit.Hairline(), s.none, tall(s.grid, s.height))
	return s
}

// What the pane says while there is nothing in it.
const (
	noSample = "No sample here yet: how many there are, how many were drawn and how, each with its result."
	noItem   = "No item is named yet."
)

// Content returns the pane. It is as high as its rows, so it lies in what scrolls.
func (s *Samples) Content() fyne.CanvasObject { return s.root }

// Show shows the samples that belong there.
func (s *Samples) Show(c *audit.Case, at At) {
	s.at = at
	s.head(at.Sample != "")
	rows := s.lines(c)
	s.grid.SetRows(rows)
	s.none.Hidden, s.grid.Hidden = len(rows) > 0, len(rows) == 0
	s.add.Hidden = s.m.host.ReadOnly()
	s.root.Refresh()
}

// head heads the pane: of samples, or of the items of one.
func (s *Samples) head(one bool) {
	if one {
		s.title.SetText("Items")
		s.none.SetText(noItem)
		s.add.SetWord("Add")
		s.add.WithKey("Ins").SetPress(s.addItem)
		return
	}
	s.title.SetText("Samples")
	s.none.SetText(noSample)
	s.add.SetWord("Draw")
	s.add.WithKey(string(KeysSample)).SetPress(s.New)
}

// Any reports whether there is a sample, which then can have the keyboard.
func (s *Samples) Any() bool { return len(s.grid.Rows()) > 0 }

// Focus gives the keyboard to the list of samples, or to what adds one.
func (s *Samples) Focus() {
	if s.Any() {
		s.m.canvas().Focus(s.grid)
		return
	}
	s.m.canvas().Focus(s.add)
}

// Select selects a sample or an item, and reports whether it is there.
func (s *Samples) Select(id audit.ID) bool { return s.grid.Select(string(id)) }

// Commands are what can be done with the samples of the pane from anywhere on the page.
func (s *Samples) Commands() []page.Command {
	return []page.Command{
		{Menu: page.MenuEdit, Word: "New sample, draw…", Icon: "list-checks", Keys: KeysSample, Write: true, Run: s.New, Locked: s.m.locked},
	}
}

// New asks for a new sample where the pane stands.
func (s *Samples) New() { s.m.NewSample(s.at) }

// lines are the samples that belong where the pane stands, with the items of those that are open.
func (s *Samples) lines(c *audit.Case) []sampleLine {
	items := ItemsBySample(c)
	var out []sampleLine
	for _, x := range SamplesAt(c, s.at) {
		own := items[x.ID]
		if s.at.Sample == "" {
			out = append(out, sampleLine{sample: x, share: ShareWords(x), told: ResultWords(x, own), hits: x.Hits > 0})
		}
		if s.closed[x.ID] && s.at.Sample == "" {
			continue
		}
		for _, i := range own {
			out = append(out, sampleLine{sample: x, item: i})
		}
	}
	return out
}

func (s *Samples) height() float32 {
	h := float32(0)
	for _, l := range s.grid.Rows() {
		h += lineHeight(l)
	}
	return h
}

func lineHeight(l sampleLine) float32 {
	switch {
	case l.item == nil:
		return sampleRow
	case l.item.Note != "":
		return itemRowNote
	default:
		return itemRow
	}
}

func (l sampleLine) name() string {
	if l.item != nil {
		return l.item.Label
	}
	return l.sample.Name
}

// key does what the keys of the pane do beside those of every list.
func (s *Samples) key(key fyne.KeyName) bool {
	l, ok := s.grid.Selected()
	if !ok {
		return false
	}
	switch key {
	case fyne.KeyRight, fyne.KeyLeft:
		s.fold(l, key == fyne.KeyLeft)
	case fyne.KeySpace:
		s.turn(l)
	case fyne.KeyF2:
		s.edit()
	default:
		return false
	}
	return true
}

// fold closes the sample of a line, or opens it.
func (s *Samples) fold(l sampleLine, closed bool) {
	s.closed[l.sample.ID] = closed
	if c := s.m.now(); c != nil {
		s.Show(c, s.at)
		s.grid.Select(string(l.sample.ID))
	}
}

// turn gives an item the next result: in order, not fulfilled, not looked at.
func (s *Samples) turn(l sampleLine) {
	if l.item != nil && s.m.locked() == "" {
		s.m.turnResult(l.item.ID)
	}
}

func (s *Samples) edit() {
	switch l, ok := s.grid.Selected(); {
	case !ok:
	case l.item != nil:
		s.m.EditItem(l.item)
	default:
		s.m.EditSample(l.sample)
	}
}

func (s *Samples) addItem() {
	if s.m.locked() != "" {
		return
	}
	id := s.at.Sample
	if l, ok := s.grid.Selected(); ok {
		id = l.sample.ID
	}
	if c := s.m.now(); c != nil && id != "" {
		s.m.NewItem(find(c.Samples, id))
		return
	}
	s.New()
}

func (s *Samples) remove() {
	switch l, ok := s.grid.Selected(); {
	case !ok || s.m.locked() != "":
	case l.item != nil:
		s.m.RemoveItem(l.item)
	default:
		s.m.RemoveSample(l.sample)
	}
}

func (s *Samples) menu() kit.MenuGroup {
	why := s.m.locked()
	l, _ := s.grid.Selected()
	items := []kit.MenuItem{
		{Word: "Change…", Icon: "pencil-line", Key: "Enter", Run: s.edit},
		{Word: "Add an item…", Icon: "plus", Key: "Ins", Reason: why, Run: s.addItem},
		{Word: "Take out", Icon: "trash-2", Key: "Del", Reason: why, Run: s.remove},
	}
	if l.item != nil {
		items = append([]kit.MenuItem{{Word: "Next result", Icon: "check", Key: "Space", Reason: why, Run: func() { s.turn(l) }}}, items...)
	}
	return kit.MenuGroup{Items: items}
}

// ShareWords are how many were drawn of how many: "5 of 12", "all 12".
func ShareWords(s *audit.Sample) string {
	switch {
	case s.Population > 0 && s.Size == s.Population:
		return fmt.Sprintf("all %d", s.Size)
	case s.Population > 0:
		return fmt.Sprintf("%d of %d", s.Size, s.Population)
	case s.Size > 0:
		return fmt.Sprint(s.Size)
	default:
		return ""
	}
}

// ResultWords are what was found so far: "1 of the 4 not fulfilled", "2 of 5 looked at".
func ResultWords(s *audit.Sample, items []*audit.SampleItem) string {
	looked := 0
	for _, i := range items {
		if i.Result != "" {
			looked++
		}
	}
	var parts []string
	if s.Hits > 0 {
		parts = append(parts, fmt.Sprintf("%d of the %d not fulfilled", s.Hits, s.Size))
	}
	switch {
	case looked < len(items):
		parts = append(parts, fmt.Sprintf("%d of %d looked at", looked, len(items)))
	case s.Hits == 0 && looked > 0:
		parts = append(parts, "all in order")
	case len(items) == 0:
		parts = append(parts, DrawnWords(s))
	}
	return strings.Join(parts, ", ")
}

// DrawnWords are how the sample was chosen.
func DrawnWords(s *audit.Sample) string {
	switch s.Drawn {
	case audit.AtRandom:
		return "at random"
	case audit.Everything:
		return "all of them"
	case audit.ByJudgement:
		return "by judgement"
	default:
		return "items not named"
	}
}

// SamplesAt are the samples that belong somewhere, in the order in which they were made.
func SamplesAt(c *audit.Case, at At) []*audit.Sample {
	var of []audit.ID
	if e := find(c.Evidence, at.Evidence); e != nil {
		of = e.Samples
	}
	if at.Sample != "" {
		of = []audit.ID{at.Sample}
	}
	one := at.Evidence != "" || at.Sample != ""
	var out []*audit.Sample
	for i := range c.Samples {
		s := &c.Samples[i]
		if one && slices.Contains(of, s.ID) || !one && s.Audit == at.Audit && bearsOn(s.Requirements, at.Requirement) {
			out = append(out, s)
		}
	}
	return out
}
