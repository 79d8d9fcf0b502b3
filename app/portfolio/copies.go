package portfolio

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// fewOthers is how many of the other copies a row names.
const fewOthers = 20

// markCopies marks the files of cases that several files hold. Only of copies in different states are the heads of all
// sessions read again, one file of each state.
func (f *Folders) markCopies(ctx context.Context, l *Look) {
	of := map[audit.ID][]*Found{}
	for i := range l.Cases {
		c := &l.Cases[i]
		of[c.Facts.Case.ID] = append(of[c.Facts.Case.ID], c)
	}
	for _, copies := range of {
		if len(copies) > 1 {
			f.compare(ctx, copies)
			nameOthers(copies)
		}
	}
}

// compare marks the files of one case, in the order of their paths.
func (f *Folders) compare(ctx context.Context, copies []*Found) {
	first := map[string]int{} // head → its place among states
	var states []*Found
	for _, c := range copies {
		if _, known := first[c.Facts.Head]; !known {
			first[c.Facts.Head] = len(states)
			states = append(states, c)
		}
	}
	marks := []Copy{CopyNewest}
	if len(states) > 1 {
		heads := make([]store.Heads, len(states))
		for i, c := range states {
			if g, err := patiently(ctx, f.limit, func(ctx context.Context) (*store.Glance, error) { return store.LookAt(ctx, c.File, nil) }); err == nil {
				heads[i] = g.Heads
			}
		}
		marks = compareHeads(heads)
	}
	for _, c := range copies {
		at := first[c.Facts.Head]
		if c.Copy = marks[at]; states[at] != c && c.Copy != CopyOlder {
			c.Copy = CopySame
		}
	}
}

// compareHeads says what each state is among the states of one case. One whose heads could not be read again (nil) is to
// be merged: nothing is known of it.
func compareHeads(heads []store.Heads) []Copy {
	out := make([]Copy, len(heads))
	for i, h := range heads {
		out[i] = CopyNewest
		for j, other := range heads {
			if i == j {
				continue
			}
			within, holds := h.Within(other), other.Within(h)
			switch {
			case out[i] == CopyOlder:
			case h == nil || other == nil || !within && !holds:
				out[i] = CopyDiverged
			case within:
				out[i] = CopyOlder
			}
		}
	}
	return out
}

// nameOthers names the other files of the case with each.
func nameOthers(copies []*Found) {
	for _, c := range copies {
		for _, other := range copies {
			if other != c && len(c.Others) < fewOthers {
				c.Others = append(c.Others, other.File)
			}
		}
	}
}

// ReachOf returns how far a case file holds the changes of each editing session: the number of its last change by
// session. Of two copies one holds all of the other when it reaches as far in each session.
func ReachOf(ctx context.Context, path string) (map[string]int64, error) {
	g, err := store.LookAt(ctx, path, nil)
	if err != nil {
		return nil, fmt.Errorf("read how far the case has come: %w", err)
	}
	out := make(map[string]int64, len(g.Heads))
	for session, head := range g.Heads {
		out[session] = head.N
	}
	return out, nil
}
