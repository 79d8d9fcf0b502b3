package audit

import (
	"fmt"
	"reflect"
	"slices"
	"sort"
	"sync"
)

// Case is everything recorded about one client, as it stands: the live records of every kind, without those taken out
// and without history. It is what the rules look at and what the JSON of a case is.
type Case struct {
	ID               ID                `json:"id"`
	Client           Client            `json:"client,omitzero"`
	Standard         Standard          `json:"standard,omitzero"`
	Body             Body              `json:"body,omitzero"`
	Policy           Policy            `json:"policy,omitzero"`
	PeopleCount      PeopleCount       `json:"people_count,omitzero"`
	SoA              SoA               `json:"soa,omitzero"`
	Application      Application       `json:"application,omitzero"`
	Transfer         Transfer          `json:"transfer,omitzero"`
	SoAControls      []SoAControl      `json:"soa_controls,omitempty"`
	SoAVersions      []SoAVersion      `json:"soa_versions,omitempty"`
	Contacts         []Contact         `json:"contacts,omitempty"`
	Sites            []Site            `json:"sites,omitempty"`
	Systems          []AISystem        `json:"ai_systems,omitempty"`
	PeopleGroups     []PeopleGroup     `json:"people_groups,omitempty"`
	Persons          []Person          `json:"persons,omitempty"`
	Programmes       []Programme       `json:"programmes,omitempty"`
	AuditTimes       []AuditTime       `json:"audit_times,omitempty"`
	TimeFactors      []TimeFactor      `json:"time_factors,omitempty"`
	TimeTables       []TimeTable       `json:"time_tables,omitempty"`
	TimeRows         []TimeRow         `json:"time_rows,omitempty"`
	Audits           []Audit           `json:"audits,omitempty"`
	ProgrammeCells   []ProgrammeCell   `json:"programme_cells,omitempty"`
	ProgrammeSites   []ProgrammeSite   `json:"programme_sites,omitempty"`
	SiteSamples      []SiteSample      `json:"site_samples,omitempty"`
	ProgrammeChanges []ProgrammeChange `json:"programme_changes,omitempty"`
	Objectives       []Objective       `json:"objectives,omitempty"`
	Checkpoints      []Checkpoint      `json:"checkpoints,omitempty"`
	Members          []Member          `json:"members,omitempty"`
	PlanItems        []PlanItem        `json:"plan_items,omitempty"`
	DocumentRequests []DocumentRequest `json:"document_requests,omitempty"`
	Conclusions      []Conclusion      `json:"conclusions,omitempty"`
	Notes            []Note            `json:"notes,omitempty"`
	Samples          []Sample          `json:"samples,omitempty"`
	SampleItems      []SampleItem      `json:"sample_items,omitempty"`
	Attachments      []Attachment      `json:"attachments,omitempty"`
	Evidence         []Evidence        `json:"evidence,omitempty"`
	Findings         []Finding         `json:"findings,omitempty"`
	Amendments       []Amendment       `json:"amendments,omitempty"`
	Acceptances      []Acceptance      `json:"acceptances,omitempty"`
	Responses        []Response        `json:"responses,omitempty"`
	Meetings         []Meeting         `json:"meetings,omitempty"`
	Attendees        []Attendee        `json:"attendees,omitempty"`
	Decisions        []Decision        `json:"decisions,omitempty"`
	Clarifications   []Clarification   `json:"clarifications,omitempty"`
	Certificates     []Certificate     `json:"certificates,omitempty"`
	Documents        []Document        `json:"documents,omitempty"`
	ChangeNotices    []ChangeNotice    `json:"change_notices,omitempty"`
	Complaints       []Complaint       `json:"complaints,omitempty"`
}

// Records returns the records of a kind in the case, as pointers into it. A singleton that was never written
// (its ID is empty) is left out.
func (c *Case) Records(k *Kind) []Recorder {
	v := reflect.ValueOf(c).Elem().Field(caseField(k))
	if k.Singleton {
		r := v.Addr().Interface().(Recorder)
		if r.Base().ID == "" {
			return nil
		}
		return []Recorder{r}
	}
	out := make([]Recorder, v.Len())
	for i := range out {
		out[i] = v.Index(i).Addr().Interface().(Recorder)
	}
	return out
}

// Add puts records into the case, a singleton in the place of the one that is there.
func (c *Case) Add(records ...Recorder) {
	for _, r := range records {
		k := KindOf(r)
		v := reflect.ValueOf(c).Elem().Field(caseField(k))
		if k.Singleton {
			v.Set(reflect.ValueOf(r).Elem())
			continue
		}
		v.Set(reflect.Append(v, reflect.ValueOf(r).Elem()))
	}
}

// Audit returns the audit of that ID, or nil.
func (c *Case) Audit(id ID) *Audit { return byID(c.Audits, id) }

// Site returns the site of that ID, or nil.
func (c *Case) Site(id ID) *Site { return byID(c.Sites, id) }

