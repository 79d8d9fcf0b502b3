package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// keysFinding are the keys that begin a finding on whatever page.
const keysFinding page.Keys = "Ctrl+Shift+N"

// groupAudit is the group of the rail that carries the name of the current audit.
const groupAudit = "Audit"

// destination is a page in the rail.
type destination struct {
	name  page.Name
	word  string
	icon  string
	keys  page.Keys
	group string
}

// destinations are the pages of a case in the order of the rail.
func destinations() []destination {
	return []destination{
		{page.Overview, "Overview", "layout-dashboard", "Ctrl+1", "Case"},
		{page.Scope, "Client & scope", "building-2", "Ctrl+2", "Case"},
		{page.Programme, "Programme", "table-2", "Ctrl+3", "Case"},
		{page.Plan, "Plan", "calendar-range", "Ctrl+4", groupAudit},
		{page.Checklist, "Checklist", "list-checks", "Ctrl+5", groupAudit},
		{page.Findings, "Findings", "flag", "Ctrl+6", groupAudit},
		{page.Meetings, "Meetings", "users", "Ctrl+7", groupAudit},
		{page.Report, "Report", "file-text", "Ctrl+8", groupAudit},
		{page.Nonconformities, "Nonconformities", "message-square-warning", "Ctrl+9", "Certification"},
		{page.Decision, "Decision & certificate", "badge-check", "Ctrl+0", "Certification"},
		{page.Evidence, "Evidence", "paperclip", "Ctrl+D", "Records"},
		{page.History, "History", "history", "Ctrl+H", "Records"},
	}
}

// digit is the key shown in the rail: the digit alone, or all of the keys.
func (d destination) digit() string {
	if rest, ok := strings.CutPrefix(string(d.keys), "Ctrl+"); ok && len(rest) == 1 && rest >= "0" && rest <= "9" {
		return rest
	}
	return string(d.keys)
}

// globalCommands are the commands that every page has.
func (w *Desktop) globalCommands() []page.Command {
	needCase := func() string {
		if w.session == nil {
			return "open a case first"
		}
		return ""
	}
	out := []page.Command{
		{Menu: page.MenuCase, Word: "New case…", Icon: "plus", Keys: "Ctrl+N", Run: w.NewCase},
		{Menu: page.MenuCase, Word: "Open…", Icon: "folder-open", Keys: "Ctrl+O", Run: w.OpenCase},
		{Menu: page.MenuCase, Word: "Open the sample case", Keys: "Ctrl+Shift+O", Run: w.OpenSample},
		{Menu: page.MenuCase, Word: "Export findings workbook…", Icon: "file-spreadsheet", Keys: "Ctrl+E", Run: w.exportFindings, Locked: w.lockedWithoutAudit},
		{Menu: page.MenuCase, Word: "Back up…", Keys: "Ctrl+B", Run: w.backUp, Locked: needCase},
		{Menu: page.MenuCase, Word: "Backups…", Run: w.showBackups, Locked: needCase},
		{Menu: page.MenuCase, Word: "Restore a backup…", Run: w.restore},
		{Menu: page.MenuCase, Word: "Seal a copy…", Run: w.sealCopy, Locked: needCase},
		{Menu: page.MenuCase, Word: "Open a sealed case…", Run: w.openSealed},
		{Menu: page.MenuCase, Word: "Training copy…", Run: w.trainingCopy, Locked: needCase},
		{Menu: page.MenuCase, Word: "Open again to change it", Run: w.reopen, Locked: w.lockedUnlessReadOnly},
		{Menu: page.MenuCase, Word: "Check the case", Run: w.checkCase, Locked: needCase},
		{Menu: page.MenuCase, Word: "Show file in its folder", Keys: "Ctrl+Shift+F", Run: w.revealCase, Locked: needCase},
		{Menu: page.MenuCase, Word: "Certification body…", Icon: "stamp", Keys: "Ctrl+Shift+B", Run: w.showProfile},
		{Menu: page.MenuCase, Word: "Compare with profile…", Icon: "git-merge", Run: w.compareProfile, Locked: w.lockedCompare},
		{Menu: page.MenuCase, Word: "Close case", Keys: "Ctrl+W", Run: w.CloseCase, Locked: needCase},
		{Menu: page.MenuCase, Word: "Quit", Keys: "Ctrl+Q", Run: w.quit},
		{Menu: page.MenuAudit, Word: "Choose audit…", Keys: "Ctrl+J", Run: w.pickAudit, Locked: needCase},
		{Menu: page.MenuAudit, Word: "New finding", Icon: "plus", Keys: keysFinding, Write: true, Run: w.newFinding, Locked: w.lockedWithoutAudit},
		{Menu: page.MenuGo, Word: "Portfolio", Icon: "folders", Keys: keysPortfolio, Run: w.showPortfolio},
		{Menu: page.MenuGo, Word: "Find…", Icon: "search", Keys: "Ctrl+K", Run: w.find},
		{Menu: page.MenuView, Word: "Light", Run: func() { w.setTheme(kit.Light) }},
		{Menu: page.MenuView, Word: "Dark", Run: func() { w.setTheme(kit.Dark) }},
		{Menu: page.MenuView, Word: "As the system", Run: func() { w.setTheme(kit.System) }},
		{Menu: page.MenuView, Word: "Who is working…", Keys: "Ctrl+Shift+U", Run: w.askPerson},
		{Menu: page.MenuHelp, Word: "Shortcuts", Keys: "F1", Run: w.showShortcuts},
		{Menu: page.MenuHelp, Word: "About Fieldcase", Run: w.about},
		{Menu: page.MenuHidden, Word: "Menu", Keys: "F10", Run: w.openMenu},
	}
	out = append(out, w.undoCommands()...)
	if len(w.unsaved) > 0 {
		out = append(out, page.Command{Menu: page.MenuEdit, Word: "Texts from before the program ended…", Icon: "history", Write: true, Run: w.showUnsaved})
	}
	for _, d := range destinations() {
		out = append(out, page.Command{
			Menu: page.MenuGo, Word: d.word, Icon: d.icon, Keys: d.keys, Locked: needCase, Run: func() { w.Go(d.name, "") },
		})
	}
	return out
}

