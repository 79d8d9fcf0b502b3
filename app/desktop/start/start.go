// Package start is the first page: the cases opened lately, with what is next in each, and how to begin.
package start

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Recent is a case opened lately, as it stood then.
type Recent struct {
	Path     string
	Short    string // the path as people read it
	Client   string
	State    string // status word of the certification, such as active
	NextWhat string
	NextDate string // YYYY-MM-DD or YYYY-MM
	Opened   time.Time
}

// Cases are those opened lately, and what can be done with one.
type Cases interface {
	Recent() []Recent
	Open(path string)
	Forget(path string)
	Reveal(path string)
}

// Beginnings are the ways to begin.
type Beginnings interface {
	NewCase()
	OpenCase()
	OpenSample()
	// Unnamed returns the name that changes carry while nobody said who is working, "" once somebody did.
	Unnamed() string
	NameYourself()
}

// Page is the Start page.
type Page struct {
	host  page.Host
	cases Cases
	begin Beginnings
	head  *kit.PageHead
	grid  *kit.Grid[Recent]
	count *kit.Text
	first *kit.Button
	root  fyne.CanvasObject
	left  *fyne.Container // list or empty
	list  *fyne.Container
	empty *fyne.Container
	who   *kit.Notice
	asks  *fyne.Container // who is working, while nobody said
}

var _ page.Page = (*Page)(nil)

// New makes the page.
func New(host page.Host, cases Cases, begin Beginnings) *Page {
	p := &Page{host: host, cases: cases, begin: begin, head: kit.NewPageHead("Start", "")}
	p.grid = p.buildGrid()
	p.count = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	p.root = p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(context.Context, audit.ID) error {
	today := p.host.Today()
	p.head.SetFacts(fmt.Sprintf("%s %d %s %d", today.Weekday(), today.Day(), today.Month(), today.Year()))
	p.reload()
	return nil
}

func (p *Page) reload() {
	p.showAsks()
	recent := p.cases.Recent()
	p.grid.SetRows(recent)
	if _, ok := p.grid.Selected(); !ok && len(recent) > 0 {
		p.grid.Select(p.grid.Shown()[0].Path)
	}
	p.showCount()
	p.list.Hidden, p.empty.Hidden = len(recent) == 0, len(recent) > 0
	p.left.Refresh()
}

// showAsks shows as whom the user works, until they said who they are.
func (p *Page) showAsks() {
	name := p.begin.Unnamed()
	p.who.SetSentence("You work as “" + name + "”, this computer's user. Every change of a case carries a name.")
	if hidden := name == ""; p.asks.Hidden != hidden {
		p.asks.Hidden = hidden
		p.root.Refresh()
	}
}

// showCount tells how many cases there are, and their order where it is not to be seen in the header.
func (p *Page) showCount() {
	words := cases(len(p.grid.Rows()))
	if column, desc := p.grid.Sorted(); column == "opened" && desc {
		words += ", last opened first"
	}
	p.count.SetText(words)
}

func cases(n int) string {
	if n == 1 {
		return "1 case"
	}
	return fmt.Sprintf("%d cases", n)
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) {}

// Leave implements page.Page.
func (p *Page) Leave() error { return nil }

// Focus implements page.Page: on the list where there is one, else on New case.
func (p *Page) Focus() {
	if len(p.grid.Rows()) > 0 {
		p.host.Window().Canvas().Focus(p.grid)
		return
	}
	p.host.Window().Canvas().Focus(p.first)
}

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	chosen := func() string {
		if _, ok := p.grid.Selected(); !ok {
			return "choose a case in the list first"
		}
		return ""
	}
	on := func(do func(string)) func() {
		return func() {
			if r, ok := p.grid.Selected(); ok {
				do(r.Path)
			}
		}
	}
	return []page.Command{
		{Menu: page.MenuCase, Word: "Open the case chosen", Keys: "Ctrl+Enter", Run: on(p.cases.Open), Locked: chosen},
		{Menu: page.MenuCase, Word: "Show its file", Keys: "Ctrl+Shift+F", Run: on(p.cases.Reveal), Locked: chosen},
		{Menu: page.MenuEdit, Word: "Take off the list", Keys: "Del", Run: on(p.forget), Locked: chosen},
	}
}

func (p *Page) forget(path string) {
	p.cases.Forget(path)
	p.reload()
	p.host.Toast("Taken off the list; the file stays where it is", false)
}

// NextWords returns what is next in words beside its date: "Surveillance 1, in 31 days", "Stage 2, 3 days late". when is a
// day or a month; a month is late once it is over.
func NextWords(what, when string, today date.Date) (words string, late bool) {
	if what == "" {
		return "", false
	}
	if d, err := date.Parse(when); err == nil && !d.IsZero() {
		return what + ", " + cycle.Distance(today, d), d.Before(today)
	}
	if m, err := date.ParseMonth(when); err == nil && !m.IsZero() && m.Last().Before(today) {
		return what + ", late", true
	}
	return what, false
}
