-- Format 1 of the case file. Frozen with its first release: a later format is a further numbered file beside this one.
-- What the tables and columns mean, and how to verify the chains, is told in FORMAT.md.

-- The truth: sessions, actions and changes.

CREATE TABLE "case_info" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "created_at" TEXT NOT NULL,
  "program" TEXT NOT NULL
) STRICT;

CREATE TABLE "session" (
  "key" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "started_at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "initials" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "program" TEXT NOT NULL,
  "host" TEXT NOT NULL,
  "heads" TEXT NOT NULL,
  "genesis" BLOB NOT NULL
) STRICT;

CREATE TABLE "action" (
  "key" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "session" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "undoes" TEXT NOT NULL
) STRICT;

CREATE TABLE "change" (
  "seq" INTEGER PRIMARY KEY AUTOINCREMENT,
  "session" INTEGER NOT NULL,
  "n" INTEGER NOT NULL,
  "action" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "replaces" TEXT NOT NULL,
  "live" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  UNIQUE ("session", "n")
) STRICT;

CREATE INDEX "change_live" ON "change" ("record", "field") WHERE "live" = 1;
CREATE INDEX "change_record" ON "change" ("record", "seq");
CREATE INDEX "change_action" ON "change" ("action");

-- The bytes of attachments, once by their SHA-256.

CREATE TABLE "blob" (
  "key" INTEGER PRIMARY KEY,
  "sha256" TEXT NOT NULL UNIQUE,
  "size" INTEGER NOT NULL
) STRICT;

CREATE TABLE "blob_chunk" (
  "blob" INTEGER NOT NULL,
  "n" INTEGER NOT NULL,
  "bytes" BLOB NOT NULL,
  UNIQUE ("blob", "n")
) STRICT;

-- Text being typed, not yet a change.

CREATE TABLE "draft" (
  "kind" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  PRIMARY KEY ("kind", "record", "field")
) STRICT;

-- What follows is derived: nothing but the changes, played in order.

CREATE TABLE "link" (
  "kind" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  PRIMARY KEY ("kind", "owner", "field", "target")
) STRICT, WITHOUT ROWID;

CREATE INDEX "link_target" ON "link" ("target");

CREATE TABLE "conflict" (
  "kind" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  PRIMARY KEY ("kind", "record", "field")
) STRICT, WITHOUT ROWID;

