package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// The light colours of the program's look; a workbook is read on white.
const (
	ink        = "171C21"
	ink2       = "47525C"
	ink3       = "626D77"
	hairline   = "E3E7EA"
	rule       = "C4CBD1"
	sunken     = "ECEFF1"
	accent     = "0B6E75"
	accentInk  = "085D63"
	accentSoft = "E3F1F2"
	redInk     = "B3261E"
	redSoft    = "FBEAE8"
	amberInk   = "955000"
	amberSoft  = "FBF0E0"
	blueInk    = "2F5FA7"
	blueSoft   = "E9F0FA"
	greenInk   = "276B2B"
	greenSoft  = "E7F3E8"
	plumInk    = "6A4C93"
	plumSoft   = "F1ECF7"

	answerGround = "FFFDF2" // of the cells that a client fills in; readable when printed in grey
)

// fontName is Arial because every machine has it or a face with the same widths, so that rows come out as high as their
// text everywhere. The default face is 10 points; a digit of it is 7 pixels, 5.25 points, wide.
const (
	fontName    = "Arial"
	monoName    = "Courier New"
	defaultSize = 10
	charPoints  = 5.25
	padding     = 4.0 // points of a row above and below its text
	indent      = 7.0 // points before the text of a cell in a table, so that columns do not touch
	edges       = 3.0 // points that a cell keeps free at its sides
)

// look is how a cell looks: one of the styles registered with the workbook.
type look int

// The looks.
const (
	lookNone look = iota
	lookTitle
	lookSubtitle
	lookFacts
	lookNotice
	lookSection
	lookLabel
	lookValue
	lookHeader
	lookHeaderCount
	lookText
	lookMuted
	lookKey
	lookDraft
	lookDay
	lookLate
	lookMono
	lookCount
	lookAmount // a number with its decimals
	lookSum
	lookTotal
	lookTotalCount
	lookMajor
	lookMinor
	lookOFI
	lookGood
	lookConcern
	lookPlain
	lookAnswer
	lookAnswerDay
	lookHidden
	lookResponseTitle
	lookMust
	lookSample
	lookCarried
	lookChapter
	lookDays
	lookDaysSum
	lookCountOfLooks
)

// face returns the type of a look, from which the height of its row follows.
func (l look) face() face {
	switch l {
	case lookTitle:
		return face{size: 20, line: 26, bold: true}
	case lookSubtitle, lookResponseTitle:
		return face{size: 13, line: 17, bold: true}
	case lookSection:
		return face{size: 12, line: 16, bold: true}
	case lookFacts, lookValue, lookLabel, lookNotice:
		return face{size: 10, line: 13.5}
	case lookMono:
		return face{size: 7, line: 10, mono: true}
	case lookKey, lookHeader, lookHeaderCount, lookSum, lookTotal, lookTotalCount,
		lookMajor, lookMinor, lookOFI, lookGood, lookConcern, lookPlain, lookMust, lookChapter, lookDaysSum:
		return face{size: 9, line: 12, bold: true}
	default:
		return face{size: 9, line: 12}
	}
}

// colours returns the text colour and ground of a look; no ground is "".
func (l look) colours() (text, ground string) {
	switch l {
	case lookAnswer, lookAnswerDay:
		return ink, answerGround
	case lookMajor:
		return redInk, redSoft
	case lookMinor, lookNotice:
		return amberInk, amberSoft
	case lookOFI:
		return blueInk, blueSoft
	case lookGood:
		return greenInk, greenSoft
	case lookConcern:
		return plumInk, plumSoft
	case lookPlain, lookHeader, lookHeaderCount:
		return ink2, sunken
	case lookLabel, lookMuted, lookMono, lookHidden:
		return ink2, ""
	case lookFacts:
		return ink3, ""
	case lookDraft, lookCarried:
		return amberInk, ""
	case lookLate:
		return redInk, ""
	case lookSubtitle, lookSample:
		return accent, ""
	case lookChapter:
		return ink, sunken
	case lookMust:
		return accentInk, accentSoft
	default:
		return ink, ""
	}
}

// edge returns the line under a cell of the look and its colour.
func (l look) edge() []excelize.Border {
	switch l {
	case lookNone, lookSubtitle, lookTitle, lookNotice, lookHidden, lookResponseTitle:
		return nil
	case lookFacts:
		return []excelize.Border{{Type: "bottom", Color: accent, Style: 2}}
	case lookSection, lookHeader, lookHeaderCount:
		return []excelize.Border{{Type: "bottom", Color: rule, Style: 1}}
	case lookTotal, lookTotalCount, lookDaysSum:
		return []excelize.Border{{Type: "top", Color: rule, Style: 1}}
	case lookAnswer, lookAnswerDay:
		var all []excelize.Border
		for _, side := range []string{"left", "right", "top", "bottom"} {
			all = append(all, excelize.Border{Type: side, Color: rule, Style: 1})
		}
		return all
	default:
		return []excelize.Border{{Type: "bottom", Color: hairline, Style: 1}}
	}
}

