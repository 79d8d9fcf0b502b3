//go:build window

package windowtest

import (
	"strings"

	"fieldcase/app/audit"
)

// findings writes drafts of findings, field by field.
func (s *story) findings(numbers ...string) part {
	p := part{name: "findings " + strings.Join(numbers, " "), page: "findings", keys: "[Ctrl+6]"}
	for _, n := range numbers {
		p.steps = append(p.steps, s.finding(n)...)
	}
	return p
}

func (s *story) finding(number string) []step {
	f := s.draft(s.want, number)
	as := func(what, line string, is func(f *audit.Finding) bool, words ...string) step {
		return step{what: number + ": " + what, strokes: strokes(line, words...), done: func(c *audit.Case) bool { return is(s.draft(c, number)) }}
	}
	statement := f.Statement
	if number == "JL-01" {
		statement = strings.TrimSuffix(statement, ".") + causeTyped + "."
	}
	out := []step{
		as("new, on "+string(f.Requirement), "[Ctrl+Shift+N][Rest]"+string(f.Requirement)+"[Enter]", func(f2 *audit.Finding) bool { return f2.Requirement == f.Requirement }),
		as("grade", gradeKeys[f.Grade], func(g *audit.Finding) bool { return g.Grade == f.Grade }),
	}
	if len(f.OtherRequirements) > 0 {
		line := "[Alt+F]"
		for _, o := range f.OtherRequirements {
			line += string(o) + "[Enter]"
		}
		out = append(out, as("further clauses", line+"[Tab]", func(g *audit.Finding) bool { return len(g.OtherRequirements) == len(f.OtherRequirements) }))
	}
	line := "[Alt+P]"
	for _, name := range strings.Split(siteNames(s.want, f.Sites...)+" and "+systemNames(s.want, f.Systems), " and ") {
		if name != "" {
			line += name + "[Enter]"
		}
	}
	out = append(out, as("places", line+"[Tab]", func(g *audit.Finding) bool { return len(g.Sites) == len(f.Sites) && len(g.Systems) == len(f.Systems) }))
	for _, x := range []struct {
		what, key, words string
		of               func(*audit.Finding) string
	}{
		{"requirement", "[Alt+R]", f.RequirementText, func(g *audit.Finding) string { return g.RequirementText }},
		{"statement", "[Alt+S]", statement, func(g *audit.Finding) string { return g.Statement }},
		{"evidence", "[Alt+E]", f.EvidenceText, func(g *audit.Finding) string { return g.EvidenceText }},
		{"reason", "[Alt+G]", f.GradeReason, func(g *audit.Finding) string { return g.GradeReason }},
	} {
		if x.words != "" {
			out = append(out, as(x.what, x.key+"%[Tab]", func(g *audit.Finding) bool { return x.of(g) == x.words }, x.words))
		}
	}
	return append(out, s.links(f, as)...)
}

// links names the evidence and the concerns of Stage 1 that a finding rests on.
func (s *story) links(f *audit.Finding, as func(what, line string, is func(*audit.Finding) bool, words ...string) step) []step {
	seen := ""
	for _, id := range f.Evidence {
		for i := range s.want.Evidence {
			if e := &s.want.Evidence[i]; e.ID == id {
				seen += firstWords(typedEvidence(e)) + "[Enter]"
			}
		}
	}
	out := []step{as("evidence linked", "[Ctrl+Shift+E][Opens]"+seen+"[Esc][Enter][Closes]", func(g *audit.Finding) bool {
		return len(g.Evidence) == len(f.Evidence)
	})}
	if label := findingLabels(s.want, f.Concerns); label != "" {
		out = append(out, as("concern taken up", "[Ctrl+Shift+L][Opens]Concern "+label[len(label)-1:]+"[Enter][Esc][Enter][Closes]", func(g *audit.Finding) bool {
			return len(g.Concerns) == len(f.Concerns)
		}))
	}
	return out
}

// firstWords are enough of a text to find it by.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(5, len(words))], " ")
}

// gradeKeys choose a grade from the field of the clause on.
var gradeKeys = map[audit.Grade]string{audit.Major: "[F8]", audit.Minor: "[F7]", audit.OFI: "[F6]", audit.Positive: "[Shift+Tab][Home]"}
