package programme

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// fill plans the usual coverage for every audit of the cycle, as one action.
func (p *Page) fill() {
	if p.saving > 0 || p.lockedWrite() != "" || p.lockedFill() != "" {
		return
	}
	clauses, controls := p.requirements()
	cells := audit.DefaultCells(p.now, p.cycle.ID, clauses, controls)
	changes := make([]casefile.Change, len(cells))
	for i := range cells {
		changes[i].After = &cells[i]
	}
	p.save("Programme: usual coverage", "The usual coverage is planned; change it cell by cell", changes...)
}
