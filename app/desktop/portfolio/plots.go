package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/portfolio"
)

// plots are what a manager reads of many cases.
type plots struct {
	months, monthsWide, ages *kit.Stacks
	standing, wideStanding   *fyne.Container
	clauses, auditors        *fyne.Container
	clients, wideClients     *kit.Text
	side, wide               *container.Scroll // beside the list, and all of them over the page
}

// Widths of plots.
const (
	plotBar   = 16 // a column
	plotLeast = 320
	plotMost  = 560
)

func newPlots() *plots {
	p := &plots{
		months: kit.NewStacks(plotBar), monthsWide: kit.NewStacks(plotBar), ages: kit.NewStacks(2 * plotBar),
		standing: kit.Rows(0), wideStanding: kit.Rows(0), clauses: kit.Rows(0), auditors: kit.Rows(0),
		clients: kit.NewText("", kit.SmallFigures).In(kit.Ink3), wideClients: kit.NewText("", kit.SmallFigures).In(kit.Ink3),
	}
	p.side = container.NewVScroll(kit.Pad(0, 4, 0, 0, kit.Rows(16,
		kit.Rows(0, kit.GroupHead("Due by month"), kit.Pad(6, 0, 6, 0, kit.Rule()), p.months, monthsKey()),
		kit.Rows(0, kit.GroupHead("By state", p.clients), kit.Pad(6, 0, 0, 0, kit.Rule()), p.standing))))
	p.wide = container.NewVScroll(kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, kit.Beside(40, plotLeast, plotMost,
		plot("Audits and last days by month", nil, p.monthsWide, monthsKey()),
		plot("Open nonconformities by age in days", nil, p.ages, kit.Pad(6, 0, 0, 0, kit.Cols(16,
			keyOf(kit.Major, false, "major"), keyOf(kit.Minor, false, "minor"), kit.Spacer()))),
		plot("Clients by state", p.wideClients, p.wideStanding),
		plot("Clauses with most nonconformities, over all audits", nil, p.clauses),
		plot("Auditors: audits of the next 12 months", nil, p.auditors))))
	return p
}

// plot is one plot under its heading.
func plot(heading string, trailing fyne.CanvasObject, parts ...fyne.CanvasObject) fyne.CanvasObject {
	head := kit.GroupHead(heading)
	if trailing != nil {
		head = kit.GroupHead(heading, trailing)
	}
	return kit.Pad(0, 0, 24, 0, kit.Rows(0, append([]fyne.CanvasObject{head, kit.Pad(6, 0, 6, 0, kit.Rule())}, parts...)...))
}

// monthsKey says what the colours of the months mean.
func monthsKey() fyne.CanvasObject {
	return kit.Pad(6, 0, 0, 0, kit.Rows(2,
		kit.Cols(16, kit.Fixed(120, 0, keyOf(kit.AccentSoft, true, "audit planned")), keyOf(kit.Ink2, false, "limit"), kit.Spacer()),
		kit.Cols(16, kit.Fixed(120, 0, keyOf(kit.Minor, false, "limit in 30 days")), keyOf(kit.Major, false, "limit passed"), kit.Spacer())))
}

// keyOf is a colour with its meaning.
func keyOf(t kit.Token, edged bool, word string) fyne.CanvasObject {
	box := kit.NewBox(t).Rounded(3)
	if edged {
		box = box.Edged(kit.AccentMid, 1)
	}
	return kit.Cols(8, kit.Middle(12, kit.Fixed(12, 12, box)), kit.NewText(word, kit.SmallFigures).In(kit.Ink2))
}

// show shows the figures of a drawing.
func (p *plots) show(d drawing) {
	columns := monthColumns(d.months)
	p.months.SetColumns(slices.Clone(columns))
	for i := range columns {
		columns[i].Word = d.months[i].Month.Month().String()[:3]
	}
	p.monthsWide.SetColumns(columns)
	p.ages.SetColumns(ageColumns(d.ages))
	p.clients.SetText(fmt.Sprint(d.clients))
	p.wideClients.SetText(fmt.Sprint(d.clients))
	p.standing.Objects = standingRows(d.standings, d.clients)
	p.wideStanding.Objects = standingRows(d.standings, d.clients)
	p.clauses.Objects = clauseRows(d.clauses)
	p.auditors.Objects = auditorRows(d.auditors)
	p.side.Content.Refresh()
	p.wide.Content.Refresh()
}

