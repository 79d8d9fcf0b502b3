package standard

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// catalogueJSON is the form of a catalogue file. Keys that are not named here are for readers of the file.
type catalogueJSON struct {
	ID       string `json:"id"`
	Standard struct {
		Designation string `json:"designation"`
		Title       string `json:"title"`
		Edition     int    `json:"edition"`
		Published   string `json:"published"`
	} `json:"standard"`
	Notice string     `json:"content_notice"`
	Items  []itemJSON `json:"items"`
}

type itemJSON struct {
	ID              string   `json:"id"`
	Type            string   `json:"type"`
	Title           string   `json:"title"`
	Label           string   `json:"label"`
	Aliases         []string `json:"title_aliases"`
	OwnTitle        bool     `json:"title_is_own_label"`
	Parent          string   `json:"parent"`
	Order           int      `json:"order"`
	Auditable       *bool    `json:"auditable"`
	Documented      bool     `json:"documented_information"`
	DocumentedWhat  string   `json:"documented_information_what"`
	Prompts         []string `json:"audit_prompts"`
	TypicalEvidence []string `json:"typical_evidence"`
	Purpose         string   `json:"purpose_own_words"`
	Note            string   `json:"note"`
}

// kindOfType translates the words of the catalogue files where they differ from a Kind.
var kindOfType = map[string]Kind{
	"control_objective": KindArea,
	"control_theme":     KindArea,
	"control_group":     KindGroup,
}

// Parse reads a catalogue file. Every mistake in it is reported at once, each with its place:
// "items[12] 6.1.2: parent 6.9 does not stand before it".
func Parse(data []byte) (Catalogue, error) {
	var file catalogueJSON
	if err := decode(data, &file); err != nil {
		return Catalogue{}, fmt.Errorf("parse catalogue: %w", err)
	}
	c := Catalogue{
		ID:          file.ID,
		Designation: file.Standard.Designation,
		Title:       file.Standard.Title,
		Edition:     file.Standard.Edition,
		Published:   file.Standard.Published,
		Notice:      file.Notice,
	}
	for _, item := range file.Items {
		c.Requirements = append(c.Requirements, item.requirement())
	}
	c.index()
	for i, item := range file.Items {
		if item.Auditable == nil { // laws and frameworks do not say: what has no parts is auditable
			r := &c.Requirements[i]
			r.Auditable = len(c.children[r.ID]) == 0
		}
	}
	if err := c.validate(); err != nil {
		return Catalogue{}, fmt.Errorf("parse catalogue %s: %w", c.ID, err)
	}
	return c, nil
}

func (item itemJSON) requirement() Requirement {
	kind, translated := kindOfType[item.Type]
	if !translated {
		kind = Kind(item.Type)
	}
	r := Requirement{
		ID: item.ID, Kind: kind, Title: item.Title, Aliases: item.Aliases, Parent: item.Parent, Order: item.Order,
		Auditable: item.Auditable != nil && *item.Auditable, OwnTitle: item.OwnTitle,
		DocumentedInformation: item.Documented, DocumentedWhat: item.DocumentedWhat,
		Prompts: item.Prompts, TypicalEvidence: item.TypicalEvidence, Purpose: item.Purpose, Note: item.Note,
	}
	if r.Title == "" {
		r.Title, r.OwnTitle = item.Label, true
	}
	return r
}

// index builds the lookups. A repeated id keeps its first place; validate reports it.
func (c *Catalogue) index() {
	c.place = make(map[string]int, len(c.Requirements))
	c.children = make(map[string][]int)
	c.folded = make([][]string, len(c.Requirements))
	for i, r := range c.Requirements {
		if _, taken := c.place[r.ID]; !taken {
			c.place[r.ID] = i
		}
		c.children[r.Parent] = append(c.children[r.Parent], i)
		c.folded[i] = words(r.Title)
		for _, alias := range r.Aliases {
			c.folded[i] = append(c.folded[i], words(alias)...)
		}
	}
}

// validate reports all mistakes of a catalogue together.
func (c Catalogue) validate() error {
	var problems []error
	for _, field := range []struct{ name, value string }{
		{"id", c.ID}, {"standard.designation", c.Designation}, {"standard.title", c.Title},
	} {
		if field.value == "" {
			problems = append(problems, fmt.Errorf("%s: missing", field.name))
		}
	}
	if len(c.Requirements) == 0 {
		problems = append(problems, errors.New("items: missing"))
	}
	for i, r := range c.Requirements {
		for _, mistake := range c.mistakes(i, r) {
			problems = append(problems, fmt.Errorf("items[%d] %s: %s", i, r.ID, mistake))
		}
	}
	return errors.Join(problems...)
}

// mistakes says what is wrong with one item.
func (c Catalogue) mistakes(i int, r Requirement) []string {
	var out []string
	report := func(wrong bool, format string, args ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	parent, known := c.place[r.Parent]
	report(r.ID == "", "id missing")
	report(c.place[r.ID] != i, "id stands already in items[%d]", c.place[r.ID])
	report(r.Title == "", "title and label missing")
	report(!slices.Contains(AllKinds(), r.Kind), "type %q unknown", r.Kind)
	report(r.Parent != "" && (!known || parent >= i), "parent %s does not stand before it", r.Parent)
	report(r.Order != i+1, "order is %d, want %d", r.Order, i+1)
	report(r.Auditable && len(c.children[r.ID]) > 0, "auditable, but has parts")
	report(!r.Auditable && len(c.children[r.ID]) == 0, "neither auditable nor has parts")
	report(r.DocumentedInformation != (r.DocumentedWhat != ""),
		"documented_information and documented_information_what do not agree")
	return out
}

// decode reads JSON and gives line and column of a mistake.
func decode(data []byte, into any) error {
	err := json.Unmarshal(data, into)
	if err == nil {
		return nil
	}
	var offset int64
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	default:
		return err
	}
	before := data[:min(int(offset), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - bytes.LastIndexByte(before, '\n') - 1
	return fmt.Errorf("line %d, column %d: %w", line, column, err)
}
