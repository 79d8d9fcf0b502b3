package portfolio

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// Row is one line of the register: a case as it stands on a day.
type Row struct {
	Case     audit.ID
	Client   string // legal name
	Short    string // as a picture names it
	Place    string // city and country
	Standard string

	Status   cycle.Status
	Reason   string         // what the status rests on: until 2029-06-17
	Standing cycle.Standing // the status and what matters most within it

	Certificate string // number of the newest
	Revision    int64
	Effective   date.Date // of the certificate
	Expiry      date.Date // last day of validity

	Next      string // what is next: Surveillance 1, Verify major
	Planned   Visit  // when that is planned; without a day or month while it is not
	NextAudit Visit  // the next audit, whatever it is for

	Due  Deadline // the most pressing last day; the zero Deadline when none is near or far
	Days int      // until it, negative when it is over; 0 without one
	Late bool     // it is over

	OpenMajor, OpenMinor int
	MajorLimit           date.Date // last day to verify the majors of Stage 2 (six months), while it is open or has passed unmet

	Lead    string // lead auditor of the next audit, else of the last
	File    string
	Head    string
	Changes int64
	Changed audit.Instant
	Copy    Copy
	Others  []string // files of the other copies

	Items []cycle.Item // everything due, the most urgent first
	Facts *Facts       // what it was made of
	today date.Date
}

// Visit is an audit that is to come or under way, or another step with a day.
type Visit struct {
	Title    string
	From, To date.Date  // once they are agreed
	Month    date.Month // else the month it is planned for
	Record   audit.ID   // the audit
}

// Day returns the first day, or that of the month; the zero Date when nothing is planned.
func (v Visit) Day() date.Date {
	if v.From.IsZero() {
		return v.Month.First()
	}
	return v.From
}

// Text returns the first day or the month as a list shows it, "" when nothing is planned.
func (v Visit) Text() string {
	if v.From.IsZero() {
		return v.Month.String()
	}
	return v.From.String()
}

// Deadline is a last day and what it rests on.
type Deadline struct {
	What   string
	Day    date.Date
	Why    string // 12 months after the decision
	Rule   string // rule or clause that asks for it; see cycle.Source
	Kind   cycle.ItemKind
	Record audit.ID // the audit, finding or decision it is about
}

// RowsOf returns a row for every case of a look as of today, in the order of the look.
func RowsOf(l *Look, today date.Date) []Row {
	out := make([]Row, 0, len(l.Cases))
	for i := range l.Cases {
		out = append(out, RowOf(&l.Cases[i], today))
	}
	return out
}

// RowOf returns the row of one case as of today.
func RowOf(f *Found, today date.Date) Row {
	c := f.Facts.Case
	r := Row{
		Case: c.ID, Client: c.Client.Name, Short: shortName(&c.Client), Place: joined(c.Client.City, c.Client.Country),
		Standard: cmp.Or(c.Standard.Designation, c.Standard.Catalogue), Standing: cycle.StandingOf(c, today), Items: cycle.Due(c, today),
		File: f.File, Head: f.Facts.Head, Changes: f.Facts.Changes, Changed: f.Facts.Changed, Copy: f.Copy, Others: f.Others,
		Facts: &f.Facts, today: today,
	}
	r.Status, r.Reason = cycle.StatusOf(c, today)
	if k := r.certificate(); k != nil {
		r.Certificate, r.Revision, r.Effective, r.Expiry = k.Number, k.Revision, k.EffectiveOn, k.ExpiresOn
	}
	for _, n := range audit.OpenNonconformities(c) {
		if n.Grade == audit.Major {
			r.OpenMajor++
		} else {
			r.OpenMinor++
		}
	}
	r.visit()
	r.due()
	r.Lead = r.leader()
	return r
}

// Counts reports whether the row stands for its case in sums; see Copy.Counts.
func (r *Row) Counts() bool { return r.Copy.Counts() }

// certificate returns the certificate that took effect last by today, of those of one day the last revision; nil for
// none.
func (r *Row) certificate() *audit.Certificate {
	var out *audit.Certificate
	for i := range r.Facts.Case.Certificates {
		k := &r.Facts.Case.Certificates[i]
		if k.EffectiveOn.After(r.today) {
			continue
		}
		if out == nil || cmp.Or(k.EffectiveOn.Compare(out.EffectiveOn), cmp.Compare(k.Revision, out.Revision)) >= 0 {
			out = k
		}
	}
	return out
}

