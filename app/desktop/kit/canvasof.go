package kit

import "fyne.io/fyne/v2"

// CanvasOf returns the canvas that an object lies on, nil when it lies on none. The driver knows that of an object only
// once it was painted; until then, when the next key may come already, it lies on the only window that there is.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if all := driver.AllWindows(); len(all) == 1 {
		return all[0].Canvas()
	}
	return nil
}
