package casefile

import (
	"fmt"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// Difference is something that the profile says otherwise than a case. A case keeps what it has until somebody takes
// the profile's over.
type Difference struct {
	Key       string // names it for TakeFromProfile: "policy.response_days"
	Group     string // Certification body, Conventions, People, Audit-time tables
	Words     string // what differs: "Client answers a nonconformity within", "Ragnhild Moe, competences"
	InCase    string // what the case says, "" for nothing
	InProfile string // what the profile says, "" for nothing

	before  audit.Recorder // in the case, nil when it has none
	from    audit.Recorder // in the profile
	field   string         // "" takes the whole record, and its rows
	empties bool
}

// Empties reports whether the profile says nothing where the case says something: taking it over would lose that.
func (d Difference) Empties() bool { return d.empties }

// The groups of differences.
const (
	groupBody   = "Certification body"
	groupPolicy = "Conventions"
	groupPeople = "People"
	groupTables = "Audit-time tables"
)

// Differences returns what the profile says otherwise than the case, field by field. What only the case has (a technical
// expert from outside, a table of its own) is no difference: a profile takes nothing away.
//
// A person is the same by identity, else by name; a table by its identity, such as iso-iec-42006-2025; a mark by its
// bytes.
func (p *Profile) Differences(c *audit.Case) []Difference {
	d := differ{profile: p, c: c}
	d.fields(groupBody, "body", "", bodyTerms(), &c.Body, &p.Body)
	d.fields(groupPolicy, "policy", "", PolicyTerms(), &c.Policy, &p.Policy)
	for i := range p.Persons {
		d.person(&p.Persons[i])
	}
	for i := range p.TimeTables {
		d.table(&p.TimeTables[i])
	}
	return d.found
}

// IsNews reports whether the profile has something to offer that nobody looked at for this case: it differs, and the
// case was made with this profile, or with none but for the same certification body.
func (p *Profile) IsNews(c *audit.Case) bool {
	switch {
	case c.Body.Profile == "":
		if c.Body.Name != "" && !sameName(c.Body.Name, p.Body.Name) {
			return false
		}
	case c.Body.Profile != string(p.ID) || c.Body.ProfileRevision >= p.Revision:
		return false
	}
	return len(p.Differences(c)) > 0
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// differ gathers the differences between a profile and a case.
type differ struct {
	profile *Profile
	c       *audit.Case
	found   []Difference
}

// fields compares the fields of two records of a kind. head stands before the words of each.
func (d *differ) fields(group, key, head string, terms []Term, before, from audit.Recorder) {
	k := audit.KindOf(from)
	for _, t := range terms {
		f, ok := k.Field(t.Field)
		if !ok || d.same(f, before, from) {
			continue
		}
		inCase, inProfile := d.words(d.c, t, f, before), d.words(d.profile.records(), t, f, from)
		d.found = append(d.found, Difference{
			Key: key + "." + f.Name, Group: group, Words: head + t.Label, InCase: inCase, InProfile: inProfile,
			before: before, from: from, field: f.Name, empties: isUnset(f, from) && t.None == "" && f.Type != audit.BooleanField,
		})
	}
}

func isUnset(f audit.Field, r audit.Recorder) bool {
	return f.Get(r) == audit.Null && len(f.Elements(r)) == 0
}

// same reports whether a field says the same in the case and in the profile. Pictures are the same by their bytes.
func (d *differ) same(f audit.Field, inCase, inProfile audit.Recorder) bool {
	if f.Ref == "attachment" {
		return hashOf(d.c, f, inCase) == hashOf(d.profile.records(), f, inProfile)
	}
	return f.Get(inCase) == f.Get(inProfile) && strings.Join(f.Elements(inCase), "\n") == strings.Join(f.Elements(inProfile), "\n")
}

func hashOf(c *audit.Case, f audit.Field, r audit.Recorder) string {
	if a := c.Attachment(audit.ID(f.Get(r).Text())); a != nil {
		return a.SHA256
	}
	return ""
}

// words returns what a record says in a field, as a person of the certification body says it.
func (d *differ) words(c *audit.Case, t Term, f audit.Field, r audit.Recorder) string {
	switch {
	case f.Ref == "attachment":
		if a := c.Attachment(audit.ID(f.Get(r).Text())); a != nil {
			return a.Name
		}
		return ""
	case f.Type == audit.SetField:
		return strings.Join(f.Elements(r), ", ")
	}
	return TermWords(t, f, f.Get(r))
}

// TermWords returns the value of a term with its unit: 30 days, yes, to the nearest half day. An empty value is what it
// means, "" where it means nothing.
func TermWords(t Term, f audit.Field, v audit.Value) string {
	switch {
	case f.Type == audit.BooleanField:
		if v == "true" {
			return "yes"
		}
		return "no"
	case v == audit.Null && (t.None != "" || t.Unit == ""):
		return t.None
	case f.Name == "rounding":
		return RoundingWords()[v.Text()]
	}
	number := v.Text()
	if v == audit.Null {
		number = "0"
	}
	if n, err := strconv.ParseInt(number, 10, 64); err == nil && f.Format == "days" {
		number = audit.Days(n).String()
	}
	return strings.TrimSpace(number + " " + t.Unit)
}

func (d *differ) person(from *audit.Person) {
	before := d.personInCase(from)
	key := "person." + string(from.ID)
	if before != nil {
		d.fields(groupPeople, key, from.Name+", ", personTerms(), before, from)
		return
	}
	words := from.Name
	if len(from.Competence) > 0 {
		words += ": " + strings.Join(from.Competence, ", ")
	}
	d.found = append(d.found, Difference{Key: key, Group: groupPeople, Words: from.Name, InProfile: words, from: from})
}

func (d *differ) personInCase(from *audit.Person) *audit.Person {
	if same := d.c.Person(from.ID); same != nil {
		return same
	}
	for i := range d.c.Persons {
		if x := &d.c.Persons[i]; sameName(x.Name, from.Name) && d.profile.Person(x.ID) == nil {
			return x
		}
	}
	return nil
}

// table compares a table as a whole: half of one table and half of another would be no table.
func (d *differ) table(from *audit.TimeTable) {
	diff := Difference{
		Key: "time_table." + from.Table, Group: groupTables, Words: from.Table, InProfile: tableWords(d.profile.records(), from), from: from,
	}
	if from.Title != "" {
		diff.Words = from.Title
	}
	for i := range d.c.TimeTables {
		before := &d.c.TimeTables[i]
		if before.Table != from.Table {
			continue
		}
		if d.sameTable(before, from) {
			return
		}
		diff.before, diff.InCase = before, tableWords(d.c, before)
	}
	d.found = append(d.found, diff)
}

func (d *differ) sameTable(before, from *audit.TimeTable) bool {
	k := audit.KindOf(from)
	for _, t := range tableTerms() {
		if f, ok := k.Field(t.Field); ok && !d.same(f, before, from) {
			return false
		}
	}
	a, b := rowsOf(d.c, before.ID), d.profile.RowsOf(from.ID)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameRow(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameRow(a, b audit.TimeRow) bool {
	return a.Column == b.Column && a.From == b.From && a.To == b.To && a.Days == b.Days
}

// tableWords says how much of a table there is and who stands for it.
func tableWords(c *audit.Case, t *audit.TimeTable) string {
	rows := rowsOf(c, t.ID)
	words := fmt.Sprintf("%d rows", len(rows))
	if len(rows) == 1 {
		words = "1 row"
	}
	var most int64
	for i := range rows {
		most = max(most, rows[i].To)
	}
	if most > 0 {
		words += fmt.Sprintf(" up to %d persons", most)
	}
	if t.VerifiedBy != "" {
		return words + ", verified by " + t.VerifiedBy
	}
	return words + ", not verified"
}
