package report_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/report"
)

// longest is how long a text of a finding may be, as long as a cell of a workbook.
const longest = 32_000

// manyFindings puts findings into the Stage 2 of the sample: n nonconformities, the first with the longest texts there are.
func manyFindings(in report.Input, n int) {
	words := strings.Repeat("No assessment was made of the Ångström module. ", longest)[:longest-5] + " last"
	oneWord := strings.Repeat("ø", longest/2)
	in.Case.Findings = slices.Clone(in.Case.Findings)
	for i := range n {
		f := audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("many-%04d", i))}, Audit: in.Audit.ID, Number: fmt.Sprintf("NC-2026-ST2-%d", 100+i),
			Grade: audit.Minor, Requirement: "8.4", State: audit.FindingIssued, Statement: fmt.Sprintf("Statement no. %d.", i),
			RequirementText: "Impact assessments are carried out.", EvidenceText: "Register IAR v9.",
		}
		if i == 0 {
			f.Statement, f.EvidenceText = words, oneWord
		}
		in.Case.Findings = append(in.Case.Findings, f)
	}
}

func TestEncode_manyAndLongFindings(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Stage2Report)
	manyFindings(in, 500)
	d := build(t, in)
	word, pdf := encode(t, d, report.Word), encode(t, d, report.PDF)
	text := xmlText(t, "document", parts(t, word)["word/document.xml"])
	printed := strings.Join(strings.Fields(printedText(t, pdf)), " ")
	for i := range 500 {
		label := fmt.Sprintf("NC-2026-ST2-%d", 100+i)
		statement := fmt.Sprintf("Statement no. %d.", i)
		if i == 0 {
			statement = " last"
		}
		for format, all := range map[string]string{"Word": text, "PDF": printed} {
			if !strings.Contains(all, label) || !strings.Contains(all, statement) {
				t.Fatalf("%s: %s or its statement is missing", format, label)
			}
		}
	}
	if n := strings.Count(printed, "ø"); n < longest/2 {
		t.Errorf("of a word of %d letters %d are printed", longest/2, n)
	}
	if n := pages(pdf); n < 80 {
		t.Errorf("%d pages", n)
	}
	if !strings.Contains(printed, fmt.Sprintf("Page %d of %[1]d", pages(pdf))) {
		t.Error("the last page does not bear its number")
	}
}

// printedText returns the text of a PDF as it is laid out.
func printedText(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// An audit of which nothing is known makes a draft that says so.
func TestBuild_emptyAudit(t *testing.T) {
	t.Parallel()
	whole := input(t, "stage-2", report.Stage2Report)
	for _, kind := range audit.AllAuditKinds() {
		a := audit.Audit{Record: audit.Record{ID: "a"}, Kind: kind}
		c := &audit.Case{ID: "c", Audits: []audit.Audit{a}}
		for _, asked := range append(report.AllKinds(), "") {
			resolved, err := report.Resolve(asked, &a)
			if err != nil {
				continue
			}
			d := build(t, report.Input{Case: c, Catalogue: whole.Catalogue, Audit: &c.Audits[0], Kind: resolved})
			if !d.Draft || len(d.Missing) == 0 {
				t.Errorf("%s of %s: draft %v, missing %d", resolved, kind, d.Draft, len(d.Missing))
			}
			if text := words(d); !strings.Contains(text, report.NotRecorded) {
				t.Errorf("%s of %s does not say what it lacks", resolved, kind)
			}
			for _, f := range report.AllFormats() {
				encode(t, d, f)
			}
		}
	}
}

// wild are texts that break writers of XML and PDF.
var wild = []string{
	"", " ", "\n\n", "<w:p>&amp;\"'</w:p>]]>", "\x00\x01\x1b[31m", "\xff\xfe bytes", "\u202Egnp.exe", "مستشفى القاهرة 12 (A)", "בית חולים",
	"e\u0301\u0301\u0301", "👩🏽‍⚕️🏳️‍🌈", "(\\)\\(", strings.Repeat("W", 3000), strings.Repeat("a ", 3000), "a\tb\rc\u2028d\fe", "\uFFFE\uFFFF\uFEFF",
	"=1+1", "株式会社", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", strings.Repeat("\n", 300),
}

func TestEncode_wildTexts(t *testing.T) {
	t.Parallel()
	for n := 0; n < len(wild); n += 7 { // every field gets three of them
		for _, x := range everyDocument {
			in := input(t, x.audit, x.kind)
			at := n
			for _, k := range audit.Kinds() {
				for _, r := range in.Case.Records(k) {
					for _, f := range k.Fields {
						if f.Type == audit.TextField && f.Format == "" && f.Ref == "" && f.Enum == nil {
							_ = f.Set(r, audit.TextValue(wild[at%len(wild)])) // a number of a requirement takes not all
							at++
						}
					}
				}
			}
			d := build(t, in)
			wordText(t, encode(t, d, report.Word)) // fails where a part is not XML
			if pdf := encode(t, d, report.PDF); !bytes.HasSuffix(bytes.TrimSpace(pdf), []byte("%%EOF")) {
				t.Errorf("%s of %s: the PDF has no end", x.kind, x.audit)
			}
		}
	}
}

// What is written from the right to the left says so in Word, figures and Latin names in it do not; the marks that force a
// direction are taken out.
func TestEncode_rightToLeft(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Stage2Report)
	in.Audit.Summary = "مستشفى القاهرة uses (ThorAX) 12 שלום"
	in.Audit.Conformity = "Hospital \u202Eمستشفى\u202C of Cairo"
	d := build(t, in)
	body := parts(t, encode(t, d, report.Word))["word/document.xml"]
	for what, want := range map[string]string{
		"paragraph":         `<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مستشفى القاهرة </w:t></w:r>`,
		"Latin in it":       `<w:r><w:t xml:space="preserve">uses (ThorAX</w:t></w:r>`,
		"what follows":      `<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">) 12 שלום</w:t></w:r>`,
		"Arabic in Latin":   `<w:t xml:space="preserve">Hospital </w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مستشفى</w:t></w:r>`,
		"Latin around":      `<w:r><w:t xml:space="preserve"> of Cairo</w:t></w:r>`,
		"a Latin paragraph": `<w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">Hospital `,
	} {
		if !strings.Contains(body, want) {
			i := strings.Index(body, "مستشفى")
			t.Errorf("%s: no %s in %s", what, want, body[i-200:i+600])
		}
	}
}
