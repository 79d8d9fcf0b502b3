package audit

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"fieldcase/app/date"
)

// FieldType is how a field's value is kept.
type FieldType string

// The types of fields.
const (
	TextField    FieldType = "text"
	IntegerField FieldType = "integer"
	BooleanField FieldType = "boolean"
	SetField     FieldType = "set" // a set of texts, kept as links
)

// Value is one value of a field as canonical JSON: a string, an integer, true or false, or null for "not set".
// The zero value of a field (empty text, 0, false) is always Null, so that equal values have equal text.
type Value string

// Null is the value of a field that was never set or has been emptied.
const Null Value = "null"

// Field describes one field of a kind of record.
type Field struct {
	Name   string    // json key, column and name in the changes
	Type   FieldType // how it is kept
	Format string    // date, month, clock, instant, days, id, json or "" for plain text; what the text holds
	Ref    string    // kind of the record that the field names, or "" when it names none
	Enum   []string  // the values allowed, nil for any
	Doc    string    // meaning, for the schema
	index  []int
}

// Kind describes one kind of record: its name (the table's name), its fields in order.
type Kind struct {
	Name      string
	Plural    string // key of the list of these records in the JSON of the case
	Singleton bool   // a case has one: its key in the JSON is Name
	Doc       string
	Fields    []Field
	typ       reflect.Type
}

// New returns a pointer to a zero record of the kind.
func (k *Kind) New() Recorder { return reflect.New(k.typ).Interface().(Recorder) }

// Field returns the field of that name.
func (k *Kind) Field(name string) (Field, bool) {
	for _, f := range k.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// KindNamed returns the kind of that name, or nil.
func KindNamed(name string) *Kind { return registry().byName[name] }

// KindOf returns the kind of a record. It panics for a type that is not registered in kinds.go: a programming error.
func KindOf(r Recorder) *Kind {
	k := registry().byType[reflect.TypeOf(r).Elem()]
	if k == nil {
		panic(fmt.Sprintf("audit: %T is not a kind of record", r))
	}
	return k
}

// Kinds returns every kind of record, in the order of the JSON of the case.
func Kinds() []*Kind { return registry().all }

// Get returns the field's value in the record. For a set it returns Null; see Elements.
func (f Field) Get(r Recorder) Value {
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if f.Type == SetField || v.IsZero() {
		return Null
	}
	switch f.Type {
	case BooleanField:
		return "true"
	case IntegerField:
		return Value(fmt.Sprint(v.Int()))
	default:
		return TextValue(textOf(v))
	}
}

// Text returns the text of a text field as it stands in the record, "" for another type of field.
func (f Field) Text(r Recorder) string {
	if f.Type != TextField {
		return ""
	}
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if v.Kind() == reflect.String { // the most of them; no text is made of it
		return v.String()
	}
	if v.IsZero() {
		return ""
	}
	return textOf(v)
}

// Set puts the value into the record. It refuses a value of another type, or a text the field's type does not take.
func (f Field) Set(r Recorder, value Value) error {
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if value == Null || value == "" {
		v.SetZero()
		return nil
	}
	switch f.Type {
	case BooleanField:
		return decode(value, v.Addr().Interface())
	case IntegerField:
		var n int64
		if err := decode(value, &n); err != nil {
			return err
		}
		v.SetInt(n)
		return nil
	default:
		var s string
		if err := decode(value, &s); err != nil {
			return err
		}
		return setText(v, s)
	}
}

// SetText puts a text into a text field, as the column of its table holds it.
func (f Field) SetText(r Recorder, text string) error {
	return setText(reflect.ValueOf(r).Elem().FieldByIndex(f.index), text)
}

// SetInteger puts a number into an integer field, or 0 and 1 for no and yes into a boolean one, as the column holds it.
func (f Field) SetInteger(r Recorder, n int64) {
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if f.Type == BooleanField {
		v.SetBool(n != 0)
		return
	}
	v.SetInt(n)
}

// Elements returns the elements of a set, sorted; nil for another type of field.
func (f Field) Elements(r Recorder) []string {
	if f.Type != SetField {
		return nil
	}
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	out := make([]string, 0, v.Len())
	for i := range v.Len() {
		out = append(out, v.Index(i).String())
	}
	sort.Strings(out)
	return out
}

// SetElements puts the elements into a set.
func (f Field) SetElements(r Recorder, elements []string) {
	v := reflect.ValueOf(r).Elem().FieldByIndex(f.index)
	if len(elements) == 0 {
		v.SetZero()
		return
	}
	out := reflect.MakeSlice(v.Type(), len(elements), len(elements))
	for i, e := range elements {
		out.Index(i).SetString(e)
	}
	v.Set(out)
}

// TextValue returns the value of a text, Null for the empty one. Bytes that are not UTF-8 become U+FFFD.
func TextValue(s string) Value {
	if s == "" {
		return Null
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	return Value(strings.TrimSuffix(b.String(), "\n"))
}

// Text returns the value as people read it in the history: the text itself, the number, yes or no, or "" for Null.
func (v Value) Text() string {
	var s string
	switch {
	case v == Null || v == "":
		return ""
	case json.Unmarshal([]byte(v), &s) == nil:
		return s
	case v == "true":
		return "yes"
	case v == "false":
		return "no"
	default:
		return string(v)
	}
}

func textOf(v reflect.Value) string {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		b, err := m.MarshalText()
		if err != nil {
			panic(err) // dates, months and clocks always have a text
		}
		return string(b)
	}
	return v.String()
}

func setText(v reflect.Value, s string) error {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(s))
	}
	v.SetString(s)
	return nil
}

