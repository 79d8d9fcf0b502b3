package evidence

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
)

// filter is what the lists are narrowed to.
type filter struct {
	words  []string // in small letters; each is somewhere
	whole  bool     // all audits of the case
	method audit.Method
	what   what
}

// what narrows the evidence by what is known of it.
type what string

// What evidence can be narrowed to.
const (
	whatAll          what = ""
	whatMine         what = "mine"
	whatConfidential what = "confidential"
	whatKept         what = "kept"
	whatSeen         what = "seen"
	whatUnused       what = "unused"
)

func allWhats() []what {
	return []what{whatAll, whatMine, whatConfidential, whatKept, whatSeen, whatUnused}
}

func (w what) word() string {
	switch w {
	case whatMine:
		return "Recorded by me"
	case whatConfidential:
		return "Confidential"
	case whatKept:
		return "With files"
	case whatSeen:
		return "Seen, not kept"
	case whatUnused:
		return "In no finding"
	case whatAll:
		return "Everything"
	default:
		return "Everything"
	}
}

// narrowed reports whether the filter may leave out evidence of its scope.
func (f filter) narrowed() bool { return len(f.words) > 0 || f.method != "" || f.what != whatAll }

// keeps reports whether a row of evidence shows.
func (f filter) keeps(r *seenRow) bool {
	e := r.record
	switch {
	case f.method != "" && e.Method != f.method,
		f.what == whatMine && !r.mine,
		f.what == whatConfidential && !e.Confidential,
		f.what == whatKept && len(e.Attachments) == 0,
		f.what == whatSeen && len(e.Attachments) > 0,
		f.what == whatUnused && r.findings != "":
		return false
	}
	if len(f.words) == 0 {
		return true
	}
	if r.words == "" {
		r.words = searched(e.Text, r.source, r.place, r.clauses, r.findings, r.by, e.Function, e.PrivateNote, r.day)
	}
	return f.in(r.words)
}

// searched is what a filter looks at, in small letters.
func searched(texts ...string) string { return strings.ToLower(strings.Join(texts, "\n")) }

// says reports whether each of the words stands in one of the texts.
func (f filter) says(texts ...string) bool { return len(f.words) == 0 || f.in(searched(texts...)) }

// in reports whether each of the words stands in what is searched.
func (f filter) in(text string) bool {
	for _, w := range f.words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// filterBar is the line over the lists.
type filterBar struct {
	words  *kit.Entry
	scope  *kit.Picker
	method *kit.Picker
	what   *kit.Picker
	own    []fyne.CanvasObject // that narrow evidence alone
}

// The choices of the scope.
const (
	thisAudit = "audit"
	wholeCase = "case"
	anyMethod = "any"
	anything  = "all"
)

func newFilterBar(p *Page) *filterBar {
	b := &filterBar{words: kit.NewEntry("Filter by words   Ctrl+L")}
	b.words.OnChanged = func(text string) {
		p.filter.words = strings.Fields(strings.ToLower(text))
		p.narrow()
	}
	b.scope = kit.NewPicker("", kit.Option{ID: thisAudit, Title: "This audit", Hidden: true}, kit.Option{ID: wholeCase, Title: "All audits", Hidden: true})
	b.scope.OnChange = func(o kit.Option) {
		p.filter.whole = o.ID == wholeCase
		p.narrow()
	}
	methods := []kit.Option{{ID: anyMethod, Title: "Any method", Hidden: true}}
	for _, m := range audit.AllMethods() {
		_, word := material.MethodMark(m)
		methods = append(methods, kit.Option{ID: string(m), Title: word, Hidden: true})
	}
	b.method = kit.NewPicker("", methods...)
	b.method.OnChange = func(o kit.Option) {
		p.filter.method = audit.Method(o.ID)
		if o.ID == anyMethod {
			p.filter.method = ""
		}
		p.narrow()
	}
	var whats []kit.Option
	for _, w := range allWhats() {
		id := string(w)
		if w == whatAll {
			id = anything
		}
		whats = append(whats, kit.Option{ID: id, Title: w.word(), Hidden: true})
	}
	b.what = kit.NewPicker("", whats...)
	b.what.OnChange = func(o kit.Option) {
		p.filter.what = what(o.ID)
		if o.ID == anything {
			p.filter.what = whatAll
		}
		p.narrow()
	}
	return b
}

// show shows in the bar what the filter is.
func (b *filterBar) show(f filter) {
	scope, method, w := thisAudit, anyMethod, anything
	if f.whole {
		scope = wholeCase
	}
	if f.method != "" {
		method = string(f.method)
	}
	if f.what != whatAll {
		w = string(f.what)
	}
	b.scope.Choose(scope)
	b.method.Choose(method)
	b.what.Choose(w)
}

// clear takes the filter away, the scope besides, and reports whether there was one.
func (p *Page) clear() bool {
	if !p.filter.narrowed() {
		return false
	}
	p.filter = filter{whole: p.filter.whole}
	p.bar.words.SetTextQuiet("")
	p.narrow()
	return true
}

// narrow shows what the filter keeps.
func (p *Page) narrow() {
	p.bar.show(p.filter)
	if p.now != nil {
		p.show()
	}
}
