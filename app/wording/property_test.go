package wording_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
)

func joinedWords(words []string) string { return strings.Join(words, " ") }

// texts draws texts of the words and marks that rules look at, in any order.
func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return joinedWords(rapid.SliceOf(rapid.SampledFrom(strings.Fields(
			"because should not All some Ingrid Næss Mr. Smith 8.4 clause A.6.2.6 – 3 of 5 , . ; “ ” \" ' e.g. No. wasn’t v2.4 2026-05-04 OP-14 "+
				"missing 🙂 محمد 山田太郎 \u202e pro\u00adcedure lack of training every 40 % we recommend is in place the was"))).Draw(t, "words"))
	})
}

func inputs() *rapid.Generator[wording.Input] {
	return rapid.Custom(func(t *rapid.T) wording.Input {
		return wording.Input{
			Grade:  rapid.SampledFrom(append(audit.AllGrades(), "")).Draw(t, "grade"),
			Clause: rapid.SampledFrom([]audit.Number{"", "8.4", "A.6.2.6", "x"}).Draw(t, "clause"), Names: []string{"Ingrid Næss", "山田太郎", ""},
			Requirement: texts().Draw(t, "requirement"), Statement: texts().Draw(t, "statement"), Evidence: texts().Draw(t, "evidence"),
			SampleLinked: rapid.Bool().Draw(t, "sample"), Excluded: rapid.Bool().Draw(t, "excluded"),
		}
	})
}

// checkRemarks fails when a remark does not stand where it says, or has nothing to say.
func checkRemarks(t interface{ Fatalf(string, ...any) }, in wording.Input, remarks []wording.Remark) {
	texts := map[wording.Field][]rune{}
	for _, f := range wording.AllFields() {
		texts[f] = []rune(in.Text(f))
	}
	for _, r := range remarks {
		runes := texts[r.Field]
		if r.Start < 0 || r.End < r.Start || r.End > len(runes) {
			t.Fatalf("%s: %d to %d of %d", r.Rule, r.Start, r.End, len(runes))
		}
		if r.End > r.Start && string(runes[r.Start:r.End]) != r.Words {
			t.Fatalf("%s: %q stands there, %q is said to", r.Rule, string(runes[r.Start:r.End]), r.Words)
		}
		if r.Message == "" || r.Title == "" || r.Source == "" || strings.Contains(r.Message, "%!") {
			t.Fatalf("%s: %+v", r.Rule, r)
		}
	}
}

func TestCheck_remarksStandWhereTheySay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := inputs().Draw(t, "in")
		remarks := wording.Check(in)
		checkRemarks(t, in, remarks)
		if diff := cmp.Diff(remarks, wording.Check(in)); diff != "" {
			t.Fatalf("checked again (-first +second):\n%s", diff)
		}
		for _, r := range remarks {
			if cut, ok := in.Cut(r); ok && len([]rune(cut)) >= len([]rune(in.Text(r.Field)))+1 {
				t.Fatalf("cut %q leaves %q", r.Words, cut)
			}
		}
		wording.Points(in, remarks)
	})
}

// TestCheck_fieldsStandAlone: words added to the evidence change nothing of what is said about the statement, but for what
// rests on the extent told there.
func TestCheck_fieldsStandAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := inputs().Draw(t, "in")
		more := in
		more.Evidence += " " + texts().Draw(t, "more")
		more.Requirement += " " + texts().Draw(t, "more requirement")
		if diff := cmp.Diff(aboutStatement(wording.Check(in)), aboutStatement(wording.Check(more))); diff != "" {
			t.Fatalf("statement %q (-before +after):\n%s", in.Statement, diff)
		}
	})
}

func aboutStatement(remarks []wording.Remark) []wording.Remark {
	out := []wording.Remark{}
	for _, r := range remarks {
		if r.Field == wording.StatementField && r.Rule != wording.Absolute && r.Rule != wording.Vague {
			out = append(out, r)
		}
	}
	return out
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		"", "No record. \xff\xfe", "“unclosed because", "Dr.", "A.5.2–A.5.5", "clauses 9, 10 and", "1/3 of 5 %", "pro-\n", "n't can't", "\u200e\u200f'", "3,", "of of of 3 of 3",
		strings.Repeat("because ", 50), strings.Repeat("\"", 60), "A.A.1", "§", "12.1.2.3.4", "٣ of ٥", "½ of ¾", "Ⅳ", "ﬁnding", "İstanbul should", "K.1",
	} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, requirement, statement, evidence string) {
		for _, grade := range []audit.Grade{audit.Minor, audit.OFI} {
			in := wording.Input{
				Grade: grade, Clause: "8.4", Requirement: requirement, Statement: statement, Evidence: evidence, GradeReason: requirement,
				Names: []string{"Ingrid Næss", statement, "太"}, Terms: []string{evidence}, Places: []string{requirement}, SampleLinked: true,
			}
			remarks := wording.Check(in)
			checkRemarks(t, in, remarks)
			wording.Points(in, remarks)
			for _, r := range remarks {
				in.Cut(r)
			}
			wording.Similar(statement, evidence)
			wording.Scrub(statement, wording.Known{Persons: []string{evidence}, Client: []string{requirement}}, nil)
		}
	})
}

// long is a text of about 30 KB.
func long(part string) string { return strings.Repeat(part+" ", 30<<10/(len(part)+1)) }

// TestCheck_longTextsDoNotStall keeps the check live while 30 KB are pasted, whatever they are.
func TestCheck_longTextsDoNotStall(t *testing.T) {
	t.Parallel()
	for _, part := range []string{
		"Alerts on falling performance of ThoraxTriage 4 were not handled within 4 hours because staffing is missing; some of the logs should be kept.",
		"because", "“", "\"", ".", "\n", "some", "all", "3 of", "clause 8.4 and", "A.5.2", "No.", "-\n", "x", "should", "1,", "[", "Mr. A", "interview because",
	} {
		in := wording.Input{Clause: "8.4", Requirement: long(part), Statement: long(part), Evidence: long(part), Names: []string{"Ingrid Næss"}, Terms: []string{"ThoraxTriage 4"}}
		checkRemarks(t, in, wording.Check(in))
		if took := soonest(func() { wording.Check(in) }); took > 5*time.Second { // a fiftieth of it on an idle machine
			t.Errorf("%.20q: %v", part, took)
		}
	}
}

// soonest is the least time of a few runs: the others may have waited for what else the machine does.
func soonest(run func()) time.Duration {
	least := time.Hour
	for range 3 {
		start := time.Now()
		run()
		if least = min(least, time.Since(start)); least < 5*time.Second {
			break
		}
	}
	return least
}

func BenchmarkCheck(b *testing.B) {
	clauses := iso42001(b)
	for name, in := range map[string]wording.Input{
		"finding": corpus(b, "good.txt")[4].in,
		"30 KB": {
			Clause: "A.6.2.6", Requirement: "Deviations are handled.", Evidence: "OP-14 v3.",
			Statement: long("Alerts on falling performance of ThoraxTriage 4 were not handled within 4 hours because staffing is missing; some of the logs should be kept."),
		},
	} {
		in.Names, in.Clauses = []string{"Ingrid Næss", "Torbjørn Åsen", "Márta Kővári", "Jonas Lindqvist"}, clauses
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				wording.Check(in)
			}
		})
	}
}

func BenchmarkNewClauses(b *testing.B) {
	for b.Loop() {
		iso42001(b)
	}
}
