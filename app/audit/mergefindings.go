package audit

import (
	"slices"
	"strings"
)

// MergeFindings merges a draft into another draft of the same audit, such as when two auditors met the same failure. It
// returns copies of both: kept bears on all that both bore on, rests on all that both rested on, and says in its evidence
// what only the other one said; gone is taken out, with the reason. Grade, requirement and statement of kept stay, but
// where they are empty; it is a draft again, since its words are others.
func MergeFindings(from, into *Finding, reason string) (gone, kept *Finding) {
	gone, kept = Clone(from), Clone(into)
	gone.ClosureNote, gone.Deleted = "Merged into "+into.Label()+": "+strings.TrimSpace(reason), true

	kept.State = FindingDraft
	clauses := append([]Number{from.Requirement}, from.OtherRequirements...)
	if kept.Requirement == "" {
		kept.Requirement = from.Requirement
	}
	kept.OtherRequirements = slices.DeleteFunc(Union(kept.OtherRequirements, clauses), func(n Number) bool { return n == "" || n == kept.Requirement })
	kept.Sites, kept.Systems = Union(kept.Sites, from.Sites), Union(kept.Systems, from.Systems)
	kept.Evidence, kept.Samples = Union(kept.Evidence, from.Evidence), Union(kept.Samples, from.Samples)
	kept.Concerns = slices.DeleteFunc(Union(kept.Concerns, from.Concerns), func(id ID) bool { return id == into.ID })
	if kept.Grade == "" {
		kept.Grade = from.Grade
	}
	if kept.RepeatOf == "" {
		kept.RepeatOf = from.RepeatOf
	}
	for _, text := range []struct{ into, from *string }{
		{&kept.RequirementText, &from.RequirementText}, {&kept.Statement, &from.Statement}, {&kept.GradeReason, &from.GradeReason},
	} {
		if strings.TrimSpace(*text.into) == "" {
			*text.into = *text.from
		}
	}
	kept.EvidenceText, kept.PrivateNote = together(kept.EvidenceText, from.EvidenceText), together(kept.PrivateNote, from.PrivateNote)
	kept.Confidential = kept.Confidential || from.Confidential
	return gone, kept
}

// Union is what both have, what only b has last.
func Union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// together are two texts one below the other, once where one holds the other.
func together(a, b string) string {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	switch {
	case strings.Contains(a, b):
		return a
	case strings.Contains(b, a):
		return b
	default:
		return a + "\n" + b
	}
}
