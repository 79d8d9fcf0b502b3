package portfolio

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/portfolio"
)

// Measures of the page.
const (
	filterWidth = 260
	ringRoom    = 8  // beside the grid, for its padding
	weekWidth   = 40 // of the weeks to come
	stripRows   = 3
	sideWidth   = 266
	sideGap     = 20
	leastWidth  = 560
	wideFrom    = 1000 // width of the page from which the plots stand beside the list
)

func (p *Page) build() {
	p.choice = kit.NewSegmented()
	p.choice.OnChange = func(id string) { p.turn(portfolio.View(id)) }
	p.more = kit.NewButton(kit.Quiet, "More", p.chooseView).WithKey("F6")
	p.add = kit.NewButton(kit.Secondary, wordAdd, p.addFolder).WithIcon("plus").WithKey("Ins")
	p.calendar = kit.NewButton(kit.Secondary, "Calendar file…", func() { p.export(OutputCalendar) }).WithIcon("calendar-range").WithKey(keysCalendar)
	p.out = kit.NewButton(kit.Secondary, "Export…", p.chooseOutput).WithIcon("download").WithKey("Ctrl+E")
	p.head = kit.Fixed(0, kit.HeightPageHead, kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, kit.Cols(8, kit.NewText("Portfolio", kit.PageTitleFigures),
		kit.Pad(0, 0, 0, 8, kit.Middle(kit.HeightControl, p.choice)), p.more, kit.Spacer(), p.add, p.calendar, p.out)))
	p.list, p.bad, p.reason, p.plots = newList(p), newBadList(p), newReason(), newPlots()
	p.strip, p.year = kit.NewWeekStrip(weekWidth, stripRows), kit.NewYearStrip()
	for _, s := range []*kit.WeekStrip{p.strip, p.year} {
		s.OnChoose, s.OnOpen = p.goToRow, p.office.Open
	}
	p.nothing = kit.NewText("", kit.Body).In(kit.Ink3)
	p.list.grid.Empty = kit.Top(kit.Pad(12, 8, 0, 8, p.nothing))
	p.first = kit.NewButton(kit.Primary, wordAdd, p.addFolder).WithIcon("plus").WithKey("Ins")
	p.empty = kit.EmptyPage("folders", "No folder yet",
		"The portfolio reads every case file below the folders you choose, and shows over all clients what is due, what is late and what needs a decision. Nothing is changed in the files.", p.first)
	p.body = kit.Layers()
	p.content = kit.Rows(0, p.buildBar(), p.buildWarning(), kit.Grow(p.body))
	p.choosing = []fyne.CanvasObject{p.choice, p.out}
	p.root = container.New(&roomLayout{p}, kit.Rows(0, p.head, kit.Grow(kit.Layers(p.content, p.empty))))
}

// buildBar is the line under the head: modes, filter, and how far reading is.
func (p *Page) buildBar() fyne.CanvasObject {
	var segments []kit.Segment
	for _, m := range allModes() {
		segments = append(segments, kit.Segment{ID: string(m), Word: m.word()})
	}
	p.modes = kit.NewSegmented(segments...)
	p.modes.Choose(string(p.mode))
	p.modes.OnChange = func(id string) { p.setMode(mode(id)) }
	p.filter = kit.NewEntry("Client, certificate, auditor, file   Ctrl+L")
	p.filter.OnChanged = p.narrow
	p.progress = kit.NewTaskPiece()
	p.told = kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated().Aligned(fyne.TextAlignTrailing)
	return kit.Pad(0, kit.EdgePage, 8, kit.EdgePage, kit.Cols(12,
		kit.Middle(kit.HeightControl, p.modes), kit.Fixed(filterWidth, kit.HeightControl, p.filter), kit.Grow(p.told), p.progress))
}

// buildWarning is the line that says why not everything was read.
func (p *Page) buildWarning() fyne.CanvasObject {
	p.warning = kit.NewNotice("triangle-alert", "", kit.Minor, kit.NewButton(kit.Quiet, "Read again", p.again).WithKey("F5"))
	p.warned = kit.Pad(0, kit.EdgePage, 8, kit.EdgePage, p.warning)
	return p.warned
}

// show shows everything as it stands now.
func (p *Page) show() {
	none := len(p.office.Folders()) == 0
	p.empty.Hidden, p.content.Hidden = !none, none
	for _, o := range p.choosing {
		setHidden(o, none)
	}
	p.showWarning()
	p.showProgress(p.run)
	p.showBody()
	p.bad.grid.SetRows(p.unreadable)
	p.nothing.SetText(p.emptyWords())
	p.showViews()
	p.arrange()
	p.root.Refresh()
}

