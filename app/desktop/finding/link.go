package finding

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// linkEvidence asks which entries of the register the finding rests on.
func (p *Page) linkEvidence() {
	r := p.editor.Record()
	if r == nil || p.lockedEvidence() != "" {
		return
	}
	p.choose("Evidence of "+r.Label(), "Entries of the register that the finding rests on.",
		evidenceOptions(p.now, r), texts(r.Evidence), func(ids []string) {
			p.change(func(f *audit.Finding) { f.Evidence = typed[audit.ID](ids) })
		})
}

// linkConcerns asks which areas of concern of Stage 1 the finding takes up.
func (p *Page) linkConcerns() {
	r := p.editor.Record()
	if r == nil || p.lockedConcerns() != "" {
		return
	}
	p.choose("Concerns taken up by "+r.Label(), "Areas of concern that Stage 1 raised.",
		concernOptions(p.now, r), texts(r.Concerns), func(ids []string) {
			p.change(func(f *audit.Finding) { f.Concerns = typed[audit.ID](ids) })
		})
}

// linkConcern takes up one concern that lies on the same clause.
func (p *Page) linkConcern(id audit.ID) {
	p.change(func(f *audit.Finding) {
		if !slices.Contains(f.Concerns, id) {
			f.Concerns = append(f.Concerns, id)
		}
	})
	p.focusField(fieldStatement)
}

// choose asks for several of many; done runs after the dialog is gone.
func (p *Page) choose(title, text string, options []kit.Option, chosen []string, done func(ids []string)) {
	field := kit.NewTokensField("Type to find, Enter adds", options...)
	field.Choose(chosen...)
	var d *kit.Dialog
	take := func() bool {
		d.Close()
		done(field.Chosen())
		return false
	}
	d = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: title, Text: text, Body: field, Focus: field, Width: 520,
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: "Link", Icon: "link-2", Kind: kit.Primary, Default: true, Press: take},
		},
	})
	field.OnChange = func([]string) { d.Refresh() } // it grows with its tokens
}

// linkSamples asks which samples the finding rests on.
func (p *Page) linkSamples() {
	r := p.editor.Record()
	if r == nil || p.lockedSamples() != "" {
		return
	}
	p.choose("Samples of "+r.Label(), "Samples that the finding rests on.", sampleOptions(p.now, r), texts(r.Samples), func(ids []string) {
		p.change(func(f *audit.Finding) { f.Samples = typed[audit.ID](ids) })
	})
}

// insertExtent tells in the evidence what the linked samples show.
func (p *Page) insertExtent() {
	r := p.editor.Record()
	if r == nil || p.lockedExtent() != "" {
		return
	}
	p.insert(extentOf(p.now, r))
}

// insertEvidence tells in the evidence what an entry of the register, or a sample, says.
func (p *Page) insertEvidence(id audit.ID) {
	if p.locked() != "" {
		return
	}
	for i := range p.now.Evidence {
		if e := &p.now.Evidence[i]; e.ID == id {
			p.insert(evidenceWords(e))
		}
	}
	for i := range p.now.Samples {
		if s := &p.now.Samples[i]; s.ID == id {
			p.insert(s.Extent())
		}
	}
}

// insert adds a sentence to the evidence and puts the caret behind it.
func (p *Page) insert(sentence string) {
	r := p.editor.Record()
	if r == nil || sentence == "" {
		return
	}
	text := appended(r.EvidenceText, sentence)
	p.write(fieldEvidence, text)
	p.form.text(fieldEvidence).input.Reveal(len(text), len(text))
}

// extentOf tells what the linked samples show, "" while none tells something.
func extentOf(c *audit.Case, f *audit.Finding) string {
	var parts []string
	for i := range c.Samples {
		if s := &c.Samples[i]; slices.Contains(f.Samples, s.ID) && s.Extent() != "" {
			parts = append(parts, s.Extent())
		}
	}
	return strings.Join(parts, " ")
}

// evidenceWords is an entry of the register as a sentence of the evidence: its document or its source and day, then what it
// says.
func evidenceWords(e *audit.Evidence) string {
	source := evidenceTitle(e)
	if e.Document != "" && !e.Dated.IsZero() {
		source = strings.TrimSpace(e.Document+" "+e.Version) + " of " + e.Dated.String()
	}
	return source + ": " + strings.TrimRight(strings.TrimSpace(e.Text), ".") + "."
}
