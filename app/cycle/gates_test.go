package cycle_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// gate returns the gate of that key.
func gate(t *testing.T, gates []cycle.Gate, key cycle.GateKey) cycle.Gate {
	t.Helper()
	for _, g := range gates {
		if g.Key == key {
			return g
		}
	}
	t.Fatalf("no gate %s in %v", key, gates)
	return cycle.Gate{}
}

// TestGates_nonconformities: T5.1 to T5.3, R-1-8: each major verified, each minor's plan accepted. Every state is walked.
func TestGates_nonconformities(t *testing.T) {
	t.Parallel()
	passes := map[audit.Grade][]audit.FindingState{
		audit.Major: {audit.Verified, audit.Closed, audit.Withdrawn},
		audit.Minor: {audit.PlanAccepted, audit.EvidenceReceived, audit.Verified, audit.VerifyNextAudit, audit.Closed, audit.Withdrawn},
	}
	for grade, states := range passes {
		for _, s := range audit.AllFindingStates() {
			if !s.IsIssued() {
				continue
			}
			c := sample()
			c.Findings = []audit.Finding{{Record: rec("01"), Audit: "st2", Grade: grade, State: s, Number: "NC-2026-ST2-01"}}
			want := false
			for _, x := range states {
				want = want || x == s
			}
			got := gate(t, cycle.Gates(c, c.Audit("st2"), cycle.Basis{}, day("2026-06-10")), cycle.GateReview)
			if got.OK != want || got.Rule != "R-1-8" || got.Page != cycle.PageNonconformities {
				t.Errorf("a %s %s: %+v, want passed = %v", grade, s, got, want)
			}
		}
	}
}

