// Package output makes what goes out of a portfolio: the workbook, the calendar file, the register of certificates as CSV
// and the upload for IAF CertSearch, and the rows for the office-wide register. Desktop and command line call the same
// functions.
package output
