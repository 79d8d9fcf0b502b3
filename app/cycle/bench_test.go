package cycle_test

import (
	"fmt"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// BenchmarkDue_tenThousand has ten thousand open nonconformities, each with a response to review.
func BenchmarkDue_tenThousand(b *testing.B) {
	c := sample()
	for n := range 10_000 {
		id := fmt.Sprintf("f%05d", n)
		state := audit.ResponseReceived
		if n%2 == 0 {
			state = audit.PlanAccepted
		}
		c.Findings = append(c.Findings, audit.Finding{Record: rec(id), Audit: "st2", Grade: audit.Minor, State: state, Number: id})
		c.Responses = append(c.Responses, audit.Response{Finding: audit.ID(id), Round: 1, ReceivedOn: day("2026-06-09")})
	}
	for b.Loop() {
		if got := len(cycle.Due(c, day("2026-06-10"))); got < 5000 {
			b.Fatal(got)
		}
	}
}
