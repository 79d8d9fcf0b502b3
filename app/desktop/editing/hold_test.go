package editing_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/task"
)

// diary is a case that notes what it is told to keep.
type diary struct{ lines []string }

func (d *diary) Save(_ context.Context, label string, changes ...casefile.Change) error {
	for _, c := range changes {
		s, line := c.After.(*audit.Site), "add"
		if c.Before != nil {
			line = fmt.Sprintf("%s/%s ->", c.Before.(*audit.Site).Name, c.Before.(*audit.Site).City)
		}
		d.lines = append(d.lines, fmt.Sprintf("%s: %s %s/%s", label, line, s.Name, s.City))
	}
	return nil
}

func (d *diary) SaveDraft(_ context.Context, draft casefile.Draft) error {
	d.lines = append(d.lines, "draft "+draft.Field+" "+draft.Text)
	return nil
}

func (d *diary) DropDraft(_ context.Context, _ string, _ audit.ID, field string) error {
	d.lines = append(d.lines, "drop "+field)
	return nil
}

func siteEditor() (*editing.Editor[audit.Site, *audit.Site], *diary, *task.Sync, *bool) {
	d, runner, typing := &diary{}, &task.Sync{}, new(bool)
	w := editing.NewWriter(d, runner, func(s editing.State) { *typing = s.Typing })
	e := editing.NewEditor(w, func(*audit.Site) string { return "Site" }, func(err error) { d.lines = append(d.lines, err.Error()) })
	e.HoldBack(func(s *audit.Site) bool { return len(audit.Check(s)) == 0 })
	return e, d, runner, typing
}

func want(t *testing.T, d *diary, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, d.lines); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

func TestEditor_HoldBack(t *testing.T) {
	e, d, runner, _ := siteEditor()
	e.Open(&audit.Site{Record: audit.Record{ID: "a"}, Name: "Oslo"})
	e.Type("name", "")
	runner.Advance(task.DraftPause)
	e.Commit()
	e.Change(func(s *audit.Site) { s.City = "Oslo" })
	if !e.Held() || e.Settled() {
		t.Error("a site without name does not count as held back")
	}
	want(t, d, "draft name ")
	e.Type("name", "Tromsø")
	e.Commit()
	if e.Held() || !e.Settled() {
		t.Error("nothing is held back any more")
	}
	want(t, d, "draft name ", "Site: Oslo/ -> Tromsø/Oslo", "drop name")
}

func TestEditor_HoldBack_openLeavesItAsDraft(t *testing.T) {
	e, d, runner, typing := siteEditor()
	e.Open(&audit.Site{Record: audit.Record{ID: "a"}, Name: "Oslo"})
	e.Type("name", "")
	e.Open(&audit.Site{Record: audit.Record{ID: "b"}, Name: "Bergen"})
	runner.Advance(editing.CommitRest)
	want(t, d, "draft name ")
	if e.Record().Name != "Bergen" || !e.Settled() || *typing {
		t.Errorf("now edits %q, settled %v, typing %v", e.Record().Name, e.Settled(), *typing)
	}
}

func TestEditor_Begin(t *testing.T) {
	e, d, runner, typing := siteEditor()
	e.Begin(&audit.Site{Record: audit.Record{ID: "new"}})
	if !e.Begun() {
		t.Error("a new record is not begun")
	}
	e.Type("name", "T")
	if !*typing {
		t.Error("the window does not show that something is not on disk yet")
	}
	runner.Advance(task.DraftPause)
	want(t, d, "Site: add T/", "drop name")
	e.Type("name", "Tromsø")
	runner.Advance(task.DraftPause)
	e.Commit()
	want(t, d, "Site: add T/", "drop name", "draft name Tromsø", "Site: T/ -> Tromsø/", "drop name")
	if e.Begun() || *typing {
		t.Errorf("begun %v, typing %v after all is written", e.Begun(), *typing)
	}
}

func TestEditor_Begin_notFilledInIsNotWritten(t *testing.T) {
	e, d, runner, typing := siteEditor()
	e.Begin(&audit.Site{Record: audit.Record{ID: "new"}})
	e.Type("city", "Bergen") // no name: it cannot be written
	runner.Advance(task.DraftPause)
	want(t, d, "draft city Bergen") // all that the disk has of it
	e.Open(nil)
	runner.Advance(editing.CommitRest)
	want(t, d, "draft city Bergen")
	if *typing {
		t.Error("the window still waits for a record that was put away")
	}
}

func TestEditor_GiveUp(t *testing.T) {
	e, d, runner, typing := siteEditor()
	e.Begin(&audit.Site{Record: audit.Record{ID: "new"}})
	e.Type("city", "Bergen")
	runner.Advance(task.DraftPause)
	e.GiveUp()
	runner.Advance(editing.CommitRest)
	want(t, d, "draft city Bergen", "drop city")
	if e.Record() != nil || *typing {
		t.Errorf("given up, but it edits %v, typing %v", e.Record(), *typing)
	}
}

// TestEditor_Begin_draftsGoWithTheRecord: a new record that could not be written at first leaves no draft behind once it is,
// also when it was put away meanwhile.
func TestEditor_Begin_draftsGoWithTheRecord(t *testing.T) {
	e, d, runner, _ := siteEditor()
	e.Begin(&audit.Site{Record: audit.Record{ID: "new"}})
	e.Type("city", "Bergen")
	runner.Advance(task.DraftPause)
	putAway := audit.Clone(e.Record())
	e.Open(nil)
	e.Begin(putAway)
	e.Type("name", "Bryggen")
	e.Commit()
	want(t, d, "draft city Bergen", "Site: add Bryggen/Bergen", "drop name", "drop city")
}
