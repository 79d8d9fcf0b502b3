package material

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the trail.
const (
	trailWidth  float32 = 760
	trailHeight float32 = 460
)

// trailView shows a trail in a dialog.
type trailView struct {
	host   page.Host
	files  Pictures
	small  *Thumbnails
	dialog *kit.Dialog
}

// ShowTrail shows in a dialog the way from a finding of the case back to what was seen. Each step leads to its record on
// the Evidence page, each file opens.
func ShowTrail(host page.Host, files Pictures, c *audit.Case, finding audit.ID) {
	f := c.Finding(finding)
	if f == nil {
		return
	}
	v := &trailView{host: host, files: files, small: newThumbnails(host.Runner(), files)}
	t := TrailOf(c, f)
	rows := kit.Rows(14, v.finding(f))
	for _, gap := range t.Gaps {
		rows.Add(kit.NewNotice("triangle-alert", gap+".", kit.Minor, nil))
	}
	for _, s := range t.Steps {
		rows.Add(v.step(s))
	}
	scroll := container.NewVScroll(kit.Pad(0, 12, 4, 0, rows))
	kit.FollowFocus(scroll)
	v.dialog = kit.ShowDialog(host.Window(), kit.DialogSpec{
		Title: "Trail of " + f.Label(), Width: trailWidth, Height: min(trailHeight, kit.HeightFor(rows, trailWidth-48)+4), Body: scroll,
		Buttons: []kit.DialogButton{{Word: "Close", Kind: kit.Primary, Default: true, Cancel: true}},
	})
}

// finding is the head of the trail: what it leads back from.
func (v *trailView) finding(f *audit.Finding) fyne.CanvasObject {
	words := kit.Rows(4, kit.Cols(8, kit.GradeBadge(string(f.Grade)), kit.NewText(string(f.Requirement), kit.BodyStrongFigures), kit.Spacer()))
	if f.Statement != "" {
		words.Add(kit.NewParagraph(f.Statement, kit.NarrativeText, kit.Ink))
	}
	if f.EvidenceText != "" {
		words.Add(kit.NewParagraph(f.EvidenceText, kit.BodyFigures, kit.Ink2))
	}
	return kit.Rows(12, words, kit.Hairline())
}

func (v *trailView) step(s TrailStep) fyne.CanvasObject {
	leads := kit.NewButton(kit.Link, "Go to it", func() { v.leave(s.Record) }).Small()
	words := kit.Rows(2,
		kit.Cols(8, kit.Grow(kit.NewParagraph(s.Title, kit.BodyMediumFigures, kit.Ink)), kit.Top(leads)),
		kit.NewParagraph(s.Seen, kit.SmallFigures, kit.Ink3),
		kit.Pad(2, 0, 0, 0, kit.NewParagraph(s.Text, kit.BodyFigures, kit.Ink)))
	for _, i := range s.Items {
		words.Add(itemRowOf(i))
	}
	for _, a := range s.Files {
		words.Add(v.file(a))
	}
	if s.Kept != "" {
		words.Add(kit.NewText(s.Kept, kit.Small).In(kit.Ink3))
	}
	return kit.Cols(10, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(s.Icon, kit.IconSize, kit.Ink2))), kit.Grow(words))
}

// itemRowOf is an item of a sample with its result in words, so that no colour is needed to read it.
func itemRowOf(i *audit.SampleItem) fyne.CanvasObject {
	return kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(resultIcon(i.Result), kit.IconInStatus, resultToken(i.Result)))),
		kit.Grow(kit.NewParagraph(filled(i.Label, ResultWord(i.Result), i.Note), kit.BodyFigures, kit.Ink2)))
}

func (v *trailView) file(a *audit.Attachment) fyne.CanvasObject {
	picture, show := v.small.Frame(48, 40)
	show(a)
	_, kind := FileMark(a)
	open := kit.NewButton(kit.Link, "Open", func() { openContent(v.host, v.files, a) }).Small()
	return kit.Pad(4, 0, 0, 0, kit.Cols(10, kit.Middle(40, picture), kit.Grow(kit.Rows(0,
		kit.NewParagraph(a.Name, kit.Body, kit.Ink),
		kit.NewParagraph(filled(kind, Day(a.TakenOn, a.TakenAt), SizeWords(a.Size), "SHA-256 "+Finger(a)), kit.SmallFigures, kit.Ink3))), kit.Middle(kit.HeightSmall, open)))
}

// leave closes the trail and goes to a record of the Evidence page.
func (v *trailView) leave(id audit.ID) {
	v.dialog.Close()
	v.host.Go(page.Evidence, id)
}

// openContent shows an attachment in the system's program, as a copy that cannot be written.
func openContent(host page.Host, files Pictures, a *audit.Attachment) {
	host.OpenContent(a.Name, func(w io.Writer) error {
		r, err := files.Open(context.Background(), a)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, r)
		return errors.Join(err, r.Close())
	})
}
