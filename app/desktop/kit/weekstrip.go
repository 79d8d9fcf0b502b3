package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// StripKind is how a mark of a WeekStrip is drawn.
type StripKind string

// The kinds of marks.
const (
	StripSpan   StripKind = "span"   // days on which something takes place: its words inside
	StripPoint  StripKind = "point"  // a last day: a diamond with its words beside
	StripWindow StripKind = "window" // a stretch in which something is to be done: a thin bar under its words
)

// AllStripKinds lists the kinds.
func AllStripKinds() []StripKind { return []StripKind{StripSpan, StripPoint, StripWindow} }

// StripMark is something on days of a WeekStrip.
type StripMark struct {
	ID       string // handed to the callbacks; several marks may belong together by it
	Kind     StripKind
	From, To int // days, both inclusive
	Word     string
	Token    Token // of a point and its words
}

// WeekStripData is what a WeekStrip shows. Days are counted from any one day, the same for all.
type WeekStripData struct {
	From      int // first day of the first week
	Today     int
	TodayWord string
	Ticks     []TimelineTick // first days of weeks with their numbers; of months, with Year set, with their names
	Marks     []StripMark    // by day
	Chosen    string         // ID of the marks that stand out
}

// WeekStrip draws weeks beside one another with what falls on them, in rows filled from the top; what has no room is
// counted. It takes the keyboard as one control: Left and Right go from mark to mark, PageUp and PageDown move the weeks,
// Home goes back to the first, Enter opens.
type WeekStrip struct {
	widget.BaseWidget
	// OnChoose is called with the ID of the mark that the user goes to, OnOpen by Enter.
	OnChoose, OnOpen func(id string)

	data    WeekStripData
	week    float32 // width of a week; 0 shares the width among a year's
	rows    int     // of marks; 0 for as many as there is room for
	shift   int     // weeks that the view is moved by
	at      int     // index of the mark the keyboard is on, -1 for none
	focused bool
	hits    []stripHit
}

type stripHit struct {
	x, y, w, h float32
	mark       int
}

// Measures of a strip.
const (
	stripMonths   = 20 // height of the names of months
	stripWeeks    = 22
	stripRow      = 23
	stripFoot     = 6
	stripPill     = 19
	stripDiamond  = 6 // half
	stripYear     = 53
	stripWeekWide = 34 // width from which each week has its number
)

// NewWeekStrip makes a strip of weeks as wide as given, with so many rows of marks.
func NewWeekStrip(week float32, rows int) *WeekStrip {
	s := &WeekStrip{week: week, rows: rows, at: -1}
	s.ExtendBaseWidget(s)
	return s
}

// NewYearStrip makes a strip of a whole year that takes all the height there is.
func NewYearStrip() *WeekStrip { return NewWeekStrip(0, 0) }

// SetData shows other marks.
func (s *WeekStrip) SetData(data WeekStripData) {
	s.data, s.at = data, -1
	s.Refresh()
}

// Choose lets the marks of an ID stand out, without a callback.
func (s *WeekStrip) Choose(id string) {
	if s.data.Chosen != id {
		s.data.Chosen = id
		s.Refresh()
	}
}

// weekWidth is the width of a week.
func (s *WeekStrip) weekWidth() float32 {
	if s.week > 0 {
		return s.week
	}
	return s.Size().Width / stripYear
}

// Weeks is how many weeks are in view.
func (s *WeekStrip) Weeks() int { return int(s.Size().Width / max(1, s.weekWidth())) }

// MinSize implements fyne.CanvasObject.
func (s *WeekStrip) MinSize() fyne.Size {
	return fyne.NewSize(320, stripMonths+stripWeeks+stripFoot+stripRow*float32(max(1, s.rows)))
}

// FocusGained implements fyne.Focusable.
func (s *WeekStrip) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost implements fyne.Focusable.
func (s *WeekStrip) FocusLost() {
	s.focused = false
	s.Refresh()
}

// Focused reports whether the keyboard is here.
func (s *WeekStrip) Focused() bool { return s.focused }

// TypedRune implements fyne.Focusable.
func (s *WeekStrip) TypedRune(rune) {}

// TypedShortcut hands on to the window.
func (s *WeekStrip) TypedShortcut(sc fyne.Shortcut) { forwardShortcut(s, sc) }

// TypedKey goes from mark to mark, moves the weeks, opens, and hands on every other key.
func (s *WeekStrip) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.step(-1)
	case fyne.KeyRight:
		s.step(1)
	case fyne.KeyPageUp:
		s.move(s.shift - max(1, s.Weeks()-2))
	case fyne.KeyPageDown:
		s.move(s.shift + max(1, s.Weeks()-2))
	case fyne.KeyHome:
		s.move(0)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.at >= 0 && s.OnOpen != nil {
			s.OnOpen(s.data.Marks[s.at].ID)
		}
	default:
		forwardKey(s, key)
	}
}

// move shows other weeks.
func (s *WeekStrip) move(shift int) {
	s.shift = shift
	s.Refresh()
}

// step goes to the next mark in a direction, the first time from the first week in view.
func (s *WeekStrip) step(by int) {
	if len(s.data.Marks) == 0 {
		return
	}
	if at := s.at + by; s.at < 0 {
		s.at = 0
		for i, m := range s.data.Marks {
			if m.To >= s.first() {
				s.at = i
				break
			}
		}
	} else if at >= 0 && at < len(s.data.Marks) {
		s.at = at
	}
	m := s.data.Marks[s.at]
	if weeks := max(1, s.Weeks()); m.From < s.first() || m.From >= s.first()+7*weeks {
		s.shift = floorDiv(m.From-s.data.From, 7) - weeks/2
	}
	s.chose(m.ID)
}

// first is the first day in view.
func (s *WeekStrip) first() int { return s.data.From + 7*s.shift }

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

func (s *WeekStrip) chose(id string) {
	s.data.Chosen = id
	s.Refresh()
	if s.OnChoose != nil {
		s.OnChoose(id)
	}
}

// Tapped goes to the mark under the pointer.
func (s *WeekStrip) Tapped(ev *fyne.PointEvent) {
	focusOn(s)
	for _, h := range s.hits {
		p := ev.Position
		if p.X >= h.x && p.X <= h.x+h.w && p.Y >= h.y && p.Y <= h.y+h.h {
			s.at = h.mark
			s.chose(s.data.Marks[h.mark].ID)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (s *WeekStrip) CreateRenderer() fyne.WidgetRenderer {
	return &weekStripRenderer{strip: s, ring: newFocusRing()}
}

type weekStripRenderer struct {
	strip   *WeekStrip
	ring    ring
	objects []fyne.CanvasObject
	drawn   fyne.Size
}

func (r *weekStripRenderer) Destroy()           {}
func (r *weekStripRenderer) MinSize() fyne.Size { return r.strip.MinSize() }

func (r *weekStripRenderer) Objects() []fyne.CanvasObject {
	return append(r.objects[:len(r.objects):len(r.objects)], r.ring.raster)
}

func (r *weekStripRenderer) Layout(size fyne.Size) {
	if size != r.drawn {
		r.draw(size)
	}
}

func (r *weekStripRenderer) Refresh() {
	r.draw(r.strip.Size())
	canvas.Refresh(r.strip)
}

func (r *weekStripRenderer) draw(size fyne.Size) {
	d := newStripDrawing(r.strip, size)
	d.draw()
	r.objects, r.drawn, r.strip.hits = d.objects, size, d.hits
	r.ring.around(r.strip.focused, 0, 0, size.Width, size.Height, RadiusField)
}
