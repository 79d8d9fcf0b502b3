package plan

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// setupForm edits the audit itself: days, time required, objectives, criteria, scope; and its team.
type setupForm struct {
	page   *Page
	form   *form.Form[audit.Audit, *audit.Audit]
	team   *fyne.Container
	addOne *kit.Button
	notice *fyne.Container
	drawn  string // the team as it is shown
	root   fyne.CanvasObject
}

func newSetupForm(p *Page) *setupForm {
	f := &setupForm{page: p, team: kit.Rows(6), notice: kit.Rows(0)}
	f.addOne = kit.NewButton(kit.Secondary, "Add…", func() { p.askMember(nil, "") }).WithIcon("plus").Small()
	f.form = form.New(p.writer, func(a *audit.Audit) string { return a.Title() + ": days and plan" },
		p.host.Tell, func() string { return p.host.Today().String() }, f.specs()...)
	f.form.Adjust(adjustDays)
	done := kit.NewButton(kit.Primary, "Done", p.back).WithKey("Esc")
	scroll := container.NewVScroll(kit.Pad(4, kit.EdgeSide, 12, kit.EdgeSide, kit.Rows(0, f.notice, f.form.Content())))
	kit.FollowFocus(scroll)
	f.root = kit.Rows(0,
		kit.Pad(12, kit.EdgeSide, 4, kit.EdgeSide, kit.PanelHead("Days and team")), kit.Grow(scroll), kit.Hairline(),
		kit.Pad(10, kit.EdgeSide, 12, kit.EdgeSide, kit.Cols(8, kit.Spacer(), done)))
	return f
}

func (f *setupForm) specs() []form.Spec {
	team := kit.Rows(8, kit.Fixed(0, kit.HeightSmall, kit.GroupHead("Team", f.addOne)), f.team, kit.Hairline())
	return []form.Spec{
		{Name: "starts_on", Label: "First day", Half: true},
		{Name: "ends_on", Label: "Last day"},
		{Name: "planned", Label: "Planned month", Hint: "2027-05", Half: true, Read: readMonth, Show: showMonth},
		{Name: "state", Label: "State", Under: team},
		{Name: "required", Label: "Days required", Hint: "As determined", Half: true},
		{Name: "plan_issue", Label: "Plan version", Hint: "1"},
		{Name: "plan_sent", Label: "Sent to client", Half: true},
		{Name: "plan_agreed", Label: "Agreed by client"},
		{Name: "objectives", Label: "Objectives", Lines: 2},
		{Name: "criteria", Label: "Criteria beside the standard", Lines: 2},
		{Name: "scope", Label: "Scope, units and processes", Lines: 2},
		{Name: "trigger", Label: "Reason of a special audit", Lines: 1},
		{Name: "language", Label: "Language of the audit"},
	}
}

// adjustDays makes an audit of one day when only its first is named, and keeps its length when that is moved.
func adjustDays(field string, before, after *audit.Audit) {
	if field != "starts_on" || after.StartsOn.IsZero() || after.EndsOn != before.EndsOn {
		return
	}
	switch {
	case after.EndsOn.IsZero():
		after.EndsOn = after.StartsOn
	case !before.StartsOn.IsZero():
		after.EndsOn = after.StartsOn.AddDays(before.StartsOn.DaysUntil(before.EndsOn))
	}
}

func readMonth(r audit.Recorder, text string) error {
	a, ok := r.(*audit.Audit)
	if !ok {
		return nil
	}
	a.Planned = date.Month{}
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	m, err := date.ParseMonth(text)
	if err != nil {
		return fmt.Errorf("year and month, as 2027-05")
	}
	a.Planned = m
	return nil
}

func showMonth(r audit.Recorder) string {
	if a, ok := r.(*audit.Audit); ok {
		return a.Planned.String()
	}
	return ""
}

func (f *setupForm) isOpen() bool { return f.form.IsOpen() }

func (f *setupForm) open(a *audit.Audit) {
	f.form.Lock(f.page.host.ReadOnly())
	f.form.Open(a)
	f.drawn = ""
	f.follow()
}

// follow shows the audit and its team as they stand.
func (f *setupForm) follow() {
	p := f.page
	if !f.isOpen() || p.audit == nil {
		return
	}
	f.form.Renew(p.audit)
	p.showConflicts(f.notice, p.audit)
	f.addOne.Hidden = p.host.ReadOnly()
	f.showTeam()
}

// showTeam draws the team anew when it is not what is shown, so that a button with the keyboard stays.
func (f *setupForm) showTeam() {
	p := f.page
	team := p.current.Team(p.audit.ID)
	drawn := fmt.Sprint(len(team), p.host.ReadOnly())
	for _, m := range team {
		drawn += fmt.Sprintln(m.ID, p.current.Initials(m), personName(p.current, m), memberWords(m))
	}
	if drawn == f.drawn {
		return
	}
	f.drawn = drawn
	f.team.Objects = nil
	for _, m := range team {
		f.team.Add(f.memberRow(m))
	}
	if len(team) == 0 {
		f.team.Add(kit.NewParagraph("Nobody yet. A team has a lead auditor; experts, trainees and observers count no audit time.", kit.Small, kit.Ink3))
	}
	f.team.Refresh()
}

func (f *setupForm) memberRow(m *audit.Member) fyne.CanvasObject {
	p := f.page
	ink := kit.Ink3
	if m.DeclaredOn.IsZero() {
		ink = kit.Major
	}
	row := kit.Cols(8, kit.Top(kit.Fixed(28, 0, kit.NewText(p.current.Initials(m), kit.BodyStrong))),
		kit.Grow(kit.Rows(0, kit.NewText(personName(p.current, m), kit.Body).Truncated(), kit.NewParagraph(memberWords(m), kit.SmallFigures, ink))))
	if !p.host.ReadOnly() {
		row.Add(kit.Top(kit.NewButton(kit.Quiet, "Edit…", func() { p.askMember(m, "") }).Small()))
	}
	return row
}

// memberWords is the part of a member with its days.
func memberWords(m *audit.Member) string {
	words := m.Role.Word()
	if m.Days > 0 {
		words += fmt.Sprintf(", %s days", m.Days)
	}
	if m.DeclaredOn.IsZero() {
		words += ", no declaration yet"
	}
	return words
}

// leave saves what is being edited and edits nothing; the error is what cannot be saved.
func (f *setupForm) leave() error {
	if !f.isOpen() {
		return nil
	}
	f.page.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	if field, words := f.form.Wrong(); field != "" {
		f.page.showSide(f.root)
		f.focus(field)
		return fmt.Errorf("leave days and team: %s: %s", f.form.Field(field).Label(), words)
	}
	f.close()
	return nil
}

func (f *setupForm) close() {
	if f.isOpen() {
		f.form.Close(f.page.host.Window().Canvas())
	}
}

// drop gives up what cannot be saved.
func (f *setupForm) drop() {
	if f.isOpen() {
		f.page.host.Window().Canvas().Unfocus()
		f.form.Discard(f.form.Record().ID)
	}
}

func (f *setupForm) focus(field string) { f.form.Focus(f.page.host.Window().Canvas(), field) }
