package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"fieldcase/app/audit"
)

// Index finds texts by their words, as one types. It lies in memory, beside no case file and in none: the file holds
// what people wrote, and whoever opens it makes an index of that anew.
//
// It is an FTS5 table for each group of documents, without the texts themselves. Words are folded before they get there
// (see fold), so that FTS5 has only to part them at spaces. Its methods may be called from several goroutines.
type Index struct {
	mu     sync.Mutex
	db     *sql.DB
	conn   *sql.Conn   // the one connection: another would have a memory of its own
	find   []*sql.Stmt // of each group
	groups []indexGroup
	place  map[DocumentKey]placeInIndex
}

// DocumentKey names what a document is about.
type DocumentKey struct {
	Kind   string
	Record audit.ID
}

// Document is what the index is to know of something.
type Document struct {
	DocumentKey
	Group int    // from 0; what is looked for in one is ranked apart from the others
	Label string // numbers, found before all else
	Title string // what people call it
	Text  string // all the rest
}

// tier is where the words of a query may stand.
type tier struct {
	columns string
	begins  bool // the label begins with the first of them
	whole   bool // they stand there as whole words
}

// tiers are the best first: numbers before titles before texts, and in each of them whole words before beginnings.
var tiers = []tier{
	{columns: "label", begins: true, whole: true},
	{columns: "label", whole: true},
	{columns: "label"},
	{columns: "label title", whole: true},
	{columns: "label title"},
	{columns: "label title body", whole: true},
	{columns: "label title body"},
}

// Found is a document that has all words of a query.
type Found struct {
	DocumentKey
	Rank int // how well: 0 is the best; the same in every group
}

// indexGroup is one table of documents; the row n is that of the n-th key.
type indexGroup struct{ keys []DocumentKey }

type placeInIndex struct {
	group int
	row   int64 // from 1
}

// NewIndex returns an empty index with so many groups.
func NewIndex(ctx context.Context, groups int) (*Index, error) {
	x := &Index{groups: make([]indexGroup, groups), place: map[DocumentKey]placeInIndex{}}
	if err := x.open(ctx); err != nil {
		x.Close()
		return nil, fail(err, "make the index")
	}
	return x, nil
}

func (x *Index) open(ctx context.Context) (err error) {
	if x.db, err = sql.Open("sqlite", "file::memory:"); err != nil {
		return err
	}
	if x.conn, err = x.db.Conn(ctx); err != nil {
		return err
	}
	for g := range x.groups {
		// Prefixes of one to three letters have lists of their own: without them, a single letter typed would merge the
		// lists of every word that begins with it.
		create := fmt.Sprintf(`CREATE VIRTUAL TABLE "doc%d" USING fts5 (label, title, body,
			content = '', contentless_delete = 1, detail = column, prefix = '1 2 3', tokenize = "ascii tokenchars '_'")`, g)
		if _, err := x.conn.ExecContext(ctx, create); err != nil {
			return err
		}
		find := fmt.Sprintf(`SELECT rowid FROM "doc%d" WHERE "doc%d" MATCH ? ORDER BY rowid DESC LIMIT ?`, g, g)
		st, err := x.conn.PrepareContext(ctx, find) //nolint:sqlclosecheck // kept as long as the index; Close closes it
		if err != nil {
			return err
		}
		x.find = append(x.find, st)
	}
	return nil
}

// Close gives up the memory of the index.
func (x *Index) Close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, st := range x.find {
		_ = st.Close() // nothing was kept that could be lost
	}
	if x.conn != nil {
		_ = x.conn.Close()
	}
	if x.db != nil {
		_ = x.db.Close()
	}
	x.find, x.conn = nil, nil
}

// Len returns how many documents there are.
func (x *Index) Len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.place)
}

// Put takes documents in, each in the place of the one of the same key.
func (x *Index) Put(ctx context.Context, documents ...Document) error {
	return x.change(ctx, "fill the index", func(tx *sql.Tx) error {
		st := newStatements(tx)
		defer st.close()
		for _, d := range documents {
			if err := x.put(ctx, st, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func (x *Index) put(ctx context.Context, st *statements, d Document) error {
	p, there := x.place[d.DocumentKey]
	if there {
		if err := x.delete(ctx, st, p); err != nil {
			return err
		}
	}
	if !there || p.group != d.Group {
		g := &x.groups[d.Group]
		g.keys = append(g.keys, d.DocumentKey)
		p = placeInIndex{d.Group, int64(len(g.keys))}
		x.place[d.DocumentKey] = p
	}
	_, err := st.exec(ctx, fmt.Sprintf(`INSERT INTO "doc%d" (rowid, label, title, body) VALUES (?, ?, ?, ?)`, p.group),
		p.row, labelTerms(d.Label), terms(d.Title), terms(d.Text))
	return err
}

// Drop takes documents out; those that are not there are passed over.
func (x *Index) Drop(ctx context.Context, keys ...DocumentKey) error {
	return x.change(ctx, "empty the index", func(tx *sql.Tx) error {
		st := newStatements(tx)
		defer st.close()
		for _, k := range keys {
			p, there := x.place[k]
			if !there {
				continue
			}
			if err := x.delete(ctx, st, p); err != nil {
				return err
			}
			delete(x.place, k)
		}
		return nil
	})
}

func (x *Index) delete(ctx context.Context, st *statements, p placeInIndex) error {
	_, err := st.exec(ctx, fmt.Sprintf(`DELETE FROM "doc%d" WHERE rowid = ?`, p.group), p.row)
	return err
}

// Settle puts the index in the order in which it is read fastest, after much was put in.
func (x *Index) Settle(ctx context.Context) error {
	return x.change(ctx, "put the index in order", func(tx *sql.Tx) error {
		for g := range x.groups {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO "doc%d" ("doc%d") VALUES ('optimize')`, g, g)); err != nil {
				return err
			}
		}
		return nil
	})
}

// change runs one transaction. It is not cut off halfway: the connection is the index.
func (x *Index) change(ctx context.Context, what string, work func(tx *sql.Tx) error) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.conn == nil:
		return fmt.Errorf("%s: %w", what, ErrClosed)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	tx, err := x.conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fail(err, "%s", what)
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	if err := work(tx); err != nil {
		return fail(err, "%s", what)
	}
	return fail(tx.Commit(), "%s", what)
}

// Find returns documents of a group that have all words of the query, at most limit: those that have them in the label
// first, then those with them in the title; and of equals the one that was taken in last.
func (x *Index) Find(ctx context.Context, q Query, group, limit int) ([]Found, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var out []Found
	seen := map[int64]bool{}
	for rank, t := range tiers {
		switch {
		case x.conn == nil:
			return nil, fmt.Errorf("search: %w", ErrClosed)
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case q.Empty() || len(out) >= limit:
			return out, nil
		}
		rows, err := x.rows(context.WithoutCancel(ctx), q.match(t), group, limit+len(seen))
		if err != nil {
			return nil, fail(err, "search")
		}
		for _, row := range rows {
			if !seen[row] && len(out) < limit {
				out = append(out, Found{x.groups[group].keys[row-1], rank})
			}
			seen[row] = true
		}
	}
	return out, nil
}

func (x *Index) rows(ctx context.Context, match string, group, limit int) ([]int64, error) {
	rows, err := x.find[group].QueryContext(ctx, match, limit)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []int64
	for rows.Next() {
		var row int64
		if err := rows.Scan(&row); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}
