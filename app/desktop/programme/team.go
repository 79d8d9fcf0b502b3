package programme

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/team"
)

// seat is a member of a team, or the place of one in an audit that has no team yet.
type seat struct {
	audit  *audit.Audit
	member *audit.Member // nil for nobody
}

func (s seat) key() string {
	if s.member == nil {
		return string(s.audit.ID)
	}
	return string(s.member.ID)
}

// teamView is the teams of the audits with their declarations, the competence that is needed and who has it, and who
// reviews and decides.
type teamView struct {
	page  *Page
	grid  *kit.Grid[seat]
	needs *fyne.Container
	root  *fyne.Container
}

func newTeamView(p *Page) *teamView {
	v := &teamView{page: p, needs: kit.Rows(4)}
	of := func(words func(*audit.Member) string) func(seat) string {
		return func(s seat) string {
			if s.member == nil {
				return ""
			}
			return words(s.member)
		}
	}
	v.grid = kit.NewGrid(seat.key,
		kit.Column[seat]{ID: "name", Title: "Name", Width: 140, Style: kit.BodyMedium, Text: func(s seat) string {
			if s.member == nil {
				return "Nobody yet"
			}
			return p.personName(s.member.Person)
		}},
		kit.Column[seat]{ID: "role", Title: "Part", Width: 224, Lines: 2, Style: kit.BodyFigures, Text: of(p.roleWords)},
		kit.Column[seat]{ID: "declared", Title: "Impartiality", Width: 136, Cell: v.standingCell, Text: of(func(m *audit.Member) string { _, w, _ := p.standing(m); return w })},
		kit.Column[seat]{ID: "competence", Title: "Competence", Lines: 2, Style: kit.Small, Color: kit.Ink2, Text: of(func(m *audit.Member) string {
			if x := p.now.Person(m.Person); x != nil {
				return strings.Join(x.Competence, comma)
			}
			return ""
		})},
	)
	v.grid.Height = kit.HeightTwoLines
	v.grid.GroupBy(func(s seat) string { return s.audit.Title() }, nil)
	v.grid.OnInsert = func() { p.do(v.add) }
	v.grid.OnOpen = func(seat) { p.do(v.open) }
	v.grid.OnDelete = func(seat) { p.do(v.remove) }
	v.grid.OnSelect = func(seat) { v.showNeeds() }
	v.grid.OnWidths = p.host.KeepColumns("programme team", v.grid.SetWidths)
	add := kit.NewButton(kit.Secondary, "Add to the team…", func() { p.do(v.add) }).WithIcon("plus").WithKey("Ins")
	deciding := kit.NewButton(kit.Secondary, "Reviewer and decision maker…", func() { p.do(v.askDeciding) }).WithIcon("stamp")
	v.root = kit.Pad(0, kit.EdgePage, 16, kit.EdgePage, kit.Rows(12,
		kit.Grow(v.grid), kit.Cols(8, add, deciding, kit.Spacer()), v.needs))
	return v
}

// standingCell shows the declaration as icon and word, with its day.
func (v *teamView) standingCell() kit.Cell[seat] {
	status := kit.NewStatus("", "", kit.Ink2)
	day := kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	return kit.Cell[seat]{
		Object: kit.Rows(0, status, day),
		Update: func(s seat, _ bool) {
			if s.member == nil {
				status.Set("", "", kit.Ink2)
				day.SetText("")
				return
			}
			status.Set(v.page.standing(s.member))
			day.SetText(s.member.DeclaredOn.String())
		},
	}
}

func (v *teamView) title() string              { return "Teams, declarations and competence" }
func (v *teamView) content() fyne.CanvasObject { return v.root }
func (v *teamView) focus() fyne.Focusable      { return v.grid }

