package report

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// record is a pointer to a record of the case.
type record[T any] interface {
	*T
	audit.Recorder
}

// question is something that the audit has to answer: an objective, or a point of a fixed list.
type question[P audit.Recorder] struct {
	title, source string
	record        P    // with the answer
	fresh         bool // nothing is recorded of it
}

// answered is what a section of questions is of.
type answered[T any, P record[T]] struct {
	what      about
	lead      string // what stands over the questions
	applies   func(*audit.Audit) bool
	questions func(*audit.Case, *audit.Audit) []question[P]
	settled   func(*audit.Case, *audit.Audit) int
	count     string                    // of how many what: "objectives"
	note      string                    // field of the conclusion in words
	result    func(P) *audit.Fulfilment // the answer
	stamp     func(P)                   // notes that it was given; may be nil
	label     func(P) string            // of a change in the history
}

// answers is a section of questions, one under the other, each with its result and a conclusion in words.
type answers[T any, P record[T]] struct {
	page   *Page
	of     answered[T, P]
	blocks []*block[T, P]
	audit  audit.ID // that the blocks are of
	rows   *fyne.Container
	root   *container.Scroll
}

func newAnswers[T any, P record[T]](p *Page, of answered[T, P], more ...fyne.CanvasObject) *answers[T, P] {
	s := &answers[T, P]{page: p, of: of, rows: kit.Rows(16)}
	parts := append([]fyne.CanvasObject{quiet(of.lead)}, more...)
	s.root = sheet(of.what, "", append(parts, s.rows)...)
	return s
}

func (s *answers[T, P]) about() about                { return s.of.what }
func (s *answers[T, P]) applies(a *audit.Audit) bool { return s.of.applies(a) }
func (s *answers[T, P]) content() fyne.CanvasObject  { return s.root }

func (s *answers[T, P]) count() string {
	n := len(s.of.questions(s.page.now, s.page.about))
	return fmt.Sprintf("%d of %d %s", s.of.settled(s.page.now, s.page.about), n, s.of.count)
}

// show shows the questions as the case has them; where they are the same ones, what is being answered stays.
func (s *answers[T, P]) show() {
	questions := s.of.questions(s.page.now, s.page.about)
	same := s.audit == s.page.about.ID && slices.EqualFunc(s.blocks, questions, func(b *block[T, P], q question[P]) bool {
		return b.id == q.record.Base().ID
	})
	if !same {
		s.close()
		s.audit, s.blocks, s.rows.Objects = s.page.about.ID, nil, nil
		for _, q := range questions {
			b := newBlock(s, q)
			s.blocks = append(s.blocks, b)
			s.rows.Add(b.root)
		}
		s.rows.Refresh()
		kit.FollowFocus(s.root)
	}
	for i, b := range s.blocks {
		b.show(questions[i])
	}
	s.root.Refresh()
}

// close writes what is being edited.
func (s *answers[T, P]) close() {
	for _, b := range s.blocks {
		b.editor.Commit()
	}
}

// focus gives the keyboard to a question, by the key of its point or its ID, else to the first that is open.
func (s *answers[T, P]) focus(field string) {
	for _, b := range s.blocks {
		if field != "" && (string(b.id) == field || string(audit.CheckpointID(s.audit, field)) == string(b.id)) {
			b.focus()
			return
		}
	}
	for _, b := range s.blocks {
		if *s.of.result(b.editor.Record()) == "" {
			b.focus()
			return
		}
	}
	if len(s.blocks) > 0 {
		s.blocks[0].focus()
	}
}

// current returns the question that has the keyboard, nil when none has.
func (s *answers[T, P]) current() *block[T, P] {
	on := s.page.host.Window().Canvas().Focused()
	for _, b := range s.blocks {
		if on == fyne.Focusable(b.result) || on == fyne.Focusable(b.note) {
			return b
		}
	}
	return nil
}

// answer gives the question with the keyboard a result, and reports whether there is one.
func (s *answers[T, P]) answer(x audit.Fulfilment) bool {
	b := s.current()
	if b == nil || s.page.host.ReadOnly() {
		return b != nil
	}
	b.choose(x)
	s.page.focus(b.note)
	return true
}