// showWarning says why not everything was read.
func (p *Page) showWarning() {
	p.warned.Hidden = p.halted.words == ""
	p.warning.SetSentence(p.halted.words)
}

// showProgress says how far the look is that a person waits for, else what the last one found.
func (p *Page) showProgress(r *run) {
	loud := p.run != nil && p.run == r && !r.quiet
	p.progress.Hidden, p.told.Hidden = !loud, loud
	if loud {
		r.mu.Lock()
		done, total := r.done, r.total
		r.mu.Unlock()
		p.progress.Set("Reading "+countOf(len(p.office.Folders()), "folder"), done, total, func() { p.cancel() })
	}
	p.told.SetText(p.summary())
	p.progress.Refresh()
	p.told.Refresh()
}

// summary says where the cases are, how many files there are, and what the last look found otherwise.
func (p *Page) summary() string {
	folders := p.office.Folders()
	where := countOf(len(folders), "folder")
	if len(folders) == 1 {
		where = p.office.Shorten(folders[0])
	}
	out := where + " · " + countOf(len(p.rows)+len(p.unreadable), "file")
	if p.news != "" {
		out += " · " + p.news
	}
	return out
}

// showBody puts what the mode and the view show in place.
func (p *Page) showBody() {
	list := kit.WholeRows(p.list.grid, p.reason.root)
	var main fyne.CanvasObject
	switch {
	case p.view == viewUnread:
		main = inPage(kit.WholeRows(p.bad.grid, nil))
	case p.mode == modeYear:
		main = kit.Rows(0, kit.Grow(kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, p.year)), inPage(p.reason.root))
	case p.mode == modePlots:
		main = p.plots.wide
	case p.mode == modeRegister:
		main = inPage(list)
	default:
		main = kit.Rows(0, kit.Pad(0, kit.EdgePage, 12, kit.EdgePage, p.strip),
			kit.Grow(inPage(container.New(sideLayout{}, list, p.plots.side))))
	}
	p.body.Objects = []fyne.CanvasObject{main}
	p.body.Refresh()
}

// inPage keeps the distance of rows to the edge of the page.
func inPage(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Pad(0, kit.EdgePage-ringRoom, 12, kit.EdgePage-ringRoom, o)
}

// sideLayout puts the plots beside the list where there is room for both; the list alone shows all of them.
type sideLayout struct{}

// MinSize implements fyne.Layout.
func (sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	setHidden(o[1], size.Width < wideFrom)
	if o[1].Visible() {
		width -= sideWidth + sideGap + ringRoom
		o[1].Move(fyne.NewPos(width+sideGap, 0))
		o[1].Resize(fyne.NewSize(sideWidth, size.Height))
	}
	o[0].Resize(fyne.NewSize(width, size.Height))
}

// roomLayout leaves out commands that the menu offers as well, where the head has no room for them.
type roomLayout struct{ page *Page }

// MinSize implements fyne.Layout.
func (l *roomLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWidth, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (l *roomLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	p := l.page
	extra := []fyne.CanvasObject{p.calendar, p.add, p.more}
	for _, b := range extra {
		setHidden(b, len(p.office.Folders()) == 0)
	}
	for _, b := range extra {
		if p.head.MinSize().Width > size.Width {
			b.Hide()
		}
	}
	p.head.Refresh()
	o[0].Resize(size)
}

// showRows shows the rows that view and filter keep; the selection stays with its file.
func (p *Page) showRows() {
	rows := make([]row, len(p.shown))
	for i := range p.shown {
		rows[i] = &p.shown[i]
	}
	p.list.grid.SetRows(rows)
	if _, ok := p.list.grid.Selected(); !ok && len(rows) > 0 {
		p.list.grid.Select(p.list.grid.Shown()[0].File)
	}
	p.nothing.SetText(p.emptyWords())
	p.showViews()
	p.showReason()
	p.draw()
	p.body.Refresh()
}

// emptyWords say why the list is empty.
func (p *Page) emptyWords() string {
	switch {
	case p.run != nil && !p.looked:
		return "Reading…"
	case len(p.rows) == 0:
		return "There is no case file below the folders chosen. Ins adds another folder."
	case p.words != "":
		return fmt.Sprintf("No case like “%s” in this view. Esc takes the filter away.", p.words)
	default:
		return "No case in this view. Esc shows all."
	}
}

func setHidden(o fyne.CanvasObject, on bool) {
	if on {
		o.Hide()
		return
	}
	o.Show()
}
