package programme

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// matrixLayout gives a matrix no more height than its rows need, and puts what belongs beneath close to it. That has its
// own height, or with a share at least so much of the whole, and what the matrix leaves.
type matrixLayout struct {
	grid  *kit.Matrix
	share float32
}

// MinSize implements fyne.Layout.
func (l matrixLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	grid, foot := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(grid.Width, foot.Width), grid.Height+foot.Height)
}

// Layout implements fyne.Layout.
func (l matrixLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	foot := max(kit.HeightFor(o[1], size.Width), l.share*size.Height)
	height := l.grid.HeightWithin(size.Height - foot)
	if l.share > 0 {
		foot = size.Height - height
	}
	o[0].Move(fyne.Position{})
	o[0].Resize(fyne.NewSize(size.Width, height))
	o[1].Move(fyne.NewPos(0, height))
	o[1].Resize(fyne.NewSize(size.Width, foot))
}
