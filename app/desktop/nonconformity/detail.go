package nonconformity

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// detail shows one nonconformity: what was found, how far it has come, the rounds of answers and what is done next.
type detail struct {
	page *Page

	number, clause *kit.Text
	grade          *kit.Chip
	disputed       *kit.Chip
	statement      *kit.Paragraph
	steps          *kit.Steps
	notice         *kit.Paragraph // what the rules propose
	noticeLine     *fyne.Container
	rounds         *rounds
	settled        *kit.Paragraph // how it was verified and closed
	scroll         *container.Scroll

	review     *form.Form[audit.Response, *audit.Response] // of the round that waits for it
	reviewLine *fyne.Container
	acts       *acts
	root       *fyne.Container
	shown      audit.ID
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, rounds: newRounds(p)}
	d.number, d.clause = kit.NewText("", kit.SectionFigures), kit.NewText("", kit.BodyFigures).In(kit.Ink2).Truncated().Aligned(fyne.TextAlignTrailing)
	d.grade = kit.GradeBadge(string(audit.Minor))
	d.disputed = kit.NewChip("message-square-warning", "Disputed", kit.Ink2)
	d.statement = kit.NewParagraph("", kit.Body, kit.Ink)
	d.steps = kit.NewSteps()
	d.notice = kit.NewParagraph("", kit.Body, kit.Ink)
	d.settled = kit.NewParagraph("", kit.Body, kit.Ink)
	d.review = form.New(p.writer, func(*audit.Response) string { return "Review of a response" }, p.host.Tell, func() string { return p.host.Today().String() },
		form.Spec{Name: "review_reason", Label: "Our review", Lines: 1, Hint: "Whether correction, cause and corrective action fit, and what is still to be shown"})
	d.acts = newActs(p)
	d.build()
	return d
}

func (d *detail) build() {
	head := kit.Cols(10, d.number, d.grade, d.disputed, kit.Grow(d.clause))
	d.noticeLine = kit.Cols(8, kit.Top(kit.Pad(2, 0, 0, 0, kit.NewIcon("triangle-alert", kit.IconSize, kit.Minor))), kit.Grow(d.notice))
	content := kit.Rows(10, head, d.statement, d.steps, d.noticeLine, d.rounds.root, d.settled)
	d.scroll = container.NewVScroll(kit.Pad(16, detailEdge, 16, detailEdge, content))
	kit.FollowFocus(d.scroll)
	d.reviewLine = kit.Rows(0, d.review.Content())
	foot := kit.Rows(10, d.reviewLine, d.acts.root)
	d.root = kit.Rows(0, kit.Grow(d.scroll), kit.Hairline(), kit.Pad(12, detailEdge, 12, detailEdge, foot))
}

// show shows the nonconformity chosen; what is being typed of its review stays.
func (d *detail) show() {
	f := d.page.chosen()
	d.root.Hidden = f == nil
	if f == nil {
		d.close()
		return
	}
	if f.ID != d.shown {
		d.rounds.latest()
		d.scroll.ScrollToTop()
	}
	d.shown = f.ID
	d.number.SetText(f.Label())
	m := kit.MarkOf(string(f.Grade))
	d.grade.Set(m.Icon, m.Word, m.Token)
	d.disputed.Hidden = !f.Disputed
	d.clause.SetText(d.clauseWords(f))
	d.statement.SetText(f.Statement)
	d.steps.SetSteps(stepsOf(d.page.now, f)...)
	d.showNotice(f)
	d.rounds.show(f)
	d.settled.SetText(settledWords(d.page.now, f))
	d.settled.Hidden = d.settled.Text() == ""
	d.showReview(f)
	d.acts.show(f)
	d.root.Refresh()
}

// clauseWords are number and short title of the requirement.
func (d *detail) clauseWords(f *audit.Finding) string {
	words := clauses(f)
	if r, known := d.page.cases.Catalogue().Find(string(f.Requirement)); known && len(f.OtherRequirements) == 0 {
		words += " " + r.Title
	}
	if a := d.page.now.Audit(f.Audit); a != nil {
		words += " · " + a.Title()
	}
	for i := range d.page.now.Contacts {
		if c := &d.page.now.Contacts[i]; c.ID == f.Contact {
			words += " · answered by " + c.Name
		}
	}
	return words
}

// showNotice tells what the rules propose, and a dispute.
func (d *detail) showNotice(f *audit.Finding) {
	var words []string
	warnings, err := d.page.cases.Escalations(context.Background(), f)
	if err != nil {
		d.page.host.Tell(err)
	}
	for _, w := range warnings {
		words = append(words, form.Sentence(w.Message))
	}
	if f.Disputed {
		words = append(words, disputeWords(f))
	}
	d.notice.SetText(strings.Join(words, "\n"))
	d.noticeLine.Hidden = len(words) == 0
}

func disputeWords(f *audit.Finding) string {
	words := "Disputed by the client"
	if f.Dispute != "" {
		words += ": " + f.Dispute
	}
	if f.DisputeOutcome != "" {
		words += "\nOutcome: " + f.DisputeOutcome
	}
	return words
}

// openRound returns the round that waits for its review, nil for none.
func (p *Page) openRound(f *audit.Finding) *audit.Response {
	rounds := p.now.RoundsOf(f.ID)
	if n := len(rounds); n > 0 && rounds[n-1].IsOpen() {
		return rounds[n-1]
	}
	return nil
}

// lastRound returns the latest round of answers, nil before the first.
func (p *Page) lastRound(f *audit.Finding) *audit.Response {
	rounds := p.now.RoundsOf(f.ID)
	if len(rounds) == 0 {
		return nil
	}
	return rounds[len(rounds)-1]
}

// showReview puts the round that waits for its review into the form.
func (d *detail) showReview(f *audit.Finding) {
	r := d.page.openRound(f)
	d.reviewLine.Hidden = r == nil
	if r == nil {
		if d.review.IsOpen() {
			d.review.Close(d.page.host.Window().Canvas())
		}
		return
	}
	if now := d.review.Record(); now == nil || now.ID != r.ID {
		d.review.Open(r)
	} else {
		d.review.Renew(r)
	}
	d.review.Lock(d.page.host.ReadOnly())
}

// reason is what was typed as the review of the round that waits.
func (d *detail) reason() string {
	if r := d.review.Record(); r != nil {
		return strings.TrimSpace(r.ReviewReason)
	}
	return ""
}

// close writes what is being typed.
func (d *detail) close() {
	if d.review.IsOpen() {
		d.review.Close(d.page.host.Window().Canvas())
	}
}

// focus goes to the review, or to the first thing that can be done.
func (d *detail) focus() {
	if d.review.IsOpen() && !d.reviewLine.Hidden {
		d.review.Focus(d.page.host.Window().Canvas(), "review_reason")
		return
	}
	d.acts.focus()
}
