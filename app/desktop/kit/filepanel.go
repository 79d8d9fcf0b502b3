package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"
)

// FileRequest is what a FilePanel is asked to choose.
type FileRequest struct {
	Mode  FileMode
	Title string
	// Yes is the word of the button: "Open", "Choose" or "Save" by default.
	Yes string
	// Extensions such as ".fieldcase" that are shown; none shows every file. A
	// name to save that has none of them gets the first.
	Extensions []string
	// Folder is where to start; home by default.
	Folder string
	// Name is the file name proposed for saving.
	Name string
}

// FilePanel is a dialog that chooses a file or folder by keyboard: type a path
// (Tab completes it), or go through the list with arrows, Enter to go in and
// Backspace to go up. It only looks; the caller makes the file.
type FilePanel struct {
	dialog *Dialog
	model  fileModel
	path   *pathEntry
	field  *Field
	list   *Grid[fileRow]
	where  *Text
	window fyne.Window
	chosen func(path string)
}

const (
	filePanelWidth  = 720
	filePanelHeight = 300 // of the list
)

// ChooseFile opens the panel over a window. chosen gets a full path after the
// panel is gone; a file to save that is there already was confirmed.
func ChooseFile(w fyne.Window, files FileSystem, r FileRequest, chosen func(path string)) *FilePanel {
	p := &FilePanel{window: w, chosen: chosen}
	p.model = fileModel{files: files, mode: r.Mode, extensions: r.Extensions, folder: r.Folder}
	if p.model.folder == "" {
		if home, err := files.Home(); err == nil {
			p.model.folder = home
		}
	}
	p.build(r)
	p.enter(p.model.folder)
	p.path.SetTextQuiet(r.Name)
	return p
}

// Folder is the folder the panel shows.
func (p *FilePanel) Folder() string { return p.model.folder }

// IsOpen reports whether the panel is shown.
func (p *FilePanel) IsOpen() bool { return p.dialog.open }

func (p *FilePanel) build(r FileRequest) {
	p.path = newPathEntry(p)
	p.field = NewField(map[FileMode]string{OpenFile: "File", ChooseFolder: "Folder", SaveFile: "Name"}[r.Mode], p.path)
	p.field.SetHint("Tab completes, ~ is home")
	p.where = NewText("", BodyFigures).In(Ink3).Truncated()
	p.list = newFileList(p)
	yes := r.Yes
	if yes == "" {
		yes = map[FileMode]string{OpenFile: "Open", ChooseFolder: "Choose", SaveFile: "Save"}[r.Mode]
	}
	p.dialog = ShowDialog(p.window, DialogSpec{
		Title: r.Title, Width: filePanelWidth, Focus: p.path,
		Body: Rows(GapGroup, p.field, p.where, Fixed(0, filePanelHeight, p.list)),
		Buttons: []DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: yes, Kind: Primary, Default: true, Press: p.take},
		},
	})
}

func newFileList(p *FilePanel) *Grid[fileRow] {
	name := Column[fileRow]{ID: "name", Title: "Name", Cell: fileNameCell, Text: func(r fileRow) string { return r.name }}
	size := Column[fileRow]{ID: "size", Title: "Size", Width: 90, Align: fyne.TextAlignTrailing, Style: BodyFigures, Color: Ink2, Text: fileRow.sizeWords}
	modified := Column[fileRow]{ID: "modified", Title: "Modified", Width: 140, Style: BodyFigures, Color: Ink2, Text: fileRow.modifiedWords}
	g := NewGrid(func(r fileRow) string { return r.name }, name, size, modified)
	g.Height = HeightCompact
	g.Empty = Centered(NewText("Nothing here that can be chosen", Body).In(Ink3))
	g.OnSelect = p.show
	g.OnOpen = func(r fileRow) { p.open(r) }
	g.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyBackspace {
			p.up()
		}
		return key == fyne.KeyBackspace
	}
	return g
}

func (r fileRow) sizeWords() string {
	if r.folder {
		return ""
	}
	return fileSize(r.size)
}

func (r fileRow) modifiedWords() string {
	if r.up {
		return ""
	}
	return r.modified.Format("2006-01-02 15:04")
}

