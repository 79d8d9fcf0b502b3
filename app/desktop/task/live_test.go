package task

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// screen stands in for Fyne's loop: the goroutine of the test is the UI
// goroutine, and time is that of the synctest bubble.
type screen struct {
	mu    sync.Mutex
	queue []func()
}

func (s *screen) do(fn func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, fn)
}

func (s *screen) next() func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) == 0 {
		return nil
	}
	fn := s.queue[0]
	s.queue = s.queue[1:]
	return fn
}

// settle works until nothing moves any more without time passing.
func (s *screen) settle() {
	synctest.Wait()
	for fn := s.next(); fn != nil; fn = s.next() {
		fn()
		synctest.Wait()
	}
}

// pass lets d go by in steps of a key press, settling at each.
func (s *screen) pass(d time.Duration) {
	const step = 10 * time.Millisecond
	for ; d > 0; d -= step {
		<-time.After(min(step, d))
		s.settle()
	}
}

// onScreen runs test in a bubble with a live runner and shuts it down after.
func onScreen(t *testing.T, test func(t *testing.T, s *screen, r *live)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &screen{}
		r := newLive(s.do)
		test(t, s, r)
		if err := r.Shutdown(); err != nil {
			t.Errorf("Shutdown at the end of the test: %v", err)
		}
	})
}

// tape records what happened.
type tape struct {
	mu    sync.Mutex
	lines []string
}

func (l *tape) add(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func (l *tape) done(name string) func(error) {
	return func(err error) { l.add("%s: %v", name, err) }
}

func (l *tape) want(t *testing.T, want ...string) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if diff := cmp.Diff(want, l.lines); diff != "" {
		t.Errorf("what happened (-want +got):\n%s", diff)
	}
}

// untilCancelled is work that ends only when it is cancelled.
func untilCancelled(ctx context.Context, _ Progress) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestRunOneAfterTheOther(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		gate := make(chan struct{})
		r.Run("Import", func(context.Context, Progress) error { <-gate; return nil }, log.done("Import"))
		r.Run("Export", func(context.Context, Progress) error { return errors.New("disk full") }, log.done("Export"))
		s.settle()
		log.want(t)
		close(gate)
		s.settle()
		log.want(t, "Import: <nil>", "Export: disk full")
	})
}

func TestWatchTellsWhatRuns(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var seen []State
		stop := r.Watch(func(st State) { seen = append(seen, st) })
		begin, gate := make(chan struct{}), make(chan struct{})
		r.Run("Überprüfen", func(_ context.Context, p Progress) error {
			<-begin
			for i := range int64(10_000) {
				p.Set(i+1, 10_000, "Änderungen")
			}
			<-gate
			return nil
		}, nil)
		r.Run("Export", func(context.Context, Progress) error { return nil }, nil)
		s.settle()
		close(begin)
		s.pass(progressEvery)
		close(gate)
		s.settle()
		want := []State{
			{},
			{Name: "Überprüfen", Waiting: 1},
			{Name: "Überprüfen", Words: "Änderungen", Done: 10_000, Total: 10_000, Waiting: 1},
			{},
		}
		if diff := cmp.Diff(want, seen); diff != "" {
			t.Errorf("states (-want +got):\n%s", diff)
		}
		stop()
		n := len(seen)
		r.Run("Import", func(context.Context, Progress) error { return nil }, nil)
		s.settle()
		if len(seen) != n {
			t.Error("watcher called after stop")
		}
	})
}

func TestCancel(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		var last State
		r.Watch(func(st State) { last = st })
		stubborn := make(chan struct{})
		r.Run("Merge", func(ctx context.Context, _ Progress) error {
			<-stubborn
			return ctx.Err()
		}, log.done("Merge"))
		waiting := r.Run("Export", untilCancelled, log.done("Export"))
		s.settle()
		waiting.Cancel()
		waiting.Cancel()
		r.CancelRunning()
		s.settle()
		if want := (State{Name: "Merge", Cancelling: true}); last != want {
			t.Errorf("state = %+v, want %+v", last, want)
		}
		close(stubborn)
		s.settle()
		log.want(t, "Export: context canceled", "Merge: context canceled")
		r.CancelRunning()
		Handle{}.Cancel()
	})
}

