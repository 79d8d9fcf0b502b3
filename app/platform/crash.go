package platform

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
)

// CrashLog is the file into which the Go runtime writes when the program dies
// of a panic, a data race on a map, or a fault in a driver. It stays on this
// machine; nothing sends it.
type CrashLog struct {
	path     string
	recorded bool
}

// Crash is the log of an earlier run that ended in a crash.
type Crash struct {
	Path string
	When time.Time // when the log was last written
	Text string    // version and system, then what the runtime wrote
}

const (
	crashPrefix = "crash-"
	crashTold   = "told-" // a crash of which the person has been told
	crashSuffix = ".log"
	maxTold     = 10 // how many of them are kept
)

// OpenCrashLog begins the log of this run in folder, which is created if need
// be. Version is that of the program. There is one log for each process: the
// runtime knows only the last one opened.
func OpenCrashLog(folder, version string) (*CrashLog, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("open crash log: %w", err)
	}
	f, err := createCrashFile(folder)
	if err != nil {
		return nil, fmt.Errorf("open crash log: %w", err)
	}
	_, err = fmt.Fprintf(f, "fieldcase %s, %s/%s, %s\n\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("open crash log: %w", err), os.Remove(f.Name()))
	}
	debug.SetTraceback("all")
	return &CrashLog{path: f.Name()}, nil
}

// createCrashFile creates the file of this process. An earlier process may
// have had the same id and crashed.
func createCrashFile(folder string) (*os.File, error) {
	stem := filepath.Join(folder, crashPrefix+strconv.Itoa(os.Getpid()))
	path := stem + crashSuffix
	for n := 2; ; n++ {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
		path = stem + "-" + strconv.Itoa(n) + crashSuffix
	}
}

// Record adds a panic that was caught and after which the program goes on, so
// that it is told at the next start as well.
func (c *CrashLog) Record(text string) error {
	f, err := os.OpenFile(c.path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("record panic: %w", err)
	}
	_, err = fmt.Fprintln(f, strings.TrimSpace(text))
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("record panic: %w", err)
	}
	c.recorded = true
	return nil
}

// Close ends the log at the orderly end of the program and removes it unless
// something was recorded.
func (c *CrashLog) Close() error {
	err := debug.SetCrashOutput(nil, debug.CrashOptions{})
	if !c.recorded {
		err = errors.Join(err, os.Remove(c.path))
	}
	if err != nil {
		return fmt.Errorf("close crash log: %w", err)
	}
	return nil
}

// Earlier gives the crashes of earlier runs of which the person has not been
// told, the latest first. Logs of runs that were killed and have nothing to
// tell are removed; those of other windows that run now are left alone. With
// an error it still gives what it could read.
func (c *CrashLog) Earlier() ([]Crash, error) {
	folder := filepath.Dir(c.path)
	names, err := logsIn(folder, crashPrefix)
	problems := []error{err}
	var found []Crash
	for _, name := range names {
		path := filepath.Join(folder, name)
		if path == c.path || othersLog(name) {
			continue
		}
		crash, err := readCrash(path)
		switch {
		case err != nil:
			problems = append(problems, err)
		case crash.isEmpty():
			problems = append(problems, os.Remove(path))
		default:
			found = append(found, crash)
		}
	}
	slices.SortFunc(found, func(a, b Crash) int {
		return cmp.Or(b.When.Compare(a.When), strings.Compare(a.Path, b.Path))
	})
	if err := errors.Join(problems...); err != nil {
		return found, fmt.Errorf("look for crash logs: %w", err)
	}
	return found, nil
}

// logsIn lists the logs in folder that begin with prefix, by name.
func logsIn(folder, prefix string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), crashSuffix) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// othersLog reports whether the log is that of another process that still
// runs. If the id of a crashed one was given to a new one, its log waits.
func othersLog(name string) bool {
	id := strings.TrimSuffix(strings.TrimPrefix(name, crashPrefix), crashSuffix)
	id, _, _ = strings.Cut(id, "-")
	pid, err := strconv.Atoi(id)
	return err == nil && pid != os.Getpid() && isAlive(pid)
}

func readCrash(path string) (Crash, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Crash{}, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return Crash{}, err
	}
	return Crash{Path: path, When: info.ModTime(), Text: string(text)}, nil
}

// isEmpty reports whether there is nothing below the line of the version.
func (c Crash) isEmpty() bool {
	_, body, _ := strings.Cut(c.Text, "\n\n")
	return strings.TrimSpace(body) == ""
}

// Told keeps the log of a crash but has Earlier leave it out from now on. Only
// the latest few are kept.
func (c Crash) Told() error {
	folder, name := filepath.Split(c.Path)
	to := filepath.Join(folder, crashTold+c.When.UTC().Format("20060102-150405-")+strings.TrimPrefix(name, crashPrefix))
	if err := os.Rename(c.Path, to); err != nil {
		return fmt.Errorf("keep crash log: %w", err)
	}
	told, err := logsIn(folder, crashTold) // by instant, the oldest first
	for _, old := range told[:max(0, len(told)-maxTold)] {
		err = errors.Join(err, os.Remove(filepath.Join(folder, old)))
	}
	if err != nil {
		return fmt.Errorf("remove old crash logs: %w", err)
	}
	return nil
}
