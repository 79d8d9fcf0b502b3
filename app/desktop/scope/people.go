package scope

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// newPeople is the sheet of how many people work for the client.
func newPeople(p *Page) section {
	count := newSingle(p, "People", func(c *audit.Case) *audit.PeopleCount { return &c.PeopleCount },
		form.Spec{Name: "total", Label: "Employed in all", Half: true, Group: "People"},
		form.Spec{Name: "counted_on", Label: "Counted on"},
		form.Spec{Name: "ai_related", Label: "With AI-related work in scope", Half: true, Help: "Contractors included"},
		form.Spec{Name: "effective", Label: "Effective number", Help: "Audit time is taken from it"},
		form.Spec{Name: "part_time", Label: "Of these part-time", Half: true},
		form.Spec{Name: "contractors", Label: "Of these contractors and partners"},
		form.Spec{Name: "justification", Label: "How the effective number was reached", Lines: 4},
	)
	sites := kit.Rows(0)
	beside := kit.Rows(8, kit.GroupHead("At the sites"), sites,
		kit.Pad(8, 0, 0, 0, kit.NewParagraph("The effective number is that of the persons with AI-related work in scope, contractors included, part-time ones by their hours, "+
			"less what is reduced with a reason (ISO/IEC 42006 annex A; IAF MD 5).", kit.Small, kit.Ink3)))
	s := newSheet(p, about{id: "people", title: "People", icon: "users", kinds: []string{"people_count"}}, effective,
		kit.Beside(32, 380, 600, count.form.Content(), beside), count)
	s.shown = func() {
		sites.Objects = siteCounts(p.now)
		sites.Refresh()
	}
	return s
}

// effective is the number that audit time is taken from.
func effective(c *audit.Case) string {
	if n := c.PeopleCount.Effective; n > 0 {
		return fmt.Sprintf("%d effective", n)
	}
	return "to be counted"
}

// siteCounts are the persons at each site, as the sites say, and their sum.
func siteCounts(c *audit.Case) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	var sum int64
	for i := range c.Sites {
		s := &c.Sites[i]
		sum += s.Persons
		out = append(out, countRow(s.Name, s.Persons, kit.BodyFigures), kit.Hairline())
	}
	if len(out) == 0 {
		return []fyne.CanvasObject{kit.NewParagraph("No site is entered yet.", kit.Body, kit.Ink3)}
	}
	return append(out, countRow("Together", sum, kit.BodyStrongFigures))
}

func countRow(words string, n int64, style kit.Style) fyne.CanvasObject {
	return kit.Fixed(0, 28, kit.Cols(8, kit.Grow(kit.NewText(words, style).Truncated()), kit.NewText(fmt.Sprint(n), style)))
}
