package desktop

import (
	"slices"
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// targetKind is what sort of thing a target is.
type targetKind int

const (
	pageTarget targetKind = iota
	commandTarget
	caseTarget
)

// target is something that can be gone to beside the records of the case.
type target struct {
	kit.Option
	kind targetKind
	icon string
	run  func()
}

// targets are the pages, commands and recent cases that can be gone to now.
func (w *Desktop) targets() []target {
	out := w.pageTargets()
	for _, c := range w.commands() {
		known := slices.ContainsFunc(out, func(t target) bool { return t.Title == c.Word })
		if c.Menu != page.MenuHidden && !known && c.Reason(w.ReadOnly()) == "" {
			out = append(out, target{
				kit.Option{ID: "command " + string(c.Menu) + " " + c.Word, Title: c.Word, Group: "Commands", Detail: string(c.Keys), Hidden: true},
				commandTarget, c.Icon, func() { w.do(c) },
			})
		}
	}
	for _, r := range w.Recent() {
		if w.session == nil || w.session.Path() != r.Path {
			out = append(out, target{
				kit.Option{ID: "case " + r.Path, Title: r.Client, Group: "Recent cases", Detail: r.Short, Hidden: true},
				caseTarget, "folder-open", func() { w.Open(r.Path) },
			})
		}
	}
	return out
}

// pageTargets are the pages of the open case.
func (w *Desktop) pageTargets() []target {
	var out []target
	for _, d := range destinations() {
		if w.session != nil && w.pages[d.name] != nil {
			out = append(out, target{
				kit.Option{ID: "page " + string(d.name), Title: d.word, Group: "Pages", Detail: string(d.keys), Hidden: true},
				pageTarget, d.icon, func() { w.Go(d.name, "") },
			})
		}
	}
	return out
}

// matching returns the targets that answer to a query: pages, commands, then cases, the best of each first.
func matching(query string, targets []target) []target {
	options := make([]kit.Option, len(targets))
	byID := make(map[string]target, len(targets))
	for i, t := range targets {
		options[i], byID[t.ID] = t.Option, t
	}
	var out []target
	for _, o := range kit.Matches(query, options) {
		out = append(out, byID[o.ID])
	}
	slices.SortStableFunc(out, func(a, b target) int { return int(a.kind) - int(b.kind) })
	return out
}

// begins reports whether a word of the title begins with the query.
func begins(title, query string) bool {
	title, query = strings.ToLower(title), strings.ToLower(strings.TrimSpace(query))
	return strings.HasPrefix(title, query) || strings.Contains(title, " "+query)
}

// row is how a target looks.
func (t target) row(query string) kit.FinderRow {
	return kit.FinderRow{ID: t.ID, Group: t.Group, Icon: t.icon, Text: markedRuns(casefile.Mark(query, t.Title), kit.Ink), Detail: t.Detail}
}
