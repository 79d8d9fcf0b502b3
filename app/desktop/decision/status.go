package decision

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// statusView shows the status of the certification on its way from application to the day until which records are kept,
// and beneath it the decisions that were taken. All of it follows from the decisions; nothing is entered.
type statusView struct {
	page  *Page
	chip  *kit.Chip
	later *kit.Button
	steps *kit.Steps
	log   *fyne.Container
	root  *fyne.Container
}

func newStatusView(p *Page) *statusView {
	s := &statusView{page: p, chip: kit.NewChip("", "", kit.Ink2), steps: kit.NewSteps(), log: kit.Rows(0)}
	s.later = kit.NewButton(kit.Link, "Later decision…", p.openLater).Small().WithKey(keysLater)
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, kit.NewText("Status", kit.Section), s.chip, kit.Spacer(), s.later))
	s.root = kit.Rows(12, head, s.steps, s.log)
	return s
}

func (s *statusView) show() {
	p := s.page
	status, why := p.certification()
	m := kit.CertificationMark(string(status))
	if why != "" {
		m.Word += ", " + why
	}
	s.chip.Set(m.Icon, m.Word, m.Token)
	s.steps.SetSteps(p.stations(status)...)
	s.log.Objects = nil
	for _, d := range taken(p.now, p.host.Today()) {
		s.log.Add(p.entry(d))
	}
	s.log.Refresh()
}

// stations are the steps of the certification: applicant, active, what interrupts it, its end, and until when records are
// kept.
func (p *Page) stations(status cycle.Status) []kit.Step {
	today := p.host.Today()
	c := cycle.CycleOf(p.now, today)
	out := []kit.Step{{Word: "Applicant", Note: p.now.Client.AppliedOn.String(), State: kit.StepDone}}
	if status == cycle.Applicant {
		out[0].State, out[0].Note = kit.StepNow, "now"
	}
	if status == cycle.Refused {
		return append(out, kit.Step{Word: "Refused", Note: p.since(audit.Refuse), State: kit.StepBack})
	}
	active := kit.Step{Word: "Active", Note: day(c.Start), State: kit.StepOpen}
	switch status {
	case cycle.Active:
		active.State = kit.StepNow
	case cycle.Suspended, cycle.Withdrawn, cycle.Expired, cycle.TransferredOut, cycle.Closed:
		active.State = kit.StepDone
	default:
	}
	out = append(out, active)
	end := kit.Step{Word: "Expires", Note: day(c.Expiry), State: kit.StepOpen}
	switch status {
	case cycle.Suspended:
		out = append(out, kit.Step{Word: "Suspended", Note: p.since(audit.Suspend), State: kit.StepBack})
	case cycle.Withdrawn:
		end = kit.Step{Word: "Withdrawn", Note: p.since(audit.Withdraw), State: kit.StepBack}
	case cycle.Expired:
		end.Word, end.State = "Expired", kit.StepBack
	case cycle.Closed, cycle.TransferredOut:
		end = kit.Step{Word: status.Word(), Note: day(p.now.Client.StandingOn), State: kit.StepBack}
	default:
	}
	out = append(out, end)
	return append(out, kit.Step{Word: "Records kept to", Note: day(cycle.TimelineOf(p.now, today).RetainUntil), State: kit.StepOpen})
}

// since is the day from which the last decision of a kind holds.
func (p *Page) since(k audit.DecisionKind) string {
	for _, d := range taken(p.now, p.host.Today()) {
		if d.Kind == k {
			return day(from(d))
		}
	}
	return ""
}

// taken returns the decisions that were taken by today, the last first.
func taken(c *audit.Case, today date.Date) []*audit.Decision {
	var out []*audit.Decision
	for i := range c.Decisions {
		if d := &c.Decisions[i]; !d.DecidedOn.IsZero() && !d.DecidedOn.After(today) {
			out = append(out, d)
		}
	}
	sortByDay(out)
	return out
}

// entry is one decision in the log: what, from which day, by whom and why.
func (p *Page) entry(d *audit.Decision) fyne.CanvasObject {
	words := kindWords[d.Kind]
	if a := p.now.Audit(d.Audit); a != nil {
		words += " after " + a.Title()
	}
	var said []string
	if who := p.person(d.DecidedBy); who != "" {
		said = append(said, "by "+who)
	}
	for _, more := range []string{groundWords[d.Ground], d.ScopeChange, d.Reason, d.Conditions} {
		if more != "" {
			said = append(said, form.Sentence(strings.TrimSuffix(more, ".")))
		}
	}
	if !d.NotifiedOn.IsZero() {
		said = append(said, "Client told on "+d.NotifiedOn.String())
	}
	by := strings.Join(said, ". ")
	text := kit.Rows(0, kit.NewText(words, kit.BodyMedium), kit.NewParagraph(form.Sentence(by), kit.SmallFigures, kit.Ink2))
	row := kit.Cols(12, kit.Top(kit.NewText(day(from(d)), kit.BodyFigures).In(kit.Ink3)), kit.Grow(text))
	if d.NotifiedOn.IsZero() && !p.host.ReadOnly() {
		row.Add(kit.Top(kit.NewButton(kit.Link, "Client told…", func() { p.askTold(d) }).Small()))
	}
	return kit.Rows(0, kit.Pad(6, 0, 6, 0, row), kit.Hairline())
}

// askTold asks for the day on which the client was told of a decision with its consequences (9.5, 9.6.5).
func (p *Page) askTold(d *audit.Decision) {
	kit.Ask(p.host.Window(), kit.Asking{
		Title: kindWords[d.Kind] + ": client told", Text: "The day on which the client was told of the decision, with its consequences.",
		Label: "Told on", Value: p.host.Today().String(), Yes: "Record",
		Check: func(text string) string {
			told, err := date.Parse(text)
			switch {
			case err != nil:
				return form.Sentence(err.Error())
			case told.Before(d.DecidedOn):
				return "Is before the decision of " + d.DecidedOn.String()
			case told.After(p.host.Today()):
				return "Is after today; record it on its day"
			default:
				return ""
			}
		},
	}, func(text string) {
		after := audit.Clone(d)
		after.NotifiedOn, _ = date.Parse(text) // Check has read it
		p.save("Client told of the decision", casefile.Change{Before: d, After: after})
	})
}

// day is a day as it stands beneath a step, "" for none.
func day(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// from is the day from which a decision holds.
func from(d *audit.Decision) date.Date {
	if d.EffectiveOn.After(d.DecidedOn) {
		return d.EffectiveOn
	}
	return d.DecidedOn
}
