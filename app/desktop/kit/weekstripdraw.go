package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// stripDrawing draws one strip at one size.
type stripDrawing struct {
	sketch
	strip         *WeekStrip
	width, height float32
	day           float32 // width of a day
	taken         []spans // of each row
	left          map[int]int
	hits          []stripHit
}

func newStripDrawing(s *WeekStrip, size fyne.Size) *stripDrawing {
	rows := s.rows
	if rows == 0 {
		rows = max(1, int((size.Height-stripMonths-stripWeeks-stripFoot)/stripRow))
	}
	return &stripDrawing{
		strip: s, width: size.Width, height: size.Height, day: s.weekWidth() / 7, taken: make([]spans, rows), left: map[int]int{},
	}
}

// x is the left edge of a day.
func (d *stripDrawing) x(day int) float32 { return whole(float32(day-d.strip.first()) * d.day) }

func (d *stripDrawing) draw() {
	if d.width <= 0 {
		return
	}
	d.scale()
	for _, windows := range []bool{false, true} { // windows take what days and last days leave
		for i, m := range d.strip.data.Marks {
			if (m.Kind == StripWindow) == windows {
				d.mark(i, m)
			}
		}
	}
	d.more()
	d.now()
}

// scale draws the months and weeks.
func (d *stripDrawing) scale() {
	const top = stripMonths + stripWeeks
	d.bar(0, top-1, d.width, 1, Line2)
	d.bar(0, d.height-1, d.width, 1, Line2)
	var names spans
	if now := d.x(d.strip.data.Today); now >= 0 && now < d.width {
		names.take(now-4, now+Measure(d.strip.data.TodayWord, SmallStrongFigures)+20)
	}
	d.month(d.begun(), 0, &names)
	for _, t := range d.strip.data.Ticks {
		x := d.x(t.Day)
		if x < 0 || x >= d.width {
			continue
		}
		w := Measure(t.Word, SmallFigures)
		switch {
		case t.Year:
			d.bar(x, 0, 1, d.height, Line)
			d.month(t.Word, x, &names)
		case d.day*7 >= stripWeekWide:
			d.bar(x, stripMonths, 1, d.height-stripMonths, Line)
			if x+6+w <= d.width {
				d.text(t.Word, SmallFigures, Ink3, x+6, stripMonths+stripWeeks/2)
			}
		}
	}
}

// begun is the name of the month that began before the first day in view.
func (d *stripDrawing) begun() string {
	name := ""
	for _, t := range d.strip.data.Ticks {
		if t.Year && t.Day < d.strip.first() {
			name = t.Word
		}
	}
	return name
}

// month writes the name of a month where there is room for it.
func (d *stripDrawing) month(name string, x float32, names *spans) {
	x += 6
	if w := Measure(name, SmallStrongFigures); x+w <= d.width && names.free(x, x+w) {
		d.text(name, SmallStrongFigures, Ink, x, stripMonths/2)
		names.take(x, x+w+4)
	}
}

// mark puts a mark into the first row that has room for it.
func (d *stripDrawing) mark(i int, m StripMark) {
	from, to := d.x(m.From), d.x(m.To+1)
	if to <= 0 || from >= d.width {
		return
	}
	at, w := d.room(m, from, to)
	for row := range d.taken {
		if !d.taken[row].free(at-3, at+w+5) {
			continue
		}
		d.taken[row].take(at, at+w)
		y := float32(stripMonths + stripWeeks + 4 + stripRow*row)
		d.hits = append(d.hits, stripHit{x: at, y: y, w: w, h: stripPill, mark: i})
		d.paint(m, from, to, at, w, y)
		return
	}
	d.left[floorDiv(m.From-d.strip.first(), 7)]++
}

// room is what a mark takes with its words. A point's stand at its left where there is none at the right.
func (d *stripDrawing) room(m StripMark, from, to float32) (at, w float32) {
	words := Measure(m.Word, LabelFigures)
	switch m.Kind {
	case StripPoint:
		at, w = (from+to)/2-stripDiamond, 2*stripDiamond+5+words
		if at+w > d.width {
			at = (from+to)/2 + stripDiamond - w
		}
		return at, w
	case StripWindow:
		at = max(0, from)
		return at, max(min(to, d.width)-at, words)
	case StripSpan:
		w = max(to-from, words+14)
		return max(0, min(from, d.width-w)), w
	default:
		return from, words
	}
}

// paint draws a mark in its place.
func (d *stripDrawing) paint(m StripMark, from, to, at, w, y float32) {
	chosen := m.ID != "" && m.ID == d.strip.data.Chosen
	mid := y + stripPill/2 + 0.5
	switch m.Kind {
	case StripPoint:
		ground := Surface
		if chosen {
			ground = AccentSoft
		}
		d.box(at-3, y, w+6, stripPill, ground, Clear, 0, round(RadiusChip))
		x, words := (from+to)/2, (from+to)/2+stripDiamond+5
		if at < x-stripDiamond-1 {
			words = at
		}
		d.diamond(x, mid, stripDiamond, m.Token, Clear, 0)
		d.text(m.Word, LabelFigures, m.Token, words, mid)
	case StripWindow:
		left := max(0, from)
		d.box(left, y+stripPill-5, max(2, min(to, d.width)-left), 4, AccentMid, Clear, 0, round(2))
		d.textOn(Surface, m.Word, SmallFigures, Ink2, left+2, y+6)
	case StripSpan:
		edge, width := AccentMid, float32(1)
		if chosen {
			edge, width = Accent, FocusWidth
		}
		d.box(at, y, w, stripPill, AccentSoft, edge, width, round(RadiusChip))
		d.text(m.Word, LabelFigures, AccentSoftInk, at+7, mid)
	}
}

// more counts what had no room, in the last row of its week or of one after it.
func (d *stripDrawing) more() {
	if len(d.left) == 0 {
		return
	}
	last, carry := len(d.taken)-1, 0
	y := float32(stripMonths+stripWeeks+4+stripRow*last) + stripPill/2
	for week := range d.strip.Weeks() + 1 {
		carry += d.left[week]
		if carry == 0 {
			continue
		}
		words := fmt.Sprintf("+%d", carry)
		x, w := float32(week)*7*d.day+4, Measure(words, SmallFigures)
		if x+w <= d.width && d.taken[last].free(x, x+w) {
			d.text(words, SmallFigures, Ink3, x, y)
			d.taken[last].take(x, x+w)
			carry = 0
		}
	}
}

// now draws today over everything.
func (d *stripDrawing) now() {
	x := d.x(d.strip.data.Today)
	if d.strip.data.TodayWord == "" || x < 0 || x >= d.width {
		return
	}
	d.bar(x-0.75, 0, 1.5, d.height, Ink)
	w := Measure(d.strip.data.TodayWord, SmallStrongFigures) + 16
	c := corners{topRight: RadiusChip, bottomRight: RadiusChip}
	if x+w > d.width {
		x, c = x-w, corners{topLeft: RadiusChip, bottomLeft: RadiusChip}
	}
	d.box(x, 0, w, stripMonths-1, Ink, Clear, 0, c)
	d.text(d.strip.data.TodayWord, SmallStrongFigures, Surface, x+8, stripMonths/2)
}
