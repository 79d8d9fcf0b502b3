package wording_test

import (
	"os"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
	"fieldcase/app/wording"
)

// iso42001 is the standard of the tests.
func iso42001(t testing.TB) *wording.Clauses {
	t.Helper()
	data, err := os.ReadFile("../../assets/standards/iso-iec-42001-2023.json")
	if err != nil {
		t.Fatal(err)
	}
	c, err := standard.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	var list []wording.Clause
	for _, r := range c.Requirements {
		words := r.DocumentedWhat
		for _, more := range append(append([]string{}, r.Prompts...), r.TypicalEvidence...) {
			words += "\n" + more
		}
		list = append(list, wording.Clause{Number: audit.Number(r.ID), Title: r.Title, Words: words, Raised: r.Auditable})
	}
	return wording.NewClauses(c.Designation, list, nil)
}
