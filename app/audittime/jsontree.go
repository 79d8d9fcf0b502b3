package audittime

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

// PathProblem is a mistake in a file of tables, with its place: $.tables[0].rows[3].to.
type PathProblem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// FileError refuses a file of tables because of everything that is wrong with it.
type FileError struct{ Problems []PathProblem }

// Error implements error: all mistakes in the order of the file, separated by semicolons.
func (e *FileError) Error() string {
	var parts []string
	for _, p := range e.Problems {
		parts = append(parts, p.Path+": "+p.Message)
	}
	return strings.Join(parts, "; ")
}

// tree reads JSON and remembers what is wrong with it.
type tree struct {
	dec      *json.Decoder
	problems []PathProblem
}

func (t *tree) wrong(path, format string, args ...any) {
	t.problems = append(t.problems, PathProblem{path, fmt.Sprintf(format, args...)})
}

// read returns the value that data holds: maps, slices, texts, json.Number, bool or nil. A key that is given twice is a
// mistake, since one of the two would be lost.
func (t *tree) read(data []byte) any {
	t.dec = json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	t.dec.UseNumber()
	v, err := t.value("$", 0)
	if err == nil {
		if _, more := t.dec.Token(); more == nil || !errors.Is(more, io.EOF) {
			err = errors.New("something stands behind the end")
		}
	}
	if err != nil {
		line := 1 + bytes.Count(data[:min(int(t.dec.InputOffset()), len(data))], []byte("\n"))
		t.problems = []PathProblem{{"$", fmt.Sprintf("is no JSON at line %d: %v", line, err)}}
		return nil
	}
	return v
}

// maxDepth is deeper than any file of tables.
const maxDepth = 20

func (t *tree) value(path string, depth int) (any, error) {
	token, err := t.dec.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.ErrUnexpectedEOF
	case err != nil:
		return nil, err
	case depth > maxDepth:
		return nil, errors.New("nested too deeply")
	case token == json.Delim('{'):
		return t.readObject(path, depth)
	case token == json.Delim('['):
		return t.readArray(path, depth)
	default:
		return token, nil
	}
}

func (t *tree) readObject(path string, depth int) (any, error) {
	out := map[string]any{}
	for t.dec.More() {
		token, err := t.dec.Token()
		if err != nil {
			return nil, err
		}
		key := fmt.Sprint(token)
		at := path + "." + key
		v, err := t.value(at, depth+1)
		if err != nil {
			return nil, err
		}
		if _, twice := out[key]; twice {
			t.wrong(at, "is given twice")
		}
		out[key] = v
	}
	_, err := t.dec.Token()
	return out, err
}

func (t *tree) readArray(path string, depth int) (any, error) {
	out := []any{}
	for t.dec.More() {
		v, err := t.value(fmt.Sprintf("%s[%d]", path, len(out)), depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := t.dec.Token()
	return out, err
}

// sortedKeys returns the keys of an object in the order of the alphabet.
func sortedKeys(m map[string]any) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
