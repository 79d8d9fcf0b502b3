package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/checklist"
	"fieldcase/app/desktop/kit"
)

func init() {
	Register("checklist", func() fyne.CanvasObject {
		return framed(checklistAt(sample.SecondEvening, "stage-2", "8.4"), "checklist")
	})
	Register("checklist-open", func() fyne.CanvasObject {
		return framed(checklistAt(sample.SecondEvening, "stage-2", "9.1"), "checklist")
	})
	Register("checklist-empty", func() fyne.CanvasObject { return framed(checklistAt(sample.SecondEvening, "", ""), "checklist") })
}

// checklistAt is the checklist of an audit at a moment of the sample case, at one of its clauses.
func checklistAt(m sample.Moment, auditName string, n audit.Number) fyne.CanvasObject {
	h, err := newSampleHost(m, auditName)
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(checklist.New(h, h.session, h.writer()), audit.ConclusionID(h.audit, n))
}
