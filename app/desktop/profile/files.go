package profile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// begin asks for the name of the certification body and makes a profile of it.
func (p *Page) begin() {
	kit.Ask(p.host.Window(), kit.Asking{
		Title: "Make a profile", Label: "Name of the certification body",
		Text: "Everything else can be entered afterwards; the conventions begin with common ones.",
		Yes:  "Make the profile",
		Check: func(name string) string {
			if strings.TrimSpace(name) == "" {
				return "Enter the name as certificates show it."
			}
			return ""
		},
	}, func(name string) {
		p.put(func() error { return p.kept.Begin(strings.TrimSpace(name)) }, "Profile made")
	})
}

// beginFromCase makes a profile of what the open case holds of its certification body.
func (p *Page) beginFromCase() {
	p.put(func() error {
		taken, err := p.cases.Profile(context.Background())
		if err != nil {
			return err
		}
		return p.kept.Replace(taken)
	}, "Profile made from this case")
}

// put does in the background what makes another profile that of this machine.
func (p *Page) put(work func() error, words string) {
	p.host.Runner().Save(work, func(err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.host.Toast(words, false)
		p.at = p.sections[0]
		p.reload()
		p.focus(p.index)
	})
}

// exportProfile writes the profile to a file for a colleague.
func (p *Page) exportProfile() {
	if p.now == nil {
		return
	}
	p.host.Window().Canvas().Unfocus()
	name := strings.NewReplacer("/", "-", `\`, "-", ":", "-").Replace(p.now.Body.Name) + " profile.json"
	p.host.ChooseSave("Export the profile", name, func(path string) {
		if filepath.Ext(path) == "" {
			path += ".json"
		}
		p.host.Runner().Run("Exporting the profile", func(context.Context, task.Progress) error {
			data, err := p.kept.Profile().Encode() // after what was typed last, which is saved by now
			if err != nil {
				return err
			}
			return casefile.WriteFile(path, true, func(w io.Writer) error {
				_, err := w.Write(data)
				return err
			})
		}, func(err error) {
			if err != nil {
				p.host.Tell(err)
				return
			}
			p.host.Toast("Profile written to "+filepath.Base(path), false)
		})
	})
}

// importProfile asks for the file of a profile, shows what it holds, and puts it in the place of the one here.
func (p *Page) importProfile() {
	p.host.Window().Canvas().Unfocus()
	p.host.ChooseFile("Import a profile", []string{".json"}, p.importFrom)
}

func (p *Page) importFrom(path string) {
	var other *casefile.Profile
	p.host.Runner().Load("read profile", func(context.Context) error {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read %s: %w", filepath.Base(path), err)
		}
		other, err = p.kept.Decode(data)
		return err
	}, func(err error) {
		if err != nil {
			p.tellWrong("profile", path, err)
			return
		}
		p.askReplace(other)
	})
}

// Drop implements page.Dropper: the file of a profile is imported, of a table where the tables are shown, a picture
// becomes the mark.
func (p *Page) Drop(paths []string) {
	if len(paths) != 1 {
		p.host.Toast("Drop one file: a profile, a table or a picture", false)
		return
	}
	path, ext := paths[0], strings.ToLower(filepath.Ext(paths[0]))
	shown, onTables := p.at.(*tables)
	switch {
	case ext == ".json" && onTables && p.now != nil:
		shown.importFrom(path)
	case ext == ".json":
		p.importFrom(path)
	case slices.Contains(pictures(), ext) && p.now != nil:
		p.sections[0].(*body).marks[0].takeFrom(path)
	default:
		p.host.Toast(filepath.Base(path)+" is neither a profile nor a picture", false)
	}
}

// askReplace asks before another profile takes the place of the one here.
func (p *Page) askReplace(other *casefile.Profile) {
	replace := func() {
		p.put(func() error { return p.kept.Replace(other) }, "Profile of "+other.Body.Name+" imported")
	}
	if p.now == nil && p.kept.Locked() == nil {
		replace()
		return
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: "Put it in the place of the profile here?", Text: p.replaceWords(other), Yes: "Replace", Icon: "folder-open", No: "Keep mine", Danger: true,
	}, replace)
}

// replaceWords say what comes, what goes, and where it is kept.
func (p *Page) replaceWords(other *casefile.Profile) string {
	comes := fmt.Sprintf("The file holds %s: %s, %s, %s.", nameOr(other.Body.Name, "a body without a name"),
		counted(int(other.Revision), "change"), counted(len(other.Persons), "person"), counted(len(other.TimeTables), "audit-time table"))
	switch {
	case p.now == nil:
	case p.now.ID == other.ID && p.now.Revision > other.Revision:
		comes += fmt.Sprintf(" It is an earlier state of the profile here, which has %s.", counted(int(p.now.Revision), "change"))
	case p.now.ID == other.ID:
		comes += " It is a later state of the profile here."
	default:
		comes += fmt.Sprintf(" It is another profile than the one here, %s.", p.now.Body.Name)
	}
	return comes + " The profile here is kept beside it as a file. Cases stay as they are and are offered what differs."
}

// maxWrong is how many mistakes of a file a dialog lists.
const maxWrong = 20

// tellWrong tells everything that is wrong with a file.
func (p *Page) tellWrong(what, path string, err error) {
	var wrong *casefile.ImportError
	if !errors.As(err, &wrong) {
		p.host.Tell(err)
		return
	}
	var lines []string
	for _, problem := range wrong.Problems[:min(len(wrong.Problems), maxWrong)] {
		lines = append(lines, problem.Path+": "+problem.Message)
	}
	if more := len(wrong.Problems) - maxWrong; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	kit.Tell(p.host.Window(), kit.Telling{
		Title: filepath.Base(path) + " is no " + what + " that can be read", Happened: strings.Join(lines, "\n"),
		Kept: "Nothing was changed.", Remedy: "Settle what is named in the file, or ask for it anew.",
	})
}

func nameOr(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}
