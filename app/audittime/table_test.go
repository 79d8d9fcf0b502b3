package audittime

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// reference is the tables as the reference prints them: persons, then the days of each column.
var reference = map[string]string{
	TableISMS: `
1–10 5
11–15 6
16–25 7
26–45 8.5
46–65 10
66–85 11
86–125 12
126–175 13
176–275 14
276–425 15
426–625 16.5
626–875 17.5
876–1175 18.5
1176–1550 19.5
1551–2025 21
2026–2675 22
2676–3450 23
3451–4350 24
4351–5450 25
5451–6800 26
6801–8500 27
8501–10700 28`,
	TableQMS: `
1–5 1.5
6–10 2
11–15 2.5
16–25 3
26–45 4
46–65 5
66–85 6
86–125 7
126–175 8
176–275 9
276–425 10
426–625 11
626–875 12
876–1175 13
1176–1550 14
1551–2025 15
2026–2675 16
2676–3450 17
3451–4350 18
4351–5450 19
5451–6800 20
6801–8500 21
8501–10700 22`,
	TableEMS: `
1–5 3 2.5 2.5 2.5
6–10 3.5 3 3 3
11–15 4.5 3.5 3 3
16–25 5.5 4.5 3.5 3
26–45 7 5.5 4 3
46–65 8 6 4.5 3.5
66–85 9 7 5 3.5
86–125 11 8 5.5 4
126–175 12 9 6 4.5
176–275 13 10 7 5
276–425 15 11 8 5.5
426–625 16 12 9 6
626–875 17 13 10 6.5
876–1175 19 15 11 7
1176–1550 20 16 12 7.5
1551–2025 21 17 12 8
2026–2675 23 18 13 8.5
2676–3450 25 19 14 9
3451–4350 27 20 15 10
4351–5450 28 21 16 11
5451–6800 30 23 17 12
6801–8500 32 25 19 13
8501–10700 34 27 20 14`,
	TableAIMS: `
1–10 5 3.5 6.5`,
}

func TestBuiltIn_asTheReferencePrintsThem(t *testing.T) {
	t.Parallel()
	for _, table := range BuiltIn() {
		var got strings.Builder
		rows := map[string]string{}
		var order []string
		for _, e := range table.Entries {
			if rows[e.Range()] == "" {
				order = append(order, e.Range())
			}
			rows[e.Range()] += " " + strings.TrimSuffix(e.Days.String(), ".0")
		}
		for _, r := range order {
			fmt.Fprintf(&got, "\n%s%s", r, rows[r])
		}
		if diff := cmp.Diff(reference[table.ID], got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", table.ID, diff)
		}
	}
}

// TestTable_Lookup: T3.1 to T3.12 of the reference, at both ends of rows.
func TestTable_Lookup(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		number, table, column string // number of the worked example
		persons               int64
		want                  string
	}{
		{"T3.1", TableISMS, "", 1, "5.0"},
		{"T3.1", TableISMS, "", 10, "5.0"},
		{"", TableISMS, "", 12, "6.0"},
		{"", TableISMS, "", 21, "7.0"},
		{"T3.4", TableISMS, "", 45, "8.5"},
		{"T3.4", TableISMS, "", 46, "10.0"},
		{"", TableISMS, "", 55, "10.0"},
		{"T3.6", TableISMS, "", 10_700, "28.0"},
		{"T3.6", TableISMS, "", 10_701, "refused"},
		{"", TableQMS, "", 1, "1.5"},
		{"", TableQMS, "", 5, "1.5"},
		{"T3.8", TableQMS, "", 55, "5.0"},
		{"T3.9", TableQMS, "", 1550, "14.0"},
		{"T3.9", TableQMS, "", 1551, "15.0"},
		{"", TableQMS, "", 10_701, "refused"},
		{"T3.10", TableEMS, "high", 30, "7.0"},
		{"T3.10", TableEMS, "medium", 30, "5.5"},
		{"T3.10", TableEMS, "low", 30, "4.0"},
		{"T3.10", TableEMS, "limited", 30, "3.0"},
		{"", TableEMS, "", 30, "refused"},
		{"T3.11", TableAIMS, "producer", 8, "5.0"},
		{"T3.11", TableAIMS, "single-role", 8, "3.5"},
		{"T3.11", TableAIMS, "several-roles", 8, "6.5"},
		{"T3.12", TableAIMS, "producer", 11, "refused"},
		{"T3.12", TableAIMS, "single-role", 11, "refused"},
		{"", TableAIMS, "customer", 8, "refused"},
		{"", TableQMS, "", 0, "refused"},
		{"", TableQMS, "", -1, "refused"},
	} {
		e, err := builtIn(t, tt.table).Lookup(tt.column, tt.persons)
		got := e.Days.String()
		var refused *Refused
		if errors.As(err, &refused) {
			got = "refused"
		}
		if got != tt.want {
			t.Errorf("%s %s %s, %d persons: %s, want %s", tt.number, tt.table, tt.column, tt.persons, got, tt.want)
		}
	}
}

