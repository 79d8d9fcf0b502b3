package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// Change is one change of the history: a field of a record, what it was and what it became, by whom and when.
type Change struct {
	Seq      audit.Seen // place in this file; another copy has another
	ID       string     // SESSION/N, the same in every copy
	At       audit.Instant
	Who      string
	Initials string
	Kind     string
	Record   audit.ID
	Field    string // of a set: FIELD/ELEMENT, with true or Null
	Old, New audit.Value
	Replaces []string // IDs of the changes it replaced
	Live     bool     // nothing replaced it yet
	Action   string   // ID of the action it belongs to
	Label    string   // of the action
	Undoes   string   // ID of the action that its action took back, or ""
}

// ChangeQuery says which changes are wanted; zero fields do not restrict.
type ChangeQuery struct {
	Kind   string
	Record audit.ID
	Field  string // of a set: the field or FIELD/ELEMENT
	Action string
	Before audit.Seen // only changes before this Seq, for the next page
	Limit  int

	oldestFirst bool
}

// Changes returns changes, the newest first.
func (f *File) Changes(ctx context.Context, q ChangeQuery) ([]Change, error) {
	var out []Change
	err := f.snapshot(ctx, "read the history", func(tx *sql.Tx) (err error) {
		if out, err = readChanges(ctx, tx, q); err != nil {
			return err
		}
		st := newStatements(tx)
		defer st.close()
		return readOld(ctx, st, out)
	})
	return out, err
}

// Conflict returns the values that stand beside one another in a field of a record, the one that is shown first. A field
// without conflict has one or none.
func (f *File) Conflict(ctx context.Context, kind string, record audit.ID, field string) ([]Change, error) {
	all, err := f.Changes(ctx, ChangeQuery{Kind: kind, Record: record, Field: field})
	var live []Change
	for _, c := range all {
		if c.Live && c.Field == field {
			live = append(live, c)
		}
	}
	sortShownFirst(live)
	return live, err
}

func (q ChangeQuery) sql() (string, []any) {
	cond, args := []string{"1"}, []any{}
	add := func(is bool, sql string, arg ...any) {
		if is {
			cond, args = append(cond, sql), append(args, arg...)
		}
	}
	add(q.Kind != "", `c."kind" = ?`, q.Kind)
	add(q.Record != "", `c."record" = ?`, string(q.Record))
	add(q.Field != "", `(c."field" = ? OR substr(c."field", 1, length(?) + 1) = ? || '/')`, q.Field, q.Field, q.Field)
	add(q.Action != "", `c."action" = (SELECT "key" FROM "action" WHERE "id" = ?)`, q.Action)
	add(q.Before > 0, `c."seq" < ?`, q.Before)
	order, limit := "DESC", ""
	if q.oldestFirst {
		order = "ASC"
	}
	if q.Limit > 0 {
		limit = " LIMIT " + strconv.Itoa(q.Limit)
	}
	return `SELECT c."seq", s."id", c."n", a."at", s."who", s."initials", c."kind", c."record", c."field", c."value", c."replaces",
		c."live", a."id", a."label", a."undoes"
		FROM "change" c JOIN "session" s ON s."key" = c."session" JOIN "action" a ON a."key" = c."action"
		WHERE ` + strings.Join(cond, " AND ") + ` ORDER BY c."seq" ` + order + limit, args
}

func readChanges(ctx context.Context, q querier, query ChangeQuery) (out []Change, err error) {
	err = eachChange(ctx, q, query, func(c Change) (bool, error) {
		out = append(out, c)
		return true, nil
	})
	return out, err
}

// eachChange calls yield with each change, its Old not read, until yield is content.
func eachChange(ctx context.Context, q querier, query ChangeQuery, yield func(Change) (more bool, err error)) error {
	text, args := query.sql()
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var c Change
		var session, replaces string
		var n int64
		err := rows.Scan(&c.Seq, &session, &n, (*string)(&c.At), &c.Who, &c.Initials, &c.Kind, (*string)(&c.Record), &c.Field,
			(*string)(&c.New), &replaces, &c.Live, &c.Action, &c.Label, &c.Undoes)
		if err != nil {
			return err
		}
		c.ID, c.Old, c.Replaces = changeID(session, n), audit.Null, parseReplaces(replaces)
		if more, err := yield(c); !more || err != nil {
			return err
		}
	}
	return rows.Err()
}

// parseReplaces reads what replacesText wrote; what is no such text names no changes, and Check reports it.
func parseReplaces(text string) []string {
	var ids []string
	if text == "" || json.Unmarshal([]byte(text), &ids) != nil {
		return nil
	}
	return ids
}

