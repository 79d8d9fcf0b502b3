package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// Undone is what taking back an action came to.
type Undone struct {
	Action    string // ID of the action that was taken back
	Label     string // of that action
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

// Undo takes back an action, the last one that was not taken back when action is "". It is an action itself: it sets
// the earlier value of each field whose value is still the action's, and reports the others. A record that the action
// began is taken out, unless somebody changed it since. Undoing an undo does the action again.
//
// It fails with ErrNothingToUndo when there is no such action, or it was taken back already.
func (f *File) Undo(ctx context.Context, action string) (Undone, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return Undone{}, fmt.Errorf("undo: %w", err)
	}
	var u undo
	err := f.snapshot(ctx, "undo", func(tx *sql.Tx) error { return u.plan(ctx, tx, action) })
	if err != nil {
		return Undone{}, err
	}
	out := Undone{Action: u.target.ID, Label: u.target.Label, Conflicts: u.conflicts}
	if len(u.edits) == 0 {
		return out, nil
	}
	records, err := byRecord(u.edits)
	if err != nil {
		return Undone{}, fmt.Errorf("undo: %w", err)
	}
	word := "Undo: "
	if u.target.Undoes != "" {
		word = "Redo: "
	}
	out.Applied, err = f.apply(ctx, Action{Label: word + u.target.subject, Undoes: u.target.ID}, records)
	return out, err
}

// undo plans the taking back of an action.
type undo struct {
	target struct {
		ActionInfo
		subject string // the label without Undo: and Redo: before it
	}
	seen      audit.Seen
	edits     []Edit
	conflicts []UndoConflict
}

func (u *undo) plan(ctx context.Context, tx *sql.Tx, action string) error {
	if err := u.find(ctx, tx, action); err != nil {
		return err
	}
	var err error
	if u.seen, err = seenBy(ctx, tx); err != nil {
		return err
	}
	changes, err := readChanges(ctx, tx, ChangeQuery{Action: u.target.ID})
	if err != nil {
		return err
	}
	if err := readOld(ctx, tx, changes); err != nil {
		return err
	}
	slices.Reverse(changes) // oldest first
	st := newStatements(tx)
	defer st.close()
	for len(changes) > 0 {
		n := slices.IndexFunc(changes, func(c Change) bool { return c.Record != changes[0].Record || c.Kind != changes[0].Kind })
		if n < 0 {
			n = len(changes)
		}
		live, err := liveOf(ctx, st, changes[0].Kind, changes[0].Record)
		if err != nil {
			return err
		}
		u.record(changes[:n], live)
		changes = changes[n:]
	}
	return nil
}

// find looks the action up.
func (u *undo) find(ctx context.Context, tx *sql.Tx, action string) error {
	all, err := readActions(ctx, tx, 0)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(a ActionInfo) bool {
		return !a.Undone && (action == a.ID || action == "" && a.Undoes == "")
	})
	if i < 0 {
		return ErrNothingToUndo
	}
	u.target.ActionInfo, u.target.subject = all[i], subject(all[i].Label)
	return nil
}

// subject returns a label without Undo: and Redo: before it.
func subject(label string) string {
	for _, word := range []string{"Undo: ", "Redo: "} {
		if len(label) > len(word) && label[:len(word)] == word {
			return subject(label[len(word):])
		}
	}
	return label
}

// record plans the taking back of the action's changes of one record.
func (u *undo) record(changes []Change, live map[string][]version) {
	begins := slices.IndexFunc(changes, func(c Change) bool { return c.Field == fieldDeleted && len(c.Replaces) == 0 && c.New == "false" })
	if begins < 0 {
		for _, c := range changes {
			u.field(c, live[c.Field])
		}
		return
	}
	before := len(u.conflicts)
	for _, name := range sortedKeys(live) {
		want := audit.Null
		if i := slices.IndexFunc(changes, func(c Change) bool { return c.Field == name }); i >= 0 {
			want = changes[i].New
		}
		if stands := shown(live[name]); stands != want {
			u.conflict(changes[begins], name, stands, want)
		}
	}
	if len(u.conflicts) == before {
		u.set(changes[begins], "true")
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
