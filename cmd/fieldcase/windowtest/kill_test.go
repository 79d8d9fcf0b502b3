//go:build window

package windowtest

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
)

var (
	killSeed   = flag.Uint64("killseed", 0, "seed of the moments at which TestKill kills; 0 takes one from the clock")
	killRounds = flag.Int("killrounds", 10, "how often TestKill kills")
)

// mayLose is how much of the typing the pulled plug may cost.
const mayLose = time.Second

// words are what is typed: words of everyday length with what keyboards have, and what ours has beside it.
var words = strings.Fields(`The impact assessment for ReportDraft was not carried out before validation began (see VP-11, §4);
	IAR v9 of 2026-04-28 lists IA-01 to IA-03 only, "1 of 4" systems: Tromsø & Ångström, 31/26/44 hours, 100% sampled.`)

// keystrokes is what was typed and when, word by word.
type keystrokes struct {
	text  string
	marks []mark
}

// mark is how far the typing had come, at the latest, at a moment.
type mark struct {
	at     time.Time
	length int
}

// typedBy returns what had been typed for sure at a moment.
func (k keystrokes) typedBy(at time.Time) string {
	n := 0
	for _, m := range k.marks {
		if !m.at.After(at) {
			n = m.length
		}
	}
	return k.text[:n]
}

// lost returns for how long before the end the typing is missing when only held was kept.
func (k keystrokes) lost(held string, end time.Time) time.Duration {
	for _, m := range k.marks {
		if m.length > len(held) && !m.at.After(end) {
			return end.Sub(m.at)
		}
	}
	return 0
}

// typeUntil types words at an auditor's pace, with short pauses now and then, until the program is gone.
func typeUntil(p *program, chance *rand.Rand) keystrokes {
	var k keystrokes
	for i := 0; p.running(); i++ {
		word := words[i%len(words)] + " "
		k.text += word
		p.typeText(word, time.Duration(25+chance.IntN(60))*time.Millisecond)
		k.marks = append(k.marks, mark{time.Now(), len(k.text)})
		if chance.IntN(8) == 0 {
			time.Sleep(time.Duration(chance.IntN(900)) * time.Millisecond) // the auditor looks up
		}
	}
	return k
}

// TestKill types a finding and kills the program while it is typed. What was an edit is in the case, what was typed up
// to a second before is kept, and the file is whole.
func TestKill(t *testing.T) {
	seed := *killSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-killseed=%d kills at these moments again", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	var worst time.Duration
	for round := range *killRounds {
		// From the first key to well beyond several drafts.
		after := time.Duration(50+chance.IntN(6000)) * time.Millisecond
		t.Run(fmt.Sprintf("round %d after %v", round+1, after), func(t *testing.T) {
			worst = max(worst, killWhileTyping(t, after, chance))
		})
	}
	t.Logf("%d kills, the largest loss is what was typed in the last %v", *killRounds, worst.Round(time.Millisecond))
}

func killWhileTyping(t *testing.T, after time.Duration, chance *rand.Rand) (lost time.Duration) {
	h := newHome(t)
	path := h.file("Sølvberg", "client.fieldcase")
	sampleCase(t, path, sample.TeamMeeting)
	p := start(t, h, "--today", "2026-05-06", "--page", "findings", path)
	p.untilDrawn()
	p.untilPage("findings")
	id := newFinding(t, p, path)

	const requirement = "Impact assessments are carried out and kept."
	p.press("alt+r")
	p.typeText(requirement, 5*time.Millisecond)
	p.press("alt+s")
	read(t, path).until("the requirement that was left", func(c *audit.Case) bool {
		return c.Finding(id).RequirementText == requirement
	})

	killed := make(chan time.Time)
	go func() {
		time.Sleep(after)
		killed <- p.kill()
	}()
	typed := typeUntil(p, chance)
	end := <-killed

	r := open(t, path, false)
	defer func() { _ = r.session.Close() }()
	r.isWhole()
	f := r.now().Finding(id)
	if f == nil || f.RequirementText != requirement {
		t.Fatalf("the requirement that had been left is not in the case: %+v", f)
	}
	held := heldText(t, r, f)
	if want := typed.typedBy(end.Add(-mayLose)); !strings.HasPrefix(typed.text, held) || len(held) < len(want) {
		t.Errorf("after the kill there is\n%q\nof\n%q\ntyped up to a second before", held, want)
	}
	lost = typed.lost(held, end)
	t.Logf("kept %d letters, lost what was typed in the last %v", len(held), lost.Round(time.Millisecond))
	return lost
}

// newFinding adds a finding by its key and returns it once it is in the case.
func newFinding(t *testing.T, p *program, path string) audit.ID {
	t.Helper()
	r := read(t, path)
	before := map[audit.ID]bool{}
	for _, f := range r.now().Findings {
		before[f.ID] = true
	}
	p.press("ctrl+shift+n")
	var id audit.ID
	r.until("a new finding", func(c *audit.Case) bool {
		for _, f := range c.Findings {
			if !before[f.ID] {
				id = f.ID
			}
		}
		return id != ""
	})
	return id
}

// heldText returns the statement as the file holds it: the draft if there is one, else the record.
func heldText(t *testing.T, r reader, f *audit.Finding) string {
	t.Helper()
	drafts, err := r.session.Drafts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		if d.Record == f.ID && d.Field == "statement" {
			return d.Text
		}
	}
	return f.Statement
}

// TestRecover kills the program while a finding is typed; when it is started again it offers the text back, and Enter
// takes it over.
func TestRecover(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	path := h.file("Sølvberg", "client.fieldcase")
	sampleCase(t, path, sample.TeamMeeting)
	p := start(t, h, "--today", "2026-05-06", "--page", "findings", path)
	p.untilDrawn()
	p.untilPage("findings")
	id := newFinding(t, p, path)
	const text = "No impact assessment was carried out for ReportDraft before clinical validation began."
	p.press("alt+s")
	p.typeText(text, 20*time.Millisecond)
	waitFor(t, "the draft", patience, func() bool {
		r := open(t, path, true)
		defer func() { _ = r.session.Close() }() // only read
		return heldText(t, r, r.now().Finding(id)) == text
	})
	p.kill()

	p = start(t, h, "--today", "2026-05-06", "--page", "findings", path)
	p.untilDrawn()
	p.untilStill()
	p.keep("recovery")
	r := read(t, path)
	if got := r.now().Finding(id).Statement; got != "" {
		t.Fatalf("the statement is %q before anybody said so", got)
	}
	p.press("Return")
	r.until("the text taken over", func(c *audit.Case) bool { return c.Finding(id).Statement == text })
	p.untilStill()
	p.keep("recovered")
	p.quit()
	r = open(t, path, false)
	defer func() { _ = r.session.Close() }()
	r.isWhole()
	if drafts, err := r.session.Drafts(t.Context()); err != nil || len(drafts) > 0 {
		t.Errorf("drafts are left: %v %v", drafts, err)
	}
}
