package report

import "fieldcase/app/desktop/page"

// SectionOf is the title of the section that the page shows.
func SectionOf(p page.Page) string { return p.(*Page).at.about().title }
