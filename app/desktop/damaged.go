package desktop

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/task"
)

// damaged looks what can be done about a case file that cannot be opened for its damage, and offers it.
func (w *Desktop) damaged(path string, why error) {
	w.record(why)
	env, found := w.env(), casefile.Rescue{}
	w.Deps.Runner.Run("Looking into the damaged case", func(ctx context.Context, _ task.Progress) (err error) {
		found, err = casefile.LookForRescue(ctx, env, path)
		return err
	}, func(err error) {
		if err != nil {
			w.tell(why) // what could be done about it cannot be told
			return
		}
		w.offerRescue(path, why, found)
	})
}

// maxLater is how many actions the dialog lists that a backup lacks.
const maxLater = 30

// offerRescue offers the newest good backup, with what it lacks, and to take out of the damaged file what can be read.
func (w *Desktop) offerRescue(path string, why error, r casefile.Rescue) {
	e := explain(why)
	buttons := []kit.DialogButton{{Word: "Close", Cancel: true}}
	if r.Read {
		buttons = append(buttons, kit.DialogButton{Word: "Save what can be read…", Press: func() bool { w.salvage(path); return true }})
	}
	if r.Backup.Path != "" {
		buttons = append(buttons, kit.DialogButton{
			Word: "Restore the backup…", Icon: "archive", Kind: kit.Primary, Default: true,
			Press: func() bool { w.restoreCopy(r.Backup, path); return true },
		})
	}
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: e.Title, Icon: "triangle-alert", Color: kit.Major, Width: 560, Text: e.Happened,
		Body:    kit.Rows(14, w.backupFound(r), laterWords(r), kit.NewParagraph("The damaged file is not touched. Keep it.", kit.Small, kit.Ink3)),
		Buttons: buttons,
	})
}

// backupFound says which backup there is.
func (w *Desktop) backupFound(r casefile.Rescue) fyne.CanvasObject {
	words := "There is no backup of it on this machine that is whole. If somebody has one: Restore a backup in the menu."
	if b := r.Backup; b.Path != "" {
		words = fmt.Sprintf("The newest backup that is whole is of %s (%s, %s).", localTime(b), reasonWords(b.Reason), material.SizeWords(b.Size))
	}
	if r.Broken > 0 {
		words += fmt.Sprintf(" Damaged too, and newer: %s.", countOf(r.Broken, "backup"))
	}
	return kit.NewParagraph(words, kit.BodyMedium, kit.Ink)
}

// laterWords list what the damaged file can still tell that the backup lacks.
func laterWords(r casefile.Rescue) fyne.CanvasObject {
	switch {
	case !r.Read:
		return kit.NewParagraph("Nothing of the damaged file can be read.", kit.Body, kit.Ink2)
	case len(r.Later) == 0:
		return kit.NewParagraph("The damaged file tells nothing that the backup lacks.", kit.Body, kit.Ink2)
	}
	head := "What the damaged file tells, the newest first:"
	if r.Backup.Path != "" {
		head = fmt.Sprintf("The backup lacks %s of the damaged file, the newest first:", countOf(len(r.Later), "action"))
	}
	rows := kit.Rows(4, kit.NewParagraph(head, kit.Body, kit.Ink2))
	for _, a := range r.Later[:min(len(r.Later), maxLater)] {
		rows.Add(kit.Cols(12, kit.NewText(a.At.Time().Local().Format("2006-01-02 15:04"), kit.SmallFigures).In(kit.Ink3),
			kit.Grow(kit.NewText(a.Label, kit.Small)), kit.NewText(a.Who, kit.Small).In(kit.Ink3)))
	}
	if more := len(r.Later) - maxLater; more > 0 {
		rows.Add(kit.NewText(fmt.Sprintf("and %d more", more), kit.Small).In(kit.Ink3))
	}
	return rows
}

// salvage takes what can be read of a damaged case into a new file, tells what could not, and opens it.
func (w *Desktop) salvage(damaged string) {
	name := strings.TrimSuffix(filepath.Base(damaged), caseSuffix) + " salvaged" + caseSuffix
	w.ChooseSave("Where to put what can be read", name, func(path string) {
		env, path := w.env(), asCaseFile(path)
		var out casefile.Salvaged
		w.job("Saving what can be read", func(ctx context.Context, _ task.Progress) (err error) {
			out, err = casefile.Salvage(ctx, env, damaged, path)
			return err
		}, func() {
			w.Open(path)
			if len(out.Lost) > 0 {
				w.tellFaults(out.Lost)
			}
		})
	})
}
