package audit

import (
	"fmt"
	"slices"
	"strings"
)

// Covers reports whether a mention of n takes in the requirement r: r itself or a part of n, as 9.2 takes in 9.2.1 and
// A.6 takes in A.6.2.4.
func (n Number) Covers(r Number) bool {
	return n == r || n != "" && strings.HasPrefix(string(r), string(n)+".")
}

// surveillanceMusts are the clauses that each surveillance audit looks at: risk and its treatment, objectives, changes,
// operational control, internal audit, management review, nonconformities and improvement.
// ISO/IEC 17021-1:2015 9.6.2.2 a to g.
var surveillanceMusts = []Number{"6.1.1", "6.1.2", "6.1.3", "6.2", "6.3", "8.1", "8.2", "8.3", "9.2", "9.3", "10"}

// RequiredCoverage returns the requirements that an audit must cover, out of the auditable clauses and the controls of
// the standard. Where the programme says what the audit covers, that decides, with what the audit before carried over
// (ISO/IEC 17021-1:2015 9.1.3). Where it says nothing, a full audit covers every clause and every control that the
// Statement of Applicability includes, a surveillance audit the musts of 9.6.2.2; Stage 1 and special audits nothing.
func RequiredCoverage(c *Case, a *Audit, clauses, controls []Number) PlanRequired {
	controls = append(slices.Clone(controls), ownControls(c, controls)...)
	must := func(Number) bool { return false }
	cells := c.cells(a)
	switch a.Kind {
	case Stage1:
		return PlanRequired{}
	case Stage2, Recertification, Internal, GapAssessment:
		must = func(Number) bool { return true }
	case Surveillance:
		must = func(r Number) bool {
			return slices.ContainsFunc(surveillanceMusts, func(n Number) bool { return n.Covers(r) })
		}
	case Special:
	}
	if len(cells) > 0 {
		must = func(r Number) bool { return coverageOf(cells, r) == CoverageMust }
	}
	before := c.cells(c.auditBefore(a))
	due := func(r Number) bool { return must(r) || coverageOf(before, r) == CoverageCarriedOver }
	return withoutExcluded(c, PlanRequired{Clauses: pick(clauses, due), Controls: pick(controls, due)})
}

// PlannedCoverage returns what the programme plans for a requirement in an audit. What is planned for 9.2 holds for
// 9.2.1, unless something is planned for 9.2.1 itself.
func (c *Case) PlannedCoverage(a *Audit, requirement Number) Coverage {
	return coverageOf(c.cells(a), requirement)
}

// cells returns what the programme plans for an audit; nothing for no audit.
func (c *Case) cells(a *Audit) map[Number]Coverage {
	out := map[Number]Coverage{}
	if a == nil {
		return out
	}
	for _, cell := range c.ProgrammeCells {
		if cell.Audit == a.ID && cell.Coverage != "" {
			out[cell.Requirement] = cell.Coverage
		}
	}
	return out
}

func coverageOf(cells map[Number]Coverage, r Number) Coverage {
	for n := string(r); n != ""; n = n[:max(strings.LastIndexByte(n, '.'), 0)] {
		if v, ok := cells[Number(n)]; ok {
			return v
		}
	}
	return CoverageNone
}

// auditBefore returns the audit of the same programme that comes before, or nil.
func (c *Case) auditBefore(a *Audit) *Audit {
	var before *Audit
	for i := range c.Audits {
		b := &c.Audits[i]
		if b.ID == a.ID || b.Programme != a.Programme || b.State == AuditCancelled || !b.comesBefore(a) {
			continue
		}
		if before == nil || before.comesBefore(b) {
			before = b
		}
	}
	return before
}

// comesBefore orders audits of a programme by their day, or their month while the days are not agreed; then by kind.
func (a *Audit) comesBefore(b *Audit) bool {
	x, y := a.StartsOn, b.StartsOn
	if x.IsZero() {
		x = a.Planned.First()
	}
	if y.IsZero() {
		y = b.Planned.First()
	}
	if x != y && !x.IsZero() && !y.IsZero() {
		return x.Before(y)
	}
	kinds := AllAuditKinds()
	if a.Kind != b.Kind {
		return slices.Index(kinds, a.Kind) < slices.Index(kinds, b.Kind)
	}
	return a.Sequence < b.Sequence
}

