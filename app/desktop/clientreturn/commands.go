package clientreturn

import (
	"slices"

	"fieldcase/app/desktop/page"
)

// Over returns the commands of a page with those of the preview. While a return is being looked at the page's wait, and keys
// that both have are the preview's; else it is the other way round.
func (v *Preview) Over(own []page.Command) []page.Command {
	mine := v.commands()
	out := make([]page.Command, 0, len(own)+len(mine))
	for _, c := range own {
		i := slices.IndexFunc(mine, func(m page.Command) bool { return m.Keys != "" && m.Keys == c.Keys })
		if i < 0 {
			out = append(out, v.behind(c))
			continue
		}
		out = append(out, v.either(c, mine[i]))
		mine = slices.Delete(mine, i, i+1)
	}
	return append(out, mine...)
}

// commands are what can be done with a return that is being looked at.
func (v *Preview) commands() []page.Command {
	return []page.Command{
		{Menu: page.MenuAudit, Word: "Take the ticked cells", Icon: "check", Keys: keysTake, Write: true, Run: v.takeTicked, Locked: v.lockedTake},
		{Menu: page.MenuAudit, Word: "Tick all or none", Keys: "Ctrl+A", Write: true, Run: v.tickAll, Locked: v.locked},
		{Menu: page.MenuAudit, Word: "Keep as objection", Icon: "message-square-warning", Keys: keysObjection, Write: true, Run: v.keepObjection, Locked: v.locked},
		{Menu: page.MenuAudit, Word: "Folder with evidence…", Icon: "folder-open", Write: true, Run: v.askFolder, Locked: v.locked},
		{Menu: page.MenuView, Word: "Next kind of cell", Keys: keysFilter, Run: v.nextFilter, Locked: v.locked},
		{Menu: page.MenuHidden, Word: "Not now", Keys: "Esc", Run: v.Close, Locked: v.locked},
	}
}

func (v *Preview) locked() string {
	if v.in == nil {
		return "no return is being looked at"
	}
	return ""
}

// behind is a command of the page that waits while a return is being looked at.
func (v *Preview) behind(c page.Command) page.Command {
	own := c.Locked
	c.Locked = func() string {
		switch {
		case v.IsShown():
			return "a return is being looked at"
		case own != nil:
			return own()
		default:
			return ""
		}
	}
	return c
}

// either is a command of the page whose keys are those of the preview while that is shown.
func (v *Preview) either(c, mine page.Command) page.Command {
	own := c
	c.Run = func() {
		if v.IsShown() {
			mine.Run()
			return
		}
		own.Run()
	}
	c.Locked = func() string {
		locked := own.Locked
		if v.IsShown() {
			locked = mine.Locked
		}
		if locked == nil {
			return ""
		}
		return locked()
	}
	return c
}
