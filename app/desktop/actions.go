package desktop

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform/settings"
)

// lockedWithoutAudit tells why nothing of an audit can be exported or begun.
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
	w.job("Exporting findings", func(ctx context.Context, p task.Progress) (err error) {
		out, err = s.ExportFindings(ctx, id, path, true, func(done, total int) {
			p.Set(int64(done), int64(total), "")
		})
		return err
	}, func() {
		w.Toast(fmt.Sprintf("%s written to %s", countOf(out.Findings, "finding"), shortPath(w.Home, path)), false)
		w.frame.status.eventAs("file-spreadsheet", "Exported "+filepath.Base(path))
	})
}

// checkCase examines the whole case and tells what it found.
func (w *Desktop) checkCase() {
	s := w.session
	var faults []casefile.Fault
	w.job("Checking the case", func(ctx context.Context, p task.Progress) (err error) {
		faults, err = s.Check(ctx, func(done, total int64) { p.Set(done, total, "") })
		return err
	}, func() {
		if len(faults) > 0 {
			w.tellFaults(faults)
			return
		}
		w.Toast("The case is whole: file, history, attachments and rules", false)
	})
}

// job does work that the status bar shows; ok is called when it is done. What went wrong is told, what was cancelled
// only said.
func (w *Desktop) job(name string, work func(context.Context, task.Progress) error, ok func()) {
	w.Deps.Runner.Run(name, work, func(err error) {
		switch {
		case err == nil:
			ok()
		case casefile.IsCancelled(err):
			w.frame.status.event(name + ": cancelled")
		default:
			w.tell(err)
		}
	})
}

// maxFaults is how many faults a dialog lists; casectl check lists them all.
const maxFaults = 30

func (w *Desktop) tellFaults(faults []casefile.Fault) {
	lines := make([]string, 0, len(faults))
	for _, f := range faults[:min(len(faults), maxFaults)] {
		lines = append(lines, fmt.Sprintf("%s, %s: %s", f.Kind, f.Where, f.Message))
	}
	if more := len(faults) - maxFaults; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	kit.Tell(w.window, kit.Telling{
		Title: countOf(len(faults), "thing") + " to look at", Happened: strings.Join(lines, "\n"),
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

// order puts undo and redo before what the page has in their group.
func order(c page.Command) int {
	if c.Keys == keysUndo || c.Keys == keysRedo {
		return 0
	}
	return 1
}

// menuGroups are all commands, group by group.
func (w *Desktop) menuGroups() []kit.MenuGroup {
	var out []kit.MenuGroup
	commands := w.commands()
	slices.SortStableFunc(commands, func(a, b page.Command) int { return order(a) - order(b) })
	for _, m := range page.AllMenus() {
		g := kit.MenuGroup{Title: string(m)}
		for _, c := range commands {
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
