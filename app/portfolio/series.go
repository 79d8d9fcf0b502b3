package portfolio

import (
	"cmp"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// MonthCount is what falls into one month.
type MonthCount struct {
	Month   date.Month
	Audits  int // audits planned or agreed
	Limits  int // last days, beyond the next 30 days
	Near    int // last days within 30 days
	Passed  int // last days that are over
	Clients []string
}

// nearDays is how near a last day is that the plot of the months marks.
const nearDays = 30

// DueByMonth counts audits to come and the last day of each row by month, from the month before today's on. Last days
// that passed before that month are counted in it, so that none is out of sight.
func DueByMonth(rows []Row, today date.Date, months int) []MonthCount {
	first := date.MonthOf(date.MonthOf(today).First().AddDays(-1)).First()
	out := make([]MonthCount, months)
	for i := range out {
		out[i].Month = date.MonthOf(first.AddMonths(i))
	}
	at := func(d date.Date) *MonthCount {
		if d.Before(first) {
			d = first
		}
		i := (d.Year()-first.Year())*12 + int(d.Month()) - int(first.Month())
		if i >= len(out) {
			return nil
		}
		return &out[i]
	}
	for i := range rows {
		r := &rows[i]
		if !r.Counts() {
			continue
		}
		for _, i := range r.Items {
			day := i.Due
			if day.IsZero() {
				day = i.Month.First()
			}
			if i.Kind == cycle.StepAudit && !day.IsZero() {
				if m := at(day); m != nil {
					m.Audits++
				}
			}
		}
		if r.Due.Day.IsZero() {
			continue
		}
		if m := at(r.Due.Day); m != nil {
			m.limit(r)
		}
	}
	return out
}

func (m *MonthCount) limit(r *Row) {
	m.Clients = append(m.Clients, r.Short)
	switch {
	case r.Late:
		m.Passed++
	case r.Days <= nearDays:
		m.Near++
	default:
		m.Limits++
	}
}

// StandingCount is how many clients stand so.
type StandingCount struct {
	Standing cycle.Standing
	Clients  int
}

// ByStanding counts clients by where they stand, in the order of cycle.AllStandings; standings of nobody are left out.
func ByStanding(rows []Row) []StandingCount {
	count := map[cycle.Standing]int{}
	for i := range rows {
		if rows[i].Counts() {
			count[rows[i].Standing]++
		}
	}
	var out []StandingCount
	for _, s := range cycle.AllStandings() {
		if count[s] > 0 {
			out = append(out, StandingCount{s, count[s]})
		}
	}
	return out
}

// AgeCount is how many open nonconformities are of an age.
type AgeCount struct {
	From, To     int // days since they were issued, both inclusive; To is 0 for the last, which has no end
	Major, Minor int
}

// ages are the classes of age: a month, two, three, half a year, older.
var ages = []AgeCount{{From: 0, To: 30}, {From: 31, To: 60}, {From: 61, To: 90}, {From: 91, To: 182}, {From: 183}}

// OpenByAge counts the open nonconformities of all rows that count by age and grade.
func OpenByAge(rows []Row, today date.Date) []AgeCount {
	out := slices.Clone(ages)
	for i := range rows {
		if !rows[i].Counts() {
			continue
		}
		for _, f := range audit.OpenNonconformities(rows[i].Facts.Case) {
			age := 0
			if !f.IssuedOn.IsZero() {
				age = max(0, f.IssuedOn.DaysUntil(today))
			}
			k := slices.IndexFunc(out, func(a AgeCount) bool { return age <= a.To || a.To == 0 })
			if f.Grade == audit.Major {
				out[k].Major++
			} else {
				out[k].Minor++
			}
		}
	}
	return out
}

// ClauseCount is how many nonconformities were raised against a clause or control.
type ClauseCount struct {
	Standard     string
	Requirement  audit.Number
	Major, Minor int
	Clients      int // against how many clients
}

// Total returns how many nonconformities were raised against the clause.
func (c ClauseCount) Total() int { return c.Major + c.Minor }

// TopClauses returns the clauses with the most nonconformities over all cases and audits, open or closed, at most n; the
// same number means another thing in another standard, so that each standard's are counted apart.
func TopClauses(rows []Row, n int) []ClauseCount {
	type clause struct {
		standard string
		number   audit.Number
	}
	count, last := map[clause]*ClauseCount{}, map[clause]int{}
	for i := range rows {
		if !rows[i].Counts() {
			continue
		}
		for k := range rows[i].Facts.Case.Findings {
			f := &rows[i].Facts.Case.Findings[k]
			if !f.Grade.IsNonconformity() || !f.State.IsIssued() || f.State == audit.Withdrawn || f.Requirement == "" {
				continue
			}
			key := clause{rows[i].Standard, f.Requirement}
			if count[key] == nil {
				count[key], last[key] = &ClauseCount{Standard: key.standard, Requirement: key.number}, -1
			}
			c := count[key]
			if f.Grade == audit.Major {
				c.Major++
			} else {
				c.Minor++
			}
			if last[key] != i {
				last[key] = i
				c.Clients++
			}
		}
	}
	out := make([]ClauseCount, 0, len(count))
	for _, c := range count {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b ClauseCount) int {
		return cmp.Or(b.Total()-a.Total(), b.Major-a.Major, cmp.Compare(a.Standard, b.Standard), cmp.Compare(a.Requirement, b.Requirement))
	})
	return out[:min(n, len(out))]
}

// AuditorLoad is what an auditor has ahead.
type AuditorLoad struct {
	Name   string
	Audits int
	Days   audit.Days // of audit time assigned in these; an audit's whole time where its leader has none assigned
}

// Workload returns the audits to come within so many months by auditor, the busiest first. Only audits whose team is
// named count; who counts no audit time (experts, trainees, observers) is not in it.
func Workload(rows []Row, today date.Date, months int) []AuditorLoad {
	until := today.AddMonths(months)
	load := map[string]*AuditorLoad{}
	for i := range rows {
		if rows[i].Counts() {
			rows[i].load(load, until)
		}
	}
	out := make([]AuditorLoad, 0, len(load))
	for _, l := range load {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b AuditorLoad) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), b.Audits-a.Audits, cmp.Compare(a.Name, b.Name))
	})
	return out
}

// load adds the audits of the case that begin by a day.
func (r *Row) load(load map[string]*AuditorLoad, until date.Date) {
	c := r.Facts.Case
	for _, i := range r.Items {
		a := c.Audit(i.Record)
		if i.Kind != cycle.StepAudit || a == nil || a.StartsOn.After(until) || a.Planned.First().After(until) {
			continue
		}
		for _, m := range c.Team(a.ID) {
			p := c.Person(m.Person)
			if p == nil || !m.Role.CountsAuditTime() {
				continue
			}
			if load[p.Name] == nil {
				load[p.Name] = &AuditorLoad{Name: p.Name}
			}
			load[p.Name].Audits++
			days := m.Days
			if days == 0 && m.Role == audit.LeadAuditor {
				days = c.RequiredTime(a)
			}
			load[p.Name].Days += days
		}
	}
}
