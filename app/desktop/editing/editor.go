package editing

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/task"
)

// record is a pointer to a record of the case.
type record[T any] interface {
	*T
	audit.Recorder
}

// Editor edits one record: typed text is kept as drafts and becomes a change when Commit is called; choices are
// changes at once. Its methods are called on the UI goroutine.
type Editor[T any, P record[T]] struct {
	writer  *Writer
	label   func(P) string // label of the action in the history
	now     P              // as the screen shows it; nil while nothing is open
	base    P              // as it was opened or last handed over to be written; nil for a new one
	written *written[T, P]
	typed   map[string]func() // field typed since the last commit → stop waiting
	writing int               // changes on their way to the disk
	failed  func(error)
	ready   func(P) bool // nil: every record can be written
	held    bool         // something changed that cannot be written yet
	begun   bool         // the record is new and nothing of it is written
}

// written is the record as it stands in the case, seen only by the writes, which run one after the other: a write that
// failed leaves it, so that the next one brings what both wanted. It is nil until a new record is written.
type written[T any, P record[T]] struct{ record P }

// before returns the record as the change names it, nil for a new one.
func (w *written[T, P]) before() audit.Recorder {
	if w.record == nil {
		return nil
	}
	return w.record
}

// NewEditor returns an editor. label names the action of a change; failed is told when a change was refused, so that
// the page can show why beside the field. It may be nil.
func NewEditor[T any, P record[T]](w *Writer, label func(P) string, failed func(error)) *Editor[T, P] {
	return &Editor[T, P]{writer: w, label: label, failed: failed, typed: map[string]func(){}}
}

// HoldBack makes the editor write a record only while ready reports that it can be: what makes it otherwise stays on
// the screen, typed texts on disk as drafts, and all of it is written with the change that makes it ready.
func (e *Editor[T, P]) HoldBack(ready func(P) bool) { e.ready = ready }

// Held reports whether the record as the screen shows it cannot be written, see HoldBack.
func (e *Editor[T, P]) Held() bool { return e.held }

// Base returns the record as it was opened, or as it was last handed over to be written; nil for a new one.
func (e *Editor[T, P]) Base() P { return e.base }

// Begun reports whether the record is a new one of which nothing is written, see Begin.
func (e *Editor[T, P]) Begun() bool { return e.begun }

// Open commits what was being edited and begins to edit a copy of r; nil edits nothing. What is held back of the record
// edited so far leaves the screen; Record returned it before.
func (e *Editor[T, P]) Open(r P) {
	e.leave()
	if r != nil {
		e.now, e.base, e.written = audit.Clone(r), audit.Clone(r), &written[T, P]{record: audit.Clone(r)}
	}
}

// Add commits what was being edited, begins to edit a copy of a new record, and writes it at once.
func (e *Editor[T, P]) Add(r P) {
	e.leave()
	e.now, e.written = audit.Clone(r), &written[T, P]{}
	e.commit()
}

// Begin commits what was being edited and begins to edit a copy of a new record. It is written with the first change,
// and within a second of the first letter, so that a record nobody fills in never gets into the case.
func (e *Editor[T, P]) Begin(r P) {
	e.leave()
	e.now, e.written, e.begun = audit.Clone(r), &written[T, P]{}, true
}

// leave commits what was being edited; what cannot be written stays where it is, as drafts.
func (e *Editor[T, P]) leave() {
	e.Commit()
	if e.held || e.begun {
		clear(e.typed)
		e.writer.tell()
	}
	e.now, e.base, e.written, e.held, e.begun = nil, nil, nil, false, false
}

// Record returns the record as the screen shows it, nil while nothing is open. Change it only through the editor.
func (e *Editor[T, P]) Record() P { return e.now }

// Dirty reports whether something was typed that is not yet a change.
func (e *Editor[T, P]) Dirty() bool { return len(e.typed) > 0 }

// Settled reports whether the case holds everything that was edited, so that what it says now can be opened anew.
func (e *Editor[T, P]) Settled() bool { return len(e.typed) == 0 && e.writing == 0 && !e.held }

// Type takes over a text while it is typed. It is a draft on disk within a second, and a change at the next Commit.
func (e *Editor[T, P]) Type(field, text string) {
	if e.now == nil {
		return
	}
	f := fieldOf(e.now, field)
	if f.Get(e.now).Text() == text {
		return
	}
	if err := f.Set(e.now, audit.TextValue(text)); err != nil {
		e.fail(err)
		return
	}
	e.keep(field)
}

