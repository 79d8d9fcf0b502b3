package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Row is a case as the register keeps it.
type Row struct {
	Case    audit.ID
	Head    string // tells states of the case apart
	Changes int64
	Changed audit.Instant
	File    string
	Facts   json.RawMessage // what everything else follows from
	AsOf    date.Date       // day for which the rest holds

	Client, Place, Standard, Body string
	Status, Standing              string
	Certificate                   string
	Effective, Expires            date.Date
	Next, NextAudit, Planned      string
	Due                           Deadline
	OpenMajor, OpenMinor          int
	Lead                          string
	Deadlines                     []Deadline
}

// Deadline is a last day and what it rests on.
type Deadline struct {
	Day             date.Date
	What, Why, Rule string
}

// Reach is how far a file holds the changes of each editing session: the number of its last change by session.
type Reach map[string]int64

// Within reports whether other holds every change that r holds.
func (r Reach) Within(other Reach) bool {
	for session, n := range r {
		if other[session] < n {
			return false
		}
	}
	return true
}

// Outcome is what became of a row.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Updated   Outcome = "updated"   // the file holds more than the register had seen
	Refreshed Outcome = "refreshed" // the same state, of another day or file
	Unchanged Outcome = "unchanged"
	Behind    Outcome = "behind"   // not written: the register has seen changes that the file lacks
	Diverged  Outcome = "diverged" // not written: each holds changes that the other lacks
)

// AllOutcomes returns every outcome.
func AllOutcomes() []Outcome {
	return []Outcome{Added, Updated, Refreshed, Unchanged, Behind, Diverged}
}

// Written reports whether the register was changed.
func (o Outcome) Written() bool { return o == Added || o == Updated || o == Refreshed }

// Refused reports whether the row was refused, which somebody has to look at.
func (o Outcome) Refused() bool { return o == Behind || o == Diverged }

// publishing is the key of the lock that makes publishers wait for one another: the letters FCAS.
const publishing = 1178812755

// Publish brings the register to the rows, all in one transaction: when it fails or is cancelled, nothing is changed.
// Publishing the same twice changes nothing. reach is asked how far a file holds its case, for new states only; by and at
// say who publishes and when. The outcomes are those of the rows in their order.
func (r *Register) Publish(ctx context.Context, rows []Row, reach func(context.Context, Row) (Reach, error), by string, at time.Time) ([]Outcome, error) {
	out, err := r.publish(ctx, rows, reach, by, at)
	if err != nil {
		return nil, fmt.Errorf("publish to %s: %w", r.name, explain(err))
	}
	return out, nil
}

func (r *Register) publish(ctx context.Context, rows []Row, reach func(context.Context, Row) (Reach, error), by string, at time.Time) ([]Outcome, error) {
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", publishing); err != nil {
		return nil, err
	}
	known, err := readKnown(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, 0, len(rows))
	for _, row := range rows {
		p := publication{tx: tx, row: row, by: by, at: at}
		was, has := known[row.Case]
		outcome, err := p.put(ctx, was, has, reach)
		if err != nil {
			return nil, fmt.Errorf("case %s: %w", row.File, err)
		}
		if outcome.Written() {
			known[row.Case] = state{head: row.Head, file: row.File, asOf: row.AsOf.String(), reach: p.reach}
		}
		out = append(out, outcome)
	}
	return out, tx.Commit()
}

// state is what the register has of a case.
type state struct {
	head, file, asOf string
	reach            Reach
}

func readKnown(ctx context.Context, tx *sql.Tx) (map[audit.ID]state, error) {
	rows, err := tx.QueryContext(ctx, "SELECT case_id, head, file, as_of::text, reach::text FROM fieldcase_case")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[audit.ID]state{}
	for rows.Next() {
		var id, reach string
		var s state
		if err := rows.Scan(&id, &s.head, &s.file, &s.asOf, &reach); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(reach), &s.reach); err != nil {
			return nil, fmt.Errorf("read what the register has seen of case %s: %w", id, err)
		}
		out[audit.ID(id)] = s
	}
	return out, rows.Err()
}

// publication is the writing of one row.
type publication struct {
	tx    *sql.Tx
	row   Row
	reach Reach
	by    string
	at    time.Time
}

