package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Box is a rectangle in tokens' colours that follows the variant: the ground
// and the edge of nearly everything.
type Box struct {
	widget.BaseWidget
	fill, edge Token
	edgeWidth  float32
	radius     float32
	shadow     bool
}

// NewBox makes a filled box without edge and with square corners.
func NewBox(fill Token) *Box {
	b := &Box{fill: fill, edge: Clear}
	b.ExtendBaseWidget(b)
	return b
}

// Rounded sets the corners' radius and gives the box back.
func (b *Box) Rounded(radius float32) *Box {
	b.radius = radius
	return b
}

// Edged sets an edge, drawn inside the box, and gives the box back.
func (b *Box) Edged(t Token, width float32) *Box {
	b.edge, b.edgeWidth = t, width
	return b
}

// Raised gives the box the one shadow of dialogs, toasts and menus, and gives
// the box back.
func (b *Box) Raised() *Box {
	b.shadow = true
	return b
}

// SetFill exchanges the ground.
func (b *Box) SetFill(t Token) { b.Set(t, b.edge, b.edgeWidth) }

// Set exchanges ground and edge.
func (b *Box) Set(fill, edge Token, edgeWidth float32) {
	if b.fill == fill && b.edge == edge && b.edgeWidth == edgeWidth {
		return
	}
	b.fill, b.edge, b.edgeWidth = fill, edge, edgeWidth
	b.Refresh()
}

// Fill is the ground's token.
func (b *Box) Fill() Token { return b.fill }

// MinSize implements fyne.CanvasObject: a box needs no room.
func (b *Box) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{box: b, shadow: &canvas.Rectangle{}, plain: &canvas.Rectangle{}, round: newFrame()}
	r.paint()
	return r
}

// boxRenderer draws a Box: square and without edge as a plain rectangle, which
// costs nothing at any size, else as a frame.
type boxRenderer struct {
	box           *Box
	shadow, plain *canvas.Rectangle
	round         *frame
}

// shadowBlur and shadowDrop are the look of the one shadow: 0/6/20.
const (
	shadowBlur = 20
	shadowDrop = 6
)

func (r *boxRenderer) paint() {
	b := r.box
	framedBox := b.radius > 0 || b.edgeWidth > 0
	r.plain.FillColor, r.plain.Hidden = Color(b.fill), framedBox
	r.round.raster.Hidden = !framedBox
	if framedBox {
		r.round.set(framed(b.fill, b.edge, b.edgeWidth, round(b.radius)))
	}
	r.shadow.Hidden = !b.shadow
	r.shadow.FillColor, r.shadow.CornerRadius = color.Transparent, b.radius
	r.shadow.Shadow = canvas.Shadow{
		Color: Color(Shadow), BlurRadius: shadowBlur, Offset: fyne.NewPos(0, shadowDrop), Variant: canvas.DropShadow,
	}
}

func (r *boxRenderer) Destroy()           {}
func (r *boxRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *boxRenderer) Layout(size fyne.Size) {
	r.shadow.Resize(size)
	r.plain.Resize(size)
	r.round.place(0, 0, size.Width, size.Height)
}

func (r *boxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.shadow, r.plain, r.round.raster}
}

func (r *boxRenderer) Refresh() {
	r.paint()
	r.shadow.Refresh()
	r.plain.Refresh()
}

// Hairline is a line of one pixel that parts panes or rows.
func Hairline() *fyne.Container { return Fixed(0, 1, NewBox(Line)) }

// VerticalHairline is a line of one pixel between two panes.
func VerticalHairline() *fyne.Container { return Fixed(1, 0, NewBox(Line)) }

// Rule is the stronger line under a grid's header.
func Rule() *fyne.Container { return Fixed(0, 1, NewBox(Line2)) }
