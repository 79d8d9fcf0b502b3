package main

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/nonconformity"
	pages "fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// answersOfSample are what the client of the sample answers in its two rounds, by number and title of the column.
var answersOfSample = []map[[2]string]string{
	{
		{"NC-2026-ST2-01", "Correction"}: "Validation of ReportDraft stopped 2026-05-07; IA-04 carried out 2026-05-20", {"NC-2026-ST2-01", "Cause"}: "Release gate asked for the assessment before launch, not before validation",
		{"NC-2026-ST2-01", "Corrective action"}: "Gate moved to project start, checklist PG-02 v2, project managers trained", {"NC-2026-ST2-01", "Done by"}: "2026-06-05",
		{"NC-2026-ST2-02", "Cause"}: "Staffing", {"NC-2026-ST2-02", "Corrective action"}: "Hire one person",
		{"NC-2026-ST2-03", "Cause"}: "Files of people who join within the group were not started", {"NC-2026-ST2-04", "Cause"}: "Programme copied from the quality system",
		{"NC-2026-ST2-03", "Correction"}: "File P-06 completed 2026-05-12", {"NC-2026-ST2-03", "Corrective action"}: "Onboarding list extended",
		{"NC-2026-ST2-04", "Correction"}: "Audit of clauses 9 and 10 on 2026-05-28", {"NC-2026-ST2-04", "Corrective action"}: "Programme IAP v2 with clause matrix",
	},
	{
		{"NC-2026-ST2-02", "Correction"}: "On-call rota since 2026-06-01", {"NC-2026-ST2-02", "Cause"}: "Alert routing ended at the support desk",
		{"NC-2026-ST2-02", "Corrective action"}: "Rota and alert routing kept as part of OP-14",
	},
}

// TestTwoRounds_desktopAndCommandLineGiveTheSameCase takes the four nonconformities of the sample through both rounds: in one
// case the page reads what comes back and a person reviews it there; in the other the command line takes it, and the
// same is decided.
func TestTwoRounds_desktopAndCommandLineGiveTheSameCase(t *testing.T) {
	d := pagetest.Sample(t, sample.ClientReturn.Clock(), sample.ClientReturn)
	d.Choose("stage-2")
	p := nonconformity.New(d, d.Session, d.Writer())
	d.Show(p)
	path := filepath.Join(t.TempDir(), "client.fieldcase")
	if err := os.WriteFile(path, pagetest.SampleFile(t, sample.ClientReturn), 0o600); err != nil {
		t.Fatal(err)
	}
	env := testEnv()
	env.Now = sample.ClientReturn.Clock // as that of the desk's session
	days := []string{"2026-05-26", "2026-06-09"}
	for round, answers := range answersOfSample {
		d.Clock = clockOf(t, days[round])
		book := filepath.Join(t.TempDir(), "answers.xlsx")
		if _, err := d.Session.ExportFindings(t.Context(), d.At, book, true, nil); err != nil {
			t.Fatal(err)
		}
		fillAnswers(t, book, answers)
		d.Chosen = []string{book}
		d.Press("Ctrl+Shift+I")
		if round > 0 { // what was answered otherwise before is ticked by a person
			d.Press("Ctrl+A")
		}
		d.Press("Ctrl+Enter")
		if code, out, errs := call(t.Context(), env, false, "import", "response", path, book); code != 0 {
			t.Fatalf("round %d: exit %d\n%s%s", round+1, code, out, errs)
		}
		reviewOnPage(d, round)
		reviewByRules(t, env, path, d.Today(), round)
	}
	desktop, commandLine := wholeCase(t, d.Session), caseAt(t, path)
	if diff := cmp.Diff(desktop, commandLine); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(commandLine, `"state": "closed"`) || !strings.Contains(commandLine, "Alert routing ended") {
		t.Error("the states of the sample were not reached")
	}
}

func clockOf(t *testing.T, day string) time.Time {
	t.Helper()
	clock, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return clock.Add(9 * time.Hour)
}

