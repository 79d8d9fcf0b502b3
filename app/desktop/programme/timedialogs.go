package programme

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// edit changes the chosen step: a factor, else table, persons and rounding.
func (v *timeView) edit() {
	if l, ok := v.grid.Selected(); ok && l.step.Factor != "" {
		v.askFactor(l.step.Factor)
		return
	}
	v.askTable()
}

// add begins an addition or reduction; without a table there is nothing yet to add to.
func (v *timeView) add() {
	if audittime.TimeOf(v.page.now, v.page.cycle.ID) == nil {
		v.askTable()
		return
	}
	v.askFactor("")
}

// askTable asks for what the sheet begins with.
func (v *timeView) askTable() {
	p := v.page
	before := audittime.TimeOf(p.now, p.cycle.ID)
	t := &audit.AuditTime{Record: audit.Record{ID: p.cases.NewID()}, Programme: p.cycle.ID, Table: audittime.TableAIMS}
	if before != nil {
		t = audit.Clone(before)
	}
	if t.Persons == 0 {
		t.Persons = p.now.PeopleCount.Effective
	}
	if t.DeterminedBy == "" {
		t.DeterminedBy, t.DeterminedOn = p.me(), p.host.Today()
	}
	policy := audit.Clone(&p.now.Policy)
	var s *sheet
	table := spec{of: t, name: "table", label: "Table", options: tableOptions(p.now), changed: func() { s.setColumns(p.now, t) }}
	s = p.ask(question{
		title: "Table, persons and rounding", text: p.personsWords(), width: 520,
		specs: []spec{
			table,
			{of: t, name: "column", label: "Column", hint: "The one column", options: columnOptions(p.now, t.Table), half: true},
			{of: t, name: "persons", label: "Persons that count"},
			{of: policy, name: "rounding", label: "Rounding to half days", half: true, options: roundingOptions()},
			{of: policy, name: "min_surveillance", label: "Least days of a surveillance"},
			{of: t, name: "justification", label: "Justification", lines: 3, hint: "Why this table, column and number of persons"},
			{of: t, name: "determined_by", label: "Determined by", half: true, options: p.personOptions()},
			{of: t, name: "determined_on", label: "On"},
		},
		keep: func() []audit.Problem { return v.keepTable(before, t, policy) },
	})
}

func (p *Page) personsWords() string {
	n := p.now.PeopleCount
	return fmt.Sprintf("Counted at Client & scope: %d effective, %d with AI-related work, %d in all.", n.Effective, n.AIRelated, n.Total)
}

func tableOptions(c *audit.Case) []kit.Option {
	var out []kit.Option
	for _, t := range audittime.Tables(c) {
		detail := t.Source
		if t.EnteredBy != "" {
			detail += ", rows of " + t.EnteredBy
		}
		out = append(out, kit.Option{ID: t.ID, Title: t.Title, Detail: detail, Hidden: true})
	}
	return out
}

func columnOptions(c *audit.Case, table string) []kit.Option {
	t, err := audittime.TableNamed(audittime.Tables(c), table)
	if err != nil {
		return nil
	}
	var out []kit.Option
	for _, x := range t.Columns {
		if x.ID != "" {
			out = append(out, kit.Option{ID: x.ID, Title: x.Title, Hidden: true})
		}
	}
	return out
}

func roundingOptions() []kit.Option {
	var out []kit.Option
	for _, r := range audit.AllRoundings() {
		out = append(out, kit.Option{ID: string(r), Title: casefile.RoundingWords()[string(r)], Hidden: true})
	}
	return out
}

func (p *Page) personOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Persons {
		x := &p.now.Persons[i]
		out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Initials, Hidden: true})
	}
	return out
}

// setColumns offers the columns of the table that was chosen.
func (s *sheet) setColumns(c *audit.Case, t *audit.AuditTime) {
	in := s.at("column")
	options := columnOptions(c, t.Table)
	if !slices.ContainsFunc(options, func(o kit.Option) bool { return o.ID == t.Column }) {
		t.Column = ""
	}
	if p, ok := in.control.(*kit.Picker); ok {
		p.SetOptions(options...)
		p.Choose(t.Column)
	}
}

// keepTable writes what was entered with the figures that come of it.
func (v *timeView) keepTable(before, t *audit.AuditTime, policy *audit.Policy) []audit.Problem {
	p := v.page
	if problems := append(audit.Check(t), audit.Check(policy)...); len(problems) > 0 {
		return problems
	}
	table, err := audittime.TableNamed(audittime.Tables(p.now), t.Table)
	if err != nil {
		return problemsOf("table", err)
	}
	if _, err := table.Lookup(t.Column, t.Persons); err != nil {
		if _, ok := table.Column(t.Column); !ok {
			return problemsOf("column", err)
		}
		return problemsOf("persons", err)
	}
	changes := []casefile.Change{{After: t}}
	if before != nil {
		changes[0].Before = before
	}
	changes = append(changes, casefile.Change{Before: &p.now.Policy, After: policy})
	p.save("Audit time", "Audit time determined", p.recomputed(p.now.With(t, policy), changes...)...)
	return nil
}

// problemsOf tells beside a field what is refused, with its remedy.
func problemsOf(field string, err error) []audit.Problem {
	var out []audit.Problem
	for _, r := range audittime.Refusals(err) {
		out = append(out, audit.Problem{Field: field, Rule: r.Rule, Message: r.Message + ". " + r.Remedy})
	}
	if len(out) == 0 {
		out = []audit.Problem{{Field: field, Message: err.Error()}}
	}
	return out
}

