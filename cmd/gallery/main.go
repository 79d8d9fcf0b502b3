// Command gallery shows the kit's widgets and the pages with sample data.
//
//	gallery --page components --variant dark --size 1366x768
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"fieldcase/app/desktop/gallery"
	"fieldcase/app/desktop/kit"
)

func main() {
	page := flag.String("page", "components", "page to show: "+strings.Join(gallery.Names(), ", "))
	variant := flag.String("variant", "light", "light, dark or system")
	size := flag.String("size", "1366x768", "window size in pixels")
	flag.Parse()
	if err := show(*page, kit.Variant(*variant), *size); err != nil {
		fmt.Fprintln(os.Stderr, "gallery: error:", err)
		os.Exit(2)
	}
}

// show opens one window with a page and stays until it is closed.
func show(page string, variant kit.Variant, size string) error {
	var w, h float32
	if _, err := fmt.Sscanf(size, "%fx%f", &w, &h); err != nil {
		return fmt.Errorf("read size %q: %w", size, err)
	}
	a := app.NewWithID("fieldcase.gallery")
	kit.SetVariant(variant)
	window := a.NewWindow("Fieldcase gallery: " + page) // pages ask for it while they are built
	content, err := gallery.Build(page)
	if err != nil {
		return err
	}
	window.SetPadded(false)
	window.SetContent(content)
	window.Resize(fyne.NewSize(w, h))
	window.ShowAndRun()
	return nil
}
