package store

import (
	"context"
	"database/sql"
	"errors"
)

// CanonicalTexts returns texts as a JSON array in the one form that hashes and signatures are made of; see FORMAT.md.
func CanonicalTexts(texts ...string) []byte {
	var c canonical
	c.open()
	for _, t := range texts {
		c.text(t)
	}
	c.close()
	return c.b
}

// Frontier returns the heads that no session names. Through them, and the heads that their sessions name, follows every
// change of the file: they are few, and say as much as Heads.
func (f *File) Frontier(ctx context.Context) (Heads, error) {
	var out Heads
	err := f.snapshot(ctx, "read the heads of the sessions", func(tx *sql.Tx) (err error) {
		out, err = frontier(ctx, tx)
		return err
	})
	return out, err
}

// Lacks returns those of the heads that are not in the file as they were: the change is missing or another.
func (f *File) Lacks(ctx context.Context, heads Heads) (Heads, error) {
	out := Heads{}
	err := f.snapshot(ctx, "look for the heads of a document", func(tx *sql.Tx) error {
		for id, h := range heads {
			var hash []byte
			err := tx.QueryRowContext(ctx, `SELECT c."hash" FROM "change" c JOIN "session" s ON s."key" = c."session"
				WHERE s."id" = ? AND c."n" = ?`, id, h.N).Scan(&hash)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			if err != nil || asHash(hash) != h.Hash {
				out[id] = h
			}
		}
		return nil
	})
	return out, err
}

// FirstLabel returns what the history calls its first action, "" when there is none.
func (f *File) FirstLabel(ctx context.Context) (string, error) {
	var label string
	err := f.snapshot(ctx, "read the first action", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT "label" FROM "action" ORDER BY "key" LIMIT 1`).Scan(&label)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return label, err
}