// factorWords say a factor that is not counted.
func factorWords(f audit.TimeFactor) string {
	if f.Percent != 0 {
		return fmt.Sprintf("%d %%", f.Percent)
	}
	return fmt.Sprintf("%d × %s", max(1, f.Count), f.Each)
}

// askFactor asks for an addition or reduction; "" is a new one.
func (v *timeView) askFactor(id audit.ID) {
	p := v.page
	t := audittime.TimeOf(p.now, p.cycle.ID)
	f := &audit.TimeFactor{Record: audit.Record{ID: p.cases.NewID()}, AuditTime: t.ID, Kind: audit.FactorAdjustment, Count: 1, Rank: p.lastFactorRank()}
	var before *audit.TimeFactor
	for i := range p.now.TimeFactors {
		if p.now.TimeFactors[i].ID == id {
			before = &p.now.TimeFactors[i]
			f = audit.Clone(before)
		}
	}
	var s *sheet
	q := question{
		title: "Addition to the audit time, or reduction", width: 520,
		specs: []spec{
			{of: f, name: "factor", label: "What for", hint: "High-risk AI systems"},
			{of: f, name: "kind", label: "Works on", half: true},
			{of: f, name: "site", label: "Site", hint: "Of a sampled site alone", options: p.siteOptions()},
			{of: f, name: "count", label: "How many", half: true},
			{of: f, name: "each", label: "Days each, − reduces", half: true},
			{of: f, name: "percent", label: "Or per cent"},
			{of: f, name: "reason", label: "Reason", lines: 2, hint: "Why it applies to this client"},
			{of: f, name: "source", label: "Source", hint: "Document and clause that allow it"},
		},
		keep: func() []audit.Problem { return v.keepFactor(before, f) },
	}
	if before != nil {
		q.title, q.removeWord = before.Factor, "Take out"
		q.remove = v.remove
	} else if offers := p.offers(f, func() { s.reshow() }); offers != nil {
		q.above = offers
	}
	s = p.ask(q)
}

// offers are the additions that the document asks for at the scope of this client, to begin with one of them.
func (p *Page) offers(f *audit.TimeFactor, chosen func()) fyne.CanvasObject {
	_, controls := p.requirements()
	own := int64(0)
	for i := range p.now.SoAControls {
		if x := &p.now.SoAControls[i]; x.Title != "" && !slices.Contains(controls, x.Control) {
			own++
		}
	}
	offered := audittime.Additions(audittime.ScopeOf(p.now, own))
	var options []kit.Option
	for i, a := range offered {
		least, most := a.Total()
		options = append(options, kit.Option{ID: fmt.Sprint(i), Title: fmt.Sprintf("%s, %d", a.Label, a.Count), Detail: least.String() + " to " + most.String() + " days", Hidden: true})
	}
	if len(options) == 0 {
		return nil
	}
	pick := kit.NewPicker("What ISO/IEC 42006 adds for this scope", options...)
	pick.OnChange = func(o kit.Option) {
		for i, a := range offered {
			if fmt.Sprint(i) == o.ID {
				id, of, rank := f.ID, f.AuditTime, f.Rank
				*f = a.Factor()
				f.ID, f.AuditTime, f.Rank = id, of, rank
				chosen()
			}
		}
	}
	return kit.NewField("Begin with", pick)
}

func (p *Page) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Sites {
		out = append(out, kit.Option{ID: string(p.now.Sites[i].ID), Title: p.now.Sites[i].Name, Hidden: true})
	}
	return out
}

func (p *Page) lastFactorRank() string {
	var ranks []string
	for i := range p.now.TimeFactors {
		ranks = append(ranks, p.now.TimeFactors[i].Rank)
	}
	return audit.LastRank(ranks)
}

// keepFactor writes the factor with the figures that come of it, unless a rule refuses it.
func (v *timeView) keepFactor(before, f *audit.TimeFactor) []audit.Problem {
	p := v.page
	if f.Count == 0 {
		f.Count = 1
	}
	if _, err := audittime.FromCase(p.now.With(f), p.cycle.ID); err != nil {
		if problems := refusedBy(f, err); len(problems) > 0 {
			return problems
		}
	}
	if problems := audit.Check(f); len(problems) > 0 {
		return problems
	}
	ch := casefile.Change{After: f}
	if before != nil {
		ch.Before = before
	}
	p.save("Audit time: "+f.Factor, "Audit time computed anew", p.recomputed(p.now.With(f), ch)...)
	return nil
}

// refusedBy are the refusals that are about the factor itself.
func refusedBy(f *audit.TimeFactor, err error) []audit.Problem {
	var out []audit.Problem
	for _, r := range audittime.Refusals(err) {
		if r.Factor != f.ID {
			continue
		}
		field := "each"
		if f.Percent != 0 {
			field = "percent"
		}
		if strings.TrimSpace(f.Reason) == "" {
			field = "reason"
		}
		out = append(out, audit.Problem{Field: field, Rule: r.Rule, Message: r.Message + ". " + r.Remedy})
	}
	return out
}

// remove takes the chosen factor out.
func (v *timeView) remove() {
	p := v.page
	l, ok := v.grid.Selected()
	if !ok || l.step.Factor == "" {
		return
	}
	for i := range p.now.TimeFactors {
		if f := &p.now.TimeFactors[i]; f.ID == l.step.Factor {
			gone := audit.Clone(f)
			gone.Deleted = true
			p.save("Audit time: take out "+f.Factor, f.Factor+" taken out", p.recomputed(p.now.With(gone), casefile.Change{Before: f})...)
			return
		}
	}
}
