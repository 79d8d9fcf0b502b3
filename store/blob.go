package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"io"
)

// chunkSize is how many bytes of an attachment one row holds.
const chunkSize = 1 << 20

// PutBlob keeps the bytes that r gives and returns their SHA-256 in hexadecimal digits and their number. Bytes that are
// there already are not kept twice. They are read back and compared before they count as kept.
func (f *File) PutBlob(ctx context.Context, r io.Reader) (sha string, size int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return "", 0, fmt.Errorf("keep an attachment: %w", err)
	}
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return "", 0, fail(err, "keep an attachment")
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	sha, size, isNew, err := writeBlob(ctx, tx, r)
	if err == nil && isNew {
		err = tx.Commit()
	}
	if err != nil {
		return "", 0, fail(err, "keep an attachment")
	}
	return sha, size, nil
}

// writeBlob writes the bytes and verifies them. When they are there already, the transaction is to be given up.
func writeBlob(ctx context.Context, tx *sql.Tx, r io.Reader) (sha string, size int64, isNew bool, err error) {
	st := newStatements(tx)
	defer st.close()
	res, err := st.exec(ctx, `INSERT INTO "blob" ("sha256", "size") VALUES ('', 0)`)
	if err != nil {
		return "", 0, false, err
	}
	key, err := res.LastInsertId()
	if err != nil {
		return "", 0, false, err
	}
	sum := sha256.New()
	if size, err = writeChunks(ctx, st, key, io.TeeReader(r, sum)); err != nil {
		return "", 0, false, err
	}
	sha = fmt.Sprintf("%x", sum.Sum(nil))
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM "blob" WHERE "sha256" = ?`, sha).Scan(&n); err != nil || n > 0 {
		return sha, size, false, err
	}
	if _, err := st.exec(ctx, `UPDATE "blob" SET "sha256" = ?, "size" = ? WHERE "key" = ?`, sha, size, key); err != nil {
		return "", 0, false, err
	}
	_, err = io.Copy(io.Discard, newBlobReader(ctx, tx, key, sha))
	return sha, size, true, err
}

func writeChunks(ctx context.Context, st *statements, key int64, r io.Reader) (size int64, err error) {
	buf := make([]byte, chunkSize)
	for n := int64(0); ; n++ {
		got, readErr := io.ReadFull(r, buf)
		if got > 0 {
			if _, err := st.exec(ctx, `INSERT INTO "blob_chunk" ("blob", "n", "bytes") VALUES (?, ?, ?)`, key, n, buf[:got]); err != nil {
				return 0, err
			}
			size += int64(got)
		}
		switch {
		case errors.Is(readErr, io.EOF) || errors.Is(readErr, io.ErrUnexpectedEOF):
			return size, nil
		case readErr != nil:
			return 0, readErr
		}
	}
}

// DropBlob takes bytes out again that no attachment names, not even one that was taken out itself; others stay. It is for
// bytes whose record could not be written.
func (f *File) DropBlob(ctx context.Context, sha string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return fmt.Errorf("drop an attachment: %w", err)
	}
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return fail(err, "drop an attachment")
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	for _, q := range []string{
		`DELETE FROM "blob_chunk" WHERE "blob" = (SELECT "key" FROM "blob" WHERE "sha256" = ?1)
			AND NOT EXISTS (SELECT 1 FROM "attachment" WHERE "sha256" = ?1)`,
		`DELETE FROM "blob" WHERE "sha256" = ?1 AND NOT EXISTS (SELECT 1 FROM "attachment" WHERE "sha256" = ?1)`,
	} {
		if _, err := tx.ExecContext(ctx, q, sha); err != nil {
			return fail(err, "drop an attachment")
		}
	}
	return fail(tx.Commit(), "drop an attachment")
}

// Blob returns the bytes with that SHA-256. It fails with ErrNotFound when there are none. Reading fails with
// ErrDamaged at the end when they are not what the SHA-256 says; nothing that was read is to be trusted then.
func (f *File) Blob(ctx context.Context, sha string) (io.ReadCloser, error) {
	var key int64
	err := f.read.QueryRowContext(ctx, `SELECT "key" FROM "blob" WHERE "sha256" = ?`, sha).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("attachment %.12s: %w", sha, ErrNotFound)
	}
	if err != nil {
		return nil, f.readFailure(err, "read an attachment")
	}
	return newBlobReader(ctx, f.read, key, sha), nil
}

// blobReader reads the chunks one by one, so that no transaction stays open while the reader takes its time.
type blobReader struct {
	ctx  context.Context // of Blob; an io.Reader has no other place for it
	q    querier
	key  int64
	sha  string
	n    int64
	rest []byte
	sum  hash.Hash
	err  error
}

func newBlobReader(ctx context.Context, q querier, key int64, sha string) *blobReader {
	return &blobReader{ctx: ctx, q: q, key: key, sha: sha, sum: sha256.New()}
}

// Read implements io.Reader.
func (b *blobReader) Read(p []byte) (int, error) {
	if len(b.rest) == 0 && b.err == nil {
		b.next()
	}
	if b.err != nil {
		return 0, b.err
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// next reads the next chunk, or compares the hash when there is none.
func (b *blobReader) next() {
	err := b.q.QueryRowContext(b.ctx, `SELECT "bytes" FROM "blob_chunk" WHERE "blob" = ? AND "n" = ?`, b.key, b.n).Scan(&b.rest)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		b.err = io.EOF
		if have := fmt.Sprintf("%x", b.sum.Sum(nil)); have != b.sha {
			b.err = &DamagedError{Where: "attachment " + b.sha, Message: "its bytes have the SHA-256 " + have}
		}
	case err != nil:
		b.err = fail(err, "read attachment %.12s", b.sha)
	default:
		b.n++
		b.sum.Write(b.rest)
	}
}

// Close implements io.Closer.
func (b *blobReader) Close() error {
	b.rest, b.err = nil, ErrClosed
	return nil
}
