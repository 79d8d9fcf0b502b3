package report

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// text is a field of the audit that its report is written in.
type text struct {
	form.Spec
	number int    // of the element of the report that it is, 0 for none
	quick  string // what it says most often when there is nothing to tell, "" for nothing
}

// written is a section of texts of the audit.
type written struct {
	page  *Page
	what  about
	kinds []audit.AuditKind // of the audits that have it
	texts []text
	form  *form.Form[audit.Audit, *audit.Audit]
	quick map[string]*kit.Button // by field
	also  []part                 // what stands under the texts
	root  *container.Scroll
}

// part is something of a section that follows from the case.
type part interface {
	object() fyne.CanvasObject
	show()
}

func newWritten(p *Page, what about, remark string, kinds []audit.AuditKind, texts []text, also ...part) *written {
	s := &written{page: p, what: what, kinds: kinds, texts: texts, quick: map[string]*kit.Button{}, also: also}
	specs := make([]form.Spec, len(texts))
	for i, t := range texts {
		specs[i] = s.spec(t)
	}
	s.form = form.New(p.writer, func(a *audit.Audit) string { return a.Title() + ": report" }, p.host.Tell, p.today, specs...)
	s.form.Settle(s.lacking)
	s.form.Edited(s.showQuick)
	parts := []fyne.CanvasObject{s.form.Content()}
	for _, o := range also {
		parts = append(parts, o.object())
	}
	s.root = sheet(what, remark, parts...)
	return s
}

// spec is the field of a text, with its number and the words that are at hand for it.
func (s *written) spec(t text) form.Spec {
	out := t.Spec
	if t.number > 0 {
		out.Label = fmt.Sprintf("%d  %s", t.number, t.Label)
	}
	if t.quick != "" {
		b := kit.NewButton(kit.Quiet, t.quick, func() { s.answer(t) }).Small().WithKey("F9")
		s.quick[t.Name] = b
		out.Under = kit.Cols(0, b, kit.Spacer())
	}
	return out
}

func (s *written) about() about               { return s.what }
func (s *written) content() fyne.CanvasObject { return s.root }
func (s *written) count() string              { return s.page.elementsIn(s.what.id) }

func (s *written) close() {
	if s.form.IsOpen() {
		s.form.Close(s.page.host.Window().Canvas())
	}
}

func (s *written) applies(a *audit.Audit) bool { return slices.Contains(s.kinds, a.Kind) }

func (s *written) show() {
	a := s.page.about
	s.form.Lock(s.page.host.ReadOnly())
	if s.form.IsOpen() && s.form.Record().ID == a.ID {
		s.form.Renew(a)
	} else {
		s.form.Open(a)
	}
	for _, t := range s.texts {
		if t.number > 0 && s.form.Field(t.Name) != nil {
			setShown(s.form.Field(t.Name), s.has(t.number))
		}
	}
	s.showQuick()
	for _, o := range s.also {
		o.show()
	}
}

// has reports whether the report of the audit has an element.
func (s *written) has(number int) bool {
	for _, e := range s.page.elements() {
		if e.Number == number {
			return true
		}
	}
	return false
}

func (s *written) focus(field string) {
	c := s.page.host.Window().Canvas()
	for _, t := range s.texts {
		if f := s.form.Field(t.Name); field == "" && f != nil && f.Visible() {
			field = t.Name
		}
	}
	s.form.Focus(c, field)
}

// showQuick offers the words at hand where nothing is written.
func (s *written) showQuick() {
	a := s.form.Record()
	if a == nil {
		return
	}
	for name, b := range s.quick {
		f, _ := audit.KindOf(a).Field(name)
		setShown(b, f.Get(a) == audit.Null && s.form.Field(name).Visible() && !s.page.host.ReadOnly())
	}
	s.root.Refresh()
}

// answer writes the words at hand into a text that is empty.
func (s *written) answer(t text) {
	a := s.form.Record()
	if a == nil || s.page.host.ReadOnly() {
		return
	}
	f, _ := audit.KindOf(a).Field(t.Name)
	if f.Get(a) != audit.Null {
		return
	}
	s.form.Change(t.Name, func(a *audit.Audit) {
		if err := f.Set(a, audit.TextValue(t.quick)); err != nil {
			s.page.host.Tell(err)
		}
	})
	s.form.Focus(s.page.host.Window().Canvas(), t.Name)
}

// notApplicable writes the words at hand into the text that has the keyboard, and reports whether there are any.
func (s *written) notApplicable() bool {
	on := s.page.host.Window().Canvas().Focused()
	for _, t := range s.texts {
		if f := s.form.Field(t.Name); t.quick != "" && f != nil && on != nil && f.Control() == on.(fyne.CanvasObject) {
			s.answer(t)
			return true
		}
	}
	return false
}

// lacking says beside the fields what the report of the audit, as it is on the screen, still needs.
func (s *written) lacking(a *audit.Audit) map[string]string {
	out := map[string]string{}
	if a.Kind == audit.Stage1 {
		if a.Readiness == "" {
			out["readiness"] = "Say whether the client is ready for Stage 2"
		}
		return out
	}
	for _, e := range audit.ReportElements(s.page.now.With(a), a) {
		switch {
		case e.Filled || !e.Applies:
		case e.Field == "conformity":
			if a.Conformity == "" {
				out["conformity"] = "The report needs it"
			}
			if a.InternalAudit == "" {
				out["internal_audit"] = "The report needs it"
			}
		case e.Field == "summary" && a.Summary != "": // it lacks a finding, not words
		case e.Answer:
			out[e.Field] = "The report needs it, or that it does not apply"
		default:
			out[e.Field] = "The report needs it"
		}
	}
	return out
}
