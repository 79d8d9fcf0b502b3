package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	dialogWidth  float32 = 392
	dialogPad    float32 = 18
	dialogEdge   float32 = 24 // to the window's edge at least
	dialogGap    float32 = 12
	dialogButton float32 = 8 // between buttons
)

// DialogButton is one answer of a dialog.
type DialogButton struct {
	Word string
	Icon string
	Kind ButtonKind // Secondary by default
	// Default makes Enter press it, Cancel makes Escape press it. One button
	// may be both.
	Default, Cancel bool
	// Press acts and reports whether the dialog may close; nil only closes.
	Press func() bool
}

// DialogSpec is what a dialog shows.
type DialogSpec struct {
	Title   string
	Icon    string // before the title, empty for none
	Color   Token  // of the icon
	Text    string // paragraph under the title
	Body    fyne.CanvasObject
	Buttons []DialogButton // from left to right
	Width   float32        // 392 by default, never wider than the window
	Height  float32        // of the body; its own by default
	Focus   fyne.Focusable // has the keyboard first; the default button otherwise
	OnClose func()
	OnDrop  func(paths []string) // takes files dropped on the window; nil takes none
}

// Dialog asks or tells over the page, which it keeps from the keyboard. Tab
// stays inside; Enter and Ctrl+Enter press the default button, Escape the
// cancelling one. What had the keyboard has it again afterwards.
type Dialog struct {
	widget.BaseWidget
	spec    DialogSpec
	canvas  fyne.Canvas
	before  fyne.Focusable
	open    bool
	scrim   *Box
	paper   *Box
	content *fyne.Container
	scroll  *container.Scroll
	buttons []*Button
}

// ShowDialog opens a dialog over a window.
func ShowDialog(w fyne.Window, spec DialogSpec) *Dialog {
	d := &Dialog{spec: spec, canvas: w.Canvas(), open: true}
	d.ExtendBaseWidget(d)
	d.build()
	d.before = d.canvas.Focused()
	if d.before != nil {
		d.canvas.Unfocus() // commits what is being typed
	}
	d.canvas.Overlays().Add(d)
	d.focusFirst()
	return d
}

// ModalOpen reports whether a dialog lies over the page of a canvas; commands
// of the page are then refused (fyne#5235: shortcuts stay active).
func ModalOpen(c fyne.Canvas) bool {
	for _, o := range c.Overlays().List() {
		if _, ok := o.(*Dialog); ok {
			return true
		}
	}
	return false
}

// DropOnDialog gives dropped files to the dialog that lies over the page of a
// canvas, and reports whether one does. One that takes no files ignores them.
func DropOnDialog(c fyne.Canvas, paths []string) bool {
	over := c.Overlays().List()
	for i := len(over) - 1; i >= 0; i-- {
		if d, ok := over[i].(*Dialog); ok {
			if d.spec.OnDrop != nil {
				d.spec.OnDrop(paths)
			}
			return true
		}
	}
	return false
}

// Close takes the dialog away and gives the keyboard back.
func (d *Dialog) Close() {
	if !d.open {
		return
	}
	d.open = false
	d.canvas.Overlays().Remove(d)
	if d.before != nil {
		d.canvas.Focus(d.before)
	}
	if d.spec.OnClose != nil {
		d.spec.OnClose()
	}
}

// IsOpen reports whether the dialog is shown.
func (d *Dialog) IsOpen() bool { return d.open }

// Button is the button with a word, nil when there is none.
func (d *Dialog) Button(word string) *Button {
	for _, b := range d.buttons {
		if b.Word() == word {
			return b
		}
	}
	return nil
}

func (d *Dialog) build() {
	d.scrim = NewBox(Scrim)
	d.paper = NewBox(dialogPaper()).Rounded(RadiusDialog).Edged(Line2, 1).Raised()
	d.content = Rows(dialogGap)
	if d.spec.Title != "" {
		d.content.Add(d.title())
	}
	if d.spec.Text != "" {
		d.content.Add(NewParagraph(d.spec.Text, Body, Ink2))
	}
	if d.spec.Body != nil {
		body := d.spec.Body
		if d.spec.Height > 0 {
			body = Fixed(0, d.spec.Height, body)
		}
		d.content.Add(body)
	}
	d.scroll = container.NewVScroll(Pad(dialogPad, dialogPad, 4, dialogPad, d.content))
	FollowFocus(d.scroll)
	for _, b := range d.spec.Buttons {
		d.buttons = append(d.buttons, d.button(b))
	}
}

