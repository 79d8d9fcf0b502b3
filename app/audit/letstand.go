package audit

// LetStand is a warning that a person accepted, with the reason.
type LetStand struct {
	Warning    Warning
	Acceptance *Acceptance
}

// StageAcceptance returns how a warning of CheckStages is accepted, its reason left open. Only what is for the body to judge
// can be: the interval between the stages, an internal audit or management review that Stage 1 did not find performed
// (R-2-2). What keeps Stage 2 from beginning is settled (R-2-1), and a concern is followed or dismissed.
func StageAcceptance(stage2 *Audit, w Warning) (Acceptance, bool) {
	if w.Rule != "R-2-2" || w.Severity == SeverityBlock || w.Field == "concerns" {
		return Acceptance{}, false
	}
	return Acceptance{
		Record: Record{ID: AcceptanceID(stage2.ID, w.Field, w.Rule, w.Message)}, About: "audit", Subject: string(stage2.ID), Field: w.Field, Rule: w.Rule, Words: w.Message,
	}, true
}

// AcceptedStages returns the warnings about a Stage 2 that are accepted as they are worded now. One whose words have changed
// since, because a day was moved, is warned of again.
func AcceptedStages(c *Case, stage2 *Audit) []LetStand {
	bare := *c
	bare.Acceptances = nil
	var out []LetStand
	for _, w := range CheckStages(&bare, stage2) {
		if a := c.acceptedStage(stage2, w); a != nil {
			out = append(out, LetStand{w, a})
		}
	}
	return out
}

// acceptedStage returns the acceptance of a warning about a Stage 2, or nil.
func (c *Case) acceptedStage(stage2 *Audit, w Warning) *Acceptance {
	if a, ok := StageAcceptance(stage2, w); ok {
		if given := byID(c.Acceptances, a.ID); given != nil && settled(given.Reason) {
			return given
		}
	}
	return nil
}
