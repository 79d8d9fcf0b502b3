package meeting

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// presented is what the closing meeting presents: the findings with the numbers that they have or will get, what keeps
// each from being issued, and of the one chosen what the client disputes and who acknowledged it.
type presented struct {
	page     *Page
	grid     *kit.Grid[presentedRow]
	form     *form.Form[audit.Finding, *audit.Finding]
	checked  map[audit.ID]checked
	dates    *kit.Paragraph // by when responses are due
	label    *kit.Text      // of the finding chosen
	left     *kit.Paragraph // what keeps it from being issued
	leftLine *fyne.Container
	leftIcon *kit.Icon
	detail   *fyne.Container
	foot     *fyne.Container
	root     fyne.CanvasObject
}

// presentedRow is a finding as the list shows it.
type presentedRow struct {
	*audit.Finding
	number string   // that it has or will get
	left   []string // what keeps it from being issued
	open   int      // remarks on its wording that may be left
}

// checked is what the wording check said of a finding as it was when it was looked at.
type checked struct {
	seen     audit.Seen
	accepted int
	errors   []string
	open     int
}

func newPresented(p *Page) *presented {
	v := &presented{page: p, checked: map[audit.ID]checked{}}
	v.form = newForm(p, func(f *audit.Finding) string { return "Finding " + f.Label() },
		form.Spec{Name: "disputed", Label: "The client disputes it"},
		form.Spec{Name: "dispute", Label: "What the client holds against it", Lines: 2},
		form.Spec{Name: "dispute_outcome", Label: "What came of it", Lines: 2},
		form.Spec{Name: "acknowledged_by", Label: "Acknowledged by", Help: "Acknowledging is not agreeing", Half: true},
		form.Spec{Name: "acknowledged_on", Label: "On"},
	)
	v.form.Settle(toSettle)
	v.form.Edited(func() { p.follow() })
	v.form.Field("dispute").SetHint(keysDispute)
	v.grid = v.newGrid()
	v.build()
	return v
}

// toSettle is what a dispute or an acknowledgement lacks that may be written without it.
func toSettle(f *audit.Finding) map[string]string {
	out := map[string]string{}
	if f.Disputed && strings.TrimSpace(f.Dispute) == "" {
		out["dispute"] = "say it in the client’s words"
	}
	if !f.Disputed && strings.TrimSpace(f.Dispute) != "" {
		out["dispute"] = "tick that the client disputes it"
	}
	if f.AcknowledgedBy != "" && f.AcknowledgedOn.IsZero() {
		out["acknowledged_on"] = "say when"
	}
	return out
}

// dispute records that the client disputes the finding chosen, and goes to what it holds against it.
func (v *presented) dispute() {
	f := v.form.Record()
	if f == nil || v.page.lockedMeeting() != "" {
		return
	}
	if !f.Disputed {
		v.form.Change("disputed", func(f *audit.Finding) { f.Disputed = true })
	}
	v.form.Focus(v.page.host.Window().Canvas(), "dispute")
}

func (v *presented) build() {
	v.dates = kit.NewParagraph("", kit.SmallFigures, kit.Ink2)
	v.label = kit.NewText("", kit.BodyStrongFigures).Truncated()
	v.left, v.leftIcon = kit.NewParagraph("", kit.Small, kit.Ink2), kit.NewIcon("triangle-alert", kit.IconInStatus, kit.Minor)
	v.leftLine = kit.Cols(6, kit.Top(v.leftIcon), kit.Grow(v.left))
	open := kit.NewButton(kit.Link, "Open", func() { v.goTo() }).Small()
	v.detail = kit.Rows(8, kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Grow(v.label), open)), v.leftLine, v.form.Content())
	scroll := kit.Scrolled(kit.Pad(8, kit.EdgeSide, 12, kit.EdgeSide, v.detail))
	acknowledge := kit.NewButton(kit.Secondary, "Acknowledged by…", v.acknowledge).Small().WithIcon("pencil-line").WithKey(keysAcknowledge)
	v.foot = kit.Pad(8, kit.EdgeSide, 10, kit.EdgeSide, kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Spacer(), acknowledge)))
	v.root = kit.Rows(0,
		kit.Pad(2, kit.EdgeSide, 8, kit.EdgeSide, v.dates),
		kit.Grow(container.New(&overLayout{v.grid}, v.grid, kit.Rows(0, kit.Hairline(), kit.Grow(scroll)))), v.foot)
}

