package clientreturn

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// The kinds of lines, which are the filters too.
const (
	previewAll     = "all"
	previewNew     = "new"
	previewChanged = "changed"
	previewDoubt   = "doubt"
	previewLocked  = "locked"
	previewRemark  = "remark"
)

// line is a cell of the return that differs from the case, or a remark about it.
type line struct {
	key    string
	kind   string
	group  string // number of the nonconformity, "" for the workbook
	cell   audit.PlannedCell
	remark string
}

// tickable reports whether the cell can be taken at all.
func (l line) tickable() bool {
	switch l.cell.State {
	case audit.CellNew, audit.CellChanged, audit.CellDoubt:
		return true
	case audit.CellRefused:
	}
	return false
}

// linesOf are the lines of a return: by nonconformity in the order of the case, what concerns the workbook first.
func linesOf(in *casefile.ResponseImport) []line {
	var out []line
	remarks := map[string]string{}
	for _, r := range in.Plan.Remarks {
		if r.Cell != "" {
			remarks[r.Cell] = r.Message
		}
	}
	told := map[string]bool{}
	for _, cell := range in.Plan.Cells {
		l := line{key: cell.Cell + " " + cell.Field, kind: kindOf(cell.State), group: cell.Label, cell: cell, remark: remarks[cell.Cell]}
		told[cell.Cell] = true
		out = append(out, l)
	}
	for _, cell := range in.Plan.Locked {
		out = append(out, line{key: cell.Cell + " locked", kind: previewLocked, group: cell.Label, cell: cell, remark: remarks[cell.Cell]})
		told[cell.Cell] = true
	}
	for i, r := range in.Plan.Remarks {
		if told[r.Cell] && r.Cell != "" {
			continue
		}
		l := line{key: fmt.Sprintf("remark %d", i), kind: previewRemark, remark: r.Message, cell: audit.PlannedCell{Cell: r.Cell, Record: r.Record, State: audit.CellRefused}}
		l.group = labelOf(in, r.Record)
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b line) int { return cmp.Compare(a.group, b.group) })
	return out
}

// labelOf is the number of what was asked, "" for the workbook as a whole.
func labelOf(in *casefile.ResponseImport, record audit.ID) string {
	if i := slices.IndexFunc(in.Plan.Asked, func(a audit.Asked) bool { return a.ID == record }); i >= 0 {
		return in.Plan.Asked[i].Label
	}
	return ""
}

func kindOf(s audit.CellState) string {
	switch s {
	case audit.CellNew:
		return previewNew
	case audit.CellChanged:
		return previewChanged
	case audit.CellDoubt:
		return previewDoubt
	case audit.CellRefused:
		return previewRemark
	default:
		return previewRemark
	}
}

// mark is how a kind of line looks: icon, word, colour.
func mark(kind string) (icon, word string, colour kit.Token) {
	switch kind {
	case previewNew:
		return "plus", "new", kit.Accent
	case previewChanged:
		return "pencil-line", "changed", kit.Minor
	case previewDoubt:
		return "circle-alert", "look at it", kit.Minor
	case previewLocked:
		return "lock", "locked, changed", kit.Minor
	default:
		return "info", "not taken", kit.Ink2
	}
}

// segments are the filters with their counts; those without lines are left out.
func (v *Preview) segments() []kit.Segment {
	counts := map[string]int{}
	for _, l := range v.lines {
		counts[l.kind]++
	}
	out := []kit.Segment{{ID: previewAll, Word: "To look at", Count: fmt.Sprint(len(v.lines))}}
	for _, k := range []struct{ id, word string }{
		{previewNew, "New"}, {previewChanged, "Changed"}, {previewDoubt, "Doubtful"}, {previewLocked, "Locked"}, {previewRemark, "Not taken"},
	} {
		if counts[k.id] > 0 {
			icon, _, colour := mark(k.id)
			out = append(out, kit.Segment{ID: k.id, Icon: icon, Word: k.word, Count: fmt.Sprint(counts[k.id]), Color: colour})
		}
	}
	return out
}

// fieldWord is what a field is called in the workbook.
func fieldWord(name string) string {
	switch name {
	case "target_date":
		return "Done by"
	case "done_on":
		return "Done on"
	case "extent":
		return "Where else"
	case "action":
		return "Corrective action"
	case "evidence_text":
		return "Evidence"
	case "requirement":
		return "Clause"
	case "state", "answer":
		return "Answer"
	case "detail":
		return "Version"
	case "received_on":
		return "Provided on"
	case "query":
		return "Question"
	case "":
		return ""
	default:
		r := []rune(name)
		return string(r[0]-'a'+'A') + string(r[1:])
	}
}

// Measures of a line; it grows with its text up to a number of lines, the side shows all of it.
const (
	tickWidth, fieldWidth, caseWidth, resultWidth = 48, 128, 176, 148
	tickSize                                      = 16
	mostLines                                     = 12
	previewPad                                    = 6
)

