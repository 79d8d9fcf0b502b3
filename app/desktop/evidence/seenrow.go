package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
)

// seenRow is a piece of evidence in the list, in the words that stand there.
type seenRow struct {
	record   *audit.Evidence
	day      string // when it was seen
	source   string
	place    string
	clauses  string
	findings string // labels of those that rest on it
	by       string // initials of its author
	mine     bool
	unsaved  bool
	words    string // what a filter looks at, once it has
}

func (r seenRow) key() string { return string(r.record.ID) }

// names are what rows show of other records, looked up once for all of them.
type names struct {
	sites, people map[audit.ID]string
	findings      map[audit.ID][]string // by evidence
	me            audit.ID
}

func namesOf(c *audit.Case, me audit.ID) names {
	n := names{sites: map[audit.ID]string{}, people: map[audit.ID]string{}, findings: map[audit.ID][]string{}, me: me}
	for i := range c.Sites {
		n.sites[c.Sites[i].ID] = c.Sites[i].Name
	}
	for i := range c.Persons {
		n.people[c.Persons[i].ID] = cmp.Or(c.Persons[i].Initials, c.Persons[i].Name)
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		for _, id := range f.Evidence {
			n.findings[id] = append(n.findings[id], cmp.Or(shortLabel(f), "draft"))
		}
	}
	return n
}

// shortLabel is the number of a finding without its year: ST2-01; that of a draft as it is.
func shortLabel(f *audit.Finding) string {
	if parts := strings.Split(f.Number, "-"); len(parts) > 2 {
		return strings.Join(parts[len(parts)-2:], "-")
	}
	return f.Label()
}

func (n names) row(e *audit.Evidence) seenRow {
	r := seenRow{
		record: e, source: material.Source(e), place: n.sites[e.Site], findings: strings.Join(n.findings[e.ID], ", "),
		by: n.people[e.Author], mine: e.Author == n.me && n.me != "", clauses: joined(e.Requirements),
	}
	r.day = strings.TrimSpace(e.SeenOn.String() + " " + e.SeenAt.String())
	return r
}

func joined[T ~string](values []T) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = string(v)
	}
	return strings.Join(parts, ", ")
}

// rowsOf are the pieces of evidence within the scope, the latest seen first.
func (n names) rowsOf(records []*audit.Evidence) []seenRow {
	out := make([]seenRow, len(records))
	for i, e := range records {
		out[i] = n.row(e)
	}
	slices.SortStableFunc(out, func(a, b seenRow) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.record.ID, b.record.ID))
	})
	return out
}

func seenColumns() []kit.Column[seenRow] {
	quiet := func(c kit.Column[seenRow], text func(seenRow) string) kit.Column[seenRow] {
		c.Lines, c.Style, c.Color, c.Text = 2, kit.SmallFigures, kit.Ink2, text
		if c.Compare == nil {
			c.Compare = by(text)
		}
		return c
	}
	return []kit.Column[seenRow]{
		quiet(kit.Column[seenRow]{ID: "day", Title: "Seen", Width: 92, Min: 92}, func(r seenRow) string { return r.day }),
		{ID: "method", Width: 32, Min: 32, Cell: methodCell, Compare: by(func(r seenRow) string { return string(r.record.Method) })},
		{ID: "source", Title: "Source", Width: 142, Min: 90, Lines: 2, Style: kit.BodyMediumFigures, Text: func(r seenRow) string { return r.source }, Compare: by(func(r seenRow) string { return strings.ToLower(r.source) })},
		{ID: "text", Title: "What was seen, heard or read", Min: 150, Lines: 2, Style: kit.BodyFigures, Text: func(r seenRow) string { return r.record.Text }},
		quiet(kit.Column[seenRow]{ID: "clauses", Title: "Clauses", Width: 76, Min: 60, HideBelow: 560, Compare: func(a, b seenRow) int {
			return audit.CompareNumbers(firstClause(a), firstClause(b))
		}}, func(r seenRow) string { return r.clauses }),
		quiet(kit.Column[seenRow]{ID: "place", Title: "Place", Width: 92, Min: 60, HideBelow: 840}, func(r seenRow) string { return r.place }),
		quiet(kit.Column[seenRow]{ID: "by", Title: "By", Width: 36, Min: 36, HideBelow: 560}, func(r seenRow) string { return r.by }),
		quiet(kit.Column[seenRow]{ID: "findings", Title: "Findings", Width: 68, Min: 60}, func(r seenRow) string { return r.findings }),
		{ID: "kept", Width: 52, Min: 52, Cell: markCell, Compare: func(a, b seenRow) int {
			return cmp.Compare(len(a.record.Attachments), len(b.record.Attachments))
		}},
	}
}

func by(key func(seenRow) string) func(a, b seenRow) int {
	return func(a, b seenRow) int { return cmp.Compare(key(a), key(b)) }
}

func firstClause(r seenRow) audit.Number {
	if len(r.record.Requirements) == 0 {
		return ""
	}
	return r.record.Requirements[0]
}

func methodCell() kit.Cell[seenRow] {
	icon := kit.NewIcon("", kit.IconSize, kit.Ink2)
	return kit.Cell[seenRow]{Object: kit.Centered(icon), Update: func(r seenRow, _ bool) {
		name, _ := material.MethodMark(r.record.Method)
		icon.SetName(name)
	}}
}

// markCell shows whether it is confidential, and how many files are kept with it, or that it is not saved.
func markCell() kit.Cell[seenRow] {
	secret := kit.NewIcon("lock", kit.IconInStatus, kit.Minor)
	files := kit.NewStatus("", "", kit.Ink3)
	return kit.Cell[seenRow]{Object: kit.Cols(2, secret, files, kit.Spacer()), Update: func(r seenRow, _ bool) {
		secret.Hidden = !r.record.Confidential
		files.Hidden = len(r.record.Attachments) == 0 && !r.unsaved
		files.Set("paperclip", fmt.Sprint(len(r.record.Attachments)), kit.Ink3)
		if r.unsaved {
			files.Set("circle-x", "not saved", kit.Major)
		}
	}}
}
