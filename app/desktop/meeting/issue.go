package meeting

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// askIssue asks before the findings of the audit get their numbers. While one cannot be issued it offers to go to it.
func (p *Page) askIssue() {
	if p.lockedIssue() != "" {
		return
	}
	p.presented.close()
	p.then(func() {
		if p.lockedIssue() != "" {
			return
		}
		n := p.issuing()
		title := fmt.Sprintf("Issue %s?", findings(n.all))
		if len(n.held) > 0 {
			kit.Confirm(p.host.Window(), kit.Question{
				Title: title, Body: n.lines(), Yes: "Show the first", Icon: "arrow-right", No: "Close",
				Text: "Not yet: " + n.heldWords() + ".",
			}, func() { p.host.Go(page.Findings, n.held[0].ID) })
			return
		}
		kit.Confirm(p.host.Window(), kit.Question{
			Title: title, Body: n.lines(), Yes: "Issue", Icon: "file-text", No: "Not yet",
			Text: "They get their numbers, " + n.numbers() + ", and their wording is frozen: a later change is an amendment with its reason.",
		}, p.issueAll)
	})
}

// issuing is what is asked about before an issue.
type issuing struct {
	all, ready, open int
	drafts           []presentedRow
	held             []presentedRow // cannot be issued as they are
	due              []string
}

func (p *Page) issuing() issuing {
	var n issuing
	for _, r := range p.presented.rows() {
		if r.State.IsIssued() {
			continue
		}
		n.all++
		n.drafts = append(n.drafts, r)
		if r.State == audit.FindingReady {
			n.ready++
		}
		if len(r.left) > 0 {
			n.held = append(n.held, r)
		} else {
			n.open += r.open
		}
	}
	n.due = dueWords(p.presented.plan())
	return n
}

// heldWords names what cannot be issued, at most five of them, and what the first lacks.
func (n issuing) heldWords() string {
	const most = 5
	var names []string
	for _, r := range n.held[:min(most, len(n.held))] {
		names = append(names, r.DraftNumber)
	}
	words := strings.Join(names, ", ")
	if more := len(n.held) - most; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words + ". " + n.held[0].DraftNumber + ": " + strings.Join(n.held[0].left, "; ")
}

// numbers are the first and the last number of each series: NC-2026-ST2-01 to 04, OFI-2026-ST2-01.
func (n issuing) numbers() string {
	var series, first, last []string
	for _, r := range n.drafts {
		at := strings.LastIndexByte(r.number, '-') + 1
		if k := len(series) - 1; k >= 0 && series[k] == r.number[:at] {
			last[k] = r.number[at:]
			continue
		}
		series, first, last = append(series, r.number[:at]), append(first, r.number[at:]), append(last, r.number[at:])
	}
	var out []string
	for k := range series {
		words := series[k] + first[k]
		if last[k] != first[k] {
			words += " to " + last[k]
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

// lines are what the question shows.
func (n issuing) lines() fyne.CanvasObject {
	line := func(words string, ok bool, count string) fyne.CanvasObject {
		icon, token := "circle-check", kit.Good
		if !ok {
			icon, token = "triangle-alert", kit.Minor
		}
		return kit.Cols(8, kit.NewIcon(icon, kit.IconSize, token), kit.Grow(kit.NewText(words, kit.Body)),
			kit.NewText(count, kit.BodyFigures).In(kit.Ink3))
	}
	of := func(k int) string { return fmt.Sprintf("%d of %d", k, n.all) }
	rows := kit.Rows(6,
		line("Requirement, statement, evidence, grade", len(n.held) == 0, of(n.all-len(n.held))),
		line("Marked as ready by their authors", n.ready == n.all, of(n.ready)))
	if n.open > 0 {
		rows.Add(line("Wording remarks left open", false, fmt.Sprint(n.open)))
	}
	for _, words := range n.due {
		rows.Add(kit.Cols(8, kit.NewIcon("calendar-clock", kit.IconSize, kit.Ink2), kit.Grow(kit.NewText(words, kit.BodyFigures))))
	}
	return rows
}

// issueAll issues the findings of the audit.
func (p *Page) issueAll() {
	id := p.about.ID
	var issued []*audit.Finding
	p.host.Runner().Save(func() (err error) {
		issued, err = p.cases.IssueFindings(context.Background(), id)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.follow()
		p.side.choose(sideFindings)
		p.focus(p.presented.grid)
		p.host.Toast(findings(len(issued))+" issued; Ctrl+E writes the findings workbook", true)
	})
}

// acknowledge asks who acknowledged the findings for the client, and records it for all that nobody acknowledged yet.
func (v *presented) acknowledge() {
	p := v.page
	if p.lockedAcknowledge() != "" {
		return
	}
	v.close()
	p.then(func() {
		open := v.unacknowledged()
		kit.Ask(p.host.Window(), kit.Asking{
			Title: "Acknowledged by the client",
			Text: fmt.Sprintf("For %s that nobody acknowledged yet, on %s. Acknowledging is not agreeing: a dispute stays recorded.",
				findings(len(open)), p.acknowledgedOn()),
			Label: "Name", Value: v.speaker(), Yes: "Record",
			Check: func(name string) string {
				if strings.TrimSpace(name) == "" {
					return "Say who it was"
				}
				return ""
			},
		}, func(name string) { v.record(open, strings.TrimSpace(name)) })
	})
}

// acknowledgedOn is the day of the meeting, or today while it has none.
func (p *Page) acknowledgedOn() date.Date {
	if m := p.meeting(); m != nil && !m.Day.IsZero() && !m.Day.After(p.host.Today()) {
		return m.Day
	}
	return p.host.Today()
}

// speaker is who may acknowledge for the client: the main contact, else the first of the client in the list.
func (v *presented) speaker() string {
	p := v.page
	for i := range p.now.Contacts {
		if c := &p.now.Contacts[i]; c.Main {
			return c.Name
		}
	}
	if m := p.meeting(); m != nil {
		for _, a := range p.now.AttendeesOf(m.ID) {
			if !a.OfBody(p.now) {
				return a.Name
			}
		}
	}
	return ""
}

// unacknowledged are the findings that the client has and nobody acknowledged.
func (v *presented) unacknowledged() []*audit.Finding {
	var out []*audit.Finding
	for _, r := range v.rows() {
		if r.State.IsIssued() && r.State != audit.Withdrawn && r.AcknowledgedBy == "" {
			out = append(out, r.Finding)
		}
	}
	return out
}

func (v *presented) record(open []*audit.Finding, name string) {
	changes := make([]casefile.Change, len(open))
	for i, f := range open {
		after := audit.Clone(f)
		after.AcknowledgedBy, after.AcknowledgedOn = name, v.page.acknowledgedOn()
		changes[i] = casefile.Change{Before: f, After: after}
	}
	v.page.save("Findings acknowledged", findings(len(open))+" acknowledged by "+name, changes...)
}

// findings is a number of findings.
func findings(n int) string {
	if n == 1 {
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", n)
}
