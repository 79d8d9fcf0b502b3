package desktop

import (
	"context"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// find asks for a page, a command, an audit, a finding or a recent case by words, and goes there.
func (w *Desktop) find() {
	targets := w.targets()
	options := make([]kit.Option, 0, len(targets))
	byID := map[string]func(){}
	for _, t := range targets {
		options = append(options, t.Option)
		byID[t.ID] = t.run
	}
	what := "Page, command, audit or finding"
	if w.session == nil {
		what = "Case or command"
	}
	picker := kit.NewPicker("Type words of it", options...)
	var dialog *kit.Dialog
	picker.OnChange = func(o kit.Option) {
		dialog.Close()
		byID[o.ID]()
	}
	dialog = kit.ShowDialog(w.window, kit.DialogSpec{
		Title: "Go to", Body: kit.NewField(what, picker), Width: 520, Focus: picker,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}},
	})
	picker.Open()
}

// target is something find can go to.
type target struct {
	kit.Option
	run func()
}

func (w *Desktop) targets() []target {
	var out []target
	if w.session == nil {
		out = w.recentTargets()
	} else {
		out = w.caseTargets()
	}
	for _, c := range w.commands() {
		if c.Menu != page.MenuHidden && c.Reason(w.ReadOnly()) == "" {
			out = append(out, target{kit.Option{ID: string(c.Menu) + " " + c.Word, Title: c.Word, Group: string(c.Menu), Detail: string(c.Keys), Hidden: true}, func() { w.do(c) }})
		}
	}
	if w.session != nil {
		out = append(out, w.recentTargets()...)
	}
	return out
}

// recentTargets are the cases opened lately, but the one that is open.
func (w *Desktop) recentTargets() []target {
	var out []target
	for _, r := range w.Recent() {
		if w.session == nil || w.session.Path() != r.Path {
			out = append(out, target{
				kit.Option{ID: r.Path, Title: r.Client, Group: "Cases", Detail: r.Short, Hidden: true}, func() { w.Open(r.Path) },
			})
		}
	}
	return out
}

// caseTargets are the findings and audits of the case.
func (w *Desktop) caseTargets() []target {
	c, err := w.session.Case(context.Background())
	if err != nil {
		return nil
	}
	var out []target
	for i := range c.Findings {
		f := &c.Findings[i]
		detail := ""
		if a := c.Audit(f.Audit); a != nil {
			detail = a.Title()
		}
		out = append(out, target{
			kit.Option{ID: string(f.ID), Title: f.Label() + "  " + f.Statement, Group: "Findings", Detail: detail, Hidden: true},
			func() { w.Go(page.Findings, f.ID) },
		})
	}
	for i := range c.Audits {
		a := &c.Audits[i]
		out = append(out, target{
			kit.Option{ID: string(a.ID), Title: a.Title(), Group: "Audits", Detail: auditDays(a), Hidden: true},
			func() { w.ChooseAudit(a.ID) },
		})
	}
	return out
}
