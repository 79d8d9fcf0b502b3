// Package history is the page of everything that was ever changed: which action, who, when, and each field before and
// after. Any action can be taken back from here.
package history

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Actions(ctx context.Context, limit int) ([]casefile.ActionInfo, error)
	History(ctx context.Context, q casefile.HistoryQuery) ([]casefile.Entry, error)
	Undo(ctx context.Context, action string) (casefile.Undone, error)
	Case(ctx context.Context) (*audit.Case, error)
}

// maxActions is how many actions the list holds; older ones are reached by casectl history.
const maxActions = 5000

// Page is the History page.
type Page struct {
	host  page.Host
	cases Cases

	head   *kit.PageHead
	filter *kit.Entry
	list   *kit.Grid[casefile.ActionInfo]
	detail *detail
	undo   *kit.Button
	rows   *fyne.Container // of the list
	root   fyne.CanvasObject

	empty   fyne.CanvasObject // nothing was changed yet
	nothing fyne.CanvasObject // nothing passes the filter

	all []casefile.ActionInfo
}

var _ page.Page = (*Page)(nil)

// New makes the page.
func New(host page.Host, cases Cases) *Page {
	p := &Page{host: host, cases: cases}
	p.undo = kit.NewButton(kit.Secondary, "Take back…", p.takeBack).WithIcon("undo-2").WithKey("Ctrl+Enter")
	p.head = kit.NewPageHead("History", "", p.undo).OverPanes()
	p.filter = kit.NewEntry("Filter by action, person or day")
	p.filter.EscapeKeeps = true // it is Escape of the page that empties it
	p.filter.OnChanged = func(string) { p.show() }
	p.list = p.newList()
	p.detail = newDetail()
	p.root = p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(context.Context, audit.ID) error { return p.reload() }

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}

// Leave implements page.Page.
func (p *Page) Leave() error { return nil }

// Focus implements page.Page.
func (p *Page) Focus() { p.host.Window().Canvas().Focus(p.list) }

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	return []page.Command{
		{Menu: page.MenuEdit, Word: "Take back the action chosen…", Icon: "undo-2", Keys: "Ctrl+Enter", Write: true, Run: p.takeBack, Locked: p.locked},
		{Menu: page.MenuView, Word: "Filter", Keys: "Ctrl+L", Run: func() { p.host.Window().Canvas().Focus(p.filter) }},
		{Menu: page.MenuHidden, Word: "Leave the filter", Keys: "Esc", Run: p.leaveFilter},
	}
}

// leaveFilter shows every action again and goes back to the list.
func (p *Page) leaveFilter() {
	if p.filter.Text() != "" {
		p.filter.SetTextQuiet("")
		p.show()
	}
	p.Focus()
}

// locked tells why the action chosen cannot be taken back.
func (p *Page) locked() string {
	a, ok := p.list.Selected()
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case !ok:
		return "choose an action first"
	case a.Undone:
		return "taken back already"
	default:
		return ""
	}
}

func (p *Page) reload() error {
	all, err := p.cases.Actions(context.Background(), maxActions)
	if err != nil {
		return err
	}
	p.all = all
	p.show()
	return nil
}

// show puts the actions that pass the filter into the list.
func (p *Page) show() {
	words := strings.Fields(strings.ToLower(p.filter.Text()))
	var rows []casefile.ActionInfo
	for _, a := range p.all {
		if matches(a, words) {
			rows = append(rows, a)
		}
	}
	if len(p.all) > 0 {
		p.empty.Hide()
		p.nothing.Show()
	} else {
		p.empty.Show()
		p.nothing.Hide()
	}
	p.list.SetRows(rows)
	p.rows.Refresh()
	if _, ok := p.list.Selected(); !ok && len(rows) > 0 {
		p.list.Select(rows[0].ID)
	}
	p.head.SetFacts(facts(len(rows), len(p.all)))
	p.showChosen()
}

func facts(shown, all int) string {
	if shown == all {
		return fmt.Sprintf("%d actions, newest first", all)
	}
	return fmt.Sprintf("%d of %d actions", shown, all)
}

// matches reports whether every word stands in what the list shows of the action.
func matches(a casefile.ActionInfo, words []string) bool {
	text := strings.ToLower(strings.Join([]string{a.Label, a.Who, a.Initials, day(a.At), clock(a.At)}, " "))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// showChosen shows the changes of the action chosen.
func (p *Page) showChosen() {
	a, ok := p.list.Selected()
	if !ok {
		p.detail.clear()
		p.undo.Lock("choose an action")
		return
	}
	entries, err := p.cases.History(context.Background(), casefile.HistoryQuery{Action: a.ID})
	if err != nil {
		p.host.Tell(err)
		return
	}
	c, err := p.cases.Case(context.Background())
	if err != nil {
		p.host.Tell(err)
		return
	}
	p.detail.show(a, entries, c)
	if reason := p.locked(); reason != "" {
		p.undo.Lock(reason)
		return
	}
	p.undo.Unlock()
}

// takeBack asks, then takes the chosen action back.
func (p *Page) takeBack() {
	a, ok := p.list.Selected()
	if !ok || p.locked() != "" {
		return
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: "Take back “" + a.Label + "”?",
		Text:  "Each field gets the value it had before, unless it was changed again since. The action stays in the history, and so does taking it back.",
		Yes:   "Take back", No: "Not now",
	}, func() { p.takeBackNow(a) })
}

func (p *Page) takeBackNow(a casefile.ActionInfo) {
	var undone casefile.Undone
	p.host.Runner().Save(func() (err error) {
		undone, err = p.cases.Undo(context.Background(), a.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		words, done := undoneWords(a, len(undone.Conflicts))
		p.host.Toast(words, done)
	})
}

// undoneWords tell what became of an action that was to be taken back, conflicts of whose fields were changed since; done
// is false when nothing of it was taken back.
func undoneWords(a casefile.ActionInfo, conflicts int) (words string, done bool) {
	stay := "1 field was changed since and stays"
	if conflicts != 1 {
		stay = fmt.Sprintf("%d fields were changed since and stay", conflicts)
	}
	switch {
	case conflicts == 0:
		return "Taken back: " + a.Label, true
	case conflicts >= a.Changes:
		return "Nothing to take back: " + stay, false
	default:
		return "Taken back in part: " + stay, true
	}
}

// day returns the local day of an instant.
func day(at audit.Instant) string { return at.Time().Local().Format("2006-01-02") }

// clock returns the local time of an instant.
func clock(at audit.Instant) string { return at.Time().Local().Format("15:04") }
