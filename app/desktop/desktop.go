package desktop

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/portfolio"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
	"fieldcase/app/platform/settings"
	"fieldcase/app/signature"
)

// Files asks for files and shows folders; the program gives the system's own dialogs, tests give answers.
// ErrNoNativeDialog of package platform makes the desktop use its own panel.
type Files interface {
	ChooseFile(ctx context.Context, title, folder string, extensions []string) (string, error)
	ChooseFiles(ctx context.Context, title, folder string) ([]string, error)
	ChooseFolder(ctx context.Context, title, folder string) (string, error)
	ChooseSave(ctx context.Context, title, folder, name string) (string, error)
	OpenContent(name string, write func(io.Writer) error) error
	ClipboardPicture(ctx context.Context) ([]byte, error)
	Reveal(path string) error
}

// Deps is what the desktop takes from outside.
type Deps struct {
	App      fyne.App
	Runner   task.Runner
	Settings *settings.Store
	Files    Files
	Now      func() time.Time
	NewID    func() string
	Program  string // name and version
	Host     string // name of the machine
	UserName string // name of the system's user, until a person named themselves
	Home     string // folder that paths are shown relative to
	CasesDir string // folder offered for new cases
	DataDir  string // folder for the sample case and backups
	// ProfileDir is the folder of the certification body's profile and of the library of wordings; "" is DataDir.
	ProfileDir string
	Chance     io.Reader   // that the signing key is made of; nil signs nothing
	CacheDir   string      // folder for what can be made again; "" keeps nothing of it
	Variant    kit.Variant // the look for this time; "" is the one in the settings

	// Claim makes this the only window of this person on a file; see platform.Claim. nil: there may be several.
	Claim func(path string, raise func()) (io.Closer, error)
	// Crashes are those of earlier runs that nobody was told of yet, the latest first.
	Crashes []platform.Crash
	// Record keeps the text of a fault in the log of this run, for the next start to tell; nil keeps nothing.
	Record func(text string) error
}

// Desktop is the window. Its methods are called on the UI goroutine.
type Desktop struct {
	Deps
	window fyne.Window
	frame  *frame

	session *casefile.Session // nil while no case is open
	held    io.Closer         // the claim on its file, or nil
	writer  *editing.Writer
	audit   audit.ID
	pages   map[page.Name]page.Page
	shown   page.Name
	resume  resume               // where the next case is begun; zero: where it was left
	keys    map[page.Keys]func() // what each key does now
	bound   []binding

	steps    casefile.Steps       // what undo and redo would do
	typing   bool                 // something typed is not a change yet
	emptied  emptied              // the field that has nothing more to take back, and said so
	finder   *finder              // the search that was opened last, or nil
	visited  []audit.ID           // records that were gone to, the last one first
	indexing task.Handle          // of the case, for the search
	unsaved  []casefile.Recovered // typed before the program ended, and neither taken over nor settled otherwise
	backup   task.Handle          // of the day
	waiting  func()               // closes the question whether to stop what runs, and goes on; nil while it is not asked
	stopping func()               // what is done when all tasks were stopped; nil while none is being stopped
	gone     bool                 // the window is closed

	sealed    *atRest // the case that is open is kept sealed; nil for others
	keyPhrase string  // passphrase of the signing key, once it was unlocked

	kept   *casefile.KeptProfile // of the certification body
	before page.Name             // shown before the page of the profile

	portfolio *portfolio.Page // nil until it is shown; it outlives the cases opened from it
}

// New makes the window, on the Start page.
func New(d Deps) *Desktop {
	w := &Desktop{Deps: d, window: d.App.NewWindow("Fieldcase"), pages: map[page.Name]page.Page{}}
	if d.Variant == "" {
		d.Variant = variantOf(d.Settings.Values().Theme)
	}
	kit.SetVariant(d.Variant)
	w.kept = casefile.KeepProfile(w.env(), cmp.Or(d.ProfileDir, d.DataDir))
	w.frame = newFrame(w)
	w.window.SetPadded(false)
	w.window.SetContent(w.frame.content)
	w.window.SetIcon(windowIcon())
	w.resizeToSettings()
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(w.dropped)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.Deps.Runner.Watch(w.showTask)
	w.showStart()
	return w
}

// Window returns the window.
func (w *Desktop) Window() fyne.Window { return w.window }

// Show shows the window.
func (w *Desktop) Show() { w.window.Show() }

// Today returns the day of the clock.
func (w *Desktop) Today() date.Date { return date.Of(w.Now()) }

// env is what a session takes from outside.
func (w *Desktop) env() casefile.Env {
	p := w.person()
	env := casefile.Env{
		Now: w.Now, NewID: w.NewID, Program: w.Program, Host: w.Host,
		User:      casefile.User{Name: p.Name, Initials: p.Initials, Role: p.Role},
		BackupDir: w.backupDir(), BackupFailed: w.backupFailed, CacheDir: w.CacheDir,
		LibraryFile: filepath.Join(cmp.Or(w.ProfileDir, w.DataDir), casefile.LibraryName),
	}
	if w.Chance != nil {
		env.KeyFile, env.Chance = filepath.Join(cmp.Or(w.ProfileDir, w.DataDir), signature.KeyName), w.Chance
		env.KeyPassphrase = func() (string, error) { return w.keyPhrase, nil }
	}
	return env
}

// person is who is working: as they named themselves, or the system's user.
func (w *Desktop) person() settings.Person {
	p := w.Settings.Values().Person
	if p.Name == "" {
		p.Name = w.UserName
	}
	if p.Initials == "" {
		p.Initials = audit.InitialsOf(p.Name)
	}
	return p
}

func (w *Desktop) resizeToSettings() {
	s := w.Settings.Values().Window
	if s.Width < minWidth || s.Height < minHeight {
		s.Width, s.Height = 1366, 768
	}
	w.window.Resize(fyne.NewSize(s.Width, s.Height))
}

func (w *Desktop) rememberWindow() {
	size := w.window.Canvas().Size()
	w.updateSettings(func(v *settings.Values) { v.Window.Width, v.Window.Height = size.Width, size.Height })
}

// updateSettings writes settings; a failure is no reason to stop work, and is told in the status bar.
func (w *Desktop) updateSettings(change func(*settings.Values)) {
	if err := w.Settings.Update(change); err != nil {
		w.frame.status.event("Settings were not kept: " + explainShort(err))
	}
}
