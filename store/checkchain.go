package store

import (
	"context"
	"database/sql"
	"fmt"

	"fieldcase/app/audit"
)

// checkedSession is a session while its chain is followed.
type checkedSession struct {
	session
	stored  []byte         // hash of the last change read, the genesis before the first
	named   map[int64]Hash // of the changes that other sessions name as heads, by their number
	changes int64
}

func (s *checkedSession) where() string {
	return fmt.Sprintf("session %s of %s, begun %s", s.id, s.who.Name, s.startedAt)
}

// checkedAction is an action while its changes are counted.
type checkedAction struct {
	id, label, undoes string
	at                audit.Instant
	session           int64
	changes           int
}

// changeRow is a row of the table of changes.
type changeRow struct {
	seq, session, n, action int64
	kind, record, field     string
	value                   audit.Value
	replaces                string
	live                    int64
	hash                    []byte
}

// chains follows the chains of the sessions through all changes.
type chains struct {
	*checker
	sessions map[int64]*checkedSession
	byID     map[string]*checkedSession
	actions  map[int64]*checkedAction
	replay   *replay
	last     int64 // seq of the last change read
}

// changes checks the chains, and the rows against the changes.
func (c *checker) changes(ctx context.Context) error {
	ch := &chains{checker: c, sessions: map[int64]*checkedSession{}, byID: map[string]*checkedSession{}, actions: map[int64]*checkedAction{}, replay: newReplay()}
	for _, step := range []func(context.Context) error{ch.readSessions, ch.expectHeads, ch.readActions, ch.follow, ch.ends, ch.live, ch.compare} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// readSessions reads the sessions and compares what each says with its genesis.
func (c *chains) readSessions(ctx context.Context) error {
	return each(ctx, c.tx, `SELECT "key", "id", "started_at", "who", "initials", "role", "program", "host", "heads", "genesis" FROM "session"`,
		nil, func(rows *sql.Rows) error {
			s := &checkedSession{named: map[int64]Hash{}}
			err := rows.Scan(&s.key, &s.id, (*string)(&s.startedAt), &s.who.Name, &s.who.Initials, &s.who.Role, &s.who.Program, &s.who.Host, &s.heads, &s.stored)
			if err != nil {
				return err
			}
			if s.genesis(c.file.caseID) != asHash(s.stored) {
				c.fault(FaultChain, s.where(), "the session is not as it was begun: who, when, where, or what it saw was altered")
			}
			c.sessions[s.key] = s
			return nil
		})
}

func (c *chains) readActions(ctx context.Context) error {
	return each(ctx, c.tx, `SELECT "key", "id", "session", "at", "label", "undoes" FROM "action"`, nil, func(rows *sql.Rows) error {
		var key int64
		a := &checkedAction{}
		if err := rows.Scan(&key, &a.id, &a.session, (*string)(&a.at), &a.label, &a.undoes); err != nil {
			return err
		}
		if c.sessions[a.session] == nil {
			c.fault(FaultChain, fmt.Sprintf("action %s, %q", a.id, a.label), "names session %d, which is not there", a.session)
		}
		c.actions[key] = a
		return nil
	})
}

// follow reads the changes in their order.
func (c *chains) follow(ctx context.Context) error {
	const query = `SELECT "seq", "session", "n", "action", "kind", "record", "field", "value", "replaces", "live", "hash" FROM "change" ORDER BY "seq"`
	return each(ctx, c.tx, query, nil, func(rows *sql.Rows) error {
		var r changeRow
		err := rows.Scan(&r.seq, &r.session, &r.n, &r.action, &r.kind, &r.record, &r.field, (*string)(&r.value), &r.replaces, &r.live, &r.hash)
		if err != nil {
			return err
		}
		c.change(r)
		c.step()
		return nil
	})
}

// change checks one change against the one before it in its session.
func (c *chains) change(r changeRow) {
	s, a := c.sessions[r.session], c.actions[r.action]
	where := fmt.Sprintf("change %d, %s %s, %s", r.seq, r.kind, r.record, r.field)
	if s != nil {
		where = fmt.Sprintf("%s, change %d, %s %s, %s", s.where(), r.n, r.kind, r.record, r.field)
	}
	if r.seq != c.last+1 {
		c.fault(FaultChain, where, "has the place %d in the file, after place %d", r.seq, c.last)
	}
	c.last = r.seq
	if s == nil || a == nil {
		c.fault(FaultChain, where, "its session or action is not there")
		return
	}
	a.changes++
	s.changes++
	switch {
	case a.session != r.session:
		c.fault(FaultChain, where, "its action %s is of another session", a.id)
	case r.n != s.changes:
		c.fault(FaultChain, where, "is number %d where %d was to follow", r.n, s.changes)
	}
	l := chainLink{
		session: s.id, n: r.n, action: a.id, at: a.at, label: a.label, undoes: a.undoes,
		kind: r.kind, record: r.record, field: r.field, value: r.value, replaces: r.replaces,
	}
	if l.hash(asHash(s.stored)) != asHash(r.hash) {
		c.fault(FaultChain, where, "was altered, or what came before it was: its hash does not follow")
	}
	s.stored = r.hash
	if _, named := s.named[r.n]; named {
		s.named[r.n] = asHash(r.hash)
	}
	c.play(r, version{seq: audit.Seen(r.seq), session: s.id, n: r.n, at: a.at, value: r.value})
}

// ends looks for sessions and actions without changes, for changes cut off at the end, and for heads that sessions name.
func (c *chains) ends(ctx context.Context) error {
	for _, key := range sortedKeys(c.actions) {
		if a := c.actions[key]; a.changes == 0 {
			c.fault(FaultChain, fmt.Sprintf("action %s, %q, at %s", a.id, a.label, a.at), "has no changes")
		}
	}
	for _, key := range sortedKeys(c.sessions) {
		s := c.sessions[key]
		if s.changes == 0 {
			c.fault(FaultChain, s.where(), "has no changes")
		}
		c.heads(s)
	}
	var next int64
	if err := c.tx.QueryRowContext(ctx, `SELECT coalesce(max("seq"), 0) FROM sqlite_sequence WHERE "name" = 'change'`).Scan(&next); err != nil {
		return err
	}
	if next != c.last {
		c.fault(FaultChain, "change", "the file counts %d changes and the last is %d: changes at the end were taken out or added", next, c.last)
	}
	return nil
}

// expectHeads notes which changes the sessions name as heads, so that their hashes are kept.
func (c *chains) expectHeads(context.Context) error {
	for _, key := range sortedKeys(c.sessions) {
		s := c.sessions[key]
		c.byID[s.id] = s
	}
	for _, key := range sortedKeys(c.sessions) {
		s := c.sessions[key]
		heads, err := ParseHeads(s.heads)
		if err != nil {
			c.fault(FaultChain, s.where(), "%v", err)
		}
		for id, h := range heads {
			if named := c.byID[id]; named != nil {
				named.named[h.N] = Hash{}
			}
		}
	}
	return nil
}

// heads looks whether the changes that a session had seen are there.
func (c *chains) heads(s *checkedSession) {
	heads, err := ParseHeads(s.heads)
	if err != nil {
		return // told by expectHeads
	}
	for _, id := range sortedKeys(heads) {
		named := c.byID[id]
		if named == nil || named.named[heads[id].N] != heads[id].Hash {
			c.fault(FaultChain, s.where(), "had seen change %d of session %s, which is not there as it was", heads[id].N, id)
		}
	}
}

// asHash returns stored bytes as a hash; bytes of another length are no hash, and equal none but by chance.
func asHash(b []byte) Hash {
	var h Hash
	if len(b) == len(h) {
		copy(h[:], b)
	}
	return h
}
