package nonconformity

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// sideBySide is how many rounds are shown beside one another.
const sideBySide = 2

// rounds shows the rounds of answers side by side, the two latest first.
type rounds struct {
	page  *Page
	back  int // how many rounds the right column lies before the latest
	table *fyne.Container
	none  *kit.Paragraph
	root  *fyne.Container
}

func newRounds(p *Page) *rounds {
	r := &rounds{page: p, table: kit.Rows(0), none: kit.NewParagraph("", kit.Body, kit.Ink3)}
	r.root = kit.Rows(0, r.table, r.none)
	return r
}

// latest shows the latest rounds again.
func (r *rounds) latest() { r.back = 0 }

// move goes to earlier or later rounds.
func (r *rounds) move(by int) {
	f := r.page.chosen()
	if f == nil {
		return
	}
	most := max(len(r.page.now.RoundsOf(f.ID))-sideBySide, 0)
	r.back = min(max(r.back+by, 0), most)
	r.page.detail.show()
}

// show shows the rounds of a nonconformity.
func (r *rounds) show(f *audit.Finding) {
	all := r.page.now.RoundsOf(f.ID)
	r.none.Hidden, r.table.Hidden = len(all) > 0, len(all) == 0
	if len(all) == 0 {
		r.none.SetText(noneWords(f))
		return
	}
	to := len(all) - min(r.back, len(all)-1)
	seen := all[max(to-sideBySide, 0):to]
	r.table.RemoveAll()
	r.table.Add(r.line("", seen, func(one *audit.Response) fyne.CanvasObject { return r.roundHead(one, len(all)) }))
	for _, part := range parts() {
		if part.spare && !slices.ContainsFunc(seen, func(one *audit.Response) bool { return part.says(one) != "" }) {
			continue
		}
		r.table.Add(r.line(part.label, seen, func(one *audit.Response) fyne.CanvasObject { return part.show(r, one) }))
	}
	r.table.Refresh()
}

func noneWords(f *audit.Finding) string {
	if f.State == audit.Withdrawn {
		return "Withdrawn before it was answered."
	}
	return "No answer yet. Read client return takes the workbook that came back; Enter response takes what came another way."
}

// part is a line of the comparison.
type part struct {
	label string
	says  func(*audit.Response) string
	spare bool // left out where no round says anything
	show  func(*rounds, *audit.Response) fyne.CanvasObject
}

// parts are the lines, in the order in which a response is read.
func parts() []part {
	text := func(label string, spare bool, get func(*audit.Response) string) part {
		return part{label, get, spare, func(_ *rounds, one *audit.Response) fyne.CanvasObject { return textOrEmpty(get(one), one) }}
	}
	return []part{
		text("Correction", false, func(r *audit.Response) string { return r.Correction }),
		text("Cause", false, func(r *audit.Response) string { return r.Cause }),
		text("Where else", true, func(r *audit.Response) string { return r.Extent }),
		text("Corrective action", false, func(r *audit.Response) string { return r.Action }),
		text("Responsible, by", false, responsibleWords),
		text("Remark", true, func(r *audit.Response) string { return r.Remark }),
		{label: "Evidence", show: (*rounds).evidence},
		{label: "Our review", show: (*rounds).reviewed},
	}
}

// responsibleWords say who does it, by when, and whether it was done.
func responsibleWords(r *audit.Response) string {
	var out []string
	if r.Responsible != "" {
		out = append(out, r.Responsible)
	}
	if !r.TargetDate.IsZero() {
		out = append(out, r.TargetDate.String())
	}
	words := strings.Join(out, ", ")
	if !r.DoneOn.IsZero() {
		words = strings.TrimPrefix(words+"; done "+r.DoneOn.String(), "; ")
	}
	return words
}

func textOrEmpty(text string, r *audit.Response) fyne.CanvasObject {
	switch {
	case strings.TrimSpace(text) != "":
		return kit.NewParagraph(text, kit.Body, kit.Ink)
	case r.EvidenceOnly:
		return kit.NewParagraph("as accepted before", kit.Body, kit.Ink3)
	default:
		return kit.NewParagraph("– left empty", kit.Body, kit.Ink3)
	}
}

