package overview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page (LOOK.md, Overview).
const (
	timelineHeight = 196
	findingsWidth  = 292
	coverageWidth  = 288
	columnGap      = 38
	stepHeight     = 48
	narrowWidth    = 1000 // below it the third column goes under the second
)

func (p *Page) build() *fyne.Container {
	p.legend = kit.Cols(16, legendItem(squareKey(kit.Accent, false), "done"), legendItem(squareKey(kit.Accent, true), "planned"),
		legendItem(barKey(kit.AccentMid), "window and last day"))
	head := kit.Cols(8, kit.NewText("Certification cycle", kit.Section), kit.Grow(kit.Pad(2, 0, 0, 0, p.kept)), p.legend)
	p.unplanned = p.buildUnplanned()
	line := kit.Layers(p.timeline, p.unplanned)
	top := kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, kit.Rows(4, kit.Fixed(0, kit.HeightHeader, head), kit.Fixed(0, timelineHeight, line)))
	steps := kit.Rows(4, kit.SectionHead("Next steps", "", p.stepCount, p.newAddButton()), kit.Grow(kit.WholeRows(p.steps, nil)))
	findings := kit.Rows(4, kit.SectionHead("Findings", ""), p.findings)
	side := container.NewVScroll(container.New(&sideLayout{}, findings, p.coverage))
	below := container.New(columnsLayout{}, steps, side)
	return kit.Rows(0, p.head, top, kit.Grow(kit.Pad(12, kit.EdgePage, 8, kit.EdgePage, below)))
}

// buildUnplanned says what will be drawn where the cycle has no day yet, and offers to plan the first audit.
func (p *Page) buildUnplanned() *fyne.Container {
	plan := kit.NewButton(kit.Secondary, "Plan the first audit", func() { p.host.Go(page.Plan, "") }).WithIcon("calendar-range").WithKey("Ctrl+4")
	return kit.Paper(kit.EmptyPage("calendar-range", "No audit has a day yet",
		"The three years are drawn here as soon as an audit has its days or its month: audits, certificate, and the last day of each.", plan))
}

func legendItem(key fyne.CanvasObject, word string) fyne.CanvasObject {
	return kit.Cols(6, key, kit.NewText(word, kit.Small).In(kit.Ink2))
}

func squareKey(t kit.Token, outlined bool) fyne.CanvasObject {
	box := kit.NewBox(t).Rounded(3)
	if outlined {
		box = kit.NewBox(kit.Surface).Edged(t, 1.5).Rounded(3)
	}
	return kit.Middle(12, kit.Fixed(12, 12, box))
}

func barKey(t kit.Token) fyne.CanvasObject {
	return kit.Middle(6, kit.Fixed(16, 6, kit.NewBox(t).Rounded(3)))
}

// columnsLayout sets the steps beside findings and coverage.
type columnsLayout struct{}

// MinSize implements fyne.Layout.
func (columnsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 160) }

// Layout implements fyne.Layout.
func (columnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	right := float32(findingsWidth)
	if size.Width >= narrowWidth {
		right += columnGap + coverageWidth
	}
	left := size.Width - columnGap - right
	set(o[0], 0, 0, left, size.Height)
	set(o[1], left+columnGap, 0, right, size.Height)
}

// sideLayout sets coverage beside findings, or under them where it is narrow.
type sideLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	first, second := kit.HeightFor(o[0], findingsWidth), kit.HeightFor(o[1], coverageWidth)
	if l.width > findingsWidth {
		return fyne.NewSize(findingsWidth, max(first, second))
	}
	return fyne.NewSize(findingsWidth, first+kit.GapGroup+second)
}

// Layout implements fyne.Layout.
func (l *sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	first := kit.HeightFor(o[0], findingsWidth)
	set(o[0], 0, 0, findingsWidth, first)
	if size.Width > findingsWidth {
		set(o[1], findingsWidth+columnGap, 0, coverageWidth, kit.HeightFor(o[1], coverageWidth))
		return
	}
	set(o[1], 0, first+kit.GapGroup, size.Width, kit.HeightFor(o[1], size.Width))
}

