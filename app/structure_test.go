// Package app_test checks what no single package can: which package imports which, where the clock and goroutines may
// be used, how long functions and files are, and that the build is set up as it must be.
package app_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
)

// rule says what a package of ours may import of the others.
type rule struct {
	pkg     string   // path below the module, as path.Match matches it
	imports []string // the same; "fieldcase/..." is never written
}

// pure packages hold the rules of auditing: they may import nothing that reaches outside the program.
var pure = []string{"app/date", "app/audit", "app/cycle", "app/audittime", "app/standard", "app/wording"}

// rules is the import table. The first rule that matches a package counts; one without a rule fails. Days of the
// calendar are part of what app/audit speaks of, so whoever may import app/audit may import app/date.
var rules = []rule{
	{"assets", nil},
	{"app/date", nil},
	{"app/audit", []string{"app/date"}},
	{"app/cycle", []string{"app/audit"}},
	{"app/audittime", []string{"app/audit"}},
	{"app/standard", []string{"app/audit"}},
	{"app/wording", []string{"app/audit"}},
	{"store", []string{"app/audit"}},
	{"store/register", []string{"app/audit"}},
	{"store/register/registertest", nil}, // of tests only
	{"app/workbook/received", nil},
	{"app/workbook", []string{"app/audit", "app/standard", "app/workbook/received"}},
	{"app/report", []string{"app/audit", "app/standard", "app/cycle"}},
	{"app/picture", []string{"app/date"}},                // looks at photographs: the standard library, x/image and a reader of EXIF; no file, no screen
	{"app/picture/picturetest", []string{"app/picture"}}, // of tests only
	{"app/seal", nil}, // bytes in, sealed bytes out: age, and no file; casefile seals with it, a main reads passphrases for it
	{"app/signature", []string{"app/seal", "app/platform/*"}}, // the auditor's key and its file, which seal locks
	{"app/casefile", append([]string{"assets", "app/seal", "app/signature", "store", "store/register", "app/picture", "app/workbook", "app/workbook/received", "app/report", "app/platform/*"}, pure...)},
	{"app/casefile/sample", []string{"app/audit", "app/casefile"}},
	{"app/portfolio", []string{"app/audit", "app/cycle", "store"}},
	{"app/portfolio/output", []string{"app/audit", "app/cycle", "app/portfolio", "app/report", "app/workbook", "store/register"}}, // what goes out of a portfolio, for desktop and command line
	{"app/platform", []string{"app/platform/*"}},
	{"app/platform/*", []string{"app/platform/*"}},

	// The desktop: kit draws, task waits, page, editing and form are what window and pages share, pagetest what their tests share; a page knows no other page.
	{"app/desktop/task", nil},
	{"app/desktop/kit", []string{"assets"}},
	{"app/desktop/page", []string{"app/audit", "app/casefile", "app/cycle", "app/desktop/task"}}, // cycle says where a step is dealt with
	{"app/desktop/editing", []string{"app/audit", "app/casefile", "app/desktop/task"}},
	{"app/desktop/gallery", []string{"app/*", "app/casefile/sample", "app/desktop/*"}},
	{"app/desktop/pagetest", []string{ // of tests only
		"app/audit", "app/casefile", "app/casefile/sample", "app/desktop/kit", "app/desktop/task", "app/desktop/page", "app/desktop/editing",
	}},
	{"app/desktop/form", []string{"app/audit", "app/casefile", "app/desktop/editing", "app/desktop/kit"}},
	{"app/desktop/team", []string{"app/audit", "app/casefile", "app/desktop/form", "app/desktop/kit"}},
	{"app/desktop/material", []string{ // samples, attachments and evidence, which several pages show
		"app/audit", "app/audittime", "app/casefile", "app/standard", "app/desktop/kit", "app/desktop/task", "app/desktop/page",
		"app/desktop/editing", "app/desktop/form",
	}},
	{"app/desktop/portfolio", []string{"app/audit", "app/casefile", "app/cycle", "app/portfolio", "app/desktop/kit", "app/desktop/task", "app/desktop/page"}},
	{"app/desktop/clientreturn", []string{ // what a workbook brings that came back, which several pages show
		"app/audit", "app/casefile", "app/desktop/kit", "app/desktop/task", "app/desktop/page",
	}},
	{"app/desktop/*", []string{
		"app/audit", "app/audittime", "app/casefile", "app/cycle", "app/standard", // rules and requirements are pure; casefile gives the facts
		"app/desktop/kit", "app/desktop/task", "app/desktop/page", "app/desktop/editing", "app/desktop/form",
		"app/desktop/material", "app/desktop/team", "app/desktop/clientreturn",
	}},
	{"app/desktop", []string{"assets", "app/*", "app/casefile/sample", "app/portfolio/output", "app/platform/*", "app/desktop/*"}},
	{"cmd/fieldcase/windowtest", []string{"store", "app/*", "app/casefile/sample"}},
	{"cmd/*", []string{"assets", "store", "store/*", "app/*", "app/casefile/sample", "app/portfolio/output", "app/platform/*", "app/desktop/*"}},
}

// allows tells whether the rule lets its package import another of ours.
func (r rule) allows(name string) bool {
	return matches(name, r.imports) || name == "app/date" && slices.Contains(r.imports, "app/audit")
}

