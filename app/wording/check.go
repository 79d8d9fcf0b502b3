package wording

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Field is a field of a finding as the check names it.
type Field string

// The fields, in the order of the form.
const (
	ClauseField      Field = "clause"
	GradeField       Field = "grade"
	RequirementField Field = "requirement"
	StatementField   Field = "statement"
	EvidenceField    Field = "evidence"
	GradeReasonField Field = "grade_reason"
)

// AllFields returns every field in the order of the form.
func AllFields() []Field {
	return []Field{ClauseField, GradeField, RequirementField, StatementField, EvidenceField, GradeReasonField}
}

// Record returns the name of the field in the record of a finding, under which its history and acceptances are kept.
func (f Field) Record() string {
	switch f {
	case ClauseField:
		return "requirement"
	case RequirementField:
		return "requirement_text"
	case EvidenceField:
		return "evidence_text"
	default:
		return string(f)
	}
}

// Input is a finding as the check reads it, with what the case knows around it. See Of.
type Input struct {
	Grade                                         audit.Grade    // "" reads as a nonconformity that has no grade yet
	Clause                                        audit.Number   // clause or control it is raised against
	Others                                        []audit.Number // further ones it bears on
	Requirement, Statement, Evidence, GradeReason string

	Names        []string  // persons of the client and of the team, who are to be told by role
	Terms        []string  // names of the client and its AI systems, whose digits and capitals trace nothing
	Places       []string  // sites
	SoA          string    // version of the Statement of Applicability when it includes the control; may be empty
	Excluded     bool      // the Statement of Applicability excludes the control
	SampleLinked bool      // a sample is linked
	Extent       string    // what the linked sample shows, such as "1 of 4"; may be empty
	Clauses      *Clauses  // the standard; nil when it is not known
	Language     *Language // of the texts; nil is English
	Skip         []Rule    // rules that are not asked, for want of what they need
}

// Remark is what the check says about one finding.
type Remark struct {
	Rule     Rule     `json:"rule"`
	Severity Severity `json:"severity"`
	Field    Field    `json:"field"`
	Start    int      `json:"start"` // in runes of the field; 0 to 0 for the field as such
	End      int      `json:"end"`
	Words    string   `json:"words"` // what stands there
	Title    string   `json:"title"`
	Message  string   `json:"message"`
	Source   string   `json:"source"`
}

// Check reads a finding and returns its remarks in the order of the form, field by field from the beginning. The same
// input has the same remarks. A remark whose words graver ones cover already is left out: an error goes before a warning,
// then the order of AllRules counts.
func Check(in Input) []Remark { return newReading(in).check() }

// Issuable reports whether nothing of the remarks blocks the issue of the finding. Warnings do not.
func Issuable(remarks []Remark) bool {
	return !slices.ContainsFunc(remarks, func(r Remark) bool { return r.Severity == Error })
}

// reading is one finding being checked.
type reading struct {
	Input
	language                         *Language
	requirement, statement, evidence *text
	people, terms, places            names
	remarks                          []Remark
}

func newReading(in Input) *reading {
	l := orEnglish(in.Language)
	return &reading{
		Input: in, language: l,
		requirement: read(in.Requirement, l), statement: read(in.Statement, l), evidence: read(in.Evidence, l),
		people: newNames(in.Names, l), terms: newNames(in.Terms, l), places: newNames(in.Places, l),
	}
}

// isNonconformity reports whether a requirement is said not to be met; what has no grade yet is taken for that.
func (r *reading) isNonconformity() bool { return r.Grade == "" || r.Grade.IsNonconformity() }

// tellsFailure reports whether the finding is, or warns of, a failure.
func (r *reading) tellsFailure() bool {
	return r.isNonconformity() || r.Grade == audit.Concern || r.Grade == audit.Observed
}

func (r *reading) check() []Remark {
	r.checkFrame()
	r.checkRequirement()
	r.checkFailure()
	r.checkEvidence()
	r.checkMentions()
	for _, f := range r.fields() {
		r.checkPlaceholders(f)
		r.checkNames(f)
		r.checkWords(f)
	}
	r.remarks = slices.DeleteFunc(r.remarks, func(m Remark) bool { return slices.Contains(r.Skip, m.Rule) })
	return settled(r.remarks)
}

// written is a field with its text.
type written struct {
	field Field
	*text
}

func (r *reading) fields() []written {
	return []written{{RequirementField, r.requirement}, {StatementField, r.statement}, {EvidenceField, r.evidence}}
}

// add makes a remark about some tokens of a field. args fill the message of the rule.
func (r *reading) add(rule Rule, severity Severity, f written, s span, args ...any) {
	first, last := f.tokens[s.from], f.tokens[s.to-1]
	r.remark(rule, severity, f.field, first.start, last.end, f.raw(first, last), args...)
}

// addField makes a remark about a field as such.
func (r *reading) addField(rule Rule, severity Severity, f Field, args ...any) {
	r.remark(rule, severity, f, 0, 0, "", args...)
}

// addWhole makes a remark about all that a field says.
func (r *reading) addWhole(rule Rule, severity Severity, f written, args ...any) {
	r.add(rule, severity, f, span{0, len(f.tokens)}, args...)
}

func (r *reading) remark(rule Rule, severity Severity, f Field, start, end int, words string, args ...any) {
	about := rule.About()
	message := about.Message
	if strings.Contains(message, "%s") {
		message = fmt.Sprintf(message, args...)
	}
	r.remarks = append(r.remarks, Remark{rule, severity, f, start, end, words, about.Title, message, about.Source})
}

// settled orders remarks and drops those whose words graver remarks cover.
func settled(remarks []Remark) []Remark {
	rules, fields, severities := AllRules(), AllFields(), AllSeverities()
	rank := func(a, b Remark) int {
		return cmp.Or(slices.Index(severities, a.Severity)-slices.Index(severities, b.Severity), slices.Index(rules, a.Rule)-slices.Index(rules, b.Rule),
			a.Start-b.Start, b.End-a.End)
	}
	slices.SortStableFunc(remarks, rank)
	out := []Remark{}
	covered := map[Field][]bool{}
	for _, m := range remarks {
		if m.Rule.isAboutWords() && !cover(covered, m) {
			continue
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b Remark) int {
		return cmp.Or(slices.Index(fields, a.Field)-slices.Index(fields, b.Field), a.Start-b.Start, a.End-b.End,
			slices.Index(rules, a.Rule)-slices.Index(rules, b.Rule))
	})
	return out
}

// cover marks the words of a remark and reports whether some of them were not marked before.
func cover(covered map[Field][]bool, m Remark) bool {
	runes := covered[m.Field]
	if more := m.End - len(runes); more > 0 {
		runes = append(runes, make([]bool, more)...)
		covered[m.Field] = runes
	}
	fresh := false
	for i := m.Start; i < m.End; i++ {
		fresh = fresh || !runes[i]
		runes[i] = true
	}
	return fresh
}

// isAboutWords reports whether the rule points at words rather than at a field as a whole.
func (r Rule) isAboutWords() bool {
	switch r {
	case HiddenFailure, PlaceholderLeft, OtherClause, PersonName, Cause, Advice, Absolute, Vague:
		return true
	default:
		return false
	}
}

func orEnglish(l *Language) *Language {
	if l == nil {
		l = English()
	}
	l.prepare()
	return l
}
