package platform

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/platform/atomicfile"
	"fieldcase/app/platform/filename"
)

// ErrIsProgram is wrapped when a file would be run rather than shown. It can
// still be written to disk by someone who means to.
var ErrIsProgram = errors.New("the file is a program or could start one")

// Open shows the file at path, or the folder, with the program that the system
// has for it. A file that is a program is refused with ErrIsProgram.
func Open(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	target, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if isProgram(abs) || isProgram(target) {
		return fmt.Errorf("open %s: %w", path, ErrIsProgram)
	}
	if err := open(abs); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return nil
}

// OpenReadOnly shows a copy of the file at path, so that the file itself
// cannot be changed by the program that shows it.
func OpenReadOnly(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open copy: %w", err)
	}
	defer func() { _ = f.Close() }()
	return OpenContent(filepath.Base(path), func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

// OpenContent shows what write writes as a file with this name, made safe. The
// file is write-protected, in a folder for this person alone, and marked as
// coming from elsewhere where the system knows such a mark. RemoveOpened
// removes it.
func OpenContent(name string, write func(io.Writer) error) error {
	name = filename.Safe(name)
	if hasProgramType(name) {
		return fmt.Errorf("open %s: %w", name, ErrIsProgram)
	}
	path, err := copyOut(name, write)
	if err != nil {
		return fmt.Errorf("open copy: %w", err)
	}
	return Open(path)
}

func copyOut(name string, write func(io.Writer) error) (string, error) {
	all, err := openedDir(os.Getpid())
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(all, "")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	if err := atomicfile.Write(path, 0o600, write, atomicfile.NoReplace()); err != nil {
		return "", errors.Join(err, os.Remove(folder))
	}
	markForeign(path)
	return path, os.Chmod(path, 0o400)
}

// openedDir is where the program with this process id puts its copies.
func openedDir(pid int) (string, error) {
	cache, err := CacheDir()
	return folder("copies", cache, err, "opened", strconv.Itoa(pid))
}

// RemoveOpened removes the copies that OpenContent and OpenReadOnly made, in
// this run and in runs that have ended. The program calls it at its beginning
// and at its end.
func RemoveOpened() error {
	mine, err := openedDir(os.Getpid())
	if err != nil {
		return err
	}
	all := filepath.Dir(mine)
	entries, err := os.ReadDir(all)
	for _, e := range entries {
		pid, notID := strconv.Atoi(e.Name())
		if notID != nil || pid == os.Getpid() || !isAlive(pid) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(all, e.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("remove copies: %w", err)
	}
	return nil
}

// Reveal shows the file at path in the file manager, selected where the system
// can do that.
func Reveal(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("reveal %s: %w", path, err)
	}
	if _, err := os.Lstat(abs); err != nil {
		return fmt.Errorf("reveal: %w", err)
	}
	if err := reveal(abs); err != nil {
		return fmt.Errorf("reveal %s: %w", path, err)
	}
	return nil
}

// programTypes are extensions of files that some system runs when they are
// opened. They are refused on every system, so that a case file is as safe on
// each.
var programTypes = []string{
	".action", ".app", ".appimage", ".application", ".appref-ms", ".bat", ".chm", ".cmd", ".com", ".command", ".cpl",
	".desktop", ".dll", ".dmg", ".exe", ".gadget", ".hta", ".img", ".inf", ".iso", ".jar", ".js", ".jse",
	".library-ms", ".lnk", ".msc", ".msi", ".msix", ".msp", ".osx", ".pif", ".pkg", ".ps1", ".psm1", ".py", ".reg", ".run", ".scf",
	".scpt", ".scr", ".search-ms", ".settingcontent-ms", ".sh", ".terminal", ".tool", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".vhdx",
	".webloc", ".wsf", ".wsh", ".workflow", ".xll",
}

func hasProgramType(name string) bool {
	return slices.Contains(programTypes, strings.ToLower(filepath.Ext(name)))
}

// isProgram reports whether opening what is at path would run it. Folders with
// such a name are programs only on macOS.
func isProgram(path string) bool {
	info, err := os.Stat(path)
	isFolder := err == nil && info.IsDir()
	return hasProgramType(path) && (!isFolder || runtime.GOOS == "darwin")
}
