package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Undone is what taking back an action came to.
type Undone struct {
	Action    string // ID of the action that was taken back
	Label     string // what was undone or done again: the label of the action that first did it
	Again     bool   // the action taken back was itself an undo, so that what it took back is done again
	Conflicts []UndoConflict
	Applied   Applied // the action that took it back; nothing when only conflicts were found
}

// UndoConflict is a field that was not set back, since it no longer has the value that the action gave it.
type UndoConflict struct {
	Kind    string
	Record  audit.ID
	Field   string
	Stands  audit.Value // what it is now
	Earlier audit.Value // what it was before the action
}

// Words before the label of an action that took back another, and of one that took back such a one.
const (
	labelUndo = "Undo: "
	labelRedo = "Redo: "
)

// Undo takes back an action, the last one that was not taken back when action is "". It is an action itself: it sets
// the earlier value of each field whose value is still the action's, and reports the others. A record that the action
// began is taken out, unless somebody changed it since. Undoing an undo does the action again.
//
// It fails with ErrNothingToUndo when there is no such action, it was taken back already, or it is one of those to keep.
func (f *File) Undo(ctx context.Context, action string, keep ...string) (Undone, error) {
	return f.takeBack(ctx, "undo", &undo{wanted: action, keep: keep})
}

// Redo does again what the last undo took back, as long as nothing else was done since. It is an action itself, the
// undo of that undo. It fails with ErrNothingToRedo when there is none.
func (f *File) Redo(ctx context.Context) (Undone, error) {
	return f.takeBack(ctx, "redo", &undo{again: true})
}

func (f *File) takeBack(ctx context.Context, what string, u *undo) (Undone, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return Undone{}, fmt.Errorf("%s: %w", what, err)
	}
	err := f.snapshot(ctx, what, func(tx *sql.Tx) error { return u.plan(ctx, tx) })
	if err != nil {
		return Undone{}, err
	}
	out := Undone{Action: u.target.ID, Label: subject(u.target.Label), Conflicts: u.conflicts}
	out.Again = u.target.Undoes != "" && !u.target.Again
	if len(u.edits) == 0 {
		return out, nil
	}
	records, err := byRecord(u.edits)
	if err != nil {
		return Undone{}, fmt.Errorf("%s: %w", what, err)
	}
	word := labelUndo
	if out.Again {
		word = labelRedo
	}
	out.Applied, err = f.apply(ctx, Action{Label: word + out.Label, Undoes: u.target.ID}, records)
	return out, err
}

// Steps are what Undo and Redo would take back and do again, by the labels of the actions that first did it; "" when
// there is nothing.
type Steps struct{ Undo, Redo string }

// Steps returns what an Undo of the last action but those to keep, and a Redo, would do now.
func (f *File) Steps(ctx context.Context, keep ...string) (Steps, error) {
	var out Steps
	err := f.snapshot(ctx, "read the history", func(tx *sql.Tx) error {
		back, again := undo{keep: keep, looking: true}, undo{again: true, looking: true}
		if err := back.plan(ctx, tx); err == nil {
			out.Undo = subject(back.target.Label)
		} else if !errors.Is(err, ErrNothingToUndo) {
			return err
		}
		if err := again.plan(ctx, tx); err == nil {
			out.Redo = subject(again.target.Label)
		} else if !errors.Is(err, ErrNothingToRedo) {
			return err
		}
		return nil
	})
	return out, err
}

// undo plans the taking back of an action.
type undo struct {
	wanted    string   // ID of the action, "" for the last one
	again     bool     // of the last undo
	keep      []string // actions that are not taken back
	looking   bool     // only whether there is something to take back: the plan ends with the first record of it
	target    ActionInfo
	seen      audit.Seen
	edits     []Edit
	conflicts []UndoConflict
}

// recentActions is how many actions are looked through before all are.
const recentActions = 50

// plan chooses the action and plans its taking back. The last action is the last that has something to take back.
func (u *undo) plan(ctx context.Context, tx *sql.Tx) (err error) {
	if u.seen, err = seenBy(ctx, tx); err != nil {
		return err
	}
	for _, limit := range []int{recentActions, 0} {
		all, err := readActions(ctx, tx, limit)
		if err != nil {
			return err
		}
		if found, err := u.choose(ctx, tx, all); found || err != nil {
			return err
		}
		if limit > 0 && len(all) < limit {
			break
		}
	}
	return u.nothing()
}

func (u *undo) nothing() error {
	if u.again {
		return ErrNothingToRedo
	}
	return ErrNothingToUndo
}

