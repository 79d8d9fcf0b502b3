package finding

import (
	"context"
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// merging asks into which draft the one that is open is merged, and why.
type merging struct {
	page   *Page
	from   *audit.Finding
	into   *kit.Picker
	where  *kit.Field // around it
	reason *kit.Narrative
	why    *kit.Field
	dialog *kit.Dialog
}

// askMerge merges the draft that is open into another one, such as when two auditors met the same failure.
func (p *Page) askMerge() {
	if p.lockedMerge() != "" {
		return
	}
	p.editor.Commit()
	m := &merging{page: p, from: audit.Clone(p.editor.Record())}
	m.into = kit.NewPicker("Choose a draft", mergeOptions(p.now, m.from)...)
	m.where = kit.NewField("Into", m.into)
	m.into.OnChange = func(kit.Option) { m.settled(m.where) }
	m.reason = kit.NewNarrative("", 2)
	m.reason.SetTextQuiet(p.loose.Text(m.draft()))
	m.why = kit.NewField("Reason", m.reason).SetHint("Ctrl+Enter")
	m.reason.OnChanged = func(text string) {
		m.settled(m.why)
		p.loose.Put(m.draft(), text)
	}
	m.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Merge " + m.from.Label() + " into another draft?", Width: 480, Focus: m.into, Body: kit.Rows(formGap, m.where, m.why),
		Text: "Its clauses, places, evidence, samples and concerns go over, and what only its evidence says is added. The other one keeps " +
			"its grade, requirement and statement, and is to be read again. " + m.from.Label() + " is taken out.",
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true, Press: m.giveUp},
			{Word: "Merge", Icon: "git-merge", Kind: kit.Primary, Default: true, Press: m.take},
		},
	})
}

// draft names the reason while it is typed.
func (m *merging) draft() casefile.Draft { return casefile.UnfinishedText(string(m.from.ID), "merge") }

func (m *merging) settled(f *kit.Field) { f.SetMessage(kit.NoMessage, "") }

func (m *merging) giveUp() bool {
	m.page.loose.Drop(m.draft())
	return true
}

// take merges, or says what is missing.
func (m *merging) take() bool {
	into, ok := m.into.Chosen()
	reason := strings.TrimSpace(m.reason.Text())
	missing := func(f *kit.Field, words string, focus func()) bool {
		f.SetMessage(kit.Wrong, words)
		m.dialog.Refresh()
		focus()
		return false
	}
	switch {
	case !ok:
		return missing(m.where, "Choose the draft that stays.", func() { m.page.focus(m.into) })
	case reason == "":
		return missing(m.why, "Say why: it stays in the history of both.", func() { m.page.focus(m.reason) })
	}
	m.dialog.Close()
	m.page.merge(m.from, audit.ID(into.ID), reason)
	m.page.loose.Drop(m.draft())
	return false
}

// merge merges a draft into another one, which is opened.
func (p *Page) merge(from *audit.Finding, into audit.ID, reason string) {
	words := fmt.Sprintf("%s merged into %s", from.Label(), p.now.Finding(into).Label())
	p.host.Runner().Save(func() error { return p.cases.MergeFinding(context.Background(), from.ID, into, reason) }, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		if err := p.read(); err != nil {
			p.host.Tell(err)
			return
		}
		p.editor.Open(nil)
		p.showList()
		p.open(into)
		p.Focus()
		p.host.Toast(words, true)
	})
}

// mergeOptions are the other drafts of the finding's audit.
func mergeOptions(c *audit.Case, f *audit.Finding) []kit.Option {
	var out []kit.Option
	for i := range c.Findings {
		if g := &c.Findings[i]; g.Audit == f.Audit && g.ID != f.ID && !g.State.IsIssued() {
			title := strings.Join(strings.Fields(string(g.Requirement)+" "+g.Statement), " ")
			out = append(out, kit.Option{ID: string(g.ID), Title: strings.TrimSpace(g.Label() + "  " + title), Hidden: true})
		}
	}
	return out
}

func (p *Page) lockedMerge() string {
	if why := p.locked(); why != "" {
		return why
	}
	if len(mergeOptions(p.now, p.editor.Record())) == 0 {
		return "there is no other draft"
	}
	return ""
}
