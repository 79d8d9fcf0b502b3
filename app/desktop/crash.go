package desktop

import (
	"errors"
	"fmt"
	"time"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// tellCrash tells of the last time the program ended by a fault of its own, once.
func (w *Desktop) tellCrash() {
	if len(w.Crashes) == 0 {
		return
	}
	last := w.Crashes[0]
	kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Fieldcase ended by a fault of its own on " + last.When.Local().Format(time.DateOnly+" at 15:04"), Icon: "circle-alert", Color: kit.Minor,
		Text: "What was typed up to the last second before it is in the case, or is offered back when the case is opened. " +
			"What went wrong stands in a file on this computer; it holds nothing of a case, and nothing is sent anywhere.",
		Body: kit.NewParagraph(shortPath(w.Home, last.Path), kit.Small, kit.Ink3), Width: 460,
		Buttons: []kit.DialogButton{
			{Word: "Show the file", Icon: "folder-open", Press: func() bool { w.Reveal(last.Path); return false }},
			closeButton(),
		},
		OnClose: w.crashesTold,
	})
}

// crashesTold has the next start not tell of them again.
func (w *Desktop) crashesTold() {
	for _, c := range w.Crashes {
		if err := c.Told(); err != nil {
			w.frame.status.event("The log of the fault stays untold: " + err.Error())
		}
	}
	w.Crashes = nil
}

// record keeps a fault of the program's own for the next start to tell.
func (w *Desktop) record(err error) {
	var fault *task.PanicError
	if w.Record == nil || !errors.As(err, &fault) {
		return
	}
	if err := w.Record(fmt.Sprintf("%v\n\n%s", fault, fault.Stack)); err != nil {
		w.frame.status.event("The fault was not recorded: " + err.Error())
	}
}