// visit finds the next audit: the first that Due lists.
func (r *Row) visit() {
	for _, i := range r.Items {
		if i.Kind != cycle.StepAudit {
			continue
		}
		a := r.Facts.Case.Audit(i.Record)
		if a == nil {
			continue
		}
		r.NextAudit = Visit{Title: a.Title(), From: a.StartsOn, To: a.EndsOn, Month: a.Planned, Record: a.ID}
		if r.NextAudit.To.IsZero() {
			r.NextAudit.To = a.StartsOn
		}
		return
	}
}

// due finds the most pressing last day, and what is next. A day that the body set itself as a reminder (D12: the plan
// sent, the days agreed) is listed among the items, but no deadline.
func (r *Row) due() {
	m := cycle.MilestoneOf(r.Facts.Case, r.today)
	for _, d := range r.Deadlines() {
		if r.Due.Day.IsZero() || d.Day.Before(r.Due.Day) {
			r.Due = d
		}
	}
	r.Next, r.Planned = m.What, Visit{Title: m.What, From: m.Planned, To: m.Planned, Month: m.Month}
	switch last := m.NoLaterThan; {
	case !last.IsZero() && (r.Due.Day.IsZero() || last.Before(r.Due.Day)):
		r.Due = Deadline{What: m.What, Day: last, Kind: cycle.StepLimit}
	case r.Due.Day == last && !last.IsZero():
		r.Due.What = m.What
	case !r.Due.Day.IsZero():
		r.Next, r.Planned = r.Due.What, Visit{}
	}
	if !r.Due.Day.IsZero() {
		r.Days = r.today.DaysUntil(r.Due.Day)
		r.Late = r.Days < 0
	}
	for _, l := range cycle.Limits(r.Facts.Case, r.today) {
		if l.Kind == cycle.LimitMajors && l.Unmet() && r.Status == cycle.Applicant {
			r.MajorLimit = l.Last
		}
	}
}

// Deadlines returns the last days that a rule or an agreement sets, and whatever else is over, as Items has them.
func (r *Row) Deadlines() []Deadline {
	var out []Deadline
	for _, i := range r.Items {
		if i.Rule == reminder {
			continue
		}
		d := Deadline{What: i.What, Day: i.Due, Why: i.Why, Rule: i.Rule, Kind: i.Kind, Record: i.Record}
		switch i.Kind {
		case cycle.StepLimit, cycle.StepResponse, cycle.StepEvidence, cycle.StepDecision, cycle.StepTechnicalReview:
		case cycle.StepSetUp, cycle.StepApplication, cycle.StepPlan, cycle.StepAudit, cycle.StepConclude, cycle.StepReview, cycle.StepVerify,
			cycle.StepCertificate:
			if !i.Late {
				continue
			}
		}
		if d.Day.IsZero() && i.Late {
			d.Day = i.Month.Last()
		}
		if !d.Day.IsZero() {
			d.What = strings.TrimSuffix(d.What, " no later than this day")
			out = append(out, d)
		}
	}
	return out
}

// reminder is the rule of days that the body sets itself.
const reminder = "D12"

// leader returns the lead auditor of the next audit, else of the last one that has a team.
func (r *Row) leader() string {
	c := r.Facts.Case
	if name := leaderOf(c, r.NextAudit.Record); name != "" {
		return name
	}
	var last *audit.Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		if leaderOf(c, a.ID) != "" && (last == nil || last.StartsOn.Before(a.StartsOn)) {
			last = a
		}
	}
	if last == nil {
		return ""
	}
	return leaderOf(c, last.ID)
}

func leaderOf(c *audit.Case, id audit.ID) string {
	i := slices.IndexFunc(c.Members, func(m audit.Member) bool { return m.Audit == id && m.Role == audit.LeadAuditor })
	if i < 0 {
		return ""
	}
	if p := c.Person(c.Members[i].Person); p != nil {
		return p.Name
	}
	return ""
}

// shortName returns the name by which people call a client: the one it trades under, else the first word, with the
// second where the first is a mere Ó.
func shortName(c *audit.Client) string {
	if c.TradingName != "" {
		return c.TradingName
	}
	words := strings.Fields(c.Name)
	if len(words) == 0 {
		return ""
	}
	if utf8.RuneCountInString(words[0]) < 3 && len(words) > 1 {
		return words[0] + " " + words[1]
	}
	return strings.TrimRight(words[0], ",;")
}

// joined joins what is not empty with commas.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
