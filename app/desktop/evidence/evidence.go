// Package evidence is the Evidence page: everything that was seen, heard or read, the samples that were drawn, and the
// files that are kept, each as a list with a filter and the form of the selected one beside it.
//
// What is edited is written by package material; the page reads the case again after each change and shows what is new
// in it without disturbing what is being typed.
package evidence

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// Cases is what the page needs of the open case.
type Cases = material.Cases

// Page is the Evidence page.
type Page struct {
	host   page.Host
	cases  Cases
	m      *material.Material
	now    *audit.Case // as shown
	filter filter
	views  []view
	at     view
	here   bool // it is the page shown

	head    *kit.PageHead
	choice  *kit.Segmented
	create  *kit.Button
	bar     *filterBar
	filters *fyne.Container // of bar
	another *kit.Button
	panes   *kit.Panes
	main    *fyne.Container
	side    *fyne.Container
	title   *kit.Text
	empty   *empty
	body    *fyne.Container
	foot    fyne.CanvasObject // under the form
	root    fyne.CanvasObject
}

// view is one of the lists of the page, with what stands beside it.
type view interface {
	about() about
	list() fyne.CanvasObject  // at the left
	sheet() fyne.CanvasObject // at the right
	count() int               // of all in scope, whatever the filter hides
	show()                    // the case as it stands
	title() string            // over the sheet
	focus()                   // the list
	add()                     // a new one
	edit()                    // the keyboard to the form
	back() bool               // the keyboard to the list; false when it was there
	has(id audit.ID) bool     // whether the record is of the kind that it lists
	choose(id audit.ID) bool  // selects a record and reports whether it is in the list
	close()                   // saves what is being edited
	place() material.At       // where files that are dropped belong
	remove()                  // takes the selected one out
	open()                    // the selected one, where it can be opened
	step(by int)              // selects another
	chosen() audit.ID         // the selected one
}

// about is what a view is of: the name of its list, and the command that adds to it.
type about struct{ id, word, add string }

// Words of commands that add.
const (
	wordEvidence = "New evidence"
	wordSample   = "New sample, draw…"
	wordFiles    = "Attach files…"
)

var (
	_ page.Page    = (*Page)(nil)
	_ page.Dropper = (*Page)(nil)
	_ page.Footed  = (*Page)(nil)
)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, m: material.New(host, cases, w)}
	p.views = []view{newSeen(p), newSampled(p), newKept(p)}
	p.at = p.views[0]
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record may be a piece of evidence, a sample or one of its items, or an attachment.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.here = true
	if err := p.read(); err != nil {
		return err
	}
	if a, found := auditOf(p.now, record); found && a != p.host.Audit() {
		p.filter.whole = true
	}
	for _, v := range p.views {
		if record != "" && v.has(record) {
			p.at = v
		}
	}
	p.bar.show(p.filter)
	p.show()
	if record != "" && p.at.has(record) && !p.at.choose(record) && p.clear() {
		p.at.choose(record) // the filter hid it
	}
	p.showTitle()
	return nil
}

// auditOf is the audit of a piece of evidence, a sample or one of its items; found is false for another record. A file of
// no audit is in every scope.
func auditOf(c *audit.Case, id audit.ID) (a audit.ID, found bool) {
	for i := range c.Evidence {
		if c.Evidence[i].ID == id {
			return c.Evidence[i].Audit, true
		}
	}
	sample := sampleOf(c, id)
	for i := range c.Samples {
		if c.Samples[i].ID == sample {
			return c.Samples[i].Audit, true
		}
	}
	if x := c.Attachment(id); x != nil && x.Audit != "" {
		return x.Audit, true
	}
	return "", false
}

// sampleOf is the sample that an item is of; the ID itself for another record.
func sampleOf(c *audit.Case, id audit.ID) audit.ID {
	for i := range c.SampleItems {
		if c.SampleItems[i].ID == id {
			return c.SampleItems[i].Sample
		}
	}
	return id
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) {
	if err := p.read(); err != nil {
		p.host.Tell(err)
		return
	}
	p.show()
	p.m.Renew(p.now)
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.here = false
	for _, v := range p.views {
		v.close()
	}
	return nil
}

// Focus implements page.Page: on the list, or on the first step while there is nothing in it.
func (p *Page) Focus() {
	if p.panes.Hidden {
		p.empty.focus(p.host.Window().Canvas())
		return
	}
	p.at.focus()
}

// Drop implements page.Dropper: files go to the piece of evidence that is selected, or to the audit.
func (p *Page) Drop(paths []string) { p.m.Drop(p.at.place(), paths) }

// read takes in the case.
func (p *Page) read() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now = c
	return nil
}

// show shows the case as it stands.
func (p *Page) show() {
	p.at.show()
	p.showHead()
	p.showBody()
	p.showTitle()
}

// turn shows another of the lists.
func (p *Page) turn(v view) {
	if p.at != v {
		p.at = v
		v.show()
	}
	p.choice.Choose(v.about().id)
	p.showHead()
	p.showBody()
	p.showTitle()
}

// turnBy shows the list so many further, and gives it the keyboard.
func (p *Page) turnBy(by int) {
	at := slices.Index(p.views, p.at)
	p.turn(p.views[(at+by+len(p.views))%len(p.views)])
	p.Focus()
}

// within reports whether a record of an audit is in the scope of the lists.
func (p *Page) within(a audit.ID) bool { return p.filter.whole || a == p.host.Audit() }

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }
