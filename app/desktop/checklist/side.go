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
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// side is the pane at the right: what was sampled and kept at the clause, and what hangs together with it.
type side struct {
	do      sideActs
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
	samples []sampleView
	files   []fileView
	links   []link
	shown   []string // what is usually shown at the clause
}

type sampleView struct {
	name, share string
	items       []itemView
}

type itemView struct {
	label, remark string
	result        audit.SampleResult
}

type fileView struct{ name, facts string }

// link is something to go to: a finding or a clause.
type link struct {
	icon  string
	token kit.Token
	words string
	text  string
	id    audit.ID
	to    audit.Number
}

func newSide(do sideActs) *side {
	s := &side{do: do, content: kit.Rows(8)}
	s.root = kit.Ground(kit.Panel, container.NewVScroll(kit.Pad(12, kit.EdgeSide, kit.EdgeSide, kit.EdgeSide, s.content)))
	return s
}

// show shows what the pane says; the same again changes nothing.
func (s *side) show(w sideView) {
	if reflect.DeepEqual(w, s.shown) && len(s.content.Objects) > 0 {
		return
	}
	s.shown = w
	s.content.Objects = nil
	s.addSamples(w.samples)
	s.addFiles(w.files)
	s.addLinks(w.links)
	if len(w.shown) > 0 {
		s.head("Usually shown")
		s.content.Add(kit.NewParagraph(strings.Join(w.shown, "; ")+".", kit.Small, kit.Ink2))
	}
	s.content.Refresh()
}

func (s *side) head(heading string) {
	top := float32(0)
	if len(s.content.Objects) > 0 {
		top = 10
	}
	s.content.Add(kit.Pad(top, 0, 0, 0, kit.Rows(5, kit.GroupHead(heading), kit.Hairline())))
}

func (s *side) addSamples(samples []sampleView) {
	if len(samples) == 0 {
		return
	}
	s.head("Samples")
	for _, w := range samples {
		s.content.Add(kit.Cols(8, kit.Grow(kit.NewText(w.name, kit.BodyMedium).Truncated()), kit.NewText(w.share, kit.BodyStrongFigures)))
		for _, i := range w.items {
			icon, token := "circle", kit.Ink3
			switch i.result {
			case audit.SampleOK:
				icon, token = "check", kit.Good
			case audit.SampleHit:
				icon, token = "x", kit.Major
			}
			s.content.Add(kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(icon, kit.IconSize, token))),
				kit.Grow(kit.Rows(0, kit.NewText(i.label, kit.Body).Truncated(), small(i.remark)))))
		}
	}
}

// small is a quiet second line, nothing for no words.
func small(words string) fyne.CanvasObject {
	p := kit.NewParagraph(words, kit.SmallFigures, kit.Ink2)
	p.Hidden = words == ""
	return p
}

func (s *side) addFiles(files []fileView) {
	if len(files) == 0 {
		return
	}
	s.head("Attachments")
	for _, f := range files {
		s.content.Add(kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon("paperclip", kit.IconSize, kit.Ink3))),
			kit.Grow(kit.Rows(0, kit.NewParagraph(f.name, kit.BodyMedium, kit.Ink), small(f.facts)))))
	}
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
	for _, s := range x.samples[n] {
		v := sampleView{name: s.Name, share: fmt.Sprintf("%d of %d", s.Size, s.Population)}
		for _, i := range x.items[s.ID] {
			v.items = append(v.items, itemView{label: i.Label, remark: i.Note, result: i.Result})
		}
		w.samples = append(w.samples, v)
	}
	for _, f := range x.files[n] {
		w.files = append(w.files, fileView{f.Name, joined([]string{shortDay(f.TakenOn), fmt.Sprintf("%d KB", (f.Size+1023)/1024)}, " · ")})
	}
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
