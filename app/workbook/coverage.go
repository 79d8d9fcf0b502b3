package workbook

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// maxLabels is how many findings are named for one requirement or one piece of evidence; more are counted.
const maxLabels = 20

// coverage is what was planned and concluded for the requirements, by audit and requirement.
type coverage struct {
	*released
	planned     map[clause]audit.Coverage
	onDay       map[clause]date.Date
	auditors    map[clause][]string
	conclusions map[clause]*audit.Conclusion
	controls    map[audit.Number]*audit.SoAControl
	list        []coverageLine
}

// coverageLine is one row of the sheet: a requirement in an audit.
type coverageLine struct {
	audit       *audit.Audit
	requirement standard.Requirement
}

// coverage gathers what was planned and concluded, in one row for each clause and control and each audit.
func (r *released) coverage() *coverage {
	c := &coverage{
		released: r, planned: map[clause]audit.Coverage{}, onDay: map[clause]date.Date{}, auditors: map[clause][]string{},
		conclusions: map[clause]*audit.Conclusion{}, controls: map[audit.Number]*audit.SoAControl{},
	}
	for i := range r.of.Case.ProgrammeCells {
		p := &r.of.Case.ProgrammeCells[i]
		c.planned[clause{p.Audit, p.Requirement}] = p.Coverage
	}
	for i := range r.of.Case.Conclusions {
		k := &r.of.Case.Conclusions[i]
		c.conclusions[clause{k.Audit, k.Requirement}] = k
	}
	for i := range r.of.Case.SoAControls {
		c.controls[r.of.Case.SoAControls[i].Control] = &r.of.Case.SoAControls[i]
	}
	for i := range r.of.Case.PlanItems {
		c.addPlan(&r.of.Case.PlanItems[i])
	}
	requirements := append(r.of.Catalogue.Auditable(), ownControls(r.of.Case, r.of.Catalogue)...)
	for _, a := range c.covered() {
		for _, q := range requirements {
			c.list = append(c.list, coverageLine{a, q})
		}
	}
	return c
}

// covered returns the audits the sheet is about: of all audits those of which something is planned, concluded or found.
func (c *coverage) covered() []*audit.Audit {
	if c.of.Audit != nil {
		return c.audits
	}
	known := map[audit.ID]bool{}
	for at := range c.planned {
		known[at.audit] = true
	}
	for at := range c.onDay {
		known[at.audit] = true
	}
	for at := range c.conclusions {
		known[at.audit] = true
	}
	for at := range c.byClause {
		known[at.audit] = true
	}
	return slices.DeleteFunc(slices.Clone(c.audits), func(a *audit.Audit) bool { return !known[a.ID] })
}

// ownControls returns the controls of the Statement of Applicability that the standard does not have.
func ownControls(c *audit.Case, cat standard.Catalogue) []standard.Requirement {
	var out []standard.Requirement
	for i := range c.SoAControls {
		k := &c.SoAControls[i]
		if _, known := cat.Find(string(k.Control)); !known {
			out = append(out, standard.Requirement{ID: string(k.Control), Title: k.Title})
		}
	}
	slices.SortFunc(out, func(a, b standard.Requirement) int { return standard.Compare(a.ID, b.ID) })
	return out
}

// addPlan takes the day and the auditors of the requirements of a plan item.
func (c *coverage) addPlan(p *audit.PlanItem) {
	for _, n := range p.Requirements {
		leaves := c.of.Catalogue.Leaves(string(n))
		if leaves == nil {
			leaves = []string{string(n)}
		}
		for _, leaf := range leaves {
			at := clause{p.Audit, audit.Number(leaf)}
			if day := c.onDay[at]; day.IsZero() || p.Day.Before(day) {
				c.onDay[at] = p.Day
			}
			for _, who := range c.initials(p) {
				if !slices.Contains(c.auditors[at], who) {
					c.auditors[at] = append(c.auditors[at], who)
				}
			}
		}
	}
}

func (c *coverage) initials(p *audit.PlanItem) []string {
	if p.Everyone {
		return []string{"team"}
	}
	var out []string
	for _, id := range p.Members {
		if m := c.of.Case.Member(id); m != nil {
			out = append(out, c.of.Case.Initials(m))
		}
	}
	return out
}

func (c *coverage) columns() []column {
	columns := []column{
		{title: "Audit", width: 13, look: lookMuted, repeats: true},
		{title: "Clause", width: 9.5, look: lookKey, repeats: true},
		{title: "Title", width: 41, look: lookText, marks: true},
		{title: "Area", width: 33, look: lookMuted, repeats: true},
		{title: "Planned", width: 14, look: lookText, repeats: true},
		{title: "Day", width: 12, look: lookDay, repeats: true},
		{title: "Auditors", width: 12, look: lookText, repeats: true},
		{title: "Audited", width: 10, look: lookText, repeats: true},
		{title: "Conclusion", width: 15.5, look: lookPlain, repeats: true},
		{title: "Findings", width: 18, look: lookText},
		{title: "Remark", width: 34, look: lookMuted},
	}
	if c.of.Audit != nil {
		return columns[1:]
	}
	return columns
}

