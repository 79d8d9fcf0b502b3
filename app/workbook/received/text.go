package received

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// textReader gathers the text of a rich or plain string: all its t elements but those of phonetic guides.
type textReader struct {
	buf      []byte
	inText   bool
	phonetic bool
}

func (r *textReader) begin() { *r = textReader{buf: r.buf[:0]} }

func (r *textReader) take(p *parser, t token) {
	switch {
	case t == tokenText:
		if r.inText && !r.phonetic {
			r.buf = append(r.buf, p.text...)
		}
	case string(p.name) == "t":
		r.inText = t == tokenBegin
	case string(p.name) == "rPh":
		r.phonetic = t == tokenBegin
	}
}

// bytes returns the text with its escapes undone; it is valid until the next one begins.
func (r *textReader) bytes() []byte { return unescape(r.buf) }

// unescape replaces _x000D_ and its like by the characters they stand for (ISO/IEC 29500-1 22.9.2.19), and line ends by
// line feeds.
func unescape(b []byte) []byte {
	if bytes.Contains(b, []byte("_x")) {
		out := make([]byte, 0, len(b))
		for i := 0; i < len(b); i++ {
			if r, ok := escaped(b[i:]); ok {
				out = utf8.AppendRune(out, r)
				i += 6
				continue
			}
			out = append(out, b[i])
		}
		b = out
	}
	if bytes.IndexByte(b, '\r') >= 0 {
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	return b
}

// escaped returns the character of an escape at the beginning of the text.
func escaped(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 32)
	return rune(n), err == nil
}
