package report_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/report"
)

// outline returns the headings of a document.
func outline(d *report.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if h, ok := b.(report.Heading); ok && h.Level < 3 {
			out = append(out, strings.Repeat("  ", h.Level-1)+h.Text)
		}
	}
	return out
}

func TestBuild_outlines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind  report.Kind
		audit string
		want  []string
	}{
		{report.Plan, "stage-2", []string{
			"1  Objectives, criteria and scope", "2  Client and certification body", "3  Team, roles and responsibilities",
			"4  Dates, places and duration", "5  Itinerary",
		}},
		{report.Stage1Report, "stage-1", []string{
			"1  Conclusion", "2  The audit", "  Team and accompanying persons", "  Days and places", "  Remote methods", "3  Objectives and results",
			"4  Scope, sites and AI systems", "  Sites", "  AI systems in scope", "5  Documents reviewed", "6  Areas of concern and other findings",
			"  Areas of concern", "7  Conclusions by clause", "8  Internal audit and management review", "9  Arrangements for Stage 2", "  Issue",
		}},
		{report.Stage2Report, "stage-2", []string{
			"1  Summary and recommendation", "2  The audit", "  Objectives", "  AI systems in scope", "  Team and accompanying persons", "  Days and places",
			"  Remote methods", "  Audits are samples", "3  Course of the audit", "  Deviations from the plan", "  Issues that affect the audit programme",
			"  Changes of the management system since the last audit", "  Unresolved issues and diverging opinions", "4  Conclusions",
			"  Conformity and effectiveness", "  Internal audit and management review", "  Effectiveness of earlier corrective actions",
			"  Use of certificate and mark", "  Appropriateness of the scope of certification", "  Fulfilment of the audit objectives", "5  Findings",
			"  Nonconformities", "  Opportunities for improvement", "  Positive findings", "  Areas of concern of Stage 1", "6  Conclusions by clause",
			"7  Results by control", "8  Samples", "9  Documents and records examined", "10  Elements of this report", "  Issue",
		}},
	} {
		if diff := cmp.Diff(tt.want, outline(build(t, input(t, tt.audit, tt.kind)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.kind, diff)
		}
	}
}

func TestBuild_stage2ReportOfTheSample(t *testing.T) {
	t.Parallel()
	d := build(t, input(t, "stage-2", report.Stage2Report))
	if d.Draft || len(d.Missing) > 0 {
		t.Errorf("the report of the sample is complete, but: draft %v, %v", d.Draft, d.Missing)
	}
	text := words(d)
	for what, want := range map[string]string{
		"recommendation":    "Recommendation: Grant certification, after nonconformities are settled",
		"client":            "Sølvberg Bildediagnostikk AS\nSognsveien 77 C, 0855 Oslo, Norway",
		"representative":    "Ingrid Næss, Quality manager, Management representative",
		"audit time":        "Required 6.0 days, planned 6.0 days, spent 6.0 days",
		"the major":         "NC-2026-ST2-01  8.4  ",
		"its requirement":   "Requirement, in own words: Impact assessments are carried out at planned intervals",
		"its evidence":      "Objective evidence: ReportDraft validation protocol VP-11 v1.0 signed 2026-03-30",
		"the concern":       "Takes up: AOC-2026-ST1-01",
		"the dispute":       "Dispute: Acknowledgement is not reaction",
		"a clause":          "8.4|AI system impact assessment|Major|Not conform: one of four systems was validated without assessment.\nNC-2026-ST2-01",
		"an exclusion":      "A.4.5|System and computing resources|Excluded|–|",
		"a sample":          "4 of 9",
		"a document":        "IAR|v9|2026-04-28",
		"sampling":          "An audit looks at a sample",
		"the last element":  "21|Whether the objectives were fulfilled|4  Conclusions|there",
		"state of the case": "Issued 2026-05-07, copy of 2026-06-18",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: the report does not say %q", what, want)
		}
	}
	if strings.Contains(text, report.NotRecorded) || strings.Contains(text, "missing") {
		t.Error("the report says that something is missing")
	}
}

func TestBuild_whatIsMissingIsSaidAndMarked(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Stage2Report)
	in.Audit.Deviations, in.Audit.ScopeConclusion = "", ""
	in.Case.Findings[3].EvidenceText = ""
	d := build(t, in)
	if !d.Draft || !strings.HasPrefix(d.Status, "Draft.") {
		t.Errorf("an incomplete report is a draft; draft %v, status %q", d.Draft, d.Status)
	}
	var got []string
	for _, m := range d.Missing {
		got = append(got, m.Message)
		if !m.Blocks {
			t.Errorf("%q does not block", m.Message)
		}
	}
	if len(got) != 3 || !strings.Contains(got[0], "Element 7") || !strings.Contains(got[1], "Element 11") || !strings.Contains(got[2], "Element 20") {
		t.Errorf("missing: %q", got)
	}
	text := words(d)
	for _, want := range []string{
		"Deviations from the plan\n\nnot recorded", "Objective evidence: not recorded", "7|Deviations from the plan|3  Course of the audit|missing", "Draft\nThis report is not complete.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, f := range report.AllFormats() {
		data := encode(t, d, f)
		if text := map[report.Format]func(testing.TB, []byte) string{report.Word: wordText, report.PDF: pdfText}[f](t, data); !strings.Contains(text, "DRAFT") {
			t.Errorf("%s bears no mark of a draft", f)
		}
	}
}

