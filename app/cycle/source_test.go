package cycle_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// TestTold: a problem names its rule and the source of it, once.
func TestTold(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]audit.Problem{
		"it is withdrawn (R-8-1; ISO/IEC 17021-1:2015 9.6)":  {Rule: "R-8-1", Message: "it is withdrawn (R-8-1)"},
		"it comes before (ISO/IEC 17021-1:2015 9.5.2)":       {Rule: "9.5.2", Message: "it comes before"},
		"too late (D10; IAF MD 2)":                           {Rule: "D10", Message: "too late"},
		"is 8.0 (ISO/IEC 17021-1:2015 9.1.4)":                {Rule: "9.1.4", Message: "is 8.0 (ISO/IEC 17021-1:2015 9.1.4)"},
		"by who audited (R-1-5; ISO/IEC 17021-1:2015 9.5.1)": {Rule: "R-1-5", Message: "by who audited"},
		"is empty": {Message: "is empty"},
	} {
		if got := cycle.Told(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
