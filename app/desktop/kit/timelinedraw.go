package kit

import "slices"

// timelineDrawing draws one timeline at one width. Lines of text are placed by
// their middles, as the design measures them.
type timelineDrawing struct {
	sketch
	data          TimelineData
	width, height float32
	today         float32 // x of today, negative without
}

// x is the place of a day.
func (d *timelineDrawing) x(day int) float32 {
	span := max(d.data.To-d.data.From, 1)
	return laneNames + (d.width-laneNames)*float32(day-d.data.From)/float32(span)
}

// draw puts rules first, then what lies on them, today last.
func (d *timelineDrawing) draw() {
	d.today = -1
	if d.data.TodayWord != "" {
		d.today = d.x(d.data.Today)
	}
	d.rules()
	d.scale()
	y := float32(laneScale)
	for _, lane := range d.data.Lanes {
		h := lane.height()
		d.text(lane.Name, Small, Ink2, 0, y+h/2)
		d.pills(lane.Pills, y)
		for _, b := range lane.Bands {
			d.band(b, y+h/2)
		}
		d.limits(lane.Limits, y)
		y += h
		d.bar(0, y-1, d.width, 1, Line)
	}
	d.now()
}

// rules draws the years through all lanes and the quarters' short ticks.
func (d *timelineDrawing) rules() {
	d.bar(0, laneScale-1, d.width, 1, Line)
	for _, t := range d.data.Ticks {
		switch x := whole(d.x(t.Day)); {
		case t.Day <= d.data.From:
		case t.Year:
			d.bar(x, 11, 1, d.height-11, Line)
		default:
			d.bar(x, laneScale-7, 1, 6, Line)
		}
	}
}

// scale writes the names of years and quarters where today's label leaves room.
func (d *timelineDrawing) scale() {
	var taken spans
	if d.today >= 0 {
		from, to := d.todayLabel()
		taken.take(from-4, to+4)
	}
	for _, years := range []bool{true, false} {
		for _, t := range d.data.Ticks {
			if t.Year != years || (!years && d.width < quartersFrom) {
				continue
			}
			style, token := SmallFigures, Ink3
			if years {
				style, token = SmallStrongFigures, Ink
			}
			x := d.x(t.Day) + scaleGap
			if t.Day <= d.data.From {
				x = laneNames
			}
			w := Measure(t.Word, style)
			if x >= laneNames && x+w <= d.width && taken.free(x, x+w+4) {
				d.text(t.Word, style, token, x, 10)
				taken.take(x, x+w+4)
			}
		}
	}
}

// todayLabel is the stretch of today's label, which flips at the right end.
func (d *timelineDrawing) todayLabel() (from, to float32) {
	w := Measure(d.data.TodayWord, SmallStrongFigures) + 16
	if d.today+w > d.width {
		return d.today - w, d.today
	}
	return d.today, d.today + w
}

// now draws today over everything.
func (d *timelineDrawing) now() {
	if d.today < 0 {
		return
	}
	d.bar(d.today-0.75, 0, 1.5, d.height, Ink)
	from, to := d.todayLabel()
	c := corners{topRight: RadiusChip, bottomRight: RadiusChip}
	if to <= d.today {
		c = corners{topLeft: RadiusChip, bottomLeft: RadiusChip}
	}
	d.box(from, 0, to-from, 19, Ink, Clear, 0, c)
	d.text(d.data.TodayWord, SmallStrongFigures, Surface, from+8, 10)
}

// labelPlace is where the words of a mark stand.
type labelPlace struct {
	x, w  float32
	under bool // beneath the mark
	right bool // set to their right end
}

// pills draws events; their words stand at the right, else at the left, else
// beneath.
func (d *timelineDrawing) pills(pills []TimelinePill, y float32) {
	var taken, beneath spans
	if d.today >= 0 {
		taken.take(d.today-1, d.today+1)
	}
	for _, p := range pills {
		x := d.x(p.Day)
		taken.take(x-pillWidth/2, x+pillWidth/2)
	}
	for _, p := range slices.Backward(pills) { // today lies right of what is done
		x := d.x(p.Day) - pillWidth/2
		d.pill(p, x, y+9)
		l := d.placePill(p, x, taken, beneath)
		if l.under {
			d.textOn(Surface, p.Note, SmallFigures, Ink2, l.x, y+42)
			beneath.take(l.x, l.x+l.w)
			continue
		}
		taken.take(l.x, l.x+l.w)
		d.labelLine(p.Title, LabelFigures, Ink, l, y+19)
		d.labelLine(p.Note, SmallFigures, Ink2, l, y+35)
	}
}

// labelLine writes one line of a mark's words.
func (d *timelineDrawing) labelLine(words string, style Style, t Token, l labelPlace, y float32) {
	x := l.x
	if l.right {
		x += l.w - Measure(words, style)
	}
	d.textOn(Surface, words, style, t, x, y)
}

