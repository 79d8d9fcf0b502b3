package wording_test

import (
	"os"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/standard"
	"fieldcase/app/wording"
)

// iso42001 is the standard of the tests.
func iso42001(t testing.TB) *wording.Clauses {
	t.Helper()
	return clausesOf(t, "iso-iec-42001-2023")
}

// clausesOf reads the clauses of a standard.
func clausesOf(t testing.TB, id string) *wording.Clauses {
	t.Helper()
	data, err := os.ReadFile("../../assets/standards/" + id + ".json")
	if err != nil {
		t.Fatal(err)
	}
	c, err := standard.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return casefile.WordingClauses(c)
}
