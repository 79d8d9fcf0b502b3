package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// UnitBlock stands for one finding in the Overview: its number on the soft
// ground of its grade, 30×22. With a callback it is a link to the finding.
type UnitBlock struct {
	pressable
	number string
	token  Token
}

// NewUnitBlock makes a block; press may be nil.
func NewUnitBlock(number string, t Token, press func()) *UnitBlock {
	u := &UnitBlock{number: number, token: t}
	u.setup(u, press)
	u.disabled = press == nil
	return u
}

// Number is the finding's number.
func (u *UnitBlock) Number() string { return u.number }

// A unit block's measures, and how many stand in one cell before a bar with a
// number takes their place.
const (
	unitWidth  = 30
	unitHeight = 22
	unitGap    = 4
	unitsMost  = 12
)

// MinSize implements fyne.CanvasObject.
func (u *UnitBlock) MinSize() fyne.Size {
	return fyne.NewSize(max(unitWidth, Measure(u.number, SmallStrongFigures)+10), unitHeight)
}

// CreateRenderer implements fyne.Widget.
func (u *UnitBlock) CreateRenderer() fyne.WidgetRenderer {
	r := &unitRenderer{unit: u, ground: newFrame(), ring: newFocusRing(), word: canvasText(u.number, SmallStrongFigures, u.token)}
	r.paint()
	return r
}

// unitRenderer draws a UnitBlock.
type unitRenderer struct {
	unit   *UnitBlock
	ground *frame
	ring   ring
	word   *canvas.Text
}

func (r *unitRenderer) Destroy()           {}
func (r *unitRenderer) MinSize() fyne.Size { return r.unit.MinSize() }

func (r *unitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.raster, r.word, r.ring.raster}
}

func (r *unitRenderer) paint() {
	edge := Clear
	if r.unit.hovered && !r.unit.disabled {
		edge = r.unit.token
	}
	r.ground.set(framed(softOf(r.unit.token), edge, 1, round(RadiusChip)))
	r.word.Color = Color(r.unit.token)
}

func (r *unitRenderer) Layout(size fyne.Size) {
	y := whole((size.Height - unitHeight) / 2)
	r.ground.place(0, y, size.Width, unitHeight)
	r.ring.around(r.unit.focused, 0, y, size.Width, unitHeight, RadiusChip)
	w := r.word.MinSize().Width
	placeText(r.word, (size.Width-w)/2, y, w, unitHeight)
}

func (r *unitRenderer) Refresh() {
	r.paint()
	r.Layout(r.unit.Size())
	r.word.Refresh()
}

// UnitBlocks puts blocks of one cell beside one another; more than twelve
// become a bar with their number, which opens with more.
func UnitBlocks(t Token, numbers []string, open func(number string), more func()) fyne.CanvasObject {
	if len(numbers) > unitsMost {
		all := NewUnitBlock(countWords(len(numbers)), t, more)
		return Fixed(unitsMost/2*(unitWidth+unitGap), 0, all)
	}
	row := Cols(unitGap)
	for _, n := range numbers {
		var press func()
		if open != nil {
			press = func() { open(n) }
		}
		row.Add(NewUnitBlock(n, t, press))
	}
	return row
}
