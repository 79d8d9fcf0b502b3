package cycle_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
)

func rec(id string) audit.Record { return audit.Record{ID: audit.ID(id)} }

func month(s string) date.Month {
	m, err := date.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// sample returns the sample case on 10 June 2026, before the reviews of that day. What is dated later is planned then,
// and done when the case is looked at later.
func sample() *audit.Case {
	return &audit.Case{
		Client:      audit.Client{Name: "Sølvberg Bildediagnostikk AS", Scope: "AI-based image triage software"},
		Policy:      audit.DefaultPolicy(),
		SoA:         audit.SoA{Version: "3.1"},
		PeopleCount: audit.PeopleCount{AIRelated: 9},
		Application: audit.Application{ReviewedOn: day("2026-01-20"), Accepted: true},
		Sites:       []audit.Site{{Record: rec("oslo"), Name: "Oslo"}},
		Systems:     []audit.AISystem{{Record: rec("tt"), Name: "ThoraxTriage 4"}},
		Persons:     []audit.Person{{Record: rec("hd"), Name: "Henrik Dahl", Initials: "HD"}},
		Programmes:  []audit.Programme{{Record: rec("prog"), Cycle: 1}},
		AuditTimes:  []audit.AuditTime{{Programme: "prog", Total: 900, Stage1: 300, Stage2: 600, Surveillance: 300, Recertification: 600}},
		Audits: []audit.Audit{
			{Record: rec("rc"), Kind: audit.Recertification, Programme: "prog", Planned: month("2029-03"), State: audit.AuditPlanned},
			{
				Record: rec("st1"), Kind: audit.Stage1, Programme: "prog", StartsOn: day("2026-03-10"), EndsOn: day("2026-03-11"),
				State: audit.AuditDone, Readiness: audit.ReadyWithConcerns, ReportedOn: day("2026-03-16"),
			},
			{
				Record: rec("st2"), Kind: audit.Stage2, Programme: "prog", StartsOn: day("2026-05-04"), EndsOn: day("2026-05-06"),
				State: audit.AuditDone, ReportedOn: day("2026-05-07"), Recommendation: "Grant, after verification of 01",
			},
			{
				Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, Programme: "prog", StartsOn: day("2027-05-10"), EndsOn: day("2027-05-11"),
				State: audit.AuditPlanned,
			},
			{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, Programme: "prog", Planned: month("2028-05"), State: audit.AuditPlanned},
		},
		Findings: []audit.Finding{
			{
				Record: rec("01"), Audit: "st2", Grade: audit.Major, State: audit.Closed, Number: "NC-2026-ST2-01", IssuedOn: day("2026-05-06"),
				VerifiedOn: day("2026-06-09"), ClosedOn: day("2026-06-09"),
			},
			{
				Record: rec("02"), Audit: "st2", Grade: audit.Minor, State: audit.ResponseReceived, Number: "NC-2026-ST2-02", IssuedOn: day("2026-05-06"),
				Disputed: true, ResponseDue: day("2026-06-10"),
			},
			{Record: rec("03"), Audit: "st2", Grade: audit.Minor, State: audit.VerifyNextAudit, Number: "NC-2026-ST2-03", VerifyAt: "sa1"},
			{Record: rec("04"), Audit: "st2", Grade: audit.Minor, State: audit.EvidenceReceived, Number: "NC-2026-ST2-04"},
			{Record: rec("05"), Audit: "st2", Grade: audit.OFI, State: audit.FindingIssued, Number: "OFI-2026-ST2-01"},
			{Record: rec("c1"), Audit: "st1", Grade: audit.Concern, State: audit.FindingIssued, Number: "AOC-2026-ST1-01"},
		},
		Responses: []audit.Response{
			{Finding: "02", Round: 1, ReceivedOn: day("2026-05-26"), Review: audit.ReviewReturned},
			{Finding: "02", Round: 2, ReceivedOn: day("2026-06-09")},
		},
		Decisions: []audit.Decision{
			{
				Record: rec("d1"), Kind: audit.Grant, Audit: "st2", Reviewer: "hd", ReviewedOn: day("2026-06-15"), DecidedBy: "hd",
				DecidedOn: day("2026-06-18"), EffectiveOn: day("2026-06-18"), Recommendation: "Grant, after verification of 01",
			},
		},
		Certificates: []audit.Certificate{
			{Record: rec("k"), Number: "FC-AIMS-0042", Decision: "d1", EffectiveOn: day("2026-06-18"), ExpiresOn: day("2029-06-17")},
		},
	}
}

// lines shows items as a page does: day, distance, what, page, why.
func lines(items []cycle.Item, today string) []string {
	var out []string
	for _, i := range items {
		out = append(out, strings.Join([]string{i.DueText(), i.When(day(today)), i.What, i.Page.Word() + " · " + i.Why}, " | "))
	}
	return out
}

func assertDue(t *testing.T, c *audit.Case, today string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, lines(cycle.Due(c, day(today)), today)); diff != "" {
		t.Errorf("due on %s (-want +got):\n%s", today, diff)
	}
}

