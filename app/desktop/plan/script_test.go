package plan_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/desktop/page"
)

// stroke is what a person does at the keyboard: a key, or letters typed one after the other.
type stroke struct {
	key  page.Keys
	text string
}

// strokes reads a script: words in brackets are keys, the rest is typed.
func strokes(script string) []stroke {
	var out []stroke
	for script != "" {
		text, rest, found := strings.Cut(script, "[")
		if text != "" {
			out = append(out, stroke{text: text})
		}
		if !found {
			break
		}
		key, after, _ := strings.Cut(rest, "]")
		out = append(out, stroke{key: page.Keys(key)})
		script = after
	}
	return out
}

// samplePlanKeys is the script that enters the Stage 2 plan of the sample case. The window test types the same.
func samplePlanKeys(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "keys", "stage-2-plan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			out.WriteString(strings.TrimRight(line, "\n"))
		}
	}
	return out.String()
}
