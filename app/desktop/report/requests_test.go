package report_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// TestPage_theClientSaysWhichDocumentsItProvides: what is asked for goes out as a workbook, comes back, and is seen before it
// counts.
func TestPage_theClientSaysWhichDocumentsItProvides(t *testing.T) {
	d := atNew(t)
	d.Put(casefile.Change{After: &audit.DocumentRequest{
		Record: audit.Record{ID: d.Session.NewID()}, Audit: d.At, Title: "AI policy", State: audit.RequestOpen, RequestedOn: day("2026-02-10"), Rank: "h",
	}})
	d.Enter("")
	d.Path = filepath.Join(t.TempDir(), "documents.xlsx")
	for _, c := range d.Page.Commands() {
		if c.Word == "Documents asked for, as workbook…" {
			c.Run()
		}
	}
	f, err := excelize.OpenFile(d.Path)
	if err != nil {
		t.Fatal(err, d.Told)
	}
	if err := errors.Join(f.SetCellStr("Documents asked for", "F5", "Provided"), f.SetCellStr("Documents asked for", "H5", "v1.3"), f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	d.Chosen = []string{d.Path}
	d.Press("Ctrl+Shift+I")
	d.Sees("Client return", "v1.3", "Take 2 cells")
	d.Press("Ctrl+Enter")
	got := d.Case().DocumentRequests[0]
	if got.State != audit.RequestReceived || got.Detail != "v1.3" || got.ReceivedOn != d.Today() {
		t.Errorf("%+v; told %v", got, d.Told)
	}
	d.SeesNot("Client return")
}
