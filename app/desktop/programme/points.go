package programme

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// point is something that a rule finds in the programme: what, where, and how to get there.
type point struct {
	title, line string
	block       bool // the rule does not let it pass; else it warns
	act         string
	run         func()
}

// pointsOf are the points of the programme, those that block first.
func (p *Page) pointsOf() []point {
	if p.cycle == nil || len(p.columns) == 0 {
		return nil
	}
	out := p.programmePoints()
	out = append(append(append(out, p.timePoints()...), p.samplePoints()...), p.teamPoints()...)
	slices.SortStableFunc(out, func(a, b point) int {
		switch {
		case a.block == b.block:
			return 0
		case a.block:
			return -1
		default:
			return 1
		}
	})
	return out
}

// programmePoints are what the programme lacks, each with the cell or the page where it is settled.
func (p *Page) programmePoints() []point {
	clauses, controls := p.requirements()
	var out []point
	for _, w := range audit.CheckProgramme(p.now, p.cycle.ID, clauses, controls) {
		x := point{title: w.Title, line: w.Message + " (" + w.Rule + ")", block: w.Severity == audit.SeverityBlock}
		switch {
		case len(w.Requirements) > 0:
			row, col := p.placeOf(w)
			x.act, x.run = "Go to it", func() { p.goCell(row, col) }
		case w.Rule == "9.1.3":
			x.act, x.run = "Plan", p.goPlan
		default:
			x.act, x.run = "Client & scope", func() { p.host.Go(page.Scope, "") }
		}
		out = append(out, x)
	}
	return out
}

// placeOf is the cell that a warning is about: of its first requirement, in the audit that it names or the first
// surveillance.
func (p *Page) placeOf(w audit.Warning) (row string, col int) {
	for _, l := range p.lines {
		if slices.Contains(l.numbers, w.Requirements[0]) {
			row = l.key
		}
	}
	named := p.columnAt(w.Audit)
	surveillance := slices.IndexFunc(p.columns, func(c column) bool { return c.audit.Kind == audit.Surveillance })
	if named < 0 {
		named = surveillance
	}
	return row, max(0, named)
}

// timePoints are what is refused in the audit time, and figures that are others than those of the sheet.
func (p *Page) timePoints() []point {
	sheet, refusals := p.sheetNow()
	t := audittime.TimeOf(p.now, p.cycle.ID)
	title := "Audit time refused"
	if t == nil {
		title = "Audit time not determined"
	}
	var out []point
	for _, r := range refusals {
		out = append(out, point{
			title: title, block: true, line: form.Sentence(r.Message) + " (" + r.Rule + ")", act: "Audit time", run: func() { p.showView(viewTime) },
		})
	}
	if t != nil && len(refusals) == 0 {
		for _, d := range sheet.Deviations(*t) {
			out = append(out, point{
				title: "Audit time deviates", line: strings.ReplaceAll(d.Field, "_", " ") + " " + d.Message, act: "Audit time",
				run: func() { p.showView(viewTime) },
			})
		}
	}
	return out
}

// samplePoints are what a reviewer would find wrong with the sites that audits visit, and with how they were drawn.
func (p *Page) samplePoints() []point {
	var out []point
	for _, c := range p.columns {
		for _, d := range audittime.CheckSites(p.now, c.audit) {
			d.Message = strings.TrimSpace(d.Field + " " + d.Message)
			out = append(out, point{
				title: "Sites of " + c.audit.Title(), line: form.Sentence(d.Message) + " (" + d.Rule + ")", act: "Sites",
				run: func() { p.showView(viewSites) },
			})
		}
	}
	return out
}

// teamPoints are what keeps a team from auditing this client. Audits that are over are not asked any more.
func (p *Page) teamPoints() []point {
	var out []point
	for _, c := range p.columns {
		if c.isOver() || len(p.now.Team(c.audit.ID)) == 0 {
			continue
		}
		for _, w := range audit.CheckTeam(p.now, c.audit).Warnings {
			out = append(out, point{
				title: w.Title + ", " + c.audit.Title(), line: w.Message + " (" + w.Rule + ")", block: w.Severity == audit.SeverityBlock,
				act: "Team", run: func() { p.showMember(w.Member) },
			})
		}
	}
	return out
}

// goCell shows the matrix at a cell.
func (p *Page) goCell(row string, col int) {
	p.toMatrix()
	p.matrix.grid.Select(row, col)
	p.matrix.showFoot()
}

// columnAt is the place of an audit in the cycle, below 0 for one of another.
func (p *Page) columnAt(id audit.ID) int {
	return slices.IndexFunc(p.columns, func(c column) bool { return c.audit.ID == id })
}

// pointCard shows a point with what leads to it.
func pointCard(x point, first bool) fyne.CanvasObject {
	ink, icon := kit.Minor, "triangle-alert"
	if x.block {
		ink, icon = kit.Major, "octagon-alert"
	}
	lead := kit.NewButton(kit.Secondary, x.act, x.run).Small()
	if first {
		lead.WithKey(keysSettle)
	}
	return kit.Cols(8, kit.Top(kit.Fixed(0, 20, kit.NewIcon(icon, kit.IconSize, ink))),
		kit.Grow(kit.Rows(2, kit.NewParagraph(x.title, kit.BodyMediumFigures, kit.Ink), kit.NewParagraph(x.line, kit.SmallFigures, kit.Ink2),
			kit.Pad(4, 0, 0, 0, kit.Cols(0, lead, kit.Spacer())))))
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
