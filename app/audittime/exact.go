package audittime

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// Percent is a share in hundredths of a per cent.
type Percent int64

// Whole returns a percentage without decimals.
func Whole(n int64) Percent { return Percent(n * 100) }

// ParsePercent reads a percentage with at most two decimals, with or without its sign: 10, 12.5, 12.5%.
func ParsePercent(s string) (Percent, error) {
	d, err := audit.ParseDays(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	if err != nil {
		return 0, fmt.Errorf("%q is no percentage with at most two decimals", s)
	}
	return Percent(d), nil
}

// String returns the percentage as people write it: 30 %, 12.5 %.
func (p Percent) String() string { return strconv.FormatFloat(float64(p)/100, 'f', -1, 64) + " %" }

// exact is a number of days as a fraction. Its methods leave it as it is.
type exact struct{ *big.Rat }

func exactly(d audit.Days) exact { return exact{big.NewRat(int64(d), 100)} }

func (e exact) plus(f exact) exact { return exact{new(big.Rat).Add(e.Rat, f.Rat)} }

func (e exact) times(n, of int64) exact { return exact{new(big.Rat).Mul(e.Rat, big.NewRat(n, of))} }

// share returns that percentage of the days.
func (e exact) share(p Percent) exact { return e.times(int64(p), 10_000) }

func (e exact) less(f exact) bool { return e.Cmp(f.Rat) < 0 }

// days returns the days to the hundredth, a half of it away from zero.
func (e exact) days() audit.Days {
	if e.Sign() < 0 {
		return -e.times(-1, 1).days()
	}
	n := new(big.Rat).Mul(e.Rat, big.NewRat(100, 1))
	return audit.Days(floor(n.Add(n, big.NewRat(1, 2))))
}

// daysUp returns the days to the hundredth, never fewer than they are: for what is a least number of days.
func (e exact) daysUp() audit.Days {
	return audit.Days(ceiling(new(big.Rat).Mul(e.Rat, big.NewRat(100, 1))))
}

// halfDays returns the days in half days: the nearest, a tie up (5.25 becomes 5.5), or the next ones up.
func (e exact) halfDays(r audit.Rounding) audit.Days {
	halves := new(big.Rat).Mul(e.Rat, big.NewRat(2, 1))
	if r == audit.RoundUp {
		return audit.Days(ceiling(halves) * 50)
	}
	return audit.Days(floor(halves.Add(halves, big.NewRat(1, 2))) * 50)
}

func floor(r *big.Rat) int64 {
	return new(big.Int).Div(r.Num(), r.Denom()).Int64() // Euclidean, and the denominator is above 0: downwards
}

func ceiling(r *big.Rat) int64 { return -floor(new(big.Rat).Neg(r)) }

// RoundHalfDays rounds days to half days, as audit times are: to the nearest, a tie up (5.25 becomes 5.5), or up.
// IAF MD 5 asks for the nearest half day; certification bodies differ in the figures derived from it.
func RoundHalfDays(d audit.Days, r audit.Rounding) audit.Days { return exactly(d).halfDays(r) }
