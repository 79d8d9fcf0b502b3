package task

import (
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

const (
	// shutdownGrace is how long cancelled work may take to end.
	shutdownGrace = 5 * time.Second
	// progressEvery is how often a change of progress is shown: often enough
	// to look steady, seldom enough to leave the UI goroutine to the person.
	progressEvery = 50 * time.Millisecond
)

// live is the Runner of the program.
//
// Callbacks wait in a queue of its own; Fyne's queue only ever holds the
// request to empty it. So Shutdown can run what Fyne would throw away when its
// loop ends, and after that nothing runs at all: once its loop has ended, Fyne
// calls what it is given on the goroutine that gives it.
//
// Each method locks mu, changes what it has to and ends with unlock, which
// passes on the callbacks that became ready. No function of anybody else is
// called under mu.
type live struct {
	do   func(func())  // passes a function to the UI goroutine without waiting
	wake chan struct{} // tells Shutdown to look again; holds one token

	debounces debouncer // UI goroutine only

	mu     sync.Mutex
	phase  phase
	ready  []func() // callbacks to run on the UI goroutine
	asked  bool     // do holds a request to run ready
	jobs   []*job   // Run and Load whose done was not called yet
	line   []*job   // Run waiting for their turn
	shown  *job     // the Run under way
	saves  []save
	saving bool
	alarms map[*alarm]bool // After that has not rung
	watch  watch
}

// phase is how far the life of a live runner has come.
type phase int

const (
	open    phase = iota
	closing       // Shutdown is under way: no new Run, Load, After
	closed        // Shutdown has ended: no callback any more
)

// New gives the runner of the program. There is one for each program; call its
// Shutdown before quitting.
func New() Runner { return newLive(fyne.Do) }

func newLive(do func(func())) *live {
	r := &live{do: do, wake: make(chan struct{}, 1), alarms: map[*alarm]bool{}}
	r.debounces.after = r.After
	return r
}

// unlock releases mu and has the UI goroutine run what became ready. It asks
// outside mu because do may call at once: before Fyne's loop runs, and in its
// test driver.
func (r *live) unlock() {
	ask := len(r.ready) > 0 && !r.asked && r.phase == open
	r.asked = r.asked || ask
	r.mu.Unlock()
	if ask {
		r.do(r.drain)
	}
}

// post queues fn for the UI goroutine. The caller holds mu.
func (r *live) post(fn func()) {
	if r.phase == closed {
		return
	}
	r.ready = append(r.ready, fn)
	r.nudge()
}

// nudge wakes Shutdown. The caller holds mu.
func (r *live) nudge() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// drain runs what was ready when it began and asks again for what was added
// meanwhile, so that key presses get their turn in between.
func (r *live) drain() {
	r.mu.Lock()
	r.asked = false
	n := len(r.ready)
	if r.phase != open {
		n = 0 // Shutdown does it, on the UI goroutine
	}
	r.mu.Unlock()
	for range n {
		r.step()
	}
	r.mu.Lock()
	r.unlock()
}

// step runs the next callback, if any. One is taken at a time, so that a
// Shutdown called by one of them finds the others.
func (r *live) step() {
	r.mu.Lock()
	if len(r.ready) == 0 {
		r.mu.Unlock()
		return
	}
	fn := r.ready[0]
	r.ready = slices.Delete(r.ready, 0, 1)
	r.mu.Unlock()
	fn()
}

// Post implements Runner.
func (r *live) Post(fn func()) {
	r.mu.Lock()
	defer r.unlock()
	r.post(fn)
}

// alarm is one After that has not rung.
type alarm struct{ timer *time.Timer }

// After implements Runner.
func (r *live) After(d time.Duration, fn func()) (cancel func()) {
	r.mu.Lock()
	defer r.unlock()
	if r.phase != open {
		return func() {}
	}
	a := &alarm{}
	a.timer = time.AfterFunc(d, func() {
		r.Post(func() {
			if r.disarm(a) {
				fn()
			}
		})
	})
	r.alarms[a] = true
	return func() { r.disarm(a) }
}

// disarm forgets a and reports whether it was still expected to ring.
func (r *live) disarm(a *alarm) bool {
	r.mu.Lock()
	defer r.unlock()
	armed := r.alarms[a]
	delete(r.alarms, a)
	a.timer.Stop()
	return armed
}

// Debounce implements Runner.
func (r *live) Debounce(key string, d time.Duration, fn func()) (cancel func()) {
	r.mu.Lock()
	late := r.phase == closed
	r.mu.Unlock()
	if late {
		fn()
		return func() {}
	}
	return r.debounces.add(key, d, fn)
}

// Flush implements Runner.
func (r *live) Flush(keys ...string) { r.debounces.flush(keys) }

// save is one Save in line.
type save struct {
	work func() error
	done func(error)
}

// Save implements Runner.
func (r *live) Save(work func() error, done func(error)) {
	done = orNothing(done)
	r.mu.Lock()
	if r.phase == closed {
		r.mu.Unlock()
		done(guard("save", work))
		return
	}
	defer r.unlock()
	r.saves = append(r.saves, save{work, done})
	if !r.saving {
		r.saving = true
		go r.saveAll()
	}
}

// saveAll works through the saves and ends when there are none.
func (r *live) saveAll() {
	for {
		s, ok := r.nextSave()
		if !ok {
			return
		}
		err := guard("save", s.work)
		r.Post(func() { s.done(err) })
	}
}

func (r *live) nextSave() (save, bool) {
	r.mu.Lock()
	defer r.unlock()
	if len(r.saves) == 0 {
		r.saving = false
		r.nudge()
		return save{}, false
	}
	s := r.saves[0]
	r.saves = slices.Delete(r.saves, 0, 1)
	return s, true
}

func orNothing(done func(error)) func(error) {
	if done == nil {
		return func(error) {}
	}
	return done
}

var _ Runner = (*live)(nil)
