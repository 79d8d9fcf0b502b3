package audit

import (
	"fmt"
	"strconv"

	"fieldcase/app/date"
)

// ConclusionState is what the team holds about one requirement in one audit.
type ConclusionState string

// The conclusions.
const (
	NotStarted    ConclusionState = "not-started"
	Conform       ConclusionState = "conform"
	ConcludedOFI  ConclusionState = "ofi"
	ConcludedMin  ConclusionState = "minor"
	ConcludedMaj  ConclusionState = "major"
	NotApplicable ConclusionState = "not-applicable"
	NotAudited    ConclusionState = "not-audited"
)

// AllConclusionStates returns every conclusion.
func AllConclusionStates() []ConclusionState {
	return []ConclusionState{NotStarted, Conform, ConcludedOFI, ConcludedMin, ConcludedMaj, NotApplicable, NotAudited}
}

// Values implements enum.
func (ConclusionState) Values() []string { return texts(AllConclusionStates()) }

// Audited reports whether the requirement was looked at.
func (s ConclusionState) Audited() bool {
	return s == Conform || s == ConcludedOFI || s == ConcludedMin || s == ConcludedMaj
}

// Conclusion is what the team holds about one requirement in one audit. Its ID is derived from the two.
type Conclusion struct {
	Record
	Audit       ID              `json:"audit" ref:"audit" doc:"The audit."`
	Requirement Number          `json:"requirement" doc:"Number of the clause or control."`
	State       ConclusionState `json:"state,omitempty" doc:"The conclusion."`
	Owner       ID              `json:"owner,omitempty" ref:"member" doc:"Member of the team who audits the requirement."`
	Summary     string          `json:"summary,omitempty" doc:"What the conclusion rests on; goes into the report."`
	Asked       []string        `json:"asked,omitempty" doc:"Prompts of the checklist that were asked."`
	Questions   []string        `json:"questions,omitempty" doc:"Questions of the team's own, beside the prompts."`
	Reason      string          `json:"reason,omitempty" doc:"Why the requirement was not audited or does not apply."`
}

// ConclusionID returns the ID of the conclusion on a requirement in an audit.
func ConclusionID(audit ID, requirement Number) ID {
	return DerivedID("conclusion", string(audit), string(requirement))
}

// Note is a note of the checklist. A private one is its author's and never leaves the case.
type Note struct {
	Record
	Audit       ID      `json:"audit" ref:"audit" doc:"The audit."`
	Requirement Number  `json:"requirement,omitempty" doc:"Clause or control it was taken under."`
	Author      ID      `json:"author,omitempty" ref:"person" doc:"Who took it."`
	TakenAt     Instant `json:"taken_at,omitempty" doc:"When it was taken."`
	Text        string  `json:"text" doc:"The note."`
	Private     bool    `json:"private,omitempty" doc:"True when it is its author's alone; never in a client's document."`
	Evidence    []ID    `json:"evidence,omitempty" ref:"evidence" doc:"Evidence that was made from it."`
	Findings    []ID    `json:"findings,omitempty" ref:"finding" doc:"Findings that were made from it."`
}

// Method is how evidence was obtained (ISO/IEC 17021-1:2015 9.4.4.2).
type Method string

// The methods.
const (
	Interview    Method = "interview"
	Observation  Method = "observation"
	DocumentRead Method = "document"
	SampleTaken  Method = "sample"
)

// AllMethods returns every method.
func AllMethods() []Method { return []Method{Interview, Observation, DocumentRead, SampleTaken} }

// Values implements enum.
func (Method) Values() []string { return texts(AllMethods()) }

// Evidence is what was seen, heard or read. It need not keep a file: "seen, not kept" is as good when it is traceable.
type Evidence struct {
	Record
	Audit        ID         `json:"audit" ref:"audit" doc:"The audit."`
	Method       Method     `json:"method" doc:"How it was obtained."`
	Text         string     `json:"text" doc:"What was seen, heard or read."`
	Function     string     `json:"function,omitempty" doc:"Function of the person interviewed; roles, not names."`
	SeenOn       date.Date  `json:"seen_on,omitzero" doc:"Day it was seen."`
	SeenAt       date.Clock `json:"seen_at,omitzero" doc:"Time of the day it was seen, local to the place."`
	Site         ID         `json:"site,omitempty" ref:"site" doc:"Where."`
	Document     string     `json:"document,omitempty" doc:"Identity of the document or record, such as OP-14."`
	Version      string     `json:"version,omitempty" doc:"Version of the document."`
	Dated        date.Date  `json:"dated,omitzero" doc:"Date of the document or record; apart from when it was seen."`
	Requirements []Number   `json:"requirements,omitempty" doc:"Clauses and controls it bears on."`
	Systems      []ID       `json:"systems,omitempty" ref:"ai_system" doc:"AI systems it bears on."`
	Samples      []ID       `json:"samples,omitempty" ref:"sample" doc:"Samples it belongs to."`
	Attachments  []ID       `json:"attachments,omitempty" ref:"attachment" doc:"Files kept with it."`
	Author       ID         `json:"author,omitempty" ref:"person" doc:"Who recorded it."`
	CapturedAt   Instant    `json:"captured_at,omitempty" doc:"When it was recorded."`
	Confidential bool       `json:"confidential,omitempty" doc:"True when it may not leave the certification body; never in a client's document."`
	PrivateNote  string     `json:"private_note,omitempty" doc:"Private note of its author; never in a client's document."`
}

// Validate implements Validator.
func (e *Evidence) Validate() []Problem {
	return required(map[string]string{"audit": string(e.Audit), "method": string(e.Method), "text": e.Text})
}

