package audit

import (
	"cmp"
	"slices"
	"strings"
)

// Stand is where a nonconformity lies, seen from the certification body: with the client, to review, accepted, closed.
// It is the column in which the overview shows it.
type Stand string

// The stands, in the order of the columns.
const (
	WithClient Stand = "client"
	ToReview   Stand = "review"
	Accepted   Stand = "accepted"
	Settled    Stand = "closed"
)

// AllStands returns every stand in the order of the columns.
func AllStands() []Stand { return []Stand{WithClient, ToReview, Accepted, Settled} }

// Word returns the heading of the column.
func (s Stand) Word() string {
	switch s {
	case WithClient:
		return "Client"
	case ToReview:
		return "Review"
	case Accepted:
		return "Accepted"
	case Settled:
		return "Closed"
	default:
		return string(s)
	}
}

// Stand returns where a finding in this state lies; "" while it is not issued, and when it was withdrawn.
func (s FindingState) Stand() Stand {
	switch s {
	case FindingIssued, ResponseReturned:
		return WithClient
	case ResponseReceived:
		return ToReview
	case PlanAccepted, EvidenceReceived, VerifyNextAudit:
		return Accepted
	case Verified, Closed:
		return Settled
	case FindingDraft, FindingReady, Withdrawn:
		return ""
	default:
		return ""
	}
}

// ShortLabel returns the last part of the finding's number, 03 of NC-2026-ST2-03, or its draft number.
func (f *Finding) ShortLabel() string {
	if f.Number == "" {
		return f.DraftNumber
	}
	return f.Number[strings.LastIndexByte(f.Number, '-')+1:]
}

// Unit is one finding in the chart of the overview.
type Unit struct {
	Finding  ID           `json:"finding"`
	Label    string       `json:"label"` // 03, or MK-01 for a draft
	State    FindingState `json:"state"`
	Disputed bool         `json:"disputed,omitempty"`
	TakenUp  []string     `json:"taken_up,omitempty"` // labels of the findings that take up this area of concern
}

// GradeRow is the row of one grade in the chart. Nonconformities lie in the columns of their stands; findings of the
// other grades ask for no response, so that they, with drafts, are all in Units only.
type GradeRow struct {
	Grade Grade  `json:"grade"`
	Units []Unit `json:"units"` // all but withdrawn ones, by label
}

// In returns the units of a nonconformity's row that lie in the column.
func (r GradeRow) In(s Stand) []Unit {
	if !r.Grade.IsNonconformity() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Units), func(u Unit) bool { return u.State.Stand() != s })
}

// GradeRows returns the findings of the case by grade, the gravest first, or those of the audits named. There is a row
// for every grade but observation, which has one only when there are some.
func GradeRows(c *Case, audits ...ID) []GradeRow {
	taken := map[ID][]string{}
	rows := map[Grade][]Unit{}
	for i := range c.Findings {
		for _, concern := range c.Findings[i].Concerns {
			taken[concern] = append(taken[concern], c.Findings[i].ShortLabel())
		}
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.State == Withdrawn || len(audits) > 0 && !slices.Contains(audits, f.Audit) {
			continue
		}
		slices.Sort(taken[f.ID])
		rows[f.Grade] = append(rows[f.Grade], Unit{
			Finding: f.ID, Label: f.ShortLabel(), State: f.State, Disputed: f.Disputed, TakenUp: taken[f.ID],
		})
	}
	var out []GradeRow
	for _, g := range AllGrades() {
		units := rows[g]
		if len(units) == 0 && g == Observed {
			continue
		}
		slices.SortStableFunc(units, func(a, b Unit) int { return cmp.Compare(a.Label, b.Label) })
		out = append(out, GradeRow{Grade: g, Units: units})
	}
	return out
}

// Tally counts findings. Withdrawn ones are counted under their state alone.
type Tally struct {
	ByGrade map[Grade]int        `json:"by_grade"`
	ByState map[FindingState]int `json:"by_state"`
	Open    map[Grade]int        `json:"open"` // nonconformities about which something is still to be done
}

