package finding

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// issuing counts what the question before an issue tells.
type issuing struct {
	all   int // findings that are not issued yet
	ready int // of these, those that their author marked as ready
	held  []casefile.HeldFinding
}

func issuingOf(rows []row, held []casefile.HeldFinding) issuing {
	n := issuing{held: held}
	for _, r := range rows {
		if r.state.IsIssued() {
			continue
		}
		n.all++
		if r.state == audit.FindingReady {
			n.ready++
		}
	}
	return n
}

func (p *Page) lockedIssue() string {
	if why := p.lockedNew(); why != "" {
		return why
	}
	switch a := p.now.Audit(p.host.Audit()); {
	case issuingOf(p.list.rows, nil).all == 0:
		return "nothing to issue"
	case a == nil || a.StartsOn.IsZero():
		return "the audit has no days yet"
	default:
		return ""
	}
}

// askIssue asks before the findings of the audit are issued, once everything typed is written. While something keeps one
// from being issued it shows what, and leads there.
func (p *Page) askIssue() {
	if p.now == nil || p.lockedIssue() != "" {
		return
	}
	p.editor.Commit()
	id := p.host.Audit()
	var held []casefile.HeldFinding
	p.host.Runner().Save(func() (err error) {
		held, err = p.cases.HeldBack(context.Background(), id)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.showList()
		p.showIssue(issuingOf(p.list.rows, held))
	})
}

func (p *Page) showIssue(n issuing) {
	title := fmt.Sprintf("Issue %s?", plural(n.all, "finding", "findings"))
	if len(n.held) > 0 {
		var d *kit.Dialog
		body := kit.Rows(12, n.checks(), n.reasons(func(h casefile.HeldFinding) {
			d.Close()
			p.goTo(h)
		}))
		d = kit.Confirm(p.host.Window(), kit.Question{
			Title: title, Body: body, Yes: "Show the first", Icon: "arrow-right", No: "Close",
			Text: "Not yet. A finding is issued with its clause, statement and grade; a nonconformity with requirement, evidence and reason too.",
		}, func() { p.goTo(n.held[0]) })
		return
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: title, Body: n.checks(), Yes: "Issue", Icon: "file-text", No: "Not yet",
		Text: "They get their numbers and can no longer be changed in silence. The client’s workbook is exported with Ctrl+E.",
	}, p.issueAll)
}

// checks are the lines of the question.
func (n issuing) checks() fyne.CanvasObject {
	line := func(words string, count int) fyne.CanvasObject {
		icon, token := "circle-check", kit.Good
		if count < n.all {
			icon, token = "triangle-alert", kit.Minor
		}
		return kit.Cols(8, kit.NewIcon(icon, kit.IconSize, token), kit.Grow(kit.NewText(words, kit.Body)),
			kit.NewText(fmt.Sprintf("%d of %d", count, n.all), kit.BodyFigures).In(kit.Ink3))
	}
	return kit.Rows(6,
		line("Requirement, statement, evidence, grade", n.all-len(n.held)),
		line("Marked as ready by their authors", n.ready))
}

// maxReasons is how many findings the question names; the others come when these are settled.
const maxReasons = 12

// reasons are the findings that cannot be issued, each with what keeps it; pressed it leads there.
func (n issuing) reasons(lead func(casefile.HeldFinding)) fyne.CanvasObject {
	rows := kit.Rows(8, kit.Hairline())
	for _, h := range n.held[:min(len(n.held), maxReasons)] {
		titles := make([]string, len(h.Errors))
		for i, r := range h.Errors {
			titles[i] = lowered(r.Title)
		}
		rows.Add(kit.NewTile(kit.Cols(8, kit.Top(kit.Fixed(64, 0, kit.NewText(h.Finding.Label(), kit.BodyMediumFigures))),
			kit.Grow(kit.NewParagraph(capital(strings.Join(titles, ", ")), kit.Body, kit.Ink2))), func() { lead(h) }))
	}
	if more := len(n.held) - maxReasons; more > 0 {
		rows.Add(kit.NewText(fmt.Sprintf("and %d more", more), kit.Small).In(kit.Ink3))
	}
	return rows
}

// goTo opens a finding and goes to what keeps it from being issued.
func (p *Page) goTo(h casefile.HeldFinding) {
	p.open(h.Finding.ID)
	if r := p.editor.Record(); r != nil && p.checkNow() {
		p.askMissing(r)
	}
}

// issueAll issues the findings of the audit, after everything typed is written.
func (p *Page) issueAll() {
	id := p.host.Audit()
	var issued []*audit.Finding
	p.host.Runner().Save(func() (err error) {
		issued, err = p.cases.IssueFindings(context.Background(), id)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.reload()
		p.host.Toast(plural(len(issued), "finding", "findings")+" issued", true)
	})
}