// TestDue_sampleBeforeTheDecision has the next steps that the Overview shows on 10 June 2026.
func TestDue_sampleBeforeTheDecision(t *testing.T) {
	t.Parallel()
	assertDue(t, sample(), "2026-06-10",
		"2026-06-10 | today | Review response 2 to NC-2026-ST2-02 | Nonconformities · received 2026-06-09, disputed by the client",
		"2026-06-10 | today | Verify NC-2026-ST2-04 by documents | Nonconformities · the evidence is there",
		"2026-06-15 | in 5 days | Technical review of the whole file | Decision & certificate · Henrik Dahl, independent",
		"2026-06-18 | in 8 days | Decision on certification | Decision & certificate · recommendation: grant",
		"2027-05-10 | in 11 months | Surveillance 1, two days | Programme · verify 03",
		"2027-06-18 | limit | Surveillance 1 no later than this day | Programme · 12 months after the decision",
		"2028-05 | planned | Surveillance 2 | Programme · days to be agreed",
		"2028-12-31 | limit | Surveillance 2 no later than this day | Programme · once in each calendar year",
		"2029-03 | planned | Recertification | Programme · days to be agreed",
		"2029-06-17 | limit | Recertification decided no later than this day | Programme · the certificate expires; majors are verified and the decision is taken before",
	)
}

func TestDue_sampleCertified(t *testing.T) {
	t.Parallel()
	c := sample()
	c.Findings[1].State, c.Findings[1].VerifyAt, c.Findings[3].State = audit.VerifyNextAudit, "sa1", audit.Closed
	assertDue(t, c, "2027-04-09",
		"2027-04-26 | in 17 days | Send the plan of Surveillance 1 | Plan · the client agrees to days and team in advance",
		"2027-05-10 | in 31 days | Surveillance 1, two days | Programme · verify 02 and 03",
		"2027-06-18 | in 70 days | Surveillance 1 no later than this day | Programme · 12 months after the decision",
		"2028-05 | planned | Surveillance 2 | Programme · days to be agreed",
		"2028-12-31 | limit | Surveillance 2 no later than this day | Programme · once in each calendar year",
		"2029-03 | planned | Recertification | Programme · days to be agreed",
		"2029-06-17 | limit | Recertification decided no later than this day | Programme · the certificate expires; majors are verified and the decision is taken before",
	)
}

func TestDue_newCase(t *testing.T) {
	t.Parallel()
	assertDue(t, &audit.Case{Client: audit.Client{Name: "Żurawski Analityka sp. z o.o."}}, "2026-11-25",
		" | now | Describe the scope applied for | Client & scope · what the certificate is to say",
		" | now | Add the sites | Client & scope · address and activities of each",
		" | now | List the AI systems in scope | Client & scope · with the client's role for each",
		" | now | Count the persons with AI-related work | Client & scope · the audit time rests on it",
		" | now | Record the Statement of Applicability | Client & scope · its version and the controls it excludes",
		" | now | Review the application | Programme · accept or decline it, with reasons",
		" | now | Determine the audit time | Programme · with its reasons",
		" | now | Plan Stage 1 | Programme · team and month",
	)
}

