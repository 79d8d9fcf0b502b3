package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// column is an audit of the cycle, with what the cells beneath it look up.
type column struct {
	audit     *audit.Audit
	entries   map[audit.Number]audit.MatrixEntry
	plan      []*audit.PlanItem
	verify    []*audit.Finding // nonconformities to be verified in it
	days      audit.Days
	points    []audit.Point         // that rules ask of it beside the requirements
	bare      bool                  // nothing is planned for it
	soaRead   bool                  // Stage 1 has looked at the Statement of Applicability
	mandatory map[audit.Number]bool // what rules ask of it whatever is planned
}

// statement is the clause that asks for the Statement of Applicability, in ISO/IEC 42001 as in ISO/IEC 27001.
const statement audit.Number = "6.1.3"

// columnsOf returns the audits of a cycle in their order, gap assessments and internal audits left out.
func columnsOf(c *audit.Case, programme audit.ID, clauses, controls []audit.Number) []column {
	matrix := audit.MatrixOf(c, programme, clauses, controls)
	var out []column
	for i, id := range matrix.Audits {
		a := c.Audit(id)
		if !inCycle(a.Kind) {
			continue
		}
		col := column{audit: a, entries: map[audit.Number]audit.MatrixEntry{}, plan: c.PlanOf(id), days: c.RequiredTime(a), points: audit.PointsOf(c, a)}
		for _, row := range matrix.Rows {
			col.entries[row.Requirement] = row.Entries[i]
		}
		for k := range c.Findings {
			if f := &c.Findings[k]; f.VerifyAt == id && f.IsOpenNonconformity() {
				col.verify = append(col.verify, f)
			}
		}
		col.bare = !slices.ContainsFunc(c.ProgrammeCells, func(x audit.ProgrammeCell) bool { return x.Audit == id && x.Coverage != "" })
		col.soaRead = a.Kind == audit.Stage1 && col.entries[statement].State == audit.EntryAudited
		out = append(out, col)
	}
	return out
}

// planned is what the programme plans for a requirement.
func (c column) planned(n audit.Number) audit.Coverage {
	return cmp.Or(c.entries[n].Coverage, audit.CoverageNone)
}

// inCycle reports whether audits of the kind are part of a certification cycle.
func inCycle(k audit.AuditKind) bool { return k != audit.GapAssessment && k != audit.Internal }

// firstDay is the first day of an audit, or of the month it is planned for.
func firstDay(a *audit.Audit) date.Date {
	if a.StartsOn.IsZero() {
		return a.Planned.First()
	}
	return a.StartsOn
}

// head is the column as the matrix heads it.
func (c column) head() kit.MatrixColumn {
	when := "not planned"
	if first := firstDay(c.audit); !first.IsZero() {
		when = date.MonthOf(first).String()
	}
	if c.days > 0 {
		when += " · " + c.days.String() + " d"
	}
	return kit.MatrixColumn{Title: c.audit.Title(), Note: when, Done: c.isOver()}
}

// isOver reports whether the audit took place.
func (c column) isOver() bool { return c.audit.State == audit.AuditDone }

// cell is what the programme and its audits say of a line in an audit.
type cell struct {
	coverage audit.Coverage // the strongest that is planned for a requirement of the line
	planned  int            // requirements it is planned for
	carried  []audit.Number // carried over to the next audit
	audited  []audit.Number
	missed   []audit.Number // must, and the audit is over without it
	days     []date.Date    // on which it was audited
	soaRead  bool
	verify   []*audit.Finding
}

// cellOf looks a cell up.
func (c column) cellOf(l line) cell {
	out := cell{coverage: audit.CoverageNone}
	for _, n := range l.numbers {
		switch v := c.planned(n); {
		case v == audit.CoverageNone || v == audit.CoverageCarriedOver:
		case v == out.coverage:
			out.planned++
		case out.coverage == audit.CoverageNone || v == audit.CoverageMust:
			out.coverage, out.planned = v, 1
		}
		switch c.entries[n].State {
		case audit.EntryCarriedOver:
			out.carried = append(out.carried, n)
		case audit.EntryAudited:
			out.audited = append(out.audited, n)
		case audit.EntryMissed:
			out.missed = append(out.missed, n)
		case audit.EntryNone, audit.EntryPlanned:
		}
	}
	out.days = c.daysOf(out.audited)
	out.soaRead = l.annex && c.soaRead && len(out.audited) == 0 && !l.out
	for _, f := range c.verify {
		if l.holds(f.Requirement) {
			out.verify = append(out.verify, f)
		}
	}
	return out
}

// daysOf are the days on which the plan names one of the requirements, else all days of the audit.
func (c column) daysOf(numbers []audit.Number) []date.Date {
	var out []date.Date
	for _, item := range c.plan {
		names := slices.ContainsFunc(item.Requirements, func(r audit.Number) bool {
			return slices.ContainsFunc(numbers, r.Covers)
		})
		if names && !slices.Contains(out, item.Day) {
			out = append(out, item.Day)
		}
	}
	if len(out) == 0 && len(numbers) > 0 && !c.audit.StartsOn.IsZero() {
		out = []date.Date{c.audit.StartsOn}
		if c.audit.EndsOn.After(c.audit.StartsOn) {
			out = append(out, c.audit.EndsOn)
		}
	}
	return out
}

