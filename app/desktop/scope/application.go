package scope

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// newApplication is the sheet of the review of the application: without it no programme begins (R-1-1; ISO/IEC
// 17021-1:2015 9.1.2).
func newApplication(p *Page) section {
	review := newSingle(p, "Application review", func(c *audit.Case) *audit.Application { return &c.Application },
		form.Spec{Name: "reviewed_on", Label: "Reviewed on", Half: true, Group: "Review of the application"},
		form.Spec{Name: "reviewer", Label: "Reviewed by", Hint: "Choose who reviewed it", Options: p.personOptions},
		form.Spec{Name: "checks", Label: "Settled", Hint: "Choose what was settled", Help: "9.1.2.1 a to d", Options: checkOptions},
		form.Spec{Name: "accepted", Label: "The application is accepted"},
		form.Spec{Name: "reasons", Label: "Reasons", Hint: "A decline is told to the client with its reasons", Lines: 2},
		form.Spec{
			Name: "competence", Label: "Competence needed in the team and for the decision", Hint: "AI management systems, AI law, radiology",
			Help: "Parted by commas; the team of an audit is checked against them (R-1-2)", Read: readNeeded, Show: showNeeded,
		},
		form.Spec{Name: "impartiality", Label: "Impartiality", Hint: "Threats found, and what was done about them", Lines: 2},

		form.Spec{Name: "quotation", Label: "Quotation, number", Half: true, Group: "Quotation and agreement", Column: true},
		form.Spec{Name: "quoted_on", Label: "of"},
		form.Spec{Name: "agreement", Label: "Certification agreement, number", Half: true},
		form.Spec{Name: "agreed_on", Label: "Signed by both on"},
	)
	time := kit.NewParagraph("", kit.SmallFigures, kit.Ink2)
	s := newSheet(p, about{id: "application", title: "Application review", icon: "list-checks", kinds: []string{"application"}}, reviewed,
		kit.Rows(16, review.form.Content(), time), review)
	s.shown = func() { time.SetText(timeReference(p.now)) }
	return s
}

// reviewed says in the list of sections how far the review is.
func reviewed(c *audit.Case) string {
	switch a := &c.Application; {
	case !a.Reviewed():
		return "to be recorded"
	case a.Accepted:
		return "accepted " + a.ReviewedOn.String()
	default:
		return "declined " + a.ReviewedOn.String()
	}
}

// timeReference names the time calculation that the review refers to (R-1-1).
func timeReference(c *audit.Case) string {
	for i := range c.AuditTimes {
		if t := &c.AuditTimes[i]; t.Total > 0 {
			return "Audit time: " + t.Total.String() + " days by " + t.Table + ", see Programme."
		}
	}
	return "The audit time is not determined yet: Programme, Audit time (R-1-1)."
}

func (p *Page) personOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Persons {
		x := &p.now.Persons[i]
		out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Function, Hidden: true})
	}
	return out
}

func checkOptions() []kit.Option {
	var out []kit.Option
	for _, k := range audit.AllApplicationChecks() {
		out = append(out, kit.Option{ID: string(k), Title: form.Sentence(k.Title()), Hidden: true})
	}
	return out
}

// readNeeded reads competences with commas between them.
func readNeeded(r audit.Recorder, text string) error {
	a := r.(*audit.Application)
	a.Competence = commaParts(text)
	return nil
}

func showNeeded(r audit.Recorder) string {
	return strings.Join(r.(*audit.Application).Competence, ", ")
}
