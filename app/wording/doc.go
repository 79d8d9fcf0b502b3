// Package wording checks how a finding is worded while it is written: whether the requirement, the failure and the
// evidence are told (ISO/IEC 17021-1:2015 9.4.5.3), and whether something is told that is not the auditor's to tell: a
// cause, a solution, a person's name.
//
// Check takes the fields of one finding and what the case knows around it, and returns remarks: each with the rule that
// makes it, its severity, the field and the words it is about, and a sentence that says what to do. An error blocks the
// issue of the finding. A warning can be answered with a reason; audit.Acceptance keeps it for as long as the words stand.
//
// Positions are counted in runes of the field, as []rune(text) counts them: the cursor of an entry and the strings of
// most other languages count so too.
//
// # How it is built
//
// A field is cut into tokens (text.go): words, numbers, marks; folded to lower case without accents, aware of sentences,
// quotations, abbreviations, possessives. Rules look for phrases among them (phrase.go) or for things that have a form:
// dates, identifiers, "k of n" (trace.go), clauses (reference.go), names (person.go). Phrases are data: a Language holds
// every word that a rule knows, English is one of them, and another language is one more table. A text that is not in
// the language of the check is not judged by its words.
//
// What is quoted is the client's, not the auditor's: a quotation may advise, hedge and explain.
//
// Besides the check the package holds the two other things that read a finding's words: Scrub takes out what would tell
// whose finding it was, Similar compares two of them.
package wording
