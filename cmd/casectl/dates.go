package main

import (
	"fmt"
	"strings"

	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

type datesCmd struct {
	Decision       date.Date   `required:"" placeholder:"YYYY-MM-DD" help:"Day of the certification decision, with which the cycle begins."`
	ExpiryLessADay bool        `help:"Certificates expire the day before the third anniversary."`
	Stage2End      date.Date   `name:"stage2-end" placeholder:"YYYY-MM-DD" help:"Last day of Stage 2."`
	MajorVerified  date.Date   `placeholder:"YYYY-MM-DD" help:"Day on which the last major nonconformity was verified."`
	Surveillance   []date.Date `placeholder:"YYYY-MM-DD" help:"Last day of a surveillance audit; may be repeated."`
	RecertDecision date.Date   `placeholder:"YYYY-MM-DD" help:"Day of the decision on recertification."`
	Suspended      date.Date   `placeholder:"YYYY-MM-DD" help:"Day from which the certification is suspended."`
	TransferLost   date.Date   `placeholder:"YYYY-MM-DD" help:"Day on which another body lost its accreditation."`
	Consultancy    date.Date   `placeholder:"YYYY-MM-DD" help:"Last day of somebody's consultancy for the client."`
}

// Help implements kong.HelpProvider.
func (datesCmd) Help() string {
	return helpText("The days of a certification cycle, each with its rule: expiry, surveillance, limit for majors, renewal, restoration, suspension, "+
		"how long records are kept. Months end with the month: six months from 31 August is 28 February. What has passed is told as of "+
		"today; --today sets the day.",
		"casectl dates --decision 2026-06-18 --expiry-less-a-day --stage2-end 2026-05-06\n"+
			"casectl dates --decision 2026-03-10 --surveillance 2027-02-15 --today 2029-01-02 --json", codeError, codeUsage)
}

// Run computes the dates.
func (d *datesCmd) Run(c *console) error {
	if d.Decision.IsZero() {
		return usageError{"--decision: a day in the form YYYY-MM-DD is needed", "the cycle begins with the day of the decision"}
	}
	facts := cycle.Facts{
		Decision: d.Decision, ExpiryLessADay: d.ExpiryLessADay, Stage2End: d.Stage2End, MajorVerified: d.MajorVerified,
		Surveillances: d.Surveillance, RecertDecision: d.RecertDecision, Suspended: d.Suspended, TransferLostOn: d.TransferLost,
		ConsultancyEnded: d.Consultancy, Today: c.today(),
	}
	dates := cycle.DatesOf(facts)
	result := datesResult{
		Today: c.today(), Expiry: dates.Expiry, FirstSurveillanceDue: dates.FirstSurveillanceDue,
		MissingSurveillanceYears: append([]int{}, dates.MissingSurveillanceYears...), MajorLimit: dates.MajorLimit,
		NewStage2Required: dates.NewStage2Required, RestorationUntil: dates.RestorationUntil, Renewal: dates.Renewal,
		SuspensionLimit: dates.SuspensionLimit, RetainUntil: dates.RetainUntil, TransferLimit: dates.TransferLimit,
		CoolingOffUntil: dates.CoolingOffUntil, overdue: dates.SuspensionLimit.Before(c.today()) && !dates.SuspensionLimit.IsZero(),
		Warnings: []dateWarning{},
	}
	for _, p := range append(facts.Contradictions(), facts.Lapsed()...) {
		result.Warnings = append(result.Warnings, dateWarning{p.Rule, cycle.Source(p.Rule), p.Message})
		fmt.Fprintf(c.err, "casectl: warning: %s\n", cycle.Told(p))
	}
	return c.answer(result, result.write)
}

// datesResult is the answer. A day whose fact was not given is empty.
type datesResult struct {
	Today                    date.Date     `json:"today"`
	Expiry                   date.Date     `json:"expiry"`
	FirstSurveillanceDue     date.Date     `json:"first_surveillance_due"`
	MissingSurveillanceYears []int         `json:"missing_surveillance_years"`
	MajorLimit               date.Date     `json:"major_limit"`
	NewStage2Required        bool          `json:"new_stage2_required"`
	RestorationUntil         date.Date     `json:"restoration_until"`
	Renewal                  cycle.Renewal `json:"renewal"`
	SuspensionLimit          date.Date     `json:"suspension_limit"`
	RetainUntil              date.Date     `json:"retain_until"`
	TransferLimit            date.Date     `json:"transfer_limit,omitzero"`
	CoolingOffUntil          date.Date     `json:"cooling_off_until,omitzero"`
	Warnings                 []dateWarning `json:"warnings"` // facts that contradict one another, a cycle that has ended

	overdue bool
}

type dateWarning struct {
	Rule    string `json:"rule"`
	Source  string `json:"source"`
	Message string `json:"message"`
}

func (r datesResult) write(p *page) {
	var rows [][]string
	add := func(what string, day date.Date, rule, note string) {
		if !day.IsZero() {
			rows = append(rows, []string{what, day.String(), rule, note})
		}
	}
	add("Expires", r.Expiry, "D1", "")
	add("First surveillance by", r.FirstSurveillanceDue, "D2", "12 months after the decision")
	add("Majors verified by", r.MajorLimit, "R-1-9", newStage2(r.NewStage2Required))
	add("Renewed until", r.renewed(), "D5", strings.ReplaceAll(string(r.Renewal.State), "-", " "))
	add("Restoration until", r.RestorationUntil, "D6", "later it takes at least a Stage 2")
	add("Suspension ends by", r.SuspensionLimit, "D8", r.suspension())
	add("Records kept until", r.RetainUntil, "R-1-13", "")
	add("Transfer by", r.TransferLimit, "D10", "")
	add("Consultancy bars until", r.CoolingOffUntil, "D11", "")
	p.table(rows)
	if r.Renewal.State != cycle.RenewalOpen && r.renewed().IsZero() {
		p.line("Renewal: %s", strings.ReplaceAll(string(r.Renewal.State), "-", " "))
	}
	if n := len(r.MissingSurveillanceYears); n > 0 {
		p.line("No surveillance in %s (D3)", strings.Trim(strings.ReplaceAll(fmt.Sprint(r.MissingSurveillanceYears), " ", ", "), "[]"))
	}
}

// renewed returns the expiry of a renewal; the zero Date while there is none.
func (r datesResult) renewed() date.Date {
	if r.Renewal.State == cycle.Renewed || r.Renewal.State == cycle.Restored {
		return r.Renewal.Expiry
	}
	return date.Date{}
}

func (r datesResult) suspension() string {
	if r.overdue {
		return "passed: lift it, or withdraw or reduce the scope"
	}
	return ""
}

func newStage2(required bool) string {
	if required {
		return "another Stage 2 is required"
	}
	return ""
}
