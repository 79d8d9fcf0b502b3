package finding

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// entry is one record named in the side panel: a piece of evidence, an earlier finding, a concern.
type entry struct {
	id       audit.ID
	icon     string
	token    kit.Token
	title    string
	text     string
	linkable bool // a concern about the same clause that is not linked
}

// fact is a name with its value.
type fact struct {
	name, value string
	token       kit.Token
}

// dates are the state of an issued finding and when its answers are due.
func dates(f *audit.Finding, today date.Date) []fact {
	out := []fact{{"State", f.State.Word(), kit.Ink}}
	add := func(name string, d date.Date, due bool) {
		if d.IsZero() {
			return
		}
		token := kit.Ink
		if due && f.IsOpenNonconformity() && d.Before(today) {
			token = kit.Major
		}
		out = append(out, fact{name, d.String(), token})
	}
	add("Issued", f.IssuedOn, false)
	add("Response due", f.ResponseDue, f.State == audit.FindingIssued || f.State == audit.ResponseReturned)
	add("Evidence due", f.EvidenceDue, true)
	add("Verified", f.VerifiedOn, false)
	add("Closed", f.ClosedOn, false)
	if f.AcknowledgedBy != "" {
		out = append(out, fact{"Acknowledged", f.AcknowledgedBy, kit.Ink})
	}
	if f.Disputed {
		out = append(out, fact{"Disputed", cmp.Or(f.Dispute, "by the client"), kit.Minor})
	}
	return out
}

// evidenceOf returns the entries of the register that the finding rests on, in the order they were seen.
func evidenceOf(c *audit.Case, f *audit.Finding) []entry {
	var found []*audit.Evidence
	for i := range c.Evidence {
		if slices.Contains(f.Evidence, c.Evidence[i].ID) {
			found = append(found, &c.Evidence[i])
		}
	}
	slices.SortStableFunc(found, func(a, b *audit.Evidence) int {
		return cmp.Or(cmp.Compare(a.SeenOn.String(), b.SeenOn.String()), cmp.Compare(a.SeenAt.String(), b.SeenAt.String()))
	})
	var out []entry
	for _, e := range found {
		out = append(out, entry{id: e.ID, icon: methodIcon(e.Method), token: kit.Ink3, title: evidenceTitle(e), text: e.Text})
	}
	return out
}

// samplesOf returns the samples that the finding rests on.
func samplesOf(c *audit.Case, f *audit.Finding) []entry {
	var out []entry
	for i := range c.Samples {
		if s := &c.Samples[i]; slices.Contains(f.Samples, s.ID) {
			out = append(out, entry{id: s.ID, icon: "list-checks", token: kit.Ink3, title: capital(s.Name), text: cmp.Or(s.Extent(), "nothing drawn yet")})
		}
	}
	return out
}

func methodIcon(m audit.Method) string {
	switch m {
	case audit.Interview:
		return "users"
	case audit.Observation:
		return "eye"
	case audit.DocumentRead:
		return "file-text"
	case audit.SampleTaken:
		return "list-checks"
	default:
		return "paperclip"
	}
}

// evidenceTitle is what an entry of the register is called: document and version, or how and from whom it was heard.
func evidenceTitle(e *audit.Evidence) string {
	title := strings.TrimSpace(e.Document + " " + e.Version)
	if title == "" {
		title = capital(string(e.Method))
		if e.Function != "" {
			title += ", " + e.Function
		}
	}
	if !e.SeenOn.IsZero() {
		title += ", " + e.SeenOn.String()
	}
	return title
}

// methods counts the entries of the register by how they were obtained: "from 2 documents, 1 interview".
func methods(c *audit.Case, f *audit.Finding) string {
	counts := map[audit.Method]int{}
	for i := range c.Evidence {
		if slices.Contains(f.Evidence, c.Evidence[i].ID) {
			counts[c.Evidence[i].Method]++
		}
	}
	var parts []string
	for _, m := range audit.AllMethods() {
		if n := counts[m]; n > 0 {
			parts = append(parts, plural(n, string(m), string(m)+"s"))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "from " + strings.Join(parts, ", ")
}

// earlierAt returns what other audits found at the clause of a finding, and the concerns of Stage 1: those that it
// takes up, and those about the same clause that it could.
func earlierAt(c *audit.Case, f *audit.Finding) (entries []entry, nothing string) {
	before := false
	for i := range c.Findings {
		g := &c.Findings[i]
		linked := slices.Contains(f.Concerns, g.ID)
		switch {
		case g.ID == f.ID || !linked && !audit.RaisedBefore(c, g, f):
		case g.Grade == audit.Concern && (linked || sharesClause(f, g)):
			entries = append(entries, entry{
				id: g.ID, icon: "flag", token: kit.Concern, title: capital(concernName(c, g)), text: g.Statement, linkable: !linked,
			})
		case g.Grade != audit.Concern && g.State.IsIssued() && sharesClause(f, g):
			before = before || g.Grade.IsNonconformity()
			m := markOf(g.Grade)
			entries = append(entries, entry{
				id: g.ID, icon: m.Icon, token: m.Token, title: g.Label() + ", " + strings.ToLower(g.State.Word()), text: g.Statement,
			})
		}
	}
	if !before && f.Requirement != "" {
		nothing = "No nonconformity at " + string(f.Requirement) + " before."
	}
	return entries, nothing
}

// sharesClause reports whether an earlier finding bears on the clause of this one.
func sharesClause(f, earlier *audit.Finding) bool {
	return f.Requirement != "" && (earlier.Requirement == f.Requirement || slices.Contains(earlier.OtherRequirements, f.Requirement))
}

// concernName is what people call a concern: "concern 3 of Stage 1".
func concernName(c *audit.Case, f *audit.Finding) string {
	label := f.ShortLabel()
	if n, err := strconv.Atoi(label); err == nil {
		label = strconv.Itoa(n)
	}
	name := "concern " + label
	if a := c.Audit(f.Audit); a != nil {
		name += " of " + a.Title()
	}
	return name
}

// concernWords is the line at the head of a finding: "Stage 1, concern 3", "Stage 1, concerns 1, 2".
func concernWords(c *audit.Case, f *audit.Finding) string {
	var labels []string
	stage := ""
	for _, id := range f.Concerns {
		g := c.Finding(id)
		if g == nil {
			continue
		}
		label := g.ShortLabel()
		if n, err := strconv.Atoi(label); err == nil {
			label = strconv.Itoa(n)
		}
		labels = append(labels, label)
		if a := c.Audit(g.Audit); a != nil {
			stage = a.Title() + ", "
		}
	}
	switch len(labels) {
	case 0:
		return ""
	case 1:
		return stage + "concern " + labels[0]
	default:
		return stage + "concerns " + strings.Join(labels, ", ")
	}
}