// monthColumns are the months, that of today standing out.
func monthColumns(months []portfolio.MonthCount) []kit.Stack {
	var out []kit.Stack
	for i, m := range months {
		out = append(out, kit.Stack{Word: m.Month.Month().String()[:1], Strong: i == 1, Parts: []kit.StackPart{
			{N: m.Passed, Token: kit.Major}, {N: m.Near, Token: kit.Minor}, {N: m.Limits, Token: kit.Ink2}, {N: m.Audits, Token: kit.AccentSoft, Soft: true},
		}})
	}
	return out
}

func ageColumns(ages []portfolio.AgeCount) []kit.Stack {
	var out []kit.Stack
	for _, a := range ages {
		word := fmt.Sprintf("%d–%d", a.From, a.To)
		if a.To == 0 {
			word = fmt.Sprintf("over %d", a.From-1)
		}
		out = append(out, kit.Stack{Word: word, Parts: []kit.StackPart{{N: a.Major, Token: kit.Major}, {N: a.Minor, Token: kit.Minor}}})
	}
	return out
}

// figure is a row of a plot: what, a bar, and how much.
func figure(what fyne.CanvasObject, part float32, much string, width float32) fyne.CanvasObject {
	bar := kit.NewCoverageBar(kit.BarFilled, part)
	return kit.Rows(0, kit.Fixed(0, 25, kit.Cols(8, kit.Fixed(134, 0, what), kit.Grow(bar),
		kit.Fixed(width, 0, kit.NewText(much, kit.BodyFigures).Aligned(fyne.TextAlignTrailing)))), kit.Hairline())
}

func share(n, of int) float32 { return float32(n) / float32(max(1, of)) }

func standingRows(standings []portfolio.StandingCount, clients int) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, s := range standings {
		m := markOf(s.Standing)
		if s.Standing == cycle.StandsOverdue {
			m.Word = "Overdue"
		}
		icon := kit.Cols(6, kit.NewIcon(m.Icon, kit.IconInStatus, m.Token), kit.Grow(kit.NewText(m.Word, kit.Body).Truncated()))
		out = append(out, figure(icon, share(s.Clients, clients), fmt.Sprint(s.Clients), 28))
	}
	return out
}

func clauseRows(clauses []portfolio.ClauseCount) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, c := range clauses {
		name := kit.NewText(string(c.Requirement)+" · "+strings.TrimPrefix(c.Standard, "ISO/IEC "), kit.BodyFigures).Truncated()
		out = append(out, figure(name, share(c.Total(), clauses[0].Total()), fmt.Sprintf("%s, %s", countOf(c.Major, "major"), countOf(c.Minor, "minor")), 132))
	}
	return orNothing(out, "No nonconformity was raised.")
}

func auditorRows(auditors []portfolio.AuditorLoad) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	var most audit.Days
	for _, a := range auditors {
		most = max(most, a.Days)
	}
	for _, a := range auditors[:min(len(auditors), topAuditors)] {
		name := kit.NewText(a.Name, kit.Body).Truncated()
		out = append(out, figure(name, share(int(a.Days), int(most)), countOf(a.Audits, "audit")+", "+a.Days.String()+" days", 132))
	}
	if more := len(auditors) - topAuditors; more > 0 {
		out = append(out, kit.NewText(fmt.Sprintf("and %d more", more), kit.SmallFigures).In(kit.Ink3))
	}
	return orNothing(out, "No audit ahead names its team.")
}

// orNothing says in words that there is nothing to draw.
func orNothing(rows []fyne.CanvasObject, words string) []fyne.CanvasObject {
	if len(rows) == 0 {
		return []fyne.CanvasObject{kit.Pad(6, 0, 0, 0, kit.NewText(words, kit.Body).In(kit.Ink3))}
	}
	return rows
}
