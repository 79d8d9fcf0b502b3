package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// StackPart is a part of a column, so many units high. Soft ones have an edge, as what is planned.
type StackPart struct {
	N     int
	Token Token
	Soft  bool
}

// Stack is a column of a Stacks, its parts from the bottom.
type Stack struct {
	Word   string
	Strong bool // the word stands out, as that of today's month
	Parts  []StackPart
}

// height is how many units the column has.
func (s Stack) height() int {
	n := 0
	for _, p := range s.Parts {
		n += p.N
	}
	return n
}

// Stacks draws columns of counted units over their words. Few units are drawn one by one.
type Stacks struct {
	widget.BaseWidget
	columns []Stack
	widest  float32 // of a column
}

// Measures of Stacks.
const (
	stacksHeight = 112
	stacksFoot   = 20 // of the words
	stacksAxis   = 22 // width of the numbers
	stacksSingle = 8  // up to so many units are drawn one by one
)

// NewStacks makes columns, none wider than given.
func NewStacks(widest float32) *Stacks {
	s := &Stacks{widest: widest}
	s.ExtendBaseWidget(s)
	return s
}

// SetColumns shows other columns.
func (s *Stacks) SetColumns(columns []Stack) {
	s.columns = columns
	s.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (s *Stacks) MinSize() fyne.Size { return fyne.NewSize(160, stacksHeight) }

// CreateRenderer implements fyne.Widget.
func (s *Stacks) CreateRenderer() fyne.WidgetRenderer { return &stacksRenderer{stacks: s} }

type stacksRenderer struct {
	stacks  *Stacks
	objects []fyne.CanvasObject
	drawn   fyne.Size
}

func (r *stacksRenderer) Destroy()                     {}
func (r *stacksRenderer) MinSize() fyne.Size           { return r.stacks.MinSize() }
func (r *stacksRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *stacksRenderer) Layout(size fyne.Size) {
	if size != r.drawn {
		r.draw(size)
	}
}

func (r *stacksRenderer) Refresh() {
	r.draw(r.stacks.Size())
	canvas.Refresh(r.stacks)
}

// draw draws the axis and the columns.
func (r *stacksRenderer) draw(size fyne.Size) {
	d := &sketch{}
	top, step := scaleOf(r.stacks.columns)
	const above = 8
	foot := size.Height - stacksFoot
	unit := (foot - above) / float32(top)
	for n := 0; n <= top; n += step {
		y := foot - float32(n)*unit
		d.bar(stacksAxis, whole(y), size.Width-stacksAxis, 1, Line)
		words := fmt.Sprint(n)
		d.text(words, SmallFigures, Ink3, stacksAxis-8-Measure(words, SmallFigures), y)
	}
	pitch := (size.Width - stacksAxis) / float32(max(1, len(r.stacks.columns)))
	for i, c := range r.stacks.columns {
		mid := stacksAxis + pitch*(float32(i)+0.5)
		style, token := SmallFigures, Ink2
		if c.Strong {
			style, token = SmallStrongFigures, Ink
		}
		d.text(c.Word, style, token, mid-Measure(c.Word, style)/2, foot+stacksFoot/2+2)
		drawStack(d, c, whole(mid-min(r.stacks.widest, pitch-6)/2), foot, min(r.stacks.widest, pitch-6), unit, top <= stacksSingle)
	}
	r.objects, r.drawn = d.objects, size
}

// drawStack draws the parts of a column from the bottom, each unit apart or each part as one.
func drawStack(d *sketch, c Stack, x, y, w, unit float32, single bool) {
	for _, p := range c.Parts {
		edge, width := Clear, float32(0)
		if p.Soft {
			edge, width = AccentMid, 1
		}
		boxes, h := 1, unit*float32(p.N)
		if single {
			boxes, h = p.N, unit
		}
		for range boxes {
			y -= h
			if p.N > 0 {
				d.box(x, y+1, w, h-2, p.Token, edge, width, round(min(3, h/3)))
			}
		}
	}
}

// scaleOf is the number at the top of the axis and the step between its numbers.
func scaleOf(columns []Stack) (top, step int) {
	most := 1
	for _, c := range columns {
		most = max(most, c.height())
	}
	step = 1
	for most > 5*step {
		switch {
		case most <= 5*2*step:
			step *= 2
		case most <= 5*5*step:
			step *= 5
		default:
			step *= 10
		}
	}
	return (most + step - 1) / step * step, step
}