// Excluded reports whether the Statement of Applicability excludes the control.
func (c *Case) Excluded(control Number) bool {
	return slices.ContainsFunc(c.SoAControls, func(s SoAControl) bool { return s.Excluded && s.Control == control })
}

// ownControls returns the controls of the Statement of Applicability that are not in the standard.
func ownControls(c *Case, known []Number) []Number {
	var out []Number
	for _, s := range c.SoAControls {
		if s.Title != "" && !slices.Contains(known, s.Control) {
			out = append(out, s.Control)
		}
	}
	return out
}

func withoutExcluded(c *Case, r PlanRequired) PlanRequired {
	included := func(n Number) bool { return !c.Excluded(n) }
	return PlanRequired{Clauses: pick(r.Clauses, included), Controls: pick(r.Controls, included)}
}

func pick(numbers []Number, keep func(Number) bool) []Number {
	var out []Number
	for _, n := range numbers {
		if keep(n) {
			out = append(out, n)
		}
	}
	return out
}

// checkCoverage finds what is due in the audit and named by no item. R-1-3; R-9-1: a surveillance audit is not held
// without what 9.6.2.2 asks for.
func (p *planCheck) checkCoverage() {
	clauses := p.missing(p.required.Clauses)
	controls := p.missing(p.required.Controls)
	p.out.Missing = append(append(p.out.Missing, clauses...), controls...)
	p.coverage("Clauses", "", clauses, len(p.required.Clauses))
	p.coverage("Controls", p.exclusions(), controls, len(p.required.Controls))
}

func (p *planCheck) coverage(what, proof string, missing []Number, of int) {
	if of == 0 {
		return
	}
	figure := fmt.Sprintf("%d of %d", of-len(missing), of)
	if len(missing) == 0 {
		p.pass(what+" covered", figure, proof)
		return
	}
	w := Warning{
		Rule: "R-1-3", Title: what + " covered: " + figure, Field: "requirements",
		Message: "No activity names " + some(missing) + ".", Requirements: missing,
	}
	if p.a.Kind == Surveillance {
		w.Rule, w.Severity = "R-9-1", SeverityBlock
	}
	p.warn(w)
}

// exclusions names the version of the Statement of Applicability and what it excludes: SoA 3.1; A.4.5 and A.7.3 excluded.
func (p *planCheck) exclusions() string {
	var out []Number
	for _, s := range p.c.SoAControls {
		if s.Excluded {
			out = append(out, s.Control)
		}
	}
	slices.SortFunc(out, CompareNumbers)
	proof := strings.TrimSpace("SoA " + p.c.SoA.Version)
	if len(out) == 0 {
		return proof
	}
	return proof + "; " + listed(named(out)) + " excluded"
}

func (p *planCheck) missing(required []Number) []Number {
	return pick(required, func(r Number) bool { return p.itemOn(r) == nil })
}

// itemOn returns the first item that names the requirement, or nil.
func (p *planCheck) itemOn(r Number) *PlanItem {
	for _, i := range p.items {
		if slices.ContainsFunc(i.Requirements, func(n Number) bool { return n.Covers(r) }) {
			return i
		}
	}
	return nil
}

// checkConcerns finds areas of concern of Stage 1 that Stage 2 does not take up. ISO/IEC 17021-1:2015 9.3.1.2.2 and
// 9.3.1.3; R-2-2.
func (p *planCheck) checkConcerns() {
	if p.a.Kind != Stage2 {
		return
	}
	p.takenUp("Concerns of Stage 1", "R-2-2", func(f *Finding) bool {
		raised := p.c.Audit(f.Audit)
		return f.Grade == Concern && f.State != Withdrawn && raised != nil && raised.Kind == Stage1 && raised.Programme == p.a.Programme
	})
}