func TestBuild_surveillance(t *testing.T) {
	t.Parallel()
	in := input(t, "surveillance-1", report.SurveillanceReport)
	for i, p := range audit.PointsOf(in.Case, in.Audit) {
		k := audit.Checkpoint{Record: audit.Record{ID: audit.CheckpointID(in.Audit.ID, p.Key)}, Audit: in.Audit.ID, Key: p.Key, Result: audit.Fulfilled}
		if i == 2 {
			k.Result, k.Note = audit.PartlyFulfilled, "Two of five complaints were answered late."
		}
		in.Case.Checkpoints = append(in.Case.Checkpoints, k)
	}
	text := words(build(t, in))
	for _, want := range []string{
		"Internal audits and management review\nISO/IEC 17021-1:2015 9.6.2.2 a|Yes|",
		"Handling of complaints\nISO/IEC 17021-1:2015 9.6.2.2 c|Partly|Two of five complaints were answered late.",
		"NC-2026-ST2-02\nMinor|A.6.2.6|", "Verify at next audit|not recorded", "Statement of Applicability",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q in\n%s", want, text)
		}
	}
}

func TestBuild_certificate(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Certificate)
	in.Mark, in.Symbol = picture(t), picture(t)
	d := build(t, in)
	if d.Draft || len(d.Missing) > 0 {
		t.Errorf("the certificate of the sample was issued, but: draft %v, %v", d.Draft, d.Missing)
	}
	text := words(d)
	for _, want := range []string{
		"Fjordcert AS", "Sølvberg Bildediagnostikk AS", "ISO/IEC 42001:2023", "Development, provision and operation of AI-based image triage",
		"Certificate number: FC-AIMS-0042", "Effective: 2026-06-18", "Expires: 2029-06-17", "Version 3.1 of 2026-02-20", "does not authorize labelling",
		"Henrik Dahl", "Tromsø, Sykehusvegen 23, 9019 Tromsø, Norway: Model development", "Accredited by Norsk prøveakkreditering, No. AIMS 007.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the certificate does not say %q", want)
		}
	}
	if n := pages(encode(t, d, report.PDF)); n != 1 {
		t.Errorf("the certificate has %d pages", n)
	}
	in.Case.Certificates[0].IssuedOn = date.Date{}
	if d := build(t, in); !d.Draft {
		t.Error("a certificate that was not issued is a draft")
	}
	in.Case.Certificates, in.Case.Decisions = nil, nil
	d = build(t, in)
	if text := words(d); !d.Draft || !strings.Contains(text, "Certificate number: not recorded") || !strings.Contains(text, "Effective: not recorded") {
		t.Errorf("without a decision: draft %v\n%s", d.Draft, text)
	}
}

// TestBuild_certificateWithALongScope: the whole scope stands in an annex; number, days and signature stay on the first page.
func TestBuild_certificateWithALongScope(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Certificate)
	in.Mark, in.Symbol = picture(t), picture(t)
	k := &in.Case.Certificates[0]
	k.Scope = strings.Repeat("Training, validation and monitoring of models for chest X-rays; ", 100) + "\nand the last of it."
	d := build(t, in)
	text := words(d)
	before, after, found := strings.Cut(text, "Scope of certificate FC-AIMS-0042")
	if !found || !strings.Contains(before, "for the scope that its annex states") || !strings.Contains(before, "Expires: 2029-06-17") || !strings.Contains(before, "Henrik Dahl") {
		t.Errorf("the first page says %s", before)
	}
	if strings.Count(after, "chest X-rays;") != 100 || !strings.Contains(after, "and the last of it.") {
		t.Error("the annex does not state the whole scope")
	}
	if n := pages(encode(t, d, report.PDF)); n < 3 {
		t.Errorf("the certificate has %d pages; the scope alone takes two", n)
	}
}

func pages(pdf []byte) int { return len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(pdf, -1)) }

func TestEncode_equalDocumentsAreEqualBytes(t *testing.T) {
	t.Parallel()
	for _, x := range everyDocument {
		for _, f := range report.AllFormats() {
			first, second := encode(t, build(t, input(t, x.audit, x.kind)), f), encode(t, build(t, input(t, x.audit, x.kind)), f)
			if !bytes.Equal(first, second) {
				t.Errorf("%s of %s as %s differs from one time to the next", x.kind, x.audit, f)
			}
		}
	}
}

