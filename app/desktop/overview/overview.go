// Package overview is the first page of a case: the certification cycle as a drawing, what is to be done next, how the
// findings stand, and what each audit covers.
package overview

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Catalogue() standard.Catalogue
	Save(ctx context.Context, label string, changes ...casefile.Change) error
}

// keysAdd adds a date.
const keysAdd = "Ins"

// Page is the Overview page.
type Page struct {
	host  page.Host
	cases Cases
	now   *audit.Case

	head      *kit.PageHead
	status    *kit.Chip
	timeline  *kit.Timeline
	legend    *fyne.Container
	unplanned *fyne.Container // stands in for the timeline of a cycle without days
	kept      *kit.Text
	steps     *kit.Grid[cycle.Item]
	add       *kit.Button
	stepCount *kit.Text
	findings  *fyne.Container
	coverage  *fyne.Container
	root      *fyne.Container
}

var _ page.Page = (*Page)(nil)

// New makes the page.
func New(host page.Host, cases Cases) *Page {
	p := &Page{host: host, cases: cases, now: &audit.Case{}}
	p.status = kit.NewChip("", "", kit.Ink2)
	p.head = kit.NewPageHead("Overview", "", p.status)
	p.timeline = kit.NewTimeline(kit.TimelineData{})
	p.kept = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	p.steps = p.newSteps()
	p.stepCount = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	p.findings, p.coverage = kit.Rows(0), kit.Rows(0)
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
func (p *Page) Focus() { p.host.Window().Canvas().Focus(p.steps) }

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	return []page.Command{
		{Menu: page.MenuEdit, Word: "Add a date…", Icon: "plus", Keys: keysAdd, Write: true, Run: p.askDate, Locked: p.lockedDate},
		{Menu: page.MenuGo, Word: "Go to the step chosen", Keys: "Ctrl+Enter", Run: func() {
			if item, ok := p.steps.Selected(); ok {
				p.follow(item)
			}
		}},
	}
}

func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now = c
	today := p.host.Today()
	p.head.SetFacts(facts(c))
	line := cycle.TimelineOf(c, today)
	status, _ := cycle.StatusOf(c, today)
	p.showStatus(status, !line.Certificate.From.IsZero() && !line.Certificate.Granted)
	p.timeline.SetData(drawing(line))
	p.timeline.Hidden, p.legend.Hidden, p.unplanned.Hidden = line.Empty(), line.Empty(), !line.Empty()
	p.kept.SetText("")
	if !line.RetainUntil.IsZero() {
		p.kept.SetText("records kept until at least " + line.RetainUntil.String())
	}
	p.showSteps(cycle.Due(c, today))
	p.showFindings(c)
	p.showCoverage(c)
	p.add.LockFor(p.lockedDate())
	p.root.Refresh()
	return nil
}

// showStatus shows the status of the certification; open tells that a decision is planned.
func (p *Page) showStatus(s cycle.Status, open bool) {
	m := kit.CertificationMark(string(s))
	if s == cycle.Applicant && open {
		m.Word += ", decision open"
	}
	p.status.Set(m.Icon, m.Word, m.Token)
}

func (p *Page) showSteps(steps []cycle.Item) {
	p.steps.SetRows(steps)
	if _, ok := p.steps.Selected(); !ok && len(steps) > 0 {
		p.steps.Select(stepKey(steps[0]))
	}
	words := ""
	if len(steps) > 0 {
		words = count(len(steps), "step", "steps")
	}
	p.stepCount.SetText(words)
}

// facts is the line beside the title: standard, role, persons, sites, statement of applicability.
func facts(c *audit.Case) string {
	parts := []string{c.Standard.Designation}
	for _, r := range c.Client.Roles {
		parts = append(parts, string(r))
	}
	if n := c.PeopleCount.AIRelated; n > 0 {
		parts = append(parts, count(int(n), "person", "persons")+" with AI-related work")
	}
	if n := len(c.Sites); n > 0 {
		parts = append(parts, count(n, "site", "sites"))
	}
	if c.SoA.Version != "" {
		parts = append(parts, "SoA "+c.SoA.Version)
	}
	return strings.Join(parts, " · ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// follow goes to where the step is dealt with.
func (p *Page) follow(item cycle.Item) {
	p.host.Go(page.For(item.Page), item.Record)
}

// requirements returns the auditable clauses and the controls of the standard.
func (p *Page) requirements() (clauses, controls []audit.Number) {
	for _, r := range p.cases.Catalogue().Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return clauses, controls
}

// audits returns the audits of certification in the order of their time, gap assessments and internal audits after.
func audits(c *audit.Case) []*audit.Audit {
	var out []*audit.Audit
	for i := range c.Audits {
		if c.Audits[i].State != audit.AuditCancelled {
			out = append(out, &c.Audits[i])
		}
	}
	order := audit.AllAuditKinds()
	slices.SortStableFunc(out, func(a, b *audit.Audit) int {
		if d := slices.Index(order, a.Kind) - slices.Index(order, b.Kind); d != 0 {
			return d
		}
		return int(a.Sequence - b.Sequence)
	})
	return out
}
