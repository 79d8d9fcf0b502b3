package report

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// builder makes a document. It sees the released case only; what the whole case is asked for are the rules that say what
// is missing.
type builder struct {
	in      Input
	c       *audit.Case  // released
	a       *audit.Audit // of the released case
	doc     *Document
	section int
	where   map[int]string // element of a report → the section that holds it
	noteAt  int            // index of the block before which a draft says that it is one
}

func newBuilder(in Input) *builder {
	c := released(in.Case)
	b := &builder{in: in, c: c, a: c.Audit(in.Audit.ID), where: map[int]string{}}
	if b.a == nil { // an audit that was taken out
		b.a = &audit.Audit{Record: audit.Record{ID: in.Audit.ID}, Kind: in.Audit.Kind, Sequence: in.Audit.Sequence}
	}
	b.doc = &Document{
		Kind: in.Kind, Client: c.Client.Name, Body: c.Body.Name, Layout: Pages, Pictures: map[string]Picture{},
		Meta: Meta{Identifier: string(c.ID), Day: in.Today},
	}
	b.doc.Status = b.status(b.a.ReportedOn)
	return b
}

// status returns what the foot of a page says of the issue: of the version that is being issued, or that this is a copy
// of one issued on a day. What is not issued says so.
func (b *builder) status(issued date.Date) string {
	i := b.in.Issue
	switch {
	case i.Version > 0 && !i.Day.IsZero():
		return fmt.Sprintf("Version %d, %s", i.Version, i.Day)
	case i.Version > 0:
		return fmt.Sprintf("Version %d", i.Version)
	case issued.IsZero():
		return "Not issued"
	case issued == b.in.Today || b.in.Today.IsZero():
		return "Issued " + issued.String()
	default:
		return fmt.Sprintf("Issued %s, copy of %s", issued, b.in.Today)
	}
}

func (b *builder) add(blocks ...Block) { b.doc.Blocks = append(b.doc.Blocks, blocks...) }

// miss notes that something is missing.
func (b *builder) miss(rule, message string, blocks bool) {
	b.doc.Missing = append(b.doc.Missing, Missing{Rule: rule, Message: message, Blocks: blocks})
}

// missAll notes what the rules find.
func (b *builder) missAll(warnings []audit.Warning) {
	for _, w := range warnings {
		b.miss(w.Rule, w.Message, w.Severity == audit.SeverityBlock)
	}
}

// heading begins a numbered section. elements are those of a report (ISO/IEC 17021-1:2015 9.4.8) that it holds.
func (b *builder) heading(title string, elements ...int) {
	b.section++
	b.add(Heading{Level: 1, Text: fmt.Sprintf("%d  %s", b.section, title)})
	for _, e := range elements {
		b.where[e] = fmt.Sprintf("%d  %s", b.section, title)
	}
}

func (b *builder) sub(title string) { b.add(Heading{Level: 2, Text: title}) }

// say adds a paragraph, or that nothing is recorded.
func (b *builder) say(text string) {
	text, tone := orMissing(text)
	b.add(Paragraph{Text: text, Tone: tone, Style: StyleBody})
}

// small adds a paragraph in small type.
func (b *builder) small(text string) { b.add(Paragraph{Text: text, Style: StyleSmall}) }

// above adds a paragraph in small type that stays with the table beneath it.
func (b *builder) above(text string) { b.add(Paragraph{Text: text, Style: StyleSmall, Leads: true}) }

// titled adds a heading and a paragraph beneath it.
func (b *builder) titled(title, text string) {
	b.sub(title)
	b.say(text)
}

// orMissing returns a text, or that nothing is recorded.
func orMissing(text string) (string, Tone) {
	if text = strings.TrimSpace(text); text != "" {
		return text, ToneNone
	}
	return notRecorded, ToneMissing
}

// facts gathers the lines of a list of titles and values.
type facts []KeyValue

// need adds a line that has to say something.
func (f *facts) need(key, value string) {
	text, tone := orMissing(value)
	*f = append(*f, KeyValue{key, text, tone})
}

// may adds a line when it says something.
func (f *facts) may(key, value string) {
	if value = strings.TrimSpace(value); value != "" {
		*f = append(*f, KeyValue{Key: key, Value: value})
	}
}

// toned adds a line with a tone, or that nothing is recorded.
func (f *facts) toned(key, value string, tone Tone) {
	if strings.TrimSpace(value) == "" {
		value, tone = notRecorded, ToneMissing
	}
	*f = append(*f, KeyValue{key, value, tone})
}

func (f facts) block() KeyValues { return KeyValues{Rows: f} }

