package material

import (
	"context"
	"image"
	"io"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the panes need of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Catalogue() standard.Catalogue
	Env() casefile.Env
	AttachFiles(ctx context.Context, to casefile.AttachTo, in []casefile.Incoming, o casefile.AttachOptions, progress func(done, total int64, words string)) (casefile.Attached, error)
	Pictures
}

// Pictures gives the bytes of attachments, and small pictures of them.
type Pictures interface {
	Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error)
	Thumbnail(ctx context.Context, a *audit.Attachment) (image.Image, error)
}

// At says whose samples and files a pane shows, and where new ones belong: those of an audit, of one requirement in it,
// of one piece of evidence, or one sample alone.
type At struct {
	Audit       audit.ID
	Requirement audit.Number // "" for all of the audit
	Evidence    audit.ID     // "" for none; before Requirement
	Sample      audit.ID     // "" for none; before both
}

// Material is what a page shows and changes evidence with; there is one for each page.
type Material struct {
	host    page.Host
	cases   Cases
	writer  *editing.Writer
	options casefile.AttachOptions // of the next photographs
	open    *evidenceDialog        // nil while none is
	samples *sampleDialog          // the same
}

// New returns the Material of a page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Material {
	return &Material{host: host, cases: cases, writer: w}
}

// Renew shows in the dialog that lies open, if any, what is new in the case, and keeps what is being typed.
func (m *Material) Renew(c *audit.Case) {
	if m.open != nil {
		m.open.renew(c)
	}
	if m.samples != nil {
		m.samples.renew(c)
	}
}

// now is the case as it stands; that it cannot be read is told.
func (m *Material) now() *audit.Case {
	c, err := m.cases.Case(context.Background())
	if err != nil {
		m.host.Tell(err)
		return nil
	}
	return c
}

// me is the person of the case who is at the keyboard, "" for none.
func (m *Material) me(c *audit.Case) audit.ID { return casefile.AuthorOf(c, m.cases.Env().User) }

func (m *Material) today() string { return m.host.Today().String() }

func (m *Material) canvas() fyne.Canvas { return m.host.Window().Canvas() }

// locked returns why nothing can be changed, "" when it can.
func (m *Material) locked() string {
	switch {
	case m.host.ReadOnly():
		return "the case can only be read"
	case m.host.Audit() == "":
		return "choose an audit first"
	default:
		return ""
	}
}

// bearsOn reports whether one of the numbers is the requirement, or covers it; every set of numbers bears on "".
func bearsOn(numbers []audit.Number, n audit.Number) bool {
	return n == "" || slices.ContainsFunc(numbers, func(m audit.Number) bool { return m.Covers(n) })
}
