package finding

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// Library keeps good wordings outside the case.
type Library interface {
	KeptWordings(ctx context.Context, clause audit.Number) ([]casefile.GoodWording, error)
	ToKeep(ctx context.Context, finding audit.ID) (casefile.GoodWording, error)
	KeepWording(ctx context.Context, w casefile.GoodWording) error
	ForgetWording(ctx context.Context, id string) error
}

// lockedWordings says why no wording can be chosen.
func (p *Page) lockedWordings() string {
	if why := p.locked(); why != "" {
		return why
	}
	if p.editor.Record().Requirement == "" {
		return "the finding has no clause yet"
	}
	return ""
}

// askWording offers the wordings that were kept for the clause of the finding.
func (p *Page) askWording() {
	r := p.editor.Record()
	if r == nil || p.lockedWordings() != "" {
		return
	}
	kept, err := p.cases.KeptWordings(context.Background(), r.Requirement)
	if err != nil {
		p.host.Tell(err)
		return
	}
	p.showWordings(r, kept)
}

func (p *Page) showWordings(r *audit.Finding, kept []casefile.GoodWording) {
	clause := string(r.Requirement)
	spec := kit.DialogSpec{
		Title: "Good wordings for " + clause, Width: wordingsWidth, Buttons: []kit.DialogButton{{Word: "Close", Cancel: true, Default: true}},
		Text: "From your own closed findings. The one you choose goes into the texts that are empty; when none is, behind the statement.",
	}
	if len(kept) == 0 {
		spec.Text = "None is kept yet. Open a finding of yours that is closed and choose “Keep the wording…”: names, places, days and numbers are taken " +
			"out, you read what is left, and it is offered at " + clause + " in every case."
		kit.ShowDialog(p.host.Window(), spec)
		return
	}
	var d *kit.Dialog
	rows := kit.Rows(12)
	for _, w := range kept {
		tile := kit.NewTile(wordingRow(w), func() {
			d.Close()
			p.insertWording(w)
		})
		out := kit.NewButton(kit.Link, "Take out", func() {
			d.Close()
			p.forgetWording(w)
		}).Small()
		rows.Add(kit.Rows(0, tile, kit.Cols(0, kit.Spacer(), out), kit.Hairline()))
		if spec.Focus == nil {
			spec.Focus = tile
		}
	}
	spec.Body = rows
	d = kit.ShowDialog(p.host.Window(), spec)
}

// wordingsWidth leaves some 80 letters to a line.
const wordingsWidth = 620

// wordingRow is a kept wording to be chosen.
func wordingRow(w casefile.GoodWording) fyne.CanvasObject {
	rows := kit.Rows(2, kit.Cols(8, kit.GradeBadge(string(w.Grade)), kit.Grow(kit.NewText(string(w.Clause), kit.BodyMediumFigures)),
		kit.NewText(w.KeptOn.String(), kit.SmallFigures).In(kit.Ink3)))
	rows.Add(kit.Pad(4, 0, 0, 0, kit.NewParagraph(w.Statement, kit.BodyFigures, kit.Ink)))
	for _, text := range []string{w.Requirement, w.Evidence} {
		if text != "" {
			rows.Add(kit.NewParagraph(text, kit.SmallFigures, kit.Ink2))
		}
	}
	return rows
}

// insertWording puts a kept wording into the texts that are empty, and goes to the first placeholder.
func (p *Page) insertWording(w casefile.GoodWording) {
	p.change(func(f *audit.Finding) {
		full := true
		fill := func(text *string, words string) {
			if strings.TrimSpace(*text) == "" && words != "" {
				*text, full = words, false
			}
		}
		fill(&f.RequirementText, w.Requirement)
		fill(&f.Statement, w.Statement)
		fill(&f.EvidenceText, w.Evidence)
		if full {
			f.Statement = appended(f.Statement, w.Statement)
		}
	})
	p.focusFirstOpen()
	p.host.Toast("Wording inserted", true)
}

func (p *Page) forgetWording(w casefile.GoodWording) {
	if err := p.cases.ForgetWording(context.Background(), w.ID); err != nil {
		p.host.Tell(err)
		return
	}
	p.host.Toast("Wording taken out of the library", false)
	p.showSide()
	p.askWording()
}

// lockedKeep says why the wording of the finding cannot be kept.
func (p *Page) lockedKeep() string {
	r := p.editor.Record()
	switch {
	case r == nil:
		return p.lockedNone()
	case r.State != audit.Closed:
		return r.Label() + " is not closed"
	}
	if _, err := p.cases.ToKeep(context.Background(), r.ID); err != nil {
		return strings.TrimPrefix(err.Error(), casefile.ErrNotToKeep.Error()+": ")
	}
	return ""
}

// askKeep shows what is left of a closed finding without names, places, days and numbers, for a person to read and mend, and
// keeps it.
func (p *Page) askKeep() {
	r := p.editor.Record()
	if r == nil || p.lockedKeep() != "" {
		return
	}
	w, err := p.cases.ToKeep(context.Background(), r.ID)
	if err != nil {
		p.host.Tell(err)
		return
	}
	k := newKeeping(w)
	var d *kit.Dialog
	take := func() bool {
		if p.keepWording(k) {
			d.Close()
		} else {
			d.Refresh()
		}
		return false
	}
	d = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Keep the wording of " + r.Label() + "?", Width: wordingsWidth, Body: k.body, Focus: k.statement,
		Text: "It is kept on this machine, outside the case. Read it: what the case does not know as a name is still in it.",
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true}, {Word: "Keep", Icon: "plus", Kind: kit.Primary, Default: true, Press: take},
		},
	})
}

// keeping is the question whether a wording is kept, with its texts.
type keeping struct {
	of                               casefile.GoodWording
	requirement, statement, evidence *kit.Narrative
	field                            *kit.Field // of the evidence, the last: says what is wrong with any
	body                             fyne.CanvasObject
}

func newKeeping(w casefile.GoodWording) *keeping {
	k := &keeping{of: w, requirement: kit.NewNarrative("", 2), statement: kit.NewNarrative("", 2), evidence: kit.NewNarrative("", 3)}
	k.requirement.SetTextQuiet(w.Requirement)
	k.statement.SetTextQuiet(w.Statement)
	k.evidence.SetTextQuiet(w.Evidence)
	k.field = kit.NewField("Evidence", k.evidence)
	k.body = kit.Rows(formGap, kit.NewField("Requirement, in own words", k.requirement), kit.NewField("Statement", k.statement), k.field)
	return k
}

// keepWording keeps what stands in the question; it reports false, and says why, where that cannot be.
func (p *Page) keepWording(k *keeping) bool {
	w := k.of
	w.Requirement, w.Statement, w.Evidence = strings.TrimSpace(k.requirement.Text()), strings.TrimSpace(k.statement.Text()), strings.TrimSpace(k.evidence.Text())
	if w.Statement == "" {
		k.field.SetMessage(kit.Wrong, "A wording without a statement is of no use.")
		return false
	}
	err := p.cases.KeepWording(context.Background(), w)
	switch {
	case errors.Is(err, casefile.ErrTellsWhose):
		k.field.SetMessage(kit.Wrong, fmt.Sprintf("Still in it: %s. Put other words in place of the name.", strings.TrimPrefix(err.Error(), casefile.ErrTellsWhose.Error()+": ")))
		return false
	case err != nil:
		p.host.Tell(err)
		return false
	}
	p.host.Toast("Wording kept for "+string(w.Clause), false)
	return true
}
