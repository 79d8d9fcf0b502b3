package decision

import (
	"slices"
	"strconv"
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
	s := &statusView{page: p, chip: kit.NewChip("", "", kit.Ink2), steps: kit.NewSteps().Spread(), log: kit.Rows(0)}
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

// mostStations is how many stations have room for their days.
const mostStations = 6

// stations are the way of the certification: applicant, each status that it had with its first day, the expiry that is to
// come, and until when records are kept. Of a long way the middle is told by its number; the log beneath has all of it.
func (p *Page) stations(status cycle.Status) []kit.Step {
	today := p.host.Today()
	out := append([]kit.Step{{Word: "Applicant", Note: day(p.now.Client.AppliedOn), State: kit.StepDone}}, p.hadStatuses(status)...)
	if status == cycle.Applicant {
		out[0].State, out[0].Note = kit.StepNow, "now"
	}
	c := cycle.CycleOf(p.now, today)
	switch status {
	case cycle.Applicant:
		out = append(out, kit.Step{Word: "Active", Note: day(c.Start), State: kit.StepOpen}, kit.Step{Word: "Expires", Note: day(c.Expiry), State: kit.StepOpen})
	case cycle.Active, cycle.Suspended:
		out = append(out, kit.Step{Word: "Expires", Note: day(c.Expiry), State: kit.StepOpen})
	case cycle.Closed, cycle.TransferredOut:
		out = append(out, kit.Step{Word: status.Word(), Note: day(p.now.Client.StandingOn), State: kit.StepBack})
	case cycle.Expired, cycle.Withdrawn, cycle.Refused:
	}
	if kept := cycle.RetentionOf(p.now, today); !kept.IsZero() || status != cycle.Refused {
		out = append(out, kit.Step{Word: "Records kept to", Note: day(kept), State: kit.StepOpen})
	}
	if over := len(out) - mostStations; over > 0 {
		out = slices.Replace(out, 1, 2+over, kit.Step{Word: strconv.Itoa(over+1) + " before", Note: "see below", State: kit.StepDone})
	}
	return out
}

// hadStatuses are the statuses that the certification had until today, each from its first day; the last is where it stands
// now (R-8-1, R-8-2).
func (p *Page) hadStatuses(status cycle.Status) []kit.Step {
	var out []kit.Step
	for _, x := range cycle.StatusHistory(p.now, p.host.Today()) {
		if !x.Ahead {
			out = append(out, kit.Step{Word: x.Status.Word(), Note: day(x.Since), State: kit.StepDone})
		}
	}
	if n := len(out); n > 0 {
		switch status {
		case cycle.Active:
			out[n-1].State = kit.StepNow
		case cycle.Suspended, cycle.Withdrawn, cycle.Expired, cycle.Refused:
			out[n-1].State = kit.StepBack
		case cycle.Applicant, cycle.Closed, cycle.TransferredOut:
		}
	}
	return out
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
