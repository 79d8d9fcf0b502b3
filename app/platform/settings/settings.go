// Package settings keeps what the program remembers about the person and the
// screen, as JSON in one file. Nothing of a client's case is decided by it.
//
// Several windows, also of different versions of the program, share the file:
// each change is made to what is in the file at that moment, under a lock, so
// that the last one wins for each setting and not for the whole file. Keys
// that this version does not know are kept.
package settings

import (
	"maps"
	"slices"
	"time"
)

// Theme is light, dark or as the system has it.
type Theme string

// The themes.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// AllThemes lists the themes in the order in which they are offered.
func AllThemes() []Theme { return []Theme{ThemeSystem, ThemeLight, ThemeDark} }

// Values are the settings. The zero Values are the defaults: every setting
// says what its zero means.
type Values struct {
	Theme        Theme                         `json:"theme,omitempty"`        // zero: as the system
	Language     string                        `json:"language,omitempty"`     // BCP 47; zero: as the system
	Window       Window                        `json:"window,omitzero"`        // zero: the program's choice
	Page         string                        `json:"page,omitempty"`         // last page shown; zero: the first
	Panes        map[string][]float32          `json:"panes,omitempty"`        // widths of the panes of a page, by their name
	Columns      map[string]map[string]float32 `json:"columns,omitempty"`      // width of each column, by grid and column
	Recent       []Recent                      `json:"recent,omitempty"`       // latest first
	Person       Person                        `json:"person,omitzero"`        // zero: not asked yet
	BackupFolder string                        `json:"backupFolder,omitempty"` // zero: beside the case
	Portfolio    []string                      `json:"portfolio,omitempty"`    // folders whose cases the portfolio shows; zero: not chosen yet

	unknown unknown
}

// Window is the size of the window in Fyne's units, which do not depend on the
// scale of the screen.
type Window struct {
	Width   float32 `json:"width,omitempty"`
	Height  float32 `json:"height,omitempty"`
	Maximal bool    `json:"maximal,omitempty"`

	unknown unknown
}

// Person is who works with the program, as it signs changes and documents.
type Person struct {
	Name         string `json:"name,omitempty"`
	Initials     string `json:"initials,omitempty"`
	Role         string `json:"role,omitempty"`
	Organization string `json:"organization,omitempty"`

	unknown unknown
}

// Recent is a case file that was open, with what the start page shows of it
// without opening it.
type Recent struct {
	Path     string    `json:"path"`
	Client   string    `json:"client,omitempty"`
	Standard string    `json:"standard,omitempty"` // such as "ISO/IEC 42001:2023"
	State    []string  `json:"state,omitempty"`    // words, such as "Stage 2 done"
	NextWhat string    `json:"nextWhat,omitempty"` // what is due next
	NextDate string    `json:"nextDate,omitempty"` // and when, YYYY-MM-DD
	Opened   time.Time `json:"opened,omitzero"`

	unknown unknown
}

// MaxRecent is how many recent cases are kept.
const MaxRecent = 30

// Remember puts r first among the recent cases, in place of what was known of
// its path.
func (v *Values) Remember(r Recent) {
	for _, old := range v.Recent {
		if old.Path == r.Path && r.unknown == nil {
			r.unknown = old.unknown
		}
	}
	v.Forget(r.Path)
	v.Recent = slices.Insert(v.Recent, 0, r)
	v.Recent = v.Recent[:min(len(v.Recent), MaxRecent)]
}

// Forget takes the case at path off the recent ones.
func (v *Values) Forget(path string) {
	v.Recent = slices.DeleteFunc(v.Recent, func(r Recent) bool { return r.Path == path })
}

// PaneWidths returns the widths that the panes of that name last had, nil when nobody has changed them.
func (v Values) PaneWidths(name string) []float32 { return v.Panes[name] }

// SetPaneWidths remembers the widths of the panes of that name.
func (v *Values) SetPaneWidths(name string, widths []float32) {
	if v.Panes == nil {
		v.Panes = map[string][]float32{}
	}
	v.Panes[name] = slices.Clone(widths)
}

// SetColumn remembers the width of a column of a grid.
func (v *Values) SetColumn(grid, column string, width float32) {
	if v.Columns == nil {
		v.Columns = map[string]map[string]float32{}
	}
	if v.Columns[grid] == nil {
		v.Columns[grid] = map[string]float32{}
	}
	v.Columns[grid][column] = width
}

// clone gives Values that share nothing that can be changed with v.
func (v Values) clone() Values {
	v.Panes = maps.Clone(v.Panes)
	for name, widths := range v.Panes {
		v.Panes[name] = slices.Clone(widths)
	}
	v.Columns = maps.Clone(v.Columns)
	for grid, widths := range v.Columns {
		v.Columns[grid] = maps.Clone(widths)
	}
	v.Portfolio = slices.Clone(v.Portfolio)
	v.Recent = slices.Clone(v.Recent)
	for i := range v.Recent {
		v.Recent[i].State = slices.Clone(v.Recent[i].State)
	}
	return v
}

// known replaces what another version wrote and this one cannot show by the
// default. It is for looking only and never written.
func (v Values) known() Values {
	if !slices.Contains(AllThemes(), v.Theme) {
		v.Theme = ThemeSystem
	}
	if v.Window.Width <= 0 || v.Window.Height <= 0 {
		v.Window.Width, v.Window.Height = 0, 0
	}
	return v
}
