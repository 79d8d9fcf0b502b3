package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/start"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
	"fieldcase/app/platform/settings"
)

// Open opens the case file at path in this window, in place of the case that is open.
func (w *Desktop) Open(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	w.leaveCase(func() {
		w.enter(func(ctx context.Context) (*casefile.Session, error) {
			return casefile.Open(ctx, w.env(), path, false)
		})
	})
}

// enter opens a session in the background and shows its case.
func (w *Desktop) enter(open func(context.Context) (*casefile.Session, error)) {
	w.closeSession()
	var s *casefile.Session
	w.Deps.Runner.Load("open case", func(ctx context.Context) (err error) {
		s, err = open(ctx)
		return err
	}, func(err error) {
		if err != nil {
			w.showStart()
			w.tell(err)
			return
		}
		w.opened(s)
	})
}

// opened makes the window that of the session.
func (w *Desktop) opened(s *casefile.Session) {
	c, err := s.Case(context.Background())
	if err != nil {
		w.tell(err)
		return
	}
	w.session = s
	w.audit = currentAudit(c, w)
	s.Watch(w.changed)
	w.buildPages()
	w.frame.refresh()
	w.remember(c)
	w.showSaveState(editing.State{})
	to := page.Overview
	if w.pages[w.first] != nil {
		to = w.first
	}
	w.show(to, "")
	w.offerDrafts()
	w.backUpDaily()
}

// currentAudit returns the audit that a person most likely works on: the one that lies around today, else the latest
// that has begun, else the first.
func currentAudit(c *audit.Case, w *Desktop) audit.ID {
	today := w.Today()
	var best *audit.Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		begun := !a.StartsOn.IsZero() && !a.StartsOn.AddDays(-14).After(today)
		if best == nil || begun && best.StartsOn.Before(a.StartsOn) {
			best = a
		}
	}
	if best == nil {
		return ""
	}
	return best.ID
}

// remember puts the open case first on the Start page, with its state and what is next.
func (w *Desktop) remember(c *audit.Case) {
	r := settings.Recent{Path: w.session.Path(), Client: c.Client.Name, Standard: c.Standard.Designation, Opened: w.Now()}
	status, _ := cycle.StatusOf(c, w.Today())
	r.State = []string{string(status)}
	if due := cycle.Due(c, w.Today()); len(due) > 0 {
		r.NextWhat, r.NextDate = due[0].What, due[0].DueText()
	}
	w.updateSettings(func(v *settings.Values) { v.Remember(r) })
}

// CloseCase closes the case and shows the Start page.
func (w *Desktop) CloseCase() {
	w.leaveCase(func() {
		w.closeSession()
		w.showStart()
	})
}

// leaveCase writes what is being edited and calls then once everything is on disk.
func (w *Desktop) leaveCase(then func()) {
	if !w.leavePage() {
		return
	}
	w.Deps.Runner.Flush()
	w.Deps.Runner.Save(func() error { return nil }, func(error) { then() })
}

func (w *Desktop) closeSession() {
	if w.session == nil {
		return
	}
	if err := w.session.Close(); err != nil {
		w.frame.status.event("The case was not closed cleanly: " + explainShort(err))
	}
	w.session, w.writer, w.audit = nil, nil, ""
	w.pages = map[page.Name]page.Page{page.Start: w.pages[page.Start]}
}

// OpenCase asks for a case file and opens it.
func (w *Desktop) OpenCase() {
	w.chooseFile("Open a case", w.CasesDir, w.Open)
}

// OpenSample opens a fresh copy of the sample case; one that was changed before is kept beside it.
func (w *Desktop) OpenSample() {
	path := filepath.Join(w.DataDir, "sample", "client.fieldcase")
	w.leaveCase(func() {
		w.closeSession()
		w.Deps.Runner.Run("Making the sample case", func(ctx context.Context, _ task.Progress) error {
			return makeSample(ctx, w.env(), path)
		}, func(err error) {
			if err != nil && !errors.Is(err, casefile.ErrExists) {
				w.tell(err)
				return
			}
			w.Open(path)
		})
	})
}

// makeSample makes the sample case at path unless it is there.
func makeSample(ctx context.Context, env casefile.Env, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	s, err := sample.Make(ctx, env, path)
	if err != nil {
		return err
	}
	return s.Close()
}

// dropped opens a case file that was dropped on the window, or hands the files to the page.
func (w *Desktop) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	if len(paths) == 1 && filepath.Ext(paths[0]) == ".fieldcase" {
		w.Open(paths[0])
		return
	}
	if d, ok := w.pages[w.shown].(page.Dropper); ok {
		d.Drop(paths)
		return
	}
	w.frame.status.event("Drop one case file (.fieldcase) to open it.")
}

// Recent implements start.Cases.
func (w *Desktop) Recent() []start.Recent {
	var out []start.Recent
	for _, r := range w.Settings.Values().Recent {
		row := start.Recent{
			Path: r.Path, Client: r.Client, Short: shortPath(w.Home, r.Path), NextWhat: r.NextWhat, NextDate: r.NextDate, Opened: r.Opened,
		}
		if len(r.State) > 0 {
			row.State = r.State[0]
		}
		out = append(out, row)
	}
	return out
}

// Forget implements start.Cases.
func (w *Desktop) Forget(path string) { w.updateSettings(func(v *settings.Values) { v.Forget(path) }) }

// Reveal implements start.Cases.
func (w *Desktop) Reveal(path string) {
	if err := w.Files.Reveal(path); err != nil {
		w.frame.status.event("The folder cannot be shown: " + explainShort(err))
	}
}

// chooseFile asks for an existing case file by the system's dialog, or by our own where there is none.
func (w *Desktop) chooseFile(title, folder string, then func(path string)) {
	var path string
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		path, err = w.Files.ChooseFile(ctx, title, folder)
		return err
	}, func(err error) { w.chosen(path, err, func() { w.openPanel(title, folder, then) }, then) })
}

// ChooseSave implements page.Host.
func (w *Desktop) ChooseSave(title, name string, then func(path string)) {
	folder := w.CasesDir
	if w.session != nil {
		folder = filepath.Dir(w.session.Path())
	}
	var path string
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		path, err = w.Files.ChooseSave(ctx, title, folder, name)
		return err
	}, func(err error) { w.chosen(path, err, func() { w.savePanel(title, folder, name, then) }, then) })
}

// chosen goes on with the path a dialog gave, or with our own panel when the system has no dialog.
func (w *Desktop) chosen(path string, err error, panel func(), then func(string)) {
	switch {
	case errors.Is(err, platform.ErrNoNativeDialog):
		panel()
	case errors.Is(err, platform.ErrCancelled) || err == nil && path == "":
	case err != nil:
		w.tell(err)
	default:
		then(path)
	}
}
