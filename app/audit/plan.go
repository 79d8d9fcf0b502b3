package audit

import (
	"strings"

	"fieldcase/app/date"
)

// Activity is what a plan item is about.
type Activity string

// The activities of a plan.
const (
	ActivityAudit   Activity = "audit"
	ActivityOpening Activity = "opening-meeting"
	ActivityClosing Activity = "closing-meeting"
	ActivityTeam    Activity = "team-meeting"
	ActivityBreak   Activity = "break"
	ActivityTravel  Activity = "travel"
)

// AllActivities returns every activity.
func AllActivities() []Activity {
	return []Activity{ActivityAudit, ActivityOpening, ActivityClosing, ActivityTeam, ActivityBreak, ActivityTravel}
}

// Values implements enum.
func (Activity) Values() []string { return texts(AllActivities()) }

// Word returns the activity as a person says it.
func (a Activity) Word() string { return strings.ReplaceAll(string(a), "-", " ") }

// CountsAuditTime reports whether the activity is audit time. ISO/IEC 17021-1:2015 9.1.4: travel is not; breaks are not.
func (a Activity) CountsAuditTime() bool { return a != ActivityBreak && a != ActivityTravel }

// PlanAnswer is what the client answered to a line of a plan.
type PlanAnswer string

// The answers.
const (
	PlanLineAccepted PlanAnswer = "accepted"
	PlanLineQueried  PlanAnswer = "queried"
)

// AllPlanAnswers returns every answer.
func AllPlanAnswers() []PlanAnswer { return []PlanAnswer{PlanLineAccepted, PlanLineQueried} }

// Values implements enum.
func (PlanAnswer) Values() []string { return texts(AllPlanAnswers()) }

// PlanItem is one line of an audit plan (ISO/IEC 17021-1:2015 9.2.3 d to f).
type PlanItem struct {
	Record
	Audit        ID         `json:"audit" ref:"audit" doc:"The audit."`
	Day          date.Date  `json:"day" doc:"Day of the activity."`
	Start        date.Clock `json:"start" doc:"Start, local time of the place."`
	End          date.Clock `json:"end" doc:"End, local time of the place."`
	Activity     Activity   `json:"activity,omitempty" doc:"What the item is about."`
	Title        string     `json:"title,omitempty" doc:"Words for the activity beside the requirements."`
	Requirements []Number   `json:"requirements,omitempty" doc:"Clauses and controls audited."`
	Everyone     bool       `json:"everyone,omitempty" doc:"True when the whole team of the day takes part."`
	Members      []ID       `json:"members,omitempty" ref:"member" doc:"Members of the team who take part."`
	Sites        []ID       `json:"sites,omitempty" ref:"site" doc:"Where."`
	Systems      []ID       `json:"systems,omitempty" ref:"ai_system" doc:"AI systems looked at."`
	Remote       bool       `json:"remote,omitempty" doc:"True when done by remote methods (IAF MD 4)."`
	Tool         string     `json:"tool,omitempty" doc:"Tool of a remote activity."`
	With         string     `json:"with,omitempty" doc:"Functions of the client who take part."`
	Language     string     `json:"language,omitempty" doc:"Language of the activity, if another than the audit's."`
	Answer       PlanAnswer `json:"answer,omitempty" doc:"What the client answered to the line: accepted or queried."`
	Query        string     `json:"query,omitempty" doc:"What the client asked or proposed."`
	QueryReply   string     `json:"query_reply,omitempty" doc:"What was answered to it."`
	Note         string     `json:"note,omitempty" doc:"Note for the team; never in a client's document."`
}

// Validate implements Validator.
func (p *PlanItem) Validate() []Problem {
	out := required(map[string]string{
		"audit": string(p.Audit), "day": p.Day.String(), "start": p.Start.String(), "end": p.End.String(),
	})
	if !p.Start.IsZero() && !p.End.IsZero() && !p.Start.Before(p.End) {
		out = append(out, Problem{Field: "end", Message: "is " + p.End.String() + ", not after the start " + p.Start.String()})
	}
	return out
}

// Minutes returns the length of the activity, 0 while start or end is missing.
func (p *PlanItem) Minutes() int {
	if p.Start.IsZero() || p.End.IsZero() {
		return 0
	}
	return max(p.End.Minutes()-p.Start.Minutes(), 0)
}

// Overlaps reports whether both items lie on the same day and share a minute.
func (p *PlanItem) Overlaps(q *PlanItem) bool {
	return p.Day == q.Day && p.Start.Before(q.End) && q.Start.Before(p.End)
}
