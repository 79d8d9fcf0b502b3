package kit

import (
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Icon is a square line icon in a token's colour.
type Icon struct {
	widget.BaseWidget
	name  string
	size  float32
	token Token
}

// NewIcon makes an icon of a Lucide name, size pixels square. An unknown name
// draws nothing and keeps its place.
func NewIcon(name string, size float32, t Token) *Icon {
	i := &Icon{name: name, size: size, token: t}
	i.ExtendBaseWidget(i)
	return i
}

// Name is the Lucide name of what is drawn.
func (i *Icon) Name() string { return i.name }

// SetName draws another icon.
func (i *Icon) SetName(name string) {
	if i.name != name {
		i.name = name
		i.Refresh()
	}
}

// SetColor draws the icon in another token's colour.
func (i *Icon) SetColor(t Token) {
	if i.token != t {
		i.token = t
		i.Refresh()
	}
}

// MinSize implements fyne.CanvasObject.
func (i *Icon) MinSize() fyne.Size { return fyne.NewSquareSize(i.size) }

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{icon: i, glyph: newGlyph()}
	r.glyph.set(i.name, i.token, i.size)
	return r
}

// iconRenderer draws an Icon.
type iconRenderer struct {
	icon  *Icon
	glyph *glyph
}

func (r *iconRenderer) Destroy()                     {}
func (r *iconRenderer) MinSize() fyne.Size           { return r.icon.MinSize() }
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.glyph.raster} }

// Layout centres the icon's square in the room given.
func (r *iconRenderer) Layout(size fyne.Size) {
	s := r.icon.size
	r.glyph.place((size.Width-s)/2, (size.Height-s)/2, s)
}

func (r *iconRenderer) Refresh() {
	r.glyph.set(r.icon.name, r.icon.token, r.icon.size)
	r.Layout(r.icon.Size())
}

// IconResource gives an icon, 16 pixels square, in the colour that the token
// has now, or nil for an unknown name. It is for Fyne's own widgets and menus;
// everything of the kit draws with [NewIcon].
func IconResource(name string, t Token) fyne.Resource {
	key := glyphLook{name: name, color: colorIn(t, CurrentVariant()), lines: IconSize}
	if res, ok := iconResources.Load(key); ok {
		return res.(fyne.Resource)
	}
	svg := key.svg(IconSize)
	if svg == nil {
		return nil
	}
	file := fmt.Sprintf("%s-%02X%02X%02X.svg", name, key.color.R, key.color.G, key.color.B)
	res, _ := iconResources.LoadOrStore(key, fyne.NewStaticResource(file, svg))
	return res.(fyne.Resource)
}

// iconResources holds what IconResource gave, so that Fyne draws each once.
var iconResources sync.Map
