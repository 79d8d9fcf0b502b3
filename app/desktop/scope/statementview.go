package scope

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// statementView is what stands around the controls: version, filters, and the pane of the form.
type statementView struct {
	section *statement
	words   *kit.Entry
	choice  *kit.Segmented
	remark  *kit.Text
	add     *kit.Button
	title   *kit.Text
	area    *kit.Paragraph
	panes   *listView
	root    fyne.CanvasObject
}

// filterLeast is the least width of the filter by words beside the filters by what is said of a control.
const filterLeast = 110

func newStatementView(s *statement) *statementView {
	v := &statementView{section: s, words: kit.NewEntry("Filter   Ctrl+L"), choice: kit.NewSegmented()}
	v.words.OnChanged = func(string) { s.renarrow() }
	v.choice.OnChange = func(id string) {
		s.kept = kept(id)
		s.renarrow()
	}
	v.remark = kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	v.area = kit.NewParagraph("", kit.BodyFigures, kit.Ink2)
	v.add = kit.NewButton(kit.Secondary, "Own control…", func() { s.page.add() }).WithIcon("plus").WithKey("Ins").Small()
	s.grid.Empty = kit.Pad(24, 24, 0, 8, kit.NewText("No control like this. Esc shows all.", kit.Body).In(kit.Ink3))
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, kit.NewText("Statement of Applicability", kit.SectionFigures), kit.Grow(kit.Pad(2, 0, 0, 0, v.remark)), v.add))
	filters := kit.Aside(8, filterLeast, v.choice, v.words)
	edge := func(top, bottom float32, o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Pad(top, kit.EdgePane, bottom, kit.EdgePane, o)
	}
	middle := kit.Rows(0, edge(14, 4, head), edge(4, 14, s.head.form.Content()), edge(0, 6, filters),
		kit.Grow(kit.Pad(0, kit.EdgePane-8, 8, kit.EdgePane-8, s.grid)))
	v.panes = &listView{page: s.page}
	fields := kit.Rows(10, v.area, s.form.Content())
	side := v.panes.side(fields, "Next")
	v.title = v.panes.title
	v.panes.panes = kit.NewPanes(
		kit.Pane{Object: middle, Width: 560, Min: listMin, Main: true},
		kit.Pane{Object: side, Width: sideWidth, Min: sideMin, Max: 520, Fold: "Control", FoldIcon: "pencil-line"})
	s.page.host.KeepWidths("scope control", v.panes.panes)
	v.root = v.panes.panes
	return v
}

// show shows how many controls pass each filter.
func (v *statementView) show() {
	s := v.section
	var segments []kit.Segment
	for _, k := range allKept() {
		segments = append(segments, kit.Segment{ID: string(k), Word: k.word(), Count: fmt.Sprint(countKept(s.all, k))})
	}
	v.choice.SetSegments(segments...)
	v.choice.Choose(string(s.kept))
	v.remark.SetText(s.count())
	if s.page.host.ReadOnly() {
		v.add.Lock("read-only")
	} else {
		v.add.Unlock()
	}
}

// showControl names the control that the form edits.
func (v *statementView) showControl(c control) {
	if c.record == nil {
		v.title.SetText("")
		v.area.SetText("")
		return
	}
	v.title.SetText(string(c.record.Control) + "  " + c.title)
	v.area.SetText(c.area)
}

// clear takes the filter by words away and reports whether there was one.
func (v *statementView) clear() bool {
	had := v.words.Text() != ""
	v.words.SetTextQuiet("")
	return had
}

func controlColumns() []kit.Column[control] {
	return []kit.Column[control]{
		{ID: "control", Title: "Control", Width: 74, Min: 66, Style: kit.BodyMediumFigures, Text: func(c control) string { return string(c.record.Control) }},
		{ID: "title", Title: "Title", Width: 256, Min: 120, Text: func(c control) string { return c.title }},
		{ID: "applies", Title: "Applies", Width: 98, Min: 98, Text: func(c control) string { return appliesWord(c) }, Cell: appliesCell},
		{ID: "why", Title: "Justification", Min: 100, HideBelow: 420, Cell: whyCell, Text: func(c control) string { return c.record.Justification }},
	}
}

