// Package audit is what an audit of a management system is: client, programme, audit, plan, evidence, finding, response,
// decision, certificate; their states, their rules, and nothing of screens, files or clocks.
//
// # Glossary
//
// The same word is used in Go, in SQL, on the screen and in the workbook.
//
//	Client            the organization whose management system is certified
//	Case              everything recorded about one client; kept in one case file
//	Audit             one visit of the programme: stage 1, stage 2, surveillance, recertification, special, gap assessment, internal
//	Programme         which audits a certification cycle has and what each covers (ISO/IEC 17021-1:2015 9.1.3)
//	Plan, PlanItem    the itinerary of one audit: who audits what, when, where, with whom (9.2.3)
//	Requirement       a clause or control of the standard, named by its number: 8.4, A.7.4
//	Conclusion        what the team holds about one requirement in one audit
//	Evidence          what was seen, heard or read, traceable to place and time (9.4.4)
//	Sample            a population, how many were drawn from it and how, and what they showed
//	Finding           nonconformity (major, minor), opportunity for improvement, positive, area of concern, observation (9.4.5)
//	Nonconformity     a finding graded major or minor: a requirement is not met
//	Response          the client's answer to a nonconformity: correction, cause, corrective action; in rounds
//	Amendment         a change of a finding after its issue, with its reason
//	Acceptance        a warning that a person let stand, with the reason
//	Checkpoint        a point of a fixed list that was gone through: of a surveillance (9.6.2.2), of the technical review
//	Document          a document as issued, frozen with what it was made from
//	DocumentRequest   a document that the client was asked for, and what came of it
//	Decision          what an independent person of the certification body decided (9.5)
//	SoA               Statement of Applicability: which controls apply, and why
//	SoAVersion        a version of the statement as it was received
//	Member            a person's part in the team of one audit
//
// # Records
//
// Every type of the case is a record: a struct that embeds Record, whose exported fields carry a json name. That name is
// the field's name in the changes of the case file, the column of its table and the key in the JSON of the case.
// A field of a slice type is a set: it is kept as links, one for each element, so that two auditors who add different
// elements do not overwrite one another. See Kinds.
package audit
