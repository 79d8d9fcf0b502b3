package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// RailEntry is one page in the rail.
type RailEntry struct {
	ID   string // handed to the callback
	Icon string
	Word string
	Key  string // digit or shortcut at the right
}

// RailGroup is a heading with pages beneath.
type RailGroup struct {
	Heading string // "" for none
	Hint    string // at the right of the heading, such as "Ctrl +"
	Note    string // a quiet sentence under the entries
	Entries []RailEntry
}

// RailItem is a page's name in the rail: icon, word and digit, 30 high.
type RailItem struct {
	pressable
	entry    RailEntry
	selected bool
	move     func(from *RailItem, by int)
}

// NewRailItem makes an item that opens its page on a tap, Enter and Space.
func NewRailItem(e RailEntry, open func()) *RailItem {
	i := &RailItem{entry: e}
	i.setup(i, open)
	return i
}

// SetSelected marks the item as the page in view.
func (i *RailItem) SetSelected(on bool) { i.change(&i.selected, on) }

// Selected reports whether the item is the page in view.
func (i *RailItem) Selected() bool { return i.selected }

// Entry is what the item shows.
func (i *RailItem) Entry() RailEntry { return i.entry }

// TypedKey moves through the rail with the arrows, else presses.
func (i *RailItem) TypedKey(e *fyne.KeyEvent) {
	switch {
	case i.move != nil && e.Name == fyne.KeyDown:
		i.move(i, 1)
	case i.move != nil && e.Name == fyne.KeyUp:
		i.move(i, -1)
	default:
		i.pressable.TypedKey(e)
	}
}

// Distances in the rail.
const (
	railInset   = 6 // rail's edge to the item
	railPad     = 8 // item's edge to the icon, icon to the word
	railPadKey  = 9 // digit to the item's right edge
	railHeading = 30
)

// MinSize implements fyne.CanvasObject.
func (i *RailItem) MinSize() fyne.Size {
	w := 2*railPad + IconSize + Measure(i.entry.Word, BodyStrong)
	if i.entry.Key != "" {
		w += railPad + Measure(i.entry.Key, i.keyStyle()) + railPadKey
	}
	return fyne.NewSize(w, HeightControl)
}

// keyStyle sets digits on one width, shortcuts as words.
func (i *RailItem) keyStyle() Style {
	if len(i.entry.Key) > 1 {
		return Key
	}
	return KeyFigures
}

// CreateRenderer implements fyne.Widget.
func (i *RailItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{
		item: i, ground: newFrame(), ring: newFocusRing(), icon: NewIcon(i.entry.Icon, IconSize, Ink2),
		word: canvasText(i.entry.Word, Body, Ink), key: canvasText(i.entry.Key, i.keyStyle(), Ink3),
	}
	r.paint()
	return r
}

// railItemRenderer draws a RailItem.
type railItemRenderer struct {
	item      *RailItem
	ground    *frame
	ring      ring
	icon      *Icon
	word, key *canvas.Text
}

func (r *railItemRenderer) Destroy()           {}
func (r *railItemRenderer) MinSize() fyne.Size { return r.item.MinSize() }

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.raster, r.icon, r.word, r.key, r.ring.raster}
}

func (r *railItemRenderer) paint() {
	i := r.item
	fill, icon, style := Clear, Ink2, Body
	switch {
	case i.selected:
		fill, icon, style = AccentSoft, Accent, BodyStrong
	case i.focused:
		fill = Surface
	case i.hovered:
		fill = Sunken
	}
	r.ground.set(framed(fill, Clear, 0, round(RadiusField)))
	r.icon.SetColor(icon)
	r.word.FontSource, r.word.Color = style.Font(), Color(Ink)
	r.key.Color = Color(Ink3)
}

func (r *railItemRenderer) Layout(size fyne.Size) {
	r.ground.place(0, 0, size.Width, size.Height)
	r.ring.within(r.item.focused, size, RadiusField)
	place(r.icon, railPad, 0, IconSize, size.Height)
	placeText(r.word, 2*railPad+IconSize, 0, size.Width, size.Height)
	w := r.key.MinSize().Width
	placeText(r.key, size.Width-railPadKey-w, 0, w, size.Height)
}

