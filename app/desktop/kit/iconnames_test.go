package kit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
	"fieldcase/assets"
)

// iconCalls are the functions that take an icon's name, and at which place.
var iconCalls = map[string]int{
	"NewIcon": 0, "WithIcon": 0, "SetIcon": 0, "NewChip": 0, "NewStatus": 0, "NewNotice": 0, "EmptyPage": 0,
	"IconResource": 0, "SetEvent": 0, "Say": 0, "icon": 0, "strokedIcon": 0, "newStatusPiece": 0, "newStrip": 0,
}

// iconFields are the fields that hold an icon's name.
var iconFields = []string{"Icon", "FoldIcon"}

func TestIcons_everyNameInTheDesktopExists(t *testing.T) {
	known := assets.IconNames()
	seen := 0
	check := func(pos token.Position, e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		name, err := strconv.Unquote(lit.Value)
		if err != nil || name == "" {
			return
		}
		seen++
		if !slices.Contains(known, name) {
			t.Errorf("%s: there is no icon %q", pos, name)
		}
	}
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			inspectIcons(n, func(e ast.Expr) { check(files.Position(e.Pos()), e) })
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Errorf("only %d icon names found; the test looks at the wrong calls", seen)
	}
}

// inspectIcons hands over the expressions of a node that name an icon.
func inspectIcons(n ast.Node, found func(ast.Expr)) {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if at, ok := iconCalls[name]; ok && at < len(n.Args) {
			found(n.Args[at])
		}
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok && slices.Contains(iconFields, id.Name) {
			found(n.Value)
		}
	}
}

func TestMarkOf_everyGradeHasIconWordAndColour(t *testing.T) {
	test.NewTempApp(t)
	for _, grade := range kit.GradeNames() {
		m := kit.MarkOf(grade)
		if assets.Icon(m.Icon) == nil || m.Word == "" || m.Token == "" {
			t.Errorf("grade %s is shown as %+v", grade, m)
		}
		if got := kit.GradeBadge(grade).Word(); got != m.Word {
			t.Errorf("badge of %s says %q", grade, got)
		}
	}
	if m := kit.MarkOf("observation"); m.Word != "observation" {
		t.Errorf("an unknown grade is shown as %q, not by its name", m.Word)
	}
}

func TestIconResource_followsVariantAndIsKept(t *testing.T) {
	test.NewTempApp(t)
	kit.SetVariant(kit.Light)
	t.Cleanup(func() { kit.SetVariant(kit.System) })
	light := kit.IconResource("flag", kit.Accent)
	if light != kit.IconResource("flag", kit.Accent) {
		t.Error("the same icon was made twice")
	}
	if !strings.Contains(string(light.Content()), "#0B6E75") || strings.Contains(string(light.Content()), "currentColor") {
		t.Errorf("icon is not in the accent colour: %s", light.Content())
	}
	kit.SetVariant(kit.Dark)
	if dark := kit.IconResource("flag", kit.Accent); !strings.Contains(string(dark.Content()), "#5CC0C7") {
		t.Errorf("dark icon is not in the dark accent: %s", dark.Content())
	}
	if kit.IconResource("no-such-icon", kit.Ink) != nil {
		t.Error("an unknown icon was drawn")
	}
}
