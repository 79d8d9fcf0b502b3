package desktop

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
	"fieldcase/app/seal"
)

// atRest is a case that is kept sealed and is open in this window.
type atRest struct {
	copy *casefile.Unsealed
	lock seal.Lock
}

// unsealedDir is the folder in which sealed cases lie plain while they are open.
func (w *Desktop) unsealedDir() string { return filepath.Join(w.DataDir, "unsealed") }

// sealCopy writes a sealed copy of the case, with a passphrase or for recipients.
func (w *Desktop) sealCopy() {
	phrase, again := kit.NewEntry("several words that nobody can guess"), kit.NewEntry("")
	others := kit.NewNarrative("age1…, a line each", 2)
	wrong := kit.NewField("Passphrase", phrase)
	body := kit.Rows(12, wrong, kit.NewField("The passphrase once more", again),
		kit.NewField("Or for the public keys of recipients, each of whom opens it alone", others),
		kit.NewParagraph("Without the passphrase, or one of the private keys, nobody opens it again. The case itself stays as it is, and is not encrypted.", kit.Small, kit.Ink3))
	var d *kit.Dialog
	d = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Seal a copy", Body: body, Width: 480, Focus: phrase,
		Buttons: []kit.DialogButton{cancelButton(), {Word: "Seal", Icon: "check", Kind: kit.Primary, Default: true, Press: func() bool {
			lock, message := lockOf(phrase.Text(), again.Text(), others.Text())
			if message != "" {
				wrong.SetMessage(kit.Wrong, message)
				return false
			}
			d.Close() // before what may open another
			w.sealTo(lock)
			return false
		}}},
	})
}

// lockOf is what was typed to seal with, or what is wrong with it.
func lockOf(phrase, again, recipients string) (lock seal.Lock, message string) {
	var err error
	switch {
	case strings.TrimSpace(recipients) != "" && phrase != "":
		return lock, "Seal with a passphrase or for recipients, not both."
	case strings.TrimSpace(recipients) != "":
		lock, err = seal.ForRecipients(recipients)
	case phrase != again:
		return lock, "The two differ."
	default:
		lock, err = seal.WithPassphrase(phrase)
	}
	if err != nil {
		return lock, casefile.Explain(err).Remedy
	}
	return lock, ""
}

func (w *Desktop) sealTo(lock seal.Lock) {
	s := w.session
	w.ChooseSave("Where to put the sealed copy", filepath.Base(s.Path())+casefile.SealedSuffix, func(path string) {
		if filepath.Ext(path) != casefile.SealedSuffix {
			path += casefile.SealedSuffix
		}
		w.job("Sealing", func(ctx context.Context, p task.Progress) error {
			return s.Seal(ctx, path, lock, true, func(done, total int64) { p.Set(done, total, "") })
		}, func() { w.Toast("Sealed to "+shortPath(w.Home, path), false) })
	})
}

// openSealed opens a case that is kept sealed: its plain copy lies in a private folder until the case is closed.
func (w *Desktop) openSealed() {
	w.chooseFileOf("Open a sealed case", w.CasesDir, []string{casefile.SealedSuffix}, func(path string) {
		w.askPassphrase("Open "+filepath.Base(path), "Its plain copy lies in a folder that only you can read, until you close the case; then it is sealed again.", "Open", func(lock seal.Lock, key seal.Key) {
			var u *casefile.Unsealed
			w.job("Opening "+filepath.Base(path), func(ctx context.Context, _ task.Progress) (err error) {
				u, err = casefile.OpenSealed(ctx, w.env(), w.unsealedDir(), path, key)
				return err
			}, func() { w.workOn(&atRest{copy: u, lock: lock}) })
		})
	})
}

// workOn opens the plain copy in this window.
func (w *Desktop) workOn(a *atRest) {
	env := a.copy.Env(w.env())
	w.enter(&opening{path: a.copy.Path(), sealed: a, open: func(ctx context.Context) (*casefile.Session, error) {
		return casefile.Open(ctx, env, a.copy.Path(), false)
	}})
}

