package platform

import "golang.org/x/sys/unix"

// hasNativeDialog is true: this system brings its dialogs along.
func hasNativeDialog() bool { return true }

func open(path string) error { return launch("open", path) }

func reveal(path string) error { return launch("open", "-R", path) }

// markForeign puts the file in quarantine, as browsers do, so that the system
// asks before anything in it runs. Without the mark it is only less careful.
func markForeign(path string) {
	_ = unix.Setxattr(path, "com.apple.quarantine", []byte("0081;00000000;Fieldcase;"), 0)
}
