package audit

import (
	"fmt"
	"slices"
	"strings"
)

// ReportElement is one of the 21 elements of an audit report (ISO/IEC 17021-1:2015 9.4.8.2 and 9.4.8.3).
type ReportElement struct {
	Number int    `json:"number"` // 1 to 21
	Title  string `json:"title"`
	Field  string `json:"field,omitempty"` // json name of the field of the audit that fills it, if one does
	Filled bool   `json:"filled"`
	Answer bool   `json:"answer"` // may be answered with "not applicable", but is answered
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
		{Title: "deviations from the plan", Field: "deviations", Filled: a.Deviations != ""},
		{Title: "issues that affect the programme", Field: "significant_issues", Filled: a.SignificantIssues != ""},
		{Title: "team", Filled: r.led()},
		{Title: "dates and places", Field: "starts_on", Filled: !a.StartsOn.IsZero() && !lastDay(a).IsZero() && r.placed()},
		{Title: "findings with evidence, and conclusions", Field: "summary", Filled: a.Summary != "" && r.unready() == nil},
		{Title: "significant changes", Field: "significant_changes", Filled: a.SignificantChanges != "", Answer: true},
		{Title: "unresolved issues", Field: "unresolved", Filled: a.Unresolved != "", Answer: true},
		{Title: "combined, joint or integrated", Field: "combination", Filled: a.Combination != "", Answer: true},
		{Title: "statement that audits are samples", Filled: true}, // every report bears it
		{Title: "recommendation", Field: "recommendation", Filled: a.Recommendation != "" || a.Recommended != ""},
		{Title: "use of certificate and mark", Field: "mark_use", Filled: a.MarkUse != "", Answer: true},
		{Title: "effect of earlier corrective actions", Field: "earlier_actions", Filled: a.EarlierActions != "", Answer: true},
		{Title: "conformity and effectiveness, internal audit and management review", Field: "conformity", Filled: a.Conformity != "" && a.InternalAudit != ""},
		{Title: "whether the scope is appropriate", Field: "scope_conclusion", Filled: a.ScopeConclusion != ""},
		{Title: "whether the objectives were fulfilled", Field: "objectives_met", Filled: a.ObjectivesMet != ""},
	}
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

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
		if e.Filled {
			continue
		}
		message := fmt.Sprintf("Element %d of the report is empty: %s.", e.Number, e.Title)
		if e.Answer {
			message += ` Write it, or "not applicable".`
		}
		if f := r.unready(); e.Field == "summary" && f != nil {
			message = fmt.Sprintf("Element %d of the report: %s is not complete; it needs requirement, statement, evidence and grade.", e.Number, f.Label())
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

// settled reports whether a text was written; blanks are none.
func settled(s string) bool { return strings.TrimSpace(s) != "" }