// mark is the cell as the matrix draws it. missing tells that a rule asks for
// what is not planned.
func (x cell) mark(c column, l line, missing bool) kit.MatrixMark {
	m := kit.MatrixMark{Kind: kit.CellNone, Verify: verifyWords(x.verify)}
	switch {
	case len(l.points) > 0:
		return c.pointsMark(l)
	case l.out:
		m.Words = "excluded"
	case len(x.carried) > 0:
		m.Kind, m.Words = kit.CellCarried, "carried over"
	case len(x.missed) > 0:
		m.Kind, m.Words = kit.CellMissing, missedWords(x, l)
	case x.soaRead:
		m.Kind, m.Words = kit.CellDone, "SoA read"
	case len(x.audited) > 0 && (c.isOver() || len(x.audited) == len(l.numbers)):
		m.Kind, m.Words = kit.CellDone, dayWords(x.days)
	case c.isOver():
		if x.coverage != audit.CoverageNone {
			m.Words = "not taken"
		}
	default:
		m.Kind, m.Words = x.plannedWords(l, missing)
	}
	return m
}

// plannedWords are the kind and words of a cell of an audit that is to come.
func (x cell) plannedWords(l line, missing bool) (kit.CellKind, string) {
	switch {
	case missing && x.coverage == audit.CoverageSample:
		return kit.CellMissing, "sample only"
	case missing && x.coverage == audit.CoverageMust:
		return kit.CellMissing, partWords("must", x, l)
	case missing:
		return kit.CellMissing, "must, missing"
	case x.coverage == audit.CoverageMust:
		return kit.CellMust, partWords("must", x, l)
	case x.coverage == audit.CoverageSample:
		return kit.CellSample, partWords("sample", x, l)
	default:
		return kit.CellNone, ""
	}
}

// pointsMark is a line of points as the matrix draws it: rules ask for them, so that nothing about them is planned.
func (c column) pointsMark(l line) kit.MatrixMark {
	asked := c.pointsOf(l)
	switch {
	case len(asked) == 0:
		return c.complaintsMark()
	case !slices.ContainsFunc(asked, func(p audit.Point) bool { return !p.Settled() }):
		return kit.MatrixMark{Kind: kit.CellDone, Words: "looked at"}
	case c.isOver():
		return kit.MatrixMark{Kind: kit.CellMissing, Words: "not settled"}
	default:
		return kit.MatrixMark{Kind: kit.CellMust, Words: "must"}
	}
}

// complaints is what a line of a plan says when it takes complaints up, for which there is no clause.
const complaints = "complaint"

// complaintsMark marks an audit of which no rule asks for complaints and whose plan takes them up all the same.
func (c column) complaintsMark() kit.MatrixMark {
	days := c.complaintDays()
	switch {
	case len(days) == 0:
		return kit.MatrixMark{Kind: kit.CellNone}
	case c.isOver():
		return kit.MatrixMark{Kind: kit.CellDone, Words: dayWords(days)}
	default:
		return kit.MatrixMark{Kind: kit.CellSample, Words: "planned"}
	}
}

// complaintDays are the days on which the plan of the audit takes up complaints.
func (c column) complaintDays() []date.Date {
	var out []date.Date
	for _, item := range c.plan {
		if item.Activity == audit.ActivityAudit && strings.Contains(strings.ToLower(item.Title), complaints) && !slices.Contains(out, item.Day) {
			out = append(out, item.Day)
		}
	}
	return out
}

// pointsOf are the points of the line that rules ask of the audit.
func (c column) pointsOf(l line) []audit.Point {
	var out []audit.Point
	for _, p := range c.points {
		if slices.Contains(l.points, p.Key) {
			out = append(out, p)
		}
	}
	return out
}

// partWords says that something is planned for a part of the line alone.
func partWords(word string, x cell, l line) string {
	if x.planned < len(l.numbers) {
		return fmt.Sprintf("%s, %d of %d", word, x.planned, len(l.numbers))
	}
	return word
}

// missedWords say how much of the line an audit that is over left out.
func missedWords(x cell, l line) string {
	if len(x.missed) == len(l.numbers) {
		return "not audited"
	}
	return fmt.Sprintf("%d not audited", len(x.missed))
}

// verifyWords are the numbers of nonconformities to verify, in short; of many how many they are.
func verifyWords(findings []*audit.Finding) string {
	if len(findings) > 2 {
		return fmt.Sprintf("%d NC", len(findings))
	}
	var out []string
	for _, f := range findings {
		out = append(out, f.ShortLabel())
	}
	return strings.Join(out, " ")
}

// dayWords says days in the fewest words: 4 May, 4–5 May, 30 Apr–4 May. Days between are left out.
func dayWords(days []date.Date) string {
	if len(days) == 0 {
		return "audited"
	}
	first, last := slices.MinFunc(days, date.Date.Compare), slices.MaxFunc(days, date.Date.Compare)
	switch {
	case first == last:
		return fmt.Sprintf("%d %s", first.Day(), month(first))
	case first.Month() == last.Month() && first.Year() == last.Year():
		return fmt.Sprintf("%d–%d %s", first.Day(), last.Day(), month(first))
	default:
		return fmt.Sprintf("%d %s–%d %s", first.Day(), month(first), last.Day(), month(last))
	}
}

func month(d date.Date) string { return d.Month().String()[:3] }
