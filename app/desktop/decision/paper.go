package decision

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// paper shows the certificate as it is or will be printed.
type paper struct {
	page  *Page
	count *kit.Text
	edit  *kit.Button
	open  *kit.Button // the certificate as issued, or as it would be
	copy  *kit.Button
	file  *kit.Text // of the document that was issued
	foot  *fyne.Container
	sheet *fyne.Container
	root  *fyne.Container
}

// Measures of the certificate (LOOK.md, Decision & certificate).
const (
	certificateWidth = 510
	paperEdge        = 28
	paperLabel       = 124
)

func newPaper(p *Page) *paper {
	s := &paper{page: p, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3), sheet: kit.Rows(0)}
	s.edit = kit.NewButton(kit.Link, "Edit data", p.editCertificate).Small().WithKey(keysEdit)
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, kit.NewText("Certificate", kit.Section), kit.Grow(kit.Pad(2, 0, 0, 0, s.count)), s.edit))
	sheet := kit.Layers(kit.NewBox(kit.Surface).Rounded(kit.RadiusCard).Edged(kit.Line2, 1).Raised(), kit.Pad(24, paperEdge, 16, paperEdge, s.sheet))
	s.open = kit.NewButton(kit.Link, "Preview", p.openDocument).Small().WithIcon("eye").WithKey(keysOpen)
	s.copy = kit.NewButton(kit.Link, "Save a copy…", p.saveDocument).Small().WithIcon("download").WithKey(keysSave)
	s.file = kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated()
	s.foot = kit.Cols(8, kit.Grow(s.file), s.open, s.copy)
	s.root = kit.Rows(8, head, sheet, s.foot)
	return s
}

// show shows the certificate, or that there is none to be shown.
func (s *paper) show() {
	p := s.page
	k := p.certificate()
	s.showFile(k)
	if k == nil {
		s.count.SetText("")
		s.sheet.Objects = []fyne.CanvasObject{kit.NewParagraph("No certificate yet.", kit.Body, kit.Ink3)}
		s.sheet.Refresh()
		return
	}
	items := cycle.CertificateItems(p.now, k)
	n, missing := filled(items)
	words := fmt.Sprintf("%d of %d items filled", n, len(items))
	if len(missing) > 0 {
		words += "; " + missing[0] + " is missing"
	}
	s.count.SetText(words)
	s.sheet.Objects = []fyne.CanvasObject{
		s.letterhead(k), kit.Pad(12, 0, 12, 0, s.title(k)), kit.Hairline(), kit.Pad(12, 0, 12, 0, s.lines(k)),
		kit.Hairline(), kit.Pad(8, 0, 4, 0, kit.NewParagraph(cycle.NoLabelling, kit.Small, kit.Ink2)),
	}
	s.sheet.Refresh()
}

// showFile names the document that was issued, and offers it; while there is none, a preview.
func (s *paper) showFile(k *audit.Certificate) {
	p, word, words := s.page, "Preview", ""
	file := p.issued()
	if file != nil {
		word, words = "Open", file.Name
	} else if k != nil && !k.IssuedOn.IsZero() {
		words = "its document is not in the case yet"
	}
	s.file.SetText(words)
	s.open.SetWord(word)
	setShown(s.copy, file != nil)
	setShown(s.foot, k != nil)
	s.foot.Refresh()
}

// letterhead names the body and how far the document is.
func (s *paper) letterhead(k *audit.Certificate) fyne.CanvasObject {
	b := &s.page.now.Body
	place := strings.Trim(b.City+", "+b.Country, ", ")
	name := kit.Rows(0, kit.NewText(orUnknown(b.Name), kit.AppName), kit.NewText(place, kit.Small).In(kit.Ink3))
	chip := kit.NewChip("pencil-line", fmt.Sprintf("Draft, issue %d", k.Revision), kit.Ink2)
	if !k.IssuedOn.IsZero() {
		chip = kit.NewChip("award", fmt.Sprintf("Issue %d of %s", k.Revision, k.IssuedOn), kit.Good)
	}
	return kit.Cols(8, kit.Grow(name), chip)
}

func (s *paper) title(k *audit.Certificate) fyne.CanvasObject {
	name := "Certificate " + k.Number
	if k.Number == "" {
		name = "Certificate, number to be given"
	}
	return kit.Rows(2, kit.NewParagraph(name, kit.PageTitleFigures, kit.Ink),
		kit.Pad(2, 0, 0, 0, kit.NewParagraph(orUnknown(k.ClientName), kit.SectionFigures, kit.Ink)),
		kit.NewParagraph(s.places(k), kit.Body, kit.Ink2))
}

// places are the sites covered, or the address where the certificate names none.
func (s *paper) places(k *audit.Certificate) string {
	var names []string
	for _, id := range k.Sites {
		site := s.page.now.Site(id)
		switch {
		case site == nil:
		case site.Kind == audit.SiteVirtual: // IAF MD 4: noted with its activities
			names = append(names, strings.TrimSuffix(site.Name+" (virtual): "+site.Activities, ": "))
		default:
			names = append(names, site.Name)
		}
	}
	if len(names) == 0 {
		return orUnknown(k.Address)
	}
	return strings.Join(names, ", ")
}

func (s *paper) lines(k *audit.Certificate) fyne.CanvasObject {
	rows := kit.Rows(4)
	add := func(label, words string, more ...fyne.CanvasObject) {
		value := kit.Cols(4, append([]fyne.CanvasObject{kit.NewText(words, kit.BodyFigures)}, more...)...)
		if len(more) == 0 {
			value = kit.Rows(0, kit.NewParagraph(words, kit.BodyFigures, kit.Ink))
		}
		rows.Add(kit.Cols(0, kit.Top(kit.Pad(2, 0, 2, 0, kit.Fixed(paperLabel, 16, kit.NewText(label, kit.Small).In(kit.Ink3)))), kit.Grow(value)))
	}
	add("Standard", orUnknown(k.Standard))
	add("Scope", orUnknown(k.Scope))
	add("Role", orUnknown(roles(k.Roles)))
	add("Applicability", applicability(k))
	add("Effective", orUnknown(k.EffectiveOn.String()))
	add("Expires", orUnknown(k.ExpiresOn.String()), kit.NewText(s.page.term(k), kit.SmallFigures).In(kit.Ink3))
	if !k.FirstIssued.IsZero() && k.FirstIssued != k.EffectiveOn {
		add("First certified", k.FirstIssued.String())
	}
	if !k.PreviousExpiry.IsZero() {
		add("Cycle before", "expired "+k.PreviousExpiry.String())
	}
	if k.SignedBy != "" && !k.IssuedOn.IsZero() {
		add("Signed by", k.SignedBy)
	}
	return rows
}

// applicability names the Statement of Applicability (ISO/IEC 42006:2025 8.2.2).
func applicability(k *audit.Certificate) string {
	switch {
	case k.SoAVersion == "":
		return orUnknown("")
	case k.SoAIssuedOn.IsZero():
		return "Statement of Applicability " + k.SoAVersion
	default:
		return "Statement of Applicability " + k.SoAVersion + " of " + k.SoAIssuedOn.String()
	}
}

// roles are the roles towards AI systems as printed.
func roles(of []audit.Role) string {
	var out []string
	for _, r := range of {
		out = append(out, string(r))
	}
	return form.Sentence(strings.Join(out, ", "))
}

// orUnknown is a text, or a line to be filled in.
func orUnknown(s string) string {
	if strings.TrimSpace(s) == "" {
		return "– to be filled in –"
	}
	return s
}