func appliesWord(c control) string {
	if c.record.Excluded {
		return "Excluded"
	}
	return "Included"
}

func appliesCell() kit.Cell[control] {
	status := kit.NewStatus("", "", kit.Good).Shrink()
	return kit.Cell[control]{Object: status, Update: func(c control, _ bool) {
		if c.record.Excluded {
			status.Set("circle-slash", appliesWord(c), kit.Ink2)
			return
		}
		status.Set("circle-check", appliesWord(c), kit.Good)
	}}
}

// whyCell is the justification, or that it is missing: wrong for an excluded control, to be settled for an included one.
func whyCell() kit.Cell[control] {
	words := kit.NewText("", kit.Body).In(kit.Ink2).Truncated()
	missing := kit.NewStatus("", "", kit.Minor).Shrink()
	return kit.Cell[control]{Object: kit.Layers(words, missing), Update: func(c control, _ bool) {
		words.SetText(strings.Join(strings.Fields(c.record.Justification), " "))
		missing.Hidden = !c.isUnjustified() && !c.held
		words.Hidden = !missing.Hidden
		if c.held {
			missing.Set("circle-x", "missing, not saved", kit.Major)
		} else {
			missing.Set("triangle-alert", "missing", kit.Minor)
		}
	}}
}

// add asks for number and title of a control of the client's own.
func (s *statement) add() {
	number, title := kit.NewEntry("OWN.1"), kit.NewEntry("Short title")
	number.SetTextQuiet(s.freeNumber())
	numberAt, titleAt := kit.NewField("Number", number), kit.NewField("Title", title)
	body := kit.Rows(12, kit.Cols(12, kit.Fixed(110, 0, numberAt), kit.Grow(titleAt)),
		kit.NewParagraph("For controls that the client has beside those of the standard. The number cannot be changed later: findings and conclusions go by it.", kit.Small, kit.Ink3))
	added := false
	press := func() bool {
		wrongNumber, wrongTitle := s.wrongNumber(strings.TrimSpace(number.Text())), wrongTitle(strings.TrimSpace(title.Text()))
		numberAt.SetMessage(kit.Wrong, wrongNumber)
		titleAt.SetMessage(kit.Wrong, wrongTitle)
		added = wrongNumber == "" && wrongTitle == ""
		return added
	}
	kit.ShowDialog(s.page.host.Window(), kit.DialogSpec{
		Title: "Own control", Body: body, Width: 460, Focus: title,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Add", Icon: "plus", Kind: kit.Primary, Default: true, Press: press}},
		OnClose: func() {
			if added {
				s.addNow(audit.Number(strings.TrimSpace(number.Text())), strings.TrimSpace(title.Text()))
			}
		},
	})
}

// freeNumber suggests a number for an own control.
func (s *statement) freeNumber() string {
	for i := 1; ; i++ {
		if n := fmt.Sprintf("OWN.%d", i); s.wrongNumber(n) == "" {
			return n
		}
	}
}

func (s *statement) wrongNumber(n string) string {
	switch {
	case n == "":
		return "A number is needed"
	case strings.ContainsAny(n, " \t,;–"):
		return "A number has no spaces, commas or dashes"
	case s.live(audit.Number(n)) != nil:
		return "This control is there already"
	case s.isOfStandard(n):
		return "This is a number of the standard"
	default:
		return ""
	}
}

func wrongTitle(words string) string {
	switch {
	case words == "":
		return "A title is needed"
	case len([]rune(words)) > audit.MaxName:
		return fmt.Sprintf("At most %d letters fit", audit.MaxName)
	default:
		return ""
	}
}

func (s *statement) addNow(number audit.Number, title string) {
	r := &audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID(number)}, Control: number, Title: title}
	s.kept = keepAll
	s.view.clear()
	s.page.writer.Save("Statement of Applicability: add "+string(number), func(err error) {
		if err != nil {
			s.page.told(err)
			return
		}
		s.page.reload()
		s.grid.Select(string(number))
		s.follow()
		s.edit()
	}, casefile.Change{After: r})
}
