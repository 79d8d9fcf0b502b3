package portfolio

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// reason says under the list why the chosen case is due, and what the list has no room for.
type reason struct {
	why         *kit.Paragraph
	facts, file *kit.Text
	root        fyne.CanvasObject
}

// reasonHeight is that of its four lines.
const reasonHeight = 96

func newReason() *reason {
	r := &reason{
		why:   kit.NewParagraph("", kit.BodyFigures, kit.Ink).AtMostLines(2),
		facts: kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated(),
		file:  kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated(),
	}
	r.root = kit.Fixed(0, reasonHeight, kit.Pad(8, 0, 0, 0, kit.Layers(
		kit.NewBox(kit.Panel).Rounded(kit.RadiusCard), kit.Pad(7, 8, 7, 8, kit.Rows(0, r.why, r.facts, r.file)))))
	return r
}

// showReason shows the reason of the row that is selected.
func (p *Page) showReason() {
	r := p.reason
	row, ok := p.list.grid.Selected()
	if !ok {
		r.why.SetText("")
		r.facts.SetText("")
		r.file.SetText("")
		return
	}
	r.why.SetText(whyOf(row, p.host.Today()))
	facts := []string{row.Client, row.Standard, certificateOf(row), row.Reason}
	if row.NextAudit.Text() != "" {
		facts = append(facts, row.NextAudit.Title+" "+row.NextAudit.Text())
	}
	if row.Lead != "" {
		facts = append(facts, "led by "+row.Lead)
	}
	r.facts.SetText(strings.Join(facts, " · "))
	file := p.office.Shorten(row.File)
	if word := row.Copy.Word(); word != "" {
		file += " · " + word + "; also " + p.others(row)
	}
	r.file.SetText(file)
}

// others are the paths of the other files of a case.
func (p *Page) others(r row) string {
	var out []string
	for _, f := range r.Others {
		out = append(out, p.office.Shorten(f))
	}
	return strings.Join(out, ", ")
}
