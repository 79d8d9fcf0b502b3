package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/standard"
)

// index is the case seen from the clauses of one audit: read once after each change, so that going from clause to clause
// looks nothing up among thousands of records.
type index struct {
	c     *audit.Case
	audit *audit.Audit
	rows  []row // in the order of the standard
	place map[audit.Number]int
	me    audit.ID // the user as a person of the case

	conclusions map[audit.Number]*audit.Conclusion
	notes       map[audit.Number][]*audit.Note
	evidence    map[audit.Number][]*audit.Evidence
	findings    map[audit.Number][]*audit.Finding // of this audit, also as a further clause
	earlier     map[audit.Number][]*audit.Finding // of other audits, areas of concern among them
	plan        map[audit.Number][]*audit.PlanItem
	usedIn      map[audit.ID][]*audit.Finding // by evidence
	initials    map[audit.ID]string           // by person
}

// row is a clause or control of the audit as the list shows it.
type row struct {
	number   audit.Number
	title    string
	group    string
	state    audit.ConclusionState
	excluded string // why the Statement of Applicability excludes it, "" when it does not
	owner    audit.ID
	initials string
	mine     bool
	findings int
	planned  bool // an activity of the plan names it
}

// open reports whether nothing is concluded yet.
func (r row) open() bool { return r.state == audit.NotStarted }

// uncovered reports whether the audit is about to pass the requirement by: it was concluded as not audited, or it is open
// and neither plan nor team takes it up.
func (r row) uncovered() bool {
	return r.state == audit.NotAudited || r.open() && !r.planned && r.owner == ""
}

// newIndex reads the case. It is nil while there is no such audit.
func newIndex(c *audit.Case, cat standard.Catalogue, user casefile.User, auditID audit.ID) *index {
	a := c.Audit(auditID)
	if a == nil {
		return nil
	}
	x := &index{
		c: c, audit: a, me: casefile.AuthorOf(c, user), place: map[audit.Number]int{},
		conclusions: map[audit.Number]*audit.Conclusion{}, notes: map[audit.Number][]*audit.Note{},
		evidence: map[audit.Number][]*audit.Evidence{}, findings: map[audit.Number][]*audit.Finding{}, earlier: map[audit.Number][]*audit.Finding{},
		plan: map[audit.Number][]*audit.PlanItem{}, usedIn: map[audit.ID][]*audit.Finding{}, initials: map[audit.ID]string{},
	}
	x.readTeam()
	x.readWork(leaves(cat))
	x.readFindings(leaves(cat))
	x.readRows(cat)
	return x
}

// leaves returns what gives the auditable requirements that a mention takes in: 9.2.1 and 9.2.2 of 9.2.
func leaves(cat standard.Catalogue) func(numbers []audit.Number) []audit.Number {
	return func(numbers []audit.Number) []audit.Number {
		var out []audit.Number
		for _, n := range numbers {
			parts := cat.Leaves(string(n))
			if len(parts) == 0 {
				out = append(out, n) // a control of the client's own
			}
			for _, p := range parts {
				out = append(out, audit.Number(p))
			}
		}
		return out
	}
}

func (x *index) readTeam() {
	for i := range x.c.Persons {
		p := &x.c.Persons[i]
		x.initials[p.ID] = cmp.Or(p.Initials, audit.InitialsOf(p.Name))
	}
}

// readWork reads what the team did in the audit.
func (x *index) readWork(leaves func([]audit.Number) []audit.Number) {
	c, id := x.c, x.audit.ID
	for i := range c.Conclusions {
		if k := &c.Conclusions[i]; k.Audit == id {
			x.conclusions[k.Requirement] = k
		}
	}
	for i := range c.Notes {
		if n := &c.Notes[i]; n.Audit == id {
			x.notes[n.Requirement] = append(x.notes[n.Requirement], n)
		}
	}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit == id {
			spread(x.evidence, leaves(e.Requirements), e)
		}
	}
	for _, p := range c.PlanOf(id) {
		spread(x.plan, leaves(p.Requirements), p)
	}
	x.sortWork()
}

