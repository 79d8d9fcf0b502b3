package report

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// side is the pane at the right: how complete the report is, what keeps it from being issued, what is to be weighed before,
// and what was issued.
type side struct {
	page  *Page
	rows  *fyne.Container
	root  fyne.CanvasObject
	drawn sideFacts
	first *kit.Button // leads to the first point
}

// sideFacts is all that the pane shows.
type sideFacts struct {
	audit         audit.ID
	filled, whole int // elements
	open, weigh   []point
	accepted      []audit.LetStand
	locked        bool // the case can only be read
	issued        []issue
	reported      date.Date
}

// issue is a version of the report as it was issued.
type issue struct {
	document   audit.ID
	attachment audit.ID
	title      string
	text       string
}

func newSide(p *Page) *side {
	s := &side{page: p, rows: kit.Rows(0)}
	s.root = kit.Ground(kit.Panel, container.NewVScroll(kit.Pad(12, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide, s.rows)))
	return s
}

// show shows what there is to show; the same again changes nothing, so that a button with the keyboard stays.
func (s *side) show() {
	p := s.page
	now := sideFacts{audit: p.about.ID, open: p.open, weigh: p.weigh, issued: issuesOf(p), reported: p.about.ReportedOn}
	now.accepted, now.locked = acceptedOf(p.now, p.about), p.host.ReadOnly()
	for _, e := range p.elements() {
		now.whole++
		if e.Filled {
			now.filled++
		}
	}
	if reflect.DeepEqual(now, s.drawn) {
		return
	}
	s.drawn, s.rows.Objects, s.first = now, nil, nil
	s.build(now)
	s.rows.Refresh()
	count := ""
	if n := len(now.open); n > 0 {
		count = fmt.Sprint(n)
	}
	p.panes.SetFoldCount(count)
}

func (s *side) build(now sideFacts) {
	s.rows.Add(kit.PanelHead("Before issue", stateChip(now)))
	if now.whole > 0 {
		s.rows.Add(kit.Pad(8, 0, 4, 0, completeness(now)))
	}
	for _, x := range now.open {
		s.add(x, "octagon-alert", kit.Major)
	}
	if len(now.open) == 0 {
		s.rows.Add(kit.Pad(8, 0, 4, 0, kit.Cols(8, lead("circle-check", kit.Good), kit.Grow(kit.NewParagraph(s.readyWords(), kit.Body, kit.Ink)))))
	}
	if len(now.weigh) > 0 {
		s.rows.Add(kit.Pad(12, 0, 0, 0, kit.GroupHead("To weigh before")))
		for _, x := range now.weigh {
			s.add(x, "triangle-alert", kit.Minor)
		}
	}
	s.addAccepted(now)
	s.addIssued(now)
}

// readyWords say that nothing keeps the report back.
func (s *side) readyWords() string {
	if s.page.about.Kind == audit.Stage1 {
		return "Objectives, documents, concerns and conclusion are there: the report can be issued."
	}
	return "Everything that the report needs is there: it can be issued."
}

func stateChip(now sideFacts) *kit.Chip {
	switch n := len(now.open); {
	case n > 0:
		return kit.NewChip("octagon-alert", fmt.Sprintf("%d open", n), kit.Major)
	case !now.reported.IsZero():
		return kit.NewChip("circle-check", "issued", kit.Good)
	default:
		return kit.NewChip("circle-check", "complete", kit.Good)
	}
}

// completeness shows how many of the elements of the report are there.
func completeness(now sideFacts) fyne.CanvasObject {
	figure := fmt.Sprintf("%d of %d", now.filled, now.whole)
	return kit.Rows(4,
		kit.Cols(6, kit.Grow(kit.NewText("Elements of the report", kit.BodyMedium)), kit.NewText(figure, kit.BodyStrongFigures)),
		kit.NewCoverageBar(kit.BarFilled, float32(now.filled)/float32(now.whole)))
}

