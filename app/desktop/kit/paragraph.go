package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is a text that wraps at spaces to the width it is given, with the
// style's height of line. Line feeds in the text begin a new line. A date or
// a clause never breaks: only a word that is wider than the whole line does.
type Paragraph struct {
	widget.BaseWidget
	text  string
	style Style
	token Token
	align fyne.TextAlign
	most  int // lines shown at most, 0 for all

	wrapped      []string // the lines at wrappedWidth
	wrappedWidth float32
	least        float32 // smallest width, negative until measured
}

// NewParagraph makes a wrapped text in a token's colour.
func NewParagraph(s string, style Style, t Token) *Paragraph {
	p := &Paragraph{text: s, style: style, token: t, least: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Aligned sets how the lines lie and gives the paragraph back.
func (p *Paragraph) Aligned(a fyne.TextAlign) *Paragraph {
	p.align = a
	return p
}

// AtMostLines shows only so many lines, the last ending in "…", and gives the
// paragraph back. Allowed only where the whole text stands open beside it.
func (p *Paragraph) AtMostLines(n int) *Paragraph {
	p.most = n
	return p
}

// Text is the whole text.
func (p *Paragraph) Text() string { return p.text }

// SetText exchanges the text.
func (p *Paragraph) SetText(s string) {
	if p.text != s {
		p.text, p.wrapped, p.least = s, nil, -1
		p.Refresh()
	}
}

// SetColor exchanges the colour.
func (p *Paragraph) SetColor(t Token) {
	if p.token != t {
		p.token = t
		p.Refresh()
	}
}

// HeightFor implements Flowing.
func (p *Paragraph) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * p.style.LineHeight()
}

// LastLine is the width of the last line at a width, for what stands behind it.
func (p *Paragraph) LastLine(width float32) float32 {
	lines := p.lines(width)
	return Measure(lines[len(lines)-1], p.style)
}

// Wrap tells, without drawing anything, into how many lines a text wraps at a width, and how wide the last of them is.
func Wrap(s string, style Style, width float32) (lines int, last float32) {
	wrapped := wrapText(s, style, width, 0)
	return len(wrapped), Measure(wrapped[len(wrapped)-1], style)
}

// widestKept is the widest word, in pixels, that a paragraph keeps whole when
// it states its smallest width; longer ones may break.
const widestKept = 120

// MinSize implements fyne.CanvasObject: as wide as the widest word, as high as
// the text is at the width it has.
func (p *Paragraph) MinSize() fyne.Size {
	w := p.minWidth()
	if have := p.Size().Width; have > 0 {
		return fyne.NewSize(w, p.HeightFor(have))
	}
	return fyne.NewSize(w, p.style.LineHeight())
}

// minWidth is the width of the widest word, up to widestKept.
func (p *Paragraph) minWidth() float32 {
	if p.least >= 0 {
		return p.least
	}
	p.least = 0
	for _, word := range strings.Fields(p.text) {
		if p.least = max(p.least, Measure(word, p.style)); p.least > widestKept {
			p.least = widestKept
			break
		}
	}
	return p.least
}

// lines wraps the text, remembering the last width.
func (p *Paragraph) lines(width float32) []string {
	if p.wrapped == nil || p.wrappedWidth != width {
		p.wrapped, p.wrappedWidth = wrapText(p.text, p.style, width, p.most), width
	}
	return p.wrapped
}

// wrapText breaks a text into lines of a width, at most so many if most > 0.
func wrapText(s string, style Style, width float32, most int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapPart(part, style, width)...)
	}
	if most > 0 && len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], shorten(rest, style, width))
	}
	return lines
}

// nearlyFull is the part of a line up to which the sum of its words is exact
// enough.
const nearlyFull = 0.75

// wrapPart breaks a text without line feeds. Words are measured one by one, so
// a long text costs little more than its words; near the end of a line the
// line is measured, for letters are kerned with the spaces between them.
func wrapPart(s string, style Style, width float32) []string {
	var lines []string
	space := Measure("n n", style) - Measure("nn", style)
	line, used := "", float32(0)
	for _, word := range strings.Fields(s) {
		w := Measure(word, style)
		full := line != "" && used+space+w > width
		if line != "" && !full && used+space+w > nearlyFull*width {
			full = Measure(line+" "+word, style) > width
		}
		if full {
			lines = append(lines, line)
			line, used = "", 0
		}
		if line == "" && w > width {
			broken := breakWord(word, style, width)
			lines = append(lines, broken[:len(broken)-1]...)
			word = broken[len(broken)-1]
			w = Measure(word, style)
		}
		if line != "" {
			line, used = line+" ", used+space
		}
		line, used = line+word, used+w
	}
	return append(lines, line)
}

// breakWord cuts a word that is wider than a line, as a file's path may be.
func breakWord(word string, style Style, width float32) []string {
	var parts []string
	runes := []rune(word)
	for len(runes) > 1 && Measure(string(runes), style) > width {
		n := 1
		for n < len(runes) && Measure(string(runes[:n+1]), style) <= width {
			n++
		}
		if n == len(runes) {
			break
		}
		parts = append(parts, string(runes[:n]))
		runes = runes[n:]
	}
	return append(parts, string(runes))
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return &paragraphRenderer{p: p} }

// paragraphRenderer draws one canvas text for each line and reuses them.
type paragraphRenderer struct {
	p     *Paragraph
	drawn []*canvas.Text
}

func (r *paragraphRenderer) Destroy()           {}
func (r *paragraphRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *paragraphRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.drawn))
	for i, t := range r.drawn {
		objects[i] = t
	}
	return objects
}

func (r *paragraphRenderer) Layout(size fyne.Size) {
	p := r.p
	lines := p.lines(size.Width)
	for len(r.drawn) < len(lines) {
		r.drawn = append(r.drawn, canvasText("", p.style, p.token))
	}
	r.drawn = r.drawn[:len(lines)]
	height := p.style.LineHeight()
	for i, line := range lines {
		t := r.drawn[i]
		if t.Text != line {
			t.Text = line
			t.Refresh()
		}
		w := t.MinSize().Width
		x := float32(0)
		switch p.align {
		case fyne.TextAlignCenter:
			x = (size.Width - w) / 2
		case fyne.TextAlignTrailing:
			x = size.Width - w
		}
		placeText(t, x, float32(i)*height, w, height)
	}
}

func (r *paragraphRenderer) Refresh() {
	r.Layout(r.p.Size())
	for _, t := range r.drawn {
		t.Color = Color(r.p.token)
		t.Refresh()
	}
}
