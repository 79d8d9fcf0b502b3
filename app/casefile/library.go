package casefile

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/platform/keptfile"
	"fieldcase/app/wording"
)

// GoodWording is the wording of a finding that was closed, without what would tell whose finding it was, kept outside the
// case to be used again.
type GoodWording struct {
	ID          string       `json:"id"`       // follows from the rest but the day
	Standard    string       `json:"standard"` // id of the standard that the clause is of
	Clause      audit.Number `json:"clause"`
	Grade       audit.Grade  `json:"grade"`
	Requirement string       `json:"requirement,omitempty"`
	Statement   string       `json:"statement"`
	Evidence    string       `json:"evidence,omitempty"`
	KeptOn      date.Date    `json:"kept_on,omitzero"`
}

// LibraryName is the name of the file of a person's good wordings in its folder.
const LibraryName = "good-wordings.json"

// The head of the file.
const (
	libraryKind   = "good-wordings"
	libraryFormat = 1
)

// Errors of the library of wordings.
var (
	ErrNoLibrary      = errors.New("no folder for a library of wordings is known")
	ErrNewerLibrary   = errors.New("library of wordings of a newer version")
	ErrLibraryDamaged = errors.New("the library of wordings cannot be read")
	ErrNotToKeep      = errors.New("its wording is not one to keep")
	ErrTellsWhose     = errors.New("the wording tells whose finding it was")
)

// library is the content of the file.
type library struct {
	Kind     string        `json:"kind"`
	Format   int           `json:"format"`
	Wordings []GoodWording `json:"wordings"`
}

// KeptWordings returns the wordings that were kept for a clause of the case's standard, for its parts and for what it is a
// part of, the latest first. There are none while nothing was kept, or Env names no file.
func (s *Session) KeptWordings(_ context.Context, clause audit.Number) ([]GoodWording, error) {
	if s.env.LibraryFile == "" || clause == "" {
		return nil, nil
	}
	data, err := keptfile.File(s.env.LibraryFile).Read()
	if err != nil {
		return nil, err
	}
	l, err := decodeLibrary(data)
	if err != nil {
		return nil, err
	}
	out := slices.DeleteFunc(l.Wordings, func(w GoodWording) bool {
		return w.Standard != s.catalogue.ID || !sameBranch(w.Clause, clause)
	})
	slices.SortStableFunc(out, func(a, b GoodWording) int {
		exact := func(w GoodWording) int { return map[bool]int{true: 0, false: 1}[w.Clause == clause] }
		return cmp.Or(exact(a)-exact(b), cmp.Compare(b.KeptOn.String(), a.KeptOn.String()))
	})
	return out, nil
}

// sameBranch reports whether one of two numbers is the other or a part of it.
func sameBranch(a, b audit.Number) bool {
	return a == b || strings.HasPrefix(string(a), string(b)+".") || strings.HasPrefix(string(b), string(a)+".")
}

// ToKeep returns the wording of a finding as it can be kept, after the scrub of names, places, numbers and days. A person
// reads it before it is kept. It refuses with ErrNotToKeep what is not the user's own, not closed, or not worded well.
func (s *Session) ToKeep(ctx context.Context, finding audit.ID) (GoodWording, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return GoodWording{}, fmt.Errorf("keep wording: %w", err)
	}
	f := c.Finding(finding)
	if f == nil {
		return GoodWording{}, fmt.Errorf("keep wording of %s: %w", finding, ErrNotFound)
	}
	if why := s.notToKeep(c, f); why != "" {
		return GoodWording{}, fmt.Errorf("%w: %s %s", ErrNotToKeep, f.Label(), why)
	}
	known := wording.KnownOf(c)
	scrub := func(text string) string { return strings.TrimSpace(wording.Scrub(text, known, nil)) }
	return GoodWording{
		Standard: s.catalogue.ID, Clause: f.Requirement, Grade: f.Grade,
		Requirement: scrub(f.RequirementText), Statement: scrub(f.Statement), Evidence: scrub(f.EvidenceText),
	}, nil
}

