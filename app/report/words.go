package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// notRecorded stands where the case says nothing.
const notRecorded = "not recorded"

// conclusionWord returns a conclusion as a reader of a report reads it.
func conclusionWord(s audit.ConclusionState) (string, Tone) {
	switch s {
	case audit.Conform:
		return "Conform", ToneGood
	case audit.ConcludedOFI:
		return "Conform, OFI", ToneOFI
	case audit.ConcludedMin:
		return "Minor", ToneMinor
	case audit.ConcludedMaj:
		return "Major", ToneMajor
	case audit.NotApplicable:
		return "Not applicable", TonePlain
	case audit.NotAudited:
		return "Not audited", TonePlain
	case audit.NotStarted:
		return "", ToneMuted
	default:
		return "", ToneMuted
	}
}

// gradeTone returns the tone of a grade.
func gradeTone(g audit.Grade) Tone {
	switch g {
	case audit.Major:
		return ToneMajor
	case audit.Minor:
		return ToneMinor
	case audit.OFI:
		return ToneOFI
	case audit.Positive:
		return ToneGood
	case audit.Concern:
		return ToneConcern
	case audit.Observed:
		return TonePlain
	default:
		return ToneMissing
	}
}

// gradeHeading returns what findings of a grade are called together.
func gradeHeading(g audit.Grade) string {
	switch g {
	case audit.Major, audit.Minor:
		return "Nonconformities"
	case audit.OFI:
		return "Opportunities for improvement"
	case audit.Positive:
		return "Positive findings"
	case audit.Concern:
		return "Areas of concern"
	case audit.Observed:
		return "Observations"
	default:
		return "Findings without a grade"
	}
}

// metWord returns whether something was fulfilled.
func metWord(f audit.Fulfilment) (string, Tone) {
	switch f {
	case audit.Fulfilled:
		return "Yes", ToneGood
	case audit.PartlyFulfilled:
		return "Partly", ToneMinor
	case audit.NotFulfilled:
		return "No", ToneMajor
	case audit.NoMatter:
		return "Not applicable", TonePlain
	default:
		return "Open", ToneMissing
	}
}

// readinessWord returns the conclusion of Stage 1.
func readinessWord(r audit.Readiness) (string, Tone) {
	switch r {
	case audit.Ready:
		return "Ready for Stage 2", ToneGood
	case audit.ReadyWithConcerns:
		return "Ready for Stage 2, with areas of concern", ToneMinor
	case audit.Postpone:
		return "Not ready: Stage 2 is postponed", ToneMajor
	case audit.CancelStage2:
		return "Not ready: Stage 2 is cancelled", ToneMajor
	case audit.RepeatStage1:
		return "Not ready: Stage 1 is repeated", ToneMajor
	default:
		return "", ToneMissing
	}
}

// recommendedWord returns what the lead auditor recommends.
func recommendedWord(a *audit.Audit) (string, Tone) {
	word, tone := "", ToneGood
	switch a.Recommended {
	case audit.RecommendGrant:
		word = "Grant certification"
	case audit.RecommendRefuse:
		word, tone = "Refuse certification", ToneMajor
	case audit.RecommendMaintain:
		word = "Maintain certification"
	case audit.RecommendRenew:
		word = "Renew certification"
	case audit.RecommendExpand:
		word = "Expand the scope of certification"
	case audit.RecommendReduce:
		word, tone = "Reduce the scope of certification", ToneMinor
	case audit.RecommendSuspend:
		word, tone = "Suspend certification", ToneMajor
	case audit.RecommendRestore:
		word = "Restore certification"
	case audit.RecommendWithdraw:
		word, tone = "Withdraw certification", ToneMajor
	case audit.RecommendFurtherAudit:
		word, tone = "Audit further before a decision", ToneMinor
	default:
		return "", ToneMissing
	}
	if a.Conditional {
		return word + ", after nonconformities are settled", ToneMinor
	}
	return word, tone
}

// kindWord returns what sort of audit it was, as report element 3 asks for.
func kindWord(a *audit.Audit) string {
	switch a.Kind {
	case audit.Stage1:
		return "Initial certification audit, Stage 1"
	case audit.Stage2:
		return "Initial certification audit, Stage 2"
	case audit.Surveillance:
		return "Surveillance audit"
	case audit.Recertification:
		return "Recertification audit"
	case audit.Special:
		return sentence("Special audit", a.Trigger)
	case audit.GapAssessment:
		return "Gap assessment; it leads to no certification"
	case audit.Internal:
		return "Internal audit; it leads to no certification"
	default:
		return string(a.Kind)
	}
}

// riskWord returns the class of risk of an AI system.
func riskWord(r audit.Risk) string { return capital(strings.ReplaceAll(string(r), "-", " ")) }

// drawnWord returns how a sample was chosen.
func drawnWord(d audit.Drawn) string {
	switch d {
	case audit.AtRandom:
		return "at random"
	case audit.ByJudgement:
		return "by judgement"
	case audit.Everything:
		return "all"
	default:
		return ""
	}
}

// requestWord returns how far a request for a document has come.
func requestWord(s audit.RequestState) string {
	switch s {
	case audit.RequestReceived:
		return "Received"
	case audit.RequestQueried:
		return "Queried by the client"
	case audit.RequestOnScreen:
		return "Shown on screen"
	case audit.RequestRefused:
		return "Not shown"
	case audit.RequestDropped:
		return "No longer asked for"
	case audit.RequestOpen:
		return "Open"
	default:
		return "Open"
	}
}

// span returns two days as a range: 2026-05-04 to 2026-05-06.
func span(from, to date.Date) string {
	switch {
	case from.IsZero():
		return ""
	case to.IsZero() || to == from:
		return from.String()
	default:
		return from.String() + " to " + to.String()
	}
}

// days returns days of audit time in words: 6.0 days.
func days(d audit.Days) string {
	if d == 100 {
		return d.String() + " day"
	}
	return d.String() + " days"
}

// joinFilled joins the texts that say something.
func joinFilled(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}

// sentence joins a word and what is said of it.
func sentence(word, about string) string { return joinFilled(": ", word, about) }

// labelled puts a word before what it names, and says nothing where there is nothing.
func labelled(word, about string) string {
	if strings.TrimSpace(about) == "" {
		return ""
	}
	return word + ": " + about
}

// capital returns a text that begins with a capital letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// place returns an address in one line.
func place(street, code, city, country string) string {
	return joinFilled(", ", street, strings.TrimSpace(code+" "+city), country)
}

// roleWords returns roles as a list.
func roleWords(roles []audit.Role) string {
	var out []string
	for _, r := range roles {
		out = append(out, string(r))
	}
	return strings.Join(out, ", ")
}
