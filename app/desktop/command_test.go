package desktop_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	shell "fieldcase/app/desktop"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// withEveryPage visits each page of the sample case, Start first.
func withEveryPage(t *testing.T, visit func(t *testing.T, d *desk)) {
	t.Helper()
	d := newDesk(t)
	t.Run("start", func(t *testing.T) { visit(t, d) })
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	names := make([]page.Name, 0, len(d.w.Pages()))
	for name := range d.w.Pages() {
		if name != page.Start {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		d.w.Go(name, "")
		d.at(name)
		t.Run(string(name), func(t *testing.T) { visit(t, d) })
	}
}

// TestCommands_keys: the keys of every command can be read, no two of a page are the same, and none of the window's own
// is taken by a page but those that mean the same there.
func TestCommands_keys(t *testing.T) {
	withEveryPage(t, func(t *testing.T, d *desk) {
		taken := map[page.Keys]string{}
		for _, c := range d.w.Pages()[d.w.Shown()].Commands() {
			if c.Keys == "" {
				continue
			}
			if _, _, err := c.Keys.Parse(); err != nil {
				t.Error(err)
			}
			if other, ok := taken[c.Keys]; ok {
				t.Errorf("%s means both %q and %q", c.Keys, other, c.Word)
			}
			taken[c.Keys] = c.Word
		}
		all := map[page.Keys]string{}
		for _, c := range d.w.AllCommands() {
			if other, ok := all[c.Keys]; ok && c.Keys != "" {
				t.Errorf("%s means both %q and %q", c.Keys, other, c.Word)
			}
			all[c.Keys] = c.Word
		}
		for _, k := range []page.Keys{"F1", "F10", "Ctrl+K", "Ctrl+N", "Ctrl+O", "Ctrl+Q", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+J"} {
			if w, ok := taken[k]; ok {
				t.Errorf("the page takes %s, which is the window's, for %q", k, w)
			}
		}
	})
}

// TestCommands_menu: whatever has keys is in the menu, or is another key of what is, or leads out of an editor.
func TestCommands_menu(t *testing.T) {
	withEveryPage(t, func(t *testing.T, d *desk) {
		inMenu := map[string]bool{}
		for _, c := range d.w.AllCommands() {
			if c.Menu != page.MenuHidden {
				inMenu[c.Word] = true
			}
			if c.Word == "" || c.Run == nil {
				t.Errorf("a command without word or deed: %+v", c)
			}
			if c.Menu != page.MenuHidden && !slices.Contains(page.AllMenus(), c.Menu) {
				t.Errorf("%s is in a menu %q that is not shown", c.Word, c.Menu)
			}
		}
		for _, c := range d.w.AllCommands() {
			if c.Menu == page.MenuHidden && !inMenu[c.Word] && c.Keys != "Esc" && c.Keys != "F10" {
				t.Errorf("%s (%s) is in no menu", c.Word, c.Keys)
			}
		}
	})
}

func TestShortcuts_listsEveryKey(t *testing.T) {
	withEveryPage(t, func(t *testing.T, d *desk) {
		d.press("F1")
		words := d.words()
		for _, c := range d.w.AllCommands() {
			if c.Keys != "" && !slices.Contains(words, string(c.Keys)) && c.Menu != page.MenuHidden {
				t.Errorf("%s (%s) is not listed", c.Word, c.Keys)
			}
		}
		d.press("Esc")
		if d.dialog() != nil {
			t.Error("Esc does not close the list")
		}
	})
}

func TestCommands_refusedUnderADialog(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	d.press("F1")
	d.press("Ctrl+W", "Ctrl+2", "Ctrl+N", "F10", "Ctrl+Q")
	d.at(page.Overview)
	if n := len(d.canvas().Overlays().List()); n != 1 || d.w.Gone() {
		t.Errorf("there are %d dialogs", n)
	}
	d.press("Esc", "Ctrl+H")
	d.at(page.History)
}

func TestCommands_lockedOnesSayWhy(t *testing.T) {
	d := newDesk(t)
	d.press("Ctrl+B")
	d.sees("Back up…: open a case first")
	d.press("Ctrl+1")
	d.sees("Overview: open a case first")
	d.at(page.Start)
}

func TestRail_digitsAndItemsGoToPages(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	for _, item := range d.w.Rail().Items() {
		e := item.Entry()
		if e.ID == "close" {
			continue
		}
		d.w.Go(page.Overview, "")
		for _, again := range d.w.Rail().Items() { // the rail is made anew with each page
			if again.Entry().ID == e.ID {
				again.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			}
		}
		d.at(page.Name(e.ID))
		d.w.Go(page.Overview, "")
		keys := page.Keys(e.Key)
		if len(keys) == 1 {
			keys = "Ctrl+" + keys
		}
		d.press(keys)
		d.at(page.Name(e.ID))
		if got := d.w.Rail().Selected(); got != e.ID {
			t.Errorf("the rail marks %s on page %s", got, e.ID)
		}
	}
}

func TestMenu_byKeys(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	d.press("F10")
	d.canvas().Focused().TypedRune('C') // the first that begins with it: Check the case, after Close
	d.canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the menu")
	}
}

func TestFind(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	for _, tt := range []struct {
		words string
		page  page.Name
	}{
		{"hist", page.History},
		{"NC-2026-ST2-02", page.Findings},
	} {
		d.press("Ctrl+K")
		if d.finder() == nil {
			t.Fatal("the search does not open")
		}
		d.typed(tt.words)
		d.press("Enter")
		d.at(tt.page)
		if d.finder() != nil {
			t.Errorf("the search stays after %q", tt.words)
		}
		d.w.Go(page.Overview, "")
	}
	before := d.w.CurrentAudit()
	d.press("Ctrl+K")
	d.typed("surveillance 1")
	d.press("Enter")
	if d.w.CurrentAudit() == before {
		t.Error("the audit was not chosen")
	}
}

