package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// leaveCase writes what is being edited, asks whether to stop what runs, and calls then once everything is on disk.
// It calls stay, which may be nil, when the user stays.
func (w *Desktop) leaveCase(then, stay func()) {
	if stay == nil {
		stay = func() {}
	}
	if !w.leavePage() {
		stay()
		return
	}
	w.Deps.Runner.Flush()
	w.Deps.Runner.Save(func() error { return nil }, func(error) { w.endTasks(then, stay) })
}

// endTasks calls then when nothing runs; else it asks whether to stop what runs first.
func (w *Desktop) endTasks(then, stay func()) {
	running := w.running()
	if !running.Busy() {
		then()
		return
	}
	if w.stopping != nil || kit.ModalOpen(w.window.Canvas()) {
		stay() // it was asked already
		return
	}
	var d *kit.Dialog
	answer := func(do func()) func() bool {
		return func() bool {
			w.waiting = nil
			d.Close()
			do()
			return false
		}
	}
	d = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: fmt.Sprintf("“%s” still runs", running.Name), Icon: "clock", Color: kit.Minor,
		Text: "It can be stopped: the case then stands as it did before, and nothing half done stays.",
		Buttons: []kit.DialogButton{
			{Word: "Let it finish", Cancel: true, Default: true, Press: answer(stay)},
			{Word: "Stop it and go on", Kind: kit.Danger, Press: answer(func() { w.stopTasks(then) })},
		},
	})
	w.waiting = func() { answer(then)() } // the question is settled when what runs ends before an answer
}

// stopTasks cancels what runs and what waits, and calls then when nothing runs any more.
func (w *Desktop) stopTasks(then func()) {
	w.stopping = then
	w.showTask(w.running())
}

// showTask is told of what runs, at each change.
func (w *Desktop) showTask(t task.State) {
	w.frame.status.showTask(t)
	switch {
	case w.waiting != nil && !t.Busy():
		w.waiting()
	case w.stopping == nil:
	case !t.Busy():
		then := w.stopping
		w.stopping = nil
		then()
	case !t.Cancelling:
		w.Deps.Runner.CancelRunning()
	}
}

// running returns what runs now.
func (w *Desktop) running() task.State {
	var now task.State
	w.Deps.Runner.Watch(func(t task.State) { now = t })()
	return now
}

// CloseCase closes the case and shows the Start page.
func (w *Desktop) CloseCase() {
	w.leaveCase(func() {
		w.closeSession()
		w.showStart()
	}, nil)
}

// closeSession lets go of the case; everything was written before.
func (w *Desktop) closeSession() {
	if w.session == nil {
		return
	}
	w.backup.Cancel()
	w.indexing.Cancel()
	w.finder, w.visited, w.steps, w.typing, w.emptied = nil, nil, casefile.Steps{}, false, emptied{}
	w.frame.status.event("") // it was about that case
	if err := w.session.Close(); err != nil {
		w.frame.status.event("The case was not closed cleanly: " + explainShort(err))
	}
	if w.held != nil {
		if err := w.held.Close(); err != nil {
			fyne.LogError("the window's claim on the case was not given up", err)
		}
	}
	w.session, w.held, w.writer, w.audit, w.unsaved = nil, nil, nil, "", nil
	w.pages = map[page.Name]page.Page{page.Start: w.pages[page.Start]}
	w.sealAgain()
}

// quit ends the program after everything typed is written; what cannot be written keeps the window open and says why.
func (w *Desktop) quit() {
	w.leaveCase(func() {
		if w.gone {
			return
		}
		w.gone = true
		w.rememberWindow()
		if err := w.Deps.Runner.Shutdown(); err != nil {
			fyne.LogError("work was cut short at the end", err)
		}
		w.closeSession()
		w.window.SetCloseIntercept(nil)
		w.window.Close()
	}, nil)
}
