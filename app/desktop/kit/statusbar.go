package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// StatusBar is the line at the foot of the window: the file, who works on it,
// whether they can edit; at the right what runs or happened last.
type StatusBar struct {
	composed
	file, who, mode, event *statusPiece
	task                   *TaskPiece
}

// statusPiece is an icon with words.
type statusPiece struct {
	composed
	icon *Icon
	word *Text
}

func newStatusPiece(icon string) *statusPiece {
	p := &statusPiece{icon: NewIcon(icon, IconInStatus, Ink2), word: NewText("", SmallFigures).In(Ink2)}
	p.content = Cols(5, p.icon, p.word)
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// set shows the piece, or hides it without words.
func (p *statusPiece) set(icon, words string) {
	p.icon.SetName(icon)
	p.word.SetText(words)
	p.Hidden = words == ""
	p.Refresh()
}

// NewStatusBar makes a status bar 26 high, its hairline included. shortcuts opens the list of
// shortcuts.
func NewStatusBar(shortcuts func()) *StatusBar {
	b := &StatusBar{
		file: newStatusPiece("hard-drive"), who: newStatusPiece("user"), mode: newStatusPiece("pencil-line"),
		event: newStatusPiece("archive"), task: NewTaskPiece(),
	}
	b.file.word.Truncated()
	b.file.content = Cols(5, b.file.icon, Grow(b.file.word))
	b.task.Hide()
	help := NewButton(Quiet, "Shortcuts", shortcuts).Small().WithKey("F1")
	left := container.New(&giveWayLayout{gap: EdgeSide}, b.file, b.who, b.mode)
	row := Cols(EdgeSide, Grow(left), b.task, b.event, help)
	b.content = Fixed(0, HeightStatus, Ground(RailGround, Rows(0, Hairline(), Grow(Pad(0, 4, 0, 12, row)))))
	b.ExtendBaseWidget(b)
	return b
}

// SetFile shows where the case lies.
func (b *StatusBar) SetFile(path string) {
	b.file.set("hard-drive", path)
	b.Refresh()
}

// SetWho shows who is working, in words such as "Márta Kővári, lead auditor".
func (b *StatusBar) SetWho(words string) {
	b.who.set("user", words)
	b.Refresh()
}

// SetMode shows whether the case can be edited, in words.
func (b *StatusBar) SetMode(canEdit bool, words string) {
	icon := "pencil-line"
	if !canEdit {
		icon = "lock"
	}
	b.mode.set(icon, words)
	b.Refresh()
}

// SetNoCase says in words how the program works while no case is open, such as "Works without a network".
func (b *StatusBar) SetNoCase(words string) {
	b.file.set("hard-drive", "")
	b.mode.set("wifi-off", words)
	b.Refresh()
}

// SetEvent shows the last quiet event, such as "Backup today 08:02".
func (b *StatusBar) SetEvent(icon, words string) {
	b.event.set(icon, words)
	b.Refresh()
}

// SetTask shows a running task instead of the last event; cancel may be nil.
// A total of 0 says that the end is not known.
func (b *StatusBar) SetTask(words string, done, total int, cancel func()) {
	b.task.Set(words, done, total, cancel)
	b.task.Show()
	b.event.Hide()
	b.Refresh()
}

// ClearTask takes the running task away and shows the last event again.
func (b *StatusBar) ClearTask() {
	b.task.Hide()
	b.event.Hidden = b.event.word.Text() == ""
	b.Refresh()
}

// Task is the words of the running task, "" while there is none.
func (b *StatusBar) Task() string {
	if !b.task.Visible() {
		return ""
	}
	return b.task.words.Text()
}

// TaskPiece is a running task: words, bar, count and Cancel.
type TaskPiece struct {
	composed
	words, count *Text
	bar          *Bar
	cancel       *Button
}

// NewTaskPiece makes a running task's line.
func NewTaskPiece() *TaskPiece {
	t := &TaskPiece{
		words: NewText("", SmallFigures).In(Ink2), count: NewText("", SmallFigures).In(Ink2),
		bar: NewProgressBar(), cancel: NewButton(Link, "Cancel", nil).Small().WithKey("Esc"),
	}
	t.content = Cols(8, t.words, t.bar, t.count, t.cancel)
	t.ExtendBaseWidget(t)
	return t
}

// Set says what runs and how far it is; cancel may be nil.
func (t *TaskPiece) Set(words string, done, total int, cancel func()) {
	t.words.SetText(words)
	t.bar.Hidden, t.count.Hidden = total <= 0, total <= 0
	if total > 0 {
		t.bar.Set(float32(done) / float32(total))
		t.count.SetText(fmt.Sprintf("%d of %d", done, total))
	}
	t.cancel.SetPress(cancel)
	t.cancel.Hidden = cancel == nil
	t.Refresh()
}

// giveWayLayout is Cols whose first object gives way when room is short.
type giveWayLayout struct{ gap float32 }

// MinSize implements fyne.Layout.
func (l *giveWayLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return (&colsLayout{gap: l.gap}).MinSize(objects)
}

// Layout implements fyne.Layout.
func (l *giveWayLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = shown(objects)
	if len(objects) == 0 {
		return
	}
	rest := float32(0)
	for _, o := range objects[1:] {
		rest += o.MinSize().Width + l.gap
	}
	x := float32(0)
	for i, o := range objects {
		w := o.MinSize().Width
		if i == 0 {
			w = min(fullWidth(o), size.Width-rest)
		}
		place(o, x, 0, w, size.Height)
		x += w + l.gap
	}
}

// fullWidth is the width at which an object shows everything.
func fullWidth(o fyne.CanvasObject) float32 {
	if full, ok := o.(interface{ FullWidth() float32 }); ok {
		return full.FullWidth()
	}
	return o.MinSize().Width
}

// FullWidth is the width that shows the piece's words whole.
func (p *statusPiece) FullWidth() float32 { return IconInStatus + 5 + p.word.FullWidth() }
