package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Tests that need other rights than those of the test run this binary again
// with roleVar naming what to do in the folder that folderVar names.
const (
	roleVar   = "ATOMICFILE_TEST_ROLE"
	folderVar = "ATOMICFILE_TEST_FOLDER"
)

var roles = map[string]func(folder string) error{
	"nobody":   asNobody,
	"fullDisk": onFullDisk,
	"writer":   writeForEver,
	"unseen":   writeUnseen,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(roleVar)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := role(os.Getenv(folderVar)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func inRole(role, folder string) *exec.Cmd {
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), roleVar+"="+role, folderVar+"="+folder)
	return cmd
}

func runAs(t *testing.T, role, folder string, attr *syscall.SysProcAttr) {
	t.Helper()
	cmd := inRole(role, folder)
	cmd.SysProcAttr = attr
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestFolderWithoutWriteAccess gives up root's rights first, for whom every
// folder is writable.
func TestFolderWithoutWriteAccess(t *testing.T) {
	path := oldFile(t)
	folder := filepath.Dir(path)
	for _, f := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(f, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	runAs(t, "nobody", path, nil)
	wantOnly(t, path, oldText)
	if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
}

func asNobody(path string) error {
	if os.Geteuid() == 0 {
		const nobody = 65534
		if err := errors.Join(syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
			return err
		}
	}
	for _, opts := range [][]Option{nil, {NoReplace()}} {
		err := WriteBytes(filepath.Join(filepath.Dir(path), "new"), []byte("new"), 0o600, opts...)
		if !errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("error = %w, want fs.ErrPermission", err)
		}
	}
	return nil
}

// TestFullDisk runs on a disk of 64 KiB that is mounted for it alone.
func TestFullDisk(t *testing.T) {
	runAs(t, "fullDisk", t.TempDir(), &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	})
}

func onFullDisk(folder string) error {
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=64k"); err != nil {
		return fmt.Errorf("mount a small disk: %w", err)
	}
	path := filepath.Join(folder, "case.fieldcase")
	if err := WriteBytes(path, []byte(oldText), 0o600); err != nil {
		return err
	}
	for _, careless := range []bool{false, true} {
		err := Write(path, 0o600, func(w io.Writer) error {
			for range 100 {
				if _, err := io.WriteString(w, strings.Repeat("x", 1000)); err != nil && !careless {
					return err
				}
			}
			return nil
		})
		if careless && err == nil {
			return errors.New("a writer that overlooks errors replaced the file")
		}
		if !careless && (!IsDiskFull(err) || !errors.Is(err, syscall.ENOSPC)) {
			return fmt.Errorf("error = %w, want ENOSPC", err)
		}
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != 1 {
			return fmt.Errorf("files on the disk: %v (%w)", entries, err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != oldText {
			return fmt.Errorf("content = %.40q (%w)", got, err)
		}
	}
	return nil
}

const killedSize = 256 << 10

// writeForEver replaces the file at path by as many "a" and "b" in turn.
func writeForEver(path string) error {
	for {
		for _, letter := range []string{"a", "b"} {
			err := Write(path, 0o600, func(w io.Writer) error {
				for range killedSize / 1024 {
					if _, err := io.WriteString(w, strings.Repeat(letter, 1024)); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
			fmt.Print(".")
		}
	}
}

// TestKilledWriter kills a writer wherever it happens to be. What is then at
// the target must be one whole content, and the next write must succeed over
// what the killed one left.
func TestKilledWriter(t *testing.T) {
	path := oldFile(t)
	for round := range 15 {
		cmd := inRole("writer", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, 1+round%4)); err != nil {
			t.Error(err)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = cmd.Wait()
		got := read(t, path)
		if len(got) != killedSize || strings.Trim(got, got[:1]) != "" {
			t.Fatalf("round %d: %d bytes, not all alike", round, len(got))
		}
	}
	if err := WriteBytes(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "new" {
		t.Errorf("content = %.40q", got)
	}
}

// writeUnseen replaces the file at path for ever, and keeps out of sight what is not whole.
func writeUnseen(path string) error {
	for {
		err := Write(path, 0o600, func(w io.Writer) error {
			for range killedSize / 1024 {
				if _, err := io.WriteString(w, strings.Repeat("a", 1024)); err != nil {
					return err
				}
			}
			fmt.Print(".")
			return nil
		}, Unseen())
		if err != nil {
			return err
		}
	}
}

// TestKilledUnseenWriter: no part of the content is left behind, under whatever name.
func TestKilledUnseenWriter(t *testing.T) {
	path := oldFile(t)
	for round := range 15 {
		cmd := inRole("unseen", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, 1+round%4)); err != nil {
			t.Error(err)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = cmd.Wait()
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			text := read(t, filepath.Join(filepath.Dir(path), e.Name()))
			if len(text) != killedSize && text != oldText {
				t.Fatalf("round %d: %s holds %d bytes, a part", round, e.Name(), len(text))
			}
		}
	}
}
