package evidence

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
)

// sampledRow is a sample in the list.
type sampledRow struct {
	record  *audit.Sample
	share   string
	found   string
	clauses string
	drawn   string
}

func (r sampledRow) key() string { return string(r.record.ID) }

// sampled is the list of samples; beside it the form of one with its items.
type sampled struct {
	page  *Page
	grid  *kit.Grid[sampledRow]
	whole *fyne.Container // the grid, no row of it cut
	form  *form.Form[audit.Sample, *audit.Sample]
	items *material.Samples
	draw  *kit.Button
	pane  *container.Scroll
	body  *fyne.Container
}

func newSampled(p *Page) *sampled {
	v := &sampled{page: p, grid: kit.NewGrid(sampledRow.key, sampledColumns()...)}
	v.grid.Height = kit.HeightTwoLines
	v.grid.OnSelect = func(sampledRow) { v.follow() }
	v.grid.OnOpen = func(sampledRow) { v.edit() }
	v.grid.OnInsert = v.add
	v.grid.OnDelete = func(r sampledRow) { p.m.RemoveSample(r.record) }
	v.grid.OnWidths = p.host.KeepColumns("evidence samples", v.grid.SetWidths)
	v.grid.Empty = kit.Pad(24, 24, 0, 24, kit.NewText("No sample like this. Esc shows all.", kit.Body).In(kit.Ink3))
	v.whole = kit.WholeRows(v.grid, nil)
	v.form = p.m.SampleForm()
	v.form.Edited(v.arrange)
	v.items = p.m.NewSamples()
	v.draw = kit.NewButton(kit.Secondary, "Draw what is missing", v.drawMore).WithIcon("plus").Small()
	v.body = kit.Rows(16, v.form.Content(), kit.Cols(0, v.draw, kit.Spacer()), v.items.Content())
	v.pane = container.NewVScroll(kit.Pad(0, kit.EdgeSide, 16, kit.EdgeSide, v.body))
	kit.FollowFocus(v.pane)
	return v
}

func sampledColumns() []kit.Column[sampledRow] {
	return []kit.Column[sampledRow]{
		{ID: "name", Title: "What was sampled", Min: 140, Lines: 2, Style: kit.BodyMedium, Text: func(r sampledRow) string { return r.record.Name }, Compare: func(a, b sampledRow) int { return strings.Compare(a.record.Name, b.record.Name) }},
		{ID: "share", Title: "Drawn", Width: 84, Min: 64, Style: kit.BodyStrongFigures, Text: func(r sampledRow) string { return r.share }},
		{ID: "found", Title: "Found", Width: 190, Min: 110, Cell: foundCell, Text: func(r sampledRow) string { return r.found }},
		{ID: "drawn", Title: "How chosen", Width: 110, Min: 84, HideBelow: 560, Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(r sampledRow) string { return r.drawn }},
		{ID: "period", Title: "Period", Width: 130, Min: 80, HideBelow: 680, Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(r sampledRow) string { return r.record.Period }},
		{ID: "clauses", Title: "Clauses", Width: 96, Min: 60, HideBelow: 480, Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(r sampledRow) string { return r.clauses }},
	}
}

func foundCell() kit.Cell[sampledRow] {
	words := kit.NewParagraph("", kit.SmallFigures, kit.Ink2).AtMostLines(2)
	return kit.Cell[sampledRow]{Object: words, Update: func(r sampledRow, _ bool) {
		words.SetText(r.found)
		words.SetColor(kit.Ink2)
		if r.record.Hits > 0 {
			words.SetColor(kit.Major)
		}
	}}
}

func (v *sampled) about() about {
	return about{id: "samples", word: "Samples", add: wordSample}
}
func (v *sampled) list() fyne.CanvasObject  { return v.whole }
func (v *sampled) sheet() fyne.CanvasObject { return v.pane }

