package main

import (
	"errors"
	"fmt"

	"fieldcase/app/portfolio"
	"fieldcase/app/portfolio/output"
	"fieldcase/store/register"
)

type portfolioPublishCmd struct {
	Dirs []string `arg:"" name:"dir" help:"Folders to look below for case files."`
	To   string   `required:"" placeholder:"URL" help:"Register to write to: postgres://user@host/database. A password comes from PGPASSWORD or .pgpass."`
}

// Help implements kong.HelpProvider.
func (portfolioPublishCmd) Help() string {
	return helpText("Brings a register in a PostgreSQL database to the cases below the folders, each by its identity; the tables are made when "+
		"there are none. A case that went backwards is told, and not overwritten. Publishing twice changes nothing. "+
		"Other tools read the views fieldcase_register and fieldcase_due.",
		"casectl portfolio publish cases --to postgres://office@db.example.org/register", codeError, codeUsage,
		"3    a case was refused, or could not be read", codeCancelled)
}

// Run publishes the portfolio.
func (u *portfolioPublishCmd) Run(c *console) error {
	source, err := portfolio.NewFolders(u.Dirs, portfolio.Options{CacheDir: c.CacheDir})
	if err != nil {
		return err
	}
	office, err := c.office(u.To)
	if err != nil {
		return err
	}
	defer func() { _ = office.Close() }() // what was published is committed
	book, err := c.look(source)
	if err != nil {
		return err
	}
	if err := noneRead(u.Dirs, book); err != nil {
		return err
	}
	published, err := office.Publish(c.ctx, *book, c.User.Name)
	if err != nil {
		return registerHint(err)
	}
	return publishResultOf(office.Name(), published, book).tell(c)
}

// office connects to a register.
func (c *console) office(address string) (*output.Office, error) {
	o, err := output.OpenOffice(c.ctx, address)
	return o, registerHint(err)
}

// registerHint says what to do about an error of the register.
func registerHint(err error) error {
	hint := ""
	switch {
	case err == nil:
		return nil
	case errors.Is(err, register.ErrAddress):
		hint = "write the address as postgres://user@host/database"
	case errors.Is(err, register.ErrAway):
		hint = "nothing was published; try again when the server is there"
	case errors.Is(err, register.ErrRefused):
		hint = "ask who looks after the register for access; a password comes from PGPASSWORD or .pgpass"
	case errors.Is(err, register.ErrNewer):
		hint = "install the newer Fieldcase; nothing was published"
	default:
		return err
	}
	return &hintedError{err, hint}
}

// publishResult is the answer of casectl portfolio publish.
type publishResult struct {
	Register   string            `json:"register"`
	Counts     map[string]int    `json:"counts"`
	Refused    []publishRefused  `json:"refused"`
	Unreadable []portfolioUnread `json:"unreadable"`
}

type publishRefused struct {
	File    string `json:"file"`
	Client  string `json:"client"`
	Outcome string `json:"outcome"`
	Reason  string `json:"reason"`
}

func publishResultOf(name string, published []output.Published, b *output.Book) *publishResult {
	r := &publishResult{Register: name, Counts: map[string]int{}, Refused: []publishRefused{}, Unreadable: unreadLines(b.Unreadable)}
	for _, o := range register.AllOutcomes() {
		r.Counts[string(o)] = 0
	}
	for _, p := range published {
		r.Counts[string(p.Outcome)]++
		if p.Outcome.Refused() {
			r.Refused = append(r.Refused, publishRefused{p.File, p.Client, string(p.Outcome), refusedBecause(p.Outcome)})
		}
	}
	return r
}

// refusedBecause says why a case was not written.
func refusedBecause(o register.Outcome) string {
	if o == register.Behind {
		return "the register has seen changes that this file lacks: it went backwards, or is an older copy"
	}
	return "this file and the register each hold changes that the other lacks: merge the copies"
}

func (r *publishResult) tell(c *console) error {
	err := c.answer(r, func(p *page) {
		p.line("%s: %d added, %d updated, %d refreshed, %d unchanged", r.Register, r.Counts[string(register.Added)],
			r.Counts[string(register.Updated)], r.Counts[string(register.Refreshed)], r.Counts[string(register.Unchanged)])
		if len(r.Refused) > 0 {
			p.heading("Not written")
			for _, x := range r.Refused {
				p.line("  %s, %s: %s", x.Client, x.File, x.Reason)
			}
		}
		printUnread(p, r.Unreadable)
	})
	if err != nil {
		return err
	}
	if len(r.Refused) > 0 || len(r.Unreadable) > 0 {
		return errProblems
	}
	return nil
}

// noneRead is the error of a portfolio of which no folder could be read at all, nil when one could.
func noneRead(dirs []string, b *output.Book) error {
	if len(b.Rows) > 0 || len(b.Unreadable) == 0 || !noneIsThere(dirs, b) {
		return nil
	}
	return fmt.Errorf("read %s: %s", b.Unreadable[0].File, b.Unreadable[0].Reason)
}
