package portfolio

import (
	"cmp"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/portfolio"
)

// badList lists the files and folders that could not be read.
type badList struct {
	grid *kit.Grid[portfolio.Unreadable]
}

func newBadList(p *Page) *badList {
	type bad = portfolio.Unreadable
	file := func(u bad) string { return p.office.Shorten(u.File) }
	g := kit.NewGrid(func(u bad) string { return u.File },
		kit.Column[bad]{ID: "file", Title: "File", Min: 200, Text: file, Lines: 2, Compare: func(a, b bad) int { return cmp.Compare(a.File, b.File) }},
		kit.Column[bad]{ID: "trouble", Title: "What is wrong", Width: 130, Min: 110, Text: func(u bad) string { return troubleWord(u.Trouble) }, Color: kit.Minor},
		kit.Column[bad]{ID: "reason", Title: "Reason, and what to do", Width: 430, Min: 200, Lines: 2, Text: func(u bad) string { return u.Reason }},
	)
	g.Height = registerHeight
	g.OnOpen = func(u bad) { p.office.Reveal(u.File) }
	g.OnWidths = p.host.KeepColumns("portfolio-unread", g.SetWidths)
	g.Empty = kit.Top(kit.Pad(12, 8, 0, 8, kit.NewText("Every file could be read.", kit.Body).In(kit.Ink3)))
	return &badList{g}
}
