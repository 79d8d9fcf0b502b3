// Package plan is the page of an audit's plan: the itinerary as a grid and as a picture, and beside it what the plan
// lacks, or the activity, the audit or the team being edited.
package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/clientreturn"
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
	Documents
}

// Page is the Plan page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head    *kit.PageHead
	addOne  *kit.Button
	setUp   *kit.Button
	send    *kit.Button
	grid    *kit.Grid[row]
	fitted  fit    // widths of the columns of the grid
	stage   *stage // picture and grid
	empty   *empty
	main    *fyne.Container
	side    *fyne.Container
	check   *checkPanel
	item    *itemForm
	setup   *setupForm
	panes   *kit.Panes
	preview *clientreturn.Preview
	root    *fyne.Container
	current *audit.Case
	audit   *audit.Audit // nil while the case has none
	found   audit.PlanCheck
	refused string // why the last Esc did not leave what is being edited
}

var _ page.Page = (*Page)(nil)

// New makes the page.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w}
	p.grid = p.newGrid()
	p.stage = newStage(kit.NewPlanPicture(kit.PlanData{}, p.selectItem, func(string) { p.edit("") }), p.grid)
	p.setUp = kit.NewButton(kit.Quiet, "Days and team…", p.openSetup).WithIcon("users").WithKey(keysSetup)
	p.check = newCheckPanel(p)
	p.item = newItemForm(p)
	p.setup = newSetupForm(p)
	p.preview = clientreturn.New(host, cases, clientreturn.Place{Leave: func() { p.leaveSide() }, Turn: p.turn})
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is an activity to be selected, or the audit.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.item.close()
	p.setup.close()
	p.showSide(p.check.root)
	if err := p.reload(); err != nil {
		return err
	}
	if p.itemAt(string(record)) != nil {
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
	if err := p.item.leave(); err != nil {
		return err
	}
	return p.setup.leave()
}

// Focus implements page.Page.
func (p *Page) Focus() {
	if p.preview.IsShown() {
		p.preview.Focus()
		return
	}
	c := p.host.Window().Canvas()
	switch first := p.empty.first(); {
	case p.stage.Visible():
		c.Focus(p.stage.shown())
	case first != nil && !first.Disabled():
		c.Focus(first)
	default:
		c.Unfocus()
	}
}

// reload shows the plan as it stands; selection and what is being edited stay.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.audit = c.Audit(p.host.Audit())
	p.current = p.item.follow(c)
	p.show()
	return nil
}

// show shows the case that the page has.
func (p *Page) show() {
	p.found = audit.PlanCheck{}
	if p.audit != nil {
		p.found = audit.CheckPlan(p.current, p.audit, p.required())
	}
	rows := p.rows()
	p.showRows(rows)
	if _, ok := p.grid.Selected(); !ok && len(rows) > 0 {
		p.grid.Select(rows[0].key())
	}
	p.stage.setData(p.pictureData(), len(rows))
	p.stage.selectBlock(p.grid.SelectedKey())
	p.head.SetFacts(p.facts())
	p.check.show()
	p.setup.follow()
	p.showMain(len(rows) > 0)
}

// facts is the line beside the title: which version, how far agreed.
func (p *Page) facts() string {
	a := p.audit
	switch {
	case a == nil:
		return ""
	case a.State == audit.AuditCancelled:
		return "cancelled"
	case !a.PlanAgreed.IsZero():
		return issueWords(a) + "agreed " + a.PlanAgreed.String()
	case !a.PlanSent.IsZero():
		return issueWords(a) + "sent " + a.PlanSent.String()
	default:
		return issueWords(a) + "draft"
	}
}

func issueWords(a *audit.Audit) string {
	if a.PlanIssue == "" {
		return ""
	}
	return "version " + a.PlanIssue + ", "
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
	for _, i := range p.items() {
		if string(i.ID) == id {
			return i
		}
	}
	return nil
}

// selectItem selects an activity in grid and picture; when one is being edited, this one is from now on, unless the one
// before holds what cannot be saved.
func (p *Page) selectItem(id string) {
	if p.item.isOpen() && string(p.item.form.Record().ID) != id {
		if err := p.item.leave(); err != nil {
			id = string(p.item.form.Record().ID)
		} else if i := p.itemAt(id); i != nil {
			p.item.open(i)
		}
	}
	p.grid.Select(id)
	p.stage.selectBlock(id)
}

// showSide shows check, activity or audit at the right.
func (p *Page) showSide(o fyne.CanvasObject) {
	p.side.Objects = []fyne.CanvasObject{o}
	p.side.Refresh()
}
