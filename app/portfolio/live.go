package portfolio

// Live is a Source that tells of each case while it still looks for others.
type Live interface {
	Source
	// OnFound has fn called with every case as soon as it is read, in no order and from one goroutine at a time; whether
	// there are copies of it is not known yet. It is set before Look.
	OnFound(fn func(Found))
}

var _ Live = (*Folders)(nil)

// OnFound implements Live.
func (f *Folders) OnFound(fn func(Found)) { f.found = fn }

// tell tells of a case that was just read.
func (f *Folders) tell(c Found) {
	if f.found != nil {
		f.found(c)
	}
}
