package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// annexes are what the conclusions rest on, and where each element of a report is.
func (b *builder) annexes() {
	b.samples()
	b.documents("Documents and records examined")
	b.elements()
}

// samples lists what was sampled, how many were drawn and how.
func (b *builder) samples() {
	var rows []Row
	for i := range b.c.Samples {
		s := &b.c.Samples[i]
		if s.Audit != b.a.ID {
			continue
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: joinFilled("\n", s.Name, s.Period), Strong: true},
			{Text: b.numbers(s.Requirements)},
			{Text: fmt.Sprintf("%d of %d", s.Size, s.Population)},
			{Text: drawnWord(s.Drawn)},
			{Text: strconv.FormatInt(s.Hits, 10)},
			{Text: s.Rationale},
		}})
	}
	if len(rows) == 0 {
		return
	}
	b.heading("Samples")
	b.add(Table{Columns: []Column{
		{Title: "Sample", Share: 24}, {Title: "Clauses", Share: 16}, {Title: "Drawn", Share: 11}, {Title: "How", Share: 13}, {Title: "Hits", Share: 7}, {Title: "Why so", Share: 29},
	}, Rows: rows})
}

// documents lists the documents and records that were read, by their day.
func (b *builder) documents(title string) {
	list := b.read()
	if len(list) == 0 {
		return
	}
	b.heading(title)
	var rows []Row
	for _, e := range list {
		rows = append(rows, Row{Cells: []Cell{
			{Text: firstFilled(e.Document, "–"), Strong: true}, {Text: e.Version}, {Text: e.Dated.String()}, {Text: b.numbers(e.Requirements)}, {Text: e.Text},
		}})
	}
	b.add(Table{Columns: []Column{
		{Title: "Document or record", Share: 23}, {Title: "Version", Share: 10}, {Title: "Dated", Share: 13}, {Title: "Clauses", Share: 17}, {Title: "What was seen", Share: 37},
	}, Rows: rows})
}

// read returns the documents and records that the audit looked at, in the order in which they were seen.
func (b *builder) read() []*audit.Evidence {
	var out []*audit.Evidence
	for i := range b.c.Evidence {
		if e := &b.c.Evidence[i]; e.Audit == b.a.ID && (e.Document != "" || e.Method == audit.DocumentRead) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y *audit.Evidence) int {
		return cmp.Or(x.SeenOn.Compare(y.SeenOn), x.SeenAt.Minutes()-y.SeenAt.Minutes(), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// elements says where each of the 21 elements of a report is, and which is missing.
func (b *builder) elements() {
	b.heading("Elements of this report")
	b.above("As ISO/IEC 17021-1:2015 9.4.8 asks for them.")
	var rows []Row
	for _, e := range audit.ReportElements(b.in.Case, b.in.Audit) {
		state := Cell{Text: "there", Tone: ToneGood}
		if !e.Filled {
			state = Cell{Text: "missing", Tone: ToneMissing, Strong: true}
		}
		rows = append(rows, Row{Cells: []Cell{{Text: strconv.Itoa(e.Number)}, {Text: capital(e.Title)}, {Text: strings.TrimSpace(b.where[e.Number])}, state}})
	}
	b.add(Table{Columns: []Column{{Title: "No.", Share: 7}, {Title: "Element", Share: 47}, {Title: "Section", Share: 33}, {Title: "State", Share: 13}}, Rows: rows})
}
