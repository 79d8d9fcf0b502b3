// Package profile is the page of the certification body's profile: what it keeps once on this machine for all its cases.
//
// At the left stand the sections: how the body appears on documents, its conventions, its people, its audit-time tables,
// and, while a case is open, what the profile says otherwise than the case. What is typed goes to the profile by package
// form, as it goes to a case. Nothing of it changes a case unless somebody takes it over.
package profile

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Host is the window, as this page sees it.
type Host interface {
	page.Host
	// ChooseFile asks for an existing file with one of the extensions (".json") and calls then with its path.
	ChooseFile(title string, extensions []string, then func(path string))
	// Offer tells that something was done, and how to take it back.
	Offer(words string, undo func())
	// Undo takes back the last action of the case.
	Undo()
	// Back shows the page that was shown before this one.
	Back()
}

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Profile(ctx context.Context) (*casefile.Profile, error)
	TakeFromProfile(ctx context.Context, p *casefile.Profile, keys ...string) (int, error)
}

// Page is the page of the profile.
type Page struct {
	host   Host
	kept   *casefile.KeptProfile
	cases  Cases // nil while no case is open
	writer *editing.Writer

	head     *kit.PageHead
	saving   *kit.Status
	export   *kit.Button
	imports  *kit.Button
	index    *kit.Grid[kit.IndexEntry]
	sections []section
	at       section
	body     *fyne.Container
	panes    *kit.Panes
	first    *kit.Button     // what there is to do while there is no profile
	place    *fyne.Container // the sections, or what there is to do while there is no profile
	root     fyne.CanvasObject

	now  *casefile.Profile // as shown, nil while there is none
	open *audit.Case       // the case that is open, nil for none
}

var (
	_ page.Page    = (*Page)(nil)
	_ page.Dropper = (*Page)(nil)
)

// New makes the page of a kept profile. cases is the open case, nil while none is.
func New(host Host, kept *casefile.KeptProfile, cases Cases) *Page {
	p := &Page{host: host, kept: kept, cases: cases}
	p.writer = editing.NewWriter(kept, host.Runner(), p.showSaving)
	p.sections = []section{newBody(p), newConventions(p), newPeople(p), newTables(p)}
	if cases != nil {
		p.sections = append(p.sections, newCompare(p))
	}
	p.at = p.sections[0]
	p.build()
	kept.Watch(func() { host.Runner().Post(p.changed) })
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// compareRecord is given to Enter for the comparison with the open case.
const compareRecord audit.ID = "compare"

// Compare is the record that Enter shows the comparison with the open case for.
func Compare() audit.ID { return compareRecord }

// Enter implements page.Page. What another window wrote meanwhile is read.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.kept.Reload()
	if record == compareRecord && p.cases != nil {
		p.at = p.sections[len(p.sections)-1]
	}
	return p.read()
}

// Changed implements page.Page: the case changed, with which the profile is compared.
func (p *Page) Changed(casefile.Changed) { p.reload() }

// changed follows a change of the profile. While something of a form is on its way to the disk, the screen knows more
// than the profile, which is looked at again once everything is written.
func (p *Page) changed() {
	p.reload()
	p.host.Runner().Save(func() error { return nil }, func(error) { p.reload() })
}

func (p *Page) reload() {
	if err := p.read(); err != nil {
		p.host.Tell(err)
	}
}

// read takes in the profile and the case, and shows them.
func (p *Page) read() error {
	p.now, p.open = p.kept.Profile(), nil
	if p.cases != nil {
		c, err := p.cases.Case(context.Background())
		if err != nil {
			return err
		}
		p.open = c
	}
	p.show()
	return nil
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	for _, s := range p.sections {
		s.close()
	}
	return nil
}

// Focus implements page.Page.
func (p *Page) Focus() {
	switch {
	case p.now == nil:
		p.focus(p.first)
	case p.comparing():
		p.at.focus()
	default:
		p.focus(p.index)
	}
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// turnTo shows a section in place of the one shown.
func (p *Page) turnTo(s section) {
	if s != p.at {
		onIndex := p.index.Focused()
		p.host.Window().Canvas().Unfocus()
		p.at.close()
		if onIndex {
			p.focus(p.index) // Down goes on from section to section
		}
		p.at = s
		s.show()
		p.showIndex()
	}
	p.showBody()
}

// facts is the line beside the title.
func (p *Page) facts() string {
	if p.now == nil {
		return "none on this machine yet"
	}
	parts := []string{"kept on this machine", "copied into each new case"}
	if p.now.Revision > 0 {
		parts = append(parts, counted(int(p.now.Revision), "change"))
	}
	return strings.Join(parts, " · ")
}

// counted is a number with its word: 1 row, 3 rows.
func counted(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "person":
		return fmt.Sprintf("%d people", n)
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}

func (p *Page) today() string { return p.host.Today().String() }

// told explains why something was not written, and shows the profile as it is.
func (p *Page) told(err error) {
	if err != nil {
		p.host.Tell(err)
		p.reload()
	}
}

// undoHere takes back the last change of the profile or, where it is compared with the case, the last action of the case:
// there one takes over into the case.
func (p *Page) undoHere() {
	if p.comparing() {
		p.host.Undo()
		return
	}
	p.undo()
}

// comparing reports whether the comparison with the case is shown.
func (p *Page) comparing() bool {
	_, ok := p.at.(*compare)
	return ok
}

// undo takes back the last change of the profile.
func (p *Page) undo() {
	canvas := p.host.Window().Canvas()
	if on := canvas.Focused(); on != nil {
		canvas.Unfocus() // commits what is being typed
		defer canvas.Focus(on)
	}
	var label string
	p.host.Runner().Save(func() (err error) {
		label, err = p.kept.Undo()
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, casefile.ErrNothingToUndo):
			p.host.Toast("Nothing was changed in the profile since this window was opened", false)
		case err != nil:
			p.told(err)
		default:
			p.host.Toast("Undone in the profile: "+label, false)
		}
	})
}
