// Package casefile is one open case: the use cases that the desktop and the command line share.
//
// A Session opens a case file, hands out the case as it stands, and changes it: every change goes through Session, is
// checked by the rules of package audit, written by package store in one transaction as one action that can be undone,
// and announced to whoever watches. Nothing else changes a case. The clock, new identities and the name of the user
// enter through Env.
package casefile
