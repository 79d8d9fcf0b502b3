package desktop

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// The smallest useful size of the window.
const (
	minWidth  = 1100
	minHeight = 680
)

// frame is what stands around the page: rail, top bar, status bar, and the toast over it.
type frame struct {
	desktop *Desktop
	content *fyne.Container

	railPlace *fyne.Container
	rail      *kit.Rail
	railCase  bool // the rail shows the pages of a case
	top       *topBar
	status    *statusBar
	notice    *fyne.Container // why the case can only be read; hidden while it can be changed
	page      *fyne.Container
	toasts    *kit.ToastHost
}

func newFrame(w *Desktop) *frame {
	f := &frame{desktop: w, railPlace: container.NewStack(), notice: container.NewStack(), page: container.NewStack()}
	f.top = newTopBar(w)
	f.status = newStatusBar(w)
	f.toasts = kit.NewToastHost(w.Deps.Runner.After)
	f.toasts.Foot = w.foot
	body := container.New(bodyLayout{}, f.railPlace, f.top.bar, kit.Rows(0, f.notice, kit.Grow(f.page)), f.toasts)
	f.content = container.New(frameLayout{}, body, f.status.bar)
	f.buildRail()
	return f
}

// buildRail makes the rail anew when a case was opened or closed.
func (f *frame) buildRail() {
	w := f.desktop
	menu := kit.NewButton(kit.Quiet, "Menu", w.openMenu).WithIcon("menu").WithKey("F10").Small()
	f.railCase = w.session != nil
	groups := startGroups()
	var foot []kit.RailEntry
	if f.railCase {
		groups = caseGroups(f.auditTitle())
		foot = append(foot, portfolioEntry(), kit.RailEntry{ID: "close", Icon: "house", Word: "Start", Key: "Ctrl+W"})
	}
	f.rail = kit.NewRail(kit.RailHead("Fieldcase", menu), groups, foot, f.openRail)
	f.railPlace.Objects = []fyne.CanvasObject{f.rail}
	f.rail.Select(string(w.shown))
	f.railPlace.Refresh()
}

func (f *frame) openRail(id string) {
	switch id {
	case "close":
		f.desktop.CloseCase()
	case string(page.Start):
		f.desktop.openStart()
	case string(page.Portfolio):
		f.desktop.showPortfolio()
	default:
		f.desktop.Go(page.Name(id), "")
	}
}

// startGroups are the rail without a case.
func startGroups() []kit.RailGroup {
	return []kit.RailGroup{
		{Entries: []kit.RailEntry{{ID: string(page.Start), Icon: "house", Word: "Start"}, portfolioEntry()}},
		{Heading: "Case", Note: "The pages of a case appear here when one is open."},
	}
}

func portfolioEntry() kit.RailEntry {
	return kit.RailEntry{ID: string(page.Portfolio), Icon: "folders", Word: "Portfolio", Key: string(keysPortfolio)}
}

// caseGroups are the pages of a case; the group of the audit carries its name.
func caseGroups(auditTitle string) []kit.RailGroup {
	var out []kit.RailGroup
	for _, d := range destinations() {
		heading := d.group
		if heading == groupAudit && auditTitle != "" {
			heading = auditTitle
		}
		if len(out) == 0 || out[len(out)-1].Heading != heading {
			out = append(out, kit.RailGroup{Heading: heading})
		}
		g := &out[len(out)-1]
		g.Entries = append(g.Entries, kit.RailEntry{ID: string(d.name), Icon: d.icon, Word: d.word, Key: d.digit()})
	}
	out[0].Hint = "Ctrl +"
	return out
}

// auditTitle is the heading over the pages of the current audit.
func (f *frame) auditTitle() string {
	if a := f.desktop.currentAudit(); a != nil {
		return a.Title() + " audit"
	}
	return ""
}

// setPage shows a page.
func (f *frame) setPage(name page.Name, content fyne.CanvasObject) {
	if f.railCase != (f.desktop.session != nil) {
		f.buildRail()
	}
	f.rail.Select(string(name))
	f.page.Objects = []fyne.CanvasObject{content}
	f.page.Refresh()
}

// refresh shows client, audit, file and person as they are now.
func (f *frame) refresh() {
	f.top.refresh()
	f.status.refresh()
	f.showReadOnly()
	f.buildRail()
}

// showReadOnly says over the page why the case can only be read, and offers to try again.
func (f *frame) showReadOnly() {
	w := f.desktop
	f.notice.Objects = nil
	if w.session != nil {
		if ro, why := w.session.ReadOnly(); ro {
			again := kit.NewButton(kit.Quiet, "Try again", w.reopen)
			f.notice.Objects = []fyne.CanvasObject{kit.Pad(8, kit.EdgePage, 0, kit.EdgePage,
				kit.NewNotice("eye", "You can read everything, and change nothing: "+why+".", kit.Minor, again))}
		}
	}
	f.notice.Hidden = len(f.notice.Objects) == 0
	f.notice.Refresh()
}

