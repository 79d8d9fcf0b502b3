package programme

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// siteCell is the width of an audit in the small table of sites.
const siteCell = 37

// mostSites are shown in the side pane; the view has all of them.
const mostSites = 8

// addSites shows which audit visits which site.
func (s *side) addSites() {
	p := s.page
	s.rows.Add(s.heading("Sites", viewSites))
	if words := p.samplingWords(); words != "" {
		s.rows.Add(kit.NewParagraph(words, kit.SmallFigures, kit.Ink2))
	}
	if len(p.now.Sites) == 0 {
		s.rows.Add(kit.Rule())
		s.rows.Add(note("No site is entered yet: Client & scope, Ctrl+2."))
		s.rows.Add(kit.Fixed(0, 12, kit.Spacer()))
		return
	}
	head := kit.Cols(0, kit.Grow(kit.NewText("", kit.SmallFigures)))
	for _, c := range p.columns {
		head.Add(kit.Fixed(siteCell, 0, kit.NewText(c.audit.Code(), kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignCenter)))
	}
	s.rows.Add(kit.Fixed(0, 24, head))
	s.rows.Add(kit.Rule())
	for i := range p.now.Sites[:min(len(p.now.Sites), mostSites)] {
		s.rows.Add(kit.Fixed(0, 27, p.siteRow(&p.now.Sites[i])))
		s.rows.Add(kit.Hairline())
	}
	if more := len(p.now.Sites) - mostSites; more > 0 {
		s.rows.Add(kit.Pad(4, 0, 0, 0, kit.NewText(counted(more, "more site", "more sites"), kit.Small).In(kit.Ink3)))
	}
	s.rows.Add(kit.Fixed(0, 12, kit.Spacer()))
}

// samplingWords says in short how sites are sampled: the first sentence of the rationale, without its stop.
func (p *Page) samplingWords() string {
	if p.cycle == nil {
		return ""
	}
	words := strings.TrimSpace(p.cycle.SiteSample)
	if words == "" {
		return ""
	}
	first, _, _ := strings.Cut(words, ". ")
	return strings.TrimSuffix(first, ".")
}

func (p *Page) siteRow(site *audit.Site) fyne.CanvasObject {
	role := site.SamplingGroup
	if site.Central {
		role = "central"
	}
	row := kit.Cols(0, kit.Grow(kit.Cols(6, kit.NewText(site.Name, kit.BodyFigures), kit.Grow(kit.NewText(role, kit.SmallFigures).In(kit.Ink3).Truncated()))))
	for _, c := range p.columns {
		row.Add(kit.Fixed(siteCell, 0, kit.Centered(siteSign(c, p.visitOf(c.audit.ID, site.ID)))))
	}
	return row
}

// siteSign is a visit as a sign: a check where it took place, a square where it is planned, filled when it must be.
func siteSign(c column, x *audit.ProgrammeSite) fyne.CanvasObject {
	box := func(fill kit.Token) fyne.CanvasObject {
		return kit.Fixed(8, 8, kit.NewBox(fill).Rounded(2).Edged(kit.Accent, 1))
	}
	switch {
	case x == nil || cmp.Or(x.Coverage, audit.CoverageNone) == audit.CoverageNone:
		return kit.Fixed(8, 8, kit.NewBox(kit.Clear))
	case x.Coverage == audit.CoverageCarriedOver:
		return kit.NewIcon("corner-down-right", kit.IconInChip, kit.Minor)
	case c.isOver():
		return kit.NewIcon("check", kit.IconInChip, kit.Good)
	case x.Coverage == audit.CoverageMust:
		return box(kit.Accent)
	default:
		return box(kit.Panel)
	}
}

// visitOf is what the programme plans for a site in an audit, nil for nothing.
func (p *Page) visitOf(of, site audit.ID) *audit.ProgrammeSite {
	id := audit.ProgrammeSiteID(of, site)
	for i := range p.now.ProgrammeSites {
		if p.now.ProgrammeSites[i].ID == id {
			return &p.now.ProgrammeSites[i]
		}
	}
	return nil
}
