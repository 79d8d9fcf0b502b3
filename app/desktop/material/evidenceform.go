package material

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// EvidenceForm edits one piece of evidence: how it was obtained, from whom or in which document, where and when it was
// seen, what it bears on, and the findings that rest on it. What is typed is kept at every pause.
type EvidenceForm struct {
	m        *Material
	form     *form.Form[audit.Evidence, *audit.Evidence]
	findings *kit.TokensField
	kept     *kit.Status // whether a file is kept
	root     *fyne.Container
	arranged func() // its height may be another
}

// NewEvidenceForm makes the form, with nothing in it. arranged is called when its height may be another; it may be nil.
func (m *Material) NewEvidenceForm(arranged func()) *EvidenceForm {
	f := &EvidenceForm{m: m, arranged: arranged, kept: kit.NewStatus("", "", kit.Ink2)}
	f.findings = kit.NewTokensField("Findings that rest on it")
	f.findings.OnChange = f.link
	f.form = form.New(m.writer, EvidenceLabel, m.host.Tell, m.today, f.specs()...)
	f.form.Edited(f.arrange)
	f.root = kit.Rows(12, f.form.Content(), f.kept)
	return f
}

// EvidenceLabel names a change of a piece of evidence in the history.
func EvidenceLabel(e *audit.Evidence) string { return "Evidence: " + Source(e) }

func (f *EvidenceForm) specs() []form.Spec {
	m := f.m
	return []form.Spec{
		{Name: "text", Label: "What was seen, heard or read", Lines: 4, Hint: "As it was, with what makes it traceable"},
		{Name: "method", Label: "How", Half: true, Hint: "Choose", Words: methodWords()},
		{Name: "function", Label: "Role, not the name", Half: true, Hint: "Head of product"},
		{Name: "document", Label: "Document or record", Half: true, Hint: "OP-14"},
		{Name: "version", Label: "Version", Half: true, Hint: "v3"},
		{Name: "dated", Label: "Its own date"},
		{Name: "seen_on", Label: "Seen on", Half: true},
		{Name: "seen_at", Label: "At"},
		{Name: "site", Label: "Place", Hint: "Choose a site", Options: m.siteOptions},
		{Name: "requirements", Label: "Clauses and controls", Column: true, Options: m.requirementOptions},
		{Name: "systems", Label: "AI systems", Options: m.systemOptions},
		{Name: "samples", Label: "Samples", Options: m.sampleOptions, Under: kit.NewField("Findings", f.findings)},
		{Name: "confidential", Label: "Confidential: never leaves the certification body"},
		{Name: "private_note", Label: "Note of your own, in no document", Lines: 2},
	}
}

func methodWords() map[string]string {
	out := map[string]string{}
	for _, x := range audit.AllMethods() {
		_, out[string(x)] = MethodMark(x)
	}
	return out
}

// Content returns the form.
func (f *EvidenceForm) Content() fyne.CanvasObject { return f.root }

// Record is the evidence as the form shows it, nil while there is none.
func (f *EvidenceForm) Record() *audit.Evidence { return f.form.Record() }

// Open saves what was being edited and edits e.
func (f *EvidenceForm) Open(e *audit.Evidence) {
	f.form.Open(e)
	f.shown()
}

// Begin saves what was being edited and begins a new piece of evidence, which gets into the case once it says something.
func (f *EvidenceForm) Begin(e *audit.Evidence) {
	f.form.Begin(e)
	f.shown()
}

// IsNew reports whether nothing of the evidence is in the case yet.
func (f *EvidenceForm) IsNew() bool { return f.form.IsNew() }

// Renew shows what is new in the case and keeps what is being typed. It reports false when the evidence edited was taken
// out of the case.
func (f *EvidenceForm) Renew(c *audit.Case) bool {
	e := f.form.Record()
	if e == nil {
		return true
	}
	now := find(c.Evidence, e.ID)
	if now == nil {
		return !f.form.IsSettled()
	}
	f.form.Renew(now)
	f.shown()
	return true
}

// Close saves what is being edited, and edits nothing.
func (f *EvidenceForm) Close() {
	if f.form.IsOpen() {
		f.form.Close(f.m.canvas())
	}
}

// Empty saves what is being edited and shows nothing, wherever the keyboard is.
func (f *EvidenceForm) Empty() { f.form.Open(nil) }

// Lock makes the form read-only.
func (f *EvidenceForm) Lock(on bool) {
	f.form.Lock(on)
	f.findings.SetReadOnly(on)
}

// Focus gives the keyboard to a field, the text for "".
func (f *EvidenceForm) Focus(field string) { f.form.Focus(f.m.canvas(), field) }

// Unsaved are the pieces of evidence that are otherwise in the form than in the case, see form.Form.Unsaved.
func (f *EvidenceForm) Unsaved() []*audit.Evidence { return f.form.Unsaved() }

// Discard gives up what cannot be written of a piece of evidence.
func (f *EvidenceForm) Discard(id audit.ID) { f.form.Discard(id) }

