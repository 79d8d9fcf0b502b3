package casefile_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// TestSession_Save_namesOwnControls: what is planned may name a control of the client's own, entered before or with it;
// the check and the JSON of the case take it too. A number that nothing knows is refused as before.
func TestSession_Save_namesOwnControls(t *testing.T) {
	s := newCase(t)
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cell := func(n audit.Number) casefile.Change {
		a := c.Audits[0].ID
		return casefile.Change{After: &audit.ProgrammeCell{
			Record: audit.Record{ID: audit.ProgrammeCellID(a, n)}, Audit: a, Requirement: n, Coverage: audit.CoverageSample,
		}}
	}
	own := casefile.Change{After: &audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID("Ø.1")}, Control: "Ø.1", Title: "Eget kontroll"}}
	if err := s.Save(t.Context(), "unknown", cell("Ø.1")); !errors.Is(err, casefile.ErrInvalid) {
		t.Fatalf("a number that nothing knows: %v", err)
	}
	if err := s.Save(t.Context(), "with it", own, cell("Ø.1")); err != nil {
		t.Fatal(err)
	}
	faults, err := s.Check(t.Context(), nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("the check finds %v, %v", faults, err)
	}
	var exported bytes.Buffer
	if err := s.ExportCase(t.Context(), &exported, false); err != nil {
		t.Fatal(err)
	}
	copied, err := casefile.ImportCase(t.Context(), testEnv("JL"), exported.Bytes(), filepath.Join(t.TempDir(), "b.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	if err := copied.Close(); err != nil {
		t.Error(err)
	}
}