func (l look) alignment() *excelize.Alignment {
	a := &excelize.Alignment{Vertical: "top", WrapText: true}
	switch l {
	case lookHidden, lookResponseTitle:
		a.WrapText, a.Vertical = false, "center"
	case lookHeaderCount:
		a.Vertical, a.Horizontal = "center", "right"
	case lookCount, lookAmount, lookSum, lookTotalCount, lookDays, lookDaysSum:
		a.Horizontal = "right"
	case lookHeader, lookNotice:
		a.Vertical = "center"
	case lookSection:
		a.Vertical = "bottom"
	default:
	}
	if l.isIndented() {
		a.Horizontal, a.Indent = "left", 1
	}
	return a
}

// isIndented reports whether the look is that of a table's cell with text in it.
func (l look) isIndented() bool {
	switch l {
	case lookHeader, lookText, lookMuted, lookKey, lookDraft, lookDay, lookLate, lookMono, lookTotal, lookAnswer, lookAnswerDay,
		lookMajor, lookMinor, lookOFI, lookGood, lookConcern, lookPlain, lookNotice,
		lookMust, lookSample, lookCarried, lookChapter:
		return true
	default:
		return false
	}
}

// isoDate is the number format of days of the calendar, manDays that of days of work.
const (
	isoDate = "yyyy-mm-dd"
	manDays = "0.0#"
)

func (l look) style() *excelize.Style {
	f := l.face()
	text, ground := l.colours()
	s := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: f.size, Bold: f.bold, Color: text},
		Alignment: l.alignment(),
		Border:    l.edge(),
	}
	if f.mono {
		s.Font.Family = monoName
	}
	if ground != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
	}
	switch l {
	case lookDay, lookLate, lookAnswerDay:
		format := isoDate
		s.CustomNumFmt = &format
	case lookCount, lookSum, lookTotalCount:
		s.NumFmt = 1 // 0
	case lookDays, lookDaysSum:
		format := manDays
		s.CustomNumFmt = &format
	default:
	}
	if l == lookAnswer {
		s.NumFmt = textFormat
	}
	if l.isAnswered() {
		s.Protection = &excelize.Protection{Locked: false}
	}
	return s
}

// textFormat keeps what is typed into a cell as it was typed: 1-2 becomes no day.
const textFormat = 49

// isAnswered reports whether the client writes in cells of the look.
func (l look) isAnswered() bool { return l == lookAnswer || l == lookAnswerDay }

// styles are the numbers of the looks in one workbook.
type styles [lookCountOfLooks]int

// registerStyles puts every look into the workbook and makes its default face ours. The second set of styles is for texts
// that look like formulas: it is the same, with quotePrefix set, so that they stay texts when somebody edits the cell.
func registerStyles(f *excelize.File) (plain, quoted styles, err error) {
	if err := f.SetDefaultFont(fontName); err != nil {
		return plain, quoted, fmt.Errorf("set default font: %w", err)
	}
	size := float64(defaultSize)
	f.Styles.Fonts.Font[0].Sz.Val = &size
	for l := lookNone + 1; l < lookCountOfLooks; l++ {
		if plain[l], err = f.NewStyle(l.style()); err != nil {
			return plain, quoted, fmt.Errorf("register style %d: %w", l, err)
		}
		quoted[l] = addQuoted(f, plain[l])
	}
	return plain, quoted, nil
}

// addQuoted adds a style that is another one with quotePrefix set, for which excelize has no option.
func addQuoted(f *excelize.File, of int) int {
	all := f.Styles.CellXfs
	xf := all.Xf[of]
	xf.QuotePrefix = new(true)
	all.Xf = append(all.Xf, xf)
	all.Count = len(all.Xf)
	return all.Count - 1
}

// gradeLook returns the look of a grade's word.
func gradeLook(g audit.Grade) look {
	switch g {
	case audit.Major:
		return lookMajor
	case audit.Minor:
		return lookMinor
	case audit.OFI:
		return lookOFI
	case audit.Positive:
		return lookGood
	case audit.Concern:
		return lookConcern
	case audit.Observed:
		return lookPlain
	default:
		return lookPlain
	}
}

// gradeColour returns the colour of a grade's bar in a chart.
func gradeColour(g audit.Grade) string {
	text, _ := gradeLook(g).colours()
	return text
}
