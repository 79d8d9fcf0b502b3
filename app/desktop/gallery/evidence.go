package gallery

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/evidence"
	"fieldcase/app/desktop/kit"
)

func init() {
	Register("evidence", func() fyne.CanvasObject { return framed(evidenceAt("", nil), "evidence") })
	Register("evidence-samples", func() fyne.CanvasObject { return framed(evidenceAt("samples", nil), "evidence") })
	Register("evidence-files", func() fyne.CanvasObject { return framed(evidenceAt("files", photographs), "evidence") })
}

// evidenceAt is the Evidence page of Stage 2 at one of its lists.
func evidenceAt(list string, prepare func(*sampleHost) error) fyne.CanvasObject {
	h, err := newSampleHost(sample.June10, "stage-2")
	if err == nil && prepare != nil {
		err = prepare(h)
	}
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(evidence.New(h, h.session, h.writer()), h.firstOf(list))
}

// firstOf is the first record of a list of the Evidence page.
func (h *sampleHost) firstOf(list string) audit.ID {
	c, err := h.session.Case(context.Background())
	if err != nil {
		return ""
	}
	switch {
	case list == "samples" && len(c.Samples) > 2:
		return c.Samples[2].ID
	case list == "files" && len(c.Attachments) > 0:
		return c.Attachments[len(c.Attachments)-1].ID
	default:
		return ""
	}
}

// photographs attaches pictures to the audit, as a telephone takes them.
func photographs(h *sampleHost) error {
	var in []casefile.Incoming
	for _, p := range drawnPhotographs() {
		in = append(in, casefile.Incoming{Name: p.name, Bytes: p.png})
	}
	_, err := h.session.AttachFiles(context.Background(), casefile.AttachTo{Audit: h.audit, Requirements: []audit.Number{"8.4"}, Source: "photographed"}, in, casefile.AttachOptions{}, nil)
	return err
}

// photograph is a picture with the name it has on the telephone.
type photograph struct {
	name string
	png  []byte
}

// drawnPhotographs are pages as they look from afar: lines of writing, one of them marked.
func drawnPhotographs() []photograph {
	var out []photograph
	for i, name := range []string{"IAR v9, page 1.png", "VP-11 v1.0, signatures.png", "Alert log 2026-03-22.png"} {
		img := image.NewRGBA(image.Rect(0, 0, 300, 400))
		draw.Draw(img, img.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
		for line := range 12 {
			ink := image.NewUniform(color.RGBA{0xB8, 0xC0, 0xC8, 0xFF})
			if line == 3+3*i {
				ink = image.NewUniform(color.RGBA{0xB3, 0x26, 0x1E, 0xFF})
			}
			draw.Draw(img, image.Rect(30, 40+26*line, 270-40*(line%3), 48+26*line), ink, image.Point{}, draw.Src)
		}
		var b bytes.Buffer
		if png.Encode(&b, img) == nil {
			out = append(out, photograph{name, b.Bytes()})
		}
	}
	return out
}
