package overview

import (
	"fmt"
	"time"

	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// epoch is the day that the drawing counts from.
var epoch = date.MustParse("2000-01-01")

func dayOf(d date.Date) int { return epoch.DaysUntil(d) }

// drawing turns the certification cycle into what the timeline widget draws.
func drawing(t cycle.Timeline) kit.TimelineData {
	if t.Empty() {
		return kit.TimelineData{}
	}
	today := fmt.Sprintf("Today, %d %s", t.Today.Day(), t.Today.Month())
	out := kit.TimelineData{From: dayOf(t.From), To: dayOf(t.To), Today: dayOf(t.Today), TodayWord: today, Ticks: ticks(t.From, t.To)}
	out.Lanes = []kit.TimelineLane{{Name: "Audits"}, {Name: "Certificate"}, {Name: "Limits"}}
	for _, v := range t.Audits {
		out.Lanes[0].Pills = append(out.Lanes[0].Pills, pill(v))
	}
	if !t.Certificate.From.IsZero() {
		out.Lanes[1].Bands = append(out.Lanes[1].Bands, band(t))
	}
	for _, l := range t.Limits {
		out.Lanes[2].Limits = append(out.Lanes[2].Limits, limit(l))
	}
	return out
}

// ticks are the years and quarters between two days.
func ticks(from, to date.Date) []kit.TimelineTick {
	var out []kit.TimelineTick
	first, err := date.New(from.Year(), 1, 1)
	if err != nil {
		return nil
	}
	for d := first; !d.After(to); d = d.AddMonths(3) {
		if d.Before(from) {
			continue
		}
		if d.Month() == time.January {
			out = append(out, kit.TimelineTick{Day: dayOf(d), Word: fmt.Sprint(d.Year()), Year: true})
			continue
		}
		out = append(out, kit.TimelineTick{Day: dayOf(d), Word: d.Month().String()[:3]})
	}
	if len(out) == 0 || !out[0].Year {
		out = append([]kit.TimelineTick{{Day: dayOf(from), Word: fmt.Sprint(from.Year()), Year: true}}, out...)
	}
	return out
}

// pill is an audit; one that was held carries only its day, as it stands close to its neighbour.
func pill(v cycle.Visit) kit.TimelinePill {
	if v.Done {
		return kit.TimelinePill{Day: dayOf(v.From), Word: v.Code, Done: true, Note: fmt.Sprintf("%d %s", v.From.Day(), v.From.Month().String()[:3])}
	}
	return kit.TimelinePill{Day: dayOf(v.From), Word: v.Code, Title: v.Title, Note: v.When}
}

func band(t cycle.Timeline) kit.TimelineBand {
	s := t.Certificate
	b := kit.TimelineBand{From: dayOf(s.From), To: dayOf(s.To), End: "expires " + s.To.String(), Diamond: true}
	if s.Granted {
		b.Title, b.Note = "Certified "+s.From.String(), s.Number
		return b
	}
	b.Title, b.Note = "Decision planned "+s.From.String(), "valid "+s.Term+", if granted"
	return b
}

func limit(l cycle.Limit) kit.TimelineLimit {
	out := kit.TimelineLimit{From: dayOf(l.From), To: dayOf(l.Last), Token: kit.AccentMid, Title: l.Title, Note: l.Text}
	switch l.State {
	case cycle.LimitMet:
		out.Token, out.Title, out.Note = kit.Good, l.Title+": met "+l.Met.String(), "limit "+l.Last.String()
	case cycle.LimitPassed, cycle.LimitMetLate:
		out.Token = kit.Major
	case cycle.LimitAhead, cycle.LimitOpen:
	}
	return out
}
