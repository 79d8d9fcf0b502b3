package report

// header is the head of every page but the first: whom the document is about, and what it is.
func (p *wordParts) header() string {
	w := p.edge("w:hdr")
	w.beginEdge("bottom")
	w.edgeRun(clean(p.doc.Client))
	w.tab()
	w.edgeRun(clean(p.doc.Line))
	w.end(1)
	p.draftMark(w)
	w.end(1)
	return w.String()
}

// firstHeader is empty but for the mark of a draft: the first page has its own head.
func (p *wordParts) firstHeader() string {
	w := p.edge("w:hdr")
	w.begin("w:p")
	w.style(styleEdge)
	w.end(1)
	p.draftMark(w)
	w.end(1)
	return w.String()
}

// footer is the foot: body, how the document stands, page of pages.
func (p *wordParts) footer() string {
	w := p.edge("w:ftr")
	w.beginEdge("")
	w.edgeRun(clean(joinFilled(" · ", p.doc.Body, p.doc.Status)))
	w.tab()
	w.edgeRun("Page ")
	w.field("PAGE")
	w.edgeRun(" of ")
	w.field("NUMPAGES")
	w.end(2)
	return w.String()
}

func (p *wordParts) edge(root string) *wordBody {
	w := &wordBody{markup: newMarkup(), p: p, width: pageWidth - 2*p.doc.side()}
	w.begin(root, "xmlns:w", nsWord, "xmlns:r", nsRelations, "xmlns:v", nsVector, "xmlns:o", nsOffice)
	return w
}

// beginEdge opens the paragraph of a head or foot with a tab at the right margin, and a line at a side.
func (w *wordBody) beginEdge(line string) {
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(styleEdge))
	if line != "" {
		w.begin("w:pBdr")
		w.empty("w:"+line, "w:val", "single", "w:sz", "4", "w:space", "4", "w:color", rule)
		w.end(1)
	}
	w.begin("w:tabs")
	w.empty("w:tab", "w:val", "right", "w:pos", twips(w.width))
	w.end(2)
}

// maxEdge is how many characters each side of a head or foot has room for.
const maxEdge = 70

func (w *wordBody) edgeRun(text string) {
	w.begin("w:r")
	w.leaf("w:t", shorten(text, maxEdge), "xml:space", "preserve")
	w.end(1)
}

func (w *wordBody) tab() {
	w.begin("w:r")
	w.empty("w:tab")
	w.end(1)
}

// field writes a number that Word keeps up to date.
func (w *wordBody) field(name string) {
	w.begin("w:fldSimple", "w:instr", " "+name+" ")
	w.begin("w:r")
	w.leaf("w:t", "1")
	w.end(2)
}

// shorten cuts a text to a number of characters.
func shorten(s string, n int) string {
	out := []rune{}
	for _, r := range s {
		if r == '\n' {
			r = ' '
		}
		if out = append(out, r); len(out) > n {
			return string(out[:n-1]) + "…"
		}
	}
	return string(out)
}

// draftMark lays the word DRAFT across the page, as Word's own watermarks are made.
func (p *wordParts) draftMark(w *wordBody) {
	if !p.doc.Draft {
		return
	}
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(styleEdge))
	w.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", "20", "w:lineRule", "exact")
	w.end(1)
	w.begin("w:r")
	w.begin("w:pict")
	w.begin("v:shapetype", "id", "_x0000_t136", "coordsize", "21600,21600", "o:spt", "136", "adj", "10800", "path", "m@7,l@8,m@5,21600l@6,21600e")
	w.empty("v:path", "textpathok", "t", "o:connecttype", "rect")
	w.empty("v:textpath", "on", "t", "fitshape", "t")
	w.end(1)
	w.begin("v:shape", "id", "DraftMark", "o:spid", "_x0000_s2049", "type", "#_x0000_t136", "o:allowincell", "f", "fillcolor", "#"+draftInk, "stroked", "f",
		"style", "position:absolute;margin-left:0;margin-top:0;width:430pt;height:143pt;rotation:315;z-index:-251658752;"+
			"mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin")
	w.empty("v:textpath", "style", `font-family:"Arial";font-size:1pt;font-weight:bold`, "string", "DRAFT")
	w.end(4)
}
