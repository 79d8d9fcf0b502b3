package material

import (
	"context"
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// sampleDialog is the dialog that lies open over a sample.
type sampleDialog struct {
	m      *Material
	form   *form.Form[audit.Sample, *audit.Sample]
	dialog *kit.Dialog
}

// NewSample asks for a new sample there. At random, what is drawn is drawn when the dialog closes.
func (m *Material) NewSample(at At) {
	c := m.now()
	if c == nil || m.locked() != "" {
		return
	}
	s := &audit.Sample{Record: audit.Record{ID: m.cases.Env().ID()}, Audit: at.Audit}
	if at.Requirement != "" {
		s.Requirements = append(s.Requirements, at.Requirement)
	}
	s.Seed = m.seed(s.ID)
	m.editSample("New sample", func(f *form.Form[audit.Sample, *audit.Sample]) { f.Begin(s) })
}

// EditSample changes a sample.
func (m *Material) EditSample(s *audit.Sample) {
	m.editSample(s.Name, func(f *form.Form[audit.Sample, *audit.Sample]) { f.Open(s) })
}

// seed is one that nobody has picked: the day, and the last letters of an identity that chance has made.
func (m *Material) seed(id audit.ID) string { return m.today() + "/" + string(id[max(0, len(id)-8):]) }

// SampleForm makes the form of a sample, for a pane of a page.
func (m *Material) SampleForm() *form.Form[audit.Sample, *audit.Sample] {
	f := form.New(m.writer, func(s *audit.Sample) string { return strings.TrimSpace("Sample " + s.Name) }, m.host.Tell, m.today,
		form.Spec{Name: "name", Label: "What was sampled", Hint: "Change records"},
		form.Spec{Name: "population", Label: "How many there are", Half: true},
		form.Spec{Name: "size", Label: "How many were drawn"},
		form.Spec{Name: "drawn", Label: "How they were chosen", Half: true, Hint: "At random", Words: drawnTitles()},
		form.Spec{Name: "period", Label: "Period", Hint: "2025-09 to 2026-04"},
		form.Spec{Name: "seed", Label: "Seed", Help: "The same seed draws the same numbers again."},
		form.Spec{Name: "rationale", Label: "Why this size and this choice", Lines: 2},
		form.Spec{Name: "requirements", Label: "Clauses and controls", Options: m.requirementOptions},
		form.Spec{Name: "hits", Label: "How many did not fulfil the requirement"})
	f.Adjust(adjustSample)
	return f
}

func drawnTitles() map[string]string {
	return map[string]string{string(audit.ByJudgement): "By judgement", string(audit.AtRandom): "At random", string(audit.Everything): "All of them"}
}

// adjustSample sets what follows from a choice: who looks at all of them has drawn as many as there are.
func adjustSample(field string, _, s *audit.Sample) {
	if s.Drawn == audit.Everything && (field == "drawn" || field == "population") {
		s.Size = s.Population
	}
}

// ArrangeSample shows those fields of the form of a sample that it has: the seed of a random draw, and the count of those
// without named items.
func (m *Material) ArrangeSample(f *form.Form[audit.Sample, *audit.Sample], c *audit.Case) {
	s := f.Record()
	if s == nil {
		return
	}
	f.Field("seed").Hidden = s.Drawn != audit.AtRandom
	f.Field("hits").Hidden = len(itemsOf(c, s.ID)) > 0
	f.Content().Refresh()
}

func (m *Material) editSample(title string, open func(*form.Form[audit.Sample, *audit.Sample])) {
	d := &sampleDialog{m: m, form: m.SampleForm()}
	open(d.form)
	d.form.Lock(m.host.ReadOnly())
	d.form.Edited(d.arrange)
	m.samples = d
	d.dialog = kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: title, Body: d.form.Content(), Width: 480, Focus: focusOf(d.form.Field("name")), OnClose: func() { m.samples = nil },
		Text:    "Drawn at random, the numbers are drawn when you are done; the seed stays, so that anybody can draw them again.",
		Buttons: []kit.DialogButton{{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true, Press: d.done}},
	})
	d.arrange()
}

func (d *sampleDialog) arrange() {
	if c := d.m.now(); c != nil {
		d.m.ArrangeSample(d.form, c)
	}
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

func (d *sampleDialog) renew(c *audit.Case) {
	if s := d.form.Record(); s != nil {
		if now := find(c.Samples, s.ID); now != nil {
			d.form.Renew(now)
		}
		d.m.ArrangeSample(d.form, c)
	}
}

// done writes the sample and draws; what is wrong keeps the dialog open.
func (d *sampleDialog) done() bool {
	d.m.canvas().Unfocus() // takes over the field that has the keyboard
	if s := d.form.Record(); s != nil && s.Name != "" {
		if field, _ := d.form.Wrong(); field != "" {
			d.form.Focus(d.m.canvas(), field)
			d.dialog.Refresh()
			return false
		}
	}
	s := d.form.Record()
	d.form.Close(d.m.canvas())
	if s != nil {
		d.form.Discard(s.ID) // one without a name is none
	}
	if s != nil && s.Drawn == audit.AtRandom && s.Size > 0 && s.Population > 0 && s.Name != "" && d.m.locked() == "" {
		d.m.Draw(s)
	}
	return true
}

// Draw adds to a sample chosen at random what its seed draws and is not in it yet.
func (m *Material) Draw(s *audit.Sample) {
	id, n := s.ID, 0
	m.writer.SaveFrom("Draw "+s.Name, func(err error) {
		switch {
		case err != nil:
			m.host.Tell(err)
		case n > 0:
			m.host.Toast(fmt.Sprintf("%s drawn", counted(n, "number", "numbers")), true)
		}
	}, func() ([]casefile.Change, error) {
		c, err := m.cases.Case(context.Background())
		if err != nil {
			return nil, err
		}
		changes, err := drawInto(c, id, m.cases.Env().ID)
		n = len(changes)
		return changes, err
	})
}
