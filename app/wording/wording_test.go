package wording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
)

// minor is a nonconformity in order, but for what a test changes.
func minor(change func(*wording.Input)) wording.Input {
	in := wording.Input{
		Grade: audit.Minor, Clause: "7.2", Requirement: "Evidence of competence is kept.", Statement: "Evidence of competence was not available for one validator.",
		Evidence: "File P-06 of 2025-11-03.", GradeReason: "One file of four; nothing was found wrong.",
	}
	if change != nil {
		change(&in)
	}
	return in
}

func statement(s string) wording.Input { return minor(func(in *wording.Input) { in.Statement = s }) }

func evidence(s string) wording.Input { return minor(func(in *wording.Input) { in.Evidence = s }) }

func expect(t *testing.T, in wording.Input, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, told(wording.Check(in))); diff != "" {
		t.Errorf("%s\n%s (-want +got):\n%s", in.Statement, in.Evidence, diff)
	}
}

func TestCheck_numbersThatAreNoClauses(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Release 6.1.3 was not reviewed.", "Version v2.4 was not approved.", "The share was 9.1 % and not 8.4 %.", "Host 10.2.0.14 was not patched.",
		"The review of 10.2.2026 was not held.", "Section 6.1.4 of OP-14 was not followed.", "Clause 8.4 of the contract was not met.",
		"Clause 9.2 of ISO 9001:2015 is not part of this audit.", "Clauses 4 to 8 were audited, 9 and 10 were not.", "Level A.I. was not set.",
		"At 10.15 the log was not there.", "The procedure says “see clause 8.4”; that was not done.", "Chapter 8.2 is missing.", "Item A.1 is not signed.",
	} {
		expect(t, statement(s))
	}
}

func TestCheck_clausesHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	clauses := iso42001(t)
	for s, want := range map[string]string{
		"Not as clause 8.4 requires.":                     "8.4",
		"Not as Clause\u00a08.4 requires.":                "8.4",
		"Not as cl. 8.4 requires.":                        "8.4",
		"Not as § 8.4 requires.":                          "8.4",
		"Not as ISO/IEC 42001 clause 8.4 requires.":       "8.4",
		"Not as clause 8.4 of ISO/IEC 42001:2023 asks.":   "8.4",
		"Not as clause 8.4 of the standard asks.":         "8.4",
		"Not as A.6.2.6 requires.":                        "A.6.2.6",
		"Not as control A.10.3, “Suppliers”, requires.":   "A.10.3",
		"Not as (A.5.2-A.5.5) require.":                   "A.5.2-A.5.5",
		"This is contrary to 8.4 and was not reviewed.":   "8.4",
		"Not done as required by 8.4, 8.2.":               "8.4",
		"8.4: not done.":                                  "8.4",
		"Not as A.5.2 to A.5.5 require.":                  "A.5.2 to A.5.5",
		"Not as clauses 7.2 and 8.4 require.":             "8.4",
		"The finding is not of 7.2 alone but clause 8.4!": "8.4",
	} {
		in := statement(s)
		in.Clauses, in.Others = clauses, []audit.Number{"8.2"}
		expect(t, in, "other-clause statement: "+want)
	}
}

func TestCheck_linkedClausesMayBeNamed(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Not as clause 9.2 requires.", "Not as clause 9.2.2 requires.", "Not as A.5.5 requires.", "Not as A.5.2–A.6.2 require.", "Not as chapter 9 requires."} {
		in := statement(s)
		in.Clause, in.Others = "9.2.2", []audit.Number{"A.5.5"}
		expect(t, in)
	}
}

func TestCheck_whatTraces(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Log of 4 May.", "Minutes, March 2026.", "2026-05-04.", "04.05.2026", "Register IAR.xlsx", "DB-T", "Page 41 of the manual.", "Interview at the Narvik office.",
		"“Data Governance Policy”, approved by management.", "3 of 5 files.", "Two of the five files.", "None of the four files.", "40 % of the files.",
		"Ticket #4711.", "The register at https://wiki.example.no/r/12.", "Entry no. 3.", "ISO/IEC 42001 certificate FC-0042.",
	} {
		expect(t, evidence(s))
	}
	for _, s := range []string{
		"The AI policy.", "ISO/IEC 42001:2023.", "Clause 7.2.", "Observed in May.", "In the document system.", "Interview with HR.", "Head of product, by phone.", "§ 7.2",
	} {
		expect(t, evidence(s), "evidence-untraceable evidence: "+s)
	}
}

func TestCheck_extentOfALinkedSample(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"1 of 4 files, P-06.", "One of the four files, P-06.", "P-06 (1/4).", "4 files drawn, 1 without record: P-06.", "Sample of 4 files, P-06 without record.",
		"1 out of 4.", "All four files.", "25 % of files, P-06.", "9 files, 4 drawn: P-06.",
	} {
		in := evidence(s)
		in.SampleLinked, in.Extent = true, "1 of 4"
		expect(t, in)
	}
	in := evidence("File P-06, page 1 of 4, week 3 of 2026.")
	in.SampleLinked, in.Extent = true, "1 of 4"
	expect(t, in, "sample-extent evidence")
	if got := wording.Check(in)[0].Message; !strings.Contains(got, "1 of 4") {
		t.Errorf("the message does not say what the sample shows: %s", got)
	}
}

