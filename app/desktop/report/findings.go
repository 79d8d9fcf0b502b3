package report

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// findings is the section of what the audit found: the conclusions in words, and the findings that the report lists.
type findings struct {
	*written
	raised *lines
}

func newFindings(p *Page) section {
	s := &findings{raised: newRaised(p)}
	s.written = newWritten(p, about{findingsID, "Findings and conclusions", "flag"}, "", reported, []text{
		{Spec: form.Spec{Name: "summary", Label: "Conclusions in words", Lines: 3}, number: 11},
	}, s.raised)
	return s
}

// newRaised is the list of the findings of the audit.
func newRaised(p *Page) *lines {
	return newLines(p, "findings", "Nothing was found, or nothing is written down yet. Ctrl+Shift+N begins a finding.", func() []line {
		return findingsOf(p.now, p.about)
	})
}

func (s *findings) count() string {
	return counted(len(findingsOf(s.page.now, s.page.about)), "finding", "findings")
}

// focus gives the keyboard to the words, or to the finding that is not complete once there are some.
func (s *findings) focus(field string) {
	if field == "" || strings.TrimSpace(s.page.about.Summary) == "" || !s.raised.focus(wanting(s.page.now, s.page.about)) {
		s.written.focus("summary")
	}
}

func (s *findings) choose(id audit.ID) bool { return s.raised.choose(id) }

// wanting is the first finding of the audit that lacks something, "" for none.
func wanting(c *audit.Case, a *audit.Audit) string {
	for _, x := range findingsOf(c, a) {
		if x.token == kit.Minor {
			return x.key()
		}
	}
	return ""
}

// concerns is the section of the areas of concern that Stage 1 raises; its conclusion stands in a section of its own.
type concerns struct {
	page   *Page
	what   about
	raised *lines
	root   *container.Scroll
}

func newConcerns(p *Page) section {
	s := &concerns{page: p, what: about{findingsID, "Areas of concern", "flag"}, raised: newRaised(p)}
	s.root = sheet(s.what, "", quiet("What could be a nonconformity at Stage 2. The client is told of each; each is followed up there."), s.raised.root)
	return s
}

func (s *concerns) about() about                { return s.what }
func (s *concerns) applies(a *audit.Audit) bool { return a.Kind == audit.Stage1 }
func (s *concerns) content() fyne.CanvasObject  { return s.root }
func (s *concerns) show()                       { s.raised.show() }
func (s *concerns) close()                      {}
func (s *concerns) focus(string)                { s.raised.focus(wanting(s.page.now, s.page.about)) }
func (s *concerns) choose(id audit.ID) bool     { return s.raised.choose(id) }
func (s *concerns) nothing() bool               { return len(findingsOf(s.page.now, s.page.about)) == 0 }

func (s *concerns) count() string {
	if s.nothing() {
		return "none raised"
	}
	return counted(len(findingsOf(s.page.now, s.page.about)), "concern", "concerns")
}

// findingsOf are the findings of an audit, the gravest first, without those withdrawn.
func findingsOf(c *audit.Case, a *audit.Audit) []line {
	var out []line
	for _, g := range append(audit.AllGrades(), "") {
		var of []line
		for i := range c.Findings {
			f := &c.Findings[i]
			if f.Audit == a.ID && f.Grade == g && f.State != audit.Withdrawn {
				of = append(of, lineOf(f))
			}
		}
		slices.SortStableFunc(of, func(x, y line) int { return strings.Compare(x.finding.Label(), y.finding.Label()) })
		out = append(out, of...)
	}
	return out
}

// lineOf is a finding with how far it has come.
func lineOf(f *audit.Finding) line {
	out := line{finding: f, icon: "circle-check", token: kit.Good, outcome: f.State.Word()}
	switch missing := f.Unready(); {
	case len(missing) > 0:
		out.icon, out.token, out.outcome = "triangle-alert", kit.Minor, "Not complete"
		out.proof = sentence(missing[0].Message)
	case !f.State.IsIssued():
		out.icon, out.token, out.proof = "triangle-alert", kit.Minor, "A report names findings by the numbers that they get when they are issued."
	case f.IsOpenNonconformity():
		out.icon, out.token = "hourglass", kit.Ink2
	case !f.Grade.IsNonconformity():
		out.outcome = "Issued"
	}
	if f.Disputed {
		out.proof = joined(" ", out.proof, "Disputed by the client: "+sentence(f.Dispute))
	}
	return out
}
