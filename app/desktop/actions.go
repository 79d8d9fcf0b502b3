package desktop

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform/settings"
)

// Undo takes the last action back and tells which it was.
func (w *Desktop) Undo() {
	if w.session == nil || !w.leavePage() {
		return
	}
	s := w.session
	var undone casefile.Undone
	w.Deps.Runner.Save(func() (err error) {
		undone, err = s.Undo(context.Background(), "")
		return err
	}, func(err error) {
		if err != nil {
			w.tell(err)
			return
		}
		words := "Undone: " + undone.Label
		if n := len(undone.Conflicts); n > 0 {
			words += fmt.Sprintf(" (%d changed since were left)", n)
		}
		w.Toast(words, false)
	})
}

// lockedWithoutAudit tells why nothing can be exported.
func (w *Desktop) lockedWithoutAudit() string {
	switch {
	case w.session == nil:
		return "open a case first"
	case w.audit == "":
		return "choose an audit first"
	default:
		return ""
	}
}

// exportFindings writes the findings workbook of the current audit.
func (w *Desktop) exportFindings() {
	c, err := w.session.Case(context.Background())
	if err != nil || !w.leavePage() {
		return
	}
	a := c.Audit(w.audit)
	name := fmt.Sprintf("%s findings %s.xlsx", fileName(c.Client.Name), a.Name())
	w.ChooseSave("Export the findings workbook", name, func(path string) { w.writeFindings(path) })
}

func (w *Desktop) writeFindings(path string) {
	s, id := w.session, w.audit
	if filepath.Ext(path) == "" {
		path += ".xlsx"
	}
	var out casefile.Exported
	w.Deps.Runner.Run("Exporting findings", func(ctx context.Context, p task.Progress) (err error) {
		out, err = s.ExportFindings(ctx, id, path, true, func(done, total int) {
			p.Set(int64(done), int64(total), "")
		})
		return err
	}, func(err error) {
		if err != nil && !casefile.IsCancelled(err) {
			w.tell(err)
			return
		}
		if err == nil {
			w.Toast(fmt.Sprintf("%d findings written to %s", out.Findings, shortPath(w.Home, path)), false)
			w.frame.status.event("Exported " + filepath.Base(path))
		}
	})
}

// backUp writes a copy of the case to a place of the user's choice.
func (w *Desktop) backUp() {
	base := strings.TrimSuffix(filepath.Base(w.session.Path()), ".fieldcase")
	name := fmt.Sprintf("%s %s.fieldcase", base, w.Today())
	w.ChooseSave("Back up the case", name, func(path string) {
		s := w.session
		w.Deps.Runner.Run("Backing up", func(ctx context.Context, _ task.Progress) error {
			return s.Backup(ctx, path, true)
		}, func(err error) {
			if err != nil {
				w.tell(err)
				return
			}
			w.Toast("Backed up to "+shortPath(w.Home, path), false)
		})
	})
}

// restore makes a case file of a backup, in a place of the user's choice, and opens it.
func (w *Desktop) restore() {
	w.chooseFile("Choose the backup", filepath.Join(w.DataDir, "backups"), func(backup string) {
		w.ChooseSave("Where to restore the case", "client restored.fieldcase", func(path string) {
			if filepath.Ext(path) != ".fieldcase" {
				path += ".fieldcase"
			}
			w.Deps.Runner.Run("Restoring", func(ctx context.Context, _ task.Progress) error {
				return casefile.Restore(ctx, backup, path, true)
			}, func(err error) {
				if err != nil {
					w.tell(err)
					return
				}
				w.Open(path)
			})
		})
	})
}

// backUpDaily makes the day's backup in the background.
func (w *Desktop) backUpDaily() {
	s := w.session
	if ro, _ := s.ReadOnly(); ro {
		return
	}
	var path string
	w.Deps.Runner.Load("daily backup", func(ctx context.Context) (err error) {
		path, err = s.DailyBackup(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil && !casefile.IsCancelled(err):
			w.frame.status.event("No backup today: " + explainShort(err))
		case path != "":
			w.frame.status.event("Backup of " + w.Today().String())
		}
	})
}

