// Package gallery shows the kit's widgets and the pages with sample data, to be
// looked at beside the design and photographed. Nothing here is part of the
// program that auditors use.
package gallery

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// pages holds what was registered, by name.
var pages = map[string]func() fyne.CanvasObject{}

// Register adds a page under a name, from the init function of the file that
// builds it. A second page of the same name is a mistake in the program.
func Register(name string, build func() fyne.CanvasObject) {
	if _, taken := pages[name]; taken {
		panic(fmt.Sprintf("gallery: page %q is registered twice", name))
	}
	pages[name] = build
}

// Names lists the pages, sorted.
func Names() []string {
	var names []string
	for name := range pages {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Build makes a page by its name. The error of an unknown name lists the known.
func Build(name string) (fyne.CanvasObject, error) {
	build, ok := pages[name]
	if !ok {
		return nil, fmt.Errorf("build gallery page %q: there are only %s", name, strings.Join(Names(), ", "))
	}
	return build(), nil
}
