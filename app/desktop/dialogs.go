package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/platform/settings"
)

func cancelButton() kit.DialogButton { return kit.DialogButton{Word: "Cancel", Cancel: true} }

func closeButton() kit.DialogButton {
	return kit.DialogButton{Word: "Close", Kind: kit.Primary, Default: true, Cancel: true}
}

// askPerson asks who is working; changes of the case carry this name.
func (w *Desktop) askPerson() {
	p := w.person()
	name, initials, role := kit.NewEntry("Name"), kit.NewEntry("Initials"), kit.NewEntry("such as lead auditor")
	name.SetTextQuiet(p.Name)
	initials.SetTextQuiet(p.Initials)
	role.SetTextQuiet(p.Role)
	initialsAt := kit.NewField("Initials", initials)
	body := kit.Rows(12, kit.NewField("Name", name), kit.Cols(12, kit.Fixed(120, 0, initialsAt), kit.Grow(kit.NewField("Part", role))),
		kit.NewParagraph("Every change of a case carries this name; drafts of findings are numbered by these initials.", kit.Small, kit.Ink3))
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Who is working", Body: body, Width: 420, Focus: name,
		Buttons: []kit.DialogButton{cancelButton(), {Word: "Keep", Icon: "check", Kind: kit.Primary, Default: true, Press: func() bool {
			chosen := settings.Person{Name: strings.TrimSpace(name.Text()), Initials: strings.TrimSpace(initials.Text()), Role: strings.TrimSpace(role.Text())}
			if chosen.Name == "" || chosen.Initials == "" {
				initialsAt.SetMessage(kit.Wrong, "Name and initials are needed.")
				return false
			}
			w.updateSettings(func(v *settings.Values) { v.Person = chosen })
			w.frame.refresh()
			w.reopen() // what follows is signed by who is working now
			if w.session == nil {
				w.showStart()
			}
			return true
		}}},
	})
}

// about tells the versions.
func (w *Desktop) about() {
	sqlite, format := casefile.Versions()
	lines := []fyne.CanvasObject{
		kit.NewText(w.Program, kit.BodyMedium),
		kit.NewParagraph("Case format "+format+", SQLite "+sqlite+".", kit.Body, kit.Ink2),
		kit.NewParagraph("Works without a network; nothing is sent anywhere.", kit.Body, kit.Ink2),
		kit.NewParagraph("Type: Inter, SIL Open Font License. Icons: Lucide, ISC.", kit.Small, kit.Ink3),
	}
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Fieldcase", Body: kit.Rows(6, lines...), Width: 400, Buttons: []kit.DialogButton{closeButton()},
	})
}
