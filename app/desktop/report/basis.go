package report

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// basis is the section of the elements that the case proves by itself: each with what it rests on and the way to it.
type basis struct {
	page  *Page
	what  about
	rows  *fyne.Container
	root  *container.Scroll
	drawn []proof
	ways  map[string]*kit.Button // by number of the element
}

// proof is an element with what it rests on.
type proof struct {
	number      int
	title, text string
	filled      bool
	at          page.Name // "" where nothing leads to it
}

func newBasis(p *Page) section {
	s := &basis{page: p, what: about{basisID, "Basis of the audit", "building-2"}, rows: kit.Rows(8)}
	s.root = sheet(s.what, "taken from the case", s.rows)
	return s
}

func (s *basis) about() about                { return s.what }
func (s *basis) applies(a *audit.Audit) bool { return a.Kind != audit.Stage1 }
func (s *basis) content() fyne.CanvasObject  { return s.root }
func (s *basis) count() string               { return s.page.elementsIn(basisID) }
func (s *basis) close()                      {}

// focus gives the keyboard to the way to what fills an element that is empty.
func (s *basis) focus(string) {
	for _, x := range s.drawn {
		if b := s.ways[fmt.Sprint(x.number)]; b != nil && !x.filled {
			s.page.focus(b)
			return
		}
	}
	for _, x := range s.drawn {
		if b := s.ways[fmt.Sprint(x.number)]; b != nil {
			s.page.focus(b)
			return
		}
	}
}

func (s *basis) show() {
	proofs := s.proofs()
	if slices.Equal(proofs, s.drawn) {
		return
	}
	s.drawn, s.rows.Objects, s.ways = proofs, nil, map[string]*kit.Button{}
	for _, x := range proofs {
		icon, token := "circle-check", kit.Good
		if !x.filled {
			icon, token = "triangle-alert", kit.Minor
		}
		var b *kit.Button
		if x.at != "" {
			b = way(places[x.at], func() { s.page.host.Go(x.at, "") })
			s.ways[fmt.Sprint(x.number)] = b
		}
		s.rows.Add(entry(icon, token, fmt.Sprintf("%d  %s", x.number, x.title), x.text, b))
	}
	s.root.Refresh()
}

// places name the pages that hold what a report rests on.
var places = map[page.Name]string{page.Scope: "Client & scope", page.Plan: "Plan", page.Findings: "Findings"}

func (s *basis) proofs() []proof {
	var out []proof
	for _, e := range s.page.elements() {
		if elementSections[e.Number] != basisID {
			continue
		}
		x := proof{number: e.Number, title: form.Sentence(e.Title), filled: e.Filled}
		x.text, x.at = restsOn(s.page.now, s.page.about, e.Number)
		if x.text == "" {
			x.text = "Nothing is recorded."
		}
		out = append(out, x)
	}
	return out
}

// restsOn says what an element of the report is taken from, and which page holds it.
func restsOn(c *audit.Case, a *audit.Audit, number int) (string, page.Name) {
	switch number {
	case 1:
		return joined(", ", c.Body.Name, c.Body.Address, c.Body.City), page.Scope
	case 2:
		return joined("; ", joined(", ", c.Client.Name, c.Client.Address, c.Client.City), representative(c)), page.Scope
	case 3:
		return a.Title(), page.Plan
	case 4:
		if strings.Contains(a.Criteria, c.Standard.Designation) {
			return a.Criteria, page.Plan
		}
		return joined("; ", c.Standard.Designation, a.Criteria), page.Plan
	case 5:
		return objectivesOf(c, a), page.Plan
	case 6:
		return joined(". ", strings.TrimSuffix(a.Scope, "."), timeOf(c, a)), page.Plan
	case 9:
		return teamOf(c, a), page.Plan
	case 10:
		return joined("; ", daysOf(a), strings.Join(placesOf(c, a), ", ")), page.Plan
	case 15:
		return "Every report says that an audit is a sample and that nonconformities may remain.", ""
	default:
		return "", ""
	}
}

func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}

// representative is the person of the client that the certification body writes to.
func representative(c *audit.Case) string {
	var out *audit.Contact
	for i := range c.Contacts {
		if x := &c.Contacts[i]; out == nil || x.Main && !out.Main {
			out = x
		}
	}
	if out == nil {
		return ""
	}
	return joined(", ", out.Name, out.Function)
}

func objectivesOf(c *audit.Case, a *audit.Audit) string {
	n := 0
	for i := range c.Objectives {
		if c.Objectives[i].Audit == a.ID {
			n++
		}
	}
	if a.Objectives == "" && n > 0 {
		return counted(n, "objective", "objectives")
	}
	return a.Objectives
}

// timeOf says how much audit time is required, planned and spent.
func timeOf(c *audit.Case, a *audit.Audit) string {
	var planned audit.Days
	for _, m := range c.Team(a.ID) {
		if m.Role.CountsAuditTime() {
			planned += m.Days
		}
	}
	var parts []string
	for _, x := range []struct {
		word string
		days audit.Days
	}{{"required", c.RequiredTime(a)}, {"planned", planned}, {"spent", a.Spent}} {
		if x.days > 0 {
			parts = append(parts, x.word+" "+x.days.String())
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Audit time in days: " + strings.Join(parts, ", ")
}

func teamOf(c *audit.Case, a *audit.Audit) string {
	var out []string
	for _, m := range c.Team(a.ID) {
		name := "unknown"
		if p := c.Person(m.Person); p != nil {
			name = p.Name
		}
		out = append(out, name+", "+m.Role.Word())
	}
	return strings.Join(out, "; ")
}

// daysOf says from when to when the audit lasts.
func daysOf(a *audit.Audit) string {
	switch {
	case a.StartsOn.IsZero():
		return ""
	case a.EndsOn.IsZero() || a.EndsOn == a.StartsOn:
		return a.StartsOn.String()
	default:
		return a.StartsOn.String() + " to " + a.EndsOn.String()
	}
}

// placesOf are the sites that the plan of the audit leads to, else those of its programme.
func placesOf(c *audit.Case, a *audit.Audit) []string {
	var out []string
	add := func(id audit.ID, remote bool) {
		name := "remote"
		if x := c.Site(id); x != nil {
			name = x.Name
		}
		if remote && id != "" {
			name += ", remote"
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, i := range c.PlanOf(a.ID) {
		for _, id := range i.Sites {
			add(id, i.Remote)
		}
		if len(i.Sites) == 0 && i.Remote {
			add("", true)
		}
	}
	planned := len(out) > 0
	for i := range c.ProgrammeSites {
		if x := &c.ProgrammeSites[i]; !planned && x.Audit == a.ID && x.Coverage != audit.CoverageNone {
			add(x.Site, false)
		}
	}
	return out
}