// masthead begins a document: who issues it, what it is, about whom.
func (b *builder) masthead(title, about string) {
	b.doc.Title, b.doc.Line = title, joinFilled(", ", b.a.Title(), b.c.Standard.Designation)
	b.doc.Meta.Subject = joinFilled(", ", title, b.c.Client.Name)
	b.doc.Meta.Keywords = joinFilled(", ", b.c.Standard.Designation, b.a.Title())
	b.mark("mark", b.in.Mark)
	if _, there := b.doc.Pictures["mark"]; there {
		b.add(Mark{Pictures: []string{"mark"}, Height: 40})
	}
	body := &b.c.Body
	b.add(
		Paragraph{Text: firstFilled(body.Name, notRecorded), Style: StyleIssuer},
		Paragraph{Text: joinFilled(" · ", place(body.Address, body.PostalCode, body.City, body.Country), body.Phone, body.Email, body.Website), Style: StyleSmall},
		Paragraph{Text: title, Style: StyleTitle},
		Paragraph{Text: firstFilled(b.c.Client.Name, notRecorded), Style: StyleSubtitle},
		Paragraph{Text: about, Style: StyleFacts},
	)
	b.noteAt = len(b.doc.Blocks)
}

// mark takes a picture into the document; one that cannot be read is left out and told.
func (b *builder) mark(key string, picture []byte) {
	if len(picture) == 0 {
		return
	}
	p, err := readPicture(picture)
	if err != nil {
		b.miss("", fmt.Sprintf("The %s of the certification body cannot be shown: %v.", key, err), false)
		return
	}
	b.doc.Pictures[key] = p
}

// draftNotice says above everything else that the document is a draft.
func (b *builder) draftNotice(text string) {
	b.doc.Blocks = slices.Insert(b.doc.Blocks, b.noteAt, Block(Notice{Title: "Draft", Text: text, Tone: ToneMinor}))
}

func firstFilled(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}

// siteNames returns the names of sites, those that are unknown left out.
func (b *builder) siteNames(ids []audit.ID) []string {
	var out []string
	for i := range b.c.Sites {
		if slices.Contains(ids, b.c.Sites[i].ID) {
			out = append(out, b.c.Sites[i].Name)
		}
	}
	return out
}

// systemNames returns the names of AI systems.
func (b *builder) systemNames(ids []audit.ID) []string {
	var out []string
	for i := range b.c.Systems {
		if s := &b.c.Systems[i]; slices.Contains(ids, s.ID) {
			out = append(out, joinFilled(" ", s.Name, s.Version))
		}
	}
	return out
}

// numbers returns requirements as auditors write them: 6.1.1–6.1.4, A.5.2.
func (b *builder) numbers(list []audit.Number) string {
	ids := make([]string, len(list))
	for i, n := range list {
		ids[i] = string(n)
	}
	return b.in.Catalogue.FormatRange(ids)
}

// title returns the short title of a requirement: that of the standard, or of the client's own control.
func (b *builder) title(n audit.Number) string {
	if q, ok := b.in.Catalogue.Find(string(n)); ok {
		return q.Title
	}
	if i := slices.IndexFunc(b.c.SoAControls, func(k audit.SoAControl) bool { return k.Control == n }); i >= 0 {
		return b.c.SoAControls[i].Title
	}
	return ""
}

// named returns a requirement with its title.
func (b *builder) named(n audit.Number) string { return joinFilled("  ", string(n), b.title(n)) }

// person returns the name of a person, "" when unknown.
func (b *builder) person(id audit.ID) string {
	if p := b.c.Person(id); p != nil {
		return p.Name
	}
	return ""
}

// leader returns the name of the team's leader.
func (b *builder) leader() string {
	for _, m := range b.c.Team(b.a.ID) {
		if m.Role == audit.LeadAuditor {
			return b.person(m.Person)
		}
	}
	return ""
}

// representative returns the person of the client whom the body writes to, or the first one there is.
func (b *builder) representative() string {
	of := slices.IndexFunc(b.c.Contacts, func(k audit.Contact) bool { return k.Main })
	if of < 0 && len(b.c.Contacts) > 0 {
		of = 0
	}
	if of < 0 {
		return ""
	}
	k := &b.c.Contacts[of]
	return joinFilled(", ", k.Name, k.Function, k.Authority)
}

// client returns the lines that say who was audited.
func (b *builder) client(f *facts) {
	k := &b.c.Client
	f.need("Client", joinFilled("\n", k.Name, trading(k), place(k.Address, k.PostalCode, k.City, k.Country)))
	f.need("Represented by", b.representative())
}

func trading(k *audit.Client) string {
	if k.TradingName == "" || k.TradingName == k.Name {
		return ""
	}
	return "trading as " + k.TradingName
}

// criteria returns the criteria of the audit: the standard, where they do not name it, and what is beside it.
func (b *builder) criteria() string {
	if strings.Contains(b.a.Criteria, b.c.Standard.Designation) {
		return b.a.Criteria
	}
	return joinFilled("\n", b.c.Standard.Designation, b.a.Criteria)
}

// soa names the Statement of Applicability of the audit.
func (b *builder) soa() string {
	version := firstFilled(b.a.SoAVersion, b.c.SoA.Version)
	if version == "" {
		return ""
	}
	for i := range b.c.SoAVersions {
		if v := &b.c.SoAVersions[i]; v.Version == version && !v.IssuedOn.IsZero() {
			return version + " of " + v.IssuedOn.String()
		}
	}
	if version == b.c.SoA.Version && !b.c.SoA.IssuedOn.IsZero() {
		return version + " of " + b.c.SoA.IssuedOn.String()
	}
	return version
}
