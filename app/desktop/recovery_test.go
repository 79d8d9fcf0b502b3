package desktop_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/task"
)

// TestRecovery offers back what was being typed when the program was killed.
func TestRecovery(t *testing.T) {
	const text = "Typed just before the battery died."
	for _, tt := range []struct {
		answer string
		want   string // in the case
		asked  bool   // at the next opening
	}{
		{"Take over", text, false},
		{"Discard all", "", false},
		{"Later", "", true},
	} {
		t.Run(tt.answer, func(t *testing.T) {
			d := newDesk(t)
			path := d.sampleAt(sample.TeamMeeting)
			d.w.Open(path)
			id := typeFinding(t, d, text)
			d.runner.Advance(task.DraftPause)
			if err := d.w.Session().Close(); err != nil { // killed: nothing is committed
				t.Fatal(err)
			}
			d.claims = map[string]bool{}
			d.start()
			d.w.Open(path)
			d.sees("1 text from before the program ended", "It was typed but", text, "Nothing is in the case here", ", statement")
			d.answer(tt.answer)
			if got := d.current().Finding(id).Statement; got != tt.want {
				t.Errorf("the case says %q", got)
			}
			d.press("Ctrl+W")
			d.w.Open(path)
			if asked := d.dialog() != nil; asked != tt.asked {
				t.Errorf("asked again: %v", asked)
			}
		})
	}
}

// drafted is the sample case with texts that were typed into the statements and the evidence of two findings.
func drafted(t *testing.T, d *desk) (path string, first, second audit.Finding) {
	t.Helper()
	path = d.sampleAt(sample.TeamMeeting)
	s, err := casefile.Open(context.Background(), d.someone("Jonas Lindqvist"), path, false)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Case(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	drafts := slices.DeleteFunc(slices.Clone(c.Findings), func(f audit.Finding) bool { return f.State != audit.FindingDraft })
	first, second = drafts[0], drafts[1]
	for _, draft := range []casefile.Draft{
		{Kind: "finding", Record: first.ID, Field: "statement", Text: "Now " + first.Statement},
		{Kind: "finding", Record: first.ID, Field: "evidence_text", Text: first.EvidenceText}, // written, but the draft was still there
		{Kind: "finding", Record: second.ID, Field: "statement", Text: strings.Replace(second.Statement, " ", " surely ", 1)},
		{Kind: "evidence", Record: "01970000-0000-7000-8000-00000000dead", Field: "text", Text: "Seen in the server room."},
	} {
		if err := s.SaveDraft(context.Background(), draft); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, first, second
}

// diffs are the comparisons of the dialog: words taken out in [], words put in in {}.
func diffs(d *desk) []string {
	var out []string
	for _, o := range pagetest.Visible(d.dialog()) {
		if r, ok := o.(*kit.Runs); ok {
			var b strings.Builder
			for _, run := range r.Parts() {
				switch {
				case run.Struck:
					b.WriteString("[" + run.Text + "]")
				case run.Underlined:
					b.WriteString("{" + run.Text + "}")
				default:
					b.WriteString(run.Text)
				}
			}
			out = append(out, b.String())
		}
	}
	return out
}

// By keys one text is taken over and another discarded; one whose record is gone stays until it is discarded.
func TestRecovery_eachText(t *testing.T) {
	d := newDesk(t)
	path, first, second := drafted(t, d)
	d.w.Open(path)
	d.sees("3 texts from before the program ended", "by Jonas Lindqvist", "only typed", "so that it cannot be taken over")
	shown := diffs(d)
	if len(shown) != 3 || shown[0] != "Seen in the server room." || !strings.HasPrefix(shown[1], "{Now }") || !strings.Contains(shown[2], "{surely }") {
		t.Errorf("shown are %q", shown)
	}
	d.press("Tab", "Tab", "Tab", "Space") // from the button of the dialog around to the second text
	d.sees("Take over 1, discard 1")
	d.press("Enter")
	if got := d.current().Finding(first.ID).Statement; got != "Now "+first.Statement {
		t.Errorf("the first says %q", got)
	}
	if got := d.current().Finding(second.ID).Statement; got != second.Statement {
		t.Errorf("the second says %q", got)
	}
	d.press("Ctrl+W")
	d.w.Open(path)
	d.sees("1 text from before the program ended")
	for _, o := range d.objects() {
		if b, ok := o.(*kit.Button); ok && b.Word() == "Copy" {
			b.Press()
		}
	}
	if got := d.deps.App.Clipboard().Content(); got != "Seen in the server room." {
		t.Errorf("copied is %q", got)
	}
	d.answer("Discard all")
	d.press("Ctrl+W")
	d.w.Open(path)
	if d.dialog() != nil {
		t.Error("asked again after all was settled")
	}
}

// What was put off or discarded can be brought back until the case is closed.
func TestRecovery_comesBack(t *testing.T) {
	for _, answer := range []string{"Later", "Discard all"} {
		d := newDesk(t)
		path, first, _ := drafted(t, d)
		d.w.Open(path)
		d.answer(answer)
		d.press("Ctrl+K")
		d.typed("texts from")
		d.press("Enter")
		d.sees("3 texts from before the program ended")
		d.press("Enter")
		if got := d.current().Finding(first.ID).Statement; got != "Now "+first.Statement {
			t.Errorf("%s: the first says %q", answer, got)
		}
	}
}

func TestRecovery_manyTextsCanAllBeReached(t *testing.T) {
	d := newDesk(t)
	path := d.sampleAt(sample.TeamMeeting)
	s, err := casefile.Open(context.Background(), d.someone("Márta Kővári"), path, false)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Case(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Findings {
		draft := casefile.Draft{Kind: "finding", Record: f.ID, Field: "statement", Text: strings.Repeat("Long. ", 200) + f.DraftNumber}
		if err := s.SaveDraft(context.Background(), draft); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	d.w.Open(path)
	d.canvas().Unfocus()
	before := lowest(d)
	d.press("End")
	if after := lowest(d); after >= before {
		t.Errorf("the list of texts ends at %v, also after End", after)
	}
}

// lowest is where the lowest paragraph of the dialog ends.
func lowest(d *desk) (bottom float32) {
	for _, o := range pagetest.Visible(d.dialog()) {
		if p, ok := o.(*kit.Paragraph); ok {
			at := d.deps.App.Driver().AbsolutePositionForObject(p)
			bottom = max(bottom, at.Y+p.Size().Height)
		}
	}
	return bottom
}
