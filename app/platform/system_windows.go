package platform

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// FreeSpace is how many bytes this person can still write to the disk that
// folder is on.
func FreeSpace(folder string) (uint64, error) {
	path, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, fmt.Errorf("ask for free space of %s: %w", folder, err)
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(path, &free, nil, nil); err != nil {
		return 0, fmt.Errorf("ask for free space of %s: %w", folder, err)
	}
	return free, nil
}

// ownAlone has nothing to do: the temporary folder is each person's own here.
func ownAlone(string) error { return nil }

// allowRaise lets the program with this process id come to the front. Only the
// program that a person has just started may give that right away.
func allowRaise(pid int) {
	proc := windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")
	if proc.Find() == nil {
		_, _, _ = proc.Call(uintptr(pid)) // without it the window flashes only
	}
}
