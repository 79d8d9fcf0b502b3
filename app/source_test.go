package app_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Budgets, in lines. Tests may have long functions: their tables are the specification.
const (
	fileBudget     = 400
	functionBudget = 60
)

// source is one Go file of the module, whatever its build tags.
type source struct {
	path  string // below the module, with slashes
	fset  *token.FileSet
	file  *ast.File
	lines int
}

func (s source) isTest() bool        { return strings.HasSuffix(s.path, "_test.go") }
func (s source) pkg() string         { return s.path[:strings.LastIndexByte(s.path, '/')] }
func (s source) line(n ast.Node) int { return s.fset.Position(n.Pos()).Line }

// tree parses every Go file below app, store, assets and cmd.
var tree = sync.OnceValues(func() ([]source, error) {
	var out []source
	for _, top := range []string{"app", "store", "assets", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			s, err := parse(path)
			out = append(out, s)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
})

func parse(path string) (source, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return source{}, err
	}
	s := source{
		path:  strings.TrimPrefix(filepath.ToSlash(path), "../"),
		fset:  token.NewFileSet(),
		lines: bytes.Count(text, []byte("\n")),
	}
	s.file, err = parser.ParseFile(s.fset, path, text, parser.SkipObjectResolution|parser.ParseComments)
	return s, err
}

func sources(t *testing.T) []source {
	t.Helper()
	list, err := tree()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestBudgets(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.lines > fileBudget {
			t.Errorf("%s has %d lines, the budget of a file is %d", s.path, s.lines, fileBudget)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || s.isTest() {
				continue
			}
			if n := s.fset.Position(f.End()).Line - s.line(f) + 1; n > functionBudget {
				t.Errorf("%s:%d: %s has %d lines, the budget of a function is %d", s.path, s.line(f), f.Name.Name, n, functionBudget)
			}
		}
	}
}

// outsideWorld lists the calls that make an answer depend on the moment, the machine or the user.
var outsideWorld = map[string][]string{
	"time":                   {"Now", "Since", "Until"},
	"os":                     {"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Hostname"},
	"os/user":                {"Current", "Lookup"},
	"github.com/google/uuid": {"New", "NewString", "NewRandom", "NewUUID", "NewV6", "NewV7"},
}

// TestOutsideWorld keeps clock, chance, environment and user out of everything but cmd, which hands them in through
// casefile.Env. What differs by system is the job of app/platform.
func TestOutsideWorld(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.isTest() || strings.HasPrefix(s.path, "cmd/") || s.pkg() == "app/platform" {
			continue
		}
		for path, names := range outsideWorld {
			for _, use := range s.uses(path, names) {
				t.Errorf("%s:%d: %s is for cmd alone", s.path, s.line(use), use.Sel.Name)
			}
		}
	}
}

// TestBackgroundWork keeps goroutines, and the way back from them, in one package of the desktop.
func TestBackgroundWork(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.isTest() || !strings.HasPrefix(s.path, "app/desktop/") || s.pkg() == "app/desktop/task" {
			continue
		}
		for _, use := range s.uses("fyne.io/fyne/v2", []string{"Do", "DoAndWait"}) {
			t.Errorf("%s:%d: fyne.%s is for app/desktop/task alone", s.path, s.line(use), use.Sel.Name)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s:%d: goroutines of the desktop are started by app/desktop/task alone", s.path, s.line(g))
			}
			return true
		})
	}
}

// TestNothingIsSkipped: a test that cannot run here must fail here.
func TestNothingIsSkipped(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if !s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
				switch sel.Sel.Name {
				case "Skip", "Skipf", "SkipNow":
					t.Errorf("%s:%d: no test is skipped", s.path, s.line(call))
				}
			}
			return true
		})
	}
}

// uses finds the selectors of a file that name one of a package's functions.
func (s source) uses(path string, names []string) []*ast.SelectorExpr {
	local := ""
	for _, spec := range s.file.Imports {
		if strings.Trim(spec.Path.Value, `"`) == path {
			local = path[strings.LastIndexByte(path, '/')+1:]
			if local == "v2" {
				local = "fyne"
			}
			if spec.Name != nil {
				local = spec.Name.Name
			}
		}
	}
	var out []*ast.SelectorExpr
	if local == "" {
		return nil
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == local {
			for _, name := range names {
				if sel.Sel.Name == name {
					out = append(out, sel)
				}
			}
		}
		return true
	})
	return out
}
