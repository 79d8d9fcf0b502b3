package audit_test

import (
	"testing"

	"fieldcase/app/audit"
)

func TestMatchEvidence(t *testing.T) {
	asked := []audit.Asked{{ID: "a", Label: "NC-2026-ST2-01"}, {ID: "b", Label: "NC-2026-ST2-12"}, {ID: "c", Label: "NC-2026-SU1-12"}}
	files := map[audit.ID][]string{"a": {"Written beside.pdf", "both"}, "b": {"both", "without its ending"}, "c": {"rota 12 of a.pdf"}}
	for path, want := range map[string]audit.ID{
		"NC-2026-ST2-01 rota.pdf":                 "a",
		"nc_2026_st2_01-rota.pdf":                 "a",
		"NC–2026–ST2–01.pdf":                      "a",
		"NC-2026-ST2-01/deep/er/photo.jpg":        "a",
		`NC-2026-ST2-01\photo.jpg`:                "a",
		"NC-2026-ST2-01/NC-2026-ST2-12 plan.docx": "b", // the name nearest to the file
		"01 rota.pdf":                             "a",
		"1_rota.pdf":                              "a",
		"001/rota.pdf":                            "a",
		"12 plan.pdf":                             "", // two end so
		"NC-2026-ST2-01 and NC-2026-ST2-12.pdf":   "", // two are named
		"NC-2026-ST2-011 rota.pdf":                "", // another number that begins alike
		"2026-06-01 rota.pdf":                     "", // a day
		"1.5 litres.pdf":                          "",
		"rota.pdf":                                "",
		"":                                        "",
		"evidence/written BESIDE.pdf":             "a",
		"without its ending.docx":                 "b",
		"both.pdf":                                "", // beside two
	} {
		if got := audit.MatchEvidence(asked, files, []string{path})[path]; got != want {
			t.Errorf("%q belongs to %q, want %q", path, got, want)
		}
	}
}
