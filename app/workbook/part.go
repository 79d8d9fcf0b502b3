package workbook

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Part is what one person of the client is to answer: the open nonconformities that name the person, with their
// evidence. It has neither summary nor coverage, which are about all of the audit.
type Part struct {
	Contact *audit.Contact // nil: what names nobody
}

// Answerers returns the persons of the client that nonconformities which wait for an answer name, in the order of their names,
// and at the end nil if some name nobody.
func Answerers(c *audit.Case, a *audit.Audit) []*audit.Contact {
	named, nobody := map[audit.ID]bool{}, false
	for _, f := range release(Findings{Case: c, Audit: a}).nonconformities() {
		if !f.State.IsOpen() {
			continue
		}
		named[f.Contact] = true
		nobody = nobody || contactOf(c, f) == nil
	}
	var out []*audit.Contact
	for i := range c.Contacts {
		if named[c.Contacts[i].ID] {
			out = append(out, &c.Contacts[i])
		}
	}
	slices.SortStableFunc(out, func(p, q *audit.Contact) int { return strings.Compare(p.Name, q.Name) })
	if nobody {
		out = append(out, nil)
	}
	return out
}

// contact is the person that the workbook is for, "" for nobody.
func (f Findings) contact() audit.ID {
	if f.Part == nil || f.Part.Contact == nil {
		return ""
	}
	return f.Part.Contact.ID
}

// contactOf returns the person that a finding names to answer it, nil for nobody.
func contactOf(c *audit.Case, f *audit.Finding) *audit.Contact {
	if i := slices.IndexFunc(c.Contacts, func(p audit.Contact) bool { return p.ID == f.Contact }); i >= 0 {
		return &c.Contacts[i]
	}
	return nil
}

// inPart reports whether a finding belongs to what goes out.
func (r *released) inPart(f *audit.Finding) bool {
	if r.of.Part == nil {
		return true
	}
	asked := f.Grade.IsNonconformity() && f.State.IsIssued() && f.State.IsOpen()
	named := contactOf(r.of.Case, f)
	if r.of.Part.Contact == nil || named == nil {
		return asked && r.of.Part.Contact == nil && named == nil
	}
	return asked && named.ID == r.of.Part.Contact.ID
}
