package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// subject is what a row of a returned workbook is about.
type subject struct {
	Asked
	shows   Recorder   // whose fields the locked cells show
	answers Recorder   // whose fields the open cells fill; an empty one before the first answer
	earlier []Recorder // rounds of answers before the last
	settled string     // why it waits for no answer, "" when it does
	awaited bool       // that its row is missing is told
	stale   bool       // it was changed after the workbook went out
}

// index finds what the rows can be about.
func (p *planner) index(r *Return) {
	switch r.Kind {
	case RequestDocument:
		p.indexRequests(r)
	case PlanDocument:
		p.indexPlan(r)
	default:
		p.indexNonconformities()
	}
	p.byID, p.byLabel = map[ID]*subject{}, map[string]*subject{}
	for _, s := range p.subjects {
		s.stale = slices.Contains(r.Stale, s.ID)
		p.byID[s.ID] = s
		p.byLabel[strings.ToUpper(s.Label)] = s
	}
}

// noun is what a row is about.
func (p *planner) noun() string {
	switch p.plan.Kind {
	case RequestDocument:
		return "document asked for"
	case PlanDocument:
		return "line of the plan"
	default:
		return "nonconformity"
	}
}

// indexNonconformities lists the issued nonconformities with the rounds of their answers.
func (p *planner) indexNonconformities() {
	rounds := map[ID][]*Response{}
	for i := range p.of.Responses {
		r := &p.of.Responses[i]
		rounds[r.Finding] = append(rounds[r.Finding], r)
	}
	for i := range p.of.Findings {
		f := &p.of.Findings[i]
		if !f.Grade.IsNonconformity() || !f.State.IsIssued() {
			continue
		}
		s := &subject{Asked: Asked{f.ID, f.Label()}, shows: f, answers: &Response{}, awaited: f.State != Withdrawn}
		list := rounds[f.ID]
		slices.SortStableFunc(list, func(a, b *Response) int { return cmp.Compare(a.Round, b.Round) })
		for k, r := range list {
			if k == len(list)-1 {
				s.answers = r
			} else {
				s.earlier = append(s.earlier, r)
			}
		}
		if f.State == Verified || f.State == Closed || f.State == Withdrawn {
			s.settled = f.Label() + " is " + strings.ToLower(f.State.Word()) + " and waits for no answer. Open it again before you take one."
		}
		p.subjects = append(p.subjects, s)
	}
}

// indexRequests lists the documents that the client was asked for, under the numbers that they went out with.
func (p *planner) indexRequests(r *Return) {
	labels := sentAs(r)
	for i := range p.of.DocumentRequests {
		d := &p.of.DocumentRequests[i]
		if d.Deleted || labels[d.ID] == "" {
			continue
		}
		s := &subject{Asked: Asked{d.ID, labels[d.ID]}, shows: d, answers: d, awaited: true}
		if d.State == RequestDropped {
			s.settled = s.Label + ", " + d.Title + ", is no longer asked for. Ask for it again before you take an answer."
		}
		p.subjects = append(p.subjects, s)
	}
}

// indexPlan lists the lines of the plan in the same way.
func (p *planner) indexPlan(r *Return) {
	labels := sentAs(r)
	for i := range p.of.PlanItems {
		if item := &p.of.PlanItems[i]; !item.Deleted && labels[item.ID] != "" {
			p.subjects = append(p.subjects, &subject{Asked: Asked{item.ID, labels[item.ID]}, shows: item, answers: item, awaited: true})
		}
	}
	slices.SortStableFunc(p.subjects, func(a, b *subject) int {
		return slices.Index(r.Expected, a.ID) - slices.Index(r.Expected, b.ID)
	})
}

// sentAs are the numbers of the records that went out.
func sentAs(r *Return) map[ID]string {
	out := map[ID]string{}
	for label, id := range r.Labels {
		out[id] = label
	}
	return out
}

// answer returns what was answered last in a field, "" for nothing; false for a field that is none.
func (s *subject) answer(name string) (text string, known bool) {
	field, known := KindOf(s.answers).Field(name)
	if !known {
		return "", false
	}
	text = field.Get(s.answers).Text()
	if _, request := s.answers.(*DocumentRequest); request && name == "state" && text == string(RequestOpen) {
		text = "" // nobody answered yet
	}
	return text, true
}

// wasBefore reports whether an earlier round than the last answered with that text.
func (s *subject) wasBefore(name, text string, shown func(string) string) bool {
	field, _ := KindOf(s.answers).Field(name)
	return slices.ContainsFunc(s.earlier, func(r Recorder) bool { return sameText(text, shown(field.Get(r).Text())) })
}

// unfit says why the record cannot hold an answer, "" when it can.
func (s *subject) unfit(name, text string) string {
	d, request := s.answers.(*DocumentRequest)
	if !request || name != "received_on" || text == "" {
		return ""
	}
	if on, err := date.Parse(text); err == nil && on.Before(d.RequestedOn) {
		return fmt.Sprintf("%s is before %s, the day on which %s was asked for. Ask the client which day is meant.", on, d.RequestedOn, s.Label)
	}
	return ""
}

// fileNames are the names of files that a person wrote into a cell, one a line or parted by commas or semicolons.
func fileNames(text string) []string {
	var out []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ';' || r == ',' }) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}
