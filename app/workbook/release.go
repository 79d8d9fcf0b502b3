package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// released is what of a case goes to the client. Every sheet is made from it and from nothing else, so that this file
// alone decides what leaves the certification body:
//
//   - of findings, evidence and files nothing that is marked confidential, and no reference to it;
//   - no field that is documented as private or as the certification body's: notes, private notes, reasons of grades;
//   - no notes of the checklist;
//   - findings that are issued or ready to issue; drafts, marked as such, until the first finding of their audit is
//     issued. What is then still a draft was not part of the closing meeting and is nobody's finding.
type released struct {
	of       Findings
	audits   []*audit.Audit // in the order they take place; one if the workbook is about one
	findings []*audit.Finding
	evidence []*audit.Evidence

	places     map[audit.ID]int // of an audit in audits
	sites      map[audit.ID]string
	systems    map[audit.ID]string
	labels     map[audit.ID]string // of the released findings that another one repeats
	registered map[audit.ID]string // numbers of the released evidence in the register
	restingOn  map[audit.ID][]string
	files      map[audit.ID]*audit.Attachment
	byClause   map[clause][]*audit.Finding
	hidden     map[clause]map[audit.ConclusionState]bool // conclusions that a confidential finding stands behind
	titles     map[audit.Number]string
	states     map[audit.FindingState]string
	asked      []*audit.Finding // see nonconformities
	drafts     int
	withheld   int
}

// clause is a requirement in an audit.
type clause struct {
	audit  audit.ID
	number audit.Number
}

// release chooses what goes to the client.
func release(f Findings) *released {
	r := &released{
		of: f, places: map[audit.ID]int{}, sites: map[audit.ID]string{}, systems: map[audit.ID]string{},
		labels: map[audit.ID]string{}, registered: map[audit.ID]string{}, restingOn: map[audit.ID][]string{},
		files: map[audit.ID]*audit.Attachment{}, byClause: map[clause][]*audit.Finding{},
		hidden: map[clause]map[audit.ConclusionState]bool{}, titles: map[audit.Number]string{}, states: map[audit.FindingState]string{},
	}
	for _, s := range audit.AllFindingStates() {
		r.states[s] = s.Word()
	}
	r.releaseAudits()
	for i := range f.Case.Sites {
		r.sites[f.Case.Sites[i].ID] = f.Case.Sites[i].Name
	}
	for i := range f.Case.Systems {
		r.systems[f.Case.Systems[i].ID] = f.Case.Systems[i].Name
	}
	for i := range f.Case.Attachments {
		if a := &f.Case.Attachments[i]; !a.Confidential && !a.Deleted {
			r.files[a.ID] = a
		}
	}
	r.releaseFindings()
	r.releaseEvidence()
	return r
}

// releaseAudits lists the audits in the order they take place.
func (r *released) releaseAudits() {
	if r.of.Audit != nil {
		r.audits = []*audit.Audit{r.of.Audit}
	} else {
		for i := range r.of.Case.Audits {
			if a := &r.of.Case.Audits[i]; !a.Deleted {
				r.audits = append(r.audits, a)
			}
		}
		kinds := audit.AllAuditKinds()
		slices.SortStableFunc(r.audits, func(a, b *audit.Audit) int {
			return cmp.Or(strings.Compare(begins(a), begins(b)),
				slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), cmp.Compare(a.Sequence, b.Sequence))
		})
	}
	for i, a := range r.audits {
		r.places[a.ID] = i
	}
}

// begins returns the first day of an audit, or the month it is planned for, as text that sorts; unplanned audits last.
func begins(a *audit.Audit) string {
	switch {
	case !a.StartsOn.IsZero():
		return a.StartsOn.String()
	case !a.Planned.IsZero():
		return a.Planned.String()
	default:
		return "~"
	}
}

func (r *released) releaseFindings() {
	all := r.of.Case.Findings
	issued := map[audit.ID]bool{}
	for i := range all {
		if all[i].State.IsIssued() && !all[i].Deleted {
			issued[all[i].Audit] = true
		}
	}
	for i := range all {
		f := &all[i]
		_, here := r.places[f.Audit]
		isDraft := f.State == audit.FindingDraft || f.State == ""
		switch {
		case !here || f.Deleted || !r.inPart(f):
		case f.Confidential:
			r.withheld++
			r.hide(f)
		case isDraft && issued[f.Audit]:
			r.withheld++
			r.hide(f)
		default:
			r.findings = append(r.findings, f)
			if !f.State.IsIssued() {
				r.drafts++
			}
		}
	}
	r.sortFindings()
	r.indexFindings()
}

// indexFindings finds what others repeat, and what bears on a clause.
func (r *released) indexFindings() {
	repeated := map[audit.ID]bool{}
	for _, f := range r.findings {
		repeated[f.RepeatOf] = true
	}
	for _, f := range r.findings {
		if repeated[f.ID] {
			r.labels[f.ID] = label(f)
		}
		at := clause{f.Audit, f.Requirement}
		r.byClause[at] = append(r.byClause[at], f)
		for _, n := range f.OtherRequirements {
			at := clause{f.Audit, n}
			r.byClause[at] = append(r.byClause[at], f)
		}
	}
}

