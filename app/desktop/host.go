package desktop

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
	"fieldcase/app/platform/settings"
)

var _ page.Host = (*host)(nil)

// host is the window as its pages see it.
type host struct{ *Desktop }

// Window implements page.Host.
func (h host) Window() fyne.Window { return h.window }

// Runner implements page.Host.
func (h host) Runner() task.Runner { return h.Deps.Runner }

// Audit implements page.Host.
func (h host) Audit() audit.ID { return h.audit }

// ReadOnly implements page.Host.
func (w *Desktop) ReadOnly() bool {
	if w.session == nil {
		return false
	}
	ro, _ := w.session.ReadOnly()
	return ro
}

// KeepWidths implements page.Host.
func (w *Desktop) KeepWidths(name string, panes page.Panes) {
	if widths := w.Settings.Values().PaneWidths(name); widths != nil {
		panes.SetWidths(widths)
	}
	panes.OnResized(func(widths []float32) {
		w.updateSettings(func(v *settings.Values) { v.SetPaneWidths(name, widths) })
	})
}

// KeepColumns implements page.Host.
func (w *Desktop) KeepColumns(name string, set func(widths map[string]float32)) func(widths map[string]float32) {
	set(w.Settings.Values().Columns[name])
	return func(widths map[string]float32) {
		w.updateSettings(func(v *settings.Values) {
			for column, width := range widths {
				v.SetColumn(name, column, width)
			}
		})
	}
}

// Toast implements page.Host.
func (w *Desktop) Toast(words string, undo bool) {
	if undo {
		w.frame.toast(words, w.Undo)
		return
	}
	w.frame.toast(words, nil)
}

// OpenContent implements page.Host.
func (w *Desktop) OpenContent(name string, write func(io.Writer) error) {
	w.Deps.Runner.Load("", func(context.Context) error { return w.Files.OpenContent(name, write) }, func(err error) {
		if err != nil && !casefile.IsCancelled(err) {
			w.tell(err)
		}
	})
}

// PastePicture implements page.Host.
func (w *Desktop) PastePicture(then func(png []byte)) {
	task.Fetch(w.Deps.Runner, "paste picture", w.Files.ClipboardPicture, func(png []byte, err error) {
		switch {
		case errors.Is(err, platform.ErrNoPicture):
			w.frame.status.event("There is no picture to paste: copy one first")
		case casefile.IsCancelled(err):
		case err != nil:
			w.tell(err)
		default:
			then(png)
		}
	})
}

// Tell implements page.Host.
func (h host) Tell(err error) { h.tell(err) }

// tell explains an error in a dialog.
func (w *Desktop) tell(err error) {
	w.record(err)
	e := explain(err)
	kit.Tell(w.window, kit.Telling{Title: e.Title, Happened: e.Happened, Kept: e.Kept, Remedy: e.Remedy})
}

// explain is casefile.Explain, which knows nothing of the system, with what the system has no program for.
func explain(err error) casefile.Explanation {
	e := casefile.Explain(err)
	switch {
	case errors.Is(err, platform.ErrNoClipboard):
		e.Title, e.Kept = "No picture can be pasted here", "Nothing was changed."
		e.Remedy = "Install the program named, or keep the picture as a file and attach that."
	case errors.Is(err, platform.ErrIsProgram):
		e.Title, e.Kept = "This file is not opened from here", "It is in the case as it came."
		e.Remedy = "It could start a program. Whoever needs it can take it out of the case by casectl export case --attachments."
	}
	return e
}

// Unnamed implements start.Beginnings.
func (w *Desktop) Unnamed() string {
	if w.Settings.Values().Person.Name != "" {
		return ""
	}
	return w.UserName
}

// NameYourself implements start.Beginnings.
func (w *Desktop) NameYourself() { w.askPerson() }
