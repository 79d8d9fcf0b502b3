package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Measures of inputs in pixels: LOOK.md, Measures and Field.
const (
	fieldInset   float32 = 10 // from the edge to the text
	narrativePad float32 = 7  // over the first and under the last line
	caretWidth   float32 = 1.5
)

// MessageKind says how a message under a field is meant and which edge the
// field gets.
type MessageKind string

// The kinds of message.
const (
	NoMessage MessageKind = ""
	Hint      MessageKind = "hint"   // help, quiet
	Settle    MessageKind = "settle" // needs a look before the record is complete
	Wrong     MessageKind = "wrong"  // cannot be kept like this
)

// AllMessageKinds lists every kind.
func AllMessageKinds() []MessageKind { return []MessageKind{NoMessage, Hint, Settle, Wrong} }

// input is the editing surface that every text control shares: a box with a
// text, caret, selection and undo, drawn from the tokens. Unlike
// widget.Entry it keeps its undo when the same text is set again, has a line
// height, lets Tab pass and hands on every shortcut and key it has no use for.
type input struct {
	widget.BaseWidget
	self     inputSelf
	buffer   textBuffer
	wrapper  *lineWrapper
	lines    []textLine
	style    Style
	multi    bool
	minLines int
	readOnly bool
	hint     string // placeholder
	edge     MessageKind

	focused bool
	stray   bool // the next letter is of a space that pressed a button
	shift   bool
	goalX   float32 // where Up and Down want the caret; negative when open
	scrollX float32 // single line: how far the text is moved to the left
	parts   *inputRenderer
	follow  *container.Scroll

	lead, trail  float32           // space kept free for extras
	rowTop       float32           // how far a single line stands below the first row
	extras       []inputExtra      // further objects inside the box
	marks        []inputMark       // words that something points at
	markedLength int               // of the text, in runes, when the marks were right
	changed      func(text string) // after every change by the user
	further      func() []MenuItem // of the context menu
}

// inputSelf is the widget that embeds an input.
type inputSelf interface {
	fyne.Widget
	fyne.Focusable
}

// inputExtra is an object inside the box with its own place, such as a
// chevron or a chosen token.
type inputExtra struct {
	object fyne.CanvasObject
	place  func(box fyne.Size) (fyne.Position, fyne.Size)
}

func (in *input) setup(self inputSelf, style Style) {
	in.self = self
	in.style = style
	in.goalX = -1
	in.minLines = 1
	in.wrapper = newLineWrapper(in.width)
	in.ExtendBaseWidget(self)
	in.rewrap()
}

// Text is what stands in the input.
func (in *input) Text() string { return in.buffer.String() }

// setQuiet puts a text without telling anybody. The same text leaves caret,
// selection and undo history as they are.
func (in *input) setQuiet(text string) {
	if text == in.buffer.String() {
		return
	}
	caret := in.buffer.caret
	start, end := in.buffer.selection()
	whole := start == 0 && end == len(in.buffer.runes)
	in.buffer.reset(text)
	switch {
	case in.focused && whole && !in.multi:
		in.buffer.choose(0, len(in.buffer.runes))
	case in.focused:
		in.buffer.moveTo(caret, false)
	}
	in.scrollX = 0
	in.followMarks()
	in.update()
}

// SetPlaceholder sets the words an empty input shows.
func (in *input) SetPlaceholder(words string) {
	in.hint = words
	in.update()
}

// SetReadOnly turns editing off or on. A read-only input can still be reached,
// read and copied from.
func (in *input) SetReadOnly(on bool) {
	in.readOnly = on
	in.update()
}

// ReadOnly reports whether editing is off.
func (in *input) ReadOnly() bool { return in.readOnly }

// SetEdge colours the edge as a message of that kind asks for.
func (in *input) SetEdge(kind MessageKind) {
	in.edge = kind
	in.update()
}

// Follow names the scroll area the input stands in; the caret is then always
// brought into view (fyne#3029: a scroll does not follow the focus).
func (in *input) Follow(scroll *container.Scroll) { in.follow = scroll }

// Focused reports whether the input has the keyboard.
func (in *input) Focused() bool { return in.focused }

