package desktop

import (
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/profile"
)

// showProfile shows the page of the certification body's profile, with or without a case.
func (w *Desktop) showProfile() { w.showProfileAt("") }

// compareProfile shows what the profile says otherwise than the case.
func (w *Desktop) compareProfile() { w.showProfileAt(profile.Compare()) }

func (w *Desktop) showProfileAt(record audit.ID) {
	if !w.leavePage() {
		return
	}
	if w.shown != page.Profile {
		w.before = w.shown
	}
	if w.pages[page.Profile] == nil {
		var cases profile.Cases // a nil interface without a case
		if w.session != nil {
			cases = w.session
		}
		w.pages[page.Profile] = profile.New(profileHost{host{w}}, w.kept, cases)
	}
	w.show(page.Profile, record)
}

// lockedCompare tells why there is nothing to compare.
func (w *Desktop) lockedCompare() string {
	switch {
	case w.session == nil:
		return "open a case first"
	case w.kept.Profile() == nil:
		return "there is no profile yet"
	default:
		return ""
	}
}

// hintProfile says quietly that the profile of the certification body has something new for the case just opened. The
// menu leads there when the hint is gone.
func (w *Desktop) hintProfile(c *audit.Case) {
	w.kept.Reload()
	p := w.kept.Profile()
	if p == nil || w.ReadOnly() || !p.IsNews(c) {
		return
	}
	n := len(p.Differences(c))
	w.frame.toasts.Say("git-merge", "Your profile differs from this case in "+countOf(n, "point"), "Compare", "", w.compareProfile)
}

// profileForNew returns the profile that a new case gets, nil when there is none.
func (w *Desktop) profileForNew() *casefile.Profile {
	w.kept.Reload()
	return w.kept.Profile()
}

// profileWords say what of the certification body a new case gets.
func (w *Desktop) profileWords() string {
	p := w.profileForNew()
	switch {
	case w.kept.Locked() != nil:
		return "The profile of the certification body cannot be read (menu, Certification body); the case begins with common conventions."
	case p == nil:
		return "No profile of the certification body is kept on this machine (menu, Certification body); the case begins with common conventions."
	default:
		return fmt.Sprintf("The case gets a copy of the profile of %s: conventions, people, audit-time tables.", p.Body.Name)
	}
}

// profileHost is the window as the page of the profile sees it.
type profileHost struct{ host }

var _ profile.Host = profileHost{}

// ChooseFile implements profile.Host.
func (h profileHost) ChooseFile(title string, extensions []string, then func(path string)) {
	h.chooseFileOf(title, h.Home, extensions, then)
}

// Offer implements profile.Host.
func (h profileHost) Offer(words string, undo func()) { h.frame.toast(words, undo) }

// Back implements profile.Host.
func (h profileHost) Back() {
	if !h.leavePage() {
		return
	}
	if h.session == nil || h.pages[h.before] == nil {
		h.showStartOrOverview()
		return
	}
	h.show(h.before, "")
}

// showStartOrOverview shows the first page there is.
func (w *Desktop) showStartOrOverview() {
	if w.session == nil {
		w.showStart()
		return
	}
	w.show(page.Overview, "")
}
