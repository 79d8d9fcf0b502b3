package workbook_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

func TestFindings_Encode_equalInputGivesEqualBytes(t *testing.T) {
	t.Parallel()
	first, result := encode(t, findings(t))
	for range 5 {
		again, other := encode(t, findings(t))
		if !bytes.Equal(first, again) || result != other {
			t.Fatal("two exports of the same findings differ")
		}
	}
}

func TestFindings_Encode_oneRowEachInTheOrderOfNumbers(t *testing.T) {
	t.Parallel()
	data, result := encode(t, findings(t))
	if result.Findings != 7 || result.Drafts != 0 || result.Withheld != 0 {
		t.Errorf("result = %+v, want 7 findings, none of them drafts or withheld", result)
	}
	rows := records(t, data, "Findings")
	want := []string{
		"NC-2026-ST2-01", "NC-2026-ST2-02", "NC-2026-ST2-03", "NC-2026-ST2-04", "OFI-2026-ST2-01", "OFI-2026-ST2-02", "POS-2026-ST2-01",
	}
	if diff := cmp.Diff(want, column(rows, "Number")); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	wantSecond := map[string]string{
		"Number": "NC-2026-ST2-02", "Grade": "Minor", "Clause": "A.6.2.6", "Title": "AI system operation and monitoring",
		"Site, AI system": "Trondheim\nThoraxTriage",
		"Requirement":     "The running of AI systems is monitored and deviations are handled.",
		"Statement":       "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled within the time the organization has set itself.",
		"Evidence": "Procedure OP-14 v3 asks for reaction within 4 hours; alert log 2026-01-01 to 2026-04-30: 11 alerts, 3 outside office hours " +
			"(2026-02-14, 2026-03-22, 2026-04-18) acknowledged after 31, 26 and 44 hours.",
		"Response due": "2026-06-05", "Evidence due": "", "State": "Returned to the client\n5 days overdue\ndisputed",
	}
	if diff := cmp.Diff(wantSecond, rows[1]); diff != "" {
		t.Errorf("second finding (-want +got):\n%s", diff)
	}
	if got, want := rows[0]["Title"], "AI system impact assessment\nalso 6.1.4, A.5.2"; got != want {
		t.Errorf("title of the first = %q, want %q", got, want)
	}
}

func TestFindings_Encode_wholeCaseNamesTheAudit(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Audit = nil
	data, result := encode(t, f)
	if result.Findings != 8 {
		t.Errorf("%d findings, want those of both audits, 8", result.Findings)
	}
	got := column(records(t, data, "Findings"), "Audit")
	want := append([]string{"Stage 1"}, slices.Repeat([]string{"Stage 2"}, 7)...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("audits, in the order they took place (-want +got):\n%s", diff)
	}
}

func TestFindings_Encode_summaryCounts(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Case.Findings = append(f.Case.Findings, audit.Finding{
		Record: rec("gone"), Audit: "st2", Grade: audit.Major, Requirement: "5.2", Number: "NC-2026-ST2-05", State: audit.Withdrawn,
		Statement: "Taken back.",
	})
	data, _ := encode(t, f)
	summary := text(t, data, "Summary")
	for _, want := range []string{
		"Findings of Stage 2\n", "Sølvberg Bildediagnostikk AS\n", "2026-05-04 to 2026-05-06",
		"Márta Kővári (MK), lead auditor\nJonas Lindqvist (JL), auditor\nDr. Aoife Byrne (AB), technical expert",
		"Audit time|6.0 days", "Statement of Applicability 3.1 of 2026-02-20", "Tromsø: model development",
		"|1|0|0\nMinor|", "|3|2|1\nOFI|", "Total||7|2|1\n", "Withdrawn|Not counted above.|1\n",
		"8.4|AI system impact assessment|1||||1\n", "A.3.3|Reporting of concerns||||1|1\n",
	} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
	if strings.Contains(summary, "Draft for discussion") {
		t.Error("the summary speaks of drafts, there are none")
	}
}

func TestFindings_Encode_manyClausesAreCountedByArea(t *testing.T) {
	t.Parallel()
	f := findings(t)
	for i, q := range f.Catalogue.Auditable() {
		f.Case.Findings = append(f.Case.Findings, audit.Finding{
			Record: rec(audit.ID("n" + strconv.Itoa(i))), Audit: "st2", Grade: audit.OFI, Requirement: audit.Number(q.ID),
			Number: "OFI-2026-ST2-" + strconv.Itoa(i+10), State: audit.FindingIssued, Statement: "Could be better.",
		})
	}
	data, _ := encode(t, f)
	summary := text(t, data, "Summary")
	for _, want := range []string{"By main clause and area of controls\n", "\n10|Improvement|||2||2\n", "\nA.3|Internal organization|||2|1|3\n"} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
}

