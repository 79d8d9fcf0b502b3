package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pane is one of the columns of a page that hairlines part.
type Pane struct {
	Object   fyne.CanvasObject
	Width    float32 // wanted at 1366 px of window
	Min, Max float32 // Max 0 for no limit
	Main     bool    // takes the width that is left; one pane is
	Fold     string  // name on the strip a side pane folds to; "" never folds
	FoldIcon string
}

// stripWidth is the width of a folded pane.
const stripWidth = 40

// Panes lays columns beside one another: list | middle | side. Dividers can be
// dragged. When room is short side panes narrow to their least width, then the
// last that can folds to a strip with its name, which lays it over the page.
type Panes struct {
	widget.BaseWidget
	panes    []Pane
	wanted   []float32
	dividers []*divider
	strip    *Strip
	edge     *Box // of the pane laid over the page
	folded   int  // index of the folded pane, -1 for none
	overlaid bool // the folded pane lies over the page
	onDrag   func(widths []float32)
}

// NewPanes makes panes from left to right.
func NewPanes(panes ...Pane) *Panes {
	p := &Panes{panes: panes, folded: -1, edge: NewBox(Line2)}
	for i, pane := range panes {
		p.wanted = append(p.wanted, pane.Width)
		if i > 0 {
			p.dividers = append(p.dividers, newDivider(p, i))
		}
		if pane.Fold != "" {
			p.strip = newStrip(pane.FoldIcon, pane.Fold, p.ToggleFolded)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetWidths gives wanted widths, as remembered; a list of another length is
// ignored.
func (p *Panes) SetWidths(widths []float32) {
	if len(widths) == len(p.panes) {
		copy(p.wanted, widths)
		p.Refresh()
	}
}

// OnResized calls fn with all wanted widths after a divider was moved.
func (p *Panes) OnResized(fn func(widths []float32)) { p.onDrag = fn }

// Widths are the wanted widths.
func (p *Panes) Widths() []float32 { return append([]float32(nil), p.wanted...) }

// SetFoldCount shows how much waits in the folded pane, such as "2".
func (p *Panes) SetFoldCount(words string) {
	if p.strip != nil {
		p.strip.setCount(words)
	}
}

// Folded reports whether a pane is folded to a strip.
func (p *Panes) Folded() bool { return p.folded >= 0 }

// ToggleFolded lays the folded pane over the page, or takes it away again; it
// is what Ctrl+\ does. It does nothing while no pane is folded.
func (p *Panes) ToggleFolded() {
	if p.Folded() {
		p.overlaid = !p.overlaid
		p.Refresh()
	}
}

// Overlaid reports whether the folded pane lies over the page.
func (p *Panes) Overlaid() bool { return p.overlaid && p.Folded() }

// MinSize implements fyne.CanvasObject: the least widths, folded where a pane
// can fold.
func (p *Panes) MinSize() fyne.Size {
	size := fyne.NewSize(float32(len(p.dividers)), 0)
	for _, pane := range p.panes {
		w := pane.Min
		if pane.Fold != "" {
			w = stripWidth
		}
		size.Width += w
		size.Height = max(size.Height, min(pane.Object.MinSize().Height, 100))
	}
	return size
}

// solve gives every pane's width for the whole, and which pane is folded.
func (p *Panes) solve(width float32) ([]float32, int) {
	room := width - float32(len(p.dividers))
	ws := make([]float32, len(p.panes))
	folded := -1
	main := p.main()
	for i, pane := range p.panes {
		ws[i] = limit(p.wanted[i], pane.Min, pane.Max)
	}
	rest := func() float32 { return room - sum(ws) + ws[main] }
	for i := len(ws) - 1; i >= 0 && rest() < p.panes[main].Min; i-- {
		if i != main {
			ws[i] = max(p.panes[i].Min, ws[i]-(p.panes[main].Min-rest()))
		}
	}
	for i := len(ws) - 1; i >= 0 && rest() < p.panes[main].Min && folded < 0; i-- {
		if p.panes[i].Fold != "" {
			ws[i], folded = stripWidth, i
		}
	}
	p.spread(ws, main, rest())
	return ws, folded
}

// spread gives the main pane what is left up to its limit, then the first
// pane, then again the main one.
func (p *Panes) spread(ws []float32, main int, rest float32) {
	pane := p.panes[main]
	ws[main] = max(rest, 0)
	if over := rest - pane.Max; pane.Max > 0 && over > 0 && main > 0 {
		first := limit(ws[0]+over, p.panes[0].Min, p.panes[0].Max)
		ws[main] -= first - ws[0]
		ws[0] = first
	}
}

// main is the index of the pane that takes what is left.
func (p *Panes) main() int {
	for i, pane := range p.panes {
		if pane.Main {
			return i
		}
	}
	return 0
}

// limit keeps v between lo and hi; a hi of 0 is no limit.
func limit(v, lo, hi float32) float32 {
	if hi > 0 {
		v = min(v, hi)
	}
	return max(v, lo)
}

// sum adds widths.
func sum(ws []float32) float32 {
	var s float32
	for _, w := range ws {
		s += w
	}
	return s
}

// drag moves the divider before pane i by so much.
func (p *Panes) drag(i int, by float32) {
	ws, _ := p.solve(p.Size().Width)
	if i <= p.main() {
		p.wanted[i-1] = limit(ws[i-1]+by, p.panes[i-1].Min, p.panes[i-1].Max)
	} else {
		p.wanted[i] = limit(ws[i]-by, p.panes[i].Min, p.panes[i].Max)
	}
	p.Refresh()
}

// dragEnd tells the widths to whoever remembers them.
func (p *Panes) dragEnd() {
	if p.onDrag != nil {
		p.onDrag(p.Widths())
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Panes) CreateRenderer() fyne.WidgetRenderer { return &panesRenderer{p} }

// panesRenderer places panes, dividers and the strip.
type panesRenderer struct{ p *Panes }

func (r *panesRenderer) Destroy()           {}
func (r *panesRenderer) MinSize() fyne.Size { return r.p.MinSize() }

// Objects come in reading order; a pane laid over the page comes last.
func (r *panesRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	var list []fyne.CanvasObject
	for i, pane := range p.panes {
		if i == p.folded {
			list = append(list, p.strip)
			continue
		}
		list = append(list, pane.Object)
	}
	for _, d := range p.dividers {
		list = append(list, d)
	}
	if p.Overlaid() {
		list = append(list, p.panes[p.folded].Object, p.edge)
	}
	return list
}

func (r *panesRenderer) Layout(size fyne.Size) {
	p := r.p
	ws, folded := p.solve(size.Width)
	p.folded = folded
	if folded < 0 {
		p.overlaid = false
	}
	var x float32
	for i, w := range ws {
		if i > 0 {
			place(p.dividers[i-1], x-dividerGrip, 0, 1+2*dividerGrip, size.Height)
			x++
		}
		w = whole(x+w) - x
		if i == folded {
			place(p.strip, x, 0, w, size.Height)
			over := limit(p.wanted[i], p.panes[i].Min, size.Width-stripWidth)
			place(p.panes[i].Object, x-over, 0, over, size.Height)
			place(p.edge, x-over, 0, 1, size.Height)
		} else {
			place(p.panes[i].Object, x, 0, w, size.Height)
		}
		x += w
	}
}

func (r *panesRenderer) Refresh() {
	r.Layout(r.p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// dividerGrip is how far from the hairline it can still be taken.
const dividerGrip = 3

// divider is the hairline between two panes, which can be dragged.
type divider struct {
	composed
	panes *Panes
	index int
}

func newDivider(p *Panes, i int) *divider {
	d := &divider{panes: p, index: i}
	d.content = Pad(0, dividerGrip, 0, dividerGrip, NewBox(Line))
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements fyne.Draggable.
func (d *divider) Dragged(e *fyne.DragEvent) { d.panes.drag(d.index, e.Dragged.DX) }

// DragEnd implements fyne.Draggable.
func (d *divider) DragEnd() { d.panes.dragEnd() }

// Cursor implements desktop.Cursorable.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }
