package report

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page; not drawn, they follow those of Findings and of Client & scope.
const (
	indexWidth, indexMin = 236, 200
	bodyMin, bodyMost    = 432, 720 // results in one line; lines of text stay under 90 letters
	sideWidth, sideMin   = 300, 256
)

func (p *Page) build() {
	export := kit.NewButton(kit.Secondary, "Export…", p.export).WithIcon("download").WithKey(keysExport)
	preview := kit.NewButton(kit.Secondary, "Preview", p.preview).WithIcon("eye").WithKey(keysPreview)
	p.issueIt = kit.NewButton(kit.Primary, "Issue report…", p.askIssue).WithIcon("stamp").WithKey(keysIssue)
	p.commands = kit.Cols(8, export, preview, p.issueIt)
	p.head = kit.NewPageHead("Report", "", p.commands).OverPanes()
	p.index = kit.NewIndex()
	p.body = kit.Layers(p.at.content())
	p.side = newSide(p)
	p.panes = kit.NewPanes(
		kit.Pane{Object: kit.Ground(kit.Surface, kit.Pad(8, 0, 8, 0, p.index)), Width: indexWidth, Min: indexMin, Max: 320},
		kit.Pane{Object: p.body, Width: 640, Min: bodyMin, Main: true},
		kit.Pane{Object: p.side.root, Width: sideWidth, Min: sideMin, Max: 480, Fold: "Before issue", FoldIcon: "list-checks"})
	p.host.KeepWidths("report", p.panes)
	p.plan = kit.NewButton(kit.Primary, "Plan an audit", func() { p.host.Go(page.Plan, "") }).WithIcon("calendar-range")
	p.empty = kit.Layers(kit.EmptyPage("file-text", "No audit yet",
		"Here an audit is concluded: what its report has to say, what it still lacks, and its issue to the client. It begins with an audit.", p.plan))
	p.main = kit.Rows(0, p.head, kit.Grow(kit.Layers(p.panes, p.empty)))
	p.root = kit.Layers(p.main, p.returned.Content())
}

// showBody shows the section chosen.
func (p *Page) showBody() {
	if o := p.at.content(); len(p.body.Objects) != 1 || p.body.Objects[0] != o {
		p.body.Objects = []fyne.CanvasObject{o}
		p.body.Refresh()
	}
}

// sheet is the room of a section: a heading and what stands under it, which scrolls as a whole.
func sheet(what about, remark string, parts ...fyne.CanvasObject) *container.Scroll {
	rows := kit.Rows(12, kit.SectionHead(what.title, remark))
	for _, o := range parts {
		rows.Add(o)
	}
	scroll := container.NewVScroll(kit.Pad(10, kit.EdgePane, 24, kit.EdgePane, kit.AtMost(bodyMost, rows)))
	kit.FollowFocus(scroll)
	return scroll
}

// entry is a line about something the report rests on: icon, title, one or two lines beneath, and the way to it.
func entry(icon string, t kit.Token, title, text string, link *kit.Button) *fyne.Container {
	words := kit.Rows(0, kit.NewParagraph(title, kit.BodyMediumFigures, kit.Ink))
	if text != "" {
		words.Add(kit.NewParagraph(text, kit.SmallFigures, kit.Ink2))
	}
	row := kit.Cols(8, lead(icon, t), kit.Grow(words))
	if link != nil {
		row.Add(kit.Top(link))
	}
	return kit.Rows(8, row, kit.Hairline())
}

// lead is an icon beside the first of several lines.
func lead(icon string, t kit.Token) fyne.CanvasObject {
	return kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(icon, kit.IconSize, t)))
}

// way is a button that leads elsewhere.
func way(word string, press func()) *kit.Button { return kit.NewButton(kit.Link, word, press).Small() }

// quiet is a remark.
func quiet(words string) fyne.CanvasObject {
	return kit.NewParagraph(words, kit.SmallFigures, kit.Ink3)
}

func setShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
		return
	}
	o.Hide()
}
