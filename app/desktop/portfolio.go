package desktop

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/page"
	cases "fieldcase/app/desktop/portfolio"
	"fieldcase/app/platform/settings"
	"fieldcase/app/portfolio"
	"fieldcase/app/portfolio/output"
	"fieldcase/app/report"
)

// keysPortfolio show the portfolio from any page.
const keysPortfolio page.Keys = "Ctrl+Shift+P"

// showPortfolio shows the cases of the folders chosen, with or without an open case.
func (w *Desktop) showPortfolio() {
	if w.shown == page.Portfolio || !w.leavePage() {
		return
	}
	if w.portfolio == nil {
		w.portfolio = cases.New(host{w}, office{w}, office{w})
	}
	w.pages[page.Portfolio] = w.portfolio
	w.show(page.Portfolio, "")
}

// office is the window as the page Portfolio sees it, beside its host.
type office struct{ *Desktop }

var (
	_ cases.Office  = office{}
	_ cases.Outputs = office{}
)

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

// Write implements portfolio.Outputs.
func (o office) Write(ctx context.Context, what cases.Output, path string, c cases.Content, progress func(done, total int)) (string, error) {
	book := output.Book{
		Rows: c.Rows, Unreadable: c.Unreadable, Source: c.Source, Today: o.Today(), WrittenAt: o.Now(), Program: o.Program,
	}
	remark := ""
	err := casefile.WriteFile(path, true, func(w io.Writer) error {
		switch what {
		case cases.OutputWorkbook:
			return book.Workbook(ctx, w, progress)
		case cases.OutputCalendar:
			return book.Calendar(w)
		case cases.OutputCertificates:
			return book.Certificates(w)
		case cases.OutputUpload:
			upload := book.CertSearch()
			remark = withheldWords(upload.Withheld)
			return output.Upload(ctx, w, upload, strings.EqualFold(filepath.Ext(path), ".csv"))
		default:
			return nil
		}
	})
	return remark, err
}

// maxWithheld is how many certifications a dialog lists; casectl portfolio lists them all.
const maxWithheld = 12

// withheldWords say which certifications are not in an upload for CertSearch, and why.
func withheldWords(withheld []report.Withheld) string {
	var lines []string
	for _, w := range withheld[:min(len(withheld), maxWithheld)] {
		lines = append(lines, strings.TrimSuffix(w.Client+", "+w.Certificate, ", ")+": "+strings.Join(w.Reasons, "; "))
	}
	if more := len(withheld) - maxWithheld; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	if len(lines) == 0 {
		return ""
	}
	return "Not in the upload:\n" + strings.Join(lines, "\n")
}
