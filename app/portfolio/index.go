package portfolio

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"fieldcase/store"
)

// indexed is what the index keeps of a file.
type indexed struct {
	Path  string      `json:"path"`
	Stamp store.Stamp `json:"stamp"`
	Facts Facts       `json:"facts"`
}

// index remembers the facts of files, in memory from look to look and in a file of the cache from start to start. A file
// whose stamp is another is read again: the index is never trusted over the file. Every line has a checksum; a line that
// is damaged, and a whole index made for other facts, is as good as none.
type index struct {
	path   string // "" keeps no file
	loaded bool
	files  map[string]indexed
	asIs   bool // the file holds just what is in memory
}

// newIndex returns the index of the files below roots.
func newIndex(cache string, roots []string) *index {
	x := &index{files: map[string]indexed{}}
	if cache != "" {
		sum := sha256.Sum256([]byte(strings.Join(roots, "\x00")))
		x.path = filepath.Join(cache, "portfolio-"+hex.EncodeToString(sum[:8])+".index")
	}
	return x
}

// get returns what is known of a file, if it is as it was.
func (x *index) get(path string, now store.Stamp) (indexed, bool) {
	known, ok := x.files[path]
	return known, ok && known.Stamp.Same(now)
}

// keep replaces what the index knows, and writes it when it is something else. An index that cannot be written is done
// without.
func (x *index) keep(fresh map[string]indexed) {
	same := x.asIs && len(fresh) == len(x.files)
	for path, f := range fresh {
		if was, ok := x.files[path]; !ok || !was.Stamp.Same(f.Stamp) {
			same = false
		}
	}
	x.files = fresh
	if !same && x.path != "" {
		x.asIs = x.write() == nil
	}
}

// header begins the file of an index.
func header() string { return "fieldcase portfolio index 1 " + selected() }

// load reads the index, at the first look.
func (x *index) load() {
	if x.loaded || x.path == "" {
		return
	}
	x.loaded = true
	b, err := os.ReadFile(x.path)
	if err != nil {
		return // read the files
	}
	head, rest, _ := bytes.Cut(b, []byte("\n"))
	if string(head) != header() {
		return
	}
	x.asIs = true
	for _, f := range parseLines(bytes.Split(rest, []byte("\n"))) {
		if f.Facts.Case == nil {
			x.asIs = false
			continue
		}
		x.files[f.Path] = f
	}
}

// parseLines reads lines of an index on all processors; what is no line gives an entry without a case.
func parseLines(lines [][]byte) []indexed {
	if n := len(lines); n > 0 && len(lines[n-1]) == 0 {
		lines = lines[:n-1]
	}
	out := make([]indexed, len(lines))
	var work sync.WaitGroup
	for k := range readers {
		work.Go(func() {
			for i := k; i < len(lines); i += readers {
				out[i] = parseLine(lines[i])
			}
		})
	}
	work.Wait()
	return out
}

func parseLine(line []byte) indexed {
	sum, text, _ := bytes.Cut(line, []byte(" "))
	var f indexed
	if string(sum) != checksum(text) || json.Unmarshal(text, &f) != nil {
		return indexed{}
	}
	return f
}

func checksum(text []byte) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE(text)) }

// write writes the index beside and renames it into its place.
func (x *index) write() error {
	if err := os.MkdirAll(filepath.Dir(x.path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(x.path), filepath.Base(x.path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone when it was renamed
	w := bufio.NewWriterSize(f, 1<<20)
	_, _ = fmt.Fprintln(w, header()) // Flush tells
	for path, file := range x.files {
		file.Path = path
		text, err := json.Marshal(file)
		if err != nil {
			_ = f.Close()
			return err
		}
		_, _ = fmt.Fprintf(w, "%s %s\n", checksum(text), text)
	}
	if err := w.Flush(); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), x.path)
}
