package material

import (
	"context"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// OpenFile shows an attachment in the system's program, as a copy that cannot be written.
func (m *Material) OpenFile(a *audit.Attachment) { openContent(m.host, m.cases, a) }

// RemoveFile takes an attachment out: of the piece of evidence at which it is shown, and out of the case when nothing else
// names it. What an issued finding or the client's response rests on stays, and is told.
func (m *Material) RemoveFile(at At, a *audit.Attachment) {
	c := m.now()
	if c == nil || m.locked() != "" {
		return
	}
	if why := heldBy(c, at, a.ID); why != "" {
		m.host.Toast("It stays: "+why+" rests on it", false)
		return
	}
	id := a.ID
	m.change("Take out "+a.Name, a.Name+" taken out", func(c *audit.Case) []casefile.Change { return withoutFile(c, at, id) })
}

// withoutFile are the changes that take an attachment out.
func withoutFile(c *audit.Case, at At, id audit.ID) []casefile.Change {
	a := c.Attachment(id)
	if a == nil {
		return nil
	}
	var changes []casefile.Change
	elsewhere := false
	for i := range c.Evidence {
		e := &c.Evidence[i]
		switch {
		case !slices.Contains(e.Attachments, id):
		case at.Evidence != "" && e.ID != at.Evidence:
			elsewhere = true
		default:
			changes = append(changes, changed(e, func(e *audit.Evidence) { e.Attachments = without(e.Attachments, id) }))
		}
	}
	if !elsewhere {
		changes = append(changes, casefile.Change{Before: a})
	}
	return changes
}

// heldBy names what keeps an attachment in its place: an issued finding that rests on evidence with it, or another record
// than evidence that names it.
func heldBy(c *audit.Case, at At, id audit.ID) string {
	for _, ref := range audit.References(c, c.Attachment(id)) {
		switch r := ref.Record.(type) {
		case *audit.Evidence:
			if at.Evidence != "" && r.ID != at.Evidence {
				continue
			}
			if f := issuedOn(c, r.ID); f != nil {
				return f.Label()
			}
		case *audit.Attachment:
			return r.Name
		default:
			return "a " + audit.KindOf(ref.Record).Name
		}
	}
	return ""
}

// issuedOn returns an issued finding that rests on a piece of evidence, nil when none does.
func issuedOn(c *audit.Case, evidence audit.ID) *audit.Finding {
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.State.IsIssued() && (slices.Contains(f.Evidence, evidence) || slices.Contains(f.VerificationEvidence, evidence)) {
			return f
		}
	}
	return nil
}

// change writes what is made of the case as it stands once everything before is written, as one action that can be undone.
func (m *Material) change(label, words string, from func(*audit.Case) []casefile.Change) {
	made := false
	m.writer.SaveFrom(label, func(err error) {
		switch {
		case err != nil:
			m.host.Tell(err)
		case made && words != "":
			m.host.Toast(words, true)
		}
	}, func() ([]casefile.Change, error) {
		c, err := m.cases.Case(context.Background())
		if err != nil {
			return nil, err
		}
		changes := from(c)
		made = len(changes) > 0
		return changes, nil
	})
}

// changed is the change of a record of the case by a function.
func changed[T any, P interface {
	*T
	audit.Recorder
}](before P, change func(P),
) casefile.Change {
	after := audit.Clone(before)
	change(after)
	return casefile.Change{Before: before, After: after}
}

func without(ids []audit.ID, id audit.ID) []audit.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(x audit.ID) bool { return x == id })
}
