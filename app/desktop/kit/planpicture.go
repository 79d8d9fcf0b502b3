package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// PlanKind is how a block of a plan is drawn.
type PlanKind string

// The kinds of block.
const (
	PlanNormal   PlanKind = "normal"    // an activity
	PlanMeeting  PlanKind = "meeting"   // opening or closing
	PlanExpert   PlanKind = "expert"    // a person who does not count as auditor
	PlanNeutral  PlanKind = "neutral"   // the team among itself, breaks
	PlanToSettle PlanKind = "to-settle" // something is missing
)

// AllPlanKinds lists the kinds.
func AllPlanKinds() []PlanKind {
	return []PlanKind{PlanNormal, PlanMeeting, PlanExpert, PlanNeutral, PlanToSettle}
}

// PlanDay is a day of the plan with a lane for everybody who is there.
type PlanDay struct {
	Name  string   // "Mon 4 May"
	Lanes []string // initials
}

// PlanBlock is one activity. Times are minutes of the day.
type PlanBlock struct {
	ID          string
	Day         int // index of the day
	Lane, Lanes int // first lane in that day, and how many it spans, at least 1
	Start, End  int
	Kind        PlanKind
	Title, Note string
	ToSettle    string // what is missing, for PlanToSettle
}

// PlanData is everything a plan's picture shows.
type PlanData struct {
	Days               []PlanDay
	FirstHour, EndHour int
	Blocks             []PlanBlock // in the order the keyboard walks
}

// PlanPicture draws a plan as days × auditors. A tap selects a block; the
// arrows walk from block to block, Enter opens the selected one.
type PlanPicture struct {
	pressable
	data     PlanData
	selected string
	onSelect func(id string)
	onOpen   func(id string)
	areas    []planArea
}

// planArea is where a block was drawn.
type planArea struct {
	id         string
	x, y, w, h float32
}

// NewPlanPicture makes a picture; the callbacks may be nil.
func NewPlanPicture(data PlanData, selected, open func(id string)) *PlanPicture {
	p := &PlanPicture{data: data, onSelect: selected, onOpen: open}
	p.setup(p, p.openSelected)
	return p
}

// SetData exchanges the plan and keeps the selection where its block remains.
func (p *PlanPicture) SetData(data PlanData) {
	p.data = data
	p.Refresh()
}

// Select marks a block without calling back; "" marks none.
func (p *PlanPicture) Select(id string) {
	if p.selected != id {
		p.selected = id
		p.Refresh()
	}
}

// Selected is the marked block's id.
func (p *PlanPicture) Selected() string { return p.selected }

// choose marks a block and tells.
func (p *PlanPicture) choose(id string) {
	if p.selected != id {
		p.Select(id)
		if p.onSelect != nil {
			p.onSelect(id)
		}
	}
}

func (p *PlanPicture) openSelected() {
	if p.onOpen != nil && p.selected != "" {
		p.onOpen(p.selected)
	}
}

// Tapped selects the block under the pointer.
func (p *PlanPicture) Tapped(e *fyne.PointEvent) {
	focusOn(p)
	if id := p.blockAt(e.Position); id != "" {
		p.choose(id)
	}
}

// DoubleTapped opens the block under the pointer.
func (p *PlanPicture) DoubleTapped(e *fyne.PointEvent) {
	if id := p.blockAt(e.Position); id != "" {
		p.choose(id)
		p.openSelected()
	}
}

// blockAt is the block under a point; those drawn last lie on top.
func (p *PlanPicture) blockAt(at fyne.Position) string {
	for i := len(p.areas) - 1; i >= 0; i-- {
		a := p.areas[i]
		if at.X >= a.x && at.X < a.x+a.w && at.Y >= a.y && at.Y < a.y+a.h {
			return a.id
		}
	}
	return ""
}

// TypedKey walks with the arrows, else presses: Up and Down to the activity before and after in the same lane, Left and
// Right to the lane beside, Home and End to the first and the last.
func (p *PlanPicture) TypedKey(e *fyne.KeyEvent) {
	n := len(p.data.Blocks)
	var to int
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft:
		to = p.data.step(p.selected, e.Name)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	default:
		p.pressable.TypedKey(e)
		return
	}
	if n > 0 {
		p.choose(p.data.Blocks[to].ID)
	}
}

// Area is where the selected block was drawn last, of no size when none is.
func (p *PlanPicture) Area() (fyne.Position, fyne.Size) {
	for _, a := range p.areas {
		if a.id == p.selected {
			return fyne.NewPos(a.x, a.y), fyne.NewSize(a.w, a.h)
		}
	}
	return fyne.Position{}, fyne.Size{}
}

// A plan's measures.
const (
	planHours     = 38 // room of the hours' names
	planHead      = 42 // day and initials over the first hour's rule
	planHourLeast = 22
	planHourMost  = 32
	planLaneLeast = 72
	planLaneGap   = 4
	planDayGap    = 16
	planFoot      = 9 // half a line under the last hour
)

// MinSize implements fyne.CanvasObject.
func (p *PlanPicture) MinSize() fyne.Size {
	w := float32(planHours)
	for i, d := range p.data.Days {
		if i > 0 {
			w += planDayGap
		}
		w += float32(len(d.Lanes))*(planLaneLeast+planLaneGap) - planLaneGap
	}
	hours := max(p.data.EndHour-p.data.FirstHour, 1)
	return fyne.NewSize(w, planHead+float32(hours)*planHourLeast+planFoot)
}

// CreateRenderer implements fyne.Widget.
func (p *PlanPicture) CreateRenderer() fyne.WidgetRenderer { return &planRenderer{p: p} }

// planRenderer draws everything anew when something changes.
type planRenderer struct {
	p       *PlanPicture
	objects []fyne.CanvasObject
	drawn   fyne.Size
}

func (r *planRenderer) Destroy()                     {}
func (r *planRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *planRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *planRenderer) Layout(size fyne.Size) {
	if size != r.drawn {
		r.draw(size)
	}
}

func (r *planRenderer) Refresh() {
	r.draw(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *planRenderer) draw(size fyne.Size) {
	d := &planDrawing{data: r.p.data, selected: r.p.selected, focused: r.p.focused}
	d.measure(size)
	d.draw()
	r.p.areas = d.areas
	r.objects, r.drawn = d.objects, size
}
