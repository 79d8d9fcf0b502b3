//go:build window

package windowtest

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/platform/settings"
)

// What a user is promised, with the window drawn by the processor alone.
const (
	startLimit = 1500 * time.Millisecond // from the start of the program until it answers a key
	openLimit  = time.Second             // from the key that opens a big case until its first page is drawn
	keyLimit   = 100 * time.Millisecond  // from a key in a text of a big case until the window shows it

	memoryLimit = 300 // MB resident with a big case, what draws the window included
)

// attempts is how often a speed is measured. The fastest counts: how fast the program is, the others tell what else the
// machine did meanwhile.
const attempts = 5

// Parts of the window.
var (
	rail      = image.Rect(0, 100, 190, 400)          // the pages of a case, once one is open
	empty     = image.Rect(0, 500, 190, 600)          // changes only when a dialog lies over the window
	saveState = image.Rect(1230, 10, screenWidth, 38) // whether all is saved
)

// speed logs what was measured and fails the test when even the fastest is above the limit.
func speed(t *testing.T, what string, limit time.Duration, measured []time.Duration) {
	t.Helper()
	slices.Sort(measured)
	at := func(part int) time.Duration { return measured[(len(measured)-1)*part/100].Round(time.Millisecond) }
	t.Logf("%s: fastest %v, median %v, 95 of 100 within %v, slowest %v (%d times, limit %v)",
		what, at(0), at(50), at(95), at(100), len(measured), limit)
	if measured[0] > limit {
		t.Errorf("%s: %v is more than %v", what, measured[0], limit)
	}
}

// TestStart measures how long the program takes from its start until it answers F1, for a new user and on a case.
func TestStart(t *testing.T) {
	for _, first := range []string{"on the Start page", "on the sample case"} {
		var drawn, answered []time.Duration
		for range attempts {
			h := newHome(t)
			var args []string
			if first == "on the sample case" {
				path := h.file("client.fieldcase")
				sampleCase(t, path, sample.Whole)
				args = append(args, path)
			}
			d, a := startTime(t, h, args...)
			drawn, answered = append(drawn, d), append(answered, a)
		}
		speed(t, "drawn "+first, startLimit, drawn)
		speed(t, "answering a key "+first, startLimit, answered)
	}
}

// startTime starts the program and returns when its window was drawn and when it showed the shortcuts.
func startTime(t *testing.T, h home, args ...string) (drawn, answered time.Duration) {
	t.Helper()
	p := start(t, h, args...)
	p.untilDrawn()
	drawn = time.Since(p.started)
	was := p.look(empty)
	if len(args) > 0 { // the page of the case comes after the Start page
		waitFor(t, "the case", patience, func() bool { return p.settings().Page != "" })
	}
	waitFor(t, "the shortcuts", patience, func() bool {
		p.press("F1") // once more does nothing
		return p.look(empty) != was
	})
	answered = time.Since(p.started)
	p.kill()
	return drawn, answered
}

// bigCase makes a case with 2,000 findings, 20,000 notes of evidence and 2,000 attachments beside those of the sample case.
func bigCase(t *testing.T, path string) {
	t.Helper()
	sampleCase(t, path, sample.TeamMeeting)
	r := open(t, path, false)
	c := r.now()
	var changes []casefile.Change
	for i := range 2000 {
		f := audit.Clone(&c.Findings[i%len(c.Findings)])
		f.Record, f.DraftNumber = audit.Record{ID: r.session.NewID()}, fmt.Sprintf("TE-%04d", i+1)
		changes = append(changes, casefile.Change{After: f})
	}
	for i := range 2000 {
		changes = append(changes, casefile.Change{After: &audit.Attachment{
			Record: audit.Record{ID: r.session.NewID()}, Audit: c.Findings[0].Audit, Name: fmt.Sprintf("Record %04d.pdf", i+1),
			SHA256: fmt.Sprintf("%064x", i+1), Size: 1 << 18, MediaType: "application/pdf", Requirements: []audit.Number{"8.4"},
		}})
	}
	for i := range 20000 {
		e := audit.Clone(&c.Evidence[i%len(c.Evidence)])
		e.Record = audit.Record{ID: r.session.NewID()}
		e.Text = fmt.Sprintf("%s Note %d.", e.Text, i+1)
		changes = append(changes, casefile.Change{After: e})
	}
	if err := r.session.Save(t.Context(), "Take in the notes of a large team", changes...); err != nil {
		t.Fatal(err)
	}
	if err := r.session.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestBigCase opens a big case from the Start page and measures how long its first page takes, and how long a letter
// takes that is typed into one of its findings.
func TestBigCase(t *testing.T) {
	made := filepath.Join(t.TempDir(), "client.fieldcase")
	bigCase(t, made)
	var opened, typed []time.Duration
	resident := 0
	for range attempts {
		h := newHome(t)
		path := h.file("client.fieldcase")
		if err := os.Link(made, path); err != nil {
			t.Fatal(err)
		}
		h.remember(func(v *settings.Values) { v.Remember(settings.Recent{Path: path, Client: "Big", Opened: time.Now()}) })
		p := start(t, h, "--today", "2026-05-06")
		p.untilDrawn()
		p.untilStill()
		was, begun := p.look(rail), time.Now()
		p.press("ctrl+Return")
		p.untilChanged("the page of the case", rail, was, patience)
		opened = append(opened, time.Since(begun))
		p.untilStill()
		typed = append(typed, keyTimes(p)...)
		p.press("ctrl+5")
		p.untilPage("checklist")
		p.untilStill()
		resident = max(resident, p.resident())
		p.quit()
	}
	if t.Logf("big case in memory: at most %d MB (limit %d MB)", resident, memoryLimit); resident > memoryLimit {
		t.Errorf("big case in memory: %d MB are more than %d MB", resident, memoryLimit)
	}
	speed(t, "big case opened", openLimit, opened)
	speed(t, "letter typed", keyLimit, typed)
}

// resident is the memory of the program that is in use, in MB.
func (p *program) resident() int {
	p.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		p.t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmRSS:" {
			kib, err := strconv.Atoi(fields[1])
			if err != nil {
				p.t.Fatal(err)
			}
			return kib >> 10
		}
	}
	p.t.Fatal("the system does not tell the memory of the program")
	return 0
}

// keyTimes types letters into a finding and returns how long each took until the window showed that it is not saved.
func keyTimes(p *program) []time.Duration {
	p.t.Helper()
	p.press("ctrl+6")
	p.untilPage("findings")
	p.press("alt+s")
	p.untilStill()
	var out []time.Duration
	for range 10 {
		saved, begun := p.look(saveState), time.Now()
		p.press("e")
		p.untilChanged("what is typed", saveState, saved, patience)
		out = append(out, time.Since(begun))
		typing := p.look(saveState)
		p.untilChanged("the draft", saveState, typing, patience)
	}
	return out
}
