package received

import (
	"errors"
	"fmt"
	"io"
)

// parser reads the elements of a part one after the other. Prefixes of names are left out: a workbook of another program
// may write x:row.
type parser struct {
	*scanner
	part string
}

// parse calls fn with each token of a part that exists; an absent part has none.
func (b *Book) parse(part string, fn func(p *parser, t token) error) (err error) {
	r, err := b.open(part)
	if r == nil || err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	p := &parser{scanner: newScanner(r), part: part}
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
func (p *parser) next() (token, error) {
	t, err := p.scanner.next()
	switch {
	case err == nil && p.depth() > maxDepth:
		return 0, fmt.Errorf("%w: %s: more than %d elements within one another", ErrDamaged, p.part, maxDepth)
	case err == nil || err == io.EOF || errors.Is(err, ErrTooLarge): //nolint:errorlint // the scanner's own end, and no other
		return t, err
	case errors.Is(err, ErrDoctype):
		return 0, fmt.Errorf("%w: %s", err, p.part)
	default:
		return 0, fmt.Errorf("%w: %s: %w", ErrDamaged, p.part, err)
	}
}

// attribute returns the value of an attribute by its local name, nil when it is absent. It is valid until the next token.
func (p *parser) attribute(name string) []byte {
	for i := range p.attrs {
		if string(p.attrs[i].name) == name {
			return p.attrs[i].value
		}
	}
	return nil
}

// isOn reports whether an attribute says yes.
func (p *parser) isOn(name string) bool {
	v := p.attribute(name)
	return string(v) == "1" || string(v) == "true"
}

// relation returns the value of the attribute that names a relationship, whatever its prefix.
func (p *parser) relation() []byte {
	for i := range p.attrs {
		if len(p.attrs[i].prefix) > 0 && string(p.attrs[i].name) == "id" {
			return p.attrs[i].value
		}
	}
	return nil
}
