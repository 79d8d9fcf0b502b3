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
	if f, ok := o.(follower); ok {
		f.Follow(scroll)
	}
	for _, part := range partsOf(o) {
		follow(part, scroll)
	}
}

// partsOf are the objects that one is made of, as far as they may hold inputs.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *Field:
		return []fyne.CanvasObject{o.control}
	case interface{ inside() fyne.CanvasObject }:
		return []fyne.CanvasObject{o.inside()}
	default:
		return nil
	}
}

// inside is what a composed widget is made of.
func (c *composed) inside() fyne.CanvasObject { return c.content }

// RevealIn scrolls so that the part of object from top on, height high, can be
// seen. Nothing happens where it can already.
func RevealIn(scroll *container.Scroll, object fyne.CanvasObject, top, height float32) {
	y, ok := topIn(scroll.Content, object)
	if !ok {
		driver := fyne.CurrentApp().Driver()
		y = driver.AbsolutePositionForObject(object).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	}
	at := y + top
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

// topIn is how far below the top of another an object inside it stands. The
// driver knows no place of what was never drawn, such as a form just opened.
func topIn(in, object fyne.CanvasObject) (float32, bool) {
	if in == object {
		return 0, true
	}
	for _, part := range partsOf(in) {
		if y, ok := topIn(part, object); ok {
			return part.Position().Y + y, true
		}
	}
	return 0, false
}

// Scrolled puts an object into a scroll that follows the keyboard.
func Scrolled(o fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(o)
	FollowFocus(s)
	return s
}
