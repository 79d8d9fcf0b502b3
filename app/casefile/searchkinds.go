package casefile

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// SearchGroup is a part of what a search finds, with the words over it.
type SearchGroup string

// The groups.
const (
	FoundFindings  SearchGroup = "Findings"
	FoundEvidence  SearchGroup = "Evidence & notes"
	FoundClauses   SearchGroup = "Clauses"
	FoundAudits    SearchGroup = "Audits, plan & meetings"
	FoundPeople    SearchGroup = "People & places"
	FoundFiles     SearchGroup = "Files & documents"
	FoundDecisions SearchGroup = "Decisions & complaints"
)

// AllSearchGroups returns every group, in the order in which they are shown.
func AllSearchGroups() []SearchGroup {
	return []SearchGroup{FoundFindings, FoundEvidence, FoundClauses, FoundAudits, FoundPeople, FoundFiles, FoundDecisions}
}

// KindRequirement is the kind of a clause or control among the hits; its record is its number.
const KindRequirement = "requirement"

// searchKind says how the records of a kind are found.
type searchKind struct {
	group SearchGroup
	title []string // fields of what people call it; the first with a text counts
	owner string   // field of the record that a page shows it with, "" when it is shown itself
	prose bool     // the title is no name, but the beginning of what it says
}

// searchKinds has every kind that is not a decision; those have no title but the words of their kind.
var searchKinds = map[string]searchKind{
	"finding":          {FoundFindings, []string{"statement", "evidence_text"}, "", true},
	"response":         {FoundFindings, []string{"correction", "cause", "evidence_text"}, "finding", true},
	"amendment":        {FoundFindings, []string{"reason"}, "finding", true},
	"acceptance":       {FoundFindings, []string{"reason"}, "subject", true},
	"evidence":         {FoundEvidence, []string{"text"}, "", true},
	"note":             {FoundEvidence, []string{"text"}, "", true},
	"conclusion":       {FoundEvidence, []string{"summary", "reason"}, "", true},
	"sample":           {FoundEvidence, []string{"name"}, "", false},
	"sample_item":      {FoundEvidence, []string{"label"}, "sample", false},
	"standard":         {FoundClauses, []string{"designation", "title"}, "", false},
	"soa":              {FoundClauses, []string{"version"}, "", false},
	"soa_control":      {FoundClauses, []string{"title", "justification", "implementation"}, "", false},
	"soa_version":      {FoundClauses, []string{"version"}, "", false},
	"audit":            {FoundAudits, nil, "", false},
	"plan_item":        {FoundAudits, []string{"title"}, "", false},
	"meeting":          {FoundAudits, nil, "", false},
	"attendee":         {FoundAudits, []string{"name"}, "meeting", true},
	"objective":        {FoundAudits, []string{"text"}, "", true},
	"checkpoint":       {FoundAudits, []string{"note"}, "audit", true},
	"programme":        {FoundAudits, []string{"justification"}, "", true},
	"programme_cell":   {FoundAudits, []string{"reason"}, "", true},
	"programme_site":   {FoundAudits, []string{"reason"}, "", true},
	"programme_change": {FoundAudits, []string{"change"}, "", true},
	"site_sample":      {FoundAudits, []string{"rationale"}, "", true},
	"audit_time":       {FoundAudits, []string{"justification"}, "", true},
	"time_factor":      {FoundAudits, []string{"factor", "reason"}, "", true},
	"time_table":       {FoundAudits, []string{"title", "table"}, "", false},
	"time_row":         {FoundAudits, []string{"column"}, "", false},
	"client":           {FoundPeople, []string{"name"}, "", false},
	"body":             {FoundPeople, []string{"name"}, "", false},
	"people_count":     {FoundPeople, nil, "", false},
	"contact":          {FoundPeople, []string{"name"}, "", false},
	"site":             {FoundPeople, []string{"name"}, "", false},
	"ai_system":        {FoundPeople, []string{"name"}, "", false},
	"people_group":     {FoundPeople, []string{"name"}, "", false},
	"person":           {FoundPeople, []string{"name"}, "", false},
	"member":           {FoundPeople, []string{"tasks", "declaration", "objection"}, "", true},
	"attachment":       {FoundFiles, []string{"name"}, "", false},
	"document":         {FoundFiles, nil, "", false},
	"document_request": {FoundFiles, []string{"title"}, "", false},
	"certificate":      {FoundDecisions, []string{"client_name"}, "", false},
	"clarification":    {FoundDecisions, []string{"question"}, "decision", true},
	"complaint":        {FoundDecisions, []string{"text"}, "", true},
	"change_notice":    {FoundDecisions, []string{"text"}, "", true},
}

