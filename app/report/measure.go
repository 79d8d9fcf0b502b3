package report

// measure tells how high blocks are in lines of a width.
type measure struct {
	regular, bold *face
	width         float64    // of the text, in points
	lack          func(rune) // told of characters that the fonts lack
	air           float64    // by how much the space between paragraphs is stretched: 1 but on a sheet
}

func newMeasure(d *Document, fonts Fonts, lack func(rune)) (*measure, error) {
	regular, err := newFace(fonts.Regular)
	if err != nil {
		return nil, err
	}
	bold, err := newFace(fonts.Bold)
	if err != nil {
		return nil, err
	}
	m := &measure{regular: regular, bold: bold, width: pageWidth - 2*d.side(), lack: lack, air: 1}
	if d.Layout == Sheet {
		m.air = m.airOf(d)
	}
	return m, nil
}

// How far the space between the paragraphs of a sheet is stretched, and squeezed.
const (
	mostAir  = 1.6
	leastAir = 0.25
)

// airOf returns by how much the space between paragraphs is stretched so that a certificate fills its page, or squeezed
// so that it stays on one.
func (m *measure) airOf(d *Document) float64 {
	solid, space := 0.0, 0.0
	for _, b := range d.Blocks {
		if _, ends := b.(PageBreak); ends {
			break
		}
		m.air = 0
		least := m.height(b)
		m.air = 1
		solid, space = solid+least, space+m.height(b)-least
	}
	room := pageHeight - d.top() - marginFoot - solid
	return min(max(room/max(space, 1), leastAir), mostAir)
}

// look returns how a style looks, with its space stretched.
func (m *measure) look(s Style) look {
	if s == "" {
		s = StyleBody
	}
	l := looks[s]
	l.before, l.after = l.before*m.air, l.after*m.air
	return l
}

// face returns the font of a weight.
func (m *measure) face(bold bool) *face {
	if bold {
		return m.bold
	}
	return m.regular
}

// lines breaks a text into the lines of a look.
func (m *measure) lines(text string, l look, width float64) []string {
	f := m.face(l.bold)
	return f.wrap(f.shown(clean(text), m.lack), l.size, width)
}

// height returns how high a block is; of a table, how much of it wants to be with what is above it.
func (m *measure) height(b Block) float64 {
	switch b := b.(type) {
	case Heading:
		l := m.look(headingStyle(b.Level))
		return l.before + l.line + l.after
	case Paragraph:
		l := m.look(b.Style)
		return l.before + l.after + l.line*float64(len(m.lines(b.Text, l, m.width)))
	case KeyValues:
		sum := 4.0
		for _, r := range b.Rows {
			sum += 3.2 + looks[styleValue].line*float64(len(m.lines(r.Value, looks[styleValue], m.width-keyWidth)))
		}
		return sum
	case Signatures:
		return signHeight
	case Mark:
		return b.Height + 8
	case Space:
		return float64(b) * m.air
	case List, Table, Notice, PageBreak:
		return ahead
	default:
		return 0
	}
}
