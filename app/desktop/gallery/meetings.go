package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/meeting"
)

func init() {
	Register("meetings", func() fyne.CanvasObject { return framed(meetingsPage(sample.TeamMeeting), "meetings") })
	Register("meetings-issued", func() fyne.CanvasObject { return framed(meetingsPage(sample.ClientReturn), "meetings") })
	Register("meetings-planned", func() fyne.CanvasObject { return framed(meetingsPage(sample.BeforeStage2), "meetings") })
}

// meetingsPage are the meetings of Stage 2 at a moment.
func meetingsPage(m sample.Moment) fyne.CanvasObject {
	h, err := newSampleHost(m, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(meeting.New(h, h.session, h.writer()), "")
}
