package audittime

import (
	"cmp"
	"fmt"

	"fieldcase/app/audit"
)

// Input is what a sheet is computed from.
type Input struct {
	Table           Table
	Column          string
	Persons         int64 // effective number
	Factors         []Factor
	Sites           []Site
	Rounding        audit.Rounding // "": to the nearest half day
	MinSurveillance audit.Days     // 0: that of audit.DefaultPolicy
	OnSitePercent   int64          // where the table has none; 0: that of audit.DefaultPolicy
}

// StepKind is what a step of a sheet does.
type StepKind string

// The kinds of steps, in the order of a sheet.
const (
	StepTable           StepKind = "table"
	StepAddition        StepKind = "addition"
	StepReduction       StepKind = "reduction"
	StepAdjusted        StepKind = "adjusted" // the time of the standard after its additions and reductions
	StepOtherStandard   StepKind = "other-standard"
	StepCombined        StepKind = "combined"    // the sum of all standards
	StepIntegration     StepKind = "integration" // addition or reduction of that sum
	StepTotal           StepKind = "total"
	StepOnSite          StepKind = "on-site"
	StepStage1          StepKind = "stage-1"
	StepStage2          StepKind = "stage-2"
	StepSurveillance    StepKind = "surveillance"
	StepRecertification StepKind = "recertification"
)

// AllStepKinds returns every kind of step, in the order of a sheet.
func AllStepKinds() []StepKind {
	return []StepKind{
		StepTable, StepAddition, StepReduction, StepAdjusted, StepOtherStandard, StepCombined, StepIntegration, StepTotal, StepOnSite,
		StepStage1, StepStage2, StepSurveillance, StepRecertification,
	}
}

// Step is one line of a sheet. Unrounded is to the hundredth; where a step is not rounded, Rounded is the same. Additions
// and reductions are what they change: +2.0, −0.5.
type Step struct {
	Kind      StepKind   `json:"kind"`
	Label     string     `json:"label"`
	Formula   string     `json:"formula"` // in words: 2 × 1.0; a third of 9.0
	Unrounded audit.Days `json:"unrounded"`
	Rounded   audit.Days `json:"rounded"`
	Source    string     `json:"source"`
	Reason    string     `json:"reason,omitempty"` // of an addition or reduction
	Factor    audit.ID   `json:"factor,omitempty"` // its record
}

// Sheet is an audit time with how it was reached.
type Sheet struct {
	Table           string      `json:"table"`
	Column          string      `json:"column,omitempty"`
	Persons         int64       `json:"persons"`
	Base            audit.Days  `json:"base_days"`     // by the table
	Adjusted        audit.Days  `json:"adjusted_days"` // what is rounded to the total
	Total           audit.Days  `json:"total_days"`    // of the initial audit, stage 1 and stage 2
	OnSite          audit.Days  `json:"onsite_min_days"`
	Stage1          audit.Days  `json:"stage1_days"`
	Stage2          audit.Days  `json:"stage2_days"`
	Surveillance    audit.Days  `json:"surveillance_days"` // each
	Recertification audit.Days  `json:"recertification_days"`
	Source          string      `json:"source"` // of the base
	Notes           []string    `json:"notes,omitempty"`
	Steps           []Step      `json:"steps"`
	Sites           []SiteSheet `json:"sites,omitempty"`
}

// Calculate computes the audit time of an initial audit and of what follows it in the cycle (ISO/IEC 17021-1:2015 9.1.4),
// by the rules of IAF MD 5, ISO/IEC 27006-1 and IAF MD 11:
//
//	adjusted = base × (1 + Σ increases − Σ reductions) + Σ days;  reductions at most 30 % of base
//	combined = (adjusted + Σ other standards) × (1 ± integration); its reduction at most 20 %
//	total    = combined, rounded to half days
//
// The error holds a *Refused for everything that a rule forbids; Refusals takes them apart.
func Calculate(in Input) (Sheet, error) {
	in = in.withDefaults()
	entry, err := in.check()
	if err != nil {
		return Sheet{}, err
	}
	w := worksheet{in: in, entry: entry}
	w.sheet.Table, w.sheet.Column, w.sheet.Persons = in.Table.ID, in.Column, in.Persons
	w.publish(w.combine(w.adjust(w.base())))
	for _, s := range in.Sites {
		site, err := TimeOfSite(in, s)
		if err != nil {
			return Sheet{}, err
		}
		w.sheet.Sites = append(w.sheet.Sites, site)
	}
	return w.sheet, nil
}

func (in Input) withDefaults() Input {
	habits := audit.DefaultPolicy()
	in.Rounding = cmp.Or(in.Rounding, habits.Rounding)
	in.MinSurveillance = cmp.Or(in.MinSurveillance, habits.MinSurveillance)
	in.OnSitePercent = cmp.Or(in.Table.OnSitePercent, in.OnSitePercent, habits.OnSitePercent)
	return in
}

