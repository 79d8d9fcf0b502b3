package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Measures of a TickList.
const (
	tickRow     float32 = 28
	tickIndent          = cellPad + checkSize + checkGap // of title and hint
	tickHintEnd float32 = 6                              // under the hint
)

// top is where a row begins.
func (l *TickList) top(row int) float32 {
	y := float32(row) * tickRow
	if row > l.current {
		y += l.hintHeight(l.Size().Width)
	}
	return y
}

// hintHeight is what the hint takes in a list of that width.
func (l *TickList) hintHeight(width float32) float32 {
	if l.hint.Text() == "" {
		return 0
	}
	return l.hint.HeightFor(max(1, width-tickIndent-cellPad)) + tickHintEnd
}

// HeightFor implements Flowing.
func (l *TickList) HeightFor(width float32) float32 {
	return float32(len(l.ticks))*tickRow + l.hintHeight(width)
}

// MinSize implements fyne.CanvasObject.
func (l *TickList) MinSize() fyne.Size {
	const least = 160
	return fyne.NewSize(least, l.HeightFor(widthOrGuess(least, l.Size().Width)))
}

// CreateRenderer draws the rows.
func (l *TickList) CreateRenderer() fyne.WidgetRenderer {
	r := &tickListRenderer{list: l, ground: NewBox(Clear).Rounded(RadiusChip), ring: newFocusRing()}
	r.paint()
	return r
}

type tickListRenderer struct {
	list   *TickList
	ground *Box // of the current row
	ring   ring
	rows   []tickRowDrawn
}

// tickRowDrawn is what one row is drawn with.
type tickRowDrawn struct {
	box           *Box
	tick          *Icon
	title, detail *Text
}

func (r *tickListRenderer) Destroy()           {}
func (r *tickListRenderer) MinSize() fyne.Size { return r.list.MinSize() }

func (r *tickListRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.ring.raster}
	for _, d := range r.rows {
		out = append(out, d.box, d.tick, d.title, d.detail)
	}
	return append(out, r.list.hint)
}

// paint gives every row its words and colours.
func (r *tickListRenderer) paint() {
	l := r.list
	for len(r.rows) < len(l.ticks) {
		r.rows = append(r.rows, tickRowDrawn{
			box: NewBox(Surface).Rounded(RadiusChip), tick: NewIcon("check", IconInChip, OnAccent),
			title: NewText("", Body).Truncated(), detail: NewText("", SmallFigures).In(Ink3),
		})
	}
	r.rows = r.rows[:len(l.ticks)]
	for i, t := range l.ticks {
		d := r.rows[i]
		fill, edge, ink := Surface, Ctrl, Ink
		switch {
		case t.On && l.readOnly:
			fill = Ctrl
		case t.On:
			fill, edge = Accent, Accent
		case l.readOnly:
			fill, edge = Panel, Line2
		}
		if t.On {
			ink = Ink2
		}
		d.box.Set(fill, edge, 1)
		d.tick.Hidden = !t.On
		d.title.SetText(t.Title)
		d.title.SetColor(ink)
		d.detail.SetText(t.Detail)
	}
	r.ground.SetFill(Clear)
	if len(l.ticks) > 0 {
		r.ground.SetFill(AccentSoft)
	}
	r.ground.Hidden = !l.focused
}

func (r *tickListRenderer) Layout(size fyne.Size) {
	l := r.list
	for i, d := range r.rows {
		y := l.top(i)
		middle := y + whole((tickRow-checkSize)/2)
		detail := d.detail.FullWidth()
		place(d.box, cellPad, middle, checkSize, checkSize)
		place(d.tick, cellPad+1, middle+1, checkSize-2, checkSize-2)
		place(d.detail, size.Width-cellPad-detail, y, detail, tickRow)
		place(d.title, tickIndent, y, max(0, size.Width-tickIndent-2*cellPad-detail), tickRow)
	}
	hint := l.hintHeight(size.Width)
	top := float32(l.current) * tickRow
	place(l.hint, tickIndent, top+tickRow-3, size.Width-tickIndent-cellPad, max(0, hint-tickHintEnd))
	l.hint.Hidden = hint == 0
	place(r.ground, 0, top, size.Width, tickRow+hint)
	r.ring.set(framed(Clear, Accent, FocusWidth, round(RadiusChip)))
	r.ring.place(0, top, size.Width, tickRow+hint)
	r.ring.raster.Hidden = !l.focused || len(l.ticks) == 0
}

func (r *tickListRenderer) Refresh() {
	r.paint()
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}
