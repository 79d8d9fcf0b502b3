package casefile

import (
	"encoding/json"

	"fieldcase/app/audit"
)

// Schema returns the JSON Schema (2020-12) of the JSON of a case, with a description of each field.
func Schema() ([]byte, error) {
	properties := map[string]any{
		"$schema": map[string]any{"type": "string", "description": "Address of this schema; ignored."},
		"format":  map[string]any{"const": JSONFormat, "description": "Version of this form of a case."},
		"id":      map[string]any{"type": "string", "format": "uuid", "description": "Identity of the case, which its copies share; left out: a new one."},
		"blobs": map[string]any{
			"type": "object", "description": "Bytes of attachments by their SHA-256, as base64.",
			"propertyNames":        map[string]any{"pattern": "^[0-9a-f]{64}$"},
			"additionalProperties": map[string]any{"type": "string", "contentEncoding": "base64"},
		},
	}
	defs := map[string]any{}
	for _, k := range audit.Kinds() {
		ref := map[string]any{"$ref": "#/$defs/" + k.Name}
		defs[k.Name] = kindSchema(k)
		if k.Singleton {
			properties[k.Name] = ref
			continue
		}
		properties[k.Plural] = map[string]any{"type": "array", "description": k.Doc, "items": ref}
	}
	return json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Fieldcase case",
		"description": "Everything recorded about one client, as `casectl export case` writes and `casectl import case` reads it. " +
			"The id of a record is a UUID; any other text is a name within the file and gets a UUID when it is read.",
		"type": "object", "required": []string{"format", "client", "standard"}, "additionalProperties": false,
		"properties": properties, "$defs": defs,
	}, "", "  ")
}

func kindSchema(k *audit.Kind) map[string]any {
	properties := map[string]any{
		"id": map[string]any{"type": "string", "description": "Identity of the record: a UUID, or a name within this file."},
	}
	for _, f := range k.Fields {
		properties[f.Name] = fieldSchema(f)
	}
	return map[string]any{"type": "object", "description": k.Doc, "additionalProperties": false, "properties": properties}
}

func fieldSchema(f audit.Field) map[string]any {
	s := map[string]any{}
	switch f.Type {
	case audit.BooleanField:
		s["type"] = "boolean"
	case audit.IntegerField:
		s["type"] = "integer"
		if f.Format == "days" {
			s["type"], s["multipleOf"] = "number", 0.01
		}
	case audit.TextField, audit.SetField:
		s["type"] = "string"
		if f.Enum != nil {
			s["enum"] = append([]string{""}, f.Enum...)
		}
		if pattern := patterns[f.Format]; pattern != "" {
			s["pattern"] = pattern
		}
	}
	if f.Type == audit.SetField {
		if f.Enum != nil {
			s["enum"] = f.Enum
		}
		s = map[string]any{"type": "array", "uniqueItems": true, "items": s}
	}
	s["description"] = f.Doc
	return s
}

// patterns are the forms of texts that hold something else. The empty text is "not set".
var patterns = map[string]string{
	"date":    `^(\d{4}-\d{2}-\d{2})?$`,
	"month":   `^(\d{4}-\d{2})?$`,
	"clock":   `^(\d{2}:\d{2})?$`,
	"instant": `^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$`,
}
