package desktop

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/start"
	"fieldcase/app/platform/settings"
)

// currentAudit returns the audit that a person most likely works on: the one that lies around today, else the latest
// that has begun, else the first.
func currentAudit(c *audit.Case, today date.Date) audit.ID {
	var best *audit.Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		begun := !a.StartsOn.IsZero() && !a.StartsOn.AddDays(-14).After(today)
		if best == nil || begun && best.StartsOn.Before(a.StartsOn) {
			best = a
		}
	}
	if best == nil {
		return ""
	}
	return best.ID
}

// remember puts the open case first on the Start page, with its state and what is next.
func (w *Desktop) remember(c *audit.Case) {
	if w.sealed != nil {
		return // its plain copy is gone when it is closed
	}
	r := settings.Recent{Path: w.session.Path(), Client: c.Client.Name, Standard: c.Standard.Designation, Opened: w.Now()}
	status, _ := cycle.StatusOf(c, w.Today())
	r.State = []string{string(status)}
	if due := cycle.Due(c, w.Today()); len(due) > 0 {
		r.NextWhat, r.NextDate = strings.TrimSuffix(due[0].What, " no later than this day"), due[0].DueText()
	}
	w.updateSettings(func(v *settings.Values) { v.Remember(r) })
}

// Recent implements start.Cases.
func (w *Desktop) Recent() []start.Recent {
	var out []start.Recent
	for _, r := range w.Settings.Values().Recent {
		row := start.Recent{
			Path: r.Path, Client: r.Client, Short: shortPath(w.Home, r.Path), NextWhat: r.NextWhat, NextDate: r.NextDate, Opened: r.Opened.Local(),
		}
		if len(r.State) > 0 {
			row.State = r.State[0]
		}
		out = append(out, row)
	}
	return out
}

// Forget implements start.Cases.
func (w *Desktop) Forget(path string) { w.updateSettings(func(v *settings.Values) { v.Forget(path) }) }

// Reveal implements start.Cases.
func (w *Desktop) Reveal(path string) {
	if err := w.Files.Reveal(path); err != nil {
		w.frame.status.event("The folder cannot be shown: " + explainShort(err))
	}
}
