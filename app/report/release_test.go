package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/report"
)

// stays are the words by which package audit documents what stays with the certification body.
var stays = []string{"for the certification body", "never in a client's document", "may not leave", "private note"}

func TestPrivateFields_areThoseDocumentedAsSuch(t *testing.T) {
	t.Parallel()
	for _, k := range audit.Kinds() {
		if !slices.Contains(report.DocumentKinds, k.Name) {
			continue
		}
		for _, f := range k.Fields {
			doc := strings.ToLower(f.Doc)
			if f.Type != audit.BooleanField && slices.ContainsFunc(stays, func(w string) bool { return strings.Contains(doc, w) }) &&
				!slices.Contains(report.PrivateFields[k.Name], f.Name) {
				t.Errorf("%s.%s is documented as the body's and not among the private fields: %s", k.Name, f.Name, f.Doc)
			}
		}
		for _, name := range report.PrivateFields[k.Name] {
			if _, known := k.Field(name); !known {
				t.Errorf("%s has no field %s", k.Name, name)
			}
		}
	}
}

// plant puts a secret into everything that stays with the certification body, and returns the secrets.
func plant(c *audit.Case) []string {
	var secrets []string
	secret := func() string {
		secrets = append(secrets, fmt.Sprintf("SECRET%03dX", len(secrets)))
		return secrets[len(secrets)-1]
	}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			for _, f := range k.Fields {
				if planted(k, f) {
					if err := f.Set(r, audit.TextValue(secret())); err != nil {
						panic(err)
					}
				}
			}
		}
	}
	a := c.AuditNamed("stage-2").ID
	withhold(c, a, secret)
	return secrets
}

// planted reports whether a field is one that no document may show: it is private, or of a kind of record that no
// document speaks of, or documented as the body's.
func planted(k *audit.Kind, f audit.Field) bool {
	if f.Type != audit.TextField || f.Format != "" || f.Ref != "" || f.Enum != nil {
		return false
	}
	doc := strings.ToLower(f.Doc)
	return slices.Contains(report.PrivateFields[k.Name], f.Name) ||
		slices.ContainsFunc(stays, func(w string) bool { return strings.Contains(doc, w) }) ||
		slices.Contains([]string{"note", "complaint", "clarification", "decision", "acceptance", "transfer", "programme_change"}, k.Name)
}

// withhold adds records that stay with the body as a whole.
func withhold(c *audit.Case, a audit.ID, secret func() string) {
	finding := func(id string, number audit.Number, change func(*audit.Finding)) {
		f := audit.Finding{
			Record: audit.Record{ID: audit.ID(id)}, Audit: a, Grade: audit.Minor, Requirement: number, State: audit.FindingIssued,
			Number: secret(), Statement: secret(), RequirementText: secret(), EvidenceText: secret(),
		}
		change(&f)
		c.Findings = append(c.Findings, f)
	}
	finding("confidential", "5.1", func(f *audit.Finding) { f.Confidential = true })
	finding("late-draft", "5.2", func(f *audit.Finding) { f.State, f.DraftNumber, f.Number = audit.FindingDraft, f.Number, "" })
	for i := range c.Conclusions {
		if k := &c.Conclusions[i]; k.Audit == a && (k.Requirement == "5.1" || k.Requirement == "5.2") {
			k.State, k.Summary = audit.ConcludedMin, secret()
		}
	}
	c.Evidence = append(c.Evidence, audit.Evidence{
		Record: audit.Record{ID: "evidence"}, Audit: a, Method: audit.DocumentRead, Document: secret(), Text: secret(), Confidential: true,
	})
	c.Amendments = append(c.Amendments,
		audit.Amendment{Record: audit.Record{ID: "m1"}, Finding: "confidential", Kind: audit.AmendWording, Reason: secret()},
		audit.Amendment{Record: audit.Record{ID: "m2"}, Finding: c.Findings[3].ID, Kind: audit.AmendOther, Field: "grade_reason", Before: secret(), After: secret(), Reason: "told"})
	c.Checkpoints = append(c.Checkpoints, audit.Checkpoint{Record: audit.Record{ID: "p"}, Decision: c.Decisions[0].ID, Key: "review-plan", Note: secret()})
	c.Complaints = append(c.Complaints, audit.Complaint{Record: audit.Record{ID: "k"}, Kind: audit.ComplaintAboutClient, Text: secret(), Complainant: secret()})
	c.Notes = append(c.Notes, audit.Note{Record: audit.Record{ID: "n"}, Audit: a, Requirement: "8.4", Text: secret(), Private: true})
	c.Attachments = append(c.Attachments, audit.Attachment{Record: audit.Record{ID: "f"}, Name: secret(), Note: secret(), SHA256: "x", Confidential: true})
}

func TestEncode_nothingPrivateGoesOut(t *testing.T) {
	t.Parallel()
	for _, x := range everyDocument {
		in := input(t, x.audit, x.kind)
		secrets := plant(in.Case)
		if len(secrets) < 100 {
			t.Fatalf("only %d secrets planted", len(secrets))
		}
		d := build(t, in)
		for place, text := range map[string]string{
			"blocks": words(d), "docx": wordText(t, encode(t, d, report.Word)), "pdf": pdfText(t, encode(t, d, report.PDF)),
		} {
			if i := strings.Index(text, "SECRET"); i >= 0 {
				t.Errorf("%s of %s, %s: %q", x.kind, x.audit, place, text[max(0, i-60):min(len(text), i+20)])
			}
		}
	}
}

func TestBuild_conclusionsDoNotGiveAwayWhatIsWithheld(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Stage2Report)
	plant(in.Case)
	row := rowOf(t, build(t, in), "5.1")
	if got := row[2]; got != "No conclusion" {
		t.Errorf("the conclusion on 5.1 is %q; only a confidential finding stands behind it", got)
	}
}

// rowOf returns the cells of the first table row that begins with a text.
func rowOf(t *testing.T, d *report.Document, first string) []string {
	t.Helper()
	for _, b := range d.Blocks {
		table, ok := b.(report.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			if len(r.Cells) > 0 && r.Cells[0].Text == first {
				out := make([]string, len(r.Cells))
				for i, c := range r.Cells {
					out[i] = c.Text
				}
				return out
			}
		}
	}
	t.Fatalf("no row %s", first)
	return nil
}
