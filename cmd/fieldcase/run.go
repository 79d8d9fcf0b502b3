package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/app"
	"github.com/google/uuid"

	"fieldcase/app/desktop"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
	"fieldcase/app/platform/settings"
	"fieldcase/store"
)

// run opens the window and returns when it is closed.
func run(o options) error {
	if err := store.Setup(); err != nil {
		return err
	}
	d, told, err := deps(o)
	if err != nil {
		return err
	}
	closeLog := openCrashLog(&d)
	defer closeLog()
	makeCacheDir()
	removeOpened()
	defer removeOpened()
	d.App = app.NewWithID("org.fieldcase.desktop")
	w := desktop.New(d)
	w.Begin(desktop.Beginning{
		Path: o.path, Sample: o.sample, Page: o.page, Width: o.width, Height: o.height, Told: told,
	})
	w.Show()
	d.App.Run()
	return nil
}

// deps gathers what the desktop takes from the machine; told is what was wrong with the settings, for the user.
func deps(o options) (d desktop.Deps, told error, err error) {
	config, err := platform.ConfigDir()
	if err != nil {
		return d, nil, fmt.Errorf("find the folder for settings: %w", err)
	}
	data, err := platform.DataDir()
	if err != nil {
		return d, nil, fmt.Errorf("find the folder for data: %w", err)
	}
	cache, err := platform.CacheDir()
	if err != nil {
		return d, nil, fmt.Errorf("find the folder for caches: %w", err)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return d, nil, fmt.Errorf("find the home folder: %w", err)
	}
	kept, told := settings.Open(config)
	return desktop.Deps{
		Runner: task.New(), Settings: kept, Files: systemFiles{}, Now: clock(o.today, o.stands), NewID: newID,
		Program: "Fieldcase " + version, Host: platform.HostName(), UserName: platform.UserName(),
		Home: home, CasesDir: filepath.Join(home, "Audits"), DataDir: data, ProfileDir: config, CacheDir: cache, Variant: o.variant,
		Claim: claim, Chance: rand.Reader,
	}, told, nil
}

// makeCacheDir makes the user's folder for caches, which a new home lacks: Fyne makes its own only within one that is
// there. It works without, so that it cannot be made is no fault.
func makeCacheDir() {
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o700) // see above
	}
}

// removeOpened removes the copies of attachments that were opened with other programs, now and in runs that have ended.
func removeOpened() {
	if err := platform.RemoveOpened(); err != nil {
		fmt.Fprintf(os.Stderr, "fieldcase: hint: %v\n", err)
	}
}

// openCrashLog begins the log of faults of this run and gives the desktop those of earlier runs. The program works
// without a log, so what goes wrong with it is told on standard error only.
func openCrashLog(d *desktop.Deps) (end func()) {
	complain := func(err error) {
		if err != nil {
			fmt.Fprintf(os.Stderr, "fieldcase: hint: %v\n", err)
		}
	}
	log, err := platform.OpenCrashLog(filepath.Join(d.DataDir, "log"), version)
	if err != nil {
		complain(err)
		return func() {}
	}
	d.Crashes, err = log.Earlier()
	complain(err)
	d.Record = log.Record
	return func() { complain(log.Close()) }
}

// claim makes this the only window of this person on a file.
func claim(path string, raise func()) (io.Closer, error) {
	i, err := platform.Claim(path, raise)
	if err != nil {
		return nil, err
	}
	return i, nil
}

// newID returns a new UUIDv7.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// clock is the clock of the machine, set to another day when one is named, or one that stands.
func clock(today time.Time, stands bool) func() time.Time {
	switch {
	case today.IsZero():
		return time.Now
	case stands:
		return func() time.Time { return today }
	}
	start := time.Now()
	at := time.Date(today.Year(), today.Month(), today.Day(), start.Hour(), start.Minute(), start.Second(), 0, time.Local)
	return func() time.Time { return at.Add(time.Since(start)) }
}

// systemFiles are the dialogs of the system.
type systemFiles struct{}

// ChooseFile implements desktop.Files.
func (systemFiles) ChooseFile(ctx context.Context, title, folder string, extensions []string) (string, error) {
	filter := platform.Filter{Name: "Files " + strings.Join(extensions, ", ")}
	for _, e := range extensions {
		filter.Patterns = append(filter.Patterns, "*"+e)
	}
	return platform.ChooseFile(ctx, platform.Ask{Title: title, Folder: folder, Filters: []platform.Filter{filter}})
}

// ChooseSave implements desktop.Files.
func (systemFiles) ChooseSave(ctx context.Context, title, folder, name string) (string, error) {
	return platform.ChooseSave(ctx, platform.Ask{Title: title, Folder: folder, Name: name})
}

// ChooseFiles implements desktop.Files.
func (systemFiles) ChooseFiles(ctx context.Context, title, folder string) ([]string, error) {
	return platform.ChooseFiles(ctx, platform.Ask{Title: title, Folder: folder})
}

// ChooseFolder implements desktop.Files.
func (systemFiles) ChooseFolder(ctx context.Context, title, folder string) (string, error) {
	return platform.ChooseFolder(ctx, platform.Ask{Title: title, Folder: folder})
}

// OpenContent implements desktop.Files.
func (systemFiles) OpenContent(name string, write func(io.Writer) error) error {
	return platform.OpenContent(name, write)
}

// ClipboardPicture implements desktop.Files.
func (systemFiles) ClipboardPicture(ctx context.Context) ([]byte, error) {
	return platform.ClipboardPicture(ctx)
}

// Reveal implements desktop.Files.
func (systemFiles) Reveal(path string) error { return platform.Reveal(path) }