// add shows a point with the way to its place: the first in a card, the others under it.
func (s *side) add(x point, icon string, t kit.Token) {
	body := kit.Rows(0, kit.NewParagraph(x.title, kit.BodyMediumFigures, kit.Ink))
	if x.message != "" {
		body.Add(kit.NewParagraph(x.message, kit.SmallFigures, kit.Ink2))
	}
	row := kit.Cols(8, lead(icon, t), kit.Grow(body))
	if s.first == nil {
		s.first = kit.NewButton(kit.Secondary, s.page.wayWord(x), func() { s.page.goTo(x) }).Small().WithKey(keysPoint)
		body.Add(kit.Pad(6, 0, 0, 0, kit.Cols(8, append([]fyne.CanvasObject{s.first}, s.acceptWay(x)...)...)))
		s.rows.Add(kit.Pad(8, 0, 6, 0, kit.Card(row)))
		return
	}
	ways := append([]fyne.CanvasObject{way(s.page.wayWord(x), func() { s.page.goTo(x) })}, s.acceptWay(x)...)
	body.Add(kit.Pad(0, 0, 0, -8, kit.Cols(0, ways...)))
	s.rows.Add(kit.Pad(6, 0, 4, 0, row))
}

// acceptWay offers to let a point stand, where that can be.
func (s *side) acceptWay(x point) []fyne.CanvasObject {
	if x.accept == nil || s.page.host.ReadOnly() {
		return []fyne.CanvasObject{kit.Spacer()}
	}
	return []fyne.CanvasObject{way("Accept with a reason…", func() { s.page.askAccept(x) }), kit.Spacer()}
}

// wayWord names the place of a point.
func (p *Page) wayWord(x point) string {
	if x.page != "" {
		return "Go to " + places[x.page]
	}
	for _, s := range p.sections {
		if s.about().id == x.section && p.offers(s) {
			return s.about().title
		}
	}
	return "Show"
}

// addIssued shows the versions of the report that were issued.
func (s *side) addIssued(now sideFacts) {
	if now.reported.IsZero() && len(now.issued) == 0 {
		return
	}
	s.rows.Add(kit.Pad(16, 0, 0, 0, kit.GroupHead("Issued")))
	for _, x := range now.issued {
		row := kit.Cols(8, lead("file-text", kit.Ink2), kit.Grow(kit.Rows(0,
			kit.NewParagraph(x.title, kit.BodyMediumFigures, kit.Ink), kit.NewParagraph(x.text, kit.SmallFigures, kit.Ink2))))
		row.Add(kit.Top(way("Open", func() { s.page.openIssued(x) })))
		s.rows.Add(kit.Pad(6, 0, 4, 0, row))
	}
	if len(now.issued) == 0 {
		s.rows.Add(kit.Pad(6, 0, 4, 0, kit.NewParagraph(now.reported.String()+", without a document in this case", kit.SmallFigures, kit.Ink2)))
	}
}

// issuesOf are the versions of the report of the page's audit, the latest first.
func issuesOf(p *Page) []issue {
	var out []issue
	documents := versionsOf(p.now, p.about)
	for i := len(documents) - 1; i >= 0; i-- {
		d := documents[i]
		x := issue{document: d.ID, attachment: d.Attachment, title: fmt.Sprintf("Version %d, %s", max(d.Version, 1), day(d))}
		x.text = joined(". ", p.personName(d.IssuedBy), d.Reason)
		out = append(out, x)
	}
	return out
}

// day is the day on which a document was issued.
func day(d *audit.Document) string { return date.Of(d.IssuedAt.Time()).String() }

// versionsOf are the reports of an audit as they were issued, in the order of their versions.
func versionsOf(c *audit.Case, a *audit.Audit) []*audit.Document {
	var out []*audit.Document
	for i := range c.Documents {
		if d := &c.Documents[i]; d.Kind == audit.ReportDocument && d.Audit == a.ID {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *audit.Document) int { return cmp.Compare(a.Version, b.Version) })
	return out
}
