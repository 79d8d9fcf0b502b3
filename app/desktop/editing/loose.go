package editing

import (
	"context"

	"fieldcase/app/casefile"
)

// Loose keeps texts that are nothing of the case yet: a note being typed, a reason in a dialog. Each is on disk as a draft
// within a second, and is there again where it was typed after the program ended. Its methods are called on the UI
// goroutine.
type Loose struct {
	writer   *Writer
	texts    map[string]string
	cancel   map[string]func() // gives up the draft that waits for a pause
	recalled bool
}

// NewLoose returns a keeper of texts that writes by w.
func NewLoose(w *Writer) *Loose {
	return &Loose{writer: w, texts: map[string]string{}, cancel: map[string]func(){}}
}

// Recall takes in the texts that were being typed when the program ended, once. read returns the drafts of the case.
func (l *Loose) Recall(ctx context.Context, read func(context.Context) ([]casefile.Draft, error)) error {
	if l.recalled {
		return nil
	}
	drafts, err := read(ctx)
	if err != nil {
		return err
	}
	l.recalled = true
	for _, d := range drafts {
		if _, since := l.texts[looseKey(d)]; d.Kind == casefile.Unfinished && !since {
			l.texts[looseKey(d)] = d.Text
		}
	}
	return nil
}

// Text returns the text that a draft names, "" for none.
func (l *Loose) Text(d casefile.Draft) string { return l.texts[looseKey(d)] }

// Put keeps a text while it is typed; of an empty one nothing stays.
func (l *Loose) Put(d casefile.Draft, text string) {
	d.Text = text
	l.texts[looseKey(d)] = text
	l.cancel[looseKey(d)] = l.writer.Keep(d)
}

// Take forgets a text that becomes part of the case, and leaves its draft on disk to what writes it, see
// Writer.SaveTyped.
func (l *Loose) Take(d casefile.Draft) {
	if cancel := l.cancel[looseKey(d)]; cancel != nil {
		cancel()
	}
	delete(l.texts, looseKey(d))
	delete(l.cancel, looseKey(d))
}

// Drop forgets a text that was given up or is in the case, and its draft.
func (l *Loose) Drop(d casefile.Draft) {
	if _, known := l.texts[looseKey(d)]; known {
		l.Take(d)
		l.writer.drop(d)
	}
}

func looseKey(d casefile.Draft) string { return draftKey(d.Record, d.Field) }
