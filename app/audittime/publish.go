package audittime

import (
	"fmt"

	"fieldcase/app/audit"
)

// publish writes the figures of the cycle, each rounded once. Stage split, surveillance and recertification are reckoned
// from the rounded total.
func (w *worksheet) publish(adjusted exact) {
	s, r := &w.sheet, w.in.Rounding
	s.Adjusted, s.Total = adjusted.days(), max(adjusted.halfDays(r), halfDay)
	all := exactly(s.Total)
	s.OnSite = all.share(Whole(w.in.OnSitePercent)).daysUp()
	s.Stage1 = min(max(all.times(1, 3).halfDays(r), halfDay), max(s.Total-halfDay, 0))
	s.Stage2 = s.Total - s.Stage1
	s.Surveillance = max(all.times(1, 3).halfDays(r), w.in.MinSurveillance)
	s.Recertification = max(all.times(2, 3).halfDays(r), halfDay)
	of := s.Total.String()
	w.rounded(StepTotal, "Initial audit", rounding(r), adjusted, s.Total, roundingSource(w.in.Table))
	w.step(Step{
		Kind: StepOnSite, Label: "With the client", Formula: fmt.Sprintf("at least %d %% of %s", w.in.OnSitePercent, of),
		Unrounded: s.OnSite, Rounded: s.OnSite, Source: onSiteSource(w.in.Table),
	})
	w.rounded(StepStage1, "Stage 1", "a third of "+of+", "+rounding(r), all.times(1, 3), s.Stage1, practice)
	w.step(Step{
		Kind: StepStage2, Label: "Stage 2", Formula: "what is left of " + of, Unrounded: s.Stage2, Rounded: s.Stage2, Source: practice,
	})
	w.rounded(StepSurveillance, "Surveillance, each", "a third of "+of+", "+rounding(r)+", at least "+w.in.MinSurveillance.String(),
		all.times(1, 3), s.Surveillance, surveillanceSource(w.in.Table))
	w.rounded(StepRecertification, "Recertification", "two thirds of "+of+", "+rounding(r), all.times(2, 3), s.Recertification,
		recertificationSource(w.in.Table))
}

const (
	// halfDay is the unit of published audit times, and the least of them.
	halfDay = audit.Days(50)
	// practice marks a figure that no document fixes.
	practice = "practice of certification bodies; no document fixes the split"
)

func (w *worksheet) rounded(kind StepKind, label, formula string, unrounded exact, to audit.Days, source string) {
	w.step(Step{Kind: kind, Label: label, Formula: formula, Unrounded: unrounded.days(), Rounded: to, Source: source})
}

func rounding(r audit.Rounding) string {
	if r == audit.RoundUp {
		return "rounded up to half days"
	}
	return "rounded to the nearest half day"
}

// roundingSource: IAF MD 5 asks for half days; where its tables are not used, its rule is followed as practice.
func roundingSource(t Table) string {
	if t.ID == TableQMS || t.ID == TableEMS {
		return md5
	}
	return determined + "; rounding as in " + md5
}

func onSiteSource(t Table) string {
	switch {
	case t.ID == TableISMS:
		return isms27006
	case t.ID == TableQMS, t.ID == TableEMS:
		return md5
	case t.OnSitePercent > 0:
		return t.Source
	default:
		return "convention of the certification body"
	}
}

func surveillanceSource(t Table) string {
	switch t.ID {
	case TableAIMS:
		return "ISO/IEC 42006:2025 9.6.2.2"
	case TableISMS:
		return "practice with ISO/IEC 27006-1:2024; least days: convention of the certification body"
	case TableQMS, TableEMS:
		return md5
	default:
		return determined + "; practice"
	}
}

func recertificationSource(t Table) string {
	switch t.ID {
	case TableAIMS:
		return "ISO/IEC 42006:2025 9.6.3"
	case TableISMS:
		return "practice with ISO/IEC 27006-1:2024"
	case TableQMS, TableEMS:
		return md5
	default:
		return determined + "; practice"
	}
}
