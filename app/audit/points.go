package audit

import (
	"fmt"
	"slices"
)

// Point is a point that an audit has to go through, with what was found of it.
type Point struct {
	Key    string      `json:"key"`    // key of its Checkpoint: 9.6.2.2-a
	Title  string      `json:"title"`  // internal audits and management review
	Source string      `json:"source"` // ISO/IEC 17021-1:2015 9.6.2.2 a
	Answer *Checkpoint `json:"answer,omitempty"`
}

// Settled reports whether the point has a result and, unless it does not apply, a conclusion in words.
func (p Point) Settled() bool {
	return p.Answer != nil && p.Answer.Result != "" && (settled(p.Answer.Note) || p.Answer.Result == Fulfilled)
}

// point is a line of a fixed list.
type point struct{ key, title, source string }

// surveillancePoints are what each surveillance audit covers at least (ISO/IEC 17021-1:2015 9.6.2.2 a to h), and what
// ISO/IEC 42006:2025 9.6.2.2 adds for AI management systems.
var surveillancePoints = []point{
	{"9.6.2.2-a", "internal audits and management review", "ISO/IEC 17021-1:2015 9.6.2.2 a"},
	{"9.6.2.2-b", "actions on nonconformities of the audit before", "ISO/IEC 17021-1:2015 9.6.2.2 b"},
	{"9.6.2.2-c", "handling of complaints", "ISO/IEC 17021-1:2015 9.6.2.2 c"},
	{"9.6.2.2-d", "effectiveness in reaching objectives and intended results", "ISO/IEC 17021-1:2015 9.6.2.2 d"},
	{"9.6.2.2-e", "progress of planned improvement", "ISO/IEC 17021-1:2015 9.6.2.2 e"},
	{"9.6.2.2-f", "continuing operational control", "ISO/IEC 17021-1:2015 9.6.2.2 f"},
	{"9.6.2.2-g", "changes", "ISO/IEC 17021-1:2015 9.6.2.2 g"},
	{"9.6.2.2-h", "use of marks and reference to certification", "ISO/IEC 17021-1:2015 9.6.2.2 h"},
	{"42006-soa", "version of the Statement of Applicability and what changed in it", "ISO/IEC 42006:2025 9.6.2.2"},
	{"42006-appeals", "records of appeals and complaints made to the certification body", "ISO/IEC 42006:2025 9.6.2.2"},
}

// recertificationPoints are what a recertification looks at beside the requirements (ISO/IEC 17021-1:2015 9.6.3.1 and
// 9.6.3.2.1).
var recertificationPoints = []point{
	{"9.6.3.1-review", "surveillance reports and performance over the cycle", "ISO/IEC 17021-1:2015 9.6.3.1.1"},
	{"9.6.3.1-changes", "changes that might ask for a Stage 1", "ISO/IEC 17021-1:2015 9.6.3.1.2"},
	{"9.6.3.2.1-a", "effectiveness of the whole system in the light of changes, and relevance to the scope", "ISO/IEC 17021-1:2015 9.6.3.2.1 a"},
	{"9.6.3.2.1-b", "commitment to keep the system effective and improve it", "ISO/IEC 17021-1:2015 9.6.3.2.1 b"},
	{"9.6.3.2.1-c", "effectiveness in reaching objectives and intended results", "ISO/IEC 17021-1:2015 9.6.3.2.1 c"},
	{"9.5.4-complaints", "complaints from users of the certification", "ISO/IEC 17021-1:2015 9.5.4; R-1-11"},
}

// PointsOf returns the points that an audit has to go through, with their answers: those of a surveillance or of a
// recertification, else none.
func PointsOf(c *Case, a *Audit) []Point {
	var list []point
	switch a.Kind {
	case Surveillance:
		list = surveillancePoints
	case Recertification:
		list = recertificationPoints
	case Stage1, Stage2, Special, GapAssessment, Internal:
	}
	return answered(c, a.ID, list)
}

func answered(c *Case, owner ID, list []point) []Point {
	var out []Point
	for _, p := range list {
		out = append(out, Point{Key: p.key, Title: p.title, Source: p.source, Answer: byID(c.Checkpoints, CheckpointID(owner, p.key))})
	}
	return out
}

// checkPoints blocks the report of an audit of which a point is open.
func checkPoints(c *Case, a *Audit) []Warning {
	var out []Warning
	for _, p := range PointsOf(c, a) {
		if p.Settled() {
			continue
		}
		message := p.Title + ": not settled. Give a result and a conclusion in words."
		out = append(out, Warning{
			Rule: ruleOf(p.Key), Severity: SeverityBlock, Title: "Report: " + p.Title, Message: upperFirst(message), Field: p.Key,
		})
	}
	return out
}

// ruleOf returns the clause that a key begins with: 9.6.2.2 of 9.6.2.2-a.
func ruleOf(key string) string {
	for i, r := range key {
		if r == '-' {
			return key[:i]
		}
	}
	return key
}

// Earlier is a nonconformity of an audit before that comes into a later one.
type Earlier struct {
	Finding *Finding
	Handled bool   // verified, closed or withdrawn, or taken up by a finding of this audit
	By      string // label of the finding that takes it up, if one does
}

