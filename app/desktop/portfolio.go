package desktop

import (
	"path/filepath"
	"slices"

	"fieldcase/app/desktop/page"
	cases "fieldcase/app/desktop/portfolio"
	"fieldcase/app/platform/settings"
	"fieldcase/app/portfolio"
)

// keysPortfolio show the portfolio from any page.
const keysPortfolio page.Keys = "Ctrl+Shift+P"

// showPortfolio shows the cases of the folders chosen, with or without an open case.
func (w *Desktop) showPortfolio() {
	if w.shown == page.Portfolio || !w.leavePage() {
		return
	}
	if w.portfolio == nil {
		w.portfolio = cases.New(host{w}, office{w})
	}
	w.pages[page.Portfolio] = w.portfolio
	w.show(page.Portfolio, "")
}

// office is the window as the page Portfolio sees it, beside its host.
type office struct{ *Desktop }

var _ cases.Office = office{}

// Folders implements portfolio.Office.
func (o office) Folders() []string { return o.Settings.Values().Portfolio }

// KeepFolders implements portfolio.Office.
func (o office) KeepFolders(folders []string) {
	o.updateSettings(func(v *settings.Values) { v.Portfolio = slices.Clone(folders) })
	o.frame.refresh()
}

// Source implements portfolio.Office.
func (o office) Source(folders []string) (portfolio.Source, error) {
	return portfolio.NewFolders(folders, portfolio.Options{CacheDir: o.CacheDir})
}

// Open implements portfolio.Office: the case that is open is shown.
func (o office) Open(path string) {
	if o.session != nil && sameFile(o.session.Path(), path) {
		o.Go(page.Overview, "")
		return
	}
	o.Desktop.Open(path)
}

// Shorten implements portfolio.Office.
func (o office) Shorten(path string) string { return filepath.ToSlash(shortPath(o.Home, path)) }
