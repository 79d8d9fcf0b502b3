// Package portfolio reads many case files side by side and tells what is due, what is late and what needs a decision
// over all of them.
//
// A Source gives the cases: Folders reads every case file below chosen folders, and a register can stand in its place.
// What it gives of a case are its Facts, which do not depend on the day. Everything else follows from facts and a day by
// pure functions: RowsOf makes the lines of the register, View keeps those that somebody looks for, Calendar and the
// series beside it make what is drawn.
//
// Nothing is ever written to a case file, and no lock is taken but a reader's. What cannot be read is told with its
// reason and never left out.
package portfolio