func TestTableNamed_unknown(t *testing.T) {
	t.Parallel()
	_, err := TableNamed(BuiltIn(), "iaf-md5-ohsms")
	r := Refusals(err)
	if len(r) != 1 || r[0].Remedy != "Choose one of iso-iec-42006-2025, iso-iec-27006-1-2024, iaf-md5-qms, iaf-md5-ems, or import your own." {
		t.Errorf("%v", err)
	}
}

// entered is a table that a certification body has entered, with a gap between its rows.
func entered() (audit.TimeTable, []audit.TimeRow) {
	row := func(column string, from, to int64, days audit.Days) audit.TimeRow {
		return audit.TimeRow{TimeTable: "tt", Column: column, From: from, To: to, Days: days}
	}
	return audit.TimeTable{Record: audit.Record{ID: "tt"}, Table: TableAIMS, Source: "ISO/IEC 42006:2025 Table A.1", EnteredBy: "Fjordcert AS"},
		[]audit.TimeRow{
			row("producer", 26, 40, 900), row("producer", 1, 5, 475), row("producer", 6, 15, 600), row("partner", 1, 10, 300),
			{TimeTable: "another", From: 1, To: 99, Days: 100},
		}
}

func TestOverlay_whatIsEnteredCounts(t *testing.T) {
	t.Parallel()
	table, rows := entered()
	tables := Overlay(BuiltIn(), TableOf(table, rows))
	if len(tables) != len(BuiltIn()) {
		t.Fatalf("%d tables", len(tables))
	}
	for _, tt := range []struct {
		column  string
		persons int64
		want    string
		builtIn bool
	}{
		{"producer", 5, "4.75", false},
		{"producer", 10, "6.0", false},
		{"producer", 16, "0.0", false}, // in the gap
		{"producer", 26, "9.0", false},
		{"producer", 41, "0.0", false},
		{"single-role", 10, "3.5", true}, // its first row is built in
		{"single-role", 11, "0.0", false},
		{"partner", 10, "3.0", false},
	} {
		e, err := tables[0].Lookup(tt.column, tt.persons)
		if e.Days.String() != tt.want || e.BuiltIn != tt.builtIn || (err != nil) != (e.Days == 0) {
			t.Errorf("%s, %d persons: %s (built in: %v), %v; want %s", tt.column, tt.persons, e.Days, e.BuiltIn, err, tt.want)
		}
	}
	_, err := tables[0].Lookup("producer", 16)
	if want := "no row for 16 persons in table iso-iec-42006-2025, producer, and none is made up: it holds 1–5, 6–15, 26–40"; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s …", err, want)
	}
	s, err := Calculate(Input{Table: tables[0], Column: "producer", Persons: 8})
	if err != nil {
		t.Fatal(err)
	}
	if want := "ISO/IEC 42006:2025 Table A.1, row 6–15 as entered by Fjordcert AS"; s.Source != want {
		t.Errorf("source %q, want %q", s.Source, want)
	}
	if diff := cmp.Diff([]string{"Nobody has compared the rows that Fjordcert AS entered with ISO/IEC 42006:2025 Table A.1 yet."}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestTable_Lookup_overlappingRowsAreNotCertain(t *testing.T) {
	t.Parallel()
	table, rows := entered()
	rows = append(rows, audit.TimeRow{TimeTable: "tt", Column: "producer", From: 10, To: 20, Days: 700})
	_, err := TableOf(table, rows).Lookup("producer", 12)
	if err == nil || !strings.Contains(err.Error(), "rows 6–15 and 10–20 of table iso-iec-42006-2025, producer overlap") {
		t.Errorf("%v", err)
	}
}

func TestTable_Records(t *testing.T) {
	t.Parallel()
	table, rows := entered()
	want := TableOf(table, rows)
	record, made := Overlay(BuiltIn(), want)[0].Records("tt")
	if len(made) != 4 {
		t.Fatalf("%d rows; what is built in is no record", len(made))
	}
	got := TableOf(record, made)
	got.Title, got.Counts = "", ""
	got.Columns, want.Columns = nil, nil // in the order of the built-in table
	if diff := cmp.Diff(entriesOf(want), entriesOf(got)); diff != "" {
		t.Error(diff)
	}
	for _, r := range made {
		if p := audit.Check(&r); len(p) > 0 {
			t.Errorf("%+v: %v", r, p)
		}
	}
}

func entriesOf(t Table) map[string]audit.Days {
	out := map[string]audit.Days{}
	for _, e := range t.Entries {
		out[e.Column+" "+e.Range()] = e.Days
	}
	return out
}

func TestOverlay_limitsOfTheDocumentStay(t *testing.T) {
	t.Parallel()
	lax := Table{ID: TableQMS, Source: "house rules", MaxReduction: 60, OnSitePercent: 50, EnteredBy: "Fjordcert AS", Entries: []Entry{{"", 1, 5, 200, false}}}
	strict := lax
	strict.MaxReduction, strict.OnSitePercent = 20, 90
	for want, table := range map[[2]int64]Table{{30, 80}: lax, {20, 90}: strict} {
		got, err := TableNamed(Overlay(BuiltIn(), table), TableQMS)
		if err != nil || [2]int64{got.MaxReduction, got.OnSitePercent} != want {
			t.Errorf("at most %d %% off, at least %d %% on site, want %v (%v)", got.MaxReduction, got.OnSitePercent, want, err)
		}
	}
}
