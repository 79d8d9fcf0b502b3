package audittime

import (
	"errors"
	"strings"

	"fieldcase/app/audit"
)

// Refused is what a rule does not allow to be computed. Message and Remedy are sentences for people.
type Refused struct {
	Rule    string   // short name of the rule: R-4-1, MD 1 7.3
	Source  string   // document and clause that it rests on
	Message string   // what is refused and why, without a full stop
	Remedy  string   // what to do instead
	Factor  audit.ID // the addition or reduction it is about, if one
}

// Error implements error: what is refused, with the rule and its source.
func (r *Refused) Error() string {
	if strings.HasSuffix(r.Source, r.Rule) {
		return r.Message + " (" + r.Source + ")"
	}
	return r.Message + " (" + r.Rule + "; " + r.Source + ")"
}

// Refusals returns everything that was refused in an error of this package, in the order of the sheet; none for another
// error.
func Refusals(err error) []*Refused {
	switch e := err.(type) { //nolint:errorlint // the tree of errors is walked here
	case *Refused:
		return []*Refused{e}
	case interface{ Unwrap() []error }:
		var out []*Refused
		for _, one := range e.Unwrap() {
			out = append(out, Refusals(one)...)
		}
		return out
	case interface{ Unwrap() error }:
		return Refusals(e.Unwrap())
	default:
		return nil
	}
}

// refusals collects what is refused, so that all of it is told at once.
type refusals []error

func (r *refusals) add(one *Refused) {
	if one != nil {
		*r = append(*r, one)
	}
}

// err returns what was collected as one error; nil when nothing was.
func (r refusals) err() error { return errors.Join(r...) }

// determined is the rule that audit time is determined, and recorded with its justification.
const determined = "ISO/IEC 17021-1:2015 9.1.4"
