package desktop

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/history"
	"fieldcase/app/desktop/kit"
)

// offerDrafts offers back the texts that were being typed when the program last ended without saving them.
func (w *Desktop) offerDrafts() {
	w.unsaved = nil
	if w.ReadOnly() {
		return
	}
	recovered, err := w.session.Recovered(context.Background())
	if err != nil {
		w.tell(err)
		return
	}
	w.unsaved = recovered
	w.showUnsaved()
}

// showUnsaved shows those texts, each beside what the case has in its place.
func (w *Desktop) showUnsaved() {
	if len(w.unsaved) == 0 {
		return
	}
	r := &recovery{desktop: w, found: w.unsaved}
	what := "They were typed but had not yet become part of the case. What is ticked is taken over, the rest is discarded."
	if len(r.found) == 1 {
		what = "It was typed but had not yet become part of the case."
	}
	take := kit.DialogButton{Word: wordTake, Icon: "check", Kind: kit.Primary, Default: true, Press: r.take}
	d := kit.ShowDialog(w.window, kit.DialogSpec{
		Title: countOf(len(r.found), "text") + " from before the program ended", Icon: "history", Color: kit.Accent,
		Text: what, Body: r.body(), Width: 680,
		Buttons: []kit.DialogButton{{Word: "Later", Cancel: true}, {Word: "Discard all", Kind: kit.Danger, Press: r.discard}, take},
	})
	r.button = d.Button(wordTake)
	r.ticked()
}

const wordTake = "Take over"

// recovery is the dialog that offers texts back.
type recovery struct {
	desktop *Desktop
	found   []casefile.Recovered
	ticks   []*kit.Check // nil for a text that can only be copied
	button  *kit.Button  // that takes over
}

func (r *recovery) body() fyne.CanvasObject {
	rows := kit.Rows(14)
	for _, d := range r.found {
		name := kit.Rows(0, kit.NewText(r.nameOf(d), kit.BodyMedium))
		var tick *kit.Check
		if !d.Homeless {
			tick = kit.NewCheck(r.nameOf(d))
			tick.Set(true)
			tick.OnChange = func(bool) { r.ticked() }
			name = kit.Rows(0, tick)
		}
		r.ticks = append(r.ticks, tick)
		text := kit.Ground(kit.Panel, kit.Pad(8, 10, 8, 10, kit.NewRuns(kit.CompareTexts(d.Now, d.Text)...)))
		rows.Add(kit.Rows(6, kit.Cols(12, kit.Grow(name), kit.NewText(r.typedWords(d), kit.SmallFigures).In(kit.Ink3)),
			kit.Pad(0, 0, 0, 24, kit.Rows(4, text, r.under(d)))))
	}
	return rows
}

// under says how the text is to be read, and what can be done with one whose record is gone.
func (r *recovery) under(d casefile.Recovered) fyne.CanvasObject {
	words := "Nothing is in the case here."
	switch {
	case d.Homeless:
		words = "What it was typed into is not in the case, so that it cannot be taken over."
		copied := kit.NewButton(kit.Secondary, "Copy", func() { r.desktop.App.Clipboard().SetContent(d.Text) }).Small()
		return kit.Cols(12, kit.Grow(kit.NewParagraph(words, kit.Small, kit.Ink3)), copied)
	case d.Text == "":
		words = "The text of the case was emptied."
	case d.Now != "":
		words = "Struck through: only in the case. Underlined: only typed."
	}
	return kit.NewParagraph(words, kit.Small, kit.Ink3)
}

// nameOf names a text: the record and the field that it was typed into.
func (r *recovery) nameOf(d casefile.Recovered) string {
	c, err := r.desktop.session.Case(context.Background())
	if err != nil {
		return d.Name + ", " + history.FieldName(d.Field)
	}
	return history.RecordName(c, d.Kind, d.Record) + ", " + strings.ToLower(history.FieldName(d.Field))
}

// typedWords tell when a text was typed, and by whom if that was somebody else.
func (r *recovery) typedWords(d casefile.Recovered) string {
	words := "typed " + d.At.Time().Local().Format("2006-01-02 15:04:05")
	if d.Who != "" && d.Who != r.desktop.person().Name {
		words += " by " + d.Who
	}
	return words
}

// ticked lets the button say what it will do.
func (r *recovery) ticked() {
	chosen, others := r.chosen()
	switch {
	case len(chosen) == 0:
		r.button.SetWord(wordTake)
		r.button.Lock("nothing is ticked")
		return
	case len(others) == 0:
		r.button.SetWord(wordTake)
	default:
		r.button.SetWord(fmt.Sprintf("%s %d, discard %d", wordTake, len(chosen), len(others)))
	}
	r.button.Unlock()
}

// chosen are the texts that are ticked, and those that are not. A text that can only be copied is neither.
func (r *recovery) chosen() (chosen, others []casefile.Recovered) {
	for i, tick := range r.ticks {
		switch {
		case tick == nil:
		case tick.On():
			chosen = append(chosen, r.found[i])
		default:
			others = append(others, r.found[i])
		}
	}
	return chosen, others
}

// take makes the ticked texts part of the case and discards the others.
func (r *recovery) take() bool {
	chosen, others := r.chosen()
	if len(chosen) == 0 {
		return false
	}
	words := countOf(len(chosen), "text") + " taken over"
	r.finish(func(ctx context.Context, s *casefile.Session) error {
		return errors.Join(s.Recover(ctx, chosen), s.DropRecovered(ctx, others))
	}, func() { r.desktop.Toast(words, true) })
	return true
}

// discard takes the texts off the disk; until the case is closed they can be brought back.
func (r *recovery) discard() bool {
	w := r.desktop
	r.finish(func(ctx context.Context, s *casefile.Session) error { return s.DropRecovered(ctx, r.found) }, func() {
		w.unsaved = r.found
		w.frame.toasts.Say("check", countOf(len(r.found), "text")+" discarded", "Bring back", "", w.showUnsaved)
	})
	return true
}

func (r *recovery) finish(work func(context.Context, *casefile.Session) error, ok func()) {
	w, s := r.desktop, r.desktop.session
	w.unsaved = nil
	w.Deps.Runner.Save(func() error { return work(context.Background(), s) }, func(err error) {
		switch {
		case w.session != s:
		case err != nil:
			w.tell(err)
			if w.unsaved, err = s.Recovered(context.Background()); err != nil {
				w.record(err)
			}
		default:
			ok()
		}
	})
}
