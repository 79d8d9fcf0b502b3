package task

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestShutdownWritesLastWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newLive((&screen{}).do) // a loop that never comes round again
		var log tape
		slow := make(chan struct{})
		time.AfterFunc(time.Minute, func() { close(slow) }) // a stick that takes its time
		r.Save(func() error { <-slow; log.add("write 1"); return nil }, nil)
		r.Debounce("statement", DraftPause, func() {
			r.Save(func() error { log.add("write 2"); return nil }, func(err error) {
				log.add("2: %v", err)
				r.Debounce("note", DraftPause, func() {
					r.Save(func() error { log.add("write 3"); return nil }, nil)
				})
			})
		})
		if err := r.Shutdown(); err != nil {
			t.Fatalf("Shutdown: %v", err)
		}
		log.want(t, "write 1", "write 2", "2: <nil>", "write 3")
	})
}

func TestShutdownCancelsTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newLive((&screen{}).do)
		var log tape
		r.Run("Import", untilCancelled, log.done("Import"))
		r.Run("Export", untilCancelled, log.done("Export"))
		r.Load("page", func(ctx context.Context) error { <-ctx.Done(); return nil }, func(error) {
			r.Run("Again", untilCancelled, log.done("Again"))
		})
		r.After(time.Second, func() { log.add("rang") })
		if err := r.Shutdown(); err != nil {
			t.Fatalf("Shutdown: %v", err)
		}
		got := strings.Join(log.lines, "\n")
		for _, want := range []string{"Import: context canceled", "Export: context canceled", "Again: the window is closing"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is missing in\n%s", want, got)
			}
		}
		if len(log.lines) != 3 {
			t.Errorf("what happened:\n%s", got)
		}
	})
}

func TestShutdownGivesUpOnStubbornWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newLive((&screen{}).do)
		free := make(chan struct{})
		r.Run("Prüfung", func(context.Context, Progress) error { <-free; return nil }, func(error) {
			t.Error("done was called after Shutdown")
		})
		err := r.Shutdown()
		if !errors.Is(err, ErrStillRunning) || !strings.Contains(err.Error(), "Prüfung") {
			t.Errorf("Shutdown = %v, want ErrStillRunning that names the work", err)
		}
		close(free)
	})
}

func TestAfterShutdownSavesRunAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newLive((&screen{}).do)
		if err := r.Shutdown(); err != nil {
			t.Fatalf("Shutdown: %v", err)
		}
		var log tape
		r.Debounce("statement", DraftPause, func() {
			r.Save(func() error { log.add("written"); return nil }, log.done("save"))
		})
		r.Post(func() { log.add("posted") })
		r.After(0, func() { log.add("rang") })
		if err := r.Shutdown(); err != nil {
			t.Errorf("second Shutdown: %v", err)
		}
		log.want(t, "written", "save: <nil>")
	})
}

// TestShutdownFromACallback closes the window in a done, as "Save and quit"
// does, with more callbacks behind it.
func TestShutdownFromACallback(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		r.Post(func() {
			if err := r.Shutdown(); err != nil {
				t.Errorf("Shutdown: %v", err)
			}
			log.add("shut down")
		})
		r.Post(func() { log.add("behind it") })
		s.settle()
		log.want(t, "behind it", "shut down")
	})
}

// TestManyAtOnce runs without a bubble, on real goroutines and a real UI
// goroutine, for the race detector: no save is lost or overtaken, each done is
// called once and on the UI goroutine.
func TestManyAtOnce(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { manyAtOnce(t, rand.New(rand.NewPCG(seed, 0))) })
	}
}

func manyAtOnce(t *testing.T, rnd *rand.Rand) {
	queue, stop := uiGoroutine()
	r := newLive(func(fn func()) { queue <- fn })
	var c crowd
	var senders sync.WaitGroup
	for i := range 300 {
		kind := rnd.IntN(5)
		senders.Add(1)
		queue <- func() {
			defer senders.Done()
			c.ask(r, kind, i)
		}
	}
	senders.Wait()
	ended := make(chan error)
	queue <- func() { ended <- r.Shutdown() }
	if err := <-ended; err != nil {
		t.Errorf("Shutdown: %v", err)
	}
	stop()
	if c.asked != c.done {
		t.Errorf("%d callbacks for %d requests", c.done, c.asked)
	}
	if !slices.IsSorted(c.written) {
		t.Errorf("saves overtook one another: %v", c.written)
	}
}

// uiGoroutine runs what is sent to queue until stop is called.
func uiGoroutine() (queue chan func(), stop func()) {
	queue = make(chan func(), 10_000)
	end := make(chan struct{})
	var loop sync.WaitGroup
	loop.Go(func() {
		for {
			select {
			case fn := <-queue:
				fn()
			case <-end:
				return
			}
		}
	})
	return queue, func() { close(end); loop.Wait() }
}

// crowd counts requests and their callbacks. It has no lock: the UI goroutine
// is the only one that may come here, and saves run one after the other.
type crowd struct {
	asked, done int
	written     []int
}

func (c *crowd) count(error) { c.done++ }

func (c *crowd) ask(r Runner, kind, i int) {
	c.asked++
	switch kind {
	case 0:
		r.Run("run", func(_ context.Context, p Progress) error { p.Set(1, 2, ""); return nil }, c.count)
	case 1:
		r.Load("", func(context.Context) error { return nil }, c.count)
	case 2:
		c.asked-- // the next one may silence it
		r.Load("k", func(ctx context.Context) error { return ctx.Err() }, nil)
	case 3:
		r.Save(func() error { c.written = append(c.written, i); return nil }, c.count)
	default:
		r.Debounce(fmt.Sprint(i), time.Hour, func() { c.count(nil) })
		go r.Post(func() {})
	}
}

func TestLiveInsideFyneTestDriverDoesNotDeadlock(t *testing.T) {
	inline := func(fn func()) { fn() } // what Fyne does before its loop runs
	r := newLive(inline)
	var order []string
	r.Post(func() {
		order = append(order, "outer")
		r.Post(func() { order = append(order, "inner") })
	})
	if err := r.Shutdown(); err != nil {
		t.Fatalf("Shutdown: %v", err)
	}
	r.Run("late", untilCancelled, func(error) { order = append(order, "late") })
	if diff := cmp.Diff([]string{"outer", "inner"}, order); diff != "" {
		t.Error(diff)
	}
}
