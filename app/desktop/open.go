package desktop

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
)

// caseSuffix is how the name of a case file ends.
const caseSuffix = casefile.Suffix

// Open opens the case file at path in this window, in place of the case that is open. A case that another window of
// this person has open is shown there.
func (w *Desktop) Open(path string) { w.open(path, nil) }

// open is Open; elsewhere is called when another window has the case and came to the front.
func (w *Desktop) open(path string, elsewhere func()) {
	path = absolute(path)
	if w.session != nil && sameFile(w.session.Path(), path) {
		w.frame.status.event("This case is open in this window")
		return
	}
	w.enter(&opening{path: path, elsewhere: elsewhere, open: func(ctx context.Context) (*casefile.Session, error) {
		return casefile.Open(ctx, w.env(), path, false)
	}})
}

// opening is a case on its way into the window.
type opening struct {
	path      string
	open      func(context.Context) (*casefile.Session, error)
	elsewhere func()      // another window has it; nil only tells
	failed    func(error) // it could not be opened; nil explains why in a dialog
	sealed    *atRest     // it is kept sealed; nil for others
	claim     io.Closer
	session   *casefile.Session
}

// run claims the file for this window and opens it.
func (o *opening) run(ctx context.Context, claim func(path string) (io.Closer, error)) (err error) {
	if o.claim, err = claim(o.path); err != nil {
		return err
	}
	if o.session, err = o.open(ctx); err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return errors.Join(err, o.giveUp())
	}
	return nil
}

// giveUp lets go of the file.
func (o *opening) giveUp() error {
	var errs []error
	if o.session != nil {
		errs = append(errs, o.session.Close())
	}
	if o.claim != nil {
		errs = append(errs, o.claim.Close())
	}
	o.session, o.claim = nil, nil
	return errors.Join(errs...)
}

// claim makes this the window of the file; later starts of the program on the file bring it to the front. Where that
// cannot be arranged the lock of the case file still keeps two from writing.
func (w *Desktop) claim(path string) (io.Closer, error) {
	if w.Deps.Claim == nil {
		return nil, nil
	}
	c, err := w.Deps.Claim(path, func() { w.Deps.Runner.Post(w.window.RequestFocus) })
	switch {
	case err == nil:
		return c, nil
	case errors.Is(err, platform.ErrRunning) && !errors.Is(err, platform.ErrNoAnswer):
		return nil, err
	default:
		return nil, nil
	}
}

// enter opens a case in the background and, once it is open, shows it in place of the one that was open.
func (w *Desktop) enter(o *opening) {
	w.leaveCase(func() {
		w.Deps.Runner.Run("Opening "+filepath.Base(o.path), func(ctx context.Context, _ task.Progress) error {
			return o.run(ctx, w.claim)
		}, func(err error) { w.entered(o, err) })
	}, nil)
}

// entered shows the case that was opened, or tells why it was not; what was open before then stays.
func (w *Desktop) entered(o *opening, err error) {
	switch {
	case err == nil:
		w.leaveCase(func() { w.opened(o) }, func() { w.letGo(o) })
		return
	case errors.Is(err, platform.ErrRunning):
		w.frame.status.event("This case is open in another window, which came to the front")
		if o.elsewhere != nil {
			o.elsewhere()
		}
	case casefile.IsCancelled(err):
		w.frame.status.event("Opening was cancelled")
	case o.failed != nil:
		o.failed(err)
	case errors.Is(err, casefile.ErrDamaged):
		w.damaged(o.path, err)
	default:
		w.tell(err)
	}
	switch {
	case w.shown == page.Portfolio:
		w.show(page.Portfolio, "") // it was left for the case
	case w.session == nil && w.shown != page.Start:
		w.showStart()
	}
}

func (w *Desktop) letGo(o *opening) {
	if err := o.giveUp(); err != nil {
		w.frame.status.event("The case was not closed cleanly: " + explainShort(err))
	}
}

// opened makes the window that of the case.
func (w *Desktop) opened(o *opening) {
	c, err := o.session.Case(context.Background())
	if err != nil {
		w.letGo(o)
		w.tell(err)
		return
	}
	w.closeSession()
	w.session, w.held, w.sealed = o.session, o.claim, o.sealed
	w.session.Watch(w.changed)
	w.buildPages()
	at := w.resumeAt(c)
	w.audit, w.resume = at.audit, resume{}
	w.remember(c)
	w.showSaveState(editing.State{})
	w.readSteps()
	w.show(at.page, "")
	w.offerDrafts()
	w.backUpDaily()
	w.hintProfile(c)
}

// resume is where work goes on in a case.
type resume struct {
	page  page.Name
	audit audit.ID
}

// resumeAt returns where to begin in a case that was just opened: where asked, else the page last shown when it is the
// case that was last open, else the Overview.
func (w *Desktop) resumeAt(c *audit.Case) resume {
	at := w.resume
	v := w.Settings.Values()
	if at.page == "" && len(v.Recent) > 0 && v.Recent[0].Path == w.session.Path() {
		at.page = page.Name(v.Page)
	}
	if w.pages[at.page] == nil {
		at.page = page.Overview
	}
	if c.Audit(at.audit) == nil {
		at.audit = currentAudit(c, w.Today())
	}
	return at
}

// reopen opens the case anew where it is, as somebody else or in the hope that it can be changed now.
func (w *Desktop) reopen() {
	if w.session == nil {
		return
	}
	path, sealed := w.session.Path(), w.sealed
	w.leaveCase(func() {
		w.resume = resume{page: w.shown, audit: w.audit}
		w.sealed = nil // it stays open
		w.closeSession()
		if sealed != nil {
			w.workOn(sealed)
			return
		}
		w.Open(path)
	}, nil)
}

// dropped opens a case file that was dropped on the window, or hands the files to the dialog over the page, or to the page.
func (w *Desktop) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	if kit.DropOnDialog(w.window.Canvas(), paths) {
		return
	}
	if len(paths) == 1 && isCaseFile(paths[0]) {
		w.Open(paths[0])
		return
	}
	if d, ok := w.pages[w.shown].(page.Dropper); ok {
		d.Drop(paths)
		return
	}
	w.frame.status.event("Drop one case file (" + caseSuffix + ") to open it")
}

func isCaseFile(path string) bool { return strings.EqualFold(filepath.Ext(path), caseSuffix) }

// asCaseFile gives a path the ending of case files unless it has it.
func asCaseFile(path string) string {
	if isCaseFile(path) {
		return path
	}
	return path + caseSuffix
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	if a == b {
		return true
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// lockedUnlessReadOnly tells why the case need not be opened anew.
func (w *Desktop) lockedUnlessReadOnly() string {
	switch {
	case w.session == nil:
		return "open a case first"
	case !w.ReadOnly():
		return "it can be changed"
	default:
		return ""
	}
}
