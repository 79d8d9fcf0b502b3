package casefile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
	"fieldcase/app/wording"
	"fieldcase/store"
)

// Session is one case file that is open. Its methods may be called from several goroutines; those that change the case
// do so one after the other.
type Session struct {
	env  Env
	file *store.File

	turn sync.Mutex // held for the length of a change of the case, taken before mu

	mu       sync.Mutex // guards what follows; never held while many bytes are written
	keeping  bool       // bytes of an attachment are going into the file; turn is held
	current  *audit.Case
	seen     audit.Seen // store.File.Seen that current was read at
	watchers []func(Changed)
	clauses  *wording.Clauses // those of catalogue, read at the first check of a wording

	backedUp atomic.Int64 // store.File.Seen that a backup of this session holds; 0 when there is none

	catalogue standard.Catalogue
	search    caseIndex
}

// Changed tells a watcher that the case is not as it was: which action did it, and which records it touched
// (nil: possibly all of them).
type Changed struct {
	Label   string
	Records []audit.Recorder
}

// Open opens the case file at path, for writing unless readOnly is set. Where the file is in use by another person, or
// cannot be written, it is opened for reading and ReadOnly tells why. Errors are those of store.Open; see Explain.
func Open(ctx context.Context, env Env, path string, readOnly bool) (*Session, error) {
	file, err := store.Open(ctx, path, env.options(readOnly))
	if err != nil {
		return nil, err // it names the verb and the file
	}
	return newSession(ctx, env, file)
}

// newSession reads the case of an open file; it closes the file when that fails.
func newSession(ctx context.Context, env Env, file *store.File) (*Session, error) {
	s := &Session{env: env, file: file}
	c, err := s.Case(ctx)
	if err == nil {
		s.catalogue, err = standard.Parse([]byte(c.Standard.Content))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read case %s: %w", file.Path(), err), file.Close())
	}
	return s, nil
}

// Close lets go of the file. What was saved is on disk already.
func (s *Session) Close() error {
	s.search.close()
	if err := s.file.Close(); err != nil {
		return fmt.Errorf("close case %s: %w", s.file.Path(), err)
	}
	return nil
}

// Env returns what the session was opened with.
func (s *Session) Env() Env { return s.env }

// Path returns the path of the case file.
func (s *Session) Path() string { return s.file.Path() }

// ReadOnly reports whether nothing can be changed, and why, in a sentence for a person.
func (s *Session) ReadOnly() (bool, string) {
	if !s.file.ReadOnly() {
		return false, ""
	}
	if err := s.file.WhyReadOnly(); err != nil {
		return true, whyReadOnly(err, s.file.Holder())
	}
	return true, "opened for reading"
}

// whyReadOnly says in a few words why a case can only be read.
func whyReadOnly(err error, h store.Holder) string {
	switch {
	case errors.Is(err, store.ErrInUse) && h.User != "":
		return fmt.Sprintf("open at %s's on %s", h.User, h.Host)
	case errors.Is(err, store.ErrInUse):
		return "open elsewhere"
	case errors.Is(err, store.ErrReadOnly):
		return "file or folder is write-protected"
	default:
		return err.Error()
	}
}

// Catalogue returns the requirements of the standard of this case, in the edition embedded in it.
func (s *Session) Catalogue() standard.Catalogue { return s.catalogue }

// Case returns the case as it stands. The result is shared and must not be changed; audit.Clone makes a copy of a
// record to edit.
func (s *Session) Case(ctx context.Context) (*audit.Case, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.caseLocked(ctx)
}

func (s *Session) caseLocked(ctx context.Context) (*audit.Case, error) {
	if s.keeping && s.current != nil {
		return s.current, nil // nobody else can write now, and a look at the file would wait for the last byte
	}
	seen, err := s.file.Seen(ctx)
	if err != nil {
		return nil, err
	}
	if s.current != nil && s.seen == seen {
		return s.current, nil
	}
	c, err := s.file.Load(ctx)
	if err != nil {
		return nil, err
	}
	s.current, s.seen = c, seen
	return c, nil
}

// Watch calls fn after every change made through this session, on the goroutine that made it.
func (s *Session) Watch(fn func(Changed)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watchers = append(s.watchers, fn)
}

// announce tells the watchers; the lock must not be held.
func (s *Session) announce(c Changed) {
	s.mu.Lock()
	watchers := slices.Clone(s.watchers)
	s.mu.Unlock()
	for _, w := range watchers {
		w(c)
	}
}
