package audit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

func TestMergeFindings(t *testing.T) {
	from := &audit.Finding{
		Record: audit.Record{ID: "from"}, DraftNumber: "JL-01", Grade: audit.Major, Requirement: "6.1.4", OtherRequirements: []audit.Number{"A.5.2"},
		Statement: "No assessment was made.", GradeReason: "A system in use.", EvidenceText: "IAR v9 lists IA-01 to IA-03.", Sites: []audit.ID{"tromso", "oslo"},
		Systems: []audit.ID{"draft"}, Evidence: []audit.ID{"e2", "e1"}, Samples: []audit.ID{"s1"}, Concerns: []audit.ID{"c1"}, RepeatOf: "earlier",
		State: audit.FindingReady, Confidential: true,
	}
	into := &audit.Finding{
		Record: audit.Record{ID: "into"}, DraftNumber: "MK-01", Grade: audit.Minor, Requirement: "8.4", OtherRequirements: []audit.Number{"A.5.2"},
		Statement: "No impact assessment was carried out.", EvidenceText: "VP-11 v1.0 signed 2026-03-30.", Sites: []audit.ID{"oslo"},
		Evidence: []audit.ID{"e1"}, State: audit.FindingReady,
	}
	gone, kept := audit.MergeFindings(from, into, " the same failure ")
	if !gone.Deleted || gone.ClosureNote != "Merged into MK-01: the same failure" {
		t.Errorf("the one that went: deleted %v, %q", gone.Deleted, gone.ClosureNote)
	}
	want := &audit.Finding{
		Record: audit.Record{ID: "into"}, DraftNumber: "MK-01", Grade: audit.Minor, Requirement: "8.4", OtherRequirements: []audit.Number{"A.5.2", "6.1.4"},
		Statement: "No impact assessment was carried out.", GradeReason: "A system in use.",
		EvidenceText: "VP-11 v1.0 signed 2026-03-30.\nIAR v9 lists IA-01 to IA-03.", Sites: []audit.ID{"oslo", "tromso"}, Systems: []audit.ID{"draft"},
		Evidence: []audit.ID{"e1", "e2"}, Samples: []audit.ID{"s1"}, Concerns: []audit.ID{"c1"}, RepeatOf: "earlier", State: audit.FindingDraft, Confidential: true,
	}
	if diff := cmp.Diff(want, kept, cmpopts.IgnoreUnexported(audit.Record{}), cmpopts.EquateComparable(date.Date{})); diff != "" {
		t.Errorf("the one that stays (-want +got):\n%s", diff)
	}
	if from.Deleted || into.EvidenceText != "VP-11 v1.0 signed 2026-03-30." {
		t.Error("what was given was changed")
	}
}

// TestMergeFindings_sameWordsStandOnce: a text that the other one holds already is not said twice, and a finding without a
// clause takes that of the other.
func TestMergeFindings_sameWordsStandOnce(t *testing.T) {
	from := &audit.Finding{DraftNumber: "JL-01", Grade: audit.OFI, Requirement: "9.1", EvidenceText: "Dashboards DB-T and DB-M."}
	for have, want := range map[string]string{
		"Dashboards DB-T and DB-M. Seen on 6 May.": "Dashboards DB-T and DB-M. Seen on 6 May.", "Dashboards": "Dashboards DB-T and DB-M.", "": "Dashboards DB-T and DB-M.",
	} {
		_, kept := audit.MergeFindings(from, &audit.Finding{EvidenceText: have}, "same")
		if kept.EvidenceText != want || kept.Requirement != "9.1" || len(kept.OtherRequirements) != 0 || kept.Grade != audit.OFI {
			t.Errorf("into %q: %q at %s, %v, %s", have, kept.EvidenceText, kept.Requirement, kept.OtherRequirements, kept.Grade)
		}
	}
}
