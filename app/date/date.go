// Package date holds days of the calendar without time zone.
//
// An audit takes place on a day, a certificate expires on a day: neither has an hour or a zone, and a case file that
// travels from Oslo to Auckland must not shift them. Month arithmetic is clamped to the month's end (31 August and six
// months is 28 February), which is the stricter and usual legal reading; time.AddDate rolls over into March.
package date

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date means "not set".
// It is comparable with ==; its text form is YYYY-MM-DD, and "" for the zero Date.
type Date struct {
	year  int16
	month int8
	day   int8
}

// ErrFormat is wrapped by every error of Parse and ParseMonth: the text is no day (or month) in ISO form.
var ErrFormat = errors.New("not a date in the form YYYY-MM-DD")

// New returns the day of that year, month and day of the month, or an error that says what is wrong with it.
func New(year, month, day int) (Date, error) {
	if year < 1 || year > 9999 {
		return Date{}, fmt.Errorf("%w: the year %d is outside 0001 to 9999", ErrFormat, year)
	}
	if month < 1 || month > 12 {
		return Date{}, fmt.Errorf("%w: there is no month %d", ErrFormat, month)
	}
	if last := daysIn(year, month); day < 1 || day > last {
		return Date{}, fmt.Errorf("%w: %s %d has %d days", ErrFormat, time.Month(month), year, last)
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// MustParse is Parse for texts known to be right, in tests and tables; it panics otherwise.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Parse reads YYYY-MM-DD. The empty text is the zero Date. Errors wrap ErrFormat and say what is wrong.
func Parse(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, fmt.Errorf("%w: %q", ErrFormat, s)
	}
	n := [3]int{}
	for i, part := range []string{s[:4], s[5:7], s[8:]} {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return Date{}, fmt.Errorf("%w: %q", ErrFormat, s)
		}
		n[i] = int(v)
	}
	return New(n[0], n[1], n[2])
}

// Of returns the day that t shows in its own location.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), int8(m), int8(d)}
}

// IsZero reports whether no day is set.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the year, 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month returns the month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d.day) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// String returns YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compare returns -1, 0 or +1 as d is before, equal to or after e. The zero Date is before every other.
func (d Date) Compare(e Date) int {
	return cmp.Compare(d.ordinal(), e.ordinal())
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.ordinal() < e.ordinal() }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.ordinal() > e.ordinal() }

// AddDays returns the day n days later (earlier for negative n). The zero Date stays zero.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return Of(d.time().AddDate(0, 0, n))
}

// AddMonths returns the same day of the month n months later, or that month's last day where it has no such day.
// The zero Date stays zero.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	months := int(d.year)*12 + int(d.month) - 1 + n
	year, month := months/12, months%12+1
	return Date{int16(year), int8(month), int8(min(int(d.day), daysIn(year, month)))}
}

// DaysUntil returns the number of days from d to e: 0 for the same day, negative when e is earlier.
func (d Date) DaysUntil(e Date) int {
	return int(e.time().Sub(d.time()).Hours() / 24)
}

// MarshalText implements encoding.TextMarshaler with the form of String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; see Parse.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := Parse(string(b))
	if err == nil {
		*d = v
	}
	return err
}

func (d Date) ordinal() int { return int(d.year)*10000 + int(d.month)*100 + int(d.day) }

func (d Date) time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
