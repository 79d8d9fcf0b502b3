package portfolio_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/pagetest"
	page "fieldcase/app/desktop/portfolio"
	"fieldcase/app/portfolio"
)

// today is the day around which the sample portfolio is made.
var today = date.MustParse("2027-04-09")

// desk is the page over folders of case files.
type desk struct {
	*pagetest.Desk
	folders  []string
	opened   []string
	revealed []string
	wrote    []string // outputs with their paths and how many rows they had
	remark   string   // what writing leaves out
	page     *page.Page
}

var (
	_ page.Office  = (*desk)(nil)
	_ page.Outputs = (*desk)(nil)
)

// Write implements page.Outputs.
func (d *desk) Write(_ context.Context, o page.Output, path string, c page.Content, _ func(done, total int)) (string, error) {
	d.wrote = append(d.wrote, fmt.Sprintf("%s %s %d", o, path, len(c.Rows)))
	return d.remark, nil
}

// newDesk is the page on a day, with the folders chosen before.
func newDesk(t testing.TB, on date.Date, folders ...string) *desk {
	t.Helper()
	clock := time.Date(on.Year(), on.Month(), on.Day(), 8, 0, 0, 0, time.UTC)
	d := &desk{Desk: pagetest.New(t, clock, casefile.NewCase{Client: audit.Client{Name: "Open beside"}}), folders: folders}
	d.page = page.New(d, d, d)
	return d
}

// shown is newDesk with the page entered.
func shown(t testing.TB, on date.Date, folders ...string) *desk {
	t.Helper()
	d := newDesk(t, on, folders...)
	d.Show(d.page)
	return d
}

// look lets the time pass after which the page looks again.
func (d *desk) look() { d.Work.Advance(6 * time.Second) }

// Folders implements page.Office.
func (d *desk) Folders() []string { return d.folders }

// KeepFolders implements page.Office.
func (d *desk) KeepFolders(folders []string) { d.folders = slices.Clone(folders) }

// Source implements page.Office.
func (d *desk) Source(folders []string) (portfolio.Source, error) {
	return portfolio.NewFolders(folders, portfolio.Options{})
}

// Open implements page.Office.
func (d *desk) Open(path string) { d.opened = append(d.opened, path) }

// Reveal implements page.Office.
func (d *desk) Reveal(path string) { d.revealed = append(d.revealed, path) }

// Shorten implements page.Office.
func (d *desk) Shorten(path string) string {
	for _, f := range d.folders {
		if rel, err := filepath.Rel(f, path); err == nil && !strings.HasPrefix(rel, "..") {
			return "~/Audits/" + filepath.ToSlash(rel)
		}
	}
	return path
}

// made are the twelve cases of the sample portfolio, made once and only copied.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "foliopage-")
	if err != nil {
		return "", err
	}
	env := pagetest.Env(time.Date(2027, 4, 9, 8, 0, 0, 0, time.UTC))
	given := env.NewID
	env.NewID = func() string { return strings.Replace(given(), "0197", "0198", 1) }
	_, err = sample.Portfolio(context.Background(), env, dir, 12, today)
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := made(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// office is a folder with some of the twelve cases, by the short names of their clients; all for none.
func office(t testing.TB, clients ...string) string {
	t.Helper()
	from, err := made()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, p := range sample.PortfolioPaths(12) {
		if len(clients) == 0 || slices.Contains(clients, filepath.Dir(p)) {
			copied(t, filepath.Join(from, p), filepath.Join(dir, p))
		}
	}
	return dir
}

func copied(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err := errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, b, 0o600)); err != nil {
		t.Fatal(err)
	}
}

// change makes a change in a case, as somebody who works in it.
func change(t testing.TB, path string) {
	t.Helper()
	env := pagetest.Env(time.Date(2027, 4, 9, 9, 0, 0, 0, time.UTC))
	given := env.NewID
	env.NewID = func() string { return strings.Replace(given(), "0197", "0199", 1) }
	s, err := casefile.Open(t.Context(), env, path, false)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Save(t.Context(), "Contact", casefile.Change{After: &audit.Contact{Name: fmt.Sprint("Somebody at ", path)}})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}
