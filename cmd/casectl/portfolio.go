package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/portfolio"
	"fieldcase/app/portfolio/output"
)

type portfolioListCmd struct {
	Dirs       []string       `arg:"" optional:"" name:"dir" help:"Folders to look below for case files; a case file itself is taken, too."`
	From       string         `placeholder:"URL" help:"Read a register instead: postgres://user@host/database; see casectl portfolio publish."`
	Out        string         `short:"o" placeholder:"FILE.xlsx" help:"Write the portfolio workbook."`
	ICS        string         `name:"ics" placeholder:"FILE.ics" help:"Write audits, last days and reminders for calendar programs."`
	CSV        string         `name:"csv" placeholder:"FILE.csv" help:"Write the register of certificates."`
	CertSearch string         `name:"certsearch" placeholder:"FILE" help:"Write the upload for IAF CertSearch, .xlsx or .csv."`
	View       portfolio.View `enum:"${views}" default:"all" help:"Cases to answer with: ${enum}; files hold all."`
	Force      bool           `help:"Replace files that are there already."`
}

// Help implements kong.HelpProvider.
func (portfolioListCmd) Help() string {
	return helpText("Reads every case below the folders, without writing to any, and says what is due, by which rule, and what is late. What cannot "+
		"be read is listed with its reason. Made for a nightly job: the exit code says whether somebody has to look.",
		"casectl portfolio cases -o portfolio.xlsx --ics portfolio.ics --force\ncasectl portfolio cases --view late --json",
		codeError, codeUsage, "3    something is late, or could not be read", codeCancelled)
}

// views are the values of --view.
func views() string {
	var out []string
	for _, v := range portfolio.AllViews() {
		out = append(out, string(v))
	}
	return strings.Join(out, ",")
}

// Run lists the portfolio.
func (l *portfolioListCmd) Run(c *console) error {
	source, done, err := l.source(c)
	if err != nil {
		return err
	}
	defer done()
	for _, path := range []string{l.Out, l.ICS, l.CSV, l.CertSearch} {
		if path == "" {
			continue
		}
		if err := absent(path, l.Force); err != nil {
			return err
		}
	}
	book, err := c.look(source)
	if err != nil {
		return err
	}
	if err := noneRead(l.Dirs, book); err != nil {
		return err
	}
	result, err := l.write(c, book)
	if err != nil {
		return err
	}
	return result.tell(c, book, l.View)
}

// source returns where the cases are, and what ends the reading of it.
func (l *portfolioListCmd) source(c *console) (portfolio.Source, func(), error) {
	switch {
	case (len(l.Dirs) == 0) == (l.From == ""):
		return nil, nil, usageError{"name folders with case files, or a register with --from", "casectl portfolio cases"}
	case l.From == "":
		f, err := portfolio.NewFolders(l.Dirs, portfolio.Options{CacheDir: c.CacheDir})
		return f, func() {}, err
	}
	office, err := c.office(l.From)
	if err != nil {
		return nil, nil, err
	}
	return portfolio.FromRegister(office), func() { _ = office.Close() }, nil // only read
}

// noneIsThere reports whether none of the folders could be read at all.
func noneIsThere(dirs []string, b *output.Book) bool {
	return !slices.ContainsFunc(dirs, func(dir string) bool {
		path, err := filepath.Abs(dir)
		return err != nil || !slices.ContainsFunc(b.Unreadable, func(u portfolio.Unreadable) bool { return u.File == path })
	})
}

// look reads the cases of a source.
func (c *console) look(source portfolio.Source) (*output.Book, error) {
	p := c.progress("Reading cases")
	found, err := source.Look(c.ctx, func(done, total int) { p.step(int64(done), int64(total)) })
	p.done()
	if err != nil {
		return nil, err
	}
	return &output.Book{
		Rows: portfolio.RowsOf(found, c.today()), Unreadable: found.Unreadable, Source: source.Name(), Today: c.today(),
		WrittenAt: c.Now(), Program: c.Program,
	}, nil
}