CREATE TABLE "client" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "trading_name" TEXT NOT NULL DEFAULT '',
  "name_english" TEXT NOT NULL DEFAULT '',
  "number" TEXT NOT NULL DEFAULT '',
  "registration" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "postal_code" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "region" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "website" TEXT NOT NULL DEFAULT '',
  "activities" TEXT NOT NULL DEFAULT '',
  "sector" TEXT NOT NULL DEFAULT '',
  "scope" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "outsourced" TEXT NOT NULL DEFAULT '',
  "obligations" TEXT NOT NULL DEFAULT '',
  "third_party_agreements" INTEGER NOT NULL DEFAULT 0,
  "consultancy" TEXT NOT NULL DEFAULT '',
  "records_not_shown" TEXT NOT NULL DEFAULT '',
  "applied_on" TEXT NOT NULL DEFAULT '',
  "transferred_from" TEXT NOT NULL DEFAULT '',
  "standing" TEXT NOT NULL DEFAULT '',
  "standing_on" TEXT NOT NULL DEFAULT '',
  "standing_reason" TEXT NOT NULL DEFAULT '',
  "register_consent_on" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "standard" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "catalogue" TEXT NOT NULL DEFAULT '',
  "designation" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "edition" TEXT NOT NULL DEFAULT '',
  "content" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "body" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "postal_code" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "website" TEXT NOT NULL DEFAULT '',
  "accreditation_body" TEXT NOT NULL DEFAULT '',
  "accreditation_acronym" TEXT NOT NULL DEFAULT '',
  "accreditation_number" TEXT NOT NULL DEFAULT '',
  "mark" TEXT NOT NULL DEFAULT '',
  "accreditation_mark" TEXT NOT NULL DEFAULT '',
  "number_pattern" TEXT NOT NULL DEFAULT '',
  "profile" TEXT NOT NULL DEFAULT '',
  "profile_revision" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "policy" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "expiry_less_a_day" INTEGER NOT NULL DEFAULT 0,
  "rounding" TEXT NOT NULL DEFAULT '',
  "min_surveillance" INTEGER NOT NULL DEFAULT 0,
  "response_days" INTEGER NOT NULL DEFAULT 0,
  "major_response_days" INTEGER NOT NULL DEFAULT 0,
  "answer_again_days" INTEGER NOT NULL DEFAULT 0,
  "major_evidence_days" INTEGER NOT NULL DEFAULT 0,
  "minor_evidence_days" INTEGER NOT NULL DEFAULT 0,
  "stage_min_days" INTEGER NOT NULL DEFAULT 0,
  "stage_max_days" INTEGER NOT NULL DEFAULT 0,
  "plan_lead_days" INTEGER NOT NULL DEFAULT 0,
  "notice_days" INTEGER NOT NULL DEFAULT 0,
  "renewal_lead_days" INTEGER NOT NULL DEFAULT 0,
  "day_hours" INTEGER NOT NULL DEFAULT 0,
  "on_site_percent" INTEGER NOT NULL DEFAULT 0,
  "systemic_minors" INTEGER NOT NULL DEFAULT 0,
  "first_day_counts" INTEGER NOT NULL DEFAULT 0,
  "two_persons" INTEGER NOT NULL DEFAULT 0,
  "retention_months" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "people_count" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "counted_on" TEXT NOT NULL DEFAULT '',
  "total" INTEGER NOT NULL DEFAULT 0,
  "ai_related" INTEGER NOT NULL DEFAULT 0,
  "part_time" INTEGER NOT NULL DEFAULT 0,
  "contractors" INTEGER NOT NULL DEFAULT 0,
  "effective" INTEGER NOT NULL DEFAULT 0,
  "justification" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "soa" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "version" TEXT NOT NULL DEFAULT '',
  "issued_on" TEXT NOT NULL DEFAULT '',
  "approved_by" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "application" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "reviewed_on" TEXT NOT NULL DEFAULT '',
  "reviewer" TEXT NOT NULL DEFAULT '',
  "accepted" INTEGER NOT NULL DEFAULT 0,
  "reasons" TEXT NOT NULL DEFAULT '',
  "impartiality" TEXT NOT NULL DEFAULT '',
  "quotation" TEXT NOT NULL DEFAULT '',
  "quoted_on" TEXT NOT NULL DEFAULT '',
  "agreement" TEXT NOT NULL DEFAULT '',
  "agreed_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "transfer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "certificate" TEXT NOT NULL DEFAULT '',
  "accreditation" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "first_certified_on" TEXT NOT NULL DEFAULT '',
  "decided_on" TEXT NOT NULL DEFAULT '',
  "last_audit_on" TEXT NOT NULL DEFAULT '',
  "expires_on" TEXT NOT NULL DEFAULT '',
  "accreditation_lost_on" TEXT NOT NULL DEFAULT '',
  "findings" TEXT NOT NULL DEFAULT '',
  "complaints" TEXT NOT NULL DEFAULT '',
  "visited" INTEGER NOT NULL DEFAULT 0,
  "accepted" INTEGER NOT NULL DEFAULT 0,
  "review" TEXT NOT NULL DEFAULT '',
  "reviewed_by" TEXT NOT NULL DEFAULT '',
  "reviewed_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "soa_control" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "control" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "excluded" INTEGER NOT NULL DEFAULT 0,
  "justification" TEXT NOT NULL DEFAULT '',
  "implementation" TEXT NOT NULL DEFAULT '',
  "reference" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "soa_version" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "version" TEXT NOT NULL DEFAULT '',
  "issued_on" TEXT NOT NULL DEFAULT '',
  "approved_by" TEXT NOT NULL DEFAULT '',
  "received_on" TEXT NOT NULL DEFAULT '',
  "changes" TEXT NOT NULL DEFAULT '',
  "controls" TEXT NOT NULL DEFAULT '',
  "attachment" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "contact" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "function" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "main" INTEGER NOT NULL DEFAULT 0,
  "site" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "authority" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "site" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "postal_code" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "region" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "central" INTEGER NOT NULL DEFAULT 0,
  "activities" TEXT NOT NULL DEFAULT '',
  "persons" INTEGER NOT NULL DEFAULT 0,
  "shifts" TEXT NOT NULL DEFAULT '',
  "sampling_group" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "ai_system" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "version" TEXT NOT NULL DEFAULT '',
  "purpose" TEXT NOT NULL DEFAULT '',
  "risk" TEXT NOT NULL DEFAULT '',
  "stage" TEXT NOT NULL DEFAULT '',
  "extent" TEXT NOT NULL DEFAULT '',
  "regulations" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "people_group" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "persons" INTEGER NOT NULL DEFAULT 0,
  "percent" INTEGER NOT NULL DEFAULT 0,
  "ai_related" INTEGER NOT NULL DEFAULT 0,
  "contractor" INTEGER NOT NULL DEFAULT 0,
  "identical" INTEGER NOT NULL DEFAULT 0,
  "reduction" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "person" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "initials" TEXT NOT NULL DEFAULT '',
  "organization" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "function" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "background" TEXT NOT NULL DEFAULT '',
  "qualified" TEXT NOT NULL DEFAULT '',
  "declared_on" TEXT NOT NULL DEFAULT '',
  "declaration" TEXT NOT NULL DEFAULT '',
  "consultancy_until" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "programme" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "cycle" INTEGER NOT NULL DEFAULT 0,
  "starts_on" TEXT NOT NULL DEFAULT '',
  "justification" TEXT NOT NULL DEFAULT '',
  "site_sample" TEXT NOT NULL DEFAULT '',
  "sample_seed" TEXT NOT NULL DEFAULT '',
  "drawn_up_by" TEXT NOT NULL DEFAULT '',
  "drawn_up_on" TEXT NOT NULL DEFAULT '',
  "approved_by" TEXT NOT NULL DEFAULT '',
  "approved_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "audit_time" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "programme" TEXT NOT NULL DEFAULT '',
  "table" TEXT NOT NULL DEFAULT '',
  "column" TEXT NOT NULL DEFAULT '',
  "persons" INTEGER NOT NULL DEFAULT 0,
  "table_days" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER NOT NULL DEFAULT 0,
  "stage1" INTEGER NOT NULL DEFAULT 0,
  "stage2" INTEGER NOT NULL DEFAULT 0,
  "on_site" INTEGER NOT NULL DEFAULT 0,
  "surveillance" INTEGER NOT NULL DEFAULT 0,
  "recertification" INTEGER NOT NULL DEFAULT 0,
  "justification" TEXT NOT NULL DEFAULT '',
  "determined_by" TEXT NOT NULL DEFAULT '',
  "determined_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "time_factor" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit_time" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "factor" TEXT NOT NULL DEFAULT '',
  "count" INTEGER NOT NULL DEFAULT 0,
  "each" INTEGER NOT NULL DEFAULT 0,
  "least" INTEGER NOT NULL DEFAULT 0,
  "most" INTEGER NOT NULL DEFAULT 0,
  "percent" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "time_table" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "table" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "counts" TEXT NOT NULL DEFAULT '',
  "max_reduction" INTEGER NOT NULL DEFAULT 0,
  "on_site_percent" INTEGER NOT NULL DEFAULT 0,
  "entered_by" TEXT NOT NULL DEFAULT '',
  "verified_by" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "time_row" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "time_table" TEXT NOT NULL DEFAULT '',
  "column" TEXT NOT NULL DEFAULT '',
  "from" INTEGER NOT NULL DEFAULT 0,
  "to" INTEGER NOT NULL DEFAULT 0,
  "days" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "audit" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT NOT NULL DEFAULT '',
  "sequence" INTEGER NOT NULL DEFAULT 0,
  "programme" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "planned" TEXT NOT NULL DEFAULT '',
  "starts_on" TEXT NOT NULL DEFAULT '',
  "ends_on" TEXT NOT NULL DEFAULT '',
  "required" INTEGER NOT NULL DEFAULT 0,
  "objectives" TEXT NOT NULL DEFAULT '',
  "criteria" TEXT NOT NULL DEFAULT '',
  "scope" TEXT NOT NULL DEFAULT '',
  "soa_version" TEXT NOT NULL DEFAULT '',
  "plan_issue" TEXT NOT NULL DEFAULT '',
  "plan_sent" TEXT NOT NULL DEFAULT '',
  "plan_agreed" TEXT NOT NULL DEFAULT '',
  "plan_agreed_by" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "trigger" TEXT NOT NULL DEFAULT '',
  "readiness" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '',
  "recommendation" TEXT NOT NULL DEFAULT '',
  "recommended" TEXT NOT NULL DEFAULT '',
  "conditional" INTEGER NOT NULL DEFAULT 0,
  "deviations" TEXT NOT NULL DEFAULT '',
  "significant_issues" TEXT NOT NULL DEFAULT '',
  "significant_changes" TEXT NOT NULL DEFAULT '',
  "unresolved" TEXT NOT NULL DEFAULT '',
  "earlier_actions" TEXT NOT NULL DEFAULT '',
  "mark_use" TEXT NOT NULL DEFAULT '',
  "conformity" TEXT NOT NULL DEFAULT '',
  "internal_audit" TEXT NOT NULL DEFAULT '',
  "combination" TEXT NOT NULL DEFAULT '',
  "spent" INTEGER NOT NULL DEFAULT 0,
  "scope_conclusion" TEXT NOT NULL DEFAULT '',
  "objectives_met" TEXT NOT NULL DEFAULT '',
  "remote_extent" TEXT NOT NULL DEFAULT '',
  "private_note" TEXT NOT NULL DEFAULT '',
  "reported_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "programme_cell" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "requirement" TEXT NOT NULL DEFAULT '',
  "coverage" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "programme_site" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "coverage" TEXT NOT NULL DEFAULT '',
  "random" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "site_sample" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "sampling_group" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "random" INTEGER NOT NULL DEFAULT 0,
  "seed" TEXT NOT NULL DEFAULT '',
  "rationale" TEXT NOT NULL DEFAULT '',
  "drawn_on" TEXT NOT NULL DEFAULT '',
  "drawn_by" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "programme_change" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "programme" TEXT NOT NULL DEFAULT '',
  "audit" TEXT NOT NULL DEFAULT '',
  "changed_on" TEXT NOT NULL DEFAULT '',
  "changed_by" TEXT NOT NULL DEFAULT '',
  "change" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "objective" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "met" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "checkpoint" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "decision" TEXT NOT NULL DEFAULT '',
  "key" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "done_by" TEXT NOT NULL DEFAULT '',
  "done_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "member" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "person" TEXT NOT NULL DEFAULT '',
  "role" TEXT NOT NULL DEFAULT '',
  "declared_on" TEXT NOT NULL DEFAULT '',
  "declaration" TEXT NOT NULL DEFAULT '',
  "consultancy_until" TEXT NOT NULL DEFAULT '',
  "evaluator" TEXT NOT NULL DEFAULT '',
  "days" INTEGER NOT NULL DEFAULT 0,
  "tasks" TEXT NOT NULL DEFAULT '',
  "objection" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "plan_item" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "day" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "activity" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "everyone" INTEGER NOT NULL DEFAULT 0,
  "remote" INTEGER NOT NULL DEFAULT 0,
  "tool" TEXT NOT NULL DEFAULT '',
  "with" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "answer" TEXT NOT NULL DEFAULT '',
  "query" TEXT NOT NULL DEFAULT '',
  "query_reply" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "document_request" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "detail" TEXT NOT NULL DEFAULT '',
  "requested_on" TEXT NOT NULL DEFAULT '',
  "due_on" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "remark" TEXT NOT NULL DEFAULT '',
  "received_on" TEXT NOT NULL DEFAULT '',
  "review" TEXT NOT NULL DEFAULT '',
  "reviewed_by" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "conclusion" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "requirement" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "note" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "requirement" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "taken_at" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "private" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "sample" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "population" INTEGER NOT NULL DEFAULT 0,
  "size" INTEGER NOT NULL DEFAULT 0,
  "hits" INTEGER NOT NULL DEFAULT 0,
  "drawn" TEXT NOT NULL DEFAULT '',
  "seed" TEXT NOT NULL DEFAULT '',
  "rationale" TEXT NOT NULL DEFAULT '',
  "period" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "sample_item" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "sample" TEXT NOT NULL DEFAULT '',
  "position" INTEGER NOT NULL DEFAULT 0,
  "label" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "attachment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "media_type" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "audit" TEXT NOT NULL DEFAULT '',
  "taken_on" TEXT NOT NULL DEFAULT '',
  "taken_at" TEXT NOT NULL DEFAULT '',
  "width" INTEGER NOT NULL DEFAULT 0,
  "height" INTEGER NOT NULL DEFAULT 0,
  "location_removed" INTEGER NOT NULL DEFAULT 0,
  "added_at" TEXT NOT NULL DEFAULT '',
  "added_by" TEXT NOT NULL DEFAULT '',
  "original" TEXT NOT NULL DEFAULT '',
  "confidential" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "evidence" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "method" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "function" TEXT NOT NULL DEFAULT '',
  "seen_on" TEXT NOT NULL DEFAULT '',
  "seen_at" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "document" TEXT NOT NULL DEFAULT '',
  "version" TEXT NOT NULL DEFAULT '',
  "dated" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "captured_at" TEXT NOT NULL DEFAULT '',
  "confidential" INTEGER NOT NULL DEFAULT 0,
  "private_note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "finding" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "grade" TEXT NOT NULL DEFAULT '',
  "grade_reason" TEXT NOT NULL DEFAULT '',
  "potential_grade" TEXT NOT NULL DEFAULT '',
  "requirement" TEXT NOT NULL DEFAULT '',
  "requirement_text" TEXT NOT NULL DEFAULT '',
  "statement" TEXT NOT NULL DEFAULT '',
  "evidence_text" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "draft_number" TEXT NOT NULL DEFAULT '',
  "number" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "issued_on" TEXT NOT NULL DEFAULT '',
  "response_due" TEXT NOT NULL DEFAULT '',
  "evidence_due" TEXT NOT NULL DEFAULT '',
  "acknowledged_by" TEXT NOT NULL DEFAULT '',
  "acknowledged_on" TEXT NOT NULL DEFAULT '',
  "disputed" INTEGER NOT NULL DEFAULT 0,
  "dispute" TEXT NOT NULL DEFAULT '',
  "dispute_outcome" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT '',
  "repeat_of" TEXT NOT NULL DEFAULT '',
  "verify_at" TEXT NOT NULL DEFAULT '',
  "verified_on" TEXT NOT NULL DEFAULT '',
  "verified_by" TEXT NOT NULL DEFAULT '',
  "verification" TEXT NOT NULL DEFAULT '',
  "verification_method" TEXT NOT NULL DEFAULT '',
  "closed_on" TEXT NOT NULL DEFAULT '',
  "closed_by" TEXT NOT NULL DEFAULT '',
  "closure_note" TEXT NOT NULL DEFAULT '',
  "grade_before" TEXT NOT NULL DEFAULT '',
  "confidential" INTEGER NOT NULL DEFAULT 0,
  "private_note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "amendment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "finding" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "field" TEXT NOT NULL DEFAULT '',
  "before" TEXT NOT NULL DEFAULT '',
  "after" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "amended_at" TEXT NOT NULL DEFAULT '',
  "amended_by" TEXT NOT NULL DEFAULT '',
  "told_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "acceptance" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "about" TEXT NOT NULL DEFAULT '',
  "subject" TEXT NOT NULL DEFAULT '',
  "field" TEXT NOT NULL DEFAULT '',
  "rule" TEXT NOT NULL DEFAULT '',
  "words" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "accepted_by" TEXT NOT NULL DEFAULT '',
  "accepted_at" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "response" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "finding" TEXT NOT NULL DEFAULT '',
  "round" INTEGER NOT NULL DEFAULT 0,
  "evidence_only" INTEGER NOT NULL DEFAULT 0,
  "received_on" TEXT NOT NULL DEFAULT '',
  "correction" TEXT NOT NULL DEFAULT '',
  "cause" TEXT NOT NULL DEFAULT '',
  "extent" TEXT NOT NULL DEFAULT '',
  "action" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT NOT NULL DEFAULT '',
  "target_date" TEXT NOT NULL DEFAULT '',
  "done_on" TEXT NOT NULL DEFAULT '',
  "evidence_text" TEXT NOT NULL DEFAULT '',
  "remark" TEXT NOT NULL DEFAULT '',
  "review" TEXT NOT NULL DEFAULT '',
  "review_reason" TEXT NOT NULL DEFAULT '',
  "reviewed_on" TEXT NOT NULL DEFAULT '',
  "reviewed_by" TEXT NOT NULL DEFAULT '',
  "answer_again_by" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "workbook" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "meeting" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "day" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "place" TEXT NOT NULL DEFAULT '',
  "notes" TEXT NOT NULL DEFAULT '',
  "disputed" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "attendee" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "meeting" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "function" TEXT NOT NULL DEFAULT '',
  "organization" TEXT NOT NULL DEFAULT '',
  "remote" INTEGER NOT NULL DEFAULT 0,
  "confirmed" INTEGER NOT NULL DEFAULT 0,
  "rank" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "decision" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT NOT NULL DEFAULT '',
  "audit" TEXT NOT NULL DEFAULT '',
  "recommendation" TEXT NOT NULL DEFAULT '',
  "reviewer" TEXT NOT NULL DEFAULT '',
  "review_planned_on" TEXT NOT NULL DEFAULT '',
  "reviewed_on" TEXT NOT NULL DEFAULT '',
  "review_note" TEXT NOT NULL DEFAULT '',
  "decided_by" TEXT NOT NULL DEFAULT '',
  "decided_on" TEXT NOT NULL DEFAULT '',
  "planned_on" TEXT NOT NULL DEFAULT '',
  "effective_on" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "ground" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "notified_on" TEXT NOT NULL DEFAULT '',
  "conditions" TEXT NOT NULL DEFAULT '',
  "scope_change" TEXT NOT NULL DEFAULT '',
  "independent" INTEGER NOT NULL DEFAULT 0,
  "private_note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "clarification" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "decision" TEXT NOT NULL DEFAULT '',
  "asked_by" TEXT NOT NULL DEFAULT '',
  "asked_on" TEXT NOT NULL DEFAULT '',
  "question" TEXT NOT NULL DEFAULT '',
  "answer" TEXT NOT NULL DEFAULT '',
  "answered_by" TEXT NOT NULL DEFAULT '',
  "answered_on" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "certificate" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "number" TEXT NOT NULL DEFAULT '',
  "revision" INTEGER NOT NULL DEFAULT 0,
  "identity" TEXT NOT NULL DEFAULT '',
  "accredited" INTEGER NOT NULL DEFAULT 0,
  "client_name" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "decision" TEXT NOT NULL DEFAULT '',
  "scope" TEXT NOT NULL DEFAULT '',
  "standard" TEXT NOT NULL DEFAULT '',
  "soa_version" TEXT NOT NULL DEFAULT '',
  "soa_issued_on" TEXT NOT NULL DEFAULT '',
  "first_issued" TEXT NOT NULL DEFAULT '',
  "effective_on" TEXT NOT NULL DEFAULT '',
  "expires_on" TEXT NOT NULL DEFAULT '',
  "previous_expiry" TEXT NOT NULL DEFAULT '',
  "issued_on" TEXT NOT NULL DEFAULT '',
  "signed_by" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "confidential" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "document" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "audit" TEXT NOT NULL DEFAULT '',
  "decision" TEXT NOT NULL DEFAULT '',
  "certificate" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 0,
  "replaces" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "attachment" TEXT NOT NULL DEFAULT '',
  "heads" TEXT NOT NULL DEFAULT '',
  "format_version" INTEGER NOT NULL DEFAULT 0,
  "fingerprints" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "issued_at" TEXT NOT NULL DEFAULT '',
  "issued_by" TEXT NOT NULL DEFAULT '',
  "signature" TEXT NOT NULL DEFAULT '',
  "signing_key" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "change_notice" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "text" TEXT NOT NULL DEFAULT '',
  "received_on" TEXT NOT NULL DEFAULT '',
  "changes_on" TEXT NOT NULL DEFAULT '',
  "assessed_by" TEXT NOT NULL DEFAULT '',
  "assessed_on" TEXT NOT NULL DEFAULT '',
  "assessment" TEXT NOT NULL DEFAULT '',
  "audit" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "complaint" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT NOT NULL DEFAULT '',
  "received_on" TEXT NOT NULL DEFAULT '',
  "acknowledged_on" TEXT NOT NULL DEFAULT '',
  "complainant" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "decision" TEXT NOT NULL DEFAULT '',
  "finding" TEXT NOT NULL DEFAULT '',
  "handler" TEXT NOT NULL DEFAULT '',
  "valid" TEXT NOT NULL DEFAULT '',
  "investigation" TEXT NOT NULL DEFAULT '',
  "referred_on" TEXT NOT NULL DEFAULT '',
  "resolution" TEXT NOT NULL DEFAULT '',
  "resolved_by" TEXT NOT NULL DEFAULT '',
  "resolved_on" TEXT NOT NULL DEFAULT '',
  "audit" TEXT NOT NULL DEFAULT '',
  "closed_on" TEXT NOT NULL DEFAULT '',
  "confidential" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "contact_site" ON "contact" ("site");
