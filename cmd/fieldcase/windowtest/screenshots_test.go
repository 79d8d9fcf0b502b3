//go:build window

package windowtest

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/platform/settings"
)

var remake = flag.Bool("screenshots", false, "remake the pictures in testdata/screenshots")

// shot is a page of the sample case at a moment of its story.
type shot struct {
	page   string
	moment sample.Moment
	keys   []string // pressed before the picture is taken
}

// shots are the pages of a case, at the moments at which they tell most.
var shots = []shot{
	{"overview", sample.June10, nil},
	{"scope", sample.June10, nil},
	{"programme", sample.June10, nil},
	{"plan", sample.BeforeStage2, nil},
	{"checklist", sample.SecondEvening, nil},
	{"findings", sample.TeamMeeting, []string{"alt+Down"}},
	{"meetings", sample.ClientReturn, []string{"F6"}},
	{"report", sample.TeamMeeting, []string{"ctrl+period"}},
	{"nonconformities", sample.June10, nil},
	{"decision", sample.BeforeDecision, nil},
	{"evidence", sample.TeamMeeting, []string{"alt+Down"}},
	{"history", sample.June10, nil},
}

// TestHelp holds the words of --help against the pages there are.
func TestHelp(t *testing.T) {
	t.Parallel()
	told, err := exec.Command(executable, "--help").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shots {
		if !regexp.MustCompile(`\b` + s.page + `\b`).Match(told) {
			t.Errorf("--help does not name page %s", s.page)
		}
	}
}

// looks are both looks of the window.
var looks = []string{"light", "dark"}

// moment is a time as --today takes it, at which the clock stands, so that pictures are the same every time.
func moment(at time.Time) string { return at.UTC().Format("2006-01-02T15:04") }

// TestScreenshots shows every page in both looks. The pictures lie in out/window/pages, and in testdata/screenshots when
// they are to be remade (make screenshots).
func TestScreenshots(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, look := range looks {
		for _, s := range shots {
			h := marta(t)
			path := h.file("Audits", "Sølvberg", "client.fieldcase")
			sampleCase(t, path, s.moment)
			backedUp(t, h, path, s.moment.Clock())
			p := start(t, h, "--"+look, "--today", moment(s.moment.Clock()), "--page", s.page, path)
			p.untilDrawn()
			p.untilPage(s.page)
			if len(s.keys) > 0 {
				p.press(s.keys...)
			}
			p.untilStill()
			p.picture(s.page+"-"+look, seen)
			p.quit()
		}
	}
	h := officeHome(t)
	for _, look := range looks {
		p := start(t, h, "--"+look, "--today", "2027-04-09T08:15")
		p.untilDrawn()
		p.untilStill()
		p.picture("start-"+look, seen)
		p.press("ctrl+shift+b")
		p.untilStill()
		p.picture("body-"+look, seen)
		p.quit()
		h.remember(func(v *settings.Values) { v.Portfolio = []string{h.file("Audits")} })
		p = start(t, h, "--"+look, "--today", "2027-04-09T08:15", "--page", "portfolio")
		p.untilDrawn()
		p.untilStill()
		p.picture("portfolio-"+look, seen)
		p.quit()
	}
}

// picture keeps the picture of a page, and fails the test when it shows the same as another.
func (p *program) picture(name string, seen map[string]string) {
	p.t.Helper()
	p.keep(filepath.Join("pages", name))
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "out", "window", "pages", name+".png"))
	if err != nil {
		p.t.Fatal(err)
	}
	if other := seen[string(data)]; other != "" {
		p.t.Errorf("%s looks like %s", name, other)
	}
	seen[string(data)] = name
	known := filepath.Join("..", "..", "..", "testdata", "screenshots", name+".png")
	if *remake {
		p.save(known)
		return
	}
	if old, err := os.ReadFile(known); err != nil || !bytes.Equal(old, data) {
		p.t.Logf("%s is not what testdata/screenshots has; make screenshots remakes it", name)
	}
}

// backedUp puts the backup of a day where the program looks for it, so that the status bar names the time of the story
// and not that of the test.
func backedUp(t *testing.T, h home, path string, at time.Time) {
	t.Helper()
	copied := h.file(".local", "share", "fieldcase", "backups", string(read(t, path).session.CaseID()), at.UTC().Format(time.DateOnly)+".fieldcase")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.MkdirAll(filepath.Dir(copied), 0o700), os.WriteFile(copied, content, 0o600), os.Chtimes(copied, at, at)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// marta is the home of the lead auditor of the sample case.
func marta(t *testing.T) home {
	t.Helper()
	h := newHome(t)
	h.remember(func(v *settings.Values) {
		v.Person = settings.Person{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}
	})
	return h
}

// officeHome is the home of somebody who has opened the sample case and those of the portfolio.
func officeHome(t *testing.T) home {
	t.Helper()
	h := marta(t)
	paths, err := sample.Portfolio(t.Context(), env(), h.file("Audits"), 7, date.MustParse("2027-04-09"))
	if err != nil {
		t.Fatal(err)
	}
	own := h.file("Audits", "Sølvberg", "client.fieldcase")
	sampleCase(t, own, sample.Whole)
	paths = append(paths, own)
	for i, path := range paths {
		at := time.Date(2027, 4, 1+i, 9+i, 11*i%60, 0, 0, time.UTC)
		p := start(t, h, "--today", moment(at), path)
		waitFor(t, "the case among the recent ones", patience, func() bool {
			recent := p.settings().Recent
			return len(recent) > 0 && recent[0].Path == path
		})
		p.untilStill()
		p.quit()
	}
	return h
}
