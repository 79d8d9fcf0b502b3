// Command tally reads the output of go test -json, shows one line a package and everything that a failed test printed,
// and counts. It ends with an error when a test failed or was skipped, or when there was none.
//
//	go test -json ./... | go run .ci/tally/main.go -add out/tally   count, show, and add the numbers to a file
//	go run .ci/tally/main.go -total out/tally                       show the sum of the file
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is a line of go test -json, or of the build output that comes with it.
type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Output     string
	Elapsed    float64
}

// counts are runs of tests and subtests.
type counts struct{ passed, failed, skipped int }

func (c counts) String() string {
	s := fmt.Sprintf("%d passed, %d failed", c.passed, c.failed)
	if c.skipped > 0 {
		s += fmt.Sprintf(", %d skipped", c.skipped)
	}
	return s
}

// err says why the counts are not good enough.
func (c counts) err() error {
	switch {
	case c.failed > 0:
		return errors.New("tests failed")
	case c.skipped > 0:
		return errors.New("tests were skipped: none may be")
	case c.passed == 0:
		return errors.New("no test was run")
	}
	return nil
}

func main() {
	add := flag.String("add", "", "`file` that the numbers are added to")
	total := flag.String("total", "", "`file` whose sum is shown")
	flag.Parse()
	if err := run(*add, *total); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
}

func run(add, total string) error {
	if total != "" {
		sum, err := readSum(total)
		if err != nil {
			return err
		}
		fmt.Println(sum)
		return sum.err()
	}
	c, err := count(os.Stdin, os.Stdout)
	if err != nil {
		return err
	}
	fmt.Println(c)
	if add != "" {
		if err := appendLine(add, c); err != nil {
			return err
		}
	}
	return c.err()
}

// count reads all events, shows packages and failures as they come, and returns the counts.
func count(from io.Reader, to io.Writer) (counts, error) {
	var c counts
	output := map[string]*strings.Builder{} // package and test → what it printed
	packages := map[string]*counts{}
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return c, nil
		} else if err != nil && !errors.Is(err, io.EOF) {
			return c, err
		}
		var e event
		if json.Unmarshal(line, &e) != nil {
			fmt.Fprintf(to, "%s", line) // not from a test: a message of the go command
			continue
		}
		key := e.Package + e.ImportPath + " " + e.Test
		if output[key] == nil {
			output[key] = &strings.Builder{}
		}
		switch e.Action {
		case "output", "build-output":
			output[key].WriteString(e.Output)
		case "pass", "fail", "skip":
			if packages[e.Package] == nil {
				packages[e.Package] = &counts{}
			}
			c.finish(e, packages[e.Package], output[key].String(), to)
			delete(output, key)
		case "build-fail":
			fmt.Fprint(to, output[key].String())
		}
	}
}

// finish counts one test, or shows the package that ended.
func (c *counts) finish(e event, pkg *counts, output string, to io.Writer) {
	switch {
	case e.Test == "" && e.Action == "fail":
		if pkg.failed == 0 { // it did not build, or ended outside a test
			c.failed++
		}
		fmt.Fprintf(to, "%sFAIL  %s\n", output, e.Package)
	case e.Test == "":
		if *pkg != (counts{}) {
			fmt.Fprintf(to, "ok    %-44s %5d tests %7.1f s\n", e.Package, pkg.passed, e.Elapsed)
		}
	case e.Action == "pass":
		c.passed++
		pkg.passed++
	case e.Action == "fail":
		c.failed++
		pkg.failed++
		fmt.Fprint(to, output)
	case e.Action == "skip":
		c.skipped++
		pkg.skipped++
		fmt.Fprint(to, output)
	}
}

func appendLine(path string, c counts) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(f, c.passed, c.failed, c.skipped); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

func readSum(path string) (counts, error) {
	f, err := os.Open(path)
	if err != nil {
		return counts{}, err
	}
	defer f.Close()
	var sum counts
	for {
		var c counts
		switch _, err := fmt.Fscanln(f, &c.passed, &c.failed, &c.skipped); {
		case errors.Is(err, io.EOF):
			return sum, nil
		case err != nil:
			return counts{}, fmt.Errorf("read %s: %w", path, err)
		}
		sum.passed += c.passed
		sum.failed += c.failed
		sum.skipped += c.skipped
	}
}