// hide remembers which conclusions would give away that there is a finding the client does not get.
func (r *released) hide(f *audit.Finding) {
	for _, n := range append([]audit.Number{f.Requirement}, f.OtherRequirements...) {
		at := clause{f.Audit, n}
		if r.hidden[at] == nil {
			r.hidden[at] = map[audit.ConclusionState]bool{}
		}
		r.hidden[at][concluded(f.Grade)] = true
	}
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

// conclusion returns what the client is told of the team's conclusion: nothing where it would give away a finding that
// stays with the certification body, unless a released finding of the same grade says it as well.
func (r *released) conclusion(at clause, state audit.ConclusionState) audit.ConclusionState {
	if state == audit.Conform || !r.hidden[at][state] {
		return state
	}
	if slices.ContainsFunc(r.byClause[at], func(f *audit.Finding) bool { return concluded(f.Grade) == state }) {
		return state
	}
	return audit.NotStarted
}

// sortFindings puts findings in the order of their audits; in each the issued ones by number, nonconformities first,
// then the others by the number of the draft.
func (r *released) sortFindings() {
	type keyed struct {
		place, kind, number int
		unissued            bool
		prefix              string
		finding             *audit.Finding
	}
	list := make([]keyed, len(r.findings))
	for i, f := range r.findings {
		prefix, number := cutNumber(label(f))
		list[i] = keyed{r.places[f.Audit], kindOrder(f.Grade), number, !f.State.IsIssued(), prefix, f}
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		return cmp.Or(a.place-b.place, order(a.unissued, b.unissued), a.kind-b.kind,
			strings.Compare(a.prefix, b.prefix), a.number-b.number)
	})
	for i := range list {
		r.findings[i] = list[i].finding
	}
}

// order sorts false before true.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

// kindOrder returns the place of a grade among the prefixes of numbers: nonconformities share one.
func kindOrder(g audit.Grade) int {
	if g == audit.Minor {
		g = audit.Major
	}
	if i := slices.Index(audit.AllGrades(), g); i >= 0 {
		return i
	}
	return len(audit.AllGrades())
}

// cutNumber takes the digits off the end of a label, so that 9 comes before 10.
func cutNumber(s string) (prefix string, n int) {
	prefix = strings.TrimRight(s, "0123456789")
	n, err := strconv.Atoi(s[len(prefix):])
	if err != nil {
		return s, 0
	}
	return prefix, n
}

// label returns what the finding is called in the workbook.
func label(f *audit.Finding) string {
	if l := f.Label(); l != "" {
		return l
	}
	return "draft"
}

// releaseEvidence numbers the evidence in the order it was seen.
func (r *released) releaseEvidence() {
	for i := range r.of.Case.Evidence {
		e := &r.of.Case.Evidence[i]
		if _, here := r.places[e.Audit]; here && !e.Confidential && !e.Deleted {
			r.evidence = append(r.evidence, e)
		}
	}
	slices.SortStableFunc(r.evidence, func(a, b *audit.Evidence) int {
		return cmp.Or(r.places[a.Audit]-r.places[b.Audit], a.SeenOn.Compare(b.SeenOn),
			a.SeenAt.Minutes()-b.SeenAt.Minutes(), strings.Compare(string(a.CapturedAt), string(b.CapturedAt)),
			strings.Compare(string(a.ID), string(b.ID)))
	})
	for i, e := range r.evidence {
		r.registered[e.ID] = "E" + pad(i+1, len(r.evidence))
	}
	for _, f := range r.findings {
		for _, id := range f.Evidence {
			if r.registered[id] != "" {
				r.restingOn[id] = append(r.restingOn[id], label(f))
			}
		}
	}
	if r.of.Part != nil { // under the numbers that they have in the whole
		r.evidence = slices.DeleteFunc(r.evidence, func(e *audit.Evidence) bool { return len(r.restingOn[e.ID]) == 0 })
	}
}

// pad returns the number with as many digits as the last one has, two at least.
func pad(n, last int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(len(strconv.Itoa(last)), 2)-len(s)) + s
}

// names returns the names of records, those that are unknown left out, in their own order.
func names(ids []audit.ID, by map[audit.ID]string) []string {
	var out []string
	for _, id := range ids {
		if n := by[id]; n != "" {
			out = append(out, n)
		}
	}
	return out
}

// title returns the short title of a requirement: that of the standard, or of the client's own control.
func (r *released) title(n audit.Number) string {
	title, known := r.titles[n]
	if known {
		return title
	}
	if q, ok := r.of.Catalogue.Find(string(n)); ok {
		title = q.Title
	} else if i := slices.IndexFunc(r.of.Case.SoAControls, func(c audit.SoAControl) bool { return c.Control == n }); i >= 0 {
		title = r.of.Case.SoAControls[i].Title
	}
	r.titles[n] = title
	return title
}

// subject returns what the workbook is about: the title of its audit, or all of them.
func (r *released) subject() string {
	if r.of.Audit != nil {
		return r.of.Audit.Title()
	}
	return "All audits"
}
