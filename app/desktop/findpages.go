package desktop

import (
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/page"
)

// pageOf returns the page that shows records of a kind.
func pageOf(kind string) page.Name {
	switch kind {
	case "finding":
		return page.Findings
	case "evidence", "attachment", "sample":
		return page.Evidence
	case "note", "conclusion", casefile.KindRequirement:
		return page.Checklist
	case "plan_item", "document_request", "audit":
		return page.Plan
	case "meeting":
		return page.Meetings
	case "decision", "certificate", "complaint":
		return page.Decision
	case "document", "objective":
		return page.Report
	case "client", "standard", "body", "policy", "people_count", "soa", "application", "transfer", "soa_control", "soa_version",
		"contact", "site", "ai_system", "people_group", "change_notice":
		return page.Scope
	default:
		return page.Programme
	}
}

// nearest returns the page, or the one that comes nearest to a page that this window does not have.
func (w *Desktop) nearest(to page.Name) page.Name {
	stand := map[page.Name]page.Name{
		page.Evidence: page.Checklist,
	}
	if w.pages[to] == nil {
		return stand[to]
	}
	return to
}

// iconOf is the sign before a hit of a kind.
func iconOf(kind string) string {
	switch kind {
	case "finding", "amendment", "acceptance":
		return "flag"
	case "response":
		return "inbox"
	case "note", "conclusion", casefile.KindRequirement:
		return "list-checks"
	case "evidence", "sample", "sample_item":
		return "eye"
	case "attachment":
		return "paperclip"
	case "document", "document_request":
		return "file-text"
	case "contact", "person", "member", "attendee", "meeting":
		return "users"
	case "client", "site", "ai_system", "people_group", "people_count", "body":
		return "building-2"
	case "decision", "certificate", "clarification", "complaint", "change_notice":
		return "badge-check"
	}
	if strings.HasPrefix(kind, "plan_") || kind == "audit" || kind == "objective" {
		return "calendar-range"
	}
	return "table-2"
}
