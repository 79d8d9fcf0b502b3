package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/kit"
)

func init() {
	Register("decision", func() fyne.CanvasObject { return framed(decisionPage(sample.BeforeDecision), "decision") })
	Register("decision-review", func() fyne.CanvasObject { return framed(decisionPage(sample.June10), "decision") })
	Register("decision-whole", func() fyne.CanvasObject { return framed(decisionPage(sample.Whole), "decision") })
}

// decisionPage is the decision after Stage 2 at a moment.
func decisionPage(m sample.Moment) fyne.CanvasObject {
	h, err := newSampleHost(m, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(decision.New(h, h.session, h.writer()), "")
}
