package checklist

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// prompt is a question to ask at a clause.
type prompt struct {
	text  string
	asked bool
	own   bool // of the team's own
}

// prompts are the questions of a clause, to be ticked when they were asked, and those of the team's own.
type prompts struct {
	do     clauseActs
	shown  []prompt
	checks []*kit.Check
	count  *kit.Text
	add    *kit.Button
	words  *kit.Entry // a new question, while it is written
	list   *fyne.Container
	root   *fyne.Container
	head   *fyne.Container
	locked bool
	folded bool
}

func newPrompts(do clauseActs) *prompts {
	p := &prompts{do: do, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3), list: kit.Rows(6)}
	p.words = kit.NewEntry("Your own question, Enter keeps it")
	p.words.EscapeKeeps = true
	p.words.OnChanged = do.asking
	p.words.OnCommit = func(text string) {
		p.words.SetTextQuiet("")
		p.words.Hide()
		p.do.question(text)
	}
	p.words.Hide()
	p.add = kit.NewButton(kit.Link, "Add", p.write).Small().WithKey(keysQuestion)
	p.head = kit.Fixed(0, kit.Body.LineHeight(), kit.GroupHead("Prompts", p.add, p.count))
	p.root = kit.Rows(6, p.list, p.words)
	return p
}

// show shows the questions; those that are the same keep their place and the keyboard.
func (p *prompts) show(questions []prompt, locked bool) {
	same := len(questions) == len(p.shown) && p.locked == locked
	for i := 0; same && i < len(questions); i++ {
		same = questions[i].text == p.shown[i].text && questions[i].own == p.shown[i].own
	}
	p.shown, p.locked = questions, locked
	if !p.words.Focused() && p.words.Text() == "" {
		p.words.Hide()
	}
	if !same {
		p.rebuild()
	}
	asked := 0
	for i, q := range questions {
		p.checks[i].Set(q.asked)
		if q.asked {
			asked++
		}
	}
	p.add.Hidden = locked
	p.count.SetText("")
	if len(questions) > 0 {
		p.count.SetText(fmt.Sprintf("%d of %d asked", asked, len(questions)))
	}
}

func (p *prompts) rebuild() {
	p.checks, p.list.Objects = nil, nil
	for _, q := range p.shown {
		c := kit.NewCheck(q.text).Wrapped()
		c.OnChange = func(on bool) { p.do.ask(q.text, on) }
		c.SetReadOnly(p.locked)
		p.checks = append(p.checks, c)
		p.list.Add(c)
	}
	p.list.Refresh()
}

// resume opens the line again with what was typed in it.
func (p *prompts) resume(text string) {
	p.words.Resume(text)
	p.words.Show()
	p.root.Refresh()
}

// leave takes over the question that is being typed, and closes the line.
func (p *prompts) leave() {
	if p.words.Focused() {
		p.words.Commit()
	}
	p.words.SetTextQuiet("")
	if !p.words.Focused() {
		p.words.Hide()
	}
}

// write opens the line that takes a question of the team's own.
func (p *prompts) write() {
	p.words.Show()
	p.root.Refresh()
	p.do.focus(p.words)
}

// foldable reports whether the prompts can fold to their count.
func (p *prompts) foldable() bool {
	busy := slices.ContainsFunc(p.checks, func(c *kit.Check) bool { return c.Focused() })
	return len(p.shown) > 0 && !busy && !p.words.Focused()
}

// fold shows only the heading with the count.
func (p *prompts) fold(on bool) {
	if p.folded != on {
		p.folded = on
		p.root.Hidden = on
	}
}

// next is the first question that was not asked, else the first; nil when there is none.
func (p *prompts) next() *kit.Check {
	for i, q := range p.shown {
		if !q.asked {
			return p.checks[i]
		}
	}
	if len(p.checks) > 0 {
		return p.checks[0]
	}
	return nil
}

// own returns the question of the team's own that has the keyboard, "" for none.
func (p *prompts) own() string {
	for i, c := range p.checks {
		if c.Focused() && p.shown[i].own {
			return p.shown[i].text
		}
	}
	return ""
}
