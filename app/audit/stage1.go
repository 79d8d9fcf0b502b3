package audit

import (
	"fmt"
	"slices"
	"strings"
)

// StageObjectives returns the objectives that a Stage 1 begins with: what ISO/IEC 17021-1:2015 9.3.1.2.2 asks for, and
// what ISO/IEC 42006:2025 9.3.2.1 adds, in own words.
func StageObjectives() []string {
	return []string{
		"Review the documented information of the management system",
		"Judge site conditions and preparedness by talking to people",
		"Review understanding of requirements, key processes and objectives",
		"Collect information on scope, sites, processes and legal requirements",
		"Review the resources for Stage 2 and agree its details",
		"Give focus to the planning of Stage 2",
		"Evaluate whether internal audits and management review are planned and performed",
		"Assess the Statement of Applicability",
	}
}

// Stage1Check is how far a Stage 1 has come, and what its report lacks.
type Stage1Check struct {
	Objectives int       `json:"objectives"` // in all
	Concluded  int       `json:"concluded"`  // with a result in words
	Documents  int       `json:"documents"`  // reviewed
	Concerns   int       `json:"concerns"`   // areas of concern raised
	Warnings   []Warning `json:"warnings"`   // a block keeps the report from being issued
}

// CheckStage1 checks what a Stage 1 has to report. ISO/IEC 17021-1:2015 9.3.1.2.3: a documented conclusion on each objective
// and on readiness, with the areas of concern; 42006:2025 9.3.2.1: a written report. R-2-1.
func CheckStage1(c *Case, a *Audit) Stage1Check {
	out := Stage1Check{Documents: documentsReviewed(c, a), Warnings: []Warning{}}
	block := func(field, title, message string) {
		out.Warnings = append(out.Warnings, Warning{Rule: "9.3.1.2", Severity: SeverityBlock, Title: title, Message: message, Field: field})
	}
	for _, o := range c.Objectives {
		if o.Audit != a.ID {
			continue
		}
		out.Objectives++
		if o.Met != "" && settled(o.Result) {
			out.Concluded++
			continue
		}
		block("met", "Objective without result", o.Text+": say whether it is met and what was found.")
	}
	if out.Objectives == 0 {
		block("objectives", "No objectives", "Stage 1 has a conclusion on each of its objectives; enter them.")
	}
	if out.Documents == 0 {
		block("", "No document reviewed", "Stage 1 reviews the documented information; record which documents, with their version.")
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Audit == a.ID && f.Grade == Concern && f.State != Withdrawn {
			out.Concerns++
			switch {
			case len(f.Unready()) > 0:
				block("statement", f.Label()+" is not complete", "An area of concern names its clause and says what was seen.")
			case !f.State.IsIssued():
				block("statement", f.Label()+" is a draft", "Issue or withdraw it; the client is told the areas of concern by their numbers.")
			}
		}
	}
	switch {
	case a.Readiness == "":
		out.Warnings = append(out.Warnings, Warning{
			Rule: "R-2-1", Severity: SeverityBlock, Title: "No conclusion on readiness", Field: "readiness",
			Message: "Say whether the client is ready for Stage 2.",
		})
	case a.Readiness == Ready && out.Concerns > 0:
		out.Warnings = append(out.Warnings, Warning{
			Rule: "R-2-2", Severity: SeverityWarning, Title: "Ready, although there are concerns", Field: "readiness",
			Message: counted(out.Concerns, "area of concern", "areas of concern") + " raised; the conclusion is usually: ready with concerns.",
		})
	}
	return out
}

// documentsReviewed counts the documents read at an audit, as evidence or as documents that the client was asked for.
func documentsReviewed(c *Case, a *Audit) int {
	n := 0
	for _, e := range c.Evidence {
		if e.Audit == a.ID && e.Method == DocumentRead {
			n++
		}
	}
	for _, d := range c.DocumentRequests {
		if d.Audit == a.ID && settled(d.Review) && len(d.Evidence) == 0 {
			n++
		}
	}
	return n
}

// FollowedConcern is an area of concern of Stage 1 and what became of it.
type FollowedConcern struct {
	Concern *Finding
	TakenUp []string // labels of the findings that take it up
	Reason  string   // why it was dismissed, where no finding takes it up
}