// write writes the files that were asked for.
func (l *portfolioListCmd) write(c *console, b *output.Book) (*portfolioResult, error) {
	r := &portfolioResult{Today: b.Today, Source: b.Source, Files: []string{}, Cases: []portfolioCase{}, Unreadable: []portfolioUnread{}}
	upload := b.CertSearch()
	for _, f := range []struct {
		path  string
		write func(io.Writer) error
	}{
		{l.Out, func(w io.Writer) error { return l.workbook(c, b, w) }},
		{l.ICS, b.Calendar},
		{l.CSV, b.Certificates},
		{l.CertSearch, func(w io.Writer) error {
			return output.Upload(c.ctx, w, upload, strings.EqualFold(filepath.Ext(l.CertSearch), ".csv"))
		}},
	} {
		if f.path == "" {
			continue
		}
		if err := casefile.WriteFile(f.path, l.Force, f.write); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.path, err)
		}
		r.Files = append(r.Files, f.path)
	}
	if l.CertSearch != "" {
		for _, w := range upload.Withheld {
			r.Withheld = append(r.Withheld, portfolioWithheld{w.Client, w.Certificate, w.Fault, w.Reasons})
		}
	}
	return r, nil
}

func (l *portfolioListCmd) workbook(c *console, b *output.Book, w io.Writer) error {
	p := c.progress("Writing " + l.Out)
	defer p.done()
	return b.Workbook(c.ctx, w, func(done, total int) { p.step(int64(done), int64(total)) })
}

// portfolioResult is the answer of casectl portfolio.
type portfolioResult struct {
	Today      date.Date           `json:"today"`
	Source     string              `json:"source"`
	Cases      []portfolioCase     `json:"cases"`
	Unreadable []portfolioUnread   `json:"unreadable"`
	Late       int                 `json:"late"`  // cases in which something is late
	Files      []string            `json:"files"` // written
	Withheld   []portfolioWithheld `json:"withheld,omitempty"`
	Clock      string              `json:"clock,omitempty"` // why the clock cannot be right

	rows []portfolio.Row
}

type portfolioCase struct {
	File        string        `json:"file"`
	Case        audit.ID      `json:"case"`
	Client      string        `json:"client"`
	Place       string        `json:"place,omitempty"`
	Standard    string        `json:"standard"`
	Status      string        `json:"status"`
	Standing    string        `json:"standing"`
	Certificate string        `json:"certificate"`
	Expiry      date.Date     `json:"expiry"`
	Next        string        `json:"next"`
	NextAudit   string        `json:"next_audit,omitempty"`
	Planned     string        `json:"planned,omitempty"` // day or month of the next audit
	Due         date.Date     `json:"due"`
	Days        *int          `json:"days,omitempty"` // until due, negative when late
	Late        bool          `json:"late"`
	Why         string        `json:"why,omitempty"`
	Rule        string        `json:"rule,omitempty"`
	OpenMajor   int           `json:"open_major"`
	OpenMinor   int           `json:"open_minor"`
	MajorLimit  date.Date     `json:"major_limit,omitzero"`
	Lead        string        `json:"lead,omitempty"`
	Head        string        `json:"head"`
	Changes     int64         `json:"changes"`
	Changed     audit.Instant `json:"changed"`
	Copy        string        `json:"copy,omitempty"`
	Copies      []string      `json:"copies,omitempty"`
}

type portfolioUnread struct {
	File    string `json:"file"`
	Trouble string `json:"trouble"`
	Reason  string `json:"reason"`
}

type portfolioWithheld struct {
	Client      string   `json:"client"`
	Certificate string   `json:"certificate"`
	Fault       bool     `json:"fault"`
	Reasons     []string `json:"reasons"`
}

