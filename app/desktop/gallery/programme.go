package gallery

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/programme"
)

func init() {
	Register("programme", func() fyne.CanvasObject { return framed(programmeAt(nothingOf), "programme") })
	Register("programme-time", func() fyne.CanvasObject {
		return framed(programmeAt(func(c *audit.Case) audit.ID { return c.AuditTimes[0].ID }), "programme")
	})
	Register("programme-sites", func() fyne.CanvasObject {
		return framed(programmeAt(func(c *audit.Case) audit.ID { return c.Sites[0].ID }), "programme")
	})
	Register("programme-team", func() fyne.CanvasObject {
		return framed(programmeAt(func(c *audit.Case) audit.ID { return c.Members[0].ID }), "programme")
	})
}

func nothingOf(*audit.Case) audit.ID { return "" }

// programmeAt is the Programme page of the sample case on 10 June, when 02 and 03 are to be verified at surveillance 1, at a
// record.
func programmeAt(record func(*audit.Case) audit.ID) fyne.CanvasObject {
	h, err := newSampleHost(sample.June10, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	c, err := h.session.Case(context.Background())
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(programme.New(h, h.session, h.writer()), record(c))
}
