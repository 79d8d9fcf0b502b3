package scope

import (
	"cmp"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
)

// ownArea is the heading over the controls that are not in the standard.
const ownArea = "Own controls"

// control is a row of the Statement of Applicability, as the screen shows it.
type control struct {
	record *audit.SoAControl
	title  string
	area   string // "A.2 Policies related to AI"
	own    bool   // not in the standard
	held   bool   // otherwise on the screen than in the case, since something is wrong
}

func (c control) key() string { return string(c.record.Control) }

func (c control) isUnjustified() bool { return c.record.Justification == "" }

// controlsOf returns the controls of the standard, in its order, then the client's own. better are the records that the
// screen knows better than the case; held tells which of them cannot be written.
func controlsOf(c *audit.Case, k standard.Catalogue, better map[audit.Number]*audit.SoAControl, held func(*audit.SoAControl) bool) []control {
	said := map[audit.Number]*audit.SoAControl{}
	for i := range c.SoAControls {
		said[c.SoAControls[i].Control] = &c.SoAControls[i]
	}
	for number, r := range better {
		said[number] = r
	}
	var out []control
	for _, r := range k.OfKind(standard.KindControl) {
		number := audit.Number(r.ID)
		record := said[number]
		if record == nil { // the statement says nothing of it yet
			record = &audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID(number)}, Control: number}
		}
		delete(said, number)
		out = append(out, control{record: record, title: r.Title, area: areaOf(k, r.ID), held: held(record)})
	}
	var own []control
	for _, r := range said {
		own = append(own, control{record: r, title: r.Title, area: ownArea, own: true, held: held(r)})
	}
	slices.SortFunc(own, func(a, b control) int {
		return cmp.Or(audit.CompareNumbers(a.record.Control, b.record.Control), cmp.Compare(a.key(), b.key()))
	})
	return append(out, own...)
}

// areaOf is number and title of the area that a control belongs to, or of what it stands in where there is none.
func areaOf(k standard.Catalogue, id string) string {
	path := k.Path(id)
	for _, r := range path {
		if r.Kind == standard.KindArea {
			return r.ID + " " + r.Title
		}
	}
	if len(path) > 1 {
		return path[0].ID + " " + path[0].Title
	}
	return ""
}

// kept is which controls the list is narrowed to.
type kept string

// The choices of the filter.
const (
	keepAll         kept = "all"
	keepIncluded    kept = "included"
	keepExcluded    kept = "excluded"
	keepUnjustified kept = "unjustified"
)

func allKept() []kept { return []kept{keepAll, keepIncluded, keepExcluded, keepUnjustified} }

func (k kept) word() string {
	switch k {
	case keepIncluded:
		return "Included"
	case keepExcluded:
		return "Excluded"
	case keepUnjustified:
		return "To justify"
	case keepAll:
		return "All"
	default:
		return string(k)
	}
}

func (k kept) keeps(c control) bool {
	switch k {
	case keepIncluded:
		return !c.record.Excluded
	case keepExcluded:
		return c.record.Excluded
	case keepUnjustified:
		return c.isUnjustified()
	case keepAll:
		return true
	default:
		return true
	}
}

// narrow returns the controls that pass the filter and hold every one of the words. The one with the key always stays:
// a row does not vanish under the hand that changes it.
func narrow(rows []control, k kept, words, key string) []control {
	wanted := strings.Fields(strings.ToLower(words))
	var out []control
	for _, c := range rows {
		if c.key() == key || k.keeps(c) && c.holds(wanted) {
			out = append(out, c)
		}
	}
	return out
}

// holds reports whether every word stands somewhere in the row.
func (c control) holds(words []string) bool {
	if len(words) == 0 {
		return true
	}
	r := c.record
	text := strings.ToLower(strings.Join([]string{string(r.Control), c.title, c.area, r.Justification, r.Implementation, r.Reference}, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func countKept(rows []control, k kept) int {
	n := 0
	for _, c := range rows {
		if k.keeps(c) {
			n++
		}
	}
	return n
}
