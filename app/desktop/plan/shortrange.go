package plan

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// shortRange names requirements as shortly as a small block allows: a clause or area all of whose parts are there stands
// for them (4, 5, A.9); controls that the Statement of Applicability excludes do not count.
func shortRange(c standard.Catalogue, in []audit.Number, excluded func(audit.Number) bool) string {
	s := shortener{catalogue: c, in: in, excluded: excluded}
	for _, top := range c.Children("") {
		s.gather(top)
	}
	s.flush()
	return strings.Join(s.pieces, ", ")
}

type shortener struct {
	catalogue standard.Catalogue
	in        []audit.Number
	excluded  func(audit.Number) bool
	pieces    []string
	run       []string // neighbouring requirements that stand for themselves
}

// gather adds the item, or those of its parts that are there.
func (s *shortener) gather(r standard.Requirement) {
	if r.Auditable {
		if slices.Contains(s.in, audit.Number(r.ID)) {
			s.run = append(s.run, r.ID)
		}
		return
	}
	if r.ID != "A" && s.whole(r.ID) {
		s.flush()
		s.pieces = append(s.pieces, r.ID)
		return
	}
	for _, child := range s.catalogue.Children(r.ID) {
		s.gather(child)
	}
	s.flush()
}

// whole reports whether every part of the item that applies is there.
func (s *shortener) whole(id string) bool {
	n := 0
	for _, leaf := range s.catalogue.Leaves(id) {
		switch {
		case slices.Contains(s.in, audit.Number(leaf)):
			n++
		case !s.excluded(audit.Number(leaf)):
			return false
		}
	}
	return n > 0
}

// flush writes the run as the plan writes requirements.
func (s *shortener) flush() {
	if len(s.run) > 0 {
		for _, piece := range strings.Split(s.catalogue.FormatRange(s.run), ", ") {
			s.pieces = append(s.pieces, shortEnd(piece))
		}
		s.run = nil
	}
}

// longPrefix is the length from which what both ends of a range share is not said twice: A.6.2.2–5, but 8.2–8.4.
const longPrefix = 5

func shortEnd(piece string) string {
	first, last, found := strings.Cut(piece, "–")
	at := strings.LastIndexByte(first, '.') + 1
	if found && at >= longPrefix && strings.HasPrefix(last, first[:at]) {
		return first + "–" + last[at:]
	}
	return piece
}
