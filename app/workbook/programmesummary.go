package workbook

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// leastAudits are the columns that the summary of a programme has at least beside its words; more audits have more.
const leastAudits = 5

// summary lays out the first sheet: the cycle, its audits with their teams, the audit time, the sites.
func (p *planned) summary() *form {
	widths := []float64{24, 37}
	for range max(len(p.audits), leastAudits) {
		widths = append(widths, 10.5)
	}
	f := &form{name: summarySheet, widths: widths}
	p.cycle(f)
	p.auditTable(f)
	p.timeTable(f)
	p.siteTable(f)
	p.origin(f)
	return f
}

func (p *planned) cycle(f *form) {
	c, y := p.of.Case, p.of.Cycle
	f.wide(lookTitle, "Audit programme")
	f.wide(lookSubtitle, c.Client.Name)
	f.wide(lookFacts, joinFilled(" · ", c.Standard.Designation, "cycle "+strconv.FormatInt(max(y.Cycle, 1), 10), c.Body.Name))
	f.section("Certification cycle")
	f.value("Starts with the decision of", y.StartsOn.String())
	f.value("Scope", c.Client.Scope)
	f.value("Statement of Applicability", joinFilled(" of ", c.SoA.Version, c.SoA.IssuedOn.String()))
	f.value("AI systems", strings.Join(systemNames(c), ", "))
	f.value("Justification", y.Justification)
	f.value("Competence needed", strings.Join(append(append([]string{}, c.Application.Competence...), y.Competence...), ", "))
	f.value("Drawn up", p.signed(y.DrawnUpBy, y.DrawnUpOn))
	f.value("Approved", p.signed(y.ApprovedBy, y.ApprovedOn))
}

func systemNames(c *audit.Case) []string {
	var out []string
	for _, s := range c.Systems {
		out = append(out, joinFilled(" ", s.Name, s.Version))
	}
	return out
}

func (p *planned) signed(who audit.ID, on date.Date) string {
	return joinFilled(", ", p.person(who), on.String())
}

// auditTable lists the audits with their days, teams, time and what they cover.
func (p *planned) auditTable(f *form) {
	f.section("Audits")
	if len(p.audits) == 0 {
		f.wide(lookValue, "No audit is planned yet.")
		return
	}
	var head []cell
	for _, t := range []string{"Required", "Clauses", "Controls", "State"} {
		head = append(head, textCell(lookHeaderCount, t))
	}
	f.tableLine(textCell(lookHeader, "Audit"), textCell(lookHeader, "Days and team"), head...)
	clauses, controls := p.numbers()
	for _, a := range p.audits {
		k := audit.CoverageOf(p.of.Case, a, clauses, controls)
		f.tableLine(textCell(lookKey, a.Title()), textCell(lookText, p.auditWords(a)), daysCell(lookDays, p.of.Case.RequiredTime(a)),
			textCell(lookCount, shareWords(k.Clauses)), textCell(lookCount, shareWords(k.Controls)), textCell(lookCount, string(a.State)))
	}
}

func (p *planned) numbers() (clauses, controls []audit.Number) {
	for _, q := range p.of.Catalogue.Auditable() {
		if q.Kind == standard.KindControl {
			controls = append(controls, audit.Number(q.ID))
		} else {
			clauses = append(clauses, audit.Number(q.ID))
		}
	}
	return clauses, controls
}

// shareWords says how many requirements are planned, or were audited, out of how many.
func shareWords(s audit.Share) string {
	n := s.Planned
	if s.Audited > 0 {
		n = s.Audited
	}
	return strconv.Itoa(n) + " of " + strconv.Itoa(s.Of)
}

