package finding

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// issuing counts what the question before an issue tells.
type issuing struct {
	all        int      // findings that are not issued yet
	complete   int      // of these, those that nothing keeps from being issued
	ready      int      // of these, those that their author marked as ready
	incomplete []string // labels of the others
	first      audit.ID // the first of these
}

func issuingOf(rows []row) issuing {
	var n issuing
	for _, r := range rows {
		if r.state.IsIssued() {
			continue
		}
		n.all++
		if r.state == audit.FindingReady {
			n.ready++
		}
		if r.complete {
			n.complete++
			continue
		}
		n.incomplete = append(n.incomplete, r.label)
		if n.first == "" {
			n.first = audit.ID(r.id)
		}
	}
	return n
}

func (p *Page) lockedIssue() string {
	if why := p.lockedNew(); why != "" {
		return why
	}
	switch a := p.now.Audit(p.host.Audit()); {
	case issuingOf(p.list.rows).all == 0:
		return "nothing to issue"
	case a == nil || a.StartsOn.IsZero():
		return "the audit has no days yet"
	default:
		return ""
	}
}

// askIssue asks before the findings of the audit are issued. While one is not complete it offers to go to it.
func (p *Page) askIssue() {
	if p.now == nil || p.lockedIssue() != "" {
		return
	}
	p.editor.Commit()
	p.showList()
	n := issuingOf(p.list.rows)
	title := fmt.Sprintf("Issue %s?", plural(n.all, "finding", "findings"))
	if n.complete < n.all {
		kit.Confirm(p.host.Window(), kit.Question{
			Title: title, Body: n.checks(), Yes: "Show the first", Icon: "arrow-right", No: "Close",
			Text: "Not yet: " + labels(n.incomplete) + ". A finding is issued with its clause, statement and grade; a nonconformity with requirement, evidence and reason too.",
		}, func() { p.goTo(n.first) })
		return
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: title, Body: n.checks(), Yes: "Issue", Icon: "file-text", No: "Not yet",
		Text: "They get their numbers and can no longer be changed in silence. The client’s workbook is exported with Ctrl+E.",
	}, p.issueAll)
}

// labels names findings, at most five of them.
func labels(names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
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
		line("Requirement, statement, evidence, grade", n.complete),
		line("Marked as ready by their authors", n.ready))
}

// goTo opens a finding and goes to what is open in it.
func (p *Page) goTo(id audit.ID) {
	p.open(id)
	if r := p.editor.Record(); r != nil {
		p.form.ask(r)
	}
	p.focusFirstOpen()
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