// checkCase examines the whole case and tells what it found.
func (w *Desktop) checkCase() {
	s := w.session
	var faults []casefile.Fault
	w.Deps.Runner.Run("Checking the case", func(ctx context.Context, p task.Progress) (err error) {
		faults, err = s.Check(ctx, func(done, total int64) { p.Set(done, total, "") })
		return err
	}, func(err error) {
		switch {
		case casefile.IsCancelled(err):
		case err != nil:
			w.tell(err)
		case len(faults) == 0:
			w.Toast("The case is whole: file, history, attachments and rules", false)
		default:
			w.tellFaults(faults)
		}
	})
}

func (w *Desktop) tellFaults(faults []casefile.Fault) {
	lines := make([]string, 0, len(faults))
	for _, f := range faults {
		lines = append(lines, fmt.Sprintf("%s, %s: %s", f.Kind, f.Where, f.Message))
	}
	kit.Tell(w.window, kit.Telling{
		Title: fmt.Sprintf("%d things to look at", len(faults)), Happened: strings.Join(lines, "\n"),
		Kept: "Nothing was changed.", Remedy: "The command line tells the same: casectl check.",
	})
}

func (w *Desktop) revealCase() { w.Reveal(w.session.Path()) }

// setTheme chooses the look and remembers it.
func (w *Desktop) setTheme(v kit.Variant) {
	kit.SetVariant(v)
	w.frame.refresh()
	w.updateSettings(func(s *settings.Values) { s.Theme = themeOf(v) })
}

// pickAudit lets the user choose the audit that the pages show.
func (w *Desktop) pickAudit() {
	c, err := w.session.Case(context.Background())
	if err != nil {
		w.tell(err)
		return
	}
	var items []kit.MenuItem
	for i := range c.Audits {
		a := &c.Audits[i]
		items = append(items, kit.MenuItem{Word: a.Title(), Key: auditDays(a), Run: func() { w.ChooseAudit(a.ID) }})
	}
	kit.ShowMenu(w.window.Canvas(), fyne.NewPos(kit.WidthRail+kit.EdgePage, kit.HeightTopBar-4), kit.MenuGroup{Title: "Audit", Items: items})
}

// auditDays returns the days of an audit for a heading: 4–6 May 2026, or the month it is planned for.
func auditDays(a *audit.Audit) string {
	switch {
	case a.StartsOn.IsZero() && a.Planned.IsZero():
		return "days not set"
	case a.StartsOn.IsZero():
		return a.Planned.String()
	case a.EndsOn.IsZero() || a.EndsOn == a.StartsOn:
		return fmt.Sprintf("%d %s %d", a.StartsOn.Day(), a.StartsOn.Month().String()[:3], a.StartsOn.Year())
	case a.StartsOn.Month() == a.EndsOn.Month():
		return fmt.Sprintf("%d–%d %s %d", a.StartsOn.Day(), a.EndsOn.Day(), a.EndsOn.Month().String()[:3], a.EndsOn.Year())
	default:
		return fmt.Sprintf("%s – %s", a.StartsOn, a.EndsOn)
	}
}

// openMenu shows every command with its keys.
func (w *Desktop) openMenu() {
	kit.ShowMenu(w.window.Canvas(), w.frame.menuAt(), w.menuGroups()...)
}

// menuGroups are all commands, group by group.
func (w *Desktop) menuGroups() []kit.MenuGroup {
	var out []kit.MenuGroup
	for _, m := range page.AllMenus() {
		g := kit.MenuGroup{Title: string(m)}
		for _, c := range w.commands() {
			if c.Menu == m {
				g.Items = append(g.Items, kit.MenuItem{
					Word: c.Word, Icon: c.Icon, Key: string(c.Keys), Reason: c.Reason(w.ReadOnly()), Run: func() { w.do(c) },
				})
			}
		}
		if len(g.Items) > 0 {
			out = append(out, g)
		}
	}
	return out
}