func TestCheck_whatIsReportedIsNotProposed(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Records that should have been kept since 2025 were not available.",
		"The review, which according to OP-14 should be monthly, was not held in March.",
		"The contract says that changes must be announced; three were not.",
		"The procedure “Alerts should be closed within 4 hours” was not followed.",
		"Procedure CH-04 requires that two persons shall sign; one signature is missing.",
		"The recommendations of the internal audit were not followed up.",
		"The model recommends treatments without the warning the organization has specified.",
		"The need to retrain the model was not assessed.",
		"It was not considered whether the model has to be retrained.",
		"The internal audit recommended the revision of OP-14; it was not revised.",
		"The solution is hosted in a region the contract excludes.",
	} {
		expect(t, statement(s))
	}
}

func TestCheck_whatIsASubjectIsNoCause(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Risks due to model drift were not assessed.", "Harm caused by misuse was not considered.", "The certificate is due to expire and was not renewed.",
		"The root cause of NC-25-03 was not determined.", "No audit has been held since the system was introduced.", "As of 2026-05-04 the log was not signed.",
		"Human oversight of ThoraxTriage 4 was not assigned.", "Harm throughout the whole life cycle was not assessed.",
		"Devices of the Internet of Things were not listed.", "Alerts were not closed as soon as the plan says.",
		"The consequences resulting from wrong triage were not recorded.", "The record gives no reason for the change.",
	} {
		expect(t, statement(s))
	}
}

func TestCheck_numbersStateFailuresToo(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Training data was retained for 26 months; the retention schedule allows 24.", "Logs are stored for 30 days, procedure LOG-1 asks for 180 days.",
		"Access rights were granted to 3 of 12 former employees whose contracts had ended.",
	} {
		expect(t, statement(s))
	}
	for _, s := range []string{"Logs are stored for 30 days.", "The policy was discussed with the directors on 4 May 2026.", "The organization has implemented 36 of 38 controls."} {
		expect(t, statement(s), "no-failure statement: "+s)
	}
}

func TestCheck_otherLanguagesAreNotJudgedByEnglishWords(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Die Wirksamkeit der Maßnahmen wurde bei drei von acht Systemen nicht bewertet.", "Konsekvensvurdering mangler for ett av fire systemer i bruk.",
		"対象となる4つのシステムのうち1つで影響評価が行われていなかった。", "لم يتم إجراء تقييم الأثر لأحد الأنظمة الأربعة.",
	} {
		expect(t, statement(s))
	}
}

func TestCheck_wordsInOtherWordsAndNames(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Will, who validates, is not named here.", "The mark on the product was not approved.", "May releases were not reviewed.", "Allegro 4 was not reviewed.",
		"Someone's access was not revoked.", "The oslo package was not listed.", "Overall results were not kept.",
	} {
		in := statement(s)
		in.Names = []string{"Will Mark", "May Allen", "Oslo Berg"}
		in.Places = []string{"Oslo"}
		expect(t, in)
	}
}

func TestCheck_personsTheCaseDoesNotKnow(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"File P-06, confirmed by Peter Hansen.":                    "Peter Hansen",
		"Interview with José María Núñez, 2026-05-04.":             "José María Núñez",
		"File P-06, according to Łukasz Żółć’s note.":              "Łukasz Żółć’s",
		"Interview with Dr. Hansen on 2026-05-04; file P-06.":      "Dr. Hansen",
		"P-06, signed by Peter Hansen and by the quality manager.": "Peter Hansen",
	} {
		expect(t, evidence(s), "person-name evidence: "+want)
	}
	for _, s := range []string{
		"File P-06, confirmed by the Quality Manager.", "Interview with Managing Director, 2026-05-04.", "Interview with Data Protection Officer, 2026-05-04.",
		"Interview with HR, 2026-05-04.", "P-06, according to Procedure OP-14.", "P-06, signed by Head of Product.", "Interview with Sølvberg Oslo, 2026-05-04.",
	} {
		in := evidence(s)
		in.Terms, in.Places = []string{"Sølvberg"}, []string{"Oslo"}
		expect(t, in)
	}
}

func TestCheck_sameInputSameRemarks(t *testing.T) {
	t.Parallel()
	in := statement("Some staff, Ingrid Næss says, should always be trained because of clause 8.4; it seems 9.1 is not met etc.")
	in.Names = []string{"Ingrid Næss"}
	first := wording.Check(in)
	if len(first) < 5 {
		t.Fatalf("remarks: %v", told(first))
	}
	for range 20 {
		if diff := cmp.Diff(first, wording.Check(in)); diff != "" {
			t.Fatalf("another answer (-first +later):\n%s", diff)
		}
	}
}

func TestInput_Cut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"Alerts were not handled in time because on-call staffing is missing.", "Alerts were not handled in time."},
		{"Alerts were not handled in time, owing to illness.", "Alerts were not handled in time."},
		{"Because of illness, alerts were not handled.", "Alerts were not handled."},
		{"Log kept. Due to illness of staff, åpne alerts were not handled.", "Log kept. Åpne alerts were not handled."},
		{"Alerts were not handled. The organization should hire a person.", "Alerts were not handled."},
		{"We recommend a rota. Alerts were not handled.", "Alerts were not handled."},
		{"Alerts were not handled; a rota must be made.", "Alerts were not handled."},
		{"The delay was due to illness and not reported.", ""},
		{"Staff should be trained.", ""},
		{"The review was simply forgotten.", ""},
	} {
		in := statement(tt.in)
		got := ""
		for _, r := range wording.Check(in) {
			if cut, ok := in.Cut(r); ok {
				got = cut
			}
		}
		if got != tt.want {
			t.Errorf("Cut(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestRule_About(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range wording.AllRules() {
		a := r.About()
		if a.Title == "" || a.Message == "" || a.Source == "" || seen[a.Title] {
			t.Errorf("%s: %+v", r, a)
		}
		seen[a.Title] = true
	}
}
