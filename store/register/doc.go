// Package register is the office-wide register of cases in a PostgreSQL database: many offices fill it from their case
// files, and their own tools report from it. It is the only user of pgx.
//
// A case is in it once, by its identity. It is written when its file holds changes that the register has not seen; a file
// that lacks changes which the register has is told and never overwrites. Tools read the views fieldcase_register, a line
// for each case with days_left and late as of the server's day, and fieldcase_due, a line for each last day. Status,
// standing and last days are those of the day as_of, on which the case was published last; publish every night.
//
// The schema makes and updates itself. One of a later version of the program is left alone (ErrNewer).
package register
