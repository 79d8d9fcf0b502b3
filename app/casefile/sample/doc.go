// Package sample makes the sample case, a whole certification from the application to the certificate, and a portfolio
// of further cases around a given day.
//
// Everything in it is invented. The case is told as the people in it would have entered it: chapter by chapter, each
// action through the use cases of package casefile, with the day it was done and the name of who did it, so that the
// history of the file reads true. Its facts are fixed; only the identities of its records come from casefile.Env.
package sample