// parseChangeID takes the name of a change apart.
func parseChangeID(id string) (session string, n int64) {
	session, number, _ := strings.Cut(id, "/")
	n, _ = strconv.ParseInt(number, 10, 64)
	return session, n
}

// readOld fills in what each change replaced; of several replaced values, the one that was shown.
func readOld(ctx context.Context, st *statements, changes []Change) error {
	known := make(map[string]version, len(changes))
	for _, c := range changes {
		session, n := parseChangeID(c.ID)
		known[c.ID] = version{session: session, n: n, at: c.At, value: c.New}
	}
	for i := range changes {
		var replaced []version
		for _, id := range changes[i].Replaces {
			v, ok := known[id]
			if !ok {
				var err error
				if v, ok, err = versionNamed(ctx, st, id); err != nil {
					return err
				}
			}
			if ok {
				replaced = append(replaced, v)
			}
		}
		changes[i].Old = shown(replaced)
	}
	return nil
}

// versionNamed reads the change of that ID; ok is false when there is none.
func versionNamed(ctx context.Context, st *statements, id string) (v version, ok bool, err error) {
	session, n := parseChangeID(id)
	rows, err := st.query(ctx, `SELECT c."seq", a."at", c."value" FROM "change" c JOIN "action" a ON a."key" = c."action"
		WHERE c."session" = (SELECT "key" FROM "session" WHERE "id" = ?) AND c."n" = ?`, session, n)
	if err != nil {
		return v, false, err
	}
	defer func() { _ = rows.Close() }()
	v = version{session: session, n: n}
	for rows.Next() {
		ok = true
		if err := rows.Scan(&v.seq, (*string)(&v.at), (*string)(&v.value)); err != nil {
			return v, false, err
		}
	}
	return v, ok, rows.Err()
}

// ActionInfo is one step of the history.
type ActionInfo struct {
	ID       string
	At       audit.Instant
	Who      string
	Initials string
	Session  string
	Label    string
	Changes  int    // how many fields it set
	Undoes   string // ID of the action it took back, or ""
	Undone   bool   // it was taken back, and that was not itself taken back
	Again    bool   // it took back an undo, and so did something again
}

// Actions returns the newest actions first; all of them when limit is 0.
func (f *File) Actions(ctx context.Context, limit int) ([]ActionInfo, error) {
	var out []ActionInfo
	err := f.snapshot(ctx, "read the actions", func(tx *sql.Tx) (err error) {
		out, err = readActions(ctx, tx, limit)
		return err
	})
	return out, err
}

func readActions(ctx context.Context, tx *sql.Tx, limit int) ([]ActionInfo, error) {
	if limit <= 0 {
		limit = -1
	}
	taken, err := readUndoes(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT a."id", a."at", s."who", s."initials", s."id", a."label", a."undoes",
		(SELECT count(*) FROM "change" WHERE "action" = a."key")
		FROM "action" a JOIN "session" s ON s."key" = a."session" ORDER BY a."key" DESC LIMIT ?`, limit)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []ActionInfo
	for rows.Next() {
		var a ActionInfo
		if err := rows.Scan(&a.ID, (*string)(&a.At), &a.Who, &a.Initials, &a.Session, &a.Label, &a.Undoes, &a.Changes); err != nil {
			return nil, err
		}
		a.Undone, a.Again = taken.undone(a.ID), taken.again(a.ID)
		out = append(out, a)
	}
	return out, rows.Err()
}

// undoes is which action took back which. An action can only take back one that was there before.
type undoes struct {
	by  map[string][]string // action → those that took it back
	of  map[string]string   // action → the one that it took back
	was map[string]bool     // what undone found
}

func readUndoes(ctx context.Context, q querier) (undoes, error) {
	out := undoes{by: map[string][]string{}, of: map[string]string{}, was: map[string]bool{}}
	rows, err := q.QueryContext(ctx, `SELECT "id", "undoes" FROM "action" WHERE "undoes" <> ''`)
	if err != nil {
		return out, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id, of string
		if err := rows.Scan(&id, &of); err != nil {
			return out, err
		}
		out.by[of], out.of[id] = append(out.by[of], id), of
	}
	return out, rows.Err()
}

// undone reports whether an action was taken back by one that was not itself taken back.
func (u undoes) undone(id string) bool {
	if known, ok := u.was[id]; ok {
		return known
	}
	u.was[id] = false // ends a ring, which only damage can make
	u.was[id] = slices.ContainsFunc(u.by[id], func(by string) bool { return !u.undone(by) })
	return u.was[id]
}

// again reports whether an action took back an undo.
func (u undoes) again(id string) bool {
	n := 0
	for u.of[id] != "" && n <= len(u.of) {
		id = u.of[id]
		n++
	}
	return n > 0 && n%2 == 0
}
