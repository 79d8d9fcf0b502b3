package task

import (
	"context"
	"slices"
)

// job is one Run or Load.
type job struct {
	name     string // what the status bar calls a Run; its key for a Load
	load     bool
	ctx      context.Context
	cancel   context.CancelFunc
	work     func(context.Context) error
	done     func(error)
	silenced bool // a Load replaced by a newer one
	state    State
}

func newJob(name string, done func(error)) *job {
	ctx, cancel := context.WithCancel(context.Background())
	return &job{name: name, ctx: ctx, cancel: cancel, done: orNothing(done)}
}

// Run implements Runner.
func (r *live) Run(name string, work func(context.Context, Progress) error, done func(error)) Handle {
	j := newJob(name, done)
	j.state.Name = name
	j.work = func(ctx context.Context) error { return work(ctx, progress{r, j}) }
	r.mu.Lock()
	defer r.unlock()
	if r.phase != open {
		return r.refuse(j)
	}
	r.line = append(r.line, j)
	r.next()
	r.tell()
	return Handle{func() { r.cancelRun(j) }}
}

// Load implements Runner.
func (r *live) Load(key string, work func(context.Context) error, done func(error)) Handle {
	j := newJob(key, done)
	j.load, j.work = true, work
	r.mu.Lock()
	defer r.unlock()
	if r.phase != open {
		return r.refuse(j)
	}
	for _, old := range r.jobs {
		if key != "" && old.load && old.name == key {
			old.silenced = true
			old.cancel()
		}
	}
	r.start(j)
	return Handle{j.cancel}
}

// refuse answers a job that comes too late. The caller holds mu.
func (r *live) refuse(j *job) Handle {
	j.cancel()
	r.post(func() { j.done(ErrShutdown) })
	return Handle{}
}

// next starts the first Run in line if none is under way. The caller holds mu.
func (r *live) next() {
	if r.shown != nil || len(r.line) == 0 {
		return
	}
	r.shown = r.line[0]
	r.line = slices.Delete(r.line, 0, 1)
	r.start(r.shown)
}

// start runs j on a goroutine of its own. The caller holds mu.
func (r *live) start(j *job) {
	r.jobs = append(r.jobs, j)
	go func() {
		err := guard(j.name, func() error { return j.work(j.ctx) })
		j.cancel()
		r.ended(j, err)
	}()
}

// ended sends j's outcome to the UI goroutine. A Load may still be silenced
// there by one that was asked for meanwhile, so j counts until then.
func (r *live) ended(j *job, err error) {
	r.mu.Lock()
	defer r.unlock()
	r.post(func() {
		if r.leave(j) {
			j.done(err)
		}
	})
	if r.shown == j {
		r.shown = nil
		r.next()
		r.tell()
	}
}

// leave takes j off the jobs and reports whether its outcome is wanted.
func (r *live) leave(j *job) bool {
	r.mu.Lock()
	defer r.unlock()
	r.jobs = slices.DeleteFunc(r.jobs, func(o *job) bool { return o == j })
	return !j.silenced
}

// cancelRun cancels j, whether it runs or waits.
func (r *live) cancelRun(j *job) {
	r.mu.Lock()
	defer r.unlock()
	j.cancel()
	if r.shown == j {
		j.state.Cancelling = true
		r.tell()
	}
	if i := slices.Index(r.line, j); i >= 0 {
		r.line = slices.Delete(r.line, i, i+1)
		r.post(func() { j.done(context.Canceled) })
		r.tell()
	}
}

// CancelRunning implements Runner.
func (r *live) CancelRunning() {
	r.mu.Lock()
	j := r.shown
	r.mu.Unlock()
	if j != nil {
		r.cancelRun(j)
	}
}
