package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// sampleLine is how many sites of a group an audit visits, and how they were drawn.
type sampleLine struct {
	column column
	group  audittime.Group
	asked  audittime.Sample
	record *audit.SiteSample // nil while nothing was drawn
	visits int               // sites of the group that the programme visits
}

func (l sampleLine) key() string { return string(audit.SiteSampleID(l.column.audit.ID, l.group.Name)) }

// sitesView is the matrix of sites and audits, and the samples beneath.
type sitesView struct {
	page    *Page
	grid    *kit.Matrix
	samples *kit.Grid[sampleLine]
	words   *kit.Paragraph
	draws   *kit.Button
	whether *kit.Button // whether sites are sampled at all
	root    *fyne.Container
}

func newSitesView(p *Page) *sitesView {
	v := &sitesView{page: p, grid: kit.NewMatrix(), words: kit.NewParagraph("", kit.BodyFigures, kit.Ink2)}
	v.grid.SignWidth, v.grid.NameWidth, v.grid.NameTitle = 0, 210, "Site"
	v.grid.OnTurn = func() { p.do(v.turn) }
	v.grid.OnOpen = func() { p.do(v.askVisit) }
	v.samples = kit.NewGrid(sampleLine.key,
		kit.Column[sampleLine]{ID: "audit", Title: "Audit", Width: 120, Style: kit.BodyMediumFigures, Text: func(l sampleLine) string { return l.column.audit.Title() }},
		kit.Column[sampleLine]{ID: "group", Title: "Group of sites", Width: 130, Lines: 2, Text: v.groupWords},
		kit.Column[sampleLine]{ID: "asked", Title: "At least", Width: 196, Lines: 2, Style: kit.SmallFigures, Text: sampleWords},
		kit.Column[sampleLine]{ID: "planned", Title: "Planned", Width: 62, Style: kit.BodyFigures, Text: func(l sampleLine) string { return fmt.Sprintf("%d of %d", l.visits, len(l.group.Sites)) }},
		kit.Column[sampleLine]{ID: "drawn", Title: "Drawn at random, seed and rationale", Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: v.drawnWords},
	)
	v.samples.Height = kit.HeightTwoLines
	v.draws = kit.NewButton(kit.Secondary, "Draw…", func() { p.do(v.draw) }).WithKey("Ins")
	v.samples.OnOpen = func(sampleLine) { p.do(v.draw) }
	v.samples.OnInsert = func() { p.do(v.draw) }
	v.samples.Empty = kit.Pad(16, 0, 0, 8, kit.NewParagraph("No site beside the central function: there is nothing to sample.", kit.Body, kit.Ink3))
	v.samples.OnWidths = p.host.KeepColumns("programme samples", v.samples.SetWidths)
	v.whether = kit.NewButton(kit.Secondary, "", func() { p.do(v.askWhether) })
	rationale := kit.NewButton(kit.Secondary, "Rationale…", func() { p.do(v.askRationale) }).WithIcon("pencil-line").WithKey(keysChange)
	v.root = kit.Pad(0, kit.EdgePage, 16, kit.EdgePage, kit.Rows(12,
		v.words, kit.Grow(container.New(matrixLayout{v.grid, samplesShare}, v.grid, kit.Pad(16, 0, 0, 0,
			kit.Rows(8, kit.GroupHead("Samples by IAF MD 1, the central function besides", v.draws, v.whether, rationale), kit.Grow(v.samples)))))))
	return v
}

// samplesShare is how much of the height the samples have at least.
const samplesShare = 0.5

// sampleWords say how many sites a rule asks for, and by which formula.
func sampleWords(l sampleLine) string {
	return fmt.Sprintf("%d: %s (%s)", l.asked.Size, l.asked.Formula, l.asked.Source)
}

// drawnWords say how the sample was drawn, so that a reviewer can draw it again.
func (v *sitesView) drawnWords(l sampleLine) string {
	switch {
	case l.record == nil && v.page.noSampling():
		return "no sampling: nothing is drawn"
	case l.record == nil:
		return "not drawn"
	}
	var names []string
	for _, id := range audittime.Redraw(*l.record) {
		names = append(names, v.page.siteName(id))
	}
	words := cmp.Or(strings.Join(names, comma), "none at random")
	if l.record.Seed != "" {
		words += ", seed " + l.record.Seed
	}
	return strings.Join(filled(words, l.record.Rationale), "; ")
}

// groupWords name a group of sites that are sampled together.
func (v *sitesView) groupWords(l sampleLine) string {
	switch {
	case l.group.Name != "":
		return l.group.Name
	case v.page.noSampling():
		return "each by itself"
	default:
		return "all alike"
	}
}

func (p *Page) siteName(id audit.ID) string {
	if s := p.now.Site(id); s != nil {
		return s.Name
	}
	return "a site that is gone"
}

func (v *sitesView) title() string              { return "Sites, and how they are sampled" }
func (v *sitesView) content() fyne.CanvasObject { return v.root }
func (v *sitesView) focus() fyne.Focusable      { return v.grid }

func (v *sitesView) acts() acts {
	return acts{
		add:  act{"Draw…", func() { v.page.do(v.draw) }, v.lockedDraw},
		edit: act{"Rationale…", func() { v.page.do(v.askRationale) }, v.page.lockedWrite},
	}
}

func (v *sitesView) lockedDraw() string {
	switch {
	case len(v.samples.Rows()) == 0:
		return "there is nothing to sample"
	case v.page.noSampling():
		return "the rationale says that sites are not sampled"
	default:
		return v.page.lockedWrite()
	}
}