// block is one question with its answer.
type block[T any, P record[T]] struct {
	of     *answers[T, P]
	id     audit.ID
	title  *kit.Paragraph
	editor *editing.Editor[T, P]
	result *kit.Segmented
	note   *kit.Narrative
	field  *kit.Field
	root   *fyne.Container
}

func newBlock[T any, P record[T]](s *answers[T, P], q question[P]) *block[T, P] {
	b := &block[T, P]{of: s, id: q.record.Base().ID, title: kit.NewParagraph(q.title, kit.BodyMediumFigures, kit.Ink)}
	b.editor = editing.NewEditor(s.page.writer, s.of.label, s.page.host.Tell)
	b.result = kit.NewSegmented(resultSegments()...)
	b.result.OnChange = func(id string) { b.choose(audit.Fulfilment(id)) }
	b.note = kit.NewNarrative("What was seen, and what follows", 2)
	b.note.OnChanged = func(text string) { b.editor.Type(s.of.note, text) }
	b.note.OnCommit = func(string) { b.editor.Commit() }
	b.field = kit.NewField("Conclusion in words", b.note)
	words := kit.Rows(0, b.title)
	if q.source != "" {
		words.Add(quiet(q.source))
	}
	b.root = kit.Rows(8, words, kit.Cols(0, b.result, kit.Spacer()), b.field, kit.Pad(4, 0, 0, 0, kit.Hairline()))
	b.open(q)
	return b
}

// resultSegments are the results that a question can have.
func resultSegments() []kit.Segment {
	return []kit.Segment{
		{ID: string(audit.Fulfilled), Icon: "check", Word: "Fulfilled", Key: "F5", Color: kit.Good},
		{ID: string(audit.PartlyFulfilled), Icon: "triangle-alert", Word: "Partly", Key: "F6", Color: kit.Minor},
		{ID: string(audit.NotFulfilled), Icon: "circle-x", Word: "Not", Key: "F8", Color: kit.Major},
		{ID: string(audit.NoMatter), Icon: "circle-slash", Word: "N/A", Key: "F9", Color: kit.Ink2},
	}
}

func (b *block[T, P]) open(q question[P]) {
	if q.fresh {
		b.editor.Begin(q.record)
	} else {
		b.editor.Open(q.record)
	}
	b.draw()
}

// show takes over what the case says of the question, unless it is being answered.
func (b *block[T, P]) show(q question[P]) {
	b.title.SetText(q.title)
	now := b.editor.Record()
	switch {
	case q.fresh && b.editor.Begun():
	case q.fresh && b.editor.Settled(), !q.fresh && b.editor.Settled() && (b.editor.Begun() || now.Base().Seen() != q.record.Base().Seen()):
		b.open(q)
		return
	}
	b.draw()
}

// draw shows the answer as it is being given.
func (b *block[T, P]) draw() {
	r := b.editor.Record()
	locked := b.of.page.host.ReadOnly()
	b.result.Choose(string(*b.of.of.result(r)))
	b.result.SetReadOnly(locked)
	b.field.SetReadOnly(locked)
	f, _ := audit.KindOf(r).Field(b.of.of.note)
	if text := f.Get(r).Text(); text != b.note.Text() {
		b.note.SetTextQuiet(text)
	}
	b.judge(r)
}

// judge says what is missing in the answer.
func (b *block[T, P]) judge(r P) {
	f, _ := audit.KindOf(r).Field(b.of.of.note)
	result, words := *b.of.of.result(r), f.Get(r) != audit.Null
	switch {
	case result == "" && words:
		b.field.SetMessage(kit.Settle, "Choose a result")
	case result != "" && !words && b.of.needsWords(result):
		b.field.SetMessage(kit.Settle, "Say what was found")
	default:
		b.field.SetMessage(kit.NoMessage, "")
	}
}

// needsWords reports whether a result asks for a conclusion in words: that of an objective always does, a point that is
// fulfilled need not.
func (s *answers[T, P]) needsWords(x audit.Fulfilment) bool {
	return x != audit.Fulfilled || s.of.what.id == objectivesID
}

// choose gives the question a result.
func (b *block[T, P]) choose(x audit.Fulfilment) {
	b.editor.Change(func(r P) {
		*b.of.of.result(r) = x
		if b.of.of.stamp != nil {
			b.of.of.stamp(r)
		}
	})
	b.draw()
}

func (b *block[T, P]) focus() { b.of.page.focus(b.result) }
