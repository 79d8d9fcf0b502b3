package report

import (
	"strconv"
	"strings"
)

// styleID returns the name by which paragraphs of a Word file call a style.
func styleID(s Style) string {
	if level, ok := strings.CutPrefix(string(s), "heading "); ok {
		return "Heading" + level
	}
	return strings.ReplaceAll(string(s), " ", "")
}

// wordStyles writes the styles, so that a body can restyle a document it keeps.
func wordStyles() string {
	m := newMarkup()
	m.begin("w:styles", "xmlns:w", nsWord)
	m.begin("w:docDefaults")
	m.begin("w:rPrDefault")
	m.begin("w:rPr")
	m.empty("w:rFonts", "w:ascii", wordFont, "w:hAnsi", wordFont, "w:cs", wordFont)
	m.empty("w:lang", "w:val", language, "w:eastAsia", "ja-JP", "w:bidi", "ar-SA")
	m.end(2)
	m.begin("w:pPrDefault")
	m.end(2)
	for _, s := range allStyles() {
		wordStyle(m, s)
	}
	m.begin("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	m.empty("w:name", "w:val", "Normal Table")
	m.begin("w:tblPr")
	m.begin("w:tblCellMar")
	for _, side := range []string{"top", "left", "bottom", "right"} {
		m.empty("w:"+side, "w:w", "0", "w:type", "dxa")
	}
	m.end(4)
	return m.String()
}

func wordStyle(m *markup, s Style) {
	l := looks[s]
	kind := []string{"w:type", "paragraph", "w:styleId", styleID(s)}
	if s == StyleBody {
		kind = append(kind, "w:default", "1")
	}
	m.begin("w:style", kind...)
	m.empty("w:name", "w:val", string(s))
	if s != StyleBody {
		m.empty("w:basedOn", "w:val", styleID(StyleBody))
	}
	if strings.HasPrefix(string(s), "heading") {
		m.empty("w:next", "w:val", styleID(StyleBody))
	}
	m.empty("w:qFormat")
	m.begin("w:pPr")
	if l.keepNext {
		m.empty("w:keepNext")
	}
	m.empty("w:spacing", "w:before", twips(l.before), "w:after", twips(l.after), "w:line", twips(l.line), "w:lineRule", "atLeast")
	if s == styleList {
		m.empty("w:ind", "w:left", twips(bulletShift), "w:hanging", twips(bulletShift))
	}
	alignment := "left"
	if l.centre {
		alignment = "center"
	}
	m.empty("w:jc", "w:val", alignment)
	if level, ok := strings.CutPrefix(string(s), "heading "); ok {
		n, _ := strconv.Atoi(level) // one of ours
		m.empty("w:outlineLvl", "w:val", strconv.Itoa(n-1))
	}
	m.end(1)
	m.begin("w:rPr")
	bold := "0"
	if l.bold {
		bold = "1"
	}
	m.empty("w:b", "w:val", bold)
	m.empty("w:bCs", "w:val", bold)
	m.empty("w:color", "w:val", l.colour)
	size := strconv.Itoa(int(l.size*halvesPerPoint + 0.5))
	m.empty("w:sz", "w:val", size)
	m.empty("w:szCs", "w:val", size)
	m.end(2)
}

// wordNumbering is the bullet of lists.
func wordNumbering() string {
	m := newMarkup()
	m.begin("w:numbering", "xmlns:w", nsWord)
	m.begin("w:abstractNum", "w:abstractNumId", "0")
	m.empty("w:multiLevelType", "w:val", "hybridMultilevel")
	m.begin("w:lvl", "w:ilvl", "0")
	m.empty("w:start", "w:val", "1")
	m.empty("w:numFmt", "w:val", "bullet")
	m.empty("w:lvlText", "w:val", "•")
	m.empty("w:lvlJc", "w:val", "left")
	m.begin("w:pPr")
	m.empty("w:ind", "w:left", twips(bulletShift), "w:hanging", twips(bulletShift))
	m.end(3)
	m.begin("w:num", "w:numId", "1")
	m.empty("w:abstractNumId", "w:val", "0")
	m.end(2)
	return m.String()
}