// sheet is one row for each clause and control: what the programme and the plan say, whether it was audited, what was
// concluded, and its findings.
func (c *coverage) sheet() *sheet {
	t := newTable(c.columns(), len(c.list), func(i int, into []entry) []entry {
		if c.of.Audit == nil {
			into = append(into, entry{text: c.list[i].audit.Title()})
		}
		return c.entries(c.list[i], into)
	})
	return t.sheet(coverageSheet)
}

func (c *coverage) entries(l coverageLine, into []entry) []entry {
	at := clause{l.audit.ID, audit.Number(l.requirement.ID)}
	state := audit.NotStarted
	if k := c.conclusions[at]; k != nil {
		state = c.conclusion(at, k.State)
	}
	word, look := conclusionWord(state)
	return append(into,
		entry{text: l.requirement.ID},
		entry{text: l.requirement.Title},
		entry{text: c.area(l.requirement.ID)},
		entry{text: c.plannedWord(at)},
		entry{day: c.onDay[at], look: lookDay},
		entry{text: strings.Join(c.auditors[at], ", ")},
		entry{text: c.auditedWord(at)},
		entry{text: word, look: look},
		entry{text: c.findingLabels(at)},
		entry{text: c.remark(at)},
	)
}

// area returns the main clause or the area of controls that a requirement belongs to, in words.
func (r *released) area(id string) string {
	if q, ok := mainClause(r.of.Catalogue, id); ok && q.ID != id {
		return q.ID + " " + q.Title
	}
	return ""
}

// mainClause returns the outermost item of the catalogue, annexes aside, that a requirement belongs to.
func mainClause(cat standard.Catalogue, id string) (standard.Requirement, bool) {
	for _, q := range cat.Path(id) {
		if q.Kind != standard.KindAnnex {
			return q, true
		}
	}
	return standard.Requirement{}, false
}

// plannedWord returns what the programme plans, or what the plan of the audit holds where the programme is silent.
func (c *coverage) plannedWord(at clause) string {
	switch c.planned[at] {
	case audit.CoverageMust:
		return "Must"
	case audit.CoverageSample:
		return "Sample"
	case audit.CoverageCarriedOver:
		return "Carried over"
	case audit.CoverageNone:
		return "Not planned"
	default:
		if !c.onDay[at].IsZero() {
			return "In the plan"
		}
		return ""
	}
}

// auditedWord reports whether the requirement was looked at. It does not tell more than conclusion does, and yes where
// only the grade of the conclusion stays with the certification body.
func (c *coverage) auditedWord(at clause) string {
	k := c.conclusions[at]
	switch {
	case k != nil && k.State.Audited(), len(c.byClause[at]) > 0:
		return "Yes"
	case k != nil && k.State == audit.NotApplicable:
		return ""
	default:
		return "No"
	}
}

func conclusionWord(s audit.ConclusionState) (string, look) {
	switch s {
	case audit.Conform:
		return "Conform", lookGood
	case audit.ConcludedOFI:
		return "OFI", lookOFI
	case audit.ConcludedMin:
		return "Minor", lookMinor
	case audit.ConcludedMaj:
		return "Major", lookMajor
	case audit.NotApplicable:
		return "Not applicable", lookPlain
	case audit.NotAudited:
		return "Not audited", lookPlain
	case audit.NotStarted:
		return "", lookText
	default:
		return "", lookText
	}
}

func (c *coverage) findingLabels(at clause) string {
	list := c.byClause[at]
	labels := make([]string, len(list))
	for i, f := range list {
		labels[i] = label(f)
	}
	return joinLabels(labels)
}

// joinLabels returns the labels one a line; of more than maxLabels the first and how many follow.
func joinLabels(labels []string) string {
	if more := len(labels) - maxLabels; more > 0 {
		labels = append(slices.Clone(labels[:maxLabels]), fmt.Sprintf("and %d more", more))
	}
	return strings.Join(labels, "\n")
}

// remark returns why a requirement was not audited or does not apply.
func (c *coverage) remark(at clause) string {
	var out []string
	if k := c.controls[at.number]; k != nil && k.Excluded {
		out = append(out, strings.TrimSuffix(strings.Join(slices.DeleteFunc([]string{
			"Excluded in the " + c.statement(), k.Justification,
		}, isEmpty), ": "), ": "))
	}
	if k := c.conclusions[at]; k != nil && !k.State.Audited() {
		out = append(out, k.Reason)
	}
	return strings.Join(slices.DeleteFunc(out, isEmpty), "\n")
}

// statement returns the client's Statement of Applicability with its version and day.
func (r *released) statement() string {
	soa := &r.of.Case.SoA
	out := "Statement of Applicability"
	if soa.Version != "" {
		out += " " + soa.Version
	}
	return out
}

func isEmpty(s string) bool { return strings.TrimSpace(s) == "" }
