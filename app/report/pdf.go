package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// pdfWriter lays a document out on pages. Measures are points, y grows downwards.
type pdfWriter struct {
	*measure
	f           *fpdf.Fpdf
	d           *Document
	left        float64
	top, bottom float64
	y           float64
	fresh       bool // nothing is on the page yet
	lacking     map[rune]bool
}

const (
	pdfFont  = "text"
	pdfWidth = 0.5 // of hairlines
)

// encodePDF writes a document as PDF and returns the characters that the fonts lack.
func encodePDF(d *Document, fonts Fonts, w io.Writer) ([]rune, error) {
	p, err := newPDF(d, fonts)
	if err != nil {
		return nil, err
	}
	p.newPage()
	for i, b := range d.Blocks {
		if _, ok := b.(Signatures); ok && d.Layout == Sheet {
			p.toFoot(d.Blocks[i:])
		}
		if p.y+p.lead(d.Blocks[i:]) > p.bottom && leads(b) && !p.fresh {
			p.newPage()
		}
		p.block(b)
	}
	p.edges()
	if err := p.f.Output(w); err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	return slices.Sorted(maps.Keys(p.lacking)), nil
}

func newPDF(d *Document, fonts Fonts) (*pdfWriter, error) {
	lacking := map[rune]bool{}
	m, err := newMeasure(d, fonts, func(r rune) { lacking[r] = true })
	if err != nil {
		return nil, err
	}
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCatalogSort(true) // equal documents are equal bytes
	f.SetCreationDate(d.Meta.made())
	f.SetModificationDate(d.Meta.made())
	f.SetProducer("Fieldcase", true)
	f.SetTitle(clean(d.Title), true)
	f.SetSubject(clean(d.Meta.Subject), true)
	f.SetAuthor(clean(d.Body), true)
	f.SetKeywords(clean(d.Meta.Keywords), true)
	f.SetLang(language)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.AddUTF8FontFromBytes(pdfFont, "", slices.Clone(fonts.Regular))
	f.AddUTF8FontFromBytes(pdfFont, "B", slices.Clone(fonts.Bold))
	for _, key := range slices.Sorted(maps.Keys(d.Pictures)) {
		f.RegisterImageOptionsReader(key, fpdf.ImageOptions{ImageType: "PNG"}, newReader(d.Pictures[key].PNG))
	}
	if err := f.Error(); err != nil {
		return nil, fmt.Errorf("set up PDF: %w", err)
	}
	return &pdfWriter{
		measure: m, f: f, d: d, left: d.side(), top: d.top(), bottom: pageHeight - marginFoot, lacking: lacking,
	}, nil
}

// leads reports whether a block stays on the page of what follows.
func leads(b Block) bool {
	switch b := b.(type) {
	case Heading:
		return true
	case Paragraph:
		return b.Leads
	default:
		return false
	}
}

// newPage begins a page.
func (p *pdfWriter) newPage() {
	p.f.AddPage()
	p.y, p.fresh = p.top, true
	if p.d.Draft {
		p.draftMark()
	}
	if p.d.Layout == Sheet {
		p.frame()
	}
}

// draftMark lays the word DRAFT across the page.
func (p *pdfWriter) draftMark() {
	const size = 130
	wide := p.bold.width("DRAFT", size)
	p.f.TransformBegin()
	p.f.TransformRotate(45, pageWidth/2, pageHeight/2)
	p.put((pageWidth-wide)/2, pageHeight/2+size/3, "DRAFT", size, true, draftInk)
	p.f.TransformEnd()
}

// frame draws the frame of a certificate.
func (p *pdfWriter) frame() {
	for _, line := range []struct {
		at, width float64
		colour    string
	}{{sheetFrame, 1.6, accent}, {sheetFrame + 4, 0.5, rule}} {
		p.draw(line.colour)
		p.f.SetLineWidth(line.width)
		p.f.Rect(line.at, line.at, pageWidth-2*line.at, pageHeight-2*line.at, "D")
	}
}

// room begins a new page unless so much fits on this one.
func (p *pdfWriter) room(height float64) {
	if p.y+height > p.bottom && !p.fresh {
		p.newPage()
	}
}

// space leaves room above something, but not at the top of a page.
func (p *pdfWriter) space(height float64) {
	if !p.fresh {
		p.y += height
	}
}

// put writes a text at its baseline.
func (p *pdfWriter) put(x, baseline float64, text string, size float64, bold bool, colour string) {
	if text == "" {
		return
	}
	style := ""
	if bold {
		style = "B"
	}
	p.f.SetFont(pdfFont, style, size)
	r, g, b := rgb(colour)
	p.f.SetTextColor(r, g, b)
	p.f.Text(x, baseline, text)
}

// line writes a line of a style with its top at y.
func (p *pdfWriter) line(x, y, width float64, text string, l look, right bool) {
	switch wide := p.face(l.bold).width(text, l.size); {
	case l.centre:
		x += (width - wide) / 2
	case right:
		x += width - wide
	}
	p.put(x, y+l.baseline(), text, l.size, l.bold, l.colour)
	p.fresh = false
}

// baseline returns how far the baseline lies below the top of a line.
func (l look) baseline() float64 { return (l.line-l.size)/2 + l.size*0.82 }

// draw sets the colour of lines.
func (p *pdfWriter) draw(colour string) { p.f.SetDrawColor(rgb(colour)) }

// fill draws a filled rectangle.
func (p *pdfWriter) fill(x, y, width, height float64, colour string) {
	p.f.SetFillColor(rgb(colour))
	p.f.Rect(x, y, width, height, "F")
}

// rule draws a line across.
func (p *pdfWriter) rule(x, y, width float64, colour string) {
	p.draw(colour)
	p.f.SetLineWidth(pdfWidth)
	p.f.Line(x, y, x+width, y)
}

// rgb reads a colour of six hexadecimal digits.
func rgb(colour string) (r, g, b int) {
	n, err := strconv.ParseUint(colour, 16, 32)
	if err != nil {
		panic(err) // the colours are ours
	}
	return int(n >> 16), int(n >> 8 & 0xFF), int(n & 0xFF)
}

// edges writes head and foot of every page, now that their number is known.
func (p *pdfWriter) edges() {
	l := looks[styleEdge]
	pages := p.f.PageCount()
	for n := 1; n <= pages; n++ {
		p.f.SetPage(n)
		if p.d.Layout == Sheet && pages == 1 {
			continue
		}
		if n > 1 && p.d.Layout == Pages {
			p.edge(headAt, p.d.Client, p.d.Line, l)
			p.rule(p.left, headAt+6, p.width, rule)
		}
		foot := pageHeight - footAt
		if p.d.Layout == Sheet {
			foot = pageHeight - sheetFrame - 12
		}
		p.edge(foot, joinFilled(" · ", p.d.Body, p.d.Status), fmt.Sprintf("Page %d of %d", n, pages), l)
	}
}

// edge writes a text at each margin.
func (p *pdfWriter) edge(baseline float64, left, right string, l look) {
	f := p.face(l.bold)
	right = f.shown(shorten(clean(right), maxEdge), p.lack)
	wide := f.width(right, l.size)
	if head, rest := f.cut(f.shown(clean(left), p.lack), l.size, p.width-wide-20); rest != "" {
		left = head + "…"
	} else {
		left = head
	}
	p.put(p.left, baseline, left, l.size, l.bold, l.colour)
	p.put(p.left+p.width-wide, baseline, right, l.size, l.bold, l.colour)
}
