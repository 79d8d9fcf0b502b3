package portfolio

import (
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/desktop/kit"
)

// addFolder asks for a folder and reads what is below it.
func (p *Page) addFolder() {
	p.host.ChooseFolder("Folder with case files", func(path string) { p.take(path) })
}

// take adds a folder to those chosen. One that lies below another is read with that already.
func (p *Page) take(path string) {
	folders := p.office.Folders()
	for _, f := range folders {
		if within(path, f) {
			p.host.Toast(p.office.Shorten(path)+" is read already, with "+p.office.Shorten(f), false)
			return
		}
	}
	folders = slices.DeleteFunc(slices.Clone(folders), func(f string) bool { return within(f, path) })
	p.setFolders(append(folders, path))
}

// within reports whether a path is a folder or lies below it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// removeFolder offers the folders to take away; their files stay.
func (p *Page) removeFolder() {
	var items []kit.MenuItem
	for _, f := range p.office.Folders() {
		items = append(items, kit.MenuItem{Word: p.office.Shorten(f), Run: func() {
			p.setFolders(slices.DeleteFunc(slices.Clone(p.office.Folders()), func(g string) bool { return g == f }))
			p.host.Toast("Taken out of the portfolio; the files stay where they are", false)
		}})
	}
	kit.ShowMenuUnder(p.choice, kit.MenuGroup{Title: "Take out of the portfolio", Items: items})
}

// setFolders remembers the folders and reads them anew.
func (p *Page) setFolders(folders []string) {
	p.office.KeepFolders(folders)
	if p.run != nil {
		p.run.handle.Cancel()
	}
	p.rest()
	p.source, p.run, p.looked, p.halted, p.news = nil, nil, false, halt{}, ""
	p.rows, p.unreadable = nil, nil
	p.read(true)
	p.show()
	p.Focus()
}

// Drop implements page.Dropper: a folder that is dropped is added.
func (p *Page) Drop(paths []string) {
	for _, path := range paths {
		p.take(path)
	}
}

func (p *Page) lockedFolders() string {
	if len(p.office.Folders()) == 0 {
		return "add a folder first"
	}
	return ""
}
