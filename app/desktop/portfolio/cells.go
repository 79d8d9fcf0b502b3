package portfolio

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
)

type cell = kit.Cell[row]

// ranks are the standings in the order in which they need attention.
var ranks = cycle.AllStandings()

func rank(r row) int { return slices.Index(ranks, r.Standing) }

// clientCell is the client's name, and beside it what the file is among several of the case.
func (l *list) clientCell() cell {
	name, copied := kit.NewText("", kit.BodyMedium).Truncated(), newCopyMark()
	line := kit.Cols(8, kit.Grow(name), copied)
	return cell{Object: line, Update: func(r row, _ bool) {
		name.SetText(r.Client)
		showCopy(copied, r)
		line.Refresh()
	}}
}

// clientLines is the client's name over the standard.
func (l *list) clientLines() cell {
	name, below, copied := kit.NewText("", kit.BodyStrong).Truncated(), small(), newCopyMark()
	second := kit.Cols(8, kit.Grow(below), copied)
	return cell{Object: lines(name, second), Update: func(r row, _ bool) {
		name.SetText(r.Client)
		below.SetText(r.Standard)
		showCopy(copied, r)
		second.Refresh()
	}}
}

func newCopyMark() *kit.Status { return kit.NewStatus("git-merge", "", kit.Minor).Shrink() }

// showCopy marks a file that is one of several of its case.
func showCopy(s *kit.Status, r row) {
	s.Hidden = r.Copy.Word() == ""
	t := kit.Minor
	if r.Counts() && len(r.Others) > 0 && r.Copy.Word() == "Newest copy" {
		t = kit.Ink2
	}
	s.Set("git-merge", r.Copy.Word(), t)
}

func stateCell() cell {
	s := kit.NewStatus("hourglass", "", kit.Ink2).Shrink()
	return cell{Object: s, Update: func(r row, _ bool) { setMark(s, markOf(r.Standing)) }}
}

// stateLines is the state over the certificate and its last day.
func stateLines() cell {
	s, below := kit.NewStatus("hourglass", "", kit.Ink2).Shrink(), small()
	return cell{Object: lines(s, below), Update: func(r row, _ bool) {
		setMark(s, markOf(r.Standing))
		below.SetText(certificateOf(r))
	}}
}

// certificateOf is the number of the certificate and its last day.
func certificateOf(r row) string {
	if r.Certificate == "" {
		return "No certificate"
	}
	return r.Certificate + " to " + r.Expiry.String()
}

// nextLines is what is next over why.
func nextLines() cell {
	first, below := kit.NewText("", kit.Body).Truncated(), small()
	return cell{Object: lines(first, below), Update: func(r row, _ bool) {
		first.SetText(next(r))
		below.SetText(r.Due.Why)
	}}
}

// plannedLines is the next audit over its leader.
func plannedLines() cell {
	first, below := kit.NewText("", kit.BodyFigures).Truncated(), small()
	return cell{Object: lines(first, below), Update: func(r row, _ bool) {
		first.SetText("No audit planned")
		if t := r.NextAudit.Text(); t != "" {
			first.SetText(t)
		}
		below.SetText(r.Lead)
	}}
}

// dueLines is the last day over the days until it.
func dueLines() cell {
	first, icon, word := kit.NewText("", kit.BodyFigures), kit.NewIcon("clock", kit.IconInChip, kit.Minor), kit.NewText("", kit.SmallFigures)
	second := kit.Cols(4, icon, word)
	return cell{Object: lines(first, second), Update: func(r row, _ bool) {
		first.SetText(due(r))
		m := daysOf(r)
		if !r.Due.Day.IsZero() && !r.Late {
			m.Word += " days"
		}
		icon.SetName(m.Icon)
		icon.SetColor(m.Token)
		icon.Hidden = m.Icon == ""
		word.SetText(m.Word)
		word.SetColor(m.Token)
		second.Refresh()
	}}
}

// openLines are the majors over the minors.
func openLines() cell {
	first, below := kit.NewText("", kit.BodyFigures), kit.NewText("", kit.SmallFigures).In(kit.Ink2)
	return cell{Object: lines(first, below), Update: func(r row, _ bool) {
		first.SetText(countOf(r.OpenMajor, "major"))
		first.SetColor(inkOf(r.OpenMajor, kit.Major))
		below.SetText(countOf(r.OpenMinor, "minor"))
	}}
}

// fileLines is the name of the file over its folder.
func (l *list) fileLines() cell {
	first, below := kit.NewText("", kit.Body).Truncated(), small()
	return cell{Object: lines(first, below), Update: func(r row, _ bool) {
		folder, name := folderAndName(r.File)
		first.SetText(name)
		below.SetText(folder)
	}}
}

// daysCell are the days until the last day, at the right.
func daysCell() cell {
	icon, word := kit.NewIcon("clock", kit.IconInChip, kit.Minor), kit.NewText("", kit.BodyFigures)
	line := kit.Cols(5, kit.Spacer(), icon, word)
	return cell{Object: line, Update: func(r row, _ bool) {
		m := daysOf(r)
		icon.SetName(m.Icon)
		icon.SetColor(m.Token)
		icon.Hidden = m.Icon == ""
		word.SetText(m.Word)
		word.SetColor(m.Token)
		word.SetStyle(kit.BodyFigures)
		if m.Icon != "" {
			word.SetStyle(kit.BodyStrongFigures)
		}
		line.Refresh()
	}}
}

func majorsCell() cell { return countCell(majorsOf, kit.Major) }
func minorsCell() cell { return countCell(minorsOf, kit.Ink) }

// countCell is a number at the right, quiet when there is none.
func countCell(count func(row) int, t kit.Token) cell {
	word := kit.NewText("", kit.BodyFigures).Aligned(fyne.TextAlignTrailing)
	return cell{Object: word, Update: func(r row, _ bool) {
		n := count(r)
		word.SetText(strconv.Itoa(n))
		word.SetColor(inkOf(n, t))
	}}
}

func inkOf(n int, t kit.Token) kit.Token {
	if n == 0 {
		return kit.Ink3
	}
	return t
}

func small() *kit.Text { return kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated() }

// lines is a line over a smaller one, in the middle of a row.
func lines(first, second fyne.CanvasObject) fyne.CanvasObject {
	return kit.Middle(36, kit.Rows(0, first, second))
}

func setMark(s *kit.Status, m kit.Mark) { s.Set(m.Icon, m.Word, m.Token) }
