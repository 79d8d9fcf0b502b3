package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// newCaseForm is the dialog for a new case.
type newCaseForm struct {
	desktop  *Desktop
	dialog   *kit.Dialog
	client   *kit.Entry
	standard *kit.Picker
	file     *kit.Entry
	named    bool // the user chose the file; it no longer follows the client's name
	clientAt *kit.Field
	fileAt   *kit.Field

	standardAt *kit.Field
}

// NewCase asks for client, standard and place, and makes and opens the case.
func (w *Desktop) NewCase() {
	f := &newCaseForm{desktop: w, client: kit.NewEntry("Legal name of the organization"), file: kit.NewEntry("")}
	f.standard = kit.NewPicker("Standard", standardOptions()...)
	f.standard.Choose(casefile.DefaultStandard)
	f.clientAt = kit.NewField("Client", f.client)
	f.standardAt = kit.NewField("Standard and edition", f.standard)
	f.fileAt = kit.NewField("Case file", f.file)
	f.client.OnChanged = func(string) { f.follow() }
	f.file.OnChanged = func(string) { f.named = true }
	f.follow()
	f.show()
}

// show opens the dialog with what was entered so far.
func (f *newCaseForm) show() {
	browse := kit.NewButton(kit.Secondary, "Choose…", f.browse)
	body := kit.Rows(12, f.clientAt, f.standardAt,
		kit.Cols(8, kit.Grow(f.fileAt), kit.Pad(20, 0, 0, 0, kit.Top(browse))),
		kit.NewParagraph("Everything about this client is kept in this one file. The first cycle with its five audits is set up; what is not yet known can wait.", kit.Small, kit.Ink3),
		kit.NewParagraph(f.desktop.profileWords(), kit.Small, kit.Ink3))
	f.dialog = kit.ShowDialog(f.desktop.window, kit.DialogSpec{
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

// create makes the case. What is wrong is said beside its field, in the dialog that stays.
func (f *newCaseForm) create() bool {
	name, path := strings.TrimSpace(f.client.Text()), absolute(asCaseFile(strings.TrimSpace(f.file.Text())))
	f.clientAt.SetMessage(kit.NoMessage, "")
	f.fileAt.SetMessage(kit.NoMessage, "")
	client := audit.Client{Name: name}
	if problems := audit.Check(&client); len(problems) > 0 {
		f.wrong(f.clientAt, f.client, "The client's name "+problems[0].Message+".")
		return false
	}
	if _, err := os.Stat(path); err == nil {
		f.wrong(f.fileAt, f.file, "There is a file of that name; choose another.")
		return false
	}
	f.dialog.Close()
	f.make(path, client)
	return false
}

// make makes the case file and opens it.
func (f *newCaseForm) make(path string, client audit.Client) {
	w := f.desktop
	standard, _ := f.standard.Chosen()
	w.enter(&opening{path: path, failed: f.failed, open: func(ctx context.Context) (*casefile.Session, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return nil, fmt.Errorf("make the folder: %w", err)
		}
		return casefile.Create(ctx, w.env(), path, casefile.NewCase{Client: client, Standard: standard.ID, Profile: w.kept.Profile()})
	}})
}

// failed asks again, with why the file could not be made.
func (f *newCaseForm) failed(err error) {
	f.show()
	e := casefile.Explain(err)
	f.wrong(f.fileAt, f.file, e.Title+". "+e.Remedy+" ("+err.Error()+")")
}

func (f *newCaseForm) wrong(at *kit.Field, control fyne.Focusable, words string) {
	at.SetMessage(kit.Wrong, words)
	f.dialog.Refresh()
	f.desktop.window.Canvas().Focus(control)
}