func newGrid(v *Preview) *kit.Grid[line] {
	g := kit.NewGrid(func(l line) string { return l.key },
		kit.Column[line]{ID: "tick", Width: tickWidth, Min: tickWidth, Cell: v.tickCell},
		kit.Column[line]{ID: "field", Title: "Cell", Width: fieldWidth, Cell: textCell(kit.Ink2, func(l line) string { return fieldWord(l.cell.Field) })},
		kit.Column[line]{ID: "case", Title: "In the case", Width: caseWidth, Cell: textCell(kit.Ink2, func(l line) string { return orDash(l.cell.Old) })},
		kit.Column[line]{ID: "book", Title: "In the workbook", Min: 200, Cell: textCell(kit.Ink, line.says)},
		kit.Column[line]{ID: "result", Title: "Result", Width: resultWidth, Cell: resultCell})
	g.RowHeight = func(l line) float32 {
		wide := max(g.Size().Width-tickWidth-fieldWidth-caseWidth-resultWidth-16, 200)
		lines, _ := kit.Wrap(l.says(), kit.Body, wide)
		before, _ := kit.Wrap(l.cell.Old, kit.Body, caseWidth-16)
		return float32(min(max(lines, before, 1), mostLines))*kit.Body.LineHeight() + 2*previewPad
	}
	g.GroupBy(func(l line) string { return v.groupTitle(l.group) }, func(title string, _ int) string { return v.groupCount(title) })
	g.OnSelect = func(line) { v.side.show() }
	g.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeySpace {
			v.tick()
			return true
		}
		return false
	}
	g.OnOpen = func(line) { v.tick() }
	return g
}

// says is what the workbook has, or the remark where that is no cell.
func (l line) says() string {
	if l.cell.Field == "" {
		return l.remark
	}
	return orDash(l.cell.New)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// groupTitle is what stands over the cells of a nonconformity: its number, grade and clause; the number of what else was asked.
func (v *Preview) groupTitle(label string) string {
	if label == "" {
		return "The workbook"
	}
	for i := range v.now.Findings {
		if f := &v.now.Findings[i]; f.Label() == label {
			return label + "   " + f.Grade.Word() + "   " + string(f.Requirement)
		}
	}
	for i := range v.now.DocumentRequests {
		if d := &v.now.DocumentRequests[i]; labelOf(v.in, d.ID) == label {
			return label + "   " + d.Title
		}
	}
	return label
}

// groupCount says what there is in a group: 4 new, 1 locked.
func (v *Preview) groupCount(title string) string {
	counts := map[string]int{}
	for _, l := range v.shown {
		if v.groupTitle(l.group) == title {
			counts[l.kind]++
		}
	}
	var out []string
	for _, kind := range []string{previewNew, previewChanged, previewDoubt, previewLocked, previewRemark} {
		if n := counts[kind]; n > 0 {
			_, word, _ := mark(kind)
			out = append(out, fmt.Sprintf("%d %s", n, strings.TrimSuffix(word, ", changed")))
		}
	}
	return strings.Join(out, ", ")
}

// textCell is a cell with a text of up to mostLines lines.
func textCell(ink kit.Token, text func(line) string) func() kit.Cell[line] {
	return func() kit.Cell[line] {
		p := kit.NewParagraph("", kit.Body, ink).AtMostLines(mostLines)
		return kit.Cell[line]{Object: p, Update: func(l line, _ bool) { p.SetText(text(l)) }}
	}
}

// tickCell is the box of a cell that can be taken, the lock of one that is not the client's.
func (v *Preview) tickCell() kit.Cell[line] {
	box, tick, none := kit.NewBox(kit.Surface).Rounded(kit.RadiusChip), kit.NewIcon("check", kit.IconInChip, kit.OnAccent), kit.NewIcon("lock", kit.IconSize, kit.Ink3)
	drawn := kit.Fixed(tickSize, tickSize, kit.Layers(box, tick, none))
	return kit.Cell[line]{Object: kit.Pad(0, 0, 0, 24, kit.Cols(0, drawn, kit.Spacer())), Update: func(l line, _ bool) {
		on := l.tickable() && v.ticked[l.key]
		box.Hidden, tick.Hidden, none.Hidden = !l.tickable(), !on, l.kind != previewLocked
		if on {
			box.Set(kit.Accent, kit.Accent, 1)
		} else {
			box.Set(kit.Surface, kit.Ctrl, 1)
		}
	}}
}

func resultCell() kit.Cell[line] {
	icon, word := kit.NewIcon("plus", kit.IconSize, kit.Accent), kit.NewText("", kit.Body)
	return kit.Cell[line]{Object: kit.Cols(6, icon, kit.Grow(word)), Update: func(l line, _ bool) {
		name, words, colour := mark(l.kind)
		icon.SetName(name)
		icon.SetColor(colour)
		word.In(colour)
		word.SetText(words)
	}}
}
