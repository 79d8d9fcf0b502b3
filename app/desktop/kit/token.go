package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	tokenPad   = 7
	tokenCross = 13
	tokenWide  = 220 // a longer title is cut, as the list shows it whole
)

// token is one chosen option in a TokensField: sign, title and a cross.
type token struct {
	widget.BaseWidget
	option    Option
	removable bool
	remove    func()
	sign      *Text
	title     *Text
	cross     *Icon
	ground    *Box
}

func newToken(o Option, removable bool, remove func()) *token {
	t := &token{option: o, removable: removable, remove: remove}
	sign := o.ID
	if o.Hidden {
		sign = ""
	}
	t.sign = NewText(sign, LabelFigures)
	t.title = NewText(o.Title, SmallFigures).Truncated()
	if sign != "" {
		t.title.In(Ink2)
	}
	t.cross = NewIcon("x", tokenCross, Ink2)
	t.cross.Hidden = !removable
	t.ground = NewBox(Sunken).Rounded(RadiusChip)
	t.ExtendBaseWidget(t)
	return t
}

func (t *token) titleWidth() float32 { return min(t.title.FullWidth(), tokenWide) }

func (t *token) gap() float32 {
	if t.sign.Text() == "" || t.title.Text() == "" {
		return 0
	}
	return 5
}

// MinSize implements fyne.CanvasObject.
func (t *token) MinSize() fyne.Size {
	w := 2*tokenPad + t.sign.FullWidth() + t.gap() + t.titleWidth()
	if t.removable {
		w += tokenCross + 3
	}
	return fyne.NewSize(w, HeightToken)
}

// Tapped on the cross takes the token away.
func (t *token) Tapped(ev *fyne.PointEvent) {
	if t.removable && ev.Position.X > t.Size().Width-tokenCross-tokenPad-2 {
		t.remove()
	}
}

// MouseIn shows the cross stronger.
func (t *token) MouseIn(*desktop.MouseEvent) { t.cross.SetColor(Ink) }

// MouseMoved does nothing.
func (t *token) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (t *token) MouseOut() { t.cross.SetColor(Ink2) }

// CreateRenderer draws the token.
func (t *token) CreateRenderer() fyne.WidgetRenderer { return &tokenRenderer{t} }

type tokenRenderer struct{ t *token }

func (r *tokenRenderer) Destroy()           {}
func (r *tokenRenderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *tokenRenderer) Refresh()           { r.Layout(r.t.Size()) }

func (r *tokenRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.sign, r.t.title, r.t.cross}
}

func (r *tokenRenderer) Layout(size fyne.Size) {
	t := r.t
	place(t.ground, 0, 0, size.Width, size.Height)
	x := float32(tokenPad)
	place(t.sign, x, 0, t.sign.FullWidth(), size.Height)
	x += t.sign.FullWidth() + t.gap()
	place(t.title, x, 0, t.titleWidth(), size.Height)
	place(t.cross, size.Width-tokenPad-tokenCross+2, 0, tokenCross, size.Height)
}