// sortWork puts notes and evidence into the order in which they were taken.
func (x *index) sortWork() {
	for _, list := range x.notes {
		slices.SortStableFunc(list, func(a, b *audit.Note) int { return cmp.Compare(a.TakenAt, b.TakenAt) })
	}
	for _, list := range x.evidence {
		slices.SortStableFunc(list, func(a, b *audit.Evidence) int {
			return cmp.Or(a.SeenOn.Compare(b.SeenOn), a.SeenAt.Minutes()-b.SeenAt.Minutes(), cmp.Compare(a.CapturedAt, b.CapturedAt))
		})
	}
}

// spread enters a record under each of the requirements that it bears on.
func spread[T any](into map[audit.Number][]*T, numbers []audit.Number, r *T) {
	for _, n := range numbers {
		if list := into[n]; len(list) == 0 || list[len(list)-1] != r {
			into[n] = append(list, r)
		}
	}
}

func (x *index) readFindings(leaves func([]audit.Number) []audit.Number) {
	for i := range x.c.Findings {
		f := &x.c.Findings[i]
		if f.State == audit.Withdrawn {
			continue
		}
		numbers := leaves(append([]audit.Number{f.Requirement}, f.OtherRequirements...))
		if f.Audit != x.audit.ID {
			spread(x.earlier, numbers, f)
			continue
		}
		spread(x.findings, numbers, f)
		for _, e := range f.Evidence {
			x.usedIn[e] = append(x.usedIn[e], f)
		}
	}
	grades := audit.AllGrades()
	for n, list := range x.findings { // those raised against the clause itself first, then the gravest
		slices.SortStableFunc(list, func(a, b *audit.Finding) int {
			return cmp.Or(against(b, n)-against(a, n), slices.Index(grades, a.Grade)-slices.Index(grades, b.Grade))
		})
	}
}

func against(f *audit.Finding, n audit.Number) int {
	if f.Requirement.Covers(n) {
		return 1
	}
	return 0
}

// readRows lists what the audit is to look at: what the programme and the plan say, and whatever was worked on.
func (x *index) readRows(cat standard.Catalogue) {
	due := x.due(cat)
	for _, r := range cat.Auditable() {
		n := audit.Number(r.ID)
		if due[n] {
			x.addRow(n, r.Title, groupOf(cat, n))
		}
	}
	for i := range x.c.SoAControls {
		if s := &x.c.SoAControls[i]; s.Title != "" && due[s.Control] {
			if _, known := cat.Find(string(s.Control)); !known {
				x.addRow(s.Control, s.Title, "Controls of the client’s own")
			}
		}
	}
}

// due returns the requirements that belong to the audit, excluded controls of a full audit among them.
func (x *index) due(cat standard.Catalogue) map[audit.Number]bool {
	clauses, controls := auditable(cat)
	required := audit.RequiredCoverage(x.c, x.audit, clauses, controls)
	out := map[audit.Number]bool{}
	add := func(numbers []audit.Number) {
		for _, n := range numbers {
			out[n] = true
		}
	}
	add(required.Clauses)
	add(required.Controls)
	full := len(required.Clauses) > 0 && len(required.Clauses) == len(clauses)
	all := append(slices.Clone(clauses), controls...)
	for _, s := range x.c.SoAControls {
		if s.Excluded && full {
			out[s.Control] = true
		}
		if s.Title != "" {
			all = append(all, s.Control)
		}
	}
	for _, n := range all {
		planned := x.c.PlannedCoverage(x.audit, n)
		worked := x.conclusions[n] != nil || len(x.notes[n])+len(x.evidence[n])+len(x.findings[n]) > 0
		if worked || len(x.plan[n]) > 0 || (planned == audit.CoverageMust || planned == audit.CoverageSample) && !x.c.Excluded(n) {
			out[n] = true
		}
	}
	return out
}

// auditable returns the clauses and the controls that a conclusion is recorded for.
func auditable(cat standard.Catalogue) (clauses, controls []audit.Number) {
	for _, r := range cat.Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return clauses, controls
}

