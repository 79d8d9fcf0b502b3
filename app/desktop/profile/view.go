package profile

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// Measures of the page; not drawn, they follow those of Client & scope.
const (
	indexWidth, indexMin = 236, 184
	bodyMin              = 702
	listMin              = 400
	sideWidth, sideMin   = 344, 280
)

func (p *Page) build() {
	p.saving = kit.NewStatus("", "", kit.Good)
	p.export = kit.NewButton(kit.Secondary, "Export…", p.exportProfile).WithIcon("download").WithKey("Ctrl+E")
	p.imports = kit.NewButton(kit.Secondary, "Import…", p.importProfile).WithIcon("folder-open").WithKey("Ctrl+Shift+I")
	done := kit.NewButton(kit.Secondary, "Done", p.host.Back)
	p.head = kit.NewPageHead("Certification body", "", p.saving, p.imports, p.export, done).OverPanes()
	p.index = kit.NewIndex()
	p.body = kit.Layers(p.at.content())
	p.panes = kit.NewPanes(
		kit.Pane{Object: kit.Ground(kit.Surface, kit.Pad(8, 0, 8, 0, p.index)), Width: indexWidth, Min: indexMin, Max: 320},
		kit.Pane{Object: p.body, Width: 900, Min: bodyMin, Main: true})
	p.host.KeepWidths("profile", p.panes)
	p.place = kit.Layers(p.panes)
	p.root = kit.Rows(0, p.head, kit.Grow(p.place))
}

// show shows the profile as it stands, or what to do while there is none.
func (p *Page) show() {
	p.head.SetFacts(p.facts())
	if p.now == nil {
		p.export.Lock("there is no profile yet")
		p.setPlace(p.nothing())
		return
	}
	p.export.Unlock()
	p.setPlace(p.panes)
	p.at.show()
	p.showBody()
	p.showIndex()
}

func (p *Page) setPlace(o fyne.CanvasObject) {
	if len(p.place.Objects) != 1 || p.place.Objects[0] != o {
		p.place.Objects = []fyne.CanvasObject{o}
		p.place.Refresh()
	}
}

func (p *Page) showBody() {
	if o := p.at.content(); len(p.body.Objects) != 1 || p.body.Objects[0] != o {
		p.body.Objects = []fyne.CanvasObject{o}
		p.body.Refresh()
	}
}

// nothing says what a profile is for and offers the first step, or says why there is one that cannot be used.
func (p *Page) nothing() fyne.CanvasObject {
	begin := kit.NewButton(kit.Primary, "Make a profile…", p.begin).WithIcon("plus").WithKey("Ctrl+Enter")
	bring := kit.NewButton(kit.Secondary, "Import…", p.importProfile).WithIcon("folder-open")
	p.first = begin
	if err := p.kept.Locked(); err != nil {
		p.first = bring
		e := casefile.Explain(err)
		begin.SetKind(kit.Secondary)
		begin.SetWord("Begin a new one…")
		bring.SetKind(kit.Primary)
		return kit.EmptyPage("triangle-alert", e.Title, e.Happened+". "+e.Kept+" "+e.Remedy, bring, begin)
	}
	others := []*kit.Button{bring}
	if p.open != nil && p.open.Body.Name != "" {
		others = append([]*kit.Button{kit.NewButton(kit.Secondary, "Take it from this case", p.beginFromCase).WithIcon("corner-up-left")}, others...)
	}
	return kit.EmptyPage("stamp", "No profile yet",
		"Name, mark, conventions, people and audit-time tables of your certification body: entered once here, copied into each new case, handed to colleagues as a file.",
		begin, others...)
}

// showSaving shows whether all that was typed is on disk.
func (p *Page) showSaving(s editing.State) {
	switch {
	case s.Failed != nil:
		p.saving.Set("triangle-alert", "Not saved: "+casefile.Explain(s.Failed).Title, kit.Major)
	case s.Typing:
		p.saving.Set("circle-dot", "Typing…", kit.Ink3)
	default:
		p.saving.Set("check", "Saved", kit.Good)
	}
	p.head.Refresh()
}

// scrolled is the content of a section that scrolls as a whole and follows the keyboard.
func scrolled(o fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(kit.Pad(14, kit.EdgePage, 24, kit.EdgePane, o))
	kit.FollowFocus(s)
	return s
}
