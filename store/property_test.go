package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawEdit draws an edit of any field of any kind, of one of a few records.
func drawEdit(t *rapid.T) store.Edit {
	k := audit.Kinds()[rapid.IntRange(0, len(audit.Kinds())-1).Draw(t, "kind")]
	f := k.Fields[rapid.IntRange(0, len(k.Fields)-1).Draw(t, "field")]
	record := audit.ID(k.Name + "-1")
	if !k.Singleton && rapid.Bool().Draw(t, "another") {
		record = audit.ID(k.Name + "-2")
	}
	e := store.Edit{Kind: k.Name, Record: record, Field: f.Name, Value: drawValue(t, f)}
	if f.Type == audit.SetField {
		e.Field += "/" + rapid.StringN(1, 8, -1).Draw(t, "element")
	}
	return e
}

func drawValue(t *rapid.T, f audit.Field) audit.Value {
	if rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
		return audit.Null
	}
	switch {
	case f.Type == audit.SetField || f.Type == audit.BooleanField:
		return "true"
	case f.Type == audit.IntegerField:
		return audit.Value(fmt.Sprint(rapid.Int64Min(1).Draw(t, "number")))
	case f.Format == "date":
		return audit.TextValue(fmt.Sprintf("2026-%02d-%02d", rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")))
	case f.Format == "month":
		return audit.TextValue(fmt.Sprintf("2026-%02d", rapid.IntRange(1, 12).Draw(t, "month")))
	case f.Format == "clock":
		return audit.TextValue(fmt.Sprintf("%02d:%02d", rapid.IntRange(1, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")))
	default:
		return audit.TextValue(rapid.String().Draw(t, "text"))
	}
}

// drawAction draws the edits of an action, each record begun before it is edited.
func drawAction(t *rapid.T, begun map[audit.ID]bool, seen audit.Seen) []store.Edit {
	var out []store.Edit
	for range rapid.IntRange(1, 6).Draw(t, "edits") {
		e := drawEdit(t)
		e.Seen = seen
		if !begun[e.Record] {
			begun[e.Record] = true
			out = append(out, store.Edit{Kind: e.Kind, Record: e.Record, Field: "deleted", Value: "false", Creates: true})
		}
		if e.Field == "deleted" && slices.ContainsFunc(out, func(o store.Edit) bool { return o.Record == e.Record && o.Creates }) {
			continue // nobody begins a record and takes it out in one action
		}
		out = append(out, e)
	}
	return out
}

// rapidCase makes a case file for one run of a property.
func rapidCase(t *rapid.T) *store.File {
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		t.Fatal(err)
	}
	f, err := store.Create(context.Background(), filepath.Join(dir, "c.fieldcase"), caseID, options(0, "Mira"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Writer().Exec("PRAGMA synchronous = OFF"); err != nil { // the properties are not about durability
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = f.Close()
		_ = os.RemoveAll(dir)
	})
	return f
}

func must[T any](t *rapid.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantSound(t interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
}, f *store.File,
) {
	t.Helper()
	faults, err := f.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range faults {
		if x.Kind == store.FaultBlob { // the properties draw attachments without bytes
			continue
		}
		t.Errorf("check: %s: %s: %s", x.Kind, x.Where, x.Message)
	}
}

// recordValues returns what a case shows, by record and field.
func recordValues(c *audit.Case) map[string]any {
	out := map[string]any{}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			for _, f := range k.Fields {
				key := string(r.Base().ID) + " " + f.Name
				if f.Type == audit.SetField {
					out[key] = f.Elements(r)
				} else {
					out[key] = f.Get(r)
				}
			}
		}
	}
	return out
}

func TestApply_anyEditsGiveWhatTheySay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		f := rapidCase(t)
		model := map[[3]string]audit.Value{}
		begun := map[audit.ID]bool{}
		for range rapid.IntRange(1, 8).Draw(t, "actions") {
			edits := drawAction(t, begun, must[audit.Seen](t)(f.Seen(ctx)))
			must[store.Applied](t)(f.Apply(ctx, store.Action{Label: "Edit", Edits: edits}))
			for _, e := range edits {
				if e.Value == "false" { // of the begin of a record
					e.Value = audit.Null
				}
				model[[3]string{e.Kind, string(e.Record), e.Field}] = e.Value
			}
		}
		for key, want := range model {
			r := must[audit.Recorder](t)(f.Read(ctx, key[0], audit.ID(key[1])))
			if got := fieldValue(r, key[2]); got != want {
				t.Fatalf("%v is %s, want %s", key, got, want)
			}
			if len(r.Base().Conflicts()) > 0 {
				t.Fatalf("%v has conflicts %v though every edit had seen all", key, r.Base().Conflicts())
			}
		}
		wantSound(t, f)
	})
}

