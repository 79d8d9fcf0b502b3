package start

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// Measures of the page (LOOK.md, Start).
const (
	listWidth   = 900 // the list grows to it, then the margins grow
	columnWidth = 296
	columnGap   = 40
	rowHeight   = 56
)

func (p *Page) build() fyne.CanvasObject {
	foot := kit.Pad(10, 8, 0, 8, kit.Cols(16, p.count, kit.Spacer(),
		hint("Open", "Enter"), hint("Show file", "Ctrl+Shift+F"), hint("Take off the list", "Del")))
	p.list = kit.Rows(0, kit.Grow(p.grid), foot)
	p.first = kit.NewButton(kit.Primary, "New case", p.cases.NewCase).WithIcon("plus").WithKey("Ctrl+N").Large()
	p.empty = kit.EmptyPage("folders", "No case yet",
		"A case is one file with everything about the certification of one client. Begin with a new one, or look at the sample case first.", nil)
	p.left = kit.Layers(p.list)
	columns := kit.Cols(columnGap, kit.Grow(kit.AtMost(listWidth, p.left)), kit.Fixed(columnWidth, 0, kit.Top(p.begin())))
	return kit.Rows(0, p.head, kit.Grow(kit.Pad(4, kit.EdgePage, kit.EdgePage, kit.EdgePage, columns)))
}

// begin is the column at the right.
func (p *Page) begin() fyne.CanvasObject {
	open := kit.NewButton(kit.Secondary, "Open…", p.cases.OpenCase).WithIcon("folder-open").WithKey("Ctrl+O").Large()
	sample := kit.NewButton(kit.Secondary, "Open the sample case", p.cases.OpenSample).WithIcon("briefcase").WithKey("Ctrl+Shift+O")
	drop := kit.Card(kit.Pad(16, 16, 16, 16, kit.Rows(6,
		kit.NewIcon("download", 20, kit.Accent),
		kit.NewText("Drop a case file anywhere", kit.BodyMedium).Aligned(fyne.TextAlignCenter),
		kit.NewParagraph("A file that ends in .fieldcase opens as the case.", kit.Small, kit.Ink3).Aligned(fyne.TextAlignCenter),
	)))
	return kit.Rows(8,
		kit.Pad(6, 0, 6, 0, kit.NewText("Begin", kit.Small).In(kit.Ink3)),
		p.first, open,
		kit.Pad(16, 0, 16, 0, drop),
		kit.NewText("First time here?", kit.Group),
		kit.NewParagraph("The sample case is a whole certification: Sølvberg reads X-rays with its own AI. Change anything; it is a copy.", kit.Body, kit.Ink2),
		kit.Cols(0, sample, kit.Spacer()),
		kit.Pad(16, 0, 0, 0, kit.NewText("Where is my work?", kit.Group)),
		kit.NewParagraph("Each case is one file on this computer. Nothing is sent anywhere; no network is used.", kit.Body, kit.Ink2),
	)
}

// hint names what a key does.
func hint(word, key string) fyne.CanvasObject {
	return kit.Cols(4, kit.NewText(word, kit.Small).In(kit.Ink2), kit.NewText(key, kit.Key).In(kit.Ink3))
}

func (p *Page) buildGrid() *kit.Grid[Recent] {
	g := kit.NewGrid(func(r Recent) string { return r.Path },
		kit.Column[Recent]{ID: "client", Title: "Recent", Min: 180, Text: func(r Recent) string { return r.Client }, Cell: p.clientCell},
		kit.Column[Recent]{ID: "state", Title: "State", Width: 184, Text: func(r Recent) string { return r.State }, Cell: stateCell},
		kit.Column[Recent]{ID: "next", Title: "What is next", Width: 216, Text: func(r Recent) string { return r.NextWhat }, Cell: p.nextCell},
		kit.Column[Recent]{ID: "opened", Title: "Opened", Width: 104, HideBelow: 640, Align: fyne.TextAlignTrailing, Text: func(r Recent) string { return r.Opened.Format("2006-01-02") }, Cell: openedCell},
	)
	g.Height = rowHeight
	g.OnOpen = func(r Recent) { p.cases.Open(r.Path) }
	g.OnDelete = func(r Recent) { p.forget(r.Path) }
	return g
}

func (p *Page) clientCell() kit.Cell[Recent] {
	name := kit.NewText("", kit.BodyStrong).Truncated()
	path := kit.NewText("", kit.Small).In(kit.Ink3).Truncated()
	return kit.Cell[Recent]{Object: twoLines(name, path), Update: func(r Recent, _ bool) {
		name.SetText(r.Client)
		path.SetText(r.Short)
	}}
}

func (p *Page) nextCell() kit.Cell[Recent] {
	day := kit.NewText("", kit.BodyFigures)
	what := kit.NewText("", kit.Small).In(kit.Ink3).Truncated()
	return kit.Cell[Recent]{Object: twoLines(day, what), Update: func(r Recent, _ bool) {
		words, late := NextWords(r.NextWhat, r.NextDate, p.host.Today())
		day.SetText(r.NextDate)
		what.SetText(words)
		what.SetColor(kit.Ink3)
		if late {
			what.SetColor(kit.Major)
		}
	}}
}

func openedCell() kit.Cell[Recent] {
	day := kit.NewText("", kit.BodyFigures).Aligned(fyne.TextAlignTrailing)
	clock := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignTrailing)
	return kit.Cell[Recent]{Object: twoLines(day, clock), Update: func(r Recent, _ bool) {
		day.SetText(r.Opened.Format("2006-01-02"))
		clock.SetText(r.Opened.Format("15:04"))
	}}
}

// twoLines is a line over a smaller one, in the middle of a row.
func twoLines(first, second fyne.CanvasObject) fyne.CanvasObject {
	return kit.Middle(36, kit.Rows(0, first, second))
}

func stateCell() kit.Cell[Recent] {
	s := kit.NewStatus("hourglass", "", kit.Ink2).Shrink()
	return kit.Cell[Recent]{Object: s, Update: func(r Recent, _ bool) {
		m := markOf(r.State)
		s.Set(m.icon, m.word, m.token)
	}}
}

// mark is how a status of certification looks.
type mark struct {
	icon, word string
	token      kit.Token
}

func markOf(status string) mark {
	switch status {
	case "active":
		return mark{"circle-check", "Certified", kit.Good}
	case "suspended":
		return mark{"circle-pause", "Suspended", kit.Minor}
	case "expired":
		return mark{"circle-x", "Expired", kit.Major}
	case "withdrawn":
		return mark{"ban", "Withdrawn", kit.Major}
	case "refused":
		return mark{"circle-x", "Refused", kit.Major}
	case "", "applicant":
		return mark{"inbox", "Applicant", kit.Ink2}
	default:
		return mark{"circle-dot", status, kit.Ink2}
	}
}
