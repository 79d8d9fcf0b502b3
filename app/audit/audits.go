package audit

import (
	"strconv"

	"fieldcase/app/date"
)

// AuditKind is which audit of the programme it is.
type AuditKind string

// The kinds of audits.
const (
	Stage1          AuditKind = "stage-1"
	Stage2          AuditKind = "stage-2"
	Surveillance    AuditKind = "surveillance"
	Recertification AuditKind = "recertification"
	Special         AuditKind = "special"
	GapAssessment   AuditKind = "gap-assessment"
	Internal        AuditKind = "internal"
)

// AllAuditKinds returns every kind of audit.
func AllAuditKinds() []AuditKind {
	return []AuditKind{Stage1, Stage2, Surveillance, Recertification, Special, GapAssessment, Internal}
}

// Values implements enum.
func (AuditKind) Values() []string { return texts(AllAuditKinds()) }

// numbered reports whether a case may have several audits of the kind, told apart by a number.
func (k AuditKind) numbered() bool { return k == Surveillance || k == Special || k == Internal }

// AuditState is how far an audit has come.
type AuditState string

// The states of an audit.
const (
	AuditPlanned   AuditState = "planned"   // in the programme, days not agreed
	AuditConfirmed AuditState = "confirmed" // days agreed with the client
	AuditRunning   AuditState = "running"   // between opening and closing meeting
	AuditDone      AuditState = "done"      // closing meeting held
	AuditCancelled AuditState = "cancelled"
)

// AllAuditStates returns every state.
func AllAuditStates() []AuditState {
	return []AuditState{AuditPlanned, AuditConfirmed, AuditRunning, AuditDone, AuditCancelled}
}

// Values implements enum.
func (AuditState) Values() []string { return texts(AllAuditStates()) }

// Readiness is the conclusion of Stage 1 (ISO/IEC 17021-1:2015 9.3.1.2; the names are practice).
type Readiness string

// The conclusions of Stage 1.
const (
	Ready             Readiness = "ready"
	ReadyWithConcerns Readiness = "ready-with-concerns"
	Postpone          Readiness = "not-ready-postpone"
	CancelStage2      Readiness = "not-ready-cancel"
	RepeatStage1      Readiness = "repeat-stage-1"
)

// AllReadiness returns every conclusion of Stage 1.
func AllReadiness() []Readiness {
	return []Readiness{Ready, ReadyWithConcerns, Postpone, CancelStage2, RepeatStage1}
}

// Values implements enum.
func (Readiness) Values() []string { return texts(AllReadiness()) }

// Recommended is what the lead auditor recommends, by its kind (ISO/IEC 17021-1:2015 9.4.8.3; R-1-12 asks whether it is
// positive).
type Recommended string

// The recommendations: a decision, or a further audit before one.
const (
	RecommendGrant        Recommended = "grant"
	RecommendRefuse       Recommended = "refuse"
	RecommendMaintain     Recommended = "maintain"
	RecommendRenew        Recommended = "renew"
	RecommendExpand       Recommended = "expand"
	RecommendReduce       Recommended = "reduce"
	RecommendSuspend      Recommended = "suspend"
	RecommendRestore      Recommended = "restore"
	RecommendWithdraw     Recommended = "withdraw"
	RecommendFurtherAudit Recommended = "further-audit"
)

// AllRecommended returns every recommendation.
func AllRecommended() []Recommended {
	return []Recommended{
		RecommendGrant, RecommendRefuse, RecommendMaintain, RecommendRenew, RecommendExpand, RecommendReduce,
		RecommendSuspend, RecommendRestore, RecommendWithdraw, RecommendFurtherAudit,
	}
}

// Values implements enum.
func (Recommended) Values() []string { return texts(AllRecommended()) }

