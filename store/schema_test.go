package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

func TestSchema_hasATableForEveryKindAndAColumnForEveryField(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	for _, k := range audit.Kinds() {
		want := []string{"id TEXT"}
		for _, field := range k.Fields {
			switch field.Type {
			case audit.SetField:
			case audit.TextField:
				want = append(want, field.Name+" TEXT")
			default:
				want = append(want, field.Name+" INTEGER")
			}
		}
		if d := cmp.Diff(want, columns(t, f, k.Name)); d != "" {
			t.Errorf("table %s -fields +columns\n%s", k.Name, d)
		}
	}
}

func columns(t *testing.T, f *store.File, table string) []string {
	t.Helper()
	rows, err := f.Writer().QueryContext(context.Background(), `SELECT name || ' ' || type FROM pragma_table_info(?) ORDER BY cid`, table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var c string
		if err := rows.Scan(&c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// frozen holds the SHA-256 of every released step of the format. A released step never changes: files that were made
// with it would no longer be as Fieldcase made them. A new format is a new file with a new line here.
var frozen = map[int]string{
	1: "465aa9201c7654f97ddf1783465b78c9650f78ff6390bf9661aff2c2c1f0b5fd",
}

func TestSchema_releasedStepsAreFrozen(t *testing.T) {
	t.Parallel()
	steps := store.Released()
	if len(steps) != store.FormatVersion {
		t.Errorf("%d steps lead to format %d", len(steps), store.FormatVersion)
	}
	for version := range steps {
		if _, ok := frozen[version+1]; !ok {
			t.Errorf("the step to format %d is not frozen", version+1)
		}
	}
	for version, want := range frozen {
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(steps[version-1]))); got != want {
			t.Errorf("the step to format %d has changed: %s", version, got)
		}
	}
}

func TestViews_canBeReadAndSayWhatTheCaseHolds(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	add := func(r audit.Recorder) { apply(t, f, "Add", store.EditsFor(nil, r)...) }
	add(&audit.Client{Record: audit.Record{ID: "c"}, Name: "Söhne & Co"})
	add(&audit.Standard{
		Record: audit.Record{ID: "s"}, Catalogue: "iso", Designation: "ISO/IEC 42001:2023",
		Content: `{"items":[{"id":"8","title":"Operation"},{"id":"8.4","title":"Impact","type":"clause","parent":"8","auditable":true}]}`,
	})
	add(&audit.Audit{Record: audit.Record{ID: "a1"}, Kind: audit.Surveillance, Sequence: 2, StartsOn: day("2026-05-04"), Required: 250, State: audit.AuditConfirmed})
	add(&audit.Person{Record: audit.Record{ID: "p1"}, Name: "Mira Koch", Initials: "MK"})
	add(&audit.Member{Record: audit.Record{ID: "m1"}, Audit: "a1", Person: "p1", Role: audit.LeadAuditor})
	add(&audit.PlanItem{Record: audit.Record{ID: "i1"}, Audit: "a1", Day: day("2026-05-04"), Requirements: []audit.Number{"8.4", "9.1"}, Members: []audit.ID{"m1"}})
	add(&audit.Evidence{Record: audit.Record{ID: "e1"}, Audit: "a1", Text: "seen", Requirements: []audit.Number{"8.4"}, Author: "p1", PrivateNote: "secret"})
	add(&audit.Finding{
		Record: audit.Record{ID: "f1"}, Audit: "a1", Grade: audit.Minor, Requirement: "8.4", Number: "NC-1", State: audit.FindingIssued,
		ResponseDue: day("2026-06-03"), PrivateNote: "secret",
	})
	add(&audit.Response{Record: audit.Record{ID: "r1"}, Finding: "f1", Round: 2, Cause: "habit", Review: audit.ReviewReturned, Attachments: []audit.ID{"x", "y"}})
	add(&audit.Site{Record: audit.Record{ID: "s1"}, Name: "Tromsø"})
	add(&audit.Decision{Record: audit.Record{ID: "d1"}, Kind: audit.Grant, DecidedBy: "p1", DecidedOn: day("2026-06-18"), PrivateNote: "secret"})
	add(&audit.Certificate{Record: audit.Record{ID: "k1"}, Number: "FC-1", Revision: 1, Decision: "d1", Sites: []audit.ID{"s1"}, ExpiresOn: day("2029-06-17")})
	add(&audit.DocumentRequest{Record: audit.Record{ID: "q1"}, Audit: "a1", Title: "AI policy", DueOn: day("2026-04-20")})
	for query, want := range map[string]string{
		`SELECT client || '|' || standard || '|' || case_id FROM v_summary`:                                                     "Söhne & Co|ISO/IEC 42001:2023|" + string(caseID),
		`SELECT name || '|' || required_days || '|' || lead_auditor FROM v_audit`:                                               "surveillance-2|2.5|Mira Koch",
		`SELECT audit || '|' || requirements || '|' || who FROM v_plan`:                                                         "surveillance-2|8.4 9.1|MK",
		`SELECT number || '|' || title || '|' || auditable FROM v_requirement WHERE parent = '8'`:                               "8.4|Impact|1",
		`SELECT audit || '|' || requirement || '|' || conclusion || '|' || evidence || '|' || findings FROM v_coverage`:         "surveillance-2|8.4|not-started|1|1",
		`SELECT audit || '|' || text || '|' || requirements || '|' || author FROM v_evidence`:                                   "surveillance-2|seen|8.4|MK",
		`SELECT label || '|' || audit || '|' || open FROM v_finding`:                                                            "NC-1|surveillance-2|1",
		`SELECT group_concat(what || ' ' || about || ' ' || due, ', ') FROM (SELECT * FROM v_due ORDER BY due)`:                 "document AI policy 2026-04-20, audit surveillance-2 2026-05-04, response NC-1 2026-06-03, expiry FC-1 2029-06-17",
		`SELECT finding || '|' || audit || '|' || round || '|' || cause || '|' || attachments || '|' || review FROM v_response`: "NC-1|surveillance-2|2|habit|2|returned",
		`SELECT number || '|' || sites || '|' || decision || '|' || decided_by || '|' || expires_on FROM v_certificate`:         "FC-1|Tromsø|grant|Mira Koch|2029-06-17",
		`SELECT who || '|' || kind || '|' || field || '|' || value FROM v_change WHERE seq = 2`:                                 `Mira|client|name|"Söhne & Co"`,
		`SELECT count(*) FROM pragma_table_list l, pragma_table_info(l.name) c WHERE l.type='view' AND c.name LIKE '%private%'`: "0",
	} {
		var got string
		if err := f.Writer().QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s\n got %q, %v\nwant %q", query, got, err, want)
		}
	}
}
