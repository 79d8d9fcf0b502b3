package wording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/wording"
)

func TestLeaks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"Evidence of competence was not available for [number] of the persons who validate [AI system].", nil},
		{"The SOLVBERG policy was signed by aoife.", []string{"aoife", "solvberg"}},
		{"ThoraxTriage alerts of the tromso-office were late.", []string{"thoraxtriage", "tromso"}},
		{"Ingrid  Næss’s file, thoraxtriage4.csv", []string{"Ingrid Næss", "ingrid", "naess", "thoraxtriage4"}},
		{"山田太郎さんの力量", []string{"山田太郎"}},
		{"In May 2026 the quality manager had left.", nil}, // May Berg is a person of the case
	} {
		if diff := cmp.Diff(tt.want, wording.Leaks(tt.in, sølvberg, nil)); diff != "" {
			t.Errorf("Leaks(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

// TestScrub_noNameOfTheCasePasses scrubs every text of the sample case that a finding could be worded from.
func TestScrub_noNameOfTheCasePasses(t *testing.T) {
	t.Parallel()
	c := sampleCase(t)
	known := wording.KnownOf(c)
	if len(known.Persons) < 5 || len(known.Client) < 3 || len(known.Sites) < 3 || len(known.Systems) != 4 {
		t.Fatalf("the sample case knows %+v", known)
	}
	texts := 0
	check := func(parts ...string) {
		for _, text := range parts {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			texts++
			if left := wording.Leaks(wording.Scrub(text, known, nil), known, nil); len(left) > 0 {
				t.Errorf("%q keeps %q: %q", text, left, wording.Scrub(text, known, nil))
			}
		}
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		check(f.RequirementText, f.Statement, f.EvidenceText, f.GradeReason, f.Verification)
	}
	for i := range c.Evidence {
		check(c.Evidence[i].Text, c.Evidence[i].Document)
	}
	for i := range c.Responses {
		r := &c.Responses[i]
		check(r.Correction, r.Cause, r.Action, r.EvidenceText, r.Responsible)
	}
	for _, list := range [][]string{known.Persons, known.Client, known.Sites, known.Systems} {
		check(list...)
	}
	if texts < 60 {
		t.Errorf("only %d texts", texts)
	}
}

// TestScrub_noNamePassesHoweverItIsWritten puts names of the sample case into sentences in every way people write them.
func TestScrub_noNamePassesHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	c := sampleCase(t)
	known := wording.KnownOf(c)
	names := append(append(append(append([]string{}, known.Persons...), known.Client...), known.Sites...), known.Systems...)
	words := strings.Fields("The records of were not kept by and in audit, 2026-05-04 ( ) ; “ ” . clause 8.4 OP-14 v3 https:// e.g. \n - | policy")
	ways := []func(string) string{
		strings.ToUpper, strings.ToLower, strings.TrimSpace,
		func(s string) string { return s + "’s" },
		func(s string) string { return "(" + s + ")" },
		func(s string) string { return "“" + s + "”" },
		func(s string) string { return s + "-team" },
		func(s string) string { return "pre-" + s },
		func(s string) string { return strings.ReplaceAll(s, " ", ", ") },
		func(s string) string { return strings.ReplaceAll(s, " ", "\n") },
		func(s string) string { return strings.ReplaceAll(s, " ", "_") + ".pdf" },
		func(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", ".") + "@example.org" },
		func(s string) string {
			return "https://www." + strings.ReplaceAll(strings.ToLower(s), " ", "") + ".example/x"
		},
		func(s string) string { first, _, _ := strings.Cut(s, " "); return first },
		func(s string) string { return s[strings.LastIndex(s, " ")+1:] },
		func(s string) string { return s + "/" + s },
	}
	rapid.Check(t, func(t *rapid.T) {
		var parts []string
		for range rapid.IntRange(1, 12).Draw(t, "parts") {
			if rapid.Bool().Draw(t, "name") {
				name := rapid.SampledFrom(names).Draw(t, "of")
				parts = append(parts, rapid.SampledFrom(ways).Draw(t, "way")(name))
			} else {
				parts = append(parts, rapid.SampledFrom(words).Draw(t, "word"))
			}
		}
		text := strings.Join(parts, " ")
		got := wording.Scrub(text, known, nil)
		if left := wording.Leaks(got, known, nil); len(left) > 0 {
			t.Fatalf("%q keeps %q: %q", text, left, got)
		}
	})
}
