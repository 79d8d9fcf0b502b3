package material

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
)

// ItemsBySample are the items of the samples of a case, each in their order: by their place in the population, those
// without one as they were added.
func ItemsBySample(c *audit.Case) map[audit.ID][]*audit.SampleItem {
	out := map[audit.ID][]*audit.SampleItem{}
	for i := range c.SampleItems {
		item := &c.SampleItems[i]
		out[item.Sample] = append(out[item.Sample], item)
	}
	for _, items := range out {
		slices.SortStableFunc(items, func(a, b *audit.SampleItem) int {
			if a.Position > 0 && b.Position > 0 {
				return cmp.Compare(a.Position, b.Position)
			}
			return cmp.Compare(a.Rank, b.Rank)
		})
	}
	return out
}

// itemsOf are the items of one sample in their order.
func itemsOf(c *audit.Case, sample audit.ID) []*audit.SampleItem { return ItemsBySample(c)[sample] }

// recount is the change that keeps the figures of a sample true to its items: how many did not fulfil the requirement, and
// at least as many drawn as there are items. were is how many items it had before.
func recount(s *audit.Sample, were int, items []*audit.SampleItem) casefile.Change {
	return changed(s, func(s *audit.Sample) {
		s.Hits = 0
		for _, i := range items {
			if i.Result == audit.SampleHit {
				s.Hits++
			}
		}
		if n := int64(len(items)); s.Size < n || s.Size == int64(were) {
			s.Size = n
		}
		if s.Population > 0 {
			s.Population = max(s.Population, s.Size)
		}
	})
}

// turnResult gives an item the next result: in order, not fulfilled, not looked at.
func (m *Material) turnResult(id audit.ID) {
	m.changeItem(id, func(i *audit.SampleItem) { i.Result = nextResult(i.Result) })
}

// setResult gives an item a result, and its sample the count that follows.
func (m *Material) setResult(id audit.ID, r audit.SampleResult) {
	m.changeItem(id, func(i *audit.SampleItem) { i.Result = r })
}

func nextResult(r audit.SampleResult) audit.SampleResult {
	switch r {
	case audit.SampleOK:
		return audit.SampleHit
	case audit.SampleHit:
		return ""
	default:
		return audit.SampleOK
	}
}

// changeItem changes an item and recounts its sample, as one action.
func (m *Material) changeItem(id audit.ID, change func(*audit.SampleItem)) {
	m.change("Result in a sample", "", func(c *audit.Case) []casefile.Change {
		item := find(c.SampleItems, id)
		if item == nil {
			return nil
		}
		after := changed(item, change)
		changes := []casefile.Change{after}
		if s := find(c.Samples, item.Sample); s != nil {
			items := itemsOf(c, s.ID)
			items[slices.Index(items, item)] = after.After.(*audit.SampleItem)
			changes = append(changes, recount(s, len(items), items))
		}
		return changes
	})
}

// RemoveItem takes an item out of its sample.
func (m *Material) RemoveItem(item *audit.SampleItem) {
	id := item.ID
	m.change("Take out "+item.Label, item.Label+" taken out", func(c *audit.Case) []casefile.Change {
		item := find(c.SampleItems, id)
		if item == nil {
			return nil
		}
		changes := []casefile.Change{{Before: item}}
		if s := find(c.Samples, item.Sample); s != nil {
			items := itemsOf(c, s.ID)
			rest := slices.DeleteFunc(slices.Clone(items), func(i *audit.SampleItem) bool { return i.ID == id })
			changes = append(changes, recount(s, len(items), rest))
		}
		return changes
	})
}

// RemoveSample takes a sample out with its items, and out of the evidence and the draft findings that name it. What an
// issued finding rests on stays, and is told.
func (m *Material) RemoveSample(s *audit.Sample) {
	c := m.now()
	if c == nil || m.locked() != "" {
		return
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.State.IsIssued() && slices.Contains(f.Samples, s.ID) {
			m.host.Toast("It stays: "+f.Label()+" rests on it", false)
			return
		}
	}
	id := s.ID
	m.change("Take out sample "+s.Name, s.Name+" taken out", func(c *audit.Case) []casefile.Change { return withoutSample(c, id) })
}

func withoutSample(c *audit.Case, id audit.ID) []casefile.Change {
	s := find(c.Samples, id)
	if s == nil {
		return nil
	}
	changes := []casefile.Change{{Before: s}}
	for _, i := range itemsOf(c, id) {
		changes = append(changes, casefile.Change{Before: i})
	}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; slices.Contains(e.Samples, id) {
			changes = append(changes, changed(e, func(e *audit.Evidence) { e.Samples = without(e.Samples, id) }))
		}
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; slices.Contains(f.Samples, id) {
			changes = append(changes, changed(f, func(f *audit.Finding) { f.Samples = without(f.Samples, id) }))
		}
	}
	return changes
}

// errNoDraw says what a draw needs.
var errNoDraw = errors.New("say how many there are and how many are drawn")

// drawInto are the changes that add what the seed of a sample draws and is not in it yet, until it has as many items as it
// is large.
func drawInto(c *audit.Case, id audit.ID, newID func() audit.ID) ([]casefile.Change, error) {
	s := find(c.Samples, id)
	if s == nil || s.Drawn != audit.AtRandom || s.Seed == "" || s.Population == 0 || s.Size == 0 {
		return nil, errNoDraw
	}
	positions, err := audittime.DrawItems(s.Seed, s.Population, s.Size)
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", s.Name, err)
	}
	items := itemsOf(c, id)
	var changes []casefile.Change
	for _, at := range positions {
		if len(items)+len(changes) >= int(s.Size) {
			break // named by hand
		}
		if slices.ContainsFunc(items, func(i *audit.SampleItem) bool { return i.Position == at }) {
			continue
		}
		changes = append(changes, casefile.Change{After: &audit.SampleItem{
			Record: audit.Record{ID: newID()}, Sample: id, Position: at, Label: fmt.Sprintf("No. %d", at), Rank: fmt.Sprintf("%08d", at),
		}})
	}
	return changes, nil
}
