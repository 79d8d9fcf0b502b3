package audit

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// ReportElement is one of the 21 elements of an audit report (ISO/IEC 17021-1:2015 9.4.8.2 and 9.4.8.3).
type ReportElement struct {
	Number int    `json:"number"` // 1 to 21
	Title  string `json:"title"`
	Field  string `json:"field,omitempty"` // json name of the field of the audit that fills it, if one does
	Filled bool   `json:"filled"`
	Answer bool   `json:"answer"` // may be answered with "not applicable", but is answered

	// Applies is false for what a report beside the certification does not have: a gap assessment and an internal audit
	// recommend nothing on certification, and conclude neither on its scope nor on its mark.
	Applies bool `json:"applies"`
}

// ReportElements returns the 21 elements of the report of an audit, filled or not. R-1-4: 1 to 11, 15, 16 and 19 to 21
// say something; 12 to 14, 17 and 18 have a value or say that they do not apply.
func ReportElements(c *Case, a *Audit) []ReportElement {
	r := reportFacts{c, a}
	out := []ReportElement{
		{Title: "certification body", Filled: c.Body.Name != ""},
		{Title: "client with its representative", Filled: c.Client.Name != "" && (c.Client.City != "" || c.Client.Address != "") && len(c.Contacts) > 0},
		{Title: "type of audit", Field: "kind", Filled: a.Kind != ""},
		{Title: "criteria", Field: "criteria", Filled: a.Criteria != "" || c.Standard.Designation != ""},
		{Title: "objectives", Field: "objectives", Filled: r.objectives()},
		{Title: "scope and audit time", Field: "scope", Filled: a.Scope != "" && (a.Spent > 0 || c.RequiredTime(a) > 0)},
		{Title: "deviations from the plan", Field: "deviations", Filled: settled(a.Deviations)},
		{Title: "issues that affect the programme", Field: "significant_issues", Filled: settled(a.SignificantIssues)},
		{Title: "team", Filled: r.led()},
		{Title: "dates and places", Field: "starts_on", Filled: !a.StartsOn.IsZero() && !lastDay(a).IsZero() && r.placed()},
		{Title: "findings with evidence, and conclusions", Field: "summary", Filled: settled(a.Summary) && r.unready() == nil && r.unissued() == nil},
		{Title: "significant changes", Field: "significant_changes", Filled: settled(a.SignificantChanges), Answer: true},
		{Title: "unresolved issues", Field: "unresolved", Filled: settled(a.Unresolved), Answer: true},
		{Title: "combined, joint or integrated", Field: "combination", Filled: settled(a.Combination), Answer: true},
		{Title: "statement that audits are samples", Filled: true}, // every report bears it
		{Title: "recommendation", Field: "recommendation", Filled: settled(a.Recommendation) || a.Recommended != ""},
		{Title: "use of certificate and mark", Field: "mark_use", Filled: settled(a.MarkUse), Answer: true},
		{Title: "effect of earlier corrective actions", Field: "earlier_actions", Filled: settled(a.EarlierActions), Answer: true},
		{Title: "conformity and effectiveness, internal audit and management review", Field: "conformity", Filled: settled(a.Conformity) && settled(a.InternalAudit)},
		{Title: "whether the scope is appropriate", Field: "scope_conclusion", Filled: settled(a.ScopeConclusion)},
		{Title: "whether the objectives were fulfilled", Field: "objectives_met", Filled: settled(a.ObjectivesMet)},
	}
	beside := a.Kind == GapAssessment || a.Kind == Internal
	for i := range out {
		out[i].Number = i + 1
		out[i].Applies = !beside || !slices.Contains(certificationElements, out[i].Number)
	}
	return out
}

// certificationElements are the elements that speak of certification: recommendation, use of certificate and mark, scope.
var certificationElements = []int{16, 17, 20}

