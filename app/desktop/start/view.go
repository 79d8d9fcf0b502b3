package start

import (
	"cmp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
)

// Measures of the page (LOOK.md, Start).
const (
	listWidth   = 900 // the list grows to it, then the margins grow
	columnWidth = 296 + 2*ringRoom
	columnGap   = 40 - ringRoom
	pageWidth   = kit.EdgePage + listWidth + columnGap + columnWidth + kit.EdgePage - ringRoom
	rowHeight   = 56
	ringRoom    = 8  // beside the buttons, for their focus and the scroll bar
	nameHeight  = 20 // of a client's name on one line
)

func (p *Page) build() fyne.CanvasObject {
	foot := kit.Pad(10, 8, 0, 8, kit.Cols(16, p.count, kit.Spacer(),
		hint("Open", "Enter"), hint("Show file", "Ctrl+Shift+F"), hint("Take off the list", "Del")))
	p.list = kit.WholeRows(p.grid, foot)
	p.first = kit.NewButton(kit.Primary, "New case", p.begin.NewCase).WithIcon("plus").WithKey("Ctrl+N").Large()
	p.empty = kit.EmptyPage("folders", "No case yet",
		"A case is one file with everything about the certification of one client. Begin with a new one, or look at the sample case first.", nil)
	p.left = kit.Layers(p.list, p.empty)
	columns := kit.Cols(columnGap, kit.Grow(kit.AtMost(listWidth, p.left)), kit.Fixed(columnWidth, 0, container.NewVScroll(p.beginning())))
	return container.New(marginLayout{}, kit.Rows(0, p.head, p.buildAsks(),
		kit.Grow(kit.Pad(0, kit.EdgePage-ringRoom, kit.EdgePage, kit.EdgePage, columns))))
}

// marginLayout keeps the page in the middle of a window that is wider than it grows.
type marginLayout struct{}

