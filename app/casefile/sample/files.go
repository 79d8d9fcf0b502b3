package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// fileTexts are the evidence files that came with the client's answers: name and lines. What kind of file it is follows
// from the name. The lines are ASCII; the small fonts have no more.
var fileTexts = map[string][]string{
	"IA-04.pdf": {
		"AI system impact assessment IA-04", "System: ReportDraft 1.0", "Date: 2026-05-20", "",
		"A  Intended use: draft of report text, always read and signed by a radiologist.",
		"B  Persons affected: patients; radiologists. Misuse foreseen: signing without reading.",
		"C  Society: work of radiologists; language of reports.",
		"D  Measures: marking of drafted text, sample reading, log of changes.",
		"Result: acceptable with measures. Approved: head of product, clinical safety.",
	},
	"PG-02 v2.pdf": {
		"Checklist PG-02 v2: project gates", "Valid from 2026-05-22", "",
		"Gate 0, project start", "[x] AI system impact assessment carried out and approved", "[x] Risk assessment updated",
		"Gate 1, before validation", "[x] Assessment still valid for the intended validation", "Gate 2, before release", "[x] All measures in place",
	},
	"Training list.png": {
		"Training on PG-02 v2, 2026-05-25 and 2026-06-05", "", "1  project manager, triage       attended", "2  project manager, mammography  attended",
		"3  project manager, reports      attended", "4  head of product               attended",
	},
	"File P-06.txt": {
		"Competence file P-06, validation engineer, started 2025-11-03", "Completed 2026-05-12", "",
		"Education: statistics, master's degree", "Training: validation protocols, 2026-05-06 and 2026-05-07",
		"Assessment: supervised validation, 2026-05-11, passed",
	},
	"On-call rota, June.pdf": {
		"On-call rota, June 2026", "Reaction to alerts within 4 hours at any time", "",
		"2026-06-01 to 06-07  engineer 1, deputy engineer 3", "2026-06-08 to 06-14  engineer 2, deputy engineer 1",
		"2026-06-15 to 06-21  engineer 3, deputy engineer 2", "2026-06-22 to 06-28  engineer 1, deputy engineer 3",
	},
	"Alert routing.png": {
		"Alert routing from 2026-06-01", "", "performance alert", "   |", "   +-- working day 07:00-17:00 --> support desk",
		"   +-- all other hours ---------> person on call", "                                    |", "                                    +-- 1 hour without reaction --> deputy",
	},
	"IAP v2 with report of 2026-05-28.pdf": {
		"Internal audit programme IAP-2026 v2", "Approved 2026-06-01", "",
		"Clauses     4  5  6  7  8  9  10", "2026-01     x  x  x  x  x", "2026-05                    x  x", "2027-01     x  x  x", "2027-05              x  x  x  x", "",
		"Annex: report of 2026-05-28, clauses 9 and 10, two findings",
	},
}

// file returns the bytes of an evidence file of the sample, the same each time.
func file(name string) ([]byte, error) {
	lines, ok := fileTexts[name]
	if !ok {
		return nil, fmt.Errorf("the story knows no file %q", name)
	}
	switch filepath.Ext(name) {
	case ".pdf":
		return pdf(lines), nil
	case ".png":
		return picture(lines)
	default:
		return []byte(strings.Join(lines, "\n") + "\n"), nil
	}
}

// picture returns a PNG with the lines written on a white ground, as a screenshot would show them.
func picture(lines []string) ([]byte, error) {
	const margin, height = 24, 20
	img := image.NewGray(image.Rect(0, 0, 640, 2*margin+height*len(lines)))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	for x := margin; x < 640-margin; x++ {
		img.SetGray(x, margin+height-2, color.Gray{Y: 0x99})
	}
	pen := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{Y: 0x22}), Face: basicfont.Face7x13}
	for i, line := range lines {
		pen.Dot = fixed.P(margin, margin+height*i+13)
		pen.DrawString(line)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	return out.Bytes(), nil
}

// pdf returns a PDF of one A4 page with the lines on it (ISO 32000-1, 7.5: header, objects, cross-reference, trailer).
func pdf(lines []string) []byte {
	var page bytes.Buffer
	page.WriteString("BT /F1 11 Tf 16 TL 56 770 Td\n")
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for _, line := range lines {
		fmt.Fprintf(&page, "(%s) Tj T*\n", escape.Replace(line))
	}
	page.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", page.Len(), page.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.Bytes()
}
