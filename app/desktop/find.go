package desktop

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// hitsOfGroup is how many hits are shown of each group.
const hitsOfGroup = 8

// find asks for anything by words, as one types, and goes there: what is in the case, pages, commands, recent cases.
func (w *Desktop) find() {
	if w.finder != nil && w.finder.panel.IsOpen() {
		return
	}
	f := &finder{w: w, targets: w.targets(), run: map[string]func(){}}
	w.finder = f
	placeholder := "Findings, evidence, clauses, people, files, pages, commands"
	if w.session == nil {
		placeholder = "Case or command"
	}
	f.panel = kit.ShowFinder(w.window, kit.FinderSpec{
		Placeholder: placeholder, OnQuery: f.ask, OnChoose: func(r kit.FinderRow) { f.run[r.ID]() },
	})
	f.show() // what was asked for before there was a panel
	f.index()
}

// finder is one search.
type finder struct {
	w       *Desktop
	panel   *kit.Finder // nil while it opens
	targets []target    // pages, commands and cases
	query   string
	hits    []casefile.Hit

	run map[string]func()
}

// ask looks for a text in the background; of two, the later counts.
func (f *finder) ask(text string) {
	w := f.w
	f.query = text
	if w.session == nil {
		f.show()
		return
	}
	s, complete := w.session, true
	var hits []casefile.Hit
	w.Deps.Runner.Load("find", func(ctx context.Context) (err error) {
		if text == "" {
			hits, err = s.Recent(ctx, w.visited, hitsOfGroup)
			return err
		}
		found, err := s.Search(ctx, text, hitsOfGroup)
		hits, complete = found.Hits, found.Complete
		return err
	}, func(err error) {
		switch {
		case w.session != s || w.finder != f || casefile.IsCancelled(err):
			return
		case err != nil:
			w.record(err)
			f.note("The search does not work now: " + explainShort(err))
		case complete:
			f.note("")
		}
		f.hits = hits
		if f.show() == 0 && complete && err == nil {
			f.note("Nothing found; fewer letters find more")
		}
	})
}

// index makes the index of the case ready in the background, and says how far it is.
func (f *finder) index() {
	w := f.w
	if w.session == nil {
		return
	}
	s := w.session
	w.indexing.Cancel()
	w.indexing = w.Deps.Runner.Load("index", func(ctx context.Context) error {
		shown := 0
		return s.Index(ctx, func(done, total int) {
			if done-shown >= indexStep {
				shown = done
				w.Deps.Runner.Post(func() { f.reading(done, total) })
			}
		})
	}, func(err error) {
		if err != nil && !casefile.IsCancelled(err) && w.session == s {
			w.record(err)
		}
		f.again()
	})
}

// indexStep is after how many records the search says how far it has read.
const indexStep = 2000

// reading says how much of the case can be found by now, and looks there again.
func (f *finder) reading(done, total int) {
	f.note(fmt.Sprintf("Reading the case: %d of %d", done, total))
	f.again()
}

// again asks once more for what is typed.
func (f *finder) again() {
	if f.w.finder == f && f.panel != nil && f.panel.IsOpen() && f.query != "" {
		f.ask(f.query)
	}
}

func (f *finder) note(words string) {
	if f.panel != nil {
		f.panel.SetNote(words)
	}
}

// show shows what was found: pages that begin so, what is in the case, then further pages, commands and cases. It
// returns how much that is.
func (f *finder) show() int {
	if f.panel == nil {
		return 0
	}
	clear(f.run)
	var first, last []kit.FinderRow
	for _, t := range matching(f.query, f.targets) {
		f.run[t.ID] = t.run
		if t.kind == pageTarget && (f.query == "" || begins(t.Title, f.query)) {
			first = append(first, t.row(f.query))
		} else if f.query != "" || t.kind == caseTarget && f.w.session == nil {
			last = append(last, t.row(f.query))
		}
	}
	rows := first
	for _, h := range f.hits {
		row := hitRow(h)
		if f.query == "" {
			row.Group = "Last worked on"
		}
		f.run[row.ID] = func() { f.w.goToHit(h) }
		rows = append(rows, row)
	}
	rows = append(rows, last...)
	f.panel.SetRows(rows)
	return len(rows)
}

// hitRow is how a hit looks.
func hitRow(h casefile.Hit) kit.FinderRow {
	row := kit.FinderRow{
		ID: "hit " + h.Kind + " " + string(h.Record), Group: string(h.Group), Icon: iconOf(h.Kind), Label: h.Label, Detail: h.Detail,
		Text: markedRuns(h.Title, kit.Ink),
	}
	if h.Snippet.Text != "" {
		row.Text = append(row.Text, kit.Run{Text: "   "})
		row.Text = append(row.Text, markedRuns(h.Snippet, kit.Ink2)...)
	}
	return row
}

// markedRuns sets what was looked for in a heavier weight, and the rest quieter.
func markedRuns(m casefile.Marked, ink kit.Token) []kit.Run {
	var out []kit.Run
	at := 0
	if len(m.Marks) > 0 {
		ink = kit.Ink2
	}
	for _, s := range m.Marks {
		if s.Start > at {
			out = append(out, kit.Run{Text: m.Text[at:s.Start], Color: ink})
		}
		out = append(out, kit.Run{Text: m.Text[s.Start:s.End], Style: kit.BodyMedium, Color: kit.Ink})
		at = s.End
	}
	if at < len(m.Text) {
		out = append(out, kit.Run{Text: m.Text[at:], Color: ink})
	}
	return out
}

// goToHit shows a hit on its page, in its audit.
func (w *Desktop) goToHit(h casefile.Hit) {
	if h.OfKind == casefile.KindRequirement { // the page of the requirements knows it by its conclusion
		w.Go(w.nearest(page.Checklist), audit.ConclusionID(w.audit, audit.Number(h.Show)))
		return
	}
	to := w.nearest(pageOf(h.OfKind))
	if h.Kind == "response" { // of the client, to the finding that is shown
		to = page.Nonconformities
	}
	w.Go(to, h.Show)
}
