package plan

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// auditDialog asks for a new audit.
type auditDialog struct {
	page         *Page
	kind         *kit.Picker
	month        *kit.Entry
	starts, ends *kit.DateField
	trigger      *kit.Entry
	fields       map[string]*kit.Field
	dialog       *kit.Dialog
}

// askAudit asks for a new audit of the case: one of its programme, or one beside it.
func (p *Page) askAudit() {
	if p.host.ReadOnly() || !p.leaveSide() {
		return
	}
	today := func() string { return p.host.Today().String() }
	d := &auditDialog{page: p, fields: map[string]*kit.Field{}}
	d.kind = kit.NewPicker("Kind", kindOptions(p.current)...)
	d.kind.Choose(string(audit.Special))
	d.kind.OnChange = func(kit.Option) { d.showTrigger() }
	d.month, d.trigger = kit.NewEntry("2027-05"), kit.NewEntry("Change of scope, complaint, suspension")
	d.starts, d.ends = kit.NewDateField(today), kit.NewDateField(today)
	body := d.build()
	d.showTrigger()
	d.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "New audit", Body: body, Width: 420, Focus: d.kind,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Add audit", Icon: "plus", Kind: kit.Primary, Default: true, Press: d.keep}},
	})
}

// kindOptions are the kinds of audit that the case may have another of.
func kindOptions(c *audit.Case) []kit.Option {
	var out []kit.Option
	for _, k := range audit.AllAuditKinds() {
		a := newAudit(c, k)
		there := slices.ContainsFunc(c.Audits, func(b audit.Audit) bool {
			return b.Name() == a.Name() && b.Programme == a.Programme && b.State != audit.AuditCancelled
		})
		if !there {
			out = append(out, kit.Option{ID: string(k), Title: a.Title(), Hidden: true})
		}
	}
	return out
}

// newAudit returns the next audit of a kind, without its identity: with the number that follows, and in the programme of
// the cycle now running unless it is beside the certification.
func newAudit(c *audit.Case, k audit.AuditKind) *audit.Audit {
	a := &audit.Audit{Kind: k, State: audit.AuditPlanned}
	if a.Kind != audit.GapAssessment && a.Kind != audit.Internal {
		a.Programme = lastProgramme(c)
	}
	if one := (&audit.Audit{Kind: k, Sequence: 1}).Name(); one == (&audit.Audit{Kind: k, Sequence: 2}).Name() {
		return a // there is one of its kind
	}
	for i := range c.Audits {
		if b := &c.Audits[i]; b.Kind == k {
			a.Sequence = max(a.Sequence, b.Sequence, 1)
		}
	}
	a.Sequence++
	return a
}

// lastProgramme is the programme of the latest cycle, "" while there is none.
func lastProgramme(c *audit.Case) audit.ID {
	var last *audit.Programme
	for i := range c.Programmes {
		if g := &c.Programmes[i]; last == nil || g.Cycle > last.Cycle {
			last = g
		}
	}
	if last == nil {
		return ""
	}
	return last.ID
}

func (d *auditDialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

func (d *auditDialog) build() fyne.CanvasObject {
	return kit.Rows(12,
		d.field("kind", "Which audit", d.kind),
		d.field("trigger", "Why it takes place", d.trigger),
		kit.Cols(12, kit.Fixed(112, 0, d.field("planned", "Month", d.month)),
			kit.Grow(d.field("starts_on", "or first day", d.starts)), kit.Grow(d.field("ends_on", "Last day", d.ends))),
		kit.NewParagraph("The days can wait until they are agreed. The audit's number follows those of its kind.", kit.Small, kit.Ink3))
}

// showTrigger asks for the reason of a special audit (ISO/IEC 17021-1:2015 9.6.4).
func (d *auditDialog) showTrigger() {
	o, _ := d.kind.Chosen()
	d.fields["trigger"].Hidden = o.ID != string(audit.Special)
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

// keep adds the audit and shows its plan; false keeps the dialog with what is wrong beside the fields.
func (d *auditDialog) keep() bool {
	p := d.page
	a, ok := d.read()
	if !ok {
		d.dialog.Refresh()
		return false
	}
	p.writer.Save("New audit: "+a.Title(), func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(a.Title()+" added", true)
		p.host.Go(page.Plan, a.ID)
	}, casefile.Change{After: a})
	return true
}

// read returns the audit that was entered, and whether it can be saved.
func (d *auditDialog) read() (*audit.Audit, bool) {
	o, chosen := d.kind.Chosen()
	a := newAudit(d.page.current, audit.AuditKind(o.ID))
	a.ID = d.page.cases.NewID()
	if a.Kind == audit.Special {
		a.Trigger = strings.TrimSpace(d.trigger.Text())
	}
	problems := map[string]string{}
	if !chosen {
		problems["kind"] = "Say which audit it is"
	}
	for field, read := range map[string]func() error{
		"planned":   func() error { return readMonth(a, d.month.Text()) },
		"starts_on": func() error { return a.StartsOn.UnmarshalText([]byte(d.starts.Text())) },
		"ends_on":   func() error { return a.EndsOn.UnmarshalText([]byte(d.ends.Text())) },
	} {
		if err := read(); err != nil {
			problems[field] = sentence(err.Error())
		}
	}
	if a.EndsOn.IsZero() {
		a.EndsOn = a.StartsOn
	}
	for _, x := range audit.Check(a) {
		problems[x.Field] = sentence(x.Message)
	}
	for name, f := range d.fields {
		f.SetMessage(kit.NoMessage, "")
		if words := problems[name]; words != "" {
			f.SetMessage(kit.Wrong, words)
		}
	}
	return a, len(problems) == 0
}