// askPassphrase asks for the passphrase of a sealed case.
func (w *Desktop) askPassphrase(title, text, word string, then func(seal.Lock, seal.Key)) {
	phrase := kit.NewEntry("")
	field := kit.NewField("Passphrase", phrase)
	var d *kit.Dialog
	d = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: title, Text: text, Body: field, Width: 440, Focus: phrase,
		Buttons: []kit.DialogButton{cancelButton(), {Word: word, Icon: "check", Kind: kit.Primary, Default: true, Press: func() bool {
			lock, err := seal.WithPassphrase(phrase.Text())
			if err != nil {
				field.SetMessage(kit.Wrong, casefile.Explain(err).Title+".")
				return false
			}
			key, _ := lock.Key() // a passphrase opens what it seals
			d.Close()            // before what may open another
			then(lock, key)
			return false
		}}},
	})
}

// sealAgain seals the case that was closed just now and removes its plain copy. While the window goes it is waited for. What
// fails leaves the copy, which the next start offers.
func (w *Desktop) sealAgain() {
	a := w.sealed
	w.sealed = nil
	if a == nil {
		return
	}
	env := w.env()
	work := func(ctx context.Context, _ task.Progress) error { return a.copy.SealAgain(ctx, env, a.lock, "") }
	if w.gone {
		if err := work(context.Background(), nil); err != nil {
			fyne.LogError("the case was not sealed again; the next start offers it", err)
		}
		return
	}
	w.job("Sealing "+filepath.Base(a.copy.Sealed), work, func() {
		w.Toast("Sealed again; the plain copy is gone", false)
	})
}

// offerUnsealed offers the sealed cases whose plain copies a crash left.
func (w *Desktop) offerUnsealed() {
	left, err := casefile.LeftUnsealed(w.unsealedDir())
	if err != nil {
		w.frame.status.event(explainShort(err))
		return
	}
	for _, u := range left {
		if !u.IsOpen() {
			w.offerCopy(u)
			return // the others at the next start
		}
	}
}

func (w *Desktop) offerCopy(u *casefile.Unsealed) {
	name := filepath.Base(u.Sealed)
	var d *kit.Dialog
	begin := func(then func(*atRest)) func() bool {
		return func() bool {
			d.Close()
			w.askPassphrase(name, "The passphrase that it was sealed with.", "Go on", func(lock seal.Lock, key seal.Key) {
				w.job("Looking at "+name, func(context.Context, task.Progress) error { return u.Opens(key) }, func() { then(&atRest{copy: u, lock: lock}) })
			})
			return false
		}
	}
	d = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: name + " was not sealed again", Icon: "history", Color: kit.Minor, Width: 480,
		Text: "The program ended while it was open. Its plain copy, with all work that was saved, still lies in a folder that only you can read.",
		Buttons: []kit.DialogButton{
			{Word: "Later", Cancel: true},
			{Word: "Seal it", Press: begin(func(a *atRest) { w.sealed = a; w.sealAgain() })},
			{Word: "Go on working", Kind: kit.Primary, Default: true, Press: begin(w.workOn)},
		},
	})
}

// trainingCopy writes a copy of the case that does not tell whose it was.
func (w *Desktop) trainingCopy() {
	s := w.session
	w.ChooseSave("Where to put the training copy", "training"+caseSuffix, func(path string) {
		var told []casefile.Told
		path = asCaseFile(path)
		w.job("Making a training copy", func(ctx context.Context, _ task.Progress) (err error) {
			told, err = s.TrainingCopy(ctx, path)
			return err
		}, func() {
			words := "Names, numbers, days and files are replaced. Read it before you hand it on: a name that the case does not know stays where it was written."
			if len(told) > 0 {
				words += " " + countOf(len(told), "place") + " may still tell a name, the first in " + told[0].Kind + ", " + told[0].Field + "."
			}
			kit.ShowDialog(w.window, kit.DialogSpec{Title: "Training copy written", Text: words, Width: 440, Buttons: []kit.DialogButton{closeButton()}})
		})
	})
}
