package checklist

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
)

// bench is the field under the notes. It takes a new note, whose text stays with its clause until it is kept, or changes a
// note that was kept before.
type bench struct {
	p    *Page
	note *editing.Editor[audit.Note, *audit.Note]
}

func newBench(p *Page) *bench {
	b := &bench{p: p}
	b.note = editing.NewEditor(p.writer, func(n *audit.Note) string { return strings.TrimSpace("Note " + string(n.Requirement)) }, p.refused)
	b.note.HoldBack(func(n *audit.Note) bool { return strings.TrimSpace(n.Text) != "" })
	return b
}

// draft names the unfinished note of the clause that is open.
func (b *bench) draft() casefile.Draft { return casefile.UnfinishedNote(b.p.at, b.p.open) }

// changes reports whether the field changes a note that was kept before.
func (b *bench) changes() bool { return b.note.Record() != nil }

// History implements form.Remembering for the note that is being changed.
func (b *bench) History(field, label string) func() { return b.note.History(field, label) }

// typed takes over the text of the field while it is typed.
func (b *bench) typed(text string) {
	switch {
	case b.note.Record() != nil:
		b.note.Type("text", text)
	case b.p.open != "":
		b.p.loose.Put(b.draft(), text)
	}
}

// show shows what stands in the field at the clause that is open, to be gone on with.
func (b *bench) show() {
	text := b.p.loose.Text(b.draft())
	if b.changes() {
		text = b.note.Record().Text
	}
	b.p.clause.field.SetTextQuiet(text)
	b.p.clause.field.CaretToEnd()
}

// leave ends changing what was kept before; what was typed becomes a change of it. An unfinished note stays where it is.
func (b *bench) leave() {
	if !b.changes() {
		return
	}
	b.note.Open(nil)
	b.p.clause.edit("")
	b.show()
}

// follow takes in what became of the note that is being changed.
func (b *bench) follow() {
	n := b.note.Record()
	if n == nil || !b.note.Settled() {
		return
	}
	if now := find(b.p.x.notes[b.p.open], func(r *audit.Note) bool { return r.ID == n.ID }); now == nil {
		b.leave()
	} else if !audit.Same(now, n) || now.Seen() != n.Seen() {
		b.note.Open(now)
		b.show()
	}
}

func find[T any](list []*T, is func(*T) bool) *T {
	for _, r := range list {
		if is(r) {
			return r
		}
	}
	return nil
}

// keep is Enter in the field: the change is done, or what was typed is kept as a note.
func (b *bench) keep() {
	if b.changes() {
		b.leave()
		b.p.focusNote()
		return
	}
	b.keepNote(false)
}

// keepNote keeps what was typed as a note; a private one is its author's alone.
func (b *bench) keepNote(private bool) {
	text := b.text()
	if text == "" || b.p.host.ReadOnly() {
		return
	}
	n := casefile.NoteOn(b.p.cases.Env(), b.p.now, b.p.at, b.p.open, text)
	n.Private = private
	b.write("Note "+string(b.p.open), nil, casefile.Change{After: n})
}

// text is what was typed as a new note, without spaces around it.
func (b *bench) text() string {
	if b.changes() || b.p.open == "" {
		return ""
	}
	return strings.TrimSpace(b.p.clause.field.Text())
}

// write writes what the text of the field became, and empties the field. When it cannot be written the text comes back.
func (b *bench) write(label string, then func(), changes ...casefile.Change) {
	d, text := b.draft(), b.p.clause.field.Text()
	b.p.loose.Take(d)
	b.show()
	b.p.writer.SaveTyped(label, d, func(err error) {
		if err != nil {
			b.giveBack(d, text)
			b.p.refused(err)
			return
		}
		if then != nil {
			then()
		}
	}, changes...)
}

// giveBack puts a text that was not written before what was typed at its clause since.
func (b *bench) giveBack(d casefile.Draft, text string) {
	if since := b.p.loose.Text(d); since != "" {
		text += "\n" + since
	}
	b.p.loose.Put(d, text)
	if b.draft().Record == d.Record && !b.changes() {
		b.show()
	}
}

// openNote takes a note into the field, to be changed there.
func (b *bench) openNote(id audit.ID) {
	n := find(b.p.x.notes[b.p.open], func(r *audit.Note) bool { return r.ID == id })
	if n == nil || b.p.host.ReadOnly() {
		return
	}
	b.leave()
	b.note.Open(n)
	r := noteRowOf(b.p.x, b.p.open, n, b.p.cases.Env().Now().Location())
	b.p.clause.edit("Changes the note of " + r.when)
	b.show()
	b.p.focusNote()
}
