package audittime

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const goodFile = `{"tables": [
  {"id": "iso-iec-42006-2025", "title": "AI", "source": "ISO/IEC 42006:2025 Annex A", "counts": "persons with AI-related work",
   "max_reduction": 25, "on_site_percent": 75, "entered_by": "Fjordcert AS", "verified_by": "Henrik Dahl",
   "rows": [
     {"from": 11, "to": 20, "days": {"producer": 7.25, "kunde–æ": 4}},
     {"from": 1, "to": 10, "days": {"producer": 5}}
   ]},
  {"id": "house", "source": "House rules", "rows": [{"from": 1, "to": 1, "days": 2}, {"from": 3, "to": 9, "days": 3.5}]}
]}`

func TestParseTables(t *testing.T) {
	t.Parallel()
	tables, err := ParseTables([]byte(goodFile))
	if err != nil {
		t.Fatal(err)
	}
	want := []Table{
		{
			ID: TableAIMS, Title: "AI", Source: "ISO/IEC 42006:2025 Annex A", Counts: "persons with AI-related work", MaxReduction: 25,
			OnSitePercent: 75, EnteredBy: "Fjordcert AS", VerifiedBy: "Henrik Dahl",
			Columns: []Column{{"kunde–æ", "Kunde–æ"}, {"producer", "Producer"}},
			Entries: []Entry{{"kunde–æ", 11, 20, 400, false}, {"producer", 1, 10, 500, false}, {"producer", 11, 20, 725, false}},
		},
		{
			ID: "house", Source: "House rules", EnteredBy: "the certification body", Columns: []Column{{"", "Days"}},
			Entries: []Entry{{"", 1, 1, 200, false}, {"", 3, 9, 350, false}},
		},
	}
	if diff := cmp.Diff(want, tables); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	s, err := Calculate(Input{Table: Overlay(BuiltIn(), tables...)[0], Column: "producer", Persons: 20, Factors: []Factor{less(25)}})
	if err != nil || s.Adjusted != 544 || s.OnSite != 413 || len(s.Notes) > 0 {
		t.Errorf("%s days, %s on site, notes %q, %v", s.Adjusted, s.OnSite, s.Notes, err)
	}
	_, err = Calculate(Input{Table: tables[0], Column: "producer", Persons: 20, Factors: []Factor{less(26)}})
	if err == nil || !strings.Contains(err.Error(), "at most 25 % are allowed (reduction limit; ISO/IEC 42006:2025 Annex A)") {
		t.Errorf("%v", err)
	}
}

func TestParseTables_mistakesAllAtOnce(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		file string
		want []string
	}{
		"many": {
			`{"version": 2, "tables": [
			  {"id": " ", "titel": "x", "max_reduction": 0, "on_site_percent": "70", "rows": [
			    {"from": 0, "to": 10, "days": 5}, {"from": 5, "to": 4, "days": 5}, {"from": 1.5, "to": 4, "days": 5},
			    {"from": 1, "to": 10, "days": -1}, {"from": 8, "to": 12, "days": 5.005}, {"from": 20, "to": 30, "days": {"producer": "5", "": 1}},
			    {"from": 40, "to": 50, "days": {}}, {"from": 60, "to": 70}, {"from": 60, "to": 70, "days": 3, "days": 4}, 7
			  ]},
			  {"id": "a", "source": "s", "rows": []}, {"id": "a", "source": 3}, "table"
			]}`,
			[]string{
				`$.tables[0].rows[8].days: is given twice`,
				`$.version: is not known; known are tables`,
				`$.tables[0].titel: is not known; known are id, title, source, counts, max_reduction, on_site_percent, entered_by, verified_by, rows`,
				`$.tables[0].id: is empty; it is needed`,
				`$.tables[0].source: is empty; it is needed`,
				`$.tables[0].max_reduction: is no whole number of per cent from 1 to 100; leave it out where the table names none`,
				`$.tables[0].on_site_percent: is no whole number of per cent from 1 to 100; leave it out where the table names none`,
				`$.tables[0].rows[0].from: is no number of persons from 1`,
				`$.tables[0].rows[1].to: is no number of persons from 5, the first of the row`,
				`$.tables[0].rows[2].from: is no number of persons from 1`,
				`$.tables[0].rows[3].days: is -1 days; days are above 0 and at most 10000.0`,
				`$.tables[0].rows[4].days: "5.005" is no number of days with at most two decimals`,
				`$.tables[0].rows[4]: persons 8–12 overlap the row 1–10 of the table`,
				`$.tables[0].rows[5].days.: is no name of a column`,
				`$.tables[0].rows[5].days.producer: is no number of days`,
				`$.tables[0].rows[5].days: some rows name columns and others do not`,
				`$.tables[0].rows[6].days: holds no column`,
				`$.tables[0].rows[7].days: is no number of days`,
				`$.tables[0].rows[8]: persons 60–70 overlap the row 60–70 of the table`,
				`$.tables[0].rows[9]: is no object`,
				`$.tables[1].rows: is no list of rows; a table has at least one`,
				`$.tables[2].source: is no text`,
				`$.tables[2].id: "a" is the id of a table above`,
				`$.tables[2].rows: is no list of rows; a table has at least one`,
				`$.tables[3]: is no object`,
			},
		},
		"no tables":      {`{}`, []string{`$.tables: is no list of tables; the file is {"tables": [ … ]}`}},
		"a list":         {`[]`, []string{`$: is no object`}},
		"null":           {`null`, []string{`$: is no object`}},
		"cut off":        {"{\"tables\": [\n{\"id\"", []string{`$: is no JSON at line 2: unexpected EOF`}},
		"empty":          {``, []string{`$: is no JSON at line 1: unexpected EOF`}},
		"more behind it": {goodFile + "{}", []string{`$: is no JSON at line 9: something stands behind the end`}},
		"nested deeply":  {strings.Repeat("[", 100_000), []string{`$: is no JSON at line 1: nested too deeply`}},
		"a long id":      {`{"tables":[{"id":"` + strings.Repeat("ø", 301) + `","source":"s","rows":[{"from":1,"to":2,"days":1}]}]}`, []string{`$.tables[0].id: is 301 characters long; at most 300`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tables, err := ParseTables([]byte(tt.file))
			var wrong *FileError
			if !errors.As(err, &wrong) || tables != nil {
				t.Fatalf("%v, %v", tables, err)
			}
			var got []string
			for _, p := range wrong.Problems {
				got = append(got, p.Path+": "+p.Message)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("mistakes (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzParseTables(f *testing.F) {
	f.Add([]byte(goodFile))
	f.Add([]byte(`{"tables":[{"id":"a","source":"b","rows":[{"from":1,"to":9223372036854775807,"days":1e3}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := ParseTables(data)
		var wrong *FileError
		if err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%v", err)
		}
		for _, table := range tables {
			for _, e := range table.Entries {
				if found, err := table.Lookup(e.Column, e.To); err != nil || found != e {
					t.Fatalf("row %+v is not found: %v", e, err)
				}
			}
		}
	})
}
