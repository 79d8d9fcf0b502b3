package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/finding"
	"fieldcase/app/desktop/kit"
)

func init() {
	Register("findings", func() fyne.CanvasObject { return framed(findings(sample.TeamMeeting), "findings") })
	Register("findings-issued", func() fyne.CanvasObject { return framed(findings(sample.June10), "findings") })
}

// findings are those of Stage 2 at a moment of the sample case.
func findings(m sample.Moment) fyne.CanvasObject {
	h, err := newSampleHost(m, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(finding.New(h, h.session, h.writer()), h.finding("JL-01"))
}