// of returns the factors of a kind.
func (in Input) of(kind audit.TimeFactorKind) []Factor {
	var out []Factor
	for _, f := range in.Factors {
		if f.kind() == kind {
			out = append(out, f)
		}
	}
	return out
}

// check returns the entry of the table, or everything that is refused.
func (in Input) check() (Entry, error) {
	var r refusals
	entry, err := in.Table.Lookup(in.Column, in.Persons)
	if err != nil {
		r = append(r, err)
	}
	for _, f := range in.Factors {
		r.add(f.refuse())
	}
	if r.err() == nil {
		base := exactly(entry.Days)
		r.add(limitOf(audit.FactorAdjustment, in.Table).refuse(in.of(audit.FactorAdjustment), base))
		sum := total(base, in.of(audit.FactorAdjustment))
		sum = total(sum, in.of(audit.FactorOtherStandard))
		r.add(limitOf(audit.FactorIntegration, in.Table).refuse(in.of(audit.FactorIntegration), sum))
	}
	return entry, r.err()
}

// total returns days with what the factors add to them and take off.
func total(base exact, factors []Factor) exact {
	out := base
	for _, f := range factors {
		out = out.plus(f.amount(base))
	}
	return out
}

// worksheet writes a sheet step by step.
type worksheet struct {
	in    Input
	entry Entry
	sheet Sheet
}

func (w *worksheet) step(s Step) { w.sheet.Steps = append(w.sheet.Steps, s) }

// plain writes a step that is not rounded.
func (w *worksheet) plain(kind StepKind, label, formula string, days exact, source string) {
	w.step(Step{Kind: kind, Label: label, Formula: formula, Unrounded: days.days(), Rounded: days.days(), Source: source})
}

// base writes the days by the table.
func (w *worksheet) base() exact {
	t, days := w.in.Table, exactly(w.entry.Days)
	w.sheet.Base = w.entry.Days
	w.sheet.Source = sourceOf(t, w.entry)
	column, _ := t.Column(w.in.Column)
	label := persons(w.in.Persons)
	if w.in.Column != "" {
		label = column.Title + ", " + label
	}
	w.plain(StepTable, label, "row "+w.entry.Range()+" of the table", days, w.sheet.Source)
	if note := noteOf(t, w.entry); note != "" {
		w.sheet.Notes = append(w.sheet.Notes, note)
	}
	return days
}

// sourceOf names the document of an entry, and who entered it or that it is to be verified.
func sourceOf(t Table, e Entry) string {
	switch {
	case !e.BuiltIn:
		return t.Source + ", row " + e.Range() + " as entered by " + t.EnteredBy
	case t.ID == TableAIMS:
		return t.Source + ", row " + e.Range() + "; " + Verify
	default:
		return t.Source + ", row " + e.Range()
	}
}

// noteOf says what is still to be done about an entry.
func noteOf(t Table, e Entry) string {
	switch {
	case e.BuiltIn && t.ID == TableAIMS:
		return "Row " + e.Range() + " came with the program, from a published article: " + Verify + " of " + t.Source + "."
	case !e.BuiltIn && t.VerifiedBy == "":
		return "Nobody has compared the rows that " + t.EnteredBy + " entered with " + t.Source + " yet."
	default:
		return ""
	}
}

func persons(n int64) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d persons", n)
}

// factors writes the steps of factors that work on base, and returns what comes of it.
func (w *worksheet) factors(factors []Factor, base exact, kind StepKind) exact {
	for _, f := range factors {
		k := kind
		if k == "" && f.reduces() {
			k = StepReduction
		} else if k == "" {
			k = StepAddition
		}
		days := f.amount(base).days()
		w.step(Step{
			Kind: k, Label: f.label(), Formula: f.formula(base), Unrounded: days, Rounded: days, Source: f.source(), Reason: f.Reason, Factor: f.ID,
		})
	}
	return total(base, factors)
}

// adjust writes the additions and reductions of the standard itself.
func (w *worksheet) adjust(base exact) exact {
	factors := w.in.of(audit.FactorAdjustment)
	sum := w.factors(factors, base, "")
	if len(factors) > 0 {
		w.plain(StepAdjusted, "Adjusted", "the days by the table with additions and reductions", sum, determined)
	}
	return sum
}

// combine adds the other standards and counts the integration. IAF MD 11: T = A + B + C, then reduced or increased.
func (w *worksheet) combine(own exact) exact {
	others := w.in.of(audit.FactorOtherStandard)
	sum := w.factors(others, own, StepOtherStandard)
	if len(others) > 0 {
		w.plain(StepCombined, "All standards", "the sum of their times", sum, md11+" 2.2")
	}
	return w.factors(w.in.of(audit.FactorIntegration), sum, StepIntegration)
}
