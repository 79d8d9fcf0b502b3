package kit

import "fyne.io/fyne/v2"

// matrixField is one cell of a matrix as it is drawn: a sign, a word, and at the right what is to be verified there.
type matrixField struct {
	ground, square *frame
	icon           *Icon
	word           *Text
	box            *Box // of what is to be verified, with its sign and number
	warn           *Icon
	verify         *Text
}

func newMatrixField() *matrixField {
	return &matrixField{
		ground: newFrame(), square: newFrame(), icon: NewIcon("", IconInChip, Ink), word: NewText("", SmallFigures).Truncated(),
		box: NewBox(MinorSoft).Rounded(RadiusChip), warn: NewIcon("triangle-alert", IconInChip, Minor), verify: NewText("", LabelFigures).In(Minor),
	}
}

func (f *matrixField) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.ground.raster, f.square.raster, f.icon, f.word, f.box, f.warn, f.verify}
}

// show draws a mark at a place.
func (f *matrixField) show(mark MatrixMark, current bool, ground Token, x, y, w, h float32) {
	inks, known := cellKinds[mark.Kind]
	if !known {
		inks = cellKinds[CellNone]
	}
	if current {
		ground = AccentSoft
	}
	f.ground.set(framed(ground, Line, 1, round(0)))
	f.ground.place(x, y, w+1, h+1) // edges of neighbours lie on one another
	square := framed(inks.sign, Clear, 0, round(1))
	if mark.Kind == CellSample {
		square = framed(Clear, inks.sign, 1, round(2))
	}
	f.square.set(square)
	f.square.raster.Hidden = inks.icon != "" || mark.Kind == CellNone
	f.icon.SetName(inks.icon)
	f.icon.SetColor(inks.sign)
	f.icon.Hidden = inks.icon == ""
	f.word.SetColor(inks.word)
	f.word.SetText(mark.Words)
	f.verify.SetText(mark.Verify)
	f.box.Hidden, f.warn.Hidden, f.verify.Hidden = mark.Verify == "", mark.Verify == "", mark.Verify == ""
	f.lay(x, y, w, h)
}

// lay places the sign, the word behind it and what is to be verified at the right.
func (f *matrixField) lay(x, y, w, h float32) {
	const pad, box, gap = 9, 8, 4
	mid := y + h/2
	f.square.place(x+pad, mid-box/2, box, box)
	place(f.icon, x+pad, mid-IconInChip/2, IconInChip, IconInChip)
	word, right := x+pad+box+6, x+w-2
	if f.icon.Visible() {
		word = x + pad + IconInChip + 6
	}
	if f.box.Visible() {
		number := f.verify.MinSize().Width
		left := right - number - IconInChip - 3*gap + 1
		place(f.box, left, mid-HeightChip/2, right-left, HeightChip)
		place(f.warn, left+gap, mid-IconInChip/2, IconInChip, IconInChip)
		place(f.verify, right-gap-number, y, number, h)
		right = left - 2
	}
	place(f.word, word, y, right-word, h)
}