func TestLoadNewerSilencesOlder(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		slow := make(chan struct{})
		r.Load("search", func(context.Context) error { <-slow; return nil }, log.done("risk"))
		r.Load("search", func(context.Context) error { return nil }, log.done("risk register"))
		r.Load("", func(context.Context) error { return nil }, log.done("thumbnail 1"))
		r.Load("", func(context.Context) error { return nil }, log.done("thumbnail 2"))
		s.settle()
		close(slow)
		s.settle()
		if got := len(log.lines); got != 3 {
			t.Errorf("%d outcomes, want those of the newer search and of both thumbnails: %q", got, log.lines)
		}
		for _, line := range log.lines {
			if line == "risk: <nil>" {
				t.Error("the older search answered")
			}
		}
	})
}

func TestLoadSilencedWhileItsOutcomeWaits(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		r.Load("page", func(context.Context) error { return nil }, log.done("old"))
		synctest.Wait() // it has ended, but the screen has not come to it
		r.Load("page", func(context.Context) error { return nil }, log.done("new"))
		s.settle()
		log.want(t, "new: <nil>")
	})
}

func TestFetchBringsTheResult(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var rows []string
		Fetch(r, "rows", func(context.Context) ([]string, error) {
			return []string{"Søren", "Zoë"}, nil
		}, func(got []string, err error) {
			if err != nil {
				t.Errorf("Fetch: %v", err)
			}
			rows = got
		})
		s.settle()
		if diff := cmp.Diff([]string{"Søren", "Zoë"}, rows); diff != "" {
			t.Error(diff)
		}
	})
}

func TestPanicBecomesAnError(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		cause := errors.New("index out of range")
		boom := func() error { panic(cause) }
		var got []error
		keep := func(err error) { got = append(got, err) }
		r.Run("Import", func(context.Context, Progress) error { return boom() }, keep)
		r.Load("", func(context.Context) error { return boom() }, keep)
		r.Save(boom, keep)
		s.settle()
		if len(got) != 3 {
			t.Fatalf("%d outcomes, want 3", len(got))
		}
		for _, err := range got {
			var p *PanicError
			if !errors.As(err, &p) || !errors.Is(err, cause) {
				t.Fatalf("error = %v, want a PanicError with its cause", err)
			}
			if !strings.Contains(string(p.Stack), "live_test.go") {
				t.Errorf("stack does not show where it happened:\n%s", p.Stack)
			}
		}
	})
}

func TestAfter(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		r.After(time.Second, func() { log.add("rang") })
		cancel := r.After(time.Second, func() { log.add("rang though cancelled") })
		s.pass(900 * time.Millisecond)
		log.want(t)
		cancel()
		s.pass(100 * time.Millisecond)
		cancel()
		log.want(t, "rang")
	})
}

func TestAfterCancelledWhileTheScreenIsBusy(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		cancel := r.After(time.Second, func() { t.Error("rang though cancelled") })
		<-time.After(2 * time.Second)
		synctest.Wait()
		cancel()
		s.settle()
	})
}

func TestDebounceWaitsForRest(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		for _, text := range []string{"T", "Th", "The"} {
			r.Debounce("statement", DraftPause, func() { log.add("saved %q", text) })
			s.pass(50 * time.Millisecond)
		}
		log.want(t)
		s.pass(100 * time.Millisecond)
		log.want(t, `saved "The"`)
		s.pass(time.Minute)
		log.want(t, `saved "The"`)
	})
}

func TestDebounceSavesSteadyTyping(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		saved := 0
		for range 50 { // 5 s without a rest
			r.Debounce("statement", DraftPause, func() { saved++ })
			s.pass(100 * time.Millisecond)
		}
		if saved < 16 { // every 300 ms, which leaves time to write within the second
			t.Errorf("5 s of steady typing saved %d times: more than a second could be lost on a slow machine", saved)
		}
	})
}

func TestFlush(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		r.Debounce("a", DraftPause, func() { log.add("a") })
		r.Debounce("b", DraftPause, func() { log.add("b") })
		r.Debounce("c", DraftPause, func() { log.add("c") })
		dropped := r.Debounce("d", DraftPause, func() { log.add("d") })
		dropped()
		r.Flush("c")
		log.want(t, "c")
		r.Flush()
		log.want(t, "c", "a", "b")
		s.pass(time.Second)
		log.want(t, "c", "a", "b")
	})
}

func TestSavesKeepTheirOrder(t *testing.T) {
	onScreen(t, func(t *testing.T, s *screen, r *live) {
		var log tape
		first := make(chan struct{})
		r.Save(func() error { <-first; log.add("write 1"); return nil }, nil)
		r.Save(func() error { log.add("write 2"); return nil }, log.done("2"))
		s.settle()
		log.want(t)
		close(first)
		s.settle()
		log.want(t, "write 1", "write 2", "2: <nil>")
	})
}
