package audittime

import "fieldcase/app/audit"

// BuiltIn returns the tables that come with the program. Their figures are those of published sources; of ISO/IEC 42006
// only the first row is known.
func BuiltIn() []Table { return []Table{aims(), isms(), qms(), ems()} }

const (
	md5       = "IAF MD 5"
	aims42006 = "ISO/IEC 42006:2025 Annex A"
	isms27006 = "ISO/IEC 27006-1:2024 Annex C, Table C.1"
	following = "the document says to follow the progression of the table, which is a judgement and not computed"
)

// bounds are the greatest numbers of persons of the rows from 11 persons on, which the three tables share.
var bounds = []int64{
	15, 25, 45, 65, 85, 125, 175, 275, 425, 625, 875, 1175, 1550, 2025, 2675, 3450, 4350, 5450, 6800, 8500, 10700,
}

// aims is the first row of ISO/IEC 42006:2025 Annex A; the others are not published (R-4-1).
func aims() Table {
	return Table{
		ID: TableAIMS, Title: "AI management systems", Source: aims42006, Counts: "persons with AI-related work",
		Columns: []Column{
			{"producer", "Producer"}, {"single-role", "Developer, provider or user"}, {"several-roles", "Several roles"},
		},
		Entries: []Entry{
			{"producer", 1, 10, 500, true}, {"single-role", 1, 10, 350, true}, {"several-roles", 1, 10, 650, true},
		},
	}
}

// isms is ISO/IEC 27006-1:2024 Table C.1. At least 70 % of the time is spent with the client.
func isms() Table {
	return Table{
		ID: TableISMS, Title: "Information security management systems", Source: isms27006,
		Counts: "persons doing work under the organization's control", OnSitePercent: 70, MaxReduction: 30, Last: following,
		Columns: []Column{{"", "Days"}},
		Entries: ladder("", append([]int64{10}, bounds...), []audit.Days{
			500, 600, 700, 850, 1000, 1100, 1200, 1300, 1400, 1500, 1650, 1750, 1850, 1950, 2100, 2200, 2300, 2400, 2500, 2600, 2700, 2800,
		}),
	}
}

// qms is table QMS 1 of IAF MD 5. At least 80 % of the time is spent with the client.
func qms() Table {
	return Table{
		ID: TableQMS, Title: "Quality management systems", Source: md5 + ", table QMS 1",
		Counts: "effective personnel", OnSitePercent: 80, MaxReduction: 30, Last: following,
		Columns: []Column{{"", "Days"}},
		Entries: ladder("", append([]int64{5, 10}, bounds...), []audit.Days{
			150, 200, 250, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000, 2100, 2200,
		}),
	}
}

// ems is table EMS 1 of IAF MD 5, by the complexity of the environmental aspects.
func ems() Table {
	t := Table{
		ID: TableEMS, Title: "Environmental management systems", Source: md5 + ", table EMS 1",
		Counts: "effective personnel", OnSitePercent: 80, MaxReduction: 30, Last: following,
		Columns: []Column{{"high", "High"}, {"medium", "Medium"}, {"low", "Low"}, {"limited", "Limited"}},
	}
	for i, days := range [][]audit.Days{
		{300, 350, 450, 550, 700, 800, 900, 1100, 1200, 1300, 1500, 1600, 1700, 1900, 2000, 2100, 2300, 2500, 2700, 2800, 3000, 3200, 3400},
		{250, 300, 350, 450, 550, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1500, 1600, 1700, 1800, 1900, 2000, 2100, 2300, 2500, 2700},
		{250, 300, 300, 350, 400, 450, 500, 550, 600, 700, 800, 900, 1000, 1100, 1200, 1200, 1300, 1400, 1500, 1600, 1700, 1900, 2000},
		{250, 300, 300, 300, 300, 350, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900, 1000, 1100, 1200, 1300, 1400},
	} {
		t.Entries = append(t.Entries, ladder(t.Columns[i].ID, append([]int64{5, 10}, bounds...), days)...)
	}
	return t
}

// ladder makes the entries of a column whose rows follow one another from 1 person on.
func ladder(column string, to []int64, days []audit.Days) []Entry {
	out := make([]Entry, len(to))
	from := int64(1)
	for i := range to {
		out[i] = Entry{column, from, to[i], days[i], true}
		from = to[i] + 1
	}
	return out
}
