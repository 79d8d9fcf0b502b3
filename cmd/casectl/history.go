package main

import (
	"fmt"
	"regexp"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type historyCmd struct {
	Case   string `arg:"" help:"Case file."`
	Record string `placeholder:"ID" help:"Only this record: its id, the number of a finding, or a name such as client."`
	Limit  *int   `placeholder:"N" help:"At most N changes, 0 for all; else the latest 50, with --json all."`
}

// latestChanges is how many changes a person sees who asks for no number.
const latestChanges = 50

// Help implements kong.HelpProvider.
func (historyCmd) Help() string {
	return helpText("Newest first. The identity in brackets is what casectl undo takes.",
		"casectl history client.fieldcase --record NC-2026-ST2-02", codesOfReading...)
}

// Run shows the changes.
func (h *historyCmd) Run(c *console) error {
	if h.Limit != nil && *h.Limit < 0 {
		return usageError{"--limit takes a number from 0", "0 shows all changes"}
	}
	return c.reading(h.Case, func(s *casefile.Session) error {
		q := casefile.HistoryQuery{Limit: h.limit(c.json)}
		var err error
		if q.Record, err = h.record(c, s); err != nil {
			return err
		}
		entries, err := s.History(c.ctx, q)
		if err != nil {
			return err
		}
		result := historyResult{Changes: []changeResult{}}
		for _, e := range entries {
			result.Changes = append(result.Changes, changeResult{
				At: e.At, Who: e.Who, Kind: e.Kind, Record: e.Record, Field: e.Field, Old: e.Old.Text(), New: e.New.Text(),
				Action: e.Action, Label: e.Label,
			})
		}
		return c.answer(result, result.write)
	})
}

func (h *historyCmd) limit(all bool) int {
	switch {
	case h.Limit != nil:
		return *h.Limit
	case all:
		return 0
	default:
		return latestChanges
	}
}

var uuidText = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// record returns the identity of the record asked for, "" for any.
func (h *historyCmd) record(c *console, s *casefile.Session) (audit.ID, error) {
	if h.Record == "" || uuidText.MatchString(h.Record) {
		return audit.ID(h.Record), nil
	}
	whole, err := s.Case(c.ctx)
	if err != nil {
		return "", err
	}
	for i := range whole.Findings {
		if f := &whole.Findings[i]; strings.EqualFold(f.Number, h.Record) || strings.EqualFold(f.DraftNumber, h.Record) {
			return f.ID, nil
		}
	}
	if k := audit.KindNamed(h.Record); k != nil && k.Singleton {
		for _, r := range whole.Records(k) {
			return r.Base().ID, nil
		}
	}
	return "", fmt.Errorf("record %s: %w", h.Record, casefile.ErrNotFound)
}

type historyResult struct {
	Changes []changeResult `json:"changes"`
}

type changeResult struct {
	At     audit.Instant `json:"at"`
	Who    string        `json:"who"`
	Kind   string        `json:"kind"`
	Record audit.ID      `json:"record"`
	Field  string        `json:"field"`
	Old    string        `json:"old"`
	New    string        `json:"new"`
	Action string        `json:"action"`
	Label  string        `json:"label"`
}

// write prints each action once with its changes beneath.
func (r historyResult) write(p *page) {
	for i := 0; i < len(r.Changes); {
		first := r.Changes[i]
		p.line("%s  %s  %s  [%s]", first.At.Time().Format("2006-01-02 15:04:05"), first.Who, first.Label, first.Action)
		var rows [][]string
		for ; i < len(r.Changes) && r.Changes[i].Action == first.Action; i++ {
			c := r.Changes[i]
			value := short(c.New, 60)
			if c.Old != "" {
				value = short(c.Old, 40) + " → " + value
			}
			rows = append(rows, []string{c.Kind, c.Field, value})
		}
		p.table(rows)
	}
	if len(r.Changes) == 0 {
		p.line("no changes")
	}
}
