package desktop

import (
	"context"
	"slices"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/checklist"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/evidence"
	"fieldcase/app/desktop/finding"
	"fieldcase/app/desktop/history"
	"fieldcase/app/desktop/meeting"
	"fieldcase/app/desktop/nonconformity"
	"fieldcase/app/desktop/overview"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/plan"
	"fieldcase/app/desktop/programme"
	"fieldcase/app/desktop/report"
	"fieldcase/app/desktop/scope"
	"fieldcase/app/desktop/start"
	"fieldcase/app/platform/settings"
)

// buildPages makes the pages of the open case; they live as long as it.
func (w *Desktop) buildPages() {
	s, h := w.session, host{w}
	w.writer = editing.NewWriter(s, w.Deps.Runner, w.showSaveState)
	w.writer.OnHistory(func(of editing.Subject) { history.ShowField(h, s, of) })
	w.pages = map[page.Name]page.Page{
		page.Overview:        overview.New(h, s),
		page.Scope:           scope.New(h, s, w.writer),
		page.Programme:       programme.New(h, s, w.writer),
		page.Plan:            plan.New(h, s, w.writer),
		page.Checklist:       checklist.New(h, s, w.writer),
		page.Findings:        finding.New(h, s, w.writer),
		page.Meetings:        meeting.New(h, s, w.writer),
		page.Report:          report.New(h, s, w.writer),
		page.Decision:        decision.New(h, s, w.writer),
		page.Evidence:        evidence.New(h, s, w.writer),
		page.History:         history.New(h, s),
		page.Nonconformities: nonconformity.New(h, s, w.writer),
	}
}

// openStart shows the Start page in place of another that needs no case.
func (w *Desktop) openStart() {
	if w.leavePage() {
		w.showStart()
	}
}

// showStart shows the Start page.
func (w *Desktop) showStart() {
	if w.pages[page.Start] == nil {
		w.pages[page.Start] = start.New(host{w}, w, w)
	}
	w.show(page.Start, "")
}

// Go implements page.Host.
func (w *Desktop) Go(to page.Name, record audit.ID) {
	if w.pages[to] == nil || !w.leavePage() {
		return
	}
	if a := w.auditOf(record); a != "" {
		w.audit = a
	}
	w.visit(record)
	w.show(to, record)
}

// maxVisited is how many of the records that were gone to are remembered.
const maxVisited = 8

// visit remembers that a record was gone to.
func (w *Desktop) visit(record audit.ID) {
	if record == "" {
		return
	}
	rest := slices.DeleteFunc(w.visited, func(id audit.ID) bool { return id == record })
	w.visited = append([]audit.ID{record}, rest[:min(len(rest), maxVisited-1)]...)
}

// newFinding begins a finding of the current audit, from any page.
func (w *Desktop) newFinding() {
	w.Go(page.Findings, "")
	if p, ok := w.pages[w.shown].(*finding.Page); ok {
		p.NewFinding()
	}
}

// auditOf returns the audit that a record is or belongs to, "" for one that belongs to none.
func (w *Desktop) auditOf(record audit.ID) audit.ID {
	c, err := w.session.Case(context.Background())
	if err != nil || record == "" {
		return ""
	}
	if r := casefile.RecordOf(c, record); r != nil {
		return casefile.AuditOf(c, r)
	}
	return ""
}

// leavePage writes what is being edited on the page shown; false when the user must stay.
func (w *Desktop) leavePage() bool {
	p := w.pages[w.shown]
	if p == nil {
		return true
	}
	if err := p.Leave(); err != nil {
		w.tell(err)
		return false
	}
	return true
}

func (w *Desktop) show(name page.Name, record audit.ID) {
	p := w.pages[name]
	w.shown = name
	w.frame.setPage(name, p.Content())
	w.bindKeys()
	if err := p.Enter(context.Background(), record); err != nil {
		w.tell(err)
	}
	w.frame.refresh()
	p.Focus()
	if name != page.Start && name != page.Portfolio {
		w.updateSettings(func(v *settings.Values) { v.Page = string(name) })
	}
}

// changed is told of every change of the case, on whatever goroutine made it.
func (w *Desktop) changed(c casefile.Changed) {
	w.Deps.Runner.Post(func() {
		if w.session == nil {
			return
		}
		w.frame.refresh()
		w.readSteps()
		if p := w.pages[w.shown]; p != nil {
			p.Changed(c)
		}
	})
}

// ChooseAudit makes an audit the current one and shows the page anew.
func (w *Desktop) ChooseAudit(id audit.ID) {
	if id == w.audit || !w.leavePage() {
		return
	}
	w.audit = id
	w.show(w.shown, "")
}

// showSaveState shows in the top bar whether all that was typed is on disk.
func (w *Desktop) showSaveState(s editing.State) {
	w.typing = s.Typing
	w.frame.top.showSaved(s, w.Now().Format(time.TimeOnly))
}
