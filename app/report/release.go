package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// released returns what of a case a client's document may be made from, as a case of its own. The builders get this one
// and never see the other, so this file alone decides what leaves the certification body:
//
//   - only kinds of records that documents speak of: no notes of the checklist, no deliberations before a decision, no
//     complaints, no reasons why a warning was let stand, nothing of the application's review;
//   - no field that is documented as private or as the certification body's (privateFields);
//   - of findings, evidence and files nothing that is marked confidential, and no conclusion that would give it away;
//   - of findings those that are issued or ready to issue; drafts until the first finding of their audit is issued.
func released(c *audit.Case) *audit.Case {
	out := &audit.Case{ID: c.ID}
	hidden := hiddenConclusions(c)
	for _, kind := range documentKinds {
		k := audit.KindNamed(kind)
		for _, r := range c.Records(k) {
			if !withheld(c, r) && !r.Base().Deleted {
				out.Add(scrubbed(k, r))
			}
		}
	}
	for i := range out.Conclusions {
		if k := &out.Conclusions[i]; hidden[clause{k.Audit, k.Requirement}][k.State] {
			k.State, k.Summary, k.Reason = audit.NotStarted, "", ""
		}
	}
	return out
}

// documentKinds are the kinds of records that documents speak of.
var documentKinds = []string{
	"application", "client", "standard", "body", "policy", "soa", "soa_control", "soa_version", "contact", "site", "ai_system", "person", "programme",
	"audit_time", "audit", "programme_site", "programme_cell", "objective", "checkpoint", "member", "plan_item", "document_request",
	"conclusion", "sample", "evidence", "finding", "amendment", "meeting", "attendee", "certificate", "change_notice",
}

// privateFields are the fields of those kinds that stay with the certification body. A test holds the list against what
// package audit documents.
var privateFields = map[string][]string{
	"application": { // all but the competence needed
		"reviewed_on", "reviewer", "accepted", "reasons", "impartiality", "checks", "quotation", "quoted_on", "agreement", "agreed_on", "attachments",
	},
	"client":        {"note", "standing_reason", "consultancy"},
	"body":          {"profile"},
	"contact":       {"note"},
	"site":          {"note"},
	"ai_system":     {"note"},
	"person":        {"note", "declaration", "consultancy_until", "background", "signing_keys"},
	"audit":         {"private_note"},
	"member":        {"declaration", "consultancy_until", "objection"},
	"plan_item":     {"note"},
	"evidence":      {"private_note", "attachments"},
	"finding":       {"grade_reason", "potential_grade", "private_note"},
	"amendment":     {"before", "after"}, // they may be of a private field; a regrade is told by grade_before
	"change_notice": {"assessment"},
}

// scrubbed returns a copy of a record without its private fields.
func scrubbed(k *audit.Kind, r audit.Recorder) audit.Recorder {
	out := k.New()
	out.Base().ID = r.Base().ID
	for _, f := range k.Fields {
		switch {
		case slices.Contains(privateFields[k.Name], f.Name):
		case f.Type == audit.SetField:
			f.SetElements(out, f.Elements(r))
		default:
			if err := f.Set(out, f.Get(r)); err != nil {
				panic(err) // a value that was read from the same field
			}
		}
	}
	return out
}

// withheld reports whether a record stays with the certification body as a whole.
func withheld(c *audit.Case, r audit.Recorder) bool {
	switch r := r.(type) {
	case *audit.Evidence:
		return r.Confidential
	case *audit.Checkpoint:
		return r.Audit == "" // of the technical review
	case *audit.Finding:
		return withheldFinding(c, r)
	case *audit.Amendment:
		f := c.Finding(r.Finding)
		return f == nil || withheldFinding(c, f)
	default:
		return false
	}
}

// withheldFinding reports whether a finding stays with the certification body: it is confidential, or still a draft after
// others of its audit were issued and so was no part of the closing meeting.
func withheldFinding(c *audit.Case, f *audit.Finding) bool {
	draft := f.State == audit.FindingDraft || f.State == ""
	return f.Confidential || draft && slices.ContainsFunc(c.Findings, func(o audit.Finding) bool {
		return o.Audit == f.Audit && o.State.IsIssued() && !o.Deleted
	})
}

// clause is a requirement in an audit.
type clause struct {
	audit  audit.ID
	number audit.Number
}

// hiddenConclusions returns the conclusions that would give away a finding the client does not get, and that no other
// finding stands behind.
func hiddenConclusions(c *audit.Case) map[clause]map[audit.ConclusionState]bool {
	out, told := map[clause]map[audit.ConclusionState]bool{}, map[clause]map[audit.ConclusionState]bool{}
	for i := range c.Findings {
		f := &c.Findings[i]
		into := told
		if withheldFinding(c, f) {
			into = out
		}
		for _, n := range append([]audit.Number{f.Requirement}, f.OtherRequirements...) {
			at := clause{f.Audit, n}
			if into[at] == nil {
				into[at] = map[audit.ConclusionState]bool{}
			}
			into[at][concluded(f.Grade)] = true
		}
	}
	for at, states := range out {
		for s := range states {
			if s == audit.Conform || told[at][s] {
				delete(states, s)
			}
		}
	}
	return out
}

// concluded returns the conclusion that a finding of the grade leads to.
func concluded(g audit.Grade) audit.ConclusionState {
	switch g {
	case audit.Major:
		return audit.ConcludedMaj
	case audit.Minor:
		return audit.ConcludedMin
	case audit.OFI:
		return audit.ConcludedOFI
	case audit.Positive, audit.Concern, audit.Observed:
		return audit.Conform
	default:
		return audit.Conform
	}
}

// findingsOf returns the findings of an audit with one of the grades, in the order of their numbers, the gravest first.
func findingsOf(c *audit.Case, a *audit.Audit, grades ...audit.Grade) []*audit.Finding {
	var out []*audit.Finding
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == a.ID && slices.Contains(grades, f.Grade) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(x, y *audit.Finding) int { return compareLabels(x.Label(), y.Label()) })
	return out
}

// compareLabels orders labels by what they begin with and then by their count: 9 before 10.
func compareLabels(a, b string) int {
	prefixA, countA := cutCount(a)
	prefixB, countB := cutCount(b)
	return cmp.Or(strings.Compare(prefixA, prefixB), countA-countB)
}

// cutCount takes the digits off the end of a label.
func cutCount(s string) (prefix string, n int) {
	prefix = strings.TrimRight(s, "0123456789")
	n, err := strconv.Atoi(s[len(prefix):])
	if err != nil {
		return s, 0
	}
	return prefix, n
}

// Findings returns the findings of an audit that its report holds, in the order of the report.
func Findings(c *audit.Case, a *audit.Audit) []audit.ID {
	out := released(c)
	var ids []audit.ID
	for _, f := range findingsOf(out, a, append(audit.AllGrades(), "")...) {
		ids = append(ids, f.ID)
	}
	return ids
}
