package audit

import "slices"

// Answered is a record before and after the client's answers were taken.
type Answered struct{ Before, After Recorder }

// TakeRequestAnswers returns what the chosen cells, and the files that came with them, make of the documents asked for. A
// document that came, or was given a day, is received, where the client chose nothing.
func TakeRequestAnswers(c *Case, chosen []PlannedCell, in Received) []Answered {
	cells := byRecord(chosen)
	var out []Answered
	for i := range c.DocumentRequests {
		before := &c.DocumentRequests[i]
		if len(cells[before.ID]) == 0 && len(in.Evidence[before.ID]) == 0 {
			continue
		}
		after := Clone(before)
		fill(after, cells[before.ID])
		for _, id := range in.Evidence[before.ID] {
			if !slices.Contains(after.Attachments, id) {
				after.Attachments = append(after.Attachments, id)
			}
		}
		if came := len(after.Attachments) > len(before.Attachments) || !after.ReceivedOn.IsZero(); came && (after.State == "" || after.State == RequestOpen) {
			after.State = RequestReceived
		}
		if after.ReceivedOn.IsZero() && (after.State == RequestReceived || after.State == RequestOnScreen) && !in.On.Before(after.RequestedOn) {
			after.ReceivedOn = in.On
		}
		out = append(out, Answered{before, after})
	}
	return out
}

// TakePlanAnswers returns what the chosen cells make of the plan of an audit. When the client has accepted every line of it
// then, the plan is agreed on that day (ISO/IEC 17021-1:2015 9.2.3.4).
func TakePlanAnswers(c *Case, auditID ID, chosen []PlannedCell, in Received) []Answered {
	cells := byRecord(chosen)
	var out []Answered
	agreed := len(chosen) > 0
	for _, before := range c.PlanOf(auditID) {
		after := Clone(before)
		fill(after, cells[before.ID])
		agreed = agreed && after.Answer == PlanLineAccepted
		if len(cells[before.ID]) > 0 {
			out = append(out, Answered{before, after})
		}
	}
	if a := c.Audit(auditID); a != nil && agreed && a.PlanAgreed.IsZero() {
		after := Clone(a)
		after.PlanAgreed = in.On
		out = append(out, Answered{a, after})
	}
	return out
}

func byRecord(chosen []PlannedCell) map[ID][]PlannedCell {
	out := map[ID][]PlannedCell{}
	for _, cell := range chosen {
		out[cell.Record] = append(out[cell.Record], cell)
	}
	return out
}

// fill puts answers into the fields of a record.
func fill(r Recorder, cells []PlannedCell) {
	for _, cell := range cells {
		if field, ok := KindOf(r).Field(cell.Field); ok {
			_ = field.SetText(r, cell.New) // PlanImport refuses what a field cannot hold
		}
	}
}
