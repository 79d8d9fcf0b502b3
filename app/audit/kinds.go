package audit

// kinds lists every kind of record. A name, once released, keeps its meaning for ever: it is the table, the kind in the
// changes and (its plural) the key in the JSON of the case. A kind without plural is a singleton.
var kinds = []struct {
	zero   Recorder
	name   string
	plural string
	doc    string
}{
	{&Client{}, "client", "", "The organization whose management system is certified."},
	{&Standard{}, "standard", "", "The standard and edition, with its catalogue of requirements."},
	{&Body{}, "body", "", "The certification body."},
	{&Policy{}, "policy", "", "The certification body's habits, as they held for this case."},
	{&PeopleCount{}, "people_count", "", "How many people work for the client."},
	{&SoA{}, "soa", "", "The Statement of Applicability."},
	{&Application{}, "application", "", "The review of the application."},
	{&Transfer{}, "transfer", "", "The taking over of the certification from another body."},
	{&SoAControl{}, "soa_control", "soa_controls", "What the Statement of Applicability says of each control."},
	{&SoAVersion{}, "soa_version", "soa_versions", "Versions of the Statement of Applicability as received."},
	{&Contact{}, "contact", "contacts", "Persons of the client."},
	{&Site{}, "site", "sites", "Places of the client."},
	{&AISystem{}, "ai_system", "ai_systems", "AI systems in scope."},
	{&PeopleGroup{}, "people_group", "people_groups", "Groups of people that the people count is made of."},
	{&Person{}, "person", "persons", "Persons who act for the certification body."},
	{&Programme{}, "programme", "programmes", "Certification cycles."},
	{&AuditTime{}, "audit_time", "audit_times", "Audit time of each cycle."},
	{&TimeFactor{}, "time_factor", "time_factors", "Additions to and reductions of audit time."},
	{&TimeTable{}, "time_table", "time_tables", "Audit-time tables that the certification body has entered."},
	{&TimeRow{}, "time_row", "time_rows", "Entries of those tables."},
	{&Audit{}, "audit", "audits", "Audits."},
	{&ProgrammeCell{}, "programme_cell", "programme_cells", "What the programme plans for each requirement in each audit."},
	{&ProgrammeSite{}, "programme_site", "programme_sites", "What the programme plans for each site in each audit."},
	{&SiteSample{}, "site_sample", "site_samples", "Samples of sites, as they were drawn."},
	{&ProgrammeChange{}, "programme_change", "programme_changes", "The log of changes of programmes."},
	{&Objective{}, "objective", "objectives", "Objectives of audits with their results."},
	{&Checkpoint{}, "checkpoint", "checkpoints", "Points of fixed lists that were gone through: of surveillance, recertification, technical review."},
	{&Member{}, "member", "members", "Team members of audits with their declarations."},
	{&PlanItem{}, "plan_item", "plan_items", "Lines of audit plans."},
	{&DocumentRequest{}, "document_request", "document_requests", "Documents that the client was asked for."},
	{&Conclusion{}, "conclusion", "conclusions", "Conclusions on requirements."},
	{&Note{}, "note", "notes", "Notes of the checklist."},
	{&Sample{}, "sample", "samples", "Samples."},
	{&SampleItem{}, "sample_item", "sample_items", "Items of samples."},
	{&Attachment{}, "attachment", "attachments", "Files kept in the case."},
	{&Evidence{}, "evidence", "evidence", "What was seen, heard or read."},
	{&Finding{}, "finding", "findings", "Findings."},
	{&Amendment{}, "amendment", "amendments", "Changes of findings after their issue, with reasons."},
	{&Acceptance{}, "acceptance", "acceptances", "Warnings that were let stand, with reasons."},
	{&Response{}, "response", "responses", "The client's answers, in rounds."},
	{&Meeting{}, "meeting", "meetings", "Meetings."},
	{&Attendee{}, "attendee", "attendees", "Who took part in meetings."},
	{&Decision{}, "decision", "decisions", "Decisions on certification."},
	{&Clarification{}, "clarification", "clarifications", "What was asked before a decision."},
	{&Certificate{}, "certificate", "certificates", "Certificates."},
	{&Document{}, "document", "documents", "Issued documents."},
	{&ChangeNotice{}, "change_notice", "change_notices", "Changes that the client told of."},
	{&Complaint{}, "complaint", "complaints", "Complaints and appeals."},
}
