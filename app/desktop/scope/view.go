package scope

import "fieldcase/app/desktop/kit"

// Measures of the page; not drawn, they follow those of the Findings page.
const (
	indexWidth, indexMin = 236, 184
	bodyMin              = 684 // a list and a form at their least
	listMin              = 400
	sideWidth, sideMin   = 344, 280
)

func (p *Page) build() {
	p.head = kit.NewPageHead("Client & scope", "").OverPanes()
	p.index = kit.NewIndex()
	p.body = kit.Layers(p.at.content())
	panes := kit.NewPanes(
		kit.Pane{Object: kit.Ground(kit.Surface, kit.Pad(8, 0, 8, 0, p.index)), Width: indexWidth, Min: indexMin, Max: 320},
		kit.Pane{Object: p.body, Width: 900, Min: bodyMin, Main: true})
	p.host.KeepWidths("scope", panes)
	p.root = kit.Rows(0, p.head, kit.Grow(panes))
}
