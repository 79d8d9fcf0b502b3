package main

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/store"
)

// asCasectl is the variable that makes the binary of the tests the command line.
const asCasectl = "CASECTL_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asCasectl) != "" {
		main()
	}
	if err := store.Setup(); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"casectl": main})
}

// TestScripts runs the command line as people and other programs do. What a script may use beside the commands of
// testscript is in scriptCommands.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "scripts"),
		Cmds:                scriptCommands,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIELDCASE_USER", "Márta Kővári")
			e.Setenv("FIELDCASE_INITIALS", "")
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home")) // for keys and backups
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, ".config"))
			e.Setenv("HOME", e.WorkDir) // where other systems keep settings
			e.Setenv("LONG", strings.Repeat("ø", 5000))
			return nil
		},
	})
}

var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits":    scriptExits,
	"sample":   scriptSample,
	"value":    scriptValue,
	"keep":     scriptKeep,
	"hold":     scriptHold,
	"sql":      scriptSQL,
	"flip":     scriptFlip,
	"truncate": scriptTruncate,
	"json":     scriptJSON,
	"answer":   scriptAnswer,
}

// exits CODE PROGRAM ARG… runs a program and expects that exit code.
func scriptExits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// sample FILE [MOMENT] puts the sample case there, as it stands at the end or at a moment of its story.
func scriptSample(ts *testscript.TestScript, _ bool, args []string) {
	moment := sample.Whole
	if len(args) > 1 {
		moment = sample.Moment(args[1])
	}
	content, err := sampleBytes(moment)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

// samples holds the bytes of the sample cases, each made once.
var samples sync.Map

// sampleBytes are the bytes of the sample case at a moment.
func sampleBytes(m sample.Moment) ([]byte, error) {
	once, _ := samples.LoadOrStore(m, sync.OnceValues(func() ([]byte, error) { return makeSample(m) }))
	return once.(func() ([]byte, error))()
}

func makeSample(m sample.Moment) (content []byte, err error) {
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "client.fieldcase")
	env := testEnv()
	env.Now = m.Clock
	s, err := sample.MakeAt(ctxOfSample, env, path, m)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// testEnv is a world with a fixed clock, identities that count up, and a user.
func testEnv() casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return sample.Whole.Clock() },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK"}, Program: "casectl test", Host: "test",
	}
}

// value PATH WANT expects that value in the JSON on standard output: findings.major 1, files.len 3, audits.0.name stage-1.
func scriptValue(ts *testscript.TestScript, _ bool, args []string) {
	if got := valueAt(ts, args[0]); got != args[1] {
		ts.Fatalf("%s is %q, want %q", args[0], got, args[1])
	}
}

// keep PATH NAME makes that value of the JSON on standard output known to the lines after it as $NAME.
func scriptKeep(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[1], valueAt(ts, args[0]))
}

// valueAt returns a value of the JSON on standard output.
func valueAt(ts *testscript.TestScript, path string) string {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &v))
	for _, key := range strings.Split(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			next, ok := at[key]
			if !ok {
				ts.Fatalf("no %q in %v", key, at)
			}
			v = next
		case []any:
			if key == "len" {
				v = len(at)
				continue
			}
			i, err := strconv.Atoi(key)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("%d elements, want one more than %d", len(at), i)
			}
			v = at[i]
		default:
			ts.Fatalf("%q: %v has no parts", key, v)
		}
	}
	return fmt.Sprint(v)
}

// hold FILE opens the case for writing, as another person would, until the script ends.
func scriptHold(ts *testscript.TestScript, _ bool, args []string) {
	env := testEnv()
	env.User.Name = "Jonas Lindqvist"
	s, err := casefile.Open(ctxOfSample, env, ts.MkAbs(args[0]), false)
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

// sql FILE STATEMENT does to the file what no Fieldcase would.
func scriptSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(errors.Join(err, db.Close()))
}

// flip FILE OFFSET inverts 64 bytes of a file, from the offset on; a negative offset counts from the end.
func scriptFlip(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	if at < 0 {
		at += len(content)
	}
	for i := at; i < at+64; i++ {
		content[i] ^= 0xFF
	}
	ts.Check(os.WriteFile(path, content, 0o600))
}

// truncate FILE SIZE cuts a file off.
func scriptTruncate(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// json FILE KEY VALUE sets a value in the JSON of a file: client.name "…". The value is JSON.
func scriptJSON(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	var tree map[string]any
	ts.Check(json.Unmarshal(content, &tree))
	keys := strings.Split(args[1], ".")
	at := tree
	for _, k := range keys[:len(keys)-1] {
		next, ok := at[k].(map[string]any)
		if !ok {
			ts.Fatalf("no object %q", k)
		}
		at = next
	}
	var value any
	text := args[2]
	if n, found := strings.CutPrefix(text, "xs:"); found {
		count, err := strconv.Atoi(n)
		ts.Check(err)
		value = strings.Repeat("x", count)
	} else {
		ts.Check(json.Unmarshal([]byte(text), &value))
	}
	at[keys[len(keys)-1]] = value
	content, err = json.Marshal(tree)
	ts.Check(err)
	ts.Check(os.WriteFile(path, content, 0o600))
}
