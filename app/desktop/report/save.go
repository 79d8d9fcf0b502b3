package report

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// save writes changes as one action, after everything typed, and explains what refuses them.
func (p *Page) save(label string, changes ...casefile.Change) {
	if len(changes) > 0 {
		p.at.close()
		p.writer.Save(label, p.told, changes...)
	}
}

// afterwards does something once all that was saved before is written and shown.
func (p *Page) afterwards(do func()) {
	p.host.Runner().Save(func() error { return nil }, func(error) {
		p.reload()
		do()
	})
}

// takeOut takes a record out of the case; it can be undone.
func (p *Page) takeOut(name string, r audit.Recorder) {
	p.at.close()
	p.writer.Save("Take out "+strings.ToLower(name[:1])+name[1:], func(err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.host.Toast(name+" taken out", true)
	}, casefile.Change{Before: r})
}

// moved returns the changes that move the record at a place by so many places.
func moved[T any, P record[T]](records []P, from, by int, rank func(P) *string) []casefile.Change {
	ranks := make([]string, len(records))
	for i, r := range records {
		ranks[i] = *rank(r)
	}
	var out []casefile.Change
	for i, x := range audit.MoveRank(ranks, from, from+by) {
		after := audit.Clone(records[i])
		*rank(after) = x
		out = append(out, casefile.Change{Before: records[i], After: after})
	}
	return out
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
