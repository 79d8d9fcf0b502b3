package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// tileInset is how far the ground of a tile goes beyond what it holds.
const tileInset float32 = 6

// Tile is a piece of a pane that leads somewhere when it is pressed, such as a
// point of a check: what it holds, with a ground under the pointer and a ring
// when the keyboard is on it.
type Tile struct {
	pressable
	content fyne.CanvasObject
	ground  *Box
	ring    ring
	follow  *container.Scroll
}

// NewTile makes what is given a tile.
func NewTile(content fyne.CanvasObject, press func()) *Tile {
	t := &Tile{content: content, ground: NewBox(Clear).Rounded(RadiusField), ring: newFocusRing()}
	t.setup(t, press)
	return t
}

// Follow names the scroll area the tile stands in: it is brought into view when
// it gets the keyboard.
func (t *Tile) Follow(scroll *container.Scroll) { t.follow = scroll }

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	t.pressable.FocusGained()
	if t.follow != nil {
		RevealIn(t.follow, t, 0, t.Size().Height)
	}
}

// HeightFor implements Flowing.
func (t *Tile) HeightFor(width float32) float32 { return HeightFor(t.content, width) }

// MinSize implements fyne.CanvasObject.
func (t *Tile) MinSize() fyne.Size {
	w := t.minWidth()
	return fyne.NewSize(w, HeightFor(t.content, widthOrGuess(w, t.Size().Width)))
}

func (t *Tile) minWidth() float32 { return minWidth(t.content) }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return &tileRenderer{t} }

type tileRenderer struct{ t *Tile }

func (r *tileRenderer) Destroy()           {}
func (r *tileRenderer) MinSize() fyne.Size { return r.t.MinSize() }

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.content, r.t.ring.raster}
}

func (r *tileRenderer) Layout(size fyne.Size) {
	place(r.t.ground, -tileInset, -tileInset/2, size.Width+2*tileInset, size.Height+tileInset)
	r.t.content.Move(fyne.Position{})
	r.t.content.Resize(size)
	r.t.ring.around(r.t.focused, 0, 0, size.Width, size.Height, RadiusChip)
}

func (r *tileRenderer) Refresh() {
	ground := Clear
	if r.t.hovered && !r.t.disabled {
		ground = Sunken
	}
	r.t.ground.Set(ground, Clear, 0)
	r.t.ground.Refresh()
	r.t.content.Refresh()
	r.Layout(r.t.Size())
}