// toast tells that something was done; undo may be nil.
func (f *frame) toast(words string, undo func()) {
	f.toasts.Say("check", words, "Undo", string(keysUndo), undo)
}

// foot is the foot of the page shown, nothing for a page without one.
func (w *Desktop) foot() (height, beside float32) {
	if p, ok := w.pages[w.shown].(page.Footed); ok {
		return p.Foot()
	}
	return 0, 0
}

// menuAt is where the menu opens: below its button.
func (f *frame) menuAt() fyne.Position { return fyne.NewPos(100, kit.HeightTopBar-8) }

// currentAudit returns the audit chosen in the top bar, nil while there is none.
func (w *Desktop) currentAudit() *audit.Audit {
	if w.session == nil {
		return nil
	}
	c, err := w.session.Case(context.Background())
	if err != nil {
		return nil
	}
	return c.Audit(w.audit)
}

// topBar is client, audit, save state.
type topBar struct {
	desktop *Desktop
	bar     *kit.TopBar
}

func newTopBar(w *Desktop) *topBar {
	return &topBar{desktop: w, bar: kit.NewTopBar(w.pickAudit, w.find)}
}

func (t *topBar) refresh() {
	w := t.desktop
	if w.session == nil {
		t.bar.SetNoCase("No case open")
		return
	}
	c, err := w.session.Case(context.Background())
	if err != nil {
		return
	}
	if a := c.Audit(w.audit); a != nil {
		t.bar.SetCase(c.Client.Name, a.Title(), auditDays(a))
		return
	}
	t.bar.SetCase(c.Client.Name, "", "")
}

// showSaved shows the save state; clock is the time of the last write.
func (t *topBar) showSaved(s editing.State, clock string) {
	switch {
	case s.Failed != nil:
		t.bar.SetSaved(kit.SaveFailed, "Not saved: "+explainShort(s.Failed))
	case s.Typing:
		t.bar.SetSaved(kit.Typing, "Typing…")
	default:
		t.bar.SetSaved(kit.Saved, "Saved "+clock)
	}
}

// statusBar is file, person, access, running task or last quiet event.
type statusBar struct {
	desktop *Desktop
	bar     *kit.StatusBar
}

func newStatusBar(w *Desktop) *statusBar {
	return &statusBar{desktop: w, bar: kit.NewStatusBar(w.showShortcuts)}
}

func (s *statusBar) refresh() {
	w := s.desktop
	p := w.person()
	who := p.Name
	if p.Role != "" {
		who += ", " + p.Role
	}
	s.bar.SetWho(who)
	if w.session == nil {
		s.bar.SetNoCase("Works without a network")
		return
	}
	s.bar.SetFile(shortPath(w.Home, w.session.Path()))
	if ro, why := w.session.ReadOnly(); ro {
		s.bar.SetMode(false, "Read only: "+why)
		return
	}
	s.bar.SetMode(true, "Can edit")
}

// showTask shows what runs.
func (s *statusBar) showTask(t task.State) {
	if !t.Busy() {
		s.bar.ClearTask()
		return
	}
	words := t.Name
	if t.Words != "" {
		words += ", " + t.Words
	}
	s.bar.SetTask(words, int(t.Done), int(t.Total), s.desktop.Deps.Runner.CancelRunning)
}

// event shows a quiet event until the next.
func (s *statusBar) event(words string) { s.eventAs("info", words) }

// maxEvent is how many letters of an event the status bar has room for beside file, person and access.
const maxEvent = 72

// eventAs is event with an icon.
func (s *statusBar) eventAs(icon, words string) {
	if r := []rune(words); len(r) > maxEvent {
		words = string(r[:maxEvent-1]) + "…"
	}
	s.bar.SetEvent(icon, words)
}

// frameLayout puts the body above the status bar.
type frameLayout struct{}

// MinSize implements fyne.Layout.
func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(minWidth, minHeight) }

// Layout implements fyne.Layout.
func (frameLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := size.Height - kit.HeightStatus
	place(o[0], 0, 0, size.Width, h)
	place(o[1], 0, h, size.Width, kit.HeightStatus)
}

// bodyLayout puts the rail at the left, the top bar over the page, and the toasts over it.
type bodyLayout struct{}

// MinSize implements fyne.Layout.
func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(minWidth, 0) }

// Layout implements fyne.Layout.
func (bodyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(kit.WidthRail)
	place(o[0], 0, 0, x, size.Height)
	place(o[1], x, 0, size.Width-x, kit.HeightTopBar)
	for _, page := range o[2:] {
		place(page, x, kit.HeightTopBar, size.Width-x, size.Height-kit.HeightTopBar)
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
