package kit

import (
	"cmp"

	"fyne.io/fyne/v2"
)

// Question is what Confirm asks.
type Question struct {
	Title string // the question itself
	Text  string // what will happen, and what cannot be taken back
	Body  fyne.CanvasObject
	Yes   string // word of the button that does it
	Icon  string // of that button
	No    string // word of the other one, "Cancel" by default
	// Danger makes the question cautious: the doing button takes something
	// away, and Enter does not press it.
	Danger bool
}

// Confirm asks before something is done; yes runs after the dialog is gone.
func Confirm(w fyne.Window, q Question, yes func()) *Dialog {
	no := DialogButton{Word: cmp.Or(q.No, "Cancel"), Cancel: true, Default: q.Danger}
	do := DialogButton{Word: q.Yes, Icon: q.Icon, Kind: Primary, Default: !q.Danger}
	if q.Danger {
		do.Kind = Danger
	}
	var d *Dialog
	do.Press = func() bool {
		d.Close()
		yes()
		return false
	}
	d = ShowDialog(w, DialogSpec{Title: q.Title, Text: q.Text, Body: q.Body, Buttons: []DialogButton{no, do}})
	return d
}

// Asking is what Ask asks.
type Asking struct {
	Title, Text string
	Label       string // over the field
	Placeholder string
	Value       string // in the field at first
	Yes         string // word of the button, "OK" by default
	// Check says what is wrong with an answer, or nothing.
	Check func(answer string) (problem string)
}

// Ask asks for one line of text; answer runs after the dialog is gone.
func Ask(w fyne.Window, a Asking, answer func(text string)) *Dialog {
	entry := NewEntry(a.Placeholder)
	entry.SetTextQuiet(a.Value)
	field := NewField(a.Label, entry)
	entry.OnChanged = func(string) { field.SetMessage(NoMessage, "") }
	var d *Dialog
	press := func() bool {
		if a.Check != nil {
			if problem := a.Check(entry.Text()); problem != "" {
				field.SetMessage(Wrong, problem)
				d.Refresh()
				focusOn(entry)
				return false
			}
		}
		d.Close()
		answer(entry.Text())
		return false
	}
	d = ShowDialog(w, DialogSpec{
		Title: a.Title, Text: a.Text, Body: field, Focus: entry,
		Buttons: []DialogButton{{Word: "Cancel", Cancel: true}, {Word: cmp.Or(a.Yes, "OK"), Kind: Primary, Default: true, Press: press}},
	})
	return d
}

// Telling is what Tell tells about an error.
type Telling struct {
	Title    string
	Happened string
	Kept     string // what was not lost
	Remedy   string // what can be done now
}

// Tell explains an error. It stays until it is read.
func Tell(w fyne.Window, t Telling) *Dialog {
	body := Rows(GapGroup)
	for _, part := range []struct {
		icon   string
		colour Token
		words  string
	}{{"shield-check", Good, t.Kept}, {"arrow-right", Accent, t.Remedy}} {
		if part.words != "" {
			icon := Pad(2, 0, 2, 0, NewIcon(part.icon, IconSize, part.colour))
			body.Add(Cols(GapGroup, Top(icon), Grow(NewParagraph(part.words, Body, Ink))))
		}
	}
	return ShowDialog(w, DialogSpec{
		Title: t.Title, Icon: "octagon-alert", Color: Major, Text: t.Happened, Body: body, Width: 440,
		Buttons: []DialogButton{{Word: "Close", Kind: Primary, Default: true, Cancel: true}},
	})
}
