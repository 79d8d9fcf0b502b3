package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// asShown compares settings without the keys kept for other versions.
var asShown = cmpopts.IgnoreUnexported(Values{}, Window{}, Person{}, Recent{})

func open(t *testing.T, folder string) *Store {
	t.Helper()
	s, err := Open(folder)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return s
}

func update(t *testing.T, s *Store, change func(*Values)) {
	t.Helper()
	if err := s.Update(change); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func put(t *testing.T, folder, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, FileName), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, folder string) map[string]any {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, FileName))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEverythingComesBack(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not there yet")
	want := Values{
		Theme:    ThemeDark,
		Language: "de",
		Window:   Window{Width: 1366, Height: 768, Maximal: true},
		Page:     "checklist",
		Panes:    map[string][]float32{"findings": {392, 600}},
		Columns:  map[string]map[string]float32{"portfolio": {"client": 210.5}},
		Recent: []Recent{{
			Path: "/Fälle/Søren & Søn #1.fieldcase", Client: "Søren & Søn", Standard: "ISO/IEC 42001:2023",
			State: []string{"Stage 2 done", "3 open"}, NextWhat: "Surveillance 1", NextDate: "2027-03-04",
			Opened: time.Date(2026, 11, 25, 14, 2, 11, 0, time.UTC),
		}},
		Person:       Person{Name: "Zoë Ång", Initials: "ZÅ", Role: "lead auditor", Organization: "Nordcert"},
		BackupFolder: "/Sicherung",
	}
	update(t, open(t, folder), func(v *Values) { *v = want })
	if diff := cmp.Diff(want, open(t, folder).Values(), asShown); diff != "" {
		t.Errorf("settings after a restart (-want +got):\n%s", diff)
	}
}

func TestNoFileMeansDefaults(t *testing.T) {
	folder := t.TempDir()
	if diff := cmp.Diff(Values{Theme: ThemeSystem}, open(t, folder).Values(), asShown); diff != "" {
		t.Error(diff)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("opening left %v", entries)
	}
}

func TestKeysOfOtherVersionsAreKept(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, `{"theme":"sepia","zoom":1.5,"window":{"width":900,"height":600,"screen":2},
		"person":{"name":"Ada","phone":"+45"},"recent":[{"path":"/a","pinned":true},{"path":"/b","pinned":false}]}`)
	s := open(t, folder)
	if got := s.Values().Theme; got != ThemeSystem {
		t.Errorf("a theme of another version shows as %q", got)
	}
	update(t, s, func(v *Values) {
		v.Window.Width = 1200
		v.Person = Person{Name: "Ada Lund", unknown: v.Person.unknown}
		v.Remember(Recent{Path: "/b", Client: "Beta"})
	})
	want := map[string]any{
		"theme":  "sepia",
		"zoom":   1.5,
		"window": map[string]any{"width": 1200.0, "height": 600.0, "screen": 2.0},
		"person": map[string]any{"name": "Ada Lund", "phone": "+45"},
		"recent": []any{
			map[string]any{"path": "/b", "client": "Beta", "pinned": false},
			map[string]any{"path": "/a", "pinned": true},
		},
	}
	if diff := cmp.Diff(want, content(t, folder)); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
}

func TestDamagedSettingsAreKeptAside(t *testing.T) {
	for name, text := range map[string]string{
		"cut off":    `{"theme":"dark","recent":[{"pa`,
		"empty":      "",
		"other type": `{"theme":5}`,
		"not JSON":   "SQLite format 3\x00",
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for range 2 { // damaged twice within a second
				put(t, folder, text)
				when := time.Date(2026, 11, 25, 14, 2, 11, 0, time.UTC)
				if err := os.Chtimes(filepath.Join(folder, FileName), when, when); err != nil {
					t.Fatal(err)
				}
				s, err := Open(folder)
				var damaged *DamagedError
				if !errors.As(err, &damaged) {
					t.Fatalf("Open: error = %v, want a DamagedError", err)
				}
				if got, err := os.ReadFile(damaged.Aside); string(got) != text || err != nil {
					t.Errorf("%s holds %q (%v), want what was damaged", damaged.Aside, got, err)
				}
				if !strings.Contains(err.Error(), "settings.json.damaged-20261125-140211") {
					t.Errorf("error does not tell where the file is: %v", err)
				}
				update(t, s, func(v *Values) { v.Language = "da" })
				if got := open(t, folder).Values().Language; got != "da" {
					t.Errorf("language after damage = %q, want da", got)
				}
			}
			aside, _ := filepath.Glob(filepath.Join(folder, "*.damaged-*"))
			if len(aside) != 2 {
				t.Errorf("kept aside: %q, want both", aside)
			}
		})
	}
}

