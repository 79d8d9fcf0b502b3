package audit

import "slices"

// AgendaItem is a point that a meeting of an audit deals with.
type AgendaItem struct {
	Key   string // as Meeting.Agenda keeps it; a released key keeps its meaning
	Title string // as the agenda shows it
	Hint  string // what to say, in a sentence or two
	Rule  string // clause of ISO/IEC 17021-1:2015 that asks for it
}

// Agenda returns the points of a kind of meeting in the order in which they are dealt with, as a list of its own: of the
// opening meeting those of ISO/IEC 17021-1:2015 9.4.2, of the closing meeting those of 9.4.7, of the team among itself
// those of 9.4.3.1 and 9.4.6, of a meeting with the client in between those of 9.4.3. How much is said of each is up to
// how well the client knows audits; the words are ours.
func Agenda(k MeetingKind) []AgendaItem {
	switch k {
	case OpeningMeeting:
		return slices.Clone(openingAgenda)
	case ClosingMeeting:
		return slices.Clone(closingAgenda)
	case TeamMeeting:
		return slices.Clone(teamAgenda)
	case InterimMeeting:
		return slices.Clone(interimAgenda)
	default:
		return nil
	}
}

// openingAgenda are the points of the opening meeting. ISO/IEC 17021-1:2015 9.4.2; reference 1.11.
var openingAgenda = []AgendaItem{
	{"introductions", "Introductions and roles", "Everyone says name and part. Pass the attendance list round.", "9.4.2"},
	{"scope", "Scope of certification", "Read the scope out and ask whether it still says what the organization does.", "9.4.2"},
	{"plan", "Audit plan", "Type, scope, objectives and criteria of the audit; what has changed since the plan was sent; when interim and closing meeting are.", "9.4.2"},
	{"communication", "Ways of communication", "Who speaks to whom, and how the team is reached between the interviews.", "9.4.2"},
	{"resources", "Resources and facilities", "Rooms, access to systems and records, network, printing, food.", "9.4.2"},
	{"confidentiality", "Confidentiality", "What is seen stays with the certification body; records that cannot be shown are named now.", "9.4.2"},
	{"safety", "Safety, emergency and security", "What the team has to know and to wear, where to go at an alarm, rules for devices and photographs.", "9.4.2"},
	{"guides", "Guides and observers", "Who they are, when they are there, and that they do not answer for those who are asked.", "9.4.2"},
	{"reporting", "Reporting and grading", "Major, minor, opportunity for improvement: what each means and what follows from it.", "9.4.2"},
	{"termination", "When the audit would end early", "If the objectives cannot be reached, or at an immediate risk, the team leader speaks to management at once.", "9.4.2"},
	{"responsibility", "Who is responsible for the audit", "The team acts for the certification body; its leader is responsible and controls plan and trails.", "9.4.2"},
	{"previous", "Findings of the audits before", "Where each open one stands and which will be verified this time. None: say so.", "9.4.2"},
	{"methods", "Methods and sampling", "Interviews, observation, documents and records; what is drawn as a sample, and that a sample does not show all.", "9.4.2"},
	{"language", "Language", "The language of interviews and report, and who interprets.", "9.4.2"},
	{"progress", "Word on progress and concerns", "The client hears every day how the audit goes and what looks like a nonconformity.", "9.4.2"},
	{"questions", "Questions", "Ask for them, and wait.", "9.4.2"},
}

// closingAgenda are the points of the closing meeting. ISO/IEC 17021-1:2015 9.4.7.1 to 9.4.7.3; reference 1.15.
var closingAgenda = []AgendaItem{
	{"attendance", "Attendance", "Everyone who is here stands in the list; those by video say their names.", "9.4.7.1"},
	{"conclusions", "Conclusions and recommendation", "What the team concludes about the management system, and what it recommends to the certification body, which decides.", "9.4.7.1"},
	{"findings", "Nonconformities", "One after the other: requirement, what was found, evidence. Understood is not the same as accepted.", "9.4.7.1"},
	{"sample", "The evidence was a sample", "What was not looked at may hold more; the conclusions are as certain as the sample.", "9.4.7.2 a"},
	{"reporting", "Report: how and when", "How findings are graded, when the report comes and to whom.", "9.4.7.2 b"},
	{"handling", "What happens with nonconformities", "How the certification body handles them, and what they mean for the certification.", "9.4.7.2 c"},
	{"response", "Time for the response", "The day by which correction, cause and corrective action are to be here, for each grade.", "9.4.7.2 d"},
	{"afterwards", "What comes after the audit", "Review, decision by somebody who did not audit, certificate, surveillance.", "9.4.7.2 e"},
	{"appeals", "Complaints and appeals", "How the client complains or appeals, and to whom.", "9.4.7.2 f"},
	{"divergent", "Divergent opinions", "Talk them over. What stays is recorded beside its finding and referred to the certification body.", "9.4.7.3"},
	{"questions", "Questions", "Ask for them, and wait.", "9.4.7.3"},
}

// teamAgenda are the points of a meeting of the team among itself. ISO/IEC 17021-1:2015 9.4.3.1 and 9.4.6 a to d;
// reference 1.12 and 1.14.
var teamAgenda = []AgendaItem{
	{"progress", "Progress", "What each has done of the plan, what was seen that others should follow, who takes over what.", "9.4.3.1"},
	{"review", "Findings against objectives and criteria", "Read every draft aloud; agree on what is a nonconformity and on its grade.", "9.4.6 a"},
	{"conclusions", "Conclusions", "Agree on them, with what a sample leaves uncertain.", "9.4.6 b"},
	{"follow-up", "What has to follow", "What has to be verified, by documents or by another visit.", "9.4.6 c"},
	{"programme", "The audit programme", "Does it still fit: scope, time, days, how often, competence of the team?", "9.4.6 d"},
}

// interimAgenda are the points of a meeting with the client during the audit. ISO/IEC 17021-1:2015 9.4.3; reference 1.12.
var interimAgenda = []AgendaItem{
	{"progress", "Progress and changes of the plan", "What is done, what comes, who does it instead of whom.", "9.4.3.1"},
	{"concerns", "Concerns so far", "What looks like a nonconformity, so that nobody hears it first at the closing meeting.", "9.4.3.1"},
	{"objectives", "Objectives that cannot be reached", "If one cannot be, or there is an immediate risk: agree what to do, and tell the certification body.", "9.4.3.2"},
	{"scope", "Change of scope", "Whether one is needed; it is reviewed with the client and reported.", "9.4.3.3"},
}
