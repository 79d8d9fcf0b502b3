package casefile_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/platform/keptfile"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// asWritten compares profiles without what only says when they were read.
var asWritten = cmp.Options{cmpopts.IgnoreUnexported(audit.Record{}), cmpopts.EquateEmpty(), cmpopts.EquateComparable(date.Date{}, date.Clock{}, date.Month{})}

// dot is a picture of one colour.
func dot(t *testing.T, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	img.Set(3, 4, c)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// kept is a profile kept in a folder: a mark, two people, a table of two rows, response days of its own.
func kept(t *testing.T, env casefile.Env) *casefile.KeptProfile {
	t.Helper()
	k := casefile.KeepProfile(env, t.TempDir())
	p := casefile.NewProfile(env, "Fjørdcert AS")
	p.Body.NumberPattern, p.Policy.ResponseDays = "FC-AIMS-0000", 45
	p.Persons = []audit.Person{
		{Record: audit.Record{ID: env.ID()}, Name: "Ragnhild Moe", Initials: "RM", Competence: []string{"AIMS", "Health"}},
		{Record: audit.Record{ID: env.ID()}, Name: "Jonas Lie", Initials: "JL"},
	}
	table := audit.TimeTable{Record: audit.Record{ID: env.ID()}, Table: "iso-iec-42006-2025", Title: "ISO/IEC 42006:2025, A.1"}
	p.TimeTables = []audit.TimeTable{table}
	for i, to := range []int64{10, 15} {
		p.TimeRows = append(p.TimeRows, audit.TimeRow{
			Record: audit.Record{ID: env.ID()}, TimeTable: table.ID, Column: "producer", From: to - 4, To: to, Days: audit.Days(500 + 100*i),
		})
	}
	if err := k.Replace(p); err != nil {
		t.Fatal(err)
	}
	if err := k.SetMark("mark", "Zeichen für Ø.png", dot(t, color.Black)); err != nil {
		t.Fatal(err)
	}
	return k
}

// change saves a change of a record of the profile.
func change[T any, P interface {
	*T
	audit.Recorder
}](t *testing.T, k *casefile.KeptProfile, before P, change func(P)) {
	t.Helper()
	after := audit.Clone(before)
	change(after)
	if err := k.Save(t.Context(), "Change", casefile.Change{Before: before, After: after}); err != nil {
		t.Fatal(err)
	}
}

// caseWith is a new case made with a profile, or with none.
func caseWith(t *testing.T, p *casefile.Profile) *casefile.Session {
	t.Helper()
	s, err := casefile.Create(t.Context(), testEnv("MK"), filepath.Join(t.TempDir(), "a.fieldcase"),
		casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}, Profile: p})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func keysOf(differences []casefile.Difference) []string {
	var out []string
	for _, d := range differences {
		out = append(out, d.Key)
	}
	return out
}

func TestProfile_roundTrip(t *testing.T) {
	t.Parallel()
	p := kept(t, testEnv("MK")).Profile()
	first, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := casefile.DecodeProfile(testEnv("MK"), first)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(p, again, asWritten); d != "" {
		t.Errorf("written and read (-want +got)\n%s", d)
	}
	second, err := again.Encode()
	if err != nil || string(first) != string(second) {
		t.Errorf("the same profile has other bytes (%v):\n%s", err, cmp.Diff(string(first), string(second)))
	}
	if name, content := again.Mark("mark"); name != "Zeichen für Ø.png" || !bytes.Equal(content, dot(t, color.Black)) {
		t.Errorf("the mark is %q of %d bytes", name, len(content))
	}
}

