package standard_test

import (
	"strings"
	"testing"

	"fieldcase/app/standard"
)

func TestParseNamesPlaces(t *testing.T) {
	t.Parallel()
	const head = `"id": "x", "standard": {"designation": "X", "title": "X"}`
	for _, tc := range []struct{ name, file, want string }{
		{"syntax", "{\n \"id\": \"x\",\n oops}", "line 3, column 2: invalid character 'o'"},
		{"type", "{\"items\": [\n{\"id\": 4}]}", "line 2, column 8: json: cannot unmarshal number"},
		{"cut off", `{"id": "x"`, "line 1, column 10: unexpected end of JSON input"},
		{"empty", `{}`, "id: missing"},
		{"no items", `{` + head + `}`, "items: missing"},
		{
			"unknown type", `{` + head + `, "items": [{"id": "4", "type": "verse", "title": "T", "order": 1}]}`,
			`items[0] 4: type "verse" unknown`,
		},
		{
			"no title", `{` + head + `, "items": [{"id": "4", "type": "clause", "order": 1}]}`,
			"items[0] 4: title and label missing",
		},
		{
			"order", `{` + head + `, "items": [{"id": "4", "type": "clause", "title": "T", "order": 7}]}`,
			"items[0] 4: order is 7, want 1",
		},
		{
			"parent", `{` + head + `, "items": [{"id": "4.1", "parent": "4", "type": "clause", "title": "T", "order": 1}]}`,
			"items[0] 4.1: parent 4 does not stand before it",
		},
		{
			"twice", `{` + head + `, "items": [{"id": "4", "type": "clause", "title": "T", "order": 1},
				{"id": "4", "type": "clause", "title": "T", "order": 2}]}`,
			"items[1] 4: id stands already in items[0]",
		},
		{
			"auditable parent", `{` + head + `, "items": [{"id": "4", "type": "clause", "title": "T", "order": 1, "auditable": true},
				{"id": "4.1", "parent": "4", "type": "clause", "title": "T", "order": 2}]}`,
			"items[0] 4: auditable, but has parts",
		},
		{
			"documented", `{` + head + `, "items": [{"id": "4", "type": "clause", "title": "T", "order": 1, "documented_information": true}]}`,
			"items[0] 4: documented_information and documented_information_what do not agree",
		},
	} {
		_, err := standard.Parse([]byte(tc.file))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v does not say %q", tc.name, err, tc.want)
		}
	}
}

func TestParseReportsEveryMistake(t *testing.T) {
	t.Parallel()
	_, err := standard.Parse([]byte(`{"id": "x", "items": [{"id": "", "type": "clause", "title": "T", "order": 1}]}`))
	for _, want := range []string{"standard.designation: missing", "standard.title: missing", "items[0] : id missing"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}
}