// auditWords says when an audit is and who is on its team.
func (p *planned) auditWords(a *audit.Audit) string {
	when := span(a.StartsOn, a.EndsOn)
	if when == "" && !a.Planned.IsZero() {
		when = "planned for " + a.Planned.String()
	}
	lines := []string{when}
	for _, m := range p.of.Case.Team(a.ID) {
		declared := "not declared"
		if !m.DeclaredOn.IsZero() {
			declared = "declared " + m.DeclaredOn.String()
		}
		time := "no audit time"
		if m.Role.CountsAuditTime() {
			time = daysWords(m.Days)
		}
		lines = append(lines, joinFilled(", ", p.person(m.Person), m.Role.Word(), time, declared))
	}
	return joinFilled("\n", lines...)
}

// timeTable lists the steps of the audit time with their sources.
func (p *planned) timeTable(f *form) {
	f.section("Audit time")
	if len(p.of.Time) == 0 {
		f.wide(lookValue, "The audit time is not determined yet.")
		return
	}
	f.tableLine(textCell(lookHeader, "Step"), textCell(lookHeader, "How, why and by what source"),
		textCell(lookHeaderCount, "Unrounded"), textCell(lookHeaderCount, "Rounded"))
	for _, s := range p.of.Time {
		name, words, days := lookKey, lookMuted, lookDays
		if s.Sum {
			name, words, days = lookTotal, lookTotal, lookDaysSum
		}
		f.tableLine(textCell(name, s.Label), textCell(words, joinFilled("\n", joinFilled(". ", upperFirst(s.Formula), s.Reason), s.Source)),
			daysCell(days, s.Unrounded), daysCell(days, s.Rounded))
	}
}

// siteTable lists which audit visits which site.
func (p *planned) siteTable(f *form) {
	f.section("Sites")
	f.value("Sampling", p.of.Cycle.SiteSample)
	f.value("Seed of the draw", p.of.Cycle.SampleSeed)
	if len(p.of.Case.Sites) == 0 {
		f.wide(lookValue, "No site is entered yet.")
		return
	}
	var head []cell
	for _, a := range p.audits {
		head = append(head, textCell(lookHeader, a.Code()))
	}
	f.tableLine(textCell(lookHeader, "Site"), textCell(lookHeader, "Activities"), head...)
	for _, s := range p.of.Case.Sites {
		name := s.Name
		if s.Central {
			name += "\ncentral function"
		}
		var cells []cell
		for _, a := range p.audits {
			cells = append(cells, p.visit(a, s.ID))
		}
		f.tableLine(textCell(lookKey, name), textCell(lookMuted, s.Activities), cells...)
	}
}

// visit returns the cell of a site in an audit.
func (p *planned) visit(a *audit.Audit, site audit.ID) cell {
	id, of := audit.ProgrammeSiteID(a.ID, site), audit.CoverageNone
	for _, x := range p.of.Case.ProgrammeSites {
		if x.ID == id {
			of = x.Coverage
		}
	}
	switch {
	case of == audit.CoverageCarriedOver:
		return textCell(lookCarried, "Carried over")
	case of != audit.CoverageMust && of != audit.CoverageSample:
		return cell{look: lookText}
	case a.State == audit.AuditDone:
		return textCell(lookGood, "Visited")
	case of == audit.CoverageMust:
		return textCell(lookMust, "Must")
	default:
		return textCell(lookSample, "Sample")
	}
}

// origin says where the workbook comes from and what its words mean.
func (p *planned) origin(f *form) {
	f.section("Words of the matrix")
	f.value("Must", "Asked for by ISO/IEC 17021-1 9.6.2.2 in every surveillance, by 9.3.1.3 and 9.6.3 in a full audit, or planned as such.")
	f.value("Sample", "Planned to be sampled, so that both surveillances together leave nothing out.")
	f.value("Audited", "The audit has a conclusion on it; the day is that of its plan.")
	f.value("Carried over", "Planned, and left to the next audit with a reason.")
	f.section("Origin")
	f.value("Exported (UTC)", p.of.ExportedAt.UTC().Format(time.DateTime))
	f.value("Program", p.of.Program)
	f.value("Case", string(p.of.Case.ID))
}

func daysCell(l look, d audit.Days) cell {
	return cell{look: l, number: float64(d) / 100, isNumber: true}
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
