package report

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/page"
)

// point is something that the report lacks, or that is to be weighed before its issue, and where it is settled: in a
// section of this page, or on another page.
type point struct {
	title, message string
	section        sectionID
	field          string            // of the section
	page           page.Name         // in place of the section
	record         audit.ID          // on that page
	accept         *audit.Acceptance // how it is let stand, nil where it cannot be
}

// elementSections are the places of the 21 elements of a report.
var elementSections = map[int]sectionID{
	1: basisID, 2: basisID, 3: basisID, 4: basisID, 5: basisID, 6: basisID, 9: basisID, 10: basisID, 15: basisID,
	7: courseID, 8: courseID, 13: courseID, 14: courseID,
	11: findingsID,
	12: sinceID, 17: sinceID, 18: sinceID,
	19: verdictID, 20: verdictID, 21: verdictID,
	16: recommendationID,
}

// pointsOf returns what keeps the report of an audit from being issued, and what is to be weighed before it is.
func pointsOf(c *audit.Case, a *audit.Audit, today date.Date) (open, weigh []point) {
	for _, w := range audit.CheckReport(c, a) {
		open = append(open, placed(c, a, w))
	}
	for _, w := range audit.CheckOver(c, a, today) {
		open = append(open, point{title: w.Title, message: w.Message, page: page.Plan, record: a.ID})
	}
	weigh = weighed(c, a)
	if n := drafts(c, a); n > 0 {
		weigh = append(weigh, point{
			title: counted(n, "finding is a draft", "findings are drafts"), page: page.Findings, record: a.ID,
			message: "Issue or withdraw what is left; a report names findings by the numbers they get then.",
		})
	}
	return open, weigh
}

// weighed returns what the rules warn of without keeping the report back.
func weighed(c *audit.Case, a *audit.Audit) []point {
	var out []point
	switch a.Kind {
	case audit.Stage1:
		for _, w := range audit.CheckStage1(c, a).Warnings {
			if w.Severity != audit.SeverityBlock {
				out = append(out, placed(c, a, w))
			}
		}
		out = append(out, towardsStage2(c, a)...)
	case audit.Stage2:
		for _, w := range audit.CheckStages(c, a) {
			x := stagePoint(a, w)
			if w.Field == "concerns" || w.Field == "readiness" {
				x.page, x.record, x.section, x.field = "", "", followUpID, strings.TrimSuffix(w.Title, " is open")
			}
			out = append(out, x)
		}
	case audit.Surveillance, audit.Recertification, audit.Special, audit.GapAssessment, audit.Internal:
	}
	return out
}

// towardsStage2 returns what speaks against the Stage 2 that a Stage 1 clears the way for (R-2-1, R-2-2), without the
// concerns: they are what it is told of.
func towardsStage2(c *audit.Case, one *audit.Audit) []point {
	two := stage2Of(c, one)
	if two == nil || two.State == audit.AuditDone || one.Readiness != audit.Ready && one.Readiness != audit.ReadyWithConcerns {
		return nil
	}
	var out []point
	for _, w := range audit.CheckStages(c, two) {
		x := stagePoint(two, w)
		if w.Field == "readiness" {
			x.page, x.record, x.section, x.field = "", "", conclusionID, w.Field
		}
		if w.Field != "concerns" {
			out = append(out, x)
		}
	}
	return out
}

// stagePoint returns a warning about a Stage 2 as a point that its plan settles.
func stagePoint(two *audit.Audit, w audit.Warning) point {
	x := point{title: w.Title, message: sentence(w.Message) + " " + w.Rule + ".", page: page.Plan, record: two.ID}
	if a, ok := audit.StageAcceptance(two, w); ok {
		x.accept = &a
	}
	return x
}

// placed returns a warning as a point with its place.
func placed(c *audit.Case, a *audit.Audit, w audit.Warning) point {
	out := point{title: strings.TrimPrefix(w.Title, "Report: "), message: w.Message, field: w.Field}
	out.title = form.Sentence(out.title)
	if a.Kind == audit.Stage1 {
		out.section = stage1Section(w)
		if out.section == objectivesID {
			out.field = openObjective(c, a, w.Message)
		}
		return out
	}
	for _, e := range audit.ReportElements(c, a) {
		if w.Title == "Report: "+e.Title {
			out.section, out.title = elementSections[e.Number], fmt.Sprintf("%d  %s", e.Number, out.title)
			out.message = strings.TrimSpace(strings.TrimPrefix(w.Message, fmt.Sprintf("Element %d of the report is empty: %s.", e.Number, e.Title)))
			if out.section == basisID {
				_, out.page = restsOn(c, a, e.Number)
			}
			return out
		}
	}
	if slices.ContainsFunc(audit.PointsOf(c, a), func(p audit.Point) bool { return p.Key == w.Field }) {
		out.section = pointsID
		return out
	}
	out.section, out.field = sinceID, strings.TrimSuffix(w.Title, " is not handled") // an earlier nonconformity
	return out
}

// stage1Section is the place of what the report of Stage 1 lacks.
func stage1Section(w audit.Warning) sectionID {
	switch w.Field {
	case "met", "objectives":
		return objectivesID
	case "statement":
		return findingsID
	case "readiness":
		return conclusionID
	default:
		return documentsID
	}
}

// openObjective returns the ID of the objective that a warning begins with.
func openObjective(c *audit.Case, a *audit.Audit, message string) string {
	for i := range c.Objectives {
		if o := &c.Objectives[i]; o.Audit == a.ID && strings.HasPrefix(message, o.Text+":") {
			return string(o.ID)
		}
	}
	return ""
}

// drafts counts the findings of the audit that are not issued and that the report can do without.
func drafts(c *audit.Case, a *audit.Audit) int {
	n := 0
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == a.ID && !f.State.IsIssued() && !f.Grade.IsNonconformity() && f.Grade != audit.Concern {
			n++
		}
	}
	return n
}

// sentence begins words with a capital letter and ends them with a full stop.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return form.Sentence(strings.TrimSuffix(words, ".")) + "."
}

// goTo leads to the place of a point.
func (p *Page) goTo(x point) {
	if x.page != "" {
		p.host.Go(x.page, x.record)
		return
	}
	for _, s := range p.sections {
		if s.about().id == x.section && p.offers(s) {
			p.turnTo(s)
			s.focus(x.field)
			return
		}
	}
}

// goToFirst leads to the first open point.
func (p *Page) goToFirst() {
	switch {
	case len(p.open) > 0:
		p.goTo(p.open[0])
	case len(p.weigh) > 0:
		p.goTo(p.weigh[0])
	}
}
