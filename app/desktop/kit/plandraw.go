package kit

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

// planDrawing draws one plan at one size.
type planDrawing struct {
	sketch
	data     PlanData
	selected string
	focused  bool
	areas    []planArea

	hour  float32   // height of an hour
	lane  float32   // width of a lane
	lefts []float32 // left end of every day
}

// measure shares the width among the lanes and the height among the hours.
func (d *planDrawing) measure(size fyne.Size) {
	lanes, days := 0, len(d.data.Days)
	for _, day := range d.data.Days {
		lanes += len(day.Lanes)
	}
	hours := max(d.data.EndHour-d.data.FirstHour, 1)
	d.hour = limit((size.Height-planHead-planFoot)/float32(hours), planHourLeast, planHourMost)
	room := size.Width - planHours - planDayGap*float32(max(days-1, 0)) - planLaneGap*float32(max(lanes-days, 0))
	d.lane = max(room/float32(max(lanes, 1)), planLaneLeast)
	x := float32(planHours)
	for _, day := range d.data.Days {
		d.lefts = append(d.lefts, x)
		x += d.dayWidth(day) + planDayGap
	}
}

// dayWidth is the width of a day's lanes.
func (d *planDrawing) dayWidth(day PlanDay) float32 {
	n := float32(len(day.Lanes))
	return n*d.lane + max(n-1, 0)*planLaneGap
}

// laneLeft is the left end of a lane.
func (d *planDrawing) laneLeft(day, lane int) float32 {
	return d.lefts[day] + float32(lane)*(d.lane+planLaneGap)
}

// y is the place of a minute of the day.
func (d *planDrawing) y(minute int) float32 {
	return planHead + (float32(minute)/60-float32(d.data.FirstHour))*d.hour
}

func (d *planDrawing) draw() {
	for h := d.data.FirstHour; h <= d.data.EndHour; h++ {
		words := fmt.Sprintf("%02d", h)
		y := d.y(h * 60)
		d.text(words, BodyFigures, Ink3, planHours-8-Measure(words, BodyFigures), y)
		for i, day := range d.data.Days {
			d.bar(d.lefts[i], whole(y), d.dayWidth(day), 1, Line)
		}
	}
	for i, day := range d.data.Days {
		d.text(day.Name, BodyStrongFigures, Ink, d.lefts[i], 10)
		for j, who := range day.Lanes {
			d.text(shorten(who, Small, d.lane), Small, Ink2, d.laneLeft(i, j), 28)
		}
	}
	for _, b := range d.data.pieces() {
		d.block(b)
	}
}

// planInks are the colours of a kind of block.
type planInks struct {
	ground, edge, title, note Token
	left                      bool // the edge is a bar at the left, else all around
}

// planKinds gives every kind its colours.
var planKinds = map[PlanKind]planInks{
	PlanNormal:   {AccentSoft, Accent, Ink, Ink2, true},
	PlanMeeting:  {Ink2, Clear, Surface, Surface, false},
	PlanExpert:   {Surface, AccentMid, Ink, Ink2, false},
	PlanNeutral:  {Sunken, Ctrl, Ink, Ink2, true},
	PlanToSettle: {MinorSoft, Minor, Ink, Ink2, true},
}

// planEdge is the width of a block's left bar; planInside the least height
// that has room for words.
const (
	planEdge   = 3
	planInside = 18
)

// Things planned at once stand side by side in their lane. Under the least
// width for lines a block has one of them, and under that for a word beside an
// icon the icon alone.
const (
	planColumnGap  = 2
	planLinesLeast = 44
	planWordLeast  = 30
)

// block draws one activity and remembers where.
func (d *planDrawing) block(b planPiece) {
	inks := planKinds[b.Kind]
	x, y := d.laneLeft(b.Day, b.Lane), whole(d.y(b.Start))+1
	n := float32(max(b.Lanes, 1))
	w, h := n*d.lane+(n-1)*planLaneGap, whole(d.y(b.End))-1-y
	if b.of > 1 {
		w = (w+planColumnGap)/float32(b.of) - planColumnGap
		x += float32(b.at) * (w + planColumnGap)
	}
	a := planArea{id: b.ID, x: x, y: y, w: w, h: h}
	pad := float32(7)
	if inks.left {
		pad = planEdge + 6
		d.box(x, y, planEdge+1, h, inks.edge, Clear, 0, corners{topLeft: RadiusChip, bottomLeft: RadiusChip})
		d.box(x+planEdge, y, w-planEdge, h, inks.ground, Clear, 0, corners{topRight: RadiusChip, bottomRight: RadiusChip})
	} else {
		d.box(x, y, w, h, inks.ground, inks.edge, 1, round(RadiusChip))
	}
	if h >= planInside {
		d.words(b.PlanBlock, inks, planArea{x: x + pad, y: y, w: w - pad - 2, h: h})
	} else {
		d.text(shorten(b.Title, Label, w), Label, Ink, x, y-9)
		a.y, a.h = y-17, h+17
	}
	if b.ID == d.selected {
		edge := float32(1)
		if d.focused {
			edge = FocusWidth
		}
		d.box(x-edge, y-edge, w+2*edge, h+2*edge, Clear, Accent, edge, round(RadiusChip+edge))
	}
	d.areas = append(d.areas, a)
}

// words writes title (its figures close, for a block is narrow), note and what is missing into a block, as far as they
// have room; the grid beside the picture holds them whole.
func (d *planDrawing) words(b PlanBlock, inks planInks, in planArea) {
	const line = 16
	lead := float32(4)
	if in.h < 2*line {
		lead = (in.h - line) / 2
	}
	room := max(int((in.h-lead)/line), 1)
	y := in.y + lead + line/2
	if in.w < planLinesLeast {
		b.Title, b.Note = shorten(b.Title, Label, in.w), ""
	}
	title := planLines(b.Title, Label, in.w, room)
	for _, t := range title {
		d.text(t, Label, inks.title, in.x, y)
		y += line
	}
	room -= len(title)
	forNote := room
	if b.ToSettle != "" {
		forNote = max(room-1, min(room, 1))
	}
	if b.Note != "" && room > 0 {
		note := planLines(b.Note, SmallFigures, in.w, min(forNote, planNoteLines))
		for _, t := range note {
			d.text(t, SmallFigures, inks.note, in.x, y)
			y += line
		}
		room -= len(note)
	}
	if b.ToSettle != "" && room > 0 {
		d.icon("triangle-alert", IconInChip, Minor, in.x, y+2)
		if left := in.w - IconInChip - 3; left >= planWordLeast {
			d.text(shorten(b.ToSettle, Label, left), Label, Minor, in.x+IconInChip+3, y+2)
		}
	}
}

// planNoteLines is how many lines the note of a block takes at most.
const planNoteLines = 2

// planLines breaks words into at most so many lines; a word that is wider than a line is shortened, not broken.
func planLines(words string, style Style, width float32, most int) []string {
	parts := strings.Fields(words)
	for i, part := range parts {
		parts[i] = shorten(part, style, width)
	}
	return wrapText(strings.Join(parts, " "), style, width, most)
}
