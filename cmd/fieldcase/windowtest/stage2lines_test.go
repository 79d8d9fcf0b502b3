//go:build window

package windowtest

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// recorded says what a case holds of the work on site of Stage 2, a line for each record, with all that was typed and
// chosen and without what the clock gave it. words gives those of a piece of evidence.
func recorded(c *audit.Case, words func(*audit.Evidence) string) []string {
	st2 := c.AuditNamed("stage-2")
	out := checklistLines(c, words)
	for _, m := range c.MeetingsOf(st2.ID) {
		out = append(out, meetingLine(c, m))
		for _, a := range c.AttendeesOf(m.ID) {
			out = append(out, attendeeLine(m, a))
		}
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == st2.ID {
			out = append(out, findingLine(c, f))
		}
	}
	slices.Sort(out)
	return out
}

func meetingLine(c *audit.Case, m *audit.Meeting) string {
	agenda := slices.Sorted(slices.Values(m.Agenda))
	return fmt.Sprintf("%s meeting on %s %s-%s at %s, %s; dealt with %s; agreed %q; disputed %q",
		m.Kind, m.Day, m.Start, m.End, siteNames(c, m.Site), m.Place, strings.Join(agenda, " "), m.Notes, m.Disputed)
}

func attendeeLine(m *audit.Meeting, a *audit.Attendee) string {
	return fmt.Sprintf("%s meeting with %s, %s, %s; remote %v, signed %v", m.Kind, a.Name, a.Function, a.Organization, a.Remote, a.Confirmed)
}

func findingLine(c *audit.Case, f *audit.Finding) string {
	return fmt.Sprintf("finding %s %s: %s on %s, also %s; at %s, %s; requirement %q; statement %q; evidence %q; reason %q; concerns %s; disputed %v %q",
		f.DraftNumber, f.Number, f.Grade, f.Requirement, f.OtherRequirements, siteNames(c, f.Sites...), systemNames(c, f.Systems),
		f.RequirementText, f.Statement, f.EvidenceText, f.GradeReason, findingLabels(c, f.Concerns), f.Disputed, f.Dispute)
}

func siteNames(c *audit.Case, ids ...audit.ID) string {
	var names []string
	for _, id := range ids {
		if s := c.Site(id); s != nil {
			names = append(names, s.Name)
		}
	}
	return strings.Join(names, " and ")
}

func systemNames(c *audit.Case, ids []audit.ID) string {
	var names []string
	for i := range c.Systems {
		if s := &c.Systems[i]; slices.Contains(ids, s.ID) {
			names = append(names, s.Name)
		}
	}
	return strings.Join(names, " and ")
}

func findingLabels(c *audit.Case, ids []audit.ID) string {
	var labels []string
	for _, id := range ids {
		if f := c.Finding(id); f != nil {
			labels = append(labels, f.Label())
		}
	}
	return strings.Join(labels, " and ")
}
