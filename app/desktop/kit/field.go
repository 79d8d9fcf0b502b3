package kit

import (
	"fmt"

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
	noteKind    MessageKind
	locked      bool
	drawn       *fieldRenderer
}

// NewField puts a label over a control.
func NewField(label string, control Control) *Field {
	f := &Field{label: label, control: control}
	f.ExtendBaseWidget(f)
	switch c := control.(type) {
	case *Narrative:
		c.OnNote = f.noteAs(Settle)
		f.note = c.Note()
	case *DateField:
		c.OnProblem = f.noteAs(Wrong)
	case *TimeField:
		c.OnProblem = f.noteAs(Wrong)
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
		return f.noteKind, f.note
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

// noteAs gives the function by which a control says something about itself.
func (f *Field) noteAs(kind MessageKind) func(note string) {
	f.noteKind = kind
	return func(note string) {
		if note != f.note {
			f.note = note
			f.apply()
		} else if f.drawn != nil {
			f.drawn.countLetters()
		}
	}
}

// longText is the number of letters from which a field shows how many there are.
const longText = 500

// quietWords stand at the right of the label: the length of a long text and
// the hint.
func (f *Field) quietWords() string {
	n, ok := f.control.(*Narrative)
	if !ok || n.Characters() < longText {
		return f.hint
	}
	words := fmt.Sprintf("%d characters", n.Characters())
	if f.hint != "" {
		words += "   " + f.hint
	}
	return words
}

func (f *Field) apply() {
	kind, _ := f.Message()
	if c, ok := f.control.(interface{ SetEdge(MessageKind) }); ok {
		c.SetEdge(kind)
	}
	f.Refresh()
}

// HeightFor implements Flowing.
func (f *Field) HeightFor(width float32) float32 {
	r := f.parts()
	return r.heightWith(HeightFor(f.control, width), width)
}

// CreateRenderer builds label, control and message.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	if f.drawn != nil { // made again after a long absence
		return f.drawn
	}
	r := &fieldRenderer{
		field: f, label: NewText("", Label).In(Ink2), hint: NewText("", Key).In(Ink3),
		lock: NewIcon("lock", IconInChip, Ink3), icon: NewIcon("", IconInChip, Ink3),
		message: NewParagraph("", Small, Ink3),
	}
	f.drawn = r
	r.update()
	return r
}

// parts is the field's renderer, made when a layout asks before it is shown.
func (f *Field) parts() *fieldRenderer {
	if f.drawn == nil {
		f.MinSize()
	}
	return f.drawn
}

type fieldRenderer struct {
	field       *Field
	label, hint *Text
	lock, icon  *Icon
	message     *Paragraph
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

// messageInset is what the icon before a message takes.
const messageInset float32 = 19

// heightWith is the height around a control that is so high.
func (r *fieldRenderer) heightWith(control, width float32) float32 {
	height := r.labelHeight() + control
	if r.message.Visible() {
		height += GapLabel + r.message.HeightFor(width-messageInset)
	}
	return height
}

func (r *fieldRenderer) MinSize() fyne.Size {
	size := r.field.control.MinSize()
	if r.field.label != "" {
		size.Width = max(size.Width, r.label.MinSize().Width+messageInset)
	}
	size.Height = r.heightWith(size.Height, max(size.Width, r.field.Size().Width))
	return size
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	line := Label.LineHeight()
	label, hint := r.label.MinSize().Width, r.hint.MinSize()
	place(r.label, 0, 0, min(size.Width, label), line)
	place(r.lock, label+6, 2, IconInChip, IconInChip)
	place(r.hint, size.Width-hint.Width, (line-hint.Height)/2, hint.Width, hint.Height)
	top := r.labelHeight()
	height := max(0, size.Height-r.heightWith(0, size.Width))
	place(r.field.control, 0, top, size.Width, height)
	below := top + height + GapLabel
	place(r.icon, 1, below+1, IconInChip, IconInChip)
	place(r.message, messageInset, below, size.Width-messageInset, r.message.HeightFor(size.Width-messageInset))
}

func (r *fieldRenderer) Refresh() {
	r.update()
	r.Layout(r.field.Size())
	canvas.Refresh(r.label)
}

// countLetters follows the length of a long text.
func (r *fieldRenderer) countLetters() {
	if words := r.field.quietWords(); words != r.hint.Text() {
		r.hint.SetText(words)
		r.Layout(r.field.Size())
	}
}

// messageLook is the icon and colour of each kind of message.
func messageLook(kind MessageKind) (icon string, colour Token) {
	switch kind {
	case Settle:
		return "triangle-alert", Minor
	case Wrong:
		return "circle-x", Major
	case NoMessage, Hint:
	}
	return "info", Ink3
}

func (r *fieldRenderer) update() {
	f := r.field
	r.label.SetText(f.label)
	r.hint.SetText(f.quietWords())
	r.lock.Hidden = !f.locked
	kind, words := f.Message()
	icon, colour := messageLook(kind)
	r.icon.SetName(icon)
	r.icon.SetColor(colour)
	r.icon.Hidden = words == ""
	r.message.Hidden = words == ""
	r.message.SetText(words)
	r.message.SetColor(colour)
}
