package evidence

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// seen is the list of what was seen, heard or read.
type seen struct {
	page  *Page
	grid  *kit.Grid[seenRow]
	whole *fyne.Container // the grid, no row of it cut
	form  *material.EvidenceForm
	files *material.Files
	pane  *container.Scroll
	ahead audit.ID // a new one that is on its way to the case

	of    *audit.Case // that names and rows are of
	scope audit.ID    // the same: "" for all audits
	names names
	rows  []seenRow
}

func newSeen(p *Page) *seen {
	v := &seen{page: p, grid: kit.NewGrid(seenRow.key, seenColumns()...)}
	v.grid.Height = kit.HeightTwoLines
	v.grid.OnSelect = func(r seenRow) { v.follow(r) }
	v.grid.OnOpen = func(seenRow) { v.edit() }
	v.grid.OnInsert = v.add
	v.grid.OnDelete = func(seenRow) { v.remove() }
	v.grid.OnWidths = p.host.KeepColumns("evidence", v.grid.SetWidths)
	v.grid.Empty = kit.Pad(24, 24, 0, 24, kit.NewText("No evidence like this. Esc shows all.", kit.Body).In(kit.Ink3))
	v.whole = kit.WholeRows(v.grid, nil)
	v.form = p.m.NewEvidenceForm(func() { v.refreshPane() })
	v.files = p.m.NewFiles("Seen, not kept: as good as a file where it can be traced. Drop files here to keep them with it.")
	v.pane = container.NewVScroll(kit.Pad(0, kit.EdgeSide, 16, kit.EdgeSide, kit.Rows(16, v.form.Content(), v.files.Content())))
	kit.FollowFocus(v.pane)
	return v
}

func (v *seen) about() about {
	return about{id: "evidence", word: "Evidence", add: wordEvidence}
}
func (v *seen) list() fyne.CanvasObject  { return v.whole }
func (v *seen) sheet() fyne.CanvasObject { return v.pane }

func (v *seen) count() int {
	n := 0
	for i := range v.page.now.Evidence {
		if v.page.within(v.page.now.Evidence[i].Audit) {
			n++
		}
	}
	return n
}

func (v *seen) has(id audit.ID) bool {
	return slices.ContainsFunc(v.page.now.Evidence, func(e audit.Evidence) bool { return e.ID == id })
}

func (v *seen) refreshPane() {
	if v.pane != nil {
		v.pane.Refresh()
	}
}

func (v *seen) show() {
	v.build()
	rows := make([]seenRow, 0, len(v.rows))
	for i := range v.rows {
		if v.page.filter.keeps(&v.rows[i]) {
			rows = append(rows, v.rows[i])
		}
	}
	at := slices.IndexFunc(v.grid.Shown(), func(r seenRow) bool { return r.key() == v.grid.SelectedKey() })
	v.grid.SetRows(append(v.unsaved(), rows...))
	v.renew(at)
}

// build puts what is in the scope into words, when that is not done for the case as it stands.
func (v *seen) build() {
	p := v.page
	scope := p.host.Audit()
	if p.filter.whole {
		scope = ""
	}
	if v.of == p.now && v.scope == scope {
		return
	}
	v.of, v.scope = p.now, scope
	v.names = namesOf(p.now, casefile.AuthorOf(p.now, p.cases.Env().User))
	var records []*audit.Evidence
	for i := range p.now.Evidence {
		if e := &p.now.Evidence[i]; p.within(e.Audit) {
			records = append(records, e)
		}
	}
	v.rows = v.names.rowsOf(records)
}

// unsaved are rows of what cannot be written yet, or is not; they stand first, in the place of those of the case.
func (v *seen) unsaved() []seenRow {
	var out []seenRow
	for _, e := range v.form.Unsaved() {
		if !isBlank(e) && !v.has(e.ID) {
			r := v.names.row(e)
			r.unsaved = true
			out = append(out, r)
		}
	}
	return out
}

// isBlank reports whether nobody has filled in a piece of evidence.
func isBlank(e *audit.Evidence) bool {
	return e.Text == "" && e.Function == "" && e.Document == "" && e.PrivateNote == ""
}

