package overview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
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

func (p *Page) build() fyne.CanvasObject {
	legend := kit.Cols(16, legendItem(kit.Accent, false, "done"), legendItem(kit.Accent, true, "planned"), legendItem(kit.AccentMid, false, "window and last day"))
	head := kit.Cols(8, kit.NewText("Certification cycle", kit.Section), kit.Grow(kit.Pad(2, 0, 0, 0, p.kept)), legend)
	top := kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, kit.Rows(8, kit.Fixed(0, kit.HeightHeader, head), kit.Fixed(0, timelineHeight, p.timeline)))
	steps := kit.Rows(4, kit.SectionHead("Next steps", ""), kit.Grow(p.steps))
	findings := kit.Rows(4, kit.SectionHead("Findings", ""), p.findings)
	below := container.New(columnsLayout{}, steps, container.NewVScroll(findings), container.NewVScroll(p.coverage))
	return kit.Rows(0, p.head, top, kit.Grow(kit.Pad(12, kit.EdgePage, 8, kit.EdgePage, below)))
}

func legendItem(t kit.Token, outlined bool, word string) fyne.CanvasObject {
	box := kit.NewBox(t).Rounded(3)
	if outlined {
		box = kit.NewBox(kit.Surface).Edged(t, 1.5).Rounded(3)
	}
	return kit.Cols(6, kit.Middle(12, kit.Fixed(12, 12, box)), kit.NewText(word, kit.Small).In(kit.Ink2))
}

// columnsLayout sets steps, findings and coverage beside one another; the third goes under the second where it is narrow.
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
	x := left + columnGap
	set(o[0], 0, 0, left, size.Height)
	if size.Width >= narrowWidth {
		set(o[1], x, 0, findingsWidth, size.Height)
		set(o[2], x+findingsWidth+columnGap, 0, coverageWidth, size.Height)
		return
	}
	half := (size.Height - kit.GapGroup) / 2
	set(o[1], x, 0, right, half)
	set(o[2], x, half+kit.GapGroup, right, half)
}

func set(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func stepKey(i cycle.Item) string { return i.What + i.DueText() }

func (p *Page) newSteps() *kit.Grid[cycle.Item] {
	g := kit.NewGrid(stepKey,
		kit.Column[cycle.Item]{ID: "due", Title: "Due", Width: 124, Text: cycle.Item.DueText, Cell: p.dueCell},
		kit.Column[cycle.Item]{ID: "what", Title: "What", Text: func(i cycle.Item) string { return i.What }, Cell: whatCell},
	)
	g.Height, g.HideHeader = stepHeight, true
	g.OnOpen = p.follow
	g.Empty = kit.EmptyPage("circle-check", "Nothing is due", "Steps appear here as audits are planned and findings answered.", nil)
	return g
}

func (p *Page) dueCell() kit.Cell[cycle.Item] {
	day := kit.NewText("", kit.BodyFigures)
	when := kit.NewText("", kit.SmallStrongFigures)
	return kit.Cell[cycle.Item]{Object: kit.Middle(36, kit.Rows(0, day, when)), Update: func(i cycle.Item, _ bool) {
		today := p.host.Today()
		due, words := i.DueText(), i.When(today)
		if due == "" {
			due = "as soon as possible"
			words = ""
		}
		day.SetText(due)
		when.SetText(words)
		switch {
		case i.Late:
			when.SetColor(kit.Major)
		case !i.Due.IsZero() && i.Due == today:
			when.SetColor(kit.Minor)
		default:
			when.SetColor(kit.Ink3)
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
		_, leads := destinations[i.Page]
		arrow.Hidden = !leads
	}}
}

// placeWords is the second line of a step: the page it is dealt with on, and why.
func placeWords(i cycle.Item) string {
	parts := []string{pageWord(i.Page)}
	if i.Why != "" {
		parts = append(parts, i.Why)
	}
	return strings.Join(parts, " · ")
}

func pageWord(p cycle.Page) string {
	words := map[cycle.Page]string{
		cycle.PageClient: "Client & scope", cycle.PageProgramme: "Programme", cycle.PagePlan: "Plan", cycle.PageChecklist: "Checklist",
		cycle.PageFindings: "Findings", cycle.PageReport: "Report", cycle.PageNonconformities: "Nonconformities",
		cycle.PageDecision: "Decision & certificate",
	}
	if w, ok := words[p]; ok {
		return w
	}
	return string(p)
}

func stepIcon(k cycle.ItemKind) string {
	icons := map[cycle.ItemKind]string{
		cycle.StepSetUp: "building-2", cycle.StepApplication: "inbox", cycle.StepPlan: "calendar-range", cycle.StepAudit: "calendar-range",
		cycle.StepConclude: "list-checks", cycle.StepResponse: "mail", cycle.StepReview: "message-square-warning",
		cycle.StepEvidence: "mail", cycle.StepVerify: "file-search", cycle.StepTechnicalReview: "list-checks",
		cycle.StepDecision: "stamp", cycle.StepCertificate: "award", cycle.StepLimit: "calendar-clock",
	}
	if i, ok := icons[k]; ok {
		return i
	}
	return "circle"
}

// mark is how a status of certification looks.
type mark struct {
	icon, word string
	token      kit.Token
}

// markOf returns how the status looks; open tells that a decision is planned.
func markOf(s cycle.Status, open bool) mark {
	switch s {
	case cycle.Active:
		return mark{"circle-check", "Certified", kit.Good}
	case cycle.Suspended:
		return mark{"circle-pause", "Suspended", kit.Minor}
	case cycle.Expired:
		return mark{"circle-x", "Expired", kit.Major}
	case cycle.Applicant:
		if open {
			return mark{"hourglass", "Applicant, decision open", kit.Ink2}
		}
		return mark{"hourglass", "Applicant", kit.Ink2}
	default:
		w := strings.ReplaceAll(string(s), "_", " ")
		return mark{"ban", strings.ToUpper(w[:1]) + w[1:], kit.Major}
	}
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
