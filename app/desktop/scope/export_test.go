package scope

// SectionOf returns the title of the section that the page shows.
func SectionOf(p *Page) string { return p.at.about().title }
