package date

import (
	"fmt"
	"time"
)

// Month is a month of a year, as an audit is planned before its days are agreed. The zero Month means "not set".
// Its text form is YYYY-MM, and "" for the zero Month.
type Month struct {
	year  int16
	month int8
}

// ParseMonth reads YYYY-MM. The empty text is the zero Month. Errors wrap ErrFormat.
func ParseMonth(s string) (Month, error) {
	if s == "" {
		return Month{}, nil
	}
	d, err := Parse(s + "-01")
	if err != nil {
		return Month{}, fmt.Errorf("%w: %q is no month in the form YYYY-MM", ErrFormat, s)
	}
	return Month{d.year, d.month}, nil
}

// MonthOf returns the month that d lies in.
func MonthOf(d Date) Month { return Month{d.year, d.month} }

// IsZero reports whether no month is set.
func (m Month) IsZero() bool { return m == Month{} }

// Year returns the year, 0 for the zero Month.
func (m Month) Year() int { return int(m.year) }

// Month returns the month of the year, 0 for the zero Month.
func (m Month) Month() time.Month { return time.Month(m.month) }

// First returns the month's first day, the zero Date for the zero Month.
func (m Month) First() Date {
	if m.IsZero() {
		return Date{}
	}
	return Date{m.year, m.month, 1}
}

// Last returns the month's last day, the zero Date for the zero Month.
func (m Month) Last() Date { return m.First().AddMonths(1).AddDays(-1) }

// String returns YYYY-MM, or "" for the zero Month.
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.year, m.month)
}

// MarshalText implements encoding.TextMarshaler with the form of String.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; see ParseMonth.
func (m *Month) UnmarshalText(b []byte) error {
	v, err := ParseMonth(string(b))
	if err == nil {
		*m = v
	}
	return err
}