func (v *sampled) count() int {
	n := 0
	for i := range v.page.now.Samples {
		if v.page.within(v.page.now.Samples[i].Audit) {
			n++
		}
	}
	return n
}

func (v *sampled) has(id audit.ID) bool {
	id = sampleOf(v.page.now, id)
	return slices.ContainsFunc(v.page.now.Samples, func(s audit.Sample) bool { return s.ID == id })
}

func (v *sampled) show() {
	p := v.page
	items := material.ItemsBySample(p.now)
	var rows []sampledRow
	for i := range p.now.Samples {
		s := &p.now.Samples[i]
		if !p.within(s.Audit) {
			continue
		}
		r := sampledRow{record: s, share: material.ShareWords(s), found: material.ResultWords(s, items[s.ID]), clauses: joined(s.Requirements), drawn: material.DrawnWords(s)}
		labels := []string{s.Name, r.found, r.clauses, s.Period, s.Rationale}
		for _, i := range items[s.ID] {
			labels = append(labels, i.Label, i.Note)
		}
		if p.filter.says(labels...) {
			rows = append(rows, r)
		}
	}
	v.grid.SetRows(rows)
	if shown := v.grid.Shown(); v.grid.SelectedKey() == "" && len(shown) > 0 {
		v.grid.Select(shown[0].key())
	}
	v.follow()
}

// follow shows the selected sample in the form, and its items.
func (v *sampled) follow() {
	r, ok := v.grid.Selected()
	v.body.Hidden = !ok
	if !ok {
		v.form.Open(nil)
		return
	}
	if s := v.form.Record(); s != nil && s.ID == r.record.ID {
		v.form.Renew(r.record)
	} else {
		v.form.Open(r.record)
	}
	v.form.Lock(v.page.host.ReadOnly())
	v.items.Show(v.page.now, material.At{Audit: r.record.Audit, Sample: r.record.ID})
	v.arrange()
	v.page.showTitle()
}

// arrange shows the fields that the sample has, and the button that draws while there is something to draw.
func (v *sampled) arrange() {
	s := v.form.Record()
	if s == nil {
		return
	}
	v.page.m.ArrangeSample(v.form, v.page.now)
	missing := s.Drawn == audit.AtRandom && s.Population > 0 && int64(len(material.ItemsBySample(v.page.now)[s.ID])) < s.Size
	v.draw.Hidden = !missing || v.page.host.ReadOnly()
	v.body.Refresh()
	v.pane.Refresh()
}

func (v *sampled) drawMore() {
	if s := v.form.Record(); s != nil {
		v.page.m.Draw(s)
	}
}

func (v *sampled) title() string {
	if s := v.form.Record(); s != nil {
		return s.Name
	}
	return ""
}

func (v *sampled) focus() { v.page.focus(v.grid) }
func (v *sampled) add()   { v.page.m.NewSample(material.At{Audit: v.page.host.Audit()}) }

func (v *sampled) edit() {
	if v.form.IsOpen() {
		v.page.unfold()
		v.items.Focus()
	}
}

func (v *sampled) back() bool {
	if v.grid.Focused() {
		return false
	}
	v.page.Focus()
	return true
}

// choose selects a sample, or that of an item.
func (v *sampled) choose(id audit.ID) bool {
	if !v.grid.Select(string(sampleOf(v.page.now, id))) {
		return false
	}
	v.follow()
	v.items.Select(id)
	return true
}

func (v *sampled) place() material.At { return material.At{Audit: v.page.host.Audit()} }
func (v *sampled) open()              { v.edit() }
func (v *sampled) step(by int)        { v.grid.SelectNext(by) }
func (v *sampled) chosen() audit.ID   { return audit.ID(v.grid.SelectedKey()) }

func (v *sampled) close() {
	if v.form.IsOpen() {
		v.form.Close(v.page.host.Window().Canvas())
	}
}

func (v *sampled) remove() {
	if r, ok := v.grid.Selected(); ok {
		v.page.m.RemoveSample(r.record)
	}
}
