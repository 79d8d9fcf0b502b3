package material

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
)

// Trail is the way from a finding back to what was seen: the evidence that it rests on, each with who saw what, where and
// when, the samples with their items, and the files that are kept. It says too where the way ends (ISO 19011:2026: a finding
// can be traced to evidence that can be verified).
type Trail struct {
	Finding *audit.Finding
	Steps   []TrailStep
	Gaps    []string // what does not lead on
}

// TrailStep is a piece of evidence, or a sample that the finding rests on.
type TrailStep struct {
	Record audit.ID // the evidence or the sample
	Icon   string
	Title  string // the source, or what was sampled
	Seen   string // when, where, by whom; how it was drawn
	Text   string // what was seen, or how many of how many
	Items  []*audit.SampleItem
	Files  []*audit.Attachment
	Kept   string // of evidence: "Seen, not kept" where no file is
}

// TrailOf returns the trail of a finding: its evidence in the order in which it was seen, each followed by the samples that
// it belongs to, then the samples that the finding rests on without evidence.
func TrailOf(c *audit.Case, f *audit.Finding) Trail {
	t := Trail{Finding: f}
	items := ItemsBySample(c)
	told := map[audit.ID]bool{}
	sampled := func(ids []audit.ID) {
		for _, id := range ids {
			if s := find(c.Samples, id); s != nil && !told[id] {
				told[id] = true
				t.Steps = append(t.Steps, sampleStep(s, items[id]))
			}
		}
	}
	for _, e := range evidenceOf(c, f) {
		t.Steps = append(t.Steps, evidenceStep(c, e))
		sampled(e.Samples)
		if e.Author == "" || e.SeenOn.IsZero() {
			t.Gaps = append(t.Gaps, Source(e)+" does not say who saw it, or when")
		}
	}
	sampled(f.Samples)
	if len(t.Steps) == 0 {
		t.Gaps = append(t.Gaps, "No evidence and no sample is linked: link what it rests on")
	}
	for _, s := range t.Steps {
		if len(s.Items) > 0 && !slices.ContainsFunc(s.Items, func(i *audit.SampleItem) bool { return i.Result != "" }) {
			t.Gaps = append(t.Gaps, s.Title+": no item was looked at")
		}
	}
	return t
}

// evidenceOf is the evidence that a finding rests on, in the order in which it was seen.
func evidenceOf(c *audit.Case, f *audit.Finding) []*audit.Evidence {
	var out []*audit.Evidence
	for i := range c.Evidence {
		if slices.Contains(f.Evidence, c.Evidence[i].ID) {
			out = append(out, &c.Evidence[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *audit.Evidence) int {
		return cmp.Or(a.SeenOn.Compare(b.SeenOn), cmp.Compare(a.SeenAt.Minutes(), b.SeenAt.Minutes()))
	})
	return out
}

func evidenceStep(c *audit.Case, e *audit.Evidence) TrailStep {
	icon, method := MethodMark(e.Method)
	s := TrailStep{Record: e.ID, Icon: icon, Title: Source(e), Text: e.Text, Kept: "Seen, not kept"}
	if !e.Dated.IsZero() {
		s.Title += " of " + e.Dated.String()
	}
	if e.Document != "" && e.Method != audit.DocumentRead {
		s.Title = filled(method, s.Title)
	}
	when, where, by := strings.TrimSpace(e.SeenOn.String()+" "+e.SeenAt.String()), "", ""
	if x := c.Site(e.Site); x != nil {
		where = x.Name
	}
	if p := c.Person(e.Author); p != nil {
		by = "by " + p.Name
	}
	captured := ""
	if t := e.CapturedAt.Time(); !t.IsZero() {
		captured = "recorded " + t.Format("2006-01-02 15:04") + " UTC"
	}
	secret := ""
	if e.Confidential {
		secret = "confidential"
	}
	s.Seen = filled(when, where, by, captured, secret)
	for _, id := range e.Attachments {
		if a := c.Attachment(id); a != nil {
			s.Files = append(s.Files, a)
		}
	}
	if len(s.Files) > 0 {
		s.Kept = ""
	}
	return s
}

func sampleStep(x *audit.Sample, items []*audit.SampleItem) TrailStep {
	seed := ""
	if x.Drawn == audit.AtRandom && x.Seed != "" {
		seed = "seed " + x.Seed
	}
	extent := x.Extent()
	if extent == "" {
		extent = fmt.Sprintf("%s: how many were drawn is not said.", form.Sentence(x.Name))
	}
	return TrailStep{
		Record: x.ID, Icon: "list-checks", Title: "Sample: " + x.Name, Seen: filled("drawn "+DrawnWords(x), seed, x.Period, x.Rationale),
		Text: extent, Items: items,
	}
}
