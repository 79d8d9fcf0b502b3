package portfolio

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/store"
)

// TestFacts_sayWhatTheWholeCaseSays holds every rule that the portfolio uses on facts against the same on whole cases.
func TestFacts_sayWhatTheWholeCaseSays(t *testing.T) {
	t.Parallel()
	l := looked(t, folders(t, Options{}, thirteen(t)))
	if len(l.Cases) != 13 || len(l.Unreadable) > 0 {
		t.Fatalf("found %d cases, unreadable %v", len(l.Cases), l.Unreadable)
	}
	for _, found := range l.Cases {
		f, err := store.Open(t.Context(), found.File, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		whole, err := f.Load(t.Context())
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		for day := today.AddDays(-800); day.Before(today.AddDays(1200)); day = day.AddDays(53) {
			if diff := cmp.Diff(told(whole, day), told(found.Facts.Case, day)); diff != "" {
				t.Errorf("%s on %s: the facts say otherwise (-case +facts):\n%s", whole.Client.Name, day, diff)
				break
			}
		}
	}
}

// told is everything that the portfolio takes from the rules.
func told(c *audit.Case, day date.Date) any {
	status, reason := cycle.StatusOf(c, day)
	return []any{
		string(status), reason, string(cycle.StandingOf(c, day)), fmt.Sprint(cycle.MilestoneOf(c, day)), fmt.Sprint(cycle.Due(c, day)),
		fmt.Sprint(cycle.Limits(c, day)), fmt.Sprint(cycle.CycleOf(c, day)), fmt.Sprint(cycle.RetentionOf(c, day)),
	}
}
