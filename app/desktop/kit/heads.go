package kit

import "fyne.io/fyne/v2"

// PageHead is the top of a page, 56 high: title, one line of facts, and at the
// right the page's commands, the primary one last.
type PageHead struct {
	composed
	title, facts *Text
}

// NewPageHead makes a page's head. Wider pages' edges of 24 are inside it.
func NewPageHead(title, facts string, trailing ...fyne.CanvasObject) *PageHead {
	h := &PageHead{
		title: NewText(title, PageTitleFigures),
		facts: NewText(facts, BodyFigures).In(Ink3).Truncated(),
	}
	row := Cols(8, h.title, Grow(Pad(3, 8, 0, 4, h.facts)))
	for _, o := range trailing {
		row.Add(o)
	}
	h.content = Fixed(0, HeightPageHead, Pad(0, EdgePage, 0, EdgePage, row))
	h.ExtendBaseWidget(h)
	return h
}

// OverPanes makes the head 49 high with a hairline at its foot, as over panes,
// and gives it back.
func (h *PageHead) OverPanes() *PageHead {
	row := h.content.(*fyne.Container).Objects[0]
	h.content = Rows(0, Fixed(0, HeightPageHead-8, row), Hairline())
	return h
}

// SetTitle exchanges the title.
func (h *PageHead) SetTitle(s string) {
	h.title.SetText(s)
	h.Refresh()
}

// SetFacts exchanges the line of facts.
func (h *PageHead) SetFacts(s string) {
	h.facts.SetText(s)
	h.Refresh()
}

// Facts is the line of facts.
func (h *PageHead) Facts() string { return h.facts.Text() }

// PanelHead is the head of a side pane or a section: a heading 15/600 and what
// stands at the right, such as a chip with a count.
func PanelHead(heading string, trailing ...fyne.CanvasObject) *fyne.Container {
	row := Cols(8, Grow(NewText(heading, SectionFigures).Truncated()))
	for _, o := range trailing {
		row.Add(o)
	}
	return Fixed(0, HeightHeader, row)
}

// SectionHead is a heading with a quiet remark behind it.
func SectionHead(heading, remark string, trailing ...fyne.CanvasObject) *fyne.Container {
	row := Cols(8, NewText(heading, SectionFigures), Grow(Pad(2, 0, 0, 0, NewText(remark, SmallFigures).In(Ink3).Truncated())))
	for _, o := range trailing {
		row.Add(o)
	}
	return Fixed(0, HeightHeader, row)
}

// GroupHead is a heading 13/600 inside a pane.
func GroupHead(heading string, trailing ...fyne.CanvasObject) *fyne.Container {
	row := Cols(8, Grow(NewText(heading, BodyStrongFigures).Truncated()))
	for _, o := range trailing {
		row.Add(o)
	}
	return row
}
