package workbook

import (
	"slices"

	"fieldcase/app/audit"
)

// maxClauses is how many clauses the summary counts and draws one by one; of more it counts the main clauses and areas
// of controls.
const maxClauses = 20

// tally counts findings of one grade or one clause. A withdrawn finding counts nowhere.
type tally struct {
	id, title   string
	grade       audit.Grade
	all         int
	open, late  int
	major       int
	minor       int
	improvement int
	other       int
}

func (t *tally) add(r *released, f *audit.Finding) {
	t.all++
	if f.Grade.IsNonconformity() && f.State.IsOpen() {
		t.open++
		if r.lateDays(f) > 0 {
			t.late++
		}
	}
	switch f.Grade {
	case audit.Major:
		t.major++
	case audit.Minor:
		t.minor++
	case audit.OFI:
		t.improvement++
	case audit.Positive, audit.Concern, audit.Observed:
		t.other++
	default:
		t.other++
	}
}

// byGrade counts the findings of each grade: the usual grades always, the others where there are some.
func (r *released) byGrade() (grades []tally, withdrawn int) {
	for _, g := range append(audit.AllGrades(), "") {
		grades = append(grades, tally{grade: g})
	}
	for _, f := range r.findings {
		if f.State == audit.Withdrawn {
			withdrawn++
			continue
		}
		i := slices.IndexFunc(grades, func(t tally) bool { return t.grade == f.Grade })
		if i < 0 {
			i = len(grades) - 1 // a grade of a later version
		}
		grades[i].add(r, f)
	}
	return slices.DeleteFunc(grades, func(t tally) bool {
		return t.all == 0 && (t.grade == audit.Concern || t.grade == audit.Observed || t.grade == "")
	}), withdrawn
}

// byRequirement counts the findings of each requirement they are raised against, in the order of the standard; of each
// main clause and area of controls when there are more than maxClauses. byArea tells which.
func (r *released) byRequirement() (clauses []tally, byArea bool) {
	clauses = r.tallies(func(n audit.Number) (string, string) { return string(n), r.title(n) })
	if len(clauses) <= maxClauses {
		return clauses, false
	}
	return r.tallies(func(n audit.Number) (string, string) {
		if q, ok := mainClause(r.of.Catalogue, string(n)); ok {
			return q.ID, q.Title
		}
		return string(n), r.title(n)
	}), true
}

// tallies counts the findings by what group makes of their requirement.
func (r *released) tallies(group func(audit.Number) (id, title string)) []tally {
	at := map[string]int{}
	var out []tally
	var ids []string
	for _, f := range r.findings {
		if f.State == audit.Withdrawn {
			continue
		}
		id, title := group(f.Requirement)
		if id == "" {
			id = "No clause"
		}
		i, known := at[id]
		if !known {
			i = len(out)
			at[id] = i
			out = append(out, tally{id: id, title: title})
			ids = append(ids, id)
		}
		out[i].add(r, f)
	}
	r.of.Catalogue.Sort(ids)
	sorted := make([]tally, len(out))
	for i, id := range ids {
		sorted[i] = out[at[id]]
	}
	return sorted
}

// counts appends the charts and the tables they draw.
func (s *summary) counts() {
	grades, withdrawn := s.byGrade()
	clauses, byArea := s.byRequirement()
	s.form.section("Findings")
	if len(s.findings) == 0 {
		s.form.wide(lookValue, "There are no findings.")
		return
	}
	s.form.add(8)
	d := drawing{at: len(s.form.rows) + 1, rows: chartRows(len(clauses)), grades: grades, clauses: len(clauses)}
	for _, t := range clauses {
		d.mostOfClause = max(d.mostOfClause, t.all)
	}
	for range d.rows {
		s.form.add(chartRowHeight)
	}
	d.gradesFrom = s.gradeTable(grades, withdrawn)
	if len(clauses) > 0 {
		d.clauseHeader = s.clauseTable(clauses, byArea)
	}
	s.charts = d.charts()
}

// gradeTable appends the table of the grades and returns the row of its first.
func (s *summary) gradeTable(grades []tally, withdrawn int) int {
	f := s.form
	f.subsection("By grade")
	f.line(textCell(lookHeader, "Grade"), textCell(lookHeader, "Meaning"), textCell(lookHeaderCount, "Findings"),
		textCell(lookHeaderCount, "Open"), textCell(lookHeaderCount, "Overdue"), cell{look: lookHeader}, cell{look: lookHeader})
	first, total := len(f.rows)+1, tally{}
	for _, t := range grades {
		line := []cell{textCell(gradeLook(t.grade), t.grade.Word()), textCell(lookMuted, gradeMeaning(t.grade)), countCell(lookCount, t.all)}
		if t.grade.IsNonconformity() {
			line = append(line, countCell(lookCount, t.open), countCell(lookCount, t.late))
		} else {
			line = append(line, cell{look: lookCount}, cell{look: lookCount})
		}
		f.line(append(line, cell{look: lookText}, cell{look: lookText})...)
		total.all, total.open, total.late = total.all+t.all, total.open+t.open, total.late+t.late
	}
	f.line(textCell(lookTotal, "Total"), cell{look: lookTotal}, countCell(lookTotalCount, total.all),
		countCell(lookTotalCount, total.open), countCell(lookTotalCount, total.late), cell{look: lookTotal}, cell{look: lookTotal})
	if withdrawn > 0 {
		f.line(textCell(lookMuted, "Withdrawn"), textCell(lookMuted, "Not counted above."), countCell(lookCount, withdrawn))
	}
	return first
}

// clauseTable appends the table of the clauses and returns the row of its header.
func (s *summary) clauseTable(clauses []tally, byArea bool) int {
	f := s.form
	heading := "By clause"
	if byArea {
		heading = "By main clause and area of controls"
	}
	f.section(heading)
	head := []cell{textCell(lookHeader, "Clause"), textCell(lookHeader, "Title")}
	for _, t := range []string{"Major", "Minor", "OFI", "Other", "Total"} {
		head = append(head, textCell(lookHeaderCount, t))
	}
	header := f.line(head...)
	for _, t := range clauses {
		f.line(textCell(lookKey, t.id), textCell(lookText, t.title), count(t.major), count(t.minor), count(t.improvement),
			count(t.other), countCell(lookSum, t.all))
	}
	return header
}

// count returns the cell of a number; nothing for 0, so that the eye finds the others.
func count(n int) cell {
	if n == 0 {
		return cell{look: lookCount}
	}
	return countCell(lookCount, n)
}

// gradeMeaning says what a grade means, in our own words (ISO/IEC 17021-1:2015 3.11 to 3.13).
func gradeMeaning(g audit.Grade) string {
	switch g {
	case audit.Major:
		return "A requirement is not met, and it is in doubt whether the management system reaches its results."
	case audit.Minor:
		return "A requirement is not met; the results of the management system are not in doubt."
	case audit.OFI:
		return "Opportunity for improvement: no requirement is broken, something could be better."
	case audit.Positive:
		return "Something done notably well."
	case audit.Concern:
		return "Area of concern: could be a nonconformity at Stage 2."
	case audit.Observed:
		return "Observation: worth noting, no requirement is broken."
	default:
		return "The grade is not settled yet."
	}
}
