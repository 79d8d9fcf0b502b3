package kit

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"fieldcase/assets"
)

// strokeWidth is the thickness of an icon's lines in its box of 24.
const strokeWidth = "1.75"

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
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	r := &iconRenderer{icon: i, img: img}
	r.draw()
	return r
}

// iconRenderer keeps one image and exchanges its resource.
type iconRenderer struct {
	icon *Icon
	img  *canvas.Image
}

func (r *iconRenderer) draw() { r.img.Resource = IconResource(r.icon.name, r.icon.token) }

func (r *iconRenderer) Destroy()                     {}
func (r *iconRenderer) MinSize() fyne.Size           { return r.icon.MinSize() }
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.img} }

// Layout centres the icon's square in the room given, on whole pixels.
func (r *iconRenderer) Layout(size fyne.Size) {
	s := r.icon.size
	r.img.Resize(fyne.NewSquareSize(s))
	r.img.Move(fyne.NewPos(whole((size.Width-s)/2), whole((size.Height-s)/2)))
}

func (r *iconRenderer) Refresh() {
	before := r.img.Resource
	r.draw()
	if r.img.Resource != before {
		r.img.Refresh()
	}
	r.Layout(r.icon.Size())
}

// iconKey finds a drawn icon again.
type iconKey struct {
	name  string
	color color.NRGBA
}

// iconCache holds every icon that was ever coloured: names × colours in use, a
// few hundred small files.
var iconCache sync.Map

// IconResource gives an icon in the colour that the token has now, or nil for
// an unknown name. It is the same resource each time, so Fyne draws it once.
func IconResource(name string, t Token) fyne.Resource {
	c := colorIn(t, CurrentVariant())
	if res, ok := iconCache.Load(iconKey{name, c}); ok {
		return res.(fyne.Resource)
	}
	svg := strokedSVG(name)
	if svg == nil {
		return nil
	}
	hex := fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex))
	res, _ := iconCache.LoadOrStore(iconKey{name, c}, fyne.NewStaticResource(name+hex[1:]+".svg", svg))
	return res.(fyne.Resource)
}

// strokedSVG is the icon with lines of our thickness, its colour still open.
func strokedSVG(name string) []byte {
	return bytes.Replace(assets.Icon(name), []byte(`stroke-width="2"`), []byte(`stroke-width="`+strokeWidth+`"`), 1)
}
