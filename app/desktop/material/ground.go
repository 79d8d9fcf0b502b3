package material

import "fieldcase/app/desktop/kit"

// On makes the samples a plain list that lies on a ground, such as that of a side pane.
func (s *Samples) On(ground kit.Token) *Samples {
	s.grid.Plain(ground)
	return s
}

// On makes the files a plain list that lies on a ground, such as that of a side pane.
func (f *Files) On(ground kit.Token) *Files {
	f.grid.Plain(ground)
	return f
}
