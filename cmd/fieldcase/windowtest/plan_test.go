//go:build window

package windowtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
)

// typist rests this long after each letter and key: about three times as fast as an auditor types.
const typist = 40 * time.Millisecond

// TestPlan_enteredByKeys enters the Stage 2 plan of the sample case, 3 days, 2 auditors, 13 activities, in a real window
// without the mouse, and compares the case file with the sample.
func TestPlan_enteredByKeys(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	path := h.file("Sølvberg", "client.fieldcase")
	sampleCase(t, path, sample.BeforeStage2)
	want := takePlanOut(t, path)

	p := start(t, h, "--today", "2026-04-20", "--page", "plan", path)
	p.untilDrawn()
	p.untilPage("plan")
	began := time.Now()
	keys, letters := p.typeScript(filepath.Join("..", "..", "..", "testdata", "keys", "stage-2-plan.txt"))
	took := time.Since(began)
	p.untilStill()
	p.keep("plan-entered")

	r := read(t, path)
	got := stage2Plan(r.now())
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(date.Date{}, date.Clock{}), cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(audit.PlanItem{}, "Record", "Systems", "Tool")); diff != "" {
		t.Errorf("the plan entered differs from that of the sample (-want +got):\n%s", diff)
	}
	r.isWhole()
	t.Logf("%d activities entered in %.0f seconds with %d keys and %d letters, a key each %v", len(got), took.Seconds(), keys, letters, typist)
	p.quit()
}

// takePlanOut takes every activity out of the Stage 2 plan of a case file, and returns them.
func takePlanOut(t *testing.T, path string) []*audit.PlanItem {
	t.Helper()
	r := open(t, path, false)
	items := stage2Plan(r.now())
	var changes []casefile.Change
	for _, i := range items {
		changes = append(changes, casefile.Change{Before: i})
	}
	if err := r.session.Save(t.Context(), "Begin the plan anew", changes...); err != nil {
		t.Fatal(err)
	}
	if err := r.session.Close(); err != nil {
		t.Fatal(err)
	}
	return items
}

func stage2Plan(c *audit.Case) []*audit.PlanItem { return c.PlanOf(c.AuditNamed("stage-2").ID) }

// keyNames are keys as X names them.
var keyNames = strings.NewReplacer("Ctrl", "ctrl", "Alt", "alt", "Enter", "Return", "Ins", "Insert", "Esc", "Escape", "Space", "space", "Shift", "shift", "BackSpace", "BackSpace")

// typeScript types what a file says, line by line. It returns how many keys and letters.
func (p *program) typeScript(path string) (keys, letters int) {
	p.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		k, l := p.typeLine(strings.TrimRight(line, "\n"))
		keys, letters = keys+k, letters+l
	}
	return keys, letters
}

// typeLine types a line: words in brackets are keys, the rest letters. It returns how many of both.
func (p *program) typeLine(line string) (keys, letters int) {
	p.t.Helper()
	for rest := line; rest != ""; {
		text, after, found := strings.Cut(rest, "[")
		if text != "" {
			p.typeText(text, typist)
			letters += utf8.RuneCountInString(text)
		}
		if rest = ""; found {
			var key string
			key, rest, _ = strings.Cut(after, "]")
			p.press(xKey(key))
			time.Sleep(typist)
			keys++
		}
	}
	return keys, letters
}

// xKey is a key as X names it; letters are small, capital ones mean Shift.
func xKey(key string) string {
	if mod, letter, found := strings.Cut(key, "+"); found && len(letter) == 1 {
		key = mod + "+" + strings.ToLower(letter)
	}
	return keyNames.Replace(key)
}