// fieldValue returns a field's value as a change of that name sets it.
func fieldValue(r audit.Recorder, name string) audit.Value {
	for _, f := range audit.KindOf(r).Fields {
		if f.Name == name {
			return f.Get(r)
		}
		if f.Type == audit.SetField && len(name) > len(f.Name) && name[:len(f.Name)+1] == f.Name+"/" {
			if slices.Contains(f.Elements(r), name[len(f.Name)+1:]) {
				return "true"
			}
			return audit.Null
		}
	}
	return "no such field"
}

func TestUndo_ofTheLastActionGivesWhatWasBefore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		f := rapidCase(t)
		begun := map[audit.ID]bool{}
		var states []map[string]any
		for range rapid.IntRange(1, 5).Draw(t, "actions") {
			states = append(states, recordValues(must[*audit.Case](t)(f.Load(ctx))))
			done := must[store.Applied](t)(f.Apply(ctx, store.Action{Label: "Edit", Edits: drawAction(t, begun, must[audit.Seen](t)(f.Seen(ctx)))}))
			if done.Changes == 0 {
				states = states[:len(states)-1]
			}
		}
		last := recordValues(must[*audit.Case](t)(f.Load(ctx)))
		var undos []string
		for i := len(states) - 1; i >= 0; i-- {
			u := must[store.Undone](t)(f.Undo(ctx, ""))
			undos = append(undos, u.Applied.ID)
			if len(u.Conflicts) > 0 {
				t.Fatalf("undo of %d finds conflicts %+v", i, u.Conflicts)
			}
			if d := cmp.Diff(states[i], recordValues(must[*audit.Case](t)(f.Load(ctx)))); d != "" {
				t.Fatalf("after undo of action %d (-before +now):\n%s", i, d)
			}
		}
		for _, id := range slices.Backward(undos) {
			if u := must[store.Undone](t)(f.Undo(ctx, id)); len(u.Conflicts) > 0 {
				t.Fatalf("redo finds conflicts %+v", u.Conflicts)
			}
		}
		if d := cmp.Diff(last, recordValues(must[*audit.Case](t)(f.Load(ctx)))); d != "" {
			t.Fatalf("after redo of all (-before +now):\n%s", d)
		}
		wantSound(t, f)
	})
}

func TestApply_twoWritersLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		a := rapidCase(t)
		b := must[*store.File](t)(store.OpenBesides(ctx, a.Path(), options(1, "Jan")))
		defer b.Close()
		saw := map[string]audit.Seen{} // what the author of an action had seen
		seen := map[*store.File]audit.Seen{}
		for range rapid.IntRange(2, 12).Draw(t, "actions") {
			f := rapid.SampledFrom([]*store.File{a, b}).Draw(t, "who")
			if rapid.Bool().Draw(t, "reads first") {
				seen[f] = must[audit.Seen](t)(f.Seen(ctx))
			}
			field := rapid.SampledFrom([]string{"statement", "grade_reason", "sites/s1"}).Draw(t, "field")
			value := audit.TextValue(rapid.StringMatching("[ab]{1}").Draw(t, "value"))
			if field == "sites/s1" {
				value = rapid.SampledFrom([]audit.Value{"true", audit.Null}).Draw(t, "is")
			}
			done := must[store.Applied](t)(f.Apply(ctx, store.Action{Label: "Edit", Edits: []store.Edit{
				{Kind: "finding", Record: "f1", Field: field, Value: value, Seen: seen[f]},
			}}))
			saw[done.ID] = seen[f]
			seen[f] = done.Seen
		}
		changes := must[[]store.Change](t)(a.Changes(ctx, store.ChangeQuery{}))
		byID := map[string]store.Change{}
		for _, c := range changes {
			byID[c.ID] = c
		}
		for _, c := range changes {
			for _, id := range c.Replaces {
				if byID[id].Seq > saw[c.Action] {
					t.Fatalf("change %d, which had seen up to %d, replaced change %d", c.Seq, saw[c.Action], byID[id].Seq)
				}
			}
		}
		wantSound(t, a)
		wantSound(t, b)
		if d := cmp.Diff(recordValues(must[*audit.Case](t)(a.Load(ctx))), recordValues(must[*audit.Case](t)(b.Load(ctx)))); d != "" {
			t.Fatalf("the two see different records:\n%s", d)
		}
	})
}

func TestLoad_isWhatWasPutInForEveryKind(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		f := rapidCase(t)
		want := &audit.Case{ID: caseID}
		for _, k := range audit.Kinds() {
			r := k.New()
			r.Base().ID = audit.ID(k.Name + "-1")
			for _, field := range k.Fields {
				switch {
				case field.Name == "deleted":
				case field.Type == audit.SetField:
					field.SetElements(r, rapid.SliceOfDistinct(rapid.StringN(1, 5, -1), rapid.ID[string]).Draw(t, "set"))
				default:
					if err := field.Set(r, drawValue(t, field)); err != nil {
						t.Fatal(err)
					}
				}
			}
			want.Add(r)
			must[store.Applied](t)(f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, r)}))
		}
		got := must[*audit.Case](t)(f.Load(ctx))
		if d := cmp.Diff(recordValues(want), recordValues(got)); d != "" {
			t.Fatalf("-put +got\n%s", d)
		}
	})
}
