package gallery

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/scope"
)

func init() {
	Register("scope", func() fyne.CanvasObject { return framed(scopeAt("organization"), "scope") })
	Register("scope-sites", func() fyne.CanvasObject { return framed(scopeAt("sites"), "scope") })
	Register("scope-systems", func() fyne.CanvasObject { return framed(scopeAt("systems"), "scope") })
	Register("scope-statement", func() fyne.CanvasObject { return framed(scopeAt("statement"), "scope") })
	Register("scope-people", func() fyne.CanvasObject { return framed(scopeAt("people"), "scope") })
	Register("scope-body", func() fyne.CanvasObject { return framed(scopeAt("body"), "scope") })
}

// scopeAt is the Client & scope page of the sample case at one of its sections.
func scopeAt(section string) fyne.CanvasObject {
	h, err := newSampleHost(sample.BeforeStage2, "stage-2")
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(scope.New(h, h.session, h.writer()), h.inSection(section))
}

// inSection returns a record of the section of the Client & scope page.
func (h *sampleHost) inSection(section string) audit.ID {
	c, err := h.session.Case(context.Background())
	if err != nil {
		return ""
	}
	switch section {
	case "sites":
		return c.Sites[1].ID
	case "systems":
		return c.Systems[0].ID
	case "statement":
		return audit.SoAControlID("A.4.5")
	case "people":
		return c.PeopleCount.ID
	case "body":
		return c.Body.ID
	default:
		return c.Client.ID
	}
}
