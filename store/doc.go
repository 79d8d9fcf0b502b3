// Package store keeps a case in one SQLite file.
//
// The truth of a case file is its changes: each sets one field of one record and names the changes it replaces. Beside
// them lies one table for each kind of record, which is nothing but the changes played in order. Apply is the only
// function that writes records, and Merge takes over what Apply wrote in another copy; both write changes and rows in one
// transaction. FORMAT.md, beside this file, documents
// the tables, the hash chains and the views for an outsider.
//
// # One writer
//
// A file opened for writing holds a lock beside it (see Holder); whoever opens it meanwhile gets it read-only. The lock
// is a courtesy: two programs that write nevertheless lose nothing, since a change names what it replaces and a value
// that its writer had not seen is never replaced, but stands beside it as a conflict.
//
// # Clocks and names
//
// The package has no clock, no randomness and no user name of its own: they come in with Options.
package store
