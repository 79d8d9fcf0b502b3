package task

import (
	"context"
	"slices"
	"time"
)

// Sync is the Runner of tests. Work and callbacks run inside the call that
// asks for them, and After and Debounce wait until the test calls
// [Sync.Advance]. Between [Sync.Hold] and [Sync.Release] Run and Load wait, so
// that a test can look at a page that is still waiting for its data. The zero
// Sync is ready for use; like a page it belongs to one goroutine.
type Sync struct {
	now       time.Duration
	alarms    []*syncAlarm
	debounces debouncer
	watchers  []*watcher
	held      bool
	line      []*syncJob
	shown     *syncJob
	ended     bool
	names     []string
}

type syncAlarm struct {
	at time.Duration
	fn func()
}

type syncJob struct {
	name   string
	load   bool
	ctx    context.Context
	cancel context.CancelFunc
	work   func(context.Context) error
	done   func(error)
	state  State
}

// Ran gives the names of all Run so far, in the order in which they began.
func (s *Sync) Ran() []string { return slices.Clone(s.names) }

// Hold makes Run and Load wait for Release.
func (s *Sync) Hold() { s.held = true }

// Release runs what Hold kept waiting, first come first served, and lets later
// work run at once again.
func (s *Sync) Release() {
	s.held = false
	for len(s.line) > 0 {
		j := s.line[0]
		s.line = slices.Delete(s.line, 0, 1)
		s.start(j)
	}
}

// Advance lets d pass: what After and Debounce hold for that time is called in
// the order of its time.
func (s *Sync) Advance(d time.Duration) {
	end := s.now + d
	for {
		next := -1
		for i, a := range s.alarms {
			if a.at <= end && (next < 0 || a.at < s.alarms[next].at) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		a := s.alarms[next]
		s.alarms = slices.Delete(s.alarms, next, next+1)
		s.now = a.at
		a.fn()
	}
	s.now = end
}

// Run implements Runner.
func (s *Sync) Run(name string, work func(context.Context, Progress) error, done func(error)) Handle {
	j := newSyncJob(name, done)
	j.state.Name = name
	j.work = func(ctx context.Context) error { return work(ctx, syncProgress{s, j}) }
	return s.add(j)
}

// Load implements Runner.
func (s *Sync) Load(key string, work func(context.Context) error, done func(error)) Handle {
	j := newSyncJob(key, done)
	j.load, j.work = true, work
	if key != "" {
		s.line = slices.DeleteFunc(s.line, func(o *syncJob) bool { return o.load && o.name == key })
	}
	return s.add(j)
}

func newSyncJob(name string, done func(error)) *syncJob {
	ctx, cancel := context.WithCancel(context.Background())
	return &syncJob{name: name, ctx: ctx, cancel: cancel, done: orNothing(done)}
}

func (s *Sync) add(j *syncJob) Handle {
	switch {
	case s.ended:
		j.cancel()
		j.done(ErrShutdown)
	case s.held:
		s.line = append(s.line, j)
		s.tell()
	default:
		s.start(j)
	}
	return Handle{func() { s.cancel(j) }}
}

func (s *Sync) start(j *syncJob) {
	outer := s.shown
	if !j.load {
		s.names = append(s.names, j.name)
		s.shown = j
		s.tell()
	}
	err := guard(j.name, func() error { return j.work(j.ctx) })
	j.cancel()
	s.shown = outer
	j.done(err)
	if !j.load {
		s.tell()
	}
}

func (s *Sync) cancel(j *syncJob) {
	j.cancel()
	if i := slices.Index(s.line, j); i >= 0 {
		s.line = slices.Delete(s.line, i, i+1)
		j.done(context.Canceled)
		s.tell()
	}
}

// Save implements Runner.
func (s *Sync) Save(work func() error, done func(error)) { orNothing(done)(guard("save", work)) }

// After implements Runner.
func (s *Sync) After(d time.Duration, fn func()) (cancel func()) {
	a := &syncAlarm{s.now + d, fn}
	s.alarms = append(s.alarms, a)
	return func() {
		s.alarms = slices.DeleteFunc(s.alarms, func(o *syncAlarm) bool { return o == a })
	}
}

// Debounce implements Runner.
func (s *Sync) Debounce(key string, d time.Duration, fn func()) (cancel func()) {
	s.debounces.after = s.After
	return s.debounces.add(key, d, fn)
}

// Flush implements Runner.
func (s *Sync) Flush(keys ...string) { s.debounces.flush(keys) }

// Post implements Runner.
func (s *Sync) Post(fn func()) { fn() }

// Watch implements Runner.
func (s *Sync) Watch(fn func(State)) (stop func()) {
	w := &watcher{fn}
	s.watchers = append(s.watchers, w)
	fn(s.state())
	return func() {
		s.watchers = slices.DeleteFunc(s.watchers, func(o *watcher) bool { return o == w })
	}
}

// state is what runs, or the first that Hold keeps waiting.
func (s *Sync) state() State {
	var runs []*syncJob
	if s.shown != nil {
		runs = append(runs, s.shown)
	}
	for _, j := range s.line {
		if !j.load {
			runs = append(runs, j)
		}
	}
	if len(runs) == 0 {
		return State{}
	}
	state := runs[0].state
	state.Waiting = len(runs) - 1
	return state
}

func (s *Sync) tell() {
	for _, w := range slices.Clone(s.watchers) {
		w.fn(s.state())
	}
}

// CancelRunning implements Runner.
func (s *Sync) CancelRunning() {
	if s.shown != nil {
		s.shown.state.Cancelling = true
		s.cancel(s.shown)
		s.tell()
		return
	}
	for _, j := range s.line {
		if !j.load {
			s.cancel(j)
			return
		}
	}
}

// Shutdown implements Runner.
func (s *Sync) Shutdown() error {
	s.Flush()
	s.ended = true
	for len(s.line) > 0 {
		s.cancel(s.line[0])
	}
	s.alarms = nil
	return nil
}

type syncProgress struct {
	s *Sync
	j *syncJob
}

// Set implements Progress.
func (p syncProgress) Set(done, total int64, words string) {
	p.j.state.Done, p.j.state.Total, p.j.state.Words = done, total, words
	p.s.tell()
}

var _ Runner = (*Sync)(nil)