CREATE INDEX "people_group_site" ON "people_group" ("site");
CREATE INDEX "audit_time_programme" ON "audit_time" ("programme");
CREATE INDEX "time_factor_audit_time" ON "time_factor" ("audit_time");
CREATE INDEX "time_factor_site" ON "time_factor" ("site");
CREATE INDEX "time_row_time_table" ON "time_row" ("time_table");
CREATE INDEX "audit_programme" ON "audit" ("programme");
CREATE INDEX "programme_cell_audit" ON "programme_cell" ("audit");
CREATE INDEX "programme_site_audit" ON "programme_site" ("audit");
CREATE INDEX "programme_site_site" ON "programme_site" ("site");
CREATE INDEX "site_sample_audit" ON "site_sample" ("audit");
CREATE INDEX "programme_change_programme" ON "programme_change" ("programme");
CREATE INDEX "programme_change_audit" ON "programme_change" ("audit");
CREATE INDEX "objective_audit" ON "objective" ("audit");
CREATE INDEX "checkpoint_audit" ON "checkpoint" ("audit");
CREATE INDEX "checkpoint_decision" ON "checkpoint" ("decision");
CREATE INDEX "member_audit" ON "member" ("audit");
CREATE INDEX "member_person" ON "member" ("person");
CREATE INDEX "plan_item_audit" ON "plan_item" ("audit");
CREATE INDEX "document_request_audit" ON "document_request" ("audit");
CREATE INDEX "conclusion_audit" ON "conclusion" ("audit");
CREATE INDEX "note_audit" ON "note" ("audit");
CREATE INDEX "sample_audit" ON "sample" ("audit");
CREATE INDEX "sample_item_sample" ON "sample_item" ("sample");
CREATE INDEX "attachment_audit" ON "attachment" ("audit");
CREATE INDEX "evidence_audit" ON "evidence" ("audit");
CREATE INDEX "evidence_site" ON "evidence" ("site");
CREATE INDEX "finding_audit" ON "finding" ("audit");
CREATE INDEX "finding_verify_at" ON "finding" ("verify_at");
CREATE INDEX "amendment_finding" ON "amendment" ("finding");
CREATE INDEX "acceptance_subject" ON "acceptance" ("subject");
CREATE INDEX "response_finding" ON "response" ("finding");
CREATE INDEX "response_workbook" ON "response" ("workbook");
CREATE INDEX "meeting_audit" ON "meeting" ("audit");
CREATE INDEX "meeting_site" ON "meeting" ("site");
CREATE INDEX "attendee_meeting" ON "attendee" ("meeting");
CREATE INDEX "decision_audit" ON "decision" ("audit");
CREATE INDEX "clarification_decision" ON "clarification" ("decision");
CREATE INDEX "certificate_decision" ON "certificate" ("decision");
CREATE INDEX "document_audit" ON "document" ("audit");
CREATE INDEX "document_attachment" ON "document" ("attachment");
CREATE INDEX "change_notice_audit" ON "change_notice" ("audit");
CREATE INDEX "complaint_audit" ON "complaint" ("audit");

