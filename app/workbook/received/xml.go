package received

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// parser reads the elements of a part one after the other. Prefixes of names are left out: a workbook of another program
// may write x:row.
type parser struct {
	*xml.Decoder
	part  string
	depth int
}

// parse calls fn with each token of a part that exists; an absent part has none.
func (b *Book) parse(part string, fn func(p *parser, t xml.Token) error) (err error) {
	r, err := b.open(part)
	if r == nil || err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	p := &parser{Decoder: xml.NewDecoder(r), part: part}
	p.Strict = true
	p.CharsetReader = utf8Only
	for {
		t, err := p.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := fn(p, t); err != nil {
			return err
		}
	}
}

// next returns the next token. The errors wrap ErrDamaged, ErrDoctype or ErrTooLarge; io.EOF comes at the end.
func (p *parser) next() (xml.Token, error) {
	t, err := p.RawToken()
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, err
	case errors.Is(err, io.EOF) && p.depth == 0:
		return nil, io.EOF
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, p.part, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > maxDepth {
			return nil, fmt.Errorf("%w: %s: more than %d elements within one another", ErrDamaged, p.part, maxDepth)
		}
	case xml.EndElement:
		if p.depth--; p.depth < 0 {
			return nil, fmt.Errorf("%w: %s: an end without a beginning", ErrDamaged, p.part)
		}
	case xml.Directive:
		return nil, fmt.Errorf("%w: %s", ErrDoctype, p.part)
	}
	return t, nil
}

// attribute returns the value of an attribute by its local name, "" when it is absent.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// attributes returns an element's value of a name in the namespace of relationships, whatever its prefix.
func relation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// utf8Only takes the encodings that are read as they are.
func utf8Only(charset string, r io.Reader) (io.Reader, error) {
	if strings.EqualFold(charset, "us-ascii") || strings.EqualFold(charset, "utf-8") {
		return r, nil
	}
	return nil, fmt.Errorf("%w: written in %q, not in UTF-8", ErrDamaged, charset)
}
