package report

import (
	"fmt"
	"strings"
)

// wordBody writes the text of a Word file.
type wordBody struct {
	*markup
	p     *wordParts
	width float64 // of the text, in points
	shown int     // pictures shown so far; each has a number of its own
	keep  bool    // what is written stays on the page of what follows
}

func newWordBody(p *wordParts) *wordBody {
	w := &wordBody{markup: newMarkup(), p: p, width: pageWidth - 2*p.doc.side()}
	w.begin("w:document", "xmlns:w", nsWord, "xmlns:r", nsRelations, "xmlns:wp", nsPlace, "xmlns:a", nsDrawing, "xmlns:pic", nsPicture)
	w.begin("w:body")
	for _, b := range p.doc.Blocks {
		w.block(b)
	}
	w.section()
	w.end(2)
	return w
}

// side returns the margin at the sides of the pages.
func (d *Document) side() float64 {
	if d.Layout == Sheet {
		return sheetSide
	}
	return marginSide
}

// top returns the margin above the text.
func (d *Document) top() float64 {
	if d.Layout == Sheet {
		return sheetTop
	}
	return marginTop
}

func (w *wordBody) block(b Block) {
	switch b := b.(type) {
	case Heading:
		w.heading(b)
	case Paragraph:
		w.paragraph(b)
	case List:
		for _, item := range b.Items {
			w.begin("w:p")
			w.begin("w:pPr")
			w.empty("w:pStyle", "w:val", styleID(styleList))
			w.begin("w:numPr")
			w.empty("w:ilvl", "w:val", "0")
			w.empty("w:numId", "w:val", "1")
			w.end(1)
			w.direction(item)
			w.end(1)
			w.run(item, ToneNone, false)
			w.end(1)
		}
	case KeyValues:
		w.keyValues(b)
	case Table:
		w.table(b)
	case Notice:
		w.notice(b)
	case Signatures:
		w.signatures(b)
	case Mark:
		w.mark(b)
	case PageBreak:
		w.begin("w:p")
		w.begin("w:r")
		w.empty("w:br", "w:type", "page")
		w.end(2)
	case Space:
		w.gap(float64(b)*w.p.air, false)
	}
}

func (w *wordBody) heading(h Heading) {
	w.keep = h.Keep
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(headingStyle(h.Level)))
	w.direction(h.Text)
	w.end(1)
	w.run(h.Text, ToneNone, false)
	if h.Tag != "" {
		w.run("   ", ToneNone, false)
		w.tag(h.Tag, h.Tone)
	}
	w.end(1)
}

// tag writes a word on a ground of its tone.
func (w *wordBody) tag(text string, tone Tone) {
	ink, ground := tone.colours()
	w.begin("w:r")
	w.begin("w:rPr")
	w.empty("w:color", "w:val", ink)
	w.empty("w:sz", "w:val", "16")
	w.empty("w:szCs", "w:val", "16")
	w.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", firstFilled(ground, sunken))
	w.end(1)
	w.leaf("w:t", "\u00A0"+clean(text)+"\u00A0", "xml:space", "preserve")
	w.end(1)
}

// gap leaves room, in points.
func (w *wordBody) gap(points float64, keep bool) {
	w.begin("w:p")
	w.begin("w:pPr")
	if keep {
		w.empty("w:keepNext")
	}
	w.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", twips(points), "w:lineRule", "exact")
	w.end(2)
}

func (w *wordBody) paragraph(p Paragraph) {
	if clean(p.Text) == "" {
		return
	}
	style := p.Style
	if style == "" {
		style = StyleBody
	}
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(style))
	if w.keep || p.Leads {
		w.empty("w:keepNext")
	}
	w.direction(p.Text)
	if l := looks[style]; w.p.doc.Layout == Sheet {
		w.empty("w:spacing", "w:before", twips(l.before*w.p.air), "w:after", twips(l.after*w.p.air))
	}
	w.end(1)
	w.run(p.Text, p.Tone, false)
	w.end(1)
}

func (w *wordBody) style(s Style) {
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(s))
	w.end(1)
}

// direction turns a paragraph whose text is written from the right to the left.
func (w *wordBody) direction(text string) {
	if leftwards(text) {
		w.empty("w:bidi")
	}
}

// run writes a text with its line breaks, each part in its direction.
func (w *wordBody) run(text string, tone Tone, strong bool) {
	base := leftwards(text)
	for i, line := range paragraphs(text) {
		if i == 0 && strings.HasPrefix(text, " ") {
			line = text[:len(text)-len(strings.TrimLeft(text, " "))] + line
		}
		if i > 0 {
			w.begin("w:r")
			w.empty("w:br")
			w.end(1)
		}
		for _, part := range stretches(line, base) {
			w.begin("w:r")
			w.runLook(tone, strong, part.left)
			w.leaf("w:t", part.text, "xml:space", "preserve")
			w.end(1)
		}
	}
}

// runLook says how a run looks, when it differs from its paragraph.
func (w *wordBody) runLook(tone Tone, strong, left bool) {
	if tone == ToneNone && !strong && !left {
		return
	}
	w.begin("w:rPr")
	if strong {
		w.empty("w:b")
		w.empty("w:bCs")
	}
	if tone == ToneMissing {
		w.empty("w:i")
		w.empty("w:iCs")
	}
	if tone != ToneNone {
		colour, _ := tone.colours()
		w.empty("w:color", "w:val", colour)
	}
	if left {
		w.empty("w:rtl")
	}
	w.end(1)
}

// section says how the pages are: A4, margins, head and foot.
func (w *wordBody) section() {
	d := w.p.doc
	w.begin("w:sectPr")
	following := "rId-header1"
	if d.Layout == Sheet {
		following = "rId-header2" // the annex of a certificate has its own head, too
	}
	w.empty("w:headerReference", "w:type", "default", "r:id", following)
	w.empty("w:headerReference", "w:type", "first", "r:id", "rId-header2")
	if d.Layout == Pages {
		w.empty("w:footerReference", "w:type", "default", "r:id", "rId-footer1")
		w.empty("w:footerReference", "w:type", "first", "r:id", "rId-footer1")
	}
	w.empty("w:pgSz", "w:w", twips(pageWidth), "w:h", twips(pageHeight))
	w.empty("w:pgMar", "w:top", twips(d.top()), "w:right", twips(d.side()), "w:bottom", twips(marginFoot), "w:left", twips(d.side()),
		"w:header", twips(headAt-8), "w:footer", twips(footAt-6), "w:gutter", "0")
	if d.Layout == Sheet {
		w.begin("w:pgBorders", "w:offsetFrom", "page")
		for _, side := range []string{"top", "left", "bottom", "right"} {
			w.empty("w:"+side, "w:val", "single", "w:sz", "12", "w:space", fmt.Sprintf("%.0f", sheetFrame-4), "w:color", accent)
		}
		w.end(1)
	}
	w.empty("w:titlePg")
	w.end(1)
}
