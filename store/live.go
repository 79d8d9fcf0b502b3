package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// version is one live value of a field: a change that no known change replaces.
type version struct {
	seq     audit.Seen
	session string
	n       int64
	at      audit.Instant
	value   audit.Value
}

// id returns the change's name, the same in every copy of the case.
func (v version) id() string { return changeID(v.session, v.n) }

func changeID(session string, n int64) string { return fmt.Sprintf("%s/%d", session, n) }

// compareVersions orders live values of one field: the greatest is shown. Every copy of the case orders them alike.
func compareVersions(a, b version) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.session, b.session), cmp.Compare(a.n, b.n))
}

// shown returns the value that the record shows, Null when the field was never set.
func shown(live []version) audit.Value {
	if len(live) == 0 {
		return audit.Null
	}
	return slices.MaxFunc(live, compareVersions).value
}

// inConflict reports whether the live values differ.
func inConflict(live []version) bool {
	return slices.ContainsFunc(live, func(v version) bool { return v.value != live[0].value })
}

const selectLive = `SELECT c."field", c."seq", s."id", c."n", a."at", c."value" FROM "change" c
	JOIN "session" s ON s."key" = c."session" JOIN "action" a ON a."key" = c."action"
	WHERE c."live" = 1 AND c."record" = ?2 AND c."kind" = ?1`

// liveOf returns the live values of every field of a record.
func liveOf(ctx context.Context, st *statements, kind string, record audit.ID) (map[string][]version, error) {
	rows, err := st.query(ctx, selectLive, kind, string(record))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[string][]version{}
	for rows.Next() {
		var field string
		var v version
		if err := rows.Scan(&field, &v.seq, &v.session, &v.n, (*string)(&v.at), (*string)(&v.value)); err != nil {
			return nil, err
		}
		out[field] = append(out[field], v)
	}
	return out, rows.Err()
}

// statements are the prepared statements of one transaction.
type statements struct {
	tx   *sql.Tx
	have map[string]*sql.Stmt
}

func newStatements(tx *sql.Tx) *statements { return &statements{tx: tx, have: map[string]*sql.Stmt{}} }

func (s *statements) get(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := s.have[query]; st != nil {
		return st, nil
	}
	st, err := s.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.have[query] = st
	return st, nil
}

func (s *statements) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	st, err := s.get(ctx, query) //nolint:sqlclosecheck // kept for the transaction; close closes it
	if err != nil {
		return nil, err
	}
	return st.ExecContext(ctx, args...)
}

func (s *statements) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := s.get(ctx, query) //nolint:sqlclosecheck // kept for the transaction; close closes it
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// close closes the statements; the transaction would, too, but only at its end.
func (s *statements) close() {
	for _, st := range s.have {
		_ = st.Close()
	}
}

// sortShownFirst orders live changes of a field so that the one shown comes first.
func sortShownFirst(changes []Change) {
	of := func(c Change) version {
		session, n := parseChangeID(c.ID)
		return version{session: session, n: n, at: c.At}
	}
	slices.SortFunc(changes, func(a, b Change) int { return compareVersions(of(b), of(a)) })
}
