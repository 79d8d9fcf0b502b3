package sample_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
)

func TestMakeAt_beforeStage2(t *testing.T) {
	t.Parallel()
	s := at(t, sample.BeforeStage2)
	c := caseOf(t, s)
	s2 := c.AuditNamed("stage-2")
	var clauses []audit.Number
	for _, r := range s.Catalogue().Auditable() {
		clauses = append(clauses, audit.Number(r.ID))
	}
	check := audit.CheckPlan(c, s2, audit.RequiredCoverage(c, s2, clauses, nil))
	var open []string
	for _, w := range check.Warnings {
		open = append(open, w.Title+": "+w.Message)
	}
	equal(t, "open points", open, []string{"Remote, but no tool named: Mon 13:00, JL, Tromsø. A remote activity shows its tool in the plan."})
	equal(t, "version of the plan", s2.PlanIssue+" "+s2.PlanSent.String(), "2 ")
	equal(t, "findings", len(c.Findings), 3)
}

func TestMakeAt_secondEvening(t *testing.T) {
	t.Parallel()
	c := caseOf(t, at(t, sample.SecondEvening))
	s2 := c.AuditNamed("stage-2")
	concluded, open := 0, 0
	for _, k := range c.Conclusions {
		if k.Audit == s2.ID {
			concluded++
			if strings.HasPrefix(string(k.Requirement), "9.") || strings.HasPrefix(string(k.Requirement), "10.") {
				open++
			}
		}
	}
	equal(t, "concluded, of clauses 9 and 10", []int{concluded, open}, []int{60, 0})
	var drafts []string
	for _, f := range c.Findings {
		if f.Audit == s2.ID {
			drafts = append(drafts, f.DraftNumber+" "+string(f.Requirement))
		}
	}
	equal(t, "drafts", drafts, []string{"MK-01 8.4", "JL-01 A.6.2.6", "JL-02 7.2", "JL-03 A.8.2", "JL-04 A.3.3"})
}

func TestMakeAt_teamMeeting(t *testing.T) {
	t.Parallel()
	c := caseOf(t, at(t, sample.TeamMeeting))
	s2 := c.AuditNamed("stage-2")
	var drafts []string
	for _, f := range c.Findings {
		if f.Audit != s2.ID {
			continue
		}
		drafts = append(drafts, fmt.Sprint(f.DraftNumber, " ", f.Grade, " ", f.Number, f.State))
		if problems := f.Unready(); len(problems) > 0 {
			t.Errorf("%s is not ready: %v", f.DraftNumber, problems)
		}
		cause := strings.HasSuffix(f.Statement, "has set itself because on-call staffing is missing.")
		equal(t, f.DraftNumber+" states a cause", cause, f.DraftNumber == "JL-01")
	}
	equal(t, "drafts", drafts, []string{
		"MK-01 major draft", "JL-01 minor draft", "JL-02 minor draft", "JL-03 ofi draft", "JL-04 positive draft", "MK-02 minor draft", "MK-03 ofi draft",
	})
}

func TestMakeAt_june10(t *testing.T) {
	t.Parallel()
	c := caseOf(t, at(t, sample.June10))
	states := map[string]audit.FindingState{}
	for _, f := range c.Findings {
		if f.Grade.IsNonconformity() {
			states[f.ShortLabel()] = f.State
		}
	}
	equal(t, "states", states, map[string]audit.FindingState{
		"01": audit.Closed, "02": audit.ResponseReceived, "03": audit.VerifyNextAudit, "04": audit.EvidenceReceived,
	})
	equal(t, "decision planned", c.Decisions[0].PlannedOn.String()+" "+c.Decisions[0].DecidedOn.String(), "2026-06-18 ")
	equal(t, "certificates", len(c.Certificates), 0)
}

// TestMakeAt_everyMomentIsSound: each can be looked at, and nothing in it is later than its clock.
func TestMakeAt_everyMomentIsSound(t *testing.T) {
	t.Parallel()
	for _, m := range sample.AllMoments() {
		t.Run(string(m), func(t *testing.T) {
			t.Parallel()
			s := at(t, m)
			faults, err := s.Check(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				t.Error(f)
			}
			actions, err := s.Actions(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			if last := actions[0].At.Time(); last.After(m.Clock()) {
				t.Errorf("%q was done at %s, after the moment %s", actions[0].Label, last, m.Clock())
			}
		})
	}
}
