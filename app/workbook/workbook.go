// Package workbook writes the workbooks that clients and certification bodies read in their spreadsheet program. It is the
// only user of excelize.
//
// The findings workbook is made to be read, filtered and printed by a client who has nothing else of Fieldcase: see
// Findings. What it looks like inside, and how the hash of its content is computed, is in FORMAT.md. The programme workbook
// shows an accreditor what is audited when, and why it takes so long: see Programme.
package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// Findings is the findings workbook of a case: summary, findings, coverage, evidence register. It never holds what is
// marked confidential or is private to the team; release.go says what goes out.
type Findings struct {
	Case       *audit.Case
	Catalogue  standard.Catalogue
	Audit      *audit.Audit // an audit of the case; nil for all of them
	ExportedAt time.Time
	Program    string    // name and version of the program, such as "Fieldcase 1.0.0"
	Today      date.Date // what is overdue is overdue on this day; zero marks nothing as overdue
	Export     audit.ID  // of this export; "" leaves out the sheets in which the client answers
	Part       *Part     // of one person of the client; nil for all of it
	Heads      string    // of the case's changes it is made from, as JSON; "" says nothing of them
	Signing    *Signing  // nil signs nothing
}

// Result tells what an export held.
type Result struct {
	SHA256   string // of the content, as the sheet About gives it; see ContentHash
	Findings int    // in the workbook
	Drafts   int    // of these, not issued yet
	Withheld int    // findings left out: confidential, or still drafts after the others were issued
}

// Encode writes the workbook. Equal Findings give equal bytes. Progress may be nil; it is called now and then with the
// findings and pieces of evidence written and their number, and at the end. When the context ends or the writer fails,
// what was written so far is no workbook: callers write beside the file and rename.
func (f Findings) Encode(ctx context.Context, w io.Writer, progress func(done, total int)) (Result, error) {
	if f.Case == nil {
		return Result{}, errors.New("encode findings workbook: no case")
	}
	r := release(f)
	b, err := r.findingsBook()
	if err != nil {
		return Result{}, fmt.Errorf("encode findings workbook: %w", err)
	}
	b.progress = progress
	if err := b.write(ctx, w); err != nil {
		return Result{}, fmt.Errorf("encode findings workbook: %w", err)
	}
	return Result{SHA256: b.hash.String(), Findings: len(r.findings), Drafts: r.drafts, Withheld: r.withheld}, nil
}

// book is a workbook being written.
type book struct {
	file        *excelize.File
	styles      styles
	quoted      styles // the same for texts that look like formulas
	sheets      []*sheet
	hash        *contentHash // nil for a workbook that gives none
	progress    func(done, total int)
	done, total int
}

// findingsBook sets the findings workbook up, all but the rows of its sheets.
func (r *released) findingsBook() (*book, error) {
	hash := newContentHash()
	var a *asking
	var front, back []*sheet
	var charts []chart
	if r.of.Part == nil {
		summary := r.summary()
		front, back, charts = []*sheet{summary.form.sheet()}, []*sheet{r.coverage().sheet()}, summary.charts
	}
	sheets := front
	if r.asks() {
		a = r.response()
		sheets = append(sheets, r.guide().sheet(), r.askingSheet(a))
	}
	sheets = append(append(append(sheets, r.findingsSheet()), back...), r.evidenceSheet(), r.about(hash.String))
	if a != nil || r.of.Heads != "" {
		sheets = append(sheets, r.manifestSheet(a, hash.String))
	}
	b, err := r.book(a, hash, sheets)
	if err != nil {
		return nil, err
	}
	for _, c := range charts {
		if err := b.file.AddChart(summarySheet, c.at, c.chart); err != nil {
			return nil, fmt.Errorf("add chart: %w", err)
		}
	}
	return b, nil
}

// book sets a workbook of sheets up. What the client is asked, and the hash of the content, may be nil.
func (r *released) book(a *asking, hash *contentHash, sheets []*sheet) (*book, error) {
	b, err := emptyBook()
	if err != nil {
		return nil, err
	}
	b.hash = hash
	if err := b.setUp(r.pageEdges, sheets...); err != nil {
		return nil, err
	}
	what := findingsSheet
	if a != nil {
		if err := r.setIdentity(b.file, a.kind); err != nil {
			return nil, err
		}
		if a.kind != audit.ResponseDocument {
			what = a.sheet
		}
	}
	return b, r.setProperties(b.file, what)
}

// emptyBook returns a workbook with the looks of all cells, and no sheets yet.
func emptyBook() (*book, error) {
	b := &book{file: excelize.NewFile()}
	var err error
	b.styles, b.quoted, err = registerStyles(b.file)
	return b, err
}

// setUp makes the sheets, all but their rows.
func (b *book) setUp(edges func(sheet string) excelize.HeaderFooterOptions, sheets ...*sheet) error {
	b.sheets = sheets
	if err := b.file.SetSheetName("Sheet1", sheets[0].name); err != nil {
		return fmt.Errorf("name sheet %s: %w", sheets[0].name, err)
	}
	for _, s := range sheets {
		if err := s.setUp(b.file, edges(s.name)); err != nil {
			return err
		}
		b.total += s.records
	}
	return nil
}

