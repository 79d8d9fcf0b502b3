package decision

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
)

// pointList is the points of the technical review (ISO/IEC 17021-1:2015 9.5.2), each to be answered by the reviewer: yes,
// no with what is not in order, or not applicable. Beside a point stands what the records prove or lack.
type pointList struct {
	page   *Page
	rows   []*pointRow
	count  *kit.Text
	proven *kit.Button
	list   *fyne.Container
	root   *fyne.Container
}

// pointRow is one point with its answer.
type pointRow struct {
	key    string
	mark   *kit.Icon
	title  *kit.Paragraph
	beside *kit.Paragraph // what is missing, or the reviewer's note
	answer *kit.Segmented
	root   *fyne.Container
}

// answerWords name the answers to a point.
var answerWords = []kit.Segment{
	{ID: string(audit.Fulfilled), Word: "Yes"},
	{ID: string(audit.NotFulfilled), Word: "No", Color: kit.Major},
	{ID: string(audit.NoMatter), Word: "N/a", Color: kit.Ink2},
}

func newPointList(p *Page) *pointList {
	l := &pointList{page: p, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3), list: kit.Rows(0)}
	l.proven = kit.NewButton(kit.Link, "Yes to what the records prove", l.takeProven).Small()
	l.root = kit.Rows(4, kit.Cols(8, kit.NewText("Points of the review", kit.Label), kit.Grow(l.count), l.proven), l.list)
	return l
}

// show shows the points of the gate with the answers that the case has.
func (l *pointList) show(points []cycle.GatePoint) {
	if len(points) != len(l.rows) {
		l.rows, l.list.Objects = nil, nil
		for _, at := range points {
			r := l.newRow(at.Key)
			l.rows = append(l.rows, r)
			l.list.Add(r.root)
		}
	}
	for i, at := range points {
		l.rows[i].show(at, l.page.answerTo(at.Key))
	}
	l.count.SetText(fmt.Sprintf("%d of %d answered", len(points)-len(l.open()), len(points)))
	setShown(l.proven, len(l.provenOpen()) > 0)
	l.root.Refresh()
}

func (l *pointList) newRow(key string) *pointRow {
	r := &pointRow{key: key, mark: kit.NewIcon("circle", 15, kit.Ink3), answer: kit.NewSegmented(answerWords...)}
	r.title, r.beside = kit.NewParagraph("", kit.SmallFigures, kit.Ink), kit.NewParagraph("", kit.SmallFigures, kit.Ink2)
	r.answer.OnChange = func(id string) { l.choose(r, audit.Fulfilment(id)) }
	words := kit.Rows(0, r.title, r.beside)
	line := kit.Cols(8, kit.Top(kit.Pad(7, 0, 0, 0, kit.Fixed(15, 16, r.mark))), kit.Grow(kit.Pad(7, 0, 0, 0, words)), kit.Top(r.answer))
	r.root = kit.Rows(0, kit.Pad(3, 0, 3, 0, line), kit.Hairline())
	return r
}

func (r *pointRow) show(at cycle.GatePoint, c *audit.Checkpoint) {
	r.title.SetText(at.Title)
	words, answer := at.Message, ""
	if words == toBeReviewed {
		words = ""
	}
	if c != nil {
		answer = string(c.Result)
		if c.Note != "" {
			words = c.Note
		}
	}
	r.beside.SetText(words)
	setShown(r.beside, words != "")
	r.answer.Choose(answer)
	switch {
	case at.OK:
		r.mark.SetName("circle-check")
		r.mark.SetColor(kit.Good)
	case at.Message == toBeReviewed:
		r.mark.SetName("circle")
		r.mark.SetColor(kit.Ink3)
	default:
		r.mark.SetName("octagon-alert")
		r.mark.SetColor(kit.Major)
	}
}

// open returns the points that are not answered.
func (l *pointList) open() []*pointRow {
	var out []*pointRow
	for _, r := range l.rows {
		if l.page.answerTo(r.key) == nil {
			out = append(out, r)
		}
	}
	return out
}

// provenOpen returns the points that the records prove and nobody has answered.
func (l *pointList) provenOpen() []string {
	var out []string
	for _, at := range l.page.reviewPoints() {
		if at.OK && l.page.answerTo(at.Key) == nil {
			out = append(out, at.Key)
		}
	}
	return out
}

// choose records an answer; a no asks first for what is not in order.
func (l *pointList) choose(r *pointRow, result audit.Fulfilment) {
	if result != audit.NotFulfilled {
		l.page.answerPoints(result, "", r.key)
		return
	}
	before := ""
	if c := l.page.answerTo(r.key); c != nil {
		before = string(c.Result)
	}
	r.answer.Choose(before) // until it is said what is not in order
	kit.Ask(l.page.host.Window(), kit.Asking{
		Title: "Not in order", Text: r.title.Text(), Label: "What is not in order", Yes: "Record answer", Check: needed,
	}, func(note string) { l.page.answerPoints(audit.NotFulfilled, note, r.key) })
}

// takeProven answers yes to every open point that the records prove.
func (l *pointList) takeProven() {
	if keys := l.provenOpen(); len(keys) > 0 {
		l.page.answerPoints(audit.Fulfilled, "", keys...)
	}
}

// first returns the answer that is to be given next: of a point without one, else of one that is not in order.
func (l *pointList) first() fyne.Focusable {
	for _, r := range l.open() {
		return r.answer
	}
	for i, at := range l.page.reviewPoints() {
		if !at.OK {
			return l.rows[i].answer
		}
	}
	return l.rows[0].answer
}

// reviewPoints are the points of the technical review, none where this audit asks for no review.
func (p *Page) reviewPoints() []cycle.GatePoint {
	for i := range p.list {
		if p.list[i].Key == cycle.GateFile {
			return p.list[i].Points
		}
	}
	return nil
}

// answerTo returns the answer to a point of the review, nil while there is none.
func (p *Page) answerTo(key string) *audit.Checkpoint {
	d := p.preparing()
	if d == nil {
		return nil
	}
	id := audit.CheckpointID(d.ID, key)
	for i := range p.now.Checkpoints {
		if c := &p.now.Checkpoints[i]; c.ID == id && c.Result != "" {
			return c
		}
	}
	return nil
}

// answerPoints records the same answer to points of the review as one action, by whoever is chosen to review; who reviews
// is kept with it.
func (p *Page) answerPoints(result audit.Fulfilment, note string, keys ...string) {
	reviewed := func(d *audit.Decision) {
		if o, chosen := p.review.reviewer.Chosen(); chosen && p.review.judge() {
			d.Reviewer = audit.ID(o.ID)
		}
	}
	p.besideDecision("Review: "+answerLabel(keys), reviewed, func(d *audit.Decision) []casefile.Change {
		var out []casefile.Change
		for _, key := range keys {
			after := &audit.Checkpoint{
				Record: audit.Record{ID: audit.CheckpointID(d.ID, key)}, Decision: d.ID, Key: key, Result: result, Note: note, DoneBy: d.Reviewer, DoneOn: p.host.Today(),
			}
			change := casefile.Change{After: after}
			if before := p.answerTo(key); before != nil {
				after.Record = before.Record
				change.Before = before
			}
			out = append(out, change)
		}
		return out
	})
}

func answerLabel(keys []string) string {
	if len(keys) == 1 {
		return keys[0]
	}
	return fmt.Sprintf("%d points", len(keys))
}
