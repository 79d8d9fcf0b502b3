package task

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Shutdown implements Runner.
func (r *live) Shutdown() error {
	r.Flush()
	r.beginClosing()
	limit := time.NewTimer(shutdownGrace)
	defer limit.Stop()
	late := false
	for {
		r.runReady()
		r.Flush() // a callback may have typed its last words
		if left := r.left(); left == nothing || (late && left == work) {
			return r.close()
		}
		select {
		case <-r.wake:
		case <-limit.C:
			late = true
		}
	}
}

// beginClosing turns new work away and cancels what is under way.
func (r *live) beginClosing() {
	r.mu.Lock()
	defer r.unlock()
	if r.phase == closed {
		return
	}
	r.phase = closing
	for a := range r.alarms {
		a.timer.Stop()
	}
	clear(r.alarms)
	for _, j := range r.line {
		j.cancel()
		r.post(func() { j.done(context.Canceled) })
	}
	r.line = nil
	for _, j := range r.jobs {
		j.cancel()
	}
}

// runReady runs the callbacks that are ready and those that they add.
func (r *live) runReady() {
	for r.isReady() {
		r.step()
	}
}

func (r *live) isReady() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.ready) > 0
}

// remains is what keeps Shutdown from ending.
type remains int

const (
	nothing remains = iota
	work            // cancelled work that has not ended
	words           // saves, or callbacks that may lead to them
)

func (r *live) left() remains {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.saving || len(r.ready) > 0 || len(r.debounces.pending) > 0:
		return words
	case len(r.jobs) > 0:
		return work
	default:
		return nothing
	}
}

// close ends all callbacks and names the work that did not end.
func (r *live) close() error {
	r.mu.Lock()
	defer r.unlock()
	r.phase = closed
	if r.watch.later != nil {
		r.watch.later.Stop()
	}
	if len(r.jobs) == 0 {
		return nil
	}
	var names []string
	for _, j := range r.jobs {
		names = append(names, j.name)
	}
	return fmt.Errorf("end background work: %w: %s", ErrStillRunning, strings.Join(names, ", "))
}
