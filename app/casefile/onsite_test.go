package casefile_test

import (
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

func onSite() (casefile.Env, *audit.Case) {
	n := 0
	env := casefile.Env{
		Now:   func() time.Time { return time.Date(2026, 5, 5, 9, 38, 0, 0, time.UTC) },
		NewID: func() string { n++; return string(rune('a' + n)) },
		User:  casefile.User{Initials: "MK"},
	}
	item := func(id, day, start, end string, site audit.ID) audit.PlanItem {
		return audit.PlanItem{
			Record: audit.Record{ID: audit.ID(id)}, Audit: "st2", Day: date.MustParse(day), Start: date.MustParseClock(start),
			End: date.MustParseClock(end), Requirements: []audit.Number{"8"}, Sites: []audit.ID{site},
		}
	}
	return env, &audit.Case{
		Persons:   []audit.Person{{Record: audit.Record{ID: "mk"}, Initials: "MK"}},
		Sites:     []audit.Site{{Record: audit.Record{ID: "oslo"}, Name: "Oslo"}, {Record: audit.Record{ID: "tromso"}, Name: "Tromsø"}},
		PlanItems: []audit.PlanItem{item("1", "2026-05-04", "13:00", "16:30", "oslo"), item("2", "2026-05-05", "08:30", "12:00", "tromso")},
		Samples: []audit.Sample{
			{Record: audit.Record{ID: "s1"}, Audit: "st2", Name: "Competence files", Population: 9, Size: 4, Hits: 1, Requirements: []audit.Number{"8.4"}},
			{Record: audit.Record{ID: "s2"}, Audit: "st2", Name: "Change records", Population: 12, Size: 5, Requirements: []audit.Number{"8.4"}},
		},
		SampleItems: []audit.SampleItem{{Sample: "s1", Label: "P-02", Result: audit.SampleOK}, {Sample: "s1", Label: "P-06", Result: audit.SampleHit}},
	}
}

func TestEvidenceOn(t *testing.T) {
	for text, want := range map[string]audit.Evidence{
		"Head of product: not told.":         {Method: audit.Interview, Function: "Head of product"},
		"Leiter für Überwachung: nicht":      {Method: audit.Interview, Function: "Leiter für Überwachung"},
		"VP-11 v1.0 signed 2026-03-30.":      {Method: audit.DocumentRead, Document: "VP-11", Version: "v1.0"},
		"IAR v9 lists IA-01 to IA-03 only":   {Method: audit.DocumentRead, Document: "IAR", Version: "v9"},
		"Screens are locked at 17:00: seen.": {Method: audit.Observation},
		"The dashboards differ":              {Method: audit.Observation},
	} {
		env, c := onSite()
		e := casefile.EvidenceOn(env, c, "st2", "8.4", " "+text+"\n")
		if e.Method != want.Method || e.Function != want.Function || e.Document != want.Document || e.Version != want.Version || e.Text != text {
			t.Errorf("%q: %+v", text, e)
		}
		if e.Site != "tromso" || e.Author != "mk" || e.SeenOn.String() != "2026-05-05" || e.SeenAt.String() != "09:38" {
			t.Errorf("%q: at %s by %s, %s %s", text, e.Site, e.Author, e.SeenOn, e.SeenAt)
		}
	}
}

func TestEvidenceFrom_isSeenWhenTheNoteWasTaken(t *testing.T) {
	env, c := onSite()
	n := casefile.NoteOn(env, c, "st2", "8.4", "Head of product: before launch.")
	n.TakenAt = "2026-05-04T13:42:00.000Z"
	e, named := casefile.EvidenceFrom(env, c, n)
	if e.SeenOn.String() != "2026-05-04" || e.SeenAt.String() != "13:42" || e.Site != "oslo" {
		t.Errorf("seen %s %s at %s", e.SeenOn, e.SeenAt, e.Site)
	}
	if len(named.Evidence) != 1 || named.Evidence[0] != e.ID || len(n.Evidence) != 0 {
		t.Errorf("the note names %v, was %v", named.Evidence, n.Evidence)
	}
}

func TestBaseFinding(t *testing.T) {
	env, c := onSite()
	e := casefile.EvidenceOn(env, c, "st2", "8.4", "no assessment of ReportDraft.")
	e.Document, e.Version, e.Dated = "IAR", "v9", date.MustParse("2026-04-28")
	f := &audit.Finding{Audit: "st2", EvidenceText: "Seen before."}
	casefile.BaseFinding(c, f, "8.4", e)
	want := "Seen before.\nIAR v9 of 2026-04-28: no assessment of ReportDraft (Tromsø, 2026-05-05).\nCompetence files: 1 of 4 sampled, of 9 in all: P-06."
	if f.EvidenceText != want || f.Requirement != "8.4" || len(f.Samples) != 1 || len(f.Sites) != 1 {
		t.Errorf("%q, %+v", f.EvidenceText, f)
	}
	casefile.BaseFinding(c, f, "8.4", e)
	if f.EvidenceText != want {
		t.Errorf("a second time: %q", f.EvidenceText)
	}
}
