package material

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// evidenceDialog is the dialog that lies open over a piece of evidence.
type evidenceDialog struct {
	form   *EvidenceForm
	files  *Files
	dialog *kit.Dialog
	closed func()
}

// EditEvidence edits a piece of evidence in a dialog, with the files that are kept with it. One that is not in the case
// yet, such as of NewEvidence, gets there once it says something; one that nobody fills in never does. closed is called
// after the dialog is gone; it may be nil.
func (m *Material) EditEvidence(e *audit.Evidence, closed func()) {
	c := m.now()
	if c == nil {
		return
	}
	d := &evidenceDialog{closed: closed, files: m.NewFiles("Seen, not kept: as good as a file where it can be traced.")}
	d.form = m.NewEvidenceForm(d.arranged)
	title := "Evidence"
	if now := find(c.Evidence, e.ID); now != nil {
		d.form.Open(now)
		title = Source(now)
	} else {
		d.form.Begin(e)
	}
	d.form.Lock(m.host.ReadOnly())
	d.files.Show(c, At{Audit: e.Audit, Evidence: e.ID})
	m.open = d
	d.dialog = kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: title, Body: kit.Rows(16, d.form.Content(), d.files.Content()), Width: evidenceWidth, Focus: d.first(),
		OnDrop: func(paths []string) {
			m.canvas().Unfocus() // what is typed gets into the case first
			d.files.Drop(paths)
		},
		OnClose: func() { m.open = nil; d.gone() },
		Buttons: []kit.DialogButton{{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: d.done}},
	})
}

// evidenceWidth holds two columns of fields.
const evidenceWidth float32 = 848

func (d *evidenceDialog) first() fyne.Focusable { return focusOf(d.form.form.Field("text")) }

// done saves what is typed; what says nothing of what was seen is no evidence.
func (d *evidenceDialog) done() bool {
	e := d.form.Record()
	d.form.Close()
	if e != nil {
		d.form.Discard(e.ID)
	}
	return true
}

func (d *evidenceDialog) arranged() {
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

func (d *evidenceDialog) renew(c *audit.Case) {
	d.form.Renew(c)
	if e := d.form.Record(); e != nil {
		d.files.Show(c, At{Audit: e.Audit, Evidence: e.ID})
	}
	d.arranged()
}

func (d *evidenceDialog) gone() {
	if d.closed != nil {
		d.closed()
	}
}
