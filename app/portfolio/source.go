package portfolio

import (
	"context"

	"fieldcase/app/audit"
)

// Source gives the cases of a portfolio, wherever they are.
type Source interface {
	// Name says where the cases are, for a title: "~/Audits", "register db.example.org/fieldcase".
	Name() string
	// Look reads all cases. progress, which may be nil, is told how many files are read of how many found so far; it is
	// called from one goroutine at a time. What cannot be read is in the answer; an error is for a source that gives
	// nothing at all, and for a context that was cancelled.
	Look(ctx context.Context, progress func(done, total int)) (*Look, error)
}

// Look is what a source held when it was looked at, ordered by file.
type Look struct {
	Cases      []Found
	Unreadable []Unreadable
	Delta      Delta // against the look before, of the same Source
}

// Found is a case that was found.
type Found struct {
	File   string // path of its file
	Facts  Facts
	Copy   Copy
	Others []string // files of the other copies of the case, of many the first
}

// Delta says what is different from the look before; it is empty at the first.
type Delta struct {
	New, Changed, Vanished []string // files
}

// Any reports whether anything is different.
func (d Delta) Any() bool { return len(d.New)+len(d.Changed)+len(d.Vanished) > 0 }

// Copy says what a file is among several of one case.
type Copy string

// The states of copies.
const (
	CopyNone     Copy = ""         // the only file of its case
	CopyNewest   Copy = "newest"   // holds everything that the others hold, and more
	CopyOlder    Copy = "older"    // another file holds everything that this one holds, and more
	CopySame     Copy = "same"     // the same changes as another file, which counts
	CopyDiverged Copy = "diverged" // this one and another each hold changes that the other has not: they are to be merged
)

// AllCopies returns every state of a copy.
func AllCopies() []Copy { return []Copy{CopyNone, CopyNewest, CopyOlder, CopySame, CopyDiverged} }

// Word returns the state as a person reads it, "" for the only file of its case.
func (c Copy) Word() string {
	switch c {
	case CopyNewest:
		return "Newest copy"
	case CopyOlder:
		return "Older copy"
	case CopySame:
		return "Second copy"
	case CopyDiverged:
		return "Copy to be merged"
	case CopyNone:
		return ""
	default:
		return string(c)
	}
}

// Counts reports whether the file stands for its case in sums and lists of what is due: an older copy and a second one
// of the same do not.
func (c Copy) Counts() bool { return c != CopyOlder && c != CopySame }

// Register is an office-wide register of cases that can be read in the place of folders.
type Register interface {
	// Name says which register it is.
	Name() string
	// Entries returns the cases of the register.
	Entries(ctx context.Context) ([]Entry, error)
}

// Entry is a case in a register.
type Entry struct {
	Case  audit.ID
	File  string // where it was when it was published
	Facts Facts
}

// FromRegister returns the source that reads a register.
func FromRegister(r Register) Source { return &registerSource{register: r} }

type registerSource struct {
	register Register
	before   map[string]string // file → head
}

// Name implements Source.
func (s *registerSource) Name() string { return s.register.Name() }

// Look implements Source.
func (s *registerSource) Look(ctx context.Context, progress func(done, total int)) (*Look, error) {
	entries, err := s.register.Entries(ctx)
	if err != nil {
		return nil, err
	}
	out := &Look{}
	for _, e := range entries {
		out.Cases = append(out.Cases, Found{File: e.File, Facts: e.Facts})
	}
	sortLook(out)
	out.Delta, s.before = deltaOf(out, s.before)
	if progress != nil {
		progress(len(entries), len(entries))
	}
	return out, nil
}
