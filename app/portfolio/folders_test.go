package portfolio

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/store"
)

// TestLook_tellsWhatCannotBeRead lays one of each kind of bad file beside two good cases: the good ones are read, every
// other is listed with its reason.
func TestLook_tellsWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "good/Pérez.fieldcase")
	place(t, dir, "Sølvberg.fieldcase", "good/deep/er/Sølvberg.FIELDCASE")
	damaged := place(t, dir, "Vltava/client.fieldcase", "damaged.fieldcase")
	overwrite(t, damaged, 8192, make([]byte, 60000))
	cut := place(t, dir, "Vltava/client.fieldcase", "cut.fieldcase")
	if err := os.Truncate(cut, 20000); err != nil {
		t.Fatal(err)
	}
	newer := place(t, dir, "Çınar/client.fieldcase", "newer.fieldcase")
	overwrite(t, newer, 60, binary.BigEndian.AppendUint32(nil, 999))
	write(t, filepath.Join(dir, "letter.fieldcase"), "Dear Sirs")
	write(t, filepath.Join(dir, "empty.fieldcase"), "")
	write(t, filepath.Join(dir, "notes.txt"), "no case, and not named as one")
	if err := os.Mkdir(filepath.Join(dir, "folder.fieldcase"), 0o700); err != nil {
		t.Fatal(err)
	}
	l := looked(t, folders(t, Options{}, dir))
	if diff := cmp.Diff([]string{"good/Pérez.fieldcase", "good/deep/er/Sølvberg.FIELDCASE"}, files(l, dir)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	want := map[string]Trouble{
		"damaged.fieldcase": TroubleDamaged, "cut.fieldcase": TroubleDamaged, "newer.fieldcase": TroubleNewer,
		"letter.fieldcase": TroubleNotCase, "empty.fieldcase": TroubleNotCase,
	}
	if diff := cmp.Diff(want, troubles(l, dir)); diff != "" {
		t.Errorf("troubles (-want +got):\n%s", diff)
	}
	for _, u := range l.Unreadable {
		if u.Reason == "" || strings.Contains(u.Reason, "\n") {
			t.Errorf("%s: reason %q", u.File, u.Reason)
		}
		if u.Trouble == TroubleNewer && !strings.Contains(u.Reason, "Çınar Tekstil") {
			t.Errorf("of a newer file the client is not told: %s", u.Reason)
		}
	}
}

func overwrite(t *testing.T, path string, at int64, b []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt(b, at)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// link makes a link, or ends the test where the system has none for this user (Windows).
func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
}

// TestLook_followsLinksOnce: a loop and a link to nowhere are told, and no case is read twice.
func TestLook_followsLinksOnce(t *testing.T) {
	t.Parallel()
	dir, far := t.TempDir(), t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "a/Pérez.fieldcase")
	place(t, far, "Vltava/client.fieldcase", "Vltava.fieldcase")
	link(t, dir, filepath.Join(dir, "a", "loop"))
	link(t, "self", filepath.Join(dir, "self"))
	link(t, "gone.fieldcase", filepath.Join(dir, "dangling.fieldcase"))
	link(t, far, filepath.Join(dir, "share"))
	link(t, far, filepath.Join(dir, "share again"))
	link(t, filepath.Join(dir, "a", "Pérez.fieldcase"), filepath.Join(dir, "b.fieldcase"))
	l := looked(t, folders(t, Options{}, dir, filepath.Join(dir, "a")))
	if diff := cmp.Diff([]string{"a/Pérez.fieldcase", "share/Vltava.fieldcase"}, files(l, dir)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	want := map[string]Trouble{"a/loop": TroubleLink, "self": TroubleLink, "dangling.fieldcase": TroubleLink}
	if diff := cmp.Diff(want, troubles(l, dir)); diff != "" {
		t.Errorf("troubles (-want +got):\n%s", diff)
	}
}

func TestLook_tellsAFolderThatIsNotThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
	l := looked(t, folders(t, Options{}, dir, filepath.Join(dir, "gone")))
	if len(l.Cases) != 1 || troubles(l, dir)["gone"] != TroubleVanished {
		t.Errorf("cases %v, troubles %v", files(l, dir), troubles(l, dir))
	}
}

// TestLook_tellsErrorsOfReading gives each error of the system to one of several files.
func TestLook_tellsErrorsOfReading(t *testing.T) {
	t.Parallel()
	for want, err := range map[Trouble]error{
		TroublePermission: fs.ErrPermission, TroubleVanished: fs.ErrNotExist, TroubleBusy: store.ErrBusy, TroubleUnfinished: store.ErrUnfinished,
		TroubleOther: store.ErrDisk, TroubleDamaged: &store.DamagedError{Where: "page 7", Message: "zeroes"},
	} {
		dir := t.TempDir()
		place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
		place(t, dir, "Vltava/client.fieldcase", "Vltava.fieldcase")
		f := folders(t, Options{}, dir)
		f.look = func(ctx context.Context, path string) (*store.Glance, error) {
			if strings.Contains(path, "Vltava") {
				return nil, fmt.Errorf("read: %w", err)
			}
			return glance(ctx, path)
		}
		l := looked(t, f)
		if len(l.Cases) != 1 || troubles(l, dir)["Vltava.fieldcase"] != want {
			t.Errorf("%v: cases %v, troubles %v", err, files(l, dir), troubles(l, dir))
		}
	}
}