// MinSize implements fyne.Layout.
func (marginLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (marginLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	margin := max(0, float32(int((size.Width-pageWidth)/2)))
	o[0].Move(fyne.NewPos(margin, 0))
	o[0].Resize(fyne.NewSize(size.Width-2*margin, size.Height))
}

// buildAsks is the line that asks who is working.
func (p *Page) buildAsks() fyne.CanvasObject {
	who := kit.NewButton(kit.Quiet, "Say who you are…", p.begin.NameYourself).WithKey("Ctrl+Shift+U")
	p.who = kit.NewNotice("user", "", kit.Accent, who)
	p.asks = kit.Pad(0, kit.EdgePage, 12, kit.EdgePage, p.who)
	return p.asks
}

// beginning is the column at the right.
func (p *Page) beginning() fyne.CanvasObject {
	open := kit.NewButton(kit.Secondary, "Open…", p.begin.OpenCase).WithIcon("folder-open").WithKey("Ctrl+O").Large()
	sample := kit.NewButton(kit.Secondary, "Open the sample case", p.begin.OpenSample).WithIcon("briefcase").WithKey("Ctrl+Shift+O")
	return kit.Pad(0, ringRoom, 0, ringRoom, kit.Rows(8,
		kit.Pad(5, 0, 5, 0, kit.NewText("Begin", kit.Small).In(kit.Ink3)),
		p.first, open,
		kit.Pad(12, 0, 12, 0, dropCard()),
		kit.NewText("First time here?", kit.Group),
		kit.NewParagraph("The sample case is a whole certification: Sølvberg reads X-rays with its own AI. Change anything; it is a copy.", kit.Body, kit.Ink2),
		kit.Cols(0, sample, kit.Spacer()),
		kit.Pad(12, 0, 0, 0, kit.NewText("Where is my work?", kit.Group)),
		kit.NewParagraph("Each case is one file on this computer. Nothing is sent anywhere; no network is used.", kit.Body, kit.Ink2),
	))
}

// dropCard says that files can be dropped.
func dropCard() fyne.CanvasObject {
	words := kit.Rows(6,
		kit.NewIcon("download", 20, kit.Accent),
		kit.NewText("Drop a case file anywhere", kit.BodyMedium).Aligned(fyne.TextAlignCenter),
		kit.NewText("A file that ends in .fieldcase opens.", kit.Small).In(kit.Ink3).Aligned(fyne.TextAlignCenter))
	return kit.Layers(kit.NewBox(kit.Panel).Rounded(kit.RadiusCard).Edged(kit.Line2, 1), kit.Pad(14, 16, 14, 16, words))
}

// hint names what a key does.
func hint(word, key string) fyne.CanvasObject {
	return kit.Cols(4, kit.NewText(word, kit.Small).In(kit.Ink2), kit.NewText(key, kit.Key).In(kit.Ink3))
}

func (p *Page) buildGrid() *kit.Grid[Recent] {
	g := kit.NewGrid(func(r Recent) string { return r.Path },
		kit.Column[Recent]{
			ID: "client", Title: "Recent", Min: 180, Text: func(r Recent) string { return r.Client }, Cell: p.clientCell,
			Compare: func(a, b Recent) int { return cmp.Compare(strings.ToLower(a.Client), strings.ToLower(b.Client)) },
		},
		kit.Column[Recent]{
			ID: "state", Title: "State", Width: 152, Text: func(r Recent) string { return kit.CertificationMark(r.State).Word }, Cell: stateCell,
			Compare: func(a, b Recent) int {
				return cmp.Compare(kit.CertificationMark(a.State).Word, kit.CertificationMark(b.State).Word)
			},
		},
		kit.Column[Recent]{
			ID: "next", Title: "What is next", Width: 276, Text: func(r Recent) string { return r.NextWhat }, Cell: p.nextCell,
			Compare: func(a, b Recent) int { return cmp.Compare(cmp.Or(a.NextDate, never), cmp.Or(b.NextDate, never)) },
		},
		kit.Column[Recent]{
			ID: "opened", Title: "Opened", Width: 104, HideBelow: 640, Align: fyne.TextAlignTrailing,
			Text: func(r Recent) string { return r.Opened.Format(time.DateOnly) }, Cell: openedCell,
			Compare: func(a, b Recent) int { return a.Opened.Compare(b.Opened) },
		},
	)
	g.SortBy("opened", true)
	g.Height = rowHeight
	g.OnSort = func(string, bool) { p.showCount() }
	g.OnOpen = func(r Recent) { p.cases.Open(r.Path) }
	g.OnDelete = func(r Recent) { p.forget(r.Path) }
	g.OnWidths = p.host.KeepColumns("start", g.SetWidths)
	return g
}

// never sorts after every date.
const never = "~"

func (p *Page) clientCell() kit.Cell[Recent] {
	name := kit.NewParagraph("", kit.BodyStrong, kit.Ink).AtMostLines(2)
	place := &nameLayout{name: name, path: kit.NewText("", kit.Small).In(kit.Ink3)}
	lines := container.New(place, name, place.path)
	return kit.Cell[Recent]{Object: lines, Update: func(r Recent, _ bool) {
		name.SetText(r.Client)
		place.whole = r.Short
		lines.Refresh()
	}}
}

func (p *Page) nextCell() kit.Cell[Recent] {
	day := kit.NewText("", kit.BodyFigures)
	ahead := kit.NewParagraph("", kit.SmallFigures, kit.Ink3).AtMostLines(2)
	late := kit.NewParagraph("", kit.SmallStrongFigures, kit.Major).AtMostLines(2)
	lines := kit.Rows(0, day, ahead, late)
	return kit.Cell[Recent]{Object: lines, Update: func(r Recent, _ bool) {
		words, isLate := NextWords(r.NextWhat, r.NextDate, p.host.Today())
		day.SetText(r.NextDate)
		if r.NextDate == "" && words != "" {
			day.SetText("now")
		}
		ahead.SetText(words)
		late.SetText(words)
		ahead.Hidden, late.Hidden = isLate, !isLate
		lines.Refresh()
	}}
}

func openedCell() kit.Cell[Recent] {
	day := kit.NewText("", kit.BodyFigures).Aligned(fyne.TextAlignTrailing)
	clock := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignTrailing)
	return kit.Cell[Recent]{Object: twoLines(day, clock), Update: func(r Recent, _ bool) {
		day.SetText(r.Opened.Format(time.DateOnly))
		clock.SetText(r.Opened.Format("15:04"))
	}}
}

// elide leaves out the middle of a path that is wider than its room: the end tells files of one folder apart.
func elide(path string, width float32) string {
	letters := []rune(path)
	short := path
	for keep := len(letters) - 1; keep > 2 && kit.Measure(short, kit.Small) > width; keep-- {
		end := keep * 3 / 5
		short = string(letters[:keep-end]) + "…" + string(letters[len(letters)-end:])
	}
	return short
}

// nameLayout sets the path of a file under the name of its client; a name that needs both lines takes them.
type nameLayout struct {
	name  *kit.Paragraph
	path  *kit.Text
	whole string // the path, of which what there is room for is shown
}

// MinSize implements fyne.Layout.
func (*nameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 36) }

// Layout implements fyne.Layout.
func (l *nameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	height := l.name.HeightFor(size.Width)
	l.name.Resize(fyne.NewSize(size.Width, height))
	if height > nameHeight {
		l.path.Hide()
		return
	}
	l.path.Show()
	l.path.SetText(elide(l.whole, size.Width))
	l.path.Move(fyne.NewPos(0, nameHeight))
	l.path.Resize(fyne.NewSize(size.Width, l.path.MinSize().Height))
}

// twoLines is a line over a smaller one, in the middle of a row.
func twoLines(first, second fyne.CanvasObject) fyne.CanvasObject {
	return kit.Middle(36, kit.Rows(0, first, second))
}

func stateCell() kit.Cell[Recent] {
	s := kit.NewStatus("hourglass", "", kit.Ink2).Shrink()
	return kit.Cell[Recent]{Object: s, Update: func(r Recent, _ bool) {
		m := kit.CertificationMark(r.State)
		s.Set(m.Icon, m.Word, m.Token)
	}}
}
