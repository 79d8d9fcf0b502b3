package main

import (
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
)

type sampleCmd struct {
	Sites      number `required:"" placeholder:"N" help:"Sites that may be sampled, without the central function."`
	Audit      string `required:"" enum:"initial,surveillance,recertification" placeholder:"KIND" help:"initial, surveillance or recertification."`
	NoSampling bool   `help:"The sites do work of their own, so that each is to be audited (IAF MD 1 6.2)."`
	NotProven  bool   `help:"The system did not prove effective over the cycle: recertification visits as many sites as the initial audit."`
	Seed       string `placeholder:"S" help:"Draw the random part from the sites numbered 1 to N; the same seed draws the same."`
}

// Help implements kong.HelpProvider.
func (sampleCmd) Help() string {
	return helpText("Sites to visit beside the central function, which is audited each time (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1). "+
		"A quarter of them is drawn at random.\n\nThe draw ranks the sites by the SHA-256 of the seed, a line feed and the number of the site, "+
		"the least first, so that anybody can draw again:\n\n"+`  printf '%s\n%s' "$seed" "$number" | sha256sum`,
		"casectl sample --sites 25 --audit initial --seed 2026-03-01", codeError, codeUsage)
}

// sampledKind are the kinds of audits by their names on the command line.
var sampledKind = map[string]audit.AuditKind{
	"initial": audit.Stage2, "surveillance": audit.Surveillance, "recertification": audit.Recertification,
}

// sampleResult is what the command answers.
type sampleResult struct {
	Applicable bool     `json:"applicable"`
	Sample     int64    `json:"sample"`
	Random     int64    `json:"random"`
	Central    bool     `json:"central_function"`
	Formula    string   `json:"formula"`
	Source     string   `json:"source"`
	Notes      []string `json:"notes,omitempty"`
	Seed       string   `json:"seed,omitempty"`
	Drawn      []int    `json:"drawn,omitempty"` // numbers of the sites drawn at random, in the order of the draw
}

// Run computes the sample.
func (s *sampleCmd) Run(c *console) error {
	q := audittime.Sampling{Kind: sampledKind[s.Audit], Sites: int64(s.Sites), NoSampling: s.NoSampling, NotProven: s.NotProven}
	sample, err := audittime.SampleOf(q)
	if err != nil {
		return c.refused(err)
	}
	r := sampleResult{
		Applicable: sample.Applicable, Sample: sample.Size, Random: sample.Random, Central: sample.Central,
		Formula: sample.Formula, Source: sample.Source, Notes: sample.Notes, Seed: s.Seed,
	}
	if s.Seed != "" && sample.Random > 0 {
		r.Drawn = drawn(s.Seed, int(s.Sites), int(sample.Random))
	}
	return c.answer(r, r.write)
}

// drawn returns the numbers of the sites that chance picks among 1 to n.
func drawn(seed string, n, random int) []int {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = strconv.Itoa(i + 1)
	}
	var out []int
	for _, t := range audittime.Rank(seed, keys)[:random] {
		k, _ := strconv.Atoi(t.Key) // it was made above
		out = append(out, k)
	}
	return out
}

func (r sampleResult) write(p *page) {
	p.line("%s and the central function", plural(int(r.Sample), "site", "sites"))
	rows := [][]string{{"Rule", r.Formula + " (" + r.Source + ")"}}
	if r.Random > 0 {
		rows = append(rows, []string{"At random", "at least " + strconv.FormatInt(r.Random, 10)})
	}
	if len(r.Drawn) > 0 {
		var numbers []string
		for _, n := range r.Drawn {
			numbers = append(numbers, strconv.Itoa(n))
		}
		rows = append(rows, []string{"Drawn", strings.Join(numbers, ", ")}, []string{"Seed", r.Seed})
	}
	for _, note := range r.Notes {
		rows = append(rows, []string{"", note})
	}
	p.table(rows)
}
