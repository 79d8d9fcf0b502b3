package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// replay plays the changes anew, in memory and not by the statements that wrote the file, to compare.
type replay struct {
	changes  []replayed
	index    map[string]int // of a change by its ID
	replaced map[string]bool
	records  map[recordKey]map[string][]version // the live versions of each field, once played
}

type recordKey struct{ kind, id string }

type replayed struct {
	changeRow
	version
}

func newReplay() *replay {
	return &replay{index: map[string]int{}, replaced: map[string]bool{}, records: map[recordKey]map[string][]version{}}
}

func (r *replay) add(row changeRow, v version) {
	r.index[v.id()] = len(r.changes)
	r.changes = append(r.changes, replayed{row, v})
	for _, id := range parseReplaces(row.replaces) {
		r.replaced[id] = true
	}
}

// live plays the changes and compares what is live with what the file says.
func (c *chains) live(context.Context) error {
	for _, ch := range c.replay.changes {
		where := fmt.Sprintf("change %s, %s %s, %s", ch.id(), ch.kind, ch.record, ch.field)
		isLive := !c.replay.replaced[ch.id()]
		if isLive != (ch.live == 1) || ch.live&^1 != 0 {
			c.fault(FaultRecord, where, "is marked live %d", ch.live)
		}
		for _, id := range parseReplaces(ch.replaces) {
			i, ok := c.replay.index[id]
			if !ok || c.replay.changes[i].field != ch.field || c.replay.changes[i].record != ch.record || c.replay.changes[i].kind != ch.kind {
				c.fault(FaultChain, where, "replaces change %s, which is none of the field", id)
			}
		}
		key := recordKey{ch.kind, ch.record}
		if c.replay.records[key] == nil {
			c.replay.records[key] = map[string][]version{}
		}
		if isLive {
			c.replay.records[key][ch.field] = append(c.replay.records[key][ch.field], ch.version)
		}
	}
	return nil
}

// compare compares the rows, links and conflicts of the file with the changes.
func (c *chains) compare(ctx context.Context) error {
	links, conflicts := map[string]bool{}, map[string]bool{}
	for key, fields := range c.replay.records {
		k := audit.KindNamed(key.kind)
		for name, live := range fields {
			if inConflict(live) {
				conflicts[join(key.kind, key.id, name)] = true
			}
			if k == nil {
				continue
			}
			f, element, err := splitField(k, name)
			if err == nil && f.Type == audit.SetField && shown(live) == "true" {
				links[join(key.kind, key.id, f.Name, element)] = true
			}
		}
		if k == nil {
			c.fault(FaultChain, key.kind+" "+key.id, "is of a kind that this program does not know")
		}
	}
	if err := c.compareSet(ctx, `SELECT "kind", "owner", "field", "target" FROM "link"`, "link", links); err != nil {
		return err
	}
	if err := c.compareSet(ctx, `SELECT "kind", "record", "field", '' FROM "conflict"`, "conflict", conflicts); err != nil {
		return err
	}
	for _, k := range audit.Kinds() {
		if err := c.compareRows(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

func join(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" {
			out += p + "\x1f"
		}
	}
	return out
}

// compareSet compares a table whose rows are keys with the keys that follow from the changes.
func (c *chains) compareSet(ctx context.Context, query, what string, want map[string]bool) error {
	err := each(ctx, c.tx, query, nil, func(rows *sql.Rows) error {
		var p [4]string
		if err := rows.Scan(&p[0], &p[1], &p[2], &p[3]); err != nil {
			return err
		}
		key := join(p[:]...)
		if !want[key] {
			c.fault(FaultRecord, fmt.Sprintf("%s %s, %s", p[0], p[1], p[2]), "the %s %s follows from no change", what, p[3])
		}
		delete(want, key)
		return nil
	})
	for _, key := range sortedKeys(want) {
		c.fault(FaultRecord, what+" "+fmt.Sprintf("%q", key), "follows from the changes and is missing")
	}
	return err
}

// compareRows compares the table of a kind with the changes.
func (c *chains) compareRows(ctx context.Context, k *audit.Kind) error {
	row := newRowReader(k)
	found := map[string]bool{}
	err := each(ctx, c.tx, "SELECT "+row.columns+" FROM "+quoted(k.Name), nil, func(rows *sql.Rows) error {
		if err := rows.Scan(row.dest...); err != nil {
			return err
		}
		found[row.id] = true
		fields, ok := c.replay.records[recordKey{k.Name, row.id}]
		if !ok {
			c.fault(FaultRecord, k.Name+" "+row.id, "follows from no change")
			return nil
		}
		for i, f := range row.fields {
			c.compareField(row, i, shown(fields[f.Name]))
		}
		return nil
	})
	missing := []string{}
	for key := range c.replay.records {
		if key.kind == k.Name && !found[key.id] {
			missing = append(missing, key.id)
		}
	}
	slices.Sort(missing)
	for _, id := range missing {
		c.fault(FaultRecord, k.Name+" "+id, "follows from the changes and is missing")
	}
	return err
}

func (c *chains) compareField(row *rowReader, i int, want audit.Value) {
	f := row.fields[i]
	where := fmt.Sprintf("%s %s, %s", row.kind.Name, row.id, f.Name)
	value, err := columnValue(f, want)
	if err != nil {
		c.fault(FaultChain, where, "the changes say %s, which is none of its values", want)
		return
	}
	var have any = row.numbers[i]
	if f.Type == audit.TextField {
		have = row.texts[i]
	}
	if have != value {
		c.fault(FaultRecord, where, "holds %.80q where the changes say %.80q", fmt.Sprint(have), fmt.Sprint(value))
	}
}
