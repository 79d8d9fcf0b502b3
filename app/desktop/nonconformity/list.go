package nonconformity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// The filters of the list.
const (
	filterOpen = "open"
	filterAll  = "all"
)

// Groups of the list, in their order: what keeps a decision waiting stands on top.
const (
	groupBlocking = "Before the decision"
	groupOpen     = "Open"
	groupClosed   = "Closed"
)

// row is a nonconformity as the list shows it.
type row struct {
	*audit.Finding
	id    string
	group string
	due   date.Date
	note  string // under the day: today, 3 days late, Surveillance 1
	ink   kit.Token
}

// rows are the nonconformities that the filter lets through: those before the decision first, each group by its days.
func (p *Page) rows() []row {
	var out []row
	steps, decided := cycle.StepsOf(p.now, p.host.Today()), p.decided()
	for _, f := range p.all {
		if r := p.rowOf(f, steps, decided); r.group != groupClosed || p.filter.Chosen() == filterAll {
			out = append(out, r)
		}
	}
	groups := []string{groupBlocking, groupOpen, groupClosed}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(slices.Index(groups, a.group)-slices.Index(groups, b.group), compareDays(a.due, b.due), strings.Compare(a.Label(), b.Label()))
	})
	return out
}

// compareDays puts what has no day behind what has one.
func compareDays(a, b date.Date) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(btoi(a.IsZero()), btoi(b.IsZero()))
	}
	return a.Compare(b)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rowOf returns a nonconformity with its group and day; decided are the audits on which a decision was taken.
func (p *Page) rowOf(f *audit.Finding, steps cycle.Steps, decided map[audit.ID]bool) row {
	r := row{Finding: f, id: string(f.ID), group: groupOpen, ink: kit.Ink3}
	switch {
	case !f.IsOpenNonconformity():
		r.group, r.due, r.note = groupClosed, f.VerifiedOn, "verified"
		if f.State == audit.Withdrawn {
			r.due, r.note = f.ClosedOn, "withdrawn"
		}
		return r
	case f.Grade == audit.Major, !cycle.Acceptable(f.State):
		if !decided[f.Audit] {
			r.group = groupBlocking
		}
	}
	step, ok := steps.Of(f)
	if !ok {
		return r
	}
	r.due = step.Due
	r.note, r.ink = p.dueWords(f, step)
	return r
}

// decided are the audits on which a decision rests that was taken.
func (p *Page) decided() map[audit.ID]bool {
	out := map[audit.ID]bool{}
	for i := range p.now.Decisions {
		if d := &p.now.Decisions[i]; !d.DecidedOn.IsZero() {
			out[d.Audit] = true
		}
	}
	return out
}

