package audit_test

import (
	"reflect"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
)

func TestKinds_everyFieldIsDescribed(t *testing.T) {
	t.Parallel()
	for _, k := range audit.Kinds() {
		if k.Doc == "" {
			t.Errorf("kind %s has no description", k.Name)
		}
		for _, f := range k.Fields {
			if !strings.HasSuffix(f.Doc, ".") {
				t.Errorf("%s.%s: description %q is no sentence", k.Name, f.Name, f.Doc)
			}
			if f.Ref != "" && audit.KindNamed(f.Ref) == nil {
				t.Errorf("%s.%s names records of %q, which is no kind", k.Name, f.Name, f.Ref)
			}
		}
	}
}

func TestCase_hasAPlaceForEveryKind(t *testing.T) {
	t.Parallel()
	var c audit.Case
	for _, k := range audit.Kinds() {
		r := k.New()
		r.Base().ID = "1"
		c.Add(r)
		if got := len(c.Records(k)); got != 1 {
			t.Errorf("%s: %d records after one was added", k.Name, got)
		}
		field, ok := reflect.TypeOf(c).FieldByNameFunc(func(n string) bool {
			f, _ := reflect.TypeOf(c).FieldByName(n)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			return name == k.Plural || k.Singleton && name == k.Name
		})
		if !ok {
			t.Errorf("%s: no field of Case has its key, got %v", k.Name, field)
		}
	}
}

func TestField_GetSet_roundTrip(t *testing.T) {
	t.Parallel()
	in := &audit.PlanItem{
		Audit: "a", Day: date.MustParse("2026-05-04"), Start: date.MustParseClock("09:30"), End: date.MustParseClock("12:00"),
		Activity: audit.ActivityAudit, Title: "Ø \"quoted\"\n<b>", Requirements: []audit.Number{"4.1", "A.5.2"}, Remote: true,
	}
	out := &audit.PlanItem{}
	for _, f := range audit.KindOf(in).Fields {
		if f.Type == audit.SetField {
			f.SetElements(out, f.Elements(in))
			continue
		}
		if err := f.Set(out, f.Get(in)); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if d := cmp.Diff(in, out, cmp.Exporter(func(reflect.Type) bool { return true })); d != "" {
		t.Errorf("-set +got\n%s", d)
	}
}

func TestField_Set_refusesWhatTheTypeDoesNotTake(t *testing.T) {
	t.Parallel()
	f, _ := audit.KindNamed("plan_item").Field("day")
	for _, v := range []audit.Value{`"2026-02-30"`, `12`, `"x`, `true`} {
		if err := f.Set(&audit.PlanItem{}, v); err == nil {
			t.Errorf("day took %s", v)
		}
	}
}

func TestDerivedID_isAUUIDAndStable(t *testing.T) {
	t.Parallel()
	got := audit.ConclusionID("a", "8.4")
	if got != audit.ConclusionID("a", "8.4") || got == audit.ConclusionID("a", "8.3") {
		t.Error("the ID does not follow from its parts alone")
	}
	if len(got) != 36 || got[14] != '8' || !strings.ContainsRune("89ab", rune(got[19])) {
		t.Errorf("%s is no UUIDv8", got)
	}
}

func TestCompareNumbers(t *testing.T) {
	t.Parallel()
	order := []audit.Number{"4", "4.1", "4.2", "4.10", "6.1.1", "6.2", "10.1", "A.2.2", "A.9.4", "A.10.2"}
	for i := 1; i < len(order); i++ {
		if audit.CompareNumbers(order[i-1], order[i]) >= 0 || audit.CompareNumbers(order[i], order[i-1]) <= 0 {
			t.Errorf("%s does not come before %s", order[i-1], order[i])
		}
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"6": "6.0", "2.25": "2.25", "0.5": "0.5", "9.0": "9.0"} {
		d, err := audit.ParseDays(in)
		if err != nil || d.String() != want {
			t.Errorf("ParseDays(%q) = %s, %v, want %s", in, d, err, want)
		}
	}
	for _, in := range []string{"", "x", "1.255", "NaN", "1e9"} {
		if _, err := audit.ParseDays(in); err == nil {
			t.Errorf("ParseDays(%q) took it", in)
		}
	}
}
