package casefile_test

import (
	"fmt"
	"testing"
	"time"

	"fieldcase/app/casefile"
)

// BenchmarkAttach500MB takes 50 files of 10 MB in, and reports the longest time that a page waited for the case meanwhile,
// in milliseconds: pages show the case on the goroutine of the window.
func BenchmarkAttach500MB(b *testing.B) {
	for b.Loop() {
		s := newCase(b)
		folder, content := b.TempDir(), make([]byte, 10<<20)
		for i := range 50 {
			copy(content, fmt.Sprintf("%03d", i))
			file(b, folder, fmt.Sprintf("%d.bin", i), content)
		}
		done := make(chan error)
		go func() {
			_, err := s.AttachFiles(b.Context(), casefile.AttachTo{}, []casefile.Incoming{{Path: folder}}, casefile.AttachOptions{}, nil)
			done <- err
		}()
		longest := time.Duration(0)
		for waiting := true; waiting; {
			select {
			case err := <-done:
				if err != nil {
					b.Fatal(err)
				}
				waiting = false
			default:
				began := time.Now()
				if _, err := s.Case(b.Context()); err != nil {
					b.Fatal(err)
				}
				longest = max(longest, time.Since(began))
			}
		}
		b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-wait")
	}
}
