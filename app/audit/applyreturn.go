package audit

import (
	"slices"

	"fieldcase/app/date"
)

// Received is how a returned workbook came in.
type Received struct {
	On       date.Date
	Source   ID          // attachment that holds the file
	Workbook ID          // document that went out, "" when the case does not know it
	Evidence map[ID][]ID // attachments that came with it, by their nonconformity
}

// Taken is what becomes of one nonconformity when answers are taken: its response, new or changed, and the finding, nil
// where it stays as it is.
type Taken struct {
	ResponseBefore *Response // nil for a new round
	Response       *Response
	FindingBefore  *Finding // nil when the finding stays as it is
	Finding        *Finding
}

// TakeAnswers returns what the chosen cells make of the case, one entry for each nonconformity in the order of the case. An
// answer that nobody reviewed yet is completed; one that was returned, or accepted before, is followed by another round: no
// round that was reviewed is ever overwritten. A round after the acceptance that brings evidence alone says so. IDs of new
// rounds are left empty. ISO/IEC 17021-1:2015 9.4.9 and 9.4.10; the ways of the finding are those of FindingMoves.
func TakeAnswers(c *Case, chosen []PlannedCell, in Received) []Taken {
	cells, last := byRecord(chosen), map[ID]*Response{}
	for i := range c.Responses {
		if r := &c.Responses[i]; last[r.Finding] == nil || r.Round > last[r.Finding].Round {
			last[r.Finding] = r
		}
	}
	var out []Taken
	for i := range c.Findings {
		f := &c.Findings[i]
		if len(cells[f.ID]) > 0 || len(in.Evidence[f.ID]) > 0 {
			out = append(out, take(f, last[f.ID], cells[f.ID], in))
		}
	}
	return out
}

func take(f *Finding, last *Response, cells []PlannedCell, in Received) Taken {
	t := Taken{}
	if last != nil && (last.Review == ReviewOpen || last.Review == "") {
		t.ResponseBefore, t.Response = last, Clone(last)
	} else {
		t.Response = nextRound(f, last, cells)
	}
	r := t.Response
	fill(r, cells)
	for _, id := range in.Evidence[f.ID] {
		if !slices.Contains(r.Attachments, id) {
			r.Attachments = append(r.Attachments, id)
		}
	}
	r.ReceivedOn, r.Source, r.Workbook = in.On, in.Source, in.Workbook
	if to := afterAnswer(f.State); to != f.State {
		t.FindingBefore, t.Finding = f, Clone(f)
		t.Finding.State = to
	}
	return t
}

// nextRound returns the round after the last. After a return it begins with what was answered, since the client answers
// the whole anew; after an acceptance that brings nothing but evidence it holds the evidence alone.
func nextRound(f *Finding, last *Response, cells []PlannedCell) *Response {
	r := &Response{Finding: f.ID, Round: 1, Review: ReviewOpen}
	if last == nil {
		return r
	}
	r.Round = last.Round + 1
	if last.Review == ReviewAccepted && !slices.ContainsFunc(cells, func(c PlannedCell) bool { return !bringsEvidence(c.Field) }) {
		r.EvidenceOnly = true
		return r
	}
	for _, name := range AnswerFields() {
		if field, ok := KindOf(r).Field(name); ok {
			_ = field.SetText(r, field.Get(last).Text()) // it was read from the same field
		}
	}
	return r
}

// bringsEvidence reports whether a field of a response tells that something was done, and not what is planned.
func bringsEvidence(field string) bool {
	return field == "done_on" || field == "evidence_text" || field == "remark"
}

// afterAnswer returns the state of a nonconformity after the client answered (reference 3.6).
func afterAnswer(s FindingState) FindingState {
	switch s {
	case FindingIssued, ResponseReturned:
		return ResponseReceived
	case PlanAccepted, VerifyNextAudit:
		return EvidenceReceived
	case FindingDraft, FindingReady, ResponseReceived, EvidenceReceived, Verified, Closed, Withdrawn:
		return s
	default:
		return s
	}
}