-- Views for the tools of others. They use nothing that SQLite 3.38 does not know: a view that an older SQLite cannot read
-- would keep it from opening the file at all. v_summary is kept in every later format.

CREATE VIEW "v_summary" AS
SELECT
  (SELECT "id" FROM "case_info") AS "case_id",
  coalesce((SELECT "name" FROM "client" WHERE "deleted" = 0 LIMIT 1), '') AS "client",
  coalesce((SELECT "designation" FROM "standard" WHERE "deleted" = 0 LIMIT 1), '') AS "standard",
  coalesce((SELECT "program" FROM "session" ORDER BY "key" DESC LIMIT 1), (SELECT "program" FROM "case_info")) AS "program",
  coalesce((SELECT max("at") FROM "action"), (SELECT "created_at" FROM "case_info")) AS "changed_at";

CREATE VIEW "v_audit" AS
SELECT
  a."id",
  a."kind" || CASE WHEN a."kind" IN ('surveillance', 'special', 'internal') THEN '-' || max(a."sequence", 1) ELSE '' END AS "name",
  a."kind",
  coalesce(p."cycle", 0) AS "cycle",
  a."state",
  a."planned",
  a."starts_on",
  a."ends_on",
  a."required" / 100.0 AS "required_days",
  coalesce((SELECT n."name" FROM "member" m JOIN "person" n ON n."id" = m."person"
    WHERE m."audit" = a."id" AND m."deleted" = 0 AND m."role" = 'lead-auditor' ORDER BY m."id" LIMIT 1), '') AS "lead_auditor",
  a."plan_sent",
  a."reported_on"
