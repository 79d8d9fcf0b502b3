// Package portfolio is the page of all cases below the folders that a certification body chose: what is due, what is late
// and what needs a decision. It works without an open case and changes none.
package portfolio

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/portfolio"
)

// Office is what the page needs of the window beside page.Host.
type Office interface {
	// Folders are those chosen, and KeepFolders remembers others.
	Folders() []string
	KeepFolders(folders []string)
	// Source reads the cases below folders.
	Source(folders []string) (portfolio.Source, error)
	// Open opens a case in the window, Reveal shows its file.
	Open(path string)
	Reveal(path string)
	// Shorten gives a path as people read it.
	Shorten(path string) string
}

// Page is the page Portfolio.
type Page struct {
	host    page.Host
	office  Office
	outputs Outputs

	source portfolio.Source // nil until something is to be read
	run    *run             // the look under way, nil while there is none
	asleep func()           // calls off the next look; nil while none is planned
	here   bool             // the page is shown
	looked bool             // one look was complete
	halted halt             // why the last look was not
	news   string           // what the last look found otherwise than the one before

	rows       []portfolio.Row // of the last look, or of what is read so far
	unreadable []portfolio.Unreadable
	view       portfolio.View
	words      string // filter
	mode       mode
	shown      []portfolio.Row // rows that view and filter keep
	counts     map[portfolio.View]int

	head     *fyne.Container
	choice   *kit.Segmented
	modes    *kit.Segmented
	filter   *kit.Entry
	progress *kit.TaskPiece
	told     *kit.Text
	warning  *kit.Notice
	warned   *fyne.Container // of warning
	list     *list
	bad      *badList
	reason   *reason
	strip    *kit.WeekStrip
	year     *kit.WeekStrip
	plots    *plots
	out      *kit.Button
	calendar *kit.Button // these three in a window that has room for them
	add      *kit.Button
	more     *kit.Button
	content  *fyne.Container     // all but the head
	choosing []fyne.CanvasObject // of the head, while there is a folder
	body     *fyne.Container
	empty    *fyne.Container
	first    *kit.Button
	nothing  *kit.Text // why the grid is empty
	root     fyne.CanvasObject
}

var _ page.Page = (*Page)(nil)

// New makes the page. Nothing is read before it is entered.
func New(host page.Host, office Office, outputs Outputs) *Page {
	p := &Page{host: host, office: office, outputs: outputs, view: portfolio.ViewAll, mode: modeList, counts: map[portfolio.View]int{}}
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page: it shows what was read before and looks again.
func (p *Page) Enter(context.Context, audit.ID) error {
	p.here = true
	p.read(!p.looked)
	p.show()
	return nil
}

// Changed implements page.Page: the look that follows finds it.
func (p *Page) Changed(casefile.Changed) {}

// Leave implements page.Page. A first look goes on, so that the rows are there when the user comes back.
func (p *Page) Leave() error {
	p.here = false
	p.rest()
	return nil
}

// Focus implements page.Page: on the list where there is one, else on the first step.
func (p *Page) Focus() {
	if len(p.office.Folders()) == 0 {
		p.focus(p.first)
		return
	}
	p.focus(p.table())
}

// table is what is in view and takes the keyboard.
func (p *Page) table() fyne.Focusable {
	switch {
	case p.view == viewUnread:
		return p.bad.grid
	case p.mode == modeYear:
		return p.year
	case p.mode == modePlots:
		return p.modes
	default:
		return p.list.grid
	}
}

func (p *Page) focus(o fyne.Focusable) { p.host.Window().Canvas().Focus(o) }
