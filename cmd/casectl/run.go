package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

const about = "Case files of management system certification, from the command line.\n\n" +
	"A case file holds everything about one client: programme, audits, findings, decision, certificate. " +
	"Results go to standard output, messages to standard error. Run \"casectl COMMAND --help\" for an example of a command and its exit codes.\n\n"

// errProblems is returned by a command that has done its work and answered with problems.
var errProblems = errors.New("done with problems")

// console is what a command works with.
type console struct {
	world
	ctx  context.Context
	json bool
	day  date.Date // --today; the zero Date when not given
}

// today returns the day from which due dates are reckoned.
func (c *console) today() date.Date {
	if !c.day.IsZero() {
		return c.day
	}
	return c.Today()
}

// exit ends parsing when help was printed.
type exit int

// run runs the command line and returns its exit code.
func run(ctx context.Context, w world, args []string) (code int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exit:
			code = int(r)
		default:
			panic(r)
		}
	}()
	var g grammar
	parser, err := kong.New(&g, kong.Name("casectl"), kong.Description(about), kong.Writers(w.out, w.err), kong.Vars{"views": views()},
		kong.Exit(func(code int) { panic(exit(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}))
	if err != nil {
		return report(w, err)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return misused(w, err)
	}
	if g.User != "" {
		w.User = casefile.User{Name: g.User, Initials: initials(g.User)}
	}
	if g.Initials != "" {
		w.User.Initials = g.Initials
	}
	return report(w, parsed.Run(&console{world: w, ctx: ctx, json: g.JSON, day: g.Today}))
}

// misused tells what was typed wrong.
func misused(w world, err error) int {
	command := "casectl"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if path := parse.Context.Command(); path != "" {
			command += " " + withoutArguments(path)
		}
	}
	tell(w, err.Error(), fmt.Sprintf("run %q to see how it is used", command+" --help"))
	return casefile.ExitUsage
}

// withoutArguments returns the words of a command without its <arguments>.
func withoutArguments(path string) string {
	words, _, _ := strings.Cut(path, " <")
	return words
}

// report tells an error and returns the exit code that belongs to it.
func report(w world, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return casefile.ExitOK
	case errors.Is(err, errProblems):
		return casefile.ExitProblems
	case errors.As(err, &usage):
		tell(w, usage.message, usage.hint)
		return casefile.ExitUsage
	}
	e := casefile.Explain(err)
	hint := e.Remedy
	var hinted *hintedError
	if errors.As(err, &hinted) {
		hint = hinted.hint
	}
	tell(w, e.Happened, hint)
	return e.Exit
}

// tell writes an error with its hint: what happened, and what to do.
func tell(w world, happened, hint string) {
	fmt.Fprintln(w.err, "casectl: error:", strings.ReplaceAll(happened, "\n", "; "))
	if hint != "" {
		fmt.Fprintln(w.err, "casectl: hint:", asHint(hint))
	}
}

// asHint returns a sentence as a hint is written: it goes on after a colon, without a full stop.
func asHint(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	if second, _ := utf8.DecodeRuneInString(sentence[size:]); !unicode.IsUpper(second) { // PDF stays PDF
		sentence = string(unicode.ToLower(first)) + sentence[size:]
	}
	return strings.TrimSuffix(sentence, ".")
}

// usageError is a wrong use that the grammar cannot see.
type usageError struct{ message, hint string }

func (e usageError) Error() string { return e.message }

// hintedError is an error with a better hint than its kind has.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Unwrap() error { return e.error }

// answer prints the result: with --json as JSON, else as people write it.
func (c *console) answer(result any, write func(*page)) error {
	if c.json {
		enc := json.NewEncoder(c.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(result)
	}
	p := page{}
	write(&p)
	_, err := p.WriteTo(c.out)
	return err
}

// reading opens the case for reading, hands it to work and closes it.
func (c *console) reading(path string, work func(*casefile.Session) error) error {
	s, err := casefile.Open(c.ctx, c.Env, path, true)
	if err != nil {
		return err
	}
	return closing(s, work(s))
}

// closing closes the case after work that ended with err.
func closing(s *casefile.Session, err error) error {
	closed := s.Close()
	if err == nil {
		return closed
	}
	return err
}
