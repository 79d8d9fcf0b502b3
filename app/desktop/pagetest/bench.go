package pagetest

import (
	"slices"
	"testing"
	"time"
)

// Within reports what was measured and fails the benchmark where more than 5 of 100 took longer than the limit, which is
// what a user is promised.
func Within(b *testing.B, took []time.Duration, limit time.Duration) {
	b.Helper()
	slices.Sort(took)
	at := func(percent int) float64 { return took[(len(took)-1)*percent/100].Seconds() * 1000 }
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(95), "p95-ms")
	b.ReportMetric(at(100), "max-ms")
	if at(95) > limit.Seconds()*1000 {
		b.Errorf("95 of 100 within %.1f ms, the limit is %v", at(95), limit)
	}
}
