package checklist

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// side is the pane at the right: what was sampled and kept at the clause, and what hangs together with it.
type side struct {
	do      sideActs
	samples *material.Samples
	files   *material.Files
	shown   sideView
	content *fyne.Container
	root    fyne.CanvasObject
}

// sideActs are what the user does in the pane.
type sideActs struct {
	open func(to page.Name, id audit.ID)
	goTo func(audit.Number)
}

// sideView is what the pane shows, in words.
type sideView struct {
	links []link
	shown []string // what is usually shown at the clause
}

// link is something to go to: a finding or a clause.
type link struct {
	icon  string
	token kit.Token
	words string
	text  string
	id    audit.ID
	to    audit.Number
}

func newSide(m *material.Material, do sideActs) *side {
	s := &side{do: do, samples: m.NewSamples().On(kit.Panel), files: m.NewFiles("").On(kit.Panel), content: kit.Rows(8)}
	scroll := container.NewVScroll(kit.Pad(12, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide,
		kit.Rows(18, s.samples.Content(), s.files.Content(), s.content)))
	s.root = kit.Ground(kit.Panel, scroll)
	return s
}

// show shows what belongs to a clause.
func (s *side) show(c *audit.Case, at material.At, w sideView) {
	s.samples.Show(c, at)
	s.files.Show(c, at)
	if reflect.DeepEqual(w, s.shown) && len(s.content.Objects) > 0 {
		return
	}
	s.shown = w
	s.content.Objects = nil
	s.addLinks(w.links)
	if len(w.shown) > 0 {
		s.head("Usually shown")
		s.content.Add(kit.NewParagraph(strings.Join(w.shown, "; ")+".", kit.Small, kit.Ink2))
	}
	s.content.Refresh()
}

// count is how much the pane shows of what was sampled and kept.
func (s *side) count(c *audit.Case, at material.At) string {
	n := len(material.SamplesAt(c, at)) + len(material.FilesAt(c, at))
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func (s *side) head(heading string) {
	top := float32(0)
	if len(s.content.Objects) > 0 {
		top = 10
	}
	s.content.Add(kit.Pad(top, 0, 0, 0, kit.Rows(5, kit.GroupHead(heading), kit.Hairline())))
}

// mostLinks are shown of a clause; the Findings page has all.
const mostLinks = 8

func (s *side) addLinks(links []link) {
	if len(links) == 0 {
		return
	}
	s.head("Linked")
	if more := len(links) - mostLinks; more > 0 {
		links = append(links[:mostLinks:mostLinks], link{icon: "flag", token: kit.Ink2, words: fmt.Sprintf("%d more", more)})
	}
	for _, l := range links {
		press := func() { s.do.open(page.Findings, l.id) }
		if l.to != "" {
			press = func() { s.do.goTo(l.to) }
		}
		b := kit.NewButton(kit.Link, l.words, press).Small()
		row := kit.Rows(0, kit.Cols(0, kit.NewIcon(l.icon, kit.IconSize, l.token), b, kit.Spacer()))
		if l.text != "" {
			row.Add(kit.Pad(0, 0, 2, kit.IconSize+8, kit.NewParagraph(l.text, kit.Small, kit.Ink2)))
		}
		s.content.Add(row)
	}
}

// sideOf puts what hangs together with a clause into words.
func sideOf(x *index, cat standard.Catalogue, n audit.Number) sideView {
	var w sideView
	w.links = linksOf(x, n)
	r, _ := cat.Find(string(n))
	w.shown = r.TypicalEvidence
	return w
}

// linksOf are the findings at a clause, the other clauses they bear on, and what other audits found there.
func linksOf(x *index, n audit.Number) []link {
	var out []link
	var also []audit.Number
	for _, f := range x.findings[n] {
		m := markOfFinding(f)
		out = append(out, link{icon: m.Icon, token: m.Token, words: m.Word + " " + f.Label(), id: f.ID, text: f.Statement})
		also = append(also, append([]audit.Number{f.Requirement}, f.OtherRequirements...)...)
	}
	for _, f := range x.earlier[n] {
		m := markOfFinding(f)
		words := f.Label()
		if a := x.c.Audit(f.Audit); a != nil {
			words = a.Title() + ", " + strings.ToLower(m.Word) + " " + strings.TrimLeft(f.ShortLabel(), "0")
		}
		out = append(out, link{icon: m.Icon, token: m.Token, words: words, id: f.ID, text: f.Statement})
	}
	slices.SortFunc(also, audit.CompareNumbers)
	for _, other := range slices.Compact(also) {
		if r, known := x.row(other); known && other != n {
			out = append(out, link{icon: "link-2", token: kit.Ink2, words: "Also " + string(other), to: other, text: r.title})
		}
	}
	return out
}