func (v *sitesView) show() {
	p := v.page
	v.words.SetText("No rationale of the sample yet: say why sites may be sampled, or why each is visited (ISO/IEC 17021-1 9.1.5).")
	if p.cycle != nil && strings.TrimSpace(p.cycle.SiteSample) != "" {
		v.words.SetText(p.cycle.SiteSample)
	}
	var columns []kit.MatrixColumn
	for _, c := range p.columns {
		columns = append(columns, c.head())
	}
	var rows []kit.MatrixRow
	for i := range p.now.Sites {
		s := &p.now.Sites[i]
		name := s.Name
		if s.Central {
			name += ", central function"
		}
		row := kit.MatrixRow{Key: string(s.ID), Name: strings.Join(filled(name, s.SamplingGroup), " · ")}
		for _, c := range p.columns {
			row.Marks = append(row.Marks, p.visitMark(c, s))
		}
		rows = append(rows, row)
	}
	v.grid.SetData(columns, rows)
	v.samples.SetRows(p.sampleLines())
	why := v.lockedDraw()
	if p.noSampling() {
		why = "no sampling" // in short, as the rationale over it says
	}
	v.draws.LockFor(why)
	v.whether.SetWord("No sampling…")
	if p.noSampling() {
		v.whether.SetWord("Sample sites…")
	}
	v.whether.LockFor(p.lockedWrite())
	if _, ok := v.samples.Selected(); !ok && len(v.samples.Rows()) > 0 {
		v.samples.Select(v.samples.Rows()[0].key())
	}
}

// visitMark is what the programme plans for a site in an audit, as the matrix draws it.
func (p *Page) visitMark(c column, s *audit.Site) kit.MatrixMark {
	x := p.visitOf(c.audit.ID, s.ID)
	switch {
	case x == nil || cmp.Or(x.Coverage, audit.CoverageNone) == audit.CoverageNone:
		if s.Central && !c.isOver() && len(p.columnVisits(c)) > 0 && c.audit.Kind != audit.Stage1 {
			return kit.MatrixMark{Kind: kit.CellMissing, Words: "must, missing"}
		}
		return kit.MatrixMark{Kind: kit.CellNone}
	case x.Coverage == audit.CoverageCarriedOver:
		return kit.MatrixMark{Kind: kit.CellCarried, Words: "carried over"}
	case c.isOver():
		return kit.MatrixMark{Kind: kit.CellDone, Words: "visited"}
	case x.Coverage == audit.CoverageMust:
		return kit.MatrixMark{Kind: kit.CellMust, Words: "must"}
	case x.Random:
		return kit.MatrixMark{Kind: kit.CellSample, Words: "drawn"}
	default:
		return kit.MatrixMark{Kind: kit.CellSample, Words: "chosen"}
	}
}

// columnVisits are the sites that the programme visits in an audit.
func (p *Page) columnVisits(c column) []audit.ID {
	var out []audit.ID
	for i := range p.now.ProgrammeSites {
		x := &p.now.ProgrammeSites[i]
		if x.Audit == c.audit.ID && (x.Coverage == audit.CoverageMust || x.Coverage == audit.CoverageSample) {
			out = append(out, x.Site)
		}
	}
	return out
}

// sampleLines are the samples that rules ask for: of each group of sites, in each audit that samples.
func (p *Page) sampleLines() []sampleLine {
	var out []sampleLine
	for _, c := range p.columns {
		for _, g := range audittime.Groups(p.now) {
			asked, err := audittime.SampleOf(audittime.Sampling{Kind: c.audit.Kind, Sites: int64(len(g.Sites)), NoSampling: p.noSampling()})
			if err != nil {
				continue // an audit of a kind that samples no sites
			}
			l := sampleLine{column: c, group: g, asked: asked}
			for _, id := range p.columnVisits(c) {
				if slices.Contains(g.Sites, id) {
					l.visits++
				}
			}
			for i := range p.now.SiteSamples {
				if string(p.now.SiteSamples[i].ID) == l.key() {
					l.record = &p.now.SiteSamples[i]
				}
			}
			out = append(out, l)
		}
	}
	return out
}

// noSampling reports whether the rationale says that sites are not sampled.
func (p *Page) noSampling() bool {
	if p.cycle == nil {
		return false
	}
	_, none := p.cycle.NoSampling()
	return none
}

// turn makes must sample, sample none, none must.
func (v *sitesView) turn() {
	site, c, ok := v.current()
	if !ok || c.isOver() {
		return
	}
	to := audit.CoverageMust
	if x := v.page.visitOf(c.audit.ID, site.ID); x != nil {
		to = map[audit.Coverage]audit.Coverage{audit.CoverageMust: audit.CoverageSample, audit.CoverageSample: audit.CoverageNone}[x.Coverage]
		to = cmp.Or(to, audit.CoverageMust)
	}
	words := site.Name + ", " + c.audit.Title() + ": " + coverageWord(to)
	v.page.save("Programme: "+words, words, v.page.visitChange(c.audit.ID, site.ID, func(x *audit.ProgrammeSite) { x.Coverage, x.Random = to, false }))
}

func (v *sitesView) current() (*audit.Site, column, bool) {
	row, col, ok := v.grid.Current()
	site := v.page.now.Site(audit.ID(row))
	if !ok || site == nil || col >= len(v.page.columns) {
		return nil, column{}, false
	}
	return site, v.page.columns[col], true
}

// visitChange changes what the programme plans for a site in an audit.
func (p *Page) visitChange(of, site audit.ID, change func(*audit.ProgrammeSite)) casefile.Change {
	before := p.visitOf(of, site)
	after := &audit.ProgrammeSite{Record: audit.Record{ID: audit.ProgrammeSiteID(of, site)}, Audit: of, Site: site}
	ch := casefile.Change{After: after}
	if before != nil {
		after, ch.Before = audit.Clone(before), before
		ch.After = after
	}
	change(after)
	return ch
}