// dueWords says how a day stands to today, and in which colour.
func (p *Page) dueWords(f *audit.Finding, step cycle.Item) (string, kit.Token) {
	today := p.host.Today()
	if f.State == audit.VerifyNextAudit {
		if a := p.now.Audit(f.VerifyAt); a != nil {
			words := a.Title()
			if step.Due.IsZero() && !step.Month.IsZero() {
				words = step.Month.String() + ", " + words
			}
			if step.Late {
				return words + ", over", kit.Major
			}
			return words, kit.Ink3
		}
	}
	switch days := today.DaysUntil(step.Due); {
	case step.Due.IsZero():
		return "no day yet", kit.Ink3
	case days < 0:
		return counted(-days, "day", "days") + " late", kit.Major
	case days == 0:
		return "today", kit.Minor
	case days <= 7:
		return "in " + counted(days, "day", "days"), kit.Minor
	default:
		return "in " + counted(days, "day", "days"), kit.Ink3
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// stateMark is the icon and colour of a state.
func stateMark(f *audit.Finding) (icon string, colour kit.Token) {
	switch f.State {
	case audit.ResponseReceived:
		return "inbox", kit.Accent
	case audit.EvidenceReceived:
		return "file-search", kit.Accent
	case audit.Verified, audit.Closed:
		return "circle-check", kit.Good
	case audit.VerifyNextAudit:
		return "calendar-clock", kit.Ink2
	case audit.ResponseReturned:
		return "undo-2", kit.Minor
	case audit.PlanAccepted:
		return "check", kit.Ink2
	case audit.Withdrawn:
		return "ban", kit.Ink3
	case audit.FindingIssued, audit.FindingDraft, audit.FindingReady:
		return "mail", kit.Ink2
	default:
		return "mail", kit.Ink2
	}
}

func newList(p *Page) *kit.Grid[row] {
	g := kit.NewGrid(func(r row) string { return r.id },
		edge[row](),
		kit.Column[row]{ID: "due", Title: "Due", Width: dueWidth, Min: dueWidth, Text: func(r row) string { return r.due.String() }, Cell: dueCell},
		kit.Column[row]{ID: "nonconformity", Title: "Nonconformity", Min: 150, Text: func(r row) string { return r.Label() }, Cell: listCell})
	g.Height = listRow
	g.GroupBy(func(r row) string { return r.group }, func(_ string, n int) string { return fmt.Sprint(n) })
	g.OnSelect = func(row) {
		p.detail.close()
		p.detail.show()
	}
	g.OnOpen = func(row) { p.detail.focus() }
	g.OnInsert = p.enterResponse
	return g
}

func dueCell() kit.Cell[row] {
	day, note := kit.NewText("", kit.BodyFigures), kit.NewText("", kit.SmallFigures).Truncated()
	return kit.Cell[row]{Object: kit.Rows(2, day, note), Update: func(r row, _ bool) {
		day.SetText(r.due.String())
		if r.due.IsZero() {
			day.SetText("–")
		}
		note.In(r.ink)
		note.SetText(r.note)
	}}
}

func listCell() kit.Cell[row] {
	number := kit.NewText("", kit.BodyStrongFigures).Truncated()
	badge := kit.GradeBadge(string(audit.Minor))
	clause := kit.NewText("", kit.BodyFigures).In(kit.Ink2).Truncated()
	icon, state := kit.NewIcon("inbox", kit.IconSize, kit.Ink2), kit.NewText("", kit.Small)
	object := kit.Pad(0, 8, 0, 0, kit.Rows(4, kit.Cols(8, kit.Grow(number), badge), kit.Cols(6, kit.Grow(clause), icon, state)))
	return kit.Cell[row]{Object: object, Update: func(r row, _ bool) {
		number.SetText(r.Label())
		m := kit.MarkOf(string(r.Grade))
		badge.Set(m.Icon, m.Word, m.Token)
		clause.SetText(clauses(r.Finding))
		name, colour := stateMark(r.Finding)
		icon.SetName(name)
		icon.SetColor(colour)
		state.In(colour)
		state.SetText(r.State.Word())
	}}
}

// clauses are the numbers that a finding is raised against: 8.4; 6.1.4, A.5.2.
func clauses(f *audit.Finding) string {
	out := string(f.Requirement)
	if len(f.OtherRequirements) == 0 {
		return out
	}
	others := make([]string, len(f.OtherRequirements))
	for i, n := range f.OtherRequirements {
		others[i] = string(n)
	}
	return out + "; " + strings.Join(others, ", ")
}

// showFilter counts what each filter shows.
func (p *Page) showFilter(shown []row) {
	open := 0
	for _, f := range p.all {
		if f.IsOpenNonconformity() {
			open++
		}
	}
	p.filter.SetSegments(
		kit.Segment{ID: filterOpen, Word: "Open", Count: fmt.Sprint(open)},
		kit.Segment{ID: filterAll, Word: "All", Count: fmt.Sprint(len(p.all))})
	p.head.SetFacts(p.facts(open, shown))
}

// facts says what is still to happen before a decision.
func (p *Page) facts(open int, shown []row) string {
	blocking := 0
	for _, r := range shown {
		if r.group == groupBlocking {
			blocking++
		}
	}
	switch {
	case len(p.all) == 0:
		return ""
	case blocking > 0:
		return counted(blocking, "keeps", "keep") + " the decision waiting"
	case open == 0:
		return "all settled"
	default:
		return "none keeps a decision waiting"
	}
}
