package gallery

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/kit"
)

func init() {
	Register("decision", func() fyne.CanvasObject { return framed(decisionPage(sample.BeforeDecision), "decision") })
	Register("decision-review", func() fyne.CanvasObject { return framed(decisionPage(sample.June10), "decision") })
	Register("decision-points", func() fyne.CanvasObject { return framed(unreviewed(), "decision") })
	Register("decision-whole", func() fyne.CanvasObject { return framed(decisionPage(sample.Whole), "decision") })
}

// unreviewed is the decision after Stage 2 while the points of the technical review are being answered.
func unreviewed() fyne.CanvasObject {
	h, err := newSampleHost(sample.BeforeDecision, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	c, err := h.session.Case(context.Background())
	if err == nil {
		before := &c.Decisions[0]
		after := audit.Clone(before)
		after.ReviewedOn, after.ReviewNote = date.Date{}, ""
		err = h.session.Save(context.Background(), "Review begun", casefile.Change{Before: before, After: after})
	}
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(decision.New(h, h.session, h.writer()), "")
}

// decisionPage is the decision after Stage 2 at a moment.
func decisionPage(m sample.Moment) fyne.CanvasObject {
	h, err := newSampleHost(m, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(decision.New(h, h.session, h.writer()), "")
}
