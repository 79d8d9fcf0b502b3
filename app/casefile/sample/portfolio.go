package sample

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// PortfolioPaths returns where the first n cases of the portfolio lie below its folder: Lumière/client.fieldcase.
func PortfolioPaths(n int) []string {
	out := make([]string, n)
	for i := range out {
		_, short := portfolioName(i)
		out[i] = filepath.Join(short, "client.fieldcase")
	}
	return out
}

// Portfolio makes the first n cases of the portfolio below dir, as they stand on the day today, and returns their paths.
// Twelve show every state a certification can be in; after those the same states come again with further clients.
// A file that is there already is left as it is (casefile.ErrExists).
func Portfolio(ctx context.Context, env casefile.Env, dir string, n int, today date.Date) ([]string, error) {
	var out []string
	for i, p := range PortfolioPaths(n) {
		path := filepath.Join(dir, p)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return out, fmt.Errorf("make portfolio: %w", err)
		}
		s, err := PortfolioCase(ctx, env, path, i, today)
		if err == nil {
			err = s.Close()
		}
		if err != nil {
			return out, err
		}
		out = append(out, path)
	}
	return out, nil
}

// PortfolioCase makes case i of the portfolio, from 0, in a new file at path and opens it with env. On failure no file
// is left.
func PortfolioCase(ctx context.Context, env casefile.Env, path string, i int, today date.Date) (*casefile.Session, error) {
	t := &portfolioTeller{teller: newTeller(ctx, env, path), plot: plots[i%len(plots)], today: today, number: i + 1}
	t.client, _ = portfolioName(i)
	t.tell()
	if t.session != nil {
		t.err = errors.Join(t.err, t.session.Close())
	}
	s, err := t.end()
	if err != nil {
		return nil, fmt.Errorf("case of %s: %w", t.client, err)
	}
	return s, nil
}

// portfolioName returns the name of the client of case i and the short one of its folder.
func portfolioName(i int) (name, short string) {
	p := plots[i%len(plots)]
	if round := i/len(plots) + 1; round > 1 {
		return fmt.Sprintf("%s %d", p.name, round), fmt.Sprintf("%s %d", p.short, round)
	}
	return p.name, p.short
}

// portfolioTeller tells the story of one client of the portfolio, reckoned back from today.
type portfolioTeller struct {
	*teller
	plot
	client string
	today  date.Date
	number int
	isms   bool // certified to ISO/IEC 27001:2022, since it began too early for ISO/IEC 42001:2023
}

// aimsBegan is the first day on which an audit to ISO/IEC 42001, published in December 2023, could take place.
var aimsBegan = date.MustParse("2024-01-01")

// days returns the day n days after today.
func (t *portfolioTeller) days(n int) date.Date { return t.today.AddDays(n) }

// on moves the clock to the morning of a day, but never back.
func (t *portfolioTeller) on(d date.Date) {
	if at := clock(d.String() + " 09:00"); at.After(t.now) {
		t.now = at
	}
}

// tell tells the whole story: application, audits, findings, decisions.
func (t *portfolioTeller) tell() {
	stage2 := t.story.stage2(t)
	stage1 := stage2.AddDays(-56)
	if stage2.IsZero() {
		stage1 = t.days(54)
	}
	t.isms = stage1.Before(aimsBegan)
	applied := stage1.AddDays(-70)
	if applied.After(t.today) || t.story == applying {
		applied = t.days(-6)
	}
	t.on(applied)
	t.begin(applied)
	if t.story == applying {
		return
	}
	t.accept(applied.AddDays(5))
	t.planned(stage1.AddDays(56), stage1.AddDays(105))
	t.auditOn("stage-1", stage1, 2, 200)
	if !stage2.IsZero() {
		t.auditOn("stage-2", stage2, 3, 400)
	}
	t.story.then(t)
}

// begin makes the case with what the application says.
func (t *portfolioTeller) begin(applied date.Date) {
	n := casefile.NewCase{
		Client: audit.Client{
			Name: t.client, City: t.city, Country: t.country, Scope: t.scope, Roles: []audit.Role{audit.RoleProducer},
			Language: "English", AppliedOn: applied,
		},
		Body: fjordcert(),
	}
	if t.isms {
		n.Standard, n.Client.Roles = "iso-iec-27001-2022", nil
		n.Client.Scope = "Information security of: " + t.scope
	}
	t.create(planner, n)
	if t.err != nil {
		return
	}
	first := []audit.Recorder{
		t.as("site", &audit.Site{Name: t.city, Kind: audit.SitePermanent, City: t.city, Country: t.country, Central: true, Persons: 40}),
		&audit.Contact{Name: t.contact, Function: "Quality manager", Main: true},
		&audit.PeopleCount{CountedOn: applied, Total: 40, AIRelated: 8, Effective: 8},
		t.as("MK", &audit.Person{Name: lead.Name, Initials: lead.Initials, Function: "Lead auditor", Competence: []string{"management systems"}}),
		t.as("HD", &audit.Person{Name: reviewer.Name, Initials: reviewer.Initials, Function: "Technical reviewer and decision maker"}),
	}
	if !t.isms {
		first = append(first, &audit.AISystem{Name: t.system, Roles: []audit.Role{audit.RoleProducer}, Risk: audit.RiskOther, Stage: "in operation"})
	}
	t.save("Application", first...)
}

