package gallery

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// sampleHost is a window for one page of the sample case: everything works in it but going elsewhere.
type sampleHost struct {
	session *casefile.Session
	runner  task.Runner
	audit   audit.ID
	moment  sample.Moment
}

var _ page.Host = (*sampleHost)(nil)

// newRunner makes the runner of each host. Tests set one that works at once: nothing then happens beside what they do.
var newRunner = task.New

// newSampleHost opens the sample case as it stands at a moment, at one of its audits. The file lies in a folder of its
// own that the system clears away.
func newSampleHost(m sample.Moment, auditName string) (*sampleHost, error) {
	folder, err := os.MkdirTemp("", "fieldcase-gallery-")
	if err != nil {
		return nil, fmt.Errorf("make folder for the sample case: %w", err)
	}
	s, err := sample.MakeAt(context.Background(), sampleEnv(m), filepath.Join(folder, "client.fieldcase"), m)
	if err != nil {
		return nil, err
	}
	c, err := s.Case(context.Background())
	if err != nil {
		return nil, err
	}
	h := &sampleHost{session: s, runner: newRunner(), moment: m}
	if a := c.AuditNamed(auditName); a != nil {
		h.audit = a.ID
	}
	return h, nil
}

// sampleEnv is a world whose clock stands at the moment and whose identities count up.
func sampleEnv(m sample.Moment) casefile.Env {
	n := 0
	return casefile.Env{
		Now: m.Clock,
		NewID: func() string {
			n++
			return fmt.Sprintf("019a0000-0000-7000-8000-%012x", n)
		},
		User:    casefile.User{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"},
		Program: "fieldcase gallery", Host: "gallery",
	}
}

// show enters a page at a record, "" for none, and lets it follow the changes of the case.
func (h *sampleHost) show(p page.Page, record audit.ID) fyne.CanvasObject {
	h.session.Watch(func(c casefile.Changed) { h.runner.Post(func() { p.Changed(c) }) })
	if err := p.Enter(context.Background(), record); err != nil {
		h.Tell(err)
	}
	return p.Content()
}

// finding returns the finding of the host's audit with that number of the draft, "" when there is none.
func (h *sampleHost) finding(draft string) audit.ID {
	c, err := h.session.Case(context.Background())
	if err != nil {
		return ""
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == h.audit && f.DraftNumber == draft {
			return f.ID
		}
	}
	return ""
}

func (h *sampleHost) writer() *editing.Writer {
	return editing.NewWriter(h.session, h.runner, func(editing.State) {})
}

// Window implements page.Host.
func (h *sampleHost) Window() fyne.Window { return fyne.CurrentApp().Driver().AllWindows()[0] }

// Runner implements page.Host.
func (h *sampleHost) Runner() task.Runner { return h.runner }

// Today implements page.Host.
func (h *sampleHost) Today() date.Date { return date.Of(h.moment.Clock()) }

// Audit implements page.Host.
func (h *sampleHost) Audit() audit.ID { return h.audit }

// Go implements page.Host: there is nowhere to go.
func (h *sampleHost) Go(page.Name, audit.ID) {}

// Toast implements page.Host.
func (h *sampleHost) Toast(string, bool) {}

// Tell implements page.Host.
func (h *sampleHost) Tell(err error) { fmt.Fprintln(os.Stderr, "gallery: error:", err) }

// KeepWidths implements page.Host.
func (h *sampleHost) KeepWidths(string, page.Panes) {}

// KeepColumns implements page.Host.
func (h *sampleHost) KeepColumns(string, func(map[string]float32)) func(map[string]float32) {
	return nil
}

// ChooseSave implements page.Host: nothing is written.
func (h *sampleHost) ChooseSave(string, string, func(path string)) {}

// ChooseFiles implements page.Host: nothing is chosen.
func (h *sampleHost) ChooseFiles(string, func([]string)) {}

// ChooseFolder implements page.Host: nothing is chosen.
func (h *sampleHost) ChooseFolder(string, func(string)) {}

// OpenContent implements page.Host: nothing is opened.
func (h *sampleHost) OpenContent(string, func(io.Writer) error) {}

// PastePicture implements page.Host: nothing was copied.
func (h *sampleHost) PastePicture(func([]byte)) {}

// ReadOnly implements page.Host.
func (h *sampleHost) ReadOnly() bool { return false }
