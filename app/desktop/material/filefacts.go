package material

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
)

// Fact is something that is known of a file, and what it is.
type Fact struct{ Name, Value string }

// FileFacts are what is known of an attachment, and where it is used.
func FileFacts(c *audit.Case, a *audit.Attachment) []Fact {
	_, kind := FileMark(a)
	out := []Fact{{"Kind", filled(form.Sentence(kind), a.MediaType)}, {"Size", SizeWords(a.Size)}}
	add := func(name, value string) {
		if value != "" {
			out = append(out, Fact{name, value})
		}
	}
	if a.Width > 0 {
		add("Picture", fmt.Sprintf("%d × %d pixels", a.Width, a.Height))
	}
	if !a.TakenOn.IsZero() {
		add("Taken", strings.TrimSpace(a.TakenOn.String()+" "+a.TakenAt.String()))
	}
	added := ""
	if t := a.AddedAt.Time(); !t.IsZero() {
		added = t.Format("2006-01-02 15:04") + " UTC"
	}
	if p := c.Person(a.AddedBy); p != nil {
		added = filled(added, p.Name)
	}
	add("Attached", added)
	add("From", a.Source)
	if a.LocationRemoved {
		add("Place", "taken out of the file")
	}
	if o := c.Attachment(a.Original); o != nil {
		add("Original", o.Name)
	}
	add("Used in", strings.Join(UsesOf(c, a), "; "))
	return append(out, Fact{"SHA-256", a.SHA256})
}

// UsesOf names where an attachment is used: evidence by its source with the findings that rest on it, and other records.
func UsesOf(c *audit.Case, a *audit.Attachment) []string { return UsesByFile(c)[a.ID] }

// UsesByFile is UsesOf for all attachments of a case.
func UsesByFile(c *audit.Case) map[audit.ID][]string {
	rest := map[audit.ID][]string{} // labels of findings by evidence
	for i := range c.Findings {
		f := &c.Findings[i]
		for _, id := range slices.Concat(f.Evidence, f.VerificationEvidence) {
			if label := f.Label(); !slices.Contains(rest[id], label) {
				rest[id] = append(rest[id], label)
			}
		}
	}
	out := map[audit.ID][]string{}
	for _, k := range audit.Kinds() {
		for _, f := range k.Fields {
			if f.Ref != "attachment" {
				continue
			}
			for _, r := range c.Records(k) {
				for _, id := range idsIn(f, r) {
					out[id] = append(out[id], useWords(c, r, rest))
				}
			}
		}
	}
	return out
}

// idsIn are the records that a field names.
func idsIn(f audit.Field, r audit.Recorder) []audit.ID {
	var out []audit.ID
	if f.Type == audit.SetField {
		for _, id := range f.Elements(r) {
			out = append(out, audit.ID(id))
		}
		return out
	}
	if id := f.Get(r).Text(); id != "" {
		out = append(out, audit.ID(id))
	}
	return out
}

// useWords name a record that names an attachment.
func useWords(c *audit.Case, r audit.Recorder, rest map[audit.ID][]string) string {
	switch r := r.(type) {
	case *audit.Evidence:
		if labels := rest[r.ID]; len(labels) > 0 {
			return Source(r) + " (" + strings.Join(labels, ", ") + ")"
		}
		return Source(r)
	case *audit.Response:
		if f := c.Finding(r.Finding); f != nil {
			return "client's response to " + f.Label()
		}
		return "client's response"
	default:
		return strings.ReplaceAll(casefile.NameOf(r), "_", " ")
	}
}
