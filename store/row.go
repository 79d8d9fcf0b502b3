package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// writeRow brings the row of a record, its links and its conflicts up to date with the live values of the fields that
// were written.
func writeRow(ctx context.Context, st *statements, k *audit.Kind, id audit.ID, fields []string, live map[string][]version) error {
	columns, marks, sets := []string{`"id"`}, []string{"?"}, []string{}
	args := []any{string(id)}
	for _, name := range fields {
		f, element, err := splitField(k, name)
		if err != nil {
			return err
		}
		value := shown(live[name])
		if err := writeConflict(ctx, st, k, id, name, inConflict(live[name])); err != nil {
			return err
		}
		if f.Type == audit.SetField {
			if err := writeLink(ctx, st, k, id, f, element, value == "true"); err != nil {
				return err
			}
			continue
		}
		arg, err := columnValue(f, value)
		if err != nil {
			return err
		}
		columns, marks, args = append(columns, quoted(name)), append(marks, "?"), append(args, arg)
		sets = append(sets, quoted(name)+" = excluded."+quoted(name))
	}
	conflict := "NOTHING"
	if len(sets) > 0 {
		conflict = "UPDATE SET " + strings.Join(sets, ", ")
	}
	_, err := st.exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (\"id\") DO %s",
		quoted(k.Name), strings.Join(columns, ", "), strings.Join(marks, ", "), conflict), args...)
	return err
}

func writeLink(ctx context.Context, st *statements, k *audit.Kind, id audit.ID, f audit.Field, target string, is bool) error {
	query := `DELETE FROM "link" WHERE "kind" = ? AND "owner" = ? AND "field" = ? AND "target" = ?`
	if is {
		query = `INSERT INTO "link" ("kind", "owner", "field", "target") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`
	}
	_, err := st.exec(ctx, query, k.Name, string(id), f.Name, target)
	return err
}

func writeConflict(ctx context.Context, st *statements, k *audit.Kind, id audit.ID, field string, is bool) error {
	query := `DELETE FROM "conflict" WHERE "kind" = ? AND "record" = ? AND "field" = ?`
	if is {
		query = `INSERT INTO "conflict" ("kind", "record", "field") VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
	}
	_, err := st.exec(ctx, query, k.Name, string(id), field)
	return err
}

// columnValue returns a value as its column holds it: the text itself, the number, 0 or 1.
func columnValue(f audit.Field, v audit.Value) (any, error) {
	switch f.Type {
	case audit.BooleanField:
		if v == "true" {
			return int64(1), nil
		}
		return int64(0), nil
	case audit.IntegerField:
		if v == audit.Null {
			return int64(0), nil
		}
		n, err := strconv.ParseInt(string(v), 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %s is no integer: %w", f.Name, v, ErrInvalid)
		}
		return n, nil
	default:
		return v.Text(), nil
	}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
