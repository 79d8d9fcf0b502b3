package audittime

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// cycleDays are the figures of a sheet in the order in which they are published.
func cycleDays(s Sheet) []audit.Days {
	return []audit.Days{s.Base, s.Adjusted, s.Total, s.OnSite, s.Stage1, s.Stage2, s.Surveillance, s.Recertification}
}

func builtIn(t *testing.T, id string) Table {
	t.Helper()
	table, err := TableNamed(BuiltIn(), id)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestCalculate_sampleCase(t *testing.T) {
	t.Parallel()
	s, err := Calculate(Input{
		Table: builtIn(t, TableAIMS), Column: "producer", Persons: 9,
		Factors: []Factor{
			{Label: "High-risk AI systems", Count: 2, Each: 100, Reason: "two diagnostic systems"},
			{Label: "Regulations", Count: 2, Each: 100, Reason: "EU AI Act, MDR"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]audit.Days{500, 900, 900, 630, 300, 600, 300, 600}, cycleDays(s)); diff != "" {
		t.Error(diff)
	}
	for _, st := range s.Steps {
		t.Log(st)
	}
}
