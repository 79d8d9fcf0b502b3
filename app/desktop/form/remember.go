package form

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// Remembering is what knows the history of the fields of a record: an editor. History returns what shows the history of
// a field, nil when there is none.
type Remembering interface {
	History(field, label string) func()
}

// Remember lets the context menu of a control show the history of the field that it is for; label is the words
// over it.
func Remember(of Remembering, control fyne.CanvasObject, field, label string) {
	kit.SetMenu(control, func() []kit.MenuItem { return HistoryItems(of, "History of this field…", field, label) })
}

// HistoryItems is the command of a context menu that shows the history of a field; nothing when there is none.
func HistoryItems(of Remembering, word, field, label string) []kit.MenuItem {
	show := of.History(field, label)
	if show == nil {
		return nil
	}
	return []kit.MenuItem{{Word: word, Icon: "history", Run: show}}
}
