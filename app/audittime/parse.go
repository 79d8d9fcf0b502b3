package audittime

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fieldcase/app/audit"
)

// ParseTables reads a file of tables; its form is in the documentation of the package. Everything that is wrong with it
// is in a *FileError, each mistake with its path.
func ParseTables(data []byte) ([]Table, error) {
	f := tableFile{}
	root := f.read(data)
	if len(f.problems) == 0 || root != nil {
		f.file(root)
	}
	if len(f.problems) > 0 {
		return nil, &FileError{f.problems}
	}
	return f.tables, nil
}

// tableFile takes a tree apart.
type tableFile struct {
	tree
	tables []Table
}

func (f *tableFile) file(root any) {
	m, ok := f.object("$", root, "tables")
	if !ok {
		return
	}
	list, ok := m["tables"].([]any)
	if !ok || len(list) == 0 {
		f.wrong("$.tables", "is no list of tables; the file is {\"tables\": [ … ]}")
		return
	}
	for i, v := range list {
		f.table(fmt.Sprintf("$.tables[%d]", i), v)
	}
}

// object returns v as an object of which only those keys are known.
func (f *tableFile) object(path string, v any, keys ...string) (map[string]any, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		f.wrong(path, "is no object")
		return nil, false
	}
	for _, k := range sortedKeys(m) {
		if !slices.Contains(keys, k) {
			f.wrong(path+"."+k, "is not known; known are %s", strings.Join(keys, ", "))
		}
	}
	return m, true
}

func (f *tableFile) table(path string, v any) {
	m, ok := f.object(path, v, "id", "title", "source", "counts", "max_reduction", "on_site_percent", "entered_by", "verified_by", "rows")
	if !ok {
		return
	}
	t := Table{
		ID: f.text(path, m, "id", true), Title: f.text(path, m, "title", false), Source: f.text(path, m, "source", true),
		Counts: f.text(path, m, "counts", false), EnteredBy: f.text(path, m, "entered_by", false), VerifiedBy: f.text(path, m, "verified_by", false),
		MaxReduction: f.share(path, m, "max_reduction"), OnSitePercent: f.share(path, m, "on_site_percent"),
	}
	if t.EnteredBy == "" {
		t.EnteredBy = "the certification body"
	}
	if slices.ContainsFunc(f.tables, func(u Table) bool { return u.ID == t.ID && t.ID != "" }) {
		f.wrong(path+".id", "%q is the id of a table above", t.ID)
	}
	rows, ok := m["rows"].([]any)
	if !ok || len(rows) == 0 {
		f.wrong(path+".rows", "is no list of rows; a table has at least one")
	}
	for i, row := range rows {
		f.row(fmt.Sprintf("%s.rows[%d]", path, i), row, &t)
	}
	t.order()
	f.tables = append(f.tables, t)
}

// text returns a text of an object, without the space around it.
func (f *tableFile) text(path string, m map[string]any, key string, needed bool) string {
	v, there := m[key]
	s, ok := v.(string)
	s = strings.TrimSpace(s)
	switch {
	case there && !ok:
		f.wrong(path+"."+key, "is no text")
	case needed && s == "":
		f.wrong(path+"."+key, "is empty; it is needed")
	case utf8.RuneCountInString(s) > audit.MaxName:
		f.wrong(path+"."+key, "is %d characters long; at most %d", utf8.RuneCountInString(s), audit.MaxName)
	}
	return s
}

// share returns a percentage of an object, 0 where it is left out.
func (f *tableFile) share(path string, m map[string]any, key string) int64 {
	v, there := m[key]
	if !there {
		return 0
	}
	n, ok := whole(v)
	if !ok || n < 1 || n > 100 {
		f.wrong(path+"."+key, "is no whole number of per cent from 1 to 100; leave it out where the table names none")
	}
	return n
}

// whole returns a JSON number without decimals.
func whole(v any) (int64, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := strconv.ParseInt(n.String(), 10, 64)
	return i, err == nil
}

func (f *tableFile) row(path string, v any, t *Table) {
	m, ok := f.object(path, v, "from", "to", "days")
	if !ok {
		return
	}
	from, fromOK := whole(m["from"])
	to, toOK := whole(m["to"])
	switch {
	case !fromOK || from < 1:
		f.wrong(path+".from", "is no number of persons from 1")
		fromOK = false
	case !toOK || to < from:
		f.wrong(path+".to", "is no number of persons from %d, the first of the row", from)
		toOK = false
	}
	for _, e := range f.days(path+".days", m["days"]) {
		e.From, e.To = from, to
		if fromOK && toOK {
			f.place(path, e, t)
		}
	}
}

// days returns an entry for each column of a row.
func (f *tableFile) days(path string, v any) []Entry {
	columns, several := v.(map[string]any)
	if !several {
		return []Entry{{Days: f.number(path, v)}}
	}
	if len(columns) == 0 {
		f.wrong(path, "holds no column")
	}
	var out []Entry
	for _, name := range sortedKeys(columns) {
		at := path + "." + name
		if name == "" || strings.TrimSpace(name) != name || utf8.RuneCountInString(name) > audit.MaxName {
			f.wrong(at, "is no name of a column")
		}
		out = append(out, Entry{Column: name, Days: f.number(at, columns[name])})
	}
	return out
}

func (f *tableFile) number(path string, v any) audit.Days {
	n, ok := v.(json.Number)
	if !ok {
		f.wrong(path, "is no number of days")
		return 0
	}
	d, err := audit.ParseDays(n.String())
	switch {
	case err != nil:
		f.wrong(path, "%v", err)
	case d <= 0 || d > maxEach:
		f.wrong(path, "is %s days; days are above 0 and at most %s", n, maxEach)
	}
	return d
}

// place puts an entry into the table, unless it overlaps another of its column or mixes tables with and without columns.
func (f *tableFile) place(path string, e Entry, t *Table) {
	for _, other := range t.Entries {
		switch {
		case (other.Column == "") != (e.Column == ""):
			f.wrong(path+".days", "some rows name columns and others do not")
			return
		case e.overlaps(other):
			f.wrong(path, "persons %s overlap the row %s of %s", e.Range(), other.Range(), named("the table", e.Column))
			return
		}
	}
	t.Entries = append(t.Entries, e)
}
