package cycle_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// decided is a case with the decisions "kind day", in the order given; "stage-2 day" holds a stage 2 and rests the
// decisions after it on that.
func decided(steps ...string) *audit.Case {
	c := &audit.Case{Policy: audit.DefaultPolicy()}
	var rests audit.ID
	for _, s := range steps {
		kind, on, _ := strings.Cut(s, " ")
		if kind == string(audit.Stage2) {
			rests = audit.ID("st2 " + on)
			c.Audits = append(c.Audits, audit.Audit{Record: audit.Record{ID: rests}, Kind: audit.Stage2, StartsOn: day(on), EndsOn: day(on), State: audit.AuditDone})
			continue
		}
		c.Decisions = append(c.Decisions, audit.Decision{Record: rec("d " + s), Kind: audit.DecisionKind(kind), DecidedOn: day(on), Audit: rests})
	}
	return c
}

// TestStatusOf: the status follows from the decisions, R-8-1, and from the expiry, R-8-2.
func TestStatusOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, today string
		c           *audit.Case
		want        string // status, reason
	}{
		{"nothing decided", "2026-06-10", decided(), "Applicant, nothing planned"},
		{"before the decision", "2026-06-10", sample(), "Applicant, decision open"},
		{"on the day", "2026-06-18", sample(), "Active, until 2029-06-17"},
		{"on the last day", "2029-06-17", sample(), "Active, until 2029-06-17"},
		{"T5.9 a day later", "2029-06-18", sample(), "Expired, on 2029-06-17, restoration until 2029-12-17"},
		{"after the restoration", "2029-12-18", sample(), "Expired, on 2029-06-17, Stage 2 needed"},
		{"between the stages", "2026-04-01", sample(), "Applicant, between Stage 1 and Stage 2"},
		{"stage 1 planned", "2026-02-01", sample(), "Applicant, Stage 1 planned"},
		{"refused", "2026-07-01", decided("refuse 2026-06-30"), "Refused, on 2026-06-30"},
		{"refused, then granted", "2026-09-01", decided("refuse 2026-06-30", "grant 2026-08-01"), "Active, until 2029-07-31"},
		{"suspended", "2026-07-01", decided("grant 2026-03-10", "suspend 2026-06-30"), "Suspended, since 2026-06-30"},
		{"suspended over the expiry", "2029-03-10", decided("grant 2026-03-10", "suspend 2028-12-30"), "Expired, on 2029-03-09, restoration until 2029-09-09"},
		{"restored", "2026-09-01", decided("grant 2026-03-10", "suspend 2026-06-30", "restore 2026-08-01"), "Active, until 2029-03-09"},
		{"reduced instead", "2026-09-01", decided("grant 2026-03-10", "suspend 2026-06-30", "reduce 2026-08-01"), "Active, until 2029-03-09"},
		{"maintained and expanded", "2027-09-01", decided("grant 2026-03-10", "maintain 2027-03-01", "expand 2027-08-01"), "Active, until 2029-03-09"},
		{"withdrawn", "2027-01-01", decided("grant 2026-03-10", "withdraw 2026-12-31"), "Withdrawn, on 2026-12-31"},
		{"withdrawn does not come back", "2027-02-01", decided("stage-2 2026-02-01", "grant 2026-03-10", "withdraw 2026-12-31", "restore 2027-01-10", "grant 2027-01-11", "renew 2027-01-12"), "Withdrawn, on 2026-12-31"},
		{"certified anew after a stage 2", "2028-02-01", decided("grant 2026-03-10", "withdraw 2026-12-31", "stage-2 2027-12-01", "grant 2028-01-10"), "Active, until 2031-01-09"},
		{"renewed in time", "2029-03-10", decided("grant 2026-03-10", "renew 2029-02-20"), "Active, until 2032-03-09"},
		{"the gap before a restoration", "2029-03-15", decided("grant 2026-03-10", "renew 2029-03-20"), "Expired, on 2029-03-09, restoration until 2029-09-09"},
		{"T1.19 restored on the last day", "2029-09-09", decided("grant 2026-03-10", "renew 2029-09-09"), "Active, until 2032-03-09"},
		{"T1.20 renewed too late", "2029-09-10", decided("grant 2026-03-10", "renew 2029-09-10"), "Expired, on 2029-03-09, Stage 2 needed"},
		{"too late, after a stage 2", "2029-11-10", decided("grant 2026-03-10", "stage-2 2029-10-01", "renew 2029-11-10"), "Active, until 2032-11-09"},
		{"closed", "2026-07-01", standing(audit.FileClosed), "Closed, file closed"},
		{"transferred out", "2026-07-01", standing(audit.FileTransferredOut), "Transferred out, certified by another body"},
	} {
		status, reason := cycle.StatusOf(tt.c, day(tt.today))
		if got := status.Word() + ", " + reason; got != tt.want {
			t.Errorf("%s: %s on %s, want %s", tt.name, got, tt.today, tt.want)
		}
	}
}

