package nonconformity

import (
	"context"
	"path/filepath"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// Workbooks is what the page needs of the open case to hand the nonconformities out.
type Workbooks interface {
	ExportFindings(ctx context.Context, auditID audit.ID, path string, force bool, progress func(done, total int)) (casefile.Exported, error)
	ExportParts(ctx context.Context, auditID audit.ID, folder string, force bool) ([]casefile.ExportedPart, error)
}

// about is the audit that the workbook is about: the one of all open nonconformities, "" when they are of several.
func (p *Page) about() audit.ID {
	at := audit.ID("")
	for _, f := range p.all {
		switch {
		case !f.State.IsOpen():
		case at == "":
			at = f.Audit
		case at != f.Audit:
			return ""
		}
	}
	return at
}

// askWorkbook writes the workbook for the client, or one for each person that is named, as the user chooses.
func (p *Page) askWorkbook() {
	if p.lockedBook() != "" {
		return
	}
	p.detail.close()
	named := map[audit.ID]bool{}
	for _, f := range p.all {
		if f.State.IsOpen() && f.Contact != "" {
			named[f.Contact] = true
		}
	}
	if len(named) == 0 {
		p.exportOne()
		return
	}
	kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Workbook for the client", Width: dialogWidth,
		Text: counted(len(named), "person of the client is", "persons of the client are") + " named to answer. Each can have a workbook with their nonconformities alone; " +
			"what comes back is read one workbook after the other.",
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: "One for each person…", Icon: "users", Press: func() bool { p.exportParts(); return true }},
			{Word: "One for all…", Icon: "download", Kind: kit.Primary, Default: true, Press: func() bool { p.exportOne(); return true }},
		},
	})
}

func (p *Page) exportOne() {
	about := p.about()
	p.host.ChooseSave("Workbook for the client", p.now.Client.Name+" nonconformities "+p.host.Today().String()+".xlsx", func(path string) {
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		p.host.Runner().Run("Writing "+filepath.Base(path), func(ctx context.Context, progress task.Progress) error {
			_, err := p.cases.ExportFindings(ctx, about, path, true, func(done, total int) { progress.Set(int64(done), int64(total), "") })
			return err
		}, func(err error) {
			p.written(err, "Written to "+filepath.Base(path)+"; it holds all findings of the audit")
		})
	})
}

func (p *Page) exportParts() {
	about := p.about()
	p.host.ChooseFolder("Folder for the workbooks", func(folder string) {
		var parts []casefile.ExportedPart
		p.host.Runner().Run("Writing a workbook for each person", func(ctx context.Context, _ task.Progress) (err error) {
			parts, err = p.cases.ExportParts(ctx, about, folder, true)
			return err
		}, func(err error) {
			p.written(err, counted(len(parts), "workbook", "workbooks")+" written to "+filepath.Base(folder))
		})
	})
}

// written tells what became of a workbook.
func (p *Page) written(err error, words string) {
	switch {
	case casefile.IsCancelled(err):
	case err != nil:
		p.host.Tell(err)
	default:
		p.host.Toast(words, false)
	}
}

// askWho names the person of the client who is to answer.
func (p *Page) askWho() {
	if p.lockedWho() != "" {
		return
	}
	f := p.chosen()
	name := func(to audit.ID) func() {
		return func() {
			p.settled(func(f *audit.Finding) {
				after := audit.Clone(f)
				after.Contact = to
				p.save("Who answers "+f.Label(), "", casefile.Change{Before: f, After: after})
				p.then(func() {})
			})
		}
	}
	var items []kit.MenuItem
	for i := range p.now.Contacts {
		c := &p.now.Contacts[i]
		item := kit.MenuItem{Word: c.Name, Run: name(c.ID)}
		if c.ID == f.Contact {
			item.Icon = "check"
		}
		items = append(items, item)
	}
	items = append(items, kit.MenuItem{Word: "Nobody in particular", Run: name("")})
	kit.ShowMenuUnder(p.detail.number, kit.MenuGroup{Title: f.Label() + " is answered by", Items: items})
}
