package store

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// access is what a connection may do.
type access int

const (
	writing  access = iota // one connection, immediate transactions
	reading                // reads only, but may finish what a crashed program left half done
	readOnly               // the file or its folder cannot be written
)

// busyMilliseconds is how long a connection waits for another program that writes.
const busyMilliseconds = "5000"

// readers is how many connections read at a time.
const readers = 3

// dsn returns the connection string of a case file. All pragmas are in it, so that no connection of a pool is without.
//
// Foreign keys are off and not declared: a record may name one that another auditor's copy has not brought yet, and a
// deletion is a field. The journal is a rollback journal, so that a case is always one file.
func dsn(path string, a access) string {
	q := url.Values{
		"_busy_timeout": {busyMilliseconds}, "_foreign_keys": {"0"}, "_defensive": {"1"}, "_dqs": {"0"}, "_error_rc": {"1"},
		"_pragma": {"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)"},
	}
	switch a {
	case writing:
		q.Set("mode", "rw")
		q.Set("_txlock", "immediate")
		q.Set("_journal_mode", "DELETE")
		q.Set("_synchronous", "FULL")
		q["_pragma"] = append(q["_pragma"], "fullfsync(1)")
	case reading:
		q.Set("mode", "rw")
		q.Set("_query_only", "1")
	case readOnly:
		q.Set("mode", "ro")
		q.Set("_query_only", "1")
	}
	return fileURL(path) + "?" + q.Encode()
}

// fileURL returns the path as a file URL, every character that has a meaning there escaped: an unescaped # or ? in a
// client's name would silently open another file. The path is absolute, in the form of the system or of Windows.
func fileURL(path string) string {
	p := filepath.ToSlash(path)
	if len(p) > 1 && p[1] == ':' && p[0] != '/' {
		p = "/" + strings.ReplaceAll(p, `\`, "/") // C:\x becomes /C:/x
	}
	var b strings.Builder
	b.WriteString("file:")
	if strings.HasPrefix(p, "/") {
		b.WriteString("//")
	}
	for _, c := range []byte(p) {
		if isPlain(c) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte("0123456789ABCDEF"[c>>4])
		b.WriteByte("0123456789ABCDEF"[c&15])
	}
	return b.String()
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("/-_.~:", c) >= 0
}

// connect returns a pool for the file; nothing is opened before its first use.
func connect(path string, a access) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path, a))
	if err != nil {
		return nil, err
	}
	n := readers
	if a == writing {
		n = 1
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}