FROM "audit" a
LEFT JOIN "programme" p ON p."id" = a."programme" AND p."deleted" = 0
WHERE a."deleted" = 0;

CREATE VIEW "v_plan" AS
SELECT
  i."id",
  a."name" AS "audit",
  i."day",
  i."start",
  i."end",
  i."activity",
  i."title",
  coalesce((SELECT group_concat("target", ' ') FROM (SELECT "target" FROM "link"
    WHERE "kind" = 'plan_item' AND "owner" = i."id" AND "field" = 'requirements' ORDER BY "target")), '') AS "requirements",
  CASE WHEN i."everyone" = 1 THEN 'everyone' ELSE coalesce((SELECT group_concat("initials", ' ') FROM (
    SELECT n."initials" FROM "link" l JOIN "member" m ON m."id" = l."target" JOIN "person" n ON n."id" = m."person"
    WHERE l."kind" = 'plan_item' AND l."owner" = i."id" AND l."field" = 'members' ORDER BY n."initials")), '') END AS "who",
  coalesce((SELECT group_concat("name", ', ') FROM (SELECT s."name" FROM "link" l JOIN "site" s ON s."id" = l."target"
    WHERE l."kind" = 'plan_item' AND l."owner" = i."id" AND l."field" = 'sites' ORDER BY s."name")), '') AS "sites",
  i."remote",
  i."with"
