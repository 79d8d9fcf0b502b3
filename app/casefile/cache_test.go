package casefile_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// desk is two people who write to one case file at the same time, each with a program of their own, as when a folder is
// shared by something that knows no locks; and what they once read and may still be editing.
type desk struct {
	path     string
	sessions []*casefile.Session
	reader   *casefile.Session      // a third one, which only reads: each time all of the file
	read     []audit.Recorder       // records as somebody read them
	snapshot map[*audit.Case]string // cases that somebody was shown → what they said
}

func newDesk(t *rapid.T) *desk {
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{path: filepath.Join(dir, "a.fieldcase"), snapshot: map[*audit.Case]string{}}
	first, err := casefile.Create(context.Background(), wildEnv(t, 1), d.path, casefile.NewCase{Client: audit.Client{Name: "A"}})
	if err != nil {
		t.Fatal(err)
	}
	besides := filepath.Join(dir, "b.fieldcase") // a second name has a lock of its own
	if err := os.Link(d.path, besides); err != nil {
		t.Fatal(err)
	}
	second, err := casefile.Open(context.Background(), wildEnv(t, 2), besides, false)
	if err != nil {
		t.Fatal(err)
	}
	if ro, why := second.ReadOnly(); ro {
		t.Fatal(why)
	}
	reader, err := casefile.Open(context.Background(), testEnv("XX"), d.path, true)
	if err != nil {
		t.Fatal(err)
	}
	d.sessions, d.reader = []*casefile.Session{first, second}, reader
	t.Cleanup(func() {
		_, _, _ = first.Close(), second.Close(), reader.Close()
		_ = os.RemoveAll(dir)
	})
	return d
}

// wildEnv is a clock that jumps both ways, as when a laptop wakes up or is set right.
func wildEnv(t *rapid.T, machine int) casefile.Env {
	env := testEnv("MK")
	at := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	steps := rapid.SliceOfN(rapid.IntRange(-7200, 7200), 4, 4).Draw(t, "clock")
	ids := 0
	env.NewID = func() string { // as unordered as those of two clocks
		ids++
		return fmt.Sprintf("%08x-0000-7000-800%d-%012x", rapid.Uint32().Draw(t, "id"), machine, ids)
	}
	n := 0
	env.Now = func() time.Time {
		at = at.Add(time.Duration(steps[n%len(steps)]) * time.Second)
		n++
		return at
	}
	return env
}

// kinds that the test edits: with and without rank, with sets, with an ID that follows from what they are, and one of
// which a case has one.
func drawRecord(t *rapid.T, c *audit.Case) audit.Recorder {
	a := c.AuditNamed("stage-2")
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		return &audit.Site{Name: "Oslo", Rank: fmt.Sprint(rapid.IntRange(1, 3).Draw(t, "rank"))}
	case 1:
		f := &audit.Finding{Statement: "x", State: audit.FindingDraft}
		if a != nil {
			f.Audit = a.ID
		}
		return f
	case 2:
		number := audit.Number(rapid.SampledFrom([]string{"4.1", "8.2", "10.2"}).Draw(t, "number"))
		id := audit.ID("")
		if a != nil {
			id = a.ID
		}
		return &audit.Conclusion{Record: audit.Record{ID: audit.ConclusionID(id, number)}, Audit: id, Requirement: number}
	case 3:
		return &audit.SoA{Record: audit.Record{ID: audit.DerivedID("soa", string(c.ID))}, Version: "1"}
	default:
		return &audit.Contact{Name: "Kari", Email: "kari@example.org"}
	}
}

// clone is a copy of a record of any kind.
func clone(r audit.Recorder) audit.Recorder {
	k := audit.KindOf(r)
	out := k.New()
	*out.Base() = *r.Base()
	for _, f := range k.Fields {
		if f.Type == audit.SetField {
			f.SetElements(out, f.Elements(r))
		} else if err := f.Set(out, f.Get(r)); err != nil {
			panic(err)
		}
	}
	return out
}

