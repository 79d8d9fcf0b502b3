package casefile_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// TestTakeResponse_documentsAskedFor: a list of documents goes out, comes back with a file, and is taken as one action.
func TestTakeResponse_documentsAskedFor(t *testing.T) {
	s, _ := asked(t)
	of := current(t, s).AuditNamed("stage-1").ID
	request := func(title, rank string) *audit.DocumentRequest {
		return &audit.DocumentRequest{Audit: of, Title: title, Detail: "as in force", Rank: rank, State: audit.RequestOpen, RequestedOn: date.MustParse("2026-02-01")}
	}
	policy, assessment, minutes := request("AI policy", "a"), request("Impact assessments", "b"), request("Minutes", "c")
	if err := s.Save(t.Context(), "Requests", casefile.Change{After: policy}, casefile.Change{After: assessment}, casefile.Change{After: minutes}); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(t.TempDir(), "documents.xlsx")
	out, err := s.ExportQuestions(t.Context(), of, audit.RequestDocument, book, false)
	if err != nil || out.Rows != 3 {
		t.Fatalf("%+v, %v", out, err)
	}
	fillIn(t, book, "Documents asked for", map[[2]string]string{
		{"D-01", "Answer"}: "provided", {"D-01", "Version, period or extent"}: "v1.3 of 2025-09-15", {"D-01", "File"}: "policy final.txt",
		{"D-02", "Answer"}: "At the audit", {"D-02", "Provided on"}: "2026-01-05", {"D-03", "Answer"}: "Question", {"D-03", "Remark"}: "=Which year?",
	})
	// the list changes meanwhile: what stood first is taken out, so that every row would have another number now
	gone := audit.Clone(policy)
	gone.Rank = "z"
	if err := s.Save(t.Context(), "Order", casefile.Change{Before: policy, After: gone}); err != nil {
		t.Fatal(err)
	}
	in, took := taken(t, s, book, files(t, "policy final.txt", "d-02 notes.txt", "letter.txt"))
	if want := (casefile.Taken{Kind: audit.RequestDocument, Cells: 5, Records: 3, Evidence: 2}); took != want {
		t.Errorf("taken %+v, want %+v: %+v", took, want, in.Plan)
	}
	if n := len(in.Plan.Remarks); n != 1 || !strings.Contains(in.Plan.Remarks[0].Message, "before 2026-02-01") {
		t.Errorf("remarks %+v", in.Plan.Remarks)
	}
	got := map[string]string{}
	for _, d := range current(t, s).DocumentRequests {
		got[d.Title] = strings.Join([]string{string(d.State), d.Detail, d.Remark, strings.Repeat("file ", len(d.Attachments))}, "|")
	}
	want := map[string]string{
		"AI policy": "received|v1.3 of 2025-09-15||file ", "Impact assessments": "on-screen|as in force||file ", "Minutes": "queried|as in force|=Which year?|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, again := taken(t, s, book, ""); again.Cells != 0 || again.Evidence != 0 {
		t.Errorf("the second time %+v", again)
	}
	if undone, err := s.Undo(t.Context(), ""); err != nil || undone.Label != "Documents from the client" {
		t.Errorf("undid %+v, %v", undone, err)
	}
}

// TestTakeResponse_plan: a line that was moved after the plan went out is not accepted unseen; accepted in every line, the
// plan is agreed.
func TestTakeResponse_plan(t *testing.T) {
	s, _ := asked(t)
	of := current(t, s).AuditNamed("stage-2").ID
	book := filepath.Join(t.TempDir(), "plan.xlsx")
	if _, err := s.ExportQuestions(t.Context(), of, audit.PlanDocument, book, false); err != nil {
		t.Fatal(err)
	}
	lines := current(t, s).PlanOf(of)
	answers := map[[2]string]string{}
	for i := range lines {
		answers[[2]string{fmt.Sprintf("%02d", i+1), "Answer"}] = "Accepted"
	}
	fillIn(t, book, "Audit plan", answers)
	moved := audit.Clone(lines[0])
	moved.Title = "Opening meeting, by video"
	agreed := audit.Clone(current(t, s).Audit(of))
	agreed.PlanAgreed = date.Date{}
	if err := s.Save(t.Context(), "Move", casefile.Change{Before: lines[0], After: moved}, casefile.Change{Before: current(t, s).Audit(of), After: agreed}); err != nil {
		t.Fatal(err)
	}
	in, took := taken(t, s, book, "")
	if took.Cells != len(lines)-1 || len(in.Plan.Remarks) != 1 || in.Plan.Remarks[0].Kind != audit.RemarkOlderExport || !current(t, s).Audit(of).PlanAgreed.IsZero() {
		t.Fatalf("took %+v of %d, %+v", took, len(lines), in.Plan.Remarks)
	}
	in, err := s.ReadResponse(t.Context(), book, "")
	if err != nil || len(in.Plan.Cells) != 1 || in.Plan.Cells[0].State != audit.CellDoubt {
		t.Fatalf("%+v, %v", in.Plan.Cells, err)
	}
	if _, err := s.TakeResponse(t.Context(), in, in.Plan.Cells); err != nil {
		t.Fatal(err)
	}
	if a := current(t, s).Audit(of); a.PlanAgreed.IsZero() {
		t.Error("every line is accepted, and the plan not agreed")
	}
}

// TestExportParts: each person answers in a workbook of their own, and each joins the one case.
func TestExportParts(t *testing.T) {
	s, _ := asked(t)
	c := current(t, s)
	ingrid, torbjørn := c.Contacts[0], c.Contacts[1]
	name := func(number string, contact audit.ID) {
		before := byNumber(t, current(t, s), number)
		after := audit.Clone(before)
		after.Contact = contact
		if err := s.Save(t.Context(), "Contact", casefile.Change{Before: before, After: after}); err != nil {
			t.Fatal(err)
		}
	}
	name("NC-2026-ST2-01", ingrid.ID)
	name("NC-2026-ST2-02", torbjørn.ID)
	name("NC-2026-ST2-03", ingrid.ID)
	folder := filepath.Join(t.TempDir(), "parts")
	parts, err := s.ExportParts(t.Context(), c.AuditNamed("stage-2").ID, folder, false)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, p := range parts {
		got[p.Contact] = p.Findings
	}
	if diff := cmp.Diff(map[string]int{ingrid.Name: 2, torbjørn.Name: 1, "": 1}, got); diff != "" {
		t.Error(diff)
	}
	for _, p := range parts {
		number := map[string]string{ingrid.Name: "NC-2026-ST2-03", torbjørn.Name: "NC-2026-ST2-02", "": "NC-2026-ST2-04"}[p.Contact]
		fillIn(t, p.File, "Your response", map[[2]string]string{{number, "Cause"}: "Answer of " + p.Contact})
		in, took := taken(t, s, p.File, "")
		if took.Cells != 1 || len(in.Plan.Remarks) != 0 {
			t.Errorf("of %s: %+v, %+v", p.Contact, took, in.Plan.Remarks)
		}
		f := byNumber(t, current(t, s), number)
		if r := rounds(current(t, s), f); len(r) != 1 || r[0].Cause != "Answer of "+p.Contact {
			t.Errorf("%s: %+v", number, r)
		}
	}
}
