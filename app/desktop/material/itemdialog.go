package material

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// NewItem adds an item to a sample and asks what it is.
func (m *Material) NewItem(s *audit.Sample) {
	c := m.now()
	if c == nil || s == nil {
		return
	}
	var ranks []string
	for _, i := range itemsOf(c, s.ID) {
		ranks = append(ranks, i.Rank)
	}
	item := &audit.SampleItem{Record: audit.Record{ID: m.cases.Env().ID()}, Sample: s.ID, Rank: audit.LastRank(ranks)}
	m.editItem("Item of "+s.Name, item, true)
}

// EditItem changes an item of a sample: what it is, its result, what was seen.
func (m *Material) EditItem(i *audit.SampleItem) { m.editItem(i.Label, i, false) }

func (m *Material) editItem(title string, item *audit.SampleItem, fresh bool) {
	f := form.New(m.writer, func(i *audit.SampleItem) string { return "Item " + i.Label }, m.host.Tell, m.today,
		form.Spec{Name: "label", Label: "What it is", Hint: "File P-06"},
		form.Spec{Name: "note", Label: "What was seen", Lines: 3})
	if fresh {
		f.Begin(item)
	} else {
		f.Open(item)
	}
	f.Lock(m.host.ReadOnly())
	result := kit.NewSegmented(
		kit.Segment{ID: "none", Icon: resultIcon(""), Word: ResultWord("")},
		kit.Segment{ID: string(audit.SampleOK), Icon: resultIcon(audit.SampleOK), Word: ResultWord(audit.SampleOK), Color: kit.Good},
		kit.Segment{ID: string(audit.SampleHit), Icon: resultIcon(audit.SampleHit), Word: ResultWord(audit.SampleHit), Color: kit.Major})
	result.Choose("none")
	result.Choose(string(item.Result))
	result.SetReadOnly(m.host.ReadOnly())
	done := func() bool {
		m.canvas().Unfocus()
		named := f.Record().Label != ""
		f.Close(m.canvas())
		f.Discard(item.ID) // one without a name is none
		if named && !m.host.ReadOnly() {
			m.keepResult(item.ID, result.Chosen())
		}
		return true
	}
	kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: title, Width: 440, Focus: focusOf(f.Field("label")),
		Body:    kit.Rows(12, f.Content(), kit.NewField("Result", kit.Cols(0, result, kit.Spacer()))),
		Buttons: []kit.DialogButton{{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: done}},
	})
}

// keepResult gives an item the result that was chosen, and recounts its sample.
func (m *Material) keepResult(id audit.ID, chosen string) {
	r := audit.SampleResult(chosen)
	if chosen == "none" {
		r = ""
	}
	m.setResult(id, r)
}
