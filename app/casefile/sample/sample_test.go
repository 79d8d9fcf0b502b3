package sample_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/standard"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	m.Run()
}

// env is a world with a fixed clock and identities that count up.
func env() casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return sample.Whole.Clock() },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Test", Initials: "TT"}, Program: "fieldcase test", Host: "test",
	}
}

// at returns the sample case as it stood at the moment.
func at(t *testing.T, m sample.Moment) *casefile.Session {
	t.Helper()
	files, err := told()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "client.fieldcase")
	if err := os.WriteFile(path, files[m], 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := casefile.Open(t.Context(), env(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// told are the files of all moments, made once and copied for each test.
var told = sync.OnceValues(func() (files map[sample.Moment][]byte, err error) {
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "client.fieldcase")
	files = map[sample.Moment][]byte{}
	var reading error
	err = sample.TellAll(context.Background(), env(), path, func(m sample.Moment) {
		content, err := os.ReadFile(path)
		files[m], reading = content, errors.Join(reading, err)
	})
	return files, errors.Join(err, reading)
})

func caseOf(t *testing.T, s *casefile.Session) *audit.Case {
	t.Helper()
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func theWhole(t *testing.T) *audit.Case {
	t.Helper()
	return caseOf(t, at(t, sample.Whole))
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestMake_client(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	equal(t, "client", c.Client.Name+", "+c.Client.City+", "+c.Client.Country, "Sølvberg Bildediagnostikk AS, Oslo, Norway")
	equal(t, "scope", c.Client.Scope, "Development, provision and operation of AI-based image triage software for radiology")
	equal(t, "body", c.Body.Name+", "+c.Body.City, "Fjordcert AS, Bergen")
	equal(t, "standard", c.Standard.Designation, "ISO/IEC 42001:2023")
	equal(t, "people", []int64{c.PeopleCount.Total, c.PeopleCount.AIRelated}, []int64{62, 9})
	var persons int64
	for _, s := range c.Sites {
		persons += s.Persons
	}
	equal(t, "persons at the sites", persons, c.PeopleCount.Total)
	var systems []string
	for _, s := range c.Systems {
		systems = append(systems, s.Name+", "+string(s.Risk)+", "+s.Stage)
	}
	equal(t, "AI systems", systems, []string{
		"ThoraxTriage 4, high-risk, in operation", "MammaSecond 2, high-risk, in operation",
		"SkiftPlan, other, in operation", "ReportDraft, other, validation",
	})
	equal(t, "SoA", c.SoA.Version+" of "+c.SoA.IssuedOn.String(), "3.1 of 2026-02-20")
	var excluded []audit.Number
	for _, s := range c.SoAControls {
		if s.Excluded {
			excluded = append(excluded, s.Control)
		}
		if s.Justification == "" {
			t.Errorf("%s has no justification", s.Control)
		}
	}
	slices.SortFunc(excluded, audit.CompareNumbers)
	equal(t, "controls", len(c.SoAControls), 38)
	equal(t, "excluded", excluded, []audit.Number{"A.4.5", "A.7.3"})
}

func TestMake_auditTimeAndAudits(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	time := c.AuditTimes[0]
	sum := time.TableDays
	for _, f := range c.TimeFactors {
		sum += audit.Days(f.Count) * f.Each
	}
	equal(t, "table with additions", sum, audit.Days(900))
	equal(t, "audit time", []audit.Days{time.Total, time.Stage1, time.Stage2, time.Surveillance, time.Recertification},
		[]audit.Days{900, 300, 600, 300, 600})
	var audits []string
	for _, a := range c.Audits {
		audits = append(audits, fmt.Sprint(a.Name(), " ", a.Planned, " ", a.StartsOn, " ", a.EndsOn, " ", a.Required, " ", a.State))
	}
	equal(t, "audits", audits, []string{
		"stage-1 2026-03 2026-03-10 2026-03-11 3.0 done", "stage-2 2026-05 2026-05-04 2026-05-06 6.0 done",
		"surveillance-1 2027-05 2027-05-10 2027-05-11 3.0 planned", "surveillance-2 2028-05   3.0 planned",
		"recertification 2029-03   6.0 planned",
	})
	for _, m := range c.Members {
		if m.DeclaredOn.IsZero() {
			t.Errorf("%s has declared nothing", c.Initials(&m))
		}
	}
}

func TestMake_planIsComplete(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	s2 := c.AuditNamed("stage-2")
	equal(t, "lines of the plan", len(c.PlanOf(s2.ID)), 13)
	catalogue, err := standard.Parse([]byte(c.Standard.Content))
	if err != nil {
		t.Fatal(err)
	}
	var clauses, controls []audit.Number
	for _, r := range catalogue.Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	check := audit.CheckPlan(c, s2, audit.RequiredCoverage(c, s2, clauses, controls))
	equal(t, "open points", check.Warnings, []audit.Warning{})
	equal(t, "days", check.PlannedDays.String()+" of "+check.RequiredDays.String(), "6.0 of 6.0")
	equal(t, "gaps of the surveillance audits", audit.SurveillanceGaps(c, s2.Programme, append(clauses, controls...)), []audit.Number(nil))
	concluded := map[audit.Number]bool{}
	for _, k := range c.Conclusions {
		concluded[k.Requirement] = concluded[k.Requirement] || k.Audit == s2.ID && k.State.Audited() && k.Summary != ""
	}
	for _, n := range append(clauses, controls...) {
		if !c.Excluded(n) && !concluded[n] {
			t.Errorf("no conclusion on %s in Stage 2", n)
		}
	}
}

func TestMake_findings(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	var got []string
	for _, f := range c.Findings {
		got = append(got, fmt.Sprint(f.Number, " ", f.Grade, " ", f.Requirement, " ", f.State))
	}
	equal(t, "findings", got, []string{
		"AOC-2026-ST1-01 concern 6.1.4 closed", "AOC-2026-ST1-02 concern 9.2.2 closed", "AOC-2026-ST1-03 concern A.6.2.6 closed",
		"NC-2026-ST2-01 major 8.4 closed", "NC-2026-ST2-02 minor A.6.2.6 verify-next-audit", "NC-2026-ST2-03 minor 7.2 verify-next-audit",
		"OFI-2026-ST2-01 ofi A.8.2 issued", "POS-2026-ST2-01 positive A.3.3 issued", "NC-2026-ST2-04 minor 9.2.2 closed",
		"OFI-2026-ST2-02 ofi 9.1 issued",
	})
	links := map[string]string{}
	for _, f := range c.Findings {
		if f.Grade != audit.Concern && (len(f.Sites) == 0 || len(f.Evidence) == 0) {
			t.Errorf("%s names no site or no evidence", f.Number)
		}
		if f.Grade.IsNonconformity() {
			equal(t, f.Number+" dates", f.IssuedOn.String()+" "+f.AcknowledgedOn.String(), "2026-05-06 2026-05-06")
			equal(t, f.Number+" disputed", f.Disputed, f.Number == "NC-2026-ST2-02")
		}
		for _, id := range f.Concerns {
			links[c.Finding(id).Number] = f.Number
		}
	}
	equal(t, "concerns taken up", links, map[string]string{
		"AOC-2026-ST1-01": "NC-2026-ST2-01", "AOC-2026-ST1-02": "NC-2026-ST2-04", "AOC-2026-ST1-03": "NC-2026-ST2-02",
	})
	major := findingNumbered(c, "NC-2026-ST2-01")
	equal(t, "due", major.ResponseDue.String()+" "+major.EvidenceDue.String(), "2026-06-05 2026-08-04")
	equal(t, "verified", major.VerifiedOn.String()+" "+major.ClosedOn.String(), "2026-06-09 2026-06-09")
	for _, n := range []string{"NC-2026-ST2-02", "NC-2026-ST2-03"} {
		equal(t, n+" verified at", c.Audit(findingNumbered(c, n).VerifyAt).Name(), "surveillance-1")
	}
}

func findingNumbered(c *audit.Case, number string) *audit.Finding {
	for i := range c.Findings {
		if c.Findings[i].Number == number {
			return &c.Findings[i]
		}
	}
	return &audit.Finding{}
}

func TestMake_responses(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	var got []string
	files := 0
	for _, r := range c.Responses {
		files += len(r.Attachments)
		got = append(got, fmt.Sprint(c.Finding(r.Finding).ShortLabel(), " round ", r.Round, " ", r.ReceivedOn, " ", r.Review, " ", r.ReviewedOn))
	}
	equal(t, "responses", got, []string{
		"01 round 1 2026-05-26 accepted 2026-05-26", "02 round 1 2026-05-26 returned 2026-05-27", "03 round 1 2026-05-26 accepted 2026-05-26",
		"04 round 1 2026-05-26 accepted 2026-06-02", "02 round 2 2026-06-09 accepted 2026-06-10",
	})
	equal(t, "files of the client", files, 7)
	equal(t, "attachments", len(c.Attachments), 7)
	types := map[string]int{}
	for _, a := range c.Attachments {
		types[filepath.Ext(a.Name)]++
	}
	equal(t, "types of files", types, map[string]int{".pdf": 4, ".png": 2, ".txt": 1})
}

func TestMake_decision(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	d, k := c.Decisions[0], c.Certificates[0]
	equal(t, "decision", fmt.Sprint(d.Kind, " ", d.ReviewedOn, " ", d.DecidedOn, " ", c.Person(d.DecidedBy).Name), "grant 2026-06-15 2026-06-18 Henrik Dahl")
	equal(t, "certificate", fmt.Sprint(k.Number, " ", k.EffectiveOn, " ", k.ExpiresOn), "FC-AIMS-0042 2026-06-18 2029-06-17")
	for _, m := range c.Members {
		if m.Person == d.DecidedBy {
			t.Error("the decision maker was on a team")
		}
	}
	today := date.MustParse("2026-06-18")
	status, _ := cycle.StatusOf(c, today)
	equal(t, "status", status, cycle.Active)
	due := cycle.Due(c, today)
	equal(t, "next", due[0].Due.String()+" "+due[1].Due.String(), "2027-05-10 2027-06-18")
}

// TestMake_historyReadsTrue: every change has the day it was made on, and was made by one of those who worked on the case.
func TestMake_historyReadsTrue(t *testing.T) {
	t.Parallel()
	s := at(t, sample.Whole)
	faults, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "faults", faults, []casefile.Fault(nil))
	changes, err := s.History(t.Context(), casefile.HistoryQuery{})
	if err != nil {
		t.Fatal(err)
	}
	who := map[string]bool{}
	for i, c := range changes {
		who[c.Who] = true
		if i > 0 && c.At > changes[i-1].At {
			t.Errorf("%s of %s lies after %s", c.Label, c.At, changes[i-1].Label)
		}
	}
	equal(t, "people", who, map[string]bool{"Ragnhild Moe": true, "Márta Kővári": true, "Jonas Lindqvist": true, "Henrik Dahl": true})
	first, last := changes[len(changes)-1].At, changes[0].At
	equal(t, "from and to", string(first[:10]+" "+last[:10]), "2026-01-12 2026-06-18")
}

// TestMakeAt_endsAtItsMoment: the story told up to a moment is the whole story as it stood then.
func TestMakeAt_endsAtItsMoment(t *testing.T) {
	t.Parallel()
	s, err := sample.MakeAt(t.Context(), env(), filepath.Join(t.TempDir(), "client.fieldcase"), sample.BeforeStage2)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	var alone, within bytes.Buffer
	if err := errors.Join(s.ExportCase(t.Context(), &alone, true), at(t, sample.BeforeStage2).ExportCase(t.Context(), &within, true)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(alone.Bytes(), within.Bytes()) {
		t.Error("the story up to Stage 2 differs from the whole story as it stood then")
	}
}

func TestMake_sameIdentitiesGiveTheSameCase(t *testing.T) {
	t.Parallel()
	again, err := sample.Make(t.Context(), env(), filepath.Join(t.TempDir(), "client.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	var one, two bytes.Buffer
	if err := errors.Join(at(t, sample.Whole).ExportCase(t.Context(), &one, true), again.ExportCase(t.Context(), &two, true)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two samples differ")
	}
}

// TestMake_leavesNoFileWhenCancelled cancels at many points: wherever the story is, it ends with an error.
func TestMake_leavesNoFileWhenCancelled(t *testing.T) {
	t.Parallel()
	for n := 1; n < 330; n += 80 {
		cancelled(t, n, func(ctx context.Context, e casefile.Env, path string) (*casefile.Session, error) {
			return sample.Make(ctx, e, path)
		})
	}
	for _, i := range []int{3, 11} {
		for n := 5; n < 60; n += 16 {
			cancelled(t, n, func(ctx context.Context, e casefile.Env, path string) (*casefile.Session, error) {
				return sample.PortfolioCase(ctx, e, path, i, date.MustParse("2027-04-09"))
			})
		}
	}
}

// cancelled makes a case, cancels at the n-th identity, and looks what is left. A story that ended before is fine.
func cancelled(t *testing.T, n int, fill func(context.Context, casefile.Env, string) (*casefile.Session, error)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	e := env()
	newID := e.NewID
	given := 0
	e.NewID = func() string {
		if given++; given == n {
			cancel()
		}
		return newID()
	}
	dir := t.TempDir()
	s, err := fill(ctx, e, filepath.Join(dir, "client.fieldcase"))
	if err == nil {
		if given >= n {
			t.Errorf("cancelled at identity %d of %d: no error", n, given)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		return
	}
	if !casefile.IsCancelled(err) {
		t.Errorf("cancelled at identity %d: error = %v", n, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("cancelled at identity %d: left behind %v, %v", n, left, err)
	}
}
