package casefile_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/signature"
)

// signingEnv is the world of the sample case with a key of its own.
func signingEnv(t testing.TB, m sample.Moment, key byte) casefile.Env {
	t.Helper()
	env := storyEnv(m, 1<<32+int(key)<<20)
	env.KeyFile = filepath.Join(t.TempDir(), signature.KeyName)
	env.Chance = bytes.NewReader(bytes.Repeat([]byte{key}, 32))
	return env
}

// issuedCase is the sample case with a report that was issued and signed, and the workbook that went out after it.
type issuedCase struct {
	path, before, workbook, report string // before is the file as it was without its last session
	keys                           []string
}

func newIssuedCase(t *testing.T) issuedCase {
	t.Helper()
	dir := t.TempDir()
	content, err := stories[sample.Whole]()
	if err != nil {
		t.Fatal(err)
	}
	c := issuedCase{path: filepath.Join(dir, "client.fieldcase"), before: filepath.Join(dir, "before.fieldcase"), workbook: filepath.Join(dir, "findings.xlsx"), report: filepath.Join(dir, "report.pdf")}
	for _, path := range []string{c.path, c.before} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := casefile.Open(t.Context(), signingEnv(t, sample.Whole, 1), c.path, false)
	if err != nil {
		t.Fatal(err)
	}
	d := issue(t, s, casefile.AuditReport, casefile.Issuing{})
	c.keys = []string{signature.Public(d.Document.SigningKey).Fingerprint()}
	if err := os.WriteFile(c.report, []byte(issuedBytes(t, s, d)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ExportFindings(t.Context(), "", c.workbook, false, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return c
}

// checked opens a case file for reading and returns what its check finds, and its documents.
func checked(t *testing.T, path string) ([]casefile.Fault, []casefile.SignedDocument) {
	t.Helper()
	s, err := casefile.Open(t.Context(), storyEnv(sample.Whole, 1<<33), path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }() // only read
	faults, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := s.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return faults, docs
}

// surgery is a copy of a case file with something done to it that no program of ours does.
func surgery(t *testing.T, path string, do func(t *testing.T, db *sql.DB)) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "client.fieldcase")
	if err := os.WriteFile(out, contentOf(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", out)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	do(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func statements(list ...string) func(*testing.T, *sql.DB) {
	return func(t *testing.T, db *sql.DB) {
		t.Helper()
		for _, q := range list {
			res, err := db.Exec(q)
			if err != nil {
				t.Fatalf("%s: %v", q, err)
			}
			if n, err := res.RowsAffected(); err != nil || n == 0 && !strings.HasPrefix(q, "CREATE") {
				t.Fatalf("%s: %d rows (%v)", q, n, err)
			}
		}
	}
}

// Whatever is changed in a case file by another program is found by the check, and its place is named.
func TestSession_Check_namesWhatWasChangedOutside(t *testing.T) {
	t.Parallel()
	c := newIssuedCase(t)
	if faults, _ := checked(t, c.path); len(faults) > 0 {
		t.Fatalf("of the untouched case: %v", faults)
	}
	const finding = `(SELECT id FROM finding WHERE number = 'NC-2026-ST2-01')`
	for name, tt := range map[string]struct {
		kind, where string
		do          []string
	}{
		"a field of a row":       {"record", "finding", []string{`UPDATE finding SET grade = 'minor' WHERE id = ` + finding}},
		"a row added":            {"record", "finding", []string{`INSERT INTO finding (id, audit, grade) SELECT 'f-new', audit, grade FROM finding LIMIT 1`}},
		"a row taken out":        {"record", "finding", []string{`DELETE FROM finding WHERE id = ` + finding}},
		"an element of a set":    {"record", "link", []string{`DELETE FROM link WHERE owner = (SELECT min(owner) FROM link)`}},
		"a value of the history": {"chain", "finding", []string{`UPDATE change SET value = '"minor"' WHERE kind = 'finding' AND field = 'grade' AND record = ` + finding}},
		"a hash":                 {"chain", "change 100", []string{`UPDATE change SET hash = randomblob(32) WHERE seq = 100`}},
		"a hash of no length":    {"chain", "change", []string{`UPDATE change SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM change)`}},
		"whose change it was":    {"chain", "session", []string{`UPDATE session SET who = 'Somebody else' WHERE key = 2`}},
		"when it was":            {"chain", "change", []string{`UPDATE action SET at = '2026-01-01T00:00:00.000Z' WHERE key = 3`}},
		"what it was called":     {"chain", "change", []string{`UPDATE action SET label = 'Nothing' WHERE key = 3`}},
		"what it replaced":       {"chain", "change", []string{`UPDATE change SET replaces = '' WHERE seq = (SELECT max(seq) FROM change WHERE replaces <> '')`}},
		"which value counts":     {"record", "", []string{`UPDATE change SET live = 1 - live WHERE seq = 50`}},
		"a change taken out":     {"chain", "", []string{`DELETE FROM change WHERE seq = 100`}},
		"a change added":         {"chain", "", []string{`INSERT INTO change (session, n, action, kind, record, field, value, replaces, live, hash) SELECT session, n + 1, action, kind, record, field, '"x"', '', 0, randomblob(32) FROM change ORDER BY seq DESC LIMIT 1`}},
		"two changes exchanged":  {"chain", "", []string{`UPDATE change SET n = CASE n WHEN 5 THEN -6 ELSE -5 END WHERE session = 1 AND n IN (5, 6)`, `UPDATE change SET n = -n WHERE n < 0`}},
		"a session taken out":    {"chain", "", []string{`DELETE FROM change WHERE session = 2`, `DELETE FROM action WHERE session = 2`, `DELETE FROM session WHERE key = 2`}},
		"the last action taken out": {"chain", "", []string{
			`DELETE FROM change WHERE action = (SELECT max(key) FROM action)`, `DELETE FROM action WHERE key = (SELECT max(key) FROM action)`,
		}},
		"the last action taken out, and the count": {"", "", []string{
			`DELETE FROM change WHERE action = (SELECT max(key) FROM action)`, `DELETE FROM action WHERE key = (SELECT max(key) FROM action)`,
			`UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM change) WHERE name = 'change'`,
		}},
		"the bytes of an attachment":           {"blob", "attachment", []string{`UPDATE blob_chunk SET bytes = zeroblob(length(bytes)) WHERE rowid = 1`}},
		"an attachment and its hash":           {"blob", "attachment", []string{`UPDATE blob_chunk SET bytes = x'00' WHERE blob = 1`, `UPDATE blob SET size = 1, sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' WHERE key = 1`}},
		"an attachment for another":            {"record", "attachment", []string{`UPDATE attachment SET sha256 = (SELECT max(sha256) FROM blob) WHERE id = (SELECT min(id) FROM attachment WHERE sha256 <> (SELECT max(sha256) FROM blob))`}},
		"the bytes of two attachments swapped": {"blob", "attachment", []string{`UPDATE blob_chunk SET blob = CASE blob WHEN 1 THEN -2 ELSE -1 END WHERE blob IN (1, 2)`, `UPDATE blob_chunk SET blob = -blob WHERE blob < 0`}},
		"an attachment taken out":              {"blob", "attachment", []string{`DELETE FROM blob_chunk WHERE blob = 1`, `DELETE FROM blob WHERE key = 1`}},
		"the case that it is":                  {"chain", "session", []string{`UPDATE case_info SET id = '01970000-0000-7000-8000-00000000beef'`}},
		"a trigger":                            {"foreign", "trigger", []string{`CREATE TRIGGER t AFTER INSERT ON finding BEGIN SELECT 1; END`}},
		"a view":                               {"foreign", "view", []string{`CREATE VIEW v AS SELECT 1`}},
		"a signature":                          {"signature", "document", []string{`UPDATE document SET signature = 'AAAA'`}},
		"who signed":                           {"record", "document", []string{`UPDATE document SET issued_by = (SELECT max(id) FROM person)`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults, _ := checked(t, surgery(t, c.path, statements(tt.do...)))
			fits := func(f casefile.Fault) bool {
				return (tt.kind == "" || f.Kind == tt.kind) && strings.Contains(f.Where, tt.where) && f.Message != ""
			}
			if !slices.ContainsFunc(faults, fits) {
				t.Errorf("no fault %s at %q in %v", tt.kind, tt.where, faults)
			}
		})
	}
}

// A file whose newest session is missing altogether, such as an older copy put in its place, is sound in itself. What went
// out of it tells.
func TestSession_Against_findsWhatWasCutOffWhole(t *testing.T) {
	t.Parallel()
	c := newIssuedCase(t)
	if faults, _ := checked(t, c.before); len(faults) > 0 {
		t.Fatalf("an older copy is not sound: %v", faults)
	}
	for _, file := range []string{c.workbook, c.report} {
		for path, want := range map[string]int{c.path: 0, c.before: 1} {
			s, err := casefile.Open(t.Context(), storyEnv(sample.Whole, 1<<33), path, true)
			if err != nil {
				t.Fatal(err)
			}
			faults, _, err := s.Against(t.Context(), file, nil)
			if err != nil || len(faults) != want {
				t.Errorf("%s against %s: %v (%v), want %d", filepath.Base(path), filepath.Base(file), faults, err, want)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestSession_Against_tellsWhoSigned(t *testing.T) {
	t.Parallel()
	c := newIssuedCase(t)
	s, err := casefile.Open(t.Context(), storyEnv(sample.Whole, 1<<33), c.path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }() // only read
	faults, origin, err := s.Against(t.Context(), c.workbook, c.keys)
	if err != nil || len(faults) > 0 || origin == nil || signature.Public(origin.Key).Fingerprint() != c.keys[0] {
		t.Errorf("the key expected: %v, origin %+v (%v)", faults, origin, err)
	}
	faults, _, err = s.Against(t.Context(), c.workbook, []string{"0000 0000 0000 0000"})
	if err != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, c.keys[0]) {
		t.Errorf("another key expected: %v (%v)", faults, err)
	}
	other := newCase(t)
	if faults, _, err = other.Against(t.Context(), c.workbook, nil); err != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, "another case") {
		t.Errorf("another case: %v (%v)", faults, err)
	}
}

// Whoever can compute every hash of the file anew still cannot make what was issued fit.
func TestSession_Check_findsAHistoryComputedAnew(t *testing.T) {
	t.Parallel()
	c := newIssuedCase(t)
	if faults, _ := checked(t, surgery(t, c.path, rechain)); len(faults) > 0 {
		t.Fatalf("hashes computed anew of the same changes: %v", faults)
	}
	forge := []string{
		`UPDATE finding SET statement = 'All is well.' WHERE number = 'NC-2026-ST2-01'`,
		`UPDATE change SET value = '"All is well."' WHERE live = 1 AND kind = 'finding' AND field = 'statement' AND record = (SELECT id FROM finding WHERE number = 'NC-2026-ST2-01')`,
	}
	forged := surgery(t, c.path, func(t *testing.T, db *sql.DB) { statements(forge...)(t, db); rechain(t, db) })
	faults, _ := checked(t, forged)
	if len(faults) != 1 || faults[0].Kind != "document" || !strings.Contains(faults[0].Where, "Audit report") {
		t.Errorf("a finding other than it was when the report was issued: %v", faults)
	}
	heads := surgery(t, forged, func(t *testing.T, db *sql.DB) { nameHeadsAnew(t, db); rechain(t, db) })
	faults, docs := checked(t, heads)
	if len(faults) != 1 || faults[0].Kind != "signature" || docs[0].Signature != casefile.SignatureBad {
		t.Errorf("the heads of the report made to fit: %v", faults)
	}
	unsigned := surgery(t, heads, func(t *testing.T, db *sql.DB) {
		statements(`UPDATE document SET signature = '', signing_key = ''`, `UPDATE change SET value = 'null' WHERE kind = 'document' AND field IN ('signature', 'signing_key')`)(t, db)
		rechain(t, db)
	})
	_, docs = checked(t, unsigned)
	if got := casefile.Unexpected(docs, c.keys); len(got) != 1 || docs[0].Signature != casefile.SignatureNone {
		t.Errorf("the signature taken away: %v", got)
	}
}

// rechain computes every hash of a case file anew, as FORMAT.md tells how.
func rechain(t *testing.T, db *sql.DB) {
	t.Helper()
	hash := func(before []byte, parts ...any) []byte {
		var text bytes.Buffer
		enc := json.NewEncoder(&text)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(parts); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(append(slices.Clone(before), bytes.TrimSuffix(text.Bytes(), []byte("\n"))...))
		return sum[:]
	}
	var of string
	if err := db.QueryRow(`SELECT id FROM case_info`).Scan(&of); err != nil {
		t.Fatal(err)
	}
	anew := map[string]string{} // hashes that heads name, by what they were
	for _, s := range rowsOf(t, db, `SELECT key, id, started_at, who, initials, role, program, host, heads FROM session ORDER BY key`) {
		heads := s[8].(string)
		for old, now := range anew {
			heads = strings.ReplaceAll(heads, old, now)
		}
		last := hash(nil, "fieldcase", of, s[1], s[2], s[3], s[4], s[5], s[6], s[7], heads)
		run(t, db, `UPDATE session SET heads = ?, genesis = ? WHERE key = ?`, heads, last, s[0])
		for _, c := range rowsOf(t, db, `SELECT c.seq, c.n, a.id, a.at, a.label, a.undoes, c.kind, c.record, c.field, c.value, c.replaces, c.hash
			FROM change c JOIN action a ON a.key = c.action WHERE c.session = ? ORDER BY c.n`, s[0]) {
			last = hash(last, append([]any{s[1]}, c[1:11]...)...)
			anew[fmt.Sprintf("%x", c[11])] = fmt.Sprintf("%x", last)
			run(t, db, `UPDATE change SET hash = ? WHERE seq = ?`, last, c[0])
		}
	}
}

// nameHeadsAnew has the document name the heads that stand now in the place of those it named: it is of the last session, and
// names those before and that one not.
func nameHeadsAnew(t *testing.T, db *sql.DB) {
	t.Helper()
	var heads [][3]any
	for _, r := range rowsOf(t, db, `SELECT s.id, c.n, c.hash FROM session s JOIN change c ON c.session = s.key
		AND c.n = (SELECT max(n) FROM change WHERE session = s.key) WHERE s.key < (SELECT max(key) FROM session) ORDER BY s.id`) {
		heads = append(heads, [3]any{r[0], r[1], fmt.Sprintf("%x", r[2])})
	}
	text, err := json.Marshal(heads)
	if err != nil {
		t.Fatal(err)
	}
	value, err := json.Marshal(string(text))
	if err != nil {
		t.Fatal(err)
	}
	run(t, db, `UPDATE document SET heads = ?`, string(text))
	run(t, db, `UPDATE change SET value = ? WHERE kind = 'document' AND field = 'heads'`, string(value))
}

func run(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// rowsOf returns the rows that a query gives, as SQLite holds them.
func rowsOf(t *testing.T, db *sql.DB, query string, args ...any) [][]any {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]any
	for rows.Next() {
		row, into := make([]any, len(names)), make([]any, len(names))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// A person whose documents are signed with two keys is told, since it may be two machines or another person.
func TestSession_Documents_tellAnotherKey(t *testing.T) {
	t.Parallel()
	c := newIssuedCase(t)
	s, err := casefile.Open(t.Context(), signingEnv(t, sample.Whole, 2), c.path, false)
	if err != nil {
		t.Fatal(err)
	}
	issue(t, s, casefile.AuditReport, casefile.Issuing{Reason: "A name was misspelt."})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	faults, docs := checked(t, c.path)
	if len(faults) > 0 || len(docs) != 2 || docs[0].OtherKey || !docs[1].OtherKey {
		t.Fatalf("faults %v, documents %+v", faults, docs)
	}
	want := casefile.SignedDocument{
		Document: docs[0].Document, Name: "Audit report of Stage 2, version 1.pdf", Kind: audit.ReportDocument, Version: 1, IssuedAt: docs[0].IssuedAt,
		IssuedBy: "Márta Kővári", Signature: casefile.SignatureGood, Key: docs[0].Key, Fingerprint: c.keys[0], History: casefile.HistoryThere,
	}
	if docs[0] != want {
		t.Errorf("document %+v, want %+v", docs[0], want)
	}
	if got := casefile.Unexpected(docs, c.keys); len(got) != 1 || !strings.Contains(got[0].Where, "version 2") {
		t.Errorf("unexpected %v, want version 2", got)
	}
}
