package desktop

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
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

// Tell implements page.Host.
func (h host) Tell(err error) { h.tell(err) }

// tell explains an error in a dialog.
func (w *Desktop) tell(err error) {
	w.record(err)
	e := casefile.Explain(err)
	kit.Tell(w.window, kit.Telling{Title: e.Title, Happened: e.Happened, Kept: e.Kept, Remedy: e.Remedy})
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