FROM "plan_item" i
JOIN "v_audit" a ON a."id" = i."audit"
WHERE i."deleted" = 0;

CREATE VIEW "v_requirement" AS
SELECT
  s."catalogue",
  json_extract(j."value", '$.id') AS "number",
  coalesce(json_extract(j."value", '$.title'), '') AS "title",
  coalesce(json_extract(j."value", '$.type'), '') AS "type",
  coalesce(json_extract(j."value", '$.parent'), '') AS "parent",
  coalesce(json_extract(j."value", '$.auditable'), 0) AS "auditable",
  j."key" AS "place"
FROM "standard" s, json_each(CASE WHEN json_valid(s."content") THEN s."content" ELSE '{}' END, '$.items') j
WHERE s."deleted" = 0;

CREATE VIEW "v_coverage" AS
SELECT
  a."id" AS "audit_id",
  a."name" AS "audit",
  r."number" AS "requirement",
  r."title",
  coalesce(p."coverage", '') AS "planned",
  coalesce(c."state", 'not-started') AS "conclusion",
  (SELECT count(*) FROM "link" l JOIN "evidence" e ON e."id" = l."owner"
    WHERE l."kind" = 'evidence' AND l."field" = 'requirements' AND l."target" = r."number"
      AND e."audit" = a."id" AND e."deleted" = 0) AS "evidence",
  (SELECT count(*) FROM "finding" f
    WHERE f."audit" = a."id" AND f."requirement" = r."number" AND f."deleted" = 0) AS "findings"
