package app_test

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"fieldcase/store"
)

// modernc.org/sqlite works with exactly the libc that its own go.mod names; a newer one, which any other dependency can
// bring in, breaks it in ways that no compiler sees.
func TestLibcIsTheOneOfSQLite(t *testing.T) {
	t.Parallel()
	gomod, err := os.ReadFile(moduleFact(t, "{{.GoMod}}", "modernc.org/sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	pinned := regexp.MustCompile(`(?m)^\s*(?:require\s+)?modernc\.org/libc (\S+)`).FindSubmatch(gomod)
	if pinned == nil {
		t.Fatal("the go.mod of modernc.org/sqlite names no modernc.org/libc")
	}
	if got, want := moduleFact(t, "{{.Version}}", "modernc.org/libc"), string(pinned[1]); got != want {
		t.Errorf("modernc.org/libc is %s, but modernc.org/sqlite needs %s", got, want)
	}
}

// moduleFact asks for one fact of a module.
func moduleFact(t *testing.T, format, module string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
	if err != nil {
		t.Fatalf("go list -m %s: %v", module, err)
	}
	return strings.TrimSpace(string(out))
}

// A renamed case file is still known on Linux, by the id that the file type of the Debian package looks for.
func TestFileTypeKnowsCaseFiles(t *testing.T) {
	t.Parallel()
	types, err := os.ReadFile("../fyne-cross/linux/fieldcase-mime.xml")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`type="big32" offset="68" value="0x%08x"`, store.ApplicationID)
	if !strings.Contains(string(types), want) {
		t.Errorf("fieldcase-mime.xml does not look for %s", want)
	}
}
