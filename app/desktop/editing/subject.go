package editing

import "fieldcase/app/audit"

// Subject is a field of a record, whose history can be shown.
type Subject struct {
	Kind   string
	Record audit.ID
	Field  string
	Label  string // the words over its control
}

// OnHistory sets what shows the history of a field.
func (w *Writer) OnHistory(show func(Subject)) { w.history = show }

// History returns what shows the history of a field; nil while nobody shows any.
func (w *Writer) History(of Subject) func() {
	if w.history == nil {
		return nil
	}
	return func() { w.history(of) }
}

// History returns what shows the history of a field of the record being edited; nil while none is open, nothing of it
// is written, or nobody shows histories.
func (e *Editor[T, P]) History(field, label string) func() {
	if e.now == nil || e.begun {
		return nil
	}
	return e.writer.History(Subject{Kind: audit.KindOf(e.now).Name, Record: e.now.Base().ID, Field: field, Label: label})
}
