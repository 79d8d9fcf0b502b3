package kit

import "fyne.io/fyne/v2"

// Chip is a word on a soft ground, 20 high, with or without an icon.
type Chip struct {
	composed
	icon *Icon
	word *Text
	box  *Box
}

// Distances inside a chip.
const (
	chipPad = 6
	chipGap = 4
)

// NewChip makes a chip; icon may be "". The text's token decides the ground:
// that of a state is its soft one, every other is sunken.
func NewChip(icon, word string, t Token) *Chip {
	c := &Chip{
		icon: NewIcon(icon, IconInChip, t),
		word: NewText(word, LabelFigures).In(t),
		box:  NewBox(softOf(t)).Rounded(RadiusChip),
	}
	c.icon.Hidden = icon == ""
	row := Cols(chipGap, c.icon, c.word)
	c.content = Middle(HeightChip, Layers(c.box, Pad(0, chipPad, 0, chipPad, row)))
	c.ExtendBaseWidget(c)
	return c
}

// Word is the chip's word.
func (c *Chip) Word() string { return c.word.Text() }

// Set exchanges icon, word and colour.
func (c *Chip) Set(icon, word string, t Token) {
	c.icon.Hidden = icon == ""
	c.icon.SetName(icon)
	c.icon.SetColor(t)
	c.word.SetText(word)
	c.word.SetColor(t)
	c.box.SetFill(softOf(t))
	c.Refresh()
}

// softOf gives the ground that belongs to a colour of state.
func softOf(t Token) Token {
	switch t {
	case Major:
		return MajorSoft
	case Minor:
		return MinorSoft
	case OFI:
		return OFISoft
	case Good:
		return GoodSoft
	case Concern:
		return ConcernSoft
	case Accent, AccentSoftInk:
		return AccentSoft
	default:
		return Sunken
	}
}

// Mark is how a grade or conclusion is shown everywhere: icon, word, colour.
type Mark struct {
	Icon  string
	Word  string
	Token Token
}

// marks are the grades and conclusions by their names.
var marks = map[string]Mark{
	"major":          {"octagon-alert", "Major", Major},
	"minor":          {"triangle-alert", "Minor", Minor},
	"ofi":            {"lightbulb", "OFI", OFI},
	"positive":       {"thumbs-up", "Positive", Good},
	"conform":        {"check", "Conform", Good},
	"concern":        {"flag", "Concern", Concern},
	"not-applicable": {"circle-slash", "Not applicable", Ink2},
	"not-started":    {"circle", "Not started", Ink2},
}

// GradeNames lists the names that MarkOf knows, the gravest first.
func GradeNames() []string {
	return []string{"major", "minor", "ofi", "positive", "conform", "concern", "not-applicable", "not-started"}
}

// MarkOf gives how a grade or conclusion is shown. A name that is not known is
// shown as it is, in Ink2 and without icon.
func MarkOf(grade string) Mark {
	if m, ok := marks[grade]; ok {
		return m
	}
	return Mark{Word: grade, Token: Ink2}
}

// GradeBadge is a chip with a grade's icon and word.
func GradeBadge(grade string) *Chip {
	m := MarkOf(grade)
	return NewChip(m.Icon, m.Word, m.Token)
}

// Status is a state without ground: an icon and a word in the meaning's colour.
type Status struct {
	composed
	icon *Icon
	word *Text
}

// NewStatus makes a status of a Lucide icon, a word and a colour.
func NewStatus(icon, word string, t Token) *Status {
	s := &Status{icon: NewIcon(icon, IconInStatus, t), word: NewText(word, BodyFigures).In(t)}
	s.icon.Hidden = icon == ""
	s.content = Cols(statusGap, s.icon, s.word)
	s.ExtendBaseWidget(s)
	return s
}

// statusGap is the distance from a status's icon to its word.
const statusGap = 6

// NewGradeStatus is a grade as a status, for lists.
func NewGradeStatus(grade string) *Status {
	m := MarkOf(grade)
	return NewStatus(m.Icon, m.Word, m.Token)
}

// Word is the status's word.
func (s *Status) Word() string { return s.word.Text() }

// Set exchanges icon, word and colour.
func (s *Status) Set(icon, word string, t Token) {
	s.icon.Hidden = icon == ""
	s.icon.SetName(icon)
	s.icon.SetColor(t)
	s.word.SetText(word)
	s.word.SetColor(t)
	s.Refresh()
}

// Shrink lets the word end in "…" where a grid's cell is narrow.
func (s *Status) Shrink() *Status {
	s.word.Truncated()
	s.content = Cols(statusGap, s.icon, Grow(s.word))
	return s
}

// Card groups what belongs together inside a pane: an edge, radius 8.
func Card(o fyne.CanvasObject) *fyne.Container {
	return Layers(NewBox(Surface).Rounded(RadiusCard).Edged(Line2, 1), Pad(12, 12, 12, 12, o))
}

// Paper is a card without emphasis: a hairline edge around more room.
func Paper(o fyne.CanvasObject) *fyne.Container {
	return Layers(NewBox(Surface).Rounded(RadiusCard).Edged(Line, 1), Pad(16, 20, 16, 20, o))
}
