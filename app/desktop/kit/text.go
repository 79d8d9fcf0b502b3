package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Style is a kind of text: its size, height of line, weight and figures.
type Style string

// The styles. Those that end in Figures set every figure on one width and are
// for dates, numbers, clauses and times.
const (
	PageTitle          Style = "page-title"           // 20/28, 600
	Section            Style = "section"              // 15/20, 600
	AppName            Style = "app-name"             // 14/20, 600
	Group              Style = "group"                // 13/20, 600
	Body               Style = "body"                 // 13/20, 400
	BodyMedium         Style = "body-medium"          // 13/20, 500
	BodyStrong         Style = "body-strong"          // 13/20, 600
	NarrativeText      Style = "narrative"            // 14/22, 400
	Label              Style = "label"                // 12/16, 500
	Small              Style = "small"                // 12/16, 400
	SmallStrong        Style = "small-strong"         // 12/16, 600
	Key                Style = "key"                  // 11/14, 400
	PageTitleFigures   Style = "page-title-figures"   // 20/28, 600
	SectionFigures     Style = "section-figures"      // 15/20, 600
	BodyFigures        Style = "body-figures"         // 13/20, 400
	BodyMediumFigures  Style = "body-medium-figures"  // 13/20, 500
	BodyStrongFigures  Style = "body-strong-figures"  // 13/20, 600
	LabelFigures       Style = "label-figures"        // 12/16, 500
	SmallFigures       Style = "small-figures"        // 12/16, 400
	SmallStrongFigures Style = "small-strong-figures" // 12/16, 600
	KeyFigures         Style = "key-figures"          // 11/14, 400
)

// measures are what a style means.
type measures struct {
	size, line float32
	weight     Weight
	figures    bool
}

// styles holds every style's measures.
var styles = map[Style]measures{
	PageTitle:          {20, 28, SemiBold, false},
	Section:            {15, 20, SemiBold, false},
	AppName:            {14, 20, SemiBold, false},
	Group:              {13, 20, SemiBold, false},
	Body:               {13, 20, Regular, false},
	BodyMedium:         {13, 20, Medium, false},
	BodyStrong:         {13, 20, SemiBold, false},
	NarrativeText:      {14, 22, Regular, false},
	Label:              {12, 16, Medium, false},
	Small:              {12, 16, Regular, false},
	SmallStrong:        {12, 16, SemiBold, false},
	Key:                {11, 14, Regular, false},
	PageTitleFigures:   {20, 28, SemiBold, true},
	SectionFigures:     {15, 20, SemiBold, true},
	BodyFigures:        {13, 20, Regular, true},
	BodyMediumFigures:  {13, 20, Medium, true},
	BodyStrongFigures:  {13, 20, SemiBold, true},
	LabelFigures:       {12, 16, Medium, true},
	SmallFigures:       {12, 16, Regular, true},
	SmallStrongFigures: {12, 16, SemiBold, true},
	KeyFigures:         {11, 14, Regular, true},
}

// AllStyles lists the styles, largest first.
func AllStyles() []Style {
	return []Style{
		PageTitle, Section, AppName, NarrativeText, Group, Body, BodyMedium, BodyStrong,
		Label, Small, SmallStrong, Key, PageTitleFigures, SectionFigures, BodyFigures,
		BodyMediumFigures, BodyStrongFigures, LabelFigures, SmallFigures, SmallStrongFigures, KeyFigures,
	}
}

// measuresOf gives a style's measures, those of Body for an unknown one.
func measuresOf(s Style) measures {
	if m, ok := styles[s]; ok {
		return m
	}
	return styles[Body]
}

// Size is the height of the style's letters in pixels.
func (s Style) Size() float32 { return measuresOf(s).size }

// LineHeight is the height of one line in pixels.
func (s Style) LineHeight() float32 { return measuresOf(s).line }

// Font is the font the style is set in, for a canvas.Text's FontSource.
func (s Style) Font() fyne.Resource {
	m := measuresOf(s)
	return fontOf(m.weight, m.figures)
}

// Measure gives the width of a text in a style, in whole pixels.
func Measure(s string, style Style) float32 {
	if s == "" {
		return 0
	}
	m := measuresOf(style)
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, m.size, fyne.TextStyle{}, style.Font())
	return float32(math.Ceil(float64(size.Width)))
}

// canvasText makes the drawn form of a text; pictures draw with it directly.
func canvasText(s string, style Style, t Token) *canvas.Text {
	return &canvas.Text{Text: s, Color: Color(t), TextSize: style.Size(), FontSource: style.Font()}
}