// pill draws the mark itself.
func (d *timelineDrawing) pill(p TimelinePill, x, y float32) {
	ground, ink, edge := Surface, Accent, float32(1.5)
	if p.Done {
		ground, ink, edge = Accent, OnAccent, 0
	}
	d.box(x, y, pillWidth, pillHeight, ground, Accent, edge, round(RadiusChip))
	w := Measure(p.Word, SmallStrongFigures)
	d.text(p.Word, SmallStrongFigures, ink, x+(pillWidth-w)/2, y+pillHeight/2)
}

// placePill finds room for a pill's words.
func (d *timelineDrawing) placePill(p TimelinePill, x float32, taken, beneath spans) labelPlace {
	const gap = 8
	w := max(Measure(p.Title, LabelFigures), Measure(p.Note, SmallFigures))
	if p.Title != "" {
		if from := x + pillWidth + gap; from+w <= d.width && taken.free(from-gap/2, from+w) {
			return labelPlace{x: from, w: w}
		}
		if from := x - gap - w; from >= laneNames && taken.free(from, from+w) {
			return labelPlace{x: from, w: w, right: true}
		}
	}
	w = Measure(p.Note, SmallFigures)
	from := x + (pillWidth-w)/2
	if d.today > from && d.today < from+w+4 {
		from = d.today - 4 - w
	}
	for _, o := range beneath { // give way to a neighbour's words
		if from < o[1] && from+w+4 > o[0] {
			from = o[0] - 8 - w
		}
	}
	return labelPlace{x: limit(from, laneNames-pillWidth, d.width-w), w: w, under: true}
}

// band draws a stretch with words inside, as many as there is room for.
func (d *timelineDrawing) band(b TimelineBand, y float32) {
	const half, lead, gap, diamond = 10, 10, 22, 9
	from, to := d.x(b.From), d.x(b.To)
	d.box(from, y-half, to-from, 2*half, AccentSoft, AccentMid, 1, round(RadiusChip))
	end := to - lead
	if w := Measure(b.End, LabelFigures); w > 0 && to-from > w+2*lead {
		end -= w
		d.text(b.End, LabelFigures, AccentSoftInk, end, y)
	}
	x := from + lead
	if b.Diamond {
		d.diamond(from, y, diamond, Surface, Accent, 2)
		x += diamond + 4
	}
	if d.today > x-4 && d.today < x+4 {
		x = d.today + lead
	}
	if w := Measure(b.Title, LabelFigures); x+w < end {
		d.text(b.Title, LabelFigures, AccentSoftInk, x, y)
		x += w + gap
	}
	if x+Measure(b.Note, SmallFigures) < end {
		d.text(b.Note, SmallFigures, AccentSoftInk, x, y)
	}
}

// limits draws windows of time, their last days and two lines of words.
func (d *timelineDrawing) limits(limits []TimelineLimit, y float32) {
	var taken spans
	var before float32 // the end of the windows before
	for _, l := range limits {
		from, to := d.x(l.From), d.x(l.To)
		d.box(from, y+10, to-from, 6, l.Token, Clear, 0, round(3))
		d.bar(to-0.5, y+5, 1.5, 16, Ink2)
		title, note := Ink, Ink2
		if l.Token != AccentMid {
			title, note = l.Token, l.Token
		}
		w := max(Measure(l.Title, LabelFigures), Measure(l.Note, SmallFigures))
		label := d.placeLimit(from, to, w, from < before, taken)
		before = max(before, to)
		taken.take(label.x, label.x+w+8)
		d.labelLine(l.Title, LabelFigures, title, label, y+34)
		d.labelLine(l.Note, SmallFigures, note, label, y+50)
	}
}

// placeLimit finds room for a limit's words: from the window's beginning, past
// a rule that would cross them, else back from its end, as where it begins
// within a window before it; else where there is room.
func (d *timelineDrawing) placeLimit(from, to, w float32, within bool, taken spans) labelPlace {
	const gap = 8
	x := from
	if d.today > x-2 && d.today < x+w {
		x = d.today + gap
	}
	for _, t := range d.data.Ticks {
		if rule := d.x(t.Day); t.Year && rule > x-gap/2 && rule < x+gap {
			x = rule + gap
		}
	}
	atEnd := d.width-to < 3*gap // words past the last window would look cut
	if !within && (x+w <= to || !atEnd) && x+w <= d.width && taken.free(x, x+w) {
		return labelPlace{x: x, w: w}
	}
	if back := min(to, d.width) - w; back >= laneNames && taken.free(back, back+w) {
		return labelPlace{x: back, w: w, right: true}
	}
	for _, o := range taken { // behind the words that are in the way
		x = max(x, o[1])
	}
	return labelPlace{x: min(x, d.width-w), w: w}
}
