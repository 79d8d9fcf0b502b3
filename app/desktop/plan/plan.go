// Package plan is the page of an audit's plan: the itinerary as a grid and as a picture, and beside it what the plan
// lacks, or the activity, the audit or the team being edited.
package plan

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Catalogue() standard.Catalogue
	NewID() audit.ID
}

// Page is the Plan page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head    *kit.PageHead
	picture *kit.PlanPicture
	grid    *kit.Grid[row]
	side    *fyne.Container
	check   *checkPanel
	item    *itemForm
	setup   *setupForm
	root    fyne.CanvasObject
	main    *fyne.Container
	empty   fyne.CanvasObject
	filled  fyne.CanvasObject

	current *audit.Case
	audit   *audit.Audit // nil while the case has none
}

var _ page.Page = (*Page)(nil)

// New makes the page.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w}
	add := kit.NewButton(kit.Secondary, "Add activity", p.add).WithIcon("plus").WithKey("Ins")
	set := kit.NewButton(kit.Secondary, "Days and team…", p.openSetup).WithIcon("users").WithKey("Ctrl+D")
	p.head = kit.NewPageHead("Plan", "", add, set)
	p.picture = kit.NewPlanPicture(kit.PlanData{}, p.selectItem, func(string) { p.edit() })
	p.grid = p.newGrid()
	p.check = newCheckPanel(p)
	p.item = newItemForm(p)
	p.setup = newSetupForm(p)
	p.side = kit.Layers(p.check.root)
	p.root = p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.showSide(p.check.root)
	if err := p.reload(); err != nil {
		return err
	}
	if record != "" {
		p.selectItem(string(record))
	}
	return nil
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.item.close()
	p.setup.close()
	return nil
}

// Focus implements page.Page.
func (p *Page) Focus() { p.host.Window().Canvas().Focus(p.grid) }

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	needAudit := func() string {
		if p.audit == nil {
			return "choose an audit first"
		}
		return ""
	}
	needItem := func() string {
		if _, ok := p.grid.Selected(); !ok {
			return "choose an activity first"
		}
		return ""
	}
	return []page.Command{
		{Menu: page.MenuAudit, Word: "Add activity", Icon: "plus", Keys: "Ins", Write: true, Run: p.add, Locked: needAudit},
		{Menu: page.MenuAudit, Word: "Activity done, next", Keys: "Ctrl+Enter", Write: true, Run: p.next, Locked: needAudit},
		{Menu: page.MenuAudit, Word: "Edit activity", Keys: "F2", Run: p.edit, Locked: needItem},
		{Menu: page.MenuAudit, Word: "Copy activity", Keys: "Ctrl+Shift+D", Write: true, Run: p.duplicate, Locked: needItem},
		{Menu: page.MenuAudit, Word: "Take activity out", Keys: "Del", Write: true, Run: p.remove, Locked: needItem},
		{Menu: page.MenuAudit, Word: "Days and team…", Icon: "users", Keys: "Ctrl+D", Run: p.openSetup, Locked: needAudit},
		{Menu: page.MenuAudit, Word: "First open point", Keys: "Ctrl+.", Run: p.check.settleFirst, Locked: needAudit},
		{Menu: page.MenuHidden, Word: "Back to the list", Keys: "Esc", Run: p.back},
	}
}

// reload shows the plan as it stands; selection and what is being edited stay.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.current, p.audit = c, c.Audit(p.host.Audit())
	rows := p.rows()
	p.grid.SetRows(rows)
	if _, ok := p.grid.Selected(); !ok && len(rows) > 0 {
		p.grid.Select(rows[0].key())
	}
	p.picture.SetData(p.pictureData())
	p.picture.Select(p.grid.SelectedKey())
	p.head.SetTitle("Plan")
	p.head.SetFacts(p.facts())
	p.check.show()
	p.setup.refresh()
	p.main.Objects = []fyne.CanvasObject{p.filled}
	if len(rows) == 0 {
		p.main.Objects = []fyne.CanvasObject{p.empty}
	}
	p.main.Refresh()
	return nil
}

// facts is the line beside the title: which version, how far agreed.
func (p *Page) facts() string {
	a := p.audit
	switch {
	case a == nil:
		return ""
	case !a.PlanAgreed.IsZero():
		return issueWords(a) + ", agreed " + a.PlanAgreed.String()
	case !a.PlanSent.IsZero():
		return issueWords(a) + ", sent " + a.PlanSent.String()
	default:
		return issueWords(a) + ", draft"
	}
}

func issueWords(a *audit.Audit) string {
	if a.PlanIssue == "" {
		return a.Title()
	}
	return a.Title() + ", version " + a.PlanIssue
}

// items are the activities of the audit by day and time.
func (p *Page) items() []*audit.PlanItem {
	if p.audit == nil {
		return nil
	}
	return p.current.PlanOf(p.audit.ID)
}

// itemAt returns the activity of that ID, nil when it is not in the plan.
func (p *Page) itemAt(id string) *audit.PlanItem {
	items := p.items()
	i := slices.IndexFunc(items, func(x *audit.PlanItem) bool { return string(x.ID) == id })
	if i < 0 {
		return nil
	}
	return items[i]
}

// selectItem selects an activity in grid and picture; when one is being edited, this one is from now on.
func (p *Page) selectItem(id string) {
	p.grid.Select(id)
	p.picture.Select(id)
	if p.item.isOpen() {
		p.item.open(p.itemAt(id))
	}
}

// add begins an activity after the one selected: same day and people, from where that one ends.
func (p *Page) add() {
	if p.audit == nil || p.host.ReadOnly() {
		return
	}
	p.item.close()
	p.begin(p.following())
}

// next finishes the activity being edited and begins the one after it; in the list it edits.
func (p *Page) next() {
	if !p.item.isOpen() {
		p.edit()
		return
	}
	p.add()
}

// begin saves a new activity and edits it.
func (p *Page) begin(i *audit.PlanItem) {
	i.ID, i.Audit = p.cases.NewID(), p.audit.ID
	p.writer.Save("Add activity", func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		if err := p.reload(); err != nil {
			p.host.Tell(err)
			return
		}
		p.selectItem(string(i.ID))
		p.edit()
	}, casefile.Change{After: i})
}

// edit opens the selected activity beside the grid.
func (p *Page) edit() {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil {
		return
	}
	p.item.open(i)
	p.showSide(p.item.root)
	p.item.focus()
}

// duplicate begins an activity with everything of the selected one but its time.
func (p *Page) duplicate() {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil {
		return
	}
	p.item.close()
	copied := audit.Clone(i)
	copied.Record = audit.Record{}
	copied.Requirements = nil
	p.begin(copied)
}

// remove takes the selected activity out; undo brings it back.
func (p *Page) remove() {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil {
		return
	}
	p.item.close()
	p.showSide(p.check.root)
	p.grid.SelectNext(1)
	p.writer.Save("Take activity out", func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(fmt.Sprintf("%s %s taken out", i.Day, i.Start), true)
		p.Focus()
	}, casefile.Change{Before: i})
}

// back leaves what is being edited and returns to the list.
func (p *Page) back() {
	p.item.close()
	p.setup.close()
	p.showSide(p.check.root)
	p.Focus()
}

func (p *Page) openSetup() {
	if p.audit == nil {
		return
	}
	p.item.close()
	p.setup.open(p.audit)
	p.showSide(p.setup.root)
	p.setup.focus()
}

// showSide shows check, activity or audit at the right.
func (p *Page) showSide(o fyne.CanvasObject) {
	p.side.Objects = []fyne.CanvasObject{o}
	p.side.Refresh()
}
