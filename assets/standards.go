package assets

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
)

// crosswalkID is the name of the one file in standards that is no catalogue.
const crosswalkID = "crosswalk"

//go:embed standards/*.json
var standards embed.FS

// Standard returns the requirement catalogue with the given id, such as
// "iso-iec-42001-2023", as JSON for standard.Parse. It carries identifiers and
// short titles; prompts and notes are our own words, never a standard's text.
func Standard(id string) ([]byte, error) {
	if !slices.Contains(StandardIDs(), id) {
		return nil, fmt.Errorf("read catalogue %q: there is none of that id", id)
	}
	return standards.ReadFile(path.Join("standards", id+".json"))
}

// StandardIDs lists the ids of all catalogues, sorted.
func StandardIDs() []string {
	entries, err := standards.ReadDir("standards")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	var ids []string
	for _, e := range entries {
		if id := strings.TrimSuffix(e.Name(), ".json"); id != crosswalkID {
			ids = append(ids, id)
		}
	}
	return ids
}

// Crosswalk returns the pairs that lead from ISO/IEC 42001:2023 to the other
// catalogues, as JSON for standard.ParseCrosswalk.
func Crosswalk() []byte {
	b, err := standards.ReadFile(path.Join("standards", crosswalkID+".json"))
	if err != nil {
		panic(err) // the file is compiled in
	}
	return b
}
