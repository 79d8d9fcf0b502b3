package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"testing"
	"testing/iotest"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// bytesOf returns n bytes that are the same at each call and no two chunks alike.
func bytesOf(n int) []byte {
	out := make([]byte, 0, n+32)
	for i := 0; len(out) < n; i++ {
		sum := sha256.Sum256(fmt.Append(nil, i))
		out = append(out, sum[:]...)
	}
	return out[:n]
}

func TestPutBlob_givesBackWhatItTook(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	for _, n := range []int{0, 1, 1<<20 - 1, 1 << 20, 1<<20 + 1, 3<<20 + 17} {
		want := bytesOf(n)
		sha, size, err := f.PutBlob(ctx, iotest.HalfReader(bytes.NewReader(want)))
		if err != nil {
			t.Fatal(err)
		}
		if size != int64(n) || sha != fmt.Sprintf("%x", sha256.Sum256(want)) {
			t.Errorf("%d bytes: size %d, SHA-256 %s", n, size, sha)
		}
		r, err := f.Blob(ctx, sha)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(iotest.OneByteReader(io.LimitReader(r, 100)))
		if err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(append(got, rest...), want) {
			t.Errorf("%d bytes came back as %d others", n, len(got)+len(rest))
		}
	}
	wantSound(t, f)
}

func TestPutBlob_keepsTheSameBytesOnce(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	for range 3 {
		if _, _, err := f.PutBlob(ctx, bytes.NewReader(bytesOf(5000))); err != nil {
			t.Fatal(err)
		}
	}
	var blobs, chunks int
	if err := f.Writer().QueryRow("SELECT (SELECT count(*) FROM blob), (SELECT count(*) FROM blob_chunk)").Scan(&blobs, &chunks); err != nil {
		t.Fatal(err)
	}
	if blobs != 1 || chunks != 1 {
		t.Errorf("%d blobs in %d chunks", blobs, chunks)
	}
}

func TestDropBlob_onlyWhatNoAttachmentNames(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	var shas []string
	for i := range 2 {
		sha, _, err := f.PutBlob(ctx, bytes.NewReader(bytesOf(2<<20+i)))
		if err != nil {
			t.Fatal(err)
		}
		shas = append(shas, sha)
	}
	apply(t, f, "Attach", store.EditsFor(nil, &audit.Attachment{Record: audit.Record{ID: "a", Deleted: true}, Name: "a", SHA256: shas[0]})...)
	for i, want := range []error{nil, store.ErrNotFound} {
		if err := f.DropBlob(ctx, shas[i]); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Blob(ctx, shas[i]); !errors.Is(err, want) {
			t.Errorf("attachment %d: %v, want %v", i, err, want)
		}
	}
	wantSound(t, f)
}

func TestPutBlob_leavesNothingWhenReadingFails(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	broken := errors.New("the stick was pulled out")
	_, _, err := f.PutBlob(ctx, io.MultiReader(bytes.NewReader(bytesOf(2<<20)), iotest.ErrReader(broken)))
	wantIs(t, err, broken)
	var n int
	if err := f.Writer().QueryRow("SELECT count(*) FROM blob_chunk").Scan(&n); err != nil || n != 0 {
		t.Errorf("%d chunks left, %v", n, err)
	}
	wantSound(t, f)
	_, err = f.Blob(ctx, "0000")
	wantIs(t, err, store.ErrNotFound)
}

func TestBlob_thatWasAlteredIsFound(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	want := bytesOf(2<<20 + 5)
	sha, _, err := f.PutBlob(ctx, bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	for name, query := range map[string]string{
		"a byte of the first chunk": "UPDATE blob_chunk SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE n = 0",
		"the last chunk missing":    "DELETE FROM blob_chunk WHERE n = 2",
		"the size":                  "UPDATE blob SET size = size + 1",
		"the hash":                  "UPDATE blob SET sha256 = 'f' || substr(sha256, 2)",
		"the name":                  "DELETE FROM blob",
	} {
		g := copyOf(t, f)
		execRaw(t, g.Path(), query)
		faults, err := g.Check(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(faults) == 0 || faults[0].Kind != store.FaultBlob || faults[0].Where == "" {
			t.Errorf("%s: check says %v", name, faults)
		}
		r, err := g.Blob(ctx, sha)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); !bytes.Equal(got, want) && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: other bytes were given out, %v", name, err)
		}
	}
}
