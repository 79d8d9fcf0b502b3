package wording

import "fieldcase/app/audit"

// Acceptance returns the record, but for its reason, person and time, by which a warning about the finding is let stand. It
// holds for the words the warning is about: when they change, the warning comes back.
func (r Remark) Acceptance(finding audit.ID) audit.Acceptance {
	field := r.Field.Record()
	return audit.Acceptance{
		Record: audit.Record{ID: audit.AcceptanceID(finding, field, string(r.Rule), r.Words)},
		About:  "finding", Subject: string(finding), Field: field, Rule: string(r.Rule), Words: r.Words,
	}
}

// Open returns the remarks about the finding that still ask for something: errors, and warnings that nobody let stand
// with a reason.
func Open(remarks []Remark, finding audit.ID, accepted []audit.Acceptance) []Remark {
	reasons := map[audit.ID]bool{}
	for i := range accepted {
		if a := &accepted[i]; !a.Deleted && a.Reason != "" {
			reasons[a.ID] = true
		}
	}
	out := []Remark{}
	for _, r := range remarks {
		if r.Severity == Error || !reasons[r.Acceptance(finding).ID] {
			out = append(out, r)
		}
	}
	return out
}
