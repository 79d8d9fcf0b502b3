package history

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

func (p *Page) newList() *kit.Grid[casefile.ActionInfo] {
	g := kit.NewGrid(func(a casefile.ActionInfo) string { return a.ID },
		kit.Column[casefile.ActionInfo]{ID: "day", Title: "Day", Width: 100, Min: 100, Style: kit.BodyFigures, Text: func(a casefile.ActionInfo) string { return day(a.At) }},
		kit.Column[casefile.ActionInfo]{ID: "time", Title: "Time", Width: 60, Min: 60, Style: kit.BodyFigures, Color: kit.Ink2, Text: func(a casefile.ActionInfo) string { return clock(a.At) }},
		kit.Column[casefile.ActionInfo]{ID: "who", Title: "Who", Width: 56, Min: 56, Text: func(a casefile.ActionInfo) string { return a.Initials }},
		kit.Column[casefile.ActionInfo]{ID: "what", Title: "Action", Min: 160, Text: actionWords},
		kit.Column[casefile.ActionInfo]{
			ID: "fields", Title: "Fields", Width: 68, Min: 68, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Color: kit.Ink2,
			Text:    func(a casefile.ActionInfo) string { return fmt.Sprint(a.Changes) },
			Compare: func(a, b casefile.ActionInfo) int { return cmp.Compare(a.Changes, b.Changes) },
		},
	)
	g.OnSelect = func(casefile.ActionInfo) { p.showChosen() }
	g.OnOpen = func(casefile.ActionInfo) { p.takeBack() }
	g.OnWidths = p.host.KeepColumns("history", g.SetWidths)
	p.empty = kit.EmptyPage("history", "Nothing was changed yet",
		"Every change of the case stands here with who made it, when, and what was there before.", nil)
	p.nothing = kit.Top(kit.Pad(12, 8, 0, 8, kit.NewText("No action like this. Esc shows all.", kit.Body).In(kit.Ink3)))
	g.Empty = kit.Layers(p.empty, p.nothing)
	return g
}

// actionWords is the label of an action, with what became of it.
func actionWords(a casefile.ActionInfo) string {
	if a.Undone {
		return a.Label + " (taken back)"
	}
	return a.Label
}

func (p *Page) build() fyne.CanvasObject {
	p.rows = kit.WholeRows(p.list, nil)
	list := kit.Rows(0, kit.Pad(12, kit.EdgePage, 8, kit.EdgePage, kit.AtMost(320, p.filter)),
		kit.Grow(kit.Pad(0, kit.EdgePage-8, 8, kit.EdgePage-8, p.rows)))
	panes := kit.NewPanes(
		kit.Pane{Object: list, Width: 640, Min: 520, Main: true},
		kit.Pane{Object: kit.Ground(kit.Panel, p.detail.root), Width: 480, Min: 320, Max: 640},
	)
	p.host.KeepWidths("history", panes)
	return kit.Rows(0, p.head, kit.Grow(panes))
}

// detail shows the changes of one action, record by record.
type detail struct {
	root *container.Scroll
	rows *fyne.Container
}

func newDetail() *detail {
	d := &detail{rows: kit.Rows(0)}
	d.root = container.NewVScroll(kit.Pad(16, kit.EdgeSide, 20, kit.EdgeSide, d.rows))
	return d
}

func (d *detail) clear() {
	d.rows.Objects = nil
	d.rows.Refresh()
}

// maxFields is how many changes of an action are shown one by one: an import can hold thousands.
const maxFields = 200

func (d *detail) show(a casefile.ActionInfo, entries []casefile.Entry, c *audit.Case) {
	rows := []fyne.CanvasObject{
		kit.NewParagraph(a.Label, kit.Section, kit.Ink),
		kit.NewText(fmt.Sprintf("%s, %s %s", a.Who, day(a.At), a.At.Time().Local().Format("15:04:05")), kit.SmallFigures).In(kit.Ink3),
	}
	var last audit.ID
	for i := len(entries) - 1; i >= 0; i-- { // oldest first, as it was done
		e := entries[i]
		if e.Record != last {
			rows = append(rows, kit.Pad(16, 0, 4, 0, kit.NewText(RecordName(c, e.Kind, e.Record), kit.Group)))
			last = e.Record
		}
		rows = append(rows, fieldRow(e, c))
		if shown := len(entries) - i; shown == maxFields && i > 0 {
			rows = append(rows, kit.Pad(8, 0, 0, 0, kit.NewParagraph(fmt.Sprintf("and %d more; casectl history lists them all", i), kit.Small, kit.Ink3)))
			break
		}
	}
	d.rows.Objects = rows
	d.rows.Refresh()
	d.root.ScrollToTop()
}