// write writes the parts of the workbook, the rows of the sheets as they are made.
func (b *book) write(ctx context.Context, w io.Writer) error {
	p, err := partsOf(b.file)
	if err != nil {
		return err
	}
	if err := b.file.Close(); err != nil {
		return fmt.Errorf("close workbook: %w", err)
	}
	err = p.write(w, func(name string) func(io.Writer) error {
		for i, s := range b.sheets {
			if name == fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) {
				return func(to io.Writer) error { return b.writeRows(ctx, to, s) }
			}
		}
		return nil
	})
	if err == nil && b.progress != nil {
		b.progress(b.total, b.total)
	}
	return err
}

// rowsBetween is how many rows are written between two looks at the context.
const rowsBetween = 256

func (b *book) writeRows(ctx context.Context, to io.Writer, s *sheet) error {
	w, err := newRowWriter(to, b, s)
	if err != nil {
		return err
	}
	if b.hash != nil && slices.Contains(contentSheets(), s.name) {
		b.hash.sheet(s.name)
		w.hash = b.hash
	}
	for r := range s.rows {
		if err := w.write(r); err != nil {
			return err
		}
		if w.n%rowsBetween != 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if b.progress != nil && s.records > 0 {
			b.progress(b.done+min(w.n, s.records), b.total)
		}
	}
	if w.n != s.lastRow {
		return fmt.Errorf("sheet %s has %d rows, %d were announced", s.name, w.n, s.lastRow)
	}
	b.done += s.records
	return w.flush()
}

// language is that of the headings and words of the workbook.
const language = "en-GB"

// setProperties sets what a file manager shows of the workbook; what names what it holds.
func (r *released) setProperties(f *excelize.File, what string) error {
	c := r.of.Case
	status := "Final"
	if r.drafts > 0 {
		status = "Draft"
	}
	return properties{
		of: c, title: what + ": " + joinFilled(", ", c.Client.Name, r.subject()),
		subject:  joinFilled(", ", what+" of the audit to "+c.Standard.Designation, c.Client.Name),
		keywords: joinFilled(", ", c.Standard.Designation, r.subject(), strings.ToLower(what)),
		category: "Audit " + strings.ToLower(strings.TrimPrefix(what, "Audit ")), status: status, at: r.of.ExportedAt,
	}.set(f)
}

// properties are what a file manager shows of a workbook. They say nothing of who exported it or on what machine.
type properties struct {
	of                                         *audit.Case
	title, subject, keywords, category, status string
	at                                         time.Time
}

func (p properties) set(f *excelize.File) error {
	c, at := p.of, p.at.UTC().Format(time.RFC3339)
	err := f.SetDocProps(&excelize.DocProperties{
		Title:          clean(p.title),
		Subject:        clean(p.subject),
		Creator:        clean(c.Body.Name),
		LastModifiedBy: clean(c.Body.Name),
		Keywords:       clean(p.keywords),
		Category:       clean(p.category),
		ContentStatus:  p.status,
		Identifier:     clean(string(c.ID)),
		Language:       language,
		Created:        at,
		Modified:       at,
	})
	if err != nil {
		return fmt.Errorf("set document properties: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Fieldcase", Company: clean(c.Body.Name)}); err != nil {
		return fmt.Errorf("set application properties: %w", err)
	}
	return nil
}

// pageEdges returns header and footer of the printed pages: client and audit above, body, sheet and page number below.
func (r *released) pageEdges(sheet string) excelize.HeaderFooterOptions {
	c := r.of.Case
	return edgesOf(c.Client.Name, joinFilled(", ", r.subject(), c.Standard.Designation), c.Body.Name, sheet)
}

// edgesOf returns header and footer with texts at the left and right above, and at the left and in the middle below.
func edgesOf(left, right, below, sheet string) excelize.HeaderFooterOptions {
	const face = `&"Arial,Regular"&8`
	return excelize.HeaderFooterOptions{
		AlignWithMargins: new(true),
		ScaleWithDoc:     new(false),
		OddHeader:        "&L" + face + "&K" + ink2 + edgeText(left) + "&R" + face + "&K" + ink2 + edgeText(right),
		OddFooter: "&L" + face + "&K" + ink3 + edgeText(below) +
			"&C" + face + "&K" + ink3 + sheet +
			"&R" + face + "&K" + ink3 + "Page &P of &N",
	}
}

// maxEdge is how many UTF-16 units a name may take in a header: the whole header may have 255.
const maxEdge = 70

// edgeText returns a name as headers take it, in which & starts a code. The leading blank keeps a digit from being read
// as part of the code before it.
func edgeText(s string) string {
	var b strings.Builder
	units := 0
	for _, r := range strings.ReplaceAll(clean(s), "\n", " ") {
		text := string(r)
		if r == '&' {
			text = "&&"
		}
		if units += max(strings.Count(text, "&"), utf16.RuneLen(r)); units > maxEdge {
			b.WriteString("…")
			break
		}
		b.WriteString(text)
	}
	return " " + b.String()
}
