package store_test

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

var flips = flag.Int("flips", 24, "bits of a case file that are turned over, one at a time")

// refusals are what a damaged file may be refused with.
var refusals = []error{store.ErrDamaged, store.ErrNotCase, store.ErrNewer, store.ErrForeign}

func isRefusal(err error) bool {
	for _, r := range refusals {
		if errors.Is(err, r) {
			return true
		}
	}
	return false
}

// A bit that turned over is found wherever it changes what the case says: on opening, or by Check. Salvage takes out
// what it can, and what it makes can be opened.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := workedCase(t)
	want := recordValues(load(t, f))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, uint64(*flips)))
	var refused, found, harmless, salvaged int
	used := usedBytes(whole)
	for i := range *flips {
		at, bit := used[r.IntN(len(used))], byte(1)<<r.IntN(8)
		path := filepath.Join(t.TempDir(), "flipped.fieldcase")
		bad := append([]byte(nil), whole...)
		bad[at] ^= bit
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		switch faults, says, err := examine(ctx, path); {
		case isRefusal(err):
			refused++
		case err != nil:
			t.Errorf("byte %d, bit %d: %v", at, bit, err)
		case len(faults) > 0:
			found++
		default:
			harmless++
			if d := cmp.Diff(want, says); d != "" {
				t.Errorf("byte %d, bit %d: nothing is found, yet -was +is\n%s", at, bit, d)
			}
		}
		if i%8 == 0 && salvages(t, path, at) {
			salvaged++
		}
	}
	t.Logf("%d bits: %d files refused, %d faults found, %d changed nothing that the case says; %d of each eighth salvaged", *flips, refused, found, harmless, salvaged)
}

// usedBytes are the places of the bytes that are not zero: most of a small file is room that is not used.
func usedBytes(content []byte) []int {
	var out []int
	for i, b := range content {
		if b != 0 {
			out = append(out, i)
		}
	}
	return out
}

// examine opens a file, checks it and returns what its records say.
func examine(ctx context.Context, path string) (faults []store.Fault, says map[string]any, err error) {
	f, err := store.Open(ctx, path, options(2, "Jan"))
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if faults, err = f.Check(ctx, nil); err != nil || len(faults) > 0 {
		return faults, nil, err
	}
	c, err := f.Load(ctx)
	if err != nil {
		return nil, nil, err
	}
	return nil, recordValues(c), nil
}

// salvages reports whether something could be taken out of the file, and fails when that cannot be opened.
func salvages(t *testing.T, path string, at int) bool {
	t.Helper()
	ctx := context.Background()
	out := filepath.Join(filepath.Dir(path), "out.fieldcase")
	if _, err := store.Salvage(ctx, path, out, options(3, "Jan")); isRefusal(err) {
		return false
	} else if err != nil {
		t.Errorf("byte %d: salvage: %v", at, err)
		return false
	}
	f, err := store.Open(ctx, out, options(4, "Jan"))
	if err != nil {
		t.Errorf("byte %d: what was salvaged does not open: %v", at, err)
		return false
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	return true
}
