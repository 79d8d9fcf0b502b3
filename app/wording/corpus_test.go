package wording_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
)

// example is a finding of the corpus.
type example struct {
	line int
	in   wording.Input
	want []string // "rule field: words", of bad findings
}

// corpus reads the findings of a file of testdata: blocks of lines that begin with clause and grade, after T and a standard
// where it is not ISO/IEC 42001; R, S, E, G, P and X are requirement, statement, evidence, reason of the grade, persons and
// flags; "!" names a remark that is expected.
func corpus(t testing.TB, file string) []example {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	standards := map[string]*wording.Clauses{"": iso42001(t)}
	var out []example
	fresh, id := true, ""
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			fresh, id = true, ""
			continue
		case strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "T: "):
			if id = line[3:]; standards[id] == nil {
				standards[id] = clausesOf(t, id)
			}
			continue
		case fresh:
			clause, grade, _ := strings.Cut(line, " ")
			out = append(out, example{line: i + 1, in: wording.Input{
				Clause: audit.Number(strings.Trim(clause, "-")), Grade: audit.Grade(strings.Trim(grade, "-")), GradeReason: "The capability of the system is not in doubt.",
				Clauses: standards[id], Terms: []string{"ThoraxTriage 4", "MammaSecond 2", "SkiftPlan", "ReportDraft"}, Places: []string{"Oslo", "Tromsø", "Trondheim"},
			}})
			fresh = false
			continue
		}
		out[len(out)-1].read(t, i+1, line)
	}
	return out
}

func (e *example) read(t testing.TB, n int, line string) {
	t.Helper()
	key, value, _ := strings.Cut(line, " ")
	value = strings.ReplaceAll(strings.TrimSpace(value), `\n`, "\n")
	switch key {
	case "R:":
		e.in.Requirement = value
	case "S:":
		e.in.Statement = value
	case "E:":
		e.in.Evidence = value
	case "G:":
		e.in.GradeReason = value
	case "P:":
		e.in.Names = strings.Split(value, ", ")
	case "O:":
		for _, n := range strings.Fields(value) {
			e.in.Others = append(e.in.Others, audit.Number(n))
		}
	case "X:":
		e.in.Excluded = strings.Contains(value, "excluded")
		e.in.SampleLinked = strings.Contains(value, "sample")
	case "!":
		e.want = append(e.want, value)
	default:
		t.Fatalf("line %d: what is %q?", n, key)
	}
}

// told returns the remarks as the corpus writes them.
func told(remarks []wording.Remark) []string {
	var out []string
	for _, r := range remarks {
		s := fmt.Sprintf("%s %s", r.Rule, r.Field)
		if r.End > r.Start && r.Words != "" {
			s += ": " + r.Words
		}
		out = append(out, s)
	}
	return out
}

func TestCheck_goodFindingsAreClean(t *testing.T) {
	t.Parallel()
	examples := corpus(t, "good.txt")
	if len(examples) < 60 {
		t.Errorf("%d good findings, want at least 60", len(examples))
	}
	for _, e := range examples {
		if got := wording.Check(e.in); len(got) > 0 {
			t.Errorf("good.txt:%d: %s", e.line, strings.Join(told(got), "\n\t"))
		}
	}
}

// rules returns the rules of the remarks, each once, in the order of AllRules.
func rules(remarks []wording.Remark) []string {
	var out []string
	for _, rule := range wording.AllRules() {
		if slices.ContainsFunc(remarks, func(r wording.Remark) bool { return r.Rule == rule }) {
			out = append(out, string(rule))
		}
	}
	return out
}

func TestCheck_inOtherStyles(t *testing.T) {
	t.Parallel()
	good, bad := corpus(t, "styles-good.txt"), corpus(t, "styles-bad.txt")
	if len(good) < 90 || len(bad) < 190 {
		t.Errorf("%d good and %d bad findings", len(good), len(bad))
	}
	for _, e := range good {
		remarks := wording.Check(e.in)
		if diff := cmp.Diff(e.want, rules(remarks)); diff != "" || !wording.Issuable(remarks) {
			t.Errorf("styles-good.txt:%d (-want +got):\n%s%s", e.line, diff, strings.Join(told(remarks), "\n\t"))
		}
	}
	for _, e := range bad {
		got := rules(wording.Check(e.in))
		for _, want := range e.want {
			if !slices.Contains(got, want) {
				t.Errorf("styles-bad.txt:%d: %q is not found, but %q", e.line, want, got)
			}
		}
	}
}

func TestCheck_everyFaultByItsRule(t *testing.T) {
	t.Parallel()
	examples := corpus(t, "bad.txt")
	if len(examples) < 80 {
		t.Errorf("%d bad findings, want at least 80", len(examples))
	}
	seen := map[wording.Rule]bool{}
	for _, e := range examples {
		remarks := wording.Check(e.in)
		if diff := cmp.Diff(e.want, told(remarks)); diff != "" {
			t.Errorf("bad.txt:%d (-want +got):\n%s", e.line, diff)
		}
		for _, r := range remarks {
			seen[r.Rule] = true
		}
	}
	for _, rule := range wording.AllRules() {
		if !seen[rule] {
			t.Errorf("no bad finding for rule %s", rule)
		}
	}
}
