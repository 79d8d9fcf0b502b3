package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// FinderRow is something that can be gone to.
type FinderRow struct {
	ID     string // the row stays the same row by it
	Group  string
	Icon   string
	Label  string // a number, empty for none
	Text   []Run
	Detail string // what it is, quiet, at the right
}

// FinderSpec is what a finder asks for and what it does.
type FinderSpec struct {
	Placeholder string
	// OnQuery is called with the text after each key, and once with "" when it opens. SetRows answers it, at once or later.
	OnQuery func(text string)
	// OnChoose is called with the row chosen, once the finder is closed.
	OnChoose func(FinderRow)
	// OnClose is called when it closed without a choice.
	OnClose func()
}

// Finder is a field over the page with what is found under it as one types. Up, Down, PageUp and PageDown move, Enter
// chooses, Escape and a click beside it close and give the keyboard back.
type Finder struct {
	widget.BaseWidget
	spec    FinderSpec
	canvas  fyne.Canvas
	before  fyne.Focusable
	open    bool
	entry   *Entry
	grid    *Grid[FinderRow]
	note    *Text
	keys    *Text
	panel   *Box
	rule    *Box
	waiting bool // for the rows of what is typed
	enter   bool // chooses when they come
	moved   bool // the user chose a row since the last letter
}

// Measures of a finder.
const (
	finderWidth  = 720
	finderTop    = 8 // under the edge of the window
	finderRows   = 16
	finderFoot   = 26
	finderDetail = 230
)

// ShowFinder opens a finder over a window.
func ShowFinder(w fyne.Window, spec FinderSpec) *Finder {
	f := &Finder{spec: spec, canvas: w.Canvas(), open: true}
	f.ExtendBaseWidget(f)
	f.panel = NewBox(Surface).Rounded(RadiusCard).Edged(Line2, 1).Raised()
	f.rule = NewBox(Line)
	f.buildEntry()
	f.buildGrid()
	f.note = NewText("", Small).In(Ink3).Truncated()
	f.keys = NewText("Up Down   move     Enter   go there     Esc   close", Key).In(Ink3)
	f.before = f.canvas.Focused()
	if f.before != nil {
		f.canvas.Unfocus() // commits what is being typed
	}
	f.canvas.Overlays().Add(f)
	f.canvas.Focus(f.entry)
	f.ask("")
	return f
}

func (f *Finder) buildEntry() {
	f.entry = NewEntry(f.spec.Placeholder)
	f.entry.EscapeKeeps = true
	f.entry.lead = IconSize + 8
	f.entry.extras = append(f.entry.extras, inputExtra{object: NewIcon("search", IconSize, Ink3), place: func(fyne.Size) (fyne.Position, fyne.Size) {
		return fyne.NewPos(9, (HeightControl-IconSize)/2), fyne.NewSquareSize(IconSize)
	}})
	f.entry.OnChanged = f.ask
}

func (f *Finder) buildGrid() {
	f.grid = NewGrid(func(r FinderRow) string { return r.ID },
		Column[FinderRow]{ID: "icon", Width: IconSize + 2*cellPad, Min: IconSize + 2*cellPad, Cell: finderIcon},
		Column[FinderRow]{ID: "text", Cell: finderText},
		Column[FinderRow]{ID: "detail", Style: Small, Color: Ink3, Align: fyne.TextAlignTrailing, Width: finderDetail, Text: func(r FinderRow) string { return r.Detail }},
	)
	f.grid.HideHeader, f.grid.Height = true, HeightCompact
	f.grid.Plain(Surface)
	f.grid.pressed = f.choose
	f.grid.Empty = Centered(NewText("", Body).In(Ink3))
	f.grid.GroupBy(func(r FinderRow) string { return r.Group }, func(string, int) string { return "" })
}

func finderIcon() Cell[FinderRow] {
	icon := NewIcon("", IconSize, Ink3)
	return Cell[FinderRow]{Object: icon, Update: func(r FinderRow, selected bool) {
		icon.SetName(r.Icon)
		icon.SetColor(Ink3)
		if selected {
			icon.SetColor(Accent)
		}
	}}
}

func finderText() Cell[FinderRow] {
	text := NewRuns().OneLine()
	return Cell[FinderRow]{Object: text, Update: func(r FinderRow, _ bool) {
		runs := r.Text
		if r.Label != "" {
			runs = append([]Run{{Text: r.Label + "   ", Style: BodyMediumFigures}}, runs...)
		}
		text.SetRuns(runs...)
	}}
}

// ask tells what is typed, and waits for its rows.
func (f *Finder) ask(text string) {
	f.waiting, f.enter, f.moved = true, false, false
	f.spec.OnQuery(text)
}

