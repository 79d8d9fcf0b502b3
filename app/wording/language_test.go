package wording_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
)

func phrases(lines ...string) []wording.Phrase {
	var out []wording.Phrase
	for _, l := range lines {
		out = append(out, wording.Phrase{Words: l})
	}
	return out
}

// norwegian is a small table, to show that a language is one: no rule knows that it is there.
func norwegian() *wording.Language {
	return &wording.Language{
		Tag: "nb", Abbreviations: []string{"bl.a", "ca"}, Function: strings.Fields("ikke og i på av for en et det som er var ble til med fra den"),
		Numbers: map[string]int{"én": 1, "fire": 4}, OfAll: []string{"av"}, Clause: []string{"punkt"}, List: []string{"og", ","}, Of: []string{"i"},
		Failure: phrases("ikke", "mangler", "uten"), Advice: phrases("bør|skulle"), Cause: phrases("fordi", "på grunn av"),
		VagueExtent: phrases("noen|flere"), Absolute: phrases("alle|alltid|aldri"), Titles: []string{"herr", "fru"},
	}
}

func TestLanguage_isATable(t *testing.T) {
	t.Parallel()
	l := norwegian()
	in := wording.Input{
		Grade: audit.Minor, Clause: "7.2", Requirement: "Kompetanse er dokumentert.", GradeReason: "Én av fire filer var ufullstendig.", Language: l,
		Statement: "Kompetansen til én av de fire ble ikke dokumentert.", Evidence: "Fil P-06, én av fire.",
	}
	expect(t, in)
	in.Statement = "Noen filer mangler fordi systemet var nede. Det bør kjøpes et nytt. Ikke etter punkt 8.4, sier Fru Næss."
	in.Evidence = "Alle filer."
	expect(t, in,
		"vague statement: Noen", "cause statement: fordi systemet var nede", "advice statement: bør kjøpes et nytt",
		"other-clause statement: 8.4", "person-name statement: Fru Næss",
		"absolute evidence: Alle", "evidence-untraceable evidence: Alle filer.",
	)
	in.Statement, in.Evidence = "Det er en prosess for kompetanse.", "P-06"
	expect(t, in, "no-failure statement: Det er en prosess for kompetanse.")
}
