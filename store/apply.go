package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"

	"fieldcase/app/audit"
)

// Applied is what an action came to.
type Applied struct {
	ID      string        // of the action; "" when everything stood as it was to be and nothing was written
	At      audit.Instant // when
	Changes int           // how many fields were set
	Seen    audit.Seen    // what the editor has now seen of the records of the action

	// Behind names records that somebody else had changed since the editor read them. Seen does not cover those
	// changes; the records are to be read again before the next edit.
	Behind []audit.ID
}

// Apply is the one way records are written: the action's changes and the rows that follow from them, in one transaction.
//
// A value that stands already is not written again. A live value that came after Edit.Seen is not replaced: both stay,
// the field is in conflict until an edit that has seen both, and the record shows the later one.
//
// When an error is returned nothing of the action is in the file, except for ErrUnsure: then it could not be found out.
func (f *File) Apply(ctx context.Context, a Action) (Applied, error) {
	records, err := byRecord(a.Edits)
	if err != nil {
		return Applied{}, fmt.Errorf("save %q: %w", a.Label, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.apply(ctx, a, records)
}

// apply is Apply with f.mu held.
func (f *File) apply(ctx context.Context, a Action, records []*recordEdits) (Applied, error) {
	if err := f.writable(ctx); err != nil {
		return Applied{}, fmt.Errorf("save %q: %w", a.Label, err)
	}
	w := &writer{
		file: f, session: f.session,
		id: f.opts.Env.NewID(), at: f.now(), label: validText(a.Label), undoes: a.Undoes,
	}
	// A save is short and is not to be cut off by a window that closes.
	done, err := w.run(context.WithoutCancel(ctx), records)
	if errors.Is(err, errCommit) {
		done, err = f.settle(context.WithoutCancel(ctx), w, done, err)
	}
	if err != nil {
		return Applied{}, fail(err, "save %q", a.Label)
	}
	f.session = w.session
	return done, nil
}

// writable reports why the file takes no changes, if it does not.
func (f *File) writable(ctx context.Context) error {
	switch {
	case f.closed:
		return ErrClosed
	case f.write == nil:
		return errors.Join(ErrReadOnly, f.why)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	// SQLite would go on to write into the file that it opened, wherever that is now.
	if now, err := os.Stat(f.path); err != nil || !os.SameFile(now, f.info) {
		return ErrMoved
	}
	return nil
}

// errCommit marks an error of COMMIT, after which the action may or may not be in the file.
var errCommit = errors.New("the save was not confirmed")

// writer writes one action.
type writer struct {
	file              *File
	session           session // as it will be when the action is written
	id, label, undoes string
	at                audit.Instant
	key               int64 // of the action's row, 0 before its first change
	st                *statements
	seen              audit.Seen // what the editor has seen once the action is written
	done              Applied
}

func (w *writer) run(ctx context.Context, records []*recordEdits) (Applied, error) {
	tx, err := w.file.write.BeginTx(ctx, nil)
	if err != nil {
		return Applied{}, err
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	w.st = newStatements(tx)
	defer w.st.close()
	w.done, w.seen = Applied{At: w.at}, math.MaxInt64
	for _, r := range records {
		if err := w.record(ctx, r); err != nil {
			return Applied{}, err
		}
	}
	all, err := seenBy(ctx, tx)
	if err != nil {
		return Applied{}, err
	}
	if w.done.Seen = min(w.seen, all); w.key == 0 {
		return w.done, nil
	}
	w.done.ID = w.id
	if err := w.file.commit(tx); err != nil {
		return w.done, fmt.Errorf("%w: %w", errCommit, err)
	}
	return w.done, nil
}

// lookBehind notes a record that was changed by others between its reading and the action. What was seen of it then
// stays as it was, since a greater number would claim their changes.
func (w *writer) lookBehind(r *recordEdits, live map[string][]version) {
	had := r.edits[0].Seen
	for _, e := range r.edits {
		had = min(had, e.Seen)
	}
	for _, versions := range live {
		for _, v := range versions {
			if v.seq > had {
				w.done.Behind, w.seen = append(w.done.Behind, r.id), min(w.seen, had)
				return
			}
		}
	}
}

// record writes the changes of one record, and its row.
func (w *writer) record(ctx context.Context, r *recordEdits) error {
	live, err := liveOf(ctx, w.st, r.kind.Name, r.id)
	if err != nil {
		return err
	}
	edits := r.edits
	if r.creates && shown(live[fieldDeleted]) == "true" {
		edits = overDeleted(r, live)
	} else {
		w.lookBehind(r, live)
	}
	var written []string
	for _, e := range edits {
		did, err := w.edit(ctx, e, live)
		if err != nil {
			return err
		}
		if did {
			written = append(written, e.Field)
		}
	}
	if len(written) == 0 {
		return nil
	}
	return writeRow(ctx, w.st, r.kind, r.id, written, live)
}

// overDeleted returns the edits that make a record anew where a deleted one stands: they have seen what is there, and
// the fields that they do not set are emptied.
func overDeleted(r *recordEdits, live map[string][]version) []Edit {
	const seen = audit.Seen(math.MaxInt64)
	var out []Edit
	set := map[string]bool{}
	for _, e := range r.edits {
		e.Seen, set[e.Field] = seen, true
		out = append(out, e)
	}
	for _, field := range sortedKeys(live) {
		if !set[field] {
			out = append(out, Edit{Kind: r.kind.Name, Record: r.id, Field: field, Value: audit.Null, Seen: seen})
		}
	}
	return out
}

// edit writes one change unless its value stands already, and brings live up to date.
func (w *writer) edit(ctx context.Context, e Edit, live map[string][]version) (bool, error) {
	there := live[e.Field]
	if shown(there) == e.Value && !inConflict(there) && (len(there) > 0 || e.Field != fieldDeleted) {
		return false, nil
	}
	var replaced, kept []version
	for _, v := range there {
		if v.seq <= e.Seen {
			replaced = append(replaced, v)
		} else {
			kept = append(kept, v)
		}
	}
	v, err := w.change(ctx, e, replaced)
	if err != nil {
		return false, err
	}
	live[e.Field] = append(kept, v)
	return true, nil
}

// change writes one change, after the rows of its action and session if it is their first.
func (w *writer) change(ctx context.Context, e Edit, replaced []version) (version, error) {
	if err := w.begin(ctx); err != nil {
		return version{}, err
	}
	for _, v := range replaced {
		if _, err := w.st.exec(ctx, `UPDATE "change" SET "live" = 0 WHERE "seq" = ?`, v.seq); err != nil {
			return version{}, err
		}
	}
	l := chainLink{
		session: w.session.id, n: w.session.n + 1, action: w.id, at: w.at, label: w.label, undoes: w.undoes,
		kind: e.Kind, record: string(e.Record), field: e.Field, value: e.Value, replaces: replacesText(replaced),
	}
	hash := l.hash(w.session.hash)
	res, err := w.st.exec(ctx, `INSERT INTO "change"
		("session", "n", "action", "kind", "record", "field", "value", "replaces", "live", "hash") VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
		w.session.key, l.n, w.key, l.kind, l.record, l.field, string(l.value), l.replaces, hash[:])
	if err != nil {
		return version{}, err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return version{}, err
	}
	w.session.n, w.session.hash = l.n, hash
	w.done.Changes++
	return version{seq: audit.Seen(seq), session: l.session, n: l.n, at: l.at, value: l.value}, nil
}

const insertAction = `INSERT INTO "action" ("id", "session", "at", "label", "undoes") VALUES (?, ?, ?, ?, ?)`

// begin writes the rows of the session and of the action unless they are there.
func (w *writer) begin(ctx context.Context) error {
	if w.session.key == 0 {
		if err := w.session.begin(ctx, w.st.tx, w.file.caseID); err != nil {
			return err
		}
	}
	if w.key != 0 {
		return nil
	}
	res, err := w.st.exec(ctx, insertAction,
		w.id, w.session.key, string(w.at), w.label, w.undoes)
	if err != nil {
		return err
	}
	w.key, err = res.LastInsertId()
	return err
}

// replacesText returns the names of the replaced changes as a JSON array, oldest first, "" for none.
func replacesText(replaced []version) string {
	if len(replaced) == 0 {
		return ""
	}
	ids := make([]string, len(replaced))
	for i, v := range replaced {
		ids[i] = v.id()
	}
	text, err := json.Marshal(ids)
	if err != nil {
		panic(err) // texts always encode
	}
	return string(text)
}

// settle finds out, after an error of COMMIT, whether the action is in the file: it opens the file anew and looks.
func (f *File) settle(ctx context.Context, w *writer, done Applied, cause error) (Applied, error) {
	_ = f.write.Close() // its state is unknown
	db, err := connect(f.path, writing)
	if err != nil {
		return Applied{}, errors.Join(ErrUnsure, cause, err)
	}
	f.write = db
	var key int64
	err = db.QueryRowContext(ctx, `SELECT "key" FROM "action" WHERE "id" = ?`, w.id).Scan(&key)
	switch {
	case err == nil:
		return done, nil
	case errors.Is(err, sql.ErrNoRows):
		return Applied{}, cause
	default:
		return Applied{}, errors.Join(ErrUnsure, cause, err)
	}
}
