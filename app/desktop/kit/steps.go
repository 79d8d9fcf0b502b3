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
	steps []Step
}

// NewSteps makes a way.
func NewSteps(steps ...Step) *Steps {
	s := &Steps{steps: steps}
	s.ExtendBaseWidget(s)
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
	pitch := width / float32(max(len(steps), 1))
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
		d.text(shorten(step.Word, style, pitch-4), style, ink, x, 25)
		d.text(shorten(step.Note, SmallFigures, pitch-4), SmallFigures, Ink3, x, 41)
	}
	r.objects, r.drawn = d.objects, width
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
