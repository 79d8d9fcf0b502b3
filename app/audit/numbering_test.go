package audit_test

import (
	"testing"

	"fieldcase/app/audit"
)

func TestNumberInPattern(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern string
		n       int
		want    string
	}{
		{"FC-AIMS-0000", 42, "FC-AIMS-0042"},
		{"FC-AIMS-0000", 12345, "FC-AIMS-12345"},
		{"AI/YYYY/000", 7, "AI/2026/007"},
		{"YY-000-Ø", 7, "26-007-Ø"},
		{"1000-00", 3, "1000-03"},
		{" FC-00 ", 3, "FC-03"},
	} {
		if got, err := audit.NumberInPattern(c.pattern, 2026, c.n); got != c.want || err != nil {
			t.Errorf("%s, %d: %q, %v; want %q", c.pattern, c.n, got, err, c.want)
		}
	}
	for _, pattern := range []string{"", "FC-AIMS", "YYYY"} {
		if got, err := audit.NumberInPattern(pattern, 2026, 1); err == nil {
			t.Errorf("%q gives %q for every certificate", pattern, got)
		}
	}
}