func TestDamageWhileTheWindowIsOpen(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	update(t, s, func(v *Values) { v.Theme = ThemeDark })
	put(t, folder, "{{{")
	var damaged *DamagedError
	if err := s.Update(func(v *Values) { v.Language = "da" }); !errors.As(err, &damaged) {
		t.Errorf("Update: error = %v, want a DamagedError", err)
	}
	want := Values{Theme: ThemeDark, Language: "da"}
	if diff := cmp.Diff(want, open(t, folder).Values(), asShown); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
}

func TestUnwritableFolderDoesNotStopTheWindow(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(file, "below a file"))
	if s == nil || err == nil {
		t.Fatalf("Open = %v, %v: want a store and an error", s, err)
	}
	if err := s.Update(func(v *Values) { v.Theme = ThemeLight }); err == nil {
		t.Error("Update told nothing")
	}
	if got := s.Values().Theme; got != ThemeLight {
		t.Errorf("theme = %q, want what was chosen", got)
	}
}

func TestTwoWindowsLoseNothing(t *testing.T) {
	folder := t.TempDir()
	var windows sync.WaitGroup
	const changes = 25
	for w := range 4 {
		windows.Go(func() {
			s, err := Open(folder)
			for i := 0; i < changes && err == nil; i++ {
				err = s.Update(func(v *Values) {
					v.SetPaneWidths(fmt.Sprintf("pane %d", w), []float32{float32(i)})
					v.SetColumn("findings", fmt.Sprintf("column %d", w), float32(i))
					v.Remember(Recent{Path: fmt.Sprintf("/case %d", w), Client: fmt.Sprint(i)})
				})
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	windows.Wait()
	v := open(t, folder).Values()
	if len(v.Panes) != 4 || len(v.Columns["findings"]) != 4 || len(v.Recent) != 4 {
		t.Fatalf("a window's settings are gone: %+v", v)
	}
	for name, widths := range v.Panes {
		if len(widths) != 1 || widths[0] != changes-1 {
			t.Errorf("%s = %v, want the last width", name, widths)
		}
	}
	for _, r := range v.Recent {
		if r.Client != fmt.Sprint(changes-1) {
			t.Errorf("%s is as of change %s", r.Path, r.Client)
		}
	}
}

func TestBusySettings(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	other := flock.New(filepath.Join(folder, FileName+".lock"))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := s.updateWithin(lockRetry, func(v *Values) { v.Page = "plan" }); !errors.Is(err, ErrBusy) {
		t.Errorf("error = %v, want ErrBusy", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if got := s.Values().Page; got != "plan" {
		t.Errorf("page = %q, want it remembered by this window", got)
	}
}

func TestRecentCases(t *testing.T) {
	var v Values
	for i := range MaxRecent + 5 {
		v.Remember(Recent{Path: fmt.Sprintf("/%d", i)})
	}
	v.Remember(Recent{Path: "/20", Client: "again"})
	if len(v.Recent) != MaxRecent || v.Recent[0].Client != "again" || v.Recent[1].Path != "/34" {
		t.Errorf("recent cases: %+v", v.Recent)
	}
	v.Forget("/20")
	if len(v.Recent) != MaxRecent-1 || v.Recent[0].Path != "/34" {
		t.Errorf("after Forget: %+v", v.Recent)
	}
}

func TestValuesAreTheCallersOwn(t *testing.T) {
	s := open(t, t.TempDir())
	update(t, s, func(v *Values) {
		v.SetPaneWidths("list", []float32{200})
		v.SetColumn("plan", "who", 80)
		v.Remember(Recent{Path: "/a", State: []string{"Stage 1"}})
	})
	mine := s.Values()
	mine.SetPaneWidths("list", []float32{1})
	mine.SetColumn("plan", "who", 1)
	mine.Recent[0].State[0] = "changed"
	mine.Forget("/a")
	want := Values{
		Theme:   ThemeSystem,
		Panes:   map[string][]float32{"list": {200}},
		Columns: map[string]map[string]float32{"plan": {"who": 80}},
		Recent:  []Recent{{Path: "/a", State: []string{"Stage 1"}}},
	}
	if diff := cmp.Diff(want, s.Values(), asShown); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
}
