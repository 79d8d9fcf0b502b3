package kit

import "fyne.io/fyne/v2"

// step is the block that an arrow leads to from the one selected, itself when there is none that way. With nothing
// selected it is the first. An activity in several lanes is left from the first of its blocks.
func (d PlanData) step(selected string, key fyne.KeyName) int {
	from := -1
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		if d.Blocks[i].ID == selected {
			from = i
		}
	}
	if from < 0 {
		return 0
	}
	best := from
	for i, b := range d.Blocks {
		if b.ID != selected && d.lies(b, d.Blocks[from], key) && (best == from || d.nearer(b, d.Blocks[best], d.Blocks[from], key)) {
			best = i
		}
	}
	return best
}

// lies reports whether b lies in the direction of the arrow from a: up and down in the same lane, over the days; left
// and right in another lane or day.
func (d PlanData) lies(b, a PlanBlock, key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		return b.meets(a) && b.after(a)
	case fyne.KeyUp:
		return b.meets(a) && a.after(b)
	case fyne.KeyRight:
		return b.Day > a.Day || b.Day == a.Day && b.Lane >= a.Lane+max(a.Lanes, 1)
	case fyne.KeyLeft:
		return b.Day < a.Day || b.Day == a.Day && b.Lane+max(b.Lanes, 1) <= a.Lane
	default:
		return false
	}
}

// nearer reports whether b is reached before c from a: by time up and down, by lane and then by time sideways.
func (d PlanData) nearer(b, c, a PlanBlock, key fyne.KeyName) bool {
	if key == fyne.KeyUp || key == fyne.KeyDown {
		return distance(b.moment(), a.moment()) < distance(c.moment(), a.moment())
	}
	x, y := distance(d.column(b), d.column(a)), distance(d.column(c), d.column(a))
	return x < y || x == y && distance(b.Start, a.Start) < distance(c.Start, a.Start)
}

// column counts the lanes before a block, over all days.
func (d PlanData) column(b PlanBlock) int {
	n := b.Lane
	for i := 0; i < b.Day && i < len(d.Days); i++ {
		n += len(d.Days[i].Lanes)
	}
	return n
}

// meets reports whether two blocks share a lane.
func (b PlanBlock) meets(c PlanBlock) bool {
	return b.Lane < c.Lane+max(c.Lanes, 1) && c.Lane < b.Lane+max(b.Lanes, 1)
}

func (b PlanBlock) after(c PlanBlock) bool { return b.moment() > c.moment() }

// moment is the start in minutes since the first day.
func (b PlanBlock) moment() int { return b.Day*24*60 + b.Start }

func distance(a, b int) int { return max(a-b, b-a) }
