package pagetest

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// bind makes the keys of the page's commands work as the window does.
func (d *Desk) bind() {
	d.T.Helper()
	d.keys = map[page.Keys]page.Command{}
	for _, c := range d.Page.Commands() {
		if c.Keys == "" {
			continue
		}
		if _, _, err := c.Keys.Parse(); err != nil {
			d.T.Fatalf("command %s: keys %q: %v", c.Word, c.Keys, err)
		}
		if _, taken := d.keys[c.Keys]; taken {
			d.T.Fatalf("keys %s are taken twice", c.Keys)
		}
		d.keys[c.Keys] = c
	}
	d.window.Canvas().SetOnTypedKey(d.key)
}

// key is what the window does with a key that nothing has taken.
func (d *Desk) key(e *fyne.KeyEvent) {
	if kit.HandleKey(d.window.Canvas(), e) {
		return
	}
	for keys, c := range d.keys {
		if name, mod, err := keys.Parse(); err == nil && mod == 0 && name == e.Name {
			d.do(c)
		}
	}
}

func (d *Desk) do(c page.Command) {
	if !kit.ModalOpen(d.window.Canvas()) && c.Reason(d.ReadOnly()) == "" {
		c.Run()
	}
}

// Press presses keys as a person reads them: "Ctrl+Enter", "F7", "Tab".
func (d *Desk) Press(keys ...page.Keys) {
	d.T.Helper()
	for _, k := range keys {
		if s := k.Shortcut(); s != nil {
			d.shortcut(k, s)
			continue
		}
		name, _, err := k.Parse()
		if err != nil {
			d.T.Fatal(err)
		}
		d.plain(name)
	}
}

// shortcut gives keys with a modifier to what has the keyboard and to the page.
func (d *Desk) shortcut(k page.Keys, s fyne.Shortcut) {
	over := kit.ModalOpen(d.window.Canvas()) // what lies over the page has the keys, also those that close it
	if on, ok := d.window.Canvas().Focused().(fyne.Shortcutable); ok {
		on.TypedShortcut(s) // which hands it on to the window; the test driver has no way to
	}
	if c, ok := d.keys[k]; ok && !over {
		d.do(c)
	}
}

// plain gives a key without modifier to what has the keyboard.
func (d *Desk) plain(name fyne.KeyName) {
	c := d.window.Canvas()
	switch on := c.Focused(); {
	case name == fyne.KeyTab && !acceptsTab(on):
		c.FocusNext()
	case on == nil:
		c.OnTypedKey()(&fyne.KeyEvent{Name: name})
	default:
		on.TypedKey(&fyne.KeyEvent{Name: name})
		if name == fyne.KeySpace && c.Focused() == on {
			on.TypedRune(' ')
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// Type types letters into what has the keyboard.
func (d *Desk) Type(text string) {
	d.T.Helper()
	for _, r := range text {
		on := d.window.Canvas().Focused()
		if on == nil {
			d.T.Fatalf("nothing has the keyboard for %q", text)
		}
		on.TypedRune(r)
	}
}
