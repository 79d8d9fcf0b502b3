package workbook_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// isPrivate reports whether a field is documented as one that no client's document may hold.
func isPrivate(f audit.Field) bool {
	doc := strings.ToLower(f.Doc)
	return f.Type == audit.TextField && f.Enum == nil && f.Format == "" &&
		(strings.Contains(doc, "never in a client's document") || strings.Contains(doc, "for the certification body"))
}

// marker is a text that is looked for in the workbook.
func marker(kind, field string) audit.Value {
	return audit.TextValue(fmt.Sprintf("PLANTED-%s-%s-Ωmega", kind, field))
}

// plant puts markers into every private field of every record, and adds a record of each kind that has none.
func plant(t *testing.T, c *audit.Case) (planted int) {
	t.Helper()
	for _, k := range audit.Kinds() {
		if len(c.Records(k)) == 0 {
			r := k.New()
			r.Base().ID = audit.ID("extra-" + k.Name)
			c.Add(r)
		}
		for _, f := range k.Fields {
			if !isPrivate(f) {
				continue
			}
			for _, r := range c.Records(k) {
				if err := f.Set(r, marker(k.Name, f.Name)); err != nil {
					t.Fatal(err)
				}
				planted++
			}
		}
	}
	return planted
}

// confidential returns a copy of a record that is marked confidential and holds nothing but markers.
func confidential(t *testing.T, k *audit.Kind, like audit.Recorder, id audit.ID) audit.Recorder {
	t.Helper()
	r := k.New()
	for _, f := range k.Fields {
		var err error
		switch {
		case f.Name == "confidential":
			err = f.Set(r, "true")
		case f.Type == audit.TextField && f.Format == "" && f.Enum == nil:
			err = f.Set(r, marker(k.Name, f.Name))
		case f.Type == audit.SetField:
			f.SetElements(r, f.Elements(like))
		default:
			err = f.Set(r, f.Get(like))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Base().ID = id
	return r
}

func TestFindings_Encode_nothingPrivateOrConfidentialLeaves(t *testing.T) {
	t.Parallel()
	for _, about := range []string{"one audit", "whole case"} {
		f := findings(t)
		c := f.Case
		if n := plant(t, c); n < 20 {
			t.Fatalf("%d private fields found; the words of their documentation must have changed", n)
		}
		for _, k := range audit.Kinds() {
			if _, ok := k.Field("confidential"); ok {
				id := audit.ID("PLANTED-" + k.Name + "-Ωmega")
				c.Add(confidential(t, k, c.Records(k)[0], id))
			}
		}
		c.Add(&audit.Note{Record: rec("note-2"), Audit: "st2", Requirement: "8.4", Text: "PLANTED-note-text-Ωmega"})
		c.Findings[1].Evidence = append(c.Findings[1].Evidence, "PLANTED-evidence-Ωmega")
		c.Findings[1].RepeatOf = "PLANTED-finding-Ωmega"
		c.Evidence[0].Attachments = append(c.Evidence[0].Attachments, "PLANTED-attachment-Ωmega")
		f.Audit = c.Audit("st2")
		if about == "whole case" {
			f.Audit = nil
		}
		data, result := encode(t, f)
		if result.Withheld != 1 {
			t.Errorf("%s: %d findings withheld, want the confidential one", about, result.Withheld)
		}
		all := parts(t, data)
		if !strings.Contains(all["xl/worksheets/sheet1.xml"], "Sølvberg") {
			t.Error("what is public is not found either")
		}
		for name, part := range all {
			for _, trace := range []string{"PLANTED", "Ωmega"} {
				if i := strings.Index(part, trace); i >= 0 {
					t.Errorf("%s: %s holds %q", about, name, part[max(i-80, 0):min(i+80, len(part))])
				}
			}
		}
		if strings.Contains(string(data), "PLANTED") {
			t.Errorf("%s: the archive holds a marker outside its parts", about)
		}
	}
}

func TestFindings_Encode_draftsUntilTheFindingsAreIssued(t *testing.T) {
	t.Parallel()
	f := findings(t)
	before := f.Case.Findings[1:4]
	for i := range before {
		before[i].Number, before[i].DraftNumber, before[i].State = "", fmt.Sprintf("MK-%02d", 10-i), audit.FindingDraft
	}
	before[2].State = audit.FindingReady
	f.Case.Findings = before
	data, result := encode(t, f)
	if result.Findings != 3 || result.Drafts != 3 || result.Withheld != 0 {
		t.Errorf("before the closing meeting: %+v, want three drafts", result)
	}
	rows := records(t, data, "Findings")
	if diff := cmp.Diff([]string{"MK-08", "MK-09", "MK-10"}, column(rows, "Number")); diff != "" {
		t.Errorf("numbers of drafts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ready to issue", "Draft\ndisputed", "Draft"}, column(rows, "State")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if !strings.Contains(text(t, data, "Summary"), "Draft for discussion. 3 findings are not issued yet") {
		t.Error("the summary does not say that there are drafts")
	}
	if props, err := open(t, data).GetDocProps(); err != nil || props.ContentStatus != "Draft" {
		t.Errorf("content status = %q, %v", props.ContentStatus, err)
	}

	before[0].State, before[0].Number = audit.FindingIssued, "NC-2026-ST2-01"
	data, result = encode(t, f)
	if result.Findings != 2 || result.Withheld != 1 {
		t.Errorf("after the closing meeting: %+v, want the issued one, the ready one and no draft", result)
	}
	if strings.Contains(text(t, data, "Findings"), "MK-09") {
		t.Error("a draft that was not issued went out after the closing meeting")
	}
}

// A conclusion of "major" would tell the client of a finding that is kept from it.
func TestFindings_Encode_conclusionsDoNotTellOfConfidentialFindings(t *testing.T) {
	t.Parallel()
	f := findings(t)
	for i := range f.Case.Findings {
		k := &f.Case.Findings[i]
		k.Confidential = k.Requirement == "8.4" || k.Requirement == "A.6.2.6"
	}
	f.Case.Findings = append(f.Case.Findings, audit.Finding{
		Record: rec("other"), Audit: "st2", Grade: audit.Minor, Requirement: "A.6.2.6", Number: "NC-2026-ST2-09", State: audit.FindingIssued,
	})
	data, _ := encode(t, f)
	for _, r := range records(t, data, "Coverage") {
		if r["Clause"] == "8.4" && (r["Conclusion"] != "" || r["Findings"] != "" || r["Audited"] != "Yes") {
			t.Errorf("8.4 tells of the confidential major: %q", r)
		}
		if r["Clause"] == "A.6.2.6" && r["Conclusion"] != "Minor" {
			t.Errorf("A.6.2.6 has a minor that is issued, but says %q", r["Conclusion"])
		}
	}
	if strings.Contains(text(t, data, "Summary"), "8.4") {
		t.Error("the summary counts the confidential finding")
	}
}
