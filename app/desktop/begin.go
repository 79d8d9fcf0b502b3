package desktop

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/page"
)

// Beginning is what the command line asks the window to begin with; zero fields ask for nothing.
type Beginning struct {
	Path          string // case file to open
	Sample        bool
	Page          string
	Width, Height float32
	Told          error // what was wrong with the settings
}

// Begin makes the window begin as asked. Where another window has the case, that one comes to the front and this one ends.
func (w *Desktop) Begin(b Beginning) {
	if b.Width > 0 {
		w.window.Resize(fyne.NewSize(b.Width, b.Height))
	}
	w.resume.page = page.Name(b.Page)
	switch {
	case b.Path != "":
		w.open(b.Path, w.quit)
	case b.Sample:
		w.OpenSample()
	case w.resume.page == page.Portfolio:
		w.resume = resume{}
		w.showPortfolio()
	}
	w.tellCrash()
	w.offerUnsealed()
	if b.Told != nil {
		w.frame.status.event(b.Told.Error())
	}
}
