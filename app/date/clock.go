package date

import (
	"errors"
	"fmt"
)

// Clock is a time of the day in minutes, as an audit plan names it: local to the place of the activity.
// The zero Clock means "not set"; midnight as a start is therefore not expressible, and no audit starts then.
type Clock struct{ minutes int16 }

// ErrClock is wrapped by every error of ParseClock.
var ErrClock = errors.New("not a time in the form HH:MM")

// ParseClock reads HH:MM from 00:01 to 24:00. The empty text is the zero Clock. Errors wrap ErrClock.
func ParseClock(s string) (Clock, error) {
	if s == "" {
		return Clock{}, nil
	}
	var h, m int
	if len(s) != 5 || s[2] != ':' || !digits(s[:2]) || !digits(s[3:]) {
		return Clock{}, fmt.Errorf("%w: %q", ErrClock, s)
	}
	h, m = int(s[0]-'0')*10+int(s[1]-'0'), int(s[3]-'0')*10+int(s[4]-'0')
	if m > 59 || h*60+m > 24*60 || h*60+m == 0 {
		return Clock{}, fmt.Errorf("%w: %q is no time of the day", ErrClock, s)
	}
	return Clock{int16(h*60 + m)}, nil
}

// MustParseClock is ParseClock for texts known to be right; it panics otherwise.
func MustParseClock(s string) Clock {
	c, err := ParseClock(s)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero reports whether no time is set.
func (c Clock) IsZero() bool { return c.minutes == 0 }

// Minutes returns the minutes since midnight.
func (c Clock) Minutes() int { return int(c.minutes) }

// Before reports whether c is earlier in the day than d.
func (c Clock) Before(d Clock) bool { return c.minutes < d.minutes }

// String returns HH:MM, or "" for the zero Clock.
func (c Clock) String() string {
	if c.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.minutes/60, c.minutes%60)
}

// MarshalText implements encoding.TextMarshaler with the form of String.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; see ParseClock.
func (c *Clock) UnmarshalText(b []byte) error {
	v, err := ParseClock(string(b))
	if err == nil {
		*c = v
	}
	return err
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
