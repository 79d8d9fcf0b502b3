//go:build unix

package registertest

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody is a user without rights; PostgreSQL does not run as root.
const nobody = 65534

// owned gives a folder to the user that PostgreSQL runs as.
func owned(folder string) error {
	if os.Getuid() != 0 {
		return nil
	}
	return os.Chown(folder, nobody, nobody)
}

// asNobody makes a program run as that user.
func asNobody(c *exec.Cmd) {
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}
