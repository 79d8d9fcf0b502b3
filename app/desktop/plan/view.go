package plan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
)

// Measures of the page (LOOK.md, Plan).
const (
	sideWidth     = 292
	sideMin       = 272
	pictureHeight = 248
	rowHeight     = 26
)

func (p *Page) build() fyne.CanvasObject {
	first := kit.NewButton(kit.Primary, "Add the opening meeting", p.add).WithIcon("plus").WithKey("Ins")
	set := kit.NewButton(kit.Secondary, "Days and team…", p.openSetup).WithKey("Ctrl+D")
	p.empty = kit.EmptyPage("calendar-range", "No activity planned yet",
		"The plan tells the client who audits what, when, where and with whom. Set the days and the team, then add activities; each one follows the one before.", first, set)
	p.filled = container.NewBorder(kit.Pad(0, kit.EdgePage, 8, kit.EdgePage, kit.Fixed(0, pictureHeight, p.picture)), nil, nil, nil,
		kit.Pad(0, kit.EdgePage-8, 8, kit.EdgePage-8, p.grid))
	p.main = kit.Layers(p.filled)
	left := kit.Rows(0, p.head, kit.Grow(p.main))
	return kit.NewPanes(nil,
		kit.Pane{Object: left, Width: 826, Min: 560, Main: true},
		kit.Pane{Object: kit.Ground(kit.Panel, p.side), Width: sideWidth, Min: sideMin, Max: 480},
	)
}