// TestDue_steps looks at one thing at a time: what must be among the next steps, and what must not.
func TestDue_steps(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		today  string
		change func(c *audit.Case)
		want   string
		not    string
	}{
		"a gap assessment alone asks for no application": {
			"2026-01-05", func(c *audit.Case) {
				*c = audit.Case{Audits: []audit.Audit{{Record: rec("ga"), Kind: audit.GapAssessment, Planned: month("2026-03")}}}
			},
			"2026-03 | planned | Gap assessment | Programme · days to be agreed", "Review the application",
		},
		"stage 1 is over": {
			"2026-03-12", func(c *audit.Case) { c.Audits[1].Readiness, c.Audits[1].ReportedOn = "", date.Date{} },
			" | now | Conclude Stage 1 | Report · is the client ready for Stage 2?", "",
		},
		"stage 1 is not reported": {
			"2026-03-12", func(c *audit.Case) { c.Audits[1].ReportedOn = date.Date{} },
			" | now | Issue the report of Stage 1 | Report · the audit ended on 2026-03-11", "Conclude Stage 1",
		},
		"ready, and no stage 2 planned": {
			"2026-03-20", func(c *audit.Case) { c.Audits[2].State = audit.AuditCancelled },
			" | now | Plan Stage 2 | Programme · Stage 1 found the client ready", "",
		},
		"stage 2 under way": {
			"2026-05-05", func(c *audit.Case) { c.Audits[2].State = audit.AuditRunning },
			"2026-05-05 | today | Stage 2, three days | Checklist · under way, until 2026-05-06", "",
		},
		"stage 2 is over and still not done": {
			"2026-05-08", func(c *audit.Case) { c.Audits[2].State = audit.AuditRunning },
			"2026-05-04 | 4 days late | Stage 2, three days | Checklist · its days are over; hold the closing meeting or move it", "",
		},
		"an audit confirmed leads to its plan": {
			"2026-06-10", func(c *audit.Case) { c.Audits[3].State = audit.AuditConfirmed },
			"2027-05-10 | in 11 months | Surveillance 1, two days | Plan · verify 03", "",
		},
		"a month that is over": {
			"2028-06-01", func(*audit.Case) {},
			"2028-05 | late | Surveillance 2 | Programme · days to be agreed", "",
		},
		"an audit without a day": {
			"2026-06-10", func(c *audit.Case) { c.Audits[4].Planned = date.Month{} },
			" | now | Surveillance 2 | Programme · month to be planned", "",
		},
		"an audit cancelled": {
			"2026-06-10", func(c *audit.Case) { c.Audits[3].State = audit.AuditCancelled },
			"2027-06-18 | limit | Surveillance 1 no later than this day | Programme · 12 months after the decision", "Surveillance 1, two days",
		},
		"findings are drafts": {
			"2026-05-07", func(c *audit.Case) { c.Findings[1].State, c.Findings[2].State = audit.FindingReady, "" },
			" | now | Issue the findings of Stage 2 | Findings · 2 findings are drafts", "",
		},
		"with the client": {
			"2026-06-01", func(c *audit.Case) {
				c.Findings[2].State, c.Findings[2].IssuedOn = audit.FindingIssued, day("2026-05-06")
			},
			"2026-06-05 | in 4 days | Response to NC-2026-ST2-03 | Nonconformities · with the client, issued 2026-05-06", "",
		},
		"returned to the client, late": {
			"2026-06-11", func(c *audit.Case) { c.Findings[1].State = audit.ResponseReturned },
			"2026-06-10 | 1 day late | Response to NC-2026-ST2-02 | Nonconformities · returned to the client, disputed by the client", "",
		},
		"evidence of a major, by the habit of the body": {
			"2026-06-10", func(c *audit.Case) { c.Findings[0].State = audit.PlanAccepted },
			"2026-08-04 | in 55 days | Evidence for NC-2026-ST2-01 | Nonconformities · plan accepted", "",
		},
		"evidence of a minor, as agreed": {
			"2026-06-10", func(c *audit.Case) {
				c.Findings[3].State, c.Findings[3].EvidenceDue = audit.PlanAccepted, day("2026-07-01")
			},
			"2026-07-01 | in 21 days | Evidence for NC-2026-ST2-04 | Nonconformities · plan accepted", "",
		},
		"a minor accepted is verified at the next audit": {
			"2026-06-10", func(c *audit.Case) { c.Findings[3].State = audit.PlanAccepted },
			"2027-05-10 | in 11 months | Surveillance 1, two days | Programme · verify 03 and 04", "NC-2026-ST2-04",
		},
		"a minor accepted, and no audit planned": {
			"2026-06-10", func(c *audit.Case) {
				c.Audits = c.Audits[1:3]
				c.Findings[3].State = audit.PlanAccepted
			},
			" | now | Evidence for NC-2026-ST2-04 | Nonconformities · plan accepted; no audit is planned at which to verify it", "",
		},
		"the audit that was to verify is over": {
			"2027-05-20", func(c *audit.Case) { c.Audits[3].State = audit.AuditDone },
			"2027-05-11 | 9 days late | Verify NC-2026-ST2-03 | Nonconformities · to be verified at Surveillance 1, which is over", "",
		},
		"a major open before the limit": {
			"2026-10-17", majorOpen,
			"2026-11-06 | in 20 days | Majors of Stage 2 verified no later than this day | Nonconformities · 6 months after the last day of Stage 2; later another Stage 2 is needed", "",
		},
		"a major open after the limit": {
			"2026-11-07", majorOpen,
			"2026-11-06 | 1 day late | Plan another Stage 2 | Programme · majors were not verified by 2026-11-06", "",
		},
		"another stage 2 is planned": {
			"2026-11-07", func(c *audit.Case) {
				majorOpen(c)
				c.Audits = append(c.Audits, audit.Audit{Record: rec("again"), Kind: audit.Stage2, Planned: month("2027-01")})
			},
			"2027-01 | planned | Stage 2 | Programme · days to be agreed", "Plan another Stage 2",
		},
		"the decision is not planned and some responses are open": {
			"2026-06-10", func(c *audit.Case) { c.Decisions = nil },
			"2026-06-10 | today | Review response 2 to NC-2026-ST2-02 | Nonconformities · received 2026-06-09, disputed by the client", "Decision",
		},
		"the decision is not planned and could be (T5.2)": {
			"2026-06-10", func(c *audit.Case) {
				c.Decisions, c.Findings[1].State = nil, audit.PlanAccepted
			},
			" | now | Decision on certification | Decision & certificate · every response is accepted; plan technical review and decision", "",
		},
		"the decision is late": {
			"2026-06-20", func(c *audit.Case) {
				c.Decisions[0].DecidedOn, c.Decisions[0].PlannedOn = date.Date{}, day("2026-06-18")
			},
			"2026-06-18 | 2 days late | Decision on certification | Decision & certificate · recommendation: grant", "Technical review",
		},
		"no certificate yet": {
			"2026-06-18", func(c *audit.Case) { c.Certificates = nil },
			" | now | Draw up the certificate | Decision & certificate · decided 2026-06-18", "",
		},
		"after a surveillance without a major": {
			"2027-05-20", func(c *audit.Case) { surveyed(c, "maintain") },
			" | now | Decision on maintaining the certification | Decision & certificate · on the lead auditor's conclusion", "no later than this day | Programme · 12 months",
		},
		"after a surveillance with a major": {
			"2027-05-20", func(c *audit.Case) {
				surveyed(c, "maintain")
				c.Findings = append(c.Findings, audit.Finding{Audit: "sa1", Grade: audit.Major, State: audit.FindingIssued, Number: "NC-2027-SA1-01"})
			},
			" | now | Decision on maintaining the certification | Decision & certificate · by somebody who did not audit", "",
		},
		"maintained": {
			"2027-06-20", func(c *audit.Case) {
				surveyed(c, "maintain")
				c.Decisions = append(c.Decisions, audit.Decision{Kind: audit.Maintain, Audit: "sa1", DecidedOn: day("2027-05-25")})
			},
			"2028-12-31 | limit | Surveillance 2 no later than this day | Programme · once in each calendar year", "maintaining",
		},
		"surveillance overdue": {
			"2027-07-03", func(*audit.Case) {},
			"2027-06-18 | 15 days late | Surveillance 1 no later than this day | Programme · 12 months after the decision; suspend if it cannot be held", "",
		},
		"recertified in the year before the expiry: no surveillance in that year": {
			"2028-02-01", func(c *audit.Case) {
				c.Decisions[0].DecidedOn, c.Decisions[0].EffectiveOn, c.Certificates = day("2026-01-15"), date.Date{}, nil
				c.Audits[0].Planned = month("2028-11")
				c.Audits[4].State = audit.AuditCancelled
				surveyed(c, "maintain")
			},
			"2029-01-14 | limit | Recertification decided no later than this day | Programme · the certificate expires; majors are verified and the decision is taken before",
			"2028-12-31",
		},
		"suspended": {
			"2027-07-20", func(c *audit.Case) { suspend(c) },
			"2028-01-01 | in 165 days | Lift the suspension, or withdraw or reduce the scope | Decision & certificate · suspended since 2027-07-01; 6 months", "",
		},
		"expired": {
			"2029-07-01", func(*audit.Case) {},
			"2029-12-17 | in 169 days | Restore the certification no later than this day | Decision & certificate · expired on 2029-06-17; later it takes at least a Stage 2", "Recertification decided",
		},
		"too late for a restoration": {
			"2029-12-18", func(*audit.Case) {},
			" | now | Certify anew, with at least a Stage 2 | Programme · the time for restoration has passed", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := sample()
			tt.change(c)
			got := strings.Join(lines(cycle.Due(c, day(tt.today)), tt.today), "\n")
			if !strings.Contains("\n"+got+"\n", "\n"+tt.want+"\n") {
				t.Errorf("no step %q in:\n%s", tt.want, got)
			}
			if tt.not != "" && strings.Contains(got, tt.not) {
				t.Errorf("there is a step %q in:\n%s", tt.not, got)
			}
		})
	}
}

