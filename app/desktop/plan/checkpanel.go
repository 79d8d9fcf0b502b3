package plan

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// checkPanel shows what the plan lacks, and what was checked and is right.
type checkPanel struct {
	page  *Page
	root  fyne.CanvasObject
	rows  *fyne.Container
	shown checked
}

// checked is all that the panel shows.
type checked struct {
	audit    audit.ID
	readOnly bool
	points   []point
	time     []audit.PlannedTime
	planned  audit.Days
	required audit.Days
	passed   []audit.Passed
}

func newCheckPanel(p *Page) *checkPanel {
	c := &checkPanel{page: p, rows: kit.Rows(0)}
	checks := container.NewVScroll(kit.Pad(12, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide, c.rows))
	c.root = kit.Rows(0, kit.Grow(checks), kit.Hairline(), kit.Pad(4, kit.EdgeSide, 4, 8, p.setUp))
	return c
}

// show shows the check of the plan; the same again changes nothing, so that a button with the keyboard stays.
func (c *checkPanel) show() {
	p := c.page
	now := checked{readOnly: p.host.ReadOnly()}
	if p.audit != nil {
		now.audit, now.points, now.passed = p.audit.ID, p.points(), p.found.Passed
		now.time, now.planned, now.required = p.found.Members, p.found.PlannedDays, p.found.RequiredDays
	}
	if reflect.DeepEqual(now, c.shown) {
		return
	}
	c.shown = now
	c.rows.Objects = nil
	if now.audit != "" {
		c.build(now)
	}
	c.rows.Refresh()
}

func (c *checkPanel) build(now checked) {
	c.rows.Add(kit.PanelHead("Plan check", countChip(now.points)))
	for i, o := range now.points {
		if i == 0 {
			c.rows.Add(kit.Pad(8, 0, 10, 0, c.card(o)))
		} else {
			c.rows.Add(kit.Pad(4, 0, 6, 0, c.open(o)))
		}
	}
	if len(now.points) == 0 {
		c.rows.Add(kit.Pad(8, 0, 0, 0, kit.Spacer()))
	}
	c.rows.Add(kit.Pad(6, 0, 6, 0, timeBlock(now)))
	for _, passed := range now.passed {
		if passed.Title != timePassed {
			c.rows.Add(kit.Pad(6, 0, 6, 0, passedRow(passed)))
		}
	}
}

// countChip says how much is open.
func countChip(points []point) *kit.Chip {
	blocks := 0
	for _, o := range points {
		if o.block {
			blocks++
		}
	}
	switch n := len(points); {
	case n == 0:
		return kit.NewChip("circle-check", "all settled", kit.Good)
	case blocks > 0:
		return kit.NewChip("octagon-alert", fmt.Sprintf("%d to settle", n), kit.Major)
	default:
		return kit.NewChip("triangle-alert", fmt.Sprintf("%d to settle", n), kit.Minor)
	}
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

// card is the first open point with the act that settles it.
func (c *checkPanel) card(o point) fyne.CanvasObject {
	body := kit.Rows(0, kit.NewParagraph(o.title, kit.BodyMedium, kit.Ink), kit.NewParagraph(o.message, kit.SmallFigures, kit.Ink2))
	if act := c.act(o, kit.Secondary); act != nil {
		body.Add(kit.Pad(6, 0, 0, 0, kit.Cols(0, act.WithKey("Ctrl+."), kit.Spacer())))
	}
	return kit.Card(kit.Cols(8, o.lead(), kit.Grow(body)))
}

// open is a further open point.
func (c *checkPanel) open(o point) fyne.CanvasObject {
	body := kit.Rows(0, kit.NewParagraph(o.title, kit.BodyMedium, kit.Ink), kit.NewParagraph(o.message, kit.SmallFigures, kit.Ink2))
	if act := c.act(o, kit.Link); act != nil {
		body.Add(kit.Pad(0, 0, 0, -8, kit.Cols(0, act, kit.Spacer())))
	}
	return kit.Cols(8, o.lead(), kit.Grow(body))
}

// act is the button that settles a point, nil when that cannot be done here.
func (c *checkPanel) act(o point, kind kit.ButtonKind) *kit.Button {
	if o.act == "" || c.page.host.ReadOnly() {
		return nil
	}
	return kit.NewButton(kind, o.act, func() { c.page.settle(o) }).Small()
}

// lead is the icon before a point: red where it keeps the audit from being held.
func (o point) lead() fyne.CanvasObject {
	if o.block {
		return lead("octagon-alert", kit.Major)
	}
	return lead("triangle-alert", kit.Minor)
}

// lead is an icon beside the first of several lines.
func lead(icon string, t kit.Token) fyne.CanvasObject {
	return kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(icon, kit.IconSize, t)))
}

// settleFirst settles the first open point that can be settled here.
func (c *checkPanel) settleFirst() {
	for _, o := range c.shown.points {
		if o.act != "" && !c.page.host.ReadOnly() {
			c.page.settle(o)
			return
		}
	}
}

// timePassed is the title of the passed check that the bar of audit time stands for.
const timePassed = "Audit time"

// timeBlock shows the audit time that is planned of what is required, and whose it is.
func timeBlock(now checked) fyne.CanvasObject {
	figure := now.planned.String() + " days"
	if now.required > 0 {
		figure = now.planned.String() + " of " + now.required.String() + " days"
	}
	sign := lead("circle-check", kit.Good)
	if now.planned < now.required || now.required == 0 {
		sign = lead("triangle-alert", kit.Minor)
	}
	text := kit.Rows(2, kit.Cols(6, kit.Grow(kit.NewText("Audit time", kit.BodyMedium)), kit.NewText(figure, kit.BodyStrongFigures)))
	var parts []kit.Part
	for _, t := range now.time {
		if t.Role.CountsAuditTime() && t.Planned > 0 {
			parts = append(parts, kit.Part{Words: t.Initials + " " + t.Planned.String(), Weight: float32(t.Planned)})
		}
	}
	if len(parts) > 0 {
		text.Add(kit.Pad(2, 0, 0, 0, kit.Parts(parts...)))
	}
	for _, passed := range now.passed {
		if passed.Title == timePassed && passed.Proof != "" {
			text.Add(kit.NewParagraph(passed.Proof, kit.SmallFigures, kit.Ink3))
		}
	}
	return kit.Cols(8, sign, kit.Grow(text))
}

func passedRow(p audit.Passed) fyne.CanvasObject {
	title := kit.Cols(6, kit.Grow(kit.NewParagraph(p.Title, kit.BodyMedium, kit.Ink)))
	if p.Figure != "" {
		title.Add(kit.NewText(p.Figure, kit.BodyStrongFigures))
	}
	text := kit.Rows(0, title)
	if p.Proof != "" {
		text.Add(kit.NewParagraph(p.Proof, kit.SmallFigures, kit.Ink3))
	}
	return kit.Cols(8, lead("circle-check", kit.Good), kit.Grow(text))
}