func set(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func stepKey(i cycle.Item) string { return i.What + i.DueText() }

func (p *Page) newSteps() *kit.Grid[cycle.Item] {
	g := kit.NewGrid(stepKey,
		kit.Column[cycle.Item]{ID: "due", Title: "Due", Width: 98, Text: cycle.Item.DueText, Cell: p.dueCell},
		kit.Column[cycle.Item]{ID: "what", Title: "What", Text: func(i cycle.Item) string { return i.What }, Cell: whatCell},
	)
	g.Height, g.HideHeader = stepHeight, true
	g.OnOpen, g.OnInsert = p.follow, p.askDate
	g.Empty = kit.EmptyPage("circle-check", "Nothing is due", "Steps appear here as audits are planned and findings answered.", nil)
	return g
}

func (p *Page) dueCell() kit.Cell[cycle.Item] {
	day := kit.NewText("", kit.BodyFigures)
	when := kit.NewText("", kit.SmallFigures)
	return kit.Cell[cycle.Item]{Object: kit.Middle(36, kit.Rows(0, day, when)), Update: func(i cycle.Item, _ bool) {
		today := p.host.Today()
		due, words := i.DueText(), i.When(today)
		if due == "" {
			due, words = words, "no date"
		}
		day.SetText(due)
		when.SetText(words)
		when.SetStyle(kit.SmallFigures)
		when.SetColor(kit.Ink3)
		switch {
		case i.Late:
			when.SetStyle(kit.SmallStrongFigures)
			when.SetColor(kit.Major)
		case !i.Due.IsZero() && i.Due == today:
			when.SetStyle(kit.SmallStrongFigures)
			when.SetColor(kit.Minor)
		}
	}}
}

func whatCell() kit.Cell[cycle.Item] {
	icon := kit.NewIcon("circle", kit.IconSize, kit.Ink2)
	what := kit.NewText("", kit.BodyMedium).Truncated()
	why := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	arrow := kit.NewIcon("chevron-right", 14, kit.Ink3)
	row := kit.Cols(10, icon, kit.Grow(kit.Middle(36, kit.Rows(0, what, why))), arrow)
	return kit.Cell[cycle.Item]{Object: row, Update: func(i cycle.Item, _ bool) {
		icon.SetName(stepIcon(i.Kind))
		what.SetText(i.What)
		why.SetText(placeWords(i))
		arrow.Hidden = page.For(i.Page) == ""
	}}
}

// placeWords is the second line of a step: the page it is dealt with on, and why.
func placeWords(i cycle.Item) string {
	parts := []string{i.Page.Word()}
	if i.Why != "" {
		parts = append(parts, i.Why)
	}
	return strings.Join(parts, " · ")
}

func stepIcon(k cycle.ItemKind) string {
	icons := map[cycle.ItemKind]string{
		cycle.StepSetUp: "building-2", cycle.StepApplication: "inbox", cycle.StepPlan: "calendar-range", cycle.StepAudit: "calendar-range",
		cycle.StepConclude: "list-checks", cycle.StepResponse: "mail", cycle.StepReview: "message-square-warning",
		cycle.StepEvidence: "mail", cycle.StepVerify: "file-search", cycle.StepTechnicalReview: "clipboard-check",
		cycle.StepDecision: "stamp", cycle.StepCertificate: "award", cycle.StepLimit: "calendar-clock",
	}
	if i, ok := icons[k]; ok {
		return i
	}
	return "circle"
}

// headWords is a line of quiet column headings.
func headWords(first string, firstWidth float32, words []string, widths []float32) fyne.CanvasObject {
	row := kit.Cols(0, kit.Fixed(firstWidth, 0, kit.NewText(first, kit.Small).In(kit.Ink3)))
	for i, w := range words {
		row.Add(kit.Fixed(widths[i], 0, kit.NewText(w, kit.SmallFigures).In(kit.Ink3)))
	}
	return kit.Fixed(0, kit.HeightHeader, row)
}

func auditTimeOf(c *audit.Case) (audit.AuditTime, bool) {
	if len(c.AuditTimes) == 0 || c.AuditTimes[0].Total == 0 {
		return audit.AuditTime{}, false
	}
	return c.AuditTimes[0], true
}
