package gallery

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/plan"
)

func init() {
	Register("plan", func() fyne.CanvasObject { return framed(planPage("stage-2"), "plan") })
	Register("plan-stage-1", func() fyne.CanvasObject { return framed(planPage("stage-1"), "plan") })
}

// planPage is the plan of an audit before Stage 2, at the remote activity that has no tool yet.
func planPage(auditName string) fyne.CanvasObject {
	h, err := newSampleHost(sample.BeforeStage2, auditName)
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(plan.New(h, h.session, h.writer()), h.remoteActivity())
}

// remoteActivity is the activity done by remote methods, "" when there is none.
func (h *sampleHost) remoteActivity() audit.ID {
	c, err := h.session.Case(context.Background())
	if err != nil {
		return ""
	}
	for _, i := range c.PlanOf(h.audit) {
		if i.Remote {
			return i.ID
		}
	}
	return ""
}
