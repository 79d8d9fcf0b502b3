package audit_test

import (
	"testing"

	"fieldcase/app/audit"
)

// TestAuditNamed: names are those that people use, and every audit has one by which it is found.
func TestAuditNamed(t *testing.T) {
	t.Parallel()
	of := func(id string, k audit.AuditKind, n int64, day string, s audit.AuditState) audit.Audit {
		return audit.Audit{Record: audit.Record{ID: audit.ID(id)}, Kind: k, Sequence: n, StartsOn: d(day), State: s}
	}
	c := &audit.Case{Audits: []audit.Audit{
		of("again", audit.Stage2, 0, "2026-12-01", audit.AuditPlanned),
		of("off", audit.Stage2, 0, "2027-01-11", audit.AuditCancelled),
		of("first", audit.Stage2, 0, "2026-05-04", audit.AuditDone),
		of("st1", audit.Stage1, 0, "2026-03-10", audit.AuditDone),
		of("sa2", audit.Surveillance, 2, "2028-05-10", audit.AuditPlanned),
		of("sa1", audit.Surveillance, 0, "2027-05-10", audit.AuditPlanned),
		of("open", audit.Recertification, 0, "", audit.AuditPlanned),
		of("rc", audit.Recertification, 0, "2029-03-05", audit.AuditPlanned),
	}}
	for name, want := range map[string]audit.ID{
		"stage-1": "st1", "stage-2": "again", "stage-2-1": "first", "stage-2-2": "again", "stage-2-3": "off", "surveillance-1": "sa1",
		"surveillance-2": "sa2", "recertification": "open", "recertification-1": "rc",
		"stage-2-4": "", "stage-2-0": "", "surveillance-1-1": "", "surveillance-3": "", "stage": "", "": "",
	} {
		got := audit.ID("")
		if a := c.AuditNamed(name); a != nil {
			got = a.ID
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	for i := range c.Audits {
		a := &c.Audits[i]
		if found := c.AuditNamed(c.AuditName(a)); found == nil || found.ID != a.ID {
			t.Errorf("%s is named %s and not found by it", a.ID, c.AuditName(a))
		}
	}
}