// groupOf is the heading that a requirement stands under: clause 8 of 8.4, area A.6 of A.6.2.6.
func groupOf(cat standard.Catalogue, n audit.Number) string {
	path := cat.Path(string(n))
	if len(path) < 2 {
		return ""
	}
	top := path[0]
	if top.Kind == standard.KindAnnex {
		top = path[1]
	}
	return top.ID + " " + top.Title
}

func (x *index) addRow(n audit.Number, title, group string) {
	r := row{number: n, title: title, group: group, state: audit.NotStarted, planned: len(x.plan[n]) > 0}
	for _, f := range x.findings[n] {
		if f.Requirement.Covers(n) {
			r.findings++
		}
	}
	k := x.conclusions[n]
	if k != nil {
		r.state = cmp.Or(k.State, audit.NotStarted)
	}
	if i := slices.IndexFunc(x.c.SoAControls, func(s audit.SoAControl) bool { return s.Excluded && s.Control == n }); i >= 0 && r.open() {
		r.state, r.excluded = audit.NotApplicable, cmp.Or(x.c.SoAControls[i].Justification, "Excluded in the Statement of Applicability.")
	}
	r.owner = x.ownerOf(n, k)
	if m := x.c.Member(r.owner); m != nil {
		r.initials = x.c.Initials(m)
		r.mine = m.Person == x.me && x.me != ""
	}
	x.place[n] = len(x.rows)
	x.rows = append(x.rows, r)
}

// ownerOf returns the member who audits a requirement: as said, else as planned.
func (x *index) ownerOf(n audit.Number, k *audit.Conclusion) audit.ID {
	if k != nil && k.Owner != "" {
		return k.Owner
	}
	for _, p := range x.plan[n] {
		for _, id := range p.Members {
			if m := x.c.Member(id); m != nil && m.Role.CountsAuditTime() {
				return id
			}
		}
	}
	return ""
}

// row returns the row of a requirement.
func (x *index) row(n audit.Number) (row, bool) {
	i, ok := x.place[n]
	if !ok {
		return row{}, false
	}
	return x.rows[i], true
}

// share is how many of the requirements are concluded, those excluded left out.
type share struct{ done, of int }

func (s share) String() string { return fmt.Sprintf("%d of %d", s.done, s.of) }

func (s *share) add(r row) {
	if r.excluded != "" {
		return
	}
	s.of++
	if !r.open() {
		s.done++
	}
}

// progress is how far the audit is, and each auditor in the order of the team.
func (x *index) progress() (whole share, each string) {
	shares := map[string]*share{}
	for _, r := range x.rows {
		whole.add(r)
		if shares[r.initials] == nil {
			shares[r.initials] = &share{}
		}
		shares[r.initials].add(r)
	}
	var parts []string
	for _, m := range x.c.Team(x.audit.ID) {
		if s := shares[x.c.Initials(m)]; s != nil && s.of > 0 {
			parts = append(parts, x.c.Initials(m)+" "+s.String())
		}
	}
	if s := shares[""]; s != nil && s.of > 0 && len(parts) > 0 {
		parts = append(parts, "nobody "+s.String())
	}
	return whole, strings.Join(parts, ", ")
}

// groups are the shares of the list's headings.
func (x *index) groups() map[string]share {
	out := map[string]share{}
	for _, r := range x.rows {
		s := out[r.group]
		s.add(r)
		out[r.group] = s
	}
	return out
}

// clauseOf returns the requirement that a record of the audit belongs to, "" for another record.
func (x *index) clauseOf(id audit.ID) audit.Number {
	for i := range x.c.Findings {
		if f := &x.c.Findings[i]; f.ID == id {
			return f.Requirement
		}
	}
	for n := range x.place {
		if audit.ConclusionID(x.audit.ID, n) == id || audit.SoAControlID(n) == id {
			return n
		}
		if slices.ContainsFunc(x.notes[n], func(r *audit.Note) bool { return r.ID == id }) ||
			slices.ContainsFunc(x.evidence[n], func(r *audit.Evidence) bool { return r.ID == id }) {
			return n
		}
	}
	return ""
}
