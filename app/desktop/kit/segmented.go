package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Segment is one choice of a Segmented.
type Segment struct {
	ID    string
	Icon  string // Lucide name, empty for none
	Word  string
	Count string // figures behind the word
	Key   string // shortcut behind the word, shown only
	Color Token  // of the icon and of the chosen segment; the accent by default
}

// Segmented is a choice of one among a few, side by side: a filter or a grade.
// It is one stop for Tab; Left and Right choose.
type Segmented struct {
	widget.BaseWidget
	ownMenu
	// OnChange is called with the chosen segment's ID when the user chooses
	// another one.
	OnChange func(id string)

	segments []Segment
	apart    bool
	chosen   string
	focused  bool
	readOnly bool
	hovered  int
}

// NewSegmented makes a choice with nothing chosen.
func NewSegmented(segments ...Segment) *Segmented {
	s := &Segmented{segments: segments, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Apart draws each segment as a box of its own, as for verdicts with keys, and gives the control back.
func (s *Segmented) Apart() *Segmented {
	s.apart = true
	return s
}

// Chosen is the ID of the chosen segment, empty for none.
func (s *Segmented) Chosen() string { return s.chosen }

// Choose chooses without a callback; an unknown ID chooses nothing.
func (s *Segmented) Choose(id string) {
	s.chosen = ""
	if s.index(id) >= 0 {
		s.chosen = id
	}
	s.Refresh()
}

// SetSegments exchanges the segments, for new counts; the choice stays by ID.
func (s *Segmented) SetSegments(segments ...Segment) {
	s.segments = segments
	s.Choose(s.chosen)
}

// SetReadOnly turns choosing off or on.
func (s *Segmented) SetReadOnly(on bool) {
	s.readOnly = on
	s.Refresh()
}

// TappedSecondary opens the context menu.
func (s *Segmented) TappedSecondary(ev *fyne.PointEvent) { s.open(s, ev.AbsolutePosition) }

func (s *Segmented) menuByKey() bool { return s.openUnder(s) }

func (s *Segmented) index(id string) int {
	for i, x := range s.segments {
		if x.ID == id {
			return i
		}
	}
	return -1
}

func (s *Segmented) choose(i int) {
	if s.readOnly || i < 0 || i >= len(s.segments) || s.segments[i].ID == s.chosen {
		return
	}
	s.chosen = s.segments[i].ID
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(s.chosen)
	}
}

// FocusGained shows the focus.
func (s *Segmented) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost hides the focus.
func (s *Segmented) FocusLost() {
	s.focused = false
	s.Refresh()
}

// Focused reports whether the keyboard is here.
func (s *Segmented) Focused() bool { return s.focused }

// TypedRune does nothing; a page's single keys come as keys.
func (s *Segmented) TypedRune(rune) {}

// TypedKey chooses with Left, Right, Home and End and hands on the rest.
func (s *Segmented) TypedKey(key *fyne.KeyEvent) {
	at := s.index(s.chosen)
	switch key.Name {
	case fyne.KeyLeft:
		if at < 0 {
			at = len(s.segments)
		}
		s.choose(max(0, at-1))
	case fyne.KeyRight:
		s.choose(min(len(s.segments)-1, at+1))
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.segments) - 1)
	default:
		forwardKey(s, key)
	}
}

// TypedShortcut hands on to the window.
func (s *Segmented) TypedShortcut(sc fyne.Shortcut) { forwardShortcut(s, sc) }

// Tapped chooses the segment under the pointer.
func (s *Segmented) Tapped(ev *fyne.PointEvent) {
	focusOn(s)
	s.choose(s.under(ev.Position))
}

// MouseIn shows the segment under the pointer.
func (s *Segmented) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved shows the segment under the pointer.
func (s *Segmented) MouseMoved(ev *desktop.MouseEvent) { s.hover(s.under(ev.Position)) }

// MouseOut ends what MouseIn began.
func (s *Segmented) MouseOut() { s.hover(-1) }

func (s *Segmented) hover(i int) {
	if s.hovered != i {
		s.hovered = i
		s.Refresh()
	}
}

// Cursor says that the segments can be tapped.
func (s *Segmented) Cursor() desktop.Cursor { return desktop.PointerCursor }

// under is the segment at a point of the widget, -1 for none.
func (s *Segmented) under(p fyne.Position) int {
	x := s.inset()
	for i, w := range s.widths() {
		if p.X >= x && p.X < x+w {
			return i
		}
		x += w + s.between()
	}
	return -1
}

const (
	segmentInset = 2  // from the edge to a chosen segment's ground
	segmentPad   = 10 // inside a segment, left and right
	segmentGap   = 6  // between icon, word, count and key
	segmentApart = 6  // between segments that stand apart
)

// inset is the distance from the control's edge to the first segment.
func (s *Segmented) inset() float32 {
	if s.apart {
		return 0
	}
	return segmentInset
}

// between is the distance from one segment to the next.
func (s *Segmented) between() float32 {
	if s.apart {
		return segmentApart
	}
	return 0
}

// around is the width that no segment takes.
func (s *Segmented) around() float32 {
	return 2*s.inset() + s.between()*max(0, float32(len(s.segments)-1))
}

