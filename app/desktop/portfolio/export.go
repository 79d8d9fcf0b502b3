package portfolio

import (
	"context"
	"path/filepath"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
	"fieldcase/app/portfolio"
)

// Output is something that goes out of the portfolio.
type Output string

// The outputs.
const (
	OutputWorkbook     Output = "workbook"     // register, what is due, statistics
	OutputCalendar     Output = "calendar"     // iCalendar file
	OutputCertificates Output = "certificates" // register of certificates, CSV
	OutputUpload       Output = "upload"       // for IAF CertSearch
)

// AllOutputs returns every output, in the order of a list to choose from.
func AllOutputs() []Output {
	return []Output{OutputWorkbook, OutputCalendar, OutputCertificates, OutputUpload}
}

// word is the output as a person reads it, and name that of its file.
func (o Output) word() (word, name string) {
	switch o {
	case OutputWorkbook:
		return "Workbook: register, what is due, statistics…", "portfolio.xlsx"
	case OutputCalendar:
		return "Calendar file…", "portfolio.ics"
	case OutputCertificates:
		return "Register of certificates, CSV…", "certificates.csv"
	case OutputUpload:
		return "Upload for IAF CertSearch…", "certsearch.xlsx"
	default:
		return string(o), string(o)
	}
}

// Content is what an output is made of.
type Content struct {
	Rows       []portfolio.Row
	Unreadable []portfolio.Unreadable
	Source     string
}

// Outputs writes what goes out of the portfolio.
type Outputs interface {
	// Write writes a file, in place of one that is there. The remark says what it leaves out; progress may be called from
	// any goroutine.
	Write(ctx context.Context, o Output, path string, c Content, progress func(done, total int)) (remark string, err error)
}

// chooseOutput offers what can go out.
func (p *Page) chooseOutput() {
	var items []kit.MenuItem
	for _, o := range AllOutputs() {
		word, _ := o.word()
		item := kit.MenuItem{Word: word, Run: func() { p.export(o) }}
		if o == OutputCalendar {
			item.Key = keysCalendar
		}
		items = append(items, item)
	}
	kit.ShowMenuUnder(p.out, kit.MenuGroup{Title: "Export", Items: items})
}

// export asks where to and writes.
func (p *Page) export(o Output) {
	content := Content{Rows: p.rows, Unreadable: p.unreadable, Source: p.source.Name()}
	_, name := o.word()
	p.host.ChooseSave("Where to write", name, func(path string) {
		var remark string
		p.host.Runner().Run("Writing "+filepath.Base(path), func(ctx context.Context, at task.Progress) (err error) {
			remark, err = p.outputs.Write(ctx, o, path, content, func(done, total int) { at.Set(int64(done), int64(total), "") })
			return err
		}, func(err error) {
			switch {
			case casefile.IsCancelled(err):
				p.host.Toast("Nothing was written", false)
			case err != nil:
				p.host.Tell(err)
			case remark != "":
				kit.Tell(p.host.Window(), kit.Telling{Title: "Written, with something left out", Happened: remark, Kept: p.office.Shorten(path)})
			default:
				p.host.Toast("Written: "+p.office.Shorten(path), false)
			}
		})
	})
}

func (p *Page) lockedExport() string {
	switch {
	case len(p.office.Folders()) == 0:
		return "add a folder first"
	case !p.looked:
		return "wait until the folders are read"
	default:
		return ""
	}
}
