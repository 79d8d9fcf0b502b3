package material_test

import (
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
)

func TestSamples_showWhatWasDrawnAndFound(t *testing.T) {
	s := newShelf(t, "7.2")
	s.desk.Sees("Competence files", "4 of 9", "1 of the 4 not fulfilled", "P-06", "No record of training or assessment.")
	s.desk.SeesNot("Change records")
}

// TestSamples_aResultChangesTheCount: Space turns the result of an item, and how many of how many follows; one action.
func TestSamples_aResultChangesTheCount(t *testing.T) {
	s := newShelf(t, "7.2")
	s.desk.Press("Down", "Space") // P-02 was in order
	x := s.sampleNamed("Competence files")
	if x.Hits != 2 || x.Size != 4 || s.itemsOf(x)[0].Result != audit.SampleHit {
		t.Fatalf("%d of %d, %+v", x.Hits, x.Size, s.itemsOf(x)[0])
	}
	if got, want := x.Extent(), "4 of 9 Competence files sampled; 2 of the 4 did not fulfil the requirement."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s.desk.Sees("2 of the 4 not fulfilled")
	s.desk.Press("Space", "Space")
	if x := s.sampleNamed("Competence files"); x.Hits != 1 || s.itemsOf(x)[0].Result != audit.SampleOK {
		t.Errorf("turned twice more: %d, %s", x.Hits, s.itemsOf(x)[0].Result)
	}
}

// TestSamples_drawAtRandom: a new sample is drawn by its seed, by keys alone, and whoever has the seed draws the same.
func TestSamples_drawAtRandom(t *testing.T) {
	s := newShelf(t, "8.1")
	s.desk.Press("Ctrl+Shift+D")
	s.desk.Type("Releases")
	s.desk.Press("Tab")
	s.desk.Type("40")
	s.desk.Press("Tab")
	s.desk.Type("6")
	s.desk.Press("Tab")
	s.desk.Type("random")
	s.desk.Press("Enter", "Ctrl+Enter")
	if on := s.desk.Focused(); on == "" {
		t.Error("nothing has the keyboard after the dialog")
	}
	x := s.sampleNamed("Releases")
	want, err := audittime.DrawItems(x.Seed, 40, 6)
	if err != nil || x.Seed == "" || x.Population != 40 || x.Size != 6 || x.Drawn != audit.AtRandom || x.Requirements[0] != "8.1" {
		t.Fatalf("%+v, %v", x, err)
	}
	items := s.itemsOf(x)
	if len(items) != 6 {
		t.Fatalf("%d drawn", len(items))
	}
	for i, at := range want {
		if items[i].Position != at {
			t.Errorf("item %d is no. %d, the seed draws %v", i, items[i].Position, want)
		}
	}
	s.desk.Sees("Releases", "6 of 40", items[0].Label)
}

// TestSamples_aLargerDrawKeepsWhatWasDrawn: the size is raised, and what the same seed draws is added; items that were named
// by hand are left alone.
func TestSamples_aLargerDrawKeepsWhatWasDrawn(t *testing.T) {
	s := newShelf(t, "8.1")
	x := &audit.Sample{
		Record: audit.Record{ID: "01970000-0000-7000-8000-0000000000aa"}, Audit: s.desk.At, Name: "Tickets", Population: 30, Size: 4, Drawn: audit.AtRandom,
		Seed: "2026-05-05/x", Requirements: []audit.Number{"8.1"},
	}
	s.desk.Put(casefile.Change{After: x})
	s.m.Draw(x)
	before := s.itemsOf(x)
	larger := audit.Clone(s.sampleNamed("Tickets"))
	larger.Size = 7
	s.desk.Put(casefile.Change{Before: s.sampleNamed("Tickets"), After: larger})
	s.m.EditSample(s.sampleNamed("Tickets"))
	s.desk.Press("Ctrl+Enter")
	after := s.itemsOf(x)
	if len(before) != 4 || len(after) != 7 {
		t.Fatalf("%d items, then %d", len(before), len(after))
	}
	for _, b := range before {
		if !slices.ContainsFunc(after, func(a *audit.SampleItem) bool { return a.ID == b.ID && a.Position == b.Position }) {
			t.Errorf("no. %d is not there any more", b.Position)
		}
	}
	s.m.EditSample(s.sampleNamed("Change records")) // drawn on paper, named by hand
	s.desk.Press("Ctrl+Enter")
	if got := len(s.itemsOf(s.sampleNamed("Change records"))); got != 5 {
		t.Errorf("%d items named by hand, were 5", got)
	}
}

func TestSamples_tooManyDrawnIsToldBesideTheField(t *testing.T) {
	s := newShelf(t, "8.1")
	s.desk.Press("Ctrl+Shift+D")
	s.desk.Type("Logs")
	s.desk.Press("Tab")
	s.desk.Type("5")
	s.desk.Press("Tab")
	s.desk.Type("9")
	s.desk.Press("Ctrl+Enter")
	if _, words := s.desk.Field("How many were drawn").Message(); words != "More drawn than there are" {
		t.Errorf("%q stands there, focus %s", words, s.desk.Focused())
	}
	s.desk.Dialog()
}

// TestSamples_anItemOfOnesOwn: Ins adds an item by judgement, with what was seen; Del takes it out, and undo brings it back.
func TestSamples_anItemOfOnesOwn(t *testing.T) {
	s := newShelf(t, "7.2")
	s.desk.Press("Ins")
	s.desk.Type("P-11")
	s.desk.Press("Tab")
	s.desk.Type("Started in April, no plan.")
	s.desk.Press("Ctrl+Enter")
	x := s.sampleNamed("Competence files")
	items := s.itemsOf(x)
	if len(items) != 5 || items[4].Label != "P-11" || items[4].Note != "Started in April, no plan." || x.Size != 5 || x.Population != 9 {
		t.Fatalf("%+v of %+v", items, x)
	}
	s.desk.Press("End", "Del")
	if x := s.sampleNamed("Competence files"); len(s.itemsOf(x)) != 4 || x.Size != 4 {
		t.Errorf("%d items of %d", len(s.itemsOf(x)), x.Size)
	}
}

// TestSamples_takenOutOfWhatNamesIt: with its items, and out of the evidence that names it; undo would bring all of it back.
func TestSamples_takenOutOfWhatNamesIt(t *testing.T) {
	s := newShelf(t, "8.4")
	x := s.sampleNamed("AI systems, in depth")
	s.samples.Select(x.ID)
	s.desk.Press("Del")
	c := s.desk.Case()
	if slices.ContainsFunc(c.Samples, func(o audit.Sample) bool { return o.ID == x.ID }) || len(s.itemsOf(x)) > 0 {
		t.Error("it is still there")
	}
	for i := range c.Evidence {
		if slices.Contains(c.Evidence[i].Samples, x.ID) {
			t.Error("evidence still names it")
		}
	}
}
