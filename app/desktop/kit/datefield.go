package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// DayState is what a DateField or TimeField holds.
type DayState string

// The states.
const (
	DayEmpty   DayState = "empty"
	DayValid   DayState = "valid"
	DayInvalid DayState = "invalid" // the text cannot be read; nothing is kept of it
)

// AllDayStates lists the states.
func AllDayStates() []DayState { return []DayState{DayEmpty, DayValid, DayInvalid} }

// valueField is an entry of one value with a written form: a day or a time.
type valueField struct {
	Entry
	read  func(text string) (value, problem string)
	keys  func(value string, key fyne.KeyName) (next string, ok bool)
	value string // the last value told

	// OnValue is called with the value when it changes: "" when the field was
	// emptied. A text that cannot be read changes no value.
	OnValue func(value string)
	// OnProblem is called after each change with what is wrong, "" when
	// nothing is.
	OnProblem func(problem string)
}

func (f *valueField) initValue(self inputSelf, hint string) {
	f.init(self, BodyFigures)
	f.hint = hint
	f.Entry.OnChanged = func(string) { f.judge() }
	f.Entry.OnCommit = func(string) { f.tidy() }
}

// State says whether the field is empty, holds a value, or a text that cannot
// be read.
func (f *valueField) State() DayState {
	value, problem := f.read(f.Text())
	switch {
	case problem != "":
		return DayInvalid
	case value == "":
		return DayEmpty
	}
	return DayValid
}

// Value is the value in its written form, "" while empty or unreadable.
func (f *valueField) Value() string {
	value, _ := f.read(f.Text())
	return value
}

// Problem is what is wrong with the text, in words for the line beneath.
func (f *valueField) Problem() string {
	_, problem := f.read(f.Text())
	return problem
}

// SetQuiet puts a value without a callback.
func (f *valueField) SetQuiet(value string) {
	f.value = value
	f.SetTextQuiet(value)
	f.judge()
}

// judge tells problems as they come and go. While somebody is typing only what
// can no longer become right is called wrong.
func (f *valueField) judge() {
	_, problem := f.read(f.Text())
	if f.focused && len(f.Text()) < len(f.hint) {
		problem = ""
	}
	f.tellProblem(problem)
}

func (f *valueField) tellProblem(problem string) {
	if f.OnProblem != nil {
		f.OnProblem(problem)
	}
}

// tidy writes the value in full when the field is left.
func (f *valueField) tidy() {
	value, problem := f.read(f.Text())
	f.tellProblem(problem)
	if problem != "" {
		return
	}
	f.setQuiet(value)
	f.committed = value
	f.tell(value)
}

func (f *valueField) tell(value string) {
	if value == f.value {
		return
	}
	f.value = value
	if f.OnValue != nil {
		f.OnValue(value)
	}
}

// TypedKey moves the value with the arrow and page keys.
func (f *valueField) TypedKey(key *fyne.KeyEvent) {
	if !f.readOnly {
		if next, ok := f.keys(f.Value(), key.Name); ok {
			f.buffer.choose(0, len(f.buffer.runes))
			f.buffer.insert(next)
			f.buffer.choose(0, len(f.buffer.runes))
			f.edited()
			f.tell(next)
			return
		}
	}
	f.Entry.TypedKey(key)
}

// DateField is a day of the calendar, written 2026-03-04. It also reads
// 20260304; Up and Down move by a day, PageUp and PageDown by a month, "t" puts
// today, Alt+Down or a click on the sign at the right opens a calendar.
type DateField struct {
	valueField
	today func() string
	sheet *calendar
	popup *popover
}

// NewDateField makes an empty field. today gives the ISO day that "t" means.
func NewDateField(today func() string) *DateField {
	d := &DateField{today: today}
	d.read = func(text string) (string, string) { return readDay(text, d.today()) }
	d.keys = d.byKey
	d.initValue(d, "yyyy-mm-dd")
	d.trail = IconSize + 4
	d.extras = []inputExtra{{object: newIconTap("calendar-range", d.Open), place: atTrail}}
	d.sheet = newCalendar(func(day string) {
		d.popup.close()
		d.put(day)
	})
	d.popup = newPopover(d, d.sheet, d.sheet.MinSize)
	d.popup.onLook = d.sheet.redraw
	d.popup.onKey = func(key *fyne.KeyEvent) { d.sheet.key(key.Name) }
	return d
}

// Open opens the calendar.
func (d *DateField) Open() {
	if d.readOnly {
		return
	}
	focusOn(d)
	d.sheet.show(d.Value(), d.today())
	d.popup.show(CanvasOf(d))
}

// IsOpen reports whether the calendar is open.
func (d *DateField) IsOpen() bool { return d.popup.open }

// TypedShortcut opens the calendar with Alt+Down.
func (d *DateField) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyDown && c.Modifier == fyne.KeyModifierAlt {
		d.Open()
		return
	}
	d.Entry.TypedShortcut(s)
}

// TypedRune puts today for "t" and lets only figures and hyphens in.
func (d *DateField) TypedRune(r rune) {
	switch {
	case d.readOnly:
	case r == 't' || r == 'T':
		d.put(d.today())
	case r >= '0' && r <= '9', r == '-':
		d.Entry.TypedRune(r)
	}
}

func (d *DateField) put(day string) {
	d.buffer.choose(0, len(d.buffer.runes))
	d.buffer.insert(day)
	d.edited()
	d.tell(day)
}

func (d *DateField) byKey(day string, key fyne.KeyName) (string, bool) {
	months, days := 0, 0
	switch key {
	case fyne.KeyUp:
		days = 1
	case fyne.KeyDown:
		days = -1
	case fyne.KeyPageUp:
		months = 1
	case fyne.KeyPageDown:
		months = -1
	default:
		return "", false
	}
	if day == "" {
		return d.today(), d.Text() == ""
	}
	return shiftDay(day, months, days), true
}

// TimeField is a time of day, written 09:30. It also reads 930, 9 and 9.30; Up
// and Down move to the next full half hour.
type TimeField struct {
	valueField
}

// timeStep is how many minutes Up and Down move.
const timeStep = 30

// NewTimeField makes an empty field. Up or Down in it starts at 09:00.
func NewTimeField() *TimeField {
	t := &TimeField{}
	t.read = readTime
	t.keys = func(clock string, key fyne.KeyName) (string, bool) {
		step := map[fyne.KeyName]int{fyne.KeyUp: timeStep, fyne.KeyDown: -timeStep}[key]
		if step == 0 {
			return "", false
		}
		if clock == "" {
			return "09:00", t.Text() == ""
		}
		return shiftTime(clock, step), true
	}
	t.initValue(t, "hh:mm")
	return t
}

// TypedRune lets only figures and separators in.
func (t *TimeField) TypedRune(r rune) {
	if r >= '0' && r <= '9' || r == ':' || r == '.' {
		t.Entry.TypedRune(r)
	}
}
