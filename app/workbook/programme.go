package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// Programme is the audit programme of a certification cycle as a workbook: which clause and control is looked at in which
// audit, the audit time with how it was reached, sites and teams, and the log of changes (ISO/IEC 17021-1:2015 9.1.3 to
// 9.1.5, 9.2.2). It shows what a certification body defends before its accreditor and hands to its client: nothing
// confidential and no note of the team.
type Programme struct {
	Case       *audit.Case
	Catalogue  standard.Catalogue
	Cycle      *audit.Programme // of the case
	Time       []TimeStep       // how the audit time was reached; none while it was not determined
	ExportedAt time.Time
	Program    string // name and version of the program
}

// TimeStep is one line of the audit time sheet.
type TimeStep struct {
	Label, Formula     string
	Reason, Source     string
	Unrounded, Rounded audit.Days
	Sum                bool // the steps before lead to it
}

// Encode writes the workbook. Equal Programmes give equal bytes. When the context ends or the writer fails, what was
// written so far is no workbook: callers write beside the file and rename.
func (p Programme) Encode(ctx context.Context, w io.Writer) error {
	if p.Case == nil || p.Cycle == nil {
		return errors.New("encode programme workbook: no cycle")
	}
	b, err := emptyBook()
	if err != nil {
		return fmt.Errorf("encode programme workbook: %w", err)
	}
	if err := newPlanned(p).setUp(b); err != nil {
		return fmt.Errorf("encode programme workbook: %w", err)
	}
	if err := b.write(ctx, w); err != nil {
		return fmt.Errorf("encode programme workbook: %w", err)
	}
	return nil
}

// The sheets of the programme workbook.
const (
	matrixSheet  = "Programme"
	changesSheet = "Changes"
)

// planned is a programme laid out.
type planned struct {
	of     Programme
	audits []*audit.Audit // of the cycle, by their day
	states map[audit.Number][]audit.MatrixEntry
	lines  []plannedLine
}

// plannedLine is a row of the matrix: a chapter, a requirement, or a point that rules ask of audits.
type plannedLine struct {
	chapter     bool
	requirement standard.Requirement
	point       string // key of the point
	source      string // rule that asks for it
}

func newPlanned(p Programme) *planned {
	open := *p.Case // what is confidential is nowhere named
	open.Findings = slices.DeleteFunc(slices.Clone(open.Findings), func(f audit.Finding) bool { return f.Confidential })
	out := &planned{of: p, states: map[audit.Number][]audit.MatrixEntry{}}
	var clauses, controls []audit.Number
	for _, q := range p.Catalogue.Auditable() {
		if q.Kind == standard.KindControl {
			controls = append(controls, audit.Number(q.ID))
		} else {
			clauses = append(clauses, audit.Number(q.ID))
		}
	}
	m := audit.MatrixOf(&open, p.Cycle.ID, clauses, controls)
	for _, id := range m.Audits {
		out.audits = append(out.audits, p.Case.Audit(id))
	}
	for _, row := range m.Rows {
		out.states[row.Requirement] = row.Entries
	}
	out.addRequirements()
	out.addPoints()
	return out
}

// addRequirements gathers clauses and controls under their chapters, then the client's own controls.
func (p *planned) addRequirements() {
	chapter := ""
	for _, q := range p.of.Catalogue.Auditable() {
		if top, ok := mainClause(p.of.Catalogue, q.ID); ok && top.ID != chapter {
			chapter = top.ID
			p.lines = append(p.lines, plannedLine{chapter: true, requirement: top})
		}
		p.lines = append(p.lines, plannedLine{requirement: q})
	}
	for i, q := range ownControls(p.of.Case, p.of.Catalogue) {
		if i == 0 {
			p.lines = append(p.lines, plannedLine{chapter: true, requirement: standard.Requirement{Title: "Controls of the client's own"}})
		}
		p.lines = append(p.lines, plannedLine{requirement: q})
	}
}

// addPoints gathers what rules ask of surveillance and recertification beside the requirements.
func (p *planned) addPoints() {
	known := map[string]bool{}
	for _, a := range p.audits {
		for _, x := range audit.PointsOf(p.of.Case, a) {
			if len(known) == 0 {
				p.lines = append(p.lines, plannedLine{chapter: true, requirement: standard.Requirement{Title: "Asked of audits beside the requirements"}})
			}
			if !known[x.Key] {
				known[x.Key] = true
				p.lines = append(p.lines, plannedLine{point: x.Key, source: x.Source, requirement: standard.Requirement{Title: upperFirst(x.Title)}})
			}
		}
	}
}

func (p *planned) setUp(b *book) error {
	c := p.of.Case
	sheets := []*sheet{p.summary().sheet(), p.matrix()}
	if changes := p.changes(); len(changes) > 0 {
		sheets = append(sheets, p.changesSheet(changes))
	}
	name := "Audit programme, cycle " + strconv.FormatInt(max(p.of.Cycle.Cycle, 1), 10)
	edges := func(sheet string) excelize.HeaderFooterOptions {
		return edgesOf(c.Client.Name, joinFilled(", ", name, c.Standard.Designation), c.Body.Name, sheet)
	}
	return errors.Join(b.setUp(edges, sheets...), properties{
		of: c, title: name + ": " + c.Client.Name, subject: joinFilled(", ", name+" to "+c.Standard.Designation, c.Client.Name),
		keywords: joinFilled(", ", c.Standard.Designation, "audit programme", "audit time"), category: "Audit programme", status: "Final", at: p.of.ExportedAt,
	}.set(b.file))
}

