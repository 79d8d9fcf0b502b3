package received

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Tokens returns what the scanner makes of XML, one line for each token, with texts that follow one another joined.
func Tokens(r io.Reader) (string, error) {
	s := newScanner(r)
	var out, text strings.Builder
	for {
		t, err := s.next()
		if t == tokenText && err == nil {
			text.Write(s.text)
			continue
		}
		if text.Len() > 0 {
			fmt.Fprintf(&out, "text %q\n", text.String())
			text.Reset()
		}
		switch {
		case errors.Is(err, io.EOF):
			return out.String(), nil
		case err != nil:
			return "", err
		case t == tokenEnd:
			fmt.Fprintf(&out, "end %s\n", s.name)
		default:
			fmt.Fprintf(&out, "begin %s", s.name)
			for _, a := range s.attrs {
				fmt.Fprintf(&out, " %s:%s=%q", a.prefix, a.name, a.value)
			}
			out.WriteByte('\n')
		}
	}
}
