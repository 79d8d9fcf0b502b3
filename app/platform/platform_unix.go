//go:build unix

package platform

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// FreeSpace is how many bytes this person can still write to the disk that
// folder is on.
func FreeSpace(folder string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, fmt.Errorf("ask for free space of %s: %w", folder, err)
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil // types differ by system
}

// errNotOwn says that a folder in the common temporary folder is not this
// person's alone, so that somebody else may have laid it there.
var errNotOwn = errors.New("folder can be used by others")

// ownAlone fails if the folder is not this person's alone.
func ownAlone(folder string) error {
	info, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || !ok || int(stat.Uid) != os.Getuid() {
		return fmt.Errorf("%w: %s", errNotOwn, folder)
	}
	return nil
}

// allowRaise has nothing to do: any window may come to the front here.
func allowRaise(int) {}

// launchWait is how long a program that is to show something has to fail.
// Some end at once, others when their window is closed.
const launchWait = 2 * time.Second

// launch starts a program and leaves it alone unless it fails soon. What it
// says goes nowhere: a pipe would break when this program ends, and the other
// one might end with it.
func launch(program string, args ...string) error {
	cmd := exec.CommandContext(context.Background(), program, args...) //nolint:gosec // only this package names programs
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	limit := time.NewTimer(launchWait)
	defer limit.Stop()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s: %w", program, err)
		}
	case <-limit.C:
	}
	return nil
}
