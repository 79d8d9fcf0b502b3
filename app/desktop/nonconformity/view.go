package nonconformity

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page: list | nonconformity.
const (
	listWidth, listMin     = 346, 280
	detailWidth, detailMin = 820, 560
	dueWidth               = 112
	listRow                = 70
	listEdge               = 16 // before the day, whose cell is padded by 8
	concernRow             = 30
	detailEdge             = 24
	labelWidth             = 126
	cellPad, cellSide      = 10, 12
	roundEdge              = 2
	roundLeast             = 220
	dialogWidth            = 480
	responseHeight         = 420
)

func (p *Page) build() {
	p.filter = kit.NewSegmented(kit.Segment{ID: filterOpen, Word: "Open"}, kit.Segment{ID: filterAll, Word: "All"})
	p.filter.Choose(filterOpen)
	p.filter.OnChange = func(string) { p.show() }
	p.readReturn = kit.NewButton(kit.Secondary, "Read client return…", p.preview.Ask).WithIcon("inbox").WithKey(string(clientreturn.KeysRead))
	p.book = kit.NewButton(kit.Secondary, "Workbook for client…", p.askWorkbook).WithIcon("download").WithKey(keysBook)
	p.head = kit.NewPageHead("Nonconformities", "", kit.Middle(kit.HeightControl, p.filter), kit.NewText(keysFilter, kit.Key).In(kit.Ink3), p.readReturn, p.book).OverPanes()
	left := kit.Rows(0, kit.Grow(p.list), p.concerns.root)
	p.panes = kit.NewPanes(
		kit.Pane{Object: left, Width: listWidth, Min: listMin, Max: 440},
		kit.Pane{Object: p.detail.root, Width: detailWidth, Min: detailMin, Main: true})
	p.host.KeepWidths("nonconformities", p.panes)
	meetings := kit.NewButton(kit.Primary, "Go to the closing meeting", func() { p.host.Go(page.Meetings, "") }).WithIcon("users")
	p.empty = kit.EmptyPage("message-square-warning", "No nonconformity yet",
		"Nonconformities stand here from the moment they are issued at the closing meeting, over all audits of the case: who has to do what by when, the client's answers, and what was made of them.",
		meetings)
	p.main = kit.Rows(0, p.head, kit.Grow(kit.Layers(p.panes, p.empty)))
	p.root = kit.Layers(p.main, p.preview.Content())
}

// edge is an empty column before the first.
func edge[T any]() kit.Column[T] {
	return kit.Column[T]{ID: "edge", Width: listEdge, Min: listEdge, Cell: func() kit.Cell[T] {
		return kit.Cell[T]{Object: kit.Spacer(), Update: func(T, bool) {}}
	}}
}

// concernList are the areas of concern of Stage 1, with the nonconformities that took them up.
type concernList struct {
	page *Page
	grid *kit.Grid[concern]
	root *fyne.Container
}

// concern is an area of concern and what became of it.
type concern struct {
	*audit.Finding
	became string
}

func newConcernList(p *Page) *concernList {
	c := &concernList{page: p}
	c.grid = kit.NewGrid(func(r concern) string { return string(r.ID) },
		edge[concern](),
		kit.Column[concern]{ID: "mark", Width: 32, Min: 32, Cell: func() kit.Cell[concern] {
			return kit.Cell[concern]{Object: kit.NewIcon("flag", kit.IconSize, kit.Concern), Update: func(concern, bool) {}}
		}},
		kit.Column[concern]{ID: "clause", Width: 68, Text: func(r concern) string { return string(r.Requirement) }, Style: kit.BodyFigures, Color: kit.Ink2},
		kit.Column[concern]{ID: "statement", Text: func(r concern) string { return r.Statement }},
		kit.Column[concern]{ID: "became", Width: 72, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Color: kit.Ink2, Text: func(r concern) string { return r.became }})
	c.grid.Height, c.grid.HideHeader = concernRow, true
	c.grid.OnOpen = func(r concern) { p.host.Go(page.Findings, r.ID) }
	c.root = kit.Rows(0, kit.Hairline(), kit.Pad(12, listEdge, 8, listEdge+8, kit.NewText("Areas of concern, Stage 1", kit.Small).In(kit.Ink2)), c.grid)
	return c
}

// show lists the concerns that were issued.
func (c *concernList) show() {
	var out []concern
	for i := range c.page.now.Findings {
		if f := &c.page.now.Findings[i]; f.Grade == audit.Concern && f.State.IsIssued() && f.State != audit.Withdrawn {
			out = append(out, concern{f, c.became(f)})
		}
	}
	c.root.Hidden = len(out) == 0
	c.grid.SetRows(out)
	c.root.Objects[2] = kit.Fixed(0, min(c.grid.HeightOfRows(), 5*concernRow), c.grid)
}

// became says what a concern turned into.
func (c *concernList) became(f *audit.Finding) string {
	for _, later := range c.page.all {
		for _, id := range later.Concerns {
			if id == f.ID {
				return "now " + later.ShortLabel()
			}
		}
	}
	if f.State == audit.Closed {
		return "closed"
	}
	return ""
}