func TestEncode_word(t *testing.T) {
	t.Parallel()
	d := build(t, input(t, "stage-2", report.Stage2Report))
	all := parts(t, encode(t, d, report.Word))
	for name, part := range all {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			xmlText(t, name, part)
		}
		if strings.Contains(part, `TargetMode="External"`) {
			t.Errorf("%s refers to something outside the file", name)
		}
	}
	body, styles := all["word/document.xml"], all["word/styles.xml"]
	for what, found := range map[string]bool{
		"A4":               strings.Contains(body, `<w:pgSz w:w="11906" w:h="16838"/>`),
		"repeated headers": strings.Count(body, "<w:tblHeader/>") > 10,
		"real headings":    strings.Count(body, `<w:pStyle w:val="Heading1"/>`) == 10 && strings.Contains(styles, `<w:outlineLvl w:val="0"/>`),
		"language":         strings.Contains(styles, `<w:lang w:val="en-GB"`),
		"page numbers":     strings.Contains(all["word/footer1.xml"], `w:instr=" PAGE "`) && strings.Contains(all["word/footer1.xml"], `w:instr=" NUMPAGES "`),
		"title":            strings.Contains(all["docProps/core.xml"], "<dc:title>Audit report: Stage 2</dc:title>"),
		"creator":          strings.Contains(all["docProps/core.xml"], "<dc:creator>Fjordcert AS</dc:creator>"),
		"no draft":         !strings.Contains(all["word/header1.xml"], "DRAFT"),
	} {
		if !found {
			t.Errorf("the Word file lacks: %s", what)
		}
	}
	text := xmlText(t, "document", body)
	for line := range strings.Lines(words(d)) {
		for _, cell := range strings.Split(strings.TrimSpace(line), "|") {
			if _, value, ok := strings.Cut(cell, ": "); ok {
				cell = value
			}
			if cell != d.Line && cell != d.Status && !strings.Contains(strings.ReplaceAll(text, "\u00A0", " "), cell) {
				t.Errorf("the Word file does not say %q", cell)
			}
		}
	}
}

func TestEncode_pdf(t *testing.T) {
	t.Parallel()
	d := build(t, input(t, "stage-2", report.Stage2Report))
	text := pdfText(t, encode(t, d, report.PDF))
	n := pages(encode(t, d, report.PDF))
	for _, want := range []string{
		"Audit report: Stage 2", "Sølvberg Bildediagnostikk AS", "Márta Kővári", "Page 1 of ", "/Lang (en-GB)", "/Outlines", "5  Findings",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	if n < 8 || n > 14 {
		t.Errorf("the report of the sample has %d pages", n)
	}
}

func TestEncode_charactersThatThePDFLacks(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Certificate)
	in.Case.Certificates[0].ClientName = "株式会社 Sølvberg 🙂 مرحبا"
	in.Case.Certificates[0].Scope = "e\u0301tude, soft\u00ADhyphen, \u200Bjoiners\uFE0F\tand tabs"
	d := build(t, in)
	var b bytes.Buffer
	lacking, err := d.Encode(report.PDF, fonts(), &b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]rune("ابحرم会式株社🙂"), lacking); diff != "" {
		t.Errorf("characters told as lacking (-want +got):\n%s", diff)
	}
	if text := pdfText(t, b.Bytes()); !strings.Contains(text, "□□□□ Sølvberg □ □□□□□") || !strings.Contains(text, "étude") {
		t.Error("what the font lacks is no box, or what it has is")
	}
	if text := wordText(t, encode(t, d, report.Word)); !strings.Contains(text, "株式会社 Sølvberg 🙂 مرحبا") {
		t.Error("Word does not get every character")
	}
}

// Every document is read by LibreOffice, which lays out the same text on its pages.
func TestEncode_libreOfficeReadsEveryDocument(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(dir, "out")}
	for _, x := range everyDocument {
		path := filepath.Join(dir, string(x.kind)+".docx")
		if err := os.WriteFile(path, encode(t, build(t, input(t, x.audit, x.kind)), report.Word), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	for _, x := range everyDocument {
		out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", filepath.Join(dir, "out", string(x.kind)+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", x.kind, err)
		}
		if text := string(out); !strings.Contains(text, "Sølvberg Bildediagnostikk AS") || x.kind != report.Certificate && !strings.Contains(text, "Page 1 of ") {
			t.Errorf("%s: LibreOffice lays out\n%.400s", x.kind, text)
		}
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind report.Kind
		of   audit.AuditKind
		want report.Kind
	}{
		{"", audit.Stage1, report.Stage1Report},
		{"", audit.Special, report.OtherReport},
		{report.Plan, audit.Internal, report.Plan},
		{report.Stage2Report, audit.Recertification, report.RecertificationReport},
		{report.Stage2Report, audit.GapAssessment, report.OtherReport},
		{report.Stage2Report, audit.Surveillance, ""},
		{report.Stage1Report, audit.Stage2, ""},
		{report.Certificate, audit.Stage1, ""},
		{report.Certificate, audit.Recertification, report.Certificate},
		{"letter", audit.Stage2, ""},
	} {
		got, err := report.Resolve(tt.kind, &audit.Audit{Kind: tt.of})
		if got != tt.want || (tt.want == "") != errors.Is(err, report.ErrKind) {
			t.Errorf("Resolve(%s, %s) = %q, %v; want %q", tt.kind, tt.of, got, err, tt.want)
		}
	}
}