// matrix returns the sheet of the matrix: one row for each clause and control, one column for each audit.
func (p *planned) matrix() *sheet {
	columns := []column{{title: "Clause", width: 9.5, look: lookKey}, {title: "Title", width: 40, look: lookText}}
	for _, a := range p.audits {
		when := a.Planned
		if !a.StartsOn.IsZero() {
			when = date.MonthOf(a.StartsOn)
		}
		title := joinFilled("\n", a.Title(), joinFilled(" · ", when.String(), daysWords(p.of.Case.RequiredTime(a))))
		columns = append(columns, column{title: title, width: 20.5, look: lookText})
	}
	columns = append(columns, column{title: "Remark", width: 28, look: lookMuted})
	return newTable(columns, len(p.lines), func(i int, into []entry) []entry { return p.entries(p.lines[i], into) }).sheet(matrixSheet)
}

func daysWords(d audit.Days) string {
	if d == 0 {
		return ""
	}
	return d.String() + " days"
}

func (p *planned) entries(l plannedLine, into []entry) []entry {
	q := l.requirement
	if l.chapter {
		into = append(into, entry{text: q.ID, look: lookChapter}, entry{text: q.Title, look: lookChapter})
		return append(into, slices.Repeat([]entry{{look: lookChapter}}, len(p.audits)+1)...)
	}
	into = append(into, entry{text: q.ID}, entry{text: q.Title})
	for i, a := range p.audits {
		if l.point != "" {
			into = append(into, p.pointEntry(a, l.point))
			continue
		}
		into = append(into, p.requirementEntry(a, i, q))
	}
	return append(into, entry{text: joinFilled("\n", l.source, p.remark(audit.Number(q.ID)))})
}

// requirementEntry returns what the programme and its audit say of a requirement.
func (p *planned) requirementEntry(a *audit.Audit, i int, q standard.Requirement) entry {
	n := audit.Number(q.ID)
	if p.of.Case.Excluded(n) || i >= len(p.states[n]) {
		return entry{}
	}
	x := p.states[n][i]
	out := entry{}
	switch x.State {
	case audit.EntryAudited:
		out = entry{text: joinFilled(" ", "Audited", x.Day.String()), look: lookGood}
	case audit.EntryCarriedOver:
		out = entry{text: "Carried over", look: lookCarried}
	case audit.EntryMissed:
		out = entry{text: "Not audited", look: lookCarried}
	case audit.EntryPlanned:
		if out = (entry{text: "Sample", look: lookSample}); x.Coverage == audit.CoverageMust {
			out = entry{text: "Must", look: lookMust}
		}
	case audit.EntryNone:
		if q.Kind == standard.KindControl && a.Kind == audit.Stage1 && p.statementRead(i) {
			out = entry{text: "SoA read", look: lookMuted}
		}
	}
	for _, label := range x.Verify {
		out.text = joinFilled("\n", out.text, "verify NC "+label)
	}
	return out
}

// statementClause is the clause that asks for the Statement of Applicability, in ISO/IEC 42001 as in ISO/IEC 27001.
const statementClause audit.Number = "6.1.3"

// statementRead reports whether a Stage 1 looked at the Statement of Applicability.
func (p *planned) statementRead(i int) bool {
	entries := p.states[statementClause]
	return i < len(entries) && entries[i].State == audit.EntryAudited
}

func (p *planned) pointEntry(a *audit.Audit, key string) entry {
	points := audit.PointsOf(p.of.Case, a)
	i := slices.IndexFunc(points, func(x audit.Point) bool { return x.Key == key })
	switch {
	case i < 0:
		return entry{}
	case points[i].Settled():
		return entry{text: "Looked at", look: lookGood}
	case a.State == audit.AuditDone:
		return entry{text: "Not settled", look: lookCarried}
	default:
		return entry{text: "Must", look: lookMust}
	}
}

// remark returns why the plan of a requirement was changed, or why a control is excluded.
func (p *planned) remark(n audit.Number) string {
	var out []string
	for i := range p.of.Case.SoAControls {
		if k := &p.of.Case.SoAControls[i]; k.Control == n && k.Excluded {
			out = append(out, joinFilled(": ", "Excluded by the Statement of Applicability", k.Justification))
		}
	}
	for i, x := range p.states[n] {
		if x.Reason != "" {
			out = append(out, p.audits[i].Code()+": "+x.Reason)
		}
	}
	return joinFilled("\n", out...)
}

// changes returns the log of changes of the cycle, the oldest first.
func (p *planned) changes() []audit.ProgrammeChange {
	out := slices.DeleteFunc(slices.Clone(p.of.Case.ProgrammeChanges), func(x audit.ProgrammeChange) bool { return x.Programme != p.of.Cycle.ID })
	slices.SortStableFunc(out, func(a, b audit.ProgrammeChange) int { return a.ChangedOn.Compare(b.ChangedOn) })
	return out
}

func (p *planned) changesSheet(changes []audit.ProgrammeChange) *sheet {
	columns := []column{
		{title: "Day", width: 12, look: lookDay, repeats: true},
		{title: "Changed by", width: 22, look: lookText, repeats: true},
		{title: "Change", width: 60, look: lookText, marks: true},
		{title: "Reason", width: 60, look: lookText},
		{title: "After the result of", width: 20, look: lookMuted, repeats: true},
	}
	return newTable(columns, len(changes), func(i int, into []entry) []entry {
		x, after := changes[i], ""
		if a := p.of.Case.Audit(x.Audit); a != nil {
			after = a.Title()
		}
		return append(into, entry{day: x.ChangedOn}, entry{text: p.person(x.ChangedBy)}, entry{text: x.Change}, entry{text: x.Reason}, entry{text: after})
	}).sheet(changesSheet)
}

func (p *planned) person(id audit.ID) string {
	if x := p.of.Case.Person(id); x != nil {
		return x.Name
	}
	return ""
}