FROM "v_audit" a
JOIN "v_requirement" r ON r."auditable" = 1
LEFT JOIN "programme_cell" p ON p."audit" = a."id" AND p."requirement" = r."number" AND p."deleted" = 0
LEFT JOIN "conclusion" c ON c."audit" = a."id" AND c."requirement" = r."number" AND c."deleted" = 0;

CREATE VIEW "v_evidence" AS
SELECT
  e."id",
  a."name" AS "audit",
  e."method",
  e."text",
  e."function",
  e."seen_on",
  e."seen_at",
  coalesce(s."name", '') AS "site",
  e."document",
  e."version",
  e."dated",
  coalesce((SELECT group_concat("target", ' ') FROM (SELECT "target" FROM "link"
    WHERE "kind" = 'evidence' AND "owner" = e."id" AND "field" = 'requirements' ORDER BY "target")), '') AS "requirements",
  (SELECT count(*) FROM "link" WHERE "kind" = 'evidence' AND "owner" = e."id" AND "field" = 'attachments') AS "attachments",
  coalesce(n."initials", '') AS "author",
  e."confidential"
FROM "evidence" e
LEFT JOIN "v_audit" a ON a."id" = e."audit"
LEFT JOIN "site" s ON s."id" = e."site"
LEFT JOIN "person" n ON n."id" = e."author"
WHERE e."deleted" = 0;

