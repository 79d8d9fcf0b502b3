package casefile_test

import (
	"errors"
	"image/color"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestKeptProfile_Save(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	k := kept(t, env)
	other := casefile.KeepProfile(env, filepath.Dir(k.Path())) // another window
	stale := k.Profile()
	change(t, other, &stale.Body, func(b *audit.Body) { b.City = "Tromsø" })
	change(t, k, &stale.Body, func(b *audit.Body) { b.Country = "Norge" })
	if b := k.Profile().Body; b.City != "Tromsø" || b.Country != "Norge" {
		t.Errorf("two windows entered city and country: %q, %q", b.City, b.Country)
	}
	var invalid *casefile.InvalidError
	after := k.Profile().Policy
	after.RetentionMonths = 12
	err := k.Save(t.Context(), "Policy", casefile.Change{Before: &k.Profile().Policy, After: &after})
	if !errors.As(err, &invalid) || invalid.Problems[0].Field != "retention_months" {
		t.Errorf("records kept for a year: %v", err)
	}
}

func TestKeptProfile_textBeingTypedIsOnDiskAndOneStepToUndo(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	k := kept(t, env)
	body := k.Profile().Body
	for _, text := range []string{"Ber", "Bergen"} {
		if err := k.SaveDraft(t.Context(), casefile.Draft{Kind: "body", Record: body.ID, Field: "city", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if got := casefile.KeepProfile(env, filepath.Dir(k.Path())).Profile().Body.City; got != "Bergen" {
		t.Errorf("killed while typing, the file says %q", got)
	}
	change(t, k, &body, func(b *audit.Body) { b.City = "Bergen" })
	if label, err := k.Undo(); label != "Change" || err != nil || k.Profile().Body.City != "" {
		t.Errorf("undone %q, %v: city %q", label, err, k.Profile().Body.City)
	}
}

func TestKeptProfile_Undo(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	k := kept(t, env)
	start := k.Profile()
	change(t, k, &k.Profile().Body, func(b *audit.Body) { b.City = "Bergen" })
	if err := k.Save(t.Context(), "Take out Jonas Lie", casefile.Change{Before: k.Profile().Person(start.Persons[1].ID)}); err != nil {
		t.Fatal(err)
	}
	revision := k.Profile().Revision
	for range 2 {
		if _, err := k.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(start, k.Profile(), asWritten, cmpopts.IgnoreFields(casefile.Profile{}, "Revision")); d != "" {
		t.Errorf("both taken back (-want +got)\n%s", d)
	}
	if k.Profile().Revision <= revision {
		t.Error("a profile that was taken back is no later one: cases would not be offered it")
	}
	change(t, k, &k.Profile().Body, func(b *audit.Body) { b.City = "Bergen" })
	other := casefile.KeepProfile(env, filepath.Dir(k.Path()))
	change(t, other, &other.Profile().Body, func(b *audit.Body) { b.Country = "Norge" })
	if _, err := k.Undo(); !errors.Is(err, casefile.ErrProfileChanged) {
		t.Errorf("undo over what another window wrote: %v", err)
	}
}

func TestKeptProfile_SetMark(t *testing.T) {
	t.Parallel()
	k := kept(t, testEnv("MK"))
	for name, content := range map[string][]byte{"text": []byte("no picture"), "too large": append(dot(t, color.White), make([]byte, casefile.MaxMark)...)} {
		if err := k.SetMark("mark", "x.png", content); !errors.Is(err, casefile.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := k.SetMark("mark", "new.png", dot(t, color.White)); err != nil {
		t.Fatal(err)
	}
	if p := k.Profile(); len(p.Attachments) != 1 || len(p.Blobs) != 1 {
		t.Errorf("the picture before is still there: %d, %d", len(p.Attachments), len(p.Blobs))
	}
	if err := k.SetMark("mark", "", nil); err != nil || k.Profile().Body.Mark != "" {
		t.Errorf("taken away: %v, %q", err, k.Profile().Body.Mark)
	}
	if _, err := k.Undo(); err != nil {
		t.Fatal(err)
	}
	if name, content := k.Profile().Mark("mark"); name != "new.png" || len(content) == 0 {
		t.Errorf("taken back: %q of %d bytes", name, len(content))
	}
}

func TestKeptProfile_BeginTable(t *testing.T) {
	t.Parallel()
	k := casefile.KeepProfile(testEnv("MK"), t.TempDir())
	if _, err := k.BeginTable(t.Context()); !errors.Is(err, casefile.ErrNoProfile) {
		t.Errorf("without a profile: %v", err)
	}
	if err := k.Begin("Ø"); err != nil {
		t.Fatal(err)
	}
	var names []string
	for range 3 {
		if _, err := k.BeginTable(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, table := range k.Profile().TimeTables {
		names = append(names, table.Table)
	}
	if d := cmp.Diff([]string{casefile.TableAIMS, "own-table", "own-table-2"}, names); d != "" {
		t.Errorf("tables (-want +got)\n%s", d)
	}
	if rows := k.Profile().RowsOf(k.Profile().TimeTables[0].ID); len(rows) != 3 || rows[0].Days != 500 {
		t.Errorf("the published row of ISO/IEC 42006: %+v", rows)
	}
}

func TestKeptProfile_SetRows(t *testing.T) {
	t.Parallel()
	k := kept(t, testEnv("MK"))
	p := k.Profile()
	table, rows := p.TimeTables[0].ID, p.RowsOf(p.TimeTables[0].ID)
	rows[0].Days, rows[1].From = 550, 12
	rows = append(rows, audit.TimeRow{Column: "producer", From: 20, To: 30, Days: 800})
	if err := k.SetRows(t.Context(), table, rows); err != nil {
		t.Fatal(err)
	}
	after := k.Profile().RowsOf(table)
	if len(after) != 3 || after[0].ID != rows[0].ID || after[0].Days != 550 || after[1].From != 12 || after[2].Days != 800 {
		t.Errorf("rows %+v", after)
	}
	after[2].From = 13
	if err := k.SetRows(t.Context(), table, after); !errors.Is(err, casefile.ErrInvalid) {
		t.Errorf("rows over one another: %v", err)
	}
	if err := k.SetRows(t.Context(), table, nil); err != nil || len(k.Profile().TimeRows) != 0 {
		t.Errorf("emptied: %v, %d rows", err, len(k.Profile().TimeRows))
	}
	if _, err := k.Undo(); err != nil || len(k.Profile().TimeRows) != 3 {
		t.Errorf("one Undo: %v, %d rows", err, len(k.Profile().TimeRows))
	}
}
