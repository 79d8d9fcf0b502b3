package casefile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/casefile"

	"github.com/google/go-cmp/cmp"
)

func TestSession_ExportCase_importRoundTrip(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	newFinding(t, s)
	a, err := s.Attach(t.Context(), "IA-04 vurdering.txt", "client", strings.NewReader("ø\x00binary"))
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := s.ExportCase(t.Context(), &first, true); err != nil {
		t.Fatal(err)
	}
	again, err := casefile.ImportCase(t.Context(), testEnv("XX"), first.Bytes(), filepath.Join(t.TempDir(), "b.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	if err := again.ExportCase(t.Context(), &second, true); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first.String(), second.String()); d != "" {
		t.Errorf("exported, imported, exported (-first +second)\n%s", d)
	}
	if faults, err := again.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("check of the imported case: %v, %v", faults, err)
	}
	if got := current(t, again).Attachment(a.ID); got == nil || got.SHA256 != a.SHA256 {
		t.Errorf("attachment after import: %+v", got)
	}
}

func TestImportCase_namesEveryMistakeAndWritesNothing(t *testing.T) {
	t.Parallel()
	in := `{
	 "format": 1, "extra": 1,
	 "client": {"name": "", "roles": ["producer", "boss"]},
	 "standard": {"catalogue": "iso-iec-42001-2023", "designation": "ISO/IEC 42001:2023"},
	 "sites": [{"id": "oslo", "name": "Oslo", "persons": "many"}, {"id": "oslo", "name": "Oslo 2"}],
	 "audits": [{"id": "a", "kind": "stage-2", "starts_on": "2026-02-30", "required": 1.255}, {"id": "b", "kind": "stage-1", "starts_on": "2026-03-11", "ends_on": "2026-03-10"}],
	 "plan_items": [{"audit": "nowhere", "day": "2026-05-04", "start": "09:00", "end": "08:00", "requirements": ["8.4", "8.9"], "members": ["x"]}],
	 "findings": [{"audit": "a", "grade": "grave", "requirement": "A.3.4", "colour": "red"}]
	}`
	want := []string{
		"$.extra", "$.client.name", "$.client.roles", "$.sites[0].persons", "$.sites[1].id", "$.audits[0].starts_on",
		"$.audits[0].required", "$.audits[1].ends_on", "$.plan_items[0].audit", "$.plan_items[0].end",
		"$.plan_items[0].requirements[1]", "$.plan_items[0].members[0]", "$.findings[0].grade", "$.findings[0].requirement",
		"$.findings[0].colour",
	}
	dir := t.TempDir()
	_, err := casefile.ImportCase(t.Context(), testEnv("XX"), []byte(in), filepath.Join(dir, "b.fieldcase"))
	var problems *casefile.ImportError
	if !errors.As(err, &problems) {
		t.Fatalf("error = %v, want an ImportError", err)
	}
	found := map[string]bool{}
	for _, p := range problems.Problems {
		found[p.Path] = true
	}
	for _, path := range want {
		if !found[path] {
			t.Errorf("no problem at %s; found %v", path, problems.Problems)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestImportCase_takesNamesWithinTheFile(t *testing.T) {
	t.Parallel()
	in := `{"format": 1, "client": {"name": "A"}, "standard": {"catalogue": "iso-iec-42001-2023"},
	 "audits": [{"id": "st2", "kind": "stage-2"}], "findings": [{"audit": "st2", "grade": "minor", "requirement": "7.2"}]}`
	s, err := casefile.ImportCase(t.Context(), testEnv("XX"), []byte(in), filepath.Join(t.TempDir(), "b.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	c := current(t, s)
	if len(c.Findings) != 1 || c.Audit(c.Findings[0].Audit) == nil {
		t.Errorf("finding of no audit: %+v", c.Findings)
	}
	if faults, err := s.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("check: %v, %v", faults, err)
	}
}

func TestImportCase_brokenJSONNamesThePlace(t *testing.T) {
	t.Parallel()
	_, err := casefile.ImportCase(t.Context(), testEnv("XX"), []byte("{\n \"format\": 1,\n \"client\": }"), filepath.Join(t.TempDir(), "b"))
	if err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("error = %v, want the line", err)
	}
}
