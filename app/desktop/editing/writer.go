// Package editing brings what a person types into the case without ever waiting for the disk: every pause in typing is
// kept as a draft, and a field that is left becomes one change.
package editing

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/task"
)

// CommitRest is the rest in typing after which a text becomes a change although its field was not left.
const CommitRest = 30 * time.Second

// Cases is what a Writer needs of the open case.
type Cases interface {
	Save(ctx context.Context, label string, changes ...casefile.Change) error
	SaveDraft(ctx context.Context, d casefile.Draft) error
	DropDraft(ctx context.Context, kind string, record audit.ID, field string) error
}

// State is the save state that the window shows.
type State struct {
	Typing bool  // something is not yet on disk
	Failed error // the last write failed; it stays until one succeeds
}

// Writer writes to the open case in the background, in the order it was asked to. There is one for each open case; its
// methods are called on the UI goroutine.
type Writer struct {
	cases   Cases
	runner  task.Runner
	onState func(State)
	pending int
	failed  error
	history func(Subject)                  // nil shows none
	fresh   map[audit.ID]map[string]string // texts of new records that are on disk as drafts alone, by field
}

// NewWriter returns a Writer; onState is called whenever what the window shows of it changes.
func NewWriter(cases Cases, runner task.Runner, onState func(State)) *Writer {
	return &Writer{cases: cases, runner: runner, onState: onState, fresh: map[audit.ID]map[string]string{}}
}

// Save writes the changes as one action; done may be nil.
func (w *Writer) Save(label string, done func(error), changes ...casefile.Change) {
	w.write(func() error { return w.cases.Save(context.Background(), label, changes...) }, done)
}

// SaveFrom writes what changes returns as one action. It is asked in the background, once everything written before is in
// the case, so that an act that is done twice in a moment sees what it did the first time; it must read nothing of the
// screen. No change at all writes nothing. done may be nil.
func (w *Writer) SaveFrom(label string, done func(error), changes func() ([]casefile.Change, error)) {
	w.write(func() error {
		made, err := changes()
		if err != nil || len(made) == 0 {
			return err
		}
		return w.cases.Save(context.Background(), label, made...)
	}, done)
}

// SaveTyped writes the changes as one action, and then forgets the draft of the text that they hold; done may be nil.
func (w *Writer) SaveTyped(label string, d casefile.Draft, done func(error), changes ...casefile.Change) {
	ctx := context.Background()
	w.write(func() error {
		if err := w.cases.Save(ctx, label, changes...); err != nil {
			return err
		}
		return w.cases.DropDraft(ctx, d.Kind, d.Record, d.Field)
	}, done)
}

// Keep keeps a text that belongs to no record yet as a draft at the next pause; of an empty one nothing stays. cancel
// gives that up.
func (w *Writer) Keep(d casefile.Draft) (cancel func()) {
	if d.Text != "" {
		return w.typing(d)
	}
	w.tellTyping()
	return w.runner.Debounce(draftKey(d.Record, d.Field), task.DraftPause, func() { w.drop(d) })
}

// drop forgets a draft that is on disk.
func (w *Writer) drop(d casefile.Draft) {
	w.write(func() error { return w.cases.DropDraft(context.Background(), d.Kind, d.Record, d.Field) }, nil)
}

// keepNew keeps a text of a new record as a draft, now.
func (w *Writer) keepNew(d casefile.Draft) {
	if w.fresh[d.Record] == nil {
		w.fresh[d.Record] = map[string]string{}
	}
	if text, kept := w.fresh[d.Record][d.Field]; kept && text == d.Text {
		return
	}
	w.fresh[d.Record][d.Field] = d.Text
	w.write(func() error { return w.cases.SaveDraft(context.Background(), d) }, nil)
}

// takeNew returns the fields of a new record that are on disk as drafts alone, but for some, and forgets that they are.
func (w *Writer) takeNew(record audit.ID, but []string) []string {
	var fields []string
	for f := range w.fresh[record] {
		if !slices.Contains(but, f) {
			fields = append(fields, f)
		}
	}
	delete(w.fresh, record)
	return fields
}

// write runs work after everything written before, and keeps the save state.
func (w *Writer) write(work func() error, done func(error)) {
	w.pending++
	w.tell()
	w.runner.Save(work, func(err error) {
		w.pending--
		w.failed = err
		if done != nil {
			done(err)
		}
		w.tell()
	})
}

// typing tells that text is not yet on disk, and keeps it as a draft at the next pause.
// cancel gives the draft up.
func (w *Writer) typing(d casefile.Draft) (cancel func()) {
	w.tellTyping()
	return w.runner.Debounce(draftKey(d.Record, d.Field), task.DraftPause, func() {
		w.write(func() error { return w.cases.SaveDraft(context.Background(), d) }, nil)
	})
}

// tellTyping shows that something is not yet on disk.
func (w *Writer) tellTyping() {
	if w.onState != nil {
		w.onState(State{Typing: true, Failed: w.failed})
	}
}

// tell shows the save state.
func (w *Writer) tell() {
	if w.onState != nil {
		w.onState(State{Typing: w.pending > 0, Failed: w.failed})
	}
}

func draftKey(record audit.ID, field string) string { return fmt.Sprintf("draft %s %s", record, field) }
