//go:build window

package windowtest

import (
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
)

// TestSecondOpener opens a case that somebody else has open: it is shown, with who has it, and nothing can be changed
// in it, while the first goes on.
func TestSecondOpener(t *testing.T) {
	t.Parallel()
	first := newHome(t)
	path := first.file("client.fieldcase")
	sampleCase(t, path, sample.TeamMeeting)
	one := start(t, first, "--today", "2026-05-06", "--page", "findings", path)
	one.untilDrawn()
	one.untilPage("findings")

	two := start(t, newHome(t), "--today", "2026-05-06", "--page", "findings", path)
	two.untilDrawn()
	two.untilPage("findings")
	two.keep("second-opener")
	r := read(t, path)
	before := len(r.now().Findings)
	two.press("ctrl+shift+n", "F8", "alt+s")
	two.typeText("Typed by the second", 5*time.Millisecond)
	two.untilStill()
	two.keep("second-opener-refused")
	if got := len(r.now().Findings); got != before {
		t.Errorf("the second made %d findings", got-before)
	}

	id := newFinding(t, one, path)
	one.press("alt+s")
	one.typeText("Typed by the first", 5*time.Millisecond)
	one.press("alt+e")
	r.until("what the first typed", func(c *audit.Case) bool { return c.Finding(id).Statement == "Typed by the first" })
	for _, f := range r.now().Findings {
		if f.Statement == "Typed by the second" {
			t.Error("what the second typed is in the case")
		}
	}
	two.quit()
	one.quit()

	three := start(t, newHome(t), "--today", "2026-05-06", "--page", "findings", path)
	three.untilDrawn()
	three.untilPage("findings")
	newFinding(t, three, path) // nobody has it any more
	three.quit()
	r = open(t, path, false)
	defer func() { _ = r.session.Close() }()
	r.isWhole()
}
