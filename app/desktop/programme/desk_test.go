package programme_test

import (
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/programme"
)

// desk is the page over a case.
type desk struct {
	*pagetest.Desk
	visited []audit.ID
}

func show(d *pagetest.Desk) *desk {
	out := &desk{Desk: d}
	d.Visited = func(id audit.ID) { out.visited = append(out.visited, id) }
	d.Show(programme.New(d, d.Session, d.Writer()))
	return out
}

// at is the sample case as it stood at a moment.
func at(t *testing.T, m sample.Moment) *desk {
	t.Helper()
	return show(pagetest.Sample(t, m.Clock(), m))
}

// fresh is a new case of which only the client is known.
func fresh(t *testing.T) *desk {
	t.Helper()
	clock := time.Date(2026, 6, 10, 9, 38, 0, 0, time.UTC)
	return show(pagetest.New(t, clock, casefile.NewCase{Client: audit.Client{Name: "Øst"}}))
}

// matrix is the matrix to be seen.
func (d *desk) matrix() *kit.Matrix {
	d.T.Helper()
	for _, o := range d.Objects() {
		if m, ok := o.(*kit.Matrix); ok {
			return m
		}
	}
	d.T.Fatal("no matrix is to be seen")
	return nil
}

// choose makes the cell of a row and an audit's column the current one.
func (d *desk) choose(row string, column int) {
	d.T.Helper()
	if !d.matrix().Select(row, column) {
		d.T.Fatalf("the matrix has no row %q or column %d", row, column)
	}
}

// says fails unless a cell of the matrix says that.
func (d *desk) says(row string, column int, kind kit.CellKind, words string) {
	d.T.Helper()
	if m := d.matrix().Mark(row, column); m.Kind != kind || m.Words != words {
		d.T.Errorf("%s, column %d says %s %q, not %s %q", row, column, m.Kind, m.Words, kind, words)
	}
}

// plans fails unless the case plans so for a requirement in an audit.
func (d *desk) plans(name string, n audit.Number, want audit.Coverage) {
	d.T.Helper()
	c := d.Case()
	if got := c.PlannedCoverage(c.AuditNamed(name), n); got != want {
		d.T.Errorf("%s in %s is planned as %s, not %s", n, name, got, want)
	}
}

// quiet fails when an error was told.
func (d *desk) quiet() {
	d.T.Helper()
	if len(d.Told) > 0 {
		d.T.Errorf("told: %v", d.Told)
	}
}

// time is the audit time of the case.
func (d *desk) time() audit.AuditTime {
	d.T.Helper()
	times := d.Case().AuditTimes
	if len(times) != 1 {
		d.T.Fatalf("the case has %d audit times", len(times))
	}
	return times[0]
}

// the columns of the sample case.
const (
	stage1 = iota
	stage2
	surveillance1
	surveillance2
	recertification
)
