package desktop

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// showShortcuts shows every command that has keys, by menu, and the keys that are in no menu.
func (w *Desktop) showShortcuts() {
	groups := append(w.menuGroups(), w.furtherKeys())
	left, right := kit.Rows(0), kit.Rows(0)
	all, shown := 0, 0
	for _, g := range groups {
		all += len(withKeys(g))
	}
	for _, g := range groups {
		items := withKeys(g)
		if len(items) == 0 {
			continue
		}
		column := left
		if 2*shown >= all {
			column = right
		}
		shown += len(items)
		column.Add(kit.Pad(10, 0, 4, 0, kit.NewText(g.Title, kit.Group)))
		for _, item := range items {
			column.Add(shortcutRow(item))
		}
	}
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Shortcuts", Body: kit.Cols(40, kit.Grow(kit.Top(left)), kit.Grow(kit.Top(right))), Width: 820,
		Buttons: []kit.DialogButton{closeButton()},
	})
}

func withKeys(g kit.MenuGroup) []kit.MenuItem {
	var out []kit.MenuItem
	for _, item := range g.Items {
		if item.Key != "" {
			out = append(out, item)
		}
	}
	return out
}

func shortcutRow(item kit.MenuItem) fyne.CanvasObject {
	return kit.Fixed(0, 24, kit.Cols(16, kit.Grow(kit.NewText(item.Word, kit.Body).In(kit.Ink2).Truncated()), kit.NewText(item.Key, kit.Small)))
}

// furtherKeys are the keys of no menu: those of the page shown, and those that every page has.
func (w *Desktop) furtherKeys() kit.MenuGroup {
	g := kit.MenuGroup{Title: "Everywhere"}
	seen := map[string]bool{}
	for _, c := range w.commands() {
		if c.Menu == page.MenuHidden && c.Keys != "" && !seen[c.Word+string(c.Keys)] {
			seen[c.Word+string(c.Keys)] = true
			g.Items = append(g.Items, kit.MenuItem{Word: c.Word, Key: string(c.Keys)})
		}
	}
	g.Items = append(g.Items,
		kit.MenuItem{Word: "Cancel what runs", Key: "Esc"},
		kit.MenuItem{Word: "Undo typing in the field, then the last action", Key: string(keysUndo)},
		kit.MenuItem{Word: "Menu of the control or row, with the history of the field", Key: "Menu, Shift+F10"},
		kit.MenuItem{Word: "Next and previous control", Key: "Tab, Shift+Tab"},
		kit.MenuItem{Word: "Open, press, choose", Key: "Enter"},
		kit.MenuItem{Word: "Add to the list, take out of it", Key: "Ins, Del"},
	)
	return g
}
