package wording

// Rule names a rule of the check. A released name keeps its meaning: reasons given for warnings are kept under it.
type Rule string

// The rules.
const (
	GradeMissing       Rule = "grade-missing"
	GradeReason        Rule = "grade-reason"
	ClauseMissing      Rule = "clause-missing"
	ControlExcluded    Rule = "control-excluded"
	RequirementMissing Rule = "requirement-missing"
	RequirementClause  Rule = "requirement-clause"
	StatementMissing   Rule = "statement-missing"
	NoFailure          Rule = "no-failure"
	EvidenceMissing    Rule = "evidence-missing"
	Untraceable        Rule = "evidence-untraceable"
	SampleExtent       Rule = "sample-extent"
	HiddenFailure      Rule = "ofi-failure"
	OtherClause        Rule = "other-clause"
	PersonName         Rule = "person-name"
	Cause              Rule = "cause"
	Advice             Rule = "advice"
	Absolute           Rule = "absolute"
	Vague              Rule = "vague"
	PlaceholderLeft    Rule = "placeholder"
)

// AllRules returns every rule. Of two remarks about the same words, that of the earlier rule is kept.
func AllRules() []Rule {
	return []Rule{
		GradeMissing, GradeReason, ClauseMissing, ControlExcluded, RequirementMissing, RequirementClause, StatementMissing,
		NoFailure, EvidenceMissing, Untraceable, SampleExtent, HiddenFailure, PlaceholderLeft, OtherClause, PersonName, Cause, Advice, Absolute, Vague,
	}
}

// Severity is what a remark does to the issue of a finding.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // blocks the issue
	Warning Severity = "warning" // can be answered with a reason
)

// AllSeverities returns every severity, the gravest first.
func AllSeverities() []Severity { return []Severity{Error, Warning} }

// About says what a rule is.
type About struct {
	Title   string // what its remark says in short: "A cause is stated"
	Message string // what to do; holds %s where the remark adds what it found
	Source  string // where the rule comes from
}

// detail is the place in the reference of what a nonconformity holds and may not hold.
const detail = "ISO/IEC 17021-1:2015 9.4.5.3"

// abouts describe the rules.
var abouts = map[Rule]About{
	GradeMissing:       {"No grade", "Choose the grade.", "ISO/IEC 17021-1:2015 9.4.5.1; R-3-1"},
	GradeReason:        {"The grade has no reason", "Say why it is %s: what it does to the capability of the management system to achieve its intended results.", "ISO/IEC 17021-1:2015 3.12, 3.13; R-3-1"},
	ClauseMissing:      {"No clause or control", "Choose the clause or control that the finding is raised against.", detail + "; R-3-1"},
	ControlExcluded:    {"The control is excluded", "The Statement of Applicability excludes %s. Raise the finding against 6.1.3, or say why the control applies all the same.", "R-3-2"},
	RequirementMissing: {"No requirement", "Say in own words what %s requires; a number alone tells the client nothing.", detail + "; R-3-1"},
	RequirementClause:  {"Requirement of another clause", "%s Link the clause that is meant, or say what the linked one requires.", detail},
	StatementMissing:   {"No statement", "Say what was found.", detail + "; R-3-1"},
	NoFailure:          {"No failure is stated", "Say what is not as required: what was not done, missing, late or different. As it stands the statement could describe conformity.", detail},
	EvidenceMissing:    {"No evidence", "Give the evidence: what was seen, where, when, document with version, and how many of how many.", detail + "; R-3-1"},
	Untraceable:        {"The evidence cannot be traced", "Name at least a document with number or version, a day, a record, a place or “k of n”, so that somebody else finds the same.", detail},
	SampleExtent:       {"The extent is not told", "A sample is linked: say how many of how many%s, in the statement or in the evidence.", "ISO 19011:2026; R-F-E"},
	HiddenFailure:      {"The OFI tells a failure", "“%s” says that something is not as required. If a requirement is not met, grade it as a nonconformity; an opportunity for improvement must not hide one.", "ISO/IEC 17021-1:2015 9.4.5.2; R-3-2"},
	OtherClause:        {"Another clause is named", "%s", detail},
	PersonName:         {"A person is named", "Give the role instead of “%s”: a finding is about the system, and it is read outside the case.", detail},
	Cause:              {"A cause is stated", "Finding the cause is the client's part. Say what was required, what was seen, and stop there.", detail + ", 9.4.9; R-3-2"},
	Advice:             {"A solution is proposed", "The solution is the client's to find. Say what was required and what was seen; what “%s” adds belongs to the response.", detail + ", 9.4.8.2; R-3-2"},
	Absolute:           {"A claim about all", "“%s” claims more than a sample can show. Say how many of how many were seen.", "ISO 19011:2026; R-F-E"},
	PlaceholderLeft:    {"A placeholder is left", "“%s” came with a wording from the library. Put in what was seen here, or take it out.", detail},
	Vague:              {"Words that cannot be verified", "“%s” leaves open what or how much. Say what exactly was seen: number, date, difference from what is required.", detail},
}

// About returns what the rule is; the zero About for a rule that there is not.
func (r Rule) About() About { return abouts[r] }
