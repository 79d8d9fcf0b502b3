package material

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Keys of the commands of the panes.
const (
	KeysAttach page.Keys = "Ctrl+Shift+A"
	KeysPaste  page.Keys = "Ctrl+Shift+V"
	KeysSample page.Keys = "Ctrl+Shift+D"
)

// Files is the pane of attachments: a small picture of each, its name, type, size and day. Enter opens one, F2 shows and
// changes what is known of it, Ins adds, Del takes out.
type Files struct {
	m     *Material
	at    At
	small *Thumbnails
	grid  *kit.Grid[*audit.Attachment]
	add   *kit.Button
	none  *kit.Paragraph
	empty string
	root  *fyne.Container
}

// Measures of a file in the pane (LOOK.md, Checklist).
const (
	fileRow  float32 = 80
	fileWide float32 = 56
	fileHigh float32 = 64
)

// NewFiles makes the pane, empty until Show. none is what it says while there is no file, "" for the usual.
func (m *Material) NewFiles(none string) *Files {
	f := &Files{m: m, small: m.NewThumbnails(), empty: none}
	if none == "" {
		f.empty = "No file yet. Drop files or a folder here, or paste a picture."
	}
	f.grid = kit.NewGrid(func(a *audit.Attachment) string { return string(a.ID) }, kit.Column[*audit.Attachment]{
		ID: "file", Min: 120, Cell: f.cell, Text: func(a *audit.Attachment) string { return a.Name },
	})
	f.grid.Plain(kit.Clear)
	f.grid.HideHeader, f.grid.Height = true, fileRow
	f.grid.OnOpen = m.OpenFile
	f.grid.OnInsert = func() { m.AddFiles(f.at) }
	f.grid.OnDelete = func(a *audit.Attachment) { m.RemoveFile(f.at, a) }
	f.grid.OnKey = func(key fyne.KeyName) bool { return f.key(key) }
	f.grid.OnMenu = func(_ *audit.Attachment, at fyne.Position) { kit.ShowMenu(m.canvas(), at, f.menu()) }
	f.add = kit.NewButton(kit.Link, "Add", func() { m.AddFiles(f.at) }).WithKey(string(KeysAttach)).Small()
	f.none = kit.NewParagraph(f.empty, kit.Small, kit.Ink3)
	f.root = kit.Rows(4, kit.GroupHead("Attachments", f.add), kit.Hairline(), f.none, tall(f.grid, f.height))
	return f
}

// Content returns the pane. It is as high as its rows, so it lies in what scrolls.
func (f *Files) Content() fyne.CanvasObject { return f.root }

// Show shows the files that belong there.
func (f *Files) Show(c *audit.Case, at At) {
	f.at = at
	rows := FilesAt(c, at)
	f.grid.SetRows(rows)
	f.none.Hidden, f.grid.Hidden = len(rows) > 0, len(rows) == 0
	f.add.Hidden = f.m.host.ReadOnly()
	f.root.Refresh()
}

// Any reports whether there is a file, which then can have the keyboard.
func (f *Files) Any() bool { return len(f.grid.Rows()) > 0 }

// Focus gives the keyboard to the list of files, or to what adds one.
func (f *Files) Focus() {
	if f.Any() {
		f.m.canvas().Focus(f.grid)
		return
	}
	f.m.canvas().Focus(f.add)
}

// Drop takes in files and folders that were dropped.
func (f *Files) Drop(paths []string) { f.m.Drop(f.at, paths) }

// Commands are what can be done with the files of the pane. They add to where the pane stands.
func (f *Files) Commands() []page.Command { return f.m.FileCommands(func() At { return f.at }) }

// FileCommands are the commands that add files where at says.
func (m *Material) FileCommands(at func() At) []page.Command {
	return []page.Command{
		{Menu: page.MenuEdit, Word: "Attach files…", Icon: "paperclip", Keys: KeysAttach, Write: true, Run: func() { m.AddFiles(at()) }, Locked: m.locked},
		{Menu: page.MenuEdit, Word: "Attach a folder…", Icon: "folder-open", Write: true, Run: func() { m.AddFolder(at()) }, Locked: m.locked},
		{Menu: page.MenuEdit, Word: "Attach the picture copied", Icon: "image", Keys: KeysPaste, Write: true, Run: func() { m.Paste(at()) }, Locked: m.locked},
		{Menu: page.MenuEdit, Word: m.scaleWords(), Icon: "image", Write: true, Run: m.toggleScale},
		{Menu: page.MenuEdit, Word: m.originalWords(), Icon: "image", Write: true, Run: m.toggleOriginal},
	}
}

