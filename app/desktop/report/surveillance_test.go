package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// TestSurveillance_points: 9.6.2.2 a to h and what ISO/IEC 42006 adds block the report until each has its result.
func TestSurveillance_points(t *testing.T) {
	d := atSurveillance(t, nil)
	d.Sees("0 of 10 points", "10 open", "Use of marks and reference to certification")
	d.at("Points of surveillance")
	d.Sees("a  Internal audits and management review", "h  Use of marks and reference to certification", "ISO/IEC 42006:2025 9.6.2.2")
	for i := range 10 {
		if i == 2 {
			d.Press("F9")
			d.Sees("Say what was found")
			d.Type("No complaint came in.")
		} else {
			d.Press("F5")
		}
		d.Press("Tab")
	}
	c, a := d.Case(), d.audit("surveillance-1")
	for _, p := range audit.PointsOf(c, a) {
		if !p.Settled() || p.Answer.DoneOn != day("2027-05-11") {
			t.Errorf("%s: %+v", p.Key, p.Answer)
		}
	}
	if got := audit.PointsOf(c, a)[2].Answer; got.Result != audit.NoMatter || got.Note != "No complaint came in." {
		t.Errorf("c: %+v", got)
	}
	d.Sees("10 of 10 points")
}

// TestSurveillance_verify: what Stage 2 left open comes in by itself, blocks the report, and is verified here.
func TestSurveillance_verify(t *testing.T) {
	d := atSurveillance(t, nil)
	d.Sees("NC-2026-ST2-02 is not handled", "NC-2026-ST2-03 is not handled")
	d.at("Since the last audit")
	d.Sees("0 of 2 handled")
	d.Press("Ctrl+Shift+V")
	d.Sees("Verify NC-2026-ST2-02")
	d.Answer("Record verification")
	d.Sees("Say what was verified, and by what evidence.")
	d.Type("Alert log 2026-06 to 2027-04: 31 alerts, all reacted to within four hours.")
	d.Answer("Record verification")
	f := d.finding("NC-2026-ST2-02")
	if f.State != audit.Verified || f.VerificationMethod != audit.AtAudit || f.VerifiedOn != day("2027-05-11") || f.VerifiedBy == "" || !strings.HasPrefix(f.Verification, "Alert log") {
		t.Fatalf("verified as %s %s %s %q; told %v", f.State, f.VerificationMethod, f.VerifiedOn, f.Verification, d.Told)
	}
	d.Sees("1 of 2 handled", "Alert log 2026-06")
	d.SeesNot("NC-2026-ST2-02 is not handled")
	d.Press("Ctrl+Shift+V")
	if strings.Contains(d.Words(), "Verify NC-2026-ST2-02") {
		t.Error("verified is verified again")
	}
}

// TestSurveillance_raiseAgain: an earlier nonconformity that is not settled is repeated by a finding of this audit.
func TestSurveillance_raiseAgain(t *testing.T) {
	d := atSurveillance(t, nil)
	var led audit.ID
	d.Visited = func(id audit.ID) { led = id }
	d.at("Since the last audit")
	d.Press("Ctrl+Shift+R")
	d.Sees("Raise NC-2026-ST2-02 again?")
	d.Press("Enter")
	f := d.Case().Finding(led)
	if f == nil || f.RepeatOf != d.finding("NC-2026-ST2-02").ID || f.Audit != d.audit("surveillance-1").ID || f.Requirement != "A.6.2.6" || f.State != audit.FindingDraft {
		t.Fatalf("raised %+v; told %v", f, d.Told)
	}
	if len(d.Went) != 1 || d.Went[0] != page.Findings {
		t.Errorf("led to %q", d.Went)
	}
	d.Sees("Raised again as "+f.DraftNumber, "1 of 2 handled")
}

// TestSurveillance_pointToNonconformity: the point that names a nonconformity leads to it.
func TestSurveillance_pointToNonconformity(t *testing.T) {
	d := atSurveillance(t, nil)
	for _, b := range pagetest.Visible(d.Page.Content()) {
		if w, ok := b.(interface {
			Word() string
			Press()
		}); ok && w.Word() == "Since the last audit" {
			w.Press()
		}
	}
	d.Sees("NC-2026-ST2-03", "file P-06")
}