// notToKeep says why the wording of a finding is not kept, "" when it can be.
func (s *Session) notToKeep(c *audit.Case, f *audit.Finding) string {
	switch {
	case !s.isOwn(c, f):
		return "was written by somebody else"
	case f.State != audit.Closed:
		return "is not closed"
	case f.Requirement == "" || strings.TrimSpace(f.Statement) == "":
		return "has no clause or no statement"
	case len(wording.Open(wording.Check(wording.Of(c, f, s.wordingClauses())), f.ID, c.Acceptances)) > 0:
		return "has open points in the wording check"
	}
	return ""
}

// isOwn reports whether the user wrote a finding.
func (s *Session) isOwn(c *audit.Case, f *audit.Finding) bool {
	if f.Author != "" {
		return f.Author == s.author(c)
	}
	initials, _, _ := strings.Cut(f.DraftNumber, "-")
	return initials != "" && initials == s.env.User.Initials
}

// KeepWording puts a wording into the library. It refuses with ErrTellsWhose what still holds a name of the case; the same
// wording is kept once.
func (s *Session) KeepWording(ctx context.Context, w GoodWording) error {
	c, err := s.Case(ctx)
	if err != nil {
		return fmt.Errorf("keep wording: %w", err)
	}
	if left := wording.Leaks(strings.Join([]string{w.Requirement, w.Statement, w.Evidence}, "\n"), wording.KnownOf(c), nil); len(left) > 0 {
		return fmt.Errorf("%w: %s", ErrTellsWhose, strings.Join(left, ", "))
	}
	w.ID, w.KeptOn = w.identity(), s.env.Today()
	return s.changeLibrary(func(all []GoodWording) []GoodWording {
		if slices.ContainsFunc(all, func(o GoodWording) bool { return o.ID == w.ID }) {
			return all
		}
		return append(all, w)
	})
}

// ForgetWording takes a wording out of the library; one that is not there is none.
func (s *Session) ForgetWording(_ context.Context, id string) error {
	return s.changeLibrary(func(all []GoodWording) []GoodWording {
		return slices.DeleteFunc(all, func(w GoodWording) bool { return w.ID == id })
	})
}

// identity is the hash of what a wording says.
func (w GoodWording) identity() string {
	parts := []string{w.Standard, string(w.Clause), string(w.Grade), w.Requirement, w.Statement, w.Evidence}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// changeLibrary changes what is in the file at that moment.
func (s *Session) changeLibrary(change func([]GoodWording) []GoodWording) error {
	if s.env.LibraryFile == "" {
		return ErrNoLibrary
	}
	return keptfile.File(s.env.LibraryFile).Update(func(old []byte) ([]byte, error) {
		l, err := decodeLibrary(old)
		if err != nil {
			return nil, err
		}
		l.Wordings = change(l.Wordings)
		data, err := json.MarshalIndent(l, "", "  ")
		if err != nil {
			return nil, fmt.Errorf("write library of wordings: %w", err)
		}
		return append(data, '\n'), nil
	})
}

// decodeLibrary reads the file; no content is an empty library.
func decodeLibrary(data []byte) (library, error) {
	l := library{Kind: libraryKind, Format: libraryFormat, Wordings: []GoodWording{}}
	if len(bytes.TrimSpace(data)) == 0 {
		return l, nil
	}
	if err := json.Unmarshal(data, &l); err != nil {
		return l, fmt.Errorf("%w: %w", ErrLibraryDamaged, err)
	}
	switch {
	case l.Kind != libraryKind:
		return l, fmt.Errorf("%w: it is no library of wordings", ErrLibraryDamaged)
	case l.Format > libraryFormat:
		return l, fmt.Errorf("%w: its format is %d, this program reads %d", ErrNewerLibrary, l.Format, libraryFormat)
	}
	return l, nil
}