// System returns the AI system of that ID, or nil.
func (c *Case) System(id ID) *AISystem { return byID(c.Systems, id) }

// Person returns the person of that ID, or nil.
func (c *Case) Person(id ID) *Person { return byID(c.Persons, id) }

// Member returns the team member of that ID, or nil.
func (c *Case) Member(id ID) *Member { return byID(c.Members, id) }

// Finding returns the finding of that ID, or nil.
func (c *Case) Finding(id ID) *Finding { return byID(c.Findings, id) }

// Attachment returns the attachment of that ID, or nil.
func (c *Case) Attachment(id ID) *Attachment { return byID(c.Attachments, id) }

// Team returns the members of an audit's team: leader, auditors, then the others, as they were added.
func (c *Case) Team(auditID ID) []*Member {
	var out []*Member
	for i := range c.Members {
		if c.Members[i].Audit == auditID {
			out = append(out, &c.Members[i])
		}
	}
	order := AllTeamRoles()
	slices.SortStableFunc(out, func(a, b *Member) int {
		return slices.Index(order, a.Role) - slices.Index(order, b.Role)
	})
	return out
}

// Initials returns the initials of a member's person, "?" when unknown.
func (c *Case) Initials(m *Member) string {
	if p := c.Person(m.Person); p != nil && p.Initials != "" {
		return p.Initials
	}
	return "?"
}

// byID finds a record in a slice of records.
func byID[T any, P interface {
	*T
	Recorder
}](records []T, id ID) *T {
	for i := range records {
		if P(&records[i]).Base().ID == id {
			return &records[i]
		}
	}
	return nil
}

// caseField returns the index of the field of Case that holds the records of the kind.
func caseField(k *Kind) int {
	i, ok := caseFields()[k.typ]
	if !ok {
		panic(fmt.Sprintf("audit: Case has no field for %s", k.Name))
	}
	return i
}

var caseFields = sync.OnceValue(func() map[reflect.Type]int {
	out := map[reflect.Type]int{}
	t := reflect.TypeFor[Case]()
	for i := range t.NumField() {
		ft := t.Field(i).Type
		if ft.Kind() == reflect.Slice {
			ft = ft.Elem()
		}
		out[ft] = i
	}
	return out
})

// With returns a copy of the case in which the records stand as given: added, replaced, or left out when Deleted.
// Lists stay in the order of the case file: by rank where they have one, and by ID. The receiver and its slices stay as they are, so that a reader of the earlier
// state is not disturbed.
func (c *Case) With(records ...Recorder) *Case {
	next := *c
	cloned := map[int]bool{}
	for _, r := range records {
		k := KindOf(r)
		i := caseField(k)
		v := reflect.ValueOf(&next).Elem().Field(i)
		if k.Singleton {
			v.SetZero()
			if !r.Base().Deleted {
				v.Set(reflect.ValueOf(r).Elem())
			}
			continue
		}
		if !cloned[i] {
			fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len()+len(records))
			reflect.Copy(fresh, v)
			v.Set(fresh)
			cloned[i] = true
		}
		put(v, r)
		if f, ranked := k.Field("rank"); ranked {
			sortByRank(v, f)
		}
	}
	return &next
}

// sortByRank orders a slice of records as the case file does: by rank, then by ID.
func sortByRank(v reflect.Value, rank Field) {
	key := func(i int) (string, ID) {
		r := v.Index(i).Addr().Interface().(Recorder)
		return rank.Get(r).Text(), r.Base().ID
	}
	sort.SliceStable(v.Interface(), func(i, j int) bool {
		a, idA := key(i)
		b, idB := key(j)
		return a < b || a == b && idA < idB
	})
}

// put puts r into the slice of records of its kind: in the place of the one with its ID, else before the first with a
// greater one.
func put(v reflect.Value, r Recorder) {
	base, at := r.Base(), v.Len()
	for j := range v.Len() {
		id := v.Index(j).Addr().Interface().(Recorder).Base().ID
		if id > base.ID {
			at = min(at, j)
		}
		if id != base.ID {
			continue
		}
		if base.Deleted {
			v.Set(reflect.AppendSlice(v.Slice(0, j), v.Slice(j+1, v.Len())))
		} else {
			v.Index(j).Set(reflect.ValueOf(r).Elem())
		}
		return
	}
	if base.Deleted {
		return
	}
	v.Set(reflect.Append(v, reflect.ValueOf(r).Elem()))
	reflect.Copy(v.Slice(at+1, v.Len()), v.Slice(at, v.Len()-1))
	v.Index(at).Set(reflect.ValueOf(r).Elem())
}

// Clone returns a copy of the record with sets of its own; it is what an editor changes.
func Clone[T any, P interface {
	*T
	Recorder
}](r P) P {
	copied := *r
	out := P(&copied)
	for _, f := range KindOf(out).Fields {
		if f.Type == SetField {
			f.SetElements(out, f.Elements(r))
		}
	}
	return out
}