// TestLook_tellsAFileThatVanishes removes a file between the listing of its folder and its reading.
func TestLook_tellsAFileThatVanishes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
	gone := place(t, dir, "Vltava/client.fieldcase", "Vltava.fieldcase")
	f := folders(t, Options{}, dir)
	f.look = func(ctx context.Context, path string) (*store.Glance, error) {
		if path == gone {
			if err := os.Remove(path); err != nil {
				return nil, err
			}
		}
		return glance(ctx, path)
	}
	l := looked(t, f)
	if len(l.Cases) != 1 || troubles(l, dir)["Vltava.fieldcase"] != TroubleVanished {
		t.Errorf("cases %v, troubles %v", files(l, dir), l.Unreadable)
	}
}

// TestLook_doesNotWaitForAShareThatHangs: one file never answers; the others are there, and it is told.
func TestLook_doesNotWaitForAShareThatHangs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
	place(t, dir, "Vltava/client.fieldcase", "Vltava.fieldcase")
	f := folders(t, Options{}, dir)
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	f.look = func(ctx context.Context, path string) (*store.Glance, error) {
		if strings.Contains(path, "Vltava") {
			<-never
			return nil, errors.New("too late")
		}
		return glance(ctx, path)
	}
	f.limit = 2 * time.Second
	l := looked(t, f)
	if len(l.Cases) != 1 || troubles(l, dir)["Vltava.fieldcase"] != TroubleSlow {
		t.Errorf("cases %v, troubles %v", files(l, dir), l.Unreadable)
	}
}

func TestLook_canBeCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	f := folders(t, Options{}, thirteen(t))
	_, err := f.Look(ctx, func(done, _ int) {
		if done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
	if l := looked(t, f); len(l.Cases) != 13 {
		t.Errorf("after it, %d cases are found", len(l.Cases))
	}
}

func TestLook_tellsItsProgress(t *testing.T) {
	t.Parallel()
	var last, most [2]int
	_, err := folders(t, Options{}, thirteen(t)).Look(t.Context(), func(done, total int) {
		if done < last[0] || total < last[1] || done > total {
			t.Errorf("progress went from %v to %d of %d", last, done, total)
		}
		last = [2]int{done, total}
		most = last
	})
	if err != nil || most != [2]int{13, 13} {
		t.Errorf("ended at %v, %v", most, err)
	}
}

// TestLook_whileSomebodyWorks reads a case again and again while somebody saves in it: no reader fails, and no save.
func TestLook_whileSomebodyWorks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
	s, err := casefile.Open(t.Context(), env(7), path, false)
	if err != nil {
		t.Fatal(err)
	}
	var saved atomic.Int64
	done := make(chan error)
	go func() {
		defer close(done)
		for i := range 40 {
			if err := s.Save(t.Context(), "Contact", casefile.Change{After: &audit.Contact{Name: fmt.Sprint("Contact ", i)}}); err != nil {
				done <- err
				return
			}
			saved.Add(1)
		}
	}()
	f := folders(t, Options{CacheDir: t.TempDir()}, dir)
	for range 20 {
		if l := looked(t, f); len(l.Cases) != 1 {
			t.Errorf("after %d saves: %v", saved.Load(), l.Unreadable)
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	l := looked(t, f)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if again := looked(t, folders(t, Options{}, dir)); again.Cases[0].Facts.Head != l.Cases[0].Facts.Head {
		t.Error("the last look did not see the last save")
	}
}

// TestLook_leavesTheFilesAlone: not a byte of them, nor anything beside them, is another after it.
func TestLook_leavesTheFilesAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := place(t, dir, "Pérez/client.fieldcase", "Pérez.fieldcase")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	looked(t, folders(t, Options{CacheDir: t.TempDir()}, dir))
	after, err := os.ReadFile(path)
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the file is another, %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("beside it lies %v, %v", left, err)
	}
}

func TestLook_tellsWhatIsDifferent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	same := place(t, dir, "Pérez/client.fieldcase", "a.fieldcase")
	changed := place(t, dir, "Vltava/client.fieldcase", "b.fieldcase")
	gone := place(t, dir, "Çınar/client.fieldcase", "c.fieldcase")
	f := folders(t, Options{CacheDir: t.TempDir()}, dir)
	if l := looked(t, f); l.Delta.Any() {
		t.Errorf("the first look is different from none: %+v", l.Delta)
	}
	if l := looked(t, f); l.Delta.Any() {
		t.Errorf("nothing happened, and it is different: %+v", l.Delta)
	}
	change(t, changed, 8)
	fresh := place(t, dir, "Norrsken/client.fieldcase", "d.fieldcase")
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	want := Delta{New: []string{fresh}, Changed: []string{changed}, Vanished: []string{gone}}
	if diff := cmp.Diff(want, looked(t, f).Delta); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	overwrite(t, same, 0, []byte("no case any more"))
	if d := looked(t, f).Delta; !slices.Equal(d.Changed, []string{same}) {
		t.Errorf("a file that became unreadable: %+v", d)
	}
}
