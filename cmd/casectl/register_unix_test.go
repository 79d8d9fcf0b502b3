//go:build unix

package main

import (
	"maps"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"fieldcase/store/register/registertest"
)

// TestScripts_register runs the scripts that fill an office's register, a PostgreSQL server started for them. $REGISTER is
// the address of an empty database.
func TestScripts_register(t *testing.T) {
	t.Parallel()
	server, err := registertest.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	t.Run("scripts", func(t *testing.T) {
		testscript.Run(t, testscript.Params{
			Dir:                 filepath.Join("..", "..", "testdata", "scripts", "register"),
			Cmds:                maps.Clone(scriptCommands),
			RequireUniqueNames:  true,
			RequireExplicitExec: true,
			Setup: func(e *testscript.Env) error {
				address, err := server.Database()
				e.Setenv("REGISTER", address)
				e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
				e.Setenv("FIELDCASE_USER", "Ragnhild Moe")
				return err
			},
		})
	})
}