func TestGates_oneByOne(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, audit, today string
		key                cycle.GateKey
		change             func(*audit.Case)
		want               string // state, rule, message
	}{
		{"no meeting", "st2", "2026-06-10", cycle.GateClosing, nil, "open 9.4.7 Hold the closing meeting and record who attended."},
		{"nobody attended", "st2", "2026-06-10", cycle.GateClosing, met, "open 9.4.7 Record who attended the closing meeting of 2026-05-06."},
		{"a draft is left", "st2", "2026-06-10", cycle.GateClosing, func(c *audit.Case) {
			met(c)
			c.Attendees = []audit.Attendee{{Meeting: "m", Name: "Ingrid Næss"}}
			c.Findings[1].State = audit.FindingDraft
		}, "open 9.4.7 1 finding is a draft; issue or withdraw what is left."},
		{"a meeting to come", "st2", "2026-05-05", cycle.GateClosing, met, "open 9.4.7 Hold the closing meeting and record who attended."},

		{"T1.13 on the last day", "st2", "2026-11-06", cycle.GateLimit, majorOpen, "passed R-1-9 2026-11-06, in 0 days"},
		{"a day later", "st2", "2026-11-07", cycle.GateLimit, majorOpen, "failed R-1-9 Majors were not verified by 2026-11-06, six months after Stage 2; another Stage 2 is needed."},
		{"T1.15 verified a day late", "st2", "2026-12-01", cycle.GateLimit, func(c *audit.Case) {
			c.Decisions, c.Findings[0].VerifiedOn = nil, day("2026-11-07")
		}, "failed R-1-9 The last major was verified on 2026-11-07, after the limit of 2026-11-06; another Stage 2 is needed."},
		{"no major", "st2", "2026-12-01", cycle.GateLimit, func(c *audit.Case) { c.Findings = nil }, "passed R-1-9 2026-11-06; there is no major to verify"},
		{"a refusal asks for nothing", "st2", "2026-11-25", cycle.GateLimit, func(c *audit.Case) {
			majorOpen(c)
			c.Decisions = []audit.Decision{{Record: rec("d1"), Kind: audit.Refuse, Audit: "st2", PlannedOn: day("2026-11-30")}}
		}, "passed R-1-9 not asked of a refusal"},

		{"reviewed after the decision", "st2", "2026-07-10", cycle.GateFile, func(c *audit.Case) { c.Decisions[0].ReviewedOn = day("2026-06-19") }, "failed 9.5.2 "},
		{"nobody planned it", "st2", "2026-06-10", cycle.GateDecision, func(c *audit.Case) { c.Decisions = nil }, "locked R-1-5 Plan the decision: who reviews, who decides, and when."},
		{"T5.4 the lead auditor", "st2", "2026-06-10", cycle.GateDecision, onTeam("hd", audit.LeadAuditor), "failed R-1-5 Henrik Dahl was on the team of Stage 2 as lead auditor; who audits does not decide."},
		{"T5.4 of Stage 1", "st2", "2026-06-10", cycle.GateDecision, func(c *audit.Case) {
			onTeam("hd", audit.Auditor)(c)
			c.Members[0].Audit = "st1"
		}, "failed R-1-5 Henrik Dahl was on the team of Stage 1 as auditor; who audits does not decide."},
		{"T5.5 the technical expert", "st2", "2026-06-10", cycle.GateDecision, onTeam("hd", audit.Expert), "failed R-1-5 Henrik Dahl was on the team of Stage 2 as technical expert; who audits does not decide."},
		{"consultancy", "st2", "2026-06-10", cycle.GateDecision, func(c *audit.Case) { c.Persons[0].ConsultancyUntil = day("2024-06-11") }, "failed R-1-2 Henrik Dahl gave consultancy until 2024-06-11 and may not take part before 2026-06-11."},
		{"consultancy 24 months ago", "st2", "2026-06-10", cycle.GateDecision, func(c *audit.Case) { c.Persons[0].ConsultancyUntil = day("2024-06-10") }, "locked R-1-5 To be taken by Henrik Dahl, not on the team of Stage 1 or Stage 2."},
		{"two persons wanted", "st2", "2026-06-10", cycle.GateDecision, func(c *audit.Case) { c.Policy.TwoPersons = true }, "failed R-1-5 Technical review and decision are by one person; the body wants two."},
		{"decided before the audit's end", "st2", "2026-06-20", cycle.GateDecision, func(c *audit.Case) { c.Decisions[0].DecidedOn = day("2026-05-05") }, "failed 9.5.2 The decision of 2026-05-05 came before the end of Stage 2 on 2026-05-06."},

		{"before the decision", "st2", "2026-06-10", cycle.GateDocument, nil, "locked 8.2.2 After the decision, effective not before it."},
		{"T1.27 effective before the decision", "st2", "2026-06-20", cycle.GateDocument, func(c *audit.Case) {
			c.Certificates[0].EffectiveOn = day("2026-06-17")
		}, "failed 8.2.2 Effective on is 2026-06-17, before the decision of 2026-06-18."},
		{"longer than the cycle", "st2", "2026-06-20", cycle.GateDocument, func(c *audit.Case) {
			c.Certificates[0].ExpiresOn = day("2029-06-19")
		}, "failed D1 Expires on is 2029-06-19, after the end of the cycle on 2029-06-18."},
		{"not drawn up", "st2", "2026-06-20", cycle.GateDocument, func(c *audit.Case) { c.Certificates = nil }, "locked 8.2.2 Draw up the certificate."},

		{"T5.6 maintained without review", "sa1", "2027-06-01", cycle.GateDecision, func(c *audit.Case) { surveyed(c, "Maintain") }, "passed R-1-12 maintained on the lead auditor's positive conclusion"},
		{"T5.6 no technical review", "sa1", "2027-06-01", cycle.GateFile, func(c *audit.Case) { surveyed(c, "Maintain") }, "passed 9.5.2 not needed: no major, and the lead auditor's conclusion is positive (R-1-12)"},
		{"a major at surveillance", "sa1", "2027-06-01", cycle.GateDecision, func(c *audit.Case) {
			surveyed(c, "Maintain")
			c.Findings = append(c.Findings, audit.Finding{Record: rec("06"), Audit: "sa1", Grade: audit.Major, State: audit.FindingIssued, Number: "NC-2027-SA1-01"})
		}, "locked R-1-5 Plan the decision: who reviews, who decides, and when."},

		{"recertified in time", "rc", "2029-06-17", cycle.GateLimit, nil, "passed D5 2029-06-17, in 0 days"},
		{"within restoration", "rc", "2029-12-17", cycle.GateLimit, nil, "passed D5 expired on 2029-06-17; restoration until 2029-12-17"},
		{"T1.20 too late", "rc", "2029-12-18", cycle.GateLimit, nil, "failed D5 It expired on 2029-06-17 and could be restored until 2029-12-17; now it takes at least a Stage 2."},
		{"nothing to renew", "rc", "2026-06-10", cycle.GateLimit, func(c *audit.Case) { c.Decisions = nil }, "failed D5 There is no certification to renew."},
	} {
		c := sample()
		if tt.change != nil {
			tt.change(c)
		}
		g := gate(t, cycle.Gates(c, c.Audit(audit.ID(tt.audit)), cycle.Basis{}, day(tt.today)), tt.key)
		got := string(g.State) + " " + g.Rule + " " + g.Message
		if tt.key == cycle.GateFile && tt.audit == "st2" {
			got = string(g.State) + " " + g.Rule + " " // the points of this case have tests of their own
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func met(c *audit.Case) {
	c.Meetings = []audit.Meeting{{Record: rec("m"), Audit: "st2", Kind: audit.ClosingMeeting, Day: day("2026-05-06")}}
}

func onTeam(person audit.ID, role audit.TeamRole) func(*audit.Case) {
	return func(c *audit.Case) {
		c.Members = []audit.Member{{Record: rec("m"), Audit: "st2", Person: person, Role: role, DeclaredOn: day("2026-01-01")}}
	}
}

// TestGates_filePoints: what the technical review finds by the records, and what the reviewer says.
func TestGates_filePoints(t *testing.T) {
	t.Parallel()
	point := func(c *audit.Case, required audit.PlanRequired, key string) cycle.GatePoint {
		for _, p := range gate(t, cycle.Gates(c, c.Audit("st2"), cycle.Basis{Required: required}, day("2026-06-20")), cycle.GateFile).Points {
			if p.Key == key {
				return p
			}
		}
		t.Fatalf("no point %s", key)
		return cycle.GatePoint{}
	}
	for _, tt := range []struct {
		key, message string
		change       func(*audit.Case)
	}{
		{"review-application", "The review of the application is not recorded.", func(c *audit.Case) { c.Application = audit.Application{} }},
		{"review-application", "The application was declined.", func(c *audit.Case) { c.Application.Accepted = false }},
		{"review-application", "Review of the application: nobody is named who reviewed it (ISO/IEC 17021-1:2015 9.1.2).", func(c *audit.Case) { c.Application.Reviewer = "" }},
		{"review-application", "Review of the application: the result of the impartiality check is missing (ISO/IEC 17021-1:2015 9.1.2).", func(c *audit.Case) { c.Application.Impartiality = "" }},
		{"review-competence", "Nobody on the team has AIMS and AI law.", func(c *audit.Case) { c.Programmes[0].Competence = []string{"AI law"} }},
		{"review-impartiality", "Stage 1: No lead auditor.", func(*audit.Case) {}},
		{"review-time", "The audit time has no justification.", func(*audit.Case) {}},
		{"review-time", "Audit time: the reduction certified before has no reason.", func(c *audit.Case) {
			c.TimeFactors = []audit.TimeFactor{{Factor: "certified before", Percent: -10, Reason: " "}}
		}},
		{"review-sampling", "Tromsø was not visited, and no rationale of a site sample is recorded.", func(c *audit.Case) {
			c.Sites = append(c.Sites, audit.Site{Record: rec("tr"), Name: "Tromsø"})
			c.PlanItems = []audit.PlanItem{{Audit: "st2", Sites: []audit.ID{"oslo"}}}
		}},
		{"review-programme", "No conclusion on 4.1 and A.2.2.", func(*audit.Case) {}},
		{"review-plan", "2 requirements are in no activity of the plan.", func(*audit.Case) {}},
		{"review-stages", "Stage 1 is not concluded. Stage 2 is held when the conclusion of Stage 1 on readiness is recorded.", func(c *audit.Case) { c.Audits[1].Readiness = "" }},
		{"review-concerns", "AOC-2026-ST1-01 is open. Link it to the finding of Stage 2 that takes it up, or dismiss it with a reason.", func(*audit.Case) {}},
		{"review-scope", "The scope of certification is not described.", func(c *audit.Case) { c.Client.Scope = "" }},
		{"review-soa", "The audit does not say which version of the Statement of Applicability it looked at.", func(*audit.Case) {}},
		{"review-complaints", "1 complaint or appeal is not resolved; say that the review considered it.", func(c *audit.Case) {
			c.Complaints = []audit.Complaint{{ReceivedOn: day("2026-06-01")}}
		}},
		{"review-complaints", "", func(c *audit.Case) {
			c.Complaints = []audit.Complaint{{ReceivedOn: day("2026-06-01")}}
			answer(c, "review-complaints", audit.Fulfilled)
		}},
		{"review-agreement", "", func(*audit.Case) {}},
		{"review-agreement", "Agreement signed: the reviewer holds that it is not in order.", func(c *audit.Case) { answer(c, "review-agreement", audit.NotFulfilled) }},
		{"review-agreement", "to be reviewed", func(c *audit.Case) { c.Decisions[0].ReviewedOn = date.Date{} }},
	} {
		c := sample()
		tt.change(c)
		p := point(c, audit.PlanRequired{Clauses: []audit.Number{"4.1"}, Controls: []audit.Number{"A.2.2"}}, tt.key)
		if p.Message != tt.message || p.OK != (tt.message == "") {
			t.Errorf("%s: %+v, want %q", tt.key, p, tt.message)
		}
	}
}

// TestGates_contestedPoint: what the reviewer holds not wholly in order keeps the gate closed.
func TestGates_contestedPoint(t *testing.T) {
	t.Parallel()
	for _, result := range []audit.Fulfilment{audit.NotFulfilled, audit.PartlyFulfilled} {
		c := sample()
		answer(c, "review-agreement", result)
		g := gate(t, cycle.Gates(c, c.Audit("st2"), cycle.Basis{}, day("2026-06-20")), cycle.GateFile)
		answer(c, "review-application", result)
		more := gate(t, cycle.Gates(c, c.Audit("st2"), cycle.Basis{}, day("2026-06-20")), cycle.GateFile)
		if g.OK || more.OK || g.Message == more.Message {
			t.Errorf("%s: %s; with another: %s", result, g.Message, more.Message)
		}
	}
}

func answer(c *audit.Case, key string, result audit.Fulfilment) {
	c.Checkpoints = append(c.Checkpoints, audit.Checkpoint{Record: audit.Record{ID: audit.CheckpointID("d1", key)}, Decision: "d1", Key: key, Result: result})
}

// TestGates_shape: what leads to no decision has no gates; the others have all, in their order, each with rule and page.
func TestGates_shape(t *testing.T) {
	t.Parallel()
	for _, kind := range audit.AllAuditKinds() {
		c := sample()
		gates := cycle.Gates(c, &audit.Audit{Record: rec("x"), Kind: kind}, cycle.Basis{}, day("2026-06-10"))
		if !cycle.Decides(kind) {
			if len(gates) > 0 || cycle.Allowed(gates) {
				t.Errorf("%s has gates: %v", kind, gates)
			}
			continue
		}
		if open := checkShape(t, kind, gates); len(gates) != 8 || open > 1 || cycle.Allowed(gates) {
			t.Errorf("%s: %d gates, %d open", kind, len(gates), open)
		}
	}
	if cycle.Gates(sample(), nil, cycle.Basis{}, day("2026-06-10")) != nil {
		t.Error("no audit has gates")
	}
}

// checkShape looks at each gate and returns how many are open.
func checkShape(t *testing.T, kind audit.AuditKind, gates []cycle.Gate) int {
	t.Helper()
	open := 0
	for i, g := range gates {
		if g.Number != i+1 || g.Key != cycle.AllGateKeys()[i] || g.Rule == "" || g.Source == "" || g.Title == "" || g.Message == "" || g.Page == "" {
			t.Errorf("%s: gate %d is %+v", kind, i+1, g)
		}
		if g.State == cycle.GateOpen {
			open++
		}
	}
	return open
}

func TestCheckCase(t *testing.T) {
	t.Parallel()
	show := func(c *audit.Case) string {
		var out []string
		for _, f := range cycle.CheckCase(c) {
			out = append(out, f.Kind+" "+string(f.Record)+" "+f.Rule)
		}
		return strings.Join(out, ", ")
	}
	for _, tt := range []struct {
		name, want string
		change     func(*audit.Case)
	}{
		{"in order", "", func(*audit.Case) {}},
		{"the auditor decided", "decision d1 R-1-5", onTeam("hd", audit.Observer)},
		{"Stage 2 too early", "audit st2 R-2-1", func(c *audit.Case) { c.Audits[1].EndsOn = day("2026-05-04") }},
		{"certificate too early", "certificate k 8.2.2", func(c *audit.Case) { c.Certificates[0].EffectiveOn = day("2026-06-01") }},
		{"twice suspended", "decision d3 R-8-1", func(c *audit.Case) {
			c.Decisions[0].Reason = "r"
			for _, id := range []string{"d2", "d3"} {
				c.Decisions = append(c.Decisions, audit.Decision{Record: rec(id), Kind: audit.Suspend, DecidedBy: "hd", DecidedOn: day("2027-07-01").AddDays(len(c.Decisions)), Reason: "r"})
			}
		}},
		{"only planned", "", func(c *audit.Case) {
			onTeam("hd", audit.Auditor)(c)
			c.Decisions[0].DecidedOn, c.Certificates = date.Date{}, nil
		}},
	} {
		c := sample()
		tt.change(c)
		if got := show(c); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestLimits_firstDayCounts: a body may count the first day of a surveillance audit (Q5).
func TestLimits_firstDayCounts(t *testing.T) {
	t.Parallel()
	c := decided("grant 2026-06-18")
	c.Audits = []audit.Audit{{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day("2027-06-18"), EndsOn: day("2027-06-19"), State: audit.AuditDone}}
	for counts, want := range map[bool]cycle.LimitState{false: cycle.LimitMetLate, true: cycle.LimitMet} {
		c.Policy.FirstDayCounts = counts
		if got := cycle.Limits(c, day("2027-07-01"))[0]; got.State != want {
			t.Errorf("first day counts %v: %s, want %s", counts, got.State, want)
		}
	}
}

func TestDraftCertificate(t *testing.T) {
	t.Parallel()
	c := sample()
	for _, tt := range []struct {
		name string
		d    audit.Decision
		want string // number, revision, first issue, effective, expiry, previous expiry
	}{
		{"renewed in time", audit.Decision{Kind: audit.Renew, DecidedOn: day("2029-06-10")}, "FC-AIMS-0042 1 2029-06-10 2032-06-17 "},
		{"restored", audit.Decision{Kind: audit.Restore, DecidedOn: day("2029-09-01")}, "FC-AIMS-0042 1 2029-09-01 2032-06-17 2029-06-17"},
		{"expanded", audit.Decision{Kind: audit.Expand, DecidedOn: day("2027-09-01")}, "FC-AIMS-0042 1 2027-09-01 2029-06-17 "},
		{"planned", audit.Decision{Kind: audit.Renew, PlannedOn: day("2029-05-30")}, "FC-AIMS-0042 1 2029-05-30 2032-06-17 "},
	} {
		tt.d.ID = "d2"
		got := cycle.DraftCertificate(c, &tt.d)
		text := strings.Join([]string{got.Number, "1", got.EffectiveOn.String(), got.ExpiresOn.String(), got.PreviousExpiry.String()}, " ")
		if text != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, text, tt.want)
		}
	}
	missing := 0
	for _, i := range cycle.CertificateItems(&audit.Case{}, &audit.Certificate{}) {
		if i.Value == "" {
			missing++
		}
	}
	if missing != 10 { // all but revision and the statement on labelling
		t.Errorf("%d items of an empty certificate are missing, want 10", missing)
	}
}
