package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Facts are what a portfolio knows of a case. They follow from the file alone, not from the day on which it is read.
type Facts struct {
	// Case holds the records that the rules of the certification cycle look at, without their long texts.
	Case *audit.Case `json:"case"`
	// Head tells states of a case apart: two copies have the same head when they hold the same changes.
	Head string `json:"head"`
	// Changes is how many changes the case is made of.
	Changes int64 `json:"changes"`
	// Changed is when the last of them was made.
	Changed audit.Instant `json:"changed,omitempty"`
}

// selections are the fields that facts are made of. Whatever app/cycle looks at for status, standing, milestone and due
// dates is among them, so that it says the same of facts as of the whole case; a test holds both against one another.
var selections = []store.Selection{
	{Kind: "client", Fields: []string{
		"name", "trading_name", "name_english", "number", "registration", "address", "postal_code", "city", "region", "country", "sector",
		"scope", "applied_on", "transferred_from", "standing", "standing_on", "register_consent_on",
	}},
	{Kind: "standard", Fields: []string{"catalogue", "designation", "edition"}},
	{Kind: "body", Fields: []string{"name", "accreditation_body", "accreditation_acronym", "accreditation_number"}},
	{Kind: "policy", Fields: []string{
		"expiry_less_a_day", "response_days", "major_response_days", "answer_again_days", "major_evidence_days", "minor_evidence_days",
		"plan_lead_days", "notice_days", "renewal_lead_days", "stage_min_days", "stage_max_days", "first_day_counts", "retention_months",
	}},
	{Kind: "people_count", Fields: []string{"total", "ai_related", "effective"}},
	{Kind: "soa", Fields: []string{"version"}},
	{Kind: "application", Fields: []string{"reviewed_on", "reviewer", "accepted", "reasons", "impartiality", "competence", "checks"}},
	{Kind: "transfer", Fields: []string{"first_certified_on", "expires_on", "accreditation_lost_on", "decided_on"}},
	{Kind: "site", Fields: []string{"name", "address", "postal_code", "city", "region", "country", "central", "rank"}},
	{Kind: "ai_system", Fields: []string{"name", "rank"}},
	{Kind: "person", Fields: []string{"name", "initials"}},
	{Kind: "programme", Fields: []string{"cycle", "starts_on"}},
	{Kind: "audit_time", Fields: []string{"programme", "total", "stage1", "stage2", "surveillance", "recertification"}},
	{Kind: "audit", Fields: []string{
		"kind", "sequence", "programme", "state", "planned", "starts_on", "ends_on", "required", "plan_sent", "readiness",
		"recommendation", "recommended", "conditional", "reported_on",
	}},
	{Kind: "member", Fields: []string{"audit", "person", "role", "days"}},
	{Kind: "finding", Fields: []string{
		"audit", "grade", "requirement", "number", "draft_number", "state", "issued_on", "response_due", "evidence_due", "disputed",
		"repeat_of", "verify_at", "verified_on", "closed_on",
	}},
	{Kind: "response", Fields: []string{"finding", "round", "received_on", "review", "answer_again_by"}},
	{Kind: "decision", Fields: []string{
		"kind", "audit", "recommendation", "reviewer", "review_planned_on", "reviewed_on", "decided_by", "decided_on", "planned_on",
		"effective_on", "ground", "until",
	}},
	{Kind: "certificate", Fields: []string{
		"number", "revision", "identity", "accredited", "client_name", "address", "decision", "scope", "standard", "sites",
		"first_issued", "effective_on", "expires_on", "issued_on", "confidential",
	}},
}

// factsOf makes facts of what was read.
func factsOf(g *store.Glance) Facts {
	out := Facts{Case: g.Case, Head: headOf(g.Heads), Changed: g.Changed}
	for _, h := range g.Heads {
		out.Changes += h.N
	}
	return out
}

// headOf returns the heads of all sessions as one short text.
func headOf(h store.Heads) string {
	sum := sha256.Sum256([]byte(h.String()))
	return hex.EncodeToString(sum[:8])
}

// selected names the selections, so that an index made with others is not taken.
func selected() string {
	sum := sha256.Sum256(fmt.Append(nil, store.FormatVersion, selections))
	return hex.EncodeToString(sum[:8])
}
