package finding

import (
	"slices"

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
