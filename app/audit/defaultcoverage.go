package audit

import (
	"slices"
	"strings"
)

// defaultRow is what the programme of a cycle usually plans for clauses and all below them: for Stage 1, Stage 2, first and
// second surveillance, recertification. M must, P planned sample, - none.
type defaultRow struct {
	clauses []Number
	audits  string
}

// defaultRows is the usual coverage of clauses (reference 9.1): the musts of surveillance are those of ISO/IEC
// 17021-1:2015 9.6.2.2, Stage 2 and recertification are full audits; what is sampled is practice. A row that is more
// exact counts before one that is less.
var defaultRows = []defaultRow{
	{[]Number{"4"}, "MMPPM"},
	{[]Number{"5"}, "PMPPM"},
	{[]Number{"6.1.4", "8.4"}, "MMPPM"},
	{[]Number{"6.1", "6.2"}, "MMMMM"},
	{[]Number{"6.3"}, "-MMMM"},
	{[]Number{"7"}, "PMPPM"},
	{[]Number{"8"}, "PMMMM"},
	{[]Number{"9.1"}, "PMPPM"},
	{[]Number{"9.2", "9.3"}, "MMMMM"},
	{[]Number{"10"}, "PMMMM"},
}

// firstHalf are the areas of controls of ISO/IEC 42001:2023 that the first surveillance of a cycle samples; the second
// samples the rest.
var firstHalf = []Number{"A.2", "A.5", "A.6", "A.8"}

// DefaultCoverage returns what a programme usually plans for a requirement in an audit. second tells a second surveillance
// of a cycle from a first one, early is the test whether a control belongs to the half that the first one samples.
func DefaultCoverage(kind AuditKind, second bool, requirement Number, early func(Number) bool) Coverage {
	column := map[AuditKind]int{Stage1: 0, Stage2: 1, Surveillance: 2, Recertification: 4}
	at, known := column[kind]
	if !known {
		return CoverageNone
	}
	if kind == Surveillance && second {
		at++
	}
	row := "PMPPM" // of a control, and of a clause that the table does not have
	for _, r := range defaultRows {
		if slices.ContainsFunc(r.clauses, func(n Number) bool { return n.Covers(requirement) }) {
			row = r.audits
			break
		}
	}
	if isControl(requirement) && kind == Surveillance && early(requirement) == second {
		return CoverageNone
	}
	return map[byte]Coverage{'M': CoverageMust, 'P': CoverageSample, '-': CoverageNone}[row[at]]
}

// isControl reports whether a number is that of a control of an annex: A.7.4.
func isControl(n Number) bool { return n != "" && !digitsOnly(string(n[:1])) }

// DefaultCells returns the cells that a programme lacks, filled with the usual coverage (reference 9.1): for each audit of
// the cycle and each requirement, but controls that the Statement of Applicability excludes, and cells that are there.
// What the coverage is none gets no cell.
func DefaultCells(c *Case, programme ID, clauses, controls []Number) []ProgrammeCell {
	var out []ProgrammeCell
	included := slices.DeleteFunc(append(slices.Clone(controls), ownControls(c, controls)...), c.Excluded)
	early := halves(c, included)
	for _, a := range cycleAudits(c, programme) {
		cells := c.cells(a)
		for _, n := range append(slices.Clone(clauses), included...) {
			if coverageOf(cells, n) != CoverageNone || hasCell(c, a, n) {
				continue
			}
			if v := DefaultCoverage(a.Kind, isSecond(c, a), n, early); v != CoverageNone {
				out = append(out, ProgrammeCell{
					Record: Record{ID: ProgrammeCellID(a.ID, n)}, Audit: a.ID, Requirement: n, Coverage: v,
				})
			}
		}
	}
	return out
}

func hasCell(c *Case, a *Audit, n Number) bool {
	return slices.ContainsFunc(c.ProgrammeCells, func(p ProgrammeCell) bool { return p.Audit == a.ID && p.Requirement == n })
}

// cycleAudits returns the audits of a programme that were not cancelled, in their order.
func cycleAudits(c *Case, programme ID) []*Audit {
	var out []*Audit
	for i := range c.Audits {
		if a := &c.Audits[i]; a.Programme == programme && programme != "" && a.State != AuditCancelled {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b *Audit) int {
		switch {
		case a.comesBefore(b):
			return -1
		case b.comesBefore(a):
			return 1
		default:
			return 0
		}
	})
	return out
}

// isSecond reports whether the audit is the second surveillance of its cycle, or the fourth.
func isSecond(c *Case, a *Audit) bool {
	if a.Kind != Surveillance {
		return false
	}
	n := 0
	for _, b := range cycleAudits(c, a.Programme) {
		if b.ID == a.ID {
			break
		}
		if b.Kind == Surveillance {
			n++
		}
	}
	return n%2 == 1
}

// halves returns the test whether a control belongs to the half that the first surveillance samples. Areas stay together;
// of a standard without a known split each goes to the half that has fewer controls.
func halves(c *Case, controls []Number) func(Number) bool {
	if strings.HasPrefix(c.Standard.Catalogue, "iso-iec-42001") {
		return func(n Number) bool { return slices.Contains(firstHalf, area(n)) }
	}
	sizes, order := map[Number]int{}, []Number{}
	for _, n := range controls {
		if sizes[area(n)] == 0 {
			order = append(order, area(n))
		}
		sizes[area(n)]++
	}
	first, one, two := map[Number]bool{}, 0, 0
	for _, n := range order {
		if one <= two {
			first[n], one = true, one+sizes[n]
		} else {
			two += sizes[n]
		}
	}
	return func(n Number) bool { return first[area(n)] }
}
