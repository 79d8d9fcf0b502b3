//go:build window

package windowtest

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// killsVariable names the environment variable that says how often TestStage2 kills, at random moments of the
// script, each with the cases that the parts before left.
const killsVariable = "FIELDCASE_KILLS"

// usualKills is how often it kills when nobody says otherwise.
const usualKills = 20

// Pace of the hands that are cut off: several times as fast as a person.
const (
	hurriedLetter = 12 * time.Millisecond
	hurriedKey    = 60 * time.Millisecond
)

// estimate is how long hurried hands take for a part.
func (p part) estimate() time.Duration {
	d := time.Duration(0)
	for _, s := range p.steps {
		for _, k := range s.strokes {
			switch {
			case k.wait != "":
				d += time.Second / 2
			case k.key != "":
				d += hurriedKey + 30*time.Millisecond
			default:
				d += time.Duration(len(k.letters)+len(k.words)) * hurriedLetter
			}
		}
	}
	return d
}

// killAtRandom kills the program at random moments of Stage 2. All that was done until a second before is in the case, or
// is offered when it is opened again, and the file is whole.
func killAtRandom(t *testing.T, scenes []scene) {
	t.Helper()
	kills, err := strconv.Atoi(os.Getenv(killsVariable))
	if err != nil {
		kills = usualKills
	}
	seed := *killSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-killseed=%d kills at these moments again", seed)
	chance := rand.New(rand.NewPCG(seed, 2))
	began := time.Now()
	for round := range kills {
		s, after := draw(scenes, chance)
		t.Run(fmt.Sprintf("killed %d in %s after %v", round+1, s.name, after.Round(time.Millisecond)), func(t *testing.T) { s.killed(t, after) })
	}
	s := asides(scenes)
	after := time.Duration(chance.Int64N(int64(s.estimate())))
	t.Run(fmt.Sprintf("killed in %s after %v", s.name, after.Round(time.Millisecond)), func(t *testing.T) { s.killed(t, after) })
	t.Logf("%d kills in %.0f seconds", kills+1, time.Since(began).Seconds())
}

// asides is what Stage 2 of the sample case has no example of: a clause that was not audited, with the reason, and
// questions of the team's own.
func asides(scenes []scene) scene {
	at := slices.IndexFunc(scenes, func(s scene) bool { return s.page == "checklist" })
	s := scenes[at]
	s.part = part{name: "reasons and questions", page: "checklist"}
	for _, n := range []audit.Number{"7.1", "7.3", "A.2.2"} {
		reason := fmt.Sprintf("No time was left for %s on Monday: the quality manager was called away, so it goes to surveillance 1.", n)
		question := fmt.Sprintf("Who told the support in Trondheim what changed with %s, and when did it reach the night shift?", n)
		of := func(c *audit.Case) *audit.Conclusion { return conclusionOn(c, n) }
		s.steps = append(s.steps,
			step{what: "question on " + string(n), strokes: strokes(toClause(n)+"[Ctrl+Shift+Q]%[Enter]", question), done: func(c *audit.Case) bool {
				return slices.Contains(of(c).Questions, question)
			}},
			step{what: string(n) + " was not audited", strokes: strokes("[Ctrl+F9]%[Enter]", reason), done: func(c *audit.Case) bool {
				return of(c).State == audit.NotAudited && of(c).Reason == reason
			}})
	}
	return s
}

// draw draws a moment of the whole script.
func draw(scenes []scene, chance *rand.Rand) (scene, time.Duration) {
	total := time.Duration(0)
	for _, s := range scenes {
		total += s.estimate()
	}
	at := time.Duration(chance.Int64N(int64(total)))
	for _, s := range scenes {
		if at < s.estimate() {
			return s, at
		}
		at -= s.estimate()
	}
	return scenes[len(scenes)-1], 0
}

// killed does a part until the program is killed, and looks at what is left.
func (s scene) killed(t *testing.T, after time.Duration) {
	h := newHome(t)
	path := h.file("Sølvberg", "client.fieldcase")
	copyFile(t, s.before, path)
	w := sitDown(h, s.sitting, s.page, path, hands{letter: hurriedLetter, key: hurriedKey, byWord: true})
	killed := make(chan time.Time)
	go func() {
		time.Sleep(after)
		killed <- w.kill()
	}()
	for _, step := range s.steps {
		if w.running() {
			w.do(step)
		}
	}
	s.check(t, path, w.deeds, <-killed)
}

// check fails the test when something is missing that was done a second before the end, and the part had it to do.
func (s scene) check(t *testing.T, path string, deeds []deed, end time.Time) {
	t.Helper()
	r := open(t, path, false)
	defer func() { _ = r.session.Close() }()
	r.isWhole()
	unfinished := r.takeOver()
	c := r.now()
	all, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	held := string(all) + unfinished
	sure := end.Add(-mayLose)
	lost, done := 0, 0
	for _, d := range deeds {
		if !d.ended.IsZero() && d.ended.Before(sure) {
			done++
			if d.done != nil && !d.done(c) {
				lost++
				t.Errorf("%v before the end was done, and is lost: %s", end.Sub(d.ended).Round(time.Millisecond), d.what)
			}
			continue
		}
		for i := len(d.typed) - 1; i >= 0; i-- {
			if said := d.typed[i]; said.at.Before(sure) {
				if !strings.Contains(held, quoted(said.text)) {
					t.Errorf("%v before the end was typed, and is lost: %s: %q", end.Sub(said.at).Round(time.Millisecond), d.what, said.text)
				}
				break
			}
		}
	}
	t.Logf("%d of %d steps were over for a second, %d are lost", done, len(s.steps), lost)
}

// quoted is a text as JSON has it, without the quotation marks and what a field takes off at its end.
func quoted(text string) string {
	data, err := json.Marshal(strings.TrimRight(text, " "))
	if err != nil {
		return text
	}
	return strings.Trim(string(data), `"`)
}

// takeOver makes the texts that were being typed part of the case, as the window offers to, and returns those that belong
// to no record of it, which the window shows again where they were typed or lets the user copy.
func (r reader) takeOver() (unfinished string) {
	r.t.Helper()
	ctx := context.Background()
	recovered, err := r.session.Recovered(ctx)
	if err == nil {
		homeless := func(d casefile.Recovered) bool { return d.Homeless }
		err = r.session.Recover(ctx, slices.DeleteFunc(recovered, homeless))
	}
	if err != nil {
		r.t.Fatal(err)
	}
	rest, err := r.session.Drafts(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, d := range rest {
		unfinished += "\n" + quoted(d.Text)
	}
	return unfinished
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