func (v *presented) newGrid() *kit.Grid[presentedRow] {
	badge := func() kit.Cell[presentedRow] {
		c := kit.NewChip("", "", kit.Ink2)
		return kit.Cell[presentedRow]{Object: kit.Cols(0, c, kit.Spacer()), Update: func(r presentedRow, _ bool) {
			m := kit.MarkOf(string(r.Grade))
			if r.Grade == "" {
				m = kit.Mark{Icon: "circle", Word: "No grade", Token: kit.Ink2}
			}
			c.Set(m.Icon, m.Word, m.Token)
		}}
	}
	state := func() kit.Cell[presentedRow] {
		s := kit.NewStatus("", "", kit.Ink2)
		return kit.Cell[presentedRow]{Object: s, Update: func(r presentedRow, _ bool) {
			icon, words, colour := r.state()
			s.Set(icon, words, colour)
		}}
	}
	number := func() kit.Cell[presentedRow] {
		t := kit.NewText("", kit.BodyFigures).Truncated()
		return kit.Cell[presentedRow]{Object: t, Update: func(r presentedRow, _ bool) {
			t.SetText(r.number)
			t.SetColor(kit.Ink3)
			if r.State.IsIssued() {
				t.SetColor(kit.Ink)
			}
		}}
	}
	g := kit.NewGrid(func(r presentedRow) string { return string(r.ID) },
		kit.Column[presentedRow]{ID: "grade", Title: "Grade", Width: 88, Min: 86, Text: func(r presentedRow) string { return r.Grade.Word() }, Cell: badge},
		kit.Column[presentedRow]{ID: "number", Title: "Number", Width: 138, Min: 132, Text: func(r presentedRow) string { return r.number }, Cell: number},
		kit.Column[presentedRow]{ID: "clause", Title: "Clause", Width: 64, Min: 62, HideBelow: sideWidth - 40, Style: kit.BodyFigures, Text: func(r presentedRow) string { return string(r.Requirement) }},
		kit.Column[presentedRow]{ID: "state", Title: "State", Min: 92, Text: func(r presentedRow) string { _, w, _ := r.state(); return w }, Cell: state},
	)
	g.Height = kit.HeightCompact
	g.OnSelect = func(r presentedRow) { v.open(r.Finding) }
	g.OnOpen = func(presentedRow) { v.form.Focus(v.page.host.Window().Canvas(), "dispute") }
	g.Empty = kit.Pad(16, kit.EdgeSide, 0, kit.EdgeSide, kit.NewText("This audit has no finding.", kit.Body).In(kit.Ink3))
	return g
}

// state is how a finding stands, in a word.
func (r presentedRow) state() (icon, words string, colour kit.Token) {
	switch {
	case r.State.IsIssued() && r.Disputed:
		return "message-square-warning", "disputed", kit.Minor
	case r.State == audit.Withdrawn:
		return "ban", "withdrawn", kit.Ink2
	case r.State.IsIssued() && r.AcknowledgedBy != "":
		return "circle-check", "acknowledged", kit.Good
	case r.State.IsIssued():
		return "mail", "issued", kit.Ink2
	case len(r.left) > 0:
		return "triangle-alert", fmt.Sprintf("%d to settle", len(r.left)), kit.Minor
	case r.State == audit.FindingReady:
		return "circle-check", "ready", kit.Good
	default:
		return "pencil-line", "draft", kit.Ink2
	}
}

// rows are the findings of the audit as they are presented: those issued by their numbers, the others in the order of the
// numbers that they will get.
func (v *presented) rows() []presentedRow {
	p := v.page
	if p.about == nil {
		return nil
	}
	var out []presentedRow
	for i := range p.now.Findings {
		if f := &p.now.Findings[i]; f.Audit == p.about.ID && f.State.IsIssued() {
			out = append(out, presentedRow{Finding: f, number: f.Number})
		}
	}
	slices.SortFunc(out, func(a, b presentedRow) int { return strings.Compare(a.number, b.number) })
	for _, f := range v.plan() {
		said := v.check(p.now.Finding(f.ID))
		r := presentedRow{Finding: p.now.Finding(f.ID), number: f.Number, left: said.errors, open: said.open}
		if p.about.StartsOn.IsZero() {
			r.number = f.DraftNumber
		}
		out = append(out, r)
	}
	return out
}

// plan returns the findings as they will be issued today.
func (v *presented) plan() []*audit.Finding {
	return audit.IssuePlan(v.page.now, v.page.about, v.page.host.Today())
}

