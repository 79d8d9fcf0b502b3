package desktop

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Keys of undo and redo. A field that is typed in is given them first, for what was typed there.
const (
	keysUndo    page.Keys = "Ctrl+Z"
	keysRedo    page.Keys = "Ctrl+Shift+Z"
	keysRedoToo page.Keys = "Ctrl+Y"
)

// undoCommands are undo and redo, each with what it would do.
func (w *Desktop) undoCommands() []page.Command {
	undo, redo := "Undo", "Redo"
	switch {
	case w.typing:
		undo += " what is being typed"
	case w.steps.Undo != "":
		undo += " “" + brief(w.steps.Undo) + "”"
	}
	if w.steps.Redo != "" {
		redo += " “" + brief(w.steps.Redo) + "”"
	}
	return []page.Command{
		{Menu: page.MenuEdit, Word: undo, Icon: "undo-2", Keys: keysUndo, Write: true, Run: w.Undo, Locked: w.lockedUndo},
		{Menu: page.MenuEdit, Word: redo, Icon: "redo-2", Keys: keysRedo, Write: true, Run: w.Redo, Locked: w.lockedRedo},
		{Menu: page.MenuHidden, Word: redo, Keys: keysRedoToo, Write: true, Run: w.Redo, Locked: w.lockedRedo},
	}
}

// labelLetters is how much of the label of an action the menu has room for.
const labelLetters = 48

func brief(label string) string {
	if r := []rune(label); len(r) > labelLetters {
		return string(r[:labelLetters-1]) + "…"
	}
	return label
}

func (w *Desktop) lockedUndo() string {
	switch {
	case w.session == nil:
		return "open a case first"
	case w.steps.Undo == "" && !w.typing:
		return "nothing to undo"
	default:
		return ""
	}
}

func (w *Desktop) lockedRedo() string {
	switch {
	case w.session == nil:
		return "open a case first"
	case w.steps.Redo == "":
		return "nothing to do again"
	default:
		return ""
	}
}

// readSteps finds out in the background what undo and redo would do now.
func (w *Desktop) readSteps() {
	s := w.session
	var steps casefile.Steps
	w.Deps.Runner.Load("undo steps", func(ctx context.Context) (err error) {
		steps, err = s.Steps(ctx)
		return err
	}, func(err error) {
		switch {
		case w.session != s || casefile.IsCancelled(err):
		case err != nil:
			w.record(err)
		default:
			w.steps = steps
		}
	})
}

// Undo takes the last action back and tells which it was.
func (w *Desktop) Undo() {
	w.step("Undone: ", "Redo", keysRedo, w.Redo, func(s *casefile.Session) (casefile.Undone, error) {
		return s.Undo(context.Background(), "")
	})
}

// Redo does again what was undone last and tells what that is.
func (w *Desktop) Redo() {
	w.step("Done again: ", "Undo", keysUndo, w.Undo, func(s *casefile.Session) (casefile.Undone, error) {
		return s.Redo(context.Background())
	})
}

// step does one of the two, after everything that was typed, and offers the other.
func (w *Desktop) step(done, back string, keys page.Keys, goBack func(), do func(*casefile.Session) (casefile.Undone, error)) {
	if w.session == nil {
		return
	}
	w.settleTyping()
	s := w.session
	var undone casefile.Undone
	w.Deps.Runner.Save(func() (err error) {
		undone, err = do(s)
		return err
	}, func(err error) {
		if err != nil {
			w.tell(err)
			return
		}
		words := done + brief(undone.Label)
		if n := len(undone.Conflicts); n > 0 {
			words += fmt.Sprintf(" (%d changed since were left)", n)
		}
		w.frame.toasts.Say("check", words, back, string(keys), goBack)
	})
}

// emptied is a field with nothing more to take back, and its text then.
type emptied struct {
	on   fyne.Focusable
	text string
}

// undoByKey takes the last action back, once a field that is typed in has nothing more to take back and said so: whoever
// presses Ctrl+Z once too often there does not mean the case.
func (w *Desktop) undoByKey(c page.Command) {
	now := emptied{on: w.window.Canvas().Focused()}
	if in, ok := now.on.(interface{ Text() string }); ok {
		now.text = in.Text()
	}
	if kit.InText(w.window.Canvas()) && now != w.emptied && c.Reason(w.ReadOnly()) == "" {
		w.emptied = now
		w.frame.status.event("Nothing more to take back in this field; " + string(keysUndo) + " once more: " + c.Word)
		return
	}
	w.do(c)
}

// settleTyping makes what is being typed a change; the keyboard stays where it is.
func (w *Desktop) settleTyping() {
	c := w.window.Canvas()
	if on := c.Focused(); on != nil {
		c.Unfocus()
		c.Focus(on)
	}
}