// drawEdit returns a copy of the record with some plain text or set in it changed, or as it is.
func drawEdit(t *rapid.T, r audit.Recorder) audit.Recorder {
	out := clone(r)
	texts := map[string][]string{
		"site": {"name", "city", "rank"}, "finding": {"statement", "evidence_text"}, "conclusion": {"result_note", "note"},
		"soa": {"version"}, "contact": {"name", "note"}, "client": {"scope"}, "audit": {"objectives_note", "language"},
	}
	k := audit.KindOf(r)
	for _, name := range texts[k.Name] {
		if f, ok := k.Field(name); ok && rapid.Bool().Draw(t, name) {
			if err := f.Set(out, audit.TextValue(rapid.SampledFrom([]string{"p", "q", "r"}).Draw(t, "text"))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if f, ok := out.(*audit.Finding); ok {
		f.OtherRequirements = rapid.SampledFrom([][]audit.Number{nil, {"4.1"}, {"4.1", "8.4"}, {"8.4"}}).Draw(t, "others")
	}
	return out
}

func (d *desk) save(t *rapid.T) {
	s := d.sessions[rapid.IntRange(0, 1).Draw(t, "who")]
	c, err := s.Case(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var changes []casefile.Change
	for range rapid.IntRange(1, 3).Draw(t, "changes") {
		var ch casefile.Change
		switch {
		case len(d.read) == 0 || rapid.IntRange(0, 3).Draw(t, "new") == 0:
			ch.After = drawRecord(t, c)
		default:
			ch.Before = d.read[rapid.IntRange(0, len(d.read)-1).Draw(t, "record")]
			if rapid.IntRange(0, 5).Draw(t, "take out") > 0 {
				ch.After = drawEdit(t, ch.Before)
				ch.After.Base().Deleted = false
			}
		}
		changes = append(changes, ch)
	}
	if err := s.Save(context.Background(), "Edit", changes...); err != nil && !errors.Is(err, casefile.ErrInvalid) {
		t.Fatal(err)
	}
	for _, ch := range changes {
		if ch.After != nil && rapid.Bool().Draw(t, "keep editing") {
			d.read = append(d.read, ch.After)
		}
	}
}

func (d *desk) undo(t *rapid.T) {
	s := d.sessions[rapid.IntRange(0, 1).Draw(t, "who")]
	action := ""
	if all, err := s.Actions(context.Background(), 6); err != nil {
		t.Fatal(err)
	} else if len(all) > 1 && rapid.Bool().Draw(t, "an earlier one") {
		action = all[rapid.IntRange(0, len(all)-2).Draw(t, "action")].ID
	}
	if _, err := s.Undo(context.Background(), action); err != nil && !errors.Is(err, casefile.ErrNothingToUndo) {
		t.Fatal(err)
	}
}

// look reads the case, and some of its records to edit later.
func (d *desk) look(t *rapid.T) {
	s := d.sessions[rapid.IntRange(0, 1).Draw(t, "who")]
	c, err := s.Case(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	d.snapshot[c] = said(c)
	for _, k := range audit.Kinds() {
		if k.Name == "soa_control" || k.Name == "standard" {
			continue
		}
		for _, r := range c.Records(k) {
			if rapid.IntRange(0, 3).Draw(t, "edit it") == 0 {
				d.read = append(d.read, clone(r))
			}
		}
	}
}

// said is all that a case says, its order and its conflicts included.
func said(c *audit.Case) string {
	b, err := json.Marshal(c)
	if err != nil {
		panic(err)
	}
	out := string(b)
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			if len(r.Base().Conflicts()) > 0 {
				out += fmt.Sprintf("\n%s %s %v", k.Name, r.Base().ID, r.Base().Conflicts())
			}
		}
	}
	return out
}

// check compares what each program shows with what a third one reads from the file.
func (d *desk) check(t *rapid.T) {
	ctx := context.Background()
	truth, err := d.reader.Case(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range d.sessions {
		c, err := s.Case(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(said(truth), said(c)); diff != "" {
			t.Fatalf("program %d shows another case than is in the file (-file +shown):\n%s", i, diff)
		}
		wantSeen(t, s, c)
	}
	for c, was := range d.snapshot {
		if said(c) != was {
			t.Fatal("a case that somebody was shown was changed afterwards")
		}
	}
}

// wantSeen fails unless every record shown has seen each of its changes, so that editing it leaves no conflict.
func wantSeen(t *rapid.T, s *casefile.Session, c *audit.Case) {
	entries, err := s.History(context.Background(), casefile.HistoryQuery{})
	if err != nil {
		t.Fatal(err)
	}
	last := map[audit.ID]audit.Seen{}
	for _, e := range entries {
		last[e.Record] = max(last[e.Record], e.Seq)
	}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			if r.Base().Seen() < last[r.Base().ID] {
				t.Fatalf("%s %s has seen %d, its last change is %d", k.Name, r.Base().ID, r.Base().Seen(), last[r.Base().ID])
			}
		}
	}
}

func TestSession_Case_isAlwaysWhatTheFileSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t)
		t.Repeat(map[string]func(*rapid.T){"save": d.save, "undo": d.undo, "look": d.look, "": d.check})
	})
}
