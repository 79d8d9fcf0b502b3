//go:build !linux

package received_test

import "time"

var started = time.Now()

// cpuTime is the time on the wall, where no other is told.
func cpuTime() time.Duration { return time.Since(started) }
