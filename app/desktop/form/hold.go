package form

import (
	"cmp"
	"slices"

	"fieldcase/app/audit"
)

// kept is a record with what was changed in it and cannot be written, put away while another is edited.
type kept[P audit.Recorder] struct {
	base, now P    // as it was when it was opened, and as the form showed it
	fresh     bool // a new record; base is nothing
}

// canWrite reports whether nothing is wrong with what the form shows of the record. What is wrong elsewhere in it is
// told when the case refuses it.
func (f *Form[T, P]) canWrite(r P) bool {
	return !slices.ContainsFunc(audit.Check(r), func(p audit.Problem) bool { return f.controls[p.Field] != nil })
}

// Begin saves what was being edited and begins to edit a new record. It is written with the first change that makes it
// valid: a record that nobody fills in never gets into the case.
func (f *Form[T, P]) Begin(r P) {
	f.putAway()
	f.editor.Begin(r)
	f.showControls(r)
	f.help()
}

// IsNew reports whether a new record is edited of which nothing is written yet.
func (f *Form[T, P]) IsNew() bool { return f.IsOpen() && f.editor.Begun() }

// IsHeld reports whether the record edited holds what cannot be written, since something is wrong with it.
func (f *Form[T, P]) IsHeld() bool { return f.IsOpen() && f.editor.Held() }

// IsSettled reports whether the case holds the record edited as the form shows it.
func (f *Form[T, P]) IsSettled() bool { return f.IsOpen() && f.editor.Settled() && !f.editor.Begun() }

// Change changes the record as if the user had changed the field, which the form need not show.
func (f *Form[T, P]) Change(field string, change func(P)) {
	f.change(field, func(r audit.Recorder) error {
		change(r.(P))
		return nil
	})
}

// Unsaved returns the records that are otherwise on the screen than in the case, as the screen shows them: new ones of
// which nothing is written, and those with something wrong. The oldest comes first.
func (f *Form[T, P]) Unsaved() []P {
	var out []P
	for _, k := range f.kept {
		out = append(out, k.now)
	}
	if f.IsNew() || f.IsHeld() {
		out = append(out, f.Record())
	}
	slices.SortFunc(out, func(a, b P) int { return cmp.Compare(a.Base().ID, b.Base().ID) })
	return out
}

// Discard gives up what cannot be written of a record.
func (f *Form[T, P]) Discard(id audit.ID) {
	if k, ok := f.kept[id]; ok && k.fresh {
		f.editor.Forget(k.now)
	}
	delete(f.kept, id)
	if f.IsOpen() && f.Record().Base().ID == id {
		f.editor.GiveUp()
		clear(f.unread)
	}
}

// putAway saves what is being edited, and keeps what cannot be written of it.
func (f *Form[T, P]) putAway() {
	now := f.editor.Record()
	if now == nil {
		return
	}
	clear(f.unread)
	f.editor.Commit()
	if f.editor.Held() {
		f.kept[now.Base().ID] = kept[P]{base: f.editor.Base(), now: audit.Clone(now), fresh: f.editor.Begun()}
	}
}

// resume edits r as it is in the case now, with what was changed in it before.
func (f *Form[T, P]) resume(r P, k kept[P]) {
	delete(f.kept, r.Base().ID)
	if k.fresh {
		f.editor.Begin(k.now)
		f.editor.Change(func(P) {})
		return
	}
	f.editor.Open(r)
	f.editor.Change(func(now P) {
		for _, field := range audit.KindOf(r).Fields {
			copyChanged(field, k.base, k.now, now)
		}
	})
}

// copyChanged puts the field of a record into another one where it is not what it was before.
func copyChanged(f audit.Field, before, from, into audit.Recorder) {
	if f.Type == audit.SetField {
		if e := f.Elements(from); !slices.Equal(f.Elements(before), e) {
			f.SetElements(into, e)
		}
		return
	}
	if v := f.Get(from); v != f.Get(before) {
		if err := f.Set(into, v); err != nil {
			panic(err) // a value that was read from the same field
		}
	}
}