// Audit is one visit of the programme, or an audit beside it, with its plan's and report's words.
type Audit struct {
	Record
	Kind         AuditKind  `json:"kind" doc:"Which audit it is."`
	Sequence     int64      `json:"sequence,omitempty" doc:"Number among the audits of its kind, from 1, for surveillance, special and internal audits."`
	Programme    ID         `json:"programme,omitempty" ref:"programme" doc:"The cycle it belongs to; empty for gap assessments and internal audits."`
	State        AuditState `json:"state,omitempty" doc:"How far it has come."`
	Planned      date.Month `json:"planned,omitzero" doc:"Month it is planned for, before its days are agreed."`
	StartsOn     date.Date  `json:"starts_on,omitzero" doc:"First day."`
	EndsOn       date.Date  `json:"ends_on,omitzero" doc:"Last day."`
	Required     Days       `json:"required,omitempty" doc:"Audit time required, in days."`
	Objectives   string     `json:"objectives,omitempty" doc:"Plan element a: audit objectives."`
	Criteria     string     `json:"criteria,omitempty" doc:"Plan element b: criteria beside the standard, such as documents of the client."`
	Scope        string     `json:"scope,omitempty" doc:"Plan element c: scope, with units and processes to audit."`
	SoAVersion   string     `json:"soa_version,omitempty" doc:"Version of the Statement of Applicability that was audited."`
	PlanIssue    string     `json:"plan_issue,omitempty" doc:"Version of the plan, such as 2."`
	PlanSent     date.Date  `json:"plan_sent,omitzero" doc:"Day the plan was sent to the client."`
	PlanAgreed   date.Date  `json:"plan_agreed,omitzero" doc:"Day the client agreed to the plan."`
	PlanAgreedBy string     `json:"plan_agreed_by,omitempty" doc:"Who agreed to it for the client."`
	Systems      []ID       `json:"systems,omitempty" ref:"ai_system" doc:"AI systems that the programme plans to look at."`
	Language     string     `json:"language,omitempty" doc:"Language of the audit."`
	Trigger      string     `json:"trigger,omitempty" doc:"Why a special audit takes place."`
	Readiness    Readiness  `json:"readiness,omitempty" doc:"Conclusion of Stage 1."`
	Summary      string     `json:"summary,omitempty" doc:"Conclusions in words (9.4.6)."`

	Recommendation     string      `json:"recommendation,omitempty" doc:"The lead auditor's recommendation on certification, with conditions."`
	Recommended        Recommended `json:"recommended,omitempty" doc:"Report: the recommendation by its kind."`
	Conditional        bool        `json:"conditional,omitempty" doc:"Report: true when the recommendation holds only after nonconformities are settled."`
	Deviations         string      `json:"deviations,omitempty" doc:"Report: deviations from the plan with their reasons."`
	SignificantIssues  string      `json:"significant_issues,omitempty" doc:"Report: issues that affect the audit programme."`
	SignificantChanges string      `json:"significant_changes,omitempty" doc:"Report: changes of the management system since the last audit."`
	Unresolved         string      `json:"unresolved,omitempty" doc:"Report: unresolved issues and diverging opinions."`
	EarlierActions     string      `json:"earlier_actions,omitempty" doc:"Report: effectiveness of earlier corrective actions."`
	MarkUse            string      `json:"mark_use,omitempty" doc:"Report: the client's use of certificate and mark."`
	Conformity         string      `json:"conformity,omitempty" doc:"Report: statement on conformity and effectiveness."`
	InternalAudit      string      `json:"internal_audit,omitempty" doc:"Report: what internal audit and management review show."`
	Combination        string      `json:"combination,omitempty" doc:"Report: whether the audit was combined, joint or integrated, and with what."`
	Spent              Days        `json:"spent,omitempty" doc:"Report: audit time spent, in days."`
	ScopeConclusion    string      `json:"scope_conclusion,omitempty" doc:"Report: whether the scope of certification is appropriate."`
	ObjectivesMet      string      `json:"objectives_met,omitempty" doc:"Report: whether the objectives of the audit were fulfilled."`
	RemoteExtent       string      `json:"remote_extent,omitempty" doc:"Report: extent and effectiveness of remote methods (IAF MD 4)."`
	PrivateNote        string      `json:"private_note,omitempty" doc:"Private note of the team; never in a client's document."`
	ReportedOn         date.Date   `json:"reported_on,omitzero" doc:"Day the report was issued."`
}

// Name returns the audit's name as people and the command line use it: stage-1, surveillance-2.
func (a *Audit) Name() string {
	if a.Kind.numbered() {
		return string(a.Kind) + "-" + strconv.FormatInt(max(a.Sequence, 1), 10)
	}
	return string(a.Kind)
}

// Title returns the audit's name as a heading: Stage 1, Surveillance 2.
func (a *Audit) Title() string {
	n := " " + strconv.FormatInt(max(a.Sequence, 1), 10)
	switch a.Kind {
	case Stage1:
		return "Stage 1"
	case Stage2:
		return "Stage 2"
	case Surveillance:
		return "Surveillance" + n
	case Recertification:
		return "Recertification"
	case Special:
		return "Special audit" + n
	case GapAssessment:
		return "Gap assessment"
	case Internal:
		return "Internal audit" + n
	default:
		return string(a.Kind)
	}
}

// Code returns the audit's short code in numbers of findings and in matrices: ST1, ST2, SA1, RC, SP1, GA, IA1.
func (a *Audit) Code() string {
	n := strconv.FormatInt(max(a.Sequence, 1), 10)
	switch a.Kind {
	case Stage1:
		return "ST1"
	case Stage2:
		return "ST2"
	case Surveillance:
		return "SA" + n
	case Recertification:
		return "RC"
	case Special:
		return "SP" + n
	case GapAssessment:
		return "GA"
	case Internal:
		return "IA" + n
	default:
		return "AU"
	}
}

// Validate implements Validator.
func (a *Audit) Validate() []Problem {
	p := required(map[string]string{"kind": string(a.Kind)})
	if !a.StartsOn.IsZero() && !a.EndsOn.IsZero() && a.EndsOn.Before(a.StartsOn) {
		p = append(p, Problem{Field: "ends_on", Message: "is " + a.EndsOn.String() + ", before the first day " + a.StartsOn.String()})
	}
	if a.StartsOn.IsZero() && !a.EndsOn.IsZero() {
		p = append(p, Problem{Field: "starts_on", Message: "is empty although there is a last day"})
	}
	return append(append(p, notNegative("required", int64(a.Required))...), notNegative("spent", int64(a.Spent))...)
}

// Objective is one objective of an audit with its result, as Stage 1 reports it (ISO/IEC 17021-1:2015 9.3.1.2).
type Objective struct {
	Record
	Audit  ID         `json:"audit" ref:"audit" doc:"The audit."`
	Text   string     `json:"text" doc:"The objective."`
	Met    Fulfilment `json:"met,omitempty" doc:"Result; empty while open."`
	Result string     `json:"result,omitempty" doc:"What was found."`
	Rank   string     `json:"rank,omitempty" doc:"Key for the order of the list."`
}