// placeText puts a drawn text into a line's box, on whole pixels so that its
// letters stay sharp, and rather half a pixel up than down, as browsers do.
func placeText(c *canvas.Text, x, y, width, line float32) {
	h := c.MinSize().Height
	top := float32(math.Floor(float64(y + (line-h)/2)))
	c.Move(fyne.NewPos(whole(x), top))
	c.Resize(fyne.NewSize(width, h))
}

// whole rounds to a whole pixel.
func whole(v float32) float32 { return float32(math.Round(float64(v))) }

// Text is one line of text in a style and a token's colour.
type Text struct {
	widget.BaseWidget
	text     string
	style    Style
	token    Token
	align    fyne.TextAlign
	truncate bool
	full     float32 // width of the whole text, negative until measured
}

// NewText makes a text in Ink.
func NewText(s string, style Style) *Text {
	t := &Text{text: s, style: style, token: Ink, full: -1}
	t.ExtendBaseWidget(t)
	return t
}

// In sets the colour and gives the text back, to be said while building.
func (t *Text) In(c Token) *Text {
	t.token = c
	return t
}

// Aligned sets how the text lies in a wider box and gives the text back.
func (t *Text) Aligned(a fyne.TextAlign) *Text {
	t.align = a
	return t
}

// Truncated lets the text end in "…" where its box is narrower, and gives the
// text back. Its smallest width is then that of the sign.
func (t *Text) Truncated() *Text {
	t.truncate = true
	return t
}

// Text is the whole text, also where less of it is drawn.
func (t *Text) Text() string { return t.text }

// Style is the text's style.
func (t *Text) Style() Style { return t.style }

// Token is the text's colour.
func (t *Text) Token() Token { return t.token }

// SetText exchanges the text.
func (t *Text) SetText(s string) {
	if t.text != s {
		t.text, t.full = s, -1
		t.Refresh()
	}
}

// SetColor exchanges the colour.
func (t *Text) SetColor(c Token) {
	if t.token != c {
		t.token = c
		t.Refresh()
	}
}

// SetStyle exchanges the style.
func (t *Text) SetStyle(s Style) {
	if t.style != s {
		t.style, t.full = s, -1
		t.Refresh()
	}
}

// MinSize implements fyne.CanvasObject.
func (t *Text) MinSize() fyne.Size {
	return fyne.NewSize(t.minWidth(), t.style.LineHeight())
}

func (t *Text) minWidth() float32 {
	if t.truncate {
		return min(t.FullWidth(), Measure(ellipsis, t.style))
	}
	return t.FullWidth()
}

// FullWidth is the width that shows the whole text.
func (t *Text) FullWidth() float32 {
	if t.full < 0 {
		t.full = Measure(t.text, t.style)
	}
	return t.full
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, drawn: canvasText("", t.style, t.token)}
	r.drawn.Text = t.text
	return r
}

// textRenderer draws a Text.
type textRenderer struct {
	text  *Text
	drawn *canvas.Text
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }

func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	shown := t.text
	if t.truncate && t.FullWidth() > size.Width {
		shown = shorten(t.text, t.style, size.Width)
	}
	if shown != r.drawn.Text {
		r.drawn.Text = shown
		r.drawn.Refresh()
	}
	w := min(r.drawn.MinSize().Width, size.Width)
	x := float32(0)
	switch t.align {
	case fyne.TextAlignTrailing:
		x = size.Width - w
	case fyne.TextAlignCenter:
		x = (size.Width - w) / 2
	}
	line := t.style.LineHeight()
	placeText(r.drawn, x, whole((size.Height-line)/2), w, line)
}

func (r *textRenderer) Refresh() {
	t := r.text
	r.drawn.Color = Color(t.token)
	r.drawn.TextSize = t.style.Size()
	r.drawn.FontSource = t.style.Font()
	r.drawn.Text = t.text
	r.Layout(t.Size())
	r.drawn.Refresh()
}

// ellipsis ends a text that goes on.
const ellipsis = "…"

// shorten cuts a text so that it fits a width, ending it with an ellipsis.
func shorten(s string, style Style, width float32) string {
	if Measure(s, style) <= width {
		return s
	}
	runes := []rune(s)
	lo, hi := 0, len(runes)
	for lo < hi { // the longest beginning that fits
		mid := (lo + hi + 1) / 2
		if Measure(string(runes[:mid])+ellipsis, style) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	for lo > 0 && runes[lo-1] == ' ' {
		lo--
	}
	return string(runes[:lo]) + ellipsis
}
