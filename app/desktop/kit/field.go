package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Control is what a field can hold. A control that also has SetEdge and
// SetReadOnly, as the kit's inputs do, takes part in messages and locking.
type Control = fyne.CanvasObject

// Field is a control with its label over it and a message under it.
type Field struct {
	widget.BaseWidget
	label, hint string
	control     Control
	kind        MessageKind
	message     string
	note        string // what the control itself says, shown when there is no message
	locked      bool
}

// NewField puts a label over a control.
func NewField(label string, control Control) *Field {
	f := &Field{label: label, control: control}
	f.ExtendBaseWidget(f)
	if n, ok := control.(*Narrative); ok {
		n.OnNote = f.setNote
		f.note = n.Note()
	}
	return f
}

// Control is what the field holds.
func (f *Field) Control() Control { return f.control }

// Label is the words over the control.
func (f *Field) Label() string { return f.label }

// SetHint sets the quiet words at the right of the label: a shortcut such as
// "Alt+S" or where the content comes from. It gives the field back.
func (f *Field) SetHint(words string) *Field {
	f.hint = words
	f.Refresh()
	return f
}

// SetMessage shows words with their icon under the control and colours its
// edge; NoMessage takes both away.
func (f *Field) SetMessage(kind MessageKind, words string) {
	if kind == f.kind && words == f.message {
		return
	}
	f.kind, f.message = kind, words
	f.apply()
}

// Message is what stands under the control, and how it is meant.
func (f *Field) Message() (MessageKind, string) {
	if f.message == "" && f.note != "" {
		return Settle, f.note
	}
	if f.message == "" {
		return NoMessage, ""
	}
	return f.kind, f.message
}

// SetReadOnly locks the control and says so with a lock in the label.
func (f *Field) SetReadOnly(on bool) {
	f.locked = on
	if c, ok := f.control.(interface{ SetReadOnly(bool) }); ok {
		c.SetReadOnly(on)
	}
	f.Refresh()
}

func (f *Field) setNote(note string) {
	if note != f.note {
		f.note = note
		f.apply()
	}
}

func (f *Field) apply() {
	kind, _ := f.Message()
	if c, ok := f.control.(interface{ SetEdge(MessageKind) }); ok {
		c.SetEdge(kind)
	}
	f.Refresh()
}

// CreateRenderer builds label, control and message.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{
		field: f, label: NewText("", Label).In(Ink2), hint: NewText("", Key).In(Ink3),
		lock: NewIcon("lock", IconInChip, Ink3), icon: NewIcon("", IconInChip, Ink3),
		message: newWrapped(Small, Ink3),
	}
	r.update()
	return r
}

type fieldRenderer struct {
	field       *Field
	label, hint *Text
	lock, icon  *Icon
	message     *wrapped
}

func (r *fieldRenderer) Destroy() {}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.label, r.lock, r.hint, r.field.control, r.icon, r.message}
}

func (r *fieldRenderer) labelHeight() float32 {
	if r.field.label == "" && r.field.hint == "" {
		return 0
	}
	return Label.LineHeight() + GapLabel
}

func (r *fieldRenderer) MinSize() fyne.Size {
	size := r.field.control.MinSize()
	size.Height += r.labelHeight()
	if _, words := r.field.Message(); words != "" {
		size.Height += GapLabel + r.message.MinSize().Height
	}
	if r.field.label != "" {
		size.Width = max(size.Width, r.label.MinSize().Width+20)
	}
	return size
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	line := Label.LineHeight()
	r.label.Resize(fyne.NewSize(min(size.Width, r.label.MinSize().Width), line))
	r.lock.Move(fyne.NewPos(r.label.MinSize().Width+6, 2))
	r.lock.Resize(r.lock.MinSize())
	hint := r.hint.MinSize()
	r.hint.Move(fyne.NewPos(size.Width-hint.Width, (line-hint.Height)/2))
	r.hint.Resize(hint)
	below := float32(0)
	if r.message.Visible() {
		r.message.Resize(fyne.NewSize(size.Width-19, r.message.MinSize().Height))
		below = GapLabel + r.message.MinSize().Height
	}
	top := r.labelHeight()
	height := max(0, size.Height-top-below)
	r.field.control.Move(fyne.NewPos(0, top))
	r.field.control.Resize(fyne.NewSize(size.Width, height))
	r.icon.Move(fyne.NewPos(1, top+height+GapLabel+1))
	r.icon.Resize(r.icon.MinSize())
	r.message.Move(fyne.NewPos(19, top+height+GapLabel))
}

func (r *fieldRenderer) Refresh() {
	r.update()
	r.Layout(r.field.Size())
	canvas.Refresh(r.label)
}

// messageLook is the icon and colour of each kind of message.
func messageLook(kind MessageKind) (icon string, colour Token) {
	switch kind {
	case Settle:
		return "triangle-alert", Minor
	case Wrong:
		return "circle-x", Major
	}
	return "info", Ink3
}

func (r *fieldRenderer) update() {
	f := r.field
	r.label.SetText(f.label)
	r.hint.SetText(f.hint)
	r.lock.Hidden = !f.locked
	kind, words := f.Message()
	icon, colour := messageLook(kind)
	r.icon.SetName(icon)
	r.icon.SetColor(colour)
	r.icon.Hidden = words == ""
	r.message.Hidden = words == ""
	r.message.set(words, colour)
}
