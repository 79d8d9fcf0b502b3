package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Measures of the calendar.
const (
	calendarCell  float32 = 30
	calendarRow   float32 = 26
	calendarPad   float32 = 8
	calendarWeeks         = 6
)

// calendar is a month to take a day from, weeks from Monday on.
type calendar struct {
	widget.BaseWidget
	day, today string // ISO; day is the marked one
	take       func(day string)
	drawn      *calendarRenderer
}

func newCalendar(take func(day string)) *calendar {
	c := &calendar{take: take}
	c.ExtendBaseWidget(c)
	return c
}

// show marks a day, today when it is none.
func (c *calendar) show(day, today string) {
	c.day, c.today = day, today
	if _, err := time.Parse(isoLayout, day); err != nil {
		c.day = today
	}
	c.Refresh()
}

// key moves the mark or takes the day.
func (c *calendar) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyLeft:
		c.move(0, -1)
	case fyne.KeyRight:
		c.move(0, 1)
	case fyne.KeyUp:
		c.move(0, -7)
	case fyne.KeyDown:
		c.move(0, 7)
	case fyne.KeyPageUp:
		c.move(-1, 0)
	case fyne.KeyPageDown:
		c.move(1, 0)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.take(c.day)
	}
}

func (c *calendar) move(months, days int) {
	c.day = shiftDay(c.day, months, days)
	c.Refresh()
}

// first is the Monday the sheet starts with.
func (c *calendar) first() time.Time {
	at, err := time.Parse(isoLayout, c.day)
	if err != nil {
		at = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // without any today
	}
	start := time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, -((int(start.Weekday()) + 6) % 7))
}

// Tapped takes the day under the pointer, or turns the month at the ends of
// the heading.
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	col := int((ev.Position.X - calendarPad) / calendarCell)
	row := int((ev.Position.Y - calendarPad) / calendarRow)
	switch {
	case row == 0 && col == 0:
		c.move(-1, 0)
	case row == 0 && col == 6:
		c.move(1, 0)
	case row >= 2 && row < 2+calendarWeeks && col >= 0 && col < 7:
		c.take(c.first().AddDate(0, 0, (row-2)*7+col).Format(isoLayout))
	}
}

// Cursor says that days can be tapped.
func (c *calendar) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize implements fyne.CanvasObject.
func (c *calendar) MinSize() fyne.Size {
	return fyne.NewSize(7*calendarCell+2*calendarPad, (2+calendarWeeks)*calendarRow+2*calendarPad)
}

// CreateRenderer draws heading, weekdays and days.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{
		c: c, month: NewText("", BodyStrong).Aligned(fyne.TextAlignCenter), mark: NewBox(AccentSoft).Rounded(RadiusChip).Edged(Accent, 1),
		back: NewIcon("chevron-left", IconSize, Ink3), on: NewIcon("chevron-right", IconSize, Ink3),
	}
	for i := range 7 {
		name := time.Weekday((i + 1) % 7).String()[:2]
		r.names = append(r.names, NewText(name, Small).In(Ink3).Aligned(fyne.TextAlignCenter))
	}
	for range 7 * calendarWeeks {
		r.days = append(r.days, NewText("", BodyFigures).Aligned(fyne.TextAlignCenter))
	}
	c.drawn = r
	return r
}

// redraw takes the colours of another look.
func (c *calendar) redraw() {
	if c.drawn != nil {
		for _, o := range c.drawn.Objects() {
			o.Refresh()
		}
	}
}

type calendarRenderer struct {
	c           *calendar
	month       *Text
	back, on    *Icon
	mark        *Box
	names, days []*Text
}

func (r *calendarRenderer) Destroy()           {}
func (r *calendarRenderer) MinSize() fyne.Size { return r.c.MinSize() }

func (r *calendarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.mark, r.month, r.back, r.on}
	for _, t := range append(r.names, r.days...) {
		objects = append(objects, t)
	}
	return objects
}

func (r *calendarRenderer) Layout(fyne.Size) {
	cell := func(o fyne.CanvasObject, row, col, wide int) {
		place(o, calendarPad+float32(col)*calendarCell, calendarPad+float32(row)*calendarRow, float32(wide)*calendarCell, calendarRow)
	}
	cell(r.month, 0, 1, 5)
	cell(r.back, 0, 0, 1)
	cell(r.on, 0, 6, 1)
	for i, t := range r.names {
		cell(t, 1, i, 1)
	}
	first := r.c.first()
	month := first.AddDate(0, 0, 6).Month()
	for i, t := range r.days {
		day := first.AddDate(0, 0, i)
		cell(t, 2+i/7, i%7, 1)
		r.draw(t, day, day.Month() == month)
		if day.Format(isoLayout) == r.c.day {
			cell(r.mark, 2+i/7, i%7, 1)
		}
	}
	r.month.SetText(fmt.Sprintf("%s %d", month, first.AddDate(0, 0, 6).Year()))
}

// draw writes one day: of another month quiet, today in the accent.
func (r *calendarRenderer) draw(t *Text, day time.Time, inMonth bool) {
	ink, style := Ink, BodyFigures
	if !inMonth {
		ink = Ink3
	}
	if day.Format(isoLayout) == r.c.today {
		ink, style = Accent, BodyStrongFigures
	}
	t.SetText(fmt.Sprint(day.Day()))
	t.SetColor(ink)
	t.SetStyle(style)
}

func (r *calendarRenderer) Refresh() { r.Layout(r.c.Size()) }
