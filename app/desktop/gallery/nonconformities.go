package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/nonconformity"
)

func init() {
	Register("nonconformities", func() fyne.CanvasObject { return framed(nonconformitiesPage(sample.June10), "nonconformities") })
	Register("nonconformities-issued", func() fyne.CanvasObject { return framed(nonconformitiesPage(sample.ClientReturn), "nonconformities") })
	Register("nonconformities-settled", func() fyne.CanvasObject { return framed(nonconformitiesPage(sample.Whole), "nonconformities") })
}

// nonconformitiesPage are the nonconformities of the case at a moment.
func nonconformitiesPage(m sample.Moment) fyne.CanvasObject {
	h, err := newSampleHost(m, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(nonconformity.New(h, h.session, h.writer()), "")
}
