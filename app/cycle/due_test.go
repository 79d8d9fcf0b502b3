package cycle_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

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
		"an audit without a day is part of its limit": {
			"2026-06-10", func(c *audit.Case) { c.Audits[4].Planned, c.Findings[2].VerifyAt = date.Month{}, "sa2" },
			"2028-12-31 | limit | Surveillance 2 no later than this day | Programme · once in each calendar year; not planned yet; verify 03", "Surveillance 2 |",
		},
		"the days of an audit are agreed two months before its month": {
			"2028-02-01", func(*audit.Case) {},
			"2028-03-02 | in 30 days | Agree the days of Surveillance 2 | Programme · 60 days before its month", "",
		},
		"late": {
			"2028-04-01", func(*audit.Case) {},
			"2028-03-02 | 30 days late | Agree the days of Surveillance 2 | Programme · 60 days before its month", "",
		},
		"a body without such a custom": {
			"2028-04-01", func(c *audit.Case) { c.Policy.NoticeDays = 0 },
			"2028-05 | planned | Surveillance 2 | Programme · days to be agreed", "Agree the days",
		},
		"days that were agreed": {
			"2027-04-01", func(*audit.Case) {},
			"2027-05-10 | in 39 days | Surveillance 1, two days | Programme · verify 03", "Agree the days of Surveillance 1",
		},
		"no recertification planned a year before": {
			"2028-06-01", func(c *audit.Case) { c.Audits = c.Audits[1:] },
			"2029-03-19 | in 9 months | Recertification audit over no later than this day | Programme · majors can be verified and the decision taken before 2029-06-17", "",
		},
		"a recertification planned too late for its majors": {
			"2029-04-01", func(c *audit.Case) {
				c.Audits[0].StartsOn, c.Audits[0].EndsOn = day("2029-05-20"), day("2029-05-23")
			},
			"2029-03-19 | 13 days late | Recertification audit over no later than this day | Programme · majors can be verified and the decision taken before 2029-06-17", "",
		},
		"a recertification planned in time": {
			"2028-12-01", func(c *audit.Case) {
				c.Audits[0].StartsOn, c.Audits[0].EndsOn = day("2029-03-05"), day("2029-03-08")
			},
			"2029-03-05 | in 94 days | Recertification, four days | Programme · 6.0 days of audit time", "Recertification audit over",
		},
		"a special audit without a day": {
			"2026-06-10", func(c *audit.Case) { c.Audits = append(c.Audits, audit.Audit{Record: rec("sp"), Kind: audit.Special}) },
			" | now | Special audit 1 | Programme · month to be planned", "",
		},
		"the audits of a new programme have no days": {
			"2026-01-21", func(c *audit.Case) {
				for i := range c.Audits {
					c.Audits[i] = audit.Audit{Record: c.Audits[i].Record, Kind: c.Audits[i].Kind, State: audit.AuditPlanned, Sequence: c.Audits[i].Sequence}
				}
			},
			" | now | Plan Stage 1 | Programme · team and month", "month to be planned",
		},
		"the verification was to be at an audit that is cancelled": {
			"2026-06-10", func(c *audit.Case) { c.Audits[3].State = audit.AuditCancelled },
			" | now | Choose when to verify NC-2026-ST2-03 | Nonconformities · Surveillance 1 was cancelled", "",
		},
		"an audit cancelled": {
			"2026-06-10", func(c *audit.Case) { c.Audits[3].State = audit.AuditCancelled },
			"2027-06-18 | limit | Surveillance 1 no later than this day | Programme · 12 months after the decision; not planned yet", "Surveillance 1, two days",
		},
		"findings are drafts": {
			"2026-05-07", func(c *audit.Case) { c.Findings[1].State, c.Findings[2].State = audit.FindingReady, "" },
			" | now | Issue the findings of Stage 2 | Findings · 2 findings are drafts", "",
		},
		"a response nobody has recorded": {
			"2026-06-10", func(c *audit.Case) { c.Responses = nil },
			"2026-06-10 | today | Review the response to NC-2026-ST2-02 | Nonconformities · disputed by the client", "",
		},
		"many to verify": {
			"2026-06-10", func(c *audit.Case) {
				for n := range 10 {
					f := c.Findings[2]
					f.ID = audit.ID(rune('a' + n))
					c.Findings = append(c.Findings, f)
				}
			},
			"2027-05-10 | in 11 months | Surveillance 1, two days | Programme · verify 11 nonconformities", "",
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
		"the decision names no recommendation: that of the audit counts": {
			"2026-06-10", func(c *audit.Case) {
				c.Decisions[0].Recommendation, c.Decisions[0].ReviewedOn, c.Decisions[0].ReviewPlanned = "", date.Date{}, day("2026-06-12")
			},
			"2026-06-18 | in 8 days | Decision on certification | Decision & certificate · recommendation: grant", "2026-06-15",
		},
		"nobody has recommended anything": {
			"2026-06-10", func(c *audit.Case) {
				c.Decisions[0].Recommendation, c.Decisions[0].DecidedBy, c.Decisions[0].Audit = "", "", ""
			},
			"2026-06-18 | in 8 days | Decision on certification | Decision & certificate · by somebody who did not audit", "",
		},
		"every kind of decision has its words": {
			"2026-06-10", func(c *audit.Case) {
				c.Decisions = nil
				for _, k := range audit.AllDecisionKinds() {
					c.Decisions = append(c.Decisions, audit.Decision{Kind: k, PlannedOn: day("2026-06-18"), ReviewedOn: day("2026-06-01")})
				}
			},
			"2026-06-18 | in 8 days | Decision on maintaining the certification | Decision & certificate · by somebody who did not audit", "Technical review",
		},
		"recertified, and not decided": {
			"2029-04-10", func(c *audit.Case) {
				for i := range c.Audits {
					c.Audits[i].State, c.Audits[i].Recommendation = audit.AuditDone, "Maintain"
				}
				c.Audits[0].ReportedOn = day("2029-04-02")
			},
			" | now | Decision on recertification | Decision & certificate · majors are verified and the decision taken before the certificate expires", "maintaining",
		},
		"draft findings hold the decision back": {
			"2026-06-10", func(c *audit.Case) {
				c.Decisions, c.Findings[1].State, c.Findings[2].State = nil, audit.PlanAccepted, audit.FindingReady
			},
			" | now | Issue the findings of Stage 2 | Findings · 1 finding is a draft", "Decision on",
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
			"2028-12-31 | limit | Surveillance 2 no later than this day | Programme · once in each calendar year", "maintaining",
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