// Settled reports whether a finding takes the concern up, or it was dismissed with a reason.
func (f FollowedConcern) Settled() bool { return len(f.TakenUp) > 0 || f.Reason != "" }

// FollowConcerns returns the areas of concern that come into a Stage 2, by their label, with what became of each.
// ISO/IEC 17021-1:2015 9.3.1.2.3: they could be nonconformities there; each is linked to a finding or dismissed.
func FollowConcerns(c *Case, stage2 *Audit) []FollowedConcern {
	var out []FollowedConcern
	for i := range c.Findings {
		f := &c.Findings[i]
		raised := c.Audit(f.Audit)
		if f.Grade != Concern || !f.State.IsIssued() || raised == nil || raised.Kind != Stage1 || raised.Programme != stage2.Programme {
			continue
		}
		followed := FollowedConcern{Concern: f}
		for j := range c.Findings {
			g := &c.Findings[j]
			if slices.Contains(g.Concerns, f.ID) && g.State != Withdrawn {
				followed.TakenUp = append(followed.TakenUp, g.Label())
			}
		}
		if note := strings.TrimSpace(f.ClosureNote); len(followed.TakenUp) == 0 && !f.State.IsOpen() {
			followed.Reason = note
		}
		out = append(out, followed)
	}
	slices.SortStableFunc(out, func(a, b FollowedConcern) int { return strings.Compare(a.Concern.Label(), b.Concern.Label()) })
	return out
}

// CheckConcerns returns the concerns that Stage 2 neither takes up nor dismisses with a reason. R-2-2; until Stage 2 is over
// each is a warning, after it a block of the decision.
func CheckConcerns(c *Case, stage2 *Audit) []Warning {
	var out []Warning
	severity := SeverityWarning
	if stage2.State == AuditDone {
		severity = SeverityBlock
	}
	for _, f := range FollowConcerns(c, stage2) {
		if f.Settled() {
			continue
		}
		message := "Link it to the finding of Stage 2 that takes it up, or dismiss it with a reason."
		if !f.Concern.State.IsOpen() {
			message = "It was closed without a finding and without a reason; say why it is none."
		}
		out = append(out, Warning{Rule: "R-2-2", Severity: severity, Title: f.Concern.Label() + " is open", Message: message, Field: "concerns"})
	}
	return out
}

// CheckStages returns what keeps a Stage 2 from beginning, and what is to be weighed before. R-2-1; ISO/IEC 17021-1:2015
// 9.3.1: Stage 1 is over and concluded before. R-2-2: the interval, concerns that are open, internal audit or management
// review that Stage 1 did not find performed (9.3.1.2.2 g); what was accepted with a reason is not warned of again, see
// AcceptedStages.
func CheckStages(c *Case, stage2 *Audit) []Warning {
	p := &planCheck{c: c, a: stage2, items: c.PlanOf(stage2.ID)}
	p.checkStages()
	out := append(p.out.Warnings, CheckConcerns(c, stage2)...)
	one := c.stage1Of(stage2)
	if one == nil || one.State != AuditDone {
		return out
	}
	for _, asked := range []struct {
		clause Number
		what   string
	}{{"9.2", "internal audits"}, {"9.3", "management reviews"}} {
		if performed(c, one, asked.clause) {
			continue
		}
		w := Warning{
			Rule: "R-2-2", Severity: SeverityWarning, Title: upperFirst(asked.what) + " not performed", Field: "readiness",
			Message: fmt.Sprintf("Stage 1 did not find that %s (%s) are performed; judge whether Stage 2 can be held.", asked.what, asked.clause),
		}
		if c.acceptedStage(stage2, w) == nil {
			out = append(out, w)
		}
	}
	return out
}

// performed reports whether an audit looked at a clause and did not find it failing as a whole.
func performed(c *Case, a *Audit, clause Number) bool {
	seen := false
	for _, k := range c.Conclusions {
		if k.Audit != a.ID || !clause.Covers(k.Requirement) {
			continue
		}
		if k.State == ConcludedMaj {
			return false
		}
		seen = seen || k.State.Audited()
	}
	return seen
}
