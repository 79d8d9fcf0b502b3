package finding

import (
	"fieldcase/app/desktop/material"
)

// showTrail shows the way from the finding that is open back to what was seen, once everything typed is in the case.
func (p *Page) showTrail() {
	id := p.current()
	p.editor.Commit()
	p.host.Runner().Save(func() error { return nil }, func(error) {
		if err := p.read(); err != nil {
			p.host.Tell(err)
			return
		}
		material.ShowTrail(p.host, p.cases, p.now, id)
	})
}