func TestFindings_Encode_coverageHasEveryRequirement(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Case.ProgrammeCells = []audit.ProgrammeCell{{Audit: "st2", Requirement: "9.3.2", Coverage: audit.CoverageMust}}
	data, _ := encode(t, f)
	rows := records(t, data, "Coverage")
	if got, want := len(rows), len(f.Catalogue.Auditable()); got != want {
		t.Errorf("%d rows, want one for each of %d requirements", got, want)
	}
	byClause := map[string]map[string]string{}
	for _, r := range rows {
		byClause[r["Clause"]] = r
	}
	for _, want := range []map[string]string{
		{"Clause": "8.1", "Area": "8 Operation", "Planned": "In the plan", "Day": "2026-05-05", "Auditors": "MK, AB", "Audited": "Yes", "Conclusion": "Conform"},
		{"Clause": "9.3.2", "Planned": "Must", "Day": "2026-05-06", "Auditors": "MK"},
		{"Clause": "6.1.4", "Conclusion": "Conform", "Findings": "NC-2026-ST2-01"},
		{"Clause": "A.4.5", "Audited": "", "Conclusion": "Not applicable", "Remark": "Excluded in the Statement of Applicability 3.1: no computing resources of its own; the cloud contract is handled under A.10.3"},
		{"Clause": "A.10.4", "Audited": "No", "Conclusion": "Not audited", "Remark": "No time was left; carried over to surveillance 1."},
	} {
		for title, value := range want {
			if got := byClause[want["Clause"]][title]; got != value {
				t.Errorf("%s of %s = %q, want %q", title, want["Clause"], got, value)
			}
		}
	}
}

func TestFindings_Encode_evidenceRegister(t *testing.T) {
	t.Parallel()
	data, _ := encode(t, findings(t))
	rows := records(t, data, "Evidence register")
	if diff := cmp.Diff([]string{"E01", "E02", "E03", "E04", "E04"}, column(rows, "No.")); diff != "" {
		t.Errorf("numbers in the order seen, a second file in a row of its own (-want +got):\n%s", diff)
	}
	if got := rows[4]["File kept"]; got != "Skjermbilde vakttelefon.png" || len(rows[4]["SHA-256 of the file"]) != 64 {
		t.Errorf("second file of E04 = %q %q", got, rows[4]["SHA-256 of the file"])
	}
	want := map[string]string{
		"No.": "E01", "Seen on": "2026-05-04", "Time": "13:20", "Method": "Document", "With": "", "Document": "IAR, version 9", "Dated": "2026-04-28",
		"What was seen": "Impact assessment register lists IA-01 to IA-03; no entry for ReportDraft.", "Site": "Oslo", "Clauses": "6.1.4, 8.4",
		"Findings": "NC-2026-ST2-01", "File kept": "IAR v9.pdf", "SHA-256 of the file": rows[0]["SHA-256 of the file"],
	}
	if diff := cmp.Diff(want, rows[0]); diff != "" {
		t.Errorf("first (-want +got):\n%s", diff)
	}
}

func TestFindings_Encode_manyFindingsOnOneClauseAreCounted(t *testing.T) {
	t.Parallel()
	data, _ := encode(t, manyFindings(t, 1000))
	rows := records(t, data, "Evidence register")
	if len(rows) != 5 || !strings.HasSuffix(rows[0]["Findings"], "\nand 123 more") {
		t.Errorf("%d rows; findings of the first: %q", len(rows), rows[0]["Findings"])
	}
}

func TestFindings_Encode_about(t *testing.T) {
	t.Parallel()
	data, result := encode(t, findings(t))
	about := text(t, data, "About")
	for _, want := range []string{
		"SHA-256 of the content|" + result.SHA256, "Case|019523a4-7c00-7000-8000-00000000c0de", "Exported (UTC)|2026-06-10 14:02:11",
		"Program|Fieldcase 1.0.0",
	} {
		if !strings.Contains(about, want+"\n") {
			t.Errorf("the sheet About lacks %q:\n%s", want, about)
		}
	}
	props, err := open(t, data).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	got := []string{props.Title, props.Creator, props.LastModifiedBy, props.Language, props.Created, props.ContentStatus}
	want := []string{"Findings: Sølvberg Bildediagnostikk AS, Stage 2", "Fjordcert AS", "Fjordcert AS", "en-GB", "2026-06-10T14:02:11Z", "Final"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("document properties (-want +got):\n%s", diff)
	}
	app, err := open(t, data).GetAppProps()
	if err != nil || app.Company != "Fjordcert AS" || app.Application != "Fieldcase" {
		t.Errorf("application properties = %+v, %v", app, err)
	}
}

func TestFindings_Encode_emptyCase(t *testing.T) {
	t.Parallel()
	f := workbook.Findings{Case: &audit.Case{}}
	data, result := encode(t, f)
	if result.Findings != 0 {
		t.Errorf("%d findings in an empty case", result.Findings)
	}
	if !strings.Contains(text(t, data, "Summary"), "There are no findings.") {
		t.Error("the summary does not say that there are no findings")
	}
	if _, err := (workbook.Findings{}).Encode(t.Context(), io.Discard, nil); err == nil {
		t.Error("no error without a case")
	}
}

func TestFindings_Encode_progressAndCancel(t *testing.T) {
	t.Parallel()
	f := manyFindings(t, 1000)
	last, calls := 0, 0
	if _, err := f.Encode(t.Context(), io.Discard, func(done, total int) {
		if done < last || total != 1004+len(f.Catalogue.Auditable()) {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
		calls++
	}); err != nil {
		t.Fatal(err)
	}
	if last != 1004+len(f.Catalogue.Auditable()) || calls < 4 {
		t.Errorf("progress ended at %d after %d calls", last, calls)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := f.Encode(ctx, io.Discard, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("error after cancel = %v", err)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestFindings_Encode_tellsThatTheDiskIsFull(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left")
	if _, err := findings(t).Encode(t.Context(), brokenWriter{full}, nil); !errors.Is(err, full) {
		t.Errorf("error = %v, want %v", err, full)
	}
}
