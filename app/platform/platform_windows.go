package platform

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// hasNativeDialog is true: this system brings its dialogs along.
func hasNativeDialog() bool { return true }

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

func open(path string) error {
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, nil, file, nil, nil, windows.SW_SHOWNORMAL)
}

// reveal passes the command line itself, because Explorer wants the path
// quoted and the switch not. Explorer ends with an error even if it succeeds.
func reveal(path string) error {
	cmd := exec.CommandContext(context.Background(), "explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	err := cmd.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return nil
	}
	return err
}

// markForeign writes the mark of the web, so that Office opens the file in its
// protected view. File systems without streams have none.
func markForeign(path string) {
	_ = os.WriteFile(path+":Zone.Identifier", []byte("[ZoneTransfer]\r\nZoneId=3\r\n"), 0o600)
}

// pastePicture writes the copied picture as PNG to standard output.
const pastePicture = `$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Windows.Forms,System.Drawing;` +
	`$p=[Windows.Forms.Clipboard]::GetImage();if($null -eq $p){exit 3};$m=New-Object IO.MemoryStream;` +
	`$p.Save($m,[Drawing.Imaging.ImageFormat]::Png);$o=[Console]::OpenStandardOutput();$m.WriteTo($o);$o.Flush()`

// clipboardPicture asks PowerShell, which every Windows has.
func clipboardPicture(ctx context.Context) ([]byte, error) {
	out, err := handedOver(ctx, "powershell.exe", "-NoProfile", "-NonInteractive", "-STA", "-WindowStyle", "Hidden", "-Command", pastePicture)
	if err == nil && !isPNG(out) {
		return nil, ErrNoPicture
	}
	return out, err
}