// fileNameCell shows a folder or file sign before the name.
func fileNameCell() Cell[fileRow] {
	icon, name := NewIcon("", IconSize, Ink3), NewText("", Body).Truncated()
	return Cell[fileRow]{
		Object: Fixed(0, HeightCompact-1, Cols(GapGroup, icon, Grow(name))),
		Update: func(r fileRow, _ bool) {
			icon.SetName("file-text")
			icon.SetColor(Ink3)
			if r.folder {
				icon.SetName("folder-open")
				icon.SetColor(Accent)
			}
			if r.up {
				icon.SetName("arrow-up")
			}
			name.SetText(r.name)
		},
	}
}

// enter shows another folder; one that cannot be read is told and not entered.
func (p *FilePanel) enter(folder string) bool {
	before := p.model.folder
	p.model.folder = folder
	rows, err := p.model.rows()
	if err != nil {
		p.model.folder = before
		p.field.SetMessage(Wrong, "This folder cannot be read: "+folder)
		return false
	}
	p.field.SetMessage(NoMessage, "")
	p.list.SetRows(rows)
	p.where.SetText(folder)
	p.dialog.Refresh()
	return true
}

// show puts the selected name into the path.
func (p *FilePanel) show(r fileRow) {
	switch {
	case r.up:
	case !r.folder || p.model.mode == ChooseFolder:
		p.path.SetTextQuiet(r.name)
	}
}

// open is Enter or a double click on a row.
func (p *FilePanel) open(r fileRow) {
	switch {
	case r.up:
		p.up()
	case r.folder:
		p.goTo(filepath.Join(p.model.folder, r.name))
	default:
		p.path.SetTextQuiet(r.name)
		p.take()
	}
}

// goTo enters a folder from the list and keeps the keyboard there.
func (p *FilePanel) goTo(folder string) {
	if p.enter(folder) {
		if p.model.mode != SaveFile {
			p.path.SetTextQuiet("")
		}
		p.list.Select("")
		p.list.SelectNext(-len(p.list.Rows()))
	}
}

// up shows the folder above and selects the one it came from.
func (p *FilePanel) up() {
	from := filepath.Base(p.model.folder)
	if parent := filepath.Dir(p.model.folder); parent != p.model.folder && p.enter(parent) {
		p.list.Select(from)
	}
}

// take chooses what is typed. It never closes the dialog by its own answer.
func (p *FilePanel) take() bool {
	c := p.model.judge(p.path.Text())
	switch {
	case c.problem != "":
		p.field.SetMessage(Wrong, c.problem)
		p.dialog.Refresh()
		focusOn(p.path)
	case c.enter:
		if p.enter(c.path) {
			p.path.SetTextQuiet("")
		}
	case c.replace:
		name := filepath.Base(c.path)
		Confirm(p.window, Question{
			Title: "Replace " + name + "?", Text: "There is a file of this name already. What it holds now will be lost.",
			Yes: "Replace", Danger: true,
		}, func() { p.done(c.path) })
	default:
		p.done(c.path)
	}
	return false
}

func (p *FilePanel) done(path string) {
	p.dialog.Close()
	p.chosen(path)
}

// pathEntry is the line a path is typed in; Tab completes it while there is
// something to complete.
type pathEntry struct {
	Entry
	panel *FilePanel
}

func newPathEntry(p *FilePanel) *pathEntry {
	e := &pathEntry{panel: p}
	e.init(e, BodyFigures)
	e.OnChanged = func(string) { p.field.SetMessage(NoMessage, "") }
	return e
}

// AcceptsTab is true while Tab would complete something.
func (e *pathEntry) AcceptsTab() bool { return e.completion() != e.Text() }

func (e *pathEntry) completion() string { return e.panel.model.complete(e.Text()) }

// TypedKey completes with Tab and goes into the list with Down.
func (e *pathEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyTab:
		if e.shift {
			moveFocus(e, true)
			return
		}
		e.buffer.choose(0, len(e.buffer.runes))
		e.buffer.insert(e.completion())
		e.edited()
	case fyne.KeyDown:
		focusOn(e.panel.list)
	default:
		e.Entry.TypedKey(key)
	}
}
