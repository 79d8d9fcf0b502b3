package profile

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// compare is the section of what the profile says otherwise than the open case. Each difference is taken over only when
// it is ticked and somebody says so; it is one action of the case.
type compare struct {
	page  *Page
	found []casefile.Difference
	ticks map[string]*kit.Check
	lines *fyne.Container
	count *kit.Text
	take  *kit.Button
	leave *kit.Button
	full  *fyne.Container
	empty *fyne.Container
	root  *fyne.Container
}

// Measures of the columns of what case and profile say.
const saysWidth = 200

func newCompare(p *Page) *compare {
	s := &compare{page: p, lines: kit.Rows(0), ticks: map[string]*kit.Check{}, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()}
	s.take = kit.NewButton(kit.Primary, "Take over", s.act).WithIcon("check").WithKey("Ctrl+Enter")
	s.leave = kit.NewButton(kit.Secondary, "Leave the case as it is", func() { s.takeOver(nil) })
	head := kit.Cols(16, kit.Grow(kit.NewText("Compare with case", kit.SectionFigures)),
		kit.Fixed(saysWidth, 0, kit.NewText("The case says", kit.Small).In(kit.Ink3)), kit.Fixed(saysWidth, 0, kit.NewText("The profile says", kit.Small).In(kit.Ink3)))
	scroll := container.NewVScroll(kit.Pad(0, kit.EdgePage, 16, kit.EdgePane, s.lines))
	kit.FollowFocus(scroll)
	s.full = kit.Rows(0,
		kit.Pad(14, kit.EdgePage, 6, kit.EdgePane, kit.Fixed(0, kit.HeightHeader, head)), kit.Pad(0, kit.EdgePage, 0, kit.EdgePane, kit.Rule()),
		kit.Grow(scroll), kit.Hairline(),
		kit.Pad(10, kit.EdgePage, 10, kit.EdgePane, kit.Cols(8, s.leave, s.take, kit.Grow(kit.Pad(6, 0, 0, 8, s.count)))))
	s.empty = kit.EmptyPage("circle-check", "The case says what the profile says",
		"When the profile changes, what differs is shown here field by field, to be taken over or left.", kit.NewButton(kit.Secondary, "Back to the case", p.host.Back))
	s.root = kit.Layers(s.full, s.empty)
	return s
}

func (s *compare) about() about {
	return about{id: "compare", title: "Compare with case", icon: "git-merge"}
}

func (s *compare) content() fyne.CanvasObject { return s.root }
func (s *compare) unsaved() int               { return 0 }
func (s *compare) close()                     {}
func (s *compare) actWords() string           { return "Take over what is ticked" }

func (s *compare) differences() []casefile.Difference {
	if s.page.now == nil || s.page.open == nil {
		return nil
	}
	return s.page.now.Differences(s.page.open)
}

func (s *compare) remark() string {
	if n := len(s.differences()); n > 0 {
		return counted(n, "difference")
	}
	return "no difference"
}

// show shows the differences; ticks of those that are still there stay. At first those are ticked that lose nothing.
func (s *compare) show() {
	before := s.ticks
	s.found, s.ticks = s.differences(), map[string]*kit.Check{}
	s.lines.Objects = nil
	group := ""
	for _, d := range s.found {
		if d.Group != group {
			group = d.Group
			s.lines.Add(kit.Pad(14, 0, 4, 0, kit.GroupHead(group)))
			s.lines.Add(kit.Hairline())
		}
		on := !d.Empties()
		if old := before[d.Key]; old != nil {
			on = old.On()
		}
		s.lines.Add(s.line(d, on))
		s.lines.Add(kit.Hairline())
	}
	s.lines.Refresh()
	s.full.Hidden, s.empty.Hidden = len(s.found) == 0, len(s.found) > 0
	s.root.Refresh()
	s.showCount()
}

// line is one difference with its tick.
func (s *compare) line(d casefile.Difference, on bool) fyne.CanvasObject {
	tick := kit.NewCheck("")
	tick.Set(on)
	tick.SetReadOnly(s.page.host.ReadOnly())
	tick.OnChange = func(bool) { s.showCount() }
	s.ticks[d.Key] = tick
	inProfile := kit.NewParagraph(nameOr(d.InProfile, "nothing"), kit.BodyFigures, kit.Ink)
	if d.Empties() {
		inProfile.SetColor(kit.Minor)
	}
	return kit.Pad(8, 0, 8, 0, kit.Cols(16,
		kit.Grow(kit.Cols(8, kit.Top(tick), kit.Grow(kit.NewParagraph(d.Words, kit.BodyFigures, kit.Ink)))),
		kit.Fixed(saysWidth, 0, kit.NewParagraph(nameOr(d.InCase, "nothing"), kit.BodyFigures, kit.Ink2)), kit.Fixed(saysWidth, 0, inProfile)))
}

// chosen are the keys of what is ticked.
func (s *compare) chosen() []string {
	var out []string
	for _, d := range s.found {
		if t := s.ticks[d.Key]; t != nil && t.On() {
			out = append(out, d.Key)
		}
	}
	return out
}

func (s *compare) showCount() {
	n := len(s.chosen())
	s.count.SetText(fmt.Sprintf("%d of %d ticked; the case keeps the rest", n, len(s.found)))
	s.take.SetWord(fmt.Sprintf("Take over %d", n))
	for _, b := range []*kit.Button{s.take, s.leave} {
		b.Unlock()
		if s.page.host.ReadOnly() {
			b.Lock("the case can only be read")
		}
	}
	if why := s.lockedAct(); why != "" {
		s.take.Lock(why)
	}
	s.root.Refresh()
}

func (s *compare) lockedAct() string {
	switch {
	case s.page.host.ReadOnly():
		return "the case can only be read"
	case len(s.found) == 0:
		return "nothing differs"
	case len(s.chosen()) == 0:
		return "nothing is ticked"
	default:
		return ""
	}
}

func (s *compare) act() { s.takeOver(s.chosen()) }

// takeOver makes the case say what the profile says in what was chosen; nothing chosen remembers that it was looked at.
func (s *compare) takeOver(keys []string) {
	p, n := s.page, 0
	profile := p.now
	p.host.Runner().Save(func() (err error) {
		n, err = p.cases.TakeFromProfile(context.Background(), profile, keys...)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			p.told(err)
		case n == 0:
			p.host.Toast("The case stays as it is; a later change of the profile is offered again", false)
			p.host.Back()
		default:
			p.host.Toast(counted(n, "difference")+" taken over into the case", true)
			p.reload()
		}
	})
}

func (s *compare) focus() {
	for _, d := range s.found {
		s.page.focus(s.ticks[d.Key])
		return
	}
	s.page.focus(s.page.index)
}
