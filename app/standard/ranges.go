package standard

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// RangeError tells which piece of a list of requirements could not be read, and which ids may have been meant.
type RangeError struct {
	Piece   string   // as it was typed: "4.1–4.9"
	Problem string   // what is wrong with it: "4.9 is not in ISO/IEC 42001:2023"
	Nearest []string // existing ids close to what was typed, nearest first; may be empty
}

func (e *RangeError) Error() string {
	text := fmt.Sprintf("%q: %s", e.Piece, e.Problem)
	if len(e.Nearest) > 0 {
		text += " (nearest: " + strings.Join(e.Nearest, ", ") + ")"
	}
	return text
}

// nearestCount is how many ids a RangeError offers.
const nearestCount = 3

var (
	pieceEnd = regexp.MustCompile(`[,;\n]`)
	dash     = regexp.MustCompile(`\s*[-‐‑‒–—−]\s*`)
)

// ParseRange reads a list of requirements as people write it, "4.1–4.4, 8.2-8.4, A.5.2–A.5.5, 7, 9.2", and returns
// the ids of the auditable items in it, each once, in the order of the catalogue. An item with parts stands for all of
// them; a range may be written with any dash and takes in everything from its first end to its last. The error is a
// *RangeError for the first piece that cannot be read.
func (c Catalogue) ParseRange(text string) ([]string, error) {
	var ids []string
	for _, piece := range pieceEnd.Split(text, -1) {
		piece = strings.TrimSpace(piece)
		if piece == "" {
			continue
		}
		part, err := c.parsePiece(piece)
		if err != nil {
			return nil, err
		}
		ids = append(ids, part...)
	}
	c.Sort(ids)
	return slices.Compact(ids), nil
}

// parsePiece reads one id or one range.
func (c Catalogue) parsePiece(piece string) ([]string, error) {
	if id, ok := c.lookup(piece); ok {
		return c.Leaves(id), nil
	}
	ends := dash.Split(piece, -1)
	if len(ends) > 2 {
		return nil, &RangeError{Piece: piece, Problem: "a range has two ends"}
	}
	var leaves [2][]string
	for i, end := range ends {
		id, ok := c.lookup(end)
		if !ok {
			return nil, &RangeError{Piece: piece, Problem: c.absent(end), Nearest: c.nearest(end)}
		}
		leaves[i] = c.Leaves(id)
	}
	first, last := leaves[0][0], leaves[1][len(leaves[1])-1]
	if c.place[first] > c.place[last] {
		return nil, &RangeError{Piece: piece, Problem: fmt.Sprintf("%s comes after %s", ends[0], ends[1])}
	}
	var out []string
	for _, r := range c.Requirements[c.place[first] : c.place[last]+1] {
		if r.Auditable {
			out = append(out, r.ID)
		}
	}
	return out, nil
}

// lookup finds an id however its letters are written.
func (c Catalogue) lookup(typed string) (string, bool) {
	if _, ok := c.place[typed]; ok {
		return typed, true
	}
	for _, r := range c.Requirements {
		if strings.EqualFold(r.ID, typed) {
			return r.ID, true
		}
	}
	return "", false
}

func (c Catalogue) absent(typed string) string {
	if typed == "" {
		return "an end of the range is missing"
	}
	return fmt.Sprintf("%s is not in %s", typed, c.Designation)
}

// nearest returns the existing ids that differ least from what was typed: by the letters to change, then by how many
// leading numbers agree, then by the distance of the first number that does not.
func (c Catalogue) nearest(typed string) []string {
	if typed == "" {
		return nil
	}
	typed = strings.ToUpper(typed)
	type candidate struct {
		id                       string
		edits, agreeing, numbers int
	}
	var all []candidate
	for _, r := range c.Requirements {
		agreeing, numbers := likeness(typed, strings.ToUpper(r.ID))
		all = append(all, candidate{r.ID, edits(typed, strings.ToUpper(r.ID)), agreeing, numbers})
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.agreeing, a.agreeing), cmp.Compare(a.numbers, b.numbers))
	})
	var out []string
	for _, a := range all[:min(nearestCount, len(all))] {
		if a.edits < len(typed) { // else nothing of what was typed is in it
			out = append(out, a.id)
		}
	}
	return out
}

// FormatRange writes ids as ParseRange reads them, as short as auditors do: three or more neighbours become a range
// with an en dash ("4.1–4.4"), two a list ("6.2, 6.3"). A clause all of whose parts are there is written for them
// where it then stands beside another clause ("7.1–7.5", but "6.1.1–6.1.4"); controls are always written out. Order
// and repetition of ids do not count; ids that the catalogue does not know are kept, at the end.
func (c Catalogue) FormatRange(ids []string) string {
	var known, unknown []string
	for _, id := range ids {
		if leaves := c.Leaves(id); leaves != nil {
			known = append(known, leaves...)
		} else {
			unknown = append(unknown, id)
		}
	}
	for _, list := range []*[]string{&known, &unknown} {
		c.Sort(*list)
		*list = slices.Compact(*list)
	}
	pieces := c.runs(c.gather(known))
	return strings.Join(append(pieces, unknown...), ", ")
}

// gather replaces the parts of a clause by the clause where FormatRange says so.
func (c Catalogue) gather(ids []string) []string {
	var out []string
	for len(ids) > 0 {
		n := 1
		clause := c.Requirements[c.place[ids[0]]].Parent
		if leaves := c.Leaves(clause); startsWith(ids, leaves) && c.standsBeside(clause, out, ids[len(leaves):]) {
			out, n = append(out, clause), len(leaves)
		} else {
			out = append(out, ids[0])
		}
		ids = ids[n:]
	}
	return out
}

func startsWith(ids, start []string) bool {
	return len(start) > 0 && len(ids) >= len(start) && slices.Equal(ids[:len(start)], start)
}

// standsBeside tells whether a clause below another is followed by what belongs to its next sibling, or preceded by
// its previous one.
func (c Catalogue) standsBeside(id string, before, after []string) bool {
	r, ok := c.Find(id)
	if !ok || r.Kind != KindClause || r.Parent == "" {
		return false
	}
	siblings := c.Children(r.Parent)
	at := slices.IndexFunc(siblings, func(s Requirement) bool { return s.ID == id })
	if at > 0 && len(before) > 0 && before[len(before)-1] == siblings[at-1].ID {
		return true
	}
	return at+1 < len(siblings) && startsWith(after, c.Leaves(siblings[at+1].ID))
}

// runs joins neighbours below the same parent.
func (c Catalogue) runs(ids []string) []string {
	var out []string
	for len(ids) > 0 {
		n := 1
		for n < len(ids) && c.follows(ids[n-1], ids[n]) {
			n++
		}
		if n > 2 {
			out = append(out, ids[0]+"–"+ids[n-1])
		} else {
			out = append(out, ids[:n]...)
		}
		ids = ids[n:]
	}
	return out
}

// follows tells whether next is the sibling right after id.
func (c Catalogue) follows(id, next string) bool {
	parent := c.Requirements[c.place[id]].Parent
	if c.Requirements[c.place[next]].Parent != parent {
		return false
	}
	siblings := c.children[parent]
	return slices.Index(siblings, c.place[next]) == slices.Index(siblings, c.place[id])+1
}
