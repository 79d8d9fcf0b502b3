package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// AuditPick is the current audit in the top bar, which opens the choice.
type AuditPick struct {
	pressable
	audit, days string
}

func newAuditPick(pick func()) *AuditPick {
	p := &AuditPick{}
	p.setup(p, pick)
	p.disabled = pick == nil
	return p
}

func (p *AuditPick) set(audit, days string) {
	p.audit, p.days = audit, days
	p.Hidden = audit == ""
	p.Refresh()
}

// slash parts client and audit; auditPad is the room around the pick's words.
const (
	slash    = "/"
	auditPad = 8
)

// MinSize implements fyne.CanvasObject.
func (p *AuditPick) MinSize() fyne.Size {
	w := auditPad + Measure(slash, Body) + auditPad + Measure(p.audit, BodyMediumFigures)
	w += 6 + Measure(p.days, BodyFigures) + 6 + IconSize + 2*auditPad
	return fyne.NewSize(w, HeightControl)
}

// CreateRenderer implements fyne.Widget.
func (p *AuditPick) CreateRenderer() fyne.WidgetRenderer {
	r := &auditPickRenderer{
		pick: p, ground: newFrame(), ring: newFocusRing(), slash: canvasText(slash, Body, Ink3),
		audit: canvasText("", BodyMediumFigures, Ink), days: canvasText("", BodyFigures, Ink3),
		chevron: NewIcon("chevron-down", IconSize, Ink3),
	}
	r.paint()
	return r
}

// auditPickRenderer draws an AuditPick.
type auditPickRenderer struct {
	pick               *AuditPick
	ground             *frame
	ring               ring
	slash, audit, days *canvas.Text
	chevron            *Icon
}

func (r *auditPickRenderer) Destroy()           {}
func (r *auditPickRenderer) MinSize() fyne.Size { return r.pick.MinSize() }

func (r *auditPickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.raster, r.slash, r.audit, r.days, r.chevron, r.ring.raster}
}

func (r *auditPickRenderer) paint() {
	p := r.pick
	fill := Clear
	if p.hovered {
		fill = Panel
	}
	r.ground.set(framed(fill, Clear, 0, round(RadiusField)))
	r.audit.Text, r.days.Text = p.audit, p.days
	r.slash.Color, r.audit.Color, r.days.Color = Color(Ink3), Color(Ink), Color(Ink3)
}

func (r *auditPickRenderer) Layout(size fyne.Size) {
	y := whole((size.Height - HeightControl) / 2)
	line := HeightControl
	x := float32(auditPad)
	placeText(r.slash, x, y, r.slash.MinSize().Width, line)
	x += Measure(slash, Body) + auditPad
	r.ground.place(x-auditPad/2, y, size.Width-x+auditPad/2, line)
	r.ring.around(r.pick.focused, x-auditPad/2, y, size.Width-x+auditPad/2, line, RadiusField)
	placeText(r.audit, x, y, r.audit.MinSize().Width, line)
	x += Measure(r.pick.audit, BodyMediumFigures) + 6
	placeText(r.days, x, y, r.days.MinSize().Width, line)
	x += Measure(r.pick.days, BodyFigures) + 6
	place(r.chevron, x, y, IconSize, line)
}

func (r *auditPickRenderer) Refresh() {
	r.paint()
	r.Layout(r.pick.Size())
	for _, t := range []*canvas.Text{r.slash, r.audit, r.days} {
		t.Refresh()
	}
	r.chevron.Refresh()
}
