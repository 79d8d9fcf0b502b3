package gallery

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	cases "fieldcase/app/desktop/portfolio"
	"fieldcase/app/portfolio"
)

// portfolioDay is the day around which the sample portfolio stands.
var portfolioDay = date.MustParse("2027-04-09")

func init() {
	Register("portfolio", func() fyne.CanvasObject { return noCase(portfolioPage(samplePortfolio), "portfolio") })
	Register("portfolio-empty", func() fyne.CanvasObject { return noCase(portfolioPage(nil), "portfolio") })
}

// portfolioPage is the page with the cases that a function makes below a folder; nil shows it without a folder.
func portfolioPage(fill func(folder string) error) fyne.CanvasObject {
	o := &portfolioOffice{sampleHost: &sampleHost{runner: newRunner(), moment: sample.Whole}}
	if fill != nil {
		folder, err := os.MkdirTemp("", "fieldcase-gallery-")
		if err == nil {
			err = fill(folder)
		}
		if err != nil {
			return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
		}
		o.folders = []string{folder}
	}
	p := cases.New(o, o, o)
	if err := p.Enter(context.Background(), ""); err != nil {
		o.Tell(err)
	}
	return p.Content()
}

// samplePortfolio makes the sample case, the twelve beside it, and a file that is no case.
func samplePortfolio(folder string) error {
	s, err := sample.Make(context.Background(), sampleEnv(sample.Whole), filepath.Join(folder, "Sølvberg.fieldcase"))
	if err != nil {
		return fmt.Errorf("make sample case: %w", err)
	}
	env := sampleEnv(sample.Whole)
	n := 0
	env.NewID = func() string {
		n++
		return fmt.Sprintf("019b0000-0000-7000-8000-%012x", n)
	}
	_, more := sample.Portfolio(context.Background(), env, folder, 12, portfolioDay)
	return errors.Join(s.Close(), more, os.WriteFile(filepath.Join(folder, "half.fieldcase"), []byte("no case"), 0o600))
}

// portfolioOffice is a window for the page Portfolio.
type portfolioOffice struct {
	*sampleHost
	folders []string
}

var (
	_ cases.Office  = (*portfolioOffice)(nil)
	_ cases.Outputs = (*portfolioOffice)(nil)
)

// Write implements portfolio.Outputs: nothing is written.
func (o *portfolioOffice) Write(context.Context, cases.Output, string, cases.Content, func(done, total int)) (string, error) {
	return "", nil
}

// Today implements page.Host.
func (o *portfolioOffice) Today() date.Date { return portfolioDay }

// ReadOnly implements page.Host.
func (o *portfolioOffice) ReadOnly() bool { return false }

// Folders implements portfolio.Office.
func (o *portfolioOffice) Folders() []string { return o.folders }

// KeepFolders implements portfolio.Office.
func (o *portfolioOffice) KeepFolders(folders []string) { o.folders = folders }

// Source implements portfolio.Office.
func (o *portfolioOffice) Source(folders []string) (portfolio.Source, error) {
	return portfolio.NewFolders(folders, portfolio.Options{})
}

// Open implements portfolio.Office: there is no window to open a case in.
func (o *portfolioOffice) Open(string) {}

// Reveal implements portfolio.Office.
func (o *portfolioOffice) Reveal(string) {}

// Shorten implements portfolio.Office.
func (o *portfolioOffice) Shorten(path string) string {
	if rel, err := filepath.Rel(o.folders[0], path); err == nil {
		return filepath.ToSlash(filepath.Join("~/Audits", rel))
	}
	return path
}

// noCase puts a page into the window's frame while no case is open.
func noCase(page fyne.CanvasObject, selected string) fyne.CanvasObject {
	rail := kit.NewRail(
		kit.RailHead("Fieldcase", kit.NewButton(kit.Quiet, "Menu", nothing).Small().WithIcon("menu").WithKey("F10")),
		[]kit.RailGroup{
			{Entries: []kit.RailEntry{
				{ID: "start", Icon: "house", Word: "Start"},
				{ID: "portfolio", Icon: "folders", Word: "Portfolio", Key: "Ctrl+Shift+P"},
			}},
			{Heading: "Case", Note: "The pages of a case appear here when one is open."},
		}, nil, func(string) {})
	rail.Select(selected)
	top := kit.NewTopBar(nothing, nothing)
	top.SetNoCase("No case open")
	status := kit.NewStatusBar(nothing)
	status.SetWho("Ragnhild Moe, planner")
	status.SetNoCase("Works without a network")
	return kit.Ground(kit.Surface, kit.Rows(0,
		kit.Grow(kit.Cols(0, rail, kit.Grow(kit.Rows(0, top, kit.Grow(page))))), status))
}