// tell answers, and says by its error whether somebody has to look.
func (r *portfolioResult) tell(c *console, b *output.Book, view portfolio.View) error {
	r.rows = portfolio.Select(b.Rows, view, "")
	slices.SortStableFunc(r.rows, byUrgency)
	for i := range r.rows {
		r.Cases = append(r.Cases, caseLine(&r.rows[i]))
	}
	r.Unreadable = unreadLines(b.Unreadable)
	r.Late = portfolio.Counts(b.Rows)[portfolio.ViewLate]
	if c.day.IsZero() {
		r.Clock = output.ClockFault(b.Rows, b.Today)
	}
	if err := c.answer(r, r.print); err != nil {
		return err
	}
	if r.Clock != "" {
		tell(c.world, r.Clock, "--today YYYY-MM-DD names the day")
	}
	if r.Late > 0 || len(r.Unreadable) > 0 || r.Clock != "" {
		return errProblems
	}
	return nil
}

// byUrgency orders by the last day; who has none comes after, by the day planned.
func byUrgency(a, b portfolio.Row) int {
	key := func(r portfolio.Row) string {
		switch {
		case !r.Due.Day.IsZero():
			return "1" + r.Due.Day.String()
		case r.Planned.Text() != "":
			return "2" + r.Planned.Text()
		default:
			return "3" + r.Client
		}
	}
	return strings.Compare(key(a), key(b))
}

func caseLine(r *portfolio.Row) portfolioCase {
	out := portfolioCase{
		File: r.File, Case: r.Case, Client: r.Client, Place: r.Place, Standard: r.Standard, Status: string(r.Status), Standing: string(r.Standing),
		Certificate: r.Certificate, Expiry: r.Expiry, Next: r.Next, NextAudit: r.NextAudit.Title, Planned: r.NextAudit.Text(), Due: r.Due.Day,
		Late: r.Late, Why: r.Due.Why, Rule: r.Due.Rule, OpenMajor: r.OpenMajor, OpenMinor: r.OpenMinor, MajorLimit: r.MajorLimit, Lead: r.Lead,
		Head: r.Head, Changes: r.Changes, Changed: r.Changed, Copy: string(r.Copy), Copies: r.Others,
	}
	if !r.Due.Day.IsZero() {
		out.Days = &r.Days
	}
	return out
}

func (r *portfolioResult) print(p *page) {
	table := [][]string{{"Client", "State", "What is next", "Planned", "No later than", "Days", "NCs", "Why"}}
	for i := range r.rows {
		x := &r.rows[i]
		days := "–"
		switch {
		case x.Late:
			days = fmt.Sprintf("%d late", -x.Days)
		case !x.Due.Day.IsZero():
			days = fmt.Sprint(x.Days)
		}
		client := short(x.Client, 40)
		if x.Copy != portfolio.CopyNone {
			client += " (" + strings.ToLower(x.Copy.Word()) + ")"
		}
		table = append(table, []string{
			client, x.Standing.Word(), short(x.Next, 40), x.Planned.Text(), x.Due.Day.String(), days, fmt.Sprint(x.OpenMajor + x.OpenMinor),
			short(x.Due.Why, 60),
		})
	}
	p.line("%s as of %s, %d late", plural(len(r.rows), "case", "cases"), r.Today, r.Late)
	p.table(table, 5, 6)
	printUnread(p, r.Unreadable)
	if len(r.Withheld) > 0 {
		p.heading("Not in the upload for CertSearch")
		for _, w := range r.Withheld {
			p.line("  %s, %s: %s", w.Client, w.Certificate, strings.Join(w.Reasons, "; "))
		}
	}
	for _, f := range r.Files {
		p.line("%s", f)
	}
}

func unreadLines(all []portfolio.Unreadable) []portfolioUnread {
	out := []portfolioUnread{}
	for _, u := range all {
		out = append(out, portfolioUnread{u.File, string(u.Trouble), u.Reason})
	}
	return out
}

// printUnread lists what could not be read.
func printUnread(p *page, all []portfolioUnread) {
	if len(all) == 0 {
		return
	}
	p.heading("Not read")
	for _, u := range all {
		p.line("  %s: %s", u.File, u.Reason)
	}
}
