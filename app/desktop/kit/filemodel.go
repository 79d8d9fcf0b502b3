package kit

import (
	"cmp"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// FileSystem is what a FilePanel may look at. It has no way to write: choosing
// a file never makes, opens or empties one.
type FileSystem interface {
	ReadDir(folder string) ([]fs.DirEntry, error)
	Stat(path string) (fs.FileInfo, error)
	Home() (string, error)
}

// FileMode is what a FilePanel chooses.
type FileMode string

// The modes.
const (
	OpenFile     FileMode = "open-file"
	ChooseFolder FileMode = "choose-folder"
	SaveFile     FileMode = "save-file"
)

// AllFileModes lists the modes.
func AllFileModes() []FileMode { return []FileMode{OpenFile, ChooseFolder, SaveFile} }

// fileRow is one line of a folder.
type fileRow struct {
	name     string
	folder   bool
	size     int64
	modified time.Time
	up       bool // the folder above
}

// fileModel is where a FilePanel stands and what it lists there.
type fileModel struct {
	files      FileSystem
	mode       FileMode
	extensions []string // with their dot, in small letters; none shows every file
	folder     string
	hidden     bool // show names that start with a dot
}

// rows lists a folder: the way up, folders, then the files the extensions let
// through, by name.
func (m *fileModel) rows() ([]fileRow, error) {
	entries, err := m.files.ReadDir(m.folder)
	if err != nil {
		return nil, fmt.Errorf("list folder %s: %w", m.folder, err)
	}
	var rows []fileRow
	for _, e := range entries {
		if row, ok := m.row(e); ok {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b fileRow) int {
		if a.folder != b.folder {
			return cmp.Compare(rank(a.folder), rank(b.folder))
		}
		return cmp.Or(cmp.Compare(foldText(a.name), foldText(b.name)), cmp.Compare(a.name, b.name))
	})
	if parent := filepath.Dir(m.folder); parent != m.folder {
		rows = append([]fileRow{{name: "..", folder: true, up: true}}, rows...)
	}
	return rows, nil
}

func rank(folder bool) int {
	if folder {
		return 0
	}
	return 1
}

func (m *fileModel) row(e fs.DirEntry) (fileRow, bool) {
	name := e.Name()
	if strings.HasPrefix(name, ".") && !m.hidden {
		return fileRow{}, false
	}
	info, err := m.files.Stat(filepath.Join(m.folder, name)) // follows a link to a folder
	if err != nil {
		if info, err = e.Info(); err != nil {
			return fileRow{}, false // gone since it was listed
		}
	}
	row := fileRow{name: name, folder: info.IsDir(), size: info.Size(), modified: info.ModTime()}
	return row, row.folder || (m.mode != ChooseFolder && m.matches(name))
}

func (m *fileModel) matches(name string) bool {
	return len(m.extensions) == 0 || slices.Contains(m.extensions, strings.ToLower(filepath.Ext(name)))
}

// resolve makes what is typed a full path: "~" is home, a bare name stands in
// the folder shown.
func (m *fileModel) resolve(typed string) string {
	typed = strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		if home, err := m.files.Home(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if typed == "" || filepath.IsAbs(typed) {
		return filepath.Clean(orHere(typed, m.folder))
	}
	return filepath.Join(m.folder, typed)
}

func orHere(typed, here string) string {
	if typed == "" {
		return here
	}
	return typed
}

// withExtension adds the first extension to a name to save that has none of
// them.
func (m *fileModel) withExtension(path string) string {
	if len(m.extensions) == 0 || m.matches(filepath.Base(path)) {
		return path
	}
	return path + m.extensions[0]
}

// complete is the longest beginning that all names share which start with what
// is typed, in the folder that is typed; folders end in a separator.
func (m *fileModel) complete(typed string) string {
	dir, part := filepath.Split(typed)
	other := *m
	other.folder = m.resolve(orHere(dir, "."))
	other.hidden = m.hidden || strings.HasPrefix(part, ".")
	rows, err := other.rows()
	if err != nil || part == "" {
		return typed
	}
	shared := ""
	for _, r := range rows {
		if r.up || !strings.HasPrefix(foldText(r.name), foldText(part)) {
			continue
		}
		name := r.name
		if r.folder {
			name += string(filepath.Separator)
		}
		if shared == "" {
			shared = name
		}
		shared = sharedStart(shared, name)
	}
	if len(shared) < len(part) {
		return typed
	}
	return dir + shared
}

func sharedStart(a, b string) string {
	ra, rb := []rune(a), []rune(b)
	n := 0
	for n < len(ra) && n < len(rb) && ra[n] == rb[n] {
		n++
	}
	return string(ra[:n])
}

// choice is what pressing the button would mean for a path.
type choice struct {
	path    string
	enter   bool   // a folder to go into
	replace bool   // a file that is there already
	problem string // why it cannot be chosen
}

// judge says what choosing a typed path means.
func (m *fileModel) judge(typed string) choice {
	path := m.resolve(typed)
	info, err := m.files.Stat(path)
	if m.mode == SaveFile && (err != nil || !info.IsDir()) {
		return m.judgeTarget(m.withExtension(path))
	}
	c := choice{path: path}
	switch folder := err == nil && info.IsDir(); {
	case m.mode == ChooseFolder && err != nil:
		c.problem = "There is no such folder"
	case m.mode == ChooseFolder && !folder:
		c.problem = "That is a file, not a folder"
	case m.mode == ChooseFolder:
	case folder:
		c.enter = true
	case err != nil:
		c.problem = "There is no such file"
	}
	return c
}

// judgeTarget says what saving to a path means.
func (m *fileModel) judgeTarget(path string) choice {
	c := choice{path: path}
	if info, err := m.files.Stat(path); err == nil {
		c.enter, c.replace = info.IsDir(), !info.IsDir()
		return c
	}
	if dir, err := m.files.Stat(filepath.Dir(path)); err != nil || !dir.IsDir() {
		c.problem = "There is no folder " + filepath.Dir(path)
	}
	return c
}

// fileSize writes a size in the unit that keeps it short.
func fileSize(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d B", bytes)
	case bytes < 1000*1000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