func (v *teamView) acts() acts {
	return acts{
		add:    act{"Add to the team…", func() { v.page.do(v.add) }, v.page.lockedWrite},
		edit:   act{"Competence needed…", func() { v.page.do(v.askNeeds) }, v.page.lockedWrite},
		remove: act{"Take out of the team", func() { v.page.do(v.remove) }, v.lockedMember},
	}
}

func (v *teamView) lockedMember() string {
	if s, ok := v.grid.Selected(); !ok || s.member == nil {
		return "choose a member of a team first"
	}
	return v.page.lockedWrite()
}

func (v *teamView) show() {
	p := v.page
	var rows []seat
	for _, c := range p.columns {
		members := p.now.Team(c.audit.ID)
		for _, m := range members {
			rows = append(rows, seat{c.audit, m})
		}
		if len(members) == 0 && !c.isOver() {
			rows = append(rows, seat{audit: c.audit})
		}
	}
	v.grid.SetRows(rows)
	if _, ok := v.grid.Selected(); !ok {
		if a := p.teamAudit(); a != nil {
			v.selectAudit(a.ID)
		}
	}
	v.showNeeds()
}

func (v *teamView) selectAudit(id audit.ID) {
	for _, s := range v.grid.Rows() {
		if s.audit.ID == id {
			v.grid.Select(s.key())
			return
		}
	}
}

// showMember shows the team view at a member.
func (p *Page) showMember(id audit.ID) {
	p.showView(viewTeam)
	if v, ok := p.views[viewTeam].(*teamView); ok && id != "" {
		v.grid.Select(string(id))
		v.showNeeds()
	}
}

// audit is the audit of the chosen row.
func (v *teamView) audit() *audit.Audit {
	if s, ok := v.grid.Selected(); ok {
		return s.audit
	}
	return v.page.teamAudit()
}

// showNeeds shows the competence that the audit of the chosen row needs, each with who has it, and who decides.
func (v *teamView) showNeeds() {
	p, a := v.page, v.audit()
	v.needs.Objects = nil
	if a == nil {
		return
	}
	v.needs.Add(kit.GroupHead("Competence needed, " + a.Title()))
	check := audit.CheckTeam(p.now, a)
	if len(check.Needs) == 0 {
		v.needs.Add(kit.NewParagraph("None recorded: F2 says what leader, auditors and experts must know between them (ISO/IEC 17021-1 9.2.2.1).", kit.Small, kit.Ink3))
	}
	var cells []fyne.CanvasObject
	for _, n := range check.Needs {
		icon, token, who := "check", kit.Good, strings.Join(n.Holders, comma)
		if !n.Covered() {
			icon, token, who = "triangle-alert", kit.Minor, "not covered"
		}
		cells = append(cells, kit.Cols(6, kit.NewIcon(icon, kit.IconInChip, token), kit.Grow(kit.NewText(n.Name+": "+who, kit.Small).In(kit.Ink2).Truncated())))
	}
	if len(cells) > 0 {
		v.needs.Add(kit.Beside(12, 240, 0, cells...))
	}
	for _, w := range check.Warnings {
		token := kit.Minor
		if w.Severity == audit.SeverityBlock {
			token = kit.Major
		}
		v.needs.Add(kit.NewNotice("triangle-alert", form.Sentence(w.Title)+". "+w.Message+" ("+w.Rule+")", token, nil))
	}
	v.needs.Add(kit.NewParagraph(p.decidingWords(), kit.SmallFigures, kit.Ink2))
	v.root.Refresh()
}

// remove takes the chosen member out of the team.
func (v *teamView) remove() {
	s, ok := v.grid.Selected()
	if !ok || s.member == nil {
		return
	}
	team.Remove(v.page.teamDesk(), v.page.now, s.member)
}

func (v *teamView) open() {
	if s, ok := v.grid.Selected(); ok {
		v.askMember(s.audit, s.member)
	}
}

func (v *teamView) add() {
	if a := v.audit(); a != nil {
		v.askMember(a, nil)
	}
}
