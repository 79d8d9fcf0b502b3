//go:build unix && !darwin

package platform

import (
	"os"
	"os/exec"
)

// hasNativeDialog reports whether one of the programs that show dialogs is
// installed and there is a screen to show them on.
func hasNativeDialog() bool {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	for _, program := range []string{"qarma", "zenity", "matedialog"} {
		if _, err := exec.LookPath(program); err == nil {
			return true
		}
	}
	return false
}