// EarlierNonconformities returns the nonconformities that come into an audit from those before: open when it began and
// not to be verified at another audit, or named for it. Those that were verified at it are there, handled.
// ISO/IEC 17021-1:2015 9.6.2.2 b.
func EarlierNonconformities(c *Case, a *Audit) []Earlier {
	var out []Earlier
	for i := range c.Findings {
		f := &c.Findings[i]
		raised := c.Audit(f.Audit)
		if !f.Grade.IsNonconformity() || !f.State.IsIssued() || f.State == Withdrawn || raised == nil || raised.ID == a.ID || !raised.comesBefore(a) {
			continue
		}
		if (f.VerifyAt == a.ID) || f.VerifyAt == "" && f.openAt(a) {
			by := repeatedBy(c, f, a)
			out = append(out, Earlier{Finding: f, Handled: !f.State.IsOpen() || by != "", By: by})
		}
	}
	return out
}

// openAt reports whether the nonconformity was still open when the audit began.
func (f *Finding) openAt(a *Audit) bool {
	if f.State.IsOpen() {
		return true
	}
	done := f.VerifiedOn
	if done.IsZero() {
		done = f.ClosedOn
	}
	return !a.StartsOn.IsZero() && !done.IsZero() && !done.Before(a.StartsOn)
}

// repeatedBy returns the label of a nonconformity of the audit that takes up an earlier one, or "".
func repeatedBy(c *Case, earlier *Finding, a *Audit) string {
	i := slices.IndexFunc(c.Findings, func(f Finding) bool {
		return f.Audit == a.ID && f.RepeatOf == earlier.ID && f.State != Withdrawn
	})
	if i < 0 {
		return ""
	}
	return c.Findings[i].Label()
}

// checkEarlierHandled blocks the report of a surveillance, recertification or special audit while an earlier
// nonconformity that came into it is neither verified nor taken up.
func checkEarlierHandled(c *Case, a *Audit) []Warning {
	if a.Kind != Surveillance && a.Kind != Recertification && a.Kind != Special {
		return nil
	}
	var out []Warning
	for _, e := range EarlierNonconformities(c, a) {
		if e.Handled || a.Kind == Special && e.Finding.VerifyAt != a.ID {
			continue
		}
		out = append(out, Warning{
			Rule: "9.6.2.2", Severity: SeverityBlock, Title: e.Finding.Label() + " is not handled", Field: "state",
			Message: fmt.Sprintf("%s is to be handled at %s: verify it, or raise a finding that repeats it.", e.Finding.Label(), a.Title()),
		})
	}
	return out
}

// CycleReview is what a recertification looks back on (ISO/IEC 17021-1:2015 9.6.3.1.1; R-1-11).
type CycleReview struct {
	Audits     []AuditReview `json:"audits"`     // of the cycle, by their day
	Recurring  []Number      `json:"recurring"`  // requirements that several audits raised nonconformities against
	Open       []ID          `json:"open"`       // nonconformities that are still open
	Complaints []ID          `json:"complaints"` // received in the cycle
	Changes    []ID          `json:"changes"`    // notices of changes in the cycle
}

// AuditReview is what came of one audit of a cycle.
type AuditReview struct {
	Audit ID     `json:"audit"`
	Title string `json:"title"`
	Tally Tally  `json:"tally"`
}

// ReviewCycle looks back on the cycle that ends with a recertification audit.
func ReviewCycle(c *Case, recertification *Audit) CycleReview {
	out := CycleReview{Audits: []AuditReview{}, Recurring: []Number{}, Open: []ID{}, Complaints: []ID{}, Changes: []ID{}}
	raised := map[Number]map[ID]bool{}
	var audits []*Audit
	for i := range c.Audits {
		if a := &c.Audits[i]; a.State == AuditDone && a.Programme == recertification.Programme && a.ID != recertification.ID && a.comesBefore(recertification) {
			audits = append(audits, a)
		}
	}
	slices.SortStableFunc(audits, func(x, y *Audit) int { return x.StartsOn.Compare(y.StartsOn) })
	for _, a := range audits {
		out.Audits = append(out.Audits, AuditReview{a.ID, a.Title(), TallyOf(c, a.ID)})
		for i := range c.Findings {
			f := &c.Findings[i]
			if f.Audit != a.ID || !f.Grade.IsNonconformity() || f.State == Withdrawn {
				continue
			}
			if raised[f.Requirement] == nil {
				raised[f.Requirement] = map[ID]bool{}
			}
			raised[f.Requirement][a.ID] = true
			if f.IsOpenNonconformity() {
				out.Open = append(out.Open, f.ID)
			}
		}
	}
	for n, in := range raised {
		if len(in) > 1 {
			out.Recurring = append(out.Recurring, n)
		}
	}
	slices.SortFunc(out.Recurring, CompareNumbers)
	out.lookBeside(c, recertification, audits)
	return out
}

// lookBeside adds the complaints and notices of changes since the first audit of the cycle.
func (r *CycleReview) lookBeside(c *Case, recertification *Audit, audits []*Audit) {
	if len(audits) == 0 {
		return
	}
	from, to := audits[0].StartsOn, lastDay(recertification)
	for _, x := range c.Complaints {
		if !x.ReceivedOn.Before(from) && (to.IsZero() || !x.ReceivedOn.After(to)) {
			r.Complaints = append(r.Complaints, x.ID)
		}
	}
	for _, x := range c.ChangeNotices {
		if !x.ReceivedOn.Before(from) && (to.IsZero() || !x.ReceivedOn.After(to)) {
			r.Changes = append(r.Changes, x.ID)
		}
	}
}
