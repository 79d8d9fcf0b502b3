package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"fieldcase/app/audit"
)

// Merged is what bringing in another copy of the case came to.
type Merged struct {
	Sessions  int // editing sessions that were not here
	Changes   int // changes that were not here
	Blobs     int // attachments whose bytes were not here
	Conflicts []MergeConflict
	Seen      audit.Seen
}

// MergeConflict is a field that two people set without having seen the other's value.
type MergeConflict struct {
	Kind   string
	Record audit.ID
	Field  string
	Ours   audit.Value // shown here before
	Theirs audit.Value // shown in the other copy
	Shown  audit.Value // shown from now on, here and there, until somebody chooses
}

// Merge brings in what another copy of the case has and this one has not: sessions, actions, changes and the bytes of
// attachments, as they are, so that their chains go on to hold. It is a union: merging twice changes nothing, and the
// order of merges does not matter. Fields that both copies set are in conflict afterwards, and nothing is lost. With dry
// set nothing is written, and what would be is told.
//
// It fails with ErrWrongCase when the other file is of another case, and with ErrDamaged when its history was altered.
func (f *File) Merge(ctx context.Context, from *File, dry bool) (Merged, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	what := "merge " + from.path
	if err := f.writable(ctx); err != nil {
		return Merged{}, fmt.Errorf("%s: %w", what, err)
	}
	if from.caseID != f.caseID {
		return Merged{}, fmt.Errorf("%s: %w: %s, not %s", what, ErrWrongCase, from.caseID, f.caseID)
	}
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return Merged{}, fail(err, "%s", what)
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	m := newMerge(tx, f.caseID)
	defer m.st.close()
	err = from.snapshot(ctx, "read "+from.path, func(source *sql.Tx) error { return m.run(ctx, source) })
	if err == nil && !dry {
		err = tx.Commit()
	}
	if err != nil {
		return Merged{}, fail(err, "%s", what)
	}
	return m.done, nil
}

// merge is the union of one file into another.
type merge struct {
	tx       *sql.Tx
	st       *statements
	caseID   audit.ID
	source   *sql.Tx
	scan     scanner                           // how the rows of the source are read
	altered  func(*DamagedError) error         // what to do about a change that was altered
	lostBlob func(sha string, err error) error // what to do about bytes that cannot be read

	sessions map[int64]*mergedSession // by their key in the source
	actions  map[int64]int64          // keys here, by their key in the source
	touched  []recordKey              // records that got changes, in their order
	fields   map[recordKey][]string
	ours     map[recordKey]map[string][]version // what was live here before
	done     Merged
}

// mergedSession is a session of the source on its way.
type mergedSession struct {
	session
	here   int64  // key here, 0 when it is new
	stored []byte // hash of its last change read from the source
	last   int64  // number of that change
}

// scanner reads the rows of a table in the order of their rowid; a row begins with it.
type scanner func(ctx context.Context, q querier, table, columns string, row func(*sql.Rows) error) error

func scanAll(ctx context.Context, q querier, table, columns string, row func(*sql.Rows) error) error {
	return each(ctx, q, "SELECT rowid, "+columns+" FROM "+quoted(table)+" ORDER BY rowid", nil, row)
}

func newMerge(tx *sql.Tx, caseID audit.ID) *merge {
	return &merge{
		tx: tx, st: newStatements(tx), caseID: caseID,
		scan: scanAll, altered: func(e *DamagedError) error { return e }, lostBlob: func(_ string, err error) error { return err },
		sessions: map[int64]*mergedSession{}, actions: map[int64]int64{},
		fields: map[recordKey][]string{}, ours: map[recordKey]map[string][]version{},
	}
}

func (m *merge) run(ctx context.Context, source *sql.Tx) error {
	m.source = source
	for _, step := range []func(context.Context) error{m.readSessions, m.readChanges, m.rows, m.blobs} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	seen, err := seenBy(ctx, m.tx)
	m.done.Seen = seen
	return err
}

// readSessions reads the sessions of the source, each with the head that this file has of it.
func (m *merge) readSessions(ctx context.Context) error {
	const columns = `"id", "started_at", "who", "initials", "role", "program", "host", "heads", "genesis"`
	return m.scan(ctx, m.source, "session", columns, func(rows *sql.Rows) error {
		s := &mergedSession{}
		var key int64
		err := rows.Scan(&key, &s.id, (*string)(&s.startedAt), &s.who.Name, &s.who.Initials, &s.who.Role, &s.who.Program, &s.who.Host, &s.heads, &s.stored)
		if err != nil {
			return err
		}
		if s.hash = asHash(s.stored); s.hash != s.genesis(m.caseID) {
			if err := m.altered(&DamagedError{Where: "session " + s.id, Message: "it is not as it was begun"}); err != nil {
				return err
			}
		}
		m.sessions[key] = s
		return m.head(ctx, s)
	})
}

