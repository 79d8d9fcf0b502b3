package kit

import "fyne.io/fyne/v2"

const (
	cellPad       float32 = 8  // left and right inside a cell
	columnMin     float32 = 40 // of a column that names no other
	dragZone      float32 = 9  // where a column's edge can be grabbed
	headerIconGap float32 = 4
)

// Column is one column of a Grid.
type Column[T any] struct {
	ID        string  // stable name, for remembered widths and sorting
	Title     string  // words in the header
	Width     float32 // in pixels; 0 takes what the others leave
	Min       float32 // never narrower than this; 0 for the usual
	HideBelow float32 // not shown while the grid is narrower than this
	Align     fyne.TextAlign
	Style     Style // of the text, Body by default
	Color     Token // of the text, Ink by default
	Lines     int   // wrap into so many lines at most; 0 or 1 for one

	Text    func(T) string   // words of the cell; also what type-ahead and copy use
	Cell    func() Cell[T]   // draws the cell instead of Text when given
	Compare func(a, b T) int // makes the column sortable
}

// Cell is a cell a page draws itself. Cells are used again for other rows, so
// Update sets everything that shows.
type Cell[T any] struct {
	Object fyne.CanvasObject
	Update func(row T, selected bool)
}

// columnSpec is what laying out columns needs to know of one.
type columnSpec struct {
	width, min, hideBelow float32
}

// columnSpan is where a column stands; one of no width is not shown.
type columnSpan struct{ x, width float32 }

// layColumns shares a width among columns: fixed ones first, the rest evenly
// to those without a width, or to the last one shown. When there is too
// little, wide ones give way down to their least.
func layColumns(specs []columnSpec, total float32) []columnSpan {
	spans := make([]columnSpan, len(specs))
	left, open, last := total, 0, -1
	for i, c := range specs {
		if c.hideBelow > 0 && total < c.hideBelow {
			continue
		}
		last = i
		if c.width == 0 {
			open++
			continue
		}
		spans[i].width = max(c.width, c.least())
		left -= spans[i].width
	}
	if last < 0 {
		return spans
	}
	left = shareOpen(specs, spans, total, left, open)
	if left > 0 {
		spans[last].width += left
	} else if left < 0 {
		squeeze(specs, spans, -left)
	}
	x := float32(0)
	for i := range spans {
		spans[i].x = x
		x += spans[i].width
	}
	return spans
}

// shareOpen gives the columns without a width their share and returns what is
// then left, negative when the least widths took more than there was.
func shareOpen(specs []columnSpec, spans []columnSpan, total, left float32, open int) float32 {
	for i, c := range specs {
		if c.width != 0 || (c.hideBelow > 0 && total < c.hideBelow) {
			continue
		}
		spans[i].width = max(whole(left/float32(open)), c.least())
		left -= spans[i].width
		open--
	}
	return left
}

// squeeze takes the missing width from the columns that can give, in
// proportion to what each can.
func squeeze(specs []columnSpec, spans []columnSpan, missing float32) {
	spare := float32(0)
	for i, c := range specs {
		spare += max(0, spans[i].width-c.least())
	}
	if spare == 0 {
		return
	}
	part := min(1, missing/spare)
	for i, c := range specs {
		if spans[i].width > c.least() {
			spans[i].width -= (spans[i].width - c.least()) * part
		}
	}
}

func (c columnSpec) least() float32 {
	if c.min > 0 {
		return c.min
	}
	return columnMin
}
