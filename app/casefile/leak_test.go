package casefile_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/workbook"
	"fieldcase/store"
)

// publicMark is planted where everybody may read it: an output without it was not read.
const publicMark = "QZXPUBLICQZX"

// Words by which package audit documents that a field, or all of a kind, stays with the certification body.
var (
	privateField = regexp.MustCompile(`(?i)\bprivate note\b|never in a client's document|for the certification body|Deliberations`)
	privateKind  = regexp.MustCompile(`Nothing of it is in a client's document|never leaves the case|for the certification body alone`)
)

// privateKinds are kinds of which nothing leaves, whatever their documentation says.
var privateKinds = []string{"note", "complaint"}

// isPrivate reports whether a field stays with the certification body.
func isPrivate(k *audit.Kind, f audit.Field) bool {
	return privateKind.MatchString(k.Doc) || slices.Contains(privateKinds, k.Name) || privateField.MatchString(f.Doc)
}

// planter plants marks in a case and remembers where.
type planter struct {
	t     *testing.T
	where map[string]string // of each mark
	edits []store.Edit
}

// mark returns a mark for a place, which nothing else in the world says.
func (p *planter) mark(place string) string {
	m := fmt.Sprintf("QZX%04dQZX", len(p.where))
	p.where[m] = place
	return m
}

// set has a field of a record say a mark.
func (p *planter) set(k *audit.Kind, r audit.Recorder, f audit.Field) {
	if f.Type != audit.TextField || f.Format != "" || f.Ref != "" || f.Enum != nil {
		return
	}
	place := fmt.Sprintf("%s of %s %s", f.Name, k.Name, r.Base().ID)
	if err := f.Set(r, audit.TextValue(p.mark(place))); err != nil {
		p.t.Fatalf("%s: %v", place, err)
	}
}

// fields plants a mark in the fields of a record that fit.
func (p *planter) fields(r audit.Recorder, fits func(audit.Field) bool) {
	k := audit.KindOf(r)
	after := cloned(p.t, r)
	for _, f := range k.Fields {
		if fits(f) {
			p.set(k, after, f)
		}
	}
	p.edits = append(p.edits, store.EditsFor(r, after)...)
}