// shown shows what belongs to the evidence and is no field of it.
func (f *EvidenceForm) shown() {
	e, c := f.form.Record(), f.m.now()
	if e == nil || c == nil {
		return
	}
	var chosen []string
	for i := range c.Findings {
		if slices.Contains(c.Findings[i].Evidence, e.ID) {
			chosen = append(chosen, string(c.Findings[i].ID))
		}
	}
	f.findings.SetOptions(findingOptions(c, e)...)
	f.findings.Choose(chosen...)
	f.findings.SetReadOnly(f.m.host.ReadOnly())
	f.arrange()
}

// arrange shows the fields that the way in which the evidence was obtained asks for, and those that hold something.
func (f *EvidenceForm) arrange() {
	e := f.form.Record()
	if e == nil {
		return
	}
	document := e.Method == audit.DocumentRead || e.Method == audit.SampleTaken
	for name, on := range map[string]bool{
		"function": e.Method == audit.Interview || e.Function != "",
		"document": document || e.Document != "", "version": document || e.Version != "", "dated": document || !e.Dated.IsZero(),
	} {
		f.form.Field(name).Hidden = !on
	}
	if n := len(e.Attachments); n > 0 {
		f.kept.Set("paperclip", counted(n, "file kept", "files kept"), kit.Ink2)
	} else {
		f.kept.Set("eye", "Seen, not kept", kit.Ink2)
	}
	f.root.Refresh()
	if f.arranged != nil {
		f.arranged()
	}
}

// link makes those findings rest on the evidence that were chosen, and no others. One that is issued keeps what it rests on.
func (f *EvidenceForm) link(ids []string) {
	e := f.form.Record()
	if e == nil {
		return
	}
	id := e.ID
	f.m.canvas().Unfocus() // what is typed gets into the case first
	f.m.change("Findings on "+Source(e), "", func(c *audit.Case) []casefile.Change {
		if find(c.Evidence, id) == nil {
			return nil
		}
		return linked(c, id, ids)
	})
	f.m.canvas().Focus(f.findings)
	f.m.host.Runner().Save(func() error { return nil }, func(error) { f.shown() })
}

func linked(c *audit.Case, evidence audit.ID, ids []string) []casefile.Change {
	var changes []casefile.Change
	for i := range c.Findings {
		x := &c.Findings[i]
		has, wanted := slices.Contains(x.Evidence, evidence), slices.Contains(ids, string(x.ID))
		switch {
		case wanted && !has:
			changes = append(changes, changed(x, func(x *audit.Finding) { x.Evidence = append(x.Evidence, evidence) }))
		case has && !wanted && !x.State.IsIssued():
			changes = append(changes, changed(x, func(x *audit.Finding) { x.Evidence = without(x.Evidence, evidence) }))
		}
	}
	return changes
}

// NewEvidence returns a piece of evidence that is seen now, and not saved yet.
func (m *Material) NewEvidence(at At) *audit.Evidence {
	env := m.cases.Env()
	now := env.Now()
	e := &audit.Evidence{
		Record: audit.Record{ID: env.ID()}, Audit: at.Audit, Method: audit.Interview, SeenOn: env.Today(), CapturedAt: audit.InstantOf(now),
	}
	e.SeenAt, _ = date.ParseClock(now.Format("15:04")) // what a clock shows is one
	if at.Requirement != "" {
		e.Requirements = append(e.Requirements, at.Requirement)
	}
	if c := m.now(); c != nil {
		e.Author = m.me(c)
		e.Site = lastSite(c, at.Audit, e.Author)
	}
	return e
}

// lastSite is where the author saw something last in the audit.
func lastSite(c *audit.Case, auditID, author audit.ID) audit.ID {
	var last *audit.Evidence
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit == auditID && e.Author == author && (last == nil || last.CapturedAt <= e.CapturedAt) {
			last = e
		}
	}
	if last == nil {
		return ""
	}
	return last.Site
}

// RemoveEvidence takes a piece of evidence out, and out of the notes and the draft findings that name it; its files stay
// in the case. What an issued finding rests on stays, and is told.
func (m *Material) RemoveEvidence(e *audit.Evidence) {
	c := m.now()
	if c == nil || m.locked() != "" {
		return
	}
	if f := issuedOn(c, e.ID); f != nil {
		m.host.Toast("It stays: "+f.Label()+" rests on it", false)
		return
	}
	id := e.ID
	m.change("Take out "+strings.ToLower(EvidenceLabel(e)[:1])+EvidenceLabel(e)[1:], Source(e)+" taken out", func(c *audit.Case) []casefile.Change {
		return withoutEvidence(c, id)
	})
}

func withoutEvidence(c *audit.Case, id audit.ID) []casefile.Change {
	e := find(c.Evidence, id)
	if e == nil {
		return nil
	}
	changes := append([]casefile.Change{{Before: e}}, linked(c, id, nil)...)
	for i := range c.Notes {
		if n := &c.Notes[i]; slices.Contains(n.Evidence, id) {
			changes = append(changes, changed(n, func(n *audit.Note) { n.Evidence = without(n.Evidence, id) }))
		}
	}
	return changes
}