func TestPickAudit(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	d.sees("Stage 2 audit")
	d.press("Ctrl+J", "Down", "Down", "Enter")
	c := d.current()
	a := c.Audit(d.w.CurrentAudit())
	if a == nil || a.Title() != "Surveillance 1" {
		t.Fatalf("chosen is %v", a)
	}
	d.sees("Surveillance 1 audit")
	d.at(page.Overview)
}

// TestNewFinding_fromAnyPage: the keys begin a finding of the current audit wherever one is, with the keyboard in its
// first field.
func TestNewFinding_fromAnyPage(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	for _, name := range []page.Name{page.Overview, page.Scope, page.Programme, page.Plan, page.Findings, page.History} {
		d.w.Go(name, "")
		before := len(d.current().Findings)
		d.press("Ctrl+Shift+N")
		d.at(page.Findings)
		d.typed("8.4")
		d.press("Enter")
		c := d.current()
		if len(c.Findings) != before+1 {
			t.Fatalf("from %s: %d findings, not %d", name, len(c.Findings), before+1)
		}
		if f := c.Findings[before]; f.Requirement != "8.4" || f.Audit != d.w.CurrentAudit() {
			t.Errorf("from %s: a finding on %q of audit %s", name, f.Requirement, f.Audit)
		}
	}
}

func TestTheme_redraws(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	d.command("Dark").Run()
	if kit.CurrentVariant() != kit.Dark {
		t.Error("it is not dark")
	}
	d.sees("Overview", "Certification cycle")
	d.command("Light").Run()
	if kit.CurrentVariant() != kit.Light {
		t.Error("it is not light")
	}
}

func TestUndoKeys(t *testing.T) {
	d := newDesk(t)
	path := d.sampleAt(sample.TeamMeeting)
	d.w.Open(path)
	d.press("Ctrl+6")
	before := len(d.current().Findings)
	d.press("Ctrl+Shift+N")
	made := d.current().Findings
	if len(made) != before+1 {
		t.Fatal("no finding was made")
	}
	wantFindings := func(n int, after string) {
		t.Helper()
		if got := len(d.current().Findings); got != n {
			t.Errorf("there are %d findings after %s, not %d", got, after, n)
		}
	}
	d.press("Alt+S") // the statement
	if !kit.InText(d.canvas()) {
		t.Fatal("the statement has not the keyboard")
	}
	d.typed("Seen")
	d.press("Ctrl+Z", "Ctrl+Z")
	d.sees("Nothing more to take back in this field; Ctrl+Z once more")
	wantFindings(before+1, "Ctrl+Z in a field")
	d.runner.Advance(2 * task.DraftPause) // what was typed is kept as a draft meanwhile
	d.press("Ctrl+Z")
	wantFindings(before, "another Ctrl+Z there")
	d.sees("Undone: Finding ", "Redo")

	d.press("Ctrl+1", "Ctrl+Shift+Z")
	wantFindings(before+1, "Ctrl+Shift+Z")
	d.sees("Done again: Finding ")
	d.press("Ctrl+Z", "Ctrl+Z")
	wantFindings(before, "two Ctrl+Z elsewhere")
	d.press("Ctrl+W")
	d.w.Open(path)
	d.press("F10")
	d.sees("Redo “")
	d.press("Esc", "Ctrl+Y", "Ctrl+Y")
	wantFindings(before+1, "Ctrl+Y after the case was opened again")
	d.press("Ctrl+Y")
	d.sees("nothing to do again")
}

// The menu says what undo and redo would do.
func TestUndo_saysWhat(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.press("Ctrl+6", "Ctrl+Shift+N")
	label := "Finding " + d.current().Findings[len(d.current().Findings)-1].Label()
	d.press("F10")
	d.sees("Undo “" + label + "”")
	d.seesNot("Redo “")
	d.press("Esc", "Alt+S")
	d.typed("Seen")
	d.press("F10")
	d.sees("Undo what is being typed")
	d.press("Esc", "Ctrl+Z", "Ctrl+1", "Ctrl+Z", "F10")
	d.sees("Redo “" + label + "”")
}

func TestAuditDays(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	var got []string
	c := d.current()
	for i := range c.Audits {
		got = append(got, shell.AuditDays(&c.Audits[i]))
	}
	want := "10–11 Mar 2026, 4–6 May 2026, 10–11 May 2027, 2028-05, 2029-03"
	if strings.Join(got, ", ") != want {
		t.Errorf("days %q", got)
	}
}

// TestFieldHistory opens the history of a field from its context menu by keys, and gives it an older value again.
func TestFieldHistory(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.press("Ctrl+6", "Ctrl+Shift+N")
	id := d.current().Findings[len(d.current().Findings)-1].ID
	for _, text := range []string{"First words.", " Second words."} {
		d.press("Alt+S", "Ctrl+End")
		d.typed(text)
		d.press("Ctrl+L", "Esc") // leaves the field
	}
	if got := d.current().Finding(id).Statement; got != "First words. Second words." {
		t.Fatalf("the statement is %q", got)
	}
	d.press("Alt+S", "Menu")
	d.sees("Paste", "History of this field…")
	d.press("End", "Enter")
	d.sees(": statement", "stands now", "First words. Second words.", "MK")
	d.press("Down", "Enter")
	if got := d.current().Finding(id).Statement; got != "First words." {
		t.Errorf("the statement is %q", got)
	}
	d.sees("Statement is as it was on ")
	if on, ok := d.canvas().Focused().(*kit.Narrative); !ok || on.Text() != "First words." {
		t.Errorf("the keyboard is at %v", d.canvas().Focused())
	}
}
