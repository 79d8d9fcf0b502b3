package report

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// cycle is the section in which a recertification looks back: what came of each audit, what recurs, what is still open, and
// what complaints and changes there were (ISO/IEC 17021-1:2015 9.6.3.1.1; R-1-11).
type cycle struct {
	page  *Page
	what  about
	rows  *fyne.Container
	root  *container.Scroll
	drawn []lookBack
	ways  []*kit.Button
}

// lookBack is a line of the review.
type lookBack struct {
	icon        string
	token       kit.Token
	title, text string
	at          page.Name // "" for a section of this page
	record      audit.ID
	word        string // of the way to it, "" for none
}

func newCycle(p *Page) section {
	s := &cycle{page: p, what: about{cycleID, "Look back on the cycle", "history"}, rows: kit.Rows(8)}
	s.root = sheet(s.what, "taken from the case", quiet("What the audits of this cycle found. The conclusion from it stands under Points of recertification."), s.rows)
	return s
}

func (s *cycle) about() about                { return s.what }
func (s *cycle) applies(a *audit.Audit) bool { return a.Kind == audit.Recertification }
func (s *cycle) content() fyne.CanvasObject  { return s.root }
func (s *cycle) close()                      {}

func (s *cycle) count() string {
	return counted(len(audit.ReviewCycle(s.page.now, s.page.about).Audits), "audit", "audits")
}

func (s *cycle) focus(string) {
	if len(s.ways) > 0 {
		s.page.focus(s.ways[0])
	}
}

func (s *cycle) show() {
	lines := s.lines()
	if slices.Equal(lines, s.drawn) {
		return
	}
	s.drawn, s.rows.Objects, s.ways = lines, nil, nil
	for _, x := range lines {
		var b *kit.Button
		if x.word != "" {
			b = way(x.word, func() { s.goTo(x) })
			s.ways = append(s.ways, b)
		}
		s.rows.Add(entry(x.icon, x.token, x.title, x.text, b))
	}
	s.root.Refresh()
}

func (s *cycle) goTo(x lookBack) {
	if x.at != "" {
		s.page.host.Go(x.at, x.record)
		return
	}
	s.page.goTo(point{section: mattersID, field: string(x.record)})
}

func (s *cycle) lines() []lookBack {
	c := s.page.now
	r := audit.ReviewCycle(c, s.page.about)
	var out []lookBack
	for _, x := range r.Audits {
		a := c.Audit(x.Audit)
		out = append(out, lookBack{"circle-check", kit.Good, joined(", ", x.Title, daysOf(a)), tallied(x.Tally), page.Findings, x.Audit, "Findings"})
	}
	if len(r.Audits) == 0 {
		out = append(out, lookBack{icon: "triangle-alert", token: kit.Minor, title: "No audit of this cycle is done", text: "There is nothing to look back on."})
	}
	if len(r.Recurring) > 0 {
		var numbers []string
		for _, n := range r.Recurring {
			numbers = append(numbers, string(n))
		}
		out = append(out, lookBack{icon: "triangle-alert", token: kit.Minor, title: "Requirements that failed more than once", text: strings.Join(numbers, ", ")})
	}
	for _, id := range r.Open {
		f := c.Finding(id)
		out = append(out, lookBack{"hourglass", kit.Minor, f.Label() + " is open: " + f.State.Word(), firstLine(f.Statement), page.Findings, id, "Finding"})
	}
	return append(out, s.beside(r)...)
}

// beside are the complaints and the changes of the cycle.
func (s *cycle) beside(r audit.CycleReview) []lookBack {
	var out []lookBack
	for i := range s.page.now.Complaints {
		if x := &s.page.now.Complaints[i]; slices.Contains(r.Complaints, x.ID) {
			out = append(out, lookBack{"message-square-warning", kit.Ink2, joined(", ", complaintWords[string(x.Kind)], x.ReceivedOn.String()), firstLine(x.Text), "", x.ID, "Show"})
		}
	}
	for i := range s.page.now.ChangeNotices {
		if x := &s.page.now.ChangeNotices[i]; slices.Contains(r.Changes, x.ID) {
			out = append(out, lookBack{"history", kit.Ink2, joined(", ", "Change told by the client", x.ReceivedOn.String()), firstLine(x.Text), "", x.ID, "Show"})
		}
	}
	return out
}

// tallied says how many findings of each grade an audit raised, and what is still open.
func tallied(t audit.Tally) string {
	var parts []string
	for _, g := range audit.AllGrades() {
		if n := t.ByGrade[g]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(g.Word())))
		}
	}
	if len(parts) == 0 {
		return "No findings"
	}
	if n := t.OpenNonconformities(); n > 0 {
		parts = append(parts, counted(n, "nonconformity open", "nonconformities open"))
	}
	return strings.Join(parts, ", ")
}
