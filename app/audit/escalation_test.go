package audit_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

func TestEscalations(t *testing.T) {
	t.Parallel()
	raised := func(id, number string, of audit.ID, g audit.Grade, s audit.FindingState) audit.Finding {
		f := *whole(g, s)
		f.ID, f.Number, f.Audit, f.VerifiedOn, f.ClosedOn = audit.ID(id), number, of, d(""), d("")
		return f
	}
	for _, tt := range []struct {
		name    string
		earlier []audit.Finding
		change  func(f *audit.Finding, c *audit.Case)
		want    []string
	}{
		{"nothing before", nil, nil, nil},
		{"T5.11 a minor still open", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.VerifyNextAudit)}, nil, []string{"R-3-3 warning Repeats NC-2026-ST2-01"}},
		{"closed at the audit before", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.Closed)}, nil, []string{"R-3-3 warning Recurs after NC-2026-ST2-01"}},
		{"withdrawn", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.Withdrawn)}, nil, nil},
		{"against another clause", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.VerifyNextAudit)}, func(f *audit.Finding, _ *audit.Case) { f.Requirement = "7.2" }, nil},
		{"against another clause, said to be repeated", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.VerifyNextAudit)}, func(f *audit.Finding, _ *audit.Case) {
			f.Requirement, f.RepeatOf = "7.2", "e"
		}, []string{"R-3-3 warning Repeats NC-2026-ST2-01"}},
		{"three audits ago", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.Closed)}, func(f *audit.Finding, _ *audit.Case) { f.Audit = "rc" }, nil},
		{"three audits ago, settled lately", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.Closed)}, func(f *audit.Finding, c *audit.Case) {
			f.Audit, c.Findings[0].VerifiedOn = "rc", d("2027-05-10")
		}, []string{"R-3-3 warning Recurs after NC-2026-ST2-01"}},
		{"three minors of one audit", []audit.Finding{
			raised("e", "", "sa1", audit.Minor, audit.FindingDraft), raised("g", "", "sa1", audit.Minor, audit.FindingDraft),
		}, nil, []string{"R-3-4 warning Systemic?"}},
		{"two of one audit", []audit.Finding{raised("e", "", "sa1", audit.Minor, audit.FindingDraft)}, nil, nil},
		{"two, where the body asks from two", []audit.Finding{raised("e", "", "sa1", audit.Minor, audit.FindingDraft)}, func(_ *audit.Finding, c *audit.Case) { c.Policy.SystemicMinors = 2 }, []string{"R-3-4 warning Systemic?"}},
		{"an opportunity", []audit.Finding{raised("e", "NC-2026-ST2-01", "st2", audit.Minor, audit.VerifyNextAudit)}, func(f *audit.Finding, _ *audit.Case) { f.Grade = audit.OFI }, nil},
	} {
		c := reported()
		c.Findings = slices.Clone(tt.earlier)
		f := raised("x", "", "sa1", audit.Minor, audit.FindingDraft)
		if tt.change != nil {
			tt.change(&f, c)
		}
		before := f
		c.Findings = append(c.Findings, f)
		if diff := cmp.Diff(tt.want, told(audit.Escalations(c, &f))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if f.Grade != before.Grade {
			t.Errorf("%s: the grade was changed", tt.name)
		}
	}
}
