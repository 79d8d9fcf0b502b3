package programme

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// matrixView is the matrix with what its cell says in words, and the legend beneath.
type matrixView struct {
	page    *Page
	grid    *kit.Matrix
	foot    *kit.Text // of the current cell
	warn    *kit.Icon // before it, when a rule warns of the cell
	columns int       // shown
	note    string    // what the last key did not do, and why
	root    *fyne.Container
}

func newMatrixView(p *Page) *matrixView {
	v := &matrixView{page: p, grid: kit.NewMatrix(), foot: kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated()}
	v.warn = kit.NewIcon("triangle-alert", kit.IconInChip, kit.Minor)
	v.grid.SignTitle, v.grid.NameTitle = "Clause", "Controls and themes"
	v.grid.OnMove = func() { v.note = ""; v.showFoot() }
	v.grid.OnTurn = func() { v.page.do(v.turn) }
	v.grid.OnOpen = v.openCell
	v.grid.OnMenu = v.menu
	foot := kit.Fixed(0, 20, kit.Cols(6, v.warn, kit.Grow(v.foot)))
	v.root = kit.Pad(0, kit.EdgeSide, 4, kit.EdgePage, container.New(matrixLayout{grid: v.grid}, v.grid,
		kit.Rows(0, kit.Pad(5, 0, 0, 0, foot), kit.Fixed(0, 24, legend()))))
	return v
}

// legend says what the signs mean.
func legend() fyne.CanvasObject {
	sign := func(icon, words string, t kit.Token) fyne.CanvasObject {
		return kit.Cols(6, kit.NewIcon(icon, kit.IconInChip, t), kit.NewText(words, kit.Small).In(kit.Ink2))
	}
	square := func(fill, edge kit.Token, words string) fyne.CanvasObject {
		box := kit.NewBox(fill).Rounded(2).Edged(edge, 1)
		return kit.Cols(6, kit.Middle(8, kit.Fixed(8, 8, box)), kit.NewText(words, kit.Small).In(kit.Ink2))
	}
	return kit.Cols(18,
		sign("check", "audited", kit.Good), sign("corner-down-right", "carried over to the next audit", kit.Minor),
		square(kit.Accent, kit.Accent, "must, by 17021-1"), square(kit.Surface, kit.Accent, "planned sample"),
		kit.Grow(kit.NewText("", kit.Small)),
		kit.NewText("Must, sample, none", kit.Small).In(kit.Ink3), kit.NewText("Space", kit.Key).In(kit.Ink3))
}

func (v *matrixView) title() string              { return "" }
func (v *matrixView) content() fyne.CanvasObject { return v.root }
func (v *matrixView) focus() fyne.Focusable      { return v.grid }

func (v *matrixView) acts() acts {
	return acts{
		edit:   act{"Change with reason…", func() { v.page.do(v.askChange) }, v.lockedCell},
		remove: act{"Plan nothing", func() { v.page.do(func() { v.set(audit.CoverageNone) }) }, v.lockedCell},
	}
}

func (v *matrixView) show() {
	p := v.page
	columns := make([]kit.MatrixColumn, len(p.columns))
	for i, c := range p.columns {
		columns[i] = c.head()
	}
	rows := make([]kit.MatrixRow, len(p.lines))
	for i, l := range p.lines {
		row := kit.MatrixRow{Key: l.key, Sign: l.sign, Name: l.name, RuleOver: l.rule}
		for _, c := range p.columns {
			row.Marks = append(row.Marks, c.cellOf(l).mark(c, l, p.isMissing(c, l)))
		}
		rows[i] = row
	}
	fresh := len(v.page.columns) != v.columns
	v.columns = len(columns)
	v.grid.SetData(columns, rows)
	if fresh {
		v.selectNext()
	}
	v.showFoot()
}

// selectNext goes to the audit that is planned next.
func (v *matrixView) selectNext() {
	row, _, _ := v.grid.Current()
	for i, c := range v.page.columns {
		if !c.isOver() {
			v.grid.Select(row, i)
			return
		}
	}
}

// current is the line and audit of the current cell; ok is false while there is none.
func (v *matrixView) current() (line, column, bool) {
	row, col, ok := v.grid.Current()
	l := lineAt(v.page.lines, row)
	if !ok || l == nil || col >= len(v.page.columns) {
		return line{}, column{}, false
	}
	return *l, v.page.columns[col], true
}

func lineAt(lines []line, key string) *line {
	for i := range lines {
		if lines[i].key == key {
			return &lines[i]
		}
	}
	return nil
}