func standing(s audit.FileStanding) *audit.Case {
	c := sample()
	c.Client.Standing = s
	return c
}

// TestStatusOf_neverTyped plays any decisions in any order: a certification is never active past its expiry, nor after a
// withdrawal without a stage 2 held since; and what CheckDecision allows is what counts.
func TestStatusOf_neverTyped(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		on, steps := day("2026-01-01"), []string{}
		for range rapid.IntRange(0, 12).Draw(t, "decisions") {
			on = on.AddDays(rapid.IntRange(1, 500).Draw(t, "days"))
			kind := rapid.SampledFrom(audit.AllDecisionKinds()).Draw(t, "kind")
			steps = append(steps, string(kind)+" "+on.String())
		}
		c := decided(steps...)
		today := on.AddDays(rapid.IntRange(0, 800).Draw(t, "today"))
		status, _ := cycle.StatusOf(c, today)
		current := cycle.CycleOf(c, today)
		if active := status == cycle.Active || status == cycle.Suspended; active && (current.Expiry.Before(today) || !current.Granted) {
			t.Fatalf("%v: %s on %s, cycle %+v", steps, status, today, current)
		}
		withdrawn := false
		for i := range c.Decisions {
			d := &c.Decisions[i]
			ok := len(cycle.CheckDecision(c, d)) == 0
			withdrawn = withdrawn || ok && d.Kind == audit.Withdraw
			if withdrawn && ok && d.Kind != audit.Withdraw && d.Kind != audit.Refuse {
				t.Fatalf("%v: %s allowed after a withdrawal", steps, d.ID)
			}
		}
		if withdrawn && status != cycle.Withdrawn {
			t.Fatalf("%v: %s after a withdrawal without a stage 2", steps, status)
		}
	})
}

func TestCheckDecision(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		c     *audit.Case // its last decision is checked
		wrong string
	}{
		{"first grant", decided("grant 2026-03-10"), ""},
		{"planned", decided("renew "), ""},
		{"maintain a valid one", decided("grant 2026-03-10", "maintain 2027-03-01"), ""},
		{"maintain an expired one", decided("grant 2026-03-10", "maintain 2029-03-10"), "there is no valid certification; the client is expired"},
		{"renew an applicant", decided("renew 2026-03-10"), "there is nothing to renew; the client is applicant"},
		{"suspend twice", decided("grant 2026-03-10", "suspend 2026-06-01", "suspend 2026-06-02"), "the certification is suspended already"},
		{"restore what is active", decided("grant 2026-03-10", "restore 2026-06-01"), "nothing is suspended; the client is active"},
		{"restore a withdrawn one", decided("grant 2026-03-10", "withdraw 2026-06-01", "restore 2026-06-02"), "a withdrawn certification is not restored (R-8-1)"},
		{"withdraw twice", decided("grant 2026-03-10", "withdraw 2026-06-01", "withdraw 2026-06-02"), "there is nothing to withdraw; the client is withdrawn"},
		{"reduce an applicant", decided("reduce 2026-06-01"), "there is no valid certification; the client is applicant"},
		{"grant a withdrawn one", decided("grant 2026-03-10", "withdraw 2026-06-01", "grant 2026-06-02"), "a withdrawn certification does not come back; it takes a new application with a stage 2 (R-8-1)"},
		{"T1.20", decided("grant 2026-03-10", "renew 2029-09-10"), "it expired on 2029-03-09 and could be restored until 2029-09-09; now it takes at least a stage 2 (R-8-1)"},
	} {
		var got string
		for _, p := range cycle.CheckDecision(tt.c, &tt.c.Decisions[len(tt.c.Decisions)-1]) {
			got += p.Message
		}
		if got != tt.wrong {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.wrong)
		}
	}
}