// commands are those of the page shown, then the global ones; of two with the same keys the page's counts.
func (w *Desktop) commands() []page.Command {
	var out []page.Command
	if p := w.pages[w.shown]; p != nil {
		out = append(out, p.Commands()...)
	}
	taken := map[page.Keys]bool{}
	for _, c := range out {
		taken[c.Keys] = c.Keys != ""
	}
	for _, c := range w.globalCommands() {
		if !taken[c.Keys] {
			out = append(out, c)
		}
	}
	return out
}

// bindKeys makes the keys do what the commands of the page shown say.
func (w *Desktop) bindKeys() {
	for _, b := range w.bound {
		w.window.Canvas().RemoveShortcut(b.shortcut)
	}
	w.bound, w.keys = nil, map[page.Keys]func(){}
	for _, c := range w.commands() {
		if c.Keys == "" || w.keys[c.Keys] != nil {
			continue
		}
		run := func() { w.do(c) }
		if c.Keys == keysUndo {
			run = func() { w.undoByKey(c) }
		}
		w.keys[c.Keys] = run
		if s := c.Keys.Shortcut(); s != nil {
			w.bind(s, run)
		}
	}
}

func (w *Desktop) bind(s fyne.Shortcut, run func()) {
	w.window.Canvas().AddShortcut(s, func(fyne.Shortcut) { run() })
	w.bound = append(w.bound, binding{s, run})
}

// binding is a shortcut of the window.
type binding struct {
	shortcut fyne.Shortcut
	run      func()
}

// do runs a command unless a dialog lies over the page or it cannot be done now, which is told.
func (w *Desktop) do(c page.Command) {
	if kit.ModalOpen(w.window.Canvas()) {
		return
	}
	if reason := c.Reason(w.ReadOnly()); reason != "" {
		w.frame.status.event(c.Word + ": " + reason)
		return
	}
	c.Run()
}

// typedKey is given the keys that nothing on the page used.
func (w *Desktop) typedKey(e *fyne.KeyEvent) {
	if kit.HandleKey(w.window.Canvas(), e) {
		return
	}
	if e.Name == fyne.KeyEscape && w.running().Busy() {
		w.Deps.Runner.CancelRunning() // as the status bar says, before Esc means anything of the page
		return
	}
	for keys, run := range w.keys {
		name, mod, err := keys.Parse()
		if err == nil && mod == 0 && name == e.Name {
			run()
			return
		}
	}
}
