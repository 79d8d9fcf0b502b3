package kit

import (
	"sync"

	"fyne.io/fyne/v2"

	"fieldcase/assets"
)

// Weight is a thickness of letters.
type Weight string

// The three weights in use.
const (
	Regular  Weight = "Regular"  // 400
	Medium   Weight = "Medium"   // 500
	SemiBold Weight = "SemiBold" // 600
)

// AllWeights lists the weights, thinnest first.
func AllWeights() []Weight { return []Weight{Regular, Medium, SemiBold} }

// fontOf gives the font of a weight. The same resource is given each time:
// Fyne keeps parsed fonts by the resource's identity.
func fontOf(w Weight, figures bool) fyne.Resource {
	name := "Inter-" + string(w)
	if figures {
		name = "Figures-" + string(w)
	}
	return fontCache()[name]
}

// fontCache loads the six fonts once.
var fontCache = sync.OnceValue(func() map[string]fyne.Resource {
	cache := map[string]fyne.Resource{}
	for _, name := range assets.FontNames() {
		cache[name] = fyne.NewStaticResource(name+".ttf", assets.Font(name))
	}
	return cache
})
