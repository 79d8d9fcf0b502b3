package standard_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/standard"
	"fieldcase/assets"
)

func load(t testing.TB, id string) standard.Catalogue {
	t.Helper()
	data, err := assets.Standard(id)
	if err != nil {
		t.Fatal(err)
	}
	c, err := standard.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func aims(t testing.TB) standard.Catalogue {
	t.Helper()
	return load(t, "iso-iec-42001-2023")
}

func ids(requirements []standard.Requirement) []string {
	var out []string
	for _, r := range requirements {
		out = append(out, r.ID)
	}
	return out
}

func TestAIManagementSystemCounts(t *testing.T) {
	t.Parallel()
	c := aims(t)
	if c.Designation != "ISO/IEC 42001:2023" || c.Edition != 1 {
		t.Errorf("catalogue is %s, edition %d", c.Designation, c.Edition)
	}
	var below, auditableClauses, auditableControls int
	for _, r := range c.Requirements {
		if r.Kind == standard.KindClause && r.Parent != "" {
			below++
		}
		switch {
		case r.Auditable && r.Kind == standard.KindClause:
			auditableClauses++
		case r.Auditable && r.Kind == standard.KindControl:
			auditableControls++
		case r.Auditable:
			t.Errorf("%s is a %s and auditable", r.ID, r.Kind)
		}
		if r.Auditable && (len(r.Prompts) == 0 || len(r.TypicalEvidence) == 0) {
			t.Errorf("%s has no prompts or no typical evidence", r.ID)
		}
	}
	got := map[string]int{
		"clauses": len(c.OfKind(standard.KindClause)), "clauses below": below, "auditable clauses": auditableClauses,
		"areas": len(c.OfKind(standard.KindArea)), "groups": len(c.OfKind(standard.KindGroup)),
		"controls": len(c.OfKind(standard.KindControl)), "auditable controls": auditableControls,
		"auditable": len(c.Auditable()),
	}
	want := map[string]int{
		"clauses": 43, "clauses below": 36, "auditable clauses": 32, "areas": 9, "groups": 2,
		"controls": 38, "auditable controls": 38, "auditable": 70,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestEveryCatalogueParses(t *testing.T) {
	t.Parallel()
	want := map[string][2]int{ // items, auditable
		"eu-ai-act-2024-1689": {74, 53}, "iso-9001-2015": {91, 65}, "iso-iec-27001-2022": {139, 123},
		"iso-iec-42001-2023": {93, 70}, "nist-ai-rmf-1.0": {95, 72},
	}
	for _, id := range assets.StandardIDs() {
		c := load(t, id)
		if got := [2]int{len(c.Requirements), len(c.Auditable())}; got != want[id] {
			t.Errorf("%s has %d items, %d auditable; want %v", id, got[0], got[1], want[id])
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	c := aims(t)
	r, ok := c.Find("8.4")
	if !ok || r.Title != "AI system impact assessment" || r.Parent != "8" || !r.DocumentedInformation {
		t.Errorf("Find(8.4) = %+v, %v", r, ok)
	}
	if _, ok := c.Find("11"); ok {
		t.Error("Find(11) found something")
	}
}

func TestChildrenPathLeaves(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, tc := range []struct {
		name string
		got  []string
		want string
	}{
		{"children of the catalogue", ids(c.Children("")), "4 5 6 7 8 9 10 A"},
		{"children of 9", ids(c.Children("9")), "9.1 9.2 9.3"},
		{"children of A.6", ids(c.Children("A.6")), "A.6.1 A.6.2"},
		{"children of a leaf", ids(c.Children("4.1")), ""},
		{"path of A.6.2.6", ids(c.Path("A.6.2.6")), "A A.6 A.6.2 A.6.2.6"},
		{"path of nothing", ids(c.Path("X")), ""},
		{"leaves of 10", c.Leaves("10"), "10.1 10.2"},
		{"leaves of 9.2", c.Leaves("9.2"), "9.2.1 9.2.2"},
		{"leaves of a leaf", c.Leaves("A.5.2"), "A.5.2"},
		{"leaves of nothing", c.Leaves("B"), ""},
	} {
		if got := strings.Join(tc.got, " "); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	want := []string{"4", "4.1", "6", "6.1", "6.1.2", "6.1.10", "6.2", "10.2", "A", "A.2", "A.2.2", "A.9.4", "A.10.2", "Art. 4", "Art. 4a", "Art. 10"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, standard.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
}

func TestCompareAgreesWithCatalogues(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"iso-iec-42001-2023", "iso-iec-27001-2022", "iso-9001-2015"} {
		if got := ids(load(t, id).Requirements); !slices.IsSortedFunc(got, standard.Compare) {
			t.Errorf("%s is not in natural order", id)
		}
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	got := []string{"X.2", "A.10.2", "6.1.2", "X.1", "A.9.4", "6.1"}
	aims(t).Sort(got)
	if want := []string{"6.1", "6.1.2", "A.9.4", "A.10.2", "X.1", "X.2"}; !slices.Equal(got, want) {
		t.Errorf("Sort gave %q, want %q", got, want)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	c := aims(t)
	for _, tc := range []struct{ query, want string }{
		{"6.1", "6.1 6.1.1 6.1.2 6.1.3 6.1.4"},
		{"a.10", "A.10 A.10.2 A.10.3 A.10.4"},
		{"nonconf", "10.2"},
		{"IMPACT ass", "6.1.4 8.4 A.5 A.5.2 A.5.3 A.5.4 A.5.5"},
		{"ass impact", "6.1.4 8.4 A.5 A.5.2 A.5.3 A.5.4 A.5.5"},
		{"  cústomér ", "A.10 A.10.4"},
		{"mpact", ""},
		{"…", ""},
	} {
		if got := strings.Join(ids(c.Search(tc.query)), " "); got != tc.want {
			t.Errorf("Search(%q) = %q, want %q", tc.query, got, tc.want)
		}
	}
	if got := len(c.Search(" ")); got != len(c.Requirements) {
		t.Errorf("an empty query found %d items", got)
	}
}

func TestSearchPutsIDsFirst(t *testing.T) {
	t.Parallel()
	got := ids(load(t, "nist-ai-rmf-1.0").Search("map"))
	if len(got) == 0 || got[0] != "MAP" {
		t.Errorf(`Search("map") begins with %q`, got)
	}
}

func TestSearchFindsAliases(t *testing.T) {
	t.Parallel()
	if got := ids(load(t, "iso-iec-27001-2022").Search("endpoint")); !slices.Equal(got, []string{"A.8.1"}) {
		t.Errorf(`Search("endpoint") = %q`, got)
	}
}

func TestCrosswalk(t *testing.T) {
	t.Parallel()
	x, err := standard.ParseCrosswalk(assets.Crosswalk())
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Pairs) != 570 || len(x.Cautions) == 0 {
		t.Errorf("crosswalk has %d pairs and %d cautions", len(x.Pairs), len(x.Cautions))
	}
	from := load(t, x.FromStandard)
	to := map[string]standard.Catalogue{}
	for _, id := range assets.StandardIDs() {
		to[id] = load(t, id)
	}
	for i, p := range x.Pairs {
		if _, ok := from.Find(p.FromID); !ok {
			t.Errorf("pairs[%d] comes from %s, which does not exist", i, p.FromID)
		}
		if _, ok := to[p.ToStandard].Find(p.ToID); !ok {
			t.Errorf("pairs[%d] leads to %s %s, which does not exist", i, p.ToStandard, p.ToID)
		}
	}
	if got := x.From("8.4"); len(got) == 0 || got[0].Basis == "" {
		t.Errorf("From(8.4) = %+v", got)
	}
}

func TestParseCrosswalkNamesMistakes(t *testing.T) {
	t.Parallel()
	_, err := standard.ParseCrosswalk([]byte(`{"pairs": [{"from_id": "4.1", "to_standard": "x", "to_id": ""}]}`))
	for _, want := range []string{"from_standard: missing", "pairs[0] 4.1: an end or the basis is missing"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}
}
