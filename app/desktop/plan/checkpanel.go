package plan

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// checkPanel shows what the plan lacks, and what was checked and is right.
type checkPanel struct {
	page  *Page
	root  *container.Scroll
	rows  *fyne.Container
	found audit.PlanCheck
}

func newCheckPanel(p *Page) *checkPanel {
	c := &checkPanel{page: p, rows: kit.Rows(0)}
	c.root = container.NewVScroll(kit.Pad(12, 16, 16, 16, c.rows))
	return c
}

// show checks the plan as it stands.
func (c *checkPanel) show() {
	p := c.page
	if p.audit == nil {
		c.rows.Objects = nil
		c.rows.Refresh()
		return
	}
	c.found = audit.CheckPlan(p.current, p.audit, p.required())
	open := points(c.found)
	chip := kit.NewChip("circle-check", "nothing to settle", kit.Good)
	if len(open) > 0 {
		chip = kit.NewChip("triangle-alert", fmt.Sprintf("%d to settle", len(open)), kit.Minor)
	}
	rows := []fyne.CanvasObject{kit.PanelHead("Plan check", chip), kit.Pad(8, 0, 0, 0, kit.Spacer())}
	for i, w := range open {
		rows = append(rows, kit.Pad(0, 0, 10, 0, c.card(w, i == 0)))
	}
	for _, passed := range c.found.Passed {
		rows = append(rows, kit.Pad(6, 0, 6, 0, c.passed(passed)))
	}
	c.rows.Objects = rows
	c.rows.Refresh()
}

// required are the requirements that the audit must cover.
func (p *Page) required() audit.PlanRequired {
	var clauses, controls []audit.Number
	for _, r := range p.cases.Catalogue().Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return audit.RequiredCoverage(p.current, p.audit, clauses, controls)
}

// points are the open points: what is missing, who is in two places, and the warnings.
func points(f audit.PlanCheck) []audit.Warning {
	var out []audit.Warning
	for _, o := range f.Overlaps {
		out = append(out, audit.Warning{
			Rule: "R-1-3", Title: o.Initials + " in two places", Item: o.B, Field: "start",
			Message: fmt.Sprintf("%s, %s to %s.", o.Day, o.From, o.To),
		})
	}
	return append(out, f.Warnings...)
}

// card is an open point with the act that leads to it.
func (c *checkPanel) card(w audit.Warning, first bool) fyne.CanvasObject {
	token, icon := kit.Minor, "triangle-alert"
	if w.Severity == audit.SeverityBlock {
		token, icon = kit.Major, "octagon-alert"
	}
	body := kit.Rows(2, kit.NewParagraph(w.Title, kit.BodyMedium, kit.Ink), kit.NewParagraph(w.Message, kit.Small, kit.Ink2))
	if c.leads(w) {
		act := kit.NewButton(kit.Secondary, "Go to it", func() { c.settle(w) }).Small()
		if first {
			act.WithKey("Ctrl+.")
		}
		body.Add(kit.Pad(6, 0, 0, 0, kit.Cols(0, act, kit.Spacer())))
	}
	row := kit.Cols(8, kit.Top(kit.Pad(2, 0, 0, 0, kit.NewIcon(icon, kit.IconSize, token))), kit.Grow(body))
	return kit.Card(kit.Pad(10, 12, 12, 10, row))
}

// leads reports whether there is a place where the point is settled on this page.
func (c *checkPanel) leads(w audit.Warning) bool { return !c.page.host.ReadOnly() || w.Item != "" }

// settle goes to where an open point is settled: the activity and its field, or the audit's days and team.
func (c *checkPanel) settle(w audit.Warning) {
	p := c.page
	if w.Item == "" {
		p.openSetup()
		p.setup.focusField(w.Field)
		return
	}
	p.selectItem(string(w.Item))
	p.edit()
	p.item.focusField(w.Field)
}

// settleFirst goes to the first open point.
func (c *checkPanel) settleFirst() {
	if open := points(c.found); len(open) > 0 {
		c.settle(open[0])
	}
}

func (c *checkPanel) passed(p audit.Passed) fyne.CanvasObject {
	title := kit.Cols(6, kit.Grow(kit.NewText(p.Title, kit.BodyMedium).Truncated()))
	if p.Figure != "" {
		title.Add(kit.NewText(p.Figure, kit.BodyStrongFigures))
	}
	text := kit.Rows(0, title)
	if p.Proof != "" {
		text.Add(kit.NewParagraph(p.Proof, kit.SmallFigures, kit.Ink3))
	}
	return kit.Cols(8, kit.Top(kit.Pad(2, 0, 0, 0, kit.NewIcon("circle-check", kit.IconSize, kit.Good))), kit.Grow(text))
}
