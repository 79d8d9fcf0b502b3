package report

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// reported are the audits whose reports have the elements of ISO/IEC 17021-1:2015 9.4.8.
var reported = []audit.AuditKind{
	audit.Stage2, audit.Surveillance, audit.Recertification, audit.Special, audit.GapAssessment, audit.Internal,
}

// recommends are the audits at whose end something is recommended on the certification.
var recommends = []audit.AuditKind{audit.Stage2, audit.Surveillance, audit.Recertification, audit.Special}

func newCourse(p *Page) section {
	return newWritten(p, about{courseID, "Course of the audit", "calendar-range"}, "", reported, []text{
		{Spec: form.Spec{Name: "deviations", Label: "Deviations from the plan, with reasons", Lines: 2}, number: 7, quick: "None."},
		{Spec: form.Spec{Name: "significant_issues", Label: "Issues that affect the audit programme", Lines: 2}, number: 8, quick: "None."},
		{Spec: form.Spec{Name: "unresolved", Label: "Unresolved issues and diverging opinions", Lines: 2}, number: 13, quick: "None."},
		{Spec: form.Spec{Name: "combination", Label: "Combined, joint or integrated, and with what", Lines: 1}, number: 14, quick: "Not applicable."},
		{Spec: form.Spec{Name: "spent", Label: "Audit time spent, days", Hint: "6.0"}},
		{Spec: form.Spec{Name: "remote_extent", Label: "Remote methods: extent and effectiveness (IAF MD 4)", Lines: 2}, quick: "No remote methods were used."},
	})
}

// since is the section of what happened since the last audit, with the nonconformities of audits before.
type since struct {
	*written
	earlier *earlier
}

func newSince(p *Page) section {
	s := &since{earlier: newEarlier(p)}
	s.written = newWritten(p, about{sinceID, "Since the last audit", "history"}, "", reported, []text{
		{Spec: form.Spec{Name: "significant_changes", Label: "Significant changes of the management system", Lines: 2}, number: 12, quick: "Not applicable."},
		{Spec: form.Spec{Name: "mark_use", Label: "Use of certificate and mark", Lines: 2}, number: 17, quick: "Not applicable."},
		{Spec: form.Spec{Name: "earlier_actions", Label: "Effect of earlier corrective actions", Lines: 2}, number: 18, quick: "Not applicable."},
	}, s.earlier)
	return s
}

// focus gives the keyboard to a text, or to a nonconformity by its label.
func (s *since) focus(field string) {
	for _, x := range s.earlier.rows() {
		if x.finding.Label() == field {
			s.earlier.lines.focus(field)
			return
		}
	}
	s.written.focus(field)
}

func (s *since) choose(id audit.ID) bool { return s.earlier.lines.choose(id) }

func newVerdict(p *Page) section {
	return newWritten(p, about{verdictID, "Conformity and effectiveness", "badge-check"}, "", reported, []text{
		{Spec: form.Spec{Name: "conformity", Label: "Conformity and effectiveness: requirements, expected outcomes, evidence", Lines: 3}, number: 19},
		{Spec: form.Spec{Name: "internal_audit", Label: "What internal audit and management review show", Lines: 2}, number: 19},
		{Spec: form.Spec{Name: "scope_conclusion", Label: "Whether the scope of certification is appropriate", Lines: 2}, number: 20},
		{Spec: form.Spec{Name: "objectives_met", Label: "Whether the objectives of the audit were fulfilled", Lines: 2}, number: 21},
	})
}

func newRecommendation(p *Page) section {
	return newWritten(p, about{recommendationID, "Recommendation", "stamp"}, "of the audit team; others decide", recommends, []text{
		{Spec: form.Spec{Name: "recommended", Label: "Recommendation", Hint: "Choose what is recommended", Options: p.recommendedOptions}, number: 16},
		{Spec: form.Spec{Name: "conditional", Label: "Only after nonconformities are settled"}},
		{Spec: form.Spec{Name: "recommendation", Label: "Conditions and observations, in words", Lines: 3}},
	})
}

