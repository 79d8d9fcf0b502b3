package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TimelineTick is a mark on the scale: a year or a quarter. Days are counted
// from any one day, the same for the whole timeline.
type TimelineTick struct {
	Day  int
	Word string
	Year bool // stands stronger, with a rule through all lanes
}

// TimelinePill is a short event, such as an audit.
type TimelinePill struct {
	Day         int
	Word        string // inside, such as "SA1"
	Done        bool   // filled, else outlined
	Title, Note string // beside it; a Note without Title stands beneath
}

// TimelineBand is a stretch with words inside, such as a certificate's term.
type TimelineBand struct {
	From, To         int
	Title, Note, End string // at its beginning, behind that, at its end
	Diamond          bool   // a mark at its beginning
}

// TimelineLimit is a window of time with its last day.
type TimelineLimit struct {
	From, To    int
	Token       Token // AccentMid while open, Good when met, Major when missed
	Title, Note string
}

// TimelineLane is a named row of a timeline. A lane holds one kind of thing.
type TimelineLane struct {
	Name   string
	Pills  []TimelinePill
	Bands  []TimelineBand
	Limits []TimelineLimit
}

// TimelineData is everything a timeline shows.
type TimelineData struct {
	From, To  int // the days at its left and right end
	Today     int
	TodayWord string // "" shows no today
	Ticks     []TimelineTick
	Lanes     []TimelineLane
}

// Timeline draws lanes of pills, bands and limits over a scale of years and
// quarters. It scales with its width; below 900 quarters lose their names.
type Timeline struct {
	widget.BaseWidget
	data TimelineData
}

// NewTimeline makes a timeline.
func NewTimeline(data TimelineData) *Timeline {
	t := &Timeline{data: data}
	t.ExtendBaseWidget(t)
	return t
}

// SetData exchanges everything that is shown.
func (t *Timeline) SetData(data TimelineData) {
	t.data = data
	t.Refresh()
}

// A timeline's measures.
const (
	laneNames     = 98 // room of the lanes' names
	laneScale     = 24 // height of the scale
	lanePills     = 56 // height of a lane of pills
	laneBands     = 46
	laneLimits    = 67
	timelineLeast = 640
	quartersFrom  = 900 // width from which quarters have names
	pillWidth     = 32
	pillHeight    = 20
	scaleGap      = 6 // rule to the year's name
)

// height is a lane's height, by what it holds.
func (l TimelineLane) height() float32 {
	switch {
	case len(l.Limits) > 0:
		return laneLimits
	case len(l.Bands) > 0:
		return laneBands
	default:
		return lanePills
	}
}

// MinSize implements fyne.CanvasObject.
func (t *Timeline) MinSize() fyne.Size {
	h := float32(laneScale)
	for _, l := range t.data.Lanes {
		h += l.height()
	}
	return fyne.NewSize(timelineLeast, h)
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return &timelineRenderer{t: t} }

// timelineRenderer draws everything anew when data or width changes.
type timelineRenderer struct {
	t       *Timeline
	objects []fyne.CanvasObject
	drawn   float32 // width of what is drawn
}

func (r *timelineRenderer) Destroy()                     {}
func (r *timelineRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *timelineRenderer) Layout(size fyne.Size) {
	if size.Width != r.drawn {
		r.draw(size.Width)
	}
}

func (r *timelineRenderer) Refresh() {
	r.draw(r.t.Size().Width)
	canvas.Refresh(r.t)
}

func (r *timelineRenderer) draw(width float32) {
	d := &timelineDrawing{data: r.t.data, width: width, height: r.t.MinSize().Height}
	d.draw()
	r.objects, r.drawn = d.objects, width
}
