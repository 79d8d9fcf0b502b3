package profile

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// conventions is the section of what is the body's habit and no requirement.
type conventions struct {
	page *Page
	form *form.Form[audit.Policy, *audit.Policy]
	root *container.Scroll
}

func newConventions(p *Page) *conventions {
	s := &conventions{page: p}
	s.form = form.New(p.writer, func(*audit.Policy) string { return "Conventions" }, p.host.Tell, p.today, form.Habits()...)
	s.form.Edited(p.showIndex)
	head := kit.NewParagraph("What the standards leave to the certification body. A new case gets a copy; what is changed here later is offered to "+
		"older cases and never forced on them.", kit.Body, kit.Ink2)
	s.root = scrolled(kit.Rows(16, kit.AtMost(760, head), s.form.Content()))
	return s
}

func (s *conventions) about() about {
	return about{id: "conventions", title: "Conventions", icon: "list-checks"}
}

func (s *conventions) content() fyne.CanvasObject { return s.root }
func (s *conventions) unsaved() int               { return len(s.form.Unsaved()) }
func (s *conventions) focus()                     { s.form.Focus(s.page.host.Window().Canvas(), "") }
func (s *conventions) close()                     { s.form.Close(s.page.host.Window().Canvas()) }
func (s *conventions) show()                      { showOne(s.form, &s.page.now.Policy) }

// remark counts what is otherwise than by default.
func (s *conventions) remark() string {
	n, defaults := 0, audit.DefaultPolicy()
	kind := audit.KindOf(&defaults)
	for _, t := range casefile.PolicyTerms() {
		if f, ok := kind.Field(t.Field); ok && f.Get(&s.page.now.Policy) != f.Get(&defaults) {
			n++
		}
	}
	if n == 0 {
		return "as by default"
	}
	return fmt.Sprintf("%d otherwise than by default", n)
}