func fillAnswers(t *testing.T, book string, answers map[[2]string]string) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Your response")
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range answers {
		row := slices.IndexFunc(rows, func(cells []string) bool { return slices.Contains(cells, at[0]) })
		cell, err := excelize.CoordinatesToCellName(slices.Index(rows[3], at[1])+1, row+1)
		if err = errors.Join(err, f.SetCellStr("Your response", cell, text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

const (
	whyReturned = "Correction missing, cause not analysed."
	whatWasSeen = "IA-04 of 2026-05-20, checklist PG-02 v2."
	closingNote = "The gate now stands at project start."
)

// reviewOnPage reviews the answers of a round by the keys of the page.
func reviewOnPage(d *pagetest.Desk, round int) {
	d.T.Helper()
	to := func(number string, keys ...pages.Keys) {
		d.Enter(numbered(d.T, d.Case(), number).ID)
		d.Press(keys...)
	}
	if round == 0 {
		to("NC-2026-ST2-01", "Ctrl+Enter")
		to("NC-2026-ST2-02", "Ctrl+R")
		d.Type(whyReturned)
		d.Answer("Return")
		to("NC-2026-ST2-03", "Ctrl+Enter", "Enter")
		return
	}
	to("NC-2026-ST2-01", "Ctrl+Shift+V")
	d.Type(whatWasSeen)
	d.Answer("Verified")
	to("NC-2026-ST2-01", "Ctrl+Enter")
	d.Type(closingNote)
	d.Answer("Close")
}

// reviewByRules decides the same in the case file.
func reviewByRules(t *testing.T, env casefile.Env, path string, on date.Date, round int) {
	t.Helper()
	s, err := casefile.Open(t.Context(), env, path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	act := func(number string, how func(audit.Act, *audit.Case, *audit.Finding, *audit.Response) (*audit.Finding, *audit.Response)) {
		c, err := s.Case(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		f := numbered(t, c, number)
		rounds := c.RoundsOf(f.ID)
		last := rounds[len(rounds)-1]
		after, review := how(audit.Act{By: casefile.AuthorOf(c, env.User), On: on}, c, f, last)
		changes := []casefile.Change{{Before: f, After: after}}
		if review != nil {
			changes = append(changes, casefile.Change{Before: last, After: review})
		}
		if err := s.Save(t.Context(), number, changes...); err != nil {
			t.Fatal(err)
		}
	}
	type (
		c = *audit.Case
		f = *audit.Finding
		r = *audit.Response
	)
	if round == 0 {
		act("NC-2026-ST2-01", func(a audit.Act, _ c, n f, last r) (f, r) { return a.AcceptPlan(n, last, "", "") })
		act("NC-2026-ST2-02", func(a audit.Act, of c, n f, last r) (f, r) {
			return a.ReturnResponse(n, last, whyReturned, a.On.AddDays(int(of.Policy.AnswerAgainDays)))
		})
		act("NC-2026-ST2-03", func(a audit.Act, of c, n f, last r) (f, r) {
			return a.AcceptPlan(n, last, "", of.FollowingAudit(n, a.On).ID)
		})
		return
	}
	act("NC-2026-ST2-01", func(a audit.Act, _ c, n f, last r) (f, r) { return a.Verify(n, last, audit.ByDocuments, whatWasSeen) })
	act("NC-2026-ST2-01", func(a audit.Act, _ c, n f, _ r) (f, r) { return a.CloseFinding(n, closingNote), nil })
}

func numbered(t testing.TB, c *audit.Case, number string) *audit.Finding {
	t.Helper()
	i := slices.IndexFunc(c.Findings, func(f audit.Finding) bool { return f.Number == number })
	if i < 0 {
		t.Fatalf("no %s", number)
	}
	return &c.Findings[i]
}

func caseAt(t *testing.T, path string) string {
	t.Helper()
	s, err := casefile.Open(t.Context(), testEnv(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	out := wholeCase(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// wholeCase is the case as JSON, without the times of the clock and with records named by what they are, since each
// program gives them IDs of its own.
func wholeCase(t *testing.T, s *casefile.Session) string {
	t.Helper()
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, a := range c.Attachments {
		names[string(a.ID)] = "attachment " + a.Name + " " + a.SHA256
	}
	for _, r := range c.Responses {
		names[string(r.ID)] = "response to " + string(r.Finding) + " round " + string(rune('0'+r.Round))
	}
	for _, a := range c.Amendments {
		names[string(a.ID)] = "amendment of " + string(a.Finding) + " " + a.Field
	}
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(renamed(tree, names), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// renamed replaces IDs by names, leaves out instants, and sorts lists.
func renamed(tree any, names map[string]string) any {
	switch x := tree.(type) {
	case string:
		if names[x] != "" {
			return names[x]
		}
	case []any:
		for i := range x {
			x[i] = renamed(x[i], names)
		}
		slices.SortFunc(x, func(a, b any) int { return strings.Compare(textOf(a), textOf(b)) })
	case map[string]any:
		for _, key := range slices.Collect(maps.Keys(x)) {
			if key == "added_at" || key == "amended_at" {
				delete(x, key)
				continue
			}
			x[key] = renamed(x[key], names)
		}
	}
	return tree
}

func textOf(x any) string {
	text, err := json.Marshal(x)
	if err != nil {
		return ""
	}
	return string(text)
}