// checkEarlier finds nonconformities that are to be verified at this audit and are not in its plan.
// ISO/IEC 17021-1:2015 9.6.2.2 b.
func (p *planCheck) checkEarlier() {
	p.takenUp("Earlier nonconformities", "9.6.2.2", func(f *Finding) bool {
		return f.VerifyAt == p.a.ID && f.Grade.IsNonconformity() && f.State.IsIssued() && f.State != Withdrawn
	})
}

// takenUp warns of each chosen finding whose requirements no item names, unless it is settled, and says where the
// others are taken up.
func (p *planCheck) takenUp(what, rule string, chosen func(*Finding) bool) {
	var proof []string
	n := len(p.out.Warnings)
	for i := range p.c.Findings {
		f := &p.c.Findings[i]
		if !chosen(f) {
			continue
		}
		if item := p.itemFor(f); item != nil {
			proof = append(proof, string(f.Requirement)+" "+p.dayName(item.Day))
		} else if f.State.IsOpen() {
			p.warn(Warning{
				Rule: rule, Title: f.Label() + " is not taken up", Field: "requirements",
				Message: fmt.Sprintf("%s: no activity names %s, against which %s was raised.", what, f.Requirement, f.Label()),
			})
		}
	}
	if len(proof) > 0 {
		p.passIf(n, what+" taken up", strings.Join(proof, ", "))
	}
}

func (p *planCheck) itemFor(f *Finding) *PlanItem {
	for _, r := range append([]Number{f.Requirement}, f.OtherRequirements...) {
		if i := p.itemOn(r); i != nil {
			return i
		}
	}
	return nil
}

// checkSampled finds areas that the programme samples in a surveillance audit and that no item touches (R-1-3).
func (p *planCheck) checkSampled() {
	if p.a.Kind != Surveillance {
		return
	}
	touched := map[Number]bool{}
	for r, v := range p.c.cells(p.a) {
		if v != CoverageSample {
			continue
		}
		hit := slices.ContainsFunc(p.items, func(i *PlanItem) bool {
			return slices.ContainsFunc(i.Requirements, func(n Number) bool { return n.Covers(r) || r.Covers(n) })
		})
		touched[area(r)] = touched[area(r)] || hit
	}
	var areas []Number
	for n, hit := range touched {
		if !hit {
			areas = append(areas, n)
		}
	}
	slices.SortFunc(areas, CompareNumbers)
	if len(areas) > 0 {
		p.warn(Warning{
			Rule: "R-1-3", Title: "Planned samples are not taken", Field: "requirements",
			Message: "The programme plans a sample of " + some(areas) + " in this audit, and no activity names any of it.",
		})
	}
}

// area returns the clause or the area of controls that a requirement belongs to: 7 of 7.2, A.6 of A.6.2.4.
func area(r Number) Number {
	parts := strings.SplitN(string(r), ".", 3)
	if len(parts) > 1 && !digitsOnly(parts[0]) {
		return Number(parts[0] + "." + parts[1])
	}
	return Number(parts[0])
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }

func named(numbers []Number) []string { return texts(numbers) }

// some lists numbers as a sentence does, the first eight of many: 6.1.1, 6.1.2 and 9.2; 4.1, … 5.3 and 24 more.
func some(numbers []Number) string {
	const most = 8
	if n := len(numbers); n > most+1 {
		return strings.Join(named(numbers[:most]), ", ") + fmt.Sprintf(" and %d more", n-most)
	}
	return listed(named(numbers))
}

// SurveillanceGaps returns the requirements that none of a programme's surveillance audits plans, excluded controls left
// out (R-9-1; a practice: over a cycle surveillance touches everything).
func SurveillanceGaps(c *Case, programme ID, requirements []Number) []Number {
	var cells []map[Number]Coverage
	for i := range c.Audits {
		if a := &c.Audits[i]; a.Kind == Surveillance && a.Programme == programme && a.State != AuditCancelled {
			cells = append(cells, c.cells(a))
		}
	}
	return pick(requirements, func(r Number) bool {
		planned := slices.ContainsFunc(cells, func(m map[Number]Coverage) bool {
			v := coverageOf(m, r)
			return v == CoverageMust || v == CoverageSample
		})
		return !planned && !c.Excluded(r)
	})
}