// put decides what becomes of the row, and writes it.
func (p *publication) put(ctx context.Context, was state, has bool, reach func(context.Context, Row) (Reach, error)) (Outcome, error) {
	if has && was.head == p.row.Head {
		if was.file == text(p.row.File) && was.asOf == p.row.AsOf.String() {
			return Unchanged, nil
		}
		p.reach = was.reach
		return Refreshed, p.write(ctx)
	}
	var err error
	if p.reach, err = reach(ctx, p.row); err != nil {
		return "", err
	}
	switch {
	case !has:
		return Added, p.write(ctx)
	case was.reach.Within(p.reach):
		return Updated, p.write(ctx)
	case p.reach.Within(was.reach):
		return Behind, nil
	default:
		return Diverged, nil
	}
}

const upsert = `INSERT INTO fieldcase_case (case_id, head, reach, changes, changed_at, file, facts, as_of, published_at, published_by,
	client, place, standard, body, status, standing, certificate, effective_on, expires_on, next, next_audit, planned,
	due_on, due_what, due_why, due_rule, open_major, open_minor, lead_auditor)
VALUES ($1, $2, $3::json, $4, nullif($5, '')::timestamptz, $6, $7::json, $8::date, $9, $10,
	$11, $12, $13, $14, $15, $16, $17, nullif($18, '')::date, nullif($19, '')::date, $20, $21, $22,
	nullif($23, '')::date, $24, $25, $26, $27, $28, $29)
ON CONFLICT (case_id) DO UPDATE SET head = excluded.head, reach = excluded.reach, changes = excluded.changes,
	changed_at = excluded.changed_at, file = excluded.file, facts = excluded.facts, as_of = excluded.as_of,
	published_at = excluded.published_at, published_by = excluded.published_by, client = excluded.client, place = excluded.place,
	standard = excluded.standard, body = excluded.body, status = excluded.status, standing = excluded.standing,
	certificate = excluded.certificate, effective_on = excluded.effective_on, expires_on = excluded.expires_on, next = excluded.next,
	next_audit = excluded.next_audit, planned = excluded.planned, due_on = excluded.due_on, due_what = excluded.due_what,
	due_why = excluded.due_why, due_rule = excluded.due_rule, open_major = excluded.open_major, open_minor = excluded.open_minor,
	lead_auditor = excluded.lead_auditor`

// write puts the row in the place of what the register has, with its deadlines.
func (p *publication) write(ctx context.Context) error {
	x := &p.row
	reach, err := json.Marshal(p.reach)
	if err != nil {
		return err
	}
	_, err = p.tx.ExecContext(ctx, upsert, string(x.Case), x.Head, string(reach), x.Changes, string(x.Changed), text(x.File), string(x.Facts),
		x.AsOf.String(), p.at, text(p.by), text(x.Client), text(x.Place), text(x.Standard), text(x.Body), x.Status, x.Standing,
		text(x.Certificate), x.Effective.String(), x.Expires.String(), text(x.Next), text(x.NextAudit), text(x.Planned), x.Due.Day.String(),
		text(x.Due.What), text(x.Due.Why), x.Due.Rule, x.OpenMajor, x.OpenMinor, text(x.Lead))
	if err != nil {
		return err
	}
	if _, err := p.tx.ExecContext(ctx, "DELETE FROM fieldcase_deadline WHERE case_id = $1", string(x.Case)); err != nil {
		return err
	}
	for i, d := range x.Deadlines {
		_, err := p.tx.ExecContext(ctx, "INSERT INTO fieldcase_deadline (case_id, n, due_on, what, why, rule) VALUES ($1, $2, $3::date, $4, $5, $6)",
			string(x.Case), i+1, d.Day.String(), text(d.What), text(d.Why), d.Rule)
		if err != nil {
			return err
		}
	}
	return nil
}

// text returns a text as PostgreSQL takes it: UTF-8 without NUL.
func text(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "") }

// Entry is what the register gives back of a case: enough to reckon everything else from, for any day.
type Entry struct {
	Case  audit.ID
	File  string
	Facts json.RawMessage
}

// Entries returns the cases of the register, by client.
func (r *Register) Entries(ctx context.Context) ([]Entry, error) {
	out, err := r.entries(ctx)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", r.name, explain(err))
	}
	return out, nil
}

func (r *Register) entries(ctx context.Context) ([]Entry, error) {
	rows, err := r.db.QueryContext(ctx, "SELECT case_id, file, facts::text FROM fieldcase_case ORDER BY client, case_id")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Entry
	for rows.Next() {
		var e Entry
		var facts string
		if err := rows.Scan((*string)(&e.Case), &e.File, &facts); err != nil {
			return nil, err
		}
		e.Facts = json.RawMessage(facts)
		out = append(out, e)
	}
	return out, rows.Err()
}
