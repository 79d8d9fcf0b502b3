package desktop

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/platform/settings"
)

func cancelButton() kit.DialogButton { return kit.DialogButton{Word: "Cancel", Cancel: true} }

func closeButton() kit.DialogButton {
	return kit.DialogButton{Word: "Close", Kind: kit.Primary, Default: true, Cancel: true}
}

// newCaseForm is the dialog for a new case.
type newCaseForm struct {
	desktop  *Desktop
	client   *kit.Entry
	standard *kit.Picker
	file     *kit.Entry
	named    bool // the user chose the file; it no longer follows the client's name
	clientAt *kit.Field
	fileAt   *kit.Field
}

// NewCase asks for client, standard and place, and makes and opens the case.
func (w *Desktop) NewCase() {
	f := &newCaseForm{desktop: w, client: kit.NewEntry("Legal name of the organization"), file: kit.NewEntry("")}
	f.standard = kit.NewPicker("Standard", standardOptions()...)
	f.standard.Choose(casefile.DefaultStandard)
	f.clientAt = kit.NewField("Client", f.client)
	f.fileAt = kit.NewField("Case file", f.file)
	f.client.OnChanged = func(string) { f.follow() }
	f.file.OnChanged = func(string) { f.named = true }
	f.follow()
	browse := kit.NewButton(kit.Secondary, "Choose…", f.browse)
	body := kit.Rows(12, f.clientAt, kit.NewField("Standard and edition", f.standard),
		kit.Cols(8, kit.Grow(f.fileAt), kit.Pad(20, 0, 0, 0, browse)),
		kit.NewParagraph("Everything about this client is kept in this one file. The first cycle with its five audits is set up; what is not yet known can wait.", kit.Small, kit.Ink3))
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "New case", Body: body, Width: 520, Focus: f.client,
		Buttons: []kit.DialogButton{cancelButton(), {Word: "Make the case", Icon: "plus", Kind: kit.Primary, Default: true, Press: f.create}},
	})
}

// standardOptions are the catalogues that are certified against by audit.
func standardOptions() []kit.Option {
	var out []kit.Option
	for _, id := range []string{casefile.DefaultStandard, "iso-iec-27001-2022", "iso-9001-2015"} {
		if designation, title, ok := casefile.StandardTitle(id); ok {
			out = append(out, kit.Option{ID: id, Title: designation, Detail: title, Hidden: true})
		}
	}
	return out
}

// follow suggests a place that carries the client's name, until the user chose one.
func (f *newCaseForm) follow() {
	if f.named {
		return
	}
	name := "New client"
	if n := strings.TrimSpace(f.client.Text()); n != "" {
		name = fileName(n)
	}
	f.file.SetTextQuiet(filepath.Join(f.desktop.CasesDir, name, "client.fieldcase"))
}

func (f *newCaseForm) browse() {
	f.desktop.ChooseSave("Where to keep the case", filepath.Base(f.file.Text()), func(path string) {
		f.named = true
		f.file.SetTextQuiet(path)
	})
}

// create makes the case; false keeps the dialog open, with what is wrong beside the field.
func (f *newCaseForm) create() bool {
	w, name, path := f.desktop, strings.TrimSpace(f.client.Text()), strings.TrimSpace(f.file.Text())
	f.clientAt.SetMessage(kit.NoMessage, "")
	f.fileAt.SetMessage(kit.NoMessage, "")
	client := audit.Client{Name: name}
	if problems := audit.Check(&client); len(problems) > 0 {
		f.clientAt.SetMessage(kit.Wrong, "The client's name "+problems[0].Message)
		return false
	}
	path = absolute(asCaseFile(path))
	if _, err := os.Stat(path); err == nil {
		f.fileAt.SetMessage(kit.Wrong, "There is a file of that name; choose another.")
		return false
	}
	standard, _ := f.standard.Chosen()
	w.enter(&opening{path: path, open: func(ctx context.Context) (*casefile.Session, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return nil, err
		}
		return casefile.Create(ctx, w.env(), path, casefile.NewCase{Client: client, Standard: standard.ID})
	}})
	return true
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
