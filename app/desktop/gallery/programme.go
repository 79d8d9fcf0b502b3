package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/programme"
)

func init() {
	Register("programme", func() fyne.CanvasObject { return framed(programmeAt(""), "programme") })
}

// programmeAt is the Programme page of the sample case on 10 June, when 02 and 03 are to be verified at surveillance 1, at a record.
func programmeAt(record audit.ID) fyne.CanvasObject {
	h, err := newSampleHost(sample.June10, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(programme.New(h, h.session, h.writer()), record)
}