// only names the packages that alone may import something from outside the module.
var only = []struct {
	outside string // import path, or the beginning of it where it ends with "/"
	users   []string
	why     string
}{
	{"database/sql", []string{"store", "store/register"}, "one package writes records"},
	{"modernc.org/sqlite", []string{"store", "cmd/*"}, "one package opens case files; a main sets the driver's switches"},
	{"github.com/jackc/pgx/", []string{"store/register"}, "the register alone speaks PostgreSQL"},
	{"github.com/xuri/excelize/", []string{"app/workbook"}, "one package reads and writes workbooks"},
	{"github.com/bep/imagemeta", []string{"app/picture"}, "one package looks into photographs"},
	{"filippo.io/age", []string{"app/seal"}, "one package seals"},
	{"codeberg.org/go-pdf/", []string{"app/report"}, "one package writes PDF"},
	{"fyne.io/", []string{"app/desktop", "app/desktop/*", "cmd/fieldcase", "cmd/gallery"}, "only the desktop has a screen"},
	{"net/http", nil, "the program is offline"},
	{"net/smtp", nil, "the program is offline"},
	{"net/rpc", nil, "the program is offline"},
	{"net", []string{"app/platform", "store/register"}, "a local socket tells a second start which file to show"},
	{"math/rand", nil, "chance comes in through casefile.Env"},
	{"crypto/rand", []string{"cmd/*"}, "chance comes in through casefile.Env"},
}

// outsidePure lists what pure packages may import from outside the standard library.
var outsidePure = []string{"golang.org/x/text/"}

// impure lists what pure packages may not import of the standard library.
var impure = []string{"os", "os/*", "io/fs", "net", "net/*", "log", "log/*", "syscall", "plugin", "unsafe", "math/rand/v2"}

// online names every package, ours or not, that may import one of network itself, and what for. Nothing of ours asks
// for anything over a network; this list is there to be read when a dependency joins it.
var online = map[string]string{
	"fyne.io/fyne/v2":                     "LoadResourceFromURLString, which we do not call",
	"fyne.io/fyne/v2/internal/repository": "opens http: addresses when it is given one, which we do not",
	"fyne.io/fyne/v2/storage/repository":  "reads addresses of files",
	"github.com/godbus/dbus/v5":           "the local socket of the session's message bus",
	"github.com/google/uuid":              "the network card's number for UUIDs of version 1, which we do not make",
	"github.com/xuri/excelize/v2":         "guesses the type of a background picture, which we do not set",
	"github.com/stretchr/testify/assert":  "part of Fyne's driver of tests, for pagetest; no program holds it",
	"github.com/stretchr/testify/require": "the same",
	"fieldcase/app/platform":              "the local socket that tells a second start which file to show",
	"fieldcase/store/register":            "the office's register",

	"github.com/jackc/pgx/v5/pgconn":                   "the office's register: only the server that somebody names",
	"github.com/jackc/pgx/v5/pgconn/internal/bgreader": "the same",
	"github.com/jackc/pgx/v5/pgtype":                   "addresses as values of columns",
}

var network = []string{"net", "net/http", "net/smtp", "net/rpc", "crypto/tls"}

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

// name is the path of a package of ours below the module.
func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, "fieldcase/") }

// everything lists the packages of the module and all that they depend on. Packages that lack a C compiler's part are
// listed all the same (-e): their imports are what counts here.
var everything = sync.OnceValues(func() ([]listed, error) {
	return goList("-e", "-deps", "-tags", "migrated_fynedo", "fieldcase/...")
})

func goList(args ...string) ([]listed, error) {
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard"}, args...)...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return nil, errors.New(string(exit.Stderr))
		}
		return nil, err
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, err
		}
		packages = append(packages, p)
	}
}

// packages lists the packages of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	list, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(slices.Clone(list), func(p listed) bool { return p.name() == p.ImportPath })
}

// matches tells whether a name is one of the patterns; one that ends with "/" stands for all below it.
func matches(name string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if strings.HasSuffix(pattern, "/") {
			return strings.HasPrefix(name, pattern)
		}
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}

func TestImportTable(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		if len(p.Imports) == 0 && p.name() == "app" {
			continue // this package: tests only
		}
		at := slices.IndexFunc(rules, func(r rule) bool { return matches(p.name(), []string{r.pkg}) })
		if at < 0 {
			t.Errorf("%s has no place in the import table", p.name())
			continue
		}
		for _, imported := range p.Imports {
			name, inside := strings.CutPrefix(imported, "fieldcase/")
			if inside && !rules[at].allows(name) {
				t.Errorf("%s must not import %s", p.name(), name)
			}
		}
	}
}

func TestImportsFromOutside(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		for _, o := range only {
			for _, imported := range p.Imports {
				if matches(imported, []string{o.outside}) && !matches(p.name(), o.users) {
					t.Errorf("%s must not import %s: %s", p.name(), imported, o.why)
				}
			}
		}
	}
}

func TestPurePackages(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		if !slices.Contains(pure, p.name()) {
			continue
		}
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			outside := strings.Contains(first, ".")
			if outside && !matches(imported, outsidePure) || matches(imported, impure) {
				t.Errorf("%s is pure and must not import %s", p.name(), imported)
			}
		}
	}
}

func TestWhoCouldReachANetwork(t *testing.T) {
	t.Parallel()
	all, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if _, known := online[p.ImportPath]; known || p.Standard || strings.HasPrefix(p.ImportPath, "vendor/") {
			continue
		}
		for _, imported := range p.Imports {
			if slices.Contains(network, imported) {
				t.Errorf("%s imports %s: say in this test what for, or do without it", p.ImportPath, imported)
			}
		}
	}
}
