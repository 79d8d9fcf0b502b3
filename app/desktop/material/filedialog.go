package material

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// FileSheet shows what is known of one attachment, with a picture where it is one, and changes its note, its clauses and
// whether it is confidential.
type FileSheet struct {
	m     *Material
	form  *form.Form[audit.Attachment, *audit.Attachment]
	show  func(*audit.Attachment)
	facts *fyne.Container
	root  *fyne.Container
}

// previewSide is the side of the picture of a sheet.
const previewSide float32 = 160

// NewFileSheet makes the sheet, with nothing in it.
func (m *Material) NewFileSheet() *FileSheet {
	s := &FileSheet{m: m, facts: kit.Rows(4)}
	s.form = form.New(m.writer, func(a *audit.Attachment) string { return "Attachment " + a.Name }, m.host.Tell, m.today,
		form.Spec{Name: "note", Label: "Note", Lines: 2, Hint: "What it shows, and who gave it"},
		form.Spec{Name: "requirements", Label: "Clauses and controls", Options: m.requirementOptions},
		form.Spec{Name: "confidential", Label: "Confidential: never leaves the certification body"})
	var picture fyne.CanvasObject
	picture, s.show = m.NewThumbnails().Frame(previewSide, previewSide)
	s.root = kit.Rows(16, kit.Beside(16, 220, 0, kit.Cols(0, picture, kit.Spacer()), s.facts), s.form.Content())
	return s
}

// Content returns the sheet.
func (s *FileSheet) Content() fyne.CanvasObject { return s.root }

// Open saves what was being edited and shows an attachment; the one that is shown already is renewed.
func (s *FileSheet) Open(c *audit.Case, a *audit.Attachment) {
	if r := s.form.Record(); r != nil && r.ID == a.ID {
		s.form.Renew(a)
	} else {
		s.form.Open(a)
	}
	s.form.Lock(s.m.host.ReadOnly())
	s.show(a)
	s.facts.Objects = nil
	for _, f := range FileFacts(c, a) {
		s.facts.Add(factRow(f))
	}
	s.root.Refresh()
}

// Close saves what is being edited, and edits nothing.
func (s *FileSheet) Close() {
	if s.form.IsOpen() {
		s.form.Close(s.m.canvas())
	}
}

// Empty saves what is being edited and shows nothing, wherever the keyboard is.
func (s *FileSheet) Empty() { s.form.Open(nil) }

// Focus gives the keyboard to the note.
func (s *FileSheet) Focus() { s.form.Focus(s.m.canvas(), "note") }

// EditFile shows in a dialog what is known of an attachment, and changes what a sheet changes.
func (m *Material) EditFile(a *audit.Attachment) {
	c := m.now()
	if c == nil {
		return
	}
	sheet := m.NewFileSheet()
	sheet.Open(c, a)
	kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: a.Name, Width: 620, Body: sheet.Content(), Focus: focusOf(sheet.form.Field("note")),
		Buttons: []kit.DialogButton{
			{Word: "Open", Icon: "eye", Press: func() bool { sheet.Close(); m.OpenFile(a); return true }},
			{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: func() bool { sheet.Close(); return true }},
		},
	})
}

func focusOf(f *kit.Field) fyne.Focusable {
	on, _ := f.Control().(fyne.Focusable)
	return on
}

func factRow(f Fact) fyne.CanvasObject {
	return kit.Cols(8, kit.Top(kit.Fixed(64, 0, kit.NewText(f.Name, kit.Small).In(kit.Ink3))),
		kit.Grow(kit.NewParagraph(f.Value, kit.SmallFigures, kit.Ink2)))
}