func TestCheckCertificate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, decision, effective, expires, wrong string
		c                                         *audit.Case
	}{
		{"as decided", "d grant 2026-03-10", "2026-03-10", "2029-03-09", "", decided("grant 2026-03-10")},
		{"three years in full", "d grant 2026-03-10", "2026-03-10", "2029-03-10", "", decided("grant 2026-03-10")},
		{"T1.27 before the decision", "d grant 2026-03-10", "2026-03-09", "2029-03-09", "effective_on", decided("grant 2026-03-10")},
		{"a day too long", "d grant 2026-03-10", "2026-03-10", "2029-03-11", "expires_on", decided("grant 2026-03-10")},
		{"no decision", "", "2026-03-10", "2029-03-09", "decision", decided("grant 2026-03-10")},
		{"decision not taken", "d grant ", "2026-03-10", "2029-03-09", "decision", decided("grant ")},
		{"renewed: three years after the last expiry", "d renew 2029-02-01", "2029-02-01", "2032-03-09", "", decided("grant 2026-03-10", "renew 2029-02-01")},
		{"restored: on the previous cycle", "d restore 2029-05-01", "2029-05-01", "2032-05-01", "expires_on", decided("grant 2026-03-10", "restore 2029-05-01")},
		{"expanded: the cycle stays", "d expand 2027-02-01", "2027-02-01", "2030-02-01", "expires_on", decided("grant 2026-03-10", "expand 2027-02-01")},
	} {
		var got string
		for _, p := range cycle.CheckCertificate(tt.c, &audit.Certificate{Decision: audit.ID(tt.decision), EffectiveOn: day(tt.effective), ExpiresOn: day(tt.expires)}) {
			got += p.Field
		}
		if got != tt.wrong {
			t.Errorf("%s: wrong %q, want %q", tt.name, got, tt.wrong)
		}
	}
}

