package portfolio

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/task"
	"fieldcase/app/portfolio"
)

// Pauses of the page.
const (
	lookEvery = 5 * time.Second        // from the end of a look to the next
	showEvery = 400 * time.Millisecond // how often rows and progress of a look under way are shown
)

// keyLook is the key of looking at the folders.
const keyLook = "portfolio look"

// halt is why a look did not come to its end; zero when it did.
type halt struct {
	words  string
	failed bool // not cancelled by the user
}

// run is one look at the folders.
type run struct {
	handle task.Handle
	quiet  bool // nobody asked for it
	today  date.Date

	mu          sync.Mutex
	rows        []portfolio.Row // read and not shown yet
	done, total int
}

// found takes a case that was read, on whatever goroutine read it.
func (r *run) found(f portfolio.Found) {
	row := portfolio.RowOf(&f, r.today)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rows = append(r.rows, row)
}

// at takes how far the look is.
func (r *run) at(done, total int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done, r.total = done, total
}

// taken gives the rows read since it was called last, and how far the look is.
func (r *run) taken() (rows []portfolio.Row, done, total int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	rows, r.rows = r.rows, nil
	return rows, r.done, r.total
}

// outcome is what a look gives.
type outcome struct {
	look *portfolio.Look
	rows []portfolio.Row
}

// read looks at the folders, unless that is being done. A loud look shows its progress, and the first of all its rows as
// they come.
func (p *Page) read(loud bool) {
	if p.run != nil || !p.ready() {
		return
	}
	p.rest()
	r, source := &run{quiet: !loud, today: p.host.Today()}, p.source
	p.run = r
	if live, ok := source.(portfolio.Live); ok {
		live.OnFound(func(portfolio.Found) {})
		if !p.looked {
			p.rows = nil
			live.OnFound(r.found)
		}
	}
	p.host.Runner().After(showEvery, func() { p.tick(r) })
	r.handle = task.Fetch(p.host.Runner(), keyLook, func(ctx context.Context) (outcome, error) {
		look, err := source.Look(ctx, r.at)
		if err != nil {
			return outcome{}, err
		}
		return outcome{look, portfolio.RowsOf(look, r.today)}, nil
	}, func(o outcome, err error) {
		if p.run == r {
			p.ended(r, o, err)
		}
	})
	p.showProgress(r)
}

// ready makes the source of the folders chosen, and reports whether there is one.
func (p *Page) ready() bool {
	folders := p.office.Folders()
	if len(folders) == 0 || p.source != nil {
		return p.source != nil
	}
	source, err := p.office.Source(folders)
	if err != nil {
		p.halted = halt{words: "The folders cannot be read: " + err.Error(), failed: true}
		p.show()
		return false
	}
	p.source = source
	return true
}

// tick shows how far a look is, and what it has read so far.
func (p *Page) tick(r *run) {
	if p.run != r {
		return
	}
	if rows, _, _ := r.taken(); len(rows) > 0 {
		p.rows = append(p.rows, rows...)
		p.arrange()
	}
	p.showProgress(r)
	p.host.Runner().After(showEvery, func() { p.tick(r) })
}

// ended takes the outcome of a look.
func (p *Page) ended(r *run, o outcome, err error) {
	p.run = nil
	rest, done, total := r.taken()
	switch {
	case err == nil:
		p.looked, p.halted = true, halt{}
		p.unreadable = o.look.Unreadable
		if o.look.Delta.Any() || !r.quiet {
			p.news = newsOf(o.look.Delta)
		}
		p.rows = o.rows
	case casefile.IsCancelled(err):
		p.rows = append(p.rows, rest...)
		p.halted = halt{words: fmt.Sprintf("Reading was cancelled: %d of %d files found so far are read.", done, total)}
	default:
		p.halted = halt{words: "The folders cannot be read: " + err.Error(), failed: true}
	}
	p.show()
	if p.here && err == nil {
		p.asleep = p.host.Runner().After(lookEvery, func() { p.read(false) })
	}
}

// rest calls off the next look.
func (p *Page) rest() {
	if p.asleep != nil {
		p.asleep()
		p.asleep = nil
	}
}

// again reads everything anew.
func (p *Page) again() {
	p.halted = halt{}
	p.read(true)
	p.show()
}

// cancel ends the look that a person waits for, and reports whether there was one.
func (p *Page) cancel() bool {
	if p.run == nil || p.run.quiet {
		return false
	}
	p.run.handle.Cancel()
	return true
}

// newsOf says what is different from the look before: "1 new, 2 changed".
func newsOf(d portfolio.Delta) string {
	var out []string
	for _, part := range []struct {
		files []string
		word  string
	}{{d.New, "new"}, {d.Changed, "changed"}, {d.Vanished, "vanished"}} {
		if len(part.files) > 0 {
			out = append(out, fmt.Sprintf("%d %s", len(part.files), part.word))
		}
	}
	return strings.Join(out, ", ")
}
