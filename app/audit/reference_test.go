package audit_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// where lists kind, ID and field of references.
func where(refs []audit.Reference) []string {
	var out []string
	for _, r := range refs {
		out = append(out, fmt.Sprint(audit.KindOf(r.Record).Name, " ", r.Record.Base().ID, " ", r.Field))
	}
	return out
}

func TestReferences(t *testing.T) {
	oslo := &audit.Site{Record: audit.Record{ID: "oslo"}, Name: "Oslo"}
	system := &audit.AISystem{Record: audit.Record{ID: "draft"}, Name: "ReportDraft"}
	own := &audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID("X.1")}, Control: "X.1", Title: "Øvelse"}
	c := &audit.Case{}
	c.Add(oslo, system, own,
		&audit.Contact{Record: audit.Record{ID: "ingrid"}, Name: "Ingrid", Site: "oslo"},
		&audit.PlanItem{Record: audit.Record{ID: "opening"}, Sites: []audit.ID{"tromso", "oslo"}},
		&audit.Evidence{Record: audit.Record{ID: "seen"}, Site: "oslo", Systems: []audit.ID{"draft"}},
		&audit.Finding{Record: audit.Record{ID: "f"}, Sites: []audit.ID{"tromso"}, Systems: []audit.ID{"draft"}, OtherRequirements: []audit.Number{"X.1"}},
		&audit.Conclusion{Record: audit.Record{ID: "held"}, Requirement: "X.1"},
	)
	for _, tt := range []struct {
		of   audit.Recorder
		want []string
	}{
		{oslo, []string{"contact ingrid site", "plan_item opening sites", "evidence seen site"}},
		{system, []string{"evidence seen systems", "finding f systems"}},
		{own, []string{"conclusion held requirement", "finding f other_requirements"}},
		{&audit.Site{Record: audit.Record{ID: "elsewhere"}}, nil},
	} {
		if diff := cmp.Diff(tt.want, where(audit.References(c, tt.of))); diff != "" {
			t.Errorf("references to %s (-want +got):\n%s", tt.of.Base().ID, diff)
		}
	}
}

func TestCase_With_keepsTheOrderOfRanks(t *testing.T) {
	c := &audit.Case{Sites: []audit.Site{
		{Record: audit.Record{ID: "a"}, Rank: "m00"}, {Record: audit.Record{ID: "b"}, Rank: "m01"}, {Record: audit.Record{ID: "c"}, Rank: "m02"},
	}}
	next := c.With(&audit.Site{Record: audit.Record{ID: "c"}, Rank: "b"}, &audit.Site{Record: audit.Record{ID: "d"}, Rank: "m00i"})
	var got string
	for i := range next.Sites {
		got += string(next.Sites[i].ID)
	}
	if got != "cadb" || c.Sites[0].ID != "a" {
		t.Errorf("order %s, want cadb; the case before begins with %s, want a", got, c.Sites[0].ID)
	}
}