// OpenNonconformities returns how many nonconformities are open in all.
func (t Tally) OpenNonconformities() int { return t.Open[Major] + t.Open[Minor] }

// TallyOf counts the findings of the case, or of the audits named.
func TallyOf(c *Case, audits ...ID) Tally {
	t := Tally{ByGrade: map[Grade]int{}, ByState: map[FindingState]int{}, Open: map[Grade]int{}}
	for i := range c.Findings {
		f := &c.Findings[i]
		if len(audits) > 0 && !slices.Contains(audits, f.Audit) {
			continue
		}
		t.ByState[cmp.Or(f.State, FindingDraft)]++
		if f.State == Withdrawn {
			continue
		}
		t.ByGrade[f.Grade]++
		if f.IsOpenNonconformity() {
			t.Open[f.Grade]++
		}
	}
	return t
}

// IsOpenNonconformity reports whether the finding is a nonconformity that the client has been told of and that is not
// verified, closed or withdrawn.
func (f *Finding) IsOpenNonconformity() bool {
	return f.Grade.IsNonconformity() && f.State.IsIssued() && f.State.IsOpen()
}

// OpenNonconformities returns the open nonconformities of the case, the gravest first, then by number.
func OpenNonconformities(c *Case) []*Finding {
	var out []*Finding
	for i := range c.Findings {
		if c.Findings[i].IsOpenNonconformity() {
			out = append(out, &c.Findings[i])
		}
	}
	grades := AllGrades()
	slices.SortStableFunc(out, func(a, b *Finding) int {
		return cmp.Or(slices.Index(grades, a.Grade)-slices.Index(grades, b.Grade), cmp.Compare(a.Number, b.Number))
	})
	return out
}

// Share is how many of Of requirements were planned and how many were audited.
type Share struct {
	Of      int `json:"of"`
	Planned int `json:"planned"`
	Audited int `json:"audited"`
}

// AuditCoverage is how much of the standard an audit covers.
type AuditCoverage struct {
	Audit    ID     `json:"audit"`
	Title    string `json:"title"`
	Clauses  Share  `json:"clauses"`
	Controls Share  `json:"controls"` // those that the Statement of Applicability includes
}

// CoverageOf counts what an audit covers of the auditable clauses and the controls. Audited is what has a conclusion.
// Planned is what the items of its plan name; while it has no plan, what the programme plans for it.
func CoverageOf(c *Case, a *Audit, clauses, controls []Number) AuditCoverage {
	audited := map[Number]bool{}
	for _, k := range c.Conclusions {
		if k.Audit == a.ID && k.State.Audited() {
			audited[k.Requirement] = true
		}
	}
	planned := c.plannedRequirement(a)
	included := append(slices.Clone(controls), ownControls(c, controls)...)
	included = slices.DeleteFunc(included, c.Excluded)
	count := func(of []Number) Share {
		return Share{
			Of: len(of), Planned: len(pick(of, planned)),
			Audited: len(pick(of, func(r Number) bool { return audited[r] })),
		}
	}
	return AuditCoverage{Audit: a.ID, Title: a.Title(), Clauses: count(clauses), Controls: count(included)}
}

// plannedRequirement returns the test whether a requirement is planned in an audit.
func (c *Case) plannedRequirement(a *Audit) func(Number) bool {
	var mentioned []Number
	for _, i := range c.PlanOf(a.ID) {
		mentioned = append(mentioned, i.Requirements...)
	}
	if len(mentioned) > 0 {
		return func(r Number) bool { return slices.ContainsFunc(mentioned, func(n Number) bool { return n.Covers(r) }) }
	}
	cells := c.cells(a)
	return func(r Number) bool {
		v := coverageOf(cells, r)
		return v == CoverageMust || v == CoverageSample
	}
}