// showFoot says of the current cell what its few words cannot.
func (v *matrixView) showFoot() {
	l, c, ok := v.current()
	if !ok {
		v.foot.SetText("")
		show(v.warn, false)
		return
	}
	words := l.title() + ", " + c.audit.Title() + ": " + v.page.cellWords(l, c)
	if v.note != "" {
		words = v.note
	}
	v.foot.SetText(words)
	show(v.warn, v.note != "" || v.page.isMissing(c, l))
	v.root.Refresh()
}

// cellWords says a cell in a sentence: what is planned, what was done, what is to be verified, and why it was changed.
func (p *Page) cellWords(l line, c column) string {
	if len(l.points) > 0 {
		return pointsWords(c.pointsOf(l), c.complaintDays())
	}
	x := c.cellOf(l)
	parts := []string{coverageWords(x, l)}
	if p.isMissing(c, l) {
		parts = []string{p.rangeOf(c.missingOf(l)) + " must be planned and is not. " + p.mandatoryWords(c)}
	}
	if len(x.carried) > 0 {
		parts = append(parts, p.rangeOf(x.carried)+" carried over to the next audit")
	}
	if x.soaRead {
		parts = append(parts, "Statement of Applicability read")
	}
	if len(x.audited) > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d audited, %s", len(x.audited), len(l.numbers), dayWords(x.days)))
	}
	for _, f := range x.verify {
		parts = append(parts, "verify "+f.Grade.Word()+" "+f.ShortLabel()+" ("+string(f.Requirement)+")")
	}
	if why := p.reasonOf(l, c); why != "" {
		parts = append(parts, "“"+why+"”")
	}
	return strings.Join(parts, "; ")
}

// pointsWords say what rules ask of the audit, and what of it is settled; else on which days its plan takes complaints up.
func pointsWords(points []audit.Point, planned []date.Date) string {
	var out []string
	for _, p := range points {
		words := p.Title + " (" + p.Source + ")"
		if p.Settled() {
			words += ", settled"
		}
		out = append(out, words)
	}
	switch {
	case len(out) > 0:
		return strings.Join(out, "; ")
	case len(planned) > 0:
		return "complaints in the plan, " + dayWords(planned) + "; no rule asks for more in this audit"
	default:
		return "not asked for"
	}
}

func coverageWords(x cell, l line) string {
	switch {
	case l.out:
		return "excluded by the Statement of Applicability"
	case x.coverage == audit.CoverageMust:
		return partWords("must", x, l)
	case x.coverage == audit.CoverageSample:
		return partWords("sample", x, l)
	default:
		return "not planned"
	}
}

// reasonOf is why the cell was changed, "" for none.
func (p *Page) reasonOf(l line, c column) string {
	for _, n := range l.numbers {
		if x := p.cellRecord(c.audit.ID, n); x != nil && x.Reason != "" {
			return x.Reason
		}
	}
	return ""
}

func (p *Page) cellRecord(of audit.ID, n audit.Number) *audit.ProgrammeCell {
	id := audit.ProgrammeCellID(of, n)
	for i := range p.now.ProgrammeCells {
		if p.now.ProgrammeCells[i].ID == id {
			return &p.now.ProgrammeCells[i]
		}
	}
	return nil
}

// rangeOf writes numbers as the standard's: 9.2.1, A.4.2–A.4.4.
func (p *Page) rangeOf(numbers []audit.Number) string {
	return p.cases.Catalogue().FormatRange(texts(numbers))
}

// selectRecord goes to the column of an audit, or to the cell in which a finding is verified.
func (v *matrixView) selectRecord(record audit.ID) {
	row, _, _ := v.grid.Current()
	for i, c := range v.page.columns {
		if c.audit.ID == record {
			v.grid.Select(row, i)
		}
		for _, f := range c.verify {
			for _, l := range v.page.lines {
				if f.ID == record && l.holds(f.Requirement) {
					v.grid.Select(l.key, i)
				}
			}
		}
	}
	v.showFoot()
}

// openCell follows the cell: to the first finding that is verified in it, else to the plan of its audit.
func (v *matrixView) openCell() {
	l, c, ok := v.current()
	if !ok {
		return
	}
	if x := c.cellOf(l); len(x.verify) > 0 {
		v.page.host.Go(page.Findings, x.verify[0].ID)
		return
	}
	v.page.host.Go(page.Plan, c.audit.ID)
}
