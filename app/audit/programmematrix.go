package audit

import (
	"slices"

	"fieldcase/app/date"
)

// EntryState is how a requirement stands in one audit of a programme.
type EntryState string

// The states of an entry of the matrix.
const (
	EntryNone        EntryState = "none"         // not planned, and not looked at
	EntryPlanned     EntryState = "planned"      // see its Coverage
	EntryAudited     EntryState = "audited"      // the audit has a conclusion on it
	EntryCarriedOver EntryState = "carried-over" // planned and left for the next audit
	EntryMissed      EntryState = "missed"       // planned, the audit is over, and nothing says what became of it
)

// AllEntryStates returns every state of an entry.
func AllEntryStates() []EntryState {
	return []EntryState{EntryNone, EntryPlanned, EntryAudited, EntryCarriedOver, EntryMissed}
}

// MatrixEntry is one requirement in one audit.
type MatrixEntry struct {
	Audit    ID         `json:"audit"`
	Coverage Coverage   `json:"coverage"` // planned
	State    EntryState `json:"state"`
	Day      date.Date  `json:"day,omitzero"`     // day on which it was audited, or is by the plan
	Verify   []string   `json:"verify,omitempty"` // labels of open nonconformities against it that are to be verified there
	Reason   string     `json:"reason,omitempty"` // why the plan was changed
}

// MatrixRow is one requirement over the audits of a cycle.
type MatrixRow struct {
	Requirement Number        `json:"requirement"`
	Excluded    bool          `json:"excluded,omitempty"` // by the Statement of Applicability
	Entries     []MatrixEntry `json:"entries"`            // one for each audit, in the order of Matrix.Audits
}

// Matrix is the programme of a cycle: requirements by audits (ISO/IEC 17021-1:2015 9.1.3).
type Matrix struct {
	Audits []ID        `json:"audits"` // by their day
	Rows   []MatrixRow `json:"rows"`
}

// MatrixOf returns the matrix of a programme: what is planned, what was audited and when, what was carried over.
func MatrixOf(c *Case, programme ID, clauses, controls []Number) Matrix {
	out := Matrix{Audits: []ID{}, Rows: []MatrixRow{}}
	var columns []*matrixColumn
	for _, a := range cycleAudits(c, programme) {
		out.Audits = append(out.Audits, a.ID)
		columns = append(columns, newMatrixColumn(c, a))
	}
	for _, n := range append(append(slices.Clone(clauses), controls...), ownControls(c, controls)...) {
		row := MatrixRow{Requirement: n, Excluded: c.Excluded(n), Entries: []MatrixEntry{}}
		for _, column := range columns {
			row.Entries = append(row.Entries, column.entry(n))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// matrixColumn looks up what one audit says of requirements.
type matrixColumn struct {
	a           *Audit
	cells       map[Number]Coverage
	reasons     map[Number]string
	conclusions map[Number]ConclusionState
	items       []*PlanItem
	verify      map[Number][]string
}

func newMatrixColumn(c *Case, a *Audit) *matrixColumn {
	m := &matrixColumn{
		a: a, cells: c.cells(a), items: c.PlanOf(a.ID),
		reasons: map[Number]string{}, conclusions: map[Number]ConclusionState{}, verify: map[Number][]string{},
	}
	for _, cell := range c.ProgrammeCells {
		if cell.Audit == a.ID {
			m.reasons[cell.Requirement] = cell.Reason
		}
	}
	for _, k := range c.Conclusions {
		if k.Audit == a.ID {
			m.conclusions[k.Requirement] = k.State
		}
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.VerifyAt == a.ID && f.IsOpenNonconformity() {
			m.verify[f.Requirement] = append(m.verify[f.Requirement], f.ShortLabel())
		}
	}
	return m
}

func (m *matrixColumn) entry(n Number) MatrixEntry {
	out := MatrixEntry{Audit: m.a.ID, Coverage: coverageOf(m.cells, n), Verify: m.verify[n], Reason: m.reasons[n], Day: m.day(n)}
	planned := out.Coverage == CoverageMust || out.Coverage == CoverageSample
	switch {
	case out.Coverage == CoverageCarriedOver, m.conclusions[n] == NotAudited && (planned || m.a.State == AuditDone):
		out.State = EntryCarriedOver
	case m.conclusions[n].Audited():
		out.State = EntryAudited
		if out.Day.IsZero() {
			out.Day = lastDay(m.a)
		}
	case planned && m.a.State == AuditDone && out.Coverage == CoverageMust && m.conclusions[n] != NotApplicable:
		out.State = EntryMissed
	case planned && m.a.State != AuditDone:
		out.State = EntryPlanned
	default:
		out.State = EntryNone
	}
	return out
}

// day returns the first day on which the plan of the audit has the requirement, the zero Date for none.
func (m *matrixColumn) day(n Number) date.Date {
	for _, i := range m.items {
		if slices.ContainsFunc(i.Requirements, func(r Number) bool { return r.Covers(n) }) {
			return i.Day
		}
	}
	return date.Date{}
}
