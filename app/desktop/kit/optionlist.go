package kit

import (
	"fyne.io/fyne/v2"
)

const (
	optionRows     = 10 // shown at most before the list scrolls
	optionIDWidth  = 140
	optionListWide = 360
)

// optionList is the list under a Picker or TokensField: what matches the words
// typed, best first.
type optionList struct {
	index  optionIndex
	grid   *Grid[optionRow]
	popup  *popover
	chosen func(id string) bool
}

type optionRow struct {
	at     int // position among all options
	option Option
	chosen bool
}

// newOptionList makes a closed list for a field. pick is called with the
// option that is clicked.
func newOptionList(field fyne.CanvasObject, chosen func(id string) bool, pick func(Option)) *optionList {
	l := &optionList{chosen: chosen}
	l.grid = NewGrid(func(r optionRow) string { return r.option.ID + "\x00" + r.option.Title })
	l.grid.Plain(Surface).HideHeader, l.grid.Height = true, HeightCompact
	l.grid.pressed = func(r optionRow) { pick(r.option) }
	l.grid.Empty = Centered(NewText("Nothing matches", Body).In(Ink3))
	l.popup = newPopover(field, Pad(popoverPad, popoverPad, popoverPad, popoverPad, l.grid), l.size)
	l.popup.onLook = l.grid.forget
	return l
}

func (l *optionList) setOptions(options []Option) {
	l.index = newOptionIndex(options)
	ids, details := float32(0), float32(0)
	for _, o := range options {
		ids = max(ids, Measure(o.ID, BodyMediumFigures))
		details = max(details, Measure(o.Detail, Body))
	}
	tick := Column[optionRow]{ID: "tick", Width: IconInChip + 2*cellPad, Min: IconInChip + 2*cellPad, Cell: tickCell}
	id := Column[optionRow]{ID: "id", Style: BodyMediumFigures, Width: min(optionIDWidth, ids) + 2*cellPad, Text: func(r optionRow) string { return r.option.ID }}
	title := Column[optionRow]{ID: "title", Text: func(r optionRow) string { return r.option.Title }}
	detail := Column[optionRow]{ID: "detail", Color: Ink3, Align: fyne.TextAlignTrailing, Width: min(optionIDWidth, details) + 2*cellPad, Text: func(r optionRow) string { return r.option.Detail }}
	var columns []Column[optionRow]
	if ids > 0 && !signsHidden(options) {
		columns = append(columns, id)
	}
	columns = append(columns, title)
	if details > 0 {
		columns = append(columns, detail)
	}
	l.grid.SetColumns(append(columns, tick)...)
}

// signsHidden reports whether the IDs are values only, not signs to read.
func signsHidden(options []Option) bool {
	for _, o := range options {
		if !o.Hidden {
			return false
		}
	}
	return true
}

// tickCell shows which options are chosen.
func tickCell() Cell[optionRow] {
	icon := NewIcon("check", IconInChip, Accent)
	return Cell[optionRow]{Object: icon, Update: func(r optionRow, _ bool) {
		icon.Hidden = !r.chosen
	}}
}

// find shows what matches a query, in groups while nothing is typed, and puts
// the mark on the best match or the option with the ID.
func (l *optionList) find(query, id string) {
	hits := l.index.find(query)
	rows := make([]optionRow, len(hits))
	for i, at := range hits {
		o := l.index.options[at]
		rows[i] = optionRow{at: at, option: o, chosen: l.chosen(o.ID)}
	}
	l.grid.model.group = nil
	if query == "" && l.grouped() {
		l.grid.model.group = func(r optionRow) string { return r.option.Group }
	}
	l.grid.SetRows(rows)
	mark := ""
	for i, r := range rows {
		if i == 0 || (query == "" && r.option.ID == id) {
			mark = l.grid.Key(r)
		}
	}
	l.popup.refit()
	l.grid.Select(mark)
}

func (l *optionList) grouped() bool {
	for _, o := range l.index.options {
		if o.Group != "" {
			return true
		}
	}
	return false
}

// marked is the option the keyboard stands on.
func (l *optionList) marked() (Option, bool) {
	r, ok := l.grid.Selected()
	return r.option, ok
}

// key moves the mark and reports whether the key did.
func (l *optionList) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		return l.grid.moveByKey(name)
	}
	return false
}

func (l *optionList) size() fyne.Size {
	rows := max(2, min(optionRows, len(l.grid.model.lines)))
	return fyne.NewSize(optionListWide, float32(rows)*HeightCompact+2*popoverPad+2)
}