// dialogPaper is the ground of a dialog: the page's own in light, the panes'
// in dark, so that it stands out.
func dialogPaper() Token {
	if CurrentVariant() == Dark {
		return Panel
	}
	return Surface
}

func (d *Dialog) title() fyne.CanvasObject {
	title := NewParagraph(d.spec.Title, Section, Ink)
	if d.spec.Icon == "" {
		return title
	}
	return Cols(GapGroup, Top(NewIcon(d.spec.Icon, Section.LineHeight(), d.spec.Color)), Grow(title))
}

func (d *Dialog) button(spec DialogButton) *Button {
	kind := spec.Kind
	if kind == "" {
		kind = Secondary
	}
	b := NewButton(kind, spec.Word, func() { d.press(spec) })
	if spec.Icon != "" {
		b.WithIcon(spec.Icon)
	}
	switch {
	case spec.Default:
		b.WithKey("Enter")
	case spec.Cancel:
		b.WithKey("Esc")
	}
	return b
}

func (d *Dialog) press(spec DialogButton) {
	if spec.Press == nil || spec.Press() {
		d.Close()
	}
}

// focusFirst gives the keyboard to the control named, else to the default
// button, else to whatever comes first.
func (d *Dialog) focusFirst() {
	if d.spec.Focus != nil {
		d.canvas.Focus(d.spec.Focus)
		return
	}
	for i, b := range d.spec.Buttons {
		if b.Default {
			d.canvas.Focus(d.buttons[i])
			return
		}
	}
	d.canvas.FocusNext()
}

// layerKey implements keyLayer: Enter and Escape press their buttons, the arrows and the page keys scroll what does not
// fit.
func (d *Dialog) layerKey(key *fyne.KeyEvent) {
	for i, b := range d.spec.Buttons {
		enter := b.Default && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter)
		if (enter || b.Cancel && key.Name == fyne.KeyEscape) && !d.buttons[i].Disabled() {
			d.press(b)
			return
		}
	}
	d.scrollBy(key.Name)
}

// scrollBy scrolls the content.
func (d *Dialog) scrollBy(key fyne.KeyName) {
	view := d.scroll.Size().Height
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -HeightControl, fyne.KeyDown: HeightControl, fyne.KeyPageUp: -view, fyne.KeyPageDown: view,
		fyne.KeyHome: -d.scroll.Content.Size().Height, fyne.KeyEnd: d.scroll.Content.Size().Height,
	}[key]
	most := max(0, d.scroll.Content.Size().Height-view)
	if to := max(0, min(d.scroll.Offset.Y+by, most)); to != d.scroll.Offset.Y {
		d.scroll.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// layerShortcut implements shortcutLayer: Ctrl+Enter presses the default
// button, also out of a text in which Enter makes a line.
func (d *Dialog) layerShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if ok && custom.Modifier == fyne.KeyModifierShortcutDefault && (custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter) {
		d.layerKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// Tapped beside the controls brings the keyboard back into the dialog.
func (d *Dialog) Tapped(*fyne.PointEvent) {
	if d.canvas.Focused() == nil {
		d.focusFirst()
	}
}

// CreateRenderer draws scrim, paper and content.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer { return &dialogRenderer{d} }

type dialogRenderer struct{ d *Dialog }

func (r *dialogRenderer) Destroy()           {}
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.d.scrim, r.d.paper, r.d.scroll}
	for _, b := range r.d.buttons {
		objects = append(objects, b)
	}
	return objects
}

// Layout sizes the dialog from the window and its content; what does not fit
// scrolls while the buttons stay.
func (r *dialogRenderer) Layout(window fyne.Size) {
	d := r.d
	place(d.scrim, 0, 0, window.Width, window.Height)
	width := d.spec.Width
	if width == 0 {
		width = dialogWidth
	}
	width = min(width, window.Width-2*dialogEdge)
	foot := HeightControl + dialogPad + dialogGap
	body := HeightFor(d.scroll.Content, width)
	body = max(0, min(body, window.Height-2*dialogEdge-foot))
	height := body + foot
	x, y := whole((window.Width-width)/2), whole((window.Height-height)*0.42)
	place(d.paper, x, y, width, height)
	place(d.scroll, x+1, y+1, width-2, body+1)
	right := x + width - dialogPad
	for i := len(d.buttons) - 1; i >= 0; i-- {
		b := d.buttons[i]
		size := b.MinSize()
		place(b, right-size.Width, y+body+dialogGap, size.Width, HeightControl)
		right -= size.Width + dialogButton
	}
}

func (r *dialogRenderer) Refresh() {
	r.d.paper.SetFill(dialogPaper())
	r.Layout(r.d.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
