package portfolio

import (
	"context"
	"fmt"
	"slices"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
	"fieldcase/app/portfolio"
)

// viewUnread lists the files that could not be read.
const viewUnread portfolio.View = "unread"

// always are the views at hand; the others are offered by a menu.
var always = []portfolio.View{portfolio.ViewAll, portfolio.ViewLate, portfolio.View30, portfolio.View90}

// count is how much a view shows.
func (p *Page) count(v portfolio.View) int {
	if v == viewUnread {
		return len(p.unreadable)
	}
	return p.counts[v]
}

func viewWord(v portfolio.View) string {
	if v == viewUnread {
		return "Not readable"
	}
	return v.Word()
}

// showViews shows the views at hand with their counts, and the chosen one when it is another.
func (p *Page) showViews() {
	views := slices.Clone(always)
	if p.view != viewUnread && !slices.Contains(views, p.view) {
		views = append(views[:2], p.view)
	}
	if len(p.unreadable) > 0 || p.view == viewUnread {
		views = append(views, viewUnread)
	}
	var segments []kit.Segment
	for _, v := range views {
		s := kit.Segment{ID: string(v), Word: viewWord(v), Count: fmt.Sprint(p.count(v))}
		if v == viewUnread {
			s.Icon, s.Color = "triangle-alert", kit.Minor
		}
		segments = append(segments, s)
	}
	p.choice.SetSegments(segments...)
	p.choice.Choose(string(p.view))
}

// chooseView offers every view with its count.
func (p *Page) chooseView() {
	var items []kit.MenuItem
	for _, v := range append(portfolio.AllViews(), viewUnread) {
		item := kit.MenuItem{Word: viewWord(v), Key: fmt.Sprint(p.count(v)), Run: func() { p.turn(v) }}
		if v == p.view {
			item.Icon = "check"
		}
		items = append(items, item)
	}
	kit.ShowMenuUnder(p.choice, kit.MenuGroup{Title: "Show", Items: items})
}

// turn shows a view.
func (p *Page) turn(v portfolio.View) {
	if v == p.view {
		return
	}
	p.view = v
	p.show()
	p.focus(p.table())
}

// chosen is what view and filter keep of the rows, and how much each view shows.
type chosen struct {
	rows   []portfolio.Row
	counts map[portfolio.View]int
}

// arrange shows what view and filter keep. It is found in the background: there may be thousands of rows.
func (p *Page) arrange() {
	rows, view, words := p.rows, p.view, p.words
	task.Fetch(p.host.Runner(), "portfolio rows", func(context.Context) (chosen, error) {
		return chosen{portfolio.Select(rows, view, words), portfolio.Counts(rows)}, nil
	}, func(c chosen, err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.shown, p.counts = c.rows, c.counts
		p.showRows()
	})
}

// narrow keeps the rows that hold every word.
func (p *Page) narrow(words string) {
	p.words = words
	p.arrange()
}

// clear takes the filter away, then the view, and reports whether there was one.
func (p *Page) clear() bool {
	switch {
	case p.words != "":
		p.filter.SetTextQuiet("")
		p.narrow("")
	case p.view != portfolio.ViewAll:
		p.turn(portfolio.ViewAll)
	default:
		return false
	}
	return true
}