// CheckReport returns what keeps the report of an audit from being issued: an element that is missing (R-1-4), for a
// surveillance what ISO/IEC 17021-1:2015 9.6.2.2 asks for, for a recertification what 9.6.3.2.1 asks for, and earlier
// nonconformities that were not handled (9.6.2.2 b). A report of Stage 1 need not have all elements (9.3.1.2.4 note); it
// has what CheckStage1 asks for.
func CheckReport(c *Case, a *Audit) []Warning {
	if a.Kind == Stage1 {
		return blocks(CheckStage1(c, a).Warnings)
	}
	var out []Warning
	r := reportFacts{c, a}
	for _, e := range ReportElements(c, a) {
		if e.Filled || !e.Applies {
			continue
		}
		message := fmt.Sprintf("Element %d of the report is empty: %s.", e.Number, e.Title)
		if e.Answer {
			message += ` Write it, or "not applicable".`
		}
		if f := r.unready(); e.Field == "summary" && f != nil {
			message = fmt.Sprintf("Element %d of the report: %s is not complete; it needs requirement, statement, evidence and grade.", e.Number, f.Label())
		} else if f := r.unissued(); e.Field == "summary" && f != nil {
			message = fmt.Sprintf("Element %d of the report: %s is a draft. Issue or withdraw it; the report lists each nonconformity by its number.", e.Number, f.Label())
		}
		out = append(out, Warning{Rule: "R-1-4", Severity: SeverityBlock, Title: "Report: " + e.Title, Message: message, Field: e.Field})
	}
	return append(append(out, checkPoints(c, a)...), checkEarlierHandled(c, a)...)
}

func blocks(warnings []Warning) []Warning {
	return slices.DeleteFunc(slices.Clone(warnings), func(w Warning) bool { return w.Severity != SeverityBlock })
}

// reportFacts looks up what a report is made of.
type reportFacts struct {
	c *Case
	a *Audit
}

func (r reportFacts) objectives() bool {
	return r.a.Objectives != "" || slices.ContainsFunc(r.c.Objectives, func(o Objective) bool { return o.Audit == r.a.ID })
}

func (r reportFacts) led() bool {
	return slices.ContainsFunc(r.c.Team(r.a.ID), func(m *Member) bool { return m.Role == LeadAuditor })
}

// placed reports whether it is known where the audit took place: by its plan, or by the programme.
func (r reportFacts) placed() bool {
	planned := slices.ContainsFunc(r.c.PlanItems, func(i PlanItem) bool { return i.Audit == r.a.ID && (len(i.Sites) > 0 || i.Remote) })
	return planned || slices.ContainsFunc(r.c.ProgrammeSites, func(s ProgrammeSite) bool { return s.Audit == r.a.ID })
}

// unready returns a nonconformity of the audit that lacks a part, or nil. R-1-4: each graded one is listed with its
// evidence.
func (r reportFacts) unready() *Finding {
	for i := range r.c.Findings {
		f := &r.c.Findings[i]
		if f.Audit == r.a.ID && f.Grade.IsNonconformity() && f.State != Withdrawn && len(f.Unready()) > 0 {
			return f
		}
	}
	return nil
}

// unissued returns a nonconformity of the audit that is complete and has no number yet, or nil.
func (r reportFacts) unissued() *Finding {
	for i := range r.c.Findings {
		f := &r.c.Findings[i]
		if f.Audit == r.a.ID && f.Grade.IsNonconformity() && !f.State.IsIssued() && len(f.Unready()) == 0 {
			return f
		}
	}
	return nil
}

// CheckOver returns why an audit cannot be concluded by its report today: it was not held, or is not over.
// ISO/IEC 17021-1:2015 9.4.7 and 9.4.8: the report follows the closing meeting.
func CheckOver(c *Case, a *Audit, today date.Date) []Warning {
	block := func(title, message string) []Warning {
		return []Warning{{Rule: "9.4.8", Severity: SeverityBlock, Title: title, Message: message, Field: "state"}}
	}
	switch a.State {
	case AuditDone:
		return nil
	case AuditCancelled:
		return block(a.Title()+" was cancelled", "There is nothing to report. Plan it anew if it is to take place.")
	case AuditConfirmed, AuditRunning:
		var out []Warning
		for _, x := range CheckAuditMove(c, a, AuditDone, today) {
			out = append(out, Warning{
				Rule: x.Rule, Severity: SeverityBlock, Title: a.Title() + " is not over", Message: upperFirst(strings.TrimSuffix(x.Message, ".")) + ".", Field: x.Field,
			})
		}
		return out
	case AuditPlanned:
		return block(a.Title()+" was not held", "It is planned only. Agree its days with the client and confirm it.")
	default:
		return block(a.Title()+" was not held", "It is planned only. Agree its days with the client and confirm it.")
	}
}

// settled reports whether a text was written; blanks are none.
func settled(s string) bool { return strings.TrimSpace(s) != "" }
