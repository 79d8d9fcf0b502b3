package desktop

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/task"
)

func (w *Desktop) backupDir() string { return filepath.Join(w.DataDir, "backups") }

// backUp writes a copy of the case to a place of the user's choice.
func (w *Desktop) backUp() {
	base := strings.TrimSuffix(filepath.Base(w.session.Path()), caseSuffix)
	name := fmt.Sprintf("%s %s%s", base, w.Today(), caseSuffix)
	w.ChooseSave("Back up the case", name, func(path string) {
		s, path := w.session, asCaseFile(path)
		w.job("Backing up", func(ctx context.Context, _ task.Progress) error {
			return s.Backup(ctx, path, true)
		}, func() { w.Toast("Backed up to "+shortPath(w.Home, path), false) })
	})
}

// restore makes a case file of a backup, in a place of the user's choice, and opens it.
func (w *Desktop) restore() {
	w.chooseFile("Choose the backup", w.backupDir(), func(backup string) {
		w.ChooseSave("Where to restore the case", "client restored"+caseSuffix, func(path string) {
			path = asCaseFile(path)
			w.job("Restoring", func(ctx context.Context, _ task.Progress) error {
				return casefile.Restore(ctx, backup, path, true)
			}, func() { w.Open(path) })
		})
	})
}

// restoreCopy makes a case file of a backup beside the case it is of, and opens it.
func (w *Desktop) restoreCopy(b casefile.KeptBackup, of string) {
	name := fmt.Sprintf("%s as of %s%s", strings.TrimSuffix(filepath.Base(of), caseSuffix), b.At.Local().Format("2006-01-02 1504"), caseSuffix)
	w.ChooseSave("Where to restore the case", name, func(path string) {
		path = asCaseFile(path)
		w.job("Restoring", func(ctx context.Context, _ task.Progress) error {
			return casefile.Restore(ctx, b.Path, path, true)
		}, func() { w.Open(path) })
	})
}

// showBackups lists the backups that the program made of the case by itself.
func (w *Desktop) showBackups() {
	all, err := w.session.Backups()
	if err != nil {
		w.tell(err)
		return
	}
	if len(all) == 0 {
		kit.Tell(w.window, kit.Telling{
			Title: "No backups yet", Happened: "The first is made when a case is opened for writing.",
			Kept: "What was saved is in the case file.", Remedy: "Back up the case to a place of your choice: Ctrl+B.",
		})
		return
	}
	var d *kit.Dialog
	rows := kit.Rows(6)
	for _, b := range all {
		restore := kit.NewButton(kit.Secondary, "Restore…", func() {
			d.Close()
			w.restoreCopy(b, w.session.Path())
		}).Small()
		rows.Add(kit.Cols(12, kit.Fixed(130, 0, kit.NewText(localTime(b), kit.BodyFigures)), kit.Grow(kit.NewText(reasonWords(b.Reason), kit.Body)),
			kit.NewText(material.SizeWords(b.Size), kit.SmallFigures).In(kit.Ink3), restore))
	}
	d = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Backups of this case", Icon: "archive", Color: kit.Accent, Width: 520,
		Text: "Made daily, before findings and documents are issued, and before answers are taken in. " + casefile.BackupRule,
		Body: kit.Rows(12, rows, kit.NewParagraph("They lie in "+shortPath(w.Home, filepath.Dir(all[0].Path))+
			", unencrypted like the case. Restoring makes a new file; the case stays as it is.", kit.Small, kit.Ink3)),
		Buttons: []kit.DialogButton{closeButton()},
	})
}

// reasonWords say why a backup was made.
func reasonWords(r casefile.BackupReason) string {
	switch r {
	case casefile.BackupDaily:
		return "Daily"
	case casefile.BackupBeforeIssue:
		return "Before issuing"
	case casefile.BackupBeforeImport:
		return "Before an import"
	default:
		return string(r)
	}
}

func localTime(b casefile.KeptBackup) string { return b.At.Local().Format("2006-01-02 15:04") }

// backUpDaily makes the day's backup in the background.
func (w *Desktop) backUpDaily() {
	s := w.session
	if ro, _ := s.ReadOnly(); ro {
		return
	}
	var made casefile.KeptBackup
	w.backup = w.Deps.Runner.Load("daily backup", func(ctx context.Context) (err error) {
		made, err = s.DailyBackup(ctx)
		return err
	}, func(err error) {
		switch {
		case w.session != s || casefile.IsCancelled(err): // the case was closed meanwhile
		case err != nil:
			w.frame.status.eventAs("triangle-alert", "No backup today: "+explainShort(err))
		case made.Path != "":
			w.frame.status.eventAs("archive", "Backup today "+made.At.Local().Format("15:04"))
		}
	})
}

// backupFailed tells, from any goroutine, that a backup before a larger change could not be made.
func (w *Desktop) backupFailed(err error) {
	w.Deps.Runner.Post(func() {
		w.record(err)
		w.frame.status.eventAs("triangle-alert", "No backup: "+explainShort(err))
	})
}
