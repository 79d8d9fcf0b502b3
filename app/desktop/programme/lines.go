package programme

import (
	"cmp"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// line is a row of the matrix: requirements that are planned together.
type line struct {
	key     string
	sign    string         // 6.1.1–6.1.3; "" where no number stands for them
	name    string         // Risks, SoA
	numbers []audit.Number // auditable clauses and controls, those that the Statement of Applicability excludes left out
	annex   bool           // controls
	rule    bool           // a stronger rule parts it from the line before
	out     bool           // every control of it is excluded
	points  []string       // keys of points that rules ask of audits, in place of numbers
}

// rulePoints is the line of what no clause asks of the client and rules ask of the audit: complaints, and the use of
// certificate and mark (ISO/IEC 17021-1:2015 9.6.2.2 c and h, 9.5.4).
func rulePoints() line {
	return line{key: "points", name: "Complaints, marks", points: []string{"9.6.2.2-c", "9.6.2.2-h", "9.5.4-complaints"}}
}

// themes are the clauses that are planned together, with the words that auditors have for them. A clause that is in none
// is a line of its own.
var themes = []struct{ numbers, name string }{
	{"4.1 4.2 4.3 4.4", "Context, scope"},
	{"5.1 5.2 5.3", "Leadership"},
	{"6.1.1 6.1.2 6.1.3", "Risks, SoA"},
	{"6.1.4 8.4", "Impact assessment"},
	{"6.2", "Objectives"},
	{"6.3", "Changes"},
	{"7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3", "Support"},
	{"8.1 8.2 8.3", "Operation"},
	{"9.1", "Monitoring"},
	{"9.2.1 9.2.2", "Internal audit"},
	{"9.3.1 9.3.2 9.3.3", "Management review"},
	{"10.1 10.2", "Improvement"},
}

// areas are short words for the areas of controls of ISO/IEC 42001, whose titles do not fit in a line.
var areas = map[string]string{
	"A.2": "Policies", "A.3": "Internal organization", "A.4": "Resources", "A.5": "Impact of AI systems", "A.6": "Life cycle",
	"A.7": "Data", "A.8": "User information", "A.9": "Use of AI systems", "A.10": "Third parties",
}

// themed is the standard that the words of themes and areas belong to; others have the titles of their catalogue.
const themed = "iso-iec-42001-2023"

// linesOf returns the rows of the matrix: clauses by theme, controls by area, then the client's own controls one by one;
// every requirement by itself when single is set.
func linesOf(c *audit.Case, cat standard.Catalogue, single bool) []line {
	var out []line
	place := map[string]int{}
	for _, r := range cat.Auditable() {
		key, l := r.ID, line{sign: r.ID, name: r.Title, annex: r.Kind == standard.KindControl}
		if !single {
			key, l = groupOf(cat, r)
		}
		at, known := place[key]
		if !known {
			if l.annex && len(out) > 0 && !out[len(out)-1].annex {
				out = append(out, rulePoints())
			}
			at = len(out)
			place[key] = at
			l.key, l.rule = key, at > 0 && l.annex && !out[at-1].annex
			out = append(out, l)
		}
		out[at].numbers = append(out[at].numbers, audit.Number(r.ID))
	}
	if len(out) > 0 && !out[len(out)-1].annex {
		out = append(out, rulePoints()) // of a standard without controls
	}
	if !single {
		sign(cat, out)
	}
	return withoutExcluded(c, append(out, ownLines(c, cat)...))
}

// groupOf returns the line that a requirement belongs to.
func groupOf(cat standard.Catalogue, r standard.Requirement) (string, line) {
	if cat.ID == themed && r.Kind != standard.KindControl {
		for _, t := range themes {
			if slices.Contains(strings.Fields(t.numbers), r.ID) {
				return t.name, line{name: t.name}
			}
		}
	}
	path := cat.Path(r.ID)
	top := path[min(1, len(path)-1)]
	l := line{sign: top.ID, name: top.Title, annex: r.Kind == standard.KindControl}
	if short, ok := areas[top.ID]; ok && cat.ID == themed {
		l.name = short
	}
	return top.ID, l
}

// sign gives lines without one the range of their numbers.
func sign(cat standard.Catalogue, lines []line) {
	for i := range lines {
		if lines[i].sign == "" && len(lines[i].numbers) > 0 {
			lines[i].sign = signOf(cat, texts(lines[i].numbers))
		}
	}
}

// signOf is the clause whose parts the numbers are, all of them and no chapter, else their range.
func signOf(cat standard.Catalogue, numbers []string) string {
	if r, ok := cat.Find(numbers[0]); ok && strings.Contains(r.Parent, ".") && slices.Equal(cat.Leaves(r.Parent), numbers) {
		return r.Parent
	}
	return cat.FormatRange(numbers)
}

func texts(numbers []audit.Number) []string {
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = string(n)
	}
	return out
}

// ownLines are the controls of the Statement of Applicability that are not in the standard.
func ownLines(c *audit.Case, cat standard.Catalogue) []line {
	var out []line
	for i := range c.SoAControls {
		s := &c.SoAControls[i]
		if _, known := cat.Find(string(s.Control)); known || s.Title == "" {
			continue
		}
		out = append(out, line{
			key: "own " + string(s.Control), sign: string(s.Control), name: s.Title, numbers: []audit.Number{s.Control}, annex: true,
		})
	}
	slices.SortStableFunc(out, func(a, b line) int {
		return cmp.Or(audit.CompareNumbers(a.numbers[0], b.numbers[0]), cmp.Compare(a.key, b.key))
	})
	if len(out) > 0 {
		out[0].rule = true
	}
	return out
}

// withoutExcluded takes excluded controls out of their lines.
func withoutExcluded(c *audit.Case, lines []line) []line {
	excluded := map[audit.Number]bool{}
	for i := range c.SoAControls {
		if c.SoAControls[i].Excluded {
			excluded[c.SoAControls[i].Control] = true
		}
	}
	for i, l := range lines {
		if len(l.points) > 0 {
			continue
		}
		lines[i].numbers = slices.DeleteFunc(slices.Clone(l.numbers), func(n audit.Number) bool { return excluded[n] })
		lines[i].out = len(lines[i].numbers) == 0
	}
	return lines
}

// title is the line as a sentence names it: 7.1–7.5 Support.
func (l line) title() string { return strings.TrimSpace(l.sign + " " + l.name) }

// holds reports whether a finding against a requirement belongs to the line.
func (l line) holds(n audit.Number) bool {
	return slices.ContainsFunc(l.numbers, func(m audit.Number) bool { return n.Covers(m) || m.Covers(n) })
}
