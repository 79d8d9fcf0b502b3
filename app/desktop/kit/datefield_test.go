package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

func today() string { return "2026-11-25" }

func showDate(t *testing.T) (*kit.DateField, *kit.Field, fyne.Window) {
	t.Helper()
	d := kit.NewDateField(today)
	f := kit.NewField("Due", d)
	w := show(t, container.NewVBox(f))
	w.Canvas().Focus(d)
	return d, f, w
}

func TestDateField_reads(t *testing.T) {
	for _, c := range []struct{ typed, value, problem string }{
		{"2026-03-04", "2026-03-04", ""},
		{"20260304", "2026-03-04", ""},
		{"2026-3-4", "2026-03-04", ""},
		{"t", "2026-11-25", ""},
		{"2024-02-29", "2024-02-29", ""},
		{"2026-02-30", "", "February has 28 days"},
		{"2024-02-30", "", "February has 29 days"},
		{"2026-04-31", "", "April has 30 days"},
		{"2026-13-01", "", "The month is between 01 and 12"},
		{"2026-01-00", "", "The first day is 01"},
		{"0026-01-01", "", "The year is between 1900 and 2200"},
		{"4.3.2026", "", "Year, month and day, as 2026-03-04"}, // the dots are not let in
		{"", "", ""},
	} {
		d, f, w := showDate(t)
		typeText(w, c.typed)
		w.Canvas().Unfocus()
		_, problem := f.Message()
		if d.Value() != c.value || problem != c.problem {
			t.Errorf("%q: value %q, problem %q, want %q, %q", c.typed, d.Value(), problem, c.value, c.problem)
		}
	}
}

func TestDateField_states(t *testing.T) {
	d, f, w := showDate(t)
	var told []string
	d.OnValue = func(v string) { told = append(told, v) }
	if d.State() != kit.DayEmpty {
		t.Errorf("state %q at first", d.State())
	}
	typeText(w, "2026-02")
	if _, words := f.Message(); words != "" || d.State() != kit.DayInvalid {
		t.Errorf("half a day is called wrong while typing: %q", words)
	}
	typeText(w, "-30")
	if kind, words := f.Message(); kind != kit.Wrong || words != "February has 28 days" {
		t.Errorf("message %q %q", kind, words)
	}
	press(w, fyne.KeyBackspace)
	typeText(w, "8")
	press(w, fyne.KeyBackspace, fyne.KeyBackspace)
	typeText(w, "28")
	w.Canvas().Unfocus()
	if d.State() != kit.DayValid {
		t.Errorf("state %q, text %q", d.State(), d.Text())
	}
	w.Canvas().Focus(d)
	press(w, fyne.KeyBackspace)
	w.Canvas().Unfocus()
	if diff := cmp.Diff([]string{"2026-02-28", ""}, told); diff != "" {
		t.Errorf("values told (-want +got):\n%s", diff)
	}
}

func TestDateField_keysMove(t *testing.T) {
	d, _, w := showDate(t)
	d.SetQuiet("2028-01-31")
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyPageUp, "2028-02-29"},
		{fyne.KeyUp, "2028-03-01"},
		{fyne.KeyDown, "2028-02-29"},
		{fyne.KeyPageDown, "2028-01-29"},
	} {
		press(w, c.key)
		if d.Value() != c.want {
			t.Errorf("%s: %q, want %q", c.key, d.Value(), c.want)
		}
	}
}

func TestDateField_leavesUnreadableTextInPlace(t *testing.T) {
	d, _, w := showDate(t)
	d.SetQuiet("2026-05-04")
	told := 0
	d.OnValue = func(string) { told++ }
	typeText(w, "2026-02-30")
	w.Canvas().Unfocus()
	if d.Text() != "2026-02-30" || d.Value() != "" || told != 0 {
		t.Errorf("text %q, value %q, told %d times", d.Text(), d.Value(), told)
	}
}

func TestTimeField(t *testing.T) {
	for typed, want := range map[string]string{
		"09:30": "09:30", "930": "09:30", "0930": "09:30", "9": "09:00", "23.59": "23:59",
	} {
		f := kit.NewTimeField()
		w := show(t, container.NewVBox(f))
		w.Canvas().Focus(f)
		typeText(w, typed)
		w.Canvas().Unfocus()
		if f.Text() != want {
			t.Errorf("%q became %q, want %q", typed, f.Text(), want)
		}
	}
	f := kit.NewTimeField()
	w := show(t, container.NewVBox(f))
	w.Canvas().Focus(f)
	typeText(w, "25")
	w.Canvas().Unfocus()
	if f.Problem() != "The last hour is 23" {
		t.Errorf("problem %q", f.Problem())
	}
	f.SetQuiet("09:10")
	w.Canvas().Focus(f)
	press(w, fyne.KeyUp)
	if f.Value() != "09:30" {
		t.Errorf("Up from 09:10: %q", f.Value())
	}
	press(w, fyne.KeyDown, fyne.KeyDown)
	if f.Value() != "08:30" {
		t.Errorf("Down twice: %q", f.Value())
	}
}

func TestDateField_calendar(t *testing.T) {
	d, _, w := showDate(t)
	told := ""
	d.OnValue = func(v string) { told = v }
	d.Open()
	press(w, fyne.KeyDown, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyReturn)
	if told != "2027-01-03" || d.Text() != "2027-01-03" || d.IsOpen() {
		t.Errorf("a week, a day and a month after today: told %q, text %q, open %v", told, d.Text(), d.IsOpen())
	}
	d.Open()
	press(w, fyne.KeyUp, fyne.KeyEscape)
	if d.Value() != "2027-01-03" || !d.Focused() {
		t.Errorf("Escape: value %q, focus %v", d.Value(), d.Focused())
	}
	d.SetReadOnly(true)
	d.Open()
	if d.IsOpen() {
		t.Error("a read-only day can be chosen")
	}
}