// widths is how wide each segment is: what it needs and an even part of what
// is left.
func (s *Segmented) widths() []float32 {
	out := make([]float32, len(s.segments))
	sum := s.around()
	for i, x := range s.segments {
		out[i] = x.width()
		sum += out[i]
	}
	if spare := s.Size().Width - sum; spare > 0 && len(out) > 0 {
		for i := range out {
			out[i] += spare / float32(len(out))
		}
	}
	return out
}

// width is what a segment needs, in the heavier letters of the chosen one, so
// that choosing moves nothing.
func (x Segment) width() float32 {
	w := 2*segmentPad + Measure(x.Word, BodyStrong)
	if x.Icon != "" {
		w += IconSize + segmentGap
	}
	if x.Count != "" {
		w += segmentGap + Measure(x.Count, BodyStrongFigures)
	}
	if x.Key != "" {
		w += segmentGap + Measure(x.Key, Key)
	}
	return w
}

// MinSize implements fyne.CanvasObject.
func (s *Segmented) MinSize() fyne.Size {
	size := fyne.NewSize(s.around(), HeightControl)
	for _, x := range s.segments {
		size.Width += x.width()
	}
	return size
}

// CreateRenderer draws edge, grounds and words.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentedRenderer{s: s, box: NewBox(Surface).Rounded(RadiusField).Edged(Line2, 1), ring: newFocusRing()}
	r.Refresh()
	return r
}

type segmentedRenderer struct {
	s     *Segmented
	box   *Box
	ring  ring
	parts []segmentParts
}

type segmentParts struct {
	ground           *Box
	icon             *Icon
	word, count, key *Text
}

func (r *segmentedRenderer) Destroy()           {}
func (r *segmentedRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *segmentedRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.raster, r.box}
	for _, p := range r.parts {
		objects = append(objects, p.ground, p.icon, p.word, p.count, p.key)
	}
	return objects
}

func (r *segmentedRenderer) Refresh() {
	s := r.s
	if len(r.parts) != len(s.segments) {
		r.parts = nil
		for range s.segments {
			r.parts = append(r.parts, segmentParts{
				ground: NewBox(Clear).Rounded(RadiusChip), icon: NewIcon("", IconSize, Ink3),
				word: NewText("", Body), count: NewText("", BodyFigures), key: NewText("", Key),
			})
		}
	}
	fill := Surface
	if s.readOnly {
		fill = Panel
	}
	r.box.SetFill(fill)
	r.box.Hidden = s.apart
	for i, x := range s.segments {
		r.parts[i].paint(x, x.ID == s.chosen, i == s.hovered && !s.readOnly)
		if s.apart {
			r.parts[i].edge(x, x.ID == s.chosen, fill)
		}
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}

func (p segmentParts) paint(x Segment, chosen, hovered bool) {
	colour := x.Color
	if colour == "" {
		colour = AccentSoftInk
	}
	ground, ink, icon := Clear, Ink2, colour
	word, count := Body, BodyFigures
	if x.Color == "" {
		icon = Ink3
	}
	if hovered {
		ground = Panel
	}
	if chosen {
		ground, ink, icon = softOf(colour), colour, colour
		word, count = BodyStrong, BodyStrongFigures
	}
	p.ground.SetFill(ground)
	p.icon.SetName(x.Icon)
	p.icon.SetColor(icon)
	p.icon.Hidden = x.Icon == ""
	p.word.SetText(x.Word)
	p.word.SetStyle(word)
	p.word.SetColor(ink)
	p.count.SetText(x.Count)
	p.count.SetStyle(count)
	p.count.SetColor(ink)
	p.key.SetText(x.Key)
	p.key.SetColor(Ink3)
}

// edge draws the box of a segment that stands apart.
func (p segmentParts) edge(x Segment, chosen bool, fill Token) {
	p.ground.Rounded(RadiusField)
	if !chosen {
		if p.ground.Fill() != Clear {
			fill = p.ground.Fill()
		}
		p.ground.Set(fill, Line2, 1)
		return
	}
	colour := x.Color
	if colour == "" {
		colour = AccentSoftInk
	}
	p.ground.Set(softOf(colour), colour, 2)
	p.key.SetColor(colour)
}

func (r *segmentedRenderer) Layout(size fyne.Size) {
	s := r.s
	place(r.box, 0, 0, size.Width, HeightControl)
	r.ring.around(s.focused, 0, 0, size.Width, HeightControl, RadiusField)
	x := s.inset()
	for i, width := range s.widths() {
		if i >= len(r.parts) {
			return
		}
		place(r.parts[i].ground, x, s.inset(), width, HeightControl-2*s.inset())
		r.parts[i].lay(s.segments[i], x+(width-s.segments[i].width())/2+segmentPad)
		x += width + s.between()
	}
}

func (p segmentParts) lay(s Segment, x float32) {
	x = whole(x)
	if s.Icon != "" {
		place(p.icon, x, 0, IconSize, HeightControl)
		x += IconSize + segmentGap
	}
	for _, t := range []*Text{p.word, p.count, p.key} {
		w := t.FullWidth()
		place(t, x, 0, w, HeightControl)
		if t.Text() != "" {
			x += w + segmentGap
		}
	}
}
