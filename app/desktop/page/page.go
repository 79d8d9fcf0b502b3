// Package page is what the window and its pages agree on: what a page is, what a command is, and what a page may ask of
// the window. It knows no page and no window.
package page

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/task"
)

// Name names a page in navigation, settings and tests.
type Name string

// The pages. A case is needed for all but Start and Portfolio.
const (
	Start           Name = "start"
	Portfolio       Name = "portfolio"
	Overview        Name = "overview"
	Scope           Name = "scope"
	Programme       Name = "programme"
	Plan            Name = "plan"
	Checklist       Name = "checklist"
	Findings        Name = "findings"
	Meetings        Name = "meetings"
	Report          Name = "report"
	Nonconformities Name = "nonconformities"
	Decision        Name = "decision"
	Evidence        Name = "evidence"
	History         Name = "history"
	Profile         Name = "profile" // of the certification body; needs no case
)

// Page is one page of the window. Its methods are called on the UI goroutine.
type Page interface {
	// Content returns what the page shows; always the same object.
	Content() fyne.CanvasObject
	// Enter is called each time the page is shown, and again when another audit is chosen: it shows the case as it
	// stands. record is the one to show ("" for none), as given to Host.Go.
	Enter(ctx context.Context, record audit.ID) error
	// Changed is called after a change of the case while the page is shown: it shows what is new and keeps what the
	// user is doing: focus, selection, scroll and text being typed.
	Changed(casefile.Changed)
	// Leave writes what is being edited; an error keeps the user on the page.
	Leave() error
	// Commands returns what can be done on the page, in the order of the menu.
	Commands() []Command
	// Focus gives the keyboard to the page's first place.
	Focus()
}

// Dropper is a page that takes files dropped on the window.
type Dropper interface {
	Drop(paths []string)
}

// Footed is a page with commands at its foot, which toasts keep clear of.
type Footed interface {
	// Foot returns how high the foot is, and how much of the page's width is free at the right of it.
	Foot() (height, beside float32)
}

// Host is the window, as a page sees it.
type Host interface {
	// Window returns the window, for focus and dialogs.
	Window() fyne.Window
	// Runner does background work.
	Runner() task.Runner
	// Today returns the day of the clock.
	Today() date.Date
	// Audit returns the audit chosen in the top bar, "" while the case has none.
	Audit() audit.ID
	// Go shows a page, with a record of it.
	Go(to Name, record audit.ID)
	// Toast tells that something was done, with Undo when it can be undone.
	Toast(words string, undo bool)
	// Tell explains an error in a dialog.
	Tell(err error)
	// ChooseSave asks for the path of a file to be written, starting from a suggested name, and calls then with it;
	// it does not call it when the user gives up. An existing file was confirmed.
	ChooseSave(title, name string, then func(path string))
	// ChooseFiles asks for one or more existing files of any kind, and calls then with their paths; it does not call it
	// when the user gives up.
	ChooseFiles(title string, then func(paths []string))
	// ChooseFolder asks for an existing folder, and calls then with its path in the same way.
	ChooseFolder(title string, then func(path string))
	// OpenContent shows what write writes in the system's program for files of that name, as a write-protected copy
	// that is removed later. It returns at once; what goes wrong is told.
	OpenContent(name string, write func(io.Writer) error)
	// PastePicture calls then with the picture that was copied last, as PNG; that there is none is told.
	PastePicture(then func(png []byte))
	// ReadOnly reports whether the case can only be read.
	ReadOnly() bool
	// KeepWidths gives the panes of a page the widths that they last had, and remembers what the user makes of them.
	KeepWidths(name string, panes Panes)
	// KeepColumns does the same for the columns of a grid: it gives set the widths that they last had, and returns
	// what remembers those that the user makes.
	KeepColumns(name string, set func(widths map[string]float32)) func(widths map[string]float32)
}

// Panes are the columns of a page whose widths the user changes.
type Panes interface {
	// SetWidths gives the panes widths; those of another number of panes are ignored.
	SetWidths(widths []float32)
	// OnResized calls fn with all widths after the user changed one.
	OnResized(fn func(widths []float32))
}