// TestMilestoneOf shows clients as the portfolio lists them on 9 April 2027.
func TestMilestoneOf(t *testing.T) {
	t.Parallel()
	const today = "2027-04-09"
	sa := func(planned string) audit.Audit {
		return audit.Audit{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day(planned), EndsOn: day(planned)}
	}
	with := func(c *audit.Case, audits ...audit.Audit) *audit.Case {
		c.Audits = append(c.Audits, audits...)
		return c
	}
	lumière := with(decided(), audit.Audit{Record: rec("st2"), Kind: audit.Stage2, StartsOn: day("2026-10-28"), EndsOn: day("2026-10-29"), State: audit.AuditDone})
	lumière.Findings = []audit.Finding{{Audit: "st2", Grade: audit.Major, State: audit.PlanAccepted, Number: "NC-2026-ST2-01", EvidenceDue: day("2027-04-21")}}
	lumièreLate := with(decided(), lumière.Audits...)
	lumièreLate.Findings = []audit.Finding{{Audit: "st2", Grade: audit.Major, State: audit.PlanAccepted, Number: "NC-2026-ST2-01", EvidenceDue: day("2027-01-27")}}
	grünwald := with(decided(),
		audit.Audit{Record: rec("st1"), Kind: audit.Stage1, StartsOn: day("2027-03-10"), EndsOn: day("2027-03-10"), State: audit.AuditDone},
		audit.Audit{Record: rec("st2"), Kind: audit.Stage2, StartsOn: day("2027-05-18"), EndsOn: day("2027-05-19")})
	tērauds := decided("grant 2025-01-21")
	tērauds.Audits = []audit.Audit{
		{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day("2026-01-10"), EndsOn: day("2026-01-11"), State: audit.AuditDone},
		{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, StartsOn: day("2027-01-10"), EndsOn: day("2027-01-11"), State: audit.AuditDone},
		{Record: rec("rc"), Kind: audit.Recertification, StartsOn: day("2027-11-09"), EndsOn: day("2027-11-10")},
	}
	norrsken := decided("grant 2026-02-01")
	norrsken.Audits = []audit.Audit{
		{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day("2026-12-10"), EndsOn: day("2026-12-11"), State: audit.AuditDone},
		{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, StartsOn: day("2027-10-12"), EndsOn: day("2027-10-12")},
	}
	major := decided("grant 2026-04-20")
	major.Findings = []audit.Finding{{Grade: audit.Major, State: audit.FindingIssued, Number: "NC-2027-SA1-01", IssuedOn: day("2027-02-01")}}
	for _, tt := range []struct {
		name string
		c    *audit.Case
		want []string // standing, what, planned, no later than, distance
	}{
		{"Pérez", decided("grant 2026-03-25"), []string{"Surveillance overdue", "Surveillance 1", "", "2027-03-25", "15 days late"}},
		{"Lumière", lumière, []string{"Major open", "Verify major", "2027-04-21", "2027-04-29", "in 20 days"}},
		{"Øresund", with(decided("grant 2026-05-04"), sa("2027-04-27")), []string{"Certified", "Surveillance 1", "2027-04-27", "2027-05-04", "in 25 days"}},
		{"Çınar", planned("2027-02-22", "2027-12-07", ""), []string{"Certified", "Surveillance 1", "2027-12-07", "2028-02-22", "in 10 months"}},
		{"Lumière, evidence overdue", lumièreLate, []string{"Major open", "Verify major", "", "2027-04-29", "in 20 days"}},
		{"Sølvberg", sample(), []string{"Certified", "Surveillance 1", "2027-05-10", "2027-06-18", "in 70 days"}},
		{"Vltava", with(decided("grant 2026-01-20", "suspend 2027-01-11"), sa("2027-06-15")), []string{"Suspended", "Lift suspension", "2027-06-15", "2027-07-11", "in 93 days"}},
		{"Ó Briain", with(decided("grant 2024-02-04"), audit.Audit{Kind: audit.Recertification, StartsOn: day("2027-06-22")}), []string{"Expired", "Restoration", "2027-06-22", "2027-08-03", "in 116 days"}},
		{"Norrsken", norrsken, []string{"Certified", "Surveillance 2", "2027-10-12", "2027-12-31", "in 8 months"}},
		{"Tērauds", tērauds, []string{"Certified", "Recertification", "2027-11-09", "2028-01-20", "in 9 months"}},
		{"Grünwald", grünwald, []string{"Between Stage 1 and 2", "Stage 2", "2027-05-18", "", "in 39 days"}},
		{"Ålesund", with(decided(), audit.Audit{Kind: audit.Stage1, StartsOn: day("2027-06-02")}), []string{"Applicant", "Stage 1", "2027-06-02", "", "in 54 days"}},
		{"Żurawski", decided(), []string{"Applicant", "Application review", "", "", ""}},
		{"a major after certification", major, []string{"Major open", "Verify major", "", "2027-05-02", "in 23 days"}},
		{"in audit", with(decided(), audit.Audit{Kind: audit.Stage1, StartsOn: day("2027-04-08"), EndsOn: day("2027-04-09")}), []string{"In audit", "Stage 1", "2027-04-09", "", "today"}},
		{"decision open", with(decided("grant 2027-04-30"), audit.Audit{Kind: audit.Stage2, StartsOn: day("2027-03-01"), State: audit.AuditDone}), []string{"Decision open", "Decision", "2027-04-30", "", "in 21 days"}},
		{"expired for good", decided("grant 2023-02-04"), []string{"Expired", "Stage 2", "", "", ""}},
		{"withdrawn", decided("grant 2026-02-04", "withdraw 2026-06-01"), []string{"Withdrawn", "", "", "", ""}},
		{"refused", decided("refuse 2026-06-01"), []string{"Refused", "", "", "", ""}},
		{"closed", standing(audit.FileClosed), []string{"Closed", "", "", "", ""}},
	} {
		m := cycle.MilestoneOf(tt.c, day(today))
		distance := ""
		if next := m.Next(); !next.IsZero() {
			distance = cycle.Distance(day(today), next)
		}
		got := []string{cycle.StandingOf(tt.c, day(today)).Word(), m.What, m.Planned.String(), m.NoLaterThan.String(), distance}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if late := strings.HasSuffix(distance, "late"); m.Late(day(today)) != late {
			t.Errorf("%s: late = %v, distance %q", tt.name, !late, distance)
		}
	}
	if m := (cycle.Milestone{Month: month("2027-03")}); !m.Late(day(today)) || m.Next() != day("2027-03-01") {
		t.Errorf("a milestone planned for March is not late in April: %+v", m)
	}
	if (cycle.Milestone{}).Late(day(today)) || !(cycle.Milestone{}).Next().IsZero() {
		t.Error("a milestone without days is late")
	}
	if d := (date.Date{}); cycle.CycleOf(decided(), day(today)).Expiry != d {
		t.Error("a case without decisions has a cycle")
	}
}
