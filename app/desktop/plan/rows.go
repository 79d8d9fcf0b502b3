package plan

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// row is an activity as the grid shows it.
type row struct {
	item  *audit.PlanItem
	day   string // only in the first row of a day
	time  string
	who   string
	what  string
	where string
	quiet bool // a meeting or the team among itself
}

func (r row) key() string { return string(r.item.ID) }

// rows are the activities of the audit as the grid shows them.
func (p *Page) rows() []row {
	var out []row
	var last date.Date
	for _, i := range p.items() {
		r := row{
			item: i, time: i.Start.String() + "–" + i.End.String(), who: p.whoWords(i), what: p.whatWords(i), where: p.whereWords(i),
			quiet: i.Activity != audit.ActivityAudit && len(i.Requirements) == 0,
		}
		if i.Day != last {
			r.day = dayWords(i.Day)
			last = i.Day
		}
		out = append(out, r)
	}
	return out
}

// dayWords is a day in the grid: Mon 4.
func dayWords(d date.Date) string { return fmt.Sprintf("%s %d", d.Weekday().String()[:3], d.Day()) }

func (p *Page) whoWords(i *audit.PlanItem) string {
	if i.Everyone {
		return "all"
	}
	var out []string
	for _, m := range p.current.Participants(i) {
		out = append(out, p.current.Initials(m))
	}
	return strings.Join(out, ", ")
}

// whatWords are the requirements and the words of an activity.
func (p *Page) whatWords(i *audit.PlanItem) string {
	var parts []string
	if r := p.rangeWords(i.Requirements); r != "" {
		parts = append(parts, r)
	}
	switch {
	case i.Title != "":
		parts = append(parts, i.Title)
	case len(parts) == 0:
		w := i.Activity.Word()
		if w != "" {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		parts = append(parts, w)
	}
	return strings.Join(parts, ", ")
}

func (p *Page) rangeWords(numbers []audit.Number) string {
	ids := make([]string, len(numbers))
	for i, n := range numbers {
		ids[i] = string(n)
	}
	return p.cases.Catalogue().FormatRange(ids)
}

func (p *Page) whereWords(i *audit.PlanItem) string {
	var out []string
	for _, id := range i.Sites {
		if s := p.current.Site(id); s != nil {
			out = append(out, s.Name)
		}
	}
	words := strings.Join(out, ", ")
	if i.Remote {
		words = strings.TrimPrefix(words+", remote", ", ")
	}
	return words
}

// following returns an activity that follows the selected one: the same day, from where it ends, for an hour. After the
// last activity of the last day it begins on that day; a plan without activities begins with the opening meeting.
func (p *Page) following() *audit.PlanItem {
	at := p.itemAt(p.grid.SelectedKey())
	if items := p.items(); at == nil && len(items) > 0 {
		at = items[len(items)-1]
	}
	if at == nil {
		day := p.audit.StartsOn
		if day.IsZero() {
			day = p.host.Today()
		}
		return &audit.PlanItem{
			Day: day, Start: date.MustParseClock("09:00"), End: date.MustParseClock("09:30"),
			Activity: audit.ActivityOpening, Title: "Opening meeting", Everyone: true, Sites: p.firstSite(),
		}
	}
	return &audit.PlanItem{
		Day: at.Day, Start: at.End, End: later(at.End, 60), Activity: audit.ActivityAudit, Members: at.Members, Sites: at.Sites,
	}
}

// firstSite returns the central site, or the only one.
func (p *Page) firstSite() []audit.ID {
	for i := range p.current.Sites {
		if p.current.Sites[i].Central || len(p.current.Sites) == 1 {
			return []audit.ID{p.current.Sites[i].ID}
		}
	}
	return nil
}

// later returns the time so many minutes later, at most midnight.
func later(c date.Clock, minutes int) date.Clock {
	m := min(c.Minutes()+minutes, 24*60)
	return date.MustParseClock(fmt.Sprintf("%02d:%02d", m/60, m%60))
}

func (p *Page) newGrid() *kit.Grid[row] {
	quiet := func() kit.Cell[row] {
		t := kit.NewText("", kit.BodyFigures).Truncated()
		return kit.Cell[row]{Object: t, Update: func(r row, _ bool) {
			t.SetText(r.what)
			t.SetColor(kit.Ink)
			if r.quiet {
				t.SetColor(kit.Ink2)
			}
		}}
	}
	g := kit.NewGrid(row.key,
		kit.Column[row]{ID: "day", Title: "Day", Width: 66, Style: kit.BodyStrongFigures, Text: func(r row) string { return r.day }},
		kit.Column[row]{ID: "time", Title: "Time", Width: 102, Style: kit.BodyFigures, Text: func(r row) string { return r.time }},
		kit.Column[row]{ID: "who", Title: "Who", Width: 72, Text: func(r row) string { return r.who }},
		kit.Column[row]{ID: "what", Title: "Clauses, controls or activity", Width: 246, Min: 150, Text: func(r row) string { return r.what }, Cell: quiet},
		kit.Column[row]{ID: "where", Title: "Where", Width: 126, Min: 80, Text: func(r row) string { return r.where }},
		kit.Column[row]{ID: "with", Title: "With", Color: kit.Ink2, Text: func(r row) string { return r.item.With }},
	)
	g.Height = rowHeight
	g.OnSelect = func(r row) { p.selectItem(r.key()) }
	g.OnOpen = func(row) { p.edit() }
	g.OnInsert = p.add
	g.OnDelete = func(row) { p.remove() }
	return g
}
