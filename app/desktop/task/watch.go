package task

import (
	"slices"
	"time"
)

// watch tells watchers what runs.
type watch struct {
	list  []*watcher
	asked bool        // a tell waits among the callbacks
	later *time.Timer // a tell of progress is planned
}

type watcher struct{ fn func(State) }

// Watch implements Runner.
func (r *live) Watch(fn func(State)) (stop func()) {
	w := &watcher{fn}
	r.mu.Lock()
	r.watch.list = append(r.watch.list, w)
	state := r.state()
	r.mu.Unlock()
	fn(state)
	return func() {
		r.mu.Lock()
		defer r.unlock()
		r.watch.list = slices.DeleteFunc(r.watch.list, func(o *watcher) bool { return o == w })
	}
}

// state is what runs now. The caller holds mu.
func (r *live) state() State {
	if r.shown == nil {
		return State{}
	}
	s := r.shown.state
	s.Waiting = len(r.line)
	return s
}

// tell has the watchers called soon. The caller holds mu.
func (r *live) tell() {
	if !r.watch.asked {
		r.watch.asked = true
		r.post(r.callWatchers)
	}
}

// tellProgress has the watchers called within progressEvery, however often it
// is called. The caller holds mu.
func (r *live) tellProgress() {
	if r.watch.asked || r.watch.later != nil {
		return
	}
	r.watch.later = time.AfterFunc(progressEvery, func() {
		r.mu.Lock()
		defer r.unlock()
		r.watch.later = nil
		r.tell()
	})
}

func (r *live) callWatchers() {
	r.mu.Lock()
	r.watch.asked = false
	state, list := r.state(), slices.Clone(r.watch.list)
	r.mu.Unlock()
	for _, w := range list {
		if r.watching(w) {
			w.fn(state)
		}
	}
}

// watching reports whether w was not stopped by another watcher.
func (r *live) watching(w *watcher) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Contains(r.watch.list, w)
}

// progress is what a Run reports to.
type progress struct {
	r *live
	j *job
}

// Set implements Progress.
func (p progress) Set(done, total int64, words string) {
	p.r.mu.Lock()
	defer p.r.unlock()
	p.j.state.Done, p.j.state.Total, p.j.state.Words = done, total, words
	if p.r.shown == p.j {
		p.r.tellProgress()
	}
}