// recommendedWords say what is recommended.
var recommendedWords = map[audit.Recommended]string{
	audit.RecommendGrant: "Grant certification", audit.RecommendRefuse: "Refuse certification", audit.RecommendMaintain: "Maintain certification",
	audit.RecommendRenew: "Renew certification", audit.RecommendExpand: "Expand the scope", audit.RecommendReduce: "Reduce the scope",
	audit.RecommendSuspend: "Suspend certification", audit.RecommendRestore: "Restore certification", audit.RecommendWithdraw: "Withdraw certification",
	audit.RecommendFurtherAudit: "A further audit before a decision",
}

// recommendable are the recommendations that an audit can end with.
func recommendable(k audit.AuditKind) []audit.Recommended {
	switch k {
	case audit.Stage2:
		return []audit.Recommended{audit.RecommendGrant, audit.RecommendRefuse, audit.RecommendFurtherAudit}
	case audit.Recertification:
		return []audit.Recommended{
			audit.RecommendRenew, audit.RecommendRefuse, audit.RecommendReduce, audit.RecommendExpand, audit.RecommendFurtherAudit,
		}
	case audit.Surveillance, audit.Special:
		return []audit.Recommended{
			audit.RecommendMaintain, audit.RecommendExpand, audit.RecommendReduce, audit.RecommendSuspend, audit.RecommendRestore,
			audit.RecommendWithdraw, audit.RecommendFurtherAudit,
		}
	case audit.Stage1, audit.GapAssessment, audit.Internal:
		return nil
	default:
		return nil
	}
}

func (p *Page) recommendedOptions() []kit.Option {
	if p.about == nil {
		return nil
	}
	var out []kit.Option
	offered := recommendable(p.about.Kind)
	for _, r := range offered {
		out = append(out, kit.Option{ID: string(r), Title: recommendedWords[r], Hidden: true})
	}
	if r := p.about.Recommended; r != "" && !slices.Contains(offered, r) {
		out = append(out, kit.Option{ID: string(r), Title: recommendedWords[r], Hidden: true})
	}
	return out
}

// readinessWords are the conclusions of Stage 1 in words.
var readinessWords = map[string]string{
	string(audit.Ready): "Ready for Stage 2", string(audit.ReadyWithConcerns): "Ready for Stage 2, with concerns",
	string(audit.Postpone): "Not ready: postpone Stage 2", string(audit.CancelStage2): "Not ready: cancel Stage 2",
	string(audit.RepeatStage1): "Repeat Stage 1",
}

// conclusion is the section of what Stage 1 comes to.
type conclusion struct{ *written }

// count is the conclusion itself.
func (s conclusion) count() string { return readinessWords[string(s.page.about.Readiness)] }

func newConclusion(p *Page) section {
	return conclusion{newWritten(p, about{conclusionID, "Conclusion", "stamp"}, "told to the client", []audit.AuditKind{audit.Stage1}, []text{
		{Spec: form.Spec{Name: "readiness", Label: "Readiness for Stage 2", Hint: "Choose the conclusion", Words: readinessWords}},
		{Spec: form.Spec{Name: "summary", Label: "Conclusion in words", Lines: 2}},
		{Spec: form.Spec{
			Name: "significant_issues", Label: "Arrangements for Stage 2: focus, and what follows for the programme", Lines: 2,
			Help: "Days, team and audit time of Stage 2 come from its plan",
		}},
		{Spec: form.Spec{Name: "recommendation", Label: "Recommendation to the certification body", Lines: 1}},
		{Spec: form.Spec{Name: "internal_audit", Label: "What internal audit and management review show", Lines: 2}},
		{Spec: form.Spec{Name: "deviations", Label: "Deviations from the plan, with reasons", Lines: 1}, quick: "None."},
		{Spec: form.Spec{Name: "spent", Label: "Audit time spent, days", Hint: "3.0"}},
		{Spec: form.Spec{Name: "remote_extent", Label: "Remote methods: extent and effectiveness (IAF MD 4)", Lines: 1}, quick: "No remote methods were used."},
	}, newArrangements(p))}
}
