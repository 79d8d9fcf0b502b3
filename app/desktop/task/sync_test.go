package task

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSyncRunsInline(t *testing.T) {
	var s Sync
	var log tape
	var seen []State
	stop := s.Watch(func(st State) { seen = append(seen, st) })
	s.Run("Import", func(_ context.Context, p Progress) error {
		p.Set(1, 2, "Zeilen")
		log.add("work")
		return errors.New("not a workbook")
	}, log.done("Import"))
	stop()
	s.Load("page", func(ctx context.Context) error { return ctx.Err() }, log.done("page"))
	s.Save(func() error { return nil }, log.done("save"))
	s.Post(func() { log.add("posted") })
	log.want(t, "work", "Import: not a workbook", "page: <nil>", "save: <nil>", "posted")
	want := []State{{}, {Name: "Import"}, {Name: "Import", Words: "Zeilen", Done: 1, Total: 2}, {}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Import"}, s.Ran()); diff != "" {
		t.Error(diff)
	}
}

func TestSyncHold(t *testing.T) {
	var s Sync
	var log tape
	var last State
	s.Watch(func(st State) { last = st })
	s.Hold()
	quick := func(context.Context) error { return nil }
	s.Load("page", quick, log.done("old"))
	s.Load("page", quick, log.done("new"))
	s.Run("Import", func(context.Context, Progress) error { return nil }, log.done("Import"))
	gone := s.Run("Export", untilCancelled, log.done("Export"))
	if want := (State{Name: "Import", Waiting: 1}); last != want {
		t.Errorf("state = %+v, want %+v", last, want)
	}
	gone.Cancel()
	log.want(t, "Export: context canceled")
	s.Release()
	log.want(t, "Export: context canceled", "new: <nil>", "Import: <nil>")
	s.Hold()
	s.Run("Merge", untilCancelled, log.done("Merge"))
	s.CancelRunning()
	log.want(t, "Export: context canceled", "new: <nil>", "Import: <nil>", "Merge: context canceled")
	if last.Busy() {
		t.Errorf("state = %+v, want nothing", last)
	}
}

func TestSyncCancelFromWithin(t *testing.T) {
	var s Sync
	var log tape
	s.Run("Import", func(ctx context.Context, _ Progress) error {
		s.CancelRunning() // as a person presses Esc half way
		return ctx.Err()
	}, log.done("Import"))
	log.want(t, "Import: context canceled")
}

func TestSyncTime(t *testing.T) {
	var s Sync
	var log tape
	s.After(2*time.Second, func() { log.add("two") })
	s.After(time.Second, func() {
		log.add("one")
		s.After(500*time.Millisecond, func() { log.add("one and a half") })
	})
	cancel := s.After(time.Second, func() { log.add("cancelled") })
	cancel()
	s.Debounce("draft", DraftPause, func() { log.add("draft") })
	s.Advance(DraftPause - 50*time.Millisecond)
	s.Debounce("draft", DraftPause, func() { log.add("later draft") })
	s.Advance(DraftPause - time.Millisecond)
	log.want(t)
	s.Advance(time.Millisecond)
	log.want(t, "later draft")
	s.Advance(time.Minute)
	log.want(t, "later draft", "one", "one and a half", "two")
}

func TestSyncShutdown(t *testing.T) {
	var s Sync
	var log tape
	s.Debounce("draft", DraftPause, func() { s.Save(func() error { log.add("written"); return nil }, nil) })
	s.After(time.Second, func() { log.add("rang") })
	s.Hold()
	s.Run("Import", untilCancelled, log.done("Import"))
	if err := s.Shutdown(); err != nil {
		t.Fatal(err)
	}
	s.Advance(time.Minute)
	s.Run("late", untilCancelled, log.done("late"))
	log.want(t, "written", "Import: context canceled", "late: the window is closing")
}
