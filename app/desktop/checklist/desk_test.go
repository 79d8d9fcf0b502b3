package checklist_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/checklist"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
)

// desk is the Checklist of Stage 2 of the sample case.
type desk struct{ *pagetest.Desk }

// newDesk opens the checklist on the second evening of Stage 2, at a clause.
func newDesk(t testing.TB, n audit.Number) *desk {
	t.Helper()
	d := &desk{pagetest.Sample(t, sample.SecondEvening.Clock(), sample.SecondEvening)}
	d.Choose("stage-2")
	d.Show(checklist.New(d, d.Session, d.Writer()))
	d.goTo(n)
	return d
}

// killed is the checklist after the program was killed, at a clause: nothing is left but what was on disk as drafts.
func (d *desk) killed(n audit.Number) *desk {
	d.T.Helper()
	after := &desk{pagetest.Sample(d.T, sample.SecondEvening.Clock(), sample.SecondEvening)}
	after.Choose("stage-2")
	drafts, err := d.Session.Drafts(d.T.Context())
	for _, draft := range drafts {
		if err == nil {
			err = after.Session.SaveDraft(d.T.Context(), draft)
		}
	}
	if err != nil {
		d.T.Fatal(err)
	}
	after.Show(checklist.New(after, after.Session, after.Writer()))
	after.goTo(n)
	return after
}

// wantTyped fails unless a field shows the text.
func (d *desk) wantTyped(text string) {
	d.T.Helper()
	for _, o := range d.Objects() {
		if field, ok := o.(interface{ Text() string }); ok && field.Text() == text {
			return
		}
	}
	d.T.Errorf("no field has %q", text)
}

func (d *desk) wantNoDrafts() {
	d.T.Helper()
	d.Rest()
	if drafts, err := d.Session.Drafts(d.T.Context()); err != nil || len(drafts) > 0 {
		d.T.Errorf("drafts left: %v, %v", drafts, err)
	}
}

// goTo opens a clause by the box that goes there.
func (d *desk) goTo(n audit.Number) {
	d.T.Helper()
	d.Press("Ctrl+G")
	d.Type(string(n))
	d.Press("Enter")
	d.Sees(string(n) + "  ")
}

func (d *desk) notes(n audit.Number) []audit.Note {
	var out []audit.Note
	for _, r := range d.Case().Notes {
		if r.Requirement == n && r.Audit == d.At {
			out = append(out, r)
		}
	}
	return out
}

func (d *desk) evidence(n audit.Number) []audit.Evidence {
	var out []audit.Evidence
	for _, r := range d.Case().Evidence {
		if r.Audit == d.At && slices.Contains(r.Requirements, n) {
			out = append(out, r)
		}
	}
	return out
}

func (d *desk) conclusion(n audit.Number) audit.Conclusion {
	for _, r := range d.Case().Conclusions {
		if r.ID == audit.ConclusionID(d.At, n) {
			return r
		}
	}
	return audit.Conclusion{}
}

func (d *desk) undo() {
	d.T.Helper()
	if _, err := d.Session.Undo(d.T.Context(), ""); err != nil {
		d.T.Fatal(err)
	}
}

func (d *desk) wantWent(words string) {
	d.T.Helper()
	var went []string
	for _, w := range d.Went {
		went = append(went, string(w))
	}
	if got := strings.Join(went, " "); got != words {
		d.T.Errorf("led to %q, not %q", got, words)
	}
}

// field is what stands in the field of the note.
func (d *desk) field() string {
	d.T.Helper()
	for _, o := range d.Objects() {
		if n, ok := o.(*kit.Narrative); ok {
			return n.Text()
		}
	}
	d.T.Fatal("there is no field")
	return ""
}
