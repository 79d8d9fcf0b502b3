package kit

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"fieldcase/assets"
)

// iconBox and iconStroke are the size of a Lucide icon's box and the thickness
// of its lines in it.
const (
	iconBox    = 24
	iconStroke = 1.75
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

// draw takes the drawing for the colour, size and scale of now.
func (r *iconRenderer) draw() {
	r.img.Resource = iconDrawing(r.icon.name, r.icon.token, r.icon.size*scaleOf(r.icon))
}

// scaleOf is the number of real pixels to a pixel where an object is, or will
// be, shown.
func scaleOf(o fyne.CanvasObject) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c.Scale()
	}
	return windowScale()
}

// windowScale is the scale of the first window: the best guess for an object
// that no window shows yet.
func windowScale() float32 {
	if windows := fyne.CurrentApp().Driver().AllWindows(); len(windows) > 0 {
		return windows[0].Canvas().Scale()
	}
	return 1
}

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
	name   string
	color  color.NRGBA
	stroke string
}

// iconCache holds every icon that was ever drawn: names × colours × sizes in
// use, a few hundred small files.
var iconCache sync.Map

// IconResource gives an icon, 16 pixels square, in the colour that the token
// has now, or nil for an unknown name.
func IconResource(name string, t Token) fyne.Resource { return iconDrawing(name, t, IconSize) }

// iconDrawing gives an icon for a size in real pixels. It is the same resource
// each time, so Fyne draws it once. The stroke depends on the size because
// Fyne's SVG reader does not scale strokes.
func iconDrawing(name string, t Token, pixels float32) fyne.Resource {
	key := iconKey{name, colorIn(t, CurrentVariant()), strconv.FormatFloat(float64(iconStroke*pixels/iconBox), 'f', 2, 32)}
	if res, ok := iconCache.Load(key); ok {
		return res.(fyne.Resource)
	}
	svg := assets.Icon(name)
	if svg == nil {
		return nil
	}
	hex := fmt.Sprintf("#%02X%02X%02X", key.color.R, key.color.G, key.color.B)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex))
	svg = bytes.ReplaceAll(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="`+key.stroke+`"`))
	res, _ := iconCache.LoadOrStore(key, fyne.NewStaticResource(name+hex[1:]+"-"+key.stroke+".svg", svg))
	return res.(fyne.Resource)
}