func (r *railItemRenderer) Refresh() {
	r.paint()
	r.Layout(r.item.Size())
	r.icon.Refresh()
	r.word.Refresh()
	r.key.Refresh()
}

// Rail is the column of pages at the left of the window.
type Rail struct {
	composed
	items []*RailItem
	open  func(id string)
}

// NewRail makes a rail 200 wide, its hairline included: a head, groups of pages, and at the foot what
// leads out of the case. open gets the id of the entry that was pressed; the
// rail marks nothing by itself, see [Rail.Select].
func NewRail(head fyne.CanvasObject, groups []RailGroup, foot []RailEntry, open func(id string)) *Rail {
	r := &Rail{open: open}
	body := Rows(0, head, Fixed(0, 4, Spacer()))
	for _, g := range groups {
		if g.Heading != "" {
			body.Add(railGroupHead(g))
			body.Add(r.column(g.Entries))
		} else {
			body.Add(Pad(railInset, 0, railInset, 0, r.column(g.Entries)))
		}
		if g.Note != "" {
			body.Add(Pad(0, railInset+railPadKey-1, 0, railInset+railPad, NewParagraph(g.Note, Small, Ink3)))
		}
	}
	body.Add(Spacer())
	body.Add(r.column(foot))
	r.content = Fixed(WidthRail, 0, Ground(RailGround, Cols(0, Grow(Pad(0, 0, railPad, 0, body)), VerticalHairline())))
	r.ExtendBaseWidget(r)
	return r
}

// railGroupHead is the heading of a group.
func railGroupHead(g RailGroup) fyne.CanvasObject {
	row := Cols(0, NewText(g.Heading, Small).In(Ink3), Spacer(), NewText(g.Hint, Key).In(Ink3))
	return Fixed(0, railHeading, Pad(10, railInset+railPadKey-1, 4, railInset+railPad, row))
}

// column places entries below one another.
func (r *Rail) column(entries []RailEntry) fyne.CanvasObject {
	col := Rows(0)
	for _, e := range entries {
		item := NewRailItem(e, func() { r.open(e.ID) })
		item.move = r.move
		r.items = append(r.items, item)
		col.Add(item)
	}
	return Pad(0, railInset-1, 0, railInset, col)
}

// move gives the keyboard to a neighbour.
func (r *Rail) move(from *RailItem, by int) {
	for i, item := range r.items {
		if to := i + by; item == from && to >= 0 && to < len(r.items) {
			focusOn(r.items[to])
		}
	}
}

// Select marks one page as the one in view; an unknown id marks none.
func (r *Rail) Select(id string) {
	for _, item := range r.items {
		item.SetSelected(item.entry.ID == id)
	}
}

// Selected is the id of the page in view, "" while there is none.
func (r *Rail) Selected() string {
	for _, item := range r.items {
		if item.selected {
			return item.entry.ID
		}
	}
	return ""
}

// Items lists the rail's items from top to bottom.
func (r *Rail) Items() []*RailItem { return r.items }

// AppMark is the application's mark, 22 pixels square: a checked folder on a
// rounded ground. It is drawn, not read from its file, to be sharp at any scale.
func AppMark() *fyne.Container {
	const size, glyph, radius = 22, 14, 5
	return Middle(size, Fixed(size, size, Layers(NewBox(Accent).Rounded(radius), NewIcon("folder-check", glyph, OnAccent))))
}

// RailHead is the top of the rail: the mark, the application's name, and the
// menu, which is nil on systems that have their own.
func RailHead(name string, menu *Button) *fyne.Container {
	row := Cols(0, AppMark(), Pad(0, 0, 0, 8, NewText(name, AppName)))
	if menu != nil {
		row.Add(Spacer())
		row.Add(menu)
	}
	return Fixed(0, HeightTopBar, Pad(0, 4, 0, railInset+railPad, row))
}
