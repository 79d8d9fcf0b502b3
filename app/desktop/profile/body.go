package profile

import (
	"context"
	"fmt"
	"image/color"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// body is the section of how the certification body appears on plans, reports and certificates.
type body struct {
	page  *Page
	form  *form.Form[audit.Body, *audit.Body]
	marks []*mark
	root  *container.Scroll
}

func newBody(p *Page) *body {
	s := &body{page: p}
	s.form = form.New(p.writer, func(*audit.Body) string { return "Certification body" }, p.host.Tell, p.today,
		form.Spec{Name: "name", Label: "Name, as certificates show it", Group: "Certification body"},
		form.Spec{Name: "address", Label: "Postal address"},
		form.Spec{Name: "postal_code", Label: "Postal code", Half: true},
		form.Spec{Name: "city", Label: "City"},
		form.Spec{Name: "country", Label: "Country"},
		form.Spec{Name: "email", Label: "Email for clients", Half: true},
		form.Spec{Name: "phone", Label: "Telephone"},
		form.Spec{Name: "website", Label: "Web site"},
		form.Spec{Name: "accreditation_body", Label: "Accredited by", Group: "Accreditation"},
		form.Spec{Name: "accreditation_acronym", Label: "Its acronym", Half: true, Hint: "As IAF CertSearch has it"},
		form.Spec{Name: "accreditation_number", Label: "Number of the accreditation"},
		form.Spec{Name: "number_pattern", Label: "Numbers of certificates", Hint: "FC-AIMS-0000", Group: "Numbering", Help: "Zeros stand for the running number, YYYY or YY for the year"},
	)
	s.form.Settle(wrongPattern)
	s.form.Edited(p.showIndex)
	entry := s.form.Field("number_pattern").Control().(*kit.Entry)
	typed := entry.OnChanged
	entry.OnChanged = func(text string) {
		typed(text)
		s.showExample(text)
	}
	s.marks = []*mark{
		newMark(p, "mark", "Mark of the certification body", "Stands on certificates and reports."),
		newMark(p, "accreditation_mark", "Accreditation symbol", "For certificates issued under accreditation."),
	}
	pictures := kit.Rows(20, kit.GroupHead("Pictures"))
	for _, m := range s.marks {
		pictures.Add(m.content)
	}
	s.root = scrolled(kit.Beside(32, 340, 560, s.form.Content(), pictures))
	return s
}

func (s *body) about() about {
	return about{id: "body", title: "Certification body", icon: "stamp"}
}

func (s *body) content() fyne.CanvasObject { return s.root }
func (s *body) remark() string             { return nameOr(s.page.now.Body.Name, "name to enter") }
func (s *body) unsaved() int               { return len(s.form.Unsaved()) }
func (s *body) focus()                     { s.form.Focus(s.page.host.Window().Canvas(), "") }
func (s *body) close()                     { s.form.Close(s.page.host.Window().Canvas()) }

func (s *body) show() {
	showOne(s.form, &s.page.now.Body)
	s.showExample(s.form.Record().NumberPattern)
	for _, m := range s.marks {
		m.show()
	}
}

// showOne edits a record of which there is one in its form, or renews it there.
func showOne[T any, P interface {
	*T
	audit.Recorder
}](f *form.Form[T, P], r P,
) {
	if f.IsOpen() && f.Record().Base().ID == r.Base().ID {
		f.Renew(r)
		return
	}
	f.Open(r)
}

// showExample shows over the field what the pattern makes of a number.
func (s *body) showExample(pattern string) {
	words := ""
	if number, err := audit.NumberInPattern(pattern, s.page.host.Today().Year(), exampleNumber); err == nil {
		words = fmt.Sprintf("Certificate %d would be %s", exampleNumber, number)
	}
	s.form.Field("number_pattern").SetHint(words)
}

// exampleNumber is the running number of the example.
const exampleNumber = 42

// wrongPattern says beside the field why a pattern gives no numbers.
func wrongPattern(b *audit.Body) map[string]string {
	if b.NumberPattern == "" {
		return nil
	}
	if _, err := audit.NumberInPattern(b.NumberPattern, 1, 1); err != nil {
		return map[string]string{"number_pattern": err.Error()}
	}
	return nil
}

// mark is a picture of the body with what exchanges it.
type mark struct {
	page    *Page
	field   string
	image   *canvas.Image
	paper   *fyne.Container // white, under the picture
	none    *fyne.Container
	name    *kit.Text
	choose  *kit.Button
	remove  *kit.Button
	content *fyne.Container
}

// Measures of the place of a picture. Marks are made for white paper, so the place is white in the dark look too.
const markWidth, markHeight = 280, 120

func newMark(p *Page, field, title, purpose string) *mark {
	m := &mark{page: p, field: field, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	m.none = kit.Centered(kit.NewText("No picture", kit.Small).In(kit.Ink3))
	m.name = kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	m.choose = kit.NewButton(kit.Secondary, "Choose picture…", m.ask).WithIcon("image").Small()
	m.remove = kit.NewButton(kit.Quiet, "Take away", func() { m.set("", nil, "Picture taken away") }).WithIcon("trash-2").Small()
	m.paper = kit.Pad(1, 1, 1, 1, kit.Layers(m.ground(), kit.Pad(12, 12, 12, 12, m.image)))
	place := kit.Fixed(markWidth, markHeight, kit.Layers(
		kit.NewBox(kit.Surface).Rounded(kit.RadiusField).Edged(kit.Line2, 1), m.paper, m.none))
	m.content = kit.Rows(8, kit.NewText(title, kit.Label).In(kit.Ink2), kit.Cols(0, place, kit.Spacer()), m.name,
		kit.Cols(8, m.choose, m.remove, kit.Spacer()),
		kit.NewParagraph(purpose+" PNG or JPEG, at most 2 MB, on white.", kit.Small, kit.Ink3))
	return m
}

// ground is the paper under the picture.
func (m *mark) ground() fyne.CanvasObject {
	paper := canvas.NewRectangle(color.White)
	paper.CornerRadius = kit.RadiusField
	return paper
}

func (m *mark) show() {
	name, content := m.page.now.Mark(m.field)
	here := len(content) > 0
	m.paper.Hidden, m.none.Hidden = !here, here
	m.remove.Hidden, m.name.Hidden = !here, !here
	if here {
		m.name.SetText(fmt.Sprintf("%s, %d kB", name, (len(content)+999)/1000))
		m.image.Resource = fyne.NewStaticResource(name, content)
	}
	m.image.Refresh()
	m.content.Refresh()
}

// ask asks for a picture and takes it.
func (m *mark) ask() {
	m.page.host.ChooseFile("Choose a picture", pictures(), m.takeFrom)
}

// pictures are the extensions of pictures.
func pictures() []string { return []string{".png", ".jpg", ".jpeg"} }

func (m *mark) takeFrom(path string) {
	var content []byte
	m.page.host.Runner().Load("read picture", func(context.Context) (err error) {
		if info, statErr := os.Stat(path); statErr != nil {
			return fmt.Errorf("read the picture: %w", statErr)
		} else if info.Size() > maxRead {
			return fmt.Errorf("%s has %d MB; a mark has at most 2", filepath.Base(path), info.Size()>>20)
		}
		content, err = os.ReadFile(path)
		return err
	}, func(err error) {
		if err != nil {
			m.page.host.Tell(err)
			return
		}
		m.set(filepath.Base(path), content, "Picture taken in")
	})
}

// maxRead is how large a file is read at all to look whether it is a mark.
const maxRead = 64 << 20

func (m *mark) set(name string, content []byte, words string) {
	m.page.host.Runner().Save(func() error { return m.page.kept.SetMark(m.field, name, content) }, func(err error) {
		if err != nil {
			m.page.told(err)
			return
		}
		m.page.host.Offer(words, m.page.undo)
	})
}