// TestMatters: complaints and changes are kept beside the audits, by keys.
func TestMatters(t *testing.T) {
	d := atSurveillance(t, nil)
	d.at("Complaints and changes")
	d.Sees("No complaint or appeal came in.", "The client told of no change.")
	d.Press("Ins", "Tab", "Tab", "Tab")
	d.wantFocus("Who complains or appeals")
	d.Type("A hospital")
	d.Press("Tab", "Tab")
	d.Type("A change of thresholds was told late.")
	d.Answer("Done")
	x := d.Case().Complaints
	if len(x) != 1 || x[0].Complainant != "A hospital" || x[0].Text == "" || x[0].Kind != audit.ComplaintAboutClient || x[0].ReceivedOn != day("2027-05-11") {
		t.Fatalf("complaints %+v; told %v", x, d.Told)
	}
	d.Sees("1 complaint", "The client", "Open")
	d.Press("Tab", "Enter") // to the changes, whose first is added
	d.Type("ReportDraft goes into operation.")
	d.Answer("Done")
	if x := d.Case().ChangeNotices; len(x) != 1 || x[0].Text != "ReportDraft goes into operation." {
		t.Fatalf("changes %+v; told %v", x, d.Told)
	}
	d.Sees("1 complaint · 1 change", "To be assessed")
	d.Enter(x[0].ID)
	d.at("Complaints and changes")
	d.Press("Del")
	if x := d.Case().Complaints; len(x) != 0 {
		t.Errorf("complaints %+v", x)
	}
}

// TestMatters_givenUp: what is begun and has no words never gets into the case.
func TestMatters_givenUp(t *testing.T) {
	d := atSurveillance(t, nil)
	d.at("Complaints and changes")
	d.Press("Ins", "Tab", "Tab", "Tab")
	d.Type("A hospital")
	d.Answer("Done")
	d.Sees("Is empty")
	d.wantFocus("What it is about")
	d.Answer("Discard")
	if n := len(d.Case().Complaints); n != 0 {
		t.Errorf("%d complaints", n)
	}
}

// TestRecertification_looksBack: 9.6.3.1.1: audits of the cycle, what recurs, what is open.
func TestRecertification_looksBack(t *testing.T) {
	d := desk{pagetest.Sample(t, time.Date(2029, 3, 14, 14, 0, 0, 0, time.UTC), sample.Whole)}
	shown(d, "recertification", func(d desk) { d.hold("recertification", "2029-03-12", "2029-03-14") })
	d.at("Look back on the cycle")
	d.Sees("Stage 1, 2026-03-10 to 2026-03-11", "3 concern", "Stage 2, 2026-05-04 to 2026-05-06", "1 major, 3 minor, 2 ofi, 1 positive, 2 nonconformities open",
		"NC-2026-ST2-02 is open: Verify at next audit")
	d.at("Points of recertification")
	d.Sees("0 of 6 points", "ISO/IEC 17021-1:2015 9.6.3.2.1 a", "Surveillance reports and performance over the cycle")
}

// TestInternal_hasNoCertification: a report beside the certification recommends nothing on it.
func TestInternal_hasNoCertification(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "internal-1", func(d desk) {
		d.Put(casefile.Change{After: &audit.Audit{
			Record: audit.Record{ID: d.Session.NewID()}, Kind: audit.Internal, Sequence: 1, StartsOn: day("2026-04-01"), EndsOn: day("2026-04-01"),
		}})
	})
	d.Sees("of 18 elements · 3 speak of certification and do not apply", "Internal audit 1 was not held")
	d.SeesNot("Recommendation", "Use of certificate and mark", "Complaints and changes")
}

// TestPage_manyFindings: two thousand findings are listed without waiting.
func TestPage_manyFindings(t *testing.T) {
	d := atSample(t, sample.ClientReturn, "stage-2", func(d desk) {
		var changes []casefile.Change
		for i := range 2000 {
			changes = append(changes, casefile.Change{After: &audit.Finding{
				Record: audit.Record{ID: d.Session.NewID()}, Audit: d.audit("stage-2").ID, DraftNumber: fmt.Sprintf("MK-%04d", i+100), Grade: audit.OFI,
				Requirement: "9.1", Statement: "Ønsket tekst, lang nok for to linjer i listen over funn.", State: audit.FindingDraft,
			}})
		}
		d.Put(changes...)
	})
	began := time.Now()
	d.at("Findings and conclusions")
	d.Sees("2007 findings", "2000 findings are drafts")
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("it took %s", took)
	}
}
