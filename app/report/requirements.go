package report

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// requirements is what the team concluded on each clause and control.
func (b *builder) requirements() {
	clauses, controls := b.parts()
	b.heading("Conclusions by clause")
	b.clauseTable(clauses)
	if len(controls) > 0 {
		b.heading("Results by control")
		b.controlTable(controls)
	}
}

// parts returns the clauses and the controls that the report is about, in the order of the standard, the client's own
// controls last. The report of a full audit has all of them; else those that were looked at or planned.
func (b *builder) parts() (clauses, controls []standard.Requirement) {
	all := b.in.Catalogue.Auditable()
	for i := range b.c.SoAControls {
		k := &b.c.SoAControls[i]
		if _, known := b.in.Catalogue.Find(string(k.Control)); !known {
			all = append(all, standard.Requirement{ID: string(k.Control), Title: k.Title, Kind: standard.KindControl})
		}
	}
	full := b.in.Kind == Stage2Report || b.in.Kind == RecertificationReport
	for _, q := range all {
		switch {
		case !full && !b.touched(audit.Number(q.ID)):
		case q.Kind == standard.KindControl:
			controls = append(controls, q)
		default:
			clauses = append(clauses, q)
		}
	}
	return clauses, controls
}

// touched reports whether the audit looked at a requirement or was to.
func (b *builder) touched(n audit.Number) bool {
	if k := b.conclusion(n); k != nil && k.State != audit.NotStarted {
		return true
	}
	if b.in.Kind == Stage1Report {
		return false // it concludes on what it looked at
	}
	planned := b.c.PlannedCoverage(b.a, n)
	return planned == audit.CoverageMust || planned == audit.CoverageSample || len(b.findingsOn(n)) > 0
}

// conclusion returns the conclusion on a requirement, or nil.
func (b *builder) conclusion(n audit.Number) *audit.Conclusion {
	id := audit.ConclusionID(b.a.ID, n)
	if i := slices.IndexFunc(b.c.Conclusions, func(k audit.Conclusion) bool { return k.ID == id }); i >= 0 {
		return &b.c.Conclusions[i]
	}
	return nil
}

// findingsOn returns the labels of the findings of the audit that bear on a requirement.
func (b *builder) findingsOn(n audit.Number) []string {
	var out []string
	for i := range b.c.Findings {
		f := &b.c.Findings[i]
		if f.Audit == b.a.ID && f.State != audit.Withdrawn && (f.Requirement == n || slices.Contains(f.OtherRequirements, n)) {
			out = append(out, f.Label())
		}
	}
	slices.SortFunc(out, compareLabels)
	return out
}

// concludedCells returns the cells of a requirement that say what was concluded and why.
func (b *builder) concludedCells(n audit.Number) (conclusion, basis Cell) {
	k, found := b.conclusion(n), strings.Join(b.findingsOn(n), ", ")
	if k == nil || k.State == audit.NotStarted {
		return Cell{Text: "No conclusion", Tone: ToneMissing}, Cell{Text: found}
	}
	word, tone := conclusionWord(k.State)
	return Cell{Text: word, Tone: tone, Strong: true}, Cell{Text: joinFilled("\n", k.Summary, k.Reason, found)}
}

func (b *builder) clauseTable(clauses []standard.Requirement) {
	if len(clauses) == 0 {
		b.say("")
		return
	}
	b.above(b.count(clauses))
	t := Table{Columns: []Column{
		{Title: "Clause", Share: 10}, {Title: "Title", Share: 30}, {Title: "Conclusion", Share: 15}, {Title: "What it rests on, findings", Share: 45},
	}}
	band := ""
	for _, q := range clauses {
		if main := b.area(q.ID); main != band {
			band = main
			t.Rows = append(t.Rows, Row{Band: band})
		}
		conclusion, basis := b.concludedCells(audit.Number(q.ID))
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: q.ID, Strong: true}, {Text: q.Title}, conclusion, basis}})
	}
	b.add(t)
}

// controlTable tells of each control what the Statement of Applicability says and what was found.
func (b *builder) controlTable(controls []standard.Requirement) {
	b.above(joinFilled(" ", sentence("Statement of Applicability", firstFilled(b.soa(), notRecorded))+".", b.count(controls)))
	t := Table{Columns: []Column{
		{Title: "Control", Share: 10}, {Title: "Title", Share: 25}, {Title: "Applies", Share: 11}, {Title: "Result", Share: 15}, {Title: "What it rests on, findings", Share: 39},
	}}
	band := ""
	for _, q := range controls {
		if main := b.area(q.ID); main != band {
			band = main
			t.Rows = append(t.Rows, Row{Band: band})
		}
		t.Rows = append(t.Rows, b.controlRow(q))
	}
	b.add(t)
}

func (b *builder) controlRow(q standard.Requirement) Row {
	n := audit.Number(q.ID)
	conclusion, basis := b.concludedCells(n)
	applies := Cell{Text: "Yes"}
	i := slices.IndexFunc(b.c.SoAControls, func(k audit.SoAControl) bool { return k.Control == n })
	switch {
	case i < 0:
		applies = Cell{Text: notRecorded, Tone: ToneMissing}
	case b.c.SoAControls[i].Excluded:
		applies = Cell{Text: "Excluded", Tone: TonePlain, Strong: true}
		why, tone := orMissing(b.c.SoAControls[i].Justification)
		basis = Cell{Text: why, Tone: tone}
		if k := b.conclusion(n); k == nil || !k.State.Audited() {
			conclusion = Cell{Text: "–", Tone: ToneMuted}
		}
	}
	return Row{Cells: []Cell{{Text: q.ID, Strong: true}, {Text: q.Title}, applies, conclusion, basis}}
}

// area returns the main clause or the area of controls that a requirement belongs to.
func (b *builder) area(id string) string {
	for _, q := range b.in.Catalogue.Path(id) {
		if q.Kind != standard.KindAnnex {
			return joinFilled("  ", q.ID, q.Title)
		}
	}
	return "Controls of the client’s own"
}

// count says how many requirements were concluded on, and how.
func (b *builder) count(list []standard.Requirement) string {
	n, looked, excluded := map[audit.ConclusionState]int{}, 0, 0
	for _, q := range list {
		if b.c.Excluded(audit.Number(q.ID)) {
			excluded++
		}
		if k := b.conclusion(audit.Number(q.ID)); k != nil && k.State != audit.NotStarted {
			n[k.State]++
			looked++
		}
	}
	parts := []string{fmt.Sprintf("%d of %d concluded", looked, len(list))}
	for _, w := range []struct {
		state audit.ConclusionState
		words string
	}{
		{audit.Conform, "conform"},
		{audit.ConcludedOFI, "conform with an OFI"},
		{audit.ConcludedMin, "with a minor"},
		{audit.ConcludedMaj, "with a major"},
		{audit.NotApplicable, "not applicable"},
		{audit.NotAudited, "not audited"},
	} {
		if n[w.state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[w.state], w.words))
		}
	}
	if excluded > 0 {
		parts = append(parts, fmt.Sprintf("%d excluded by the client", excluded))
	}
	return strings.Join(parts, ", ") + "."
}
