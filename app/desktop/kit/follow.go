package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// follower is a control that brings itself into view in a scroll.
type follower interface {
	Follow(*container.Scroll)
}

// FollowFocus makes every input inside a scroll bring its caret into view when
// it gets the keyboard and while it is typed in (fyne#3029: a scroll does not
// follow the focus). A page calls it again after adding inputs.
func FollowFocus(scroll *container.Scroll) { follow(scroll.Content, scroll) }

func follow(o fyne.CanvasObject, scroll *container.Scroll) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			follow(child, scroll)
		}
	case *Field:
		follow(o.control, scroll)
	case interface{ inside() fyne.CanvasObject }:
		follow(o.inside(), scroll)
	case follower:
		o.Follow(scroll)
	}
}

// inside is what a composed widget is made of.
func (c *composed) inside() fyne.CanvasObject { return c.content }

// RevealIn scrolls so that the part of object from top on, height high, can be
// seen. Nothing happens where it can already.
func RevealIn(scroll *container.Scroll, object fyne.CanvasObject, top, height float32) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(object).Y - driver.AbsolutePositionForObject(scroll.Content).Y + top
	offset := scroll.Offset
	view := scroll.Size().Height
	switch {
	case at < offset.Y+HaloWidth:
		offset.Y = max(0, at-HaloWidth)
	case at+height > offset.Y+view-HaloWidth:
		offset.Y = at + height - view + HaloWidth
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}