// AcceptsTab is false: Tab always leaves, also out of several lines.
func (in *input) AcceptsTab() bool { return false }

// Cursor is the text cursor over the whole box.
func (in *input) Cursor() desktop.Cursor { return desktop.TextCursor }

// SelectedText is the selected part of the text.
func (in *input) SelectedText() string { return in.buffer.selected() }

// Select selects the runes from start to end.
func (in *input) selectRunes(start, end int) {
	in.buffer.choose(start, end)
	in.goalX = -1
	in.update()
}

// HeightFor implements Flowing.
func (in *input) HeightFor(width float32) float32 {
	lines := len(in.lines)
	if in.multi && width != in.Size().Width {
		lines = len(newLineWrapper(in.width).wrap(in.buffer.runes, in.textWidthIn(width)))
	}
	return in.heightOf(lines)
}

func (in *input) heightOf(lines int) float32 {
	if !in.multi {
		return HeightControl
	}
	return max(HeightControl, float32(max(in.minLines, lines))*in.style.LineHeight()+2*narrativePad)
}

// rewrap lays the text into lines for the present width.
func (in *input) rewrap() {
	width := float32(0)
	if in.multi {
		width = in.textWidth()
	}
	in.lines = in.wrapper.wrap(in.buffer.runes, width)
}

// width is the exact width of a text in the input's style; [Measure] rounds,
// which adds up over the words of a line.
func (in *input) width(text string) float32 {
	if text == "" {
		return 0
	}
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, in.style.Size(), fyne.TextStyle{}, in.style.Font())
	return size.Width
}

func (in *input) textWidth() float32 { return in.textWidthIn(in.Size().Width) }

func (in *input) textWidthIn(box float32) float32 { return box - 2*fieldInset - in.lead - in.trail }

// update lays out and draws again after any change of text, caret or state.
func (in *input) update() {
	in.rewrap()
	in.keepCaretInBox()
	if in.parts != nil {
		in.parts.Refresh()
	}
}

// edited is update for a change of the text by the user.
func (in *input) edited() {
	in.goalX = -1
	in.followMarks()
	in.update()
	in.scrollToCaret()
	if in.changed != nil {
		in.changed(in.buffer.String())
	}
}

// moved is update for a change of the caret by the user.
func (in *input) moved() {
	in.update()
	in.scrollToCaret()
}

// caretAt is the place of the caret inside the box, without the horizontal
// scroll of a single line.
func (in *input) caretAt(pos int) fyne.Position {
	i := lineOf(in.lines, pos)
	line := in.lines[i]
	x := in.width(string(in.buffer.runes[line.start:min(pos, len(in.buffer.runes))]))
	return fyne.NewPos(x, float32(i)*in.style.LineHeight())
}

// keepCaretInBox moves the text of a single line so that the caret shows.
func (in *input) keepCaretInBox() {
	width := in.textWidth()
	if in.multi || width <= 0 {
		return
	}
	x := in.caretAt(in.buffer.caret).X
	full := in.width(in.buffer.String())
	in.scrollX = min(in.scrollX, max(0, full-width+caretWidth))
	if x < in.scrollX {
		in.scrollX = x
	} else if x > in.scrollX+width-caretWidth {
		in.scrollX = x - width + caretWidth
	}
	if !in.focused {
		in.scrollX = 0
	}
}

func (in *input) scrollToCaret() {
	if in.follow == nil {
		return
	}
	y := in.topPad() + in.caretAt(in.buffer.caret).Y
	RevealIn(in.follow, in.self, y-in.topPad(), in.style.LineHeight()+2*in.topPad())
}

func (in *input) topPad() float32 {
	if in.multi {
		return narrativePad
	}
	return in.rowTop + (HeightControl-in.style.LineHeight())/2
}

// positionAt is the caret position nearest to a point of the widget.
func (in *input) positionAt(p fyne.Position) int {
	row := int((p.Y - in.topPad()) / in.style.LineHeight())
	row = max(0, min(row, len(in.lines)-1))
	x := p.X - fieldInset - in.lead + in.scrollX
	return nearestColumn(in.buffer.runes, in.lines[row], x, in.width)
}
