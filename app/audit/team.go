package audit

import (
	"strings"
	"unicode"

	"fieldcase/app/date"
)

// Person is somebody who acts for the certification body in this case, on a team or in the office.
type Person struct {
	Record
	Name             string    `json:"name" doc:"Name of the person."`
	Initials         string    `json:"initials,omitempty" doc:"Initials, as the plan and draft numbers show them."`
	Organization     string    `json:"organization,omitempty" doc:"Employer, if not the certification body."`
	Email            string    `json:"email,omitempty" doc:"Electronic mail address."`
	Function         string    `json:"function,omitempty" doc:"Function in the certification body, such as decision maker."`
	Competence       []string  `json:"competence,omitempty" doc:"Competences held."`
	Note             string    `json:"note,omitempty" doc:"Note for the certification body."`
	Background       string    `json:"background,omitempty" doc:"Background, given to the client on request (9.2.3)."`
	SigningKeys      []string  `json:"signing_keys,omitempty" doc:"Public keys that verify what the person signed, one for each machine."`
	Qualified        string    `json:"qualified,omitempty" doc:"Qualifications that count, such as AIMS lead auditor."`
	DeclaredOn       date.Date `json:"declared_on,omitzero" doc:"Day of the declaration on conflicts of interest of a person who reviews or decides; members of a team declare for each audit."`
	Declaration      string    `json:"declaration,omitempty" doc:"What was declared."`
	ConsultancyUntil date.Date `json:"consultancy_until,omitzero" doc:"Last day of consultancy for this client or of work in a consultancy, if any (24 months bar; D11)."`
}

// Validate implements Validator.
func (p *Person) Validate() []Problem {
	return required(map[string]string{"name": p.Name, "initials": p.Initials})
}

// TeamRole is a person's part in an audit (ISO/IEC 17021-1:2015 9.2.2).
type TeamRole string

// The parts. Only lead auditor and auditor count as audit time (9.1.4).
const (
	LeadAuditor TeamRole = "lead-auditor"
	Auditor     TeamRole = "auditor"
	Trainee     TeamRole = "auditor-in-training"
	Expert      TeamRole = "technical-expert"
	Observer    TeamRole = "observer"
	Guide       TeamRole = "guide"
	Interpreter TeamRole = "interpreter"
)

// AllTeamRoles returns every part.
func AllTeamRoles() []TeamRole {
	return []TeamRole{LeadAuditor, Auditor, Trainee, Expert, Observer, Guide, Interpreter}
}

// Values implements enum.
func (TeamRole) Values() []string { return texts(AllTeamRoles()) }

// Word returns the part as a person says it.
func (r TeamRole) Word() string {
	switch r {
	case LeadAuditor:
		return "lead auditor"
	case Trainee:
		return "auditor in training"
	case Expert:
		return "technical expert"
	case Auditor, Observer, Guide, Interpreter:
		return string(r)
	default:
		return string(r)
	}
}

// CountsAuditTime reports whether the person's time counts as audit time. ISO/IEC 17021-1:2015 9.1.4: that of technical
// experts, trainees, observers, guides and interpreters does not.
func (r TeamRole) CountsAuditTime() bool { return r == LeadAuditor || r == Auditor }

// Member is a person's part in the team of one audit, with the declaration of impartiality.
type Member struct {
	Record
	Audit            ID        `json:"audit" ref:"audit" doc:"The audit."`
	Person           ID        `json:"person" ref:"person" doc:"The person."`
	Role             TeamRole  `json:"role" doc:"Part in the team."`
	DeclaredOn       date.Date `json:"declared_on,omitzero" doc:"Day of the declaration on conflicts of interest."`
	Declaration      string    `json:"declaration,omitempty" doc:"What was declared."`
	ConsultancyUntil date.Date `json:"consultancy_until,omitzero" doc:"Last day of consultancy for this client or of work in a consultancy, if any (24 months bar; D11)."`
	Evaluator        ID        `json:"evaluator,omitempty" ref:"person" doc:"Who evaluates an auditor in training."`
	Days             Days      `json:"days,omitempty" doc:"Days of audit time assigned."`
	Tasks            string    `json:"tasks,omitempty" doc:"Tasks and responsibilities in this audit."`
	Objection        string    `json:"objection,omitempty" doc:"Objection of the client and what came of it."`
}

// Validate implements Validator.
func (m *Member) Validate() []Problem {
	return required(map[string]string{"audit": string(m.Audit), "person": string(m.Person), "role": string(m.Role)})
}

// InitialsOf returns the first letters of the words of a name, at most three, to be offered as its initials: Márta
// Kővári is MK.
func InitialsOf(name string) string {
	var out []rune
	for _, word := range strings.Fields(name) {
		if r := []rune(word)[0]; unicode.IsLetter(r) && len(out) < 3 {
			out = append(out, unicode.ToUpper(r))
		}
	}
	return string(out)
}