// keep makes the text of a field a draft at the next pause, and a change after a rest. A draft is of a record that the
// case has: one that is begun becomes a change at the first pause.
func (e *Editor[T, P]) keep(field string) {
	id := e.now.Base().ID
	if e.begun {
		e.writer.tellTyping()
		e.typed[field] = e.writer.runner.Debounce("commit "+string(id), task.DraftPause, e.Commit)
		return
	}
	dropDraft := e.writer.typing(draftOf(e.now, field))
	dropCommit := e.writer.runner.Debounce("commit "+string(id), CommitRest, e.Commit)
	e.typed[field] = func() { dropDraft(); dropCommit() }
}

// Change changes the record at once: choices, ticks, dates. What was typed before goes with it, as one action.
func (e *Editor[T, P]) Change(change func(P)) {
	if e.now == nil {
		return
	}
	change(e.now)
	e.commit()
}

// Commit makes what was typed a change of the case.
func (e *Editor[T, P]) Commit() {
	if e.now == nil || len(e.typed) == 0 && !e.held {
		return
	}
	e.commit()
}

func (e *Editor[T, P]) commit() {
	if e.ready != nil && !e.ready(e.now) {
		e.held = true
		e.keepNew()
		return
	}
	e.held, e.begun = false, false
	w, after, fields := e.written, audit.Clone(e.now), e.takeTyped()
	fields = append(fields, e.writer.takeNew(e.now.Base().ID, fields)...)
	e.base = audit.Clone(e.now)
	e.writing++
	e.writer.write(func() error {
		ctx := context.Background()
		if err := e.writer.cases.Save(ctx, e.label(after), casefile.Change{Before: w.before(), After: after}); err != nil {
			return err
		}
		w.record = after
		for _, f := range fields {
			if err := e.writer.cases.DropDraft(ctx, audit.KindOf(after).Name, after.Base().ID, f); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		e.writing--
		if err != nil {
			e.retain(w, after, fields)
			e.fail(err)
		}
	})
}

// keepNew keeps what was typed into a new record that cannot be written yet: the drafts are all that the disk has of it.
func (e *Editor[T, P]) keepNew() {
	if !e.begun {
		return
	}
	for f := range e.typed {
		e.writer.keepNew(draftOf(e.now, f))
	}
}

// GiveUp gives up a new record of which nothing is written, and edits nothing.
func (e *Editor[T, P]) GiveUp() {
	if e.now == nil || !e.begun {
		e.Open(nil)
		return
	}
	e.Forget(e.now)
	e.takeTyped()
	e.now, e.base, e.written, e.held, e.begun = nil, nil, nil, false, false
	e.writer.tell()
}

// Forget forgets what was typed into a new record that was put away before anything of it was written.
func (e *Editor[T, P]) Forget(r P) {
	kind, id := audit.KindOf(r).Name, r.Base().ID
	for _, f := range e.writer.takeNew(id, nil) {
		e.writer.drop(casefile.Draft{Kind: kind, Record: id, Field: f})
	}
}

// takeTyped ends the waiting of typed text and returns its fields.
func (e *Editor[T, P]) takeTyped() []string {
	var fields []string
	for f, stop := range e.typed {
		stop()
		fields = append(fields, f)
	}
	clear(e.typed)
	return fields
}

// retain keeps what a refused change held as drafts, so that a crash does not take it; while the record is still open
// the next commit tries again.
func (e *Editor[T, P]) retain(w *written[T, P], after P, fields []string) {
	for _, f := range fields {
		if e.written == w {
			e.keep(f)
		} else {
			e.writer.typing(draftOf(after, f))
		}
	}
}

// draftOf returns the text of a field as a draft.
func draftOf(r audit.Recorder, field string) casefile.Draft {
	return casefile.Draft{Kind: audit.KindOf(r).Name, Record: r.Base().ID, Field: field, Text: fieldOf(r, field).Get(r).Text()}
}

func (e *Editor[T, P]) fail(err error) {
	if e.failed != nil {
		e.failed(err)
	}
}

func fieldOf(r audit.Recorder, name string) audit.Field {
	k := audit.KindOf(r)
	f, ok := k.Field(name)
	if !ok {
		panic(fmt.Sprintf("editing: %s has no field %s", k.Name, name)) // a slip of the programmer
	}
	return f
}
