package wording_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/wording"
)

// madeSample is the sample case as its users see it, made once.
var madeSample = sync.OnceValues(func() (c *audit.Case, err error) {
	dir, err := os.MkdirTemp("", "wording-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	n := 0
	env := casefile.Env{
		Now:   func() time.Time { return sample.Whole.Clock() },
		NewID: func() string { n++; return fmt.Sprintf("01970000-0000-7000-8000-%012x", n) },
		User:  casefile.User{Name: "Márta Kővári", Initials: "MK"}, Program: "test", Host: "test",
	}
	ctx := context.Background()
	s, err := sample.Make(ctx, env, filepath.Join(dir, "sample.fieldcase"))
	if err != nil {
		return nil, err
	}
	c, err = s.Case(ctx)
	return c, errors.Join(err, s.Close())
})

func sampleCase(t *testing.T) *audit.Case {
	t.Helper()
	c, err := madeSample()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOf_sampleCaseIsWellWorded(t *testing.T) {
	t.Parallel()
	c, clauses := sampleCase(t), iso42001(t)
	if len(c.Findings) < 10 {
		t.Fatalf("%d findings", len(c.Findings))
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if got := wording.Check(wording.Of(c, f, clauses)); len(got) > 0 {
			t.Errorf("%s: %v", f.Label(), told(got))
		}
	}
}

func TestOf_tellsWhatTheCaseKnows(t *testing.T) {
	t.Parallel()
	c, clauses := sampleCase(t), iso42001(t)
	f := &audit.Finding{
		Grade: audit.Minor, Requirement: "A.4.5", RequirementText: "System resources are documented.",
		Statement:    "Ingrid Næss has not documented the computing resources of Sølvberg.",
		EvidenceText: "Manual of ThoraxTriage 4, shown by Kővári.", GradeReason: "One of many documents.",
		Samples: []audit.ID{c.Samples[0].ID},
	}
	want := []string{
		"control-excluded clause",
		"person-name statement: Ingrid Næss",
		"sample-extent evidence",
		"evidence-untraceable evidence: Manual of ThoraxTriage 4, shown by Kővári.",
		"person-name evidence: Kővári",
	}
	if diff := cmp.Diff(want, told(wording.Check(wording.Of(c, f, clauses)))); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

// TestPoints is the list beside finding JL-01 in the sample case, as it was before the cause was taken out.
func TestPoints(t *testing.T) {
	t.Parallel()
	c := sampleCase(t)
	for i := range c.Findings {
		f := c.Findings[i]
		if f.Requirement != "A.6.2.6" || !f.Grade.IsNonconformity() {
			continue
		}
		f.Statement = "Alerts raised outside office hours were not handled within the time the organization has set itself because on-call staffing is missing."
		in := wording.Of(c, &f, iso42001(t))
		remarks := wording.Check(in)
		if diff := cmp.Diff([]string{"cause statement: because on-call staffing is missing"}, told(remarks)); diff != "" {
			t.Errorf("remarks (-want +got):\n%s", diff)
		}
		want := []wording.Point{
			{Title: "Requirement", Proof: "named, in own words, from A.6.2.6"},
			{Title: "Failure", Proof: "told in one sentence"},
			{Title: "Evidence: document and version", Proof: "OP-14 v3"},
			{Title: "Evidence: when", Proof: "2026-01-01 to 2026-04-30 …"},
			{Title: "Extent", Proof: "3 of 11 alerts"},
			{Title: "No advice", Proof: "nothing is proposed to the client"},
			{Title: "Roles", Proof: "nobody is named"},
			{Title: "Control in SoA 3.1", Proof: "A.6.2.6 is included"},
		}
		if diff := cmp.Diff(want, wording.Points(in, remarks)); diff != "" {
			t.Errorf("points (-want +got):\n%s", diff)
		}
		return
	}
	t.Fatal("no finding at A.6.2.6")
}

func TestOpen_acceptedUntilTheWordsChange(t *testing.T) {
	t.Parallel()
	in := statement("Some evidence of competence was not available.")
	remarks := wording.Check(in)
	if diff := cmp.Diff([]string{"vague statement: Some"}, told(remarks)); diff != "" {
		t.Fatalf("remarks (-want +got):\n%s", diff)
	}
	accepted := remarks[0].Acceptance("finding-1")
	if got := wording.Open(remarks, "finding-1", []audit.Acceptance{accepted}); len(got) != 1 {
		t.Error("a warning was let stand without a reason")
	}
	accepted.Reason = "The files were destroyed; the number cannot be known."
	for _, p := range accepted.Validate() {
		t.Errorf("acceptance: %s %s", p.Field, p.Message)
	}
	if got := wording.Open(remarks, "finding-1", []audit.Acceptance{accepted}); len(got) != 0 {
		t.Errorf("still open: %v", told(got))
	}
	if got := wording.Open(remarks, "finding-2", []audit.Acceptance{accepted}); len(got) != 1 {
		t.Error("the reason given for one finding holds for another")
	}
	later := wording.Check(statement("Several pieces of evidence of competence were not available."))
	if got := wording.Open(later, "finding-1", []audit.Acceptance{accepted}); len(got) != 1 {
		t.Errorf("the reason holds for other words: %v", told(got))
	}
	withdrawn := accepted
	withdrawn.Deleted = true
	if got := wording.Open(remarks, "finding-1", []audit.Acceptance{withdrawn}); len(got) != 1 {
		t.Error("a reason that was taken out still holds")
	}
}

func TestOpen_errorsCannotBeAccepted(t *testing.T) {
	t.Parallel()
	remarks := wording.Check(minor(func(in *wording.Input) { in.Statement = "" }))
	if wording.Issuable(remarks) {
		t.Fatal("a finding without a statement is issuable")
	}
	accepted := remarks[0].Acceptance("finding-1")
	accepted.Reason = "it is late"
	if got := wording.Open(remarks, "finding-1", []audit.Acceptance{accepted}); len(got) != 1 {
		t.Errorf("open: %v", told(got))
	}
}
