//go:build window

package windowtest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
)

// TestStage2 records Stage 2 of the sample case in a real window by keys alone, in the order it happened, and compares
// what the case holds then with the sample, word by word. Then it does parts of it again and kills the program at random
// moments.
func TestStage2(t *testing.T) {
	script, want := stage2(t)
	h := newHome(t)
	path := h.file("Sølvberg", "client.fieldcase")
	sampleCase(t, path, sample.FirstMorning)
	r := read(t, path)
	began := time.Now()
	var scenes []scene
	for _, s := range script {
		scenes = append(scenes, s.record(h, r)...)
	}
	if diff := cmp.Diff(want, recorded(r.now(), func(e *audit.Evidence) string { return e.Text })); diff != "" {
		t.Errorf("what was recorded is not what the sample says (-want +got):\n%s", diff)
	}
	r.isWhole()
	t.Logf("%d actions in %.0f seconds", actions(script), time.Since(began).Seconds())
	if !t.Failed() {
		killAtRandom(t, scenes)
	}
}

// actions counts the steps of a script that leave something in the case.
func actions(script []sitting) int {
	n := 0
	for _, s := range script {
		for _, p := range s.parts {
			for _, step := range p.steps {
				if step.done != nil {
					n++
				}
			}
		}
	}
	return n
}

// scene is a part of Stage 2 with the case as it stands before.
type scene struct {
	sitting
	part
	before string // path of the case
}

// record does what is done in a sitting, waits for each step until the case has it, and puts the case aside before each
// part.
func (s sitting) record(h home, r reader) []scene {
	h.t.Helper()
	w := sitDown(h, s, s.parts[0].page, r.session.Path(), hands{letter: 3 * time.Millisecond, key: 5 * time.Millisecond})
	var scenes []scene
	for _, p := range s.parts {
		scenes = append(scenes, scene{s, p, h.putAside(r)})
		w.begin(p)
		for _, step := range p.steps {
			w.do(step)
			if step.done != nil {
				r.until(p.name+", "+step.what, step.done)
			}
		}
		w.untilStill()
		w.keep("stage-2-" + s.clock[:10] + "-" + p.page)
	}
	w.quit()
	return scenes
}

// begin goes to the page of a part by its keys.
func (h *hands) begin(p part) {
	h.t.Helper()
	h.do(step{what: "to " + p.page, strokes: strokes(p.keys + "[Rest]")})
}

// putAside keeps a copy of the case as it stands and returns its path.
func (h home) putAside(r reader) string {
	h.t.Helper()
	folder := h.file("before")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		h.t.Fatal(err)
	}
	kept, err := os.ReadDir(folder)
	if err != nil {
		h.t.Fatal(err)
	}
	path := filepath.Join(folder, fmt.Sprintf("%02d.fieldcase", len(kept)+1))
	if err := r.session.Backup(h.t.Context(), path, true); err != nil {
		h.t.Fatal(err)
	}
	return path
}
