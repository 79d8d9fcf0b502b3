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
		Application: audit.Application{ReviewedOn: day("2026-01-20"), Reviewer: "hd", Accepted: true, Competence: []string{"AIMS"}, Impartiality: "No threat found."},
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
		" | now | Review the application | Client & scope · accept or decline it, with reasons",
		" | now | Determine the audit time | Programme · with its reasons",
		" | now | Plan Stage 1 | Programme · team and month",
	)
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
	c.Client.Standing = audit.FileTransferredOut
	assertDue(t, c, "2026-06-10")
}

// TestStepOf: the list of nonconformities shows the next step of each, also of one that waits for an audit.
func TestSteps_Of(t *testing.T) {
	t.Parallel()
	c := sample()
	i, ok := cycle.StepsOf(c, day("2026-06-10")).Of(c.Finding("03"))
	if !ok || i.DueText() != "2027-05-10" || i.What != "Verify NC-2026-ST2-03" || i.Why != "at Surveillance 1" || i.Late {
		t.Errorf("next step of 03 = %+v, %v", i, ok)
	}
	for _, id := range []audit.ID{"01", "05", "c1"} {
		if i, ok := cycle.StepsOf(c, day("2026-06-10")).Of(c.Finding(id)); ok {
			t.Errorf("%s has a next step %+v; it asks for nothing", id, i)
		}
	}
}
