package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// replay plays the changes anew, in memory and not by the statements that wrote the file, to compare. It keeps what is
// live, and of what was replaced only its name and place.
type replay struct {
	records map[recordKey]map[string][]version // the live versions of each field
	retired map[string]string                  // field of each replaced change, by the change's ID
	marked  map[audit.Seen]bool                // changes that the file marks as not live, until that is compared
	known   map[string]string                  // texts that come again and again, kept once
}

type recordKey struct{ kind, id string }

func newReplay() *replay {
	return &replay{
		records: map[recordKey]map[string][]version{}, retired: map[string]string{}, marked: map[audit.Seen]bool{}, known: map[string]string{},
	}
}

// once returns the text itself, the same for equal texts.
func (r *replay) once(s string) string {
	if have, ok := r.known[s]; ok {
		return have
	}
	r.known[s] = s
	return s
}

// play plays one change. A change comes after those it replaces, in every copy of the case.
func (c *chains) play(row changeRow, v version) {
	r := c.replay
	key := recordKey{r.once(row.kind), r.once(row.record)}
	field := r.once(row.field)
	fields := r.records[key]
	if fields == nil {
		fields = map[string][]version{}
		r.records[key] = fields
	}
	place := join(row.kind, row.record, row.field)
	for _, id := range parseReplaces(row.replaces) {
		i := slices.IndexFunc(fields[field], func(v version) bool { return v.id() == id })
		switch {
		case i >= 0:
			c.wantMark(fields[field][i], place, false)
			fields[field] = slices.Delete(fields[field], i, i+1)
			r.retired[id] = r.once(place)
		case r.retired[id] != place: // it may be replaced already: by somebody who had not seen this change
			c.fault(FaultChain, fmt.Sprintf("change %s, %s %s, %s", v.id(), row.kind, row.record, row.field), "replaces change %s, which is none of the field", id)
		}
	}
	v.at = audit.Instant(r.once(string(v.at)))
	if row.live != 1 {
		r.marked[v.seq] = true
	}
	if row.live&^1 != 0 {
		c.fault(FaultRecord, fmt.Sprintf("change %s", v.id()), "is marked live %d", row.live)
	}
	fields[field] = append(fields[field], v)
}

// wantMark compares what the file says of a change, live or not, with what the changes say.
func (c *chains) wantMark(v version, place string, live bool) {
	if c.replay.marked[v.seq] == live {
		c.fault(FaultRecord, fmt.Sprintf("change %s, %s", v.id(), strings.ReplaceAll(place, unit, " ")), "is marked live although it is not, or the other way round")
	}
	delete(c.replay.marked, v.seq)
}

// live compares the marks of the changes that nothing replaced.
func (c *chains) live(context.Context) error {
	for key, fields := range c.replay.records {
		for name, live := range fields {
			for _, v := range live {
				c.wantMark(v, join(key.kind, key.id, name), true)
			}
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

// unit ends each part of a joined text; no kind, ID or field has it.
const unit = "\x1f"

func join(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p != "" {
			b.WriteString(p + unit)
		}
	}
	return b.String()
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
