package checklist

import (
	"fmt"

	"fieldcase/app/desktop/kit"
)

// filter is which requirements the list shows.
type filter string

// The filters, in the order of the switch.
const (
	filterAll       filter = "all"
	filterMine      filter = "mine"
	filterOpen      filter = "open"
	filterFindings  filter = "findings"
	filterUncovered filter = "uncovered"
)

// allFilters returns every filter.
func allFilters() []filter {
	return []filter{filterAll, filterMine, filterOpen, filterFindings, filterUncovered}
}

// word is the filter in the switch.
func (f filter) word() string {
	switch f {
	case filterAll:
		return "All"
	case filterMine:
		return "Mine"
	case filterOpen:
		return "Open"
	case filterFindings:
		return "With findings"
	case filterUncovered:
		return "Not covered"
	default:
		return string(f)
	}
}

// nothing is said where the filter leaves no row.
func (f filter) nothing() string {
	switch f {
	case filterMine:
		return "Nothing here is yours. The plan says who audits what; Alt+O gives a clause to somebody."
	case filterOpen:
		return "Everything is concluded."
	case filterFindings:
		return "No clause has a finding yet."
	case filterUncovered:
		return "The plan covers everything, and nothing was left out."
	case filterAll:
		return ""
	default:
		return ""
	}
}

// keeps reports whether the filter shows a row.
func (f filter) keeps(r row) bool {
	switch f {
	case filterMine:
		return r.mine
	case filterOpen:
		return r.open()
	case filterFindings:
		return r.findings > 0
	case filterUncovered:
		return r.uncovered()
	case filterAll:
		return true
	default:
		return true
	}
}

// of returns the rows that the filter shows.
func (f filter) of(rows []row) []row {
	var out []row
	for _, r := range rows {
		if f.keeps(r) {
			out = append(out, r)
		}
	}
	return out
}

// segments are the switch with the counts of each filter.
func segments(rows []row) []kit.Segment {
	var out []kit.Segment
	for _, f := range allFilters() {
		out = append(out, kit.Segment{ID: string(f), Word: f.word(), Count: fmt.Sprint(len(f.of(rows)))})
	}
	return out
}