// majorOpen leaves the major of Stage 2 with the client, and the decision open.
func majorOpen(c *audit.Case) {
	c.Findings[0].State, c.Findings[0].VerifiedOn, c.Findings[0].ClosedOn = audit.FindingIssued, date.Date{}, date.Date{}
	c.Decisions = nil
}

// surveyed has held the first surveillance.
func surveyed(c *audit.Case, recommendation string) {
	c.Audits[3].State, c.Audits[3].ReportedOn, c.Audits[3].Recommendation = audit.AuditDone, day("2027-05-15"), recommendation
}

func suspend(c *audit.Case) {
	c.Decisions = append(c.Decisions, audit.Decision{Record: rec("d2"), Kind: audit.Suspend, DecidedOn: day("2027-07-01")})
}

// TestDue_endedCases: nothing is due of a certification that is over, or of a file that is closed.
func TestDue_endedCases(t *testing.T) {
	t.Parallel()
	for _, kind := range []audit.DecisionKind{audit.Withdraw, audit.Refuse} {
		c := sample()
		c.Findings = nil
		if kind == audit.Refuse {
			c.Decisions[0].Kind = kind
		} else {
			c.Decisions = append(c.Decisions, audit.Decision{Record: rec("d2"), Kind: kind, DecidedOn: day("2027-01-10")})
		}
		assertDue(t, c, "2027-02-01")
	}
	c := sample()
	c.Client.CorporateStanding = "Transferred out"
	assertDue(t, c, "2026-06-10")
}

// TestStepOf: the list of nonconformities shows the next step of each, also of one that waits for an audit.
func TestStepOf(t *testing.T) {
	t.Parallel()
	c := sample()
	i, ok := cycle.StepOf(c, c.Finding("03"), day("2026-06-10"))
	if !ok || i.DueText() != "2027-05-10" || i.What != "Verify NC-2026-ST2-03" || i.Why != "at Surveillance 1" || i.Late {
		t.Errorf("next step of 03 = %+v, %v", i, ok)
	}
	for _, id := range []audit.ID{"01", "05", "c1"} {
		if i, ok := cycle.StepOf(c, c.Finding(id), day("2026-06-10")); ok {
			t.Errorf("%s has a next step %+v; it asks for nothing", id, i)
		}
	}
}