// accept reviews the application and enters the version of the Statement of Applicability.
func (t *portfolioTeller) accept(on date.Date) {
	if on.After(t.today) {
		on = t.today
	}
	t.on(on)
	t.save("Application review",
		&audit.Application{ReviewedOn: on, Reviewer: t.id("HD"), Accepted: true, Competence: []string{"management systems"}, Impartiality: "No threat found."},
		&audit.SoA{Version: "1.0", IssuedOn: on.AddDays(-60)},
	)
}

// auditOn enters the days of an audit: held when they are over by today, else agreed.
func (t *portfolioTeller) auditOn(name string, first date.Date, length int, required audit.Days) {
	if t.story != majorOpen { // whose limit hangs on the last day
		first = workdays(first, length)
	}
	last := first.AddDays(length - 1)
	held := last.Before(t.today)
	if held {
		t.on(last)
	}
	a := t.audit(name)
	changes := []casefile.Change{edit(t.teller, a, func(a *audit.Audit) {
		a.StartsOn, a.EndsOn, a.Planned, a.Required, a.State = first, last, date.MonthOf(first), required, audit.AuditConfirmed
	})}
	if a != nil {
		declared := date.Of(t.now)
		changes = append(changes, casefile.Change{After: &audit.Member{
			Audit: a.ID, Person: t.id("MK"), Role: audit.LeadAuditor, Days: required, DeclaredOn: declared, Declaration: "No conflict of interest.",
		}})
	}
	t.act("Audit "+name, changes...)
	if held {
		t.held(name)
	}
}

// held enters that an audit took place, with its report of the day after.
func (t *portfolioTeller) held(name string) {
	t.act("Audit "+name+" held", edit(t.teller, t.audit(name), func(a *audit.Audit) {
		a.State, a.ReportedOn, a.Recommendation = audit.AuditDone, a.EndsOn.AddDays(1), "Positive."
		if a.Kind == audit.Stage1 {
			a.Readiness = audit.Ready
		}
	}))
}

// workdays moves the first day so that an audit of that many days lies within one week's working days.
func workdays(first date.Date, length int) date.Date {
	switch day := int(first.Weekday()); {
	case day == 0:
		return first.AddDays(1)
	case day == 6:
		return first.AddDays(2)
	case day+length > 6:
		return first.AddDays(6 - day - length)
	default:
		return first
	}
}

// maintained enters the decision that follows a surveillance audit held by today.
func (t *portfolioTeller) maintained(name string) {
	if a := t.audit(name); a != nil && a.State == audit.AuditDone {
		t.decide(audit.Maintain, a.EndsOn.AddDays(20), "Positive conclusion of the lead auditor.")
	}
}

// planned sets the months in which audits are to take place, reckoned from Stage 2 and the decision.
func (t *portfolioTeller) planned(stage2, decision date.Date) {
	var changes []casefile.Change
	set := func(name string, in date.Date, required audit.Days) {
		changes = append(changes, edit(t.teller, t.audit(name), func(a *audit.Audit) {
			a.Planned, a.Required = date.MonthOf(in), required
		}))
	}
	set("stage-2", stage2, 400)
	if t.story != overdue { // whose surveillance audit nobody planned
		set("surveillance-1", decision.AddMonths(11), 150)
	}
	set("surveillance-2", decision.AddMonths(22), 150)
	set("recertification", decision.AddMonths(33), 300)
	t.act("Programme", changes...)
}

// special adds a special audit on a day.
func (t *portfolioTeller) special(on date.Date, trigger string) {
	on = workdays(on, 1)
	t.save("Special audit", &audit.Audit{
		Kind: audit.Special, Sequence: 1, Programme: t.cycle().ID, State: audit.AuditConfirmed,
		StartsOn: on, EndsOn: on, Planned: date.MonthOf(on), Required: 100, Trigger: trigger,
	})
}

// decide enters a decision as taken on a day.
func (t *portfolioTeller) decide(kind audit.DecisionKind, on date.Date, reason string) audit.ID {
	t.on(on)
	d := &audit.Decision{
		Kind: kind, Reviewer: t.id("HD"), ReviewedOn: on.AddDays(-3), DecidedBy: t.id("HD"), DecidedOn: on, EffectiveOn: on,
		Independent: true, Recommendation: "Positive.", Reason: reason,
	}
	if a := t.audit("stage-2"); a != nil && kind == audit.Grant {
		d.Audit = a.ID
	}
	t.save("Decision: "+string(kind), t.as("decision", d))
	return d.ID
}

// grant certifies the client and begins the cycle.
func (t *portfolioTeller) grant(on date.Date) {
	id := t.decide(audit.Grant, on, "All conditions are met.")
	prefix := "FC-AIMS"
	if t.isms {
		prefix = "FC-ISMS"
	}
	c := t.current()
	k := &audit.Certificate{
		Number: fmt.Sprintf("%s-%04d", prefix, 100+t.number), Revision: 1, Decision: id, Scope: c.Client.Scope, Standard: c.Standard.Designation,
		SoAVersion: "1.0", Sites: t.all("site"), FirstIssued: on, EffectiveOn: on, ExpiresOn: on.AddMonths(36).AddDays(-1), IssuedOn: on,
		SignedBy: reviewer.Name,
	}
	t.save("Certificate "+k.Number, k)
	t.act("Cycle begins", edit(t.teller, t.cycle(), func(p *audit.Programme) { p.StartsOn = on }))
}
