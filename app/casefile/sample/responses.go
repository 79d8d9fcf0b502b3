package sample

import (
	"bytes"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// stage2Report issues the report of Stage 2 (ISO/IEC 17021-1:2015 9.4.8).
func stage2Report(t *teller) {
	t.act("Stage 2: report", edit(t, t.audit("stage-2"), func(a *audit.Audit) {
		a.Summary = "The management system is in place at all three sites and largely effective. One major and three minor nonconformities."
		a.Recommendation = "Grant, after verification of NC-2026-ST2-01 and acceptance of the plans for 02, 03 and 04."
		a.Recommended, a.Conditional = audit.RecommendGrant, true
		a.InternalAudit = "Management review is effective. The internal audit is independent; its programme leaves clauses 9 and 10 out."
		a.Combination = "Not applicable, one standard."
		a.Spent = 600
		a.Deviations = "None; all thirteen activities took place as planned."
		a.SignificantIssues = "None that affect the programme; 02 and 03 are followed at surveillance 1."
		a.SignificantChanges = "Not applicable, initial audit."
		a.Unresolved = "NC-2026-ST2-02 is disputed by the client: acknowledgement is not reaction."
		a.EarlierActions = "The three concerns of Stage 1 were taken up as 01, 04 and 02."
		a.MarkUse = "Not applicable before certification."
		a.Conformity = "Conform with ISO/IEC 42001:2023 but for 8.4, A.6.2.6, 7.2 and 9.2.2. Management review is effective; the internal " +
			"audit is independent, its programme is not complete."
		a.ScopeConclusion = "The scope of certification is appropriate."
		a.ObjectivesMet = "All objectives of the audit were fulfilled."
		a.RemoteExtent = "One of thirteen activities, 3.5 hours, Tromsø by video; no outage, no effect on the result."
		a.ReportedOn = day("2026-05-07")
	}))
	t.at("2026-05-08 09:30")
	t.save("Decision planned", t.as("decision", &audit.Decision{
		Kind: audit.Grant, Audit: t.auditID("stage-2"), Reviewer: t.id("HD"), DecidedBy: t.id("HD"), ReviewPlanned: day("2026-06-15"), PlannedOn: day("2026-06-18"),
	}))
}

// id2 returns the identity of an audit.
func (t *teller) auditID(name string) audit.ID {
	if a := t.audit(name); a != nil {
		return a.ID
	}
	return ""
}

// attach takes the evidence files of the client into the case, which the story calls by their names.
func (t *teller) attach(source string, names ...string) []audit.ID {
	for _, name := range names {
		if t.err != nil {
			return nil
		}
		content, err := file(name)
		t.fail(err)
		if t.err != nil {
			return nil
		}
		a, err := t.session.Attach(t.ctx, name, source, bytes.NewReader(content))
		t.fail(err)
		if t.err == nil {
			t.ids[name] = a.ID
		}
	}
	return t.all(names...)
}

// answer is what the client wrote about one nonconformity.
type answer struct {
	key                                     string
	correction, cause, action, who, by, end string
	remark                                  string
	files                                   []string
}

// firstAnswers came back in the client's workbook of 26 May 2026.
var firstAnswers = []answer{
	{
		key: "01", correction: "Validation of ReportDraft stopped 2026-05-07; IA-04 carried out 2026-05-20",
		cause:  "Release gate asked for the assessment before launch, not before validation",
		action: "Gate moved to project start, checklist PG-02 v2, project managers trained", who: "Ingrid Næss", by: "2026-06-05",
		files: []string{"IA-04.pdf", "PG-02 v2.pdf", "Training list.png"},
	},
	{key: "02", cause: "Staffing", action: "Hire one person", who: "Torbjørn Åsen", by: "2026-09-01"},
	{
		key: "03", correction: "File P-06 completed 2026-05-12", cause: "Files of people who join within the group were not started",
		action: "Onboarding list extended", who: "Ingrid Næss", by: "2026-05-29", files: []string{"File P-06.txt"},
	},
	{
		key: "04", correction: "Audit of clauses 9 and 10 on 2026-05-28", cause: "Programme copied from the quality system",
		action: "Programme IAP v2 with clause matrix", who: "Ingrid Næss", by: "2026-06-05",
	},
}

// response enters one round of the client's answer and puts the finding up for review.
func (t *teller) response(round int64, received, source string, a answer) {
	files := t.attach(source, a.files...)
	r := &audit.Response{
		Finding: t.id(a.key), Round: round, ReceivedOn: day(received), Correction: a.correction, Cause: a.cause, Action: a.action,
		Responsible: a.who, TargetDate: day(a.by), DoneOn: day(a.end), Remark: a.remark, Attachments: files, Review: audit.ReviewOpen,
	}
	f := t.finding(a.key)
	t.act("Response of the client", casefile.Change{After: t.as(fmt.Sprintf("%s round %d", a.key, round), r)},
		edit(t, f, func(f *audit.Finding) { f.State = audit.ResponseReceived }))
}

// review enters what the team made of a response, and where the finding stands after it.
func (t *teller) review(key string, round int64, result audit.Review, reason string, settle func(*audit.Finding)) {
	c, id := t.current(), t.id(fmt.Sprintf("%s round %d", key, round))
	for i := range c.Responses {
		if c.Responses[i].ID != id {
			continue
		}
		t.act(t.label(key)+": response "+string(result),
			edit(t, &c.Responses[i], func(r *audit.Response) {
				r.Review, r.ReviewReason, r.ReviewedBy, r.ReviewedOn = result, reason, t.me(), t.today()
				if result == audit.ReviewReturned {
					r.AnswerAgainBy = t.today().AddDays(int(c.Policy.AnswerAgainDays))
				}
			}),
			edit(t, t.finding(key), settle))
	}
}

// firstResponses takes the client's workbook over and reviews 01 and 03.
func firstResponses(t *teller) {
	for _, a := range firstAnswers {
		t.response(1, "2026-05-26", "client's return of 2026-05-26", a)
	}
	t.at("2026-05-26 14:10")
	t.review("01", 1, audit.ReviewAccepted, "Cause and actions fit; IA-04 is thorough. Training of project managers to be shown.",
		func(f *audit.Finding) { f.State = audit.PlanAccepted })
	t.review("03", 1, audit.ReviewAccepted, "File completed; the list reaches people who join within the group. Effect to be verified at surveillance 1.",
		func(f *audit.Finding) { f.State, f.VerifyAt = audit.VerifyNextAudit, t.auditID("surveillance-1") })
}

// returnResponse sends the answer to 02 back.
func returnResponse(t *teller) {
	t.review("02", 1, audit.ReviewReturned, "Correction missing, cause not analysed. Back by 2026-06-10.",
		func(f *audit.Finding) { f.State, f.ResponseDue = audit.ResponseReturned, day("2026-06-10") })
}

// acceptProgramme accepts the plan for 04.
func acceptProgramme(t *teller) {
	t.review("04", 1, audit.ReviewAccepted, "Clauses 9 and 10 audited on 2026-05-28; programme IAP v2 to be seen.",
		func(f *audit.Finding) { f.State = audit.PlanAccepted })
}

// secondAnswer came on 9 June 2026.
var secondAnswer = answer{
	key: "02", correction: "On-call rota since 2026-06-01: alerts outside office hours reach the person on call.",
	cause:  "Alert routing ended at the support desk, which is closed at night and at weekends; OP-14 names nobody for these hours.",
	action: "Rota and alert routing kept as part of OP-14; reaction times go into the management review.",
	who:    "Ingrid Næss", by: "2026-06-01", end: "2026-06-01", files: []string{"On-call rota, June.pdf", "Alert routing.png"},
}

// verifyMajor verifies and closes 01 by documents, and takes in what the client sent on 9 June.
func verifyMajor(t *teller) {
	f := t.finding("01")
	t.act(t.label("01")+": evidence received", edit(t, f, func(f *audit.Finding) { f.State = audit.EvidenceReceived }))
	t.act(t.label("01")+": verified", edit(t, t.finding("01"), func(f *audit.Finding) {
		f.State, f.VerifiedOn, f.VerifiedBy = audit.Verified, day("2026-06-09"), t.me()
		f.VerificationMethod = audit.ByDocuments
		f.Verification = "By documents: IA-04 of 2026-05-20, checklist PG-02 v2, training list of 2026-06-05."
	}))
	t.act(t.label("01")+": closed", edit(t, t.finding("01"), func(f *audit.Finding) {
		f.State, f.ClosedOn, f.ClosedBy = audit.Closed, day("2026-06-09"), t.me()
		f.ClosureNote = "Validation resumed after the assessment; the gate now stands at project start."
	}))
	t.at("2026-06-09 15:30")
	t.response(2, "2026-06-09", "client's mail of 2026-06-09", secondAnswer)
	t.programmeEvidence()
}

// programmeEvidence takes in the new audit programme for 04.
func (t *teller) programmeEvidence() {
	files := t.attach("client's mail of 2026-06-09", "IAP v2 with report of 2026-05-28.pdf")
	c := t.current()
	for i := range c.Responses {
		if r := &c.Responses[i]; r.ID == t.id("04 round 1") {
			t.act(t.label("04")+": evidence received",
				edit(t, r, func(r *audit.Response) { r.Attachments, r.DoneOn = files, day("2026-06-05") }),
				edit(t, t.finding("04"), func(f *audit.Finding) { f.State = audit.EvidenceReceived }))
		}
	}
}

// lastReviews accepts the second answer to 02 and closes 04.
func lastReviews(t *teller) {
	t.review("02", 2, audit.ReviewAccepted, "Correction and cause are plausible; rota seen. Effect to be verified at surveillance 1.",
		func(f *audit.Finding) { f.State, f.VerifyAt = audit.VerifyNextAudit, t.auditID("surveillance-1") })
	t.at("2026-06-10 11:00")
	t.act(t.label("04")+": verified", edit(t, t.finding("04"), func(f *audit.Finding) {
		f.State, f.VerifiedOn, f.VerifiedBy = audit.Verified, day("2026-06-10"), t.me()
		f.VerificationMethod = audit.ByDocuments
		f.Verification = "By documents: programme IAP v2 with clause matrix, audit report of 2026-05-28."
	}))
	t.act(t.label("04")+": closed", edit(t, t.finding("04"), func(f *audit.Finding) {
		f.State, f.ClosedOn, f.ClosedBy = audit.Closed, day("2026-06-10"), t.me()
		f.ClosureNote = "Clauses 9 and 10 audited; the programme covers all clauses over two years."
	}))
}

// label returns what people call the finding.
func (t *teller) label(key string) string {
	if f := t.finding(key); f != nil {
		return f.Label()
	}
	return key
}
