package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Run is a part of a text that looks alike.
type Run struct {
	Text       string
	Style      Style // Body by default; the styles of one text have one height of line
	Color      Token // Ink by default
	Ground     Token // behind the text, none by default
	Struck     bool  // a line through it: taken out
	Underlined bool  // a line under it: put in
}

func (r Run) style() Style {
	if r.Style == "" {
		return Body
	}
	return r.Style
}

func (r Run) color() Token {
	if r.Color == "" {
		return Ink
	}
	return r.Color
}

// Runs is a text whose parts look different. It wraps at words, or is one line that ends in "…" where its box is
// narrower.
type Runs struct {
	widget.BaseWidget
	runs    []Run
	oneLine bool
	laid    []piece
	width   float32 // that laid is for
}

// piece is what stands together on one line in one look.
type piece struct {
	run     int
	text    string
	x       float32
	line    int
	width   float32
	visible bool // has more than spaces
}

// NewRuns makes a text that wraps.
func NewRuns(runs ...Run) *Runs {
	r := &Runs{runs: runs, width: -1}
	r.ExtendBaseWidget(r)
	return r
}

// OneLine makes it a text of one line and gives it back.
func (r *Runs) OneLine() *Runs {
	r.oneLine = true
	return r
}

// SetRuns exchanges the text.
func (r *Runs) SetRuns(runs ...Run) {
	r.runs, r.width = runs, -1
	r.Refresh()
}

// Text is the whole text.
func (r *Runs) Text() string {
	var b strings.Builder
	for _, run := range r.runs {
		b.WriteString(run.Text)
	}
	return b.String()
}

// Parts are the runs of the text.
func (r *Runs) Parts() []Run { return r.runs }

func (r *Runs) lineHeight() float32 {
	if len(r.runs) == 0 {
		return Body.LineHeight()
	}
	return r.runs[0].style().LineHeight()
}

// HeightFor implements Flowing.
func (r *Runs) HeightFor(width float32) float32 {
	lines := 1
	if pieces := r.lay(width); len(pieces) > 0 {
		lines = pieces[len(pieces)-1].line + 1
	}
	return float32(lines) * r.lineHeight()
}

// lay puts the runs into lines.
func (r *Runs) lay(width float32) []piece {
	if width != r.width {
		r.width = width
		l := runLayout{runs: r.runs, width: width}
		if r.oneLine {
			l.cut()
		} else {
			l.wrap()
		}
		r.laid = l.out
	}
	return r.laid
}

// runLayout puts runs into lines.
type runLayout struct {
	runs  []Run
	width float32
	out   []piece
	x     float32
	line  int
}

// cut lays one line and shortens what does not fit.
func (l *runLayout) cut() {
	for i, run := range l.runs {
		text := strings.ReplaceAll(run.Text, "\n", " ")
		w := Measure(text, run.style())
		if l.x+w > l.width {
			text = shorten(text+ellipsis, run.style(), l.width-l.x)
			l.put(i, text, Measure(text, run.style()))
			return
		}
		l.put(i, text, w)
	}
}

// wrap lays lines that end between words.
func (l *runLayout) wrap() {
	for i, run := range l.runs {
		for n, paragraph := range strings.Split(run.Text, "\n") {
			if n > 0 {
				l.x, l.line = 0, l.line+1
			}
			for _, word := range strings.SplitAfter(paragraph, " ") {
				l.word(i, word)
			}
		}
	}
}

// word puts a word with the space after it where it fits; one that is longer than a line is broken.
func (l *runLayout) word(i int, word string) {
	style := l.runs[i].style()
	for word != "" {
		w := Measure(strings.TrimRight(word, " "), style)
		if l.x > 0 && l.x+w > l.width {
			l.x, l.line = 0, l.line+1
		}
		if w <= l.width || len([]rune(word)) == 1 || l.width <= 0 {
			l.put(i, word, Measure(word, style))
			return
		}
		part := []rune(strings.TrimSuffix(shorten(word, style, l.width), ellipsis))
		part = part[:max(1, len(part))]
		l.put(i, string(part), Measure(string(part), style))
		word = strings.TrimPrefix(word, string(part))
	}
}

// put appends a text to the piece before it where both are of one run and line.
func (l *runLayout) put(run int, text string, width float32) {
	if text == "" {
		return
	}
	visible := strings.TrimSpace(text) != ""
	if n := len(l.out) - 1; n >= 0 && l.out[n].run == run && l.out[n].line == l.line {
		p := &l.out[n]
		p.text += text
		p.width = Measure(p.text, l.runs[run].style())
		p.visible = p.visible || visible
		l.x = p.x + p.width
		return
	}
	l.out = append(l.out, piece{run: run, text: text, x: l.x, line: l.line, width: width, visible: visible})
	l.x += width
}

// MinSize implements fyne.CanvasObject.
func (r *Runs) MinSize() fyne.Size {
	if r.oneLine {
		return fyne.NewSize(Measure(ellipsis, Body), r.lineHeight())
	}
	return fyne.NewSize(4*Body.Size(), r.HeightFor(max(4*Body.Size(), r.Size().Width)))
}

// CreateRenderer draws the pieces.
func (r *Runs) CreateRenderer() fyne.WidgetRenderer {
	d := &runsRenderer{runs: r}
	d.draw()
	return d
}

// runsRenderer draws Runs.
type runsRenderer struct {
	runs    *Runs
	objects []fyne.CanvasObject
	size    fyne.Size // drawn for
}

func (d *runsRenderer) Destroy()                     {}
func (d *runsRenderer) MinSize() fyne.Size           { return d.runs.MinSize() }
func (d *runsRenderer) Objects() []fyne.CanvasObject { return d.objects }

// Layout makes the pieces anew for another size.
func (d *runsRenderer) Layout(size fyne.Size) {
	if size != d.size {
		d.draw()
	}
}

func (d *runsRenderer) draw() {
	d.objects = d.objects[:0]
	size := d.runs.Size()
	d.size = size
	line := d.runs.lineHeight()
	top := float32(0)
	if d.runs.oneLine {
		top = whole((size.Height - line) / 2)
	}
	for _, p := range d.runs.lay(size.Width) {
		d.piece(p, top+float32(p.line)*line, line)
	}
}

// piece draws one piece: its ground, its letters, and the line through or under them.
func (d *runsRenderer) piece(p piece, y, line float32) {
	run := d.runs.runs[p.run]
	if run.Ground != "" && p.visible {
		ground := &canvas.Rectangle{FillColor: Color(run.Ground), CornerRadius: 2}
		place(ground, p.x, y+1, p.width, line-2)
		d.objects = append(d.objects, ground)
	}
	text := canvasText(p.text, run.style(), run.color())
	placeText(text, p.x, y, p.width, line)
	d.objects = append(d.objects, text)
	at := y + whole(line*0.55)
	if run.Underlined {
		at = y + line - 3
	}
	if (run.Struck || run.Underlined) && p.visible {
		rule := &canvas.Rectangle{FillColor: Color(run.color())}
		place(rule, p.x, at, p.width, 1)
		d.objects = append(d.objects, rule)
	}
}

func (d *runsRenderer) Refresh() {
	d.draw()
	canvas.Refresh(d.runs)
}
