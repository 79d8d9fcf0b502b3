package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// countWords writes a number.
func countWords(n int) string { return strconv.Itoa(n) }

// StepState is how far a step is.
type StepState string

// The states of a step.
const (
	StepDone StepState = "done"
	StepBack StepState = "back" // sent back
	StepNow  StepState = "now"
	StepOpen StepState = "open"
)

// AllStepStates lists the states.
func AllStepStates() []StepState { return []StepState{StepDone, StepBack, StepNow, StepOpen} }

// Step is one station on a way.
type Step struct {
	Word  string
	Note  string // beneath, such as a date
	State StepState
}

// Steps draws a way with its stations; the line is accent up to now.
type Steps struct {
	widget.BaseWidget
	steps  []Step
	spread bool // from edge to edge
}

// NewSteps makes a way.
func NewSteps(steps ...Step) *Steps {
	s := &Steps{steps: steps}
	s.ExtendBaseWidget(s)
	return s
}

// Spread draws the way from edge to edge, each word beneath the middle of its station.
func (s *Steps) Spread() *Steps {
	s.spread = true
	return s
}

// SetSteps exchanges the stations.
func (s *Steps) SetSteps(steps ...Step) {
	s.steps = steps
	s.Refresh()
}

// A way's measures.
const (
	stepCircle = 14
	stepHeight = 50
	stepLeast  = 64
)

// MinSize implements fyne.CanvasObject.
func (s *Steps) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(s.steps))*stepLeast, stepHeight)
}

// CreateRenderer implements fyne.Widget.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer { return &stepsRenderer{s: s} }

// stepsRenderer draws everything anew when steps or width change.
type stepsRenderer struct {
	s       *Steps
	objects []fyne.CanvasObject
	drawn   float32
}

func (r *stepsRenderer) Destroy()                     {}
func (r *stepsRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *stepsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *stepsRenderer) Layout(size fyne.Size) {
	if size.Width != r.drawn {
		r.draw(size.Width)
	}
}

func (r *stepsRenderer) Refresh() {
	r.draw(r.s.Size().Width)
	canvas.Refresh(r.s)
}

func (r *stepsRenderer) draw(width float32) {
	var d sketch
	steps := r.s.steps
	pitch := r.pitch(width)
	for i, step := range steps {
		x := whole(float32(i) * pitch)
		if i+1 < len(steps) {
			line := Line2
			if steps[i+1].State != StepOpen {
				line = Accent
			}
			d.bar(x+stepCircle, stepCircle/2, pitch-stepCircle, 1.5, line)
		}
		d.station(step, x)
		style, ink := stepInk(step.State)
		r.words(&d, shorten(step.Word, style, pitch-4), style, ink, i, x, 25)
		r.words(&d, shorten(step.Note, SmallFigures, pitch-4), SmallFigures, Ink3, i, x, 41)
	}
	r.objects, r.drawn = d.objects, width
}

// pitch is how far it is from one station to the next.
func (r *stepsRenderer) pitch(width float32) float32 {
	n := len(r.s.steps)
	if r.s.spread && n > 1 {
		return (width - stepCircle) / float32(n-1)
	}
	return width / float32(max(n, 1))
}

// words sets a line beneath the i-th station, whose left edge is x: flush with it, or of a spread way around its middle,
// where the ends stay within the width.
func (r *stepsRenderer) words(d *sketch, words string, style Style, ink Token, i int, x, y float32) {
	if wide := Measure(words, style); r.s.spread && i > 0 {
		x += stepCircle/2 - wide/2
		if i == len(r.s.steps)-1 {
			x += stepCircle/2 - wide/2
		}
	}
	d.text(words, style, ink, whole(x), y)
}

// station draws a step's circle, 14 across, at the top.
func (s *sketch) station(step Step, x float32) {
	const mid = stepCircle / 2
	switch step.State {
	case StepDone:
		s.box(x, 0, stepCircle, stepCircle, Accent, Clear, 0, round(mid))
		s.strokedIcon("check", 10, 20, OnAccent, x+2, mid)
	case StepBack:
		s.box(x, 0, stepCircle, stepCircle, MinorSoft, Minor, 1.5, round(mid))
		s.strokedIcon("arrow-left", 10, 18, Minor, x+2, mid)
	case StepNow:
		s.box(x, 0, stepCircle, stepCircle, Surface, Accent, 1.5, round(mid))
		s.box(x+4, 4, 6, 6, Accent, Clear, 0, round(3))
	default:
		s.box(x, 0, stepCircle, stepCircle, Surface, Ctrl, 1.5, round(mid))
	}
}

// stepInk is how a step's word is set.
func stepInk(state StepState) (Style, Token) {
	switch state {
	case StepBack:
		return SmallFigures, Minor
	case StepNow:
		return SmallStrongFigures, Ink
	case StepOpen:
		return SmallFigures, Ink3
	default:
		return SmallFigures, Ink2
	}
}
