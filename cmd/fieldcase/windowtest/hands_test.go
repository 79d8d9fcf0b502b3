//go:build window

package windowtest

import (
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/platform/settings"
)

// step is an action of somebody at the keyboard, such as a note or a tick.
type step struct {
	what    string
	strokes []stroke
	done    func(*audit.Case) bool // whether the case has it; nil for a step that leaves nothing in the case
}

// stroke is one thing that hands do: press a key, type letters that choose something, type words that are to be kept, or
// wait for what a key does.
type stroke struct {
	key, letters, words string
	wait                wait
}

// wait is what hands wait for.
type wait string

// What hands wait for.
const (
	still  wait = "Rest"   // nothing moves any more
	opens  wait = "Opens"  // a dialog lies over the page
	closes wait = "Closes" // none does any more
)

// strokes reads what hands do: [Keys], letters that choose something, [Rest], [Opens] and [Closes], and % for the next of
// the words to be kept.
func strokes(line string, words ...string) []stroke {
	var out []stroke
	for rest := line; rest != ""; {
		at := strings.IndexAny(rest, "[%")
		if at < 0 {
			at = len(rest)
		}
		if at > 0 {
			out = append(out, stroke{letters: rest[:at]})
		}
		if rest = rest[at:]; rest == "" {
			break
		}
		if rest[0] == '%' {
			out, words, rest = append(out, stroke{words: words[0]}), words[1:], rest[1:]
			continue
		}
		var key string
		key, rest, _ = strings.Cut(rest[1:], "]")
		switch w := wait(key); w {
		case still, opens, closes:
			out = append(out, stroke{wait: w})
		default:
			out = append(out, stroke{key: xKey(key)})
		}
	}
	return out
}

// deed is a step as hands did it.
type deed struct {
	step
	ended time.Time // zero while it is not over
	typed []saying  // its words, as far as they were typed
}

// saying is what of some words had been typed, at the latest, at a moment.
type saying struct {
	text string
	at   time.Time
}

// hands do steps at a pace.
type hands struct {
	*program
	letter time.Duration // between two letters
	key    time.Duration // after a key
	byWord bool          // words are typed one by one, and when each was typed is noted
	bare   uint64        // a part of the window that changes only when a dialog lies over it, without one
	deeds  []deed
}

// sitDown starts the program for whoever is at it, on a page of a case.
func sitDown(h home, s sitting, page, path string, hurry hands) *hands {
	h.t.Helper()
	h.remember(func(v *settings.Values) { v.Person = s.who })
	hurry.program = start(h.t, h, "--today", s.clock, "--page", page, path)
	hurry.untilDrawn()
	hurry.untilPage(page)
	hurry.bare = hurry.look(empty)
	return &hurry
}

// do does a step, as far as the program lives.
func (h *hands) do(s step) {
	h.t.Helper()
	h.deeds = append(h.deeds, deed{step: s})
	d := &h.deeds[len(h.deeds)-1]
	for _, k := range s.strokes {
		if !h.running() {
			return
		}
		switch {
		case k.wait != "":
			h.wait(k.wait)
		case k.key != "":
			h.press(k.key)
			time.Sleep(h.key)
		case k.letters != "":
			h.typeText(k.letters, h.letter)
		default:
			h.say(d, k.words)
		}
	}
	d.ended = time.Now()
}

// wait waits, as long as the program lives; what comes in vain is seen by what is missing then.
func (h *hands) wait(w wait) {
	h.t.Helper()
	for end := time.Now().Add(patience / 3); w != still && h.running() && time.Now().Before(end); time.Sleep(poll) {
		if (h.look(empty) == h.bare) == (w == closes) {
			break
		}
	}
	h.untilStill()
}

// say types words that are to be kept.
func (h *hands) say(d *deed, words string) {
	h.t.Helper()
	if !h.byWord {
		h.typeText(words, h.letter)
		return
	}
	for end := 0; end < len(words) && h.running(); {
		next := strings.IndexByte(words[end:], ' ') + 1
		if next == 0 {
			next = len(words) - end
		}
		h.typeText(words[end:end+next], h.letter)
		end += next
		d.typed = append(d.typed, saying{words[:end], time.Now()})
	}
}