// head reads what this file has of the session.
func (m *merge) head(ctx context.Context, s *mergedSession) error {
	var n sql.NullInt64
	err := m.tx.QueryRowContext(ctx, `SELECT s."key", (SELECT max("n") FROM "change" WHERE "session" = s."key") FROM "session" s WHERE s."id" = ?`, s.id).
		Scan(&s.here, &n)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	s.n = n.Int64
	return err
}

// readChanges takes the changes that are not here in the order they have in the source.
func (m *merge) readChanges(ctx context.Context) error {
	const columns = `"session", "n", "action", "kind", "record", "field", "value", "replaces", "hash"`
	err := m.scan(ctx, m.source, "change", columns, func(rows *sql.Rows) error {
		var r changeRow
		err := rows.Scan(&r.seq, &r.session, &r.n, &r.action, &r.kind, &r.record, &r.field, (*string)(&r.value), &r.replaces, &r.hash)
		if err != nil {
			return err
		}
		s := m.sessions[r.session]
		if s == nil {
			return m.altered(&DamagedError{Where: fmt.Sprintf("change %d", r.seq), Message: "its session is not there"})
		}
		before := s.stored
		s.stored, s.last = r.hash, r.n
		if r.n > s.n {
			return m.take(ctx, s, r, before)
		}
		if r.n == s.n {
			return m.same(ctx, s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range sortedKeys(m.sessions) { // that go on here
		if s := m.sessions[key]; s.last > 0 && s.last < s.n {
			if err := m.same(ctx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// same compares the change of a session that the source had last with the one here. Its hash covers those before it.
func (m *merge) same(ctx context.Context, s *mergedSession) error {
	var hash []byte
	err := m.tx.QueryRowContext(ctx, `SELECT "hash" FROM "change" WHERE "session" = ? AND "n" = ?`, s.here, s.last).Scan(&hash)
	if err == nil && asHash(hash) != asHash(s.stored) {
		err = m.altered(&DamagedError{Where: fmt.Sprintf("session %s, change %d", s.id, s.last), Message: "the two copies have different histories of this session"})
	}
	return err
}

// take writes one change of the source, verified, as it is.
func (m *merge) take(ctx context.Context, s *mergedSession, r changeRow, before []byte) error {
	a := checkedAction{}
	err := m.source.QueryRowContext(ctx, `SELECT "id", "at", "label", "undoes", "session" FROM "action" WHERE "key" = ?`, r.action).
		Scan(&a.id, (*string)(&a.at), &a.label, &a.undoes, &a.session)
	if err != nil && !errors.Is(err, sql.ErrNoRows) && !errors.Is(kindOf(err), ErrDamaged) {
		return err
	}
	l := chainLink{
		session: s.id, n: r.n, action: a.id, at: a.at, label: a.label, undoes: a.undoes,
		kind: r.kind, record: r.record, field: r.field, value: r.value, replaces: r.replaces,
	}
	if l.hash(asHash(before)) != asHash(r.hash) || r.n != s.n+1 || a.session != r.session {
		err := m.altered(&DamagedError{
			Where:   fmt.Sprintf("session %s, change %d, %s %s, %s", s.id, r.n, r.kind, r.record, r.field),
			Message: "it was altered, or what came before it was",
		})
		if err != nil || a.id == "" || !r.sayable() {
			return err
		}
	}
	if err := m.touch(ctx, r); err != nil {
		return err
	}
	if err := m.parents(ctx, s, r, a); err != nil {
		return err
	}
	return m.write(ctx, s, r)
}

// sayable reports whether the change sets a field that there is to a value that it takes.
func (r changeRow) sayable() bool {
	_, err := Edit{Kind: r.kind, Record: audit.ID(r.record), Field: r.field, Value: r.value}.normalize()
	return err == nil
}

// write writes the row of a change.
func (m *merge) write(ctx context.Context, s *mergedSession, r changeRow) error {
	for _, id := range parseReplaces(r.replaces) {
		session, n := parseChangeID(id)
		if _, err := m.st.exec(ctx, `UPDATE "change" SET "live" = 0 WHERE "n" = ? AND "session" = (SELECT "key" FROM "session" WHERE "id" = ?)`, n, session); err != nil {
			return err
		}
	}
	_, err := m.st.exec(ctx, `INSERT INTO "change" ("session", "n", "action", "kind", "record", "field", "value", "replaces", "live", "hash")
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`, s.here, r.n, m.actions[r.action], r.kind, r.record, r.field, string(r.value), r.replaces, r.hash)
	s.n = r.n
	m.done.Changes++
	return err
}

// touch notes that the record gets changes, and what was live here before the first.
func (m *merge) touch(ctx context.Context, r changeRow) error {
	key := recordKey{r.kind, r.record}
	if m.ours[key] == nil {
		live, err := liveOf(ctx, m.st, r.kind, audit.ID(r.record))
		if err != nil {
			return err
		}
		m.ours[key], m.touched = live, append(m.touched, key)
	}
	m.fields[key] = append(m.fields[key], r.field)
	return nil
}

// parents writes the rows of the session and of the action unless they are here.
func (m *merge) parents(ctx context.Context, s *mergedSession, r changeRow, a checkedAction) error {
	if s.here == 0 {
		res, err := m.st.exec(ctx, insertSession, s.id, string(s.startedAt), s.who.Name, s.who.Initials, s.who.Role, s.who.Program, s.who.Host, s.heads, s.hash[:])
		if err != nil {
			return err
		}
		if s.here, err = res.LastInsertId(); err != nil {
			return err
		}
		m.done.Sessions++
	}
	if m.actions[r.action] != 0 {
		return nil
	}
	var key int64
	err := m.tx.QueryRowContext(ctx, `SELECT "key" FROM "action" WHERE "id" = ?`, a.id).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		var res sql.Result
		if res, err = m.st.exec(ctx, insertAction, a.id, s.here, string(a.at), a.label, a.undoes); err == nil {
			key, err = res.LastInsertId()
		}
	}
	m.actions[r.action] = key
	return err
}

// rows brings the rows of the touched records up to date, and notes the conflicts that came to be.
func (m *merge) rows(ctx context.Context) error {
	theirs := newStatements(m.source)
	defer theirs.close()
	for _, key := range m.touched {
		k := audit.KindNamed(key.kind)
		if k == nil {
			return fmt.Errorf("kind %q: %w", key.kind, ErrInvalid)
		}
		id := audit.ID(key.id)
		live, err := liveOf(ctx, m.st, key.kind, id)
		if err != nil {
			return err
		}
		if err := writeRow(ctx, m.st, k, id, unique(m.fields[key]), live); err != nil {
			return err
		}
		if err := m.conflicts(ctx, theirs, key, live); err != nil {
			return err
		}
	}
	return nil
}

func (m *merge) conflicts(ctx context.Context, theirs *statements, key recordKey, live map[string][]version) error {
	var there map[string][]version
	for _, name := range unique(m.fields[key]) {
		if !inConflict(live[name]) || inConflict(m.ours[key][name]) && len(m.ours[key][name]) == len(live[name]) {
			continue
		}
		if there == nil {
			var err error
			if there, err = liveOf(ctx, theirs, key.kind, audit.ID(key.id)); err != nil {
				return err
			}
		}
		m.done.Conflicts = append(m.done.Conflicts, MergeConflict{
			Kind: key.kind, Record: audit.ID(key.id), Field: name,
			Ours: shown(m.ours[key][name]), Theirs: shown(there[name]), Shown: shown(live[name]),
		})
	}
	return nil
}

// unique returns the texts once each, sorted.
func unique(list []string) []string {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return sortedKeys(set)
}

// blobs copies the bytes of attachments that are not here.
func (m *merge) blobs(ctx context.Context) error {
	keys := map[string]int64{}
	err := m.scan(ctx, m.source, "blob", `"sha256"`, func(rows *sql.Rows) error {
		var sha string
		var key int64
		err := rows.Scan(&key, &sha)
		keys[sha] = key
		return err
	})
	if err != nil {
		return err
	}
	for _, sha := range sortedKeys(keys) {
		var n int
		if err := m.tx.QueryRowContext(ctx, `SELECT count(*) FROM "blob" WHERE "sha256" = ?`, sha).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		if err := m.blob(ctx, sha, keys[sha]); err != nil {
			return err
		}
	}
	return nil
}

// blob copies the bytes of one attachment, after having read them once, so that no bytes that are not those of their
// hash come in.
func (m *merge) blob(ctx context.Context, sha string, key int64) error {
	if _, err := io.Copy(io.Discard, newBlobReader(ctx, m.source, key, sha)); err != nil {
		return m.lostBlob(sha, err)
	}
	if _, _, _, err := writeBlob(ctx, m.tx, newBlobReader(ctx, m.source, key, sha)); err != nil {
		return err
	}
	m.done.Blobs++
	return nil
}