func decode(value Value, into any) error {
	if err := json.Unmarshal([]byte(value), into); err != nil {
		return fmt.Errorf("value %s: %w", value, err)
	}
	return nil
}

type kindRegistry struct {
	all    []*Kind
	byName map[string]*Kind
	byType map[reflect.Type]*Kind
}

var registry = sync.OnceValue(func() *kindRegistry {
	r := &kindRegistry{byName: map[string]*Kind{}, byType: map[reflect.Type]*Kind{}}
	for _, d := range kinds {
		k := &Kind{Name: d.name, Plural: d.plural, Singleton: d.plural == "", Doc: d.doc, typ: reflect.TypeOf(d.zero).Elem()}
		k.Fields = fieldsOf(k.typ, nil)
		r.all, r.byName[k.Name], r.byType[k.typ] = append(r.all, k), k, k
	}
	return r
})

func fieldsOf(t reflect.Type, index []int) []Field {
	var out []Field
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(append([]int{}, index...), i)
		if sf.Anonymous {
			out = append(out, fieldsOf(sf.Type, at)...)
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if !sf.IsExported() || name == "" || name == "id" || name == "-" {
			continue
		}
		f := Field{Name: name, Ref: sf.Tag.Get("ref"), Doc: sf.Tag.Get("doc"), Format: sf.Tag.Get("format"), index: at}
		f.describe(sf.Type)
		out = append(out, f)
	}
	return out
}

// enum is implemented by every string type with a list of allowed values.
type enum interface{ Values() []string }

func (f *Field) describe(t reflect.Type) {
	elem := t
	if t.Kind() == reflect.Slice {
		elem = t.Elem()
	}
	if e, ok := reflect.Zero(elem).Interface().(enum); ok {
		f.Enum = e.Values()
	}
	switch {
	case t.Kind() == reflect.Slice:
		f.Type = SetField
	case t.Kind() == reflect.Bool:
		f.Type = BooleanField
	case t.Kind() == reflect.Int64 || t.Kind() == reflect.Int:
		f.Type = IntegerField
	default:
		f.Type = TextField
	}
	if f.Format == "" {
		f.Format = formats[elem]
	}
}

var formats = map[reflect.Type]string{
	reflect.TypeFor[date.Date]():  "date",
	reflect.TypeFor[date.Month](): "month",
	reflect.TypeFor[date.Clock](): "clock",
	reflect.TypeFor[Instant]():    "instant",
	reflect.TypeFor[Days]():       "days",
	reflect.TypeFor[ID]():         "id",
	reflect.TypeFor[Number]():     "requirement",
}
