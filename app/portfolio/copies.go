package portfolio

import (
	"context"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// markCopies marks the files of cases that several files hold. Only of these the heads of all sessions are read again.
func (f *Folders) markCopies(ctx context.Context, l *Look) {
	of := map[audit.ID][]*Found{}
	for i := range l.Cases {
		c := &l.Cases[i]
		of[c.Facts.Case.ID] = append(of[c.Facts.Case.ID], c)
	}
	for _, copies := range of {
		if len(copies) > 1 {
			f.compare(ctx, copies)
		}
	}
}

// compare marks the files of one case, in the order of their paths.
func (f *Folders) compare(ctx context.Context, copies []*Found) {
	heads := make([]store.Heads, len(copies))
	for i, c := range copies {
		h, err := patiently(ctx, f.limit, func(ctx context.Context) (store.Heads, error) {
			g, err := store.LookAt(ctx, c.File, nil)
			if err != nil {
				return nil, err
			}
			return g.Heads, nil
		})
		if err == nil {
			heads[i] = h
		}
	}
	marked := compareHeads(heads)
	for i, c := range copies {
		c.Copy = marked[i]
		for j, other := range copies {
			if j != i {
				c.Others = append(c.Others, other.File)
			}
		}
	}
}

// compareHeads says what each file is among the copies of one case. One whose heads could not be read again (nil) is to
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
			case h == nil || other == nil || !within && !holds:
				if out[i] != CopyOlder && out[i] != CopySame {
					out[i] = CopyDiverged
				}
			case within && !holds:
				out[i] = CopyOlder
			case within && holds && j < i && out[i] != CopyOlder:
				out[i] = CopySame
			}
		}
	}
	return out
}