// line is a line of the table: the label, and a cell for each round; the last lies on the ground of what counts now.
func (r *rounds) line(label string, seen []*audit.Response, cell func(*audit.Response) fyne.CanvasObject) fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(seen))
	for i, one := range seen {
		cells[i] = kit.Pad(cellPad, cellSide, cellPad, cellSide, cell(one))
		if i == len(seen)-1 && len(seen) > 1 {
			cells[i] = kit.Ground(kit.Panel, kit.Cols(0, kit.Fixed(roundEdge, 0, kit.NewBox(kit.Accent)), kit.Grow(cells[i])))
		}
	}
	title := kit.Top(kit.Pad(cellPad, 8, cellPad, 0, kit.NewText(label, kit.BodyMedium).In(kit.Ink2)))
	return kit.Rows(0, kit.Cols(0, kit.Fixed(labelWidth, 0, title), kit.Grow(kit.Beside(0, roundLeast, 0, cells...))), kit.Hairline())
}

// roundHead names a round, with the day it came and what was made of it.
func (r *rounds) roundHead(one *audit.Response, all int) fyne.CanvasObject {
	title := fmt.Sprintf("Round %d", one.Round)
	if all > sideBySide {
		title += fmt.Sprintf(" of %d", all)
	}
	icon, words, colour := "inbox", "To review", kit.Accent
	switch one.Review {
	case audit.ReviewAccepted:
		icon, words, colour = "circle-check", "Accepted", kit.Good
	case audit.ReviewReturned:
		icon, words, colour = "undo-2", "Returned", kit.Minor
	case audit.ReviewOpen:
	}
	return kit.Cols(8, kit.NewText(title, kit.BodyStrongFigures), kit.Grow(kit.NewText(one.ReceivedOn.String(), kit.SmallFigures).In(kit.Ink3)),
		kit.NewIcon(icon, kit.IconSize, colour), kit.NewText(words, kit.Small).In(colour))
}

// evidence names what the client sent, each file to open.
func (r *rounds) evidence(one *audit.Response) fyne.CanvasObject {
	rows := kit.Rows(6)
	if strings.TrimSpace(one.EvidenceText) != "" {
		rows.Add(kit.NewParagraph(one.EvidenceText, kit.Body, kit.Ink))
	}
	for _, id := range one.Attachments {
		if a := r.page.now.Attachment(id); a != nil {
			rows.Add(kit.Cols(0, kit.NewButton(kit.Secondary, shortName(a.Name), func() { r.page.open(a) }).WithIcon("file-text").Small(), kit.Spacer()))
		}
	}
	if a := r.page.now.Attachment(one.Source); a != nil {
		rows.Add(kit.Cols(0, kit.NewButton(kit.Link, "from "+shortName(a.Name), func() { r.page.open(a) }).Small(), kit.Spacer()))
	}
	if len(rows.Objects) == 0 {
		return kit.NewParagraph("– none", kit.Body, kit.Ink3)
	}
	return rows
}

// longestName is how many characters of a file's name a button shows.
const longestName = 40

// shortName cuts the middle out of a long name, so that its ending stays.
func shortName(name string) string {
	r := []rune(name)
	if len(r) <= longestName {
		return name
	}
	return string(r[:longestName-12]) + "…" + string(r[len(r)-11:])
}

// reviewed tells what was made of a round.
func (r *rounds) reviewed(one *audit.Response) fyne.CanvasObject {
	if one.IsOpen() {
		return kit.NewParagraph("being written below", kit.Body, kit.Ink3)
	}
	var head []string
	if !one.ReviewedOn.IsZero() {
		head = append(head, one.ReviewedOn.String())
	}
	if p := r.page.now.Person(one.ReviewedBy); p != nil {
		head = append(head, p.Name)
	}
	words := strings.Join(head, ", ")
	if one.ReviewReason != "" {
		words = strings.TrimPrefix(words+": "+one.ReviewReason, ": ")
	}
	if again := againWords(one.AnswerAgainBy); again != "" && !strings.Contains(words, one.AnswerAgainBy.String()) {
		words += " " + again
	}
	return kit.NewParagraph(words, kit.Body, kit.Ink)
}

func againWords(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return "Back by " + d.String() + "."
}

// open shows an attachment in the system's program.
func (p *Page) open(a *audit.Attachment) {
	p.host.OpenContent(a.Name, func(w io.Writer) (err error) {
		r, err := p.cases.Open(context.Background(), a)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, r)
		if closing := r.Close(); err == nil {
			err = closing
		}
		return err
	})
}
