package history

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Fields is what ShowField needs of the open case.
type Fields interface {
	Case(ctx context.Context) (*audit.Case, error)
	FieldHistory(ctx context.Context, kind string, record audit.ID, field string) ([]casefile.FieldVersion, error)
	SetBack(ctx context.Context, label, kind string, record audit.ID, field string, to casefile.FieldVersion) error
}

// ShowField shows every value that a field of a record was given: who gave it, when, and what was there before. From
// there an older one is given again, as a new change.
func ShowField(host page.Host, cases Fields, of editing.Subject) {
	d := &fieldDialog{host: host, cases: cases, of: of}
	// Read in the order of the saves, so that what was just typed is among it.
	host.Runner().Save(func() (err error) {
		if d.all, err = cases.FieldHistory(context.Background(), of.Kind, of.Record, of.Field); err != nil {
			return err
		}
		d.c, err = cases.Case(context.Background())
		return err
	}, func(err error) {
		if err != nil {
			host.Tell(err)
			return
		}
		d.show()
	})
}

// fieldDialog is the history of one field.
type fieldDialog struct {
	host   page.Host
	cases  Fields
	of     editing.Subject
	c      *audit.Case
	all    []casefile.FieldVersion // newest first
	list   *kit.Grid[casefile.FieldVersion]
	about  *kit.Text
	change *kit.Runs
	scroll *container.Scroll
	back   *kit.Button
}

const wordBack = "Give it this value again"

// Measures of the dialog.
const (
	fieldDialogWidth = 720
	fieldListMost    = 8   // versions in view
	fieldTextHeight  = 150 // of the change of one
)

func (d *fieldDialog) show() {
	title := d.name() + ": " + strings.ToLower(d.of.Label)
	if len(d.all) == 0 {
		kit.Tell(d.host.Window(), kit.Telling{Title: title, Happened: "This field was never filled in."})
		return
	}
	d.list = d.newList()
	d.about = kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	d.change = kit.NewRuns()
	d.scroll = container.NewVScroll(kit.Pad(8, 10, 8, 10, d.change))
	rows := float32(min(len(d.all), fieldListMost)+1) * kit.HeightCompact
	body := kit.Rows(10, kit.Fixed(0, rows+4, d.list), d.about, kit.Fixed(0, fieldTextHeight, kit.Ground(kit.Panel, d.scroll)))
	dialog := kit.ShowDialog(d.host.Window(), kit.DialogSpec{
		Title: title, Icon: "history", Color: kit.Accent, Body: body, Width: fieldDialogWidth, Focus: d.list,
		Buttons: []kit.DialogButton{
			{Word: "Close", Cancel: true},
			{Word: wordBack, Icon: "undo-2", Kind: kit.Primary, Default: true, Press: d.setBack},
		},
	})
	d.back = dialog.Button(wordBack)
	d.list.SetRows(d.all)
	d.list.Select(versionKey(d.all[0]))
	d.showChosen()
}

// name is what people call the record.
func (d *fieldDialog) name() string { return RecordName(d.c, d.of.Kind, d.of.Record) }

func versionKey(v casefile.FieldVersion) string { return v.Action + string(v.Value) }

func (d *fieldDialog) newList() *kit.Grid[casefile.FieldVersion] {
	type version = casefile.FieldVersion
	g := kit.NewGrid(versionKey,
		kit.Column[version]{ID: "day", Title: "Day", Width: 100, Min: 100, Style: kit.BodyFigures, Text: func(v version) string { return day(v.At) }},
		kit.Column[version]{ID: "time", Title: "Time", Width: 60, Min: 60, Style: kit.BodyFigures, Color: kit.Ink2, Text: func(v version) string { return clock(v.At) }},
		kit.Column[version]{ID: "who", Title: "Who", Width: 56, Min: 56, Text: func(v version) string { return v.Initials }},
		kit.Column[version]{ID: "value", Title: "Value", Min: 160, Text: d.short},
		kit.Column[version]{ID: "now", Width: 84, Min: 84, Style: kit.Small, Color: kit.Ink3, Text: func(v version) string {
			if v.Live {
				return "stands now"
			}
			return ""
		}},
	)
	g.Height = kit.HeightCompact
	g.OnSelect = func(version) { d.showChosen() }
	return g
}

// short is the beginning of a value, in one line.
func (d *fieldDialog) short(v casefile.FieldVersion) string {
	words := strings.Join(strings.Fields(d.words(v)), " ")
	if words == "" {
		return "empty"
	}
	return shorten(words)
}

// words is a value as people read it.
func (d *fieldDialog) words(v casefile.FieldVersion) string {
	f, ok := d.field()
	if !ok {
		return v.Value.Text()
	}
	if f.Type != audit.SetField {
		return readable(f, v.Value.Text(), d.c)
	}
	names := make([]string, len(v.Elements))
	for i, e := range v.Elements {
		names[i] = readable(f, e, d.c)
	}
	return strings.Join(names, ", ")
}

func (d *fieldDialog) field() (audit.Field, bool) {
	k := audit.KindNamed(d.of.Kind)
	if k == nil {
		return audit.Field{}, false
	}
	return k.Field(d.of.Field)
}

// showChosen shows what the version chosen changed.
func (d *fieldDialog) showChosen() {
	v, ok := d.list.Selected()
	if !ok || d.back == nil {
		return
	}
	d.about.SetText(fmt.Sprintf("%s, %s %s, %s", v.Who, day(v.At), v.At.Time().Local().Format("15:04:05"), v.Label))
	d.change.SetRuns(kit.CompareTexts(d.before(v), d.words(v))...)
	d.scroll.Refresh()
	d.scroll.ScrollToTop()
	switch {
	case d.host.ReadOnly():
		d.back.Lock("the case can only be read")
	case v.Live:
		d.back.Lock("it stands now")
	default:
		d.back.Unlock()
	}
}

// before is the value before a version.
func (d *fieldDialog) before(v casefile.FieldVersion) string {
	for i, o := range d.all[:len(d.all)-1] {
		if versionKey(o) == versionKey(v) {
			return d.words(d.all[i+1])
		}
	}
	return ""
}

// setBack gives the field the value chosen again.
func (d *fieldDialog) setBack() bool {
	v, ok := d.list.Selected()
	if !ok {
		return false
	}
	field := strings.ToLower(d.of.Label)
	label := fmt.Sprintf("%s: %s as on %s %s", d.name(), field, day(v.At), clock(v.At))
	d.host.Runner().Save(func() error {
		return d.cases.SetBack(context.Background(), label, d.of.Kind, d.of.Record, d.of.Field, v)
	}, func(err error) {
		if err != nil {
			d.host.Tell(err)
			return
		}
		d.host.Toast(d.of.Label+" is as it was on "+day(v.At)+" "+clock(v.At), true)
	})
	return true
}
