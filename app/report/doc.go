// Package report writes the documents that a certification body hands out: audit plan, audit reports, certificate.
//
// A document is built in two steps. Build makes a Document of a case: blocks in their order, in words, with a list of
// what the case lacks for it. Encode writes a Document as Word or as PDF. Building is pure; encoding is too: equal
// documents give equal bytes.
//
// Nothing that stays with the certification body can come into a document, because the builders never see it: release.go
// takes it out of the case first. The text of a standard is in no document; requirements are named by number and short
// title.
package report