// renew shows in the form what is new. at is where the selected row stood: where it is gone, the one in its place is taken.
func (v *seen) renew(at int) {
	c := v.page.now
	v.form.Lock(v.page.host.ReadOnly())
	if e := v.form.Record(); e != nil && v.form.Renew(c) {
		if v.ahead == e.ID && v.grid.Select(string(e.ID)) {
			v.ahead = "" // it is in the list now
		}
		v.showFiles()
		if v.ahead == e.ID || v.grid.SelectedKey() == string(e.ID) {
			return
		}
	}
	shown := v.grid.Shown()
	if _, ok := v.grid.Selected(); !ok && len(shown) > 0 {
		v.grid.Select(shown[max(0, min(at, len(shown)-1))].key())
	}
	if r, ok := v.grid.Selected(); ok {
		v.follow(r)
		return
	}
	v.form.Empty()
	v.showFiles()
}

// follow shows the selected piece of evidence in the form.
func (v *seen) follow(r seenRow) {
	if e := v.form.Record(); e == nil || e.ID != r.record.ID {
		v.ahead = ""
		v.form.Open(r.record)
	}
	v.form.Lock(v.page.host.ReadOnly())
	v.showFiles()
	v.page.showTitle()
}

// showFiles shows the files that are kept with what the form edits.
func (v *seen) showFiles() {
	e := v.form.Record()
	on := e != nil
	v.form.Content().(*fyne.Container).Hidden = !on
	v.files.Content().(*fyne.Container).Hidden = !on
	if on {
		v.files.Show(v.page.now, material.At{Audit: e.Audit, Evidence: e.ID})
	}
	v.refreshPane()
}

func (v *seen) title() string {
	switch e := v.form.Record(); {
	case e == nil:
		return ""
	case v.form.IsNew():
		return wordEvidence
	default:
		return material.Source(e)
	}
}

func (v *seen) focus() { v.page.focus(v.grid) }

// add begins a piece of evidence that is seen now; it gets into the list once it says something.
func (v *seen) add() {
	p := v.page
	if p.lockedAdd() != "" {
		return
	}
	p.host.Window().Canvas().Unfocus()
	if e := v.form.Record(); e == nil || !v.form.IsNew() || !isBlank(e) {
		fresh := p.m.NewEvidence(material.At{Audit: p.host.Audit()})
		v.form.Begin(fresh)
		v.ahead = fresh.ID
		v.grid.Select("")
	}
	v.showFiles()
	p.showBody()
	p.showTitle()
	v.edit()
}

func (v *seen) edit() {
	if v.form.Record() != nil {
		v.page.unfold()
		v.form.Focus("")
	}
}

func (v *seen) back() bool {
	if v.grid.Focused() {
		return false
	}
	if e := v.form.Record(); e != nil && v.form.IsNew() && isBlank(e) {
		v.ahead = ""
		v.form.Discard(e.ID)
		v.page.show()
	}
	v.page.Focus()
	return true
}

func (v *seen) choose(id audit.ID) bool {
	if !v.grid.Select(string(id)) {
		return false
	}
	r, _ := v.grid.Selected()
	v.follow(r)
	return true
}

func (v *seen) close() {
	v.form.Close()
	v.ahead = ""
}

func (v *seen) place() material.At {
	at := material.At{Audit: v.page.host.Audit()}
	if e := v.form.Record(); e != nil && !v.form.IsNew() {
		at.Audit, at.Evidence = e.Audit, e.ID
	}
	return at
}

func (v *seen) remove() {
	r, ok := v.grid.Selected()
	switch {
	case !ok:
	case r.unsaved:
		v.form.Discard(r.record.ID)
		v.page.show()
	default:
		v.page.m.RemoveEvidence(r.record)
	}
}

// open goes to the finding that rests on the selected piece of evidence.
func (v *seen) open() {
	c, id := v.page.now, v.chosen()
	for i := range c.Findings {
		if slices.Contains(c.Findings[i].Evidence, id) {
			v.page.host.Go(page.Findings, c.Findings[i].ID)
			return
		}
	}
	v.page.host.Toast("No finding rests on it", false)
}

func (v *seen) step(by int) { v.grid.SelectNext(by) }

func (v *seen) chosen() audit.ID { return audit.ID(v.grid.SelectedKey()) }
