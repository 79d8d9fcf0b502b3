package report_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"fieldcase/app/report"
)

// picture returns a small mark as PNG.
func picture(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA64(image.Rect(0, 0, 120, 80)) // 16 bits a channel, which PDF writers do not take
	for x := range 120 {
		img.Set(x, 40, color.RGBA{11, 110, 117, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBuild_marks(t *testing.T) {
	t.Parallel()
	in := input(t, "stage-2", report.Certificate)
	in.Mark, in.Symbol = picture(t), []byte("<svg/>")
	d := build(t, in)
	if len(d.Pictures) != 1 || len(d.Missing) != 1 || !strings.Contains(d.Missing[0].Message, "symbol") || d.Missing[0].Blocks {
		t.Errorf("pictures %d, missing %v", len(d.Pictures), d.Missing)
	}
	all := parts(t, encode(t, d, report.Word))
	if !strings.Contains(all["word/document.xml"], `r:embed="rIdPicture1"`) || !strings.HasPrefix(all["word/media/image1.png"], "\x89PNG") {
		t.Error("the mark is not in the Word file")
	}
	if text := pdfText(t, encode(t, d, report.PDF)); !strings.Contains(text, "/Subtype /Image") {
		t.Error("the mark is not in the PDF")
	}
	in.Case.Certificates[0].Accredited = false
	if d := build(t, in); len(d.Missing) != 0 {
		t.Errorf("without accreditation no symbol is asked for: %v", d.Missing)
	}
}