// The toggles hold for what is attached next. Photographs are turned upright and lose their place in any case.

func (m *Material) scaleWords() string {
	if m.options.Longest > 0 {
		return "Photographs: keep their full size"
	}
	return "Photographs: scale to 2,048 pixels"
}

func (m *Material) toggleScale() {
	m.options.Longest = ScaledSide - m.options.Longest
	if m.options.Longest > 0 {
		m.host.Toast("Photographs attached from now on are scaled to 2,048 pixels", false)
		return
	}
	m.host.Toast("Photographs attached from now on keep their size", false)
}

func (m *Material) originalWords() string {
	if m.options.KeepOriginal {
		return "Photographs: do not keep originals"
	}
	return "Photographs: keep originals too"
}

func (m *Material) toggleOriginal() {
	m.options.KeepOriginal = !m.options.KeepOriginal
	if m.options.KeepOriginal {
		m.host.Toast("The originals of photographs are kept too, with what they say of the place", false)
		return
	}
	m.host.Toast("Originals of photographs are not kept", false)
}

func (f *Files) key(key fyne.KeyName) bool {
	a, ok := f.grid.Selected()
	if key == fyne.KeyF2 && ok {
		f.m.EditFile(a)
		return true
	}
	return false
}

func (f *Files) menu() kit.MenuGroup {
	a, _ := f.grid.Selected()
	why := f.m.locked()
	return kit.MenuGroup{Items: []kit.MenuItem{
		{Word: "Open", Icon: "eye", Key: "Enter", Run: func() { f.m.OpenFile(a) }},
		{Word: "What is known of it…", Icon: "info", Key: "F2", Run: func() { f.m.EditFile(a) }},
		{Word: "Take out", Icon: "trash-2", Key: "Del", Reason: why, Run: func() { f.m.RemoveFile(f.at, a) }},
	}}
}

// height is that of all rows.
func (f *Files) height() float32 { return fileRow * float32(len(f.grid.Rows())) }

func (f *Files) cell() kit.Cell[*audit.Attachment] {
	picture, show := f.small.Frame(fileWide, fileHigh)
	name := kit.NewParagraph("", kit.BodyMedium, kit.Ink).AtMostLines(2)
	facts, size := kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated(), kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	return kit.Cell[*audit.Attachment]{
		Object: kit.Cols(12, kit.Middle(fileHigh, picture), kit.Grow(kit.Pad(4, 0, 0, 0, kit.Top(kit.Rows(0, name, facts, size))))),
		Update: func(a *audit.Attachment, _ bool) {
			show(a)
			_, kind := FileMark(a)
			name.SetText(a.Name)
			facts.SetText(filled(kind, Day(a.TakenOn, a.TakenAt), secret(a)))
			size.SetText(SizeWords(a.Size) + " · " + Finger(a))
		},
	}
}

func secret(a *audit.Attachment) string {
	if a.Confidential {
		return "confidential"
	}
	return ""
}

// Frame is the place of a small picture with an edge, and what shows an attachment in it.
func (t *Thumbnails) Frame(w, h float32) (fyne.CanvasObject, func(*audit.Attachment)) {
	picture := &canvas.Image{FillMode: canvas.ImageFillContain}
	icon := kit.NewIcon("", kit.IconSize+4, kit.Ink3)
	place := kit.Fixed(w, h, kit.Layers(kit.NewBox(kit.Surface).Rounded(kit.RadiusChip).Edged(kit.Line2, 1),
		kit.Pad(3, 3, 3, 3, picture), kit.Centered(icon)))
	return place, func(a *audit.Attachment) {
		name, _ := FileMark(a)
		icon.SetName(name)
		t.show(picture, icon, a)
	}
}

// FilesAt are the attachments that belong somewhere, in the order in which they came.
func FilesAt(c *audit.Case, at At) []*audit.Attachment {
	with := map[audit.ID]bool{}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if at.Evidence == e.ID || at.Evidence == "" && e.Audit == at.Audit && bearsOn(e.Requirements, at.Requirement) {
			for _, id := range e.Attachments {
				with[id] = true
			}
		}
	}
	var out []*audit.Attachment
	for i := range c.Attachments {
		a := &c.Attachments[i]
		taken := at.Evidence == "" && a.Audit == at.Audit && bearsOn(a.Requirements, at.Requirement)
		if taken || with[a.ID] {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b *audit.Attachment) int { return cmp.Compare(a.AddedAt, b.AddedAt) })
	return out
}
