package assets

import (
	"embed"
	"strings"
)

//go:embed icons/*.svg mark/fieldcase.svg mark/fieldcase.png
var icons embed.FS

// Icon gives a Lucide line icon as SVG by its Lucide name, such as
// "circle-check". Its strokes are "currentColor", which the reader replaces.
// It gives nil if there is none of that name.
func Icon(name string) []byte { return read(icons, "icons/"+name+".svg") }

// IconNames lists the names that Icon knows.
func IconNames() []string { return names(icons, "icons", ".svg") }

// Mark is the application's mark as SVG, in its own colours.
func Mark() []byte { return read(icons, "mark/fieldcase.svg") }

// MarkPNG is the application's mark, 512 pixels square.
func MarkPNG() []byte { return read(icons, "mark/fieldcase.png") }

// read gives a file that the build has embedded, nil only for a wrong name.
func read(fs embed.FS, path string) []byte {
	b, err := fs.ReadFile(path)
	if err != nil {
		return nil
	}
	return b
}

// names lists the files of a folder that end so, without the ending.
func names(fs embed.FS, dir, ending string) []string {
	entries, err := fs.ReadDir(dir)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ending); ok {
			list = append(list, name)
		}
	}
	return list
}
