package audit_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// TestCheckApplication: R-1-1: reviewer, date, result, competence, impartiality; one thing missing is one problem.
func TestCheckApplication(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want string
		change     func(*audit.Application)
	}{
		{"recorded", "", func(*audit.Application) {}},
		{"no day", "reviewed_on", func(a *audit.Application) { a.ReviewedOn = date.Date{} }},
		{"nobody", "reviewer", func(a *audit.Application) { a.Reviewer = "" }},
		{"no result", "reasons", func(a *audit.Application) { a.Accepted, a.Reasons = false, " " }},
		{"declined with reasons", "", func(a *audit.Application) {
			a.Accepted, a.Competence, a.Reasons = false, nil, "No competence in avionics."
		}},
		{"no competence", "competence", func(a *audit.Application) { a.Competence = nil }},
		{"no impartiality", "impartiality", func(a *audit.Application) { a.Impartiality = "\n" }},
		{"nothing", "reviewed_on, reviewer, reasons, impartiality", func(a *audit.Application) { *a = audit.Application{} }},
	} {
		a := audit.Application{
			ReviewedOn: date.MustParse("2026-01-20"), Reviewer: "hd", Accepted: true, Competence: []string{"AIMS"}, Impartiality: "None found.",
		}
		tt.change(&a)
		var got []string
		for _, p := range audit.CheckApplication(&a) {
			got = append(got, p.Field)
			if p.Rule != "R-1-1" || !strings.Contains(p.Message, "9.1.2") {
				t.Errorf("%s: %+v names not its rule and source", tt.name, p)
			}
		}
		if s := strings.Join(got, ", "); s != tt.want || a.Reviewed() != (tt.want == "") {
			t.Errorf("%s: lacks %q, want %q", tt.name, s, tt.want)
		}
	}
	for _, k := range audit.AllApplicationChecks() {
		if k.Title() == string(k) {
			t.Errorf("%s has no title", k)
		}
	}
}
