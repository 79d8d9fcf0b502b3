package desktop_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	shell "fieldcase/app/desktop"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
)

// typeFinding makes a finding and types its statement, without leaving the field.
func typeFinding(t *testing.T, d *desk, statement string) audit.ID {
	t.Helper()
	known := map[audit.ID]bool{}
	for _, f := range d.current().Findings {
		known[f.ID] = true
	}
	d.press("Ctrl+6", "Ctrl+Shift+N", "Alt+S")
	d.typed(statement)
	for _, f := range d.current().Findings {
		if !known[f.ID] {
			return f.ID
		}
	}
	t.Fatal("no finding was made")
	return ""
}

// TestLeave_writesWhatIsBeingTyped leaves the case in every way while a field is being typed in.
func TestLeave_writesWhatIsBeingTyped(t *testing.T) {
	const text = "Ni av ti røntgenbilder – ingen vurdering."
	ways := map[string]func(d *desk){
		"close":        func(d *desk) { d.press("Ctrl+W") },
		"quit":         func(d *desk) { d.press("Ctrl+Q") },
		"another case": func(d *desk) { d.w.Open(d.newCase("other.fieldcase")) },
		"another page": func(d *desk) { d.press("Ctrl+1") },
		"as somebody else": func(d *desk) {
			d.press("Ctrl+Shift+U")
			d.answer("Keep")
		},
	}
	for name, leave := range ways {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			path := d.sampleAt(sample.TeamMeeting)
			d.w.Open(path)
			id := typeFinding(t, d, text)
			leave(d)
			if got := d.onDisk(path).Finding(id); got == nil || got.Statement != text {
				t.Errorf("on disk is %+v", got)
			}
		})
	}
}

// hold begins work that does not end by itself.
func hold(d *desk) (ended *error) {
	ended = new(error)
	d.runner.Hold()
	d.runner.Run("Merging Jonas's copy", func(ctx context.Context, _ task.Progress) error { return ctx.Err() }, func(err error) { *ended = err })
	return ended
}

func TestLeave_letsWorkFinish(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	ended := hold(d)
	d.press("Ctrl+Q")
	d.sees("“Merging Jonas's copy” still runs")
	d.press("Ctrl+Q") // once more: it was asked
	d.press("Enter")  // let it finish
	if d.w.Gone() || d.dialog() != nil {
		t.Fatal("the window closed")
	}
	d.runner.Release()
	if *ended != nil {
		t.Errorf("the work ended with %v", *ended)
	}
	d.press("Ctrl+Q")
	if !d.w.Gone() {
		t.Error("the window stays")
	}
}

func TestLeave_goesOnWhenWorkEndsBeforeTheAnswer(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	ended := hold(d)
	d.press("Ctrl+Q")
	d.sees("still runs")
	d.runner.Release()
	if *ended != nil {
		t.Errorf("the work ended with %v", *ended)
	}
	if !d.w.Gone() {
		t.Error("the window stays, and asks about what does not run any more")
	}
}

func TestLeave_stopsWork(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	first, second := hold(d), hold(d)
	d.press("Ctrl+W")
	d.answer("Stop it and go on")
	if !errors.Is(*first, context.Canceled) || !errors.Is(*second, context.Canceled) {
		t.Errorf("the work ended with %v and %v", *first, *second)
	}
	d.at(page.Start)
}

func TestEsc_cancelsWhatRuns(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.press("Ctrl+6")
	ended := hold(d)
	d.sees("Merging Jonas's copy", "Cancel")
	d.canvas().Unfocus()
	d.press("Esc")
	if !errors.Is(*ended, context.Canceled) {
		t.Errorf("the work ended with %v", *ended)
	}
}

func TestSaveState(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	if got := d.w.SaveWords(); got != "Saved 09:38:05" {
		t.Errorf("after opening: %q", got)
	}
	typeFinding(t, d, "x")
	if got := d.w.SaveWords(); got != "Typing…" {
		t.Errorf("while typing: %q", got)
	}
	d.runner.Advance(task.DraftPause)
	if got := d.w.SaveWords(); got != "Saved 09:38:05" {
		t.Errorf("after a pause: %q", got)
	}
	d.press("Ctrl+1") // all is written
	d.w.ShowSaveState(editing.State{Failed: casefile.ErrFull})
	d.press("Ctrl+6")
	d.runner.Advance(time.Minute)
	if got := d.w.SaveWords(); got != "Not saved: the disk is full" {
		t.Errorf("after a failure: %q", got)
	}
	d.w.ShowSaveState(editing.State{Typing: true, Failed: casefile.ErrFull})
	if got := d.w.SaveWords(); got != "Not saved: the disk is full" {
		t.Errorf("while typing after a failure: %q", got)
	}
}

func TestToast_undo(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.press("Ctrl+6")
	before := len(d.current().Findings)
	d.press("Home", "Del")
	toast := d.w.Toasts().Current()
	if len(d.current().Findings) != before-1 || toast == nil || toast.Act() == nil {
		t.Fatalf("deleting: %d findings, toast %v", len(d.current().Findings), toast)
	}
	toast.Act().Press()
	if got := len(d.current().Findings); got != before {
		t.Errorf("there are %d findings after undo, not %d", got, before)
	}
	d.sees("Undone: ")
	d.runner.Advance(kit.ToastTime)
	if d.w.Toasts().Current() != nil {
		t.Error("the toast stays")
	}
}

func TestPerson(t *testing.T) {
	d := newDesk(t)
	d.sees("You work as “mkovari”")
	d.press("Ctrl+Shift+U", "Ctrl+A")
	d.typed("Márta Kővári")
	d.press("Tab", "Ctrl+A")
	d.typed(" ")
	d.press("Ctrl+Enter")
	d.sees("Name and initials are needed")
	d.press("Tab") // wherever it is: the initials again
	d.answer("Cancel")
	d.press("Ctrl+Shift+U", "Ctrl+A")
	d.typed("Márta Kővári")
	d.press("Tab", "Ctrl+A")
	d.typed("MK")
	d.press("Tab")
	d.typed("lead auditor")
	d.press("Enter")
	d.seesNot("You work as")
	d.sees("Márta Kővári, lead auditor")
	if p := d.deps.Settings.Values().Person; p.Name != "Márta Kővári" || p.Initials != "MK" || p.Role != "lead auditor" {
		t.Errorf("remembered is %+v", p)
	}
	d.w.Open(d.newCase("a.fieldcase"))
	if got := d.w.Session().Env().User.Name; got != "Márta Kővári" {
		t.Errorf("changes are signed by %q", got)
	}
}

func TestCrash_isToldOnce(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "crash-4711.log")
	if err := os.WriteFile(path, []byte("fieldcase 1\n\npanic: boom\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, func(deps *shell.Deps) { deps.Crashes = []platform.Crash{{Path: path, When: now, Text: "panic: boom"}} })
	d.sees("Fieldcase ended by a fault of its own on 2026-06-10", "nothing is sent anywhere")
	d.answer("Show the file")
	if len(d.shown) != 1 || d.shown[0] != path {
		t.Errorf("shown is %q", d.shown)
	}
	d.press("Esc")
	if d.dialog() != nil {
		t.Error("the dialog stays")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the next start tells of it again")
	}
}

func TestTell_recordsFaultsOfTheProgram(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.newCase("a.fieldcase"))
	d.runner.Save(func() error { panic("boom") }, func(err error) { d.w.Tell(err) })
	d.sees("save: internal error: boom")
	if !strings.Contains(d.faults, "boom") || !strings.Contains(d.faults, "goroutine") {
		t.Errorf("recorded is %q", d.faults)
	}
}
