package page

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Menu is a group of the menu.
type Menu string

// The groups of the menu, in their order.
const (
	MenuCase   Menu = "Case"
	MenuEdit   Menu = "Edit"
	MenuAudit  Menu = "Audit"
	MenuGo     Menu = "Go to"
	MenuView   Menu = "View"
	MenuHelp   Menu = "Help"
	MenuHidden Menu = "" // in no menu: another key of a command that is in one
)

// AllMenus returns every group in its order.
func AllMenus() []Menu { return []Menu{MenuCase, MenuEdit, MenuAudit, MenuGo, MenuView, MenuHelp} }

// Command is something a person can do: in the menu, by its keys, and perhaps by a button.
type Command struct {
	Menu  Menu
	Word  string // "New finding"; with "…" when it asks before it does
	Icon  string // name of an icon, or ""
	Keys  Keys
	Write bool // it changes the case, so it is not there when the case can only be read
	Run   func()
	// Locked returns why the command cannot be done now, "" when it can. nil: always can.
	Locked func() string
}

// Reason returns why the command cannot be done now, "" when it can.
func (c Command) Reason(readOnly bool) string {
	if c.Write && readOnly {
		return "the case can only be read"
	}
	if c.Locked != nil {
		return c.Locked()
	}
	return ""
}

// Keys are the keys of a command as people read them: "Ctrl+Shift+N", "F7", "Ins", "Alt+Down". Ctrl is Cmd on macOS.
type Keys string

// keyNames are the names of keys that are not their own name in Fyne.
var keyNames = map[string]fyne.KeyName{
	"Ins": fyne.KeyInsert, "Del": fyne.KeyDelete, "Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape,
	"Up": fyne.KeyUp, "Down": fyne.KeyDown, "Left": fyne.KeyLeft, "Right": fyne.KeyRight,
	"PgUp": fyne.KeyPageUp, "PgDn": fyne.KeyPageDown, "Home": fyne.KeyHome, "End": fyne.KeyEnd, "Space": fyne.KeySpace,
}

// Parse returns the key and its modifiers. An unknown modifier is an error; keys are written by programmers, and a test
// parses them all.
func (k Keys) Parse() (fyne.KeyName, fyne.KeyModifier, error) {
	var mod fyne.KeyModifier
	rest := string(k)
	for {
		word, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		switch word {
		case "Ctrl":
			mod |= fyne.KeyModifierShortcutDefault
		case "Shift":
			mod |= fyne.KeyModifierShift
		case "Alt":
			mod |= fyne.KeyModifierAlt
		default:
			return "", 0, fmt.Errorf("keys %q: unknown modifier %q", k, word)
		}
		rest = after
	}
	if name, ok := keyNames[rest]; ok {
		return name, mod, nil
	}
	return fyne.KeyName(rest), mod, nil
}

// Shortcut returns the keys as a Fyne shortcut, nil for keys without Ctrl or Alt, which arrive as plain key events.
func (k Keys) Shortcut() fyne.Shortcut {
	name, mod, err := k.Parse()
	if err != nil || k == "" || mod&^fyne.KeyModifierShift == 0 {
		return nil
	}
	if mod == fyne.KeyModifierShortcutDefault { // the driver has shortcuts of its own for these
		switch name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}
}
