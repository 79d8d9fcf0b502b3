package plan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
)

// stage shows the plan as a picture and as a grid: one above the other, or one of them by a switch where there is no room
// for both.
type stage struct {
	picture *kit.PlanPicture
	scroll  *container.Scroll // around the picture, for many days or people
	grid    *kit.Grid[row]
	view    *kit.Segmented
	bar     fyne.CanvasObject
	hours   int
	rows    int
	single  bool // only one is shown
	root    *fyne.Container
}

// The views, as the switch names them.
const (
	viewPicture = "picture"
	viewList    = "list"
)

// Measures of the stage.
const (
	pictureBelow = 8   // between picture and grid
	foot         = 8   // under the grid
	gridHeader   = 29  // header and its rule
	fewRows      = 8   // of the grid at least, beside the picture
	narrow       = 600 // width under which there is only one of the two
	switchHeight = 38
	hourMost     = 32 // height of an hour, where there is room
	hourLeast    = 22
)

func newStage(picture *kit.PlanPicture, grid *kit.Grid[row]) *stage {
	s := &stage{picture: picture, grid: grid, scroll: container.NewScroll(picture)}
	s.view = kit.NewSegmented(kit.Segment{ID: viewPicture, Word: "Picture"}, kit.Segment{ID: viewList, Word: "List"})
	s.view.Choose(viewList)
	s.view.OnChange = func(string) { s.root.Refresh() }
	s.bar = kit.Pad(0, kit.EdgePage, 8, kit.EdgePage, kit.Cols(8, s.view, kit.NewText("F6", kit.Key).In(kit.Ink3), kit.Spacer()))
	s.root = container.New(s, s.bar, s.scroll, s.grid)
	return s
}

// Visible reports whether the stage is shown.
func (s *stage) Visible() bool { return !s.root.Hidden }

// setData shows another plan.
func (s *stage) setData(d kit.PlanData, rows int) {
	s.hours, s.rows = max(d.EndHour-d.FirstHour, 1), rows
	s.picture.SetData(d)
	s.root.Refresh()
}

// selectBlock marks an activity in the picture and brings it into view.
func (s *stage) selectBlock(id string) {
	s.picture.Select(id)
	at, size := s.picture.Area()
	if size.Width == 0 {
		return
	}
	offset, view := s.scroll.Offset, s.scroll.Size()
	offset.X = inView(offset.X, view.Width, at.X, size.Width)
	offset.Y = inView(offset.Y, view.Height, at.Y, size.Height)
	if offset != s.scroll.Offset {
		s.scroll.ScrollToOffset(offset)
	}
}

// inView moves an offset so that a span can be seen, its beginning first.
func inView(offset, view, at, length float32) float32 {
	if at+length > offset+view {
		offset = at + length - view
	}
	return max(min(offset, at), 0)
}

// shown is what takes the keyboard.
func (s *stage) shown() fyne.Focusable {
	if s.single && s.view.Chosen() == viewPicture {
		return s.picture
	}
	return s.grid
}

// toggle shows the other view where there is one, and moves the keyboard between them.
func (s *stage) toggle(c fyne.Canvas) {
	if s.single {
		other := viewPicture
		if s.view.Chosen() == viewPicture {
			other = viewList
		}
		s.view.Choose(other)
		s.root.Refresh()
		focusOf(c, s.shown())
		return
	}
	if c.Focused() == fyne.Focusable(s.grid) {
		c.Focus(s.picture)
		return
	}
	c.Focus(s.grid)
}

// MinSize implements fyne.Layout.
func (s *stage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }

// Layout implements fyne.Layout: the grid has its rows, the picture what is left.
func (s *stage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	least := s.picture.MinSize().Height
	rows := float32(min(s.rows, fewRows))
	s.single = size.Width < narrow || size.Height < least+pictureBelow+gridHeader+rows*rowHeight+foot
	top := float32(0)
	setVisible(s.bar, s.single)
	if s.single {
		s.bar.Move(fyne.NewPos(0, 0))
		s.bar.Resize(fyne.NewSize(size.Width, switchHeight))
		top = switchHeight
	}
	setVisible(s.scroll, !s.single || s.view.Chosen() == viewPicture)
	setVisible(s.grid, !s.single || s.view.Chosen() == viewList)
	height := size.Height - top - foot
	if !s.single {
		most := least + float32(s.hours)*(hourMost-hourLeast)
		height = min(max(height-pictureBelow-gridHeader-float32(s.rows)*rowHeight, least), most)
	}
	if s.scroll.Visible() {
		s.scroll.Move(fyne.NewPos(kit.EdgePage, top))
		s.scroll.Resize(fyne.NewSize(size.Width-2*kit.EdgePage, height))
		top += height + pictureBelow
	}
	s.grid.Move(fyne.NewPos(kit.EdgePage, top))
	s.grid.Resize(fyne.NewSize(size.Width-2*kit.EdgePage, max(size.Height-top-foot, 0)))
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
