//go:build !windows

package store

import (
	"errors"
	"syscall"
)

// isReadOnlyFolder reports whether err says that the file system is mounted read-only.
func isReadOnlyFolder(err error) bool { return errors.Is(err, syscall.EROFS) }
