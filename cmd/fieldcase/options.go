package main

import (
	"fmt"
	"strings"
	"time"

	"fieldcase/app/desktop/kit"
)

const help = `Usage: fieldcase [flags] [CASE]

Opens the window, on the case file CASE when one is named.

  --sample         open the sample case
  --light, --dark  the look, for this time
  --size WxH       size of the window, such as 1366x768
  --page NAME      page to show: overview, scope, programme, plan,
                   checklist, findings, meetings, report,
                   nonconformities, decision, evidence, history;
                   portfolio without a case
  --today DAY      the day to take for today, YYYY-MM-DD; with a time,
                   YYYY-MM-DDTHH:MM, the clock stands, for pictures
  --version        tell the version
  --help           tell this

Examples:
  fieldcase ~/Audits/Sølvberg/client.fieldcase
  fieldcase --sample --dark

Exit codes: 0 closed by the user, 1 the window could not be opened, 2 unknown flag.
`

// options are what the command line asks for.
type options struct {
	help, version, sample bool
	variant               kit.Variant
	width, height         float32
	page                  string
	today                 time.Time
	stands                bool // today is a moment at which the clock stands
	path                  string
}

// parse reads the command line.
func parse(args []string) (options, error) {
	var o options
	for i := 0; i < len(args); i++ {
		name, value, has := strings.Cut(args[i], "=")
		if takesValue(name) && !has {
			if i++; i == len(args) {
				return o, fmt.Errorf("%s needs a value", name)
			}
			value = args[i]
		}
		if err := o.set(name, value, args[i]); err != nil {
			return o, err
		}
	}
	return o, nil
}

func takesValue(name string) bool { return name == "--size" || name == "--page" || name == "--today" }

func (o *options) set(name, value, arg string) (err error) {
	switch name {
	case "--help", "-h":
		o.help = true
	case "--version":
		o.version = true
	case "--sample":
		o.sample = true
	case "--light":
		o.variant = kit.Light
	case "--dark":
		o.variant = kit.Dark
	case "--page":
		o.page = value
	case "--size":
		if _, err := fmt.Sscanf(value, "%fx%f", &o.width, &o.height); err != nil || o.width < 1 || o.height < 1 {
			return fmt.Errorf("--size %q: write it as 1366x768", value)
		}
	case "--today":
		if o.today, err = time.ParseInLocation(time.DateOnly, value, time.Local); err == nil {
			return nil
		}
		if o.today, err = time.ParseInLocation("2006-01-02T15:04", value, time.Local); err != nil {
			return fmt.Errorf("--today %q: write it as 2026-05-04 or 2026-05-04T09:30", value)
		}
		o.stands = true
	default:
		if strings.HasPrefix(name, "-") {
			return fmt.Errorf("unknown flag %s", name)
		}
		if o.path != "" {
			return fmt.Errorf("one case at a time; %s and %s are named", o.path, arg)
		}
		o.path = arg
	}
	return nil
}