// cloned returns a copy of a record.
func cloned(t *testing.T, r audit.Recorder) audit.Recorder {
	t.Helper()
	k := audit.KindOf(r)
	out := k.New()
	*out.Base() = *r.Base()
	for _, f := range k.Fields {
		if f.Type == audit.SetField {
			f.SetElements(out, f.Elements(r))
		} else if err := f.Set(out, f.Get(r)); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// confidential adds a copy of a record that says marks in its private fields, and is confidential and says them wherever it
// says anything where a record of its kind can be.
func (p *planter) confidential(r audit.Recorder, id audit.ID) {
	k := audit.KindOf(r)
	after := cloned(p.t, r)
	*after.Base() = audit.Record{ID: id}
	_, can := k.Field("confidential")
	for _, f := range k.Fields {
		if can || isPrivate(k, f) {
			p.set(k, after, f)
		}
		if f.Name == "confidential" || f.Name == "private" {
			if err := f.Set(after, "true"); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	p.edits = append(p.edits, store.EditsFor(nil, after)...)
}

// plant makes a copy of the sample case with a mark in everything that must not leave, and returns where each lies.
func plant(t *testing.T) (path string, where map[string]string) {
	t.Helper()
	content, err := stories[sample.Whole]()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "client.fieldcase")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	env := storyEnv(sample.Whole, 1<<34)
	f, err := store.Open(t.Context(), path, store.Options{Env: store.Env{Now: env.Now, NewID: env.NewID}, Identity: store.Identity{Name: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := &planter{t: t, where: map[string]string{}}
	kinds := map[string]int{}
	for _, k := range audit.Kinds() {
		records := c.Records(k)
		if len(records) == 0 {
			p.confidential(k.New(), audit.ID(env.NewID()))
			kinds[k.Name]++
		}
		for i, r := range records {
			before := len(p.where)
			p.fields(r, func(f audit.Field) bool { return isPrivate(k, f) })
			kinds[k.Name] += len(p.where) - before
			if _, can := k.Field("confidential"); can && k.Name != "certificate" && i < 3 {
				p.confidential(r, audit.ID(env.NewID()))
			}
		}
	}
	for _, must := range []string{"note", "complaint", "audit", "evidence", "finding", "decision", "person"} {
		if kinds[must] == 0 {
			t.Errorf("nothing was planted in the kind %s", must)
		}
	}
	say := func(kind string, of audit.Record, field, text string) {
		p.edits = append(p.edits, store.Edit{Kind: kind, Record: of.ID, Seen: of.Seen(), Field: field, Value: audit.TextValue(text + " " + publicMark)})
	}
	say("client", c.Client.Record, "name", c.Client.Name)
	for i := range c.Certificates {
		say("certificate", c.Certificates[i].Record, "scope", c.Certificates[i].Scope)
	}
	if _, err := f.Apply(t.Context(), store.Action{Label: "Plant", Edits: p.edits}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path, p.where
}

// outputs writes everything that goes to others, of every audit, into a folder.
func outputs(t *testing.T, path, dir string) {
	t.Helper()
	env := storyEnv(sample.Whole, 1<<35)
	env.User, env.Host = casefile.User{Name: "QZXUSERQZX", Initials: "QZXINITIALSQZX"}, "QZXHOSTQZX"
	s, err := casefile.Open(t.Context(), env, path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }() // only read
	keep := func(what string, err error, none ...error) {
		if err != nil && !slices.ContainsFunc(none, func(e error) bool { return errors.Is(err, e) }) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err = s.ExportFindings(t.Context(), "", filepath.Join(dir, "findings.xlsx"), false, nil)
	keep("findings", err)
	c := current(t, s)
	for i := range c.Audits {
		a := &c.Audits[i]
		at := func(name string) string { return filepath.Join(dir, a.Name()+" "+name) }
		_, err := s.ExportFindings(t.Context(), a.ID, at("findings.xlsx"), false, nil)
		keep("findings", err)
		_, err = s.ExportParts(t.Context(), a.ID, at("parts"), false)
		keep("findings by person", err, workbook.ErrNothingAsked)
		for _, kind := range []audit.DocumentKind{audit.RequestDocument, audit.PlanDocument} {
			_, err = s.ExportQuestions(t.Context(), a.ID, kind, at(string(kind)+".xlsx"), false)
			keep(string(kind), err, workbook.ErrNothingAsked)
		}
		for _, kind := range []casefile.ReportKind{casefile.AuditPlan, casefile.AuditReport, casefile.AuditCertificate} {
			for _, format := range []casefile.ReportFormat{casefile.WordFormat, casefile.PDFFormat} {
				_, err = s.Report(t.Context(), a.ID, kind, at("document "+string(kind)+"."+string(format)), false, nil)
				keep("document "+string(kind), err, casefile.ErrReportKind)
			}
		}
	}
}

// What is private or confidential is in nothing that leaves the certification body: not in a cell, a paragraph, a property or
// the name of a part. The marks are planted by what package audit says of a field, so that a new private one is looked for too.
func TestNothingConfidentialLeaves(t *testing.T) {
	t.Parallel()
	path, where := plant(t)
	dir := t.TempDir()
	outputs(t, path, dir)
	marks := regexp.MustCompile(`QZX[A-Z0-9]+?QZX`)
	read := map[string]int{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		read[filepath.Ext(path)]++
		found := marks.FindAllString(everythingIn(t, path), -1)
		slices.Sort(found)
		for _, m := range slices.Compact(found) {
			if m != publicMark {
				t.Errorf("%s tells %s (%s)", filepath.Base(path), m, where[m])
			}
		}
		if !slices.Contains(found, publicMark) {
			t.Errorf("%s was not read: it does not even tell whose it is", filepath.Base(path))
		}
		return nil
	})
	if err != nil || read[".xlsx"] < 6 || read[".docx"] < 8 || read[".pdf"] < 8 {
		t.Errorf("read %v (%v)", read, err)
	}
	t.Logf("%d marks looked for in %v", len(where), read)
}

// everythingIn returns all that a file says, wherever in it.
func everythingIn(t *testing.T, path string) string {
	t.Helper()
	content := contentOf(t, path)
	if filepath.Ext(path) == ".pdf" {
		return filepath.Base(path) + pdfText(t, content)
	}
	return filepath.Base(path) + zipText(t, content)
}

// zipText returns the names, the comments and the content of the parts of an archive, and the texts of XML without what stands
// between them.
func zipText(t *testing.T, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(z.Comment)
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(entry.Name + entry.Comment + string(entry.Extra) + "\n" + string(part) + "\n")
		switch {
		case bytes.HasPrefix(part, []byte("PK\x03\x04")):
			b.WriteString(zipText(t, part))
		case bytes.Contains(part[:min(len(part), 200)], []byte("<")):
			b.WriteString(charData(part))
		}
	}
	return b.String()
}

// charData returns the texts of XML, one after the other: what a person reads as a word may lie in several parts.
func charData(part []byte) string {
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		token, err := d.Token()
		if err != nil {
			return b.String()
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

var (
	pdfStream = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	pdfString = regexp.MustCompile(`(?s)\(((?:[^\\()]|\\.)*)\)`)
)

// pdfText returns the bytes of a PDF, its streams unpacked, and the texts of both, which are written in UTF-16.
func pdfText(t *testing.T, content []byte) string {
	t.Helper()
	all := []string{string(content)}
	for _, m := range pdfStream.FindAllSubmatch(content, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // not packed
		}
		unpacked, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(unpacked))
	}
	var b strings.Builder
	for _, part := range all {
		b.WriteString(part)
		for _, m := range pdfString.FindAllStringSubmatch(part, -1) {
			raw := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(m[1])
			raw = strings.TrimPrefix(raw, "\xFE\xFF")
			units := make([]uint16, 0, len(raw)/2)
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			b.WriteString(string(utf16.Decode(units)) + "\n")
		}
	}
	return b.String()
}
