package portfolio

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	code := m.Run()
	if made.dir != "" {
		_ = os.RemoveAll(made.dir)
	}
	os.Exit(code)
}

// today is the day around which the sample portfolio is made.
var today = date.MustParse("2027-04-09")

// env is a world with a fixed clock and identities that differ between series.
func env(series int) casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return time.Date(2027, 4, 9, 8, 0, 0, 0, time.UTC) },
		NewID: func() string {
			n++
			return fmt.Sprintf("01980000-%04x-7000-8000-%012x", series, n)
		},
		User: casefile.User{Name: "Ragnhild Moe", Initials: "RM"}, Program: "test",
	}
}

// made is the sample case and the twelve of the portfolio, made once. Nobody writes there.
var made struct {
	sync.Once
	dir string
	err error
}

// thirteen returns the folder of the sample case and the twelve of the portfolio. It is only read.
func thirteen(tb testing.TB) string {
	tb.Helper()
	made.Do(func() {
		if made.dir, made.err = os.MkdirTemp("", "portfolio-"); made.err != nil {
			return
		}
		s, err := sample.Make(tb.Context(), env(0), filepath.Join(made.dir, "Sølvberg.fieldcase"))
		if err == nil {
			err = s.Close()
		}
		_, more := sample.Portfolio(tb.Context(), env(1), made.dir, 12, today)
		made.err = errors.Join(err, more)
	})
	if made.err != nil {
		tb.Fatal(made.err)
	}
	return made.dir
}

// place copies a case of the thirteen to a path below dir and returns it: "Pérez/client.fieldcase", "Sølvberg.fieldcase".
func place(tb testing.TB, dir, what, at string) string {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join(thirteen(tb), filepath.FromSlash(what)))
	if err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(dir, filepath.FromSlash(at))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
		tb.Fatal(err)
	}
	return path
}

// change makes one change in a case file, as somebody who works in it.
func change(tb testing.TB, path string, series int) {
	tb.Helper()
	s, err := casefile.Open(tb.Context(), env(series), path, false)
	if err != nil {
		tb.Fatal(err)
	}
	err = s.Save(tb.Context(), "Note", casefile.Change{After: &audit.Contact{Name: fmt.Sprint("Contact ", series)}})
	if err := errors.Join(err, s.Close()); err != nil {
		tb.Fatal(err)
	}
}

func folders(tb testing.TB, o Options, roots ...string) *Folders {
	tb.Helper()
	f, err := NewFolders(roots, o)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// looked looks at folders, and fails the test when that fails.
func looked(tb testing.TB, f *Folders) *Look {
	tb.Helper()
	l, err := f.Look(tb.Context(), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// rows returns the rows of the thirteen on a day.
func rows(tb testing.TB, day date.Date) []Row {
	tb.Helper()
	return RowsOf(looked(tb, folders(tb, Options{}, thirteen(tb))), day)
}

// files returns the names of the files found, relative to dir.
func files(l *Look, dir string) []string {
	var out []string
	for _, c := range l.Cases {
		name, _ := filepath.Rel(dir, c.File)
		out = append(out, filepath.ToSlash(name))
	}
	return out
}

// troubles returns the troubles by the name of the file, relative to dir.
func troubles(l *Look, dir string) map[string]Trouble {
	out := map[string]Trouble{}
	for _, u := range l.Unreadable {
		name, _ := filepath.Rel(dir, u.File)
		out[filepath.ToSlash(name)] = u.Trouble
	}
	return out
}
