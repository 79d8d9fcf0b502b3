package material

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// EditFile shows in a dialog what is known of an attachment, and changes its note, its clauses and whether it is
// confidential.
func (m *Material) EditFile(a *audit.Attachment) {
	c := m.now()
	if c == nil {
		return
	}
	fields := m.fileForm()
	fields.Open(a)
	fields.Lock(m.host.ReadOnly())
	picture, show := newThumbnails(m.host.Runner(), m.cases).frame(previewSide, previewSide)
	show(a)
	facts := kit.Rows(4)
	for _, f := range FileFacts(c, a) {
		facts.Add(factRow(f))
	}
	kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: a.Name, Width: 620,
		Body:  kit.Rows(16, kit.Cols(16, kit.Top(picture), kit.Grow(facts)), fields.Content()),
		Focus: focusOf(fields.Field("note")),
		Buttons: []kit.DialogButton{
			{Word: "Open", Icon: "eye", Press: func() bool { fields.Close(m.canvas()); m.OpenFile(a); return true }},
			{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: func() bool { fields.Close(m.canvas()); return true }},
		},
	})
}

// previewSide is the side of a small picture at twice the usual density of a screen, at its own size.
const previewSide float32 = 160

func (m *Material) fileForm() *form.Form[audit.Attachment, *audit.Attachment] {
	return form.New(m.writer, func(a *audit.Attachment) string { return "Attachment " + a.Name }, m.host.Tell, m.today,
		form.Spec{Name: "note", Label: "Note", Lines: 2, Hint: "What it shows, and who gave it"},
		form.Spec{Name: "requirements", Label: "Clauses and controls", Options: m.requirementOptions},
		form.Spec{Name: "confidential", Label: "Confidential: never leaves the certification body"})
}

func focusOf(f *kit.Field) fyne.Focusable {
	on, _ := f.Control().(fyne.Focusable)
	return on
}

// Fact is something that is known of a file or a sample, and what it is.
type Fact struct{ Name, Value string }

// FileFacts are what is known of an attachment, and where it is used.
func FileFacts(c *audit.Case, a *audit.Attachment) []Fact {
	_, kind := FileMark(a)
	out := []Fact{{"Kind", filled(form.Sentence(kind), a.MediaType)}, {"Size", SizeWords(a.Size)}}
	add := func(name, value string) {
		if value != "" {
			out = append(out, Fact{name, value})
		}
	}
	if a.Width > 0 {
		add("Picture", counted(int(a.Width), "pixel", "pixels")+" wide, "+counted(int(a.Height), "pixel", "pixels")+" high")
	}
	if !a.TakenOn.IsZero() {
		add("Taken", strings.TrimSpace(a.TakenOn.String()+" "+a.TakenAt.String()))
	}
	added := ""
	if t := a.AddedAt.Time(); !t.IsZero() {
		added = t.Format("2006-01-02 15:04") + " UTC"
	}
	if p := c.Person(a.AddedBy); p != nil {
		added = filled(added, p.Name)
	}
	add("Attached", added)
	add("Came from", a.Source)
	if a.LocationRemoved {
		add("Place", "taken out of the file")
	}
	if o := c.Attachment(a.Original); o != nil {
		add("Original", o.Name)
	}
	add("Used in", strings.Join(UsesOf(c, a), "; "))
	return append(out, Fact{"SHA-256", a.SHA256})
}

// UsesOf names where an attachment is used: evidence by its source, findings that rest on it, and other records.
func UsesOf(c *audit.Case, a *audit.Attachment) []string {
	var out []string
	for _, ref := range audit.References(c, a) {
		if e, ok := ref.Record.(*audit.Evidence); ok {
			words := Source(e)
			if names := findingsOn(c, e.ID); len(names) > 0 {
				words += " (" + strings.Join(names, ", ") + ")"
			}
			out = append(out, words)
			continue
		}
		out = append(out, "a "+strings.ReplaceAll(audit.KindOf(ref.Record).Name, "_", " "))
	}
	return out
}

func factRow(f Fact) fyne.CanvasObject {
	return kit.Cols(8, kit.Top(kit.Fixed(80, 0, kit.NewText(f.Name, kit.Small).In(kit.Ink3))),
		kit.Grow(kit.NewParagraph(f.Value, kit.SmallFigures, kit.Ink2)))
}
