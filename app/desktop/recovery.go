package desktop

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// offerDrafts offers back the texts that were being typed when the program last ended without saving them.
func (w *Desktop) offerDrafts() {
	if w.ReadOnly() {
		return
	}
	recovered, err := w.session.Recovered(context.Background())
	if err != nil {
		w.tell(err)
		return
	}
	if len(recovered) == 0 {
		return
	}
	what := "They were typed but had not yet become part of the case. Choose which to take over."
	if len(recovered) == 1 {
		what = "It was typed but had not yet become part of the case."
	}
	r := &recovery{desktop: w, found: recovered}
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: countOf(len(recovered), "text") + " from before the program ended", Icon: "history", Color: kit.Accent,
		Text: what,
		Body: r.body(), Width: 640,
		Buttons: []kit.DialogButton{
			{Word: "Later", Cancel: true},
			{Word: "Drop all", Kind: kit.Danger, Press: r.drop},
			{Word: "Take over", Icon: "check", Kind: kit.Primary, Default: true, Press: r.take},
		},
	})
}

// recovery is the dialog that offers texts back.
type recovery struct {
	desktop *Desktop
	found   []casefile.Recovered
	ticks   []*kit.Check
}

func (r *recovery) body() fyne.CanvasObject {
	rows := kit.Rows(14)
	for _, d := range r.found {
		tick := kit.NewCheck(textOf(d))
		tick.Set(true)
		r.ticks = append(r.ticks, tick)
		was := d.Now
		if was == "" {
			was = "empty"
		}
		rows.Add(kit.Rows(4, tick,
			kit.Pad(0, 0, 0, 24, kit.Rows(4,
				kit.NewText("In the case", kit.Label).In(kit.Ink3), kit.NewParagraph(was, kit.Body, kit.Ink2),
				kit.NewText("Typed "+d.At.Time().Local().Format("2006-01-02 15:04:05"), kit.LabelFigures).In(kit.Ink3), kit.NewParagraph(d.Text, kit.Body, kit.Ink),
			))))
	}
	return rows
}

// textOf names a text: the record and the field that it was typed into.
func textOf(d casefile.Recovered) string {
	name := d.Name
	if name == d.Kind { // a record without a name of its own
		name = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "_", " ")
	}
	return name + ", " + strings.ReplaceAll(d.Field, "_", " ")
}

// take makes the ticked texts part of the case and drops the others.
func (r *recovery) take() bool {
	var chosen, others []casefile.Recovered
	for i, d := range r.found {
		if r.ticks[i].On() {
			chosen = append(chosen, d)
		} else {
			others = append(others, d)
		}
	}
	r.finish(func(ctx context.Context, s *casefile.Session) error {
		return errors.Join(s.Recover(ctx, chosen), s.DropRecovered(ctx, others))
	}, countOf(len(chosen), "text")+" taken over")
	return true
}

func (r *recovery) drop() bool {
	r.finish(func(ctx context.Context, s *casefile.Session) error { return s.DropRecovered(ctx, r.found) }, countOf(len(r.found), "text")+" dropped")
	return true
}

func (r *recovery) finish(work func(context.Context, *casefile.Session) error, words string) {
	w, s := r.desktop, r.desktop.session
	w.Deps.Runner.Save(func() error { return work(context.Background(), s) }, func(err error) {
		if err != nil {
			w.tell(err)
			return
		}
		w.Toast(words, false)
	})
}

// explainShort tells an error in a few words, for the top bar.
func explainShort(err error) string {
	e := casefile.Explain(err)
	var invalid *casefile.InvalidError
	if errors.As(err, &invalid) && len(invalid.Problems) > 0 {
		return invalid.Problems[0].Field + " " + invalid.Problems[0].Message
	}
	return strings.ToLower(e.Title[:1]) + e.Title[1:]
}
