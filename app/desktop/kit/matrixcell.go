package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CellKind is what a cell of the programme's matrix says.
type CellKind string

// The kinds of cell.
const (
	CellNone    CellKind = "none"    // not planned
	CellMust    CellKind = "must"    // planned, required
	CellSample  CellKind = "sample"  // planned, by sample
	CellDone    CellKind = "done"    // audited
	CellCarried CellKind = "carried" // carried over to a later audit
	CellMissing CellKind = "missing" // required and not planned
)

// AllCellKinds lists the kinds.
func AllCellKinds() []CellKind {
	return []CellKind{CellNone, CellMust, CellSample, CellDone, CellCarried, CellMissing}
}

// MatrixCell is one cell, 24 high: a sign, a word, and at the right a
// nonconformity to verify there. Space turns it, by the page's callback.
type MatrixCell struct {
	pressable
	kind   CellKind
	words  string
	verify string
}

// NewMatrixCell makes a cell; press may be nil where nothing can be changed.
func NewMatrixCell(kind CellKind, words string, press func()) *MatrixCell {
	c := &MatrixCell{kind: kind, words: words}
	c.setup(c, press)
	c.disabled = press == nil
	return c
}

// Set exchanges what the cell says. verify is the number of a nonconformity to
// verify there, "" for none.
func (c *MatrixCell) Set(kind CellKind, words, verify string) {
	if c.kind != kind || c.words != words || c.verify != verify {
		c.kind, c.words, c.verify = kind, words, verify
		c.Refresh()
	}
}

// Kind is what the cell says.
func (c *MatrixCell) Kind() CellKind { return c.kind }

// cellInks are the sign and colours of a kind of cell.
type cellInks struct {
	icon   string // "" draws a square, for must and sample
	sign   Token
	word   Token
	ground Token
}

// cellKinds gives every kind its sign and colours.
var cellKinds = map[CellKind]cellInks{
	CellNone:    {"", Clear, Ink3, Surface},
	CellMust:    {"", Accent, Ink, Surface},
	CellSample:  {"", Accent, Ink, Surface},
	CellDone:    {"check", Good, Ink, Panel},
	CellCarried: {"corner-down-right", Minor, Minor, Panel},
	CellMissing: {"triangle-alert", Major, Major, Surface},
}

// MinSize implements fyne.CanvasObject.
func (c *MatrixCell) MinSize() fyne.Size { return fyne.NewSize(72, HeightSmall) }

// CreateRenderer implements fyne.Widget.
func (c *MatrixCell) CreateRenderer() fyne.WidgetRenderer {
	r := &matrixCellRenderer{
		cell: c, ground: newFrame(), square: newFrame(), ring: newFocusRing(), icon: NewIcon("", IconInChip, Ink),
		word: canvasText("", SmallFigures, Ink), chip: NewChip("triangle-alert", "", Minor),
	}
	r.paint()
	return r
}

// matrixCellRenderer draws a MatrixCell.
type matrixCellRenderer struct {
	cell           *MatrixCell
	ground, square *frame
	ring           ring
	icon           *Icon
	word           *canvas.Text
	chip           *Chip
}

func (r *matrixCellRenderer) Destroy()           {}
func (r *matrixCellRenderer) MinSize() fyne.Size { return r.cell.MinSize() }

func (r *matrixCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.raster, r.square.raster, r.icon, r.word, r.chip, r.ring.raster}
}

func (r *matrixCellRenderer) paint() {
	c := r.cell
	inks := cellKinds[c.kind]
	ground := inks.ground
	switch {
	case c.focused:
		ground = AccentSoft
	case c.hovered && !c.disabled:
		ground = Panel
	}
	r.ground.set(framed(ground, Line, 1, round(0)))
	square := framed(inks.sign, Clear, 0, round(1))
	if c.kind == CellSample {
		square = framed(Clear, inks.sign, 1, round(2))
	}
	r.square.set(square)
	r.square.raster.Hidden = inks.icon != "" || c.kind == CellNone
	r.icon.SetName(inks.icon)
	r.icon.SetColor(inks.sign)
	r.icon.Hidden = inks.icon == ""
	r.word.Text, r.word.Color = c.words, Color(inks.word)
	r.chip.Set("triangle-alert", c.verify, Minor)
	r.chip.Hidden = c.verify == ""
}

// Layout places the sign, the word behind it and the chip at the right.
func (r *matrixCellRenderer) Layout(size fyne.Size) {
	const pad, box = 9, 8
	r.ground.place(0, 0, size.Width, size.Height)
	r.ring.within(r.cell.focused, size, RadiusChip)
	mid := size.Height / 2
	r.square.place(pad, mid-box/2, box, box)
	place(r.icon, pad, mid-IconInChip/2, IconInChip, IconInChip)
	x := float32(pad + box + 6)
	if r.icon.Visible() {
		x = pad + IconInChip + 6
	}
	right := size.Width - 8
	if r.chip.Visible() {
		w := r.chip.MinSize().Width
		place(r.chip, right-w, 0, w, size.Height)
		right -= w + 4
	}
	r.word.Text = shorten(r.cell.words, SmallFigures, right-x)
	placeText(r.word, x, 0, right-x, size.Height)
}

func (r *matrixCellRenderer) Refresh() {
	r.paint()
	r.Layout(r.cell.Size())
	r.icon.Refresh()
	r.word.Refresh()
}
