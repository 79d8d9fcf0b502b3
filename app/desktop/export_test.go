package desktop

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Session returns the open case, nil while there is none.
func (w *Desktop) Session() *casefile.Session { return w.session }

// Shown returns the page shown.
func (w *Desktop) Shown() page.Name { return w.shown }

// CurrentAudit returns the audit chosen in the top bar.
func (w *Desktop) CurrentAudit() audit.ID { return w.audit }

// AllCommands are those of the page shown and those of the window.
func (w *Desktop) AllCommands() []page.Command { return w.commands() }

// Pages are the pages there are now.
func (w *Desktop) Pages() map[page.Name]page.Page { return w.pages }

// Rail is the rail as it stands.
func (w *Desktop) Rail() *kit.Rail { return w.frame.rail }

// SaveWords is the save state as the top bar shows it.
func (w *Desktop) SaveWords() string { return w.frame.top.bar.SaveWords() }

// ShowSaveState is what an editing.Writer calls.
func (w *Desktop) ShowSaveState(s editing.State) { w.showSaveState(s) }

// Toasts is the place of the toasts.
func (w *Desktop) Toasts() *kit.ToastHost { return w.frame.toasts }

// Gone reports whether the window was closed.
func (w *Desktop) Gone() bool { return w.gone }

// Pure words.
var (
	FileName  = fileName
	ShortPath = shortPath
	AuditDays = auditDays
)

// Dropped is what the system calls when files are dropped on the window.
func (w *Desktop) Dropped(uris []fyne.URI) { w.dropped(fyne.Position{}, uris) }

// Shortcut does what a shortcut does in the window; the canvas of tests does not know its shortcuts.
func (w *Desktop) Shortcut(s fyne.Shortcut) {
	for _, b := range w.bound {
		if b.shortcut.ShortcutName() == s.ShortcutName() {
			b.run()
			return
		}
	}
}

// Tell explains an error, as to a page.
func (w *Desktop) Tell(err error) { w.tell(err) }

// AsHost is the window as pages see it.
func (w *Desktop) AsHost() page.Host { return host{w} }

// GoToHit goes where the search would go.
func (w *Desktop) GoToHit(h casefile.Hit) { w.goToHit(h) }
