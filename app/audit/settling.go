package audit

import (
	"slices"

	"fieldcase/app/date"
)

// Act is who of the certification body does something about a nonconformity, and on which day. Its methods return what
// becomes of the records; those given stay as they are. Whether the way exists is for CheckFindingMove.
type Act struct {
	By ID
	On date.Date
}

// AcceptPlan accepts a response: correction, cause and corrective action fit (ISO/IEC 17021-1:2015 9.4.9). verifyAt names
// the audit at which the effect of a minor one is verified, "" when evidence is to come before.
func (a Act) AcceptPlan(f *Finding, r *Response, why string, verifyAt ID) (*Finding, *Response) {
	f, r = Clone(f), a.reviewed(r, ReviewAccepted, why)
	if f.State = PlanAccepted; verifyAt != "" {
		f.State, f.VerifyAt = VerifyNextAudit, verifyAt
	}
	return f, r
}

// ReturnResponse sends a response back with the reason; the client answers again by that day.
func (a Act) ReturnResponse(f *Finding, r *Response, why string, by date.Date) (*Finding, *Response) {
	f, r = Clone(f), a.reviewed(r, ReviewReturned, why)
	r.AnswerAgainBy = by
	f.State, f.ResponseDue = ResponseReturned, by
	return f, r
}

// AskForEvidence goes back to the accepted plan, because the evidence does not show it done. A round that brought the
// evidence is returned with the reason; nil where the evidence came with the round that was accepted.
func (a Act) AskForEvidence(f *Finding, r *Response, why string, by date.Date) (*Finding, *Response) {
	f = Clone(f)
	f.State, f.EvidenceDue = PlanAccepted, by
	if r == nil || !r.IsOpen() {
		return f, nil
	}
	r = a.reviewed(r, ReviewReturned, why)
	r.AnswerAgainBy = by
	return f, r
}

// VerifyLater leaves the effect of a minor nonconformity to an audit to come (ISO/IEC 17021-1:2015 9.4.10).
func (a Act) VerifyLater(f *Finding, at ID) *Finding {
	f = Clone(f)
	f.State, f.VerifyAt = VerifyNextAudit, at
	return f
}

// Verify records that correction and corrective action were found effective (ISO/IEC 17021-1:2015 9.4.10): how, and by what.
// A round of evidence that waits for its review is accepted with it; r is nil where there is none.
func (a Act) Verify(f *Finding, r *Response, how VerificationMethod, words string) (*Finding, *Response) {
	f = Clone(f)
	f.State, f.VerifiedOn, f.VerifiedBy, f.VerificationMethod, f.Verification = Verified, a.On, a.By, how, words
	if r == nil || !r.IsOpen() {
		return f, nil
	}
	return f, a.reviewed(r, ReviewAccepted, words)
}

// CloseFinding closes what was verified.
func (a Act) CloseFinding(f *Finding, note string) *Finding {
	f = Clone(f)
	f.State, f.ClosedOn, f.ClosedBy, f.ClosureNote = Closed, a.On, a.By, note
	return f
}

func (a Act) reviewed(r *Response, result Review, why string) *Response {
	r = Clone(r)
	r.Review, r.ReviewReason, r.ReviewedBy, r.ReviewedOn = result, why, a.By, a.On
	return r
}

// IsOpen reports whether nobody has reviewed the round yet.
func (r *Response) IsOpen() bool { return r.Review == ReviewOpen || r.Review == "" }

// RoundsOf returns the rounds of answers to a nonconformity, the first first.
func (c *Case) RoundsOf(f ID) []*Response {
	var out []*Response
	for i := range c.Responses {
		if c.Responses[i].Finding == f {
			out = append(out, &c.Responses[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *Response) int { return int(a.Round - b.Round) })
	return out
}

// FollowingAudit returns the audit of the programme at which the effect of a corrective action can be verified next: the
// first one after that of the finding that was not held yet; nil when none is planned.
func (c *Case) FollowingAudit(f *Finding, today date.Date) *Audit {
	raised := c.Audit(f.Audit)
	if raised == nil {
		return nil
	}
	var next *Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		over := a.State == AuditDone || a.State == AuditCancelled || !a.EndsOn.IsZero() && a.EndsOn.Before(today)
		if a.Programme != raised.Programme || a.ID == raised.ID || over || !raised.comesBefore(a) {
			continue
		}
		if next == nil || a.comesBefore(next) {
			next = a
		}
	}
	return next
}

// BeginRound returns the round in which what the client answered is entered by hand, and the nonconformity as it stands
// then: the round that nobody reviewed yet, or a new one without ID. See TakeAnswers.
func BeginRound(c *Case, f *Finding, on date.Date) Taken {
	rounds := c.RoundsOf(f.ID)
	var last *Response
	if n := len(rounds); n > 0 {
		last = rounds[n-1]
	}
	return take(f, last, nil, Received{On: on})
}
