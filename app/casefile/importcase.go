package casefile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// PathProblem is something wrong in the JSON of a case, with its JSON path ($.findings[3].grade).
type PathProblem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// ImportError refuses the JSON of a case because of everything that is wrong with it. Nothing was written.
type ImportError struct {
	Problems []PathProblem
}

// Error counts the problems and names the first.
func (e *ImportError) Error() string {
	first := e.Problems[0]
	if len(e.Problems) == 1 {
		return fmt.Sprintf("%s: %s", first.Path, first.Message)
	}
	return fmt.Sprintf("%d problems, the first at %s: %s", len(e.Problems), first.Path, first.Message)
}

// Unwrap makes errors.Is(err, ErrInvalid) true.
func (e *ImportError) Unwrap() error { return ErrInvalid }

// ImportCase makes a new case file at path of the JSON of a case and opens it. What is wrong with the JSON is told with
// its path, all of it at once, in an ImportError, and nothing is written. Records keep their IDs; a text that is no UUID
// is taken as a name within this JSON and gets a new ID everywhere it stands. Attachments whose bytes are not in the
// JSON are known by their hash alone; Check tells which.
func ImportCase(ctx context.Context, env Env, data []byte, path string) (*Session, error) {
	in, err := readCaseJSON(env, data)
	if err != nil {
		return nil, err
	}
	file, err := store.Create(ctx, path, in.id, env.options(false))
	if err != nil {
		return nil, err // it names the verb and the file
	}
	if err := in.write(ctx, file, importLabel); err != nil {
		return nil, errors.Join(fmt.Errorf("import case %s: %w", path, err), file.Close(), os.Remove(path))
	}
	return sessionOfNew(ctx, env, file)
}

// importLabel is what the history of a case calls its first action when it was made of its JSON.
const importLabel = "Import case"

// imported is what a new case begins with: the JSON of a case after it was found to be right, or the first records.
type imported struct {
	id      audit.ID
	records []audit.Recorder
	blobs   [][]byte
}

func (in *imported) write(ctx context.Context, file *store.File, label string) error {
	for _, b := range in.blobs {
		if _, _, err := file.PutBlob(ctx, bytes.NewReader(b)); err != nil {
			return err
		}
	}
	var edits []store.Edit
	for _, r := range in.records {
		edits = append(edits, store.EditsFor(nil, r)...)
	}
	_, err := file.Apply(ctx, store.Action{Label: label, Edits: edits})
	return err
}

// readCaseJSON reads and checks the JSON of a case.
func readCaseJSON(env Env, data []byte) (*imported, error) {
	r := caseReader{env: env, ids: map[string]audit.ID{}, seen: map[audit.ID]string{}}
	tree, err := parseJSON(data)
	if err != nil {
		return nil, &ImportError{Problems: []PathProblem{{Path: "$", Message: err.Error()}}}
	}
	in := r.read(tree)
	if len(r.problems) > 0 {
		return nil, &ImportError{Problems: r.problems}
	}
	return in, nil
}

// sumOf returns the SHA-256 of b as hexadecimal digits.
func sumOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
