package task

import (
	"slices"
	"time"
)

// steadyFactor times the pause is how long steady calls can put fn off.
const steadyFactor = 2

// debouncer holds functions until their key has rested. It belongs to the UI
// goroutine, as does everything after calls.
type debouncer struct {
	after   func(d time.Duration, fn func()) (cancel func())
	pending []*pause // in the order of their first call
}

// pause is one key waiting.
type pause struct {
	key       string
	fn        func()
	stopRest  func() // the rest that begins anew with each call
	stopLimit func() // the limit that begins with the first
}

func (d *debouncer) add(key string, rest time.Duration, fn func()) (cancel func()) {
	p := d.find(key)
	if p == nil {
		p = &pause{key: key, stopRest: func() {}}
		p.stopLimit = d.after(steadyFactor*rest, func() { d.fire(p) })
		d.pending = append(d.pending, p)
	}
	p.stopRest()
	p.stopRest = d.after(rest, func() { d.fire(p) })
	p.fn = fn
	return func() { d.remove(p) }
}

func (d *debouncer) find(key string) *pause {
	i := slices.IndexFunc(d.pending, func(p *pause) bool { return p.key == key })
	if i < 0 {
		return nil
	}
	return d.pending[i]
}

// remove takes p out and reports whether it was still waiting.
func (d *debouncer) remove(p *pause) bool {
	i := slices.Index(d.pending, p)
	if i < 0 {
		return false
	}
	d.pending = slices.Delete(d.pending, i, i+1)
	p.stopRest()
	p.stopLimit()
	return true
}

func (d *debouncer) fire(p *pause) {
	if d.remove(p) {
		p.fn()
	}
}

// flush fires what waits for these keys, or everything. What fn adds again
// while flushing stays pending.
func (d *debouncer) flush(keys []string) {
	for _, p := range slices.Clone(d.pending) {
		if len(keys) == 0 || slices.Contains(keys, p.key) {
			d.fire(p)
		}
	}
}