func TestDecodeProfile_namesEveryMistake(t *testing.T) {
	t.Parallel()
	in := `{
	 "format": 1, "kind": "certification-body-profile", "id": "mine", "revision": -1, "colour": "blue",
	 "body": {"name": "Ø", "mark": "nowhere", "profile": "x", "number_pattern": "FC"},
	 "policy": {"response_days": -3, "stage_min_days": 20, "stage_max_days": 10, "min_surveillance": 1.005, "retention_months": 12, "rounding": "down"},
	 "persons": [{"name": "", "initials": "A"}, {"name": "B", "initials": "B", "declared_on": "2026-01-02", "competence": ["AI", "AI"]}],
	 "time_tables": [{"id": "t", "table": "x"}, {"id": "u", "table": "x", "max_reduction": 130}],
	 "time_rows": [{"time_table": "t", "from": 1, "to": 10, "days": 5}, {"time_table": "t", "from": 8, "to": 9, "days": 5}, {"time_table": "none", "from": 0, "to": 0, "days": 0}],
	 "attachments": [{"name": "a.png", "sha256": "00", "size": 1}]
	}`
	want := []string{
		"$.id", "$.revision", "$.colour", "$.body.mark", "$.body.profile", "$.body.number_pattern", "$.policy.response_days",
		"$.policy.stage_max_days", "$.policy.min_surveillance", "$.policy.retention_months", "$.policy.rounding", "$.persons[0].name",
		"$.persons[1].declared_on", "$.persons[1].competence[1]", "$.time_tables[1].table", "$.time_tables[1].max_reduction",
		"$.time_rows[1].from", "$.time_rows[2].time_table", "$.time_rows[2].from", "$.time_rows[2].days", "$.attachments[0]",
	}
	_, err := casefile.DecodeProfile(testEnv("XX"), []byte(in))
	var wrong *casefile.ImportError
	if !errors.As(err, &wrong) {
		t.Fatalf("error %v", err)
	}
	var got []string
	for _, p := range wrong.Problems {
		if !slices.Contains(got, p.Path) {
			got = append(got, p.Path)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("paths with mistakes (-want +got)\n%s\n%v", d, wrong.Problems)
	}
}

func TestDecodeProfile_refusesWhatIsNone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"a case":  {`{"format": 1, "client": {"name": "A"}}`, "$.kind"},
		"no JSON": {"SQLite format 3\x00", "line 1"},
		"cut off": {`{"format": 1,` + "\n" + ` "kind": "certif`, "line 2"},
		"empty":   {"", "line 1"},
		"a list":  {"[]", "$"},
	} {
		if _, err := casefile.DecodeProfile(testEnv("XX"), []byte(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

func TestDecodeProfile_takesNamesWithinTheFile(t *testing.T) {
	t.Parallel()
	p, err := casefile.DecodeProfile(testEnv("XX"), []byte(`{"format": 1, "kind": "certification-body-profile", "body": {"name": "Ø"},
	 "time_tables": [{"id": "t", "table": "x"}], "time_rows": [{"time_table": "t", "from": 1, "to": 10, "days": 6.5}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if rows := p.RowsOf(p.TimeTables[0].ID); len(rows) != 1 || rows[0].Days != 650 {
		t.Errorf("rows of the table: %+v", rows)
	}
	if p.Policy.ResponseDays != audit.DefaultPolicy().ResponseDays {
		t.Errorf("without a policy the client has %d days", p.Policy.ResponseDays)
	}
}

func TestNewerProfile_isRefusedAndLeftAsItIs(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	newer := `{"format": 2, "kind": "certification-body-profile", "hologram": true}`
	path := filepath.Join(folder, casefile.ProfileName)
	if err := os.WriteFile(path, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	k := casefile.KeepProfile(testEnv("MK"), folder)
	if err := k.Locked(); !errors.Is(err, casefile.ErrNewerProfile) || k.Profile() != nil {
		t.Errorf("locked by %v, profile %v", err, k.Profile())
	}
	if err := k.Save(t.Context(), "Body"); !errors.Is(err, casefile.ErrNewerProfile) {
		t.Errorf("saving: %v", err)
	}
	if b, err := os.ReadFile(path); string(b) != newer || err != nil {
		t.Errorf("the file holds %s, %v", b, err)
	}
	if err := k.Replace(casefile.NewProfile(testEnv("MK"), "Ø")); err != nil || k.Locked() != nil {
		t.Errorf("putting another in its place: %v, %v", err, k.Locked())
	}
	if b, err := os.ReadFile(keptfile.File(filepath.Join(folder, casefile.ProfileName)).Before()); string(b) != newer || err != nil {
		t.Errorf("the one before holds %s, %v", b, err)
	}
}

func TestKeptProfile_unknownKeysAreNamedAndKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, casefile.ProfileName)
	text := `{"format": 1, "kind": "certification-body-profile", "hologram": true}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	k := casefile.KeepProfile(testEnv("MK"), folder)
	if err := k.Locked(); !errors.Is(err, casefile.ErrProfileDamaged) || !strings.Contains(err.Error(), "$.hologram") {
		t.Errorf("locked by %v", err)
	}
	if b, err := os.ReadFile(path); string(b) != text || err != nil {
		t.Errorf("the file holds %s, %v", b, err)
	}
}

func TestCreate_copiesTheWholeProfile(t *testing.T) {
	t.Parallel()
	p := kept(t, testEnv("MK")).Profile()
	s := caseWith(t, p)
	c := current(t, s)
	if d := p.Differences(c); len(d) > 0 || p.IsNews(c) {
		t.Errorf("a case just made with the profile differs in %v", keysOf(d))
	}
	got := fmt.Sprintf("%s, %s, %d days, %d people, %d rows, profile %v at %d", c.Body.Name, c.Body.NumberPattern, c.Policy.ResponseDays,
		len(c.Persons), len(c.TimeRows), c.Body.Profile == string(p.ID), c.Body.ProfileRevision)
	want := fmt.Sprintf("Fjørdcert AS, FC-AIMS-0000, 45 days, 2 people, 2 rows, profile true at %d", p.Revision)
	if got != want {
		t.Errorf("the case has %s\nwant %s", got, want)
	}
	mark := c.Attachment(c.Body.Mark)
	if mark == nil || mark.Width != 40 {
		t.Fatalf("mark of the case: %+v", mark)
	}
	if faults, err := s.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("check: %v, %v", faults, err)
	}
	actions, err := s.Actions(t.Context(), 0)
	if err != nil || len(actions) != 1 {
		t.Errorf("the history begins with %v, %v", actions, err)
	}
}

func TestProfile_changedLaterIsOfferedAndNotForced(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	k := kept(t, env)
	s := caseWith(t, k.Profile())
	p := k.Profile()
	change(t, k, &p.Policy, func(x *audit.Policy) { x.ResponseDays, x.MajorResponseDays = 60, 20 })
	p = k.Profile()
	change(t, k, p.Person(p.Persons[0].ID), func(x *audit.Person) { x.Competence = []string{"AIMS", "Health", "Law"} })
	change(t, k, &k.Profile().TimeRows[0], func(x *audit.TimeRow) { x.Days = 550 })
	if err := k.Save(t.Context(), "New", casefile.Change{After: &audit.Person{Name: "Śāntā", Initials: "Ś", Competence: []string{"Finance"}}}); err != nil {
		t.Fatal(err)
	}
	p = k.Profile()
	before := current(t, s)
	if before.Policy.ResponseDays != 45 || !p.IsNews(before) {
		t.Fatalf("the case has %d days, offered %v", before.Policy.ResponseDays, p.IsNews(before))
	}
	var got []string
	for _, d := range p.Differences(before) {
		got = append(got, fmt.Sprintf("%s: %s: %s → %s", d.Group, d.Words, d.InCase, d.InProfile))
	}
	if d := cmp.Diff([]string{
		"Conventions: Client answers a nonconformity within: 45 days → 60 days",
		"Conventions: A major within: as any other → 20 days",
		"People: Ragnhild Moe, competences: AIMS, Health → AIMS, Health, Law",
		"People: Śāntā:  → Śāntā: Finance",
		"Audit-time tables: ISO/IEC 42006:2025, A.1: 2 rows up to 15 persons, not verified → 2 rows up to 15 persons, not verified",
	}, got); d != "" {
		t.Errorf("differences (-want +got)\n%s", d)
	}
}

func TestSession_TakeFromProfile_isOneUndoableAction(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	k := kept(t, env)
	s := caseWith(t, nil)
	own := audit.Person{Record: audit.Record{ID: env.ID()}, Name: "ragnhild moe ", Initials: "RaM", DeclaredOn: date.MustParse("2026-01-09")}
	if err := s.Save(t.Context(), "Person", casefile.Change{After: &own}); err != nil {
		t.Fatal(err)
	}
	p := k.Profile()
	before := current(t, s)
	n, err := s.TakeFromProfile(t.Context(), p, keysOf(p.Differences(before))...)
	if err != nil || n == 0 {
		t.Fatalf("taken %d, %v", n, err)
	}
	c := current(t, s)
	if d := p.Differences(c); len(d) > 0 || p.IsNews(c) {
		t.Errorf("afterwards still differs: %v", keysOf(d))
	}
	if len(c.Persons) != 2 || c.Person(own.ID).Initials != "RM" || c.Person(own.ID).DeclaredOn != own.DeclaredOn {
		t.Errorf("people of the case: %+v", c.Persons)
	}
	if faults, err := s.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("check: %v, %v", faults, err)
	}
	for range 2 { // there and back, twice: what was undone can be taken again
		if _, err := s.Undo(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(before, current(t, s), asWritten); d != "" {
			t.Fatalf("undone, the case is otherwise than before\n%s", d)
		}
		if n, err = s.TakeFromProfile(t.Context(), p, keysOf(p.Differences(before))...); err != nil || len(p.Differences(current(t, s))) > 0 {
			t.Fatalf("taken again %d, %v, left %v", n, err, keysOf(p.Differences(current(t, s))))
		}
	}
}

func TestSession_TakeFromProfile_onlyWhatWasChosen(t *testing.T) {
	t.Parallel()
	k := kept(t, testEnv("MK"))
	s := caseWith(t, k.Profile())
	change(t, k, &k.Profile().Policy, func(x *audit.Policy) { x.ResponseDays, x.NoticeDays = 60, 90 })
	p := k.Profile()
	if n, err := s.TakeFromProfile(t.Context(), p, "policy.notice_days", "policy.no_such"); n != 1 || err != nil {
		t.Errorf("taken %d, %v", n, err)
	}
	c := current(t, s)
	if c.Policy.NoticeDays != 90 || c.Policy.ResponseDays != 45 {
		t.Errorf("the case has notice %d, response %d", c.Policy.NoticeDays, c.Policy.ResponseDays)
	}
	if p.IsNews(c) {
		t.Error("what was looked at and left is offered again")
	}
	change(t, k, &k.Profile().Policy, func(x *audit.Policy) { x.DayHours = 7 })
	if !k.Profile().IsNews(c) {
		t.Error("a later change is not offered")
	}
}

func TestProfile_IsNews_notForTheCaseOfAnotherBody(t *testing.T) {
	t.Parallel()
	p := kept(t, testEnv("MK")).Profile()
	for name, want := range map[string]bool{"": true, "FJØRDCERT AS": true, "Anderswo GmbH": false} {
		if got := p.IsNews(&audit.Case{Body: audit.Body{Name: name}}); got != want {
			t.Errorf("case of %q: offered %v", name, got)
		}
	}
}

func TestProfileOf_leavesOutWhatBelongsToTheClient(t *testing.T) {
	t.Parallel()
	k := kept(t, testEnv("MK"))
	s := caseWith(t, k.Profile())
	c := current(t, s)
	person := audit.Clone(&c.Persons[0])
	person.DeclaredOn, person.Declaration, person.ConsultancyUntil = date.MustParse("2026-01-09"), "none", date.MustParse("2025-01-09")
	if err := s.Save(t.Context(), "Person", casefile.Change{Before: &c.Persons[0], After: person}); err != nil {
		t.Fatal(err)
	}
	c = current(t, s)
	p, err := s.Profile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.DecodeProfile(testEnv("MK"), data); err != nil {
		t.Errorf("the profile of a case is none: %v", err)
	}
	if d := p.Differences(c); len(d) > 0 || p.ID == k.Profile().ID {
		t.Errorf("it differs from its case in %v", keysOf(d))
	}
}

func TestPolicyTerms_leaveNoFieldOut(t *testing.T) {
	t.Parallel()
	for _, f := range audit.KindNamed("policy").Fields {
		if _, ok := casefile.PolicyTerm(f.Name); !ok && f.Name != "deleted" {
			t.Errorf("%s: %s is no term", f.Name, f.Doc)
		}
	}
}
