package audit

import "fmt"

// TimeTable is an audit-time table that the certification body has entered or imported: of ISO/IEC 42006:2025 only the
// first row is published, so each body enters its copy (R-4-1). Tables built into the program are no records.
type TimeTable struct {
	Record
	Table         string `json:"table" doc:"Identity of the table, such as iso-iec-42006-2025; audit times name it by this."`
	Title         string `json:"title,omitempty" doc:"Title of the table."`
	Source        string `json:"source,omitempty" doc:"Document, edition and annex it was copied from."`
	Counts        string `json:"counts,omitempty" doc:"Which persons are counted, such as persons with AI-related work."`
	MaxReduction  int64  `json:"max_reduction,omitempty" doc:"Greatest reduction of its days, in per cent."`
	OnSitePercent int64  `json:"on_site_percent,omitempty" doc:"Least share of the audit time spent with the client, in per cent; 0: the policy's."`
	EnteredBy     string `json:"entered_by,omitempty" doc:"Who entered it for the certification body."`
	VerifiedBy    string `json:"verified_by,omitempty" doc:"Who compared it with the document; empty while nobody did."`
}

// Validate implements Validator.
func (t *TimeTable) Validate() []Problem {
	p := required(map[string]string{"table": t.Table})
	return append(append(p, percent("max_reduction", t.MaxReduction)...), percent("on_site_percent", t.OnSitePercent)...)
}

// TimeRow is one entry of a TimeTable: the days for a range of persons in a column. Outside the entries nothing is
// computed.
type TimeRow struct {
	Record
	TimeTable ID     `json:"time_table" ref:"time_table" doc:"The table."`
	Column    string `json:"column,omitempty" doc:"Column, such as producer; empty where the table has one."`
	From      int64  `json:"from" doc:"Least number of persons of the row."`
	To        int64  `json:"to" doc:"Greatest number of persons of the row."`
	Days      Days   `json:"days" doc:"Days of the initial audit, stage 1 and stage 2."`
}

// Validate implements Validator.
func (r *TimeRow) Validate() []Problem {
	p := required(map[string]string{"time_table": string(r.TimeTable)})
	if r.From < 1 {
		p = append(p, Problem{Field: "from", Message: fmt.Sprintf("is %d; a row begins with 1 person or more", r.From)})
	}
	if r.To < r.From {
		p = append(p, Problem{Field: "to", Message: fmt.Sprintf("is %d, below the first number of the row %d", r.To, r.From)})
	}
	if r.Days <= 0 {
		p = append(p, Problem{Field: "days", Message: "is not above 0"})
	}
	return p
}

// PeopleGroup is a group of people within the people count who do the same work, from which the effective number is
// computed: part time by its share, identical simple work by a justified reduction (ISO/IEC 27006-1:2024 C.3.4).
type PeopleGroup struct {
	Record
	Name       string `json:"name" doc:"What the people of the group do."`
	Site       ID     `json:"site,omitempty" ref:"site" doc:"Site where they work."`
	Persons    int64  `json:"persons,omitempty" doc:"How many they are."`
	Percent    int64  `json:"percent,omitempty" doc:"Share of full time that each works, in per cent; 0: full time."`
	AIRelated  bool   `json:"ai_related,omitempty" doc:"True when their work is AI-related and in scope."`
	Contractor bool   `json:"contractor,omitempty" doc:"True when contractors or partners employ them."`
	Identical  bool   `json:"identical,omitempty" doc:"True when they do identical, simple and repeated work."`
	Reduction  int64  `json:"reduction,omitempty" doc:"Persons taken off the count for it."`
	Reason     string `json:"reason,omitempty" doc:"Why the count is reduced."`
	Rank       string `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Validate implements Validator.
func (g *PeopleGroup) Validate() []Problem {
	p := required(map[string]string{"name": g.Name})
	p = append(append(p, notNegative("persons", g.Persons)...), percent("percent", g.Percent)...)
	p = append(p, notNegative("reduction", g.Reduction)...)
	if g.Reduction > g.Persons {
		p = append(p, Problem{Field: "reduction", Message: "takes off more persons than there are"})
	}
	if g.Reduction > 0 && g.Reason == "" {
		p = append(p, Problem{Field: "reason", Rule: "9.1.4", Message: "is empty; a reduction needs its reason"})
	}
	return p
}
