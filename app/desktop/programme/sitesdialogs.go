package programme

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// askVisit asks what is planned for the current site in the current audit, and why.
func (v *sitesView) askVisit() {
	site, c, ok := v.current()
	if !ok {
		return
	}
	p := v.page
	ch := p.visitChange(c.audit.ID, site.ID, func(*audit.ProgrammeSite) {})
	x, _ := ch.After.(*audit.ProgrammeSite)
	p.ask(question{
		title: site.Name + " in " + c.audit.Title(), first: "coverage",
		specs: []spec{
			{of: x, name: "coverage", label: "Planned", options: coverageOptions()},
			{of: x, name: "random", label: "Drawn at random"},
			{of: x, name: "reason", label: "Reason", lines: 2, hint: "Why it was chosen, or why the plan for it is changed"},
		},
		keep: func() []audit.Problem {
			if problems := audit.Check(x); len(problems) > 0 {
				return problems
			}
			p.save("Programme: "+site.Name+" in "+c.audit.Title(), "", ch)
			return nil
		},
	})
}

// askRationale asks why sites are sampled, or why all are visited, and why the programme is as it is.
func (v *sitesView) askRationale() {
	p := v.page
	after := audit.Clone(p.cycle)
	p.ask(question{
		title: "Rationale of the sample and of the programme", width: 560,
		specs: []spec{
			{of: after, name: "site_sample", label: "Sites: why they may be sampled, or why each is visited", lines: 3, hint: "No sampling: each site does other work"},
			{of: after, name: "justification", label: "Programme: why it is as it is, with credit taken", lines: 3},
			{of: after, name: "drawn_up_by", label: "Drawn up by", half: true, options: p.personOptions()},
			{of: after, name: "drawn_up_on", label: "On"},
			{of: after, name: "approved_by", label: "Approved by", half: true, options: p.personOptions()},
			{of: after, name: "approved_on", label: "On"},
		},
		keep: func() []audit.Problem {
			if problems := audit.Check(after); len(problems) > 0 {
				return problems
			}
			p.save("Rationale of the programme", "", casefile.Change{Before: p.cycle, After: after})
			return nil
		},
	})
}

// askWhether asks for the reason why sites are not sampled any more, or why they may be. It is kept with the programme and in
// its log of changes (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1 6.2).
func (v *sitesView) askWhether() {
	p := v.page
	ask := kit.Asking{
		Title: "No sampling", Text: "Each site is audited in Stage 2 and at the recertification, three in ten at a surveillance (IAF MD 1 6.2).",
		Label: "Why the sites are not sampled", Yes: "Do not sample",
	}
	become := func(x *audit.Programme, reason string) { x.SampleNone(reason) }
	if p.noSampling() {
		ask = kit.Asking{
			Title: "Sample sites", Text: "Sites with much the same activities under one system may be sampled (ISO/IEC 17021-1 9.1.5; IAF MD 1 6.1).",
			Label: "Why the sites may be sampled", Yes: "Sample",
		}
		become = func(x *audit.Programme, reason string) { x.SiteSample = strings.TrimSpace(reason) }
	}
	ask.Check = func(reason string) string {
		after := audit.Clone(p.cycle)
		become(after, reason)
		switch _, none := after.NoSampling(); {
		case strings.TrimSpace(reason) == "":
			return "Say why; the rationale is documented for each client (9.1.5)"
		case none == p.noSampling():
			return "It says that sites are not sampled"
		default:
			return ""
		}
	}
	kit.Ask(p.host.Window(), ask, func(reason string) {
		after, entry := audit.Clone(p.cycle), p.newChange()
		become(after, reason)
		entry.Change, entry.Reason = ask.Title, strings.TrimSpace(reason)
		p.save("Programme: "+strings.ToLower(ask.Title), ask.Title, casefile.Change{Before: p.cycle, After: after}, casefile.Change{After: entry})
	})
}

// draw asks for the sample that is chosen in the list: its size, how many are drawn at random, and by which seed.
func (v *sitesView) draw() {
	l, ok := v.samples.Selected()
	if !ok || v.lockedDraw() != "" {
		return
	}
	p := v.page
	s := &audit.SiteSample{
		Record: audit.Record{ID: audit.ID(l.key())}, Audit: l.column.audit.ID, SamplingGroup: l.group.Name, Population: l.group.Sites,
		Size: l.asked.Size, Random: l.asked.Random, DrawnOn: p.host.Today(), DrawnBy: p.me(), Seed: p.seed(l),
	}
	if l.record != nil {
		s = audit.Clone(l.record)
	}
	p.ask(question{
		title: fmt.Sprintf("Sample of %d sites for %s", len(l.group.Sites), l.column.audit.Title()), yes: "Draw", width: 520,
		text: "At least " + sampleWords(l) + ". A quarter of them, rounded up, by chance; choose the others for differences and risk, with Space. The same seed draws the same sites again.",
		specs: []spec{
			{of: s, name: "size", label: "Sites to visit", half: true},
			{of: s, name: "random", label: "Of these at random", half: true},
			{of: s, name: "seed", label: "Seed"},
			{of: s, name: "rationale", label: "Rationale", lines: 3, hint: "Why sites may be sampled, and why more than the formula asks"},
			{of: s, name: "drawn_by", label: "Drawn by", half: true, options: p.personOptions()},
			{of: s, name: "drawn_on", label: "On"},
		},
		keep: func() []audit.Problem { return v.keepSample(l, s) },
	})
}

// seed offers a seed that nobody has picked: the number of the client or the name of the case, and the audit.
func (p *Page) seed(l sampleLine) string {
	return fmt.Sprintf("%s %s %s", p.now.ID, l.column.audit.Name(), p.host.Today())
}

// keepSample writes the sample with the sites that its seed draws; sites that it drew before and does not any more are
// visited no longer.
func (v *sitesView) keepSample(l sampleLine, s *audit.SiteSample) []audit.Problem {
	p := v.page
	s.Population = slices.Clone(l.group.Sites)
	if problems := audit.Check(s); len(problems) > 0 {
		return problems
	}
	changes := []casefile.Change{{After: s}}
	if l.record != nil {
		changes[0].Before = l.record
	}
	drawn := audittime.Redraw(*s)
	for _, id := range s.Population {
		was, is := p.visitOf(s.Audit, id), slices.Contains(drawn, id)
		switch {
		case is && (was == nil || !was.Random || was.Coverage != audit.CoverageSample):
			changes = append(changes, p.visitChange(s.Audit, id, func(x *audit.ProgrammeSite) { x.Coverage, x.Random = audit.CoverageSample, true }))
		case !is && was != nil && was.Random:
			changes = append(changes, p.visitChange(s.Audit, id, func(x *audit.ProgrammeSite) { x.Coverage, x.Random = audit.CoverageNone, false }))
		}
	}
	for _, d := range audittime.CheckSample(p.now.With(recordsOf(changes)...), s, audittime.SamplingOf(p.now, p.cycle.ID)) {
		if d.Field != "random" || s.Random > 0 {
			return []audit.Problem{{Field: d.Field, Rule: d.Rule, Message: form.Sentence(d.Message)}}
		}
	}
	p.save("Site sample of "+l.column.audit.Title(), counted(len(drawn), "site drawn", "sites drawn"), changes...)
	return nil
}

func recordsOf(changes []casefile.Change) []audit.Recorder {
	var out []audit.Recorder
	for _, ch := range changes {
		out = append(out, ch.After)
	}
	return out
}
