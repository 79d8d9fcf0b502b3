package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

type showCmd struct {
	Case string `arg:"" help:"Case file."`
}

// Help implements kong.HelpProvider.
func (showCmd) Help() string {
	return helpText("Client, standard, state of the certification, audits, findings by grade and state, what is due next.",
		"casectl show client.fieldcase --today 2027-04-09", codesOfReading...)
}

// Run shows the case in short.
func (s *showCmd) Run(c *console) error {
	return c.reading(s.Case, func(session *casefile.Session) error {
		whole, err := session.Case(c.ctx)
		if err != nil {
			return err
		}
		summary := summarise(whole, c.today())
		return c.answer(summary, summary.write)
	})
}

// caseSummary is a case in short.
type caseSummary struct {
	Client      string              `json:"client"`
	Standard    string              `json:"standard"`
	SoA         string              `json:"soa,omitempty"`
	Status      string              `json:"status"`
	Reason      string              `json:"status_reason,omitempty"`
	Today       date.Date           `json:"today"`
	Certificate *certificateSummary `json:"certificate,omitempty"`
	Retain      date.Date           `json:"retain_until,omitzero"` // records are kept until then at least (R-1-13)
	Audits      []auditSummary      `json:"audits"`
	Findings    map[string]int      `json:"findings"`
	States      map[string]int      `json:"findings_by_state"`
	Open        int                 `json:"open"` // nonconformities about which something is still to be done
	NextDue     []dueSummary        `json:"next_due"`

	place           string
	items           []cycle.Item
	tally           audit.Tally
	nonconformities map[audit.FindingState]int
}

type certificateSummary struct {
	Number    string    `json:"number"`
	Effective date.Date `json:"effective"`
	Expires   date.Date `json:"expires"`
}

type auditSummary struct {
	Name     string     `json:"name"`
	Kind     string     `json:"kind"`
	State    string     `json:"state"`
	Start    date.Date  `json:"start"`
	End      date.Date  `json:"end"`
	Planned  date.Month `json:"planned,omitzero"`
	Required audit.Days `json:"required_days"`

	title string
}

type dueSummary struct {
	What string `json:"what"`
	Due  string `json:"due"` // day, month while no day is agreed, empty for what can be done now
	Late bool   `json:"late"`
	Why  string `json:"why,omitempty"`
}

func summarise(c *audit.Case, today date.Date) *caseSummary {
	status, reason := cycle.StatusOf(c, today)
	s := &caseSummary{
		Client: c.Client.Name, Standard: c.Standard.Designation, SoA: c.SoA.Version, Status: string(status), Reason: reason, Today: today,
		Audits: []auditSummary{}, Findings: map[string]int{}, States: map[string]int{}, NextDue: []dueSummary{},
		place: joined(c.Client.City, c.Client.Country), items: cycle.Due(c, today), tally: audit.TallyOf(c),
		nonconformities: map[audit.FindingState]int{}, Retain: cycle.RetentionOf(c, today),
	}
	s.Open = s.tally.OpenNonconformities()
	for _, g := range []audit.Grade{audit.Major, audit.Minor, audit.OFI, audit.Positive, audit.Concern} {
		s.Findings[string(g)] = 0
	}
	for g, n := range s.tally.ByGrade {
		s.Findings[cmp.Or(string(g), "none")] = n
	}
	for state, n := range s.tally.ByState {
		s.States[string(state)] = n
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Grade.IsNonconformity() {
			s.nonconformities[f.State]++
		}
	}
	for i := range c.Audits {
		a := &c.Audits[i]
		s.Audits = append(s.Audits, auditSummary{
			Name: c.AuditName(a), Kind: string(a.Kind), State: string(a.State), Start: a.StartsOn, End: a.EndsOn, Planned: a.Planned,
			Required: c.RequiredTime(a), title: a.Title(),
		})
	}
	slices.SortStableFunc(s.Audits, auditSummary.compare)
	for _, i := range s.items {
		s.NextDue = append(s.NextDue, dueSummary{What: i.What, Due: i.DueText(), Late: i.Late, Why: i.Why})
	}
	if k := latest(c.Certificates); k != nil {
		s.Certificate = &certificateSummary{k.Number, k.EffectiveOn, k.ExpiresOn}
	}
	return s
}

// latest returns the certificate that took effect last, or nil.
func latest(certificates []audit.Certificate) *audit.Certificate {
	var out *audit.Certificate
	for i := range certificates {
		if k := &certificates[i]; out == nil || !k.EffectiveOn.Before(out.EffectiveOn) {
			out = k
		}
	}
	return out
}

// compare orders audits by their day, or month while they have no day; without either they come last.
func (a auditSummary) compare(b auditSummary) int {
	key := func(s auditSummary) string { return cmp.Or(s.Start.String(), s.Planned.String(), "~") }
	return cmp.Or(cmp.Compare(key(a), key(b)), slices.Index(kindOrder, a.Kind)-slices.Index(kindOrder, b.Kind), cmp.Compare(a.Name, b.Name))
}

var kindOrder = func() []string {
	var out []string
	for _, k := range audit.AllAuditKinds() {
		out = append(out, string(k))
	}
	return out
}()

// when returns the days of the audit, or its month.
func (a auditSummary) when() string {
	switch {
	case a.Start.IsZero():
		return cmp.Or(a.Planned.String(), "not planned")
	case a.End.IsZero() || a.End == a.Start:
		return a.Start.String()
	default:
		return a.Start.String() + " to " + a.End.String()
	}
}

func (s *caseSummary) write(p *page) {
	p.line("%s", joined(s.Client, s.place))
	soa := ""
	if s.SoA != "" {
		soa = "SoA " + s.SoA
	}
	p.line("%s", joined(s.Standard, soa))
	p.line("%s", joined(cycle.Status(s.Status).Word(), s.Reason))
	if k := s.Certificate; k != nil {
		p.line("Certificate %s, %s to %s", k.Number, k.Effective, k.Expires)
	}
	if !s.Retain.IsZero() {
		p.line("Records kept until at least %s", s.Retain)
	}
	p.heading("Audits")
	var rows [][]string
	for _, a := range s.Audits {
		days := ""
		if a.Required > 0 {
			days = a.Required.String() + " days"
		}
		rows = append(rows, []string{a.title, a.when(), days, a.State})
	}
	p.table(rows, 2)
	s.writeFindings(p)
	p.heading("Next")
	if len(s.items) == 0 {
		p.line("  nothing")
	}
	rows = nil
	for _, i := range s.items {
		rows = append(rows, []string{i.DueText(), i.When(s.Today), i.What, i.Why})
	}
	p.table(rows)
}

func (s *caseSummary) writeFindings(p *page) {
	p.heading("Findings")
	var rows [][]string
	for _, g := range audit.AllGrades() {
		n := s.tally.ByGrade[g]
		if n == 0 && g == audit.Observed {
			continue
		}
		open := ""
		if g.IsNonconformity() {
			open = fmt.Sprintf("%d open", s.tally.Open[g])
		}
		rows = append(rows, []string{g.Word(), fmt.Sprint(n), open})
	}
	p.table(rows, 1)
	var states []string
	for _, state := range audit.AllFindingStates() {
		if n := s.nonconformities[state]; n > 0 {
			states = append(states, fmt.Sprintf("%d %s", n, strings.ToLower(state.Word())))
		}
	}
	if len(states) > 0 {
		p.line("  Nonconformities: %s", strings.Join(states, ", "))
	}
}

// joined joins what is not empty with commas.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
