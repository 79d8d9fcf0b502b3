package casefile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// caseReader walks the JSON of a case and collects everything that is wrong with it.
type caseReader struct {
	env      Env
	problems []PathProblem
	ids      map[string]audit.ID // id in the JSON → ID of the record
	seen     map[audit.ID]string // ID → path where it was defined
	placed   []placedRecord      // records in the order of kinds
	catalog  *standard.Catalogue // nil while unknown
}

type placedRecord struct {
	path   string
	kind   *audit.Kind
	record audit.Recorder
}

var uuidText = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

func (r *caseReader) wrong(path, format string, args ...any) {
	r.problems = append(r.problems, PathProblem{Path: path, Message: fmt.Sprintf(format, args...)})
}

// parseJSON reads one JSON object; an error names line and column.
func parseJSON(data []byte) (map[string]any, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var tree map[string]any
	err := dec.Decode(&tree)
	if err == nil {
		if _, err = dec.Token(); errors.Is(err, io.EOF) {
			return tree, nil
		}
		err = errors.New("more text after the end of the JSON object")
	}
	at := dec.InputOffset()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.Is(err, io.ErrUnexpectedEOF): // cut off
		at = int64(len(data))
	}
	before := data[:min(int(at), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	return nil, fmt.Errorf("line %d, column %d: %w", line, len(before)-bytes.LastIndexByte(before, '\n'), err)
}

func (r *caseReader) read(tree map[string]any) *imported {
	in := &imported{}
	r.readHead(tree, in)
	known := map[string]bool{"format": true, "id": true, "blobs": true, "$schema": true}
	for _, k := range audit.Kinds() {
		key := k.Plural
		if k.Singleton {
			key = k.Name
		}
		known[key] = true
		r.readKind(k, key, tree[key])
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if !known[key] {
			r.wrong("$."+key, "is no part of a case; `casectl schema` lists them")
		}
	}
	r.findCatalogue()
	for _, p := range r.placed {
		r.finish(p)
		in.records = append(in.records, p.record)
	}
	r.readBlobs(tree["blobs"], in)
	return in
}

func (r *caseReader) readHead(tree map[string]any, in *imported) {
	switch f, ok := tree["format"].(json.Number); {
	case !ok:
		r.wrong("$.format", "is missing; it is %d", JSONFormat)
	case f.String() != fmt.Sprint(JSONFormat):
		r.wrong("$.format", "is %s; this program reads %d", f, JSONFormat)
	}
	switch id := tree["id"].(type) {
	case nil:
		in.id = r.env.ID()
	case string:
		if in.id = audit.ID(id); !uuidText.MatchString(id) {
			r.wrong("$.id", "%q is no UUID; leave it out for a new one", id)
		}
	default:
		r.wrong("$.id", "is no text")
	}
	if tree["client"] == nil {
		r.wrong("$.client", "is missing; a case is about a client")
	}
	if tree["standard"] == nil {
		r.wrong("$.standard", "is missing; name it as {\"catalogue\": %q, …}", DefaultStandard)
	}
}

func (r *caseReader) readKind(k *audit.Kind, key string, v any) {
	path := "$." + key
	switch v := v.(type) {
	case nil:
	case map[string]any:
		if !k.Singleton {
			r.wrong(path, "is one object; it is a list of them")
			return
		}
		r.readRecord(k, path, v)
	case []any:
		if k.Singleton {
			r.wrong(path, "is a list; it is one object")
			return
		}
		for i, e := range v {
			at := fmt.Sprintf("%s[%d]", path, i)
			if m, ok := e.(map[string]any); ok {
				r.readRecord(k, at, m)
			} else {
				r.wrong(at, "is no object")
			}
		}
	default:
		r.wrong(path, "is neither an object nor a list")
	}
}

func (r *caseReader) readRecord(k *audit.Kind, path string, m map[string]any) {
	rec := k.New()
	for _, name := range slices.Sorted(maps.Keys(m)) {
		f, ok := k.Field(name)
		switch {
		case name == "id":
		case !ok:
			r.wrong(path+"."+name, "is no field of %s", k.Name)
		default:
			r.readField(f, rec, path+"."+name, m[name])
		}
	}
	r.identify(k, rec, path, m["id"])
	r.placed = append(r.placed, placedRecord{path, k, rec})
}

// identify gives the record its ID: the UUID of the JSON, or a new one for a name within the JSON or none at all.
func (r *caseReader) identify(k *audit.Kind, rec audit.Recorder, path string, v any) {
	text, isText := v.(string)
	if v != nil && (!isText || text == "") {
		r.wrong(path+".id", "is no text")
		return
	}
	id := audit.ID(text)
	if !uuidText.MatchString(text) {
		if id = naturalID(rec); id == "" {
			id = r.env.ID()
		}
	}
	if text != "" {
		if other, twice := r.ids[k.Name+" "+text]; twice {
			r.wrong(path+".id", "%q stands at %s too", text, r.seen[other])
			return
		}
		r.ids[k.Name+" "+text] = id
	}
	if at, twice := r.seen[id]; twice {
		r.wrong(path, "is about the same as %s", at)
		return
	}
	r.seen[id] = path
	rec.Base().ID = id
}

// naturalID returns the ID of a record that is what it joins, "" for another.
func naturalID(rec audit.Recorder) audit.ID {
	switch rec := rec.(type) {
	case *audit.SoAControl:
		return audit.SoAControlID(rec.Control)
	case *audit.Conclusion:
		if uuidText.MatchString(string(rec.Audit)) {
			return audit.ConclusionID(rec.Audit, rec.Requirement)
		}
	case *audit.ProgrammeCell:
		if uuidText.MatchString(string(rec.Audit)) {
			return audit.ProgrammeCellID(rec.Audit, rec.Requirement)
		}
	}
	return ""
}

func (r *caseReader) readField(f audit.Field, rec audit.Recorder, path string, v any) {
	if v == nil {
		return
	}
	if f.Type == audit.SetField {
		r.readSet(f, rec, path, v)
		return
	}
	value, err := valueOf(f, v)
	if err == nil {
		err = f.Set(rec, value)
	}
	if err != nil {
		r.wrong(path, "%s", err)
	}
}

func (r *caseReader) readSet(f audit.Field, rec audit.Recorder, path string, v any) {
	list, ok := v.([]any)
	if !ok {
		r.wrong(path, "is no list")
		return
	}
	var elements []string
	for i, e := range list {
		text, ok := e.(string)
		switch {
		case !ok || text == "":
			r.wrong(fmt.Sprintf("%s[%d]", path, i), "is no text")
		case slices.Contains(elements, text):
			r.wrong(fmt.Sprintf("%s[%d]", path, i), "%q stands there twice", text)
		default:
			elements = append(elements, text)
		}
	}
	f.SetElements(rec, elements)
}

// valueOf returns the value of a field as it stands in the JSON of a case.
func valueOf(f audit.Field, v any) (audit.Value, error) {
	switch v := v.(type) {
	case string:
		if f.Type == audit.TextField {
			return audit.TextValue(v), nil
		}
	case bool:
		if f.Type == audit.BooleanField {
			return audit.Value(fmt.Sprint(v)), nil
		}
	case json.Number:
		if f.Format == "days" {
			d, err := audit.ParseDays(v.String())
			return audit.Value(fmt.Sprint(int64(d))), err
		}
		n, err := v.Int64()
		if f.Type == audit.IntegerField && err == nil && n > math.MinInt64 {
			return audit.Value(fmt.Sprint(n)), nil
		}
	}
	return "", fmt.Errorf("is %s; it is %s", jsonName(v), typeWords(f))
}

func jsonName(v any) string {
	b, err := json.Marshal(v)
	if err != nil || len(b) > 60 {
		return "of another type"
	}
	return string(b)
}

func typeWords(f audit.Field) string {
	switch {
	case f.Format == "days":
		return "a number of days with at most two decimals"
	case f.Type == audit.IntegerField:
		return "a whole number"
	case f.Type == audit.BooleanField:
		return "true or false"
	default:
		return "a text"
	}
}

// findCatalogue finds the requirements that the records may name.
func (r *caseReader) findCatalogue() {
	for _, p := range r.placed {
		std, ok := p.record.(*audit.Standard)
		if !ok {
			continue
		}
		if std.Content == "" {
			builtIn, _, err := standardRecord(r.env, std.Catalogue)
			if err != nil {
				r.wrong(p.path+".catalogue", "%s", err)
				return
			}
			std.Content = builtIn.Content
			if std.Designation == "" {
				std.Designation, std.Title, std.Edition = builtIn.Designation, builtIn.Title, builtIn.Edition
			}
		}
		c, err := standard.Parse([]byte(std.Content))
		if err != nil {
			r.wrong(p.path+".content", "%s", err)
			return
		}
		r.catalog = &c
	}
}

// finish resolves the names of other records and checks the record by the rules.
func (r *caseReader) finish(p placedRecord) {
	for _, f := range p.kind.Fields {
		if f.Ref != "" {
			r.resolve(p, f)
		}
		if f.Format == "requirement" && r.catalog != nil && !isOwnControl(p.record) {
			r.checkNumbers(p, f)
		}
	}
	for _, problem := range audit.Check(p.record) {
		path := p.path
		if problem.Field != "" {
			path += "." + problem.Field
		}
		r.wrong(path, "%s", problem.Message)
	}
}

// isOwn reports whether a number is one of the client's own controls among the records.
func (r *caseReader) isOwn(number string) bool {
	return slices.ContainsFunc(r.placed, func(p placedRecord) bool {
		c, ok := p.record.(*audit.SoAControl)
		return ok && isOwnControl(c) && string(c.Control) == number
	})
}

func (r *caseReader) checkNumbers(p placedRecord, f audit.Field) {
	for i, n := range elementsOf(f, p.record) {
		if _, ok := r.catalog.Find(n); !ok && !r.isOwn(n) {
			path := p.path + "." + f.Name
			if f.Type == audit.SetField {
				path += fmt.Sprintf("[%d]", i)
			}
			r.wrong(path, "%q is no clause or control of %s", n, r.catalog.Designation)
		}
	}
}

// resolve replaces names within the JSON by IDs and refuses those that name nothing.
func (r *caseReader) resolve(p placedRecord, f audit.Field) {
	lookup := func(text, path string) string {
		if id, ok := r.ids[f.Ref+" "+text]; ok {
			return string(id)
		}
		r.wrong(path, "%q is the id of no %s in this file", text, strings.ReplaceAll(f.Ref, "_", " "))
		return text
	}
	path := p.path + "." + f.Name
	if f.Type == audit.SetField {
		elements := f.Elements(p.record)
		for i, e := range elements {
			elements[i] = lookup(e, fmt.Sprintf("%s[%d]", path, i))
		}
		f.SetElements(p.record, elements)
		return
	}
	if v := f.Get(p.record); v != audit.Null {
		if err := f.Set(p.record, audit.TextValue(lookup(v.Text(), path))); err != nil {
			r.wrong(path, "%s", err)
		}
	}
}

func (r *caseReader) readBlobs(v any, in *imported) {
	blobs, ok := v.(map[string]any)
	if v != nil && !ok {
		r.wrong("$.blobs", "is no object of SHA-256 and base64")
		return
	}
	for _, sum := range slices.Sorted(maps.Keys(blobs)) {
		text, _ := blobs[sum].(string)
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil || sumOf(b) != sum {
			r.wrong("$.blobs."+sum, "its bytes do not have this SHA-256")
			continue
		}
		in.blobs = append(in.blobs, b)
	}
}
