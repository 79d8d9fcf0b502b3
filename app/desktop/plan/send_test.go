package plan_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// newSender is a desk on which the plan of Stage 2 is written to a file.
func newSender(t *testing.T, name string) *desk {
	d := newDesk(t, "stage-2")
	d.Path = filepath.Join(t.TempDir(), name)
	return d
}

// written returns the bytes of the file.
func (d *desk) written() []byte {
	d.T.Helper()
	content, err := os.ReadFile(d.Path)
	if err != nil {
		d.T.Fatal(err)
	}
	return content
}

func TestPage_sendsThePlanAndKeepsItAsItWentOut(t *testing.T) {
	d := newSender(t, "plan")
	d.Press("Ctrl+E")
	d.Sees("Send the plan of Stage 2 to the client", "Remote, but no tool named")
	d.Press("Enter")
	c := d.Case()
	if len(c.Documents) != 1 || len(d.Toasts) != 1 {
		t.Fatalf("%d documents, told %v and %v", len(c.Documents), d.Toasts, d.Told)
	}
	doc, a := c.Documents[0], c.Audit(d.At)
	if doc.Kind != audit.PlanDocument || doc.Version != 2 || a.PlanSent.String() != "2026-04-20" || a.PlanIssue != "2" {
		t.Errorf("document %+v; sent %q as version %q", doc, a.PlanSent, a.PlanIssue)
	}
	d.Path += ".pdf"
	r, err := d.Session.Open(t.Context(), c.Attachment(doc.Attachment))
	if err != nil {
		t.Fatal(err)
	}
	var kept bytes.Buffer
	if _, err := kept.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(d.written(), kept.Bytes()) || !bytes.HasPrefix(kept.Bytes(), []byte("%PDF")) {
		t.Error("the file is not what the case keeps")
	}
	d.Sees("version 2, sent 2026-04-20")
}

func TestPage_sendsThePlanAnewWithAReason(t *testing.T) {
	d := newSender(t, "plan.docx")
	d.Press("Ctrl+E", "Enter")
	d.Press("Ctrl+E")
	d.Sees("replaces version 2")
	d.Answer("Issue and write…")
	d.Sees("Say why")
	d.Type("The second day is in Tromsø.")
	d.Answer("Issue and write…")
	c := d.Case()
	if n := len(c.Documents); n != 2 {
		t.Fatalf("%d documents; told %v", n, d.Told)
	}
	if last := c.Documents[1]; last.Version != 3 || last.Replaces != c.Documents[0].ID || last.Reason != "The second day is in Tromsø." {
		t.Errorf("the second is %+v", last)
	}
	if !bytes.HasPrefix(d.written(), []byte("PK")) {
		t.Error("the file is not for Word")
	}
}

func TestPage_writesADraftOfAPlanThatLacksAnElement(t *testing.T) {
	d := newSender(t, "plan.pdf")
	d.change(func(a *audit.Audit) { a.Scope = "" })
	d.page.Changed(casefile.Changed{})
	d.Press("Ctrl+E")
	d.Sees("Element c is missing, its scope: say which units and processes are audited.")
	d.SeesNot("Issue and write…")
	d.Press("Enter")
	if c := d.Case(); len(c.Documents) != 0 || len(d.Told) != 0 || !bytes.HasPrefix(d.written(), []byte("%PDF")) {
		t.Errorf("%d documents; told %v", len(c.Documents), d.Told)
	}
}

func TestPage_anotherEndingIsRefusedAndTold(t *testing.T) {
	d := newSender(t, "plan.odt")
	d.Press("Ctrl+E", "Enter")
	if c := d.Case(); len(c.Documents) != 0 || len(d.Told) != 1 || !strings.Contains(d.Told[0].Error(), "document is written as .docx or .pdf") {
		t.Errorf("%d documents; told %v", len(c.Documents), d.Told)
	}
}