CREATE VIEW "v_finding" AS
SELECT
  f."id",
  CASE WHEN f."number" <> '' THEN f."number" ELSE f."draft_number" END AS "label",
  a."name" AS "audit",
  f."grade",
  f."state",
  f."requirement",
  coalesce((SELECT group_concat("target", ' ') FROM (SELECT "target" FROM "link"
    WHERE "kind" = 'finding' AND "owner" = f."id" AND "field" = 'other_requirements' ORDER BY "target")), '') AS "other_requirements",
  f."requirement_text",
  f."statement",
  f."evidence_text",
  coalesce((SELECT group_concat("name", ', ') FROM (SELECT s."name" FROM "link" l JOIN "site" s ON s."id" = l."target"
    WHERE l."kind" = 'finding' AND l."owner" = f."id" AND l."field" = 'sites' ORDER BY s."name")), '') AS "sites",
  coalesce(n."initials", '') AS "author",
  f."issued_on",
  f."response_due",
  f."evidence_due",
  (SELECT count(*) FROM "response" r WHERE r."finding" = f."id" AND r."deleted" = 0) AS "responses",
  f."verified_on",
  f."closed_on",
  f."disputed",
  CASE WHEN f."grade" IN ('major', 'minor') AND f."state" NOT IN ('verified', 'closed', 'withdrawn') THEN 1 ELSE 0 END AS "open",
  f."confidential"
FROM "finding" f
LEFT JOIN "v_audit" a ON a."id" = f."audit"
LEFT JOIN "person" n ON n."id" = f."author"
WHERE f."deleted" = 0;

CREATE VIEW "v_response" AS
SELECT
  r."id",
  f."label" AS "finding",
  f."audit",
  r."round",
  r."received_on",
  r."correction",
  r."cause",
  r."extent",
  r."action",
  r."responsible",
  r."target_date",
  r."done_on",
  r."evidence_text",
  (SELECT count(*) FROM "link" WHERE "kind" = 'response' AND "owner" = r."id" AND "field" = 'attachments') AS "attachments",
  r."review",
  r."review_reason",
  r."reviewed_on",
  r."answer_again_by",
  f."confidential"
FROM "response" r
JOIN "v_finding" f ON f."id" = r."finding"
WHERE r."deleted" = 0;

CREATE VIEW "v_certificate" AS
SELECT
  k."id",
  k."identity",
  k."number",
  k."revision",
  k."client_name",
  k."standard",
  k."scope",
  k."soa_version",
  coalesce((SELECT group_concat("name", ', ') FROM (SELECT s."name" FROM "link" l JOIN "site" s ON s."id" = l."target"
    WHERE l."kind" = 'certificate' AND l."owner" = k."id" AND l."field" = 'sites' ORDER BY s."name")), '') AS "sites",
  coalesce(d."kind", '') AS "decision",
  coalesce(d."decided_on", '') AS "decided_on",
  coalesce(n."name", '') AS "decided_by",
  k."first_issued",
  k."effective_on",
  k."expires_on",
  k."issued_on",
  k."accredited",
  k."confidential"
FROM "certificate" k
LEFT JOIN "decision" d ON d."id" = k."decision" AND d."deleted" = 0
LEFT JOIN "person" n ON n."id" = d."decided_by"
WHERE k."deleted" = 0;

CREATE VIEW "v_due" AS
SELECT 'audit' AS "what", "name" AS "about", "id" AS "record", CASE WHEN "starts_on" <> '' THEN "starts_on" ELSE "planned" END AS "due"
  FROM "v_audit" WHERE "state" IN ('', 'planned', 'confirmed') AND ("starts_on" <> '' OR "planned" <> '')
UNION ALL
SELECT 'response', "label", "id", "response_due"
  FROM "v_finding" WHERE "state" IN ('issued', 'response-returned') AND "response_due" <> ''
UNION ALL
SELECT 'evidence', "label", "id", "evidence_due"
  FROM "v_finding" WHERE "open" = 1 AND "state" IN ('issued', 'response-received', 'response-returned', 'plan-accepted') AND "evidence_due" <> ''
UNION ALL
SELECT 'document', "title", "id", "due_on" FROM "document_request" WHERE "deleted" = 0 AND "state" IN ('', 'open', 'queried') AND "due_on" <> ''
UNION ALL
SELECT 'decision', "kind", "id", "planned_on" FROM "decision" WHERE "deleted" = 0 AND "decided_on" = '' AND "planned_on" <> ''
UNION ALL
SELECT 'expiry', "number", "id", "expires_on" FROM "certificate" WHERE "deleted" = 0 AND "expires_on" <> '';

CREATE VIEW "v_change" AS
SELECT
  c."seq",
  s."id" || '/' || c."n" AS "id",
  a."at",
  s."who",
  s."initials",
  c."kind",
  c."record",
  c."field",
  c."value",
  c."replaces",
  c."live",
  a."id" AS "action",
  a."label",
  a."undoes"
FROM "change" c
JOIN "session" s ON s."key" = c."session"
JOIN "action" a ON a."key" = c."action";
