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

// Below this width the grid does without the column With.
const withBelow = 640

// span is the least and the greatest width of a column that is as wide as what stands in it.
type span struct{ least, most float32 }

// Columns of short words, which are to be read whole.
var (
	daySpan   = span{58, 80}
	whoSpan   = span{63, 150}
	whereSpan = span{84, 160}
)

const cellPads = 17 // at both sides of a cell, and one for rounding

// of returns the width for words of a style.
func (s span) of(rows []row, style kit.Style, words func(row) string) float32 {
	w := s.least
	for _, r := range rows {
		w = max(w, kit.Measure(words(r), style)+cellPads)
	}
	return min(w, s.most)
}

// fit are the widths of the columns whose words are short.
type fit struct{ day, who, where float32 }

func fitOf(rows []row) fit {
	return fit{
		day:   daySpan.of(rows, kit.BodyStrongFigures, func(r row) string { return r.day }),
		who:   whoSpan.of(rows, kit.Body, func(r row) string { return r.who }),
		where: whereSpan.of(rows, kit.Body, func(r row) string { return r.where }),
	}
}

// showRows puts the rows into the grid, with columns as wide as they need.
func (p *Page) showRows(rows []row) {
	if f := fitOf(rows); f != p.fitted {
		p.fitted = f
		p.grid.SetColumns(columns(f)...)
	}
	p.grid.SetRows(rows)
}

func columns(f fit) []kit.Column[row] {
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
	return []kit.Column[row]{
		{ID: "day", Title: "Day", Width: f.day, Min: f.day, Style: kit.BodyStrongFigures, Text: func(r row) string { return r.day }},
		{ID: "time", Title: "Time", Width: 98, Min: 98, Style: kit.BodyFigures, Text: func(r row) string { return r.time }},
		{ID: "who", Title: "Who", Width: f.who, Min: min(f.who, 100), Text: func(r row) string { return r.who }},
		{ID: "what", Title: "Clauses, controls or activity", Width: 252, Min: 150, Text: func(r row) string { return r.what }, Cell: what},
		{ID: "where", Title: "Where", Width: f.where, Min: whereSpan.least, Text: func(r row) string { return r.where }},
		{ID: "with", Title: "With", Color: kit.Ink2, HideBelow: withBelow, Text: func(r row) string { return r.item.With }},
	}
}

func (p *Page) newGrid() *kit.Grid[row] {
	p.fitted = fitOf(nil)
	g := kit.NewGrid(row.key, columns(p.fitted)...)
	g.Height = rowHeight
	g.RuleOver = func(r row) bool { return r.day != "" }
	g.OnSelect = func(r row) { p.selectItem(r.key()) }
	g.OnOpen = func(row) { p.edit("") }
	g.OnInsert = p.add
	g.OnDelete = func(row) { p.remove() }
	g.OnWidths = p.host.KeepColumns("plan", g.SetWidths)
	return g
}
