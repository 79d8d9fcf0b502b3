package date_test

import (
	"errors"
	"strings"
	"testing"

	"fieldcase/app/date"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, wantErr string }{
		{"2026-05-04", ""},
		{"", ""},
		{"2028-02-29", ""},
		{"2026-02-30", "February 2026 has 28 days"},
		{"2026-13-01", "there is no month 13"},
		{"2026-5-4", `"2026-5-4"`},
		{"04.05.2026", `"04.05.2026"`},
		{"+026-05-04", `"+026-05-04"`},
		{"0000-01-01", "the year 0"},
	} {
		got, err := date.Parse(tt.in)
		if tt.wantErr == "" {
			if err != nil || got.String() != tt.in {
				t.Errorf("Parse(%q) = %q, %v", tt.in, got, err)
			}
			continue
		}
		if !errors.Is(err, date.ErrFormat) || !strings.Contains(err.Error(), tt.wantErr) {
			t.Errorf("Parse(%q) error = %v, want ErrFormat with %q", tt.in, err, tt.wantErr)
		}
	}
}

func TestDate_AddMonths_clampsToMonthEnd(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{
		{"2026-08-31", 6, "2027-02-28"}, // T1.11
		{"2027-08-30", 6, "2028-02-29"}, // T1.12
		{"2026-03-10", 6, "2026-09-10"}, // T1.13
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-06-18", 36, "2029-06-18"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -13, "2024-12-15"},
		{"", 6, ""},
	} {
		d, err := date.Parse(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s + %d months = %s, want %s", tt.in, tt.n, got, tt.want)
		}
	}
}

func TestDate_DaysUntil(t *testing.T) {
	t.Parallel()
	d := date.MustParse("2026-03-01")
	for _, tt := range []struct {
		to   string
		want int
	}{{"2026-03-01", 0}, {"2026-03-31", 30}, {"2026-02-28", -1}, {"2027-03-01", 365}} {
		if got := d.DaysUntil(date.MustParse(tt.to)); got != tt.want {
			t.Errorf("days from %s to %s = %d, want %d", d, tt.to, got, tt.want)
		}
	}
}

func TestMonth(t *testing.T) {
	t.Parallel()
	m, err := date.ParseMonth("2028-02")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.First().String() + " " + m.Last().String(); got != "2028-02-01 2028-02-29" {
		t.Errorf("first and last day = %s", got)
	}
	if _, err := date.ParseMonth("2028-2"); !errors.Is(err, date.ErrFormat) {
		t.Errorf("ParseMonth(2028-2) error = %v", err)
	}
}

func TestParseClock(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"09:30", "23:59", "24:00", ""} {
		if c, err := date.ParseClock(in); err != nil || c.String() != in {
			t.Errorf("ParseClock(%q) = %q, %v", in, c, err)
		}
	}
	for _, in := range []string{"9:30", "24:01", "12:60", "00:00", "ab:cd", "12-30"} {
		if _, err := date.ParseClock(in); !errors.Is(err, date.ErrClock) {
			t.Errorf("ParseClock(%q) error = %v, want ErrClock", in, err)
		}
	}
}