// choose plans the taking back of the first action, of all given newest first, that is wanted and has something to take
// back.
func (u *undo) choose(ctx context.Context, tx *sql.Tx, all []ActionInfo) (bool, error) {
	for _, a := range all {
		if u.again && a.Undoes == "" {
			return false, u.nothing() // something else was done since
		}
		if !u.wants(a) {
			continue
		}
		u.target = a
		if err := u.action(ctx, tx); err != nil {
			return false, err
		}
		if u.wanted != "" || u.found() {
			return true, nil
		}
	}
	return false, nil
}

func (u *undo) wants(a ActionInfo) bool {
	switch {
	case a.Undone || slices.Contains(u.keep, a.ID):
		return false
	case u.wanted != "":
		return a.ID == u.wanted
	case u.again:
		return !a.Again
	default:
		return a.Undoes == ""
	}
}

// action plans the taking back of the target. It has one record in memory at a time: an action may be the import of
// thousands.
func (u *undo) action(ctx context.Context, tx *sql.Tx) error {
	st := newStatements(tx)
	defer st.close()
	var run []Change // those of one record that follow one another
	err := eachChange(ctx, tx, ChangeQuery{Action: u.target.ID, oldestFirst: true}, func(c Change) (bool, error) {
		if len(run) > 0 && (c.Record != run[0].Record || c.Kind != run[0].Kind) {
			if err := u.record(ctx, st, run); err != nil || u.looking && u.found() {
				return false, err
			}
			run = run[:0]
		}
		run = append(run, c)
		return true, nil
	})
	if err != nil || len(run) == 0 || u.looking && u.found() {
		return err
	}
	return u.record(ctx, st, run)
}

// found reports whether the action has something to take back.
func (u *undo) found() bool { return len(u.edits)+len(u.conflicts) > 0 }

// record plans the taking back of the action's changes of one record.
func (u *undo) record(ctx context.Context, st *statements, changes []Change) error {
	if err := readOld(ctx, st, changes); err != nil {
		return err
	}
	live, err := liveOf(ctx, st, changes[0].Kind, changes[0].Record)
	if err != nil {
		return err
	}
	begins, err := u.begins(ctx, st.tx, changes)
	if err != nil {
		return err
	}
	if begins {
		u.takeOut(changes, live)
		return nil
	}
	for _, c := range changes {
		u.field(c, live[c.Field])
	}
	return nil
}

// subject returns a label without Undo: and Redo: before it.
func subject(label string) string {
	for _, word := range []string{labelUndo, labelRedo} {
		if rest, ok := strings.CutPrefix(label, word); ok && rest != "" {
			return subject(rest)
		}
	}
	return label
}

// begins reports whether the record of the changes, all those of the action, began with them.
func (u *undo) begins(ctx context.Context, tx *sql.Tx, changes []Change) (bool, error) {
	var existed bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM "change" WHERE "record" = ? AND "kind" = ? AND "seq" < ?)`,
		string(changes[0].Record), changes[0].Kind, changes[0].Seq).Scan(&existed)
	return !existed, err
}

// takeOut plans the taking out of a record that began with these changes, unless it was changed since.
func (u *undo) takeOut(changes []Change, live map[string][]version) {
	before := len(u.conflicts)
	for _, name := range sortedKeys(live) {
		want := audit.Null
		if i := slices.IndexFunc(changes, func(c Change) bool { return c.Field == name }); i >= 0 {
			want = changes[i].New
		}
		if stands := shown(live[name]); stands != want && !(name == fieldDeleted && stands == "true") {
			u.conflict(changes[0], name, stands, audit.Null)
		}
	}
	if len(u.conflicts) == before && shown(live[fieldDeleted]) != "true" {
		out := changes[0]
		out.Field = fieldDeleted
		u.set(out, "true")
	}
}

// field plans the taking back of one change.
func (u *undo) field(c Change, live []version) {
	earlier := c.Old
	others := slices.DeleteFunc(slices.Clone(live), func(v version) bool { return v.id() == c.ID })
	if len(others) > 0 && len(others) < len(live) && !inConflict(others) {
		earlier = shown(others) // the change stood in conflict with another value, which now stands alone
	} else if inConflict(live) || shown(live) != c.New {
		if stands := shown(live); stands != earlier || inConflict(live) {
			u.conflict(c, c.Field, stands, earlier)
		}
		return
	}
	u.set(c, earlier)
}

func (u *undo) set(c Change, value audit.Value) {
	u.edits = append(u.edits, Edit{Kind: c.Kind, Record: c.Record, Field: c.Field, Value: value, Seen: u.seen})
}

func (u *undo) conflict(c Change, field string, stands, earlier audit.Value) {
	u.conflicts = append(u.conflicts, UndoConflict{Kind: c.Kind, Record: c.Record, Field: field, Stands: stands, Earlier: earlier})
}