// SetRows shows what was found for what is typed; the first is marked unless the user moved.
func (f *Finder) SetRows(rows []FinderRow) {
	if !f.open {
		return
	}
	f.waiting = false
	f.grid.SetRows(rows)
	if !f.moved && len(rows) > 0 {
		f.grid.Select(rows[0].ID)
		f.toTop()
	}
	f.Refresh()
	if f.enter {
		f.enter = false
		f.chooseMarked()
	}
}

// toTop shows the heading over the first row too.
func (f *Finder) toTop() {
	if f.grid.scroll != nil {
		f.grid.scroll.ScrollToTop()
		f.grid.scrolled()
	}
}

// SetNote says something about the whole at the foot.
func (f *Finder) SetNote(words string) {
	if f.note.Text() != words {
		f.note.SetText(words)
		f.Refresh()
	}
}

// Text is what is typed.
func (f *Finder) Text() string { return f.entry.Text() }

// IsOpen reports whether it is shown.
func (f *Finder) IsOpen() bool { return f.open }

// Rows are the rows in the order in which they are shown.
func (f *Finder) Rows() []FinderRow { return f.grid.Shown() }

// Marked is the row that Enter goes to.
func (f *Finder) Marked() (FinderRow, bool) { return f.grid.Selected() }

// Close takes the finder away and gives the keyboard back.
func (f *Finder) Close() {
	if f.leave() && f.spec.OnClose != nil {
		f.spec.OnClose()
	}
}

func (f *Finder) leave() bool {
	if !f.open {
		return false
	}
	f.open = false
	f.canvas.Overlays().Remove(f)
	if f.before != nil {
		f.canvas.Focus(f.before)
	}
	return true
}

func (f *Finder) choose(r FinderRow) {
	if f.leave() {
		f.spec.OnChoose(r)
	}
}

// chooseMarked chooses the row marked; while the rows are those of an earlier text, once the right ones are there.
func (f *Finder) chooseMarked() {
	if f.waiting {
		f.enter = true
		return
	}
	if r, ok := f.grid.Selected(); ok {
		f.choose(r)
	}
}

// layerKey implements keyLayer.
func (f *Finder) layerKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		f.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.chooseMarked()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		f.moved = true
		f.grid.moveByKey(key.Name)
	}
}

// Tapped beside the panel closes.
func (f *Finder) Tapped(ev *fyne.PointEvent) {
	at, size := f.frame(f.Size())
	if p := ev.Position; p.X < at.X || p.X > at.X+size.Width || p.Y < at.Y || p.Y > at.Y+size.Height {
		f.Close()
	}
}

// frame is where the panel stands in a window.
func (f *Finder) frame(window fyne.Size) (fyne.Position, fyne.Size) {
	size := fyne.NewSize(min(finderWidth, window.Width-2*popoverEdge), f.height())
	size.Height = min(size.Height, window.Height-finderTop-popoverEdge)
	return fyne.NewPos(whole((window.Width-size.Width)/2), finderTop), size
}

// height is that of field, foot and as many rows as there are, up to a limit.
func (f *Finder) height() float32 {
	rows := min(float32(finderRows)*HeightCompact, f.grid.model.tops[len(f.grid.model.tops)-1])
	if rows > 0 {
		rows += 2*popoverPad + 1
	}
	return HeightControl + 2*GapGroup + rows + finderFoot
}

// CreateRenderer draws panel, field, rows and foot.
func (f *Finder) CreateRenderer() fyne.WidgetRenderer { return &finderRenderer{f} }

type finderRenderer struct{ f *Finder }

func (r *finderRenderer) Destroy()           {}
func (r *finderRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *finderRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	return []fyne.CanvasObject{f.panel, f.entry, f.rule, f.grid, f.note, f.keys}
}

func (r *finderRenderer) Layout(window fyne.Size) {
	f := r.f
	at, size := f.frame(window)
	place(f.panel, at.X, at.Y, size.Width, size.Height)
	place(f.entry, at.X+GapGroup, at.Y+GapGroup, size.Width-2*GapGroup, HeightControl)
	top, foot := at.Y+HeightControl+2*GapGroup, at.Y+size.Height-finderFoot
	place(f.rule, at.X+1, top, size.Width-2, 1)
	place(f.grid, at.X+popoverPad, top+popoverPad, size.Width-2*popoverPad, max(0, foot-top-2*popoverPad))
	f.grid.Hidden = foot-top < 2*popoverPad+1
	f.rule.Hidden = f.grid.Hidden
	keys := f.keys.FullWidth()
	place(f.note, at.X+14, foot, size.Width-keys-40, finderFoot)
	place(f.keys, at.X+size.Width-keys-14, foot, keys, finderFoot)
}

func (r *finderRenderer) Refresh() {
	r.Layout(r.f.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
