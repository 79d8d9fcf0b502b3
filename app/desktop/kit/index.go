package kit

// IndexEntry is a line of an index: a section of a page, what there is in it beneath, and a mark of its state.
type IndexEntry struct {
	ID, Title, Icon string
	Remark          string
	MarkIcon, Mark  string // "" for none
	MarkColor       Token
	Turn, Enter     func() // it was chosen; it is to get the keyboard
}

// indexRow is the height of a line of an index.
const indexRow = 50

// NewIndex makes the list of a page's sections.
func NewIndex() *Grid[IndexEntry] {
	g := NewGrid(func(e IndexEntry) string { return e.ID },
		Column[IndexEntry]{ID: "section", Text: func(e IndexEntry) string { return e.Title }, Cell: indexCell})
	g.HideHeader, g.Height = true, indexRow
	g.OnSelect = func(e IndexEntry) { e.Turn() }
	g.OnOpen = func(e IndexEntry) { e.Enter() }
	return g
}

func indexCell() Cell[IndexEntry] {
	icon := NewIcon("", IconSize, Ink2)
	title := NewText("", Body).Truncated()
	remark := NewText("", SmallFigures).In(Ink3).Truncated()
	mark := NewStatus("", "", Minor)
	o := Pad(0, 0, 0, 8, Cols(8, Top(Fixed(0, 20, icon)),
		Grow(Rows(0, title, Fixed(0, 18, Cols(8, Grow(remark), mark))))))
	return Cell[IndexEntry]{Object: o, Update: func(e IndexEntry, selected bool) {
		icon.SetName(e.Icon)
		icon.SetColor(Ink2)
		title.SetStyle(Body)
		if selected {
			icon.SetColor(Accent)
			title.SetStyle(BodyStrong)
		}
		title.SetText(e.Title)
		remark.SetText(e.Remark)
		mark.Set(e.MarkIcon, e.Mark, e.MarkColor)
		o.Refresh() // the mark takes another width
	}}
}
