package report

import (
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// arrangements shows what the conclusion of Stage 1 means for Stage 2: when and by whom it is held, what keeps it from being
// held (R-2-1) and what is to be weighed before (R-2-2).
type arrangements struct {
	page  *Page
	rows  *fyne.Container
	plan  *kit.Button
	drawn []fact
	root  *fyne.Container
}

// fact is a line about Stage 2.
type fact struct {
	icon        string
	token       kit.Token
	title, text string
}

func newArrangements(p *Page) *arrangements {
	r := &arrangements{page: p, rows: kit.Rows(8)}
	r.plan = way("Plan of Stage 2", func() {
		if two := stage2Of(p.now, p.about); two != nil {
			p.host.Go(page.Plan, two.ID)
		}
	})
	r.root = kit.Rows(8, kit.Pad(4, 0, 0, 0, kit.GroupHead("What follows for Stage 2", r.plan)), r.rows)
	return r
}

func (r *arrangements) object() fyne.CanvasObject { return r.root }

func (r *arrangements) show() {
	facts := r.facts()
	setShown(r.plan, stage2Of(r.page.now, r.page.about) != nil)
	if slices.Equal(facts, r.drawn) {
		return
	}
	r.drawn, r.rows.Objects = facts, nil
	for _, x := range facts {
		r.rows.Add(entry(x.icon, x.token, x.title, x.text, nil))
	}
	r.root.Refresh()
}

// stage2Of returns the Stage 2 that follows a Stage 1, nil while none is planned.
func stage2Of(c *audit.Case, one *audit.Audit) *audit.Audit {
	for i := range c.Audits {
		if a := &c.Audits[i]; a.Kind == audit.Stage2 && a.Programme == one.Programme && a.State != audit.AuditCancelled {
			return a
		}
	}
	return nil
}

func (r *arrangements) facts() []fact {
	c, two := r.page.now, stage2Of(r.page.now, r.page.about)
	if two == nil {
		return []fact{{"triangle-alert", kit.Minor, "No Stage 2 is planned", "Add it on the plan once the client is ready."}}
	}
	when := daysOf(two)
	if when == "" {
		when = joined("", "planned for ", two.Planned.String())
	}
	out := []fact{{"calendar-range", kit.Ink2, "Stage 2: " + when, joined(". ", teamOf(c, two), timeOf(c, two))}}
	found := audit.CheckStages(c, two)
	for _, w := range found {
		x := fact{"triangle-alert", kit.Minor, w.Title, sentence(w.Message) + " " + w.Rule + "."}
		if w.Severity == audit.SeverityBlock {
			x.icon, x.token = "octagon-alert", kit.Major
		}
		out = append(out, x)
	}
	accepted := audit.AcceptedStages(c, two)
	for _, x := range accepted {
		out = append(out, fact{"circle-check", kit.Good, x.Warning.Title + ", accepted", x.Acceptance.Reason})
	}
	if len(found)+len(accepted) == 0 {
		out = append(out, fact{"circle-check", kit.Good, "Nothing speaks against Stage 2", "Concluded, in the interval, no concern open, internal audit and management review performed."})
	}
	return out
}
