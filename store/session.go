package store

import (
	"context"
	"database/sql"

	"fieldcase/app/audit"
)

// session is one opening of the file for writing. Its row is written with its first change; a file that is opened
// again, or copied, always starts a new one, so that a chain never forks.
type session struct {
	key       int64 // 0 while there is no row
	id        string
	startedAt audit.Instant
	who       Identity
	heads     string
	n         int64 // number of its last change
	hash      Hash  // hash of its last change, the genesis before the first
}

const insertSession = `INSERT INTO "session"
	("id", "started_at", "who", "initials", "role", "program", "host", "heads", "genesis") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

// begin writes the row of the session. It names the heads that no session before it names, and so, through them, every
// change that was in the file.
func (s *session) begin(ctx context.Context, tx *sql.Tx, caseID audit.ID) error {
	heads, err := frontier(ctx, tx)
	if err != nil {
		return err
	}
	s.heads = heads.String()
	s.n, s.hash = 0, s.genesis(caseID)
	res, err := tx.ExecContext(ctx, insertSession,
		s.id, string(s.startedAt), s.who.Name, s.who.Initials, s.who.Role, s.who.Program, s.who.Host, s.heads, s.hash[:])
	if err != nil {
		return err
	}
	s.key, err = res.LastInsertId()
	return err
}

// headsOf returns the last change of every session. CROSS JOIN keeps SQLite from going through every change instead of
// every session.
func headsOf(ctx context.Context, q querier) (Heads, error) {
	rows, err := q.QueryContext(ctx, `SELECT s."id", c."n", c."hash" FROM "session" s
		CROSS JOIN "change" c ON c."session" = s."key" AND c."n" = (SELECT max("n") FROM "change" WHERE "session" = s."key")`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := Heads{}
	for rows.Next() {
		var id string
		var h Head
		var hash []byte
		if err := rows.Scan(&id, &h.N, &hash); err != nil {
			return nil, err
		}
		copy(h.Hash[:], hash)
		out[id] = h
	}
	return out, rows.Err()
}

// frontier returns the heads that no session names.
func frontier(ctx context.Context, q querier) (Heads, error) {
	heads, err := headsOf(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `SELECT "heads" FROM "session"`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		named, err := ParseHeads(text)
		if err != nil {
			continue // Check reports it
		}
		for id, h := range named {
			if heads[id].N <= h.N {
				delete(heads, id)
			}
		}
	}
	return heads, rows.Err()
}

// Heads returns the last change of every editing session: what an issued document is made from.
func (f *File) Heads(ctx context.Context) (Heads, error) {
	var out Heads
	err := f.snapshot(ctx, "read the heads of the sessions", func(tx *sql.Tx) (err error) {
		out, err = headsOf(ctx, tx)
		return err
	})
	return out, err
}
