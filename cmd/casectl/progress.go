package main

import (
	"fmt"
)

// progress draws how far a long work has come on one line of a terminal; in a pipe it draws nothing.
type progress struct {
	c     *console
	what  string
	shown int64 // per mille drawn last
}

// progress begins to draw; done wipes the line away.
func (c *console) progress(what string) *progress { return &progress{c: c, what: what, shown: -1} }

// step draws that so much of the whole is done.
func (p *progress) step(done, total int64) {
	if !p.c.terminal || total <= 0 {
		return
	}
	if at := done * 1000 / total; at != p.shown {
		p.shown = at
		fmt.Fprintf(p.c.err, "\r\x1b[K%s… %d of %d", p.what, done, total)
	}
}

// done wipes the line away.
func (p *progress) done() {
	if p.shown >= 0 {
		fmt.Fprint(p.c.err, "\r\x1b[K")
	}
}
