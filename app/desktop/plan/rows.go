package plan

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
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
		return everyone
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
	case i.Title != "" && len(parts) > 0:
		parts = append(parts, lower(i.Title))
	case i.Title != "":
		parts = append(parts, i.Title)
	case len(parts) == 0:
		parts = append(parts, sentence(i.Activity.Word()))
	}
	return strings.Join(parts, ", ")
}

// lower begins words with a small letter where they go on after requirements, unless they begin with an abbreviation.
func lower(words string) string {
	r := []rune(words)
	if len(r) > 1 && strings.ToUpper(string(r[1])) != string(r[1]) || len(r) == 1 {
		return strings.ToLower(string(r[0])) + string(r[1:])
	}
	return words
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
	if i.Remote {
		out = append(out, "remote")
	}
	return strings.Join(out, ", ")
}

// sentence begins words with a capital letter.
func sentence(words string) string { return form.Sentence(words) }

// Widths below which the grid does without a column.
const withBelow = 640

func (p *Page) newGrid() *kit.Grid[row] {
	what := func() kit.Cell[row] {
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
		kit.Column[row]{ID: "day", Title: "Day", Width: 58, Min: 58, Style: kit.BodyStrongFigures, Text: func(r row) string { return r.day }},
		kit.Column[row]{ID: "time", Title: "Time", Width: 98, Min: 98, Style: kit.BodyFigures, Text: func(r row) string { return r.time }},
		kit.Column[row]{ID: "who", Title: "Who", Width: 63, Min: 63, Text: func(r row) string { return r.who }},
		kit.Column[row]{ID: "what", Title: "Clauses, controls or activity", Width: 252, Min: 150, Text: func(r row) string { return r.what }, Cell: what},
		kit.Column[row]{ID: "where", Title: "Where", Width: 115, Min: 84, Text: func(r row) string { return r.where }},
		kit.Column[row]{ID: "with", Title: "With", Color: kit.Ink2, HideBelow: withBelow, Text: func(r row) string { return r.item.With }},
	)
	g.Height = rowHeight
	g.RuleOver = func(r row) bool { return r.day != "" }
	g.OnSelect = func(r row) { p.selectItem(r.key()) }
	g.OnOpen = func(row) { p.edit("") }
	g.OnInsert = p.add
	g.OnDelete = func(row) { p.remove() }
	g.OnWidths = p.host.KeepColumns("plan", g.SetWidths)
	return g
}
