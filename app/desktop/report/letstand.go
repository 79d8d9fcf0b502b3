package report

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// Acceptances are what the page needs of the open case to let a warning stand.
type Acceptances interface {
	// Accept lets a warning stand with a reason.
	Accept(ctx context.Context, a audit.Acceptance, reason string) error
	// TakeBack takes back that a warning was let stand.
	TakeBack(ctx context.Context, id audit.ID) error
}

// acceptedOf returns the warnings about Stage 2 that were let stand, seen from either stage.
func acceptedOf(c *audit.Case, a *audit.Audit) []audit.LetStand {
	two := a
	if a.Kind == audit.Stage1 {
		two = stage2Of(c, a)
	}
	if two == nil || two.Kind != audit.Stage2 {
		return nil
	}
	return audit.AcceptedStages(c, two)
}

// askAccept asks for the reason why a warning may stand, and keeps it.
func (p *Page) askAccept(x point) {
	if p.host.ReadOnly() || x.accept == nil {
		return
	}
	kit.Ask(p.host.Window(), kit.Asking{
		Title: "Accept: " + x.title, Text: x.message + " The reason is kept in the case with your name and the day.", Label: "Reason", Yes: "Accept",
		Check: func(reason string) string {
			if strings.TrimSpace(reason) == "" {
				return "Say why it may stand (R-2-2)"
			}
			return ""
		},
	}, func(reason string) {
		p.letStand("Accepted: "+x.title, func() error { return p.cases.Accept(context.Background(), *x.accept, strings.TrimSpace(reason)) })
	})
}

// letStand writes what is accepted, or no longer, and tells of it.
func (p *Page) letStand(words string, write func() error) {
	p.host.Runner().Save(write, func(err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.reload()
		p.host.Toast(words, true)
	})
}

// addAccepted shows the warnings that were let stand, each with its reason.
func (s *side) addAccepted(now sideFacts) {
	if len(now.accepted) == 0 {
		return
	}
	s.rows.Add(kit.Pad(12, 0, 0, 0, kit.GroupHead("Accepted, with reasons")))
	for _, x := range now.accepted {
		s.rows.Add(kit.Pad(6, 0, 4, 0, s.acceptedRow(x)))
	}
}

func (s *side) acceptedRow(x audit.LetStand) fyne.CanvasObject {
	p, a := s.page, x.Acceptance
	body := kit.Rows(0, kit.NewParagraph(x.Warning.Title, kit.BodyMediumFigures, kit.Ink), kit.NewParagraph("“"+a.Reason+"”", kit.SmallFigures, kit.Ink2))
	if who := p.personName(a.AcceptedBy); who != "" {
		body.Add(kit.NewText(who, kit.SmallFigures).In(kit.Ink3))
	}
	row := kit.Cols(8, lead("circle-check", kit.Good), kit.Grow(body))
	if !p.host.ReadOnly() {
		row.Add(kit.Top(way("Take back", func() {
			p.letStand("No longer accepted: "+x.Warning.Title, func() error { return p.cases.TakeBack(context.Background(), a.ID) })
		})))
	}
	return row
}
