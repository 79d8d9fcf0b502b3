package task

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// DraftPause is the rest in typing after which text must be on its way to
// disk. Use it with [Runner.Debounce] for drafts, so that steady typing is on
// its way every 300 ms: that leaves a slow disk and a slow screen time within
// the second that a pulled plug may cost.
const DraftPause = 150 * time.Millisecond

// ErrShutdown is what done gets when Run or Load are called after Shutdown
// began: the work was not started.
var ErrShutdown = errors.New("the window is closing")

// ErrStillRunning is wrapped by the error of [Runner.Shutdown] when cancelled
// work did not end in time. Saves are never among it.
var ErrStillRunning = errors.New("still running")

// Runner starts work and brings outcomes back to the UI goroutine.
//
// Call its methods on the UI goroutine; only Post may be called from
// anywhere. Every callback (done, fn, watchers) runs on the UI goroutine. A panic
// in work arrives at done as a [*PanicError].
type Runner interface {
	// Run starts work that a person sees in the status bar under name. Only
	// one runs at a time, further ones wait. done may be nil; it is called
	// once, with work's error, or with context.Canceled when it was cancelled
	// before it began.
	Run(name string, work func(ctx context.Context, p Progress) error, done func(error)) Handle

	// Load starts work that nobody sees. A later Load of the same key cancels
	// this one and its done is then never called. The empty key replaces
	// nothing.
	Load(key string, work func(ctx context.Context) error, done func(error)) Handle

	// Save starts work that must not be lost: it runs after all earlier saves,
	// cannot be cancelled, and Shutdown waits for it. After Shutdown it runs
	// inside the call. done may be nil.
	Save(work func() error, done func(error))

	// After calls fn once d has passed, unless cancel is called before.
	// Shutdown drops it.
	After(d time.Duration, fn func()) (cancel func())

	// Debounce calls fn when key has rested for d; a later call with the same
	// key takes the place of this one and begins the rest anew. Under steady
	// calls it still runs every 2×d, so that steady typing is saved too.
	// Nothing pending is lost: Flush and Shutdown run it, and after Shutdown fn
	// is called inside the call. cancel drops it.
	Debounce(key string, d time.Duration, fn func()) (cancel func())

	// Flush runs what Debounce holds for these keys, or for all keys when none
	// is named, inside the call and in the order in which they were asked for.
	Flush(keys ...string)

	// Post calls fn on the UI goroutine. It may be called from any goroutine.
	Post(fn func())

	// Watch calls fn with what runs now, inside the call, and then at each
	// change until stop is called.
	Watch(fn func(State)) (stop func())

	// CancelRunning cancels the work that Watch shows, if any.
	CancelRunning()

	// Shutdown runs pending debounces, waits for all saves, cancels the rest
	// and calls every callback that is ready. Call it on the UI goroutine
	// before the program quits: what waits in Fyne's own queue at that moment
	// may never run. Cancelled work has a few seconds to end; if it does not,
	// the error wraps ErrStillRunning and names it.
	Shutdown() error
}

// Progress tells how far work has come. Its methods may be called from any
// goroutine and are cheap enough to be called for each row.
type Progress interface {
	// Set says that done of total are done; total 0 means that the total is
	// not known. Words say what is being done now, and may be empty.
	Set(done, total int64, words string)
}

// State is what the status bar shows. The zero State means that nothing runs.
type State struct {
	Name        string // what runs, as given to Run
	Words       string // what it does now, from Progress
	Done, Total int64  // how far it is; Total 0: not known
	Waiting     int    // how many wait behind it
	Cancelling  bool   // it was asked to stop and has not stopped yet
}

// Busy reports whether something runs.
func (s State) Busy() bool { return s.Name != "" }

// Handle cancels work. The zero Handle does nothing.
type Handle struct{ cancel func() }

// Cancel asks the work to stop. Its done is still called, with the error that
// the work returns. Cancelling what has ended does nothing.
func (h Handle) Cancel() {
	if h.cancel != nil {
		h.cancel()
	}
}

// PanicError is a panic in background work, turned into an error so that the
// program and the unsaved text in it live on.
type PanicError struct {
	Task  string // name or key of the work, "save" for a save
	Value any    // what was passed to panic
	Stack []byte // stack of the goroutine that panicked
}

// Error tells task and value; the stack is left to the crash report.
func (e *PanicError) Error() string {
	return fmt.Sprintf("%s: internal error: %v", e.Task, e.Value)
}

// Unwrap gives the value of the panic if it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// guard runs work and turns a panic into a *PanicError.
func guard(name string, work func() error) (err error) {
	if name == "" {
		name = "background work"
	}
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Task: name, Value: v, Stack: debug.Stack()}
		}
	}()
	return work()
}

// Fetch is Load for work with a result, which done gets beside the error.
func Fetch[T any](r Runner, key string, work func(ctx context.Context) (T, error), done func(T, error)) Handle {
	var result T
	return r.Load(key, func(ctx context.Context) (err error) {
		result, err = work(ctx)
		return err
	}, func(err error) { done(result, err) })
}
