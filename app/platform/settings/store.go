package settings

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"fieldcase/app/platform/atomicfile"

	"github.com/gofrs/flock"
)

// FileName is the name of the settings file in its folder.
const FileName = "settings.json"

// DamagedError says that the settings could not be read and were put aside, so
// that others are in use now: the defaults at the start of the program, later
// what was known before.
type DamagedError struct {
	Aside string // where the damaged file is now
	Err   error  // what is wrong with it
}

// Error tells where the damaged file is.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("settings are damaged and now at %s: %v", e.Aside, e.Err)
}

// Unwrap gives what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.Err }

// ErrBusy is wrapped when another window holds the settings for longer than a
// change can take.
var ErrBusy = errors.New("another window is writing the settings")

const (
	lockWait  = 3 * time.Second
	lockRetry = 5 * time.Millisecond
)

// Store is the settings file as one window sees it. Its methods may be called
// from any goroutine.
type Store struct {
	path string

	mu      sync.Mutex
	current Values
}

// Open reads the settings in folder. The Store is of use whatever the error,
// which is only to be told: a [*DamagedError], or why the file cannot be read.
// A file that does not exist means the defaults and is no error.
func Open(folder string) (*Store, error) {
	s := &Store{path: filepath.Join(folder, FileName)}
	v, err := read(s.path)
	if err == nil {
		s.current = v
		return s, nil
	}
	if !errors.Is(err, errDamaged) {
		return s, fmt.Errorf("read settings: %w", err)
	}
	return s, s.Update(func(*Values) {})
}

// Values gives the settings as this window knows them: as read at the start
// and with each change since. They are the caller's own.
func (s *Store) Values() Values {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current.clone().known()
}

// Update changes the settings in the file. Change gets what is in the file
// now, the changes of other windows included, and must touch only what is to
// change; it is called once. If the file cannot be written, this window goes on
// with the changed settings and the error says why. A [*DamagedError] means
// that the change was written but the file had to be put aside first.
func (s *Store) Update(change func(*Values)) error {
	return s.updateWithin(lockWait, change)
}

func (s *Store) updateWithin(wait time.Duration, change func(*Values)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := s.lock(wait)
	if err != nil {
		change(&s.current)
		return fmt.Errorf("write settings: %w", err)
	}
	defer unlock()
	v, err := read(s.path)
	var told error
	if errors.Is(err, errDamaged) {
		v = s.current
		told, err = putAside(s.path, err)
	}
	if err != nil {
		change(&s.current)
		return fmt.Errorf("write settings: %w", err)
	}
	change(&v)
	s.current = v
	if err := write(s.path, v); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return told
}

// lock takes the settings for this window. The lock is beside the file because
// the file is replaced at each change.
func (s *Store) lock(wait time.Duration) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return nil, err
	}
	l := flock.New(s.path+".lock", flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	if _, err := l.TryLockContext(ctx, lockRetry); errors.Is(err, context.DeadlineExceeded) {
		return nil, ErrBusy
	} else if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return func() { _ = l.Close() }, nil
}

// errDamaged marks content that is not settings.
var errDamaged = errors.New("not a settings file")

// read gives the settings at path, the zero Values if there is no file.
func read(path string) (Values, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Values{}, nil
	}
	if err != nil {
		return Values{}, err
	}
	var v Values
	if err := json.Unmarshal(b, &v); err != nil {
		return Values{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return v, nil
}

// write is for the holder of the lock.
func write(path string, v Values) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return atomicfile.WriteBytes(path, append(b, '\n'), 0o600)
}

// putAside renames the damaged file at path to a name with the instant at
// which it was last written, and gives what to tell of it.
func putAside(path string, cause error) (told, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("put the damaged file aside: %w", err)
	}
	stem := path + ".damaged-" + info.ModTime().UTC().Format("20060102-150405")
	aside := stem
	for n := 2; exists(aside); n++ {
		aside = stem + "-" + strconv.Itoa(n)
	}
	if err := os.Rename(path, aside); err != nil {
		return nil, fmt.Errorf("put the damaged file aside: %w", err)
	}
	return &DamagedError{Aside: aside, Err: cause}, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
