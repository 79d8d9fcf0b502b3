package audit

import (
	"slices"

	"fieldcase/app/date"
)

// MeetingKind is which meeting of an audit it is.
type MeetingKind string

// The meetings (ISO/IEC 17021-1:2015 9.4.2 and 9.4.7).
const (
	OpeningMeeting MeetingKind = "opening"
	ClosingMeeting MeetingKind = "closing"
	TeamMeeting    MeetingKind = "team"
	InterimMeeting MeetingKind = "interim"
)

// AllMeetingKinds returns every kind of meeting.
func AllMeetingKinds() []MeetingKind {
	return []MeetingKind{OpeningMeeting, ClosingMeeting, TeamMeeting, InterimMeeting}
}

// Values implements enum.
func (MeetingKind) Values() []string { return texts(AllMeetingKinds()) }

// Meeting is a meeting of an audit.
type Meeting struct {
	Record
	Audit       ID          `json:"audit" ref:"audit" doc:"The audit."`
	Kind        MeetingKind `json:"kind" doc:"Which meeting."`
	Day         date.Date   `json:"day,omitzero" doc:"Day."`
	Start       date.Clock  `json:"start,omitzero" doc:"Start."`
	End         date.Clock  `json:"end,omitzero" doc:"End."`
	Site        ID          `json:"site,omitempty" ref:"site" doc:"Where."`
	Place       string      `json:"place,omitempty" doc:"Room or tool."`
	Agenda      []string    `json:"agenda,omitempty" doc:"Items of the agenda that were dealt with, by their key."`
	Notes       string      `json:"notes,omitempty" doc:"Points agreed."`
	Disputed    string      `json:"disputed,omitempty" doc:"Points disputed, with what was agreed about them."`
	Attachments []ID        `json:"attachments,omitempty" ref:"attachment" doc:"The signed list of attendance and what else was shown."`
}

// Validate implements Validator.
func (m *Meeting) Validate() []Problem {
	p := required(map[string]string{"audit": string(m.Audit), "kind": string(m.Kind)})
	if !m.Start.IsZero() && !m.End.IsZero() && m.End.Before(m.Start) {
		p = append(p, Problem{Field: "end", Message: "is " + m.End.String() + ", before the start " + m.Start.String()})
	}
	return p
}

// Attendee is somebody who took part in a meeting (9.4.7 asks for the attendance of the closing meeting).
type Attendee struct {
	Record
	Meeting      ID     `json:"meeting" ref:"meeting" doc:"The meeting."`
	Name         string `json:"name" doc:"Name."`
	Function     string `json:"function,omitempty" doc:"Function."`
	Organization string `json:"organization,omitempty" doc:"Organization, if not the client."`
	Remote       bool   `json:"remote,omitempty" doc:"True when the person took part from elsewhere."`
	Confirmed    bool   `json:"confirmed,omitempty" doc:"True when the person signed or confirmed the attendance."`
	Rank         string `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Validate implements Validator.
func (a *Attendee) Validate() []Problem {
	return required(map[string]string{"meeting": string(a.Meeting), "name": a.Name})
}

// HasDealt reports whether a point of the agenda was dealt with, by its key.
func (m *Meeting) HasDealt(key string) bool { return slices.Contains(m.Agenda, key) }
