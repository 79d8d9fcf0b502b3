package portfolio_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/pagetest"
	page "fieldcase/app/desktop/portfolio"
	"fieldcase/app/portfolio"
)

// many is a source of as many cases as wanted, made of the twelve.
type many struct{ look *portfolio.Look }

func (many) Name() string { return "many" }

func (m many) Look(context.Context, func(done, total int)) (*portfolio.Look, error) {
	return m.look, nil
}

// manyDesk is a desk over a source of n cases.
type manyDesk struct {
	*desk
	source many
}

func (d *manyDesk) Source([]string) (portfolio.Source, error) { return d.source, nil }

func manyCases(tb testing.TB, n int) many {
	tb.Helper()
	folders, err := portfolio.NewFolders([]string{office(tb)}, portfolio.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	twelve, err := folders.Look(tb.Context(), nil)
	if err != nil {
		tb.Fatal(err)
	}
	out := &portfolio.Look{}
	for i := range n {
		c := twelve.Cases[i%len(twelve.Cases)]
		whole := *c.Facts.Case
		whole.ID = audit.ID(fmt.Sprintf("01980000-0000-7000-9000-%012x", i))
		whole.Client.Name = fmt.Sprintf("%s %d", whole.Client.Name, i)
		c.Facts.Case, c.File = &whole, filepath.Join("/cases", fmt.Sprintf("%05d.fieldcase", i))
		out.Cases = append(out.Cases, c)
	}
	return many{out}
}

// BenchmarkPage is what a key costs among ten thousand cases: going down the list, and a letter of the filter, the work in
// the background included.
func BenchmarkPage(b *testing.B) {
	source := manyCases(b, 10_000)
	d := &manyDesk{desk: newDesk(b, today, "/cases"), source: source}
	d.page = page.New(d, d, d)
	d.Show(d.page)
	d.Sees("10000")
	for _, c := range []struct {
		name  string
		key   func(i int)
		limit time.Duration
	}{
		{"down", func(int) { d.Press("Down") }, 50 * time.Millisecond},
		{"turn", func(int) { d.Press("Ctrl+PgDn", "Ctrl+PgUp") }, time.Second},
		{"filter", func(i int) {
			d.Press("Ctrl+L")
			d.Type(string("vltava"[i%6]))
		}, time.Second},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for i := range b.N {
				start := time.Now()
				c.key(i)
				took = append(took, time.Since(start))
			}
			pagetest.Within(b, took, c.limit)
		})
	}
}
