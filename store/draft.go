package store

import (
	"context"
	"database/sql"
	"fmt"

	"fieldcase/app/audit"
)

// Draft is text that somebody is typing into a field, kept until it becomes a change. After a crash it is offered back.
type Draft struct {
	Kind   string
	Record audit.ID
	Field  string
	Text   string
	At     audit.Instant // given by SaveDraft
	Who    string        // given by SaveDraft
}

// SaveDraft keeps a draft, in the place of the one of the same field.
func (f *File) SaveDraft(ctx context.Context, d Draft) error {
	return f.exec(ctx, "keep the draft", `INSERT INTO "draft" ("kind", "record", "field", "text", "at", "who") VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT ("kind", "record", "field") DO UPDATE SET "text" = excluded."text", "at" = excluded."at", "who" = excluded."who"`,
		d.Kind, string(d.Record), d.Field, validText(d.Text), string(f.now()), f.opts.Identity.Name)
}

// DropDraft forgets the draft of a field, if there is one.
func (f *File) DropDraft(ctx context.Context, kind string, record audit.ID, field string) error {
	return f.exec(ctx, "drop the draft", `DELETE FROM "draft" WHERE "kind" = ? AND "record" = ? AND "field" = ?`, kind, string(record), field)
}

// Drafts returns the drafts in the order they were kept.
func (f *File) Drafts(ctx context.Context) ([]Draft, error) {
	var out []Draft
	err := f.snapshot(ctx, "read the drafts", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT "kind", "record", "field", "text", "at", "who" FROM "draft" ORDER BY "at", "kind", "record", "field"`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var d Draft
			if err := rows.Scan(&d.Kind, (*string)(&d.Record), &d.Field, &d.Text, (*string)(&d.At), &d.Who); err != nil {
				return err
			}
			out = append(out, d)
		}
		return rows.Err()
	})
	return out, err
}

// exec runs one statement that touches no record.
func (f *File) exec(ctx context.Context, what, query string, args ...any) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	_, err := f.write.ExecContext(context.WithoutCancel(ctx), query, args...)
	return fail(err, "%s", what)
}
