package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
)

// ctxOfSample is the context of what a script needs beside its commands.
var ctxOfSample = context.Background()

// call runs the command line within the test.
func call(ctx context.Context, env casefile.Env, terminal bool, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	w := world{Env: env, in: strings.NewReader(""), out: &out, err: &err, terminal: terminal}
	code = run(ctx, w, args)
	return code, out.String(), err.String()
}

// files returns what lies below a folder, hidden files included.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, strings.TrimPrefix(path, dir+string(filepath.Separator)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// cancelAt returns an environment that cancels at the n-th new identity: in the middle of whatever is being made.
func cancelAt(n int, cancel func()) casefile.Env {
	env := testEnv()
	newID := env.NewID
	env.NewID = func() string {
		if n--; n == 0 {
			cancel()
		}
		return newID()
	}
	return env
}

func TestRun_cancelledLeavesNoHalfFile(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		after int
		args  []string
	}{
		"demo, early":     {20, []string{"demo", "-o"}},
		"demo, late":      {250, []string{"demo", "-o"}},
		"demo, portfolio": {0, []string{"demo", "--portfolio", "3", "-o"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if tt.after == 0 {
				cancel()
			}
			dir := filepath.Join(t.TempDir(), "demo")
			code, stdout, stderr := call(ctx, cancelAt(tt.after, cancel), true, append(tt.args, dir)...)
			if code != casefile.ExitCancelled || stdout != "" {
				t.Errorf("exit code %d with output %q, want %d without; messages %q", code, stdout, casefile.ExitCancelled, stderr)
			}
			if _, err := os.Stat(dir); err == nil {
				t.Errorf("left behind: %v", files(t, dir))
			}
		})
	}
}

func TestRun_cancelledWhileReplacingKeepsTheOldFile(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	dir := t.TempDir()
	path := filepath.Join(dir, "client.fieldcase")
	if code, _, stderr := call(t.Context(), testEnv(), false, "new", path, "--client", "Ældre AS"); code != 0 {
		t.Fatal(stderr)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, _ := call(ctx, cancelAt(10, cancel), false, "new", path, "--client", "Nyere AS", "--force"); code != casefile.ExitCancelled {
		t.Errorf("exit code %d", code)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the case that was there is another now (%v)", err)
	}
	if diff := cmp.Diff([]string{"client.fieldcase"}, files(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

func TestRun_progressOnTerminalsOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "client.fieldcase")
	content, err := sampleBytes(sample.Whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, piped := call(t.Context(), testEnv(), false, "check", path)
	_, _, drawn := call(t.Context(), testEnv(), true, "check", path)
	if piped != "" {
		t.Errorf("in a pipe: %q", piped)
	}
	if !strings.Contains(drawn, "Checking…") || !strings.HasSuffix(drawn, "\r\x1b[K") {
		t.Errorf("on a terminal: %q, want progress that is wiped away at the end", drawn)
	}
}

func TestSchema_fitsTheExportedSample(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "client.fieldcase")
	content, err := sampleBytes(sample.Whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, schemaText, _ := call(t.Context(), testEnv(), false, "schema")
	code, caseText, stderr := call(t.Context(), testEnv(), false, "export", "case", path, "--attachments")
	if code != 0 {
		t.Fatal(stderr)
	}
	schema := compile(t, schemaText)
	if err := schema.Validate(parse(t, caseText)); err != nil {
		t.Errorf("the sample does not fit the schema: %v", err)
	}
	wrong := strings.Replace(caseText, `"grade": "major"`, `"grade": "grave"`, 1)
	if schema.Validate(parse(t, wrong)) == nil {
		t.Error("a grade that there is not fits the schema")
	}
}

func compile(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("case.schema.json", parse(t, text)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("case.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func parse(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Márta Kővári": "MK", "Dr. Aoife Byrne": "DB", "åse": "Å", "": "", "  Łucja   Dąbrowska ": "ŁD",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestConsole_today(t *testing.T) {
	t.Parallel()
	c := console{world: world{Env: testEnv()}}
	if got := c.today().String(); got != "2026-06-18" {
		t.Errorf("without --today: %s", got)
	}
	c.day = date.MustParse("2027-04-09")
	if got := c.today().String(); got != "2027-04-09" {
		t.Errorf("with --today: %s", got)
	}
}