// Drawn is how a sample was chosen.
type Drawn string

// The ways to choose a sample.
const (
	ByJudgement Drawn = "judgement"
	AtRandom    Drawn = "random"
	Everything  Drawn = "all"
)

// AllDrawn returns every way to choose a sample.
func AllDrawn() []Drawn { return []Drawn{ByJudgement, AtRandom, Everything} }

// Values implements enum.
func (Drawn) Values() []string { return texts(AllDrawn()) }

// Sample is a population and what was drawn from it (ISO 19011:2026).
type Sample struct {
	Record
	Audit        ID       `json:"audit" ref:"audit" doc:"The audit."`
	Name         string   `json:"name" doc:"What was sampled, such as competence files."`
	Population   int64    `json:"population,omitempty" doc:"How many there are."`
	Size         int64    `json:"size,omitempty" doc:"How many were drawn."`
	Hits         int64    `json:"hits,omitempty" doc:"How many of those drawn did not fulfil the requirement."`
	Drawn        Drawn    `json:"drawn,omitempty" doc:"How they were chosen."`
	Seed         string   `json:"seed,omitempty" doc:"Seed of a random draw, so that it can be drawn again."`
	Rationale    string   `json:"rationale,omitempty" doc:"Why this size and this choice."`
	Requirements []Number `json:"requirements,omitempty" doc:"Clauses and controls it bears on."`
	Period       string   `json:"period,omitempty" doc:"Period the population covers."`
}

// Extent returns what the sample shows as a sentence for the evidence of a finding, "" while nothing was drawn: "4 of 9
// competence files sampled, period 2026; 1 of the 4 did not fulfil the requirement."
func (s *Sample) Extent() string {
	if s.Size == 0 {
		return ""
	}
	drawn := strconv.FormatInt(s.Size, 10)
	if s.Population > 0 {
		drawn += fmt.Sprintf(" of %d", s.Population)
	}
	drawn += " " + s.Name + " sampled"
	if s.Period != "" {
		drawn += ", period " + s.Period
	}
	hits := "none"
	if s.Hits > 0 {
		hits = strconv.FormatInt(s.Hits, 10)
	}
	return fmt.Sprintf("%s; %s of the %d did not fulfil the requirement.", drawn, hits, s.Size)
}

// Validate implements Validator.
func (s *Sample) Validate() []Problem {
	p := required(map[string]string{"audit": string(s.Audit), "name": s.Name})
	if s.Population > 0 && s.Size > s.Population {
		p = append(p, Problem{Field: "size", Message: "more drawn than there are"})
	}
	if s.Hits > s.Size {
		p = append(p, Problem{Field: "hits", Message: "more hits than items drawn"})
	}
	return p
}

// SampleResult is what was found of one item of a sample.
type SampleResult string

// The results: in order, or a hit that does not fulfil the requirement.
const (
	SampleOK  SampleResult = "ok"
	SampleHit SampleResult = "hit"
)

// AllSampleResults returns every result.
func AllSampleResults() []SampleResult { return []SampleResult{SampleOK, SampleHit} }

// Values implements enum.
func (SampleResult) Values() []string { return texts(AllSampleResults()) }

// SampleItem is one item of a sample with its result.
type SampleItem struct {
	Record
	Sample   ID           `json:"sample" ref:"sample" doc:"The sample."`
	Position int64        `json:"position,omitempty" doc:"Place in the population, from 1, of an item drawn at random."`
	Label    string       `json:"label" doc:"What the item is, such as file P-06."`
	Result   SampleResult `json:"result,omitempty" doc:"Result; empty while not looked at."`
	Note     string       `json:"note,omitempty" doc:"What was seen."`
	Rank     string       `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Attachment is a file kept in the case. Its bytes are stored once by their SHA-256 and never change.
type Attachment struct {
	Record
	Name            string     `json:"name" doc:"Name of the file."`
	SHA256          string     `json:"sha256" doc:"SHA-256 of its bytes, 64 hexadecimal digits."`
	Size            int64      `json:"size" doc:"Bytes."`
	MediaType       string     `json:"media_type,omitempty" doc:"Media type, such as image/png."`
	Source          string     `json:"source,omitempty" doc:"Where it came from, such as client's return of 2026-05-26."`
	Audit           ID         `json:"audit,omitempty" ref:"audit" doc:"The audit it was taken in at."`
	Requirements    []Number   `json:"requirements,omitempty" doc:"Clauses and controls it was taken in under."`
	TakenOn         date.Date  `json:"taken_on,omitzero" doc:"Day a photograph or recording was taken, by its own account."`
	TakenAt         date.Clock `json:"taken_at,omitzero" doc:"Time of the day it was taken, by its own account."`
	Width           int64      `json:"width,omitempty" doc:"Width of a picture in pixels, upright."`
	Height          int64      `json:"height,omitempty" doc:"Height of a picture in pixels, upright."`
	LocationRemoved bool       `json:"location_removed,omitempty" doc:"True when data on the place was taken out of the file."`
	AddedAt         Instant    `json:"added_at,omitempty" doc:"When it was taken in."`
	AddedBy         ID         `json:"added_by,omitempty" ref:"person" doc:"Who took it in."`
	Original        ID         `json:"original,omitempty" ref:"attachment" doc:"The original this is a rendition of."`
	Confidential    bool       `json:"confidential,omitempty" doc:"True when it may not leave the certification body."`
	Note            string     `json:"note,omitempty" doc:"Note on the file."`
}

// Validate implements Validator.
func (a *Attachment) Validate() []Problem {
	return required(map[string]string{"name": a.Name, "sha256": a.SHA256})
}