// check returns what keeps a draft from being issued: what it lacks (R-3-1), and faults of its wording.
func (v *presented) check(f *audit.Finding) checked {
	accepted := len(v.page.now.Acceptances)
	if c, ok := v.checked[f.ID]; ok && c.seen == f.Seen() && c.accepted == accepted && c.seen != 0 {
		return c
	}
	c := checked{seen: f.Seen(), accepted: accepted}
	for _, problem := range f.Unready() {
		c.errors = append(c.errors, form.Sentence(problem.Message))
	}
	w, err := v.page.cases.Wording(context.Background(), f)
	if err != nil {
		c.errors = append(c.errors, form.Sentence(err.Error()))
	}
	if !w.Issuable() && len(c.errors) == 0 { // what is missing is said once
		for _, r := range w.Remarks {
			if alone := (casefile.Wording{Remarks: []casefile.Remark{r}}); !alone.Issuable() {
				c.errors = append(c.errors, r.Title)
			}
		}
	}
	c.open = len(w.Open)
	v.checked[f.ID] = c
	return c
}

// show shows the findings; what is being typed of one stays.
func (v *presented) show() {
	m := v.page.meeting()
	if m == nil || m.Kind != audit.ClosingMeeting {
		return
	}
	if f := v.form.Record(); f != nil {
		switch now := v.page.now.Finding(f.ID); {
		case now == nil && v.form.IsSettled():
			v.form.Discard(f.ID)
		case now != nil:
			v.form.Renew(now)
		}
	}
	rows := v.rows()
	v.grid.SetRows(rows)
	if _, ok := v.grid.Selected(); !ok && len(rows) > 0 {
		v.grid.Select(string(rows[0].ID))
	}
	if r, ok := v.grid.Selected(); ok && (v.form.Record() == nil || v.form.Record().ID != r.ID) {
		v.form.Open(v.page.now.Finding(r.ID))
	}
	readOnly := v.page.host.ReadOnly()
	v.form.Lock(readOnly)
	v.foot.Hidden = readOnly
	v.showDates(rows)
	v.showDetail()
}

// open shows a finding in the form.
func (v *presented) open(f *audit.Finding) {
	v.form.Open(v.page.now.Finding(f.ID))
	v.showDetail()
}

// close writes what is being edited and edits nothing.
func (v *presented) close() {
	if v.form.IsOpen() {
		v.form.Close(v.page.host.Window().Canvas())
	}
}

// showDetail shows the finding chosen, and what keeps it from being issued.
func (v *presented) showDetail() {
	r, ok := v.grid.Selected()
	v.detail.Hidden = !ok
	if !ok {
		return
	}
	label := r.number
	if !r.State.IsIssued() && r.DraftNumber != "" && r.DraftNumber != r.number {
		label = r.DraftNumber + ", will be " + r.number
	}
	v.label.SetText(label)
	words, icon, colour := strings.Join(r.left, ". "), "triangle-alert", kit.Minor
	switch {
	case r.State.IsIssued():
		words, icon, colour = "Its wording is frozen; a later change is an amendment with its reason.", "lock", kit.Ink3
	case words == "" && r.open > 0:
		words = "Remarks on the wording left open: " + fmt.Sprint(r.open)
	}
	v.left.SetText(words)
	v.leftIcon.SetName(icon)
	v.leftIcon.SetColor(colour)
	v.leftLine.Hidden = words == ""
	v.detail.Refresh()
}

// showDates tells by when the client's responses are due, for each grade.
func (v *presented) showDates(rows []presentedRow) {
	findings := v.plan()
	if len(findings) == 0 {
		for _, r := range rows {
			findings = append(findings, r.Finding)
		}
	}
	v.dates.SetText(strings.Join(dueWords(findings), "\n"))
	v.dates.Hidden = v.dates.Text() == ""
}

// dueWords says for each grade by when response and evidence are due, once.
func dueWords(findings []*audit.Finding) []string {
	var out []string
	for _, g := range audit.AllGrades() {
		i := slices.IndexFunc(findings, func(f *audit.Finding) bool { return f.Grade == g && !f.ResponseDue.IsZero() })
		if i < 0 {
			continue
		}
		words := g.Word() + ": response by " + findings[i].ResponseDue.String()
		if due := findings[i].EvidenceDue; !due.IsZero() {
			words += ", evidence by " + due.String()
		}
		out = append(out, words)
	}
	return out
}

// goTo leads to the finding chosen on its own page.
func (v *presented) goTo() {
	if r, ok := v.grid.Selected(); ok {
		v.page.host.Go(page.Findings, r.ID)
	}
}

// overLayout puts a list over what is said of its chosen row: as high as its rows, but no more than half of the pane.
type overLayout struct{ grid *kit.Grid[presentedRow] }

// MinSize implements fyne.Layout.
func (*overLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(sideMin, 200) }

// Layout implements fyne.Layout.
func (y *overLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rows := kit.HeightHeader + 1 + kit.HeightCompact*float32(max(1, len(y.grid.Rows())))
	height := min(rows, size.Height/2)
	o[0].Resize(fyne.NewSize(size.Width, height))
	o[1].Move(fyne.NewPos(0, height))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}
