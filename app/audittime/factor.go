package audittime

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"fieldcase/app/audit"
)

// Factor is one addition to or reduction of audit time, in days or in per cent, with its reason.
type Factor struct {
	ID      audit.ID // of its record, if it has one
	Kind    audit.TimeFactorKind
	Label   string     // what it is for: High-risk AI systems
	Count   int64      // how many times it applies; 0 counts as 1
	Each    audit.Days // days for each, negative for a reduction
	Least   audit.Days // range of Each that the source allows
	Most    audit.Days // 0: no range
	Percent Percent    // instead of days: per cent of what the kind works on, negative for a reduction
	Reason  string
	Source  string // document and clause that allow it; "": 9.1.4
}

// factorOf returns the factor that a record stands for.
func factorOf(f audit.TimeFactor) Factor {
	return Factor{
		ID: f.ID, Kind: cmp.Or(f.Kind, audit.FactorAdjustment), Label: f.Factor, Count: f.Count, Each: f.Each, Least: f.Least, Most: f.Most,
		Percent: Whole(f.Percent), Reason: f.Reason, Source: f.Source,
	}
}

// The greatest numbers that a factor may hold; beyond them a slip of the pen is certain.
const (
	maxCount = 100_000
	maxEach  = audit.Days(10_000 * 100)
	maxShare = Percent(1_000 * 100)
)

func (f Factor) kind() audit.TimeFactorKind { return cmp.Or(f.Kind, audit.FactorAdjustment) }

func (f Factor) times() int64 { return max(f.Count, 1) }

func (f Factor) reduces() bool { return f.Each < 0 || f.Percent < 0 }

func (f Factor) source() string { return cmp.Or(f.Source, determined) }

// label names the factor: what it is for, else its reason.
func (f Factor) label() string {
	return cmp.Or(strings.TrimSpace(f.Label), strings.TrimSpace(f.Reason), f.word())
}

func (f Factor) word() string {
	if f.reduces() {
		return "reduction"
	}
	return "addition"
}

// amount returns what the factor adds to a number of days; below 0 for a reduction.
func (f Factor) amount(of exact) exact {
	if f.Percent != 0 {
		return of.share(f.Percent).times(f.times(), 1)
	}
	return exactly(f.Each).times(f.times(), 1)
}

// formula says the amount in words: 2 × 1.0, − 10 % of 8.5.
func (f Factor) formula(of exact) string {
	sign, count := "+ ", ""
	if f.reduces() {
		sign = "− "
	}
	if f.times() > 1 {
		count = fmt.Sprintf("%d × ", f.times())
	}
	if f.Percent != 0 {
		return sign + count + absolute(f.Percent).String() + " of " + of.days().String()
	}
	return sign + count + absolute(f.Each).String()
}

func absolute[N ~int64](n N) N { return max(n, -n) }

// refuse returns what is wrong with the factor by itself.
func (f Factor) refuse() *Refused {
	r := &Refused{Rule: "9.1.4", Source: determined, Factor: f.ID}
	switch {
	case strings.TrimSpace(f.Reason) == "":
		r.Message = fmt.Sprintf("%s %s without a reason: audit time is recorded with its justification", f.word(), f.given())
		r.Remedy = "Say why it applies to this client."
	case f.Each != 0 && f.Percent != 0:
		r.Message = fmt.Sprintf("%s is given in days and in per cent", f.label())
		r.Remedy = "Give it in one of the two."
	case f.Count < 0 || f.Count > maxCount || absolute(f.Each) > maxEach || absolute(f.Percent) > maxShare:
		r.Message = fmt.Sprintf("%s: %s cannot be meant", f.label(), strings.TrimPrefix(f.given(), "of "))
		r.Remedy = "Correct the number."
	case f.Most > 0 && (f.Each < f.Least || f.Each > f.Most):
		r.Rule, r.Source = "R-4-1", f.source()
		r.Message = fmt.Sprintf("%s: %s days each, where the source allows %s to %s", f.label(), f.Each, f.Least, f.Most)
		r.Remedy = "Choose days within the range."
	case f.kind() == audit.FactorOtherStandard && (f.Each <= 0 || f.Percent != 0):
		r.Rule, r.Source = "MD 11 2.2", md11
		r.Message = fmt.Sprintf("%s: the time of another standard is the days that its own table and rules give, above 0", f.label())
		r.Remedy = "Compute it by its own document and enter the days."
	default:
		return nil
	}
	return r
}

// given returns the number as it was given.
func (f Factor) given() string {
	count := ""
	if f.Count != 0 && f.Count != 1 {
		count = fmt.Sprintf("%d × ", f.Count)
	}
	if f.Percent != 0 {
		return "of " + count + absolute(f.Percent).String()
	}
	return "of " + count + absolute(f.Each).String() + " days"
}

const (
	md11 = "IAF MD 11"
	md1  = "IAF MD 1"
)

// limit is the greatest reduction of something.
type limit struct {
	share        Percent
	of           string // the days by the table
	rule, source string
}

// limitOf returns the limit of the reductions of a kind, in a table.
func limitOf(kind audit.TimeFactorKind, t Table) limit {
	switch kind {
	case audit.FactorSite: // IAF MD 1 7.3
		return limit{Whole(50), "the time of the site by the table", "MD 1 7.3", md1 + " 7.3"}
	case audit.FactorIntegration: // IAF MD 11; R-5-1
		return limit{Whole(20), "the time of all standards together", "R-5-1", md11}
	case audit.FactorAdjustment, audit.FactorOtherStandard: // IAF MD 5; ISO/IEC 27006-1
		return limit{t.maxReduction(), "the time by the table", "reduction limit", reductionSource(t)}
	default:
		return limit{t.maxReduction(), "the time by the table", "reduction limit", reductionSource(t)}
	}
}

// reductionSource names what limits the reductions of a table. That of ISO/IEC 42006 is not published; unless the body
// enters another, what IAF MD 5 and ISO/IEC 27006-1 agree on stands.
func reductionSource(t Table) string {
	switch {
	case t.ID == TableISMS:
		return isms27006
	case t.ID == TableQMS, t.ID == TableEMS:
		return md5
	case t.MaxReduction > 0:
		return t.Source
	default:
		return md5 + " and ISO/IEC 27006-1:2024, while the table names no other limit"
	}
}

// refuse returns *Refused when the reductions among the factors of one kind take more off base than the limit allows.
// Additions do not make room for greater reductions.
func (l limit) refuse(factors []Factor, base exact) *Refused {
	taken := exactly(0)
	var last Factor
	for _, f := range factors {
		if f.reduces() {
			taken, last = taken.plus(f.amount(base).times(-1, 1)), f
		}
	}
	if !base.share(l.share).less(taken) {
		return nil
	}
	return &Refused{
		Rule: l.rule, Source: l.source, Factor: last.ID,
		Message: fmt.Sprintf("reductions of %s days in all are %s of %s (%s days); at most %s are allowed",
			taken.days(), shareOf(taken, base), l.of, base.days(), l.share),
		Remedy: fmt.Sprintf("Reduce by no more than %s days, with the reason of each.", base.share(l.share).days()),
	}
}

// shareOf returns a share in per cent, to two decimals and never less than it is.
func shareOf(part, whole exact) Percent {
	if whole.Sign() == 0 {
		return 0
	}
	return Percent(exact{new(big.Rat).Quo(part.times(100, 1).Rat, whole.Rat)}.daysUp())
}