// searchKindOf returns how records of a kind are found.
func searchKindOf(kind string) searchKind {
	if s, ok := searchKinds[kind]; ok {
		return s
	}
	return searchKind{group: FoundDecisions}
}

// unsearched are fields whose texts nobody wrote and nobody looks for.
var unsearched = []string{
	"rank", "sha256", "media_type", "seed", "sample_seed", "signature", "signing_key", "signing_keys", "profile", "key",
	"asked", "agenda", "checks", "about", "subject", "field", "rule", "number_pattern", "catalogue",
}

// searchFields are the fields of a kind by what a search makes of them.
type searchFields struct {
	label, words []audit.Field // numbers; what people wrote
	facts        []audit.Field // days, clauses, values of a list
}

// labelFields are the fields that hold numbers of records.
var labelFields = map[string][]string{
	"finding": {"number", "draft_number"}, "certificate": {"number"}, "client": {"number"}, "person": {"initials"},
}

// fieldsToSearch returns the fields of every kind by what a search makes of them.
var fieldsToSearch = sync.OnceValue(func() map[string]searchFields {
	out := map[string]searchFields{}
	for _, k := range audit.Kinds() {
		var s searchFields
		for _, f := range k.Fields {
			switch {
			case slices.Contains(unsearched, f.Name), f.Ref != "", f.Type != audit.TextField && f.Type != audit.SetField:
			case slices.Contains(labelFields[k.Name], f.Name):
				s.label = append(s.label, f)
			case f.Enum != nil || f.Format == "date" || f.Format == "month" || f.Format == "requirement":
				s.facts = append(s.facts, f)
			case f.Format == "":
				s.words = append(s.words, f)
			}
		}
		out[k.Name] = s
	}
	return out
})

// searched is a record as a search knows it.
type searched struct {
	label, title string
	texts        []string // all else that was written
	facts        string   // days, clauses and values of lists, as words
}

// searchedOf returns what a search knows of a record; false when nobody wrote anything in it.
func searchedOf(r audit.Recorder) (searched, bool) {
	kind := audit.KindOf(r).Name
	fields := fieldsToSearch()[kind]
	var out searched
	out.label = textsOf(r, fields.label)
	title := titleField(r, kind)
	for _, f := range fields.words {
		if text := textsOf(r, []audit.Field{f}); text != "" && f.Name != title {
			out.texts = append(out.texts, text)
		} else if text != "" {
			out.title = text
		}
	}
	written := out.label+out.title != "" || len(out.texts) > 0
	if out.title == "" {
		out.title = composedTitle(r)
	}
	out.facts = textsOf(r, fields.facts)
	return out, written || out.title != ""
}

// titleField returns the field that a record is called by, "" when it has none.
func titleField(r audit.Recorder, kind string) string {
	k := audit.KindOf(r)
	for _, name := range searchKindOf(kind).title {
		if f, ok := k.Field(name); ok && f.Text(r) != "" {
			return name
		}
	}
	return ""
}

// textsOf returns the texts of fields with spaces between.
func textsOf(r audit.Recorder, fields []audit.Field) string {
	var texts []string
	for _, f := range fields {
		if f.Type == audit.SetField {
			texts = append(texts, f.Elements(r)...)
		} else if text := f.Text(r); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " ")
}

// composedTitle is what people call a record of a kind without a name, "" when only its kind says anything of it.
func composedTitle(r audit.Recorder) string {
	switch r := r.(type) {
	case *audit.Audit:
		return r.Title()
	case *audit.Meeting:
		return capitalized(string(r.Kind)) + " meeting"
	case *audit.PlanItem:
		return strings.TrimSpace(capitalized(r.Activity.Word()) + " " + join(r.Requirements))
	case *audit.Document:
		return strings.TrimSpace(capitalized(spaced(string(r.Kind))) + " " + version(r.Version))
	case *audit.Decision:
		return capitalized(spaced(string(r.Kind)))
	default:
		return ""
	}
}

func version(n int64) string {
	if n == 0 {
		return ""
	}
	return "version " + strconv.FormatInt(n, 10)
}

// searchedRequirement is a clause or control of the catalogue as a search knows it.
func searchedRequirement(r standard.Requirement) searched {
	texts := slices.Concat(r.Aliases, r.Prompts, r.TypicalEvidence)
	for _, t := range []string{r.DocumentedWhat, r.Purpose, r.Note} {
		if t != "" {
			texts = append(texts, t)
		}
	}
	return searched{label: r.ID, title: r.Title, texts: texts, facts: string(r.Kind)}
}

func join(numbers []audit.Number) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = string(n)
	}
	return strings.Join(texts, ", ")
}

func spaced(name string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(name) }

func capitalized(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
