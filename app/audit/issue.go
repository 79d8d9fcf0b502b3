package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/date"
)

// IssuePlan returns the findings of the audit that are to be issued on the given day, as they stand then: with number,
// state and due dates. They come by grade, the gravest first, and within a grade as they were written (their IDs are
// UUIDv7, which sort by time). Numbers run for each prefix by itself, NC-2026-ST2-01 beside OFI-2026-ST2-01, and go on
// after those the audit has given before; none is given twice. The records of the case are not changed.
//
// ISO/IEC 17021-1:2015 9.4.9 asks for a response "within a defined time": the days are the policy's.
func IssuePlan(c *Case, a *Audit, day date.Date) []*Finding {
	var out []*Finding
	given := map[string]int{}
	for i := range c.Findings {
		f := &c.Findings[i]
		if prefix, n, ok := splitNumber(f.Number); ok {
			given[prefix] = max(given[prefix], n)
		}
		if f.Audit == a.ID && !f.State.IsIssued() {
			out = append(out, Clone(f))
		}
	}
	grades := AllGrades()
	slices.SortFunc(out, func(x, y *Finding) int {
		return cmp.Or(slices.Index(grades, x.Grade)-slices.Index(grades, y.Grade), cmp.Compare(x.ID, y.ID))
	})
	for _, f := range out {
		prefix := numberSeries(f.Grade, a)
		given[prefix]++
		f.Number = FindingNumber(f.Grade, a, given[prefix])
		f.State, f.IssuedOn = FindingIssued, day
		f.setDueDates(c.Policy)
	}
	return out
}

// FindingNumber returns the n-th number of that grade in the audit: NC-2026-ST2-03.
func FindingNumber(g Grade, a *Audit, n int) string {
	return fmt.Sprintf("%s%02d", numberSeries(g, a), n)
}

// numberSeries returns what the numbers of that grade in the audit begin with: NC-2026-ST2-.
func numberSeries(g Grade, a *Audit) string {
	return fmt.Sprintf("%s-%04d-%s-", NumberPrefix(g), a.StartsOn.Year(), a.Code())
}

// splitNumber parts a number of a finding into its series and its count.
func splitNumber(number string) (series string, n int, ok bool) {
	at := strings.LastIndexByte(number, '-') + 1
	n, err := strconv.Atoi(number[at:])
	return number[:at], n, err == nil && at > 0
}

// setDueDates sets when response and evidence of a nonconformity are due.
func (f *Finding) setDueDates(p Policy) {
	if !f.Grade.IsNonconformity() {
		return
	}
	response, evidence := p.ResponseDays, p.MinorEvidenceDays
	if f.Grade == Major {
		response, evidence = cmp.Or(p.MajorResponseDays, p.ResponseDays), p.MajorEvidenceDays
	}
	f.ResponseDue = f.IssuedOn.AddDays(int(response))
	if evidence > 0 {
		f.EvidenceDue = f.IssuedOn.AddDays(int(evidence))
	}
}
