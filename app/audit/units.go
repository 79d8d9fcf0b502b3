package audit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Days are man-days of audit time in hundredths: 600 is 6.0 days. Its JSON is the decimal number 6.
type Days int64

// ParseDays reads a decimal number with at most two places, such as 6, 6.0 or 2.25.
func ParseDays(s string) (Days, error) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	d := Days(math.Round(f * 100))
	if err != nil || math.IsNaN(f) || math.Abs(f) > 1e6 || math.Abs(f*100-float64(d)) > 1e-6 {
		return 0, fmt.Errorf("%q is no number of days with at most two decimals", s)
	}
	return d, nil
}

// String returns the days with one decimal, or two where the second is not 0: 6.0, 2.25.
func (d Days) String() string {
	if d%10 == 0 {
		return strconv.FormatFloat(float64(d)/100, 'f', 1, 64)
	}
	return strconv.FormatFloat(float64(d)/100, 'f', 2, 64)
}

// MarshalJSON writes a decimal number.
func (d Days) MarshalJSON() ([]byte, error) {
	return []byte(strconv.FormatFloat(float64(d)/100, 'f', -1, 64)), nil
}

// UnmarshalJSON reads a decimal number with at most two places.
func (d *Days) UnmarshalJSON(b []byte) error {
	v, err := ParseDays(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Instant is a point in time as RFC 3339 text in UTC with milliseconds; "" is not set.
type Instant string

// instantLayout has a fixed width, so that instants sort as text.
const instantLayout = "2006-01-02T15:04:05.000Z"

// InstantOf returns the instant of t.
func InstantOf(t time.Time) Instant { return Instant(t.UTC().Format(instantLayout)) }

// Time returns the time of the instant, or the zero time when it is not set or no instant.
func (i Instant) Time() time.Time {
	t, err := time.Parse(time.RFC3339, string(i))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Number is the number of a requirement in its standard: 4.1, 6.1.3, A.7.4.
type Number string

// CompareNumbers orders numbers of requirements as the standard prints them: 4.2 before 4.10, clauses before annexes.
func CompareNumbers(a, b Number) int {
	as, bs := strings.Split(string(a), "."), strings.Split(string(b), ".")
	for i := range min(len(as), len(bs)) {
		if c := comparePart(as[i], bs[i]); c != 0 {
			return c
		}
	}
	return len(as) - len(bs)
}

func comparePart(a, b string) int {
	n, aErr := strconv.Atoi(a)
	m, bErr := strconv.Atoi(b)
	switch {
	case aErr == nil && bErr == nil:
		return n - m
	case aErr == nil:
		return -1
	case bErr == nil:
		return 1
	default:
		return strings.Compare(a, b)
	}
}
