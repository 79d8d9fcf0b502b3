package finding

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// The names of the fields that the page edits, as the records have them.
const (
	fieldGrade       = "grade"
	fieldClause      = "requirement"
	fieldOthers      = "other_requirements"
	fieldPlaces      = "sites"
	fieldRequirement = "requirement_text"
	fieldStatement   = "statement"
	fieldEvidence    = "evidence_text"
	fieldReason      = "grade_reason"
)

// standing is how a point stands.
type standing string

const (
	passed standing = "passed"
	remark standing = "remark" // to be looked at; it keeps nothing from being issued
	open   standing = "open"   // keeps the finding from being issued
)

// point is one thing that has to be in order before a finding can be issued.
type point struct {
	field string
	title string // what it is about, or what is to be done while it is open
	line  string // its proof, or why it is asked for
	state standing
}

// points returns every point of a finding in the order of the fields: those that R-3-1 asks for, then what the
// Statement of Applicability says of the control, and where it was found.
func points(c *audit.Case, cat standard.Catalogue, f *audit.Finding) []point {
	missing := map[string]string{}
	for _, p := range f.Unready() {
		missing[p.Field] = p.Message
	}
	var out []point
	for _, p := range []point{
		{field: fieldGrade, title: "Grade", line: gradeProof(f)},
		{field: fieldClause, title: "Clause or control", line: clauseProof(cat, f.Requirement)},
		{field: fieldRequirement, title: "Requirement", line: requirementProof(f)},
		{field: fieldStatement, title: "Statement", line: extent(f.Statement)},
		{field: fieldEvidence, title: "Evidence", line: evidenceProof(f)},
		{field: fieldReason, title: "Reason for the grade", line: extent(f.GradeReason)},
	} {
		p.state = passed
		if message, ok := missing[p.field]; ok {
			p.state, p.title, p.line = open, capital(message), why(p.field)
		}
		if p.line != "" {
			out = append(out, p)
		}
	}
	return append(append(out, applicability(c, cat, f)...), place(c, f)...)
}

// why says what a missing field is for.
func why(field string) string {
	switch field {
	case fieldGrade:
		return "The other points follow from it."
	case fieldClause:
		return "A finding is raised against one clause or control; further ones can be added."
	case fieldRequirement:
		return "The client sees what was required without the standard in hand."
	case fieldStatement:
		return "One sentence: what was not done, or what was seen."
	case fieldEvidence:
		return "Somebody who was not there must be able to find it again."
	case fieldReason:
		return "For the reviewer of the certification body, not for the client."
	default:
		return ""
	}
}

func gradeProof(f *audit.Finding) string {
	switch {
	case f.Grade == "":
		return ""
	case f.Grade.IsNonconformity():
		return gradeWord(f.Grade) + " nonconformity"
	default:
		return gradeWord(f.Grade)
	}
}

func clauseProof(cat standard.Catalogue, n audit.Number) string {
	if r, ok := cat.Find(string(n)); ok {
		return r.ID + " " + r.Title
	}
	return string(n)
}

func requirementProof(f *audit.Finding) string {
	switch {
	case strings.TrimSpace(f.RequirementText) == "":
		return ""
	case f.Requirement == "":
		return "in own words"
	default:
		return "named, in own words, from " + string(f.Requirement)
	}
}

func evidenceProof(f *audit.Finding) string {
	proof := extent(f.EvidenceText)
	if n := len(f.Evidence); proof != "" && n > 0 {
		proof += ", " + plural(n, "entry", "entries") + " of the register"
	}
	return proof
}

// applicability is what the Statement of Applicability says of the controls named.
func applicability(c *audit.Case, cat standard.Catalogue, f *audit.Finding) []point {
	var included, excluded []string
	for _, n := range append([]audit.Number{f.Requirement}, f.OtherRequirements...) {
		r, ok := cat.Find(string(n))
		switch {
		case !ok || r.Kind != standard.KindControl:
		case c.Excluded(n):
			excluded = append(excluded, r.ID)
		default:
			included = append(included, r.ID)
		}
	}
	soa := strings.TrimSpace("SoA " + c.SoA.Version)
	switch {
	case len(excluded) > 0:
		return []point{{fieldClause, "Not applicable by " + soa, sentence(excluded, "excluded"), remark}}
	case len(included) > 0:
		return []point{{fieldClause, "Control in " + soa, sentence(included, "included"), passed}}
	default:
		return nil
	}
}

// place is where the finding was made, when that is said.
func place(c *audit.Case, f *audit.Finding) []point {
	names := placeNames(c, f)
	if len(names) == 0 {
		return nil
	}
	return []point{{fieldPlaces, "Place", strings.Join(names, ", "), passed}}
}

// placeNames returns the names of the sites and AI systems of a finding.
func placeNames(c *audit.Case, f *audit.Finding) []string {
	var out []string
	for _, id := range f.Sites {
		if s := c.Site(id); s != nil {
			out = append(out, s.Name)
		}
	}
	for _, id := range f.Systems {
		if s := c.System(id); s != nil {
			out = append(out, s.Name)
		}
	}
	return out
}

// sentence is "A.6.2.6 is included", "A.5.2, A.5.3 are included".
func sentence(names []string, what string) string {
	verb := " is "
	if len(names) > 1 {
		verb = " are "
	}
	return strings.Join(names, ", ") + verb + what
}

// extent counts the words of a text, "" for none.
func extent(text string) string {
	n := len(strings.Fields(text))
	if n == 0 {
		return ""
	}
	return plural(n, "word", "words")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// capital begins a message as a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// toSettle counts the points that are not passed.
func toSettle(points []point) int {
	n := 0
	for _, p := range points {
		if p.state != passed {
			n++
		}
	}
	return n
}
