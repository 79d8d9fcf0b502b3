// Package standard holds requirement catalogues: the numbered clauses and controls of a standard that an audit
// covers, and the crosswalks from one catalogue to another.
//
// A catalogue comes in as JSON (package assets carries five) and leaves as an immutable Catalogue. It knows the
// identifiers and short titles of a standard and questions in our own words; the text of the standard is not in it.
// Identifiers are written as auditors write them: "6.1.2", "A.10.3", "A.5.2–A.5.5".
package standard

import "slices"

// Kind says what a numbered item of a catalogue is.
type Kind string

// The kinds of items. Which of them occur depends on the standard.
const (
	KindClause      Kind = "clause"      // a clause of the main part: "6.1.2"
	KindAnnex       Kind = "annex"       // an annex that holds controls: "A"
	KindArea        Kind = "area"        // an area of controls: "A.5"
	KindGroup       Kind = "group"       // a group within an area: "A.6.2"
	KindControl     Kind = "control"     // a control: "A.6.2.6"
	KindChapter     Kind = "chapter"     // a chapter of a law: "CH-III"
	KindSection     Kind = "section"     // a section of a chapter: "CH-III-S2"
	KindArticle     Kind = "article"     // an article of a law: "Art. 9"
	KindFunction    Kind = "function"    // a function of a framework: "GOVERN"
	KindCategory    Kind = "category"    // a category of a function: "GOVERN 1"
	KindSubcategory Kind = "subcategory" // an outcome of a category: "GOVERN 1.2"
)

// AllKinds lists every Kind, from the outermost of each sort of standard to its innermost.
func AllKinds() []Kind {
	return []Kind{
		KindClause, KindAnnex, KindArea, KindGroup, KindControl,
		KindChapter, KindSection, KindArticle,
		KindFunction, KindCategory, KindSubcategory,
	}
}

// Requirement is one numbered item of a catalogue.
type Requirement struct {
	ID      string // unique within the catalogue: "6.1.2", "A.5.2"
	Kind    Kind
	Title   string   // the short printed title, or a label of ours where OwnTitle is set
	Aliases []string // other printed forms of the title
	Parent  string   // id of the item it belongs to; "" at the top
	Order   int      // place in the catalogue, from 1

	// Auditable items are the ones a conclusion is recorded for: those without parts.
	Auditable bool
	// OwnTitle is set where the standard prints no title, so that Title is our own label.
	OwnTitle bool

	// DocumentedInformation tells that the item itself asks for something to be documented, kept or logged; for a
	// control this binds only when the statement of applicability includes it. DocumentedWhat names it.
	DocumentedInformation bool
	DocumentedWhat        string

	Prompts         []string // questions an auditor may ask, in our own words
	TypicalEvidence []string // what is usually shown, in our own words
	Purpose         string   // what an area or group is for, in our own words
	Note            string   // a remark for the auditor
}

// Catalogue is the set of requirements of one edition of a standard. It is immutable: Parse makes it, and its methods
// may be called from several goroutines.
type Catalogue struct {
	ID          string // "iso-iec-42001-2023"
	Designation string // "ISO/IEC 42001:2023"
	Title       string
	Edition     int    // 0 where the publisher counts none
	Published   string // "2023-12" or "2024-07-12"
	Notice      string // what may be said about the origin of titles and prompts

	Requirements []Requirement // in the order of the standard

	place    map[string]int   // id → index in Requirements
	children map[string][]int // id → indices of its parts; "" → the top
	folded   [][]string       // words of title and aliases, folded, for Search
}

// Find returns the item with that id.
func (c Catalogue) Find(id string) (Requirement, bool) {
	i, ok := c.place[id]
	if !ok {
		return Requirement{}, false
	}
	return c.Requirements[i], true
}

// Children returns the direct parts of an item in order; those of "" are the top of the catalogue.
func (c Catalogue) Children(id string) []Requirement {
	out := make([]Requirement, 0, len(c.children[id]))
	for _, i := range c.children[id] {
		out = append(out, c.Requirements[i])
	}
	return out
}

// Auditable returns the items that a conclusion is recorded for, in order: all clauses and controls without parts.
func (c Catalogue) Auditable() []Requirement {
	var out []Requirement
	for _, r := range c.Requirements {
		if r.Auditable {
			out = append(out, r)
		}
	}
	return out
}

// OfKind returns the items of one kind, in order.
func (c Catalogue) OfKind(kind Kind) []Requirement {
	var out []Requirement
	for _, r := range c.Requirements {
		if r.Kind == kind {
			out = append(out, r)
		}
	}
	return out
}

// Path returns the items from the top of the catalogue down to the item itself; none for an unknown id.
func (c Catalogue) Path(id string) []Requirement {
	var out []Requirement
	for id != "" {
		r, ok := c.Find(id)
		if !ok {
			break
		}
		out = append(out, r)
		id = r.Parent
	}
	slices.Reverse(out)
	return out
}

// Leaves returns the ids of the auditable items within an item, in order: of "9.2" "9.2.1" and "9.2.2", of an
// auditable item itself. It is empty for an unknown id.
func (c Catalogue) Leaves(id string) []string {
	i, ok := c.place[id]
	if !ok {
		return nil
	}
	if c.Requirements[i].Auditable {
		return []string{id}
	}
	var out []string
	for _, k := range c.children[id] {
		out = append(out, c.Leaves(c.Requirements[k].ID)...)
	}
	return out
}

// Sort puts ids into the order of the catalogue, in place. Ids it does not know come last, in natural order.
func (c Catalogue) Sort(ids []string) {
	slices.SortFunc(ids, c.compare)
}

// compare orders two ids as Sort does.
func (c Catalogue) compare(a, b string) int {
	i, knownA := c.place[a]
	j, knownB := c.place[b]
	switch {
	case knownA && knownB:
		return i - j
	case knownA:
		return -1
	case knownB:
		return 1
	default:
		return Compare(a, b)
	}
}
