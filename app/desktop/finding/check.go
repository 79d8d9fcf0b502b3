package finding

import (
	"context"
	"slices"
	"strconv"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// checked is what the wording check said last, and of which finding.
type checked struct {
	casefile.Wording
	of    audit.ID
	items []open
	kept  int // wordings in the library for its clause
}

// errors are the remarks that keep the finding from being issued.
func (c checked) errors() []casefile.Remark {
	return slices.DeleteFunc(slices.Clone(c.Remarks), func(r casefile.Remark) bool { return r.Severity == casefile.WarningOfWording })
}

// showSide checks the wording in the background and shows what is open about the finding being edited. Typing never waits
// for it.
func (p *Page) showSide() {
	r := p.editor.Record()
	if r == nil {
		return
	}
	if r.State.IsIssued() {
		p.showPanel()
		return
	}
	f := audit.Clone(r)
	var w casefile.Wording
	var kept []casefile.GoodWording
	p.host.Runner().Load("wording", func(ctx context.Context) (err error) {
		if kept, err = p.cases.KeptWordings(ctx, f.Requirement); err != nil {
			kept = nil // told when somebody asks for them
		}
		w, err = p.cases.Wording(ctx, f)
		return err
	}, func(err error) {
		if now := p.editor.Record(); err == nil && now != nil && now.ID == f.ID {
			p.checked.kept = len(kept)
			p.take(f, w)
		}
	})
}

// checkNow checks the wording as it stands on the screen before something is done about it.
func (p *Page) checkNow() bool {
	r := p.editor.Record()
	if r == nil {
		return false
	}
	f := audit.Clone(r)
	w, err := p.cases.Wording(context.Background(), f)
	if err != nil {
		p.host.Tell(err)
		return false
	}
	p.take(f, w)
	return true
}

// take takes over what the check said of a finding, and shows it.
func (p *Page) take(f *audit.Finding, w casefile.Wording) {
	p.checked.Wording, p.checked.of, p.checked.items = w, f.ID, opened(w, extentOf(p.now, f))
	p.showPanel()
	p.form.showMessages(f, p.checked.errors())
	p.form.mark(w.Open)
}

// showPanel shows the panel at the right of the finding being edited.
func (p *Page) showPanel() {
	r := p.editor.Record()
	if r == nil {
		return
	}
	v := panel{issued: r.State.IsIssued(), evidence: evidenceOf(p.now, r), samples: samplesOf(p.now, r)}
	v.earlier, v.nothing = earlierAt(p.now, r)
	left := 0
	if v.issued {
		v.facts, v.toKeep = dates(r, p.host.Today()), p.lockedKeep() == ""
	} else if p.checked.of == r.ID {
		v.open, v.passed, v.stands = points(p.checked.items), p.checked.Points, standing(p.now, r, p.checked.Wording)
		v.chosen, v.kept = p.chosenItem(), p.checked.kept
		left = len(v.open)
	}
	had := p.side.holds(p.host.Window().Canvas().Focused())
	p.side.show(v)
	if had && !p.side.holds(p.host.Window().Canvas().Focused()) { // what had the keyboard is gone
		p.focus(p.side.first(p.list.grid))
	}
	p.form.showRemark(r, left)
	p.panes.SetFoldCount(countWords(left))
}

// countWords is a count where none is not told.
func countWords(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// chosenItem is the index of the point that lies open on top, the first while nobody chose one.
func (p *Page) chosenItem() int {
	return max(0, slices.IndexFunc(p.checked.items, func(o open) bool { return o.key == p.chosen }))
}

// item returns the point of that key, as it stands now.
func (p *Page) item(key string) (open, bool) {
	i := slices.IndexFunc(p.checked.items, func(o open) bool { return o.key == key })
	if i < 0 {
		return open{}, false
	}
	return p.checked.items[i], true
}

// choosePoint opens a point of the panel and goes to its words.
func (p *Page) choosePoint(key string) {
	if !p.checkNow() {
		return
	}
	o, ok := p.item(key)
	if !ok {
		return
	}
	p.chosen = key
	p.showPanel()
	p.goToPoint(o)
}

// nextPoint goes to the words of the point that is open, and from these to those of the next.
func (p *Page) nextPoint() {
	if p.lockedPoints() != "" || !p.checkNow() || len(p.checked.items) == 0 {
		return
	}
	at := p.chosenItem()
	if p.checked.items[at].key == p.chosen {
		at = (at + 1) % len(p.checked.items)
	}
	p.choosePoint(p.checked.items[at].key)
}

// goToPoint selects the words of a point in their field.
func (p *Page) goToPoint(o open) {
	p.focusField(o.field())
	if r := o.remark; r != nil && r.End > r.Start && isText(o.field()) {
		input := p.form.text(o.field()).input
		input.Reveal(bytesBefore(input.Text(), r.Start), bytesBefore(input.Text(), r.End))
	}
}

func isText(field string) bool {
	switch field {
	case fieldRequirement, fieldStatement, fieldEvidence, fieldReason:
		return true
	}
	return false
}

// bytesBefore returns how many bytes the first runes of a text have.
func bytesBefore(text string, runes int) int {
	for i := range text {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(text)
}

// stand is a warning that was let stand.
type stand struct {
	id            audit.ID
	title, reason string
}

// standing returns the warnings about a finding that were let stand, with their reasons, while their words are there.
func standing(c *audit.Case, f *audit.Finding, w casefile.Wording) []stand {
	titles := map[audit.ID]string{}
	for _, r := range w.Remarks {
		titles[r.Acceptance(f.ID).ID] = r.Title
	}
	for _, q := range audit.Escalations(c.With(audit.Clone(f)), f) {
		titles[casefile.Answer(f.ID, q).ID] = q.Title
	}
	var out []stand
	for i := range c.Acceptances {
		a := &c.Acceptances[i]
		if a.Subject != string(f.ID) {
			continue
		}
		title := titles[a.ID]
		if a.Field == "repeat_of" && f.RepeatOf == "" {
			title = "Not a repeat of " + a.Words
		}
		if title != "" {
			out = append(out, stand{a.ID, title, a.Reason})
		}
	}
	return out
}
