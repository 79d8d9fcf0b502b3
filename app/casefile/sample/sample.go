package sample

import (
	"context"
	"time"

	"fieldcase/app/casefile"
)

// Client is the name of the client of the sample case.
const Client = "Sølvberg Bildediagnostikk AS"

// Moment is a point of the story at which the case can be looked at. Each is the state before that moment's own work.
type Moment string

// The moments.
const (
	BeforeStage2   Moment = "before-stage-2"  // 20 April 2026: plan of Stage 2 drafted, one remote activity without its tool
	FirstMorning   Moment = "first-morning"   // 4 May 2026: plan agreed, samples drawn, Stage 2 about to be opened
	SecondEvening  Moment = "second-evening"  // 5 May 2026: two days of Stage 2 done, clauses 9 and 10 open
	TeamMeeting    Moment = "team-meeting"    // 6 May 2026: seven drafts, one of which states a cause
	ClientReturn   Moment = "client-return"   // 26 May 2026: the client's workbook has come, nothing taken over yet
	June10         Moment = "june-10"         // 10 June 2026: one response to review, one to verify
	BeforeDecision Moment = "before-decision" // 18 June 2026: technical review done, decision open
	Whole          Moment = "whole"           // after the decision: certified
)

// AllMoments returns every moment in the order of the story.
func AllMoments() []Moment {
	return []Moment{BeforeStage2, FirstMorning, SecondEvening, TeamMeeting, ClientReturn, June10, BeforeDecision, Whole}
}

// Clock returns the time at which the moment is looked at, in UTC.
func (m Moment) Clock() time.Time {
	switch m {
	case BeforeStage2:
		return clock("2026-04-20 10:17")
	case FirstMorning:
		return clock("2026-05-04 08:45")
	case SecondEvening:
		return clock("2026-05-05 17:24")
	case TeamMeeting:
		return clock("2026-05-06 12:31")
	case ClientReturn:
		return clock("2026-05-26 08:50")
	case June10:
		return clock("2026-06-10 09:38")
	case BeforeDecision:
		return clock("2026-06-18 11:16")
	case Whole:
		return clock("2026-06-18 14:30")
	default:
		return clock("2026-06-18 14:30")
	}
}

// Make makes the whole sample case in a new file at path and opens it with env. On failure no file is left.
func Make(ctx context.Context, env casefile.Env, path string) (*casefile.Session, error) {
	return MakeAt(ctx, env, path, Whole)
}

// MakeAt makes the sample case as it stood at the moment; see Make.
func MakeAt(ctx context.Context, env casefile.Env, path string, m Moment) (*casefile.Session, error) {
	t := newTeller(ctx, env, path)
	t.tellUntil(m, func(Moment) {})
	return t.end()
}

// tellUntil tells the chapters up to a moment, and says of each moment when it is reached: no session is open then.
func (t *teller) tellUntil(until Moment, reached func(Moment)) {
	for _, c := range chapters {
		t.chapter(c)
		if c.upTo != "" && t.err == nil {
			reached(c.upTo)
		}
		if c.upTo == until {
			return
		}
	}
}

// chapters is the story. A chapter is one sitting of one person at the case; upTo names the moment it leads to.
var chapters = []chapter{
	{begins: "2026-01-12 09:10", who: planner, tell: application},
	{begins: "2026-01-20 13:05", who: reviewer, tell: applicationReview},
	{begins: "2026-01-22 10:30", who: planner, tell: programme},
	{begins: "2026-02-24 14:00", who: lead, tell: statementOfApplicability},
	{begins: "2026-02-25 09:00", who: lead, tell: stage1Preparation},
	{begins: "2026-03-10 08:30", who: lead, tell: stage1Lead},
	{begins: "2026-03-11 08:40", who: second, tell: stage1Second},
	{begins: "2026-03-12 15:00", who: lead, tell: stage1Conclusion},
	{begins: "2026-04-17 15:10", who: lead, tell: stage2Plan, upTo: BeforeStage2},
	{begins: "2026-04-20 10:20", who: lead, tell: stage2PlanSent, upTo: FirstMorning},
	{begins: "2026-05-04 08:50", who: lead, tell: day1Lead},
	{begins: "2026-05-04 16:35", who: second, tell: day1Second},
	{begins: "2026-05-05 08:30", who: lead, tell: day2Lead},
	{begins: "2026-05-05 16:40", who: second, tell: day2Second, upTo: SecondEvening},
	{begins: "2026-05-06 08:30", who: lead, tell: day3Lead},
	{begins: "2026-05-06 11:05", who: second, tell: day3Second, upTo: TeamMeeting},
	{begins: "2026-05-06 13:20", who: second, tell: settleDrafts},
	{begins: "2026-05-06 14:20", who: lead, tell: closing},
	{begins: "2026-05-07 10:00", who: lead, tell: stage2Report, upTo: ClientReturn},
	{begins: "2026-05-26 09:15", who: lead, tell: firstResponses},
	{begins: "2026-05-27 09:00", who: lead, tell: returnResponse},
	{begins: "2026-06-02 11:30", who: lead, tell: acceptProgramme},
	{begins: "2026-06-09 13:10", who: lead, tell: verifyMajor, upTo: June10},
	{begins: "2026-06-10 10:05", who: lead, tell: lastReviews},
	{begins: "2026-06-11 09:30", who: lead, tell: recommendation},
	{begins: "2026-06-15 13:00", who: reviewer, tell: technicalReview, upTo: BeforeDecision},
	{begins: "2026-06-18 11:20", who: reviewer, tell: decision, upTo: Whole},
}

// The people at the keyboard.
var (
	planner  = casefile.User{Name: "Ragnhild Moe", Initials: "RM", Role: "planner"}
	lead     = casefile.User{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}
	second   = casefile.User{Name: "Jonas Lindqvist", Initials: "JL", Role: "auditor"}
	reviewer = casefile.User{Name: "Henrik Dahl", Initials: "HD", Role: "decision maker"}
)
