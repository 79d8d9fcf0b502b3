package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// row is one finding in the list, in the words that stand there.
type row struct {
	id        string
	grade     audit.Grade
	gravity   int    // the gravest the greatest
	label     string // number, or number of the draft
	short     string // the same where there is little room
	state     audit.FindingState
	clause    string
	more      string // "+ 2 more"
	statement string
	finding   *audit.Finding
}

func rowOf(f *audit.Finding) row {
	r := row{
		id: string(f.ID), grade: f.Grade, gravity: gravity(f.Grade), label: f.Label(), short: shortLabel(f), state: f.State, clause: string(f.Requirement),
		statement: f.Statement, finding: f,
	}
	if n := len(f.OtherRequirements); n > 0 {
		r.more = fmt.Sprintf("+ %d more", n)
	}
	return r
}

// shortLabel is the number without grade and year, ST2-03, or the number of the draft, with a word for a draft that is
// ready.
func shortLabel(f *audit.Finding) string {
	if f.State == audit.FindingReady {
		return f.Label() + ", ready"
	}
	if parts := strings.Split(f.Number, "-"); len(parts) > 2 {
		return strings.Join(parts[len(parts)-2:], "-")
	}
	return f.Label()
}

// searched is everything that a filter looks at, in small letters.
func searched(f *audit.Finding) string {
	words := append([]string{
		f.Number, f.DraftNumber, string(f.Grade), string(f.Requirement), f.Statement, f.EvidenceText, f.RequirementText,
	}, texts(f.OtherRequirements)...)
	return strings.ToLower(strings.Join(words, "\n"))
}

// rowsOf returns the findings of the audit by label; edited, which may be nil, stands in the place of what the case has.
func rowsOf(c *audit.Case, auditID audit.ID, edited *audit.Finding) []row {
	var out []row
	known := edited == nil || edited.Deleted || edited.Audit != auditID
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Audit != auditID {
			continue
		}
		if edited != nil && f.ID == edited.ID {
			known = true
			if edited.Deleted {
				continue
			}
			f = edited
		}
		out = append(out, rowOf(f))
	}
	if !known {
		out = append(out, rowOf(edited))
	}
	slices.SortStableFunc(out, func(a, b row) int { return cmp.Compare(a.label, b.label) })
	return out
}

// gravity orders grades, the gravest the greatest; none comes before all, being unfinished.
func gravity(g audit.Grade) int {
	grades := audit.AllGrades()
	if g == "" {
		return len(grades) + 1
	}
	return len(grades) - slices.Index(grades, g)
}

// filter is what the list is narrowed to.
type filter struct {
	words string
	grade audit.Grade // "" for all
}

func (f filter) active() bool { return strings.TrimSpace(f.words) != "" || f.grade != "" }

// keeps reports whether a row shows: it has the grade, and every word somewhere.
func (f filter) keeps(r row) bool {
	if f.grade != "" && r.grade != f.grade {
		return false
	}
	wanted := strings.Fields(strings.ToLower(f.words))
	if len(wanted) == 0 {
		return true
	}
	text := searched(r.finding)
	return !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) })
}

func (f filter) of(rows []row) []row {
	if !f.active() {
		return rows
	}
	var out []row
	for _, r := range rows {
		if f.keeps(r) {
			out = append(out, r)
		}
	}
	return out
}

// facts counts the findings by grade: "1 major, 3 minor, 2 OFI, 1 positive". Withdrawn ones do not count.
func facts(rows []row) string {
	counts := map[audit.Grade]int{}
	for _, r := range rows {
		if r.state != audit.Withdrawn {
			counts[r.grade]++
		}
	}
	var parts []string
	for _, g := range append(audit.AllGrades(), "") {
		if n := counts[g]; n > 0 {
			word := gradeWord(g)
			if n > 1 && (g == audit.Concern || g == audit.Observed) {
				word += "s"
			}
			parts = append(parts, fmt.Sprintf("%d %s", n, word))
		}
	}
	return strings.Join(parts, ", ")
}

// gradeWord is a grade within a sentence.
func gradeWord(g audit.Grade) string {
	switch g {
	case "":
		return "without grade"
	case audit.OFI:
		return g.Word()
	case audit.Major, audit.Minor, audit.Positive, audit.Concern, audit.Observed:
		return strings.ToLower(g.Word())
	default:
		return string(g)
	}
}

// markOf is how a grade looks.
func markOf(g audit.Grade) kit.Mark {
	switch g {
	case "":
		return kit.Mark{Icon: "circle", Word: "No grade", Token: kit.Ink2}
	case audit.Observed:
		return kit.Mark{Icon: "eye", Word: g.Word(), Token: kit.Ink2}
	case audit.Major, audit.Minor, audit.OFI, audit.Positive, audit.Concern:
		return kit.MarkOf(string(g))
	default:
		return kit.MarkOf(string(g))
	}
}
